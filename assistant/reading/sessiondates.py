"""On which day a session was, by the places that may say it. Trust: front matter, heading, body field, file name.

Folder names, addresses, due dates and "next meeting" never count.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from assistant.reading import dates
from assistant.reading.inline import bare
from assistant.reading.otherdays import beneath_other_days, is_other_date, names_other_days
from assistant.reading.outline import Block, is_dateline

_FRONT_KEYS = (
    "date", "day", "meeting_date", "meeting-date", "meeting date", "session", "session_date", "when", "start", "scheduled", "datum", "fecha"
)  # fmt: skip
_FIELD = re.compile(
    r"^(?:#\+)?[*_]*(?:meeting |session )?(?:date/time|date|when|datum|fecha|day|held(?: on)?|scheduled(?: for)?)"
    r"(?: (?:of (?:the )?meeting|and time|& time|/ ?time))?[*_]*\s*:{1,2}[*_]*\s*(?P<value>\S.*)$",
    re.I,
)
_INNER_FIELD = re.compile(r"(?:^|[|·•,;(]\s*)(?:date|held(?: on)?)\s*:?\s+(?P<value>\d\S*.*)$", re.I)
_YEAR_HEADING = re.compile(r"^(?:year )?((?:19|20)\d{2})$")
_LATER = dt.timedelta(days=31)  # so much may a note be younger than all the others
_LONGEST_GAP = 330  # days; a date without a year that lies further from its neighbour may be of another year


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a session as a place in the file states it; ``note`` says what is doubtful. ``loose``: more words follow on its line."""

    date: dt.date | None
    source: str
    text: str
    note: str | None = None
    loose: bool = False


def resolved(found: dates.Found, source: str) -> Dated:
    """What a date that was found says, or why it says nothing."""
    return Dated(found.date, source, found.text, None if found.date else doubt(found))


def doubt(found: dates.Found) -> str:
    """Why a date is none."""
    if found.ambiguous:
        return f"'{found.text}' is ambiguous: " + " or ".join(d.isoformat() for d in found.ambiguous)
    return f"'{found.text}' has no year"


def date_field(text: str) -> str | None:
    """What stands behind `Date:` on a line."""
    found = _FIELD.match(text)
    return found.group("value") if found else None


def front_date(front: Mapping[str, Any], order: dates.Order | None) -> Dated | None:
    """The date that the front matter gives."""
    lowered = {str(key).strip().lower(): value for key, value in front.items()}
    for key in _FRONT_KEYS:
        value = lowered.get(key)
        if isinstance(value, dt.datetime):
            return Dated(value.date(), "front_matter", str(value))
        if isinstance(value, dt.date):
            return Dated(value, "front_matter", str(value))
        founds = dates.find(str(value), order) if value is not None else ()
        if founds:
            return resolved(founds[0], "front_matter")
    return None


def body_date(blocks: Sequence[Block], order: dates.Order | None) -> Dated | None:
    """A `Date:` field near the top, or a date that opens one of the first lines; of several the first that tells its year."""
    stated: list[Dated] = []
    apart = beneath_other_days(blocks[:15])
    for seen, block in enumerate(blocks[:15], 1):
        if block.kind == "heading" and seen > 4 and date_field(block.text) is None:
            break
        if seen - 1 in apart or _is_apart(blocks, seen - 1):
            continue
        inner = _INNER_FIELD.search(block.text) if seen <= 5 else None
        field = date_field(block.text) or (inner.group("value") if inner else None)
        founds = [f for f in dates.find(field or block.text[:60], order) if field or not f.weak]
        if founds and (field or (seen <= 4 and _opens_line(block, founds[0]))):
            stated.append(replace(resolved(founds[0], "body"), loose=not field and _goes_on(block, founds[0])))
            if stated[-1].date:
                return stated[-1]
    return stated[0] if stated else None


