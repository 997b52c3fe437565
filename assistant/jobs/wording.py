"""Briefs, answers and proposals through the seam: what of them a model may word, and what they are with the words that came back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from assistant.answering.answers import Answer, text_of
from assistant.jobs.prep import Brief, fit_brief
from assistant.jobs.proposal import Proposal
from assistant.records import Held, Source
from assistant.writing.drafts import ask_draft, reframe_draft, worded_parts, worded_statements
from assistant.writing.records import Draft, Piece, Worded

_Private = frozenset[tuple[str, int]]


def private_lines(held: Iterable[Held]) -> _Private:
    """(path, line) of everything that the notes mark as private. What rests on one is never sent, shown or not."""
    return frozenset(
        (h.path, line)
        for h in held
        for point in h.session.points
        if point.private or h.session.private
        for line in range(point.line, point.end + 1)
    )


def brief_draft(brief: Brief, private: _Private = frozenset()) -> Draft:
    """The lines of a brief that a model may word: last time, the agenda's titles and reasons, the questions.

    Only what rests on the person's own notes and on no private line; what the page does not show is not sent either.
    """
    person = brief.person.name
    shown = {name: brief.caps.get(name, 99) for name in ("last_time", "questions")}
    pieces: list[Piece] = []
    for number, said in enumerate(brief.last_time[: shown["last_time"]], 1):
        pieces += _piece(f"t{number}", said.text, (said.source,), "statement", 2.0, person, private)
    for number, point in enumerate(brief.agenda, 1):
        pieces += _piece(f"a{number}", point.title, point.sources, "title", 1.5 - number / 100, person, private)
        pieces += _piece(f"w{number}", point.why, point.sources, "why", 1.0 - number / 100, person, private)
    for number, question in enumerate(brief.questions[: shown["questions"]], 1):
        pieces += _piece(f"q{number}", question.text, question.sources, "question", 0.5, person, private)
    return Draft("prep", tuple(pieces), person, (), {"relation": brief.person.relation or ""})


def _piece(key: str, text: str, sources: Sequence[Source], role: str, weight: float, person: str, private: _Private) -> list[Piece]:
    hidden = any((s.path, line) in private for s in sources for line in range(s.line_start, s.line_end + 1))
    if not text.strip() or hidden or any(s.person not in (None, person) for s in sources):
        return []
    date = max((s.date for s in sources if s.date), default=None)
    return [Piece(key, text, tuple(s.quote for s in sources if s.quote), role, date, weight)]


def worded_brief(brief: Brief, worded: Worded, minutes: int | None = None) -> Brief:
    """The brief with the words that came back, on the page it has to fit. Sources, order, minutes and counts are untouched."""

    def words(key: str, text: str) -> str:
        return worded.text_of(key) or text

    changed = replace(
        brief,
        last_time=tuple(replace(said, text=words(f"t{n}", said.text)) for n, said in enumerate(brief.last_time, 1)),
        agenda=tuple(replace(p, title=words(f"a{n}", p.title), why=words(f"w{n}", p.why)) for n, p in enumerate(brief.agenda, 1)),
        questions=tuple(replace(q, text=words(f"q{n}", q.text)) for n, q in enumerate(brief.questions, 1)),
        engine=worded.engine,
        dropped_unsupported=worded.dropped,
        wording=worded,
    )
    return fit_brief(changed, minutes)


def answer_draft(answer: Answer, person: str | None, private: _Private) -> Draft:
    """The statements of an answer that a model may word: those of the person's own notes, and none that rests on a private line."""
    return ask_draft(answer.question, [(s.text, s.sources) for s in answer.statements], person, private=private)


def worded_answer(answer: Answer, worded: Worded) -> Answer:
    """The answer with the statements that came back; its sources and what it was made from stay as they are."""
    texts = worded_statements([s.text for s in answer.statements], worded)
    statements = tuple(replace(s, text=text) for s, text in zip(answer.statements, texts, strict=True))
    return replace(answer, statements=statements, text=text_of(statements), engine=worded.engine, wording=worded)


def proposal_draft(found: Proposal) -> Draft:
    """The paragraphs of a proposal that a model may word; every fact and blank has to stand in them to the letter."""
    return reframe_draft(_paragraphs(found), [*found.facts_kept, *found.blanks], audience=found.direction, tone=found.tone)


def worded_proposal(found: Proposal, worded: Worded) -> Proposal:
    """The proposal with the paragraphs that came back."""
    text = "\n\n".join(worded_parts(_paragraphs(found), worded).values())
    return replace(found, text=text, engine=worded.engine, wording=worded)


def _paragraphs(found: Proposal) -> dict[str, str]:
    return {f"text{number}": paragraph for number, paragraph in enumerate(found.text.split("\n\n"), 1)}


def model_shape(worded: Worded | None) -> dict[str, Any] | None:
    """The model's part for `--json`, of any job: what it was, took and gave; None where none answered."""
    usage = worded.usage if worded else None
    if worded is None or usage is None:
        return None
    return {
        "prompt": worded.prompt,
        "replaced": worded.replaced,
        "dropped": worded.dropped,
        "rejected": [{"id": key, "reason": reason} for key, reason in worded.rejected],
        "notes": list(worded.notes),
        "prompt_tokens": usage.prompt_tokens,
        "completion_tokens": usage.completion_tokens,
        "estimated": usage.estimated,
        "calls": usage.calls,
        "seconds": usage.seconds,
        "cost": usage.cost,
    }
