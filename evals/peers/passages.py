"""What a tool finds: some lines of one file, and where a text that a tool has reshaped stands in its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from evals.notefiles import NoteFile


@dataclass(frozen=True, slots=True)
class Found:
    """A passage: the numbers of its lines, and its text as the tool shows it."""

    path: str
    lines: tuple[int, ...]
    text: str


_PART = 8  # letters and digits from which a part of a row is no chance
Find = Callable[[str, int], Sequence[Found]]
Opened = Callable[[Sequence[NoteFile], Path], AbstractContextManager[Find]]


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool. ``shown``: how many passages its answer has, as it gives by itself; ``packages`` whose versions count."""

    name: str
    opened: Opened
    shown: int
    packages: tuple[str, ...] = ()


def runs(lines: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as (first, last) of each row of neighbours."""
    found = []
    for _, group in groupby(enumerate(sorted(set(lines))), lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in group]
        found.append((numbers[0], numbers[-1]))
    return found


class Locator:
    """Finds texts again in a file although marks, bullets and line breaks were changed: letters and digits decide.

    Texts are expected in the order of the file, as a splitter gives them, so that what stands twice is found twice. What is not
    found behind the last text is looked for from the top (an overlap, a repeated heading). A row that stands nowhere as it is (a table
    told cell by cell) is looked for in its parts.
    """

    def __init__(self, file: NoteFile) -> None:
        rows = self._rows = [_bare(row) for row in file.rows]
        self._text = "".join(rows)
        self._lines = [number for number, row in enumerate(rows, 1) for _ in row]
        self._at = 0

    def lines(self, text: str) -> tuple[int, ...]:
        """The lines on which a text stands, those of its rows that are nowhere left out."""
        found: set[int] = set()
        for row in text.split("\n"):
            bare = _bare(row)
            found |= (self._place(bare) or self._parts(row)) if bare else set()
        return tuple(sorted(found))

    def _parts(self, row: str) -> set[int]:
        bare = (_bare(part) for part in re.split(r"[.,;=|]\s", row))
        return {line for part in bare if len(part) >= _PART for line in self._place(part)}

    def above(self, text: str, line: int) -> tuple[int, ...]:
        """The nearest line above another one that is a text and nothing else, such as the heading of its section."""
        bare = _bare(text)
        return tuple([number for number in range(1, line) if bare and self._rows[number - 1] == bare][-1:])

    def _place(self, bare: str) -> set[int]:
        at = self._text.find(bare, self._at)
        if at < 0:
            at = self._text.find(bare)
        if at < 0:
            return set()
        self._at = at + len(bare)
        return set(self._lines[at : self._at])


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
