"""How well `ask` answers: hand-labelled questions over the labelled corpora, against a plain search box on the same notes.

``python -m evals.ask [CORPUS ...] [--misses]`` prints a table. An answer is right where it holds one string of each ``must`` group,
none of ``must_not``, and cites one of the ``evidence`` lines; an unanswerable question where it abstains; one that fits two people where
both are named. Every quote has to stand on its lines. Intervals are 95 % bootstrap over questions (seeded: two runs give the same).
"""

from __future__ import annotations

import datetime as dt
import os
import random
import re
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answering.answers import Answer
from assistant.assistant import Assistant
from assistant.records import Source
from assistant.workspace import Workspace, find_workspace
from evals.corpora import ASKED, HELD_OUT, questions_of

DATA = Path(__file__).parent / "data"
# Kinds that can't be answered without knowing what was when.
TIME_KINDS = ("last_session", "time_before", "first", "range", "how_often", "how_long", "when", "trend")
_DRAWS = 1000

Question = Mapping[str, Any]
Solver = Callable[[Assistant, Question], Answer]
Opener = Callable[[Workspace, dt.date], Assistant]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question's result. ``group`` is answerable, unanswerable or ambiguous; ``quotes`` and ``bad_quotes`` count citations."""

    question: Question
    answer: Answer
    group: str
    right: bool
    quotes: int
    bad_quotes: int


def built_in(assistant: Assistant, question: Question) -> Answer:
    """What Forenote answers."""
    return assistant.ask(question["question"], question["with"])


def search_box(assistant: Assistant, question: Question) -> Answer:
    """The three best passages as the answer: what a plain search over the same notes gives. It never abstains."""
    from assistant.answering.answers import Statement

    hits = assistant.search(question["question"], question["with"], limit=3).hits
    statements = tuple(Statement(hit.text, (hit.source,)) for hit in hits)
    return Answer(question["question"], "fact", " ".join(s.text for s in statements), statements)


def score(question: Question, answer: Answer, root: Path) -> Outcome:
    """Judge an answer by the labels."""
    said = " ".join([answer.text, *(f"{s.lead}{s.text}" for s in answer.statements), *(f"{s.date} {s.quote}" for s in answer.sources)])
    bad = sum(not _stands(source, root) for source in answer.sources)
    if question.get("clarify"):
        both = set(question["clarify"])
        right = both <= set(answer.clarify) or all(_holds(answer.text, name) for name in both)
        return Outcome(question, answer, "ambiguous", right, len(answer.sources), bad)
    if not question["answerable"]:
        return Outcome(question, answer, "unanswerable", answer.abstained, len(answer.sources), bad)
    cited = {f"{s.path}:{line}" for s in answer.sources for line in range(s.line_start, s.line_end + 1)}
    right = (
        not answer.abstained
        and all(any(_holds(said, words) for words in group) for group in question["must"])
        and not any(_holds(answer.text, words) for words in question["must_not"])
        and (not question["evidence"] or bool(cited & set(question["evidence"])))
    )
    return Outcome(question, answer, "answerable", right, len(answer.sources), bad)


def _holds(text: str, words: str) -> bool:
    """Whether a text holds some words, numbers not as part of longer ones ("3 March" is not in "13 March")."""
    before, after = (r"(?<!\d)" if words[:1].isdigit() else ""), (r"(?!\d)" if words[-1:].isdigit() else "")
    return re.search(f"{before}{re.escape(words.lower())}{after}", text.lower()) is not None


def _stands(source: Source, root: Path) -> bool:
    from assistant.reading.decode import decode

    rows = decode((root / source.path).read_bytes()).text.split("\n")
    return source.quote in " ".join(" ".join(rows[source.line_start - 1 : source.line_end]).split())


def run(corpus: str, solve: Solver, cache: Path, step: int = 1, *, opened: Opener = Assistant) -> list[Outcome]:
    """The questions of a corpus, answered as on their day; ``step``: only each so many. ``opened`` makes the assistant of a day."""
    return answer_all(corpus, questions_of(corpus)[::step], solve, cache, opened=opened)


