"""What is to be kept in view over many sessions: a person's goal and need from their page, and the newest priority of the company or the team."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from assistant.knowing.telling import cite, is_talk
from assistant.reading.inline import fold, struck
from assistant.records import Held, Point, Source

_OF_THE_PERSON = re.compile(r"\W*(?P<label>goal|need|wants to work on)s?\s*:{1,2}\s*(?P<what>\S.*)", re.I | re.S)
# In the note of a talk a goal is its person's where it is said to be one for long; "Goal: agree on the cover" may be the talk's own.
_FOR_LONG = re.compile(
    r"\W*(?P<label>(?:(?:her|his|their|my|your) )?(?:long[- ]?term|long[- ]?run|career|five[- ]year|5[- ]year|annual|yearly|development|overall|learning|north star) "
    r"(?:goal|objective|aim|aspiration)s?|(?:her|his|their|my) goal)(?:\s*:{1,2}|\s+is(?: to)?)\s+(?P<what>\S+\s+\S.*)",
    re.I | re.S,
)
_OF_ALL = re.compile(
    r"\W*(?P<label>(?:company|team|org(?:anisation|anization)?|department)(?:['’]s)? (?:priority|priorities|goals?|focus))\s*(?:\([^)]*\))?\s*:{1,2}\s*(?P<what>\S.*)",
    re.I | re.S,
)
_CLOSED = re.compile(r"(?:[-–—(,:]\s*(?:done|reached|achieved|closed|dropped|met)\W*|[✅✔✓]\W*(?:\d{4}-\d{2}-\d{2})?)$", re.I)
_QUARTER = 92  # days: an older priority may have changed
_MOST = 3  # of a person's page

Standing = tuple[str, str, Source]
"""The line, a remark on its age, and where it stands."""


def standing_lines(page: Sequence[Held], held: Sequence[Held], as_of: dt.date) -> tuple[Standing, ...]:
    """The goal and need on the pages of a person, the newest long-term goal of a session, and the newest priority that a page or a session up to ``as_of`` notes.

    Nothing that is private, ticked, struck or said to be reached.
    """
    own = [_told(found, one, point) for one, point in _open(page) if (found := _OF_THE_PERSON.fullmatch(point.text))]
    noted = sorted(_open([h for h in held if h.date and h.date <= as_of]), key=lambda row: row[0].date or dt.date.min, reverse=True)
    rows = ((found, one, point) for one, point in (*noted, *_open(page)) if (found := _OF_ALL.fullmatch(point.text)))
    newest: dict[str, Standing] = {}
    for found, one, point in rows:
        text, _, source = _told(found, one, point)
        newest.setdefault(text.split()[0].lower(), (text, _age(one.date, as_of), source))
    return (*own[:_MOST], *_for_long(noted, own, as_of), *newest.values())


def _for_long(noted: Sequence[tuple[Held, Point]], own: Sequence[Standing], as_of: dt.date) -> tuple[Standing, ...]:
    """The newest long-term goal that a session notes, where the page tells none in the same words."""
    for one, point in noted:
        found = _FOR_LONG.fullmatch(point.said or point.text)
        if found:
            text, _, source = _told(found, one, point)
            known = any(fold(found["what"]).strip(" .") in fold(told) for told, _, _ in own)
            return () if known else ((text, _age(one.date, as_of), source),)
    return ()


def _open(held: Sequence[Held]) -> Iterator[tuple[Held, Point]]:
    for one in held:
        for point in one.session.points:
            done = (point.mark or " ").strip() or struck(point.raw) or _CLOSED.search(point.text)
            if is_talk(point) and not done:
                yield one, point


def _told(found: re.Match[str], held: Held, point: Point) -> Standing:
    label = found["label"]
    return f"{label[0].upper()}{label[1:]}: {' '.join(found['what'].split())}", "", cite(held, point)


def _age(date: dt.date | None, as_of: dt.date) -> str:
    if date is None:
        return ""
    said = f"{date.day} {date:%b}" + (f" {date.year}" if date.year != as_of.year else "")
    return f"{said}, over a quarter ago: does it still hold?" if (as_of - date).days > _QUARTER else said
