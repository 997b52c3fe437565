"""Stretches of days as questions name them: "January", "Q1", "last spring", "two weeks ago", "4 March".

What has no year is the latest that has begun by today; weeks start on Monday.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from assistant.reading.dates import find
from assistant.reading.datewords import MONTHS, WEEKDAYS, plain

Span = tuple[dt.date, dt.date]

_NUMBERS = {
    "a couple of": 2, "a couple": 2, "couple of": 2, "couple": 2, "a few": 3, "few": 3, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "several": 4,
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
COUNT = rf"(?P<n>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_MONTH = r"(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_DAY = r"(?P<w>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_WEEKS = ("first", "second", "third", "fourth")
_WEEK_OF = re.compile(r"(?:the )?week (?:of|from|starting|beginning)(?: the)? ", re.I)
_SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}


def number(text: str | None) -> int:
    """A small number in digits or words; 1 where there is none.

    >>> number("three"), number("a couple of"), number("12"), number(None)
    (3, 2, 12, 1)
    """
    word = (text or "1").lower()
    return max(1, int(word)) if word.isdigit() else _NUMBERS.get(word, 1)


def read_span(text: str, at: int, today: dt.date) -> tuple[dt.date, dt.date, int] | None:
    """(first day, last day, where its words end) of the time named exactly at a place; None if none is."""
    for date in find(text[at : at + 40]):
        if date.start == 0:
            day = date.date or (latest_day(date.month, date.day, today) if date.month and date.day else None)
            if day:
                return day, day, at + date.end
    week = _WEEK_OF.match(text, at)
    named = read_span(text, week.end(), today) if week else None
    if named:
        monday = named[0] - dt.timedelta(named[0].weekday())
        return monday, monday + dt.timedelta(6), named[2]
    for pattern, resolve in _UNITS:
        found = pattern.match(text, at)
        span = resolve(found, today) if found else None
        if found and span:
            return *span, found.end()
    return None


def latest_day(month: int, day: int, today: dt.date) -> dt.date | None:
    """The latest such day that is not after today."""
    for year in range(today.year, today.year - 5, -1):
        try:
            found = dt.date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    return None


def month_span(year: int, month: int) -> Span:
    """First and last day of a month; months beyond 1 to 12 are those of the years around."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def months_back(day: dt.date, count: int) -> dt.date:
    """The day so many months before, or the last one of its month."""
    first, last = month_span(day.year, day.month - count)
    return first.replace(day=min(day.day, last.day))


def _year_of(text: str | None) -> int | None:
    return None if not text else int(text.strip("'")) + (2000 if len(text.strip("'")) == 2 else 0)


def _month(found: re.Match[str], today: dt.date) -> Span | None:
    month = MONTHS.get(plain(found["m"]))
    if month is None:
        return None
    year = _year_of(found["y"]) or today.year - (month > today.month) - bool(found["last"] and month == today.month)
    first, last = month_span(year, month)
    part = (found["part"] or "").lower()
    if re.match("early|.*(?:beginning|start)|.*first half", part):
        return first, first.replace(day=15 if "half" in part else 10)
    if re.match("mid|.*middle", part):
        return first.replace(day=10), first.replace(day=20)
    return (first.replace(day=16 if "half" in part else 20), last) if part else (first, last)


def _quarter(found: re.Match[str], today: dt.date) -> Span:
    end = int(found["q"]) * 3
    year = _year_of(found["y"]) or today.year - (end - 2 > today.month)
    return month_span(year, end - 2)[0], month_span(year, end)[1]


def _week_in(found: re.Match[str], today: dt.date) -> Span | None:
    month = _month(found, today)
    if month is None:
        return None
    which = found["week"].lower()
    if which == "last":
        return month[1] - dt.timedelta(6), month[1]
    first = month[0] + dt.timedelta(7 * _WEEKS.index(which))
    return first, first + dt.timedelta(6)


def _half(found: re.Match[str], today: dt.date) -> Span:
    end = int(found["h"]) * 6
    year = _year_of(found["y"]) or today.year - (end - 5 > today.month)
    return month_span(year, end - 5)[0], month_span(year, end)[1]


