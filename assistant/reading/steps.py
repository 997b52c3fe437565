"""Steps through the calendar, from one day to another. Weeks start on Monday and, at work, end on Friday."""

from __future__ import annotations

import calendar
import datetime as dt

FRIDAY = 4


def weekday_after(weekday: int, said: dt.date) -> dt.date:
    """The first such day strictly after ``said``."""
    return said + dt.timedelta(days=(weekday - said.weekday() - 1) % 7 + 1)


def weekday_before(weekday: int, said: dt.date) -> dt.date:
    """The last such day strictly before ``said``."""
    return said - dt.timedelta(days=(said.weekday() - weekday - 1) % 7 + 1)


def next_monday(said: dt.date) -> dt.date:
    """The Monday of the next calendar week."""
    return said + dt.timedelta(days=7 - said.weekday())


def week_end(said: dt.date) -> dt.date:
    """Friday of this week; said at a weekend, the coming Friday."""
    return said + dt.timedelta(days=(FRIDAY - said.weekday()) % 7)


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def add_months(date: dt.date, months: int) -> dt.date:
    """The same day some months later, or that month's last day if it is shorter."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return min(
        month_end(year, month + 1),
        dt.date(year, month + 1, min(date.day, 28)) + dt.timedelta(days=max(0, date.day - 28)),
    )


def work_days(said: dt.date, count: int) -> dt.date:
    """The day after so many days from Monday to Friday."""
    day = said
    for _ in range(count):
        day += dt.timedelta(days=1 if day.weekday() < FRIDAY else 7 - day.weekday())
    return day
