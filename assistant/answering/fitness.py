"""Which evidence may answer: what holds enough, is of the time and the tense that is asked for, and of the kind of answer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.alike import alike
from assistant.answering.attributes import asks_where, looked_for, tells_place, tells_reason
from assistant.answering.case import Case
from assistant.answering.essentials import holds_essentials, in_role, of_somebody_else
from assistant.answering.evidence import Evidence
from assistant.answering.fragments import is_heading, leans
from assistant.answering.kinds import Kind
from assistant.answering.otherones import of_another_month, of_another_number
from assistant.answering.sentence import Sentence, names_in
from assistant.answering.statements import shown, whole
from assistant.answering.traits import (
    ASKS_FIRST,
    ASKS_HOW_IT_WENT,
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
    STRETCH,
    TIME,
    UNDECIDED,
    VOICE,
    WENT,
    WILL,
    enumerates,
    has_number,
    is_decision,
    is_task,
)
from assistant.knowing.telling import clean_sentence
from assistant.reading.dates import find, with_year
from assistant.reading.inline import fold

_ANY_TENSE = ("session", "list", "told", "trend", "open_items", "how_often")
_OF_DEEDS = ("when", "who", "how_many", "why")
_VERY_LIKE = 0.7
_ASKS_WHICH = re.compile(r"\bdecide (?:whether|if|which|who|on)\b", re.I)
_TO_DECIDE = re.compile(r"\b(?:to|we|then|not|will|later) decide\b|\bdecide (?:if|whether|later|with)\b", re.I)
_OF_FACTS = ("when", "who", "how_many", "how_long", "why", "fact", "yes_no")
# "Don't know, not my call": somebody's answer, and none.
_SHRUGS = re.compile(
    r"^\W*(?:[A-Z]\w*: )?(?:(?:I|we|she|he|they) )?(?:do(?:es)?n['’]t know|did(?:n['’]t| not) know|no idea|not sure|nobody knows|unclear|unknown|tb[dca]|no answer)\b.{0,40}$",
    re.I,
)
# A task to find out where, which or whether.
_TO_FIND_OUT = re.compile(
    r"\b(?:ask|find out|check|clarify|see|decide|settle|know)\b[^.;]{0,60}\b(?:whether|if|who|what|when|where|how|which)\b", re.I
)
_TAKEN = re.compile(r"\b(?:while|during|when (?:he|she|they|we|i|\w+ is)|after|before)\b", re.I)
_BY_WHEN = re.compile(
    r"\b(?:by when|due|deadline|have to|has to|need(?:s)? to|should|must|supposed|get|have|having|ready|deliver(?:ed|s)?|finish(?:ed|es)?|done|send|sent|come|coming)\b",
    re.I,
)
_DUE = re.compile(r"\bby (?:the )?(?:end of )?(?:next |this )?(?:\d+(?:st|nd|rd|th)? )?\w+(?: \d+(?:st|nd|rd|th)?\b)?|📅 ?\S+", re.I)
_IN_TIME = re.compile(
    rf"{TIME.pattern}|\b(?:soon|never|next|before|after|since|until|already|night|morning|weekend|afternoon|evening|noon|later|eta|once|as soon as|if|at \d{{1,2}}|\d{{1,2}}[./]\d{{1,2}}|\d{{1,2}}:\d{{2}}|\d+ (?:days?|hours?))\b",
    re.I,
)
_PROPER_PLACE = re.compile(
    r"\b(?:at|in|to|near|from) (?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Q\d|I)\w*\b)[A-Z][a-zà-ÿ]{2,}"
)
_EXPECTED = re.compile(r"\beta\b|\bnot yet\b|\bplanned for\b", re.I)
_TO_SOMEBODY = re.compile(r"\b(?:at|in|to|from|by|near|behind|on|via|through|round) (?P<who>[A-Z][\w’-]+)(?![’']s)")
_FIRST = 10  # sentences, best first
_LACKING = 1.0  # what a sentence loses that lacks what a question cannot do without
_QUOTED = re.compile(r"[\"“”„«]|\b[A-Z]{3,}\b|\bcalled\b|\bnamed?\b")  # a name that is no person's
_MUCH = 0.6  # coverage


def of_its_tense(case: Case, found: Sequence[Evidence]) -> list[Evidence]:
    """Without questions, which tell nothing; and, where something past is asked for, without what is only to come."""
    kind, question = case.inquiry.kind, case.inquiry.question
    past = ASKS_PAST.search(question) is not None
    found = _that_happened(kind, question, case, found) if past else found
    if kind == "told" or I_TOLD.search(question):
        return _of_telling(case, found)
    kept = [e for e in found if not e.sentence.asks or takes_day(kind, e.sentence)]
    kept = _essential_first(case, [e for e in kept if not _only_heads(case, e.sentence)])
    if kind in _OF_FACTS:
        kept = [
            e for e in kept if not (_SHRUGS.search(e.sentence.point.text) or of_somebody_else(case, e) or _of_another_one(case, e.sentence))
        ]
    kept = _of_its_form(case, kept)
    if COUNTED_LIST.search(question) or looked_for(question, tuple(names_in(question, frozenset({""})))):
        return kept
    if kind in _ANY_TENSE:
        return kept or list(found)
    if kind in _OF_DEEDS and past and not ASKS_FIRST.search(question) and not MENTIONED.search(question) and not PROMISED.search(question):
        kept = [e for e in kept if not e.sentence.ahead]
    return _of_its_type(case, kept)


def _of_another_one(case: Case, sentence: Sentence) -> bool:
    """Whether it speaks of another one of the kind that is asked for, or gives an amount of another month."""
    question, text = case.inquiry.question, whole(sentence)
    if not ASKS_FIRST.search(question) and of_another_number(question, text):
        return True
    window = case.inquiry.window
    amount = case.inquiry.kind == "how_many" or (case.inquiry.kind == "fact" and has_number(sentence))
    return amount and not (window and window.state) and of_another_month(question, text)


def _that_happened(kind: Kind, question: str, case: Case, found: Sequence[Evidence]) -> list[Evidence]:
    """Of a deed in the past: what tells it, and lies not all ahead."""
    deeds = kind in _OF_DEEDS or ASKS_HOW_IT_WENT.search(question) is not None
    if deeds and not (PROMISED.search(question) or MENTIONED.search(question)):
        found = [e for e in found if not is_to_come(e.sentence.text, e.sentence.date, case.as_of)]
    return [e for e in found if kind in ("told", "said_about") or _tells_deed(e)]


def _of_its_form(case: Case, kept: list[Evidence]) -> list[Evidence]:
    """What has the form that the question wants: a name, the look of an attribute, how it went, an order, a list."""
    kind, question = case.inquiry.kind, case.inquiry.question
    if ASKS_NAME.search(question) and kind in ("fact", "list", "who"):
        kept = [e for e in kept if _gives_name(case, e.sentence)]
    if looks := looked_for(question, tuple(names_in(question, frozenset({""})))):
        return [e for e in kept if looks(e.sentence)]
    if ASKS_HOW_IT_WENT.search(question):
        told = [e for e in kept if WENT.search(e.sentence.text) or not (e.sentence.ahead or is_task(e.sentence))]
        kept = [e for e in told if not is_to_come(e.sentence.point.text, e.sentence.date, e.sentence.date or case.as_of)]
    if ASKS_ORDER.search(question):
        kept = [e for e in kept if ORDERED.search(e.sentence.text)] or kept
    return [e for e in kept if enumerates(e.sentence)] if COUNTED_LIST.search(question) else kept


def _gives_name(case: Case, sentence: Sentence) -> bool:
    """Whether it names somebody or something that the question doesn't; whose task it is and initials are no names."""
    return any(not name.isupper() for name in case.names(OWNER.sub("", sentence.text))) or _QUOTED.search(sentence.raw) is not None


