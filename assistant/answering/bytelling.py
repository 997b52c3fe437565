"""Whether somebody was told: "yes" only where a line says so of that very thing; that a matter came up is told as no more than that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.answers import Answer, answered, short_day, unanswered
from assistant.answering.case import Case
from assistant.answering.essentials import any_held, speaks_of_things, things_in
from assistant.answering.evidence import Evidence
from assistant.answering.ranking import ranked
from assistant.answering.statements import dated, distinct, newest_first, statement, unrepeated, whole
from assistant.answering.traits import TELLS, is_task
from assistant.reading.words import content_words

_TOLD = 0.4  # coverage: whether something was said to somebody is no matter of likeness
# Where a talk is asked for, that it came up is the answer; "did I tell" wants to hear who told.
_OF_TALK = re.compile(
    r"\bwe\b|\bi (?:ever |already |actually |yet )*(?:mention|bring|brought|raise|talk|speak|spoke|discuss|explain|say|said)\w*\b", re.I
)
_TOLD_ME = re.compile(r"\b(?:told|asked|informed|warned|showed|sent|gave) (?:me|us)\b", re.I)
# "Tim asked for more people" is no telling of mine; nor is "numbers sent", which does not say to whom.
_BY_OTHERS = re.compile(
    r"(?:^|(?<=[.;:,] )|(?<=[-–—] )|\band )\W*(?P<who>[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?: (?:also|already|just|has|had|have|even))? "
    r"(?:told|asked|mentioned|informed|warned|explained|sent|showed|read|gave|passed)\b"
)
_HANDED = re.compile(r"sent|showed|passed on", re.I)
_TO_WHOM = re.compile(
    r"(?: (?:it|them|this|that|both|all))?(?: (?:on )?to)? (?:him|her|them|both|everyone|(?-i:[A-Z][\w-]+))\b|[^.;]{0,60} to (?:him|her|them|both|everyone|(?-i:[A-Z][\w-]+))\b",
    re.I,
)
_OBJECT = re.compile(r"\b(?:about|of|that|whether|if|how|why|when)\b(?P<np>.+)$", re.I)
_TELLING_WORDS = frozenset(content_words("told tell tells know knows knew asked informed yes already too so"))
_BARE = 1  # words of its own: a line that tells no more leaves out what it tells of
_NOT_TOLD = re.compile(
    r"\b(?:not|n['’]t|never)(?: yet)? (?:told?|ask(?:ed)?|mention(?:ed)?|inform(?:ed)?)\b|\bnot (?:him|her|them) yet\b", re.I
)


def told_answer(case: Case, found: Sequence[Evidence]) -> Answer:
    """Whether it was told to that person: the day and the words; a task or a promise to tell them is no telling."""
    talked = _OF_TALK.search(case.inquiry.question) is not None
    told = [e for e in found if e.coverage >= _TOLD]
    telling = [e for e in told if _telling(case, e) and _tells_thing(case, e)]
    mentions = [e for e in told if TELLS.search(e.sentence.point.text) or not _to_come(e)]
    if not talked:
        mentions = telling or [e for e in mentions if speaks_of_things(case, e)]
    if not mentions:
        return _untold(case, found[0])
    best = distinct(ranked(case, mentions), 3)
    lead = _lead(short_day(best[0].sentence.date), talked=talked, told=bool(telling))
    statements = unrepeated([statement(best[0], lead), *dated([(e, "") for e in newest_first(best[1:])])])
    return answered(case.inquiry, statements, case.span, looked_at=case.looked_at)


def _lead(day: str, *, talked: bool, told: bool) -> str:
    if talked:
        return f"Yes, it came up on {day}: "
    return f"Yes, on {day}: " if told else f"It came up on {day}; no line says that you told them: "


def _untold(case: Case, nearest: Evidence) -> Answer:
    """No line tells it: where it was still to be said, that; else the nearest thing."""
    if not speaks_of_things(case, nearest):
        return unanswered(case.inquiry, case.looked_at, [statement(nearest)], case.span)
    if is_task(nearest.sentence):
        lead = f"Not as far as your notes say: on {short_day(nearest.sentence.date)} it was still to do: "
        return answered(case.inquiry, [statement(nearest, lead)], case.span, looked_at=case.looked_at)
    reason = f"It is only noted as {'asked' if nearest.sentence.asks else 'still to come'}. "
    return unanswered(case.inquiry, case.looked_at, [statement(nearest)], case.span, reason=reason)


def _to_come(evidence: Evidence) -> bool:
    return evidence.sentence.ahead or is_task(evidence.sentence)


def _tells_thing(case: Case, evidence: Evidence) -> bool:
    """Whether what was told is what the question names behind "about" or "that"; "Nils knows" leaves it out."""
    marker = _OBJECT.search(case.inquiry.rest)
    named = things_in(case, marker["np"]) if marker else []
    left = evidence.sentence.words - {term.stem for term in case.terms} - _TELLING_WORDS
    return any_held(named[0], evidence) if named and len(left) > _BARE else speaks_of_things(case, evidence) or len(left) <= _BARE


def _telling(case: Case, evidence: Evidence) -> bool:
    """Whether its bullet says that somebody else was told, and not that they were not."""
    text = whole(evidence.sentence)
    own = _BY_OTHERS.sub(lambda found: found[0] if _is_me(case, found["who"]) else " ", _TOLD_ME.sub(" ", text))
    told = any(not _HANDED.fullmatch(found[0]) or _TO_WHOM.match(own, found.end()) for found in TELLS.finditer(own))
    return told and _NOT_TOLD.search(text) is None


def _is_me(case: Case, who: str) -> bool:
    """Whether the notes' owner writes of themself by name."""
    return case.me is not None and who.split()[0].lower() == case.me.split()[0].lower()
