"""Absolute dates in a line of notes, in the many ways people write them.

Strict on purpose: a wrong date is worse than none. Spellings that leave day and month open are resolved only by the
rest of the document (``settle_order``, ``settle_sequence``) or by a weekday standing next to them, never by a guess.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.reading import datepatterns as patterns
from assistant.reading.datecandidates import Parts, candidates
from assistant.reading.datewords import SHORT_WEEKDAYS, VERB_WEEKDAYS, WEEKDAYS, plain

Order = Literal["dmy", "mdy"]

FIRST_YEAR, LAST_YEAR = 1990, 2100
_LONGEST_STEP = dt.timedelta(days=93)  # between two sessions of one running note
_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class Found:
    """A date as it stands in a line: ``line[start:end] == text``.

    ``date`` is None where the year is missing (then ``month`` and ``day`` are set if they are certain) or where day
    and month could be swapped; ``ambiguous`` then holds the two readings, day first and month first. ``weekday``
    (Monday is 0) is the one written beside the date, even if it contradicts it. ``weak`` marks spellings like ``3/7``
    and ``27.2.`` that may be no date at all.
    """

    start: int
    end: int
    text: str
    date: dt.date | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    ambiguous: tuple[dt.date, ...] = ()
    weekday: int | None = None
    weak: bool = False


@lru_cache(maxsize=4096)  # a note's lines are asked for their dates several times while it is read
def find(text: str, order: Order | None = None) -> tuple[Found, ...]:
    """Every absolute date in a line, left to right, not overlapping.

    ``order`` says how the document writes numeric dates; without it ``3/4/2026`` stays ambiguous.
    """
    if not _DIGIT.search(text):
        return ()
    seen = list(candidates(text))
    if not seen:
        return ()
    if "://" in text or "www." in text or "](#" in text:
        urls = [m.span() for m in patterns.URL.finditer(text)]
        seen = [p for p in seen if not any(start < p.end and p.start < end for start, end in urls)]
    kept: list[Parts] = []
    taken = bytearray(len(text))
    # With a year before without: in "session 14 March 3, 2026" the full date is the date. Impossible dates keep
    # their place as well, so that no piece of them ("31 Feb 21") passes for another one.
    for parts in sorted(seen, key=lambda p: (p.year is None, p.start, p.start - p.end)):
        if not any(taken[parts.start : parts.end]):
            taken[parts.start : parts.end] = b"\x01" * (parts.end - parts.start)
            kept.append(parts)
    kept.sort(key=lambda p: p.start)
    found: list[Found] = []
    for i, parts in enumerate(kept):
        ceiling = kept[i + 1].start if i + 1 < len(kept) else len(text)
        one = _judge(text, parts, order, floor=found[-1].end if found else 0, ceiling=ceiling)
        if one is not None:
            found.append(one)
    return tuple(found)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _judge(text: str, parts: Parts, order: Order | None, *, floor: int, ceiling: int) -> Found | None:
    """The candidate as a date, with the weekday beside it; None if no calendar has it."""
    # 2000 was a leap year: without a year 29 February may be meant.
    year = parts.year if parts.year is not None else 2000
    dates = [d for month, day in parts.readings if (d := _date(year, month, day)) is not None]
    if not dates or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    known = tuple(dates) if parts.year is not None else ()
    start, end, weekday = _with_weekday(text, parts, known, floor=floor, ceiling=ceiling)
    chosen = _choose(dates, order, weekday if known else None)
    return Found(
        start,
        end,
        text[start:end],
        date=chosen if known else None,
        month=chosen.month if chosen else None,
        day=chosen.day if chosen else None,
        year=parts.year,
        ambiguous=() if chosen else known,
        weekday=weekday,
        weak=parts.weak and weekday is None,
    )


def _choose(dates: Sequence[dt.date], order: Order | None, weekday: int | None) -> dt.date | None:
    if len(dates) == 1:
        return dates[0]
    matching = [d for d in dates if d.weekday() == weekday]
    if len(matching) == 1:
        return matching[0]
    return None if order is None else dates[0 if order == "dmy" else 1]


def _with_weekday(text: str, parts: Parts, known: tuple[dt.date, ...], *, floor: int, ceiling: int) -> tuple[int, int, int | None]:
    """The span widened over a weekday before or after the date, and that weekday."""
    agreeing = {d.weekday() for d in known}
    before = patterns.WEEKDAY_BEFORE.search(text, max(floor, parts.start - 22), parts.start)
    if before:
        word = plain(before[1])
        shy = word in VERB_WEEKDAYS and before[1][0].islower()
        day = None if shy else WEEKDAYS.get(word)
        if day is None:  # "So 3.3.26", "sat 3 March": only if the date says the same
            day = next((d for d in (WEEKDAYS.get(word), SHORT_WEEKDAYS.get(word)) if d in agreeing), None)
        if day is not None:
            return before.start(), parts.end, day
    after = patterns.WEEKDAY_AFTER.match(text, parts.end, ceiling)
    if after:
        day = WEEKDAYS.get(plain(after[1]))
        # Plain words after a full date may start the next thought: "3 March 2026, Monday we ..." contradicts, so skip.
        if day is not None and (day in agreeing or "(" in after[0]):
            closed = text[after.end() : after.end() + 1] == ")" and "(" in after[0]
            return parts.start, after.end() + closed, day
    return parts.start, parts.end, None


def compact_short(text: str) -> Found | None:
    """A line that is ``yymmdd`` and nothing else ("241121"). Only callers that see several of them may believe it."""
    digits = text.strip()[:6]
    if not re.fullmatch(r"\d{6}(?!\d).{0,45}", text.strip()):
        return None
    date = _date(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    start = text.index(digits)
    return Found(start, start + 6, digits, date, date.month, date.day, date.year) if date else None


def settle_order(texts: Iterable[str]) -> Order | None:
    """Day or month first? The majority of a document's numeric dates that can be read one way only; None if tied."""
    votes = [vote for text in texts for found in find(text) if (vote := _vote(found))]
    day_first = votes.count("dmy")
    month_first = len(votes) - day_first
    if day_first == month_first:
        return None
    return "dmy" if day_first > month_first else "mdy"