def _is_apart(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line is a date that was told apart from the session's (``apartdays``)."""
    block = blocks[index]
    above = blocks[index - 1] if index > 1 else None
    named = above is not None and (above.kind == "heading" or names_other_days(above.text))
    return named and block.kind == "paragraph" and is_dateline(block.text) and date_field(block.text) is None


def _goes_on(block: Block, found: dates.Found) -> bool:
    """Whether a line says something of the day with which it opens: `Friday, 20 November 2026: launch`."""
    return re.match(r"\W*[:–—-]\W*[^\W\d]{3}", block.text[found.end :]) is not None


def _opens_line(block: Block, found: dates.Found) -> bool:
    return found.start <= 12 and len(block.text) < 90 and block.mark is None and not is_other_date(block.text[: found.start])


def name_date(path: str) -> Dated | None:
    """The date in a file's name (never in its folders)."""
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    founds = [f for f in dates.find(re.sub(r"[0-9a-f]{32}", "", stem).replace("%20", " ")) if not f.weak]
    loose = re.search(r"(?<!\d)((?:19|20)\d{2})[._ -]?(\d{1,2})[._ -]?(\d{1,2})(?!\d)", stem)
    if not founds and loose:
        founds = list(dates.find("-".join(loose.groups())))
    return resolved(founds[0], "file_name") if founds else None


# --- headings without a year ---------------------------------------------------------------------------------------------


def with_years(
    founds: Sequence[dates.Found], indexes: Sequence[int], blocks: Sequence[Block], path: str, near: dt.date | None = None
) -> list[tuple[dt.date | None, str | None]]:
    """Dates of session headings (at ``indexes`` in the blocks) and what is doubtful about each.

    Those without a year take it from a year heading, from their neighbours or from the file's name; where nothing in the file tells it, the
    newest is put close to ``near``, a day told by other notes.
    """
    known = [found.date for found in founds]
    years = _heading_years(indexes, blocks)
    named = _named_year(blocks, path)
    newest_first = _newest_first(founds)
    out: list[tuple[dt.date | None, str | None]] = []
    borrowed = near is not None and not any(known) and not any(years) and named is None
    if near is not None and borrowed and founds:
        newest = 0 if newest_first else len(founds) - 1
        known[newest] = _last_before(founds[newest], near + _LATER)
    for index, found in enumerate(founds):
        if known[index] is None and found.month and found.day and not found.ambiguous:
            known[index] = _in_year(found, years[index]) or _year_by_neighbours(found, index, known, newest_first, named)
        day = known[index]
        told = f"'{found.text}' has no year: {day.year} by other notes" if day and borrowed else None
        out.append((day, told if day else doubt(found)))
    return out


def _last_before(found: dates.Found, day: dt.date) -> dt.date | None:
    """The last day up to ``day`` that a date without a year may mean."""
    if found.ambiguous or not (found.month and found.day):
        return None
    days = (_in_year(found, year) for year in (day.year, day.year - 1))
    return next((one for one in days if one and one <= day), None)


def _newest_first(founds: Sequence[dates.Found]) -> bool | None:
    """Whether the sessions run backwards: by their dates, and where years are missing by the nearer way round the year."""
    steps = [_step(a, b) for a, b in pairwise(founds)]
    down, up = sum(step < 0 for step in steps), sum(step > 0 for step in steps)
    return None if up == down else down > up


def _step(earlier: dates.Found, later: dates.Found) -> int:
    """Days from one heading's date to the next one's, 0 where they cannot be told."""
    if earlier.date and later.date:
        return (later.date - earlier.date).days
    if not (earlier.month and earlier.day and later.month and later.day):
        return 0
    days = (later.month - earlier.month) * 30 + later.day - earlier.day
    return (days + 180) % 360 - 180


def _heading_years(indexes: Sequence[int], blocks: Sequence[Block]) -> list[int | None]:
    """The year heading ("# 2025") above each start, if there is one."""
    out: list[int | None] = []
    year: int | None = None
    position = 0
    for index in indexes:
        for block in blocks[position:index]:
            heading = _YEAR_HEADING.match(bare(block.text)) if block.kind == "heading" else None
            year = int(heading.group(1)) if heading else year
        position = index
        out.append(year)
    return out


def _named_year(blocks: Sequence[Block], path: str) -> int | None:
    """The one year in the file's name or title."""
    years = set(re.findall(r"(?<!\d)(20\d{2}|19\d{2})(?!\d)", path.rsplit("/", 1)[-1]))
    if not years and blocks and blocks[0].kind == "heading" and not blocks[0].dated:
        years = set(re.findall(r"(?<![\d-])(20\d{2})(?![\d-])", blocks[0].text))
    return int(years.pop()) if len(years) == 1 else None


def _in_year(found: dates.Found, year: int | None) -> dt.date | None:
    try:
        return dt.date(year, found.month, found.day) if year and found.month and found.day else None
    except ValueError:
        return None


def _year_by_neighbours(
    found: dates.Found, index: int, known: Sequence[dt.date | None], newest_first: bool | None, year: int | None
) -> dt.date | None:
    """The year that puts a date between the sessions before and after it."""
    assert found.month and found.day
    before = next((known[i] for i in range(index - 1, -1, -1) if known[i]), None)
    after = next((known[i] for i in range(index + 1, len(known)) if known[i]), None)
    older, newer = (after, before) if newest_first or (newest_first is None and before is None) else (before, after)
    if newest_first is None and before and after is None:
        older, newer = before, None
    if older:
        date = dates.with_year(found.month, found.day, older, back=0)
        if date and (newer is None or date <= newer):
            return date if (date - older).days < _LONGEST_GAP or newer else None
    if newer:
        date = dates.with_year(found.month, found.day, newer, back=364)
        if date and date <= newer:
            return date
    return None if found.weekday is not None and year is None else _in_year(found, year)
