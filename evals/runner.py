"""Runs suites and gathers what came of them."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence

from assistant.errors import UsageError
from evals.cases import Outcome, Result, Setting, Suite, figures
from evals.suites import SUITES


def named(names: Sequence[str]) -> tuple[Suite, ...]:
    """The suites of some names, all for none. UsageError for a name that is no suite's."""
    known = {suite.name: suite for suite in SUITES}
    for name in names:
        if name not in known:
            raise UsageError(f"there is no suite {name}: choose of {', '.join(known)}")
    return tuple(known[name] for name in names) if names else SUITES


def run_suite(suite: Suite, setting: Setting) -> Outcome:
    """All cases of a suite, its figures, and those of each group."""
    start = time.perf_counter()
    results = tuple(suite.run(setting))
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[result.case.group].append(result)
    by_group = {group: figures(suite, members) for group, members in groups.items()}
    return Outcome(suite, results, figures(suite, results), by_group, time.perf_counter() - start)


def run_suites(suites: Sequence[Suite], setting: Setting, tell: Callable[[str], None]) -> tuple[Outcome, ...]:
    """Suites one after the other; `tell` gets a line before each."""
    outcomes = []
    for number, suite in enumerate(suites, 1):
        tell(f"{number} of {len(suites)}: {suite.name}")
        outcomes.append(run_suite(suite, setting))
    return tuple(outcomes)
