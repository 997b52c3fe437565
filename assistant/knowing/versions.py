"""A thread as one session left it: what later sessions can see of it, in a form that can be kept, compared and brought back.

A mention is told by its session and a digest of its item, so that lines moving within a note change nothing; where a thread was closed stands
apart, for the same reason.
"""

from __future__ import annotations

import datetime as dt
import json
from array import array
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b
from zlib import crc32

from assistant.knowing.threads import Mention, Owner, Thread
from assistant.knowing.wordindex import asks, entered
from assistant.knowing.wording import first_word
from assistant.records import Held, Source

ASKING = "?"  # beside the words of a thread that asks somebody; no word is like it


@dataclass(frozen=True, slots=True)
class Version:
    """``state``: all that a later session can see. ``closing``: the lines, from its session's first, and the quote that closed it last.

    ``words``: hashes of the words under which this session entered it.
    """

    state: str
    closing: str
    words: bytes


def hashes(words: Collection[str]) -> bytes:
    """Words as numbers of four bytes each: two words may share one, so they serve to rule out, never to prove."""
    return array("I", sorted(crc32(word.encode("utf-8", "surrogatepass")) for word in words)).tobytes()


def numbers(data: bytes) -> frozenset[int]:
    """The numbers that ``hashes`` made."""
    return frozenset(array("I", data))


def item_keys(held: Held) -> list[str]:
    """A key for each item of a session: of everything about it but its line; equal ones are counted."""
    session = held.session
    frame = repr((held.person, session.author, session.voice, session.order))
    seen: dict[str, int] = {}
    keys = []
    for item in session.items:
        text = f"{frame}{replace(item, line=0, parent=None)!r}"
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()
        seen[digest] = count = seen.get(digest, -1) + 1
        keys.append(f"{digest}{count or ''}")
    return keys


class Torn(Exception):
    """What is kept refers to what is not there: it is made anew from the notes."""


class Known:
    """The sessions that are in memory: the number of each, and the key of each item."""

    def __init__(self) -> None:
        self._sids: dict[int, int] = {}
        self._items: dict[int, dict[str, int]] = {}
        self._held: dict[int, Held] = {}
        self._keys: dict[int, tuple[str, int]] = {}
        self._closers: dict[int, tuple[Source, int]] = {}

    def add(self, sid: int, held: Held) -> None:
        """Take a session in; it is kept, so that nothing else gets its address."""
        keys = item_keys(held)
        self._sids[id(held)], self._held[sid] = sid, held
        self._items[sid] = {key: place for place, key in enumerate(keys)}
        for place, (key, item) in enumerate(zip(keys, held.session.items, strict=True)):
            self._keys[id(item)] = (key, place)

    def get(self, sid: int) -> Held | None:
        """A session taken in."""
        return self._held.get(sid)

    def place(self, sid: int, key: str) -> int:
        """The place of an item in its session. Torn if that has no such item."""
        found = self._items[sid].get(key)
        if found is None:
            raise Torn
        return found

    def ref(self, mention: Mention) -> tuple[int, str, int]:
        """(session, key, place) of what a mention mentions."""
        return (self._sids[id(mention.held)], *self._keys[id(mention.item)])

    def closed_in(self, thread: Thread, here: int) -> int | None:
        """In which session a thread was closed: this one, unless it was known before."""
        if thread.closed_by is None:
            return None
        return self._closers.setdefault(id(thread.closed_by), (thread.closed_by, here))[1]

    def version(self, thread: Thread, here: int) -> Version:
        """A thread as the session ``here`` leaves it."""
        closer = self.closed_in(thread, here)
        new = [m for m in thread.mentions if self._sids[id(m.held)] == here]
        words = frozenset[str]().union(*(entered(m) | m.core for m in new))
        if new:
            words |= {first_word(thread.person)} if thread.person else frozenset()
            words |= {ASKING} if any(asks(m) for m in new) else frozenset()
        return Version(self._state(thread, closer), self._closing(thread, closer, here), hashes(words))

    def _state(self, thread: Thread, closer: int | None) -> str:
        owner = thread.owner
        body = [
            thread.person, [owner.side, owner.name, owner.called], [[*self.ref(m)[:2], sorted(m.core)] for m in thread.mentions], thread.status, _iso(thread.closed),
            closer, thread.reason, thread.reopened, [_iso(day) for day in thread.dues], thread.waiting_on, _iso(thread.last_seen),
        ]  # fmt: skip
        return json.dumps(body, ensure_ascii=True, separators=(",", ":"))

    def _closing(self, thread: Thread, closer: int | None, here: int) -> str:
        source = thread.closed_by
        if source is None or closer != here:
            return ""
        start = self._held[here].session.line_start
        return json.dumps([source.line_start - start, source.line_end - start, source.quote])

    def thread(
        self, number: int, version: Version, mention: Callable[[int, str, Iterable[str]], Mention], closing: Callable[[int], Source]
    ) -> Thread:
        """A thread brought back. ``mention``: of a session, a key and a core; ``closing``: where a session closed this thread."""
        v = json.loads(version.state)
        mentions = [mention(sid, key, core) for sid, key, core in v[2]]
        by = None if v[5] is None else closing(v[5])
        thread = Thread(
            number, v[0], Owner(*v[1]), mentions, v[3], _date(v[4]), by, v[6], v[7], [day for text in v[8] if (day := _date(text))], v[9], _date(v[10])
        )  # fmt: skip
        if by is not None:
            self._closers[id(by)] = (by, v[5])
        return thread


def closing_source(held: Held, text: str) -> Source:
    """The line of a session that closed a thread, of what ``Version.closing`` keeps."""
    first, last, quote = json.loads(text)
    start = held.session.line_start
    return Source(held.path, start + first, start + last, held.date, held.person, quote)


def person_of(state: str) -> str | None:
    """Whose thread a state is of."""
    person: str | None = json.loads(state)[0]
    return person


def is_open(state: str) -> bool:
    """Whether a thread in that state is open."""
    return bool(json.loads(state)[3] == "open")


def _iso(value: dt.date | None) -> str | None:
    return value.isoformat() if value else None


def _date(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None