def answer_all(corpus: str, questions: Sequence[Question], solve: Solver, cache: Path, *, opened: Opener = Assistant) -> list[Outcome]:
    """Some questions of a corpus, answered as on their day."""
    root = workspace_of(corpus, questions_of(corpus), cache)
    workspace = find_workspace(root, Path("/"), {**os.environ, "FORENOTE_CACHE": str(cache / "cache")})
    outcomes = []
    assistants: dict[str, Assistant] = {}
    for question in questions:
        day = question["as_of"]
        if day not in assistants:
            assistants[day] = opened(workspace, dt.date.fromisoformat(day))
        outcomes.append(score(question, solve(assistants[day], question), root))
    for assistant in assistants.values():
        assistant.close()
    return outcomes


def workspace_of(corpus: str, questions: Sequence[Question], cache: Path) -> Path:
    """Where the notes of a corpus lie; the sample is copied with its dates set."""
    if corpus != "sample":
        return DATA / corpus / "workspace"
    from assistant.sample import copy_sample

    root = cache / "sample"
    if not root.exists():
        copy_sample(root, dt.date.fromisoformat(questions[0]["as_of"]))
    return root


def interval(values: Sequence[bool]) -> tuple[float, float]:
    """95 % bootstrap interval of a share."""
    if not values:
        return 0.0, 0.0
    draw = random.Random(0)
    shares = sorted(sum(draw.choices(values, k=len(values))) / len(values) for _ in range(_DRAWS))
    return shares[int(0.025 * _DRAWS)], shares[int(0.975 * _DRAWS)]


def shares(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The figures: right of the answerable, abstained of each group, ambiguous ones that were told apart, quotes that stand."""
    answerable = [o for o in outcomes if o.group == "answerable"]
    unanswerable = [o for o in outcomes if o.group == "unanswerable"]
    ambiguous = [o for o in outcomes if o.group == "ambiguous"]
    return {
        "right": [o.right for o in answerable],
        "wrongly_abstained": [o.answer.abstained for o in answerable],
        "abstained": [o.right for o in unanswerable],
        "told_apart": [o.right for o in ambiguous],
        "quotes": sum(o.quotes for o in outcomes),
        "bad_quotes": sum(o.bad_quotes for o in outcomes),
    }


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    found = shares(outcomes)
    cells = [name]
    for key in ("right", "wrongly_abstained", "abstained", "told_apart"):
        values = found[key]
        low, high = interval(values)
        cells.append(f"{sum(values)}/{len(values)} {sum(values) / max(1, len(values)):.2f} [{low:.2f}, {high:.2f}]")
    return " | ".join([*cells, f"{found['quotes'] - found['bad_quotes']}/{found['quotes']}"])


def main(arguments: Sequence[str]) -> None:
    """Print the table, per corpus and per kind; ``--misses`` adds every wrong answer."""
    names = [a for a in arguments if not a.startswith("--")] or list(ASKED)
    print("corpus | right | wrongly abstained | unanswerable abstained | told apart | quotes stand")
    with tempfile.TemporaryDirectory() as folder:
        everything: list[Outcome] = []
        boxes: list[Outcome] = []
        for name in names:
            outcomes = run(name, built_in, Path(folder))
            everything += outcomes
            boxes += run(name, search_box, Path(folder))
            print(_row(f"{name}{' (held out)' if name in HELD_OUT else ''}", outcomes))
            if "--misses" in arguments:
                _print_misses(outcomes)
        print(_row("all", everything))
        print(_row("search box, all", boxes))
        kinds = sorted({o.question["kind"] for o in everything})
        print("\n".join(_row(kind, [o for o in everything if o.question["kind"] == kind]) for kind in kinds))


def _print_misses(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        if not outcome.right:
            print(f"  {outcome.question['id']} {outcome.group} {outcome.question['question']}\n    -> {outcome.answer.text}")


if __name__ == "__main__":
    main(sys.argv[1:])
