"""The history of runs: one small JSON file a recorded run under ``evals/history``, and what got worse since the last.

Full and quick runs, and runs with different engines, are different series. A record holds figures, never a word of a case.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.resources import resource
from evals.cases import Figure, Outcome

BUILT_IN = "built-in"


@dataclass(frozen=True, slots=True)
class Series:
    """Which runs can be compared: those of the same length with the same engine."""

    quick: bool = False
    engine: str = BUILT_IN

    @property
    def slug(self) -> str:
        """As it stands in a file name."""
        engine = "".join(c if c.isalnum() else "-" for c in self.engine)
        return f"{'quick' if self.quick else 'full'}-{engine}"


@dataclass(frozen=True, slots=True)
class Regression:
    """A figure that is worse than in the last record of its series; ``now`` is None where it is gone."""

    suite: str
    measure: str
    before: float
    now: float | None

    def told(self) -> str:
        """As a line."""
        now = "gone" if self.now is None else f"{self.now:.3f}"
        return f"{self.suite} {self.measure}: {self.before:.3f} before, now {now}"


def history_folder() -> Path:
    """Where the records lie."""
    return resource("evals/history")


def load_history(series: Series, folder: Path | None = None) -> list[dict[str, Any]]:
    """The records of a series, oldest first."""
    files = sorted((folder or history_folder()).glob(f"[0-9]*-{series.slug}.json"))
    return [json.loads(file.read_text(encoding="utf-8")) for file in files]


def record_of(outcomes: Sequence[Outcome], series: Series) -> dict[str, Any]:
    """What is kept of a run: each figure with the number of its cases."""
    from assistant import __version__

    suites = {o.suite.name: {f.measure.name: [round(f.value, 4), f.count] for f in o.figures} for o in outcomes}
    return {"version": __version__, "quick": series.quick, "engine": series.engine, "suites": suites}


def write_record(outcomes: Sequence[Outcome], series: Series, folder: Path | None = None) -> Path | None:
    """Add a record to the history; None where it would say what the last says. Suites that were not run keep their last figures."""
    folder = folder or history_folder()
    before = load_history(series, folder)
    record = record_of(outcomes, series)
    if before:
        record["suites"] = {**before[-1]["suites"], **record["suites"]}
        if record == before[-1]:
            return None
    last = max((int(file.name.split("-")[0]) for file in folder.glob("[0-9]*.json")), default=0)
    path = folder / f"{last + 1:04}-{series.slug}.json"
    path.write_text(_one_suite_a_line(record), encoding="utf-8")
    return path


def _one_suite_a_line(record: Mapping[str, Any]) -> str:
    """The JSON so that a change of one figure is a change of one line."""
    head = [f" {json.dumps(key)}: {json.dumps(value)}" for key, value in record.items() if key != "suites"]
    rows = [f"  {json.dumps(name)}: {json.dumps(figures)}" for name, figures in record["suites"].items()]
    return "{\n" + ",\n".join([*head, ' "suites": {\n' + ",\n".join(rows) + "\n }"]) + "\n}\n"


def regressions(outcomes: Sequence[Outcome], last: Mapping[str, Any] | None) -> list[Regression]:
    """What is worse than in the last record.

    A measure may be worse by its slack (one case at least, where it has any). Where cases were added or taken away, only a figure
    whose interval excludes the old one counts.
    """
    found = []
    for outcome in outcomes:
        now = {figure.measure.name: figure for figure in outcome.figures}
        for name, (value, count) in (last or {}).get("suites", {}).get(outcome.suite.name, {}).items():
            figure = now.get(name)
            if figure is None:
                found.append(Regression(outcome.suite.name, name, value, None))
            elif _worse(figure, value, count):
                found.append(Regression(outcome.suite.name, name, value, figure.value))
    return found


def _worse(figure: Figure, before: float, count: int) -> bool:
    lost = before - figure.value if figure.measure.higher else figure.value - before
    slack = max(figure.measure.slack, 1 / figure.count) if figure.measure.slack else 0.0
    if lost <= slack + 1e-4:  # records are rounded
        return False
    return figure.count == count or not figure.low <= before <= figure.high
