"""Answers about a matter: facts, who, how many, why, what was decided, what was said or told.

Each kind starts from the same evidence (``Case.evidence``), keeps what may answer, and abstains where no sentence holds enough of
what was asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answering.answers import Answer, Statement, answered, capital, short_day, unanswered
from assistant.answering.bydays import LIST_WORDS, how_long, how_often, later_on_it, status, trend, when
from assistant.answering.bytelling import told_answer
from assistant.answering.case import Case
from assistant.answering.essentials import answers_in_other_words
from assistant.answering.evidence import Evidence
from assistant.answering.fitness import fits, of_its_tense, of_type
from assistant.answering.kinds import Kind
from assistant.answering.ranking import answer, day_of, ranked
from assistant.answering.sentence import Sentence
from assistant.answering.statements import dated, distinct, statement, unrepeated
from assistant.answering.terms import asks_figures
from assistant.answering.traits import ASKS_FIRST, ASKS_PAST, LISTS, NOW, has_number, is_decision, is_task
from assistant.answering.trust import ENOUGH, chance, confidence
from assistant.knowing.telling import shorten
from assistant.reading.inline import plain

_POOL = 80  # sentences that are weighed for an answer
_NEAR = 0.3  # coverage of what is told as the nearest thing
_OF_ONE_WORD = 5
_STILL = re.compile(r"\bstill\b", re.I)
_WIDE = 3.0  # how far below the best one a line of a list may score
_PROMISES = re.compile(r"\b(?:will|going to|promised|still to|to do|not yet|said (?:I|he|she|they|we)['’]d)\b|['’]ll\b", re.I)
_NEAREST = 3  # of the sentences, by meaning, one of which may answer in other words
_MEANT = 0.35  # likeness that it needs
_LIKEST, _SHOWN = 8, 3  # lines that are weighed, and told, as the nearest
_RELATED, _AS_NEAR = 0.25, 0.7  # likeness that one of these needs, and the share of the likest one's


def topic_answer(case: Case) -> Answer:
    """The answer to a question about a matter: from the chosen sessions, else from what others say of that time or that person."""
    order = _order(case, case.reach)
    return _composed(case, order) or _from_around(case) or _in_other_words(case) or _unanswered(case, order)


def _from_around(case: Case) -> Answer | None:
    """Of a deed in a month that no note within it tells: what the notes just before and after it say; None where they don't either."""
    around = case.around
    if not around or case.inquiry.kind not in ("who", "when", "yes_no", "why"):
        return None
    found = [e for e in _order(case, around) if not any(not term.soft for term in e.missed)]
    return _composed(case, found)


def _in_other_words(case: Case) -> Answer | None:
    """What is nearest in meaning, where it surely is of the type that is asked for and speaks of the thing; None where nothing is both.

    The words of an answer may all differ from the question's; then only a sum for "how much", a day for "when", a name for "who" will do.
    """
    told = [e for e in case.meant() if not e.sentence.asks][:_NEAREST]
    fit = of_its_tense(case, [e for e in told if (e.like or 0.0) >= _MEANT and of_type(case, e) and answers_in_other_words(case, e)])
    return replace(answer(case, ranked(case, fit)[:1], 1), confidence="low") if fit else None


def _order(case: Case, sentences: Sequence[Sentence]) -> list[Evidence]:
    return ranked(case, case.evidence(sentences)[:_POOL])


def _composed(case: Case, order: Sequence[Evidence]) -> Answer | None:
    """The answer from evidence, best first; None where the best of it is not likely to hold one."""
    figures = [e for e in order if _is_figure(case, e)] if asks_figures(case.inquiry.question) else []
    if len(figures) > 1:
        return _list(case, figures)
    found = of_its_tense(case, order)
    if not found:
        return None
    likely = chance(case, found, order)
    if likely < ENOUGH and ASKS_FIRST.search(case.inquiry.question) and _said_whole(case, found[0]):
        likely = ENOUGH
    if likely < ENOUGH:
        return None
    compose = _list if LISTS.search(case.inquiry.question) else _BY_KIND.get(case.inquiry.kind)
    whole = compose in (_list, trend) or ASKS_FIRST.search(
        case.inquiry.question
    )  # what belongs to a list or a development shares its thing, not the likeness of the best
    kept = [e for e in found if whole or e is found[0] or e.holds(fits=fits(case.inquiry.kind, e.sentence))]
    composed = compose(case, kept) if compose else answer(case, found, _most(case))
    return composed if composed.abstained else replace(composed, confidence=confidence(likely))


def _is_figure(case: Case, evidence: Evidence) -> bool:
    """Whether a line gives a number of the very thing whose figures are asked for."""
    hard = [term for term in case.terms if not term.soft]
    return bool(hard) and all(term in evidence.said for term in hard) and has_number(evidence.sentence)


def _said_whole(case: Case, best: Evidence, *, asked: bool = False) -> bool:
    """Whether a sentence says all that is asked for, in these words or in others for the same things: a first mention of it.

    ``asked``: a question says it, too; but only these words do.
    """
    hard = [term for term in case.terms if not term.soft]
    if asked:
        return bool(hard) and all(term.stem in best.sentence.words | best.sentence.point_words for term in hard)
    return bool(hard) and all(term in best.said for term in hard) and not best.sentence.asks


