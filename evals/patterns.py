"""Fits what tells which pattern of the library fits a complaint (assistant/finding/nearness.py, assistant/knowing/patterns.py), and how well.

``python -m evals.patterns`` prints the figures, ``--write`` writes ``knowledge/patterns.json``; ``--wrong`` lists what is shown wrongly. Two
stages, as in ``evals/kindfit.py``: nearness by regularised least squares on wordings, sayings and labelled complaints, whose value for a
complaint that it has not seen is known in closed form (leave-one-out: Rifkin & Lippert 2007); then a logistic regression over that and
the words, each complaint judged by one that was fitted without its tenth.
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.finding.nearness import FILE, FORMAT
from assistant.finding.shipped import shipped_embedder
from assistant.knowing.patterns import Match, load_patterns, rank, signs
from assistant.reading.chat import tidy
from assistant.resources import resource
from evals.kindfit import OF_WORDS, Features
from evals.kindtexts import SETS

if TYPE_CHECKING:
    import numpy as np

UNSEEN = ("eighth", "patterns", "training")  # no wording of the library was written with them in view
FOLDS = 10
_RIDGE = 1.0
_PENALTY = 0.3
_OFFERED = 12  # patterns a complaint that the regression sees
_PRECISION = 0.9  # of the patterns shown
_LEAST_WEIGHT = 25  # thousandths: what weighs less is left out


@dataclass(frozen=True, slots=True)
class Labelled:
    """A complaint with the patterns that fit (none: empty), and the file it is from."""

    text: str
    direction: str
    patterns: tuple[str, ...]
    source: str


def labelled() -> list[Labelled]:
    """All complaints that say which pattern fits; the ninth set takes no part."""
    folder = Path(resource("evals/data/complaints"))
    rows = [(name, case) for name in SETS for case in json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))]
    lines = (folder / "patterns.jsonl").read_text(encoding="utf-8").splitlines()
    rows += [(case.get("from", "patterns"), case) for case in map(json.loads, lines)]
    return [Labelled(tidy(case["text"]), case["to"], tuple(case["pattern"]), name) for name, case in rows if "pattern" in case]


def phrases() -> list[tuple[str, str]]:
    """Every wording and saying of the library, with the id of its pattern."""
    return [(tidy(text), p.id) for p in load_patterns() for text in (*p.wordings, p.name, *p.said)]


def fingerprint() -> str:
    """What the numbers are fitted on, as a hash."""
    rows = [[list(phrase) for phrase in phrases()], [[e.text, e.direction, list(e.patterns)] for e in labelled()]]
    keys = [[p.id, list(p.directions), [key.pattern for key in p.keys]] for p in load_patterns()]
    return sha256(json.dumps([rows, keys], ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Fitted:
    """The nearness fitted on all (``weights``: a row a feature, a column a pattern), and of each complaint what the others say."""

    features: Features
    weights: np.ndarray[Any, Any]
    usual: np.ndarray[Any, Any]
    left_out: np.ndarray[Any, Any]


def fit_nearness(found: Sequence[Labelled]) -> Fitted:
    """Regularised least squares, one column a pattern; several fitting ones all count in full."""
    import numpy as np

    told = phrases()
    ids = [p.id for p in load_patterns()]
    texts = [text for text, _ in told] + [e.text for e in found]
    named = [(name,) for _, name in told] + [e.patterns for e in found]
    features = Features(texts)
    rows = features.rows(texts)
    wanted = np.array([[float(name in right) for name in ids] for right in named])
    usual = wanted.mean(axis=0)
    inverse = np.linalg.inv((rows @ rows.T).astype(np.float64) + _RIDGE * np.eye(len(rows)))
    duals = inverse @ (wanted - usual)
    left_out = wanted - duals / np.diag(inverse)[:, None]
    return Fitted(features, rows.T @ duals, usual, left_out[len(told) :])


@dataclass(frozen=True, slots=True)
class Case:
    """A complaint, its patterns by words, and what speaks for each."""

    example: Labelled
    matches: tuple[Match, ...]
    rows: list[list[float]]


def cases_of(found: Sequence[Labelled], fitted: Fitted) -> list[Case]:
    """The complaints with their evidence, each nearness without the complaint itself."""
    library = load_patterns()
    out = []
    for at, example in enumerate(found):
        scores = dict(zip([p.id for p in library], fitted.left_out[at].tolist(), strict=True))
        matches = rank(example.text, tuple(p for p in library if example.direction in p.directions))
        out.append(Case(example, matches, [list(said.values()) for said in signs(matches, scores)]))
    return out


def fit_signs(cases: Sequence[Case]) -> np.ndarray[Any, Any]:
    """Base and weights of the chance that a pattern fits, by Newton's method on the penalised likelihood, signs on their own scale."""
    import numpy as np

    rows, right = [], []
    for case in cases:
        offered = sorted(zip(case.rows, case.matches, strict=True), key=lambda pair: -(pair[0][0] + 0.3 * pair[1].words))[:_OFFERED]
        rows += [row for row, _ in offered]
        right += [match.pattern.id in case.example.patterns for _, match in offered]
    table, hits = np.array(rows), np.array(right, float)
    scale = np.concatenate([[1.0], table.std(axis=0) + 1e-9])
    scaled = np.hstack([np.ones((len(table), 1)), table]) / scale
    weights = np.zeros(scaled.shape[1])
    ridge = np.eye(len(weights)) * _PENALTY
    ridge[0, 0] = 1e-6
    for _ in range(30):
        likely = 1.0 / (1.0 + np.exp(-(scaled @ weights)))
        bend = (scaled * (likely * (1 - likely))[:, None]).T @ scaled + ridge
        weights = weights - np.linalg.solve(bend, scaled.T @ (likely - hits) + ridge @ weights)
    return weights / scale