def is_to_come(text: str, said: dt.date | None, today: dt.date) -> bool:
    """Whether every day that a text, ``said`` on a day, names lies after another one: it tells nothing of what had taken place by then."""
    named = [f.date or (with_year(f.month, f.day, said) if f.month and f.day and said else None) for f in find(text)]
    days = [day for day in named if day]
    return bool(days) and min(days) > today


def _essential_first(case: Case, found: Sequence[Evidence]) -> list[Evidence]:
    """Those that lack what the question cannot do without further down, best first."""
    judged = [e if holds_essentials(case, e) else e.raised(-_LACKING) for e in found]
    return sorted(judged, key=lambda e: (-e.score, e.sentence.key))


def _only_heads(case: Case, sentence: Sentence) -> bool:
    """Whether it is a bare heading and something else than its mention is asked for."""
    if sentence.children or MENTIONED.search(case.inquiry.question) or ASKS_FIRST.search(case.inquiry.question):
        return False
    return is_heading(sentence.point.text) or (sentence.place > 0 and leans(sentence.text) and sentence.point.kind == "paragraph")


def _tells_when(case: Case, evidence: Evidence, question: str) -> bool:
    """Whether it tells a time, or the deed on whose day it was noted; the day by which a task is due is none of the thing's own."""
    if ASKS_PAST.search(question) or ASKS_FIRST.search(question) or MENTIONED.search(question):
        return True
    text = shown(evidence.sentence)
    task = is_task(evidence.sentence) or evidence.sentence.key[:2] in case.tasks
    if task and not _BY_WHEN.search(question):
        text = _DUE.sub(" ", text)
    return _IN_TIME.search(text) is not None or bool(find(text))


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
        return [e for e in kept if _names_somebody(e.sentence, case) and in_role(case, e)]
    if kind == "why":
        return [e for e in kept if tells_reason(e.sentence, deed=any(term.deed for term in e.said))]
    if kind == "when":
        return [e for e in kept if _tells_when(case, e, question)]
    if asks_where(question):
        return [e for e in kept if _tells_place(case, e.sentence) and not _TO_FIND_OUT.search(e.sentence.text)]
    if kind != "decided":
        return kept
    if _still_open(kept):
        return []
    if _ASKS_WHICH.search(question):
        return [e for e in kept if is_decision(e.sentence) and not _TO_DECIDE.search(e.sentence.point.text)]
    return [e for e in kept if is_decision(e.sentence) or not _only_to_come(e.sentence)]


