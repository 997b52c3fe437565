"""Which of the sentences that may answer answers best: a weighted sum of signs, and the answer made of the best ones.

The weights are those of a conditional logit model (McFadden 1974: the chance of a sentence among all that were offered), fitted by
``evals/fit.py`` on the four development corpora and checked with each corpus left out in turn; docs/answers.md has the figures.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.answering.answers import Answer, answered
from assistant.answering.case import Case
from assistant.answering.evidence import Evidence
from assistant.answering.fitness import fits, takes_day
from assistant.answering.mentions import speaks_of
from assistant.answering.sentence import Sentence
from assistant.answering.statements import dated, distinct, newest_first, unrepeated, whole
from assistant.answering.traits import (
    ASKS_CODE,
    ASKS_ORDER,
    ASKS_PAST,
    BEFORE,
    DECISIVE,
    FORMER,
    I_TOLD,
    MENTIONED,
    NAMES_MONTH,
    NOW,
    ORDERED,
    PROMISED,
    SOMEBODY,
    TELLS,
    TIME,
    VOICE,
    has_code,
    has_number,
    is_decision,
    is_task,
)
from assistant.knowing.telling import CHANGED

# A positive weight speaks for a sentence. Fitted by evals/fit.py, but for the signs from "decisive" to "other_month": too few questions bear
# on each of these, they are set by hand (docs/answers.md).
WEIGHTS: Mapping[str, float] = {
    "coverage": 2.17, "direct": -0.08, "like": 2.43, "name_missed": -0.69, "missed": -2.34, "asks": -1.72, "ahead": -0.19,
    "ahead_of_deed": -0.57, "task": -1.55, "deed_missed": -0.55, "later": 1.31, "later_and_now": 2.04, "amount": 1.84, "no_amount":
    -1.84, "lasts": 0.69, "names": 1.11, "nobody": -1.35, "decision": 0.63, "long": 0.45, "changed": 0.42, "aside": 0.05, "beside":
    1.56, "decisive": 0.5, "day": 0.3, "day_to_come": 1.0, "deed_on_day": 1.0, "ordered": 1.5, "former": -1.5, "that_month": 0.5,
    "other_month": -1.0, "both": 2.14, "tells": 1.42, "voice": 1.09,
}  # fmt: skip
_CLOSE = 1.5  # a statement may stand beside the best one within this distance
_UNDATED = 0.3  # how late an undated note counts, 0 for the oldest and 1 for the newest
_LONG = 25  # words


def signs(case: Case, found: Sequence[Evidence]) -> list[dict[str, float]]:
    """For each sentence what speaks for and against it as the answer; the names are those of ``WEIGHTS``."""
    days = sorted({e.sentence.date for e in found if e.sentence.date})
    places = {day: i / max(1, len(days) - 1) for i, day in enumerate(days)}
    total = sum(term.weight for term in case.terms) or 1.0
    rows = [_signs(case, e, places.get(e.sentence.date, _UNDATED) if e.sentence.date else _UNDATED, total) for e in found]
    best = _likest(found)
    for evidence, row in zip(found, rows, strict=True):
        row["beside"] = best[evidence.sentence.key[:2]]
    return rows


def _likest(found: Sequence[Evidence]) -> Mapping[tuple[str, int], float]:
    """How like the question the likest sentence of each bullet or paragraph is that tells something."""
    best: dict[tuple[str, int], float] = {}
    for e in found:
        told = 0.0 if e.sentence.asks or e.sentence.ahead else e.like or 0.0
        best[e.sentence.key[:2]] = max(best.get(e.sentence.key[:2], 0.0), told)
    return best


def _signs(case: Case, evidence: Evidence, place: float, total: float) -> dict[str, float]:
    question, sentence = case.inquiry.question, evidence.sentence
    past = ASKS_PAST.search(question) is not None and not MENTIONED.search(question) and not PROMISED.search(question)
    return {
        "coverage": evidence.coverage,
        "direct": evidence.direct,
        "like": evidence.like or 0.0,
        "name_missed": float(any(term.named for term in evidence.missed)),
        "missed": sum(term.weight for term in evidence.missed) / total,
        "asks": float(sentence.asks and not takes_day(case.inquiry.kind, sentence)),
        "ordered": float(ASKS_ORDER.search(question) is not None and ORDERED.search(sentence.text) is not None),
        "ahead": float(sentence.ahead),
        "ahead_of_deed": float(sentence.ahead and past),
        "task": float(is_task(sentence) and not takes_day(case.inquiry.kind, sentence)),
        "deed_missed": float(any(term.deed for term in evidence.missed)),
        "both": evidence.coverage * max(0.0, evidence.like or 0.0),
        "later": place,
        "later_and_now": place * (NOW.search(question) is not None),
        "aside": float(sentence.key in case.set_aside),
        "long": float(len(sentence.text.split()) > _LONG),
        **_of_time(case, sentence),
        **_of_kind(case, evidence),
    }


def _of_time(case: Case, sentence: Sentence) -> dict[str, float]:
    """What a sentence says itself of the time: the month asked for, another one, or what was before ("last score was a 4")."""
    month = _month(case, sentence)
    former = FORMER.search(whole(sentence)) is not None and BEFORE.search(case.inquiry.question) is None
    return {"former": float(former), "that_month": float(month == "asked"), "other_month": float(month == "other")}


def _month(case: Case, sentence: Sentence) -> str:
    """Whether a sentence names the month that is "asked" for, an "other" one, or none."""
    window = case.inquiry.window
    if window is None or window.pick or not window.of_a_month:
        return ""
    return "asked" if speaks_of(sentence, window) else "other" if NAMES_MONTH.search(sentence.text) else ""


def _of_kind(case: Case, evidence: Evidence) -> dict[str, float]:
    """What speaks for a sentence because of the kind of answer that is wanted."""
    kind, sentence = case.inquiry.kind, evidence.sentence
    if ASKS_CODE.search(case.inquiry.question):
        found = has_code(sentence, case.inquiry.question)
        return {"amount": float(found), "no_amount": float(not found)}
    if kind == "how_many":
        amount = has_number(sentence, case.inquiry.question)
        return {"amount": float(amount), "no_amount": float(not amount)}
    if kind == "how_long":
        return {"lasts": float(has_number(sentence) or TIME.search(sentence.text) is not None)}
    if kind == "who":
        text = whole(sentence)
        names = bool(case.names(text))
        return {"names": float(names), "nobody": float(not names and not SOMEBODY.search(text))}
    if kind == "told":
        return {"tells": float(TELLS.search(sentence.text) is not None)}
    if kind == "said_about":
        return {"voice": float(VOICE.search(sentence.text) is not None)}
    if kind == "decided":
        return {"decision": float(is_decision(sentence)), "decisive": float(DECISIVE.search(sentence.text) is not None)}
    if kind == "when":
        past = ASKS_PAST.search(case.inquiry.question) is not None
        deeds = [term for term in case.terms if term.deed]
        told = bool(deeds) and deeds[-1] in evidence.said  # the verb of a question stands last: "when do applications for area lead close"
        dated = float(fits(kind, sentence))
        return {"day" if past else "day_to_come": dated, "deed_on_day": dated * told}
    return {"changed": float(CHANGED.search(sentence.text) is not None)} if kind in ("trend", "status") else {}


def ranked(case: Case, found: Sequence[Evidence]) -> list[Evidence]:
    """By what speaks for each: the scores are sums of signs."""
    scored = [replace(e, score=sum(WEIGHTS[name] * x for name, x in row.items())) for e, row in zip(found, signs(case, found), strict=True)]
    return sorted(scored, key=lambda e: (-e.score, e.sentence.key))


def answer(case: Case, order: Sequence[Evidence], most: int) -> Answer:
    """The best statement and what adds to it; what an earlier session said of the same is history, and left out."""
    best = _latest(case, order)
    beside = [e for e in order if e.score >= best.score - _CLOSE and not _outdated(e, best)]
    if _month(case, best.sentence) == "asked":
        beside = [e for e in beside if _month(case, e.sentence) != "other"]
    chosen = distinct([best, *(e for e in beside if e is not best)], most)
    rest = newest_first(chosen[1:])
    statements = unrepeated(dated([(e, "") for e in [chosen[0], *rest]]))
    return answered(case.inquiry, statements, case.span, looked_at=case.looked_at)


def _latest(case: Case, order: Sequence[Evidence]) -> Evidence:
    """The best one, or what a later session says of the very same thing: the latest wins."""
    best = order[0]
    newer = [
        e for e in order if e.score >= best.score - _CLOSE and _outdated(best, e) and not is_task(e.sentence) and _as_fit(case, best, e)
    ]
    return max(newer, key=lambda e: (day_of(e), e.score), default=order[0])


def _as_fit(case: Case, old: Evidence, new: Evidence) -> bool:
    """Whether a newer sentence tells of what is asked for all that the older one does: a decision, an amount, a day, that somebody was told."""
    kind, question = case.inquiry.kind, case.inquiry.question
    if any(term.named and term not in new.said for term in old.said):
        return False
    if kind == "decided":
        return _decides(new.sentence) or not _decides(old.sentence)
    if kind == "told" or I_TOLD.search(question):
        return TELLS.search(whole(new.sentence)) is not None or TELLS.search(whole(old.sentence)) is None
    if kind in ("when", "how_many"):
        return fits(kind, new.sentence) or not fits(kind, old.sentence)
    return True


def _decides(sentence: Sentence) -> bool:
    return is_decision(sentence) or DECISIVE.search(sentence.text) is not None


def _outdated(evidence: Evidence, best: Evidence) -> bool:
    """Whether an earlier sentence speaks of the very thing that the best one tells newer of."""
    old, new = evidence.sentence, best.sentence
    if old.date is None or new.date is None or old.date >= new.date:
        return False
    shared = old.words & new.words
    return len(shared) >= 2 and len(shared) / max(1, min(len(old.words), len(new.words))) >= 0.4


def day_of(evidence: Evidence) -> dt.date:
    """The day of its session; undated notes come before all."""
    return evidence.sentence.date or dt.date.min
