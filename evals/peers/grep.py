"""What somebody does who has no tool: look for the rarest words of the question, line by line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from evals.notefiles import NoteFile
from evals.peers.passages import Find, Found

_WORDS = 3  # of the question that are looked for


@contextmanager
def open_grep(files: Sequence[NoteFile], _: Path) -> Iterator[Find]:
    """Lines that hold the rarest words of a question, those with the rarer and more of them first."""
    rows = [(file.path, number, row, _words(row)) for file in files for number, row in enumerate(file.rows, 1) if row.strip()]
    counts = Counter(word for _, _, _, words in rows for word in words)

    def find(query: str, limit: int) -> list[Found]:
        rare = rarest(query, counts)
        scored = [(sum(1 / counts[word] for word in rare if word in words), path, number, row) for path, number, row, words in rows]
        best = sorted((hit for hit in scored if hit[0]), key=lambda hit: (-hit[0], hit[1], hit[2]))
        return [Found(path, (number,), row) for _, path, number, row in best[:limit]]

    yield find


def rarest(query: str, counts: Counter[str]) -> list[str]:
    """The words of a question that stand on the fewest lines, those that stand nowhere left out."""
    known = sorted((word for word in _words(query) if counts[word]), key=lambda word: (counts[word], word))
    return known[:_WORDS]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
