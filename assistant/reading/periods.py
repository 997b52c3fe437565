"""What a phrase like "end of next week" covers: its first and last day, counted from the day it was said.

Each function here reads the named groups of one kind of pattern in ``relative``.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from assistant.reading import steps
from assistant.reading.datewords import MONTHS, VERB_WEEKDAYS, WEEKDAYS, plain

NUMBERS = (
    "a",
    "an",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_COUNT = {word: max(1, n - 1) for n, word in enumerate(NUMBERS)}
_CLEAR_MONTHS = frozenset("january february april june july august september october november december".split())  # in lower case too
_PERSON_MONTHS = frozenset({"jan"})  # "feedback by Jan" is a person as often as a month

Period = tuple[dt.date, dt.date]


def weekday_of(word: str, *, alone: bool = True) -> int | None:
    """The number of a weekday (Monday is 0), unless its name is likely to be an ordinary word here."""
    if word.islower() and plain(word) in (VERB_WEEKDAYS if alone else {"sun"}):
        return None
    return WEEKDAYS.get(plain(word))


def days_ahead(count: int) -> Callable[[re.Match[str], dt.date], Period]:
    """A reader for phrases that always lie the same number of days ahead."""

    def resolve(_: re.Match[str], said: dt.date) -> Period:
        day = said + dt.timedelta(days=count)
        return day, day

    return resolve


def named_day(m: re.Match[str], said: dt.date) -> Period | None:
    """Friday, this Friday, next Friday, Friday week, Friday next week."""
    words = m[0].lower()
    weekday = weekday_of(m["w2"] or m["w"], alone=" " in words)
    if weekday is None:
        return None
    if "next" in words:
        day = steps.next_monday(said) + dt.timedelta(days=weekday)
    else:
        day = steps.weekday_after(weekday, said) + dt.timedelta(days=7 if m["week"] else 0)
    return day, day


def day_of_next_week(m: re.Match[str], said: dt.date) -> Period | None:
    """Next week Tuesday."""
    weekday = weekday_of(m["w"])
    if weekday is None:
        return None
    day = steps.next_monday(said) + dt.timedelta(days=weekday)
    return day, day


def next_week(m: re.Match[str], said: dt.date) -> Period:
    """Next week, to its Friday; early next week is its Tuesday, mid next week its Wednesday."""
    monday = steps.next_monday(said)
    part = (m["part"] or "").lower()
    offset = 1 if part.startswith(("early", "start", "begin")) else 2 if part.startswith("mid") else steps.FRIDAY
    last = monday + dt.timedelta(days=offset)
    return (last if part else monday), last


def this_week(_: re.Match[str], said: dt.date) -> Period:
    """This week, to its Friday."""
    return steps.week_end(said), steps.week_end(said)


def time_ahead(m: re.Match[str], said: dt.date) -> Period:
    """In two weeks, within a month, in 10 business days."""
    word = re.sub(r"\s+", " ", m["n"].lower()).removeprefix("a couple") or "two"
    count = int(word) if word.isdigit() else _COUNT.get(word, 2)
    unit = m["unit"].lower()
    if unit.startswith("month"):
        day = steps.add_months(said, count)
    elif m["work"]:
        day = steps.work_days(said, count)
    else:
        day = said + dt.timedelta(days=count * (7 if unit.startswith("w") else 1))
    return day, day


def month_part(m: re.Match[str], said: dt.date) -> Period:
    """End of the month, next month, mid next month."""
    part = (m["part"] or "").lower()
    first = dt.date(said.year, said.month, 1)
    if m["next"]:
        first = steps.add_months(first, 1)
    last = steps.month_end(first.year, first.month)
    if part.startswith(("early", "start", "begin")):
        last = first + dt.timedelta(days=9)
    elif part.startswith("mid"):
        last = first + dt.timedelta(days=14)
    return (last if part or not m["next"] else first), last


def named_month(m: re.Match[str], said: dt.date) -> Period | None:
    """End of March, mid-April, by March: in the year given, or the month that is not over yet."""
    word = plain(m["m"])
    month = MONTHS.get(word)
    part = (m["part"] or "").lower()
    unsure = m["m"][0].islower() and not part and word not in _CLEAR_MONTHS
    if month is None or unsure or (word in _PERSON_MONTHS and not part and not m["y"]):
        return None
    year = int(m["y"]) if m["y"] else said.year + (1 if m["ny"] else month < said.month)
    first, last = dt.date(year, month, 1), steps.month_end(year, month)
    if part.startswith("mid"):
        last = dt.date(year, month, 15)
    elif part.startswith("early"):
        last = dt.date(year, month, 10)
    elif part.startswith(("start", "begin")):
        last = first
    return (last if part else first), last


def quarter_part(m: re.Match[str], said: dt.date) -> Period:
    """Q2, end of Q2, next quarter: to the last day."""
    if m["q"]:
        number, given = int(m["q"]), m["y"]
        year = said.year + (number * 3 < said.month)
        if given:
            year = int(given) + (2000 if len(given) == 2 else 0)
    else:
        ahead = 1 if m["next"] else 0
        year, index = divmod(said.year * 4 + (said.month - 1) // 3 + ahead, 4)
        number = index + 1
    first, last = dt.date(year, number * 3 - 2, 1), steps.month_end(year, number * 3)
    if (m["part"] or "").lower().startswith("mid"):
        last = dt.date(year, number * 3 - 1, 15)
    return (last if m["part"] or "eoq" in m[0].lower() or "end" in m[0].lower() else first), last


def year_part(m: re.Match[str], said: dt.date) -> Period:
    """End of the year, next year: to the last day."""
    day = dt.date(said.year + (1 if m["next"] else 0), 12, 31)
    return day, day


def weekend(_: re.Match[str], said: dt.date) -> Period:
    """Saturday and Sunday of this week."""
    sunday = said + dt.timedelta(days=6 - said.weekday())
    return sunday - dt.timedelta(days=1), sunday


def numbered_week(m: re.Match[str], said: dt.date) -> Period | None:
    """Week 12, by the calendar (ISO 8601): Monday to Friday of the next such week, this one included."""
    number = int(m["n"])
    for year in (said.isocalendar().year, said.isocalendar().year + 1):
        try:
            monday = dt.date.fromisocalendar(year, number, 1)
        except ValueError:
            continue
        if monday + dt.timedelta(days=6) >= said:
            return monday, monday + dt.timedelta(days=4)
    return None


def dated_weekday(m: re.Match[str], said: dt.date) -> Period | None:
    """Friday 13th: the first day ahead that is both; a number alone ("Fri 13") counts only if such a day is near."""
    weekday = weekday_of(m["w"])
    if weekday is None:
        return None
    for ahead in range(1, 62 if m["th"] is None else 366):
        day = said + dt.timedelta(days=ahead)
        if day.weekday() == weekday and day.day == int(m["d"]):
            return day, day
    return None


def day_of_month(m: re.Match[str], said: dt.date) -> Period | None:
    """The 20th: the next month (or this one) that has that day, today included."""
    day = int(m["d"])
    start = steps.add_months(said.replace(day=1), 1) if m["next"] else said
    for ahead in range(3):
        first = steps.add_months(start.replace(day=1), ahead)
        if 1 <= day <= calendar.monthrange(first.year, first.month)[1] and first.replace(day=day) >= start:
            return first.replace(day=day), first.replace(day=day)
    return None


FEASTS = (
    r"(?:christmas|xmas)[ -]eve|new year['\u2019]?s eve|(?:christmas|xmas)(?: day)?|(?:the )?new year(?:['\u2019]?s)?(?: day)?"
    r"|easter(?: (?:sunday|monday|weekend))?|halloween|valentine['\u2019]?s(?: day)?|thanksgiving"
)
# By how a name begins, the longer before the shorter.
_FEAST_DAYS = (
    ("christmas eve", 12, 24), ("new year's eve", 12, 31), ("new years eve", 12, 31), ("christmas", 12, 25), ("new year", 1, 1), ("halloween", 10, 31), ("valentine", 2, 14),
)  # fmt: skip


def feast(m: re.Match[str], said: dt.date) -> Period | None:
    """The next such day, not before ``said``: fixed ones, Easter, and Thanksgiving (the fourth Thursday of November)."""
    name = m["feast"].lower().replace("xmas", "christmas").replace("\u2019", "'").replace("-", " ").removeprefix("the ")
    days = (_feast(name, year) for year in (said.year, said.year + 1))
    return next(((day, day) for day in days if day >= said), None)


def _feast(name: str, year: int) -> dt.date:
    if name.startswith("easter"):
        return _easter(year) + dt.timedelta(days=name.endswith("monday"))
    if name == "thanksgiving":
        first = dt.date(year, 11, 1)
        return first + dt.timedelta(days=(3 - first.weekday()) % 7 + 21)
    return next(dt.date(year, month, day) for start, month, day in _FEAST_DAYS if name.startswith(start))


def _easter(year: int) -> dt.date:
    """Easter Sunday in the Gregorian calendar (the algorithm of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)
