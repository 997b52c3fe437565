"""When something was done or dropped, as a line of notes says it: "✅ 2026-03-02", "sent 12 Mar", "(done last Tuesday)"."""

from __future__ import annotations

import datetime as dt
import re

from assistant.reading import steps
from assistant.reading.dates import Order
from assistant.reading.datewords import WEEKDAY, WEEKDAYS, plain
from assistant.reading.when import FIRST_YEAR, LAST_YEAR, Line, look, resolve

_DONE_MARK = re.compile(r"(?:[✅✔☑]\ufe0f?\s{0,2}|\b(?:completion|completed|done)::\s{0,3}|\bCLOSED:\s{0,2})(?:\[{1,2}|<)?", re.IGNORECASE)
_DONE_WORD = re.compile(
    r"(?<![\w-])(?<!be )(?<!get )(?<!not )(?:done|sent|ticked(?: off)?|finished|completed|closed|shipped"
    r"|delivered|merged|published"
    r"|submitted|resolved|fixed|handed in|signed|paid|posted|shared|emailed|answered|replied|reviewed|approved"
    r"|booked|met|erledigt"
    r"|hecho|fait)\b:?",
    re.IGNORECASE,
)
_DROP_MARK = re.compile(
    r"(?:❌\ufe0f?\s{0,2}|\bcancell?ed::\s{0,3}|\b(?:dropped|cancell?ed|abandoned|scrapped)(?: on)?[:,]?\s{1,2})(?:\[{1,2}|<)?",
    re.IGNORECASE,
)
_FILLER = re.compile(r"(?!(?:by|due|until|before|till|for|needs?|to be)\b)[\w'’@.-]{1,20}(?=\s)", re.IGNORECASE)
_AGO = re.compile(
    rf"(?:(?P<yesterday>yesterday)|last (?P<week>week)|(?:last|past) (?P<w>{WEEKDAY})|(?P<bare>{WEEKDAY})"
    r"|(?P<today>today|this morning|just now)|(?P<n>[0-9]{1,3}|an?|two|three|four|five|six) (?P<unit>day"
    r"|week)s? ago)\b",
    re.IGNORECASE,
)


def done_on(text: str, said: dt.date, order: Order | None = None) -> dt.date | None:
    """The day a line says something was done: "✅ 2026-03-02", "sent 12 Mar", "(done last Tuesday)", "yesterday"."""
    if not FIRST_YEAR <= said.year <= LAST_YEAR:
        return None
    line = look(text, said, order)
    for m in _DONE_MARK.finditer(text):
        found = line.founds.get(m.end())
        if found is not None and (date := resolve(found, said)) is not None:
            return date
    for m in _DONE_WORD.finditer(text):
        date = _done_after(line, m.end())
        if date is not None:
            return date
    for m in _AGO.finditer(text):
        if not m["bare"] and not m["today"]:
            return _ago(m, said)
    return None


def dropped_on(text: str, said: dt.date, order: Order | None = None) -> dt.date | None:
    """The day a line says something was dropped: "❌ 2026-03-02", "dropped 12 Mar: no budget"."""
    if not FIRST_YEAR <= said.year <= LAST_YEAR:
        return None
    line = look(text, said, order)
    found = (line.founds.get(m.end()) for m in _DROP_MARK.finditer(text))
    return next((day for one in found if one is not None and (day := resolve(one, said)) is not None), None)


def _done_after(line: Line, at: int) -> dt.date | None:
    """The day named within a few words of "sent": "sent to Dana on 12 Mar"."""
    for words in range(5):
        while at < len(line.text) and line.text[at] in " \t\u00a0(":
            at += 1
        found = line.founds.get(at)
        if found is not None and (words == 0 or not found.weak or line.text[max(0, at - 3) : at] == "on "):
            return resolve(found, line.said)
        ago = _AGO.match(line.text, at)
        if ago:
            return _ago(ago, line.said)
        filler = _FILLER.match(line.text, at)
        if filler is None:
            return None
        at = filler.end()
    return None


def _ago(m: re.Match[str], said: dt.date) -> dt.date | None:
    if m["yesterday"]:
        return said - dt.timedelta(days=1)
    if m["today"]:
        return said
    if m["week"]:  # a day in the week before: its Friday, as for "next week"
        return steps.next_monday(said) - dt.timedelta(days=10)
    if m["unit"]:
        count = int(m["n"]) if m["n"].isdigit() else {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}.get(m["n"].lower(), 1)
        return said - dt.timedelta(days=count * (7 if m["unit"].lower() == "week" else 1))
    weekday = WEEKDAYS.get(plain(m["w"] or m["bare"]))
    return None if weekday is None else steps.weekday_before(weekday, said)
