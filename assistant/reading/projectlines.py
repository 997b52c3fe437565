"""The projects of a session: its lines with a status, and what the bullets below them say of date, wait and open question."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.reading import dates
from assistant.reading.projecttable import told_rows
from assistant.reading.sentences import sentences
from assistant.reading.statuses import eta_of, followed_up, project_of, stands_since, told_order, waiting_on
from assistant.records import Point, Project

_NOT_PROJECTS = ("action", "previous", "attendance", "absent", "template")
_DATED = re.compile(
    r"\W*(?:(?:new|now|current|revised|expected|planned) )?(?:eta|due|deadline|target|launch\w*|ships?|shipping|go(?:es|ing)?[- ]live|roll-?out|releases?|delivery|readout"
    r"|lands?|ready|slips?|slipped|moved|pushed)\b",
    re.I,
)
_WAITS = re.compile(
    r"\W*(?:(?:still|now|currently|again|it|this|that|is|it['’]s|we|are|we['’]re|she|he|they|they['’]re) ){0,3}"
    r"(?:wait(?:ing|s)?|blocked|held up|stuck|pending|depends|hangs)\s+(?:for|on|by|with)\b",
    re.I,
)
_CHASED = re.compile(r"\W*(?:(?:last|i|we|she|he|they) )?(?:followed[- ]up|chased|pinged|nudged|reminded|escalated|poked)\b", re.I)


def projects_of(points: Sequence[Point], said: dt.date | None, order: dates.Order | None) -> tuple[Project, ...]:
    """The projects among a session's points, in order of their lines, each with what stands below it."""
    order = order or told_order((point.text for point in points if point.kind in ("bullet", "paragraph")), said)
    found = [project for point in (*points, *told_rows(points)) if _usable(point) and (project := project_of(point, said, order))]
    below = details_of(points, {project.line for project in found})
    told = (_with_details(project, below.get(project.line, ()), said, order) for project in found)
    return tuple(sorted(told, key=lambda project: project.line))


def _usable(point: Point) -> bool:
    plain = point.kind in ("bullet", "paragraph") and point.mark is None and not (point.noise or point.private)
    return plain and point.zone not in _NOT_PROJECTS


def details_of(points: Iterable[Point], lines: set[int]) -> Mapping[int, tuple[Point, ...]]:
    """By the line of a project, the bullets below it that say when it is to be ready, what it waits for, or ask something."""
    found: dict[int, tuple[Point, ...]] = {}
    for point in points:
        above = next((line for line in reversed(point.parents) if line in lines), None)
        if above is not None and point.line not in lines and _usable(point) and _is_detail(point.text):
            found[above] = (*found.get(above, ()), point)
    return found


def _is_detail(text: str) -> bool:
    return bool(_DATED.match(text) or _WAITS.match(text) or _CHASED.match(text)) or text.rstrip().endswith("?")


def _with_details(project: Project, below: Sequence[Point], said: dt.date | None, order: dates.Order | None) -> Project:
    """A later line says more than an earlier one, and what the project's own line says stands unless a line below says it anew."""
    for point in below:
        text = point.text
        dated, waits, chased = _DATED.match(text), _WAITS.match(text), _CHASED.match(text) or _WAITS.match(text)
        project = replace(
            project,
            eta=(eta_of(text, project.status, said, order) if dated else None) or project.eta,
            waiting_on=(waiting_on(text) if waits else None) or project.waiting_on,
            since=(stands_since(text, said, order) if waits else None) or project.since,
            followed_up=(followed_up(text, said, order) if chased else None) or project.followed_up,
            questions=(*project.questions, *(sentence for _, sentence in sentences(text) if sentence.endswith("?"))),
        )
    return project
