"""Answers about a matter over time: when, since when, how often, how it changed, how it stands."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.answering.answers import Answer, Statement, answered, short_day, unanswered
from assistant.answering.case import Case
from assistant.answering.evidence import Evidence
from assistant.answering.fitness import fits
from assistant.answering.ranking import answer, ranked
from assistant.answering.statements import dated, distinct, newest_first, on, statement, unrepeated
from assistant.answering.traits import ASKS_FIRST, LASTS, MENTIONED, NOW, STRETCH, has_number, is_task
from assistant.knowing.telling import CHANGED
from assistant.reading.words import stem

LIST_WORDS = 220
_FIRST_SHARE = 0.7
_LOOKED_AT = 40  # sentences
_STEPS = 9  # of a development
_DAYS_LISTED = 8
# Several days are asked for, as they followed one another.
_DAYS = re.compile(
    r"\b(?:which|what) (?:days|dates|deadlines|target dates)\b|\bone after the other\b|\ball (?:the )?(?:days|dates)\b", re.I
)
_FIRST = re.compile(r"\b(?:first|start(?:ed)?|begin|began|originally|initially|earliest)\b", re.I)
_LAST = re.compile(r"\b(?:last|latest|most recent(?:ly)?)\b", re.I)
_OFTEN = re.compile(
    r"\b(?:every|each|twice|once|weekly|monthly|daily|biweekly|fortnightly|quarterly|always|never|usually|often|rarely|(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)) time|(?:two|three|four|five|six|\d+) times|times)\b",
    re.I,
)


_OUT_OF = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half|most|none|all) (?:out )?of (?:the |our |my |his |her |their )?(?:last |past )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\b",
    re.I,
)


# Words for how a thing stands: its latest line need not say them ("is the feed still blocked": "4 of 5 files").
_STATES = frozenset(
    stem(word)
    for word in "blocked stuck stalled waiting hold delayed late done finished sorted settled ready live open happening moving alive progress".split()
)
# A stretch that is to come or over: the day on which it was first noted tells nothing of it.
_OF_A_STRETCH = re.compile(
    r"\bhow long (?:will|would|does|do|should|can|shall|is (?:he|she|it|the \w+) (?:away|out|off|gone))\b|\b(?:duration|length) of\b", re.I
)
_SINCE = "First noted on"


def when(case: Case, found: list[Evidence]) -> Answer:
    """The day: of the first or last mention where mentions are asked for, else of the sentence that tells it."""
    question = case.inquiry.question
    if _DAYS.search(question) and len(found) > 1:
        hard = [term for term in case.terms if not term.soft and not term.deed]
        told = [e for e in found if fits("when", e.sentence) and not any(term in e.missed for term in hard)]
        if len(told) > 1:
            return _by_day(case, told)
    if MENTIONED.search(question) or ASKS_FIRST.search(question) or (_FIRST.search(question) and len(found) > 1):
        share = _FIRST_SHARE if ASKS_FIRST.search(question) else 0.85  # who first speaks of a thing has few words for it
        strong = [e for e in found if e.coverage >= share * found[0].coverage]
        if _LAST.search(question):
            return answer(case, sorted(strong, key=lambda e: (-(e.sentence.date or dt.date.min).toordinal(), -e.score))[:1], 1)
        if _FIRST.search(question):
            return answer(case, sorted(strong, key=lambda e: ((e.sentence.date or dt.date.max), -e.score))[:1], 1)
        return _by_day(case, strong, newest=True)
    return answer(case, ranked(case, found), 1 if NOW.search(question) else 3)


def _by_day(case: Case, found: Sequence[Evidence], *, newest: bool = False, most: int = 6) -> Answer:
    """One statement a day, in order."""
    best: dict[dt.date | None, Evidence] = {}
    for evidence in found:
        day = evidence.sentence.date
        if day not in best or evidence.score > best[day].score:
            best[day] = evidence
    days = sorted(best, key=lambda d: d or dt.date.min, reverse=newest)[:most]
    statements = [statement(best[day], f"{short_day(day)}: ") for day in days]
    return answered(case.inquiry, statements, case.span, limit=LIST_WORDS, looked_at=case.looked_at)


def how_often(case: Case, found: list[Evidence]) -> Answer:
    """What says it itself, then the days on which it came up."""
    found = [e for e in found if not e.sentence.asks] or found
    strongest: dict[dt.date, Evidence] = {}
    hard = [term for term in case.terms if not term.soft]
    for evidence in sorted(found, key=lambda e: e.score):
        if evidence.sentence.date and (evidence is found[0] or all(term in evidence.said for term in hard)):
            strongest[evidence.sentence.date] = evidence
    if not strongest:
        return answer(case, ranked(case, found), 2)
    days = sorted(strongest)
    said = ranked(case, [e for e in found if _OFTEN.search(e.sentence.text) or _OUT_OF.search(e.sentence.text)])[:1]
    listed = ", ".join(short_day(d) for d in days[-_DAYS_LISTED:])
    times = "Once" if len(days) == 1 else "Twice" if len(days) == 2 else f"{len(days)} times"
    text = f"{times} in {case.looked_at}: {'… ' if len(days) > _DAYS_LISTED else ''}{listed}"
    head = Statement(text, tuple(strongest[d].sentence.source for d in days[-_DAYS_LISTED:]))
    told = [statement(e, on(e.sentence.date)) for e in (said or [strongest[days[-1]]])]
    counted = said and _OUT_OF.search(said[0].sentence.text)  # who counted for themselves knows better than the days of mentions
    ordered = told if counted else [*told, head] if said else [head, *told]
    return answered(case.inquiry, ordered, case.span, limit=LIST_WORDS, looked_at=case.looked_at)


def how_long(case: Case, found: list[Evidence]) -> Answer:
    """What says it itself, and since when the notes speak of it without a break."""
    explicit = ranked(case, found)
    strong = [e for e in found if e.sentence.date and e.coverage >= 0.85 * found[0].coverage]
    statements = dated([(e, "") for e in distinct(explicit, 1 if NOW.search(case.inquiry.question) else 2)])
    if strong and not (NOW.search(case.inquiry.question) or _OF_A_STRETCH.search(case.inquiry.question)):
        first = min(strong, key=lambda e: (e.sentence.date or dt.date.max, -e.score))
        last = max(strong, key=lambda e: (e.sentence.date or dt.date.min, e.score))
        if first.sentence.date and last.sentence.date and first.sentence.date < last.sentence.date:
            days = (case.as_of - first.sentence.date).days
            lead = f"{_SINCE} {short_day(first.sentence.date)}, {days // 7} weeks before {short_day(case.as_of)}: "
            statements.insert(0, statement(first, lead))
    shown = distinct(explicit, 2)
    if not (statements[0].lead.startswith(_SINCE) or any(LASTS.search(e.sentence.text) or STRETCH.search(e.sentence.text) for e in shown)):
        return unanswered(case.inquiry, case.looked_at, statements[:1], case.span)
    return answered(case.inquiry, unrepeated(statements), case.span, looked_at=case.looked_at)


def trend(case: Case, found: list[Evidence]) -> Answer:
    """How it went, oldest first: a statement for each session that tells something new of it, numbers and changes before mere mentions."""
    strong = [e for e in found if e.coverage >= 0.6 * found[0].coverage and not e.sentence.asks and not is_task(e.sentence)] or found
    return _by_day(case, _telling([*strong, *_of_measure(case, strong)], _STEPS), most=_STEPS)


# "1,140 credits": a number and what it counts; of time, money and shares there are too many kinds.
_MEASURE = re.compile(r"(?<![\w.,])\d[\d.,]*\s?(?P<unit>[a-z]{4,})\b")
_ANY_MEASURE = frozenset(
    stem(word)
    for word in "days weeks months years hours minutes seconds times people percent euros pounds dollars pages lines items things points more less from until left done open last next jan feb march april may june july september october november december".split()
)


def _of_measure(case: Case, found: Sequence[Evidence]) -> list[Evidence]:
    """Lines that give the same measure on other days without naming its subject: "cost: May 905 credits", of Snowflake's credits."""
    units = {stem(m["unit"]) for e in found[:2] for m in _MEASURE.finditer(e.sentence.text)} - _ANY_MEASURE
    days = {e.sentence.date for e in found}
    if len(days) > 2 or not units:
        return []
    known = {e.sentence.key for e in found}
    told = [s for s in case.within if s.key not in known and s.date not in days and not s.asks]
    return [Evidence(s, found[0].coverage, found[0].score) for s in told if units & {stem(m["unit"]) for m in _MEASURE.finditer(s.text)}]


