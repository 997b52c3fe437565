"""What a report changes: it closes or re-opens a commitment, drops it with a reason, or moves its date."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from assistant.knowing.cues import FOR_A_REASON
from assistant.knowing.reports import Report
from assistant.knowing.threads import Thread
from assistant.reading import due
from assistant.reading.dates import Order
from assistant.records import Held

_TO_DATE = re.compile(
    r"(?:\b(?:(?:moved|pushed|slip(?:s|ped)?|postponed|delayed|extended|rescheduled|shifted|bumped) (?:it )?(?:to|until|till)"
    r"|new (?:date|deadline|due(?: date)?)(?: is)?|(?:now )?due(?: date)?(?: is)?(?: now)?|deadline (?:is )?now|will be|now|we said|says|instead|rather)"
    r"|(?:->|→)\s*(?:\w{2,4}:)?)[:,]?\s*(?:on |by |in )?(?:the )?(?=\S{1,12}\b)",
    re.I,
)
_WHY = re.compile(r"\b(?:because|since|as|due to|after)\b\s+(?P<a>.+)$|(?:—|–|-|:|,|\()\s*(?P<b>[^—–:()]{4,80})\)?\.?$")


@dataclass(frozen=True, slots=True)
class Case:
    """A report in its place: the session, the person it is about, whether it is a project's status line, a reply, or a line of a review of last time."""

    report: Report
    held: Held
    person: str | None
    project: bool = False
    reply: bool = False
    review: bool = False


def settle(case: Case, thread: Thread) -> None:
    """Let a report change a thread."""
    report, held = case.report, case.held
    source = held.source(report.line, report.raw)
    shifted = report.verdict == "moved" and report.verbs & thread.deeds()  # "moved the review to Monday" was the task
    if report.verdict in ("done", "fact") or shifted:
        when = due.done_on(report.text, held.date, held.session.order) if held.date else None
        thread.close("done", when or held.date, source)
    elif report.verdict == "dropped":
        thread.close("dropped", held.date, source, _reason(report.told))
    elif report.verdict == "reopened":
        thread.reopen()
        thread.last_seen = held.date
    elif held.date:
        thread.slip(_new_date(report.until, held.date, held.session.order))
        thread.last_seen = held.date


_NOW_BEHIND = re.compile(r",\s*([^,]+?)\s+now\W*$", re.I)  # "slipped, 19 Nov now"


_QUOTES = str.maketrans("", "", '"“”')  # "goals doc: still empty, “next week”"
_LAST = re.compile(r"[,:;(–—-]\s|\bnow\b", re.I)  # before the day at the end of "Runbook slips, 4 July"


def _new_date(text: str, said: dt.date, order: Order | None) -> dt.date | None:
    """The due date that a remark sets: "the rest by Friday", "moved to 20 March", "will be Monday"."""
    text = (FOR_A_REASON.split(text, 1)[0] or text).translate(_QUOTES)
    for found in _TO_DATE.finditer(text):
        if moved := due.due(f"by {text[found.end() :]}", said, order):
            return moved.date
    told = _NOW_BEHIND.search(text)
    stated = due.due(f"by {told[1]}" if told else text, said, order) or due.due(f"by {_LAST.split(text)[-1].strip()}", said, order)
    return stated.date if stated else None


def _reason(text: str) -> str:
    """Why something was dropped, as the report says it; the report itself where it gives no reason apart."""
    found = _WHY.search(text)
    return (found["a"] or found["b"]).strip(" .)") if found else text.strip()