@dataclass(frozen=True, slots=True)
class Judged:
    """A complaint, the pattern that is likeliest and its chance by numbers fitted without this complaint; and what words alone would show."""

    example: Labelled
    best: Match
    by_words: Match

    @property
    def right(self) -> bool:
        """Whether the likeliest fits."""
        return self.best.pattern.id in self.example.patterns


def crossed(cases: Sequence[Case]) -> list[Judged]:
    """Every complaint judged without its tenth."""
    import numpy as np

    fold = np.random.RandomState(0).permutation(len(cases)) % FOLDS
    out: list[Judged | None] = [None] * len(cases)
    for number in range(FOLDS):
        weights = fit_signs([case for case, own in zip(cases, fold, strict=True) if own != number])
        for at in np.flatnonzero(fold == number):
            case = cases[at]
            likely = 1 / (1 + np.exp(-(weights[0] + np.array(case.rows) @ weights[1:])))
            best = int(np.argmax(likely))
            out[at] = Judged(case.example, replace(case.matches[best], chance=float(likely[best])), case.matches[0])
    return [one for one in out if one is not None]


def bound_of(judged: Sequence[Judged]) -> float:
    """The lowest chance from which on nine in ten of the patterns shown fit, of complaints that no wording was written for."""
    order = sorted((one for one in judged if one.example.source in UNSEEN), key=lambda one: -one.best.chance)
    bound, right = 1.0, 0
    for shown, one in enumerate(order, 1):
        right += one.right
        if right >= _PRECISION * shown:
            bound = one.best.chance
    return round(bound - 0.0005, 3)


def _groups(judged: Sequence[Judged]) -> list[tuple[str, list[Judged]]]:
    named = {"eighth and own": ("eighth", "patterns"), "training": ("training",), "unseen": UNSEEN}
    return [(name, [one for one in judged if one.example.source in sources]) for name, sources in named.items()]


