"""The report of a run: JSON for programs, Markdown for a repository, one HTML page for a reader. Two runs of the same code write the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.resources import resource
from evals.cases import Figure, Outcome, Result
from evals.records import Regression, Series

_WORST = 10
_CUT = 400  # characters of an output that a report shows


@dataclass(frozen=True, slots=True)
class Report:
    """A run with what it is compared to. ``history``: the records of its series, oldest first."""

    outcomes: tuple[Outcome, ...]
    series: Series
    regressions: tuple[Regression, ...] = ()
    history: tuple[Mapping[str, Any], ...] = ()

    def shape(self) -> dict[str, Any]:
        """The JSON document."""
        from assistant import __version__

        return {
            "version": __version__,
            "quick": self.series.quick,
            "engine": self.series.engine,
            "suites": [_suite_shape(outcome) for outcome in self.outcomes],
            "regressions": [{"suite": r.suite, "measure": r.measure, "before": r.before, "now": r.now} for r in self.regressions],
        }

    def write(self, folder: Path) -> tuple[Path, ...]:
        """report.json, report.md and report.html in a folder, which is made where it is missing. OSError where it can't be."""
        folder.mkdir(parents=True, exist_ok=True)
        bodies = {
            "report.json": json.dumps(self.shape(), ensure_ascii=False, indent=1) + "\n",
            "report.md": markdown(self),
            "report.html": html(self),
        }
        for name, body in bodies.items():
            (folder / name).write_text(body, encoding="utf-8")
        return tuple(folder / name for name in bodies)


def _suite_shape(outcome: Outcome) -> dict[str, Any]:
    return {
        "name": outcome.suite.name,
        "about": outcome.suite.about,
        "cards": list(outcome.suite.cards),
        "cases": len(outcome.results),
        "measures": [_figure_shape(figure) for figure in outcome.figures],
        "groups": {group: {f.measure.name: [round(f.value, 4), f.count] for f in found} for group, found in outcome.groups.items()},
        "worst": [_case_shape(result) for result in outcome.worst(_WORST)],
    }


def _figure_shape(figure: Figure) -> dict[str, Any]:
    measure = figure.measure
    return {
        "name": measure.name, "title": measure.title, "value": round(figure.value, 4), "low": round(figure.low, 4), "high": round(figure.high, 4),
        "cases": figure.count, "better": "higher" if measure.higher else "lower", "bar": measure.bar, "met": figure.met,
    }  # fmt: skip


def _case_shape(result: Result) -> dict[str, Any]:
    case = result.case
    return {
        "id": case.id, "group": case.group, "input": _cut(case.input), "expected": _cut(case.expected), "output": _cut(result.output),
        "scores": {name: round(score, 4) for name, score in result.scores.items()},
    }  # fmt: skip


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _CUT else text[: _CUT - 1].rstrip() + "…"


def percent(value: float) -> str:
    """A share as it is shown: whole where it is none or all, else with one digit, so that 99.6 % is not told as 100."""
    return f"{value:.0%}" if value in (0.0, 1.0) else f"{value * 100:.1f} %".replace(" %", "%")


def bar_of(figure: Figure) -> str:
    """The bar as words: ``≥ 97%``."""
    bar = figure.measure.bar
    return "" if bar is None else f"{'≥' if figure.measure.higher else '≤'} {bar:.0%}"


def verdict(figure: Figure) -> str:
    """Whether the bar is met, in a word; empty where there is none."""
    return {None: "", True: "met", False: "missed"}[figure.met]


def markdown(report: Report) -> str:
    """The report for a repository: a table a suite, then its worst cases."""
    lines = [f"# Evals: {_title(report)}", "", *_regression_lines(report)]
    for outcome in report.outcomes:
        lines += [f"## {outcome.suite.name}", "", f"{outcome.suite.about} {len(outcome.results):,} cases.", "", *table([outcome]), ""]
        lines += [f"Data: {', '.join(f'`{card}`' for card in outcome.suite.cards)}", ""] if outcome.suite.cards else []
        lines += _worst_lines(outcome)
    return "\n".join(lines).rstrip() + "\n"


def _title(report: Report) -> str:
    return f"{report.series.engine}{', quick form' if report.series.quick else ''}"


def _regression_lines(report: Report) -> list[str]:
    return ["Worse than the last record:", "", *(f"- {r.told()}" for r in report.regressions), ""] if report.regressions else []


def table(outcomes: Sequence[Outcome]) -> list[str]:
    """The figures of some suites as rows of a Markdown table."""
    rows = ["| suite | what | figure | 95% interval | cases | bar | |", "|---|---|---|---|---|---|---|"]
    for outcome in outcomes:
        for figure in outcome.figures:
            spread = f"{percent(figure.low)} to {percent(figure.high)}" if figure.low != figure.high else ""
            rows.append(
                f"| {outcome.suite.name} | {figure.measure.title} | {percent(figure.value)} | {spread} | {figure.count:,} | {bar_of(figure)} | {verdict(figure)} |"
            )
    return rows


def _worst_lines(outcome: Outcome) -> list[str]:
    worst = outcome.worst(_WORST)
    if not worst:
        return []
    lines = [f"The worst {len(worst)} that may be shown:", ""] if len(worst) > 1 else ["The worst that may be shown:", ""]
    for result in worst:
        shape = _case_shape(result)
        lines += [
            f"- **{shape['id']}** {_plain(shape['input'])}",
            f"  - expected: {_plain(shape['expected'])}",
            f"  - got: {_plain(shape['output'])}",
        ]
    return [*lines, ""]


def _plain(text: str) -> str:
    """Text of a case as Markdown that stays text."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#" else c for c in text)


def html(report: Report) -> str:
    """The page: charts as inline SVG, nothing fetched, every word of a case escaped."""
    from jinja2 import Environment, FileSystemLoader

    env = Environment(loader=FileSystemLoader(resource("evals")), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    env.filters.update(percent=percent, bar_of=bar_of, verdict=verdict, cut=_cut)
    return env.get_template("report.html.j2").render(report=report, title=_title(report), trend=trend, worst=_WORST)


def trend(report: Report, suite: str, measure: str) -> list[float]:
    """A measure's figures over the records of the series, this run's last."""
    past = [record["suites"].get(suite, {}).get(measure) for record in report.history]
    now = [f.value for o in report.outcomes if o.suite.name == suite for f in o.figures if f.measure.name == measure]
    return [*(value[0] for value in past if value), *now]
