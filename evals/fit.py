"""Fits the weights by which `ask` ranks sentences (assistant/answering/ranking.py) on the development corpora.

``python -m evals.fit`` prints how often the best sentence is one that the labels name as evidence, each corpus in turn left out of the
fit, and then the weights fitted on all. The model is a conditional logit (McFadden 1974): for each question the chance of a sentence is
the softmax of its weighted signs over all that hold a word of the question; the likelihood of the labelled ones is maximised with a
quadratic penalty, by Adam (Kingma & Ba 2015) from zero, so two runs give the same figures. The held-out corpus takes no part.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.ranking import WEIGHTS, signs
from assistant.assistant import Assistant
from assistant.jobs.ask import Desk, case_of
from assistant.workspace import find_workspace
from evals.ask import CORPORA, HELD_OUT, load_questions, workspace_of

if TYPE_CHECKING:
    import numpy as np

_POOL = 80  # sentences a question
_STEPS = 300
_RATE = 0.05
PENALTY = 1.0


@dataclass(frozen=True, slots=True)
class Offer:
    """The sentences offered to one question: their signs and which of them the labels name."""

    corpus: str
    question: str
    kind: str
    rows: list[list[float]]
    gold: list[bool]


def offers(corpus: str, cache: Path) -> list[Offer]:
    """All answerable questions of a corpus about a matter, with the sentences that hold a word of them."""
    questions = load_questions(corpus)
    root = workspace_of(corpus, questions, cache)
    workspace = find_workspace(root, Path("/"), {**os.environ, "FORENOTE_CACHE": str(cache / "cache")})
    found = []
    assistants: dict[str, Assistant] = {}
    for question in questions:
        if not question["answerable"] or question.get("clarify"):
            continue
        day = question["as_of"]
        if day not in assistants:
            assistants[day] = Assistant(workspace, dt.date.fromisoformat(day))
        assistant = assistants[day]
        case = case_of(_desk(assistant), question["question"], question["with"])
        if not case.terms:
            continue
        evidence = case.evidence()[:_POOL]
        labelled = set(question["evidence"])
        gold = [any(f"{e.sentence.held.path}:{n}" in labelled for n in range(e.sentence.point.line, e.sentence.point.end + 1)) for e in evidence]
        rows = [[row.get(name, 0.0) for name in WEIGHTS] for row in signs(case, evidence)]
        found.append(Offer(corpus, question["id"], case.inquiry.kind, rows, gold))
    for assistant in assistants.values():
        assistant.close()
    return found


def _desk(assistant: Assistant) -> Desk:
    finder = assistant.finder()
    roster = assistant.catalogue().roster()
    return Desk(assistant.workspace.root, roster, assistant.as_of, assistant._held, assistant._ledger, finder.similarity, finder.sessions)


def fit(found: Sequence[Offer], penalty: float = PENALTY) -> np.ndarray:
    """The weights that make the labelled sentences most likely among those offered."""
    import numpy as np

    data = [(np.array(o.rows), np.array(o.gold)) for o in found if any(o.gold)]
    weights = np.zeros(len(WEIGHTS))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        slope = -penalty * weights
        for rows, gold in data:
            sums = rows @ weights
            chance = np.exp(sums - sums.max())
            chance /= chance.sum()
            labelled = chance * gold
            slope += rows.T @ (labelled / (labelled.sum() + 1e-12) - chance)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights = weights + _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def hits(found: Sequence[Offer], weights: np.ndarray, places: int) -> int:
    """For how many questions a labelled sentence is among the first ``places``."""
    import numpy as np

    return sum(any(o.gold[i] for i in np.argsort(-(np.array(o.rows) @ weights), kind="stable")[:places]) for o in found if o.rows)


def main(arguments: Sequence[str]) -> None:
    """Print the check with each corpus left out, and the weights fitted on all."""
    names = [name for name in CORPORA if name not in HELD_OUT]
    with tempfile.TemporaryDirectory() as folder:
        found = [offer for name in names for offer in offers(name, Path(folder))]
    for name in names:
        weights = fit([o for o in found if o.corpus != name])
        rest = [o for o in found if o.corpus == name]
        print(f"{name} left out: best {hits(rest, weights, 1)}/{len(rest)}, among three {hits(rest, weights, 3)}/{len(rest)}")
    for name, weight in zip(WEIGHTS, fit(found), strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main(sys.argv[1:])
