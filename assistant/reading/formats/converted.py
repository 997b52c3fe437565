"""What every format is turned into."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Converted:
    """Text made of a file.

    ``lines[i]`` is the line on disk (from 1) at which line i + 1 of ``text`` begins; None where the two are the same
    text. ``kind`` is markdown, text or transcript; ``speakers`` are a transcript's, in the order they first speak.
    ``rows[i]`` are the (line on disk, words of it to the letter) that line i + 1 of ``text`` is made of; empty where ``lines`` is None.
    """

    text: str
    lines: tuple[int, ...] | None
    kind: str
    speakers: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[int, str], ...], ...] = ()

    def line_on_disk(self, line: int) -> int:
        """The line of the file at which line ``line`` of the text (from 1) begins."""
        if not self.lines:
            return line
        return self.lines[min(max(line, 1), len(self.lines)) - 1]
