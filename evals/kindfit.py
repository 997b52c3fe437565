"""The fit of what tells the kinds of complaints, in two stages, and each text judged by a fit without it.

First likeness to labelled texts by regularised least squares (``kindtexts.py``), whose value for a text that it has not seen is known in closed form
(leave-one-out: Rifkin & Lippert 2007; where texts name their trade, that whole trade is left out); then a multinomial logistic regression over
those values and what the rules say, on ``training.jsonl`` alone, because the rules were written with the other sets in view.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.finding.embedder import built_in_embedder
from assistant.finding.kinds import KINDS, Likeness, gram_weights, grams, parts_of
from assistant.jobs.reframe import reframe
from assistant.jobs.verdict import Ruled, Verdict, chances, decide, evidence
from evals.kindtexts import Example

if TYPE_CHECKING:
    import numpy as np

FOLDS = 10
_RIDGE = 1.5  # of the likeness
OF_WORDS = 0.6  # how much words count beside meaning
_LEAST = 3  # texts that hold a word
_PENALTY = 1.0  # of the logistic regression
_FALSE_ALARMS = 0.0225  # of ordinary texts, look-alikes among them
_BY_PARTS = 0.002  # of ordinary texts, called serious for one part alone
_KEPT = 0.98  # share of the serious ones with a sign that the likeness may not overrule
_FOUND = 0.88  # share of what is serious that is at least told as doubtful: more, and four in ten ordinary complaints would be


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
                words[at, self._place[gram]] = weight * OF_WORDS**0.5
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
