"""The threads of a kept book as they stood before one of its sessions: each is fetched when that session looks for it.

Words only ever bring threads in, so whoever holds a word in the end is asked, and what the thread was at that time decides.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping

from assistant.knowing.bookrows import Bits, Effects, Entry
from assistant.knowing.threads import Mention, Thread
from assistant.knowing.versions import Known, Torn, Version, closing_source
from assistant.knowing.wordindex import Trace, asks, entered, places
from assistant.knowing.wording import first_word
from assistant.records import Held, Item

_PLACES = 20  # bits of a thread's number for the item that opened it; those above are its session's


class Past:
    """What became of every thread, session by session: as it is kept, and as sessions read anew have it (``fresh``)."""

    def __init__(self, db: sqlite3.Connection, order: Mapping[int, int], gone: Collection[int]) -> None:
        self._db = db
        self._order = order  # the place of each session, those of before included
        self.fresh: dict[int, Effects] = {sid: Effects() for sid in gone}
        self._fresh: dict[int, dict[int, Version]] = {}
        self._rows: dict[int, list[tuple[int, int, Version]]] = {}
        self._tids: dict[tuple[int, str], int] = {}
        self._next = int(db.execute("select coalesce(max(tid), -1) + 1 from book_threads").fetchone()[0])

    def tid(self, sid: int, item: str) -> int:
        """The number by which the thread is kept that an item opens."""
        known = self._tids.get((sid, item))
        if known is None:
            row = self._db.execute("select tid from book_threads where sid=? and item=?", (sid, item)).fetchone()
            known = self._tids[sid, item] = row[0] if row else self._next
            self._next += row is None
        return known

    def take(self, sid: int, effects: Effects) -> None:
        """What a session does now."""
        self.fresh[sid] = effects
        for tid, version in effects.versions.items():
            self._fresh.setdefault(tid, {})[sid] = version

    def did(self, sid: int) -> dict[int, Version]:
        """What a session did as it is kept."""
        rows = self._db.execute("select tid, state, closing, words from book_versions where sid=?", (sid,))
        return {row[0]: Version(*row[1:]) for row in rows}

    def before(self, tid: int, place: int) -> tuple[int, Version] | None:
        """(session, version) of a thread as it was left before a place."""
        kept = (row for row in self._kept(tid) if row[1] not in self.fresh)
        fresh = ((self._order[sid], sid, version) for sid, version in self._fresh.get(tid, {}).items())
        found = max((row for row in (*kept, *fresh) if row[0] < place), key=lambda row: row[0], default=None)
        return found and (found[1], found[2])

    def was_before(self, tid: int, place: int) -> Version | None:
        """The same as it is kept."""
        found = max((row for row in self._kept(tid) if row[0] < place), key=lambda row: row[0], default=None)
        return found and found[2]

    def left_by(self, tid: int, sid: int) -> Version:
        """A thread as a session left it. Torn if it did nothing to it."""
        fresh = self.fresh.get(sid)
        found = fresh.versions.get(tid) if fresh else next((row[2] for row in self._kept(tid) if row[1] == sid), None)
        if found is None:
            raise Torn
        return found

    def words(self, tid: int) -> Iterable[bytes]:
        """All words under which a thread was or is entered, hashed."""
        return [row[2].words for row in self._kept(tid)] + [v.words for v in self._fresh.get(tid, {}).values()]

    def _kept(self, tid: int) -> list[tuple[int, int, Version]]:
        rows = self._rows.get(tid)
        if rows is None:
            found = self._db.execute("select sid, state, closing, words from book_versions where tid=?", (tid,))
            rows = self._rows[tid] = [(self._order[row[0]], row[0], Version(*row[1:])) for row in found]
        return rows


class Shelf:
    """Sessions and threads brought back. ``load`` fetches a session, ``mention`` says how an item of one is compared."""

    def __init__(
        self, past: Past, entries: Mapping[int, Entry], load: Callable[[Entry], Held], mention: Callable[[Held, Item], Mention]
    ) -> None:
        self.past = past
        self.known = Known()
        self._entries = entries
        self._order = {sid: place for place, sid in enumerate(sorted(entries, key=lambda sid: entries[sid].name))}
        self._load = load
        self._mention = mention
        self._mentions: dict[tuple[int, str], Mention] = {}

    def held(self, sid: int) -> Held:
        """A session. Torn if there is none."""
        if sid not in self._entries:
            raise Torn
        found = self.known.get(sid)
        if found is None:
            found = self._load(self._entries[sid])
            self.known.add(sid, found)
        return found

    def thread(self, tid: int, place: int, number: Callable[[int, int], int]) -> Thread | None:
        """A thread as it stood before a place; None where it was not yet. ``number``: of session and place of the item that opened it."""
        found = self.past.before(tid, place)
        if found is None:
            return None
        thread = self.known.thread(
            0, found[1], self.mention, lambda sid: closing_source(self.held(sid), self.past.left_by(tid, sid).closing)
        )
        sid, _, item = self.known.ref(thread.first)
        thread.number = number(sid, item)
        return thread

    def mention(self, sid: int, key: str, core: Iterable[str]) -> Mention:
        """A mention brought back."""
        from dataclasses import replace

        found = self._mentions.get((sid, key))
        if found is None or found.core != frozenset(core):
            held = self.held(sid)
            bare = found or self._mention(held, held.session.items[self.known.place(sid, key)])
            found = self._mentions[sid, key] = replace(bare, core=frozenset(core))
        return found


class Recalled:
    """The threads before one session, for ``Book``; what that session changes stays in here."""

    def __init__(self, shelf: Shelf, bits: Bits, place: int, order: Mapping[int, int], unsure: int) -> None:
        self.trace = Trace()
        self._shelf, self._bits, self._place, self._order = shelf, bits, place, order
        self._may_be_open = bits.of("open", "") | unsure  # open in the end, or changed since
        self._by_tid: dict[int, Thread | None] = {}
        self._by_number: dict[int, Thread] = {}

    def number(self, sid: int, item: int) -> int:
        """A number by which threads are sorted as they were opened."""
        return self._order[sid] << _PLACES | item

    def new_number(self, mention: Mention) -> int:
        """The number of a thread that this line opens."""
        sid, _, item = self._shelf.known.ref(mention)
        return self.number(sid, item)

    def thread(self, number: int) -> Thread:
        """One of those found."""
        return self._by_number[number]

    def add(self, thread: Thread, mention: Mention) -> None:
        """Enter a thread."""
        if mention is thread.first:
            self._by_number[thread.number] = thread

    def mark(self, thread: Thread) -> None:
        """Note that a thread may have changed."""
        self.trace.touched[thread.number] = thread

    def open_of(self, person: str | None) -> list[Thread]:
        """A person's open threads, the oldest first."""
        self.trace.people.add(person)
        threads = self._found(self._bits.of("people", person or "") & self._may_be_open)
        return sorted((t for t in threads if t.person == person and t.status == "open"), key=lambda t: t.number)

    def near(self, person: str | None, words: Collection[str]) -> set[int]:
        """Threads of a person that hold one of the words."""
        self.trace.people.add(person)
        threads = self._found(self._bits.of("people", person or "") & self._bits.any("far", words))
        return {t.number for t in threads if t.person == person and not _far(t).isdisjoint(words)}

    def told(self, person: str | None, words: Collection[str], *, still_open: bool) -> list[int]:
        """Threads, open or closed as asked, that a report may be of, the oldest first."""
        self.trace.asks(person, words, still_open=still_open)
        held = once = twice = 0
        for word in words:
            far = self._bits.of("far", word)
            held |= far
            named = far | self._bits.of("named", word)
            twice |= once & named
            once |= named
        found = held & (self._bits.of("people", person or "") | twice | self._bits.of("asking", ""))
        threads = self._found(found & self._may_be_open if still_open else found)
        return sorted(t.number for t in threads if (t.status == "open") == still_open and _may_be_told(t, person, words))

    def sharing(self, words: Collection[str], least: int, *, core: Collection[str], reach: Collection[str]) -> list[int]:
        """Threads of anybody that share so many of the words with the line that opened them, the oldest first."""
        self.trace.items.update(words)
        seen = [0] * least
        for word in words:
            holds = self._bits.of("first", word)
            for level in range(least - 1, 0, -1):
                seen[level] |= seen[level - 1] & holds
            seen[0] |= holds
        threads = self._found(seen[-1] & (self._bits.any("far", core) | self._bits.any("core", reach)))
        return sorted(
            t.number
            for t in threads
            if len(t.first.words.words & frozenset(words)) >= least and not (_far(t).isdisjoint(core) and _core(t).isdisjoint(reach))
        )

    def _found(self, bits: int) -> list[Thread]:
        """The threads of some bits as they are now, and all that this session changed: it may have given them a word."""
        found: dict[int, Thread] = dict(self.trace.touched)
        for tid in places(bits):
            if tid not in self._by_tid:
                thread = self._by_tid[tid] = self._shelf.thread(tid, self._place, self.number)
                if thread is not None:
                    self._by_number[thread.number] = thread
            if (known := self._by_tid[tid]) is not None:
                found[known.number] = known
        return list(found.values())


def _far(thread: Thread) -> frozenset[str]:
    return frozenset[str]().union(*map(entered, thread.mentions))


def _core(thread: Thread) -> frozenset[str]:
    return frozenset[str]().union(*(m.core for m in thread.mentions))


def _may_be_told(thread: Thread, person: str | None, words: Collection[str]) -> bool:
    far, told = _far(thread), frozenset(words)
    if not far & told:
        return False
    named = far | {first_word(thread.person)} if thread.person else far
    return thread.person == person or len(named & told) > 1 or any(asks(m) for m in thread.mentions)
