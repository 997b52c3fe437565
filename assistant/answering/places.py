"""Sources made sure of: a quote that runs over several lines of the file cites all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from assistant.answering.answers import Answer
from assistant.answering.case import Case
from assistant.records import Held, Point, Source


def standing(case: Case, answer: Answer) -> Answer:
    """The answer with every quote on the lines it cites; what the notes read otherwise is quoted as they read."""
    cited = {source.path for source in (*answer.sources, *((answer.nearest,) if answer.nearest else ()))}
    points = _points(cited, _held(case))
    statements = tuple(replace(s, sources=tuple(_stands(source, points) for source in s.sources)) for s in answer.statements)
    return replace(answer, statements=statements, nearest=_stands(answer.nearest, points) if answer.nearest else None)


def _held(case: Case) -> Iterable[Held]:
    for timeline in case.timelines.values():
        yield from (held for meeting in (*timeline.meetings, *timeline.planned) for held in meeting.held)
        yield from (*timeline.undated, *timeline.skipped_notes)
    yield from (*case.loose, *case.others)


def _points(cited: set[str], notes: Iterable[Held]) -> Mapping[tuple[str, int], Point]:
    """The points of the cited files by path and each of their lines."""
    return {(held.path, n): p for held in notes if held.path in cited for p in held.session.points for n in range(p.line, p.end + 1)}


def _stands(source: Source, points: Mapping[tuple[str, int], Point]) -> Source:
    point = points.get((source.path, source.line_start))
    rows = point.raw.split("\n") if point else []
    if point is None or not source.quote or len(rows) != point.end - point.line + 1:
        return source
    first = source.line_start - point.line
    for last in range(max(first, source.line_end - point.line), len(rows)):
        if source.quote in " ".join(" ".join(rows[first : last + 1]).split()):
            return replace(source, line_end=point.line + last)
    return replace(source, quote=" ".join(" ".join(rows[first : source.line_end - point.line + 1]).split()))
