"""Which threads hold a word: so that a line is compared with those few only that share one with it."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.knowing.threads import Mention, Thread
from assistant.records import Item

_RECENT = 8  # a thread that is among the last few entered under a word need not be entered again


class WordIndex:
    """Which threads hold a word, by the person whose they are."""

    def __init__(self) -> None:
        self._near: dict[tuple[str | None, str], list[int]] = {}
        self._far: dict[str, list[int]] = {}

    def add(self, thread: Thread, mention: Mention) -> None:
        """Enter a thread under the words of a mention."""
        for word in mention.words.called | mention.short.called | mention.context | numbers_of(mention.item):
            for numbers in (self._near.setdefault((thread.person, word), []), self._far.setdefault(word, [])):
                if thread.number not in numbers[-_RECENT:]:
                    numbers.append(thread.number)

    def near(self, person: str | None, words: Iterable[str]) -> set[int]:
        """Threads of a person that hold one of the words."""
        return {n for word in words for n in self._near.get((person, word), ())}

    def far(self, words: Iterable[str]) -> set[int]:
        """Threads of anybody that hold one of the words."""
        return {n for word in words for n in self._far.get(word, ())}


def numbers_of(item: Item) -> set[str]:
    """The numbers that a list gives its items."""
    return {t for t in item.tags if t.startswith("#")}