def _tells_place(case: Case, sentence: Sentence) -> bool:
    """Whether it may name a place; whom something goes to ("passed it on to Amara") is none."""
    called = {name for names in case.called.values() for name in names}
    text = _TO_SOMEBODY.sub(lambda m: "" if fold(m["who"]) in called else m[0], sentence.text)
    return tells_place(sentence) and (
        text == sentence.text or tells_place(replace(sentence, text=text, point=replace(sentence.point, text=text)))
    )


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


def of_type(case: Case, evidence: Evidence) -> bool:
    """Whether it surely holds something of the type that is asked for: a sum, a day, a stretch of time, a name, a place, a reason."""
    kind, question, sentence = case.inquiry.kind, case.inquiry.question, evidence.sentence
    if looks := looked_for(question, tuple(names_in(question, frozenset({""})))):
        return looks(sentence)
    if kind == "how_many":
        return has_number(sentence, question)
    if kind == "when":
        return bool(DAY.search(sentence.text) or find(sentence.text))
    if kind == "how_long":
        return STRETCH.search(sentence.text) is not None
    if kind == "who" or ASKS_NAME.search(question):
        return bool(case.names(shown(sentence)))
    if kind == "why":
        return tells_reason(sentence, deed=False)
    return asks_where(question) and _PROPER_PLACE.search(sentence.text) is not None


def fits(kind: Kind, sentence: Sentence) -> bool:
    """Whether it is of the kind that is asked for: an amount, a day."""
    if kind == "how_many":
        return has_number(sentence)
    return kind == "when" and bool(DAY.search(sentence.text) or find(sentence.text))


def _tells_deed(evidence: Evidence) -> bool:
    """Whether it tells the deed that is asked for, or is so like the question that other words for it will do."""
    missed = [term for term in evidence.missed if term.deed and not (term.stem in SAYING and VOICE.search(evidence.sentence.point.text))]
    return not missed or ((evidence.like or 0.0) >= _VERY_LIKE and not _EXPECTED.search(evidence.sentence.text))


def _is_named(role: str, text: str) -> bool:
    """Whether somebody is set beside a role though their name is typed small: "new deputy = ruud"."""
    words = (role, *alike(role))
    return any(re.search(rf"\b{re.escape(word)}\w*\s*(?:=|→|->)\s*[a-z]{{3,}}", text, re.I) for word in words)


def _names_somebody(sentence: Sentence, case: Case) -> bool:
    """Whether it names a person whom the question doesn't; whose task it is answers only who is to do it."""
    task = is_task(sentence) and not WILL.search(case.inquiry.question)
    text = OWNER.sub("", shown(sentence)) if task else shown(sentence)
    names = case.names(text)
    if not names and any(_is_named(term.stem, text) for term in case.terms if not term.soft):
        return True
    if names or task or ASKS_NAME.search(case.inquiry.question):
        return bool(names)
    return SOMEBODY.search(text) is not None
