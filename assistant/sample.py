"""The invented people and notes of ``knowledge/sample``, moved in time so that they always end about today."""

from __future__ import annotations

import datetime as dt
import os
import re
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import NotWritable, UsageError
from assistant.files import private_dir, write_atomic
from assistant.resources import resource

BASE = dt.date(2026, 3, 16)
"""The Monday that the sample's own dates are written around."""

_TOKEN = re.compile(rb"\{\{(\d{4}-\d\d-\d\d)(?:\|([^{}\n]*))?\}\}")
_DATE_IN_NAME = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(frozen=True, slots=True)
class SampleReport:
    """Paths relative to the target: what was written, and what stood there already and was left alone."""

    written: tuple[str, ...]
    skipped: tuple[str, ...]


def copy_sample(target: Path, anchor: dt.date, source: Path | None = None) -> SampleReport:
    """Copy the sample into `target`, its dates shifted by whole weeks so that week of BASE becomes `anchor`'s week.

    From a Thursday on it is the week after: the next session that the sample plans (a Wednesday) is always still to come.

    Whole weeks, because weekdays carry meaning. Dates move in ``{{2026-03-11}}`` and ``{{2026-03-11|%d %B %Y}}`` tokens
    and in file names. No existing file is touched. `source` is another sample folder than the shipped one.
    Raises UsageError where the shifted dates leave the calendar, NotWritable where a file cannot be written.
    """
    weeks = dt.timedelta(weeks=((anchor - BASE).days + 4) // 7)
    origin = source or resource("knowledge/sample")
    written: list[str] = []
    skipped: list[str] = []
    try:
        for path in _files(origin):
            name = moved_name(path.relative_to(origin).as_posix(), weeks)
            if os.path.lexists(target / name):
                skipped.append(name)
                continue
            private_dir((target / name).parent)
            write_atomic(target / name, moved(path.read_bytes(), weeks))
            written.append(name)
    except OverflowError as error:
        raise UsageError(f"the sample cannot be moved to {anchor}: its dates would leave the calendar") from error
    except OSError as error:
        raise NotWritable(f"the sample cannot be copied to {target}: {error.strerror or error}") from error
    return SampleReport(tuple(written), tuple(skipped))


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def moved(data: bytes, shift: dt.timedelta) -> bytes:
    """`data` with its date tokens shifted and written out. Bytes, so that a sample file may have any encoding."""

    def write_out(match: re.Match[bytes]) -> bytes:
        date = dt.date.fromisoformat(match[1].decode()) + shift
        return spelled(date, match[2].decode()).encode() if match[2] else date.isoformat().encode()

    return _TOKEN.sub(write_out, data)


def moved_name(name: str, shift: dt.timedelta) -> str:
    """A file's relative path with the ISO dates in it shifted."""
    return _DATE_IN_NAME.sub(lambda match: (dt.date.fromisoformat(match[0]) + shift).isoformat(), name)


def spelled(date: dt.date, form: str) -> str:
    """``date.strftime(form)`` in English whatever the locale, and with ``%-d`` on every system.

    Knows %Y %y %m %-m %b %B %d %-d %a %A; ValueError for any other code.
    """
    day, month = _DAYS[date.weekday()], _MONTHS[date.month - 1]
    codes = {
        "Y": f"{date.year:04}",
        "y": f"{date.year % 100:02}",
        "m": f"{date.month:02}",
        "-m": str(date.month),
        "b": month[:3],
        "B": month,
        "d": f"{date.day:02}",
        "-d": str(date.day),
        "a": day[:3],
        "A": day,
    }

    def write_out(match: re.Match[str]) -> str:
        if match[1] not in codes:
            raise ValueError(f"unknown date code {match[0]!r} in {form!r}")
        return codes[match[1]]

    return re.sub(r"%(-?[A-Za-z]|.?)", write_out, form, flags=re.DOTALL)
