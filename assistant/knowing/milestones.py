"""Which step of a project a date is for, and whether that step was reached: a date slips only where both dates are for the same step."""

from __future__ import annotations

import datetime as dt
import re

from assistant.reading.dates import Found, Order, find
from assistant.reading.when import nearest

# The steps that people give dates for, by what they are called; one step has several names.
_STEPS = {
    "live": r"go(?:es|ing)?[- ]live|live|launch\w*|releases?|released|ships?|shipped|shipping|roll(?:s|ed)?[- ]?outs?|cut-?over|switch-?over|deployed|deployment",
    "handover": r"hand(?:s|ed)?[- ]?over|hand-?off|transfer",
    "draft": r"(?:first )?drafts?|outline",
    "pilot": r"pilot|beta|alpha|trial|canary|dry run|rehearsal",
    "review": r"reviews?|sign-?off|approval|audit",
    "start": r"kick-?off|starts?|begins?",
    "readout": r"readout|presentation|demo|results?",
    "decision": r"decision|go/no-go",
    "training": r"training",
    "testing": r"tests?|testing|uat|qa",
    "retire": r"switch-?off|shut-?down|retire\w*|sunset\w*|decommission\w*|closure",
}
_STEP = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _STEPS.items()), re.I)
_CLAUSE = re.compile(r"[.;·](?=\s)|\s[-–—]\s|,\s|\band\b|\bthen\b", re.I)
_REACHED = re.compile(
    r"\b(?:live|launched|shipped|released|delivered|done|went out|out|handed over|cut over|rolled out|finished|completed?|met|kept|reached|held|started|signed|approved)"
    r"\W+(?:(?:since|on|as of|from|as planned|in time|on time|already)\W+)*$",
    re.I,
)
_NOT_YET = re.compile(r"\b(?:not|will be|to be|goes|go|going|be|should be|must be|planned|target\w*|eta|due|by)\W+(?:\w+\W+){0,2}$", re.I)


def milestone_of(text: str, day: dt.date | None, said: dt.date | None, order: Order | None) -> str:
    """The step that a date of a line is for: "handover to operations by 30 June" → "handover"; "" where its clause names none."""
    found = _date(text, day, said, order)
    if found is None:
        return ""
    begin = max((m.end() for m in _CLAUSE.finditer(text, 0, found.start)), default=0)
    ahead = _CLAUSE.search(text, found.end)
    named = list(_STEP.finditer(text, begin, found.start))
    named = named[-1:] or list(_STEP.finditer(text, found.end, ahead.start() if ahead else len(text)))[:1]
    return str(named[0].lastgroup) if named else ""


def is_reached(text: str, day: dt.date, said: dt.date | None, order: Order | None) -> bool:
    """Whether a line tells that what was due on a day came about then: "live since 21 May"."""
    found = _date(text, day, said, order)
    if found is None or said is None or day > said:
        return False
    told = _REACHED.search(text[: found.start])
    return told is not None and not _NOT_YET.search(text[: told.start()])


def _date(text: str, day: dt.date | None, said: dt.date | None, order: Order | None) -> Found | None:
    """The place in a text where a day is named, the last of several."""
    if day is None or said is None:
        return None
    return next((one for one in reversed(find(text, order)) if nearest(one, said) == day), None)
