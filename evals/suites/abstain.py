"""Abstain: does it say "your notes don't say" where they don't, and keep other people's notes out of an answer about one?"""

from __future__ import annotations

from collections.abc import Iterator

from evals.ask import built_in, score
from evals.cases import Case, Measure, Result, Setting, Suite
from evals.corpora import ASKED, Corpus, Label, cards_of, open_corpus, questions_of


def run(setting: Setting) -> Iterator[Result]:
    """Unanswerable questions; and answerable ones that name a person, asked of another person's notes."""
    for name in ASKED:
        with open_corpus(name, setting) as corpus:
            questions = questions_of(name)
            yield from (
                _unanswerable(corpus, q) for q in setting.some([q for q in questions if not q["answerable"] and not q.get("clarify")], 4)
            )
            yield from (_isolated(corpus, q) for q in setting.some([q for q in questions if q["with"]], 4))


def _unanswerable(corpus: Corpus, question: Label) -> Result:
    answer = built_in(corpus.on_day_of(question), question)
    case = Case(question["id"], corpus.name, question["question"], "the notes don't say", corpus.held_out)
    return Result(case, answer.text, {"abstained": float(score(question, answer, corpus.root).right)})


def _isolated(corpus: Corpus, question: Label) -> Result:
    """The same question of everybody else: nothing of the notes may come from anybody but the one asked for."""
    assistant = corpus.on_day_of(question)
    asked_for = assistant.person(question["with"]).name
    others = [card.person.name for card in assistant.people() if card.person.name != asked_for]
    strange = [
        f"{other}: {source.short()}"
        for other in others
        for source in assistant.ask(question["question"], other).sources
        if source.person not in (other, None)
    ]
    case = Case(f"{question['id']} of others", corpus.name, question["question"], "nothing from other people's notes", corpus.held_out)
    return Result(case, "; ".join(strange) or "nothing", {"isolated": float(not strange)})


SUITE = Suite(
    "abstain",
    "Does it say so where the notes don't hold the answer?",
    (
        Measure("abstained", "unanswerable, said so", bar=0.95, slack=0.02),
        Measure("isolated", "nothing of other people's notes", bar=1.0),
    ),
    run,
    cards_of(ASKED),
)