def report(judged: Sequence[Judged], bound: float) -> str:
    """Precision and recall by words alone, and by words and meaning, over all complaints and over those that no wording was written for."""
    lines = []
    for name, rows in (("all", judged), *_groups(judged)):
        fitting = sum(bool(one.example.patterns) for one in rows)
        by_words = [one for one in rows if one.by_words.fitting]
        right = sum(one.by_words.pattern.id in one.example.patterns for one in by_words)
        lines.append(f"{name}: {len(rows)} complaints, {fitting} with a pattern that fits")
        lines.append(
            f"  words alone: shown {len(by_words)}, right {right} ({right / max(1, len(by_words)):.1%}), recall {right / fitting:.1%}"
        )
        for at in sorted({bound, 0.5, 0.6, 0.7, 0.8}):
            shown = [one for one in rows if one.best.chance >= at]
            right = sum(one.right for one in shown)
            mark = " (the bound)" if at == bound else ""
            lines.append(
                f"  from {at}{mark}: shown {len(shown)}, right {right} ({right / max(1, len(shown)):.1%}), recall {right / fitting:.1%}"
            )
    return "\n".join(lines)


def measured(judged: Sequence[Judged], bound: float) -> dict[str, dict[str, float]]:
    """Precision and recall at the bound, each complaint judged without itself: of all, and of those that no wording was written for."""
    out = {}
    for name, rows in (("all", judged), ("unseen", [one for one in judged if one.example.source in UNSEEN])):
        shown = [one for one in rows if one.best.chance >= bound]
        right = sum(one.right for one in shown)
        fitting = sum(bool(one.example.patterns) for one in rows)
        out[name] = {"complaints": len(rows), "precision": round(right / len(shown), 3), "recall": round(right / fitting, 3)}
    return out


def numbers(fitted: Fitted, judged: Sequence[Judged], weights: np.ndarray[Any, Any], names: Sequence[str]) -> dict[str, Any]:
    """What the product reads."""
    import numpy as np

    bound = bound_of(judged)
    size = len(fitted.features.centre)
    meaning, words = fitted.weights[:size].T, fitted.weights[size:] * OF_WORDS**0.5
    scales = np.abs(meaning).max(axis=1) / 127
    held = {}
    for (gram, rarity), row in zip(fitted.features.rarity.items(), words, strict=True):
        kept = [(at, round(float(value) * 1000)) for at, value in enumerate(row)]
        held[gram] = [round(rarity * 1000), *(number for at, value in kept if abs(value) >= _LEAST_WEIGHT for number in (at, value))]
    return {
        "format": FORMAT,
        "embedder": shipped_embedder().id,
        "data": fingerprint(),
        "bound": bound,
        "measured": measured(judged, bound),
        "signs": dict(zip(["base", *names], [round(float(weight), 4) for weight in weights], strict=True)),
        "ids": [p.id for p in load_patterns()],
        "base": [round(float(value), 5) for value in fitted.usual - fitted.features.centre @ meaning.T],
        "scales": [round(float(value), 8) for value in scales],
        "meaning": base64.b64encode(np.round(meaning / scales[:, None]).astype(np.int8).tobytes()).decode(),
        "words": held,
    }


def main(arguments: Sequence[str]) -> None:
    """Print the figures; with --write, write the file."""
    found = labelled()
    fitted = fit_nearness(found)
    cases = cases_of(found, fitted)
    judged = crossed(cases)
    bound = bound_of(judged)
    print(report(judged, bound))
    if "--wrong" in arguments:
        for one in sorted(judged, key=lambda one: -one.best.chance):
            if one.best.chance >= bound and not one.right:
                print(f"{one.best.chance:.2f} {one.example.text} -> {one.best.pattern.id}, not {' '.join(one.example.patterns) or 'any'}")
    if "--write" in arguments:
        names = list(signs(cases[0].matches, {})[0])
        held = numbers(fitted, judged, fit_signs(cases), names)
        rows = ",\n ".join(
            f"{json.dumps(key)}: {json.dumps(value, separators=(',', ':'), ensure_ascii=False)}" for key, value in held.items()
        )
        (resource("knowledge") / Path(FILE).name).write_text(f"{{{rows}}}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
