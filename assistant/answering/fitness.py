"""Which evidence may answer: what holds enough, is of the time and the tense that is asked for, and of the kind of answer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.answering.attributes import looked_for
from assistant.answering.case import Case
from assistant.answering.evidence import Evidence
from assistant.answering.kinds import Kind
from assistant.answering.sentence import Sentence, names_in
from assistant.answering.statements import shown
from assistant.answering.traits import (
    ASKS_FIRST,
    ASKS_NAME,
    ASKS_ORDER,
    ASKS_PAST,
    COUNTED_LIST,
    DAY,
    I_TOLD,
    MENTIONED,
    ORDERED,
    OWNER,
    PROMISED,
    SAYING,
    SOMEBODY,
    UNDECIDED,
    VOICE,
    WILL,
    enumerates,
    has_number,
    is_decision,
    is_task,
)
from assistant.knowing.telling import clean_sentence
from assistant.reading.dates import find

_ANY_TENSE = ("session", "list", "told", "trend", "open_items", "how_often")
_OF_DEEDS = ("when", "who", "how_many", "why")
_VERY_LIKE = 0.6
_ASKS_WHICH = re.compile(r"\bdecide (?:whether|if|which|who|on)\b", re.I)
_TO_DECIDE = re.compile(r"\b(?:to|we|then|not|will|later) decide\b|\bdecide (?:if|whether|later|with)\b", re.I)
_TAKEN = re.compile(r"\b(?:while|during|when (?:he|she|they|we|i|\w+ is)|after|before)\b", re.I)
_FIRST = 10  # sentences, best first
_MUCH = 0.6  # coverage


def of_its_tense(case: Case, found: Sequence[Evidence]) -> list[Evidence]:
    """Without questions, which tell nothing; and, where something past is asked for, without what is only to come."""
    kind, question = case.inquiry.kind, case.inquiry.question
    past = ASKS_PAST.search(question) is not None
    found = [e for e in found if kind in ("told", "said_about") or not past or _tells_deed(e)]
    if kind == "told" or I_TOLD.search(question):
        return _of_telling(case, found)
    kept = [e for e in found if not e.sentence.asks or takes_day(kind, e.sentence)]
    if looks := looked_for(question, tuple(names_in(question, frozenset({""})))):
        return [e for e in kept if looks(e.sentence)]
    if ASKS_ORDER.search(question):
        kept = [e for e in kept if ORDERED.search(e.sentence.text)] or kept
    if COUNTED_LIST.search(question):
        return [e for e in kept if enumerates(e.sentence)]
    if kind in _ANY_TENSE:
        return kept or list(found)
    if kind in _OF_DEEDS and past and not ASKS_FIRST.search(question) and not MENTIONED.search(question) and not PROMISED.search(question):
        kept = [e for e in kept if not e.sentence.ahead]
    return _of_its_type(case, kept)


def takes_day(kind: Kind, sentence: Sentence) -> bool:
    """Whether a day is asked for, and the sentence takes one for granted, though a question: "who covers while she's away, 7-14 April?"."""
    aside = _TAKEN.search(sentence.text) if kind == "when" else None
    return aside is not None and bool(find(sentence.text[aside.start() :]))


def _of_telling(case: Case, found: Sequence[Evidence]) -> list[Evidence]:
    """What may tell whether somebody was told: lines of talks with them; where the day is asked for, none that is still to come."""
    people = case.inquiry.people
    kept = [e for e in found if not people or e.sentence.held.person in people or e.sentence.key in case.set_aside]
    if case.inquiry.kind == "when":
        kept = [e for e in kept if not (e.sentence.ahead or is_task(e.sentence))]
    return [e for e in kept if not e.sentence.asks] or kept


def _of_its_type(case: Case, kept: list[Evidence]) -> list[Evidence]:
    """What is of the type of answer that is asked for: an amount, a person, a decision."""
    kind, question = case.inquiry.kind, case.inquiry.question
    if kind == "how_many":
        return [e for e in kept if has_number(e.sentence, question)]
    if kind == "who":
        return [e for e in kept if _names_somebody(e.sentence, case)]
    if kind != "decided":
        return kept
    if _still_open(kept):
        return []
    if _ASKS_WHICH.search(question):
        return [e for e in kept if is_decision(e.sentence) and not _TO_DECIDE.search(e.sentence.point.text)]
    return [e for e in kept if is_decision(e.sentence) or not _only_to_come(e.sentence)]


def _only_to_come(sentence: Sentence) -> bool:
    return sentence.ahead and (is_task(sentence) or sentence.text == clean_sentence(sentence.point.text))


def _still_open(found: Sequence[Evidence]) -> bool:
    """Whether the last that the notes say of a decision is that it is to be made."""
    open_ones = [
        e for e in found[:_FIRST] if UNDECIDED.search(e.sentence.point.text) and e.coverage >= _MUCH and not is_decision(e.sentence)
    ]
    last = max((e.sentence.date or dt.date.min for e in open_ones), default=None)
    return last is not None and not any(
        is_decision(e.sentence) and e.coverage >= _MUCH and (e.sentence.date or dt.date.min) >= last for e in found
    )


def fits(kind: Kind, sentence: Sentence) -> bool:
    """Whether it is of the kind that is asked for: an amount, a day."""
    if kind == "how_many":
        return has_number(sentence)
    return kind == "when" and bool(DAY.search(sentence.text) or find(sentence.text))


def _tells_deed(evidence: Evidence) -> bool:
    """Whether it tells the deed that is asked for, or is so like the question that other words for it will do."""
    missed = [term for term in evidence.missed if term.deed and not (term.stem in SAYING and VOICE.search(evidence.sentence.point.text))]
    return not missed or (evidence.like or 0.0) >= _VERY_LIKE


def _names_somebody(sentence: Sentence, case: Case) -> bool:
    """Whether it names a person whom the question doesn't; whose task it is answers only who is to do it."""
    task = is_task(sentence) and not WILL.search(case.inquiry.question)
    text = OWNER.sub("", shown(sentence)) if task else shown(sentence)
    names = case.names(text)
    return bool(names) or (not task and SOMEBODY.search(text) is not None and not ASKS_NAME.search(case.inquiry.question))
