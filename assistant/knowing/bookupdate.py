"""One bringing up to date of a kept book: which sessions are read anew, what they do now, and what is written of it.

The steps are called in their order (``bookkeeping.brought_up``): ``too_much``, ``weigh``, ``go_through``, ``kept``; each of them may find that the book is
better made anew.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace

from assistant.knowing import bookrows
from assistant.knowing.bookreading import Change, Notes, item_words, keep_state, of_each, read_in
from assistant.knowing.bookrows import Bits, Effects, Entry
from assistant.knowing.divergence import Divergence
from assistant.knowing.ledger import Book
from assistant.knowing.matching import Tally, rounded
from assistant.knowing.recalled import Past, Recalled, Shelf
from assistant.knowing.threads import Thread, digests_of, id_length, key_of
from assistant.knowing.versions import hashes, person_of
from assistant.knowing.wordindex import WordIndex, asks, entered
from assistant.knowing.wording import Wording, first_word
from assistant.records import Held

_FEW = 64  # sessions that are read anew one by one whatever their share
_SHARE = 10  # of all: where more than a tenth have to be read anew, all are


class Update:
    """A kept book, and the sessions with which it is to be in line."""

    def __init__(self, db: sqlite3.Connection, notes: Notes) -> None:
        self.db, self.notes = db, notes
        old = {entry.name: entry for entry in bookrows.kept_entries(db)}
        unused = max((entry.sid for entry in old.values()), default=0) + 1
        self.was = {entry.sid: entry for entry in old.values()}
        self.now: dict[int, Entry] = {}
        for entry in notes.entries:
            before = old.get(entry.name)
            sid, unused = (before.sid, unused) if before else (unused, unused + 1)
            self.now[sid] = replace(entry, sid=sid, skipped=bool(before and before.skipped))
        self.gone = self.was.keys() - self.now.keys()
        self.anew = {sid for sid, entry in self.now.items() if sid not in self.was or not entry.same(self.was[sid])}
        every = {**self.was, **self.now}
        self.sids = sorted(every, key=lambda sid: every[sid].name)
        self.order = {sid: place for place, sid in enumerate(self.sids)}
        self.past = Past(db, self.order, self.gone)
        self.bits = Bits(db)
        self.changed = set(self.gone)  # sessions whose effects are to be written
        self.held: dict[int, Held] = {}
        self.divergence = Divergence(self.past, self.order)

    def too_much(self) -> bool:
        """Whether so much changed that all is quicker read anew."""
        return len(self.anew) + len(self.gone) > max(_FEW, len(self.now) // _SHARE)

    def weigh(self) -> bool:
        """Count the words anew, and note the sessions that asked for a weight that is another now. False where all are."""
        for sid in self.anew:
            self.held[sid] = held = self.notes.load(self.now[sid])
            self.now[sid] = replace(self.now[sid], skipped=self.notes.left_out(held))
        total, words = json.loads(self.db.execute("select value from meta where key='book_words'").fetchone()[0])
        before = bookrows.weighed_by(self.db, [sid for sid in (*self.gone, *self.anew) if sid in self.was])
        after = [text for sid in self.anew if not self.now[sid].skipped for text in item_words(self.held[sid])]
        delta = of_each(after)
        delta.subtract(of_each(before))
        counts = dict(words)
        counts.update({word: words.get(word, 0) + n for word, n in delta.items()})
        self.counts = Tally(total + len(after) - len(before), {word: n for word, n in counts.items() if n})
        if rounded(max(total, 1)) != rounded(max(self.counts.total, 1)):
            return False
        other = [word for word in delta if rounded(words.get(word, 0)) != rounded(counts[word])]
        self.anew |= bookrows.looking_at(self.db, [hashes([word]) for word in other]) & self.now.keys()
        self._with_the_next_of_each()
        return True

    def _with_the_next_of_each(self) -> None:
        """A session that comes, goes or changes hands makes another the last one for the next with that person."""
        self.days: dict[str | None, list[tuple[int, dt.date]]] = {}
        following: dict[str | None, list[int]] = {}
        for sid in self.sids:
            entry = self.now.get(sid)
            if entry and not entry.skipped:
                following.setdefault(entry.person, []).append(self.order[sid])
                if entry.day:
                    self.days.setdefault(entry.person, []).append((self.order[sid], entry.day))
        for sid in self.gone | {sid for sid in self.anew if not self._stands(sid)}:
            for person in {entry.person for entry in (self.was.get(sid), self.now.get(sid)) if entry}:
                places = following.get(person, [])
                at = bisect_left(places, self.order[sid] + 1)
                self.anew |= {self.sids[place] for place in places[at : at + 1]}

    def _stands(self, sid: int) -> bool:
        """Whether a session is with the same person as before, and counts as it did."""
        was, now = self.was.get(sid), self.now[sid]
        return was is not None and (was.person, was.skipped) == (now.person, now.skipped)

    def go_through(self) -> bool:
        """Read anew, in order, every session whose part may be another now. False where they are too many."""
        wording = Wording(self.counts, self.notes.roster)
        book = Book(wording, WordIndex())
        self.shelf = Shelf(self.past, self.now, self._load, book.mention)
        most, first = max(_FEW, len(self.now) // _SHARE), min((self.order[sid] for sid in self.anew | self.gone), default=len(self.sids))
        self.unsure = self._touched_from(first)
        looked: dict[int, tuple[str, bytes, bytes, bytes]] = {}
        for sid in self.sids[first:]:
            if sid in self.gone:
                self.divergence.compare(sid)
                continue
            if sid not in self.anew:
                if not self.divergence:
                    continue
                looked = looked or {
                    row[0]: row[1:] for row in self.db.execute("select sid, people, items, told, reopened from book_sessions")
                }
                if not self.divergence.seen_by(looked[sid]):
                    continue
            self._read(sid, wording)
            self.divergence.compare(sid)
            if len(self.changed) > most + len(self.gone):
                return False
        return True

    def _load(self, entry: Entry) -> Held:
        return self.held.get(entry.sid) or self.notes.load(entry)

    def _touched_from(self, first: int) -> int:
        found = 0
        for tid in {tid for sid in self.sids[first:] for (tid,) in self.db.execute("select tid from book_versions where sid=?", (sid,))}:
            found |= 1 << tid
        return found

    def _read(self, sid: int, wording: Wording) -> None:
        entry, place = self.now[sid], self.order[sid]
        self.changed.add(sid)
        if entry.skipped:
            self.past.take(sid, Effects())
            return
        days = self.days.get(entry.person, [])
        at = bisect_left(days, (place, dt.date.min))
        index = Recalled(self.shelf, self.bits, place, self.order, self.unsure)
        book = Book(wording, index, {entry.person: days[at - 1][1]} if at else {})
        effects = read_in(book, self.shelf.held(sid), entry, self.shelf.known, self.tid)
        for thread in index.trace.touched.values():
            self._enter(thread, sid)
        self.past.take(sid, effects)

    def tid(self, thread: Thread) -> int:
        """The number under which a thread is kept."""
        return self.past.tid(*self.shelf.known.ref(thread.first)[:2])

    def _enter(self, thread: Thread, sid: int) -> None:
        tid = self.tid(thread)
        self.unsure |= 1 << tid
        for mention in thread.mentions:
            if mention.held is not self.shelf.held(sid):
                continue
            self.bits.enter("far", entered(mention), tid)
            self.bits.enter("core", mention.core, tid)
            if mention is thread.first:
                self.bits.enter("first", mention.words.words, tid)
                self.bits.enter("people", (thread.person or "",), tid)
                self.bits.enter("named", (first_word(thread.person),) if thread.person else (), tid)
            if asks(mention):
                self.bits.enter("asking", ("",), tid)

    def kept(self, fingerprint: str) -> Change | None:
        """Write all that is other now. None where all ids get longer or shorter."""
        fresh = self.past.fresh
        stale = {tid for sid in self.changed for tid in (*self.past.did(sid), *fresh[sid].versions)}
        moved = [(e.line, sid) for sid, e in self.now.items() if sid not in self.changed and e.line != self.was[sid].line]
        stale |= {tid for _, sid in moved for tid in self.past.did(sid)}  # what they did is the same, where it stands is not
        self.db.executemany("update book_sessions set line=? where sid=?", moved)
        threads = {tid: self._at_last(tid) for tid in stale}
        people = {person_of(was.state) for tid in stale if (was := self.past.was_before(tid, len(self.sids)))}
        digests = self._named(threads)
        bookrows.drop_threads(self.db, [tid for tid, thread in threads.items() if thread is None])
        refs = {tid: self.shelf.known.ref(thread.first) for tid, thread in threads.items() if thread}
        bookrows.keep_threads(self.db, [(tid, *refs[tid][:2], key_of(t), digests[tid]) for tid, t in threads.items() if t])
        length = id_length(bookrows.kept_digests(self.db))
        if length != int(self.db.execute("select value from meta where key='book_ids'").fetchone()[0]):
            return None
        self._keep_rows(threads)
        keep_state(self.db, fingerprint, self.counts, length)
        return Change(
            threads, {tid: digests[tid][:length] for tid in refs}, {tid: (*self.now[ref[0]].name, ref[2]) for tid, ref in refs.items()},
            frozenset(people | {thread.person for thread in threads.values() if thread}), whole=False,
        )  # fmt: skip

    def _at_last(self, tid: int) -> Thread | None:
        return self.shelf.thread(tid, len(self.sids), lambda sid, item: self.order[sid] << 20 | item)

    def _named(self, threads: dict[int, Thread | None]) -> dict[int, str]:
        """The digests of threads, and of all that have a key with one of them: threads whose digest changed are added to those given."""
        was = bookrows.kept_threads(self.db, threads)
        found: dict[int, str] = {}
        now: dict[str, dict[int, Thread]] = {key: {} for key, _ in was.values()}
        for tid, thread in threads.items():
            if thread:
                now.setdefault(key_of(thread), {})[tid] = thread
        for key, same in now.items():
            kept = bookrows.threads_of(self.db, key)
            same |= {tid: thread for tid in kept if tid not in threads and (thread := self._at_last(tid))}
            ordered = sorted(same, key=lambda tid: same[tid].number)
            for tid, digest in zip(ordered, digests_of([key] * len(ordered)), strict=True):
                found[tid] = digest
                if kept.get(tid) != digest:
                    threads[tid] = same[tid]
        return found

    def _keep_rows(self, threads: Mapping[int, Thread | None]) -> None:
        fresh, still_open = self.past.fresh, self.bits.of("open", "")
        for tid, thread in threads.items():
            bit = 1 << tid
            still_open = still_open | bit if thread and thread.status == "open" else still_open & ~bit
        self.bits.put("open", "", still_open)
        self.bits.keep(self.db)
        self.db.executemany("delete from book_sessions where sid=?", [(sid,) for sid in self.gone])
        self.db.executemany("delete from book_versions where sid=?", [(sid,) for sid in self.gone])
        bookrows.keep_effects(self.db, [(self.now[sid], fresh[sid]) for sid in sorted(self.changed - self.gone)])
