"""Retrieval: does a search find the lines that hold the answer? Over the labelled questions, through the product's own search."""

from __future__ import annotations

from collections.abc import Iterator

from evals.cases import Case, Measure, Result, Setting, Suite
from evals.corpora import ASKED, Corpus, Label, cards_of, open_corpus, questions_of

_FIRST = 10


def run(setting: Setting) -> Iterator[Result]:
    """Every answerable question that names its evidence."""
    for name in ASKED:
        with open_corpus(name, setting) as corpus:
            asked = [q for q in questions_of(name) if q["answerable"] and q["evidence"] and not q.get("clarify")]
            yield from (_found(corpus, question) for question in setting.some(asked, 6))


def _found(corpus: Corpus, question: Label) -> Result:
    assistant = corpus.on_day_of(question)
    hits = assistant.search(question["question"], question["with"], limit=_FIRST).hits
    wanted = set(question["evidence"])
    ranks = [
        rank
        for rank, hit in enumerate(hits, 1)
        if wanted & {f"{hit.source.path}:{n}" for n in range(hit.source.line_start, hit.source.line_end + 1)}
    ]
    case = Case(question["id"], corpus.name, question["question"], ", ".join(question["evidence"][:6]), corpus.held_out)
    told = ", ".join(hit.source.short() for hit in hits[:5])
    return Result(case, told, {"ten": float(bool(ranks)), "first": float(1 in ranks), "rank": 1 / min(ranks) if ranks else 0.0})


SUITE = Suite(
    "retrieval",
    "Does the search find a line that holds the answer?",
    (
        Measure("ten", f"evidence among the first {_FIRST}", slack=0.01),
        Measure("first", "evidence first", slack=0.01),
        Measure("rank", "mean reciprocal rank", slack=0.01),
    ),
    run,
    cards_of(ASKED),
)
