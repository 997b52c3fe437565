"""The book kept up to date: after a change only those sessions are read anew whose part in it may differ, with the result of a whole reading.

What a session does to the threads depends on the session itself, on who is who, on the day of the person's session before it, on the weights of
the words it compares, and on the threads that it looks for, by words and people. All of that is kept beside what it did. So after a change the sessions are
gone through in their order, and one is read anew where it changed, where a weight it asked for did, or where it may have looked for a thread
that is, at that point, no longer as it was. A thread that is again as it was concerns nobody after. Anything else (other people, another
reader, very many changes) makes the book anew.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from assistant.knowing import bookrows
from assistant.knowing.bookrows import Bits, Effects, Entry
from assistant.knowing.ledger import Book
from assistant.knowing.matching import Tally, rounded
from assistant.knowing.recalled import Past, Recalled, Shelf
from assistant.knowing.repeats import SHARED_ELSEWHERE
from assistant.knowing.roster import Roster
from assistant.knowing.threads import Thread, digests_of, id_length, key_of
from assistant.knowing.versions import ASKING, Known, Torn, hashes, is_open, numbers, person_of
from assistant.knowing.wordindex import Trace, WordIndex, asks, entered
from assistant.knowing.wording import Wording, first_word, weighed
from assistant.records import Held

_FEW = 64  # sessions that are read anew one by one whatever their share
(_ASKING,) = numbers(hashes([ASKING]))
_SHARE = 10  # of all: where more than a tenth have to be read anew, all are


@dataclass(frozen=True, slots=True)
class Change:
    """What a book now says otherwise: threads by the numbers under which they are kept (None: gone), the ids of these, and all people concerned.

    ``places`` sort threads as they were opened. ``whole``: the book was made anew.
    """

    threads: Mapping[int, Thread | None]
    ids: Mapping[int, str]
    places: Mapping[int, tuple[str | int, ...]]
    people: frozenset[str | None]
    whole: bool


@dataclass(frozen=True, slots=True)
class Notes:
    """What a book is made of: the sessions, how to fetch one, whether one is left out, who is who."""

    entries: list[Entry]
    load: Callable[[Entry], Held]
    left_out: Callable[[Held], bool]
    roster: Roster


def made_anew(db: sqlite3.Connection, notes: Notes, fingerprint: str) -> Change:
    """Make the book from all sessions, inside a transaction."""
    bookrows.clear(db)
    known, entries, everything = Known(), [], []
    for sid, entry in enumerate(notes.entries, 1):
        held = notes.load(entry)
        entries.append(replace(entry, sid=sid, skipped=notes.left_out(held)))
        everything.append(held)
    told = [(e, h) for e, h in zip(entries, everything, strict=True) if not e.skipped]
    items = {e.sid: _weighed(h) for e, h in told}
    counts = _counted(text for texts in items.values() for text in texts)
    index = WordIndex()
    book = Book(Wording(counts, notes.roster), index)
    effects = [(e, Effects()) for e in entries if e.skipped]
    for entry, held in told:
        known.add(entry.sid, held)
        effects.append((entry, _read(book, held, entry, known, _Numbered(index))))
    bits = Bits(None)
    index.tell(bits.put)
    bits.keep(db)
    bookrows.keep_effects(db, effects)
    threads = index.threads
    keys, refs = [key_of(thread) for thread in threads], [known.ref(thread.first) for thread in threads]
    digests = digests_of(keys)
    bookrows.keep_threads(
        db, [(tid, *ref[:2], key, digest) for tid, (ref, key, digest) in enumerate(zip(refs, keys, digests, strict=True))]
    )
    length = id_length(digests)
    _keep_state(db, fingerprint, counts, length)
    names = {entry.sid: entry.name for entry in entries}
    return Change(
        dict(enumerate(threads)), {tid: digest[:length] for tid, digest in enumerate(digests)}, {tid: (*names[ref[0]], ref[2]) for tid, ref in enumerate(refs)},
        frozenset(thread.person for thread in threads), whole=True,
    )  # fmt: skip


def brought_up(db: sqlite3.Connection, notes: Notes, fingerprint: str) -> Change | None:
    """Bring the kept book in line with the sessions, inside a transaction. None where it is to be made anew."""
    state = db.execute("select value from meta where key='book'").fetchone()
    if state is None or state[0] != fingerprint:
        return None
    work = _Work(db, notes)
    try:
        if work.too_much() or not work.weigh() or not work.go_through():
            return None
        return work.kept(fingerprint)
    except Torn:
        return None


class _Numbered:
    """The numbers under which threads of a book that is made anew are kept: those in the order of opening."""

    def __init__(self, index: WordIndex) -> None:
        self.index = index

    def tid(self, thread: Thread) -> int:
        return thread.number


@dataclass(frozen=True, slots=True)
class _Dirty:
    """A thread that is not as it was: whose it is, its words (hashed), and whether it is or was open."""

    person: str | None
    words: frozenset[int]
    open: bool

    def told_by(self, words: frozenset[int]) -> bool:
        """Whether reports of such words in another's notes may find it: by two, or by one where it asks somebody."""
        return len(self.words & words) > (_ASKING not in self.words)


