"""How much better or worse, on the same questions: a paired bootstrap."""

from __future__ import annotations

import random
from collections.abc import Sequence

_DRAWS = 1000


def difference(these: Sequence[float], those: Sequence[float]) -> list[float]:
    """[difference of the means, its 95 % interval], drawn question by question, so that hard questions weigh on both alike.

    ValueError where the two are not about the same questions.
    """
    gaps = [float(a) - float(b) for a, b in zip(these, those, strict=True)]
    if not gaps:
        return [0.0, 0.0, 0.0]
    draw = random.Random(0)
    means = sorted(sum(draw.choices(gaps, k=len(gaps))) / len(gaps) for _ in range(_DRAWS))
    return [round(value, 3) for value in (sum(gaps) / len(gaps), means[int(0.025 * _DRAWS)], means[int(0.975 * _DRAWS)])]