def _telling(found: Sequence[Evidence], most: int) -> list[Evidence]:
    """One a day; where there are too many the first, the last, and those with a number or a change."""
    best: dict[dt.date, Evidence] = {}
    for evidence in sorted(found, key=lambda e: (e.score + has_number(e.sentence), e.sentence.key)):
        best[evidence.sentence.date or dt.date.min] = evidence
    days = sorted(best)
    if len(days) > most:
        inner = sorted(
            days[1:-1],
            key=lambda d: (has_number(best[d].sentence) or CHANGED.search(best[d].sentence.text) is not None, best[d].score, d),
            reverse=True,
        )
        days = [days[0], *inner[: most - 2], days[-1]]
    return [best[day] for day in days]


_ALIKE = 3  # words that a later line has to share with the one that names all that is asked for


def later_on_it(case: Case, strong: Sequence[Evidence]) -> list[Evidence]:
    """Later lines on the same thing in fewer of the question's words: "pick rate columns: two sites missing", of the renaming of these."""
    best = strong[0].sentence
    known = {e.sentence.key for e in strong}
    return [
        e
        for e in case.evidence()[:_LOOKED_AT]
        if e.sentence.key not in known
        and e.sentence.date
        and best.date
        and e.sentence.date > best.date
        and len(e.sentence.words & best.words) >= _ALIKE
        and not e.sentence.asks
    ]


def status(case: Case, found: list[Evidence]) -> Answer:
    """The latest first; what was true before is told as before."""
    things = [term for term in case.terms if not (term.soft or term.stem in _STATES)]
    strong = [
        e
        for e in found
        if not e.sentence.asks and (e.coverage >= 0.85 * found[0].coverage or (things and all(term in e.said for term in things)))
    ] or list(found)
    if NOW.search(case.inquiry.question):
        strong += later_on_it(case, strong)
    newest = distinct(newest_first(strong), 3)
    statements = [statement(newest[0], on(newest[0].sentence.date))]
    statements += [
        statement(e, f"Before, on {short_day(e.sentence.date)}: ") for e in newest[1:] if e.sentence.date != newest[0].sentence.date
    ]
    return answered(case.inquiry, statements, case.span, looked_at=case.looked_at)
