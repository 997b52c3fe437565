"""Sources made sure of against the files: a quote that runs over several lines cites all of them, and what stands there is what is quoted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answering.answers import Answer
from assistant.records import Source

_MOST_LINES = 12  # of a quote that runs on
Rows = Callable[[str], Sequence[str]]


def standing(answer: Answer, rows_of: Rows) -> Answer:
    """The answer with every quote on the lines it cites. ``rows_of`` gives the lines of a file; none where it cannot be read."""
    checked = {source: _stands(source, rows_of(source.path)) for source in answer.sources}
    statements = tuple(replace(s, sources=tuple(checked[source] for source in s.sources)) for s in answer.statements)
    near = tuple(_stands(source, rows_of(source.path)) for source in answer.near)
    return replace(answer, statements=statements, near=near)


def _stands(source: Source, rows: Sequence[str]) -> Source:
    """The source as it is, with more lines where its quote needs them, or with what the file says at its place."""
    first = source.line_start - 1
    if not source.quote or not rows or first >= len(rows):
        return replace(source, quote="") if source.quote and not rows else source
    for last in range(source.line_end, min(source.line_end + _MOST_LINES, len(rows)) + 1):
        if source.quote in _joined(rows[first:last]):
            return replace(source, line_end=last)
    return replace(source, quote=_joined(rows[first : source.line_end]))


def _joined(rows: Sequence[str]) -> str:
    return " ".join(" ".join(rows).split())
