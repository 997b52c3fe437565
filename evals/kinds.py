"""Fits what tells the kinds of what is typed into `reframe` (assistant/finding/kinds.py, assistant/jobs/verdict.py), and reports how well it does.

``python -m evals.kinds`` prints the figures, ``--write`` writes ``knowledge/kinds.json`` as well. What it is fitted on is in ``kindtexts.py``, how
in ``kindfit.py``. All figures are of texts left out of both of its stages.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from assistant.finding.embedder import built_in_embedder
from assistant.finding.kinds import FILE, FORMAT, KINDS
from assistant.resources import resource
from evals.kindfit import OF_WORDS, Case, Fitted, Judged, bounds_of, cases_of, crossed, fit_likeness, fit_weights, table
from evals.kindtexts import KIND_OF, Example, examples, fingerprint


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
    return "serious" if case.ruled.risk else KIND_OF.get(case.ruled.kind, case.ruled.kind)


def numbers(found: Sequence[Example], fitted: Fitted, cases: Sequence[Case], bounds: dict[str, float]) -> dict[str, Any]:
    """What the product reads."""
    names = ["base", *cases[0].found]
    meaning = fitted.weights[: len(fitted.features.centre)]
    words = fitted.weights[len(fitted.features.centre) :] * OF_WORDS**0.5
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
