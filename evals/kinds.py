"""Fits what tells the kinds of what is typed into `reframe` (assistant/finding/kinds.py, assistant/jobs/verdict.py), and how well it does.

``python -m evals.kinds`` prints the figures, ``--write`` fits and writes ``knowledge/kinds.json``. Two stages: likeness to labelled texts by
regularised least squares (every complaint of the sets, ``training.jsonl``, the wordings of the pattern library and lines of invented notes), whose value for a text
that it has not seen is known in closed form (leave-one-out: Rifkin & Lippert 2007; where texts name their trade, that whole
trade is left out); then a multinomial logistic regression over those
values and what the rules say, on ``training.jsonl`` alone, because the rules were written with the other sets in view. All figures are of
texts left out of both stages.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.finding.embedder import built_in_embedder
from assistant.finding.kinds import FILE, FORMAT, KINDS, Likeness, gram_weights, grams, parts_of
from assistant.jobs.reframe import reframe
from assistant.jobs.verdict import Ruled, Verdict, chances, decide, evidence
from assistant.knowing.patterns import load_patterns
from assistant.reading.chat import tidy
from assistant.resources import resource

if TYPE_CHECKING:
    import numpy as np

SETS = ("heldout", "worked", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
FOLDS = 10
_KIND_OF = {"escalate": "serious", "specific_ask": "proposal", "not_a_complaint": "none"}
_RIDGE = 1.5  # of the likeness
_OF_WORDS = 0.6  # how much words count beside meaning
_OF_PATTERNS = 0.5  # how much a wording of the library counts beside a complaint
_OF_NOTES = 0.5  # how much a line of notes does
_NOTES = ("cedar", "lantern", "meadow", "orchard")
_LEAST_LINE, _LONGEST_LINE, _LINES = 6, 40, 500  # words, words, lines
_LEAST = 3  # texts that hold a word
_PENALTY = 1.0  # of the logistic regression
_FALSE_ALARMS = 0.0225  # of ordinary texts, look-alikes among them
_BY_PARTS = 0.002  # of ordinary texts, called serious for one part alone
_KEPT = 0.98  # share of the serious ones with a sign that the likeness may not overrule
_FOUND = 0.95  # share of what is serious that is at least told as doubtful


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled text in plain spelling; ``kinds`` are those that are right, ``weight`` how much it counts.

    ``fresh``: no rule was written for it. ``trade``: where it was said; the texts of one trade are left out together.
    """

    text: str
    direction: str
    kinds: tuple[str, ...]
    weight: float = 1.0
    fresh: bool = False
    trade: str = ""

    @property
    def serious(self) -> bool:
        """Whether nothing but serious is right."""
        return self.kinds == ("serious",)


