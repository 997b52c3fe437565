"""Which threads hold a word: so that a line is compared with those few only that share enough with it.

Threads of anybody are kept as whole numbers, a bit a thread: sets of tens of thousands are joined, met and counted in microseconds, and what a
line costs hardly depends on how many other people there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from assistant.knowing.replies import ASKS_OF
from assistant.knowing.threads import Mention, Thread
from assistant.knowing.wording import first_word
from assistant.records import Item

Key = TypeVar("Key")
_RECENT = 8  # a thread that is among the last few entered under a word need not be entered again
_FILLED = re.compile(rb"[^\0]")
_BITS = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]


@dataclass(slots=True)
class Trace:
    """What one session asked and did: people and words by which it looked for threads, and those that it changed or opened.

    ``items`` are the words of items, ``told`` those of reports on open threads, ``reopened`` those of reports on closed ones.
    """

    people: set[str | None] = field(default_factory=set)
    items: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    reopened: set[str] = field(default_factory=set)
    touched: dict[int, Thread] = field(default_factory=dict)

    def asks(self, person: str | None, words: Collection[str], *, still_open: bool) -> None:
        """Note what a report asks for."""
        self.people.add(person)
        (self.told if still_open else self.reopened).update(words)


class Threads(Protocol):
    """The threads so far, with an index from words to them. Numbers tell which was opened first."""

    trace: Trace

    def new_number(self, mention: Mention) -> int:
        """The number of a thread that this line opens."""

    def thread(self, number: int) -> Thread:
        """One of those found."""

    def add(self, thread: Thread, mention: Mention) -> None:
        """Enter a thread under the words of a mention."""

    def mark(self, thread: Thread) -> None:
        """After whatever may have changed a thread."""

    def open_of(self, person: str | None) -> list[Thread]:
        """A person's open threads, the oldest first."""

    def near(self, person: str | None, words: Collection[str]) -> set[int]:
        """Threads of a person that hold one of the words."""

    def told(self, person: str | None, words: Collection[str], *, still_open: bool) -> list[int]:
        """Threads, open or closed as asked, that a report may be of, the oldest first."""

    def sharing(self, words: Collection[str], least: int, *, core: Collection[str], reach: Collection[str]) -> list[int]:
        """Threads of anybody that share so many of the words with the line that opened them, the oldest first."""


class WordIndex:
    """All threads, and which of them hold a word, by the person whose they are, and of anybody."""

    def __init__(self) -> None:
        self.threads: list[Thread] = []
        self.trace = Trace()
        self._near: dict[tuple[str | None, str], list[int]] = {}
        self._far: dict[str, int] = {}
        self._first: dict[str, int] = {}  # by the words of the line that opened it
        self._core: dict[str, int] = {}  # by the words without which nothing is like it
        self._people: dict[str | None, int] = {}
        self._named: dict[str, int] = {}  # by the name of the person whose it is
        self._asking = 0  # that ask somebody
        self._open = 0

    def new_number(self, mention: Mention) -> int:
        """The number of the next thread."""
        return len(self.threads)

    def thread(self, number: int) -> Thread:
        """The thread of a number."""
        return self.threads[number]

    def add(self, thread: Thread, mention: Mention) -> None:
        """Enter a thread under the words of a mention."""
        bit = 1 << thread.number
        if mention is thread.first:
            self.threads.append(thread)
            _enter(self._first, mention.words.words, bit)
            _enter(self._people, (thread.person,), bit)
            _enter(self._named, (first_word(thread.person),) if thread.person else (), bit)
        if asks(mention):
            self._asking |= bit
        words = entered(mention)
        for word in words:
            numbers = self._near.setdefault((thread.person, word), [])
            if thread.number not in numbers[-_RECENT:]:
                numbers.append(thread.number)
        _enter(self._far, words, bit)
        _enter(self._core, mention.core, bit)

    def mark(self, thread: Thread) -> None:
        """Note whether a thread is open, after whatever may have changed it."""
        self.trace.touched[thread.number] = thread
        bit = 1 << thread.number
        self._open = self._open | bit if thread.status == "open" else self._open & ~bit

    def tell(self, put: Callable[[str, str, int], None]) -> None:
        """Give all that is kept of it: kinds of words, words and their threads."""
        for kind, table in (("far", self._far), ("first", self._first), ("core", self._core), ("named", self._named)):
            for word, bits in table.items():
                put(kind, word, bits)
        for person, bits in self._people.items():
            put("people", person or "", bits)
        put("asking", "", self._asking)
        put("open", "", self._open)

    def open_of(self, person: str | None) -> list[Thread]:
        """A person's open threads, the oldest first."""
        self.trace.people.add(person)
        return [self.threads[n] for n in places(self._people.get(person, 0) & self._open)]

    def near(self, person: str | None, words: Collection[str]) -> set[int]:
        """Threads of a person that hold one of the words."""
        self.trace.people.add(person)
        return {n for word in words for n in self._near.get((person, word), ())}

    def told(self, person: str | None, words: Collection[str], *, still_open: bool) -> list[int]:
        """Threads, open or closed as asked, that a report may be of, the oldest first.

        Those of the person hold one of the words; others' hold two, their person's name counted, or ask somebody.
        """
        self.trace.asks(person, words, still_open=still_open)
        held = once = twice = 0
        for word in words:
            holds = self._far.get(word, 0)
            held |= holds
            holds |= self._named.get(word, 0)
            twice |= once & holds
            once |= holds
        found = held & (self._people.get(person, 0) | twice | self._asking)
        return list(places(found & self._open if still_open else found & ~self._open))

    def sharing(self, words: Collection[str], least: int, *, core: Collection[str], reach: Collection[str]) -> list[int]:
        """Threads of anybody that share so many of the words with the line that opened them, the oldest first.

        Only those that hold a word of ``core``, or of whose own core ``reach`` holds one.
        """
        self.trace.items.update(words)
        seen = [0] * least  # seen[k]: what holds more than k of the words so far
        for word in words:
            holds = self._first.get(word, 0)
            for level in range(least - 1, 0, -1):
                seen[level] |= seen[level - 1] & holds
            seen[0] |= holds
        return list(places(seen[-1] & (_any(self._far, core) | _any(self._core, reach))))


def _enter(table: dict[Key, int], keys: Iterable[Key], bit: int) -> None:
    for key in keys:
        table[key] = table.get(key, 0) | bit


def _any(table: Mapping[str, int], words: Iterable[str]) -> int:
    found = 0
    for word in words:
        found |= table.get(word, 0)
    return found


def places(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set, the lowest first."""
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    for place in _FILLED.finditer(data):
        start = place.start()
        for bit in _BITS[data[start]]:
            yield 8 * start + bit


def entered(mention: Mention) -> frozenset[str]:
    """All words under which a mention is looked for."""
    return mention.words.called | mention.short.called | mention.context | numbers_of(mention.item)


def asks(mention: Mention) -> bool:
    """Whether it is to ask somebody."""
    return bool(mention.words.deeds & ASKS_OF)


def numbers_of(item: Item) -> set[str]:
    """The numbers that a list gives its items."""
    return {t for t in item.tags if t.startswith("#")}