def _vote(found: Found) -> Order | None:
    m = patterns.NUMERIC.search(found.text) or patterns.SHORT.search(found.text)
    if m is None:
        return None
    first, second = int(m["a"]), int(m["b"] or m["c"])
    if first == second:
        return None
    if first > 12 or second > 12:
        return "dmy" if first > 12 else "mdy"
    if "." in m[0]:
        return "dmy"
    if found.date is None:
        return None
    return "dmy" if found.date.day == first else "mdy"


def settle_sequence(founds: Sequence[Found]) -> Order | None:
    """The order in which a row of session dates breaks least: no turning back, steps of three months at most."""
    day_first = _breaks([f.ambiguous[0] if f.ambiguous else f.date for f in founds])
    month_first = _breaks([f.ambiguous[-1] if f.ambiguous else f.date for f in founds])
    if day_first == month_first:
        return None
    return "dmy" if day_first < month_first else "mdy"


def _breaks(dates: Sequence[dt.date | None]) -> int:
    row = [d for d in dates if d is not None]
    steps = [later - earlier for earlier, later in itertools.pairwise(row)]
    far = sum(abs(step) > _LONGEST_STEP for step in steps)
    up = sum(step < dt.timedelta(0) for step in steps)
    down = sum(step > dt.timedelta(0) for step in steps)
    return far + min(up, down)


def with_year(month: int, day: int, near: dt.date, *, back: int = 183) -> dt.date | None:
    """The first date with this month and day that is not more than ``back`` days before ``near``.

    None if the year that follows holds no such day (29 February outside leap years).
    """
    earliest = dt.date.fromordinal(max(1, near.toordinal() - max(0, back)))
    for year in (earliest.year, earliest.year + 1):
        date = _date(year, month, day)
        if date is not None and date >= earliest:
            return date
    return None
