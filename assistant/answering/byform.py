"""Answers to questions that everybody asks in one form: what somebody wants from one, how long they have been there, which sessions fell out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from assistant.answering.answers import Answer, Statement, answered, capital, short_day, unanswered
from assistant.answering.byledger import owed_by_me
from assistant.answering.case import Case
from assistant.answering.sentence import Sentence
from assistant.answering.statements import on
from assistant.knowing.telling import cite, shorten
from assistant.knowing.timeline import Timeline

_WANTS = re.compile(
    r"\b(?:what|things|stuff|everything|anything)\b.*\b(?:wants?|needs?|expects?|waiting for|after|ask(?:s|ed|ing)?(?: for)?)\b.*\b(?:from|of) (?:me|us)\W*$",
    re.I,
)
_WISH = re.compile(
    r"^\W*(?:(?!I\b)[A-Z]\w*(?: \w+)?[: ]+)?(?:(?:she|he|they)(?:['’]d)? )?(?:(?:also|still|now|really) )?(?:wants?|wanted|would (?:like|love|prefer)|like(?:s)? me to|needs?|needed|expects?|asks?|asked|hopes?)\b"
    r"|\b(?:she|he|they) (?:also |still |now |really )?(?:wants?|wanted|needs?|expects?|asked (?:me|for|whether|if)|asks (?:me|for))\b|\b(?:she|he|they)['’]d (?:like|love|rather|prefer)\b|\b(?:feedback|advice) (?:from|for) (?:her|him|me)\b",
    re.I,
)
_TENURE = re.compile(
    r"^\W*(?:(?:for )?how (?:long|many years)|since when|when did)\b.*\b(?:with (?:us|the (?:company|firm|team|organi[sz]ation))|(?:at|in|on|with) (?:the|this|our) (?:company|firm|team|organi[sz]ation|place)|(?:worked|working|been) here|work here"
    r"|(?:join|joined|started?(?: working)?) (?:us|here|with us|(?:at )?the (?:company|firm|team)))\W*$",
    re.I,
)
_SERVED = re.compile(
    r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty) (?:years?|months?|weeks?) (?:here|with us|in the (?:team|company|firm)|with the (?:team|company|firm))\b|\bjoined\b(?! (?:the )?(?:call|meeting))|\b(?:with us|here|in the (?:team|company)) since\b"
    r"|\b(?:start(?:ed|s)?|began|hired)\b.{0,20}\b(?:19|20)\d\d\b|\b(?:start date|joined|hired|since)\W*:+\W*\S*(?:19|20)\d\d|\bfirst (?:day|week) here\b",
    re.I,
)
_SITTING = r"(?:sessions?|meetings?|1[:-]1s?|one[- ]on[- ]ones?|calls?|catch[- ]?ups?)"
_FELL_OUT = re.compile(
    rf"\b{_SITTING}\b.{{0,40}}\b(?:miss(?:ed)?|skip(?:ped)?|cancel\w*|fell? (?:out|through)|(?:didn['’]t|did not) (?:happen|take place))\b|\b(?:miss(?:ed)?|skip(?:ped)?|cancel\w*)\b.{{0,20}}\b{_SITTING}\b",
    re.I,
)
_OURS = re.compile(r"\b(?:i|we|us|our|my)\b", re.I)
_NOTED_OUT = re.compile(
    rf"\bskipped\b(?! (?:lunch|the (?!{_SITTING})))|\bno {_SITTING}\b(?! (?:before|after|until|without|on|longer))|\b{_SITTING} (?:was |is )?(?:cancelled|canceled|dropped|off)\b|\b(?:cancelled|canceled|missed) (?:our|the|my|this|last) {_SITTING}|\bnothing last week\b|\bdid(?:n['’]t| not) (?:meet|take place)\b",
    re.I,
)
_MOST = 4
_LIST_WORDS = 220


def formed_answer(case: Case) -> Answer | None:
    """The answer to a question in one of these forms; None for all others."""
    question = case.inquiry.question
    if case.inquiry.people and _WANTS.search(question) and all(term.soft for term in case.terms):
        return _wanted(case)
    if case.inquiry.people and _TENURE.search(question):
        return _served(case)
    return _fallen_out(case) if _FELL_OUT.search(question) and (case.inquiry.people or _OURS.search(question)) else None


def _wanted(case: Case) -> Answer | None:
    """What they said they want, the latest first, and what is open on one's own side; None where neither is noted."""
    said = [s for s in case.within if s.date and _WISH.search(s.text) and not (s.asks and s.text.endswith("?"))]
    newest = sorted(said, key=lambda s: (s.date or dt.date.min, -s.point.line), reverse=True)[:_MOST]
    statements = [*_quoted(newest), *owed_by_me(case)]
    return answered(case.inquiry, statements, case.span, "medium", limit=_LIST_WORDS, looked_at=case.looked_at) if statements else None


def _served(case: Case) -> Answer:
    """Since when somebody is there, in the words of the notes."""
    found = [s for s in case.everything if _SERVED.search(s.text) and not s.asks]
    if not found:
        return unanswered(case.inquiry, case.looked_at, window=case.span)
    oldest = sorted(found, key=lambda s: (s.date or dt.date.min, s.key))[:2]
    return answered(case.inquiry, list(_quoted(oldest)), case.span, "medium", looked_at=case.looked_at)


def _fallen_out(case: Case) -> Answer | None:
    """The sessions that the notes say did not take place; None where they say so of none."""
    statements = [statement for timeline in case.timelines.values() for statement in _skipped(case, timeline)]
    statements += _quoted(s for s in case.within if _NOTED_OUT.search(s.text) and not s.asks)
    return answered(case.inquiry, statements, case.span, "medium", limit=_LIST_WORDS, looked_at=case.looked_at) if statements else None


def _skipped(case: Case, timeline: Timeline) -> Iterable[Statement]:
    window = case.inquiry.window
    for held in timeline.skipped_notes:
        if not held.session.private and (window is None or window.pick or window.holds(held.date)):
            point = next((p for p in held.session.points if _NOTED_OUT.search(p.text) and not (p.private or p.noise)), None)
            yield Statement(
                shorten(point.text, 120) if point else f"the session with {timeline.person.name} did not take place",
                (cite(held, point),) if point else held.opening(),
                f"{short_day(held.date)}: ",
            )


def _quoted(sentences: Iterable[Sentence]) -> list[Statement]:
    return [Statement(capital(shorten(s.text, 200)), (s.source,), on(s.date)) for s in sentences]
