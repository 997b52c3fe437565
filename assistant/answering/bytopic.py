"""Answers about a matter: facts, who, how many, why, what was decided, what was said or told.

Each kind starts from the same evidence (``Case.evidence``), keeps what may answer, and abstains where no sentence holds enough of
what was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answering.answers import Answer, Statement, answered, short_day, unanswered
from assistant.answering.bydays import LIST_WORDS, how_long, how_often, status, trend, when
from assistant.answering.case import Case
from assistant.answering.evidence import Evidence
from assistant.answering.fitness import held, of_its_tense, of_that_time
from assistant.answering.kinds import Kind
from assistant.answering.ranking import answer, confidence, day_of, ranked
from assistant.answering.statements import dated, distinct, newest_first, statement
from assistant.answering.traits import is_decision

_TOLD = 0.5  # coverage: whether something was said to somebody is no matter of likeness


def topic_answer(case: Case) -> Answer:
    """The answer to a question about a matter."""
    everything = held(case, case.within) or of_that_time(case)
    found = of_its_tense(case, everything)
    if not found and case.inquiry.kind != "told":
        found = of_its_tense(case, held(case, case.elsewhere))
    if not found:
        return _elsewhere(case, everything)
    compose = _BY_KIND.get(case.inquiry.kind, fact)
    return compose(case, found)


def _nearest(case: Case) -> Statement | None:
    """The best of all sentences, whatever the window; None where it has next to nothing of the question."""
    found = case.evidence(case.everything)
    return statement(found[0]) if found and found[0].coverage >= 0.3 else None


def _elsewhere(case: Case, unfit: Sequence[Evidence]) -> Answer:
    """No answer: the nearest thing, and where it is only asked or planned, that."""
    if unfit:
        nearest = unfit[0]
        reason = (
            "It is only noted as a question. "
            if nearest.sentence.asks
            else "It is only noted as something to come. "
            if nearest.sentence.ahead
            else ""
        )
        return unanswered(case.inquiry, case.looked_at, statement(nearest), case.span, reason=reason)
    return unanswered(case.inquiry, case.looked_at, _nearest(case), case.span)


def fact(case: Case, found: list[Evidence]) -> Answer:
    """The sentence that holds it best, the latest of equals first, with what stands beside it."""
    return answer(case, ranked(case, found), 3)


def _list(case: Case, found: list[Evidence]) -> Answer:
    strong = [e for e in found if e.score >= 0.75 * found[0].score]
    chosen = sorted(distinct(strong, 8), key=lambda e: (day_of(e), e.sentence.key))
    return answered(
        case.inquiry, dated([(e, "") for e in chosen]), case.span, confidence(found[0]), limit=LIST_WORDS, looked_at=case.looked_at
    )


def _told(case: Case, found: list[Evidence]) -> Answer:
    """Whether it came up with that person: the day and the words; a task or a promise to tell them is no telling."""
    said = [e for e in found if not e.sentence.ahead and e.coverage >= _TOLD]
    if not said:
        first = found[0]
        lead = f"Not as far as your notes say. Noted on {short_day(first.sentence.date)}, as {'asked' if first.sentence.asks else 'still to come'}: "
        return answered(case.inquiry, [statement(first, lead)], case.span, "medium", looked_at=case.looked_at)
    best = distinct(ranked(case, said), 3)
    first = best[0]
    statements = [
        statement(first, f"Yes, it came up on {short_day(first.sentence.date)}: "),
        *dated([(e, "") for e in newest_first(best[1:])]),
    ]
    return answered(case.inquiry, statements, case.span, confidence(first), looked_at=case.looked_at)


_BY_KIND: dict[Kind, Callable[[Case, list[Evidence]], Answer]] = {
    "who": fact, "how_many": fact, "why": fact, "said_about": fact, "decided": fact, "when": when, "how_often": how_often, "how_long": how_long,
    "trend": trend, "status": status, "list": _list, "session": _list, "told": _told, "fact": fact, "yes_no": fact, "planned": fact, "open_items": fact,
}  # fmt: skip


def decisions_answer(case: Case) -> Answer | None:
    """All decisions of the chosen sessions, oldest first; None where no sentence tells one."""
    rows = [s for s in case.within if is_decision(s)]
    if not rows:
        return None
    latest = rows[-8:]
    found = [Evidence(s, 1.0, 1.0) for s in latest]
    return answered(case.inquiry, dated([(e, "") for e in found]), case.span, "high", limit=LIST_WORDS, looked_at=case.looked_at)