class _Work:
    """One bringing up to date."""

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
        self.dirty: dict[int, _Dirty] = {}

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
        after = [text for sid in self.anew if not self.now[sid].skipped for text in _weighed(self.held[sid])]
        delta = _of_each(after)
        delta.subtract(_of_each(before))
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
                self._compare(sid)
                continue
            if sid not in self.anew:
                if not self.dirty:
                    continue
                looked = looked or {
                    row[0]: row[1:] for row in self.db.execute("select sid, people, items, told, reopened from book_sessions")
                }
                if not self._may_see(looked[sid]):
                    continue
            self._read(sid, wording)
            self._compare(sid)
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
        effects = _read(book, self.shelf.held(sid), entry, self.shelf.known, self)
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

    def _compare(self, sid: int) -> None:
        """Which threads are, after a session, other than they were after it."""
        kept, fresh, place = self.past.did(sid), self.past.fresh[sid].versions, self.order[sid] + 1
        for tid in kept.keys() | fresh.keys():
            was, now = self.past.was_before(tid, place), self.past.before(tid, place)
            if (was and was.state) == (now and now[1].state):
                self.dirty.pop(tid, None)
            else:
                states = [version.state for version in (was, now and now[1]) if version]
                words = frozenset[int]().union(*map(numbers, self.past.words(tid)))
                self.dirty[tid] = _Dirty(person_of(states[0]), words, any(map(is_open, states)))

    def _may_see(self, looked: tuple[str, bytes, bytes, bytes]) -> bool:
        """Whether a session may have looked for a thread that is not what it was, and have found it."""
        people, (items, told, reopened) = json.loads(looked[0]), map(numbers, looked[1:])
        return any(
            one.person in people or len(one.words & items) >= SHARED_ELSEWHERE or one.told_by(reopened) or (one.open and one.told_by(told))
            for one in self.dirty.values()
        )

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
        _keep_state(self.db, fingerprint, self.counts, length)
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


def _read(book: Book, held: Held, entry: Entry, known: Known, kept: _Numbered | _Work) -> Effects:
    """Take a session into a book, and say what that did."""
    weights, index = book.wording.weights, book.index
    weights.begin()
    index.trace = trace = Trace()
    book.read(held)
    threads = {kept.tid(thread): thread for thread in trace.touched.values()}
    return Effects(
        versions={tid: known.version(thread, entry.sid) for tid, thread in threads.items()},
        people=json.dumps(sorted(trace.people, key=lambda person: person or "")),
        items=hashes(trace.items),
        told=hashes(trace.told),
        reopened=hashes(trace.reopened),
        looked=hashes(weights.looked_up()),
        weighed=tuple(_weighed(held)),
    )


def _weighed(held: Held) -> list[str]:
    return ["\t".join(sorted(words.words)) for words in weighed(held)]


def _of_each(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in text.split("\t") if word)


def _counted(texts: Iterable[str]) -> Tally:
    found = list(texts)
    return Tally(len(found), _of_each(found))


def _keep_state(db: sqlite3.Connection, fingerprint: str, counts: Tally, length: int) -> None:
    db.execute("insert or replace into meta values('book',?)", (fingerprint,))
    db.execute("insert or replace into meta values('book_ids',?)", (str(length),))
    db.execute("insert or replace into meta values('book_words',?)", (json.dumps([counts.total, counts.counts], ensure_ascii=False),))
