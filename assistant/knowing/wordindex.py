"""Which threads hold a word: so that a line is compared with those few only that share enough with it.

Threads of anybody are kept as whole numbers, a bit a thread: sets of tens of thousands are joined, met and counted in microseconds, and what a
line costs hardly depends on how many other people there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.knowing.threads import Mention, Thread
from assistant.records import Item

_RECENT = 8  # a thread that is among the last few entered under a word need not be entered again
_FILLED = re.compile(rb"[^\0]")
_BITS = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]


class WordIndex:
    """Which threads hold a word, by the person whose they are, and of anybody."""

    def __init__(self) -> None:
        self._near: dict[tuple[str | None, str], list[int]] = {}
        self._far: dict[str, int] = {}
        self._first: dict[str, int] = {}
        self._open = 0

    def add(self, thread: Thread, mention: Mention) -> None:
        """Enter a thread under the words of a mention."""
        bit = 1 << thread.number
        if mention is thread.first:
            for word in mention.words.words:
                self._first[word] = self._first.get(word, 0) | bit
        for word in mention.words.called | mention.short.called | mention.context | numbers_of(mention.item):
            numbers = self._near.setdefault((thread.person, word), [])
            if thread.number not in numbers[-_RECENT:]:
                numbers.append(thread.number)
            self._far[word] = self._far.get(word, 0) | bit

    def mark(self, thread: Thread) -> None:
        """Note whether a thread is open, after whatever may have changed it."""
        bit = 1 << thread.number
        self._open = self._open | bit if thread.status == "open" else self._open & ~bit

    def near(self, person: str | None, words: Iterable[str]) -> set[int]:
        """Threads of a person that hold one of the words."""
        return {n for word in words for n in self._near.get((person, word), ())}

    def far(self, words: Iterable[str], *, still_open: bool) -> list[int]:
        """Threads of anybody that hold one of the words, and are open or closed as asked, the oldest first."""
        found = 0
        for word in words:
            found |= self._far.get(word, 0)
        return list(_numbers(found & self._open if still_open else found & ~self._open))

    def sharing(self, words: Iterable[str], least: int) -> list[int]:
        """Threads of anybody that share so many of the words with the line that opened them, the oldest first."""
        seen = [0] * least  # seen[k]: what holds more than k of the words so far
        for word in words:
            holds = self._first.get(word, 0)
            for level in range(least - 1, 0, -1):
                seen[level] |= seen[level - 1] & holds
            seen[0] |= holds
        return list(_numbers(seen[-1]))


def _numbers(bits: int) -> Iterator[int]:
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    for place in _FILLED.finditer(data):
        start = place.start()
        for bit in _BITS[data[start]]:
            yield 8 * start + bit


def numbers_of(item: Item) -> set[str]:
    """The numbers that a list gives its items."""
    return {t for t in item.tags if t.startswith("#")}
