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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.case import Case
from assistant.answering.evidence import Evidence
from assistant.answering.fitness import of_its_tense
from assistant.answering.ranking import WEIGHTS, ranked, signs
from assistant.answering.respond import about_matter
from assistant.answering.trust import WEIGHTS as TRUST
from assistant.answering.trust import reasons
from assistant.assistant import Assistant
from assistant.jobs.ask import Desk, case_of
from assistant.workspace import find_workspace
from evals.ask import Question, workspace_of
from evals.corpora import ASKED, HELD_OUT, questions_of

if TYPE_CHECKING:
    import numpy as np

_POOL = 80  # sentences a question
_STEPS = 300
_RATE = 0.05
_NEWTON = 30  # steps
PENALTY = 1.0


@dataclass(frozen=True, slots=True)
class Offer:
    """The sentences offered to one question: their signs and which of them the labels name."""

    corpus: str
    question: str
    kind: str
    rows: list[list[float]]
    gold: list[bool]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One question's reasons for an answer, and whether one of the three best sentences is labelled as its evidence."""

    corpus: str
    question: str
    answerable: bool
    reasons: list[float] | None
    right: bool


def cases(corpus: str, cache: Path) -> Iterator[tuple[Question, Case]]:
    """The questions of a corpus about a matter, those that fit two people left out, with what may answer them."""
    questions = questions_of(corpus)
    root = workspace_of(corpus, questions, cache)
    workspace = find_workspace(root, Path("/"), {**os.environ, "FORENOTE_CACHE": str(cache / "cache")})
    assistants: dict[str, Assistant] = {}
    for question in questions:
        day = question["as_of"]
        if day not in assistants:
            assistants[day] = Assistant(workspace, dt.date.fromisoformat(day))
        case = case_of(_desk(assistants[day]), question["question"], question["with"])
        if case.terms and not question.get("clarify") and about_matter(case):
            yield question, case
    for assistant in assistants.values():
        assistant.close()


def _labelled(question: Question, evidence: Evidence) -> bool:
    point, path = evidence.sentence.point, evidence.sentence.held.path
    return bool(question["answerable"]) and any(f"{path}:{n}" in question["evidence"] for n in range(point.line, point.end + 1))


def offers(corpus: str, cache: Path) -> list[Offer]:
    """All answerable questions of a corpus about a matter, with the sentences that hold a word of them."""
    found = []
    for question, case in cases(corpus, cache):
        if not question["answerable"]:
            continue
        evidence = case.evidence()[:_POOL]
        gold = [_labelled(question, e) for e in evidence]
        rows = [[row.get(name, 0.0) for name in WEIGHTS] for row in signs(case, evidence)]
        found.append(Offer(corpus, question["id"], case.inquiry.kind, rows, gold))
    return found


def verdicts(corpus: str, cache: Path) -> list[Verdict]:
    """All questions of a corpus about a matter, with the reasons for answering from the best sentence; None where none may answer."""
    out = []
    for question, case in cases(corpus, cache):
        order = ranked(case, case.evidence()[:_POOL])
        found = of_its_tense(case, order)
        row = list(reasons(case, found, order).values()) if found else None
        out.append(Verdict(corpus, question["id"], bool(question["answerable"]), row, any(_labelled(question, e) for e in found[:3])))
    return out


def _desk(assistant: Assistant) -> Desk:
    finder = assistant.finder()
    roster = assistant.catalogue().roster()
    return Desk(
        assistant.workspace.root, roster, assistant.as_of, assistant._shelf(), assistant._ledger, finder.standing_similarity, finder.sessions,
        nearby=finder.near,
    )  # fmt: skip


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


def fit_trust(found: Sequence[Verdict], penalty: float = 1.0) -> np.ndarray:
    """Base and weights of the chance that an answer is right, by Newton's method on the penalised likelihood; signs on their own scale."""
    import numpy as np

    known = [v for v in found if v.reasons]
    rows = np.array([[1.0, *(v.reasons or ())] for v in known])
    right = np.array([v.right for v in known], float)
    scale = np.concatenate([[1.0], rows[:, 1:].std(axis=0) + 1e-9])
    scaled = rows / scale
    weights = np.zeros(rows.shape[1])
    ridge = np.eye(len(weights)) * penalty
    ridge[0, 0] = 1e-6
    for _ in range(_NEWTON):
        likely = 1.0 / (1.0 + np.exp(-(scaled @ weights)))
        slope = scaled.T @ (likely - right) + ridge @ weights
        bend = (scaled * (likely * (1 - likely))[:, None]).T @ scaled + ridge
        weights = weights - np.linalg.solve(bend, slope)
    return weights / scale


def report_trust(found: Sequence[Verdict], names: Sequence[str]) -> None:
    """Print, for several thresholds, what would be answered with each corpus left out of the fit; then the weights fitted on all."""
    import numpy as np

    likely: dict[str, float] = {}
    for name in names:
        weights = fit_trust([v for v in found if v.corpus != name])
        for verdict in found:
            if verdict.corpus == name:
                row = verdict.reasons
                likely[verdict.question] = float(1 / (1 + np.exp(-(np.array([1.0, *row]) @ weights)))) if row else 0.0
    answerable, unanswerable = [v for v in found if v.answerable], [v for v in found if not v.answerable]
    for bound in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        right = sum(v.right and likely[v.question] >= bound for v in answerable)
        kept_back = [sum(likely[v.question] < bound for v in group) for group in (answerable, unanswerable)]
        print(
            f"from {bound}: right {right}/{len(answerable)}, kept back {kept_back[0]}, of the unanswerable {kept_back[1]}/{len(unanswerable)}"
        )
    base, *weights = fit_trust(found)
    print(f"    base {base:.2f} " + ", ".join(f'"{name}": {weight:.2f}' for name, weight in zip(TRUST, weights, strict=True)))


def main(arguments: Sequence[str]) -> None:
    """Print the check with each corpus left out, and the weights fitted on all."""
    names = [name for name in ASKED if name not in HELD_OUT]
    with tempfile.TemporaryDirectory() as folder:
        found = [offer for name in names for offer in offers(name, Path(folder))]
        judged = [verdict for name in names for verdict in verdicts(name, Path(folder))]
    for name in names:
        weights = fit([o for o in found if o.corpus != name])
        rest = [o for o in found if o.corpus == name]
        print(f"{name} left out: best {hits(rest, weights, 1)}/{len(rest)}, among three {hits(rest, weights, 3)}/{len(rest)}")
    for name, weight in zip(WEIGHTS, fit(found), strict=True):
        print(f'    "{name}": {weight:.2f},')
    report_trust(judged, names)


if __name__ == "__main__":
    main(sys.argv[1:])
