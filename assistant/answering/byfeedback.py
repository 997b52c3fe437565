"""Answers to questions for feedback in one direction: what one told somebody, what they told one."""

from __future__ import annotations

import datetime as dt
import re

from assistant.answering.answers import Answer, Statement, answered, capital
from assistant.answering.case import Case
from assistant.answering.sentence import Sentence
from assistant.answering.statements import on
from assistant.answering.traits import is_task
from assistant.knowing.telling import shorten

_WORD = r"(?:feedback|critici\w+|critique|praised?|compliments?|kudos)"
_ASKED = re.compile(rf"\b{_WORD}\b", re.I)
_HELD_BACK = re.compile(r"\b(?:missing|open|owe[ds]?|due|overdue|still to|passed? on|pass on|send|sent|collect\w*|waiting)\b", re.I)
_BY_ME = re.compile(
    rf"\b(?:did|have|had|do|i['’]ve) i\b|\bi (?:gave|have given|had|told|passed)\b|\bmy {_WORD} (?:to|for|of|on|about)\b|\b{_WORD} (?:of mine|from me)\b",
    re.I,
)
_OF_ME = re.compile(
    rf"\b{_WORD}\b.*\b(?:me|myself|my)\b|\b(?:give|gave|given|tell|told) me\b|\b(?:what|which|any) {_WORD} (?:did|does|has|had) (?!i\b)",
    re.I,
)
_MARK = re.compile(rf"\b{_WORD}\b", re.I)
_TO_ME = (
    r"\b(?:feedback|criticism|praise) (?:for|to|about|on) (?:me|myself)\b|\b(?:feedback|criticism|praise) from (?:her|him|them|[A-Z]\w+)\b|\bother way (?:a)?round\b"
    r"|\b(?:criticised|criticized|praised) me\b"
)
_FROM_ME = (
    r"\b(?:feedback|criticism|praise) (?:to|for|on) (?:her|him|them|[A-Z]\w+)\b|\b(?:feedback|criticism) I gave\b|\bmy (?:feedback|criticism|praise) (?:to|for|on)\b"
    r"|\bI (?:criticised|criticized|praised)\b"
)
_ARROW = re.compile(rf"\b{_WORD}\b[^.:]*(?:→|->|\bto\b)\s*(?P<whom>(?-i:[A-Z])[\w'’-]+)", re.I)
_NONE_YET = re.compile(r"\b(?:not (?:written|given|done|yet)|both ways|ask(?:ed)? for|is in\b|missing|collect|round)\b(?! it)", re.I)
_LEAST_WORDS = 5
_MOST = 5
_LIST_WORDS = 220


def feedback_answer(case: Case) -> Answer | None:
    """The feedback of the direction that is asked for, the nearest to its matter or else the latest first; None where none is noted."""
    question = case.inquiry.question
    mine = _BY_ME.search(question) is not None
    if not case.inquiry.people or not _ASKED.search(question) or _HELD_BACK.search(question) or not (mine or _OF_ME.search(question)):
        return None
    found = [s for s in case.within if s.date and _tells(s) and _direction(case, s) == mine]
    if not found:
        return None
    latest = sorted(_nearest(case, found), key=lambda s: (s.date or dt.date.min, s.key), reverse=True)[:_MOST]
    statements = [Statement(capital(shorten(_told(s), 260)), (s.source,), on(s.date)) for s in latest]
    return answered(case.inquiry, statements, case.span, "medium", limit=_LIST_WORDS, looked_at=case.looked_at)


def _tells(sentence: Sentence) -> bool:
    """Whether it tells some feedback, and is no task for one and no heading."""
    return bool(
        _MARK.search(sentence.text)
        and (not is_task(sentence) or (_ARROW.search(sentence.text) and sentence.point.mark is None))
        and not _NONE_YET.search(sentence.text)
        and len(sentence.text.split()) >= _LEAST_WORDS
    )


def _direction(case: Case, sentence: Sentence) -> bool | None:
    """True for what I told them, False for what they told me; a bare "Feedback:" is mine."""
    me = case.me.split()[0] if case.me else "me"
    arrow = _ARROW.search(sentence.text)
    if arrow:
        return arrow["whom"].lower() != me.lower()
    if re.search(rf"{_TO_ME}|\b{_WORD} (?:for|to) {re.escape(me)}\b", sentence.text, re.I):
        return False
    return True if re.search(_FROM_ME, sentence.text) or re.search(rf"^\W*{_WORD}\b", sentence.text, re.I) else None


def _nearest(case: Case, found: list[Sentence]) -> list[Sentence]:
    """Where a matter is named ("about his reviews"), the one nearest to it."""
    matter = re.search(r"\b(?:about|on|regarding|for)\s+(?P<np>\w+ \w+.*)$", case.inquiry.rest, re.I)
    like = case.likeness(case.inquiry.matter, [s.meaning for s in found]) if matter and len(found) > 1 else None
    if not like:
        return found
    best = max(range(len(found)), key=lambda at: like[at])
    return [found[best]]


def _told(sentence: Sentence) -> str:
    """The sentence with the rest of its bullet, where that is short: the example behind the feedback."""
    behind = sentence.point.text.partition(sentence.raw)[2].strip()
    return f"{sentence.text} {behind}" if behind and len(behind) < 160 and not _MARK.search(behind) else sentence.text
