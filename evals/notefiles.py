"""The notes of a workspace as any other tool would be given them: whole text files, their lines numbered as on disk."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.reading.decode import decode
from assistant.records import Source

_KINDS = (".md", ".txt", ".vtt")


@dataclass(frozen=True)
class NoteFile:
    """One file. ``path`` is relative to the workspace; ``text`` is decoded as Forenote does it, which no other tool has to do then."""

    path: str
    text: str

    @cached_property
    def rows(self) -> list[str]:
        """Its lines; the first is line 1."""
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for row in self.rows:
            starts.append(at)
            at += len(row) + 1
        return starts

    def lines(self, start: int, end: int) -> tuple[int, int]:
        """(first, last) line of the characters from ``start`` up to, not with, ``end``."""
        return bisect_right(self._starts, start), bisect_right(self._starts, max(start, end - 1))

    def source(self, first: int, last: int | None = None) -> Source:
        """A citation of some lines, quoted as they stand; a line that isn't there is quoted as such, so that it counts as a bad quote."""
        last = first if last is None else last
        quote = " ".join(" ".join(self.rows[first - 1 : last]).split()) if 1 <= first <= last <= len(self.rows) else "(no such line)"
        return Source(self.path, first, last, quote=quote)


def note_files(root: Path) -> tuple[NoteFile, ...]:
    """All text files below a folder, by path; nothing below a hidden folder."""
    return tuple(NoteFile(path.relative_to(root).as_posix(), decode(path.read_bytes()).text) for path in sorted(_visible(root)))


def _visible(root: Path) -> Iterable[Path]:
    for path in root.rglob("*"):
        if path.suffix in _KINDS and path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts):
            yield path
