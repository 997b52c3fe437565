"""Dates of a session that could be two days, told as problems of its note: nothing is guessed, and nothing goes unsaid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from assistant.reading import due
from assistant.reading.inline import plain
from assistant.records import Session

TO_DO = "write the month as a word"


def open_dates(session: Session) -> Iterator[str]:
    """A line for each due date or ETA whose day and month nothing tells apart: `line 15: "by 4/5" may be 5 April or 4 May`."""
    if session.date is None or session.private:
        return
    items = ((item.line, item.raw) for item in session.items if item.due is None and item.state == "open")
    projects = ((project.line, project.raw) for project in session.projects if project.eta is None)
    for line, raw in sorted(dict((*items, *projects)).items()):
        found = due.open_due(plain(raw), session.date, session.order)
        if found:
            words, days = found
            told = " or ".join(_day(day) for day in days)
            yield f'line {line}: "{words}" may be {told}: {TO_DO}'


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B}"
