"""The time that stands at a place in a line, absolute or relative, as a day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from assistant.reading import relative
from assistant.reading.dates import Found, Order, find, with_year
from assistant.reading.datewords import WEEKDAY
from assistant.reading.relative import Meant

FIRST_YEAR, LAST_YEAR = 3, 9000  # said in a year outside this, arithmetic could leave the calendar
_COMING, _FAR_OFF = 14, 56  # days: of two readings of a due date one comes within two weeks, the other not within eight
_SOON = (dt.timedelta(days=-14), dt.timedelta(days=92))  # where an open 3/7 is looked for

_LEAD = re.compile(
    r"\s{0,3}(?:(?:the|about|around|approx\.?|roughly|latest|at the latest|maybe|hopefully|sometime|early(?! next| in)"
    rf"|late(?= on )|(?:(?:end|close|start|beginning|morning|evening) of(?=\s(?:the\s)?(?:{WEEKDAY}|[0-9]|today"
    rf"|tomorrow)\b))"
    r"|[0-9]{1,2}(?:[:.][0-9]{2})?\s?(?:am|pm|h|uhr)(?: on)?|[0-9]{1,2}:[0-9]{2}(?: on)?|noon|midday|midnight"
    r"|lunch(?:time)?)"
    r"\s{1,3}|[~*_\"]{1,2})",
    re.IGNORECASE,
)
_DAY_END = re.compile(
    r"(?:eod|cob|eob|(?:the )?end of (?:the )?day|close of (?:business|play))(?:,?\s(?:on\s)?(?:the\s)?|\s\()",
    re.IGNORECASE,
)
_THIS = re.compile(r"(?:this|next|coming)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of notes, the day it was written, and the absolute dates in it by where they start."""

    text: str
    said: dt.date
    order: Order | None
    founds: dict[int, Found]


def look(text: str, said: dt.date, order: Order | None) -> Line:
    """The line with the absolute dates found in it."""
    return Line(text, said, order, {found.start: found for found in find(text, order)})


def read_when(line: Line, at: int) -> Meant | None:
    """The day named at this place, absolute or relative, past words like "the" and times like "5pm"."""
    for _ in range(4):
        meant = read_here(line, at)
        if meant is not None:
            return meant
        lead = _LEAD.match(line.text, at)
        if lead is None:
            return None
        at = lead.end()
    return None


def read_here(line: Line, at: int) -> Meant | None:
    """The day named exactly at this place."""
    this = _THIS.match(line.text, at)
    found = line.founds.get(at) or (line.founds.get(this.end()) if this else None)
    if found is not None:
        date = nearest(found, line.said)
        return None if date is None else Meant(found.end, date, date, "date", alone=False)
    day_end = _DAY_END.match(line.text, at)
    if day_end:
        inner = read_here(line, day_end.end())
        if inner is not None and inner.kind != "month":
            return replace(inner, alone=True)
    meant = relative.read(line.text, at, line.said)
    if meant and meant.kind in {"weekday", "day"}:  # "this Friday, 13 March": the date says more
        for gap in (2, 1):
            said_too = line.founds.get(meant.end + gap)
            if said_too is not None and said_too.month and not line.text[meant.end : said_too.start].strip(" ,("):
                date = resolve(said_too, line.said)
                if date:
                    return Meant(said_too.end, date, date, meant.kind, meant.alone)
    return meant


def resolve(found: Found, said: dt.date) -> dt.date | None:
    """The date meant by what was said that day; where day and month are open, the one reading that is near, or None."""
    if found.date is not None:
        return found.date
    if not found.ambiguous and found.month and found.day:
        return with_year(found.month, found.day, said)
    near = _near(found, said)
    return near[0] if len(near) == 1 else None


def nearest(found: Found, said: dt.date) -> dt.date | None:
    """As `resolve`; of two days that both may be meant, the one that comes soon where the other is far off: "by 3/6" on 3 March is 6 March."""
    near = _near(found, said)
    if found.date is not None or (found.month and found.day and not found.ambiguous) or len(near) != 2:
        return resolve(found, said)
    soon, later = ((day - said).days for day in sorted(near))
    return min(near) if 0 <= soon <= _COMING and later >= _FAR_OFF else None


def open_readings(found: Found, said: dt.date) -> tuple[dt.date, ...]:
    """The days that a date may mean where nothing tells which of them; none where it is clear."""
    return tuple(sorted(_readings(found, said))) if nearest(found, said) is None and found.date is None else ()


def _readings(found: Found, said: dt.date) -> list[dt.date]:
    if found.ambiguous:
        return list(found.ambiguous)
    both = (find(found.text, "dmy"), find(found.text, "mdy"))
    parts = [(f[0].month, f[0].day) for f in both if f]
    return list(dict.fromkeys(d for month, day in parts if month and day and (d := with_year(month, day, said)) is not None))


def _near(found: Found, said: dt.date) -> list[dt.date]:
    """The readings that may be meant: the one of the weekday named beside it, else those that are near."""
    readings = _readings(found, said)
    agreeing = [d for d in readings if d.weekday() == found.weekday]
    return agreeing if len(agreeing) == 1 else [d for d in readings if said + _SOON[0] <= d <= said + _SOON[1]]
