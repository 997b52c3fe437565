"""Whatever in a line is spelled like a date, before any calendar is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.reading import datepatterns as patterns
from assistant.reading.datewords import ENGLISH_STEM, MONTH_STEM, MONTHS, SHY_MONTHS, VERB_MONTHS, plain

_NUMERIC_GATE = re.compile(r"[0-9][-\u2010-\u2013/._][ \u00a0]?[0-9]")
_COMPACT_GATE = re.compile(r"(?:(?:19|20)[0-9]{2}|2100)[0-9]{4}")
_NAMED_GATE = re.compile(
    # a day and a month name (English first: it leads its day), both as loosely as their patterns allow
    rf"[0-9](?:st|nd|rd|th|er|re|e|[º°ª.])?[\W_]{{1,3}}(?:(?:of|de|del|di|do"
    rf"|[0-9]+)[\W_]{{1,3}})?(?:the\s{{1,3}})?(?:{MONTH_STEM})"
    rf"|\b(?:{ENGLISH_STEM})[a-z]{{0,7}}[\W_]{{1,4}}(?:the\s{{1,3}})?[0-9]",
    re.IGNORECASE,
)


_SPAN = re.compile(r"([0-9]{1,2})[^\W\d]{0,2}\.?[ \t\u00a0\u2009\u202f]{0,3}[-\u2013][ \t\u00a0\u2009\u202f]{0,3}([0-9]{1,2})")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a pattern saw, and where: the readings it allows as (month, day), day first before month first."""

    start: int
    end: int
    year: int | None
    readings: tuple[tuple[int, int], ...]
    weak: bool = False


def candidates(text: str) -> Iterator[Parts]:
    """Every spelling of a date in the line, overlapping ones and impossible days included."""
    if _NUMERIC_GATE.search(text):
        yield from _numeric(text)
    if _COMPACT_GATE.search(text):
        for m in patterns.COMPACT.finditer(text):
            if not patterns.NUMBER_BEFORE.search(text, max(0, m.start() - 12), m.start()):
                yield _parts(m, m["y"], ((int(m["m"]), int(m["d"])),))
    if _NAMED_GATE.search(text):
        yield from _named(text)


def _numeric(text: str) -> Iterator[Parts]:
    for m in patterns.YEAR_FIRST.finditer(text):
        if not (m["s"] == "." and _letter_before(text, m.start())):
            yield _parts(m, m["y"], ((int(m["m"]), int(m["d"])),))
    for m in patterns.NUMERIC.finditer(text):
        if _numeric_is_date(text, m):
            yield _parts(m, m["y"], _readings(m["a"], m["b"]))
    for m in patterns.SHORT.finditer(text):
        if _short_is_date(text, m):
            yield _parts(m, None, _readings(m["a"], m["b"] or m["c"], dotted=bool(m["c"])), weak=True)


def _named(text: str) -> Iterator[Parts]:
    for m in patterns.DAY_FIRST.finditer(text):
        if _is_one_on_one(text, m):
            continue
        skipped, day = _first_day(text, m)
        month = _month(text, m, day_first=True)
        if month:
            parts = _parts(m, m["y"], ((month, day),))
            yield replace(parts, start=parts.start + skipped) if skipped else parts
    for m in patterns.MONTH_FIRST.finditer(text):
        month = _month(text, m, day_first=False)
        if month:
            yield _parts(m, m["y"], ((month, int(m["d"])),))
    for m in patterns.NAMED_YEAR_FIRST.finditer(text):
        month = MONTHS.get(plain(m["m"]))
        if month:
            yield _parts(m, m[0][:4], ((month, int(m["d"])),))


_ONES = re.compile(r"1[ \u00a0]?[-:_.\u2011\u2013]?[ \u00a0]?1(?![0-9])")
_ONE_BEFORE = re.compile(r"(?<![0-9])(?<!1[-:_. ])1[-:_. \u2011\u2013]$")


def _is_one_on_one(text: str, m: re.Match[str]) -> bool:
    """Whether the day is the last 1 of "1:1", "1-1" or what an export makes of it, and the year the day: "Jürgen 1 1 Oct 15"."""
    if m["y"] is None or len(m["y"]) == 4 or not re.match(r"1(?![0-9])", m[0]):
        return False
    return bool(_ONES.match(m[0])) or _ONE_BEFORE.search(text, max(0, m.start() - 8), m.start()) is not None


def _first_day(text: str, m: re.Match[str]) -> tuple[int, int]:
    """The day, and how many characters before it are none of the date: of "Meeting 12 – 9 March" the 12 is the meeting's number."""
    span = _SPAN.match(m[0])
    if span is None:
        return 0, int(re.match("[0-9]+", m[0])[0])  # type: ignore[index]  # the pattern begins with a digit
    first, last = int(span[1]), int(span[2])
    counted = first >= last or patterns.COUNTS_BEFORE.search(text, max(0, m.start() - 16), m.start())
    return (span.start(2), last) if counted else (0, first)


def _month(text: str, m: re.Match[str], *, day_first: bool) -> int | None:
    """The month's number, unless its name is likely to be an ordinary word here."""
    word = plain(m["m"])
    if m["y"] is None:
        if word in SHY_MONTHS or patterns.COUNTED_AFTER.match(text, m.end()):
            return None
        lower = m["m"][0].islower()
        if lower and not day_first and word in VERB_MONTHS:
            return None
        if lower and word == "may" and re.match(r"\s+[^\W\d_]", text[m.end() : m.end() + 9]):
            return None  # "the first 3 may need help"
    return MONTHS.get(word)


def _numeric_is_date(text: str, m: re.Match[str]) -> bool:
    if m["s"][0] != ".":
        return True
    if len(m["y"]) == 4 or _letter_before(text, m.start()):
        return not _letter_before(text, m.start())
    # 3.3.26 looks like a version: not after a word that says so, nor (unless padded) among numbers that are versions
    if patterns.SOFTWARE_BEFORE.search(text, max(0, m.start() - 14), m.start()):
        return False
    return len(m["a"]) == len(m["b"]) == 2 or not patterns.VERSION.search(text)


def _short_is_date(text: str, m: re.Match[str]) -> bool:
    if m[0] == "24/7" or patterns.RATIO_AFTER.match(text, m.end()):
        return False
    before = text[max(0, m.start() - 16) : m.start()]
    return not (patterns.RATIO_BEFORE.search(before) or patterns.SOFTWARE_BEFORE.search(before))


def _letter_before(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isalpha()


def _readings(a: str, b: str, *, dotted: bool = False) -> tuple[tuple[int, int], ...]:
    first, second = int(a), int(b)
    day_first, month_first = (second, first), (first, second)
    if dotted or first == second:
        return (day_first,)
    return tuple(r for r in (day_first, month_first) if r[0] <= 12)


def _parts(m: re.Match[str], year: str | None, readings: tuple[tuple[int, int], ...], *, weak: bool = False) -> Parts:
    end = m.end() - (m[0][-1] == "." and not weak)  # "on 3 Nov." ends its sentence
    return Parts(m.start(), end, None if year is None else _year(year), readings, weak)


def _year(digits: str) -> int:
    """Two digits are 1970 to 2068, as in POSIX strptime."""
    number = int(digits.lstrip("'\u2018\u2019"))
    if number >= 100:
        return number
    return number + (2000 if number <= 68 else 1900)
