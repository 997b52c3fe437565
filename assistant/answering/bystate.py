"""How a thing stands now: "is the list done", "did she send it", "what happened to the post". The latest word of ledger or notes answers, what stood before is history."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from assistant.answering.answers import Answer, Statement, answered, capital, short_day, text_of
from assistant.answering.byledger import still_open
from assistant.answering.case import Case
from assistant.answering.traits import DEED_DONE
from assistant.knowing.telling import shorten
from assistant.reading.words import content_words, stem
from assistant.records import Action, Source

_DONE = (
    "done|finished|ready|complete|completed|closed|sent|delivered|settled|sorted|written|over|through|in|out|here|there|cancell?ed|dropped"
)
_IS_DONE = re.compile(rf"^\W*(?:and |so )?(?:is|are|was|were|has|have)(?:n['’]t)? .*\b(?:{_DONE})(?: yet| by now| now| already)?\W*$", re.I)
_HAPPENED = re.compile(r"\bwhat(?:['’]?s| has| ever)? (?:ever )?(?:happened|happens|become|became|becomes) (?:to|of)\b", re.I)
_SAID_OPEN = re.compile(r"\b(?:needs?|owes?|will|to do|still|should|must|has to|have to|going to|not yet)\b|['’]ll\b", re.I)
_OF_STATE = frozenset(
    stem(word)
    for word in (
        "done finished finish ready complete completed closed close sent send delivered deliver settled sorted written write cancelled cancel dropped drop"
        " give gave given bring brought get got make made put happen happened ask asked come came"
    ).split()
)


def state_answer(case: Case, told: Answer) -> Answer | None:
    """What the ledger knows of the thing asked for, or what the notes ``told`` of it with the latest first; None where the question asks for no state."""
    question = case.inquiry.question
    is_done, happened = _IS_DONE.search(question) is not None, _HAPPENED.search(question) is not None
    if not (is_done or happened or (case.inquiry.kind == "yes_no" and DEED_DONE.search(question))):
        return None
    known = _action(case)
    if known is not None and _knows_better(known, told):
        return _from_ledger(case, known)
    return _latest_first(told) if is_done else None


def _action(case: Case) -> Action | None:
    """The commitment that holds all that the question names, the one spoken of last; None where there is none."""
    subject = {t.stem for t in case.terms if not t.soft and t.stem not in _OF_STATE}
    if not subject:
        return None
    found = [a for a in case.actions if a.person in case.timelines and subject <= set(content_words(f"{a.text} {a.owner_name or ''}"))]
    return max(found, key=lambda a: (_last(a), a.status == "open", a.id), default=None)


def _last(action: Action) -> dt.date:
    """The day of the latest line that speaks of a commitment, or closed it."""
    days = [s.date for s in (action.source, *action.mentions, *([action.closed_by] if action.closed_by else [])) if s.date]
    return max([*days, *([action.closed] if action.closed else [])], default=dt.date.min)


def _lines(action: Action) -> set[tuple[str, int]]:
    return {(s.path, s.line_start) for s in (action.source, *action.mentions)}


def _knows_better(action: Action, told: Answer) -> bool:
    """Whether the ledger knows a later state than the lines that were found, or the same line with its state."""
    if told.abstained or not told.sources:
        return True
    newest = max((s.date for s in told.sources if s.date), default=dt.date.min)
    if newest != _last(action):
        return newest < _last(action)
    latest = [s for s in told.statements if any(source.date == newest for source in s.sources)]
    if all((source.path, source.line_start) in _lines(action) for s in latest for source in s.sources):
        return True
    return all(_SAID_OPEN.search(s.text) for s in latest)


def _from_ledger(case: Case, action: Action) -> Answer:
    if action.status == "open":
        return still_open(case, action)
    day = short_day(action.closed or _last(action))
    how = "Noted as done" if action.status == "done" else "Dropped"
    reason = f" ({action.reason})" if action.reason and action.reason.lower() not in action.text.lower() else ""
    sources: tuple[Source, ...] = tuple(dict.fromkeys((action.closed_by or action.source, (action.mentions or (action.source,))[-1])))
    statement = Statement(f"{capital(shorten(action.text, 160))}{reason}", sources, f"{how} on {day}: ")
    return answered(case.inquiry, [statement], case.span, "high", looked_at=case.looked_at)


def _latest_first(told: Answer) -> Answer | None:
    """The answer with its newest statement first and the others as what was before; None where all are of one day."""
    dated = [(max((s.date for s in one.sources if s.date), default=None), one) for one in told.statements]
    if told.abstained or len({day for day, _ in dated}) < 2 or any(day is None for day, _ in dated):
        return None
    rows = sorted(dated, key=lambda row: row[0] or dt.date.min, reverse=True)
    newest = rows[0][0]
    statements = [
        replace(one, lead=("" if at and day == newest else f"On {short_day(day)}: " if not at else f"Before, on {short_day(day)}: "))
        for at, (day, one) in enumerate(rows)
    ]
    return replace(told, statements=tuple(statements), text=text_of(statements))