def _most(case: Case) -> int:
    """How many statements: one where the present is asked for, more where a single word is all that is asked about."""
    if NOW.search(case.inquiry.question):
        return 1
    return _OF_ONE_WORD if sum(not term.soft for term in case.terms) == 1 and case.inquiry.kind in ("fact", "said_about") else 3


def _unanswered(case: Case, order: Sequence[Evidence]) -> Answer:
    """No answer: the nearest things, and where the very thing is only asked or planned, that."""
    held = [e for e in order if e.coverage >= _NEAR] or [e for e in _order(case, case.everything) if e.coverage >= _NEAR]
    reason = _only_noted(case, held[0]) if held else ""
    near = _nearest(case, held, first=bool(reason))
    return unanswered(case.inquiry, case.looked_at, [statement(e) for e in near], case.span, reason=reason)


def _nearest(case: Case, held: Sequence[Evidence], *, first: bool) -> list[Evidence]:
    """A few lines that come nearest, in words or in meaning. ``first``: the best of those that ``held`` the words leads."""
    likest = case.meant()[:_LIKEST]
    meant = [e for e in likest if (e.like or 0.0) >= max(_RELATED, _AS_NEAR * (likest[0].like or 0.0))]
    ranks = {e.sentence.key: e for e in ranked(case, [*{e.sentence.key: e for e in (*held[:1], *meant)}.values()])}
    ordered = [*held[:1], *ranks.values()] if first else list(ranks.values())
    return distinct(ordered, _SHOWN)


def _only_noted(case: Case, near: Evidence) -> str:
    """As what the very thing is noted that is asked for: a question, or something to come; nothing where it is another thing's."""
    if not near.holds() or not _said_whole(case, near, asked=True):
        return ""
    if near.sentence.asks:
        return "It is only noted as a question. "
    deed = is_task(near.sentence) or ASKS_PAST.search(case.inquiry.question) or any(term.deed for term in near.said)
    return "It is only noted as something to come. " if near.sentence.ahead and deed else ""


def _list(case: Case, found: list[Evidence]) -> Answer:
    best = max(e.coverage for e in found)
    strong = [e for e in found if e.score >= found[0].score - _WIDE and e.coverage >= 0.8 * best]
    if _STILL.search(case.inquiry.question):
        strong = later_on_it(case, strong) or strong
    chosen = sorted(distinct(strong, 8), key=lambda e: (day_of(e), e.sentence.key))
    statements = unrepeated(dated([(e, "") for e in chosen]))
    return answered(case.inquiry, statements, case.span, limit=LIST_WORDS, looked_at=case.looked_at)


def _deed(case: Case, found: list[Evidence]) -> Answer:
    """Whether it was done: where the best that is noted is that it is still to come, that is said; what tells it done goes before."""
    best, past = found[0], ASKS_PAST.search(case.inquiry.question) is not None
    if not past or not _is_to_come(best.sentence):
        return answer(case, found, _most(case))
    done = [e for e in found if not (e.sentence.ahead or is_task(e.sentence)) and e.score >= best.score - _WIDE and not e.missed]
    if done:
        return answer(case, [done[0], *(e for e in found if e is not done[0])], _most(case))
    if (kept := _kept(case, best.sentence)) is not None:
        return kept
    lead = f"Not as far as your notes say: on {short_day(best.sentence.date)} it was still to come: "
    return answered(case.inquiry, [statement(best, lead)], case.span, looked_at=case.looked_at)


def _kept(case: Case, promised: Sentence) -> Answer | None:
    """That a promise was kept, where the ledger knows the line that says so; None where it doesn't."""
    place = (promised.source.path, promised.source.line_start)
    done = next(
        (a for a in case.actions if a.status == "done" and a.closed_by and place in {(m.path, m.line_start) for m in a.mentions}), None
    )
    if done is None or done.closed_by is None:
        return None
    lead = f"Noted as done on {short_day(done.closed or done.closed_by.date)}: "
    told = Statement(
        capital(shorten(" ".join(plain(done.closed_by.quote).split()).lstrip("-*•> "), 200)), (done.closed_by, promised.source), lead
    )
    return answered(case.inquiry, [told], case.span, "medium", looked_at=case.looked_at)


def _is_to_come(sentence: Sentence) -> bool:
    """Whether it surely tells of something still to do: an open task or a promise, not only a line that might be read so."""
    return sentence.ahead and (is_task(sentence) or _PROMISES.search(sentence.text) is not None)


# What is not named here is told by the best sentence and what adds to it.
_BY_KIND: dict[Kind, Callable[[Case, list[Evidence]], Answer]] = {
    "when": when, "how_often": how_often, "how_long": how_long, "trend": trend, "status": status, "list": _list, "session": _list, "told": told_answer,
    "yes_no": _deed,
}  # fmt: skip


def decisions_answer(case: Case) -> Answer | None:
    """All decisions of the chosen sessions, oldest first; None where no sentence tells one."""
    rows = [s for s in case.within if is_decision(s)]
    if not rows:
        return None
    latest = rows[-8:]
    found = [Evidence(s, 1.0, 1.0) for s in latest]
    return answered(case.inquiry, dated([(e, "") for e in found]), case.span, "high", limit=LIST_WORDS, looked_at=case.looked_at)
