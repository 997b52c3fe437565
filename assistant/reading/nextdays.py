"""The day that a note states for the next 1:1: `Next meeting: 1 December`, `next 1:1 on Tuesday`, a date below such a heading."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from assistant.reading.when import look, read_when
from assistant.records import Point, Session

_TALK = (
    r"(?:1\s?[:-]\s?1|1on1|one[- ]on[- ]one|o2o|meeting|session|call|chat|talk|catch-?up|check-?in|sync|time|one|date|appointment|jour fixe"
    r"|termin|treffen|gespräch|reunión|sesión|cita|réunion|point|rendez-?vous|entretien|afspraak|gesprek|overleg)"
)
_NEXT = r"(?:next|following|upcoming|nächste[rsn]?|prochaine?|próxim[oa]|volgende?)"
_LABEL = rf"(?:(?:the|our|my|unser|der|das|la|le|el)\s)?{_NEXT}\s{_TALK}(?:\s(?:date|on|am|le|el|op))?"
_LINE = re.compile(
    rf"(?:^|(?<=[.;!·|–—]\s))(?:{_LABEL}|next|we meet (?:again|next)|see you(?: again)?|wir sehen uns(?: wieder)?)"
    r"(?:\s?[:=–—-]\s?|,?\s(?:is|will be|ist|est|es|on|am|le|el)(?:\s(?:on|am|set for|planned for))?\s|\s\(?)",
    re.IGNORECASE,
)
_BARE_NEXT = re.compile(r"(?:^|\s)next\s?[:=–—-]\s?$", re.IGNORECASE)
_HEADING = re.compile(rf"{_LABEL}\W*", re.IGNORECASE)
_FOR_NEXT = re.compile(rf"(?:[\w /-]{{0,30}}\b(?:for|to|in|discuss|raise|about) |discuss |raise )?{_LABEL}\b", re.IGNORECASE)
_FIELD = re.compile(r"(?:date|when|datum|wann|fecha|day)\s*:\s*|", re.IGNORECASE)
# What may stand behind the day: a time, a place, an end; any more words and the line tells of something else.
_REST = re.compile(
    r"\W*(?:(?:at|um|à|@|from)?\s*\d{1,2}(?:[:.h]\d{2})?\s?(?:am|pm|uhr|h)?\b.{0,40})?\W*|\W*[,;(.–—-].*", re.IGNORECASE | re.DOTALL
)
# "no 1:1 on the 29th", "we skip next week", "the 1:1 on Tuesday is cancelled".
_FALLS_OUT = re.compile(
    rf"\b(?:no {_TALK}|(?:we|let['’]s|will|to)\s(?:have to\s|will\s)?skip|skip(?:ping|ped)?)(?:\s(?:our|the|my)\s{_TALK})?(?:\s(?:on|at|in|for|of))?\s(?:the\s(?=\d))?",
    re.IGNORECASE,
)
_SHORT = 60
_HIDDEN = ("template", "private")


def stated_days(session: Session) -> Iterator[tuple[dt.date, Point]]:
    """The days after a session on which its notes say that the next one is, with the lines that say so."""
    label, section = "", ""
    for point in session.points:
        if session.date and not (point.private or point.noise or point.zone in _HIDDEN or point.mark in ("x", "X")):
            heading = _heading(point) if point.section != section else ""
            day = _of_line(point.text, session) or (_of_day(point.text, session) if _below(point, label) else None)
            day = day or (_of_line(heading, session) if heading else None)  # "## Next time (30 November)", above the first of its topics
            if day and day > session.date:
                yield day, point
        label, section = point.text, point.section


def is_for_next(section: str) -> bool:
    """Whether a section, by its heading, holds what is to be talked about in the next 1:1, not what is to be done until then."""
    return _FOR_NEXT.match(section.rsplit(" / ", 1)[-1].strip()) is not None


def days_out(session: Session) -> Iterator[tuple[dt.date, dt.date]]:
    """The stretches of days (first, last) after a session on which, its notes say, there is none."""
    for point in session.points:
        if session.date is None or point.private or point.noise or point.zone in _HIDDEN or point.text.endswith("?"):
            continue
        line = look(point.text, session.date, session.order)
        for found in _FALLS_OUT.finditer(point.text):
            meant = read_when(line, found.end())
            if meant and meant.last > session.date:
                yield (meant.first - dt.timedelta(meant.first.weekday()), meant.last) if meant.kind == "week" else (meant.first, meant.last)


def is_next_day(sentence: str, session: Session) -> bool:
    """Whether a sentence says when the next one is and hardly anything else."""
    return len(sentence) <= _SHORT and _of_line(sentence, session) is not None


def _below(point: Point, label: str) -> bool:
    """Whether the heading above a point, or the line before it, names the next meeting."""
    return bool(_HEADING.fullmatch(_heading(point)) or _HEADING.fullmatch(label.strip()))


def _heading(point: Point) -> str:
    return point.section.rsplit(" / ", 1)[-1].strip()


def _of_line(text: str, session: Session) -> dt.date | None:
    hits = list(_LINE.finditer(text))
    if not hits or session.date is None:
        return None
    line = look(text, session.date, session.order)
    for found in hits:
        meant = read_when(line, found.end())
        bare = _BARE_NEXT.search(found[0]) is not None
        if meant and meant.first == meant.last and _REST.fullmatch(text, meant.end) and (not bare or meant.kind in ("day", "date")):
            return _after(text, found.end(), meant.first, session)
    return None


def _of_day(text: str, session: Session) -> dt.date | None:
    """The day with which a line below `## Next meeting` opens."""
    assert session.date
    field = _FIELD.match(text)
    at = field.end() if field else 0
    meant = read_when(look(text, session.date, session.order), at)
    return _after(text, at, meant.first, session) if meant and meant.first == meant.last and _REST.fullmatch(text, meant.end) else None


def _after(text: str, at: int, day: dt.date, session: Session) -> dt.date:
    """Of a date whose day and month may be swapped, the reading that lies after the session."""
    founds = [f for f in look(text, session.date or day, session.order).founds.values() if f.start >= at]
    later = [d for d in founds[0].ambiguous if session.date and d > session.date] if founds else []
    return later[0] if len(later) == 1 else day