def examples() -> list[Example]:
    """All texts that the likeness is fitted on."""
    found = [
        Example(tidy(case["text"]), case["to"], _kinds(case["kind"], case.get("form", "")))
        for name in SETS
        for case in json.loads(_file(f"{name}.json").read_text(encoding="utf-8"))
        if case.get("form") != "other_language"
    ]
    for line in _file("training.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        found.append(Example(tidy(case["text"]), case["to"], _kinds(case["kind"]), fresh=True, trade=case.get("trade", "")))
    for pattern in load_patterns():
        kind = "blocker" if pattern.topic == "blockers" else "proposal"
        found += [Example(tidy(wording), "manager", (kind,), _OF_PATTERNS) for wording in pattern.wordings]
    return [*found, *(Example(tidy(line), "manager", ("none", "proposal"), _OF_NOTES) for line in lines_of_notes())]


def lines_of_notes() -> list[str]:
    """Lines of invented notes, every some: they tell of work, and nothing in them is serious."""
    folder = Path(resource("evals/data"))
    held = {
        re.sub(r"^[\s>#*+-]*(?:\[.\]\s)?\s*", "", line).strip()
        for name in _NOTES
        for path in sorted((folder / name / "workspace").rglob("*.md"))
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
    }
    told = sorted(line for line in held if _LEAST_LINE <= len(line.split()) <= _LONGEST_LINE)
    return told[:: max(1, len(told) // _LINES)]


def _file(name: str) -> Path:
    return Path(resource("evals/data/complaints")) / name


def _kinds(label: str, form: str = "") -> tuple[str, ...]:
    named = [_KIND_OF.get(kind, kind) for kind in label.split("|")]
    return tuple(dict.fromkeys("vent" if form == "vent" and kind == "none" else kind for kind in named))


def fingerprint(found: Sequence[Example]) -> str:
    """What the numbers are fitted on, as a hash."""
    rows = [[e.text, e.direction, list(e.kinds), e.weight, e.fresh] for e in found]
    return sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()


# --- likeness ------------------------------------------------------------------------------------------------------------


class Features:
    """Texts as rows: the vector about its mean, and the rarity-weighted words beside it."""

    def __init__(self, texts: Sequence[str]) -> None:
        import numpy as np

        self._embedder = built_in_embedder()
        self._known: dict[str, Any] = {}
        held = Counter(gram for text in texts for gram in set(grams(text)))
        self.rarity = {
            gram: round(float(np.log((1 + len(texts)) / (1 + count)) + 1), 3) for gram, count in sorted(held.items()) if count >= _LEAST
        }
        self._place = {gram: at for at, gram in enumerate(self.rarity)}
        self.centre = np.mean(self._vectors(texts), axis=0)

    def _vectors(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        import numpy as np

        for text in texts:
            if text not in self._known:
                self._known[text] = self._embedder.embed_query(text)
        return np.stack([self._known[text] for text in texts])

    def rows(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        """A row a text."""
        import numpy as np

        words = np.zeros((len(texts), len(self._place)), np.float32)
        for at, text in enumerate(texts):
            for gram, weight in gram_weights(text, self.rarity).items():
                words[at, self._place[gram]] = weight * _OF_WORDS**0.5
        return np.hstack([self._vectors(texts) - self.centre, words])


@dataclass(frozen=True)
class Fitted:
    """The likeness fitted on all examples (``weights``: a row a feature, a column a kind), and of each fresh one what the others say."""

    features: Features
    weights: np.ndarray[Any, Any]
    usual: np.ndarray[Any, Any]
    left_out: list[Likeness]


def fit_likeness(found: Sequence[Example]) -> Fitted:
    """Regularised least squares on one column a kind; several right kinds share the one."""
    import numpy as np

    features = Features([e.text for e in found])
    rows = features.rows([e.text for e in found])
    wanted = np.array([[(kind in e.kinds) / len(e.kinds) for kind in KINDS] for e in found])
    usual = wanted.mean(axis=0)
    inverse = np.linalg.inv((rows @ rows.T).astype(np.float64) + _RIDGE * np.diag([1 / e.weight for e in found]))
    duals = inverse @ (wanted - usual)
    left_out = _left_out(found, (rows, inverse, duals), wanted, usual, features)
    return Fitted(features, rows.T @ duals, usual, left_out)


def _left_out(
    found: Sequence[Example],
    solved: tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], np.ndarray[Any, Any]],
    wanted: np.ndarray[Any, Any],
    usual: np.ndarray[Any, Any],
    features: Features,
) -> list[Likeness]:
    """What the others say of each fresh example: the others are all but those of its trade, or but itself where it has none."""
    import numpy as np

    rows, inverse, duals = solved
    parts = {at: parts_of(example.text) for at, example in enumerate(found) if example.fresh}
    likes = features.rows([part for told in parts.values() for part in told]) @ rows.T
    ends = np.cumsum([len(told) for told in parts.values()])
    place = {at: slice(int(end) - len(parts[at]), int(end)) for at, end in zip(parts, ends, strict=True)}
    together: dict[str | int, list[int]] = {}
    for at in parts:
        together.setdefault(found[at].trade or at, []).append(at)
    said: dict[int, Likeness] = {}
    for members in together.values():
        without = np.linalg.solve(inverse[np.ix_(members, members)], duals[members])
        for at, gone in zip(members, without, strict=True):
            near = likes[place[at]]
            scores = near @ duals - (near @ inverse[:, members]) @ without + usual
            said[at] = Likeness(tuple((wanted[at] - gone).tolist()), tuple(map(tuple, scores.tolist())))
    return [said[at] for at in parts]


# --- the verdict ---------------------------------------------------------------------------------------------------------


def ruled(example: Example) -> Ruled:
    """What the rules say of a text."""
    seen: list[Ruled] = []

    def listen(given: Ruled) -> Verdict | None:
        seen.append(given)
        return None

    reframe(example.text, example.direction, judge=listen)
    return seen[0] if seen else Ruled(example.text, example.direction, "not_a_complaint")


def fit_weights(rows: np.ndarray[Any, Any], wanted: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Multinomial logistic regression with a quadratic penalty, by Newton's method: a row a sign (the first is the base), a column a kind."""
    import numpy as np

    rows = np.hstack([np.ones((len(rows), 1)), rows])
    count, kinds = rows.shape[1], wanted.shape[1]
    ridge = np.full(count, _PENALTY)
    ridge[0] = 0.01
    weights = np.zeros((count, kinds))
    for _ in range(15):
        likely = _softmax(rows @ weights)
        slope = rows.T @ (likely - wanted) + ridge[:, None] * weights
        bend = np.zeros((kinds, count, kinds, count))
        for a in range(kinds):
            for b in range(kinds):
                shared = likely[:, a] * ((a == b) - likely[:, b])
                bend[a, :, b, :] = (rows * shared[:, None]).T @ rows + (a == b) * np.diag(ridge)
        step = np.linalg.solve(bend.reshape(kinds * count, -1), slope.T.reshape(-1))
        weights = weights - step.reshape(kinds, count).T
    return weights


def _softmax(sums: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    import numpy as np

    raw = np.exp(sums - sums.max(axis=1, keepdims=True))
    found: np.ndarray[Any, Any] = raw / raw.sum(axis=1, keepdims=True)
    return found


@dataclass(frozen=True)
class Case:
    """A fresh example, what the rules say, and what speaks for which kind, in the whole and in each part."""

    example: Example
    ruled: Ruled
    found: dict[str, float]
    parts: list[dict[str, float]]


def cases_of(found: Sequence[Example], fitted: Fitted) -> list[Case]:
    """The fresh examples with their evidence."""
    fresh = [e for e in found if e.fresh]
    said = [ruled(e) for e in fresh]
    return [
        Case(e, r, evidence(r, like), [evidence(r, Likeness(part)) for part in like.parts])
        for e, r, like in zip(fresh, said, fitted.left_out, strict=True)
    ]


def table(cases: Sequence[Case]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Evidence and right kinds as rows."""
    import numpy as np

    rows = np.array([list(case.found.values()) for case in cases])
    return rows, np.array([[(kind in c.example.kinds) / len(c.example.kinds) for kind in KINDS] for c in cases])


@dataclass(frozen=True)
class Judged:
    """A case, its chances by weights fitted without its tenth of the cases, and the chance that its gravest part is serious."""

    case: Case
    chance: dict[str, float]
    part: float

    def verdict(self, bounds: dict[str, float]) -> Verdict:
        """What the product would say."""
        return decide(self.case.ruled, self.chance, bounds, self.part)


def crossed(cases: Sequence[Case]) -> list[Judged]:
    """Every case judged without its tenth; a trade lies in one tenth."""
    import numpy as np

    rows, wanted = table(cases)
    trades = {name: at for at, name in enumerate(dict.fromkeys(case.example.trade or case.example.text for case in cases))}
    drawn = np.random.RandomState(0).permutation(len(trades)) % FOLDS
    fold = np.array([drawn[trades[case.example.trade or case.example.text]] for case in cases])
    found: dict[int, Judged] = {}
    for number in range(FOLDS):
        fitted = fit_weights(rows[fold != number], wanted[fold != number])
        weights = dict(zip(["base", *cases[0].found], fitted.tolist(), strict=True))
        for at in map(int, np.flatnonzero(fold == number)):
            case = cases[at]
            part = max((chances(piece, weights)["serious"] for piece in case.parts), default=0.0)
            found[at] = Judged(case, chances(case.found, weights), part)
    return [found[at] for at in range(len(cases))]


def bounds_of(judged: Sequence[Judged]) -> dict[str, float]:
    """From which chance on it is serious, and is doubtful.

    By likeness alone: as low as false alarms allow. Where the rules saw a sign: as high as it may be without losing what the rules found.
    Of a part: as low as few further false alarms allow.
    """
    ordinary = [j for j in judged if "serious" not in j.case.example.kinds]
    grave = sorted(j.chance["serious"] for j in judged if j.case.example.serious)
    unsigned = sorted((j.chance["serious"] for j in ordinary if not j.case.ruled.risk), reverse=True)
    bound = round(unsigned[int(_FALSE_ALARMS * len(ordinary))] + 0.005, 2)
    signed = sorted(j.chance["serious"] for j in judged if j.case.example.serious and j.case.ruled.risk)
    parts = sorted((j.part for j in ordinary if not j.case.ruled.risk and j.chance["serious"] < bound), reverse=True)
    return {
        "serious": bound,
        "with a sign": round(signed[int((1 - _KEPT) * len(signed))] - 0.005, 2),
        "a part": round(max(bound, parts[int(_BY_PARTS * len(ordinary))] + 0.005), 2),
        "doubtful": round(grave[int((1 - _FOUND) * len(grave))], 2),
    }


def report(judged: Sequence[Judged], bounds: dict[str, float]) -> str:
    """The figures of all fresh cases, each judged by numbers that were fitted without it."""
    said = [(j.case, j.verdict(bounds)) for j in judged]
    right = sum(v.kind in c.example.kinds for c, v in said)
    lines = [
        f"{len(said)} texts: right kind {right / len(said):.1%} (rules alone {_share(_by_rules(c) in c.example.kinds for c, _ in said)})"
    ]
    for name, wanted in (("serious", True), ("others", False)):
        rows = [(c, v) for c, v in said if (c.example.serious if wanted else "serious" not in c.example.kinds)]
        lines.append(
            f"{name} {len(rows)}: called serious {_share(v.kind == 'serious' for _, v in rows)}"
            f" (rules alone {_share(c.ruled.risk is not None for c, _ in rows)}), told as doubtful {_share(v.doubtful for _, v in rows)}"
        )
    for kind in KINDS:
        counted = Counter(v.kind for c, v in said if c.example.kinds == (kind,))
        lines.append(f"  {kind}: " + ", ".join(f"{count} {name}" for name, count in counted.most_common()))
    return "\n".join(lines)


def _share(found: Iterable[bool]) -> str:
    held = list(found)
    return f"{sum(held) / len(held):.1%}"


def _by_rules(case: Case) -> str:
    return "serious" if case.ruled.risk else _KIND_OF.get(case.ruled.kind, case.ruled.kind)


def numbers(found: Sequence[Example], fitted: Fitted, cases: Sequence[Case], bounds: dict[str, float]) -> dict[str, Any]:
    """What the product reads."""
    names = ["base", *cases[0].found]
    meaning = fitted.weights[: len(fitted.features.centre)]
    words = fitted.weights[len(fitted.features.centre) :] * _OF_WORDS**0.5
    base = fitted.usual - fitted.features.centre @ meaning
    return {
        "format": FORMAT,
        "embedder": built_in_embedder().id,
        "data": fingerprint(found),
        "bounds": bounds,
        "weights": {name: _rounded(row, 3) for name, row in zip(names, fit_weights(*table(cases)), strict=True)},
        "base": _rounded(base, 5),
        "meaning": [_thousandths(column) for column in meaning.T],
        "words": {gram: _thousandths([rarity, *row]) for (gram, rarity), row in zip(fitted.features.rarity.items(), words, strict=True)},
    }


def _thousandths(row: Sequence[float]) -> list[int]:
    return [round(float(value) * 1000) for value in row]


def _rounded(row: Sequence[float], places: int) -> list[float]:
    return [round(float(value), places) for value in row]


def main(arguments: Sequence[str]) -> None:
    """Print the figures; with --write, write the file."""
    found = examples()
    fitted = fit_likeness(found)
    cases = cases_of(found, fitted)
    judged = crossed(cases)
    bounds = bounds_of(judged)
    print(f"{len(found)} examples, bounds {bounds}")
    print(report(judged, bounds))
    if "--write" in arguments:
        held = numbers(found, fitted, cases, bounds)
        rows = ",\n ".join(
            f"{json.dumps(key)}: {json.dumps(value, separators=(',', ':'), ensure_ascii=False)}" for key, value in held.items()
        )
        (resource("knowledge") / Path(FILE).name).write_text(f"{{{rows}}}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
