"""The command eval: runs the suites of ``evals/`` over invented, labelled notes. It reads nothing of the user's."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import Run, command, warn
from assistant.errors import ForenoteError, UsageError

if TYPE_CHECKING:
    from assistant.cli.layout import Page
    from evals.report import Report


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "eval", model=True)(evaluate)


def evaluate(
    run: Run,
    suites: Annotated[list[str] | None, typer.Argument(metavar="[SUITE]...", help="Only these suites.")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Write report.html, report.md and report.json there.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Every few cases only.")] = False,
    base_url: Annotated[
        str | None, typer.Option("--base-url", metavar="URL", help="Let the model at this endpoint word the results.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Exit 1 where a figure is worse than in the last record.")] = False,
    record: Annotated[bool, typer.Option("--record", help="Add the figures to the history of this checkout.")] = False,
) -> None:
    """Measure Forenote on invented, labelled notes: what it gets right, where it fails."""
    _find_evals()
    from evals.records import write_record

    with tempfile.TemporaryDirectory(prefix="forenote-eval-") as work:
        report = _report(run, suites or [], Path(work), quick, base_url)
    if record and (path := write_record(report.outcomes, report.series)):
        warn(f"recorded as {path.name}")
    if out is not None:
        warn(f"wrote {', '.join(path.name for path in report.write(out))} to {out}")
    run.show(report.shape, lambda: _page(report))
    if check and report.regressions:
        raise ForenoteError(f"worse than the last record: {'; '.join(one.told() for one in report.regressions)}")


def _quiet(_message: str) -> None:
    """Progress that nobody watches."""


def _find_evals() -> None:
    """Make ``evals`` importable: in an installation it lies among the package's data."""
    from assistant.resources import resource

    root = str(resource("evals").parent)
    if root not in sys.path:
        sys.path.append(root)


def _report(run: Run, names: list[str], work: Path, quick: bool, base_url: str | None) -> Report:
    from assistant.config import ModelConfig
    from evals.cases import Setting
    from evals.records import BUILT_IN, Series, load_history, regressions
    from evals.report import Report
    from evals.runner import named, run_suites

    if bool(base_url) != bool(run.model):
        raise UsageError("--base-url and --model belong together: name both, or neither for the built-in engine")
    model = ModelConfig(base_url, run.model) if base_url and run.model else None
    series = Series(quick, run.model if model and run.model else BUILT_IN)
    outcomes = run_suites(named(names), Setting(work, quick, model), warn if sys.stderr.isatty() else _quiet)
    history = load_history(series)
    return Report(outcomes, series, tuple(regressions(outcomes, history[-1] if history else None)), tuple(history))


def _page(report: Report) -> Page:
    """A line a figure: what it is, how it stands, over how many cases."""
    from assistant.cli.layout import Page
    from evals.report import bar_of, percent, verdict

    page = Page()
    for outcome in report.outcomes:
        page.heading(outcome.suite.name)
        for figure in outcome.figures:
            bar = f", bar {bar_of(figure)}: {verdict(figure)}" if bar_of(figure) else ""
            page.line(f"{figure.measure.title}: {percent(figure.value)}", f"{figure.count} cases{bar}")
    for one in report.regressions:
        page.words(f"Worse than the last record: {one.told()}")
    return page