def _season(found: re.Match[str], today: dt.date) -> Span:
    start = _SEASONS[found["s"].lower()]
    year = _year_of(found["y"]) or today.year - (dt.date(today.year, start, 1) > today)
    return month_span(year, start)[0], month_span(year, start + 2)[1]


def _relative(found: re.Match[str], today: dt.date) -> Span:
    back, unit = 0 if "this" in found["which"].lower() or "current" in found["which"].lower() else 1, found["unit"].lower()
    if unit == "week":
        monday = today - dt.timedelta(today.weekday() + 7 * back)
        return monday, monday + dt.timedelta(6)
    if unit == "month":
        return month_span(today.year, today.month - back)
    if unit == "quarter":
        first = (today.month - 1) // 3 * 3 + 1 - 3 * back
        return month_span(today.year, first)[0], month_span(today.year, first + 2)[1]
    return dt.date(today.year - back, 1, 1), dt.date(today.year - back, 12, 31)


def _ago(found: re.Match[str], today: dt.date) -> Span:
    count, unit = number(found["n"]), found["unit"].lower()
    if unit == "week":
        monday = today - dt.timedelta(today.weekday() + 7 * count)
        return monday, monday + dt.timedelta(6)
    if unit == "month":
        return month_span(today.year, today.month - count)
    if unit == "year":
        return dt.date(today.year - count, 1, 1), dt.date(today.year - count, 12, 31)
    day = today - dt.timedelta(count)
    return day, day


def _weekday(found: re.Match[str], today: dt.date) -> Span:
    day = today - dt.timedelta((today.weekday() - WEEKDAYS[plain(found["w"])]) % 7 or 7)
    return day, day


def _one(days: int) -> Callable[[re.Match[str], dt.date], Span]:
    return lambda _, today: (today - dt.timedelta(days), today - dt.timedelta(days))


def _christmas(_: re.Match[str], today: dt.date) -> Span | None:
    day = latest_day(12, 25, today)
    return (day, day) if day else None


def _new_year(_: re.Match[str], today: dt.date) -> Span:
    return dt.date(today.year, 1, 1), dt.date(today.year, 1, 1)


def _year(found: re.Match[str], _: dt.date) -> Span:
    return dt.date(int(found["y"]), 1, 1), dt.date(int(found["y"]), 12, 31)


_Y = r"(?:,? (?:of )?(?P<y>20\d\d|'\d\d))?"
_PART = r"(?P<part>(?:early|mid|late)[- ]|(?:the )?(?:beginning|start|middle|end) of |(?:the )?(?:first|second) half of )?"
_UNITS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], dt.date], Span | None]], ...] = tuple(
    (re.compile(rf"(?:{pattern})(?!\w)", re.I), resolve)
    for pattern, resolve in (
        (
            rf"(?:the )?(?P<week>first|second|third|fourth|last) week (?:of|in) (?P<part>(?!))?(?P<last>last )?{_MONTH}{_Y}(?! ?\d)",
            _week_in,
        ),
        (rf"{_PART}(?P<last>last )?{_MONTH}{_Y}(?! ?\d)", _month),
        (r"(?:the )?q(?P<q>[1-4])(?:[ ,']{1,2}(?P<y>20\d\d|\d\d))?", _quarter),
        (r"h(?P<h>[12])(?:[ ,']{1,2}(?P<y>20\d\d))?", _half),
        (rf"(?:the |last |this )?(?P<s>winter|spring|summer|autumn|fall){_Y}", _season),
        (r"(?P<which>last|this|the current|the last|the previous|previous) (?P<unit>week|month|quarter|year)", _relative),
        (rf"{COUNT} (?P<unit>day|week|month|year)s? ago", _ago),
        (rf"(?:last |this past )?{_DAY}", _weekday),
        ("yesterday", _one(1)),
        ("today|now", _one(0)),
        ("christmas", _christmas),
        ("(?:the )?new year", _new_year),
        (r"(?P<y>20\d\d)", _year),
    )
)
