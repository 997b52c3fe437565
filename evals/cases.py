"""The words of the evals, those of inspect_ai where they fit: a dataset's *cases* are run through the product, *scorers* judge each, a *suite* is both, a *report* tells.

A score is a number from 0 to 1 under the name of a measure. A case carries only the scores that it can say something about: an open item
says nothing of whether closed ones return. A measure's figure is the mean over the cases that carry it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from assistant.config import ModelConfig

_DRAWS = 1000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Case:
    """What is put in and what is expected of it, as a reader sees them. ``group``: the corpus, set or kind it belongs to.

    ``held_out``: nobody who works on the product may read it, so no report shows its words.
    """

    id: str
    group: str
    input: str
    expected: str
    held_out: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What came out of a case, and its scores by measure."""

    case: Case
    output: str
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a suite. ``higher``: more is better. ``bar`` is what was promised, ``slack`` how much worse than the last record is no
    regression: 0 for what code decides alone, a little where a vector computed on another processor may turn a case over.
    """

    name: str
    title: str
    higher: bool = True
    bar: float | None = None
    slack: float = 0.0


@dataclass(frozen=True, slots=True)
class Setting:
    """How a run is made. ``work`` is an empty folder for workspaces and caches; ``quick``: every few cases only.

    ``model`` is the endpoint that words the results; None for the built-in engine alone.
    """

    work: Path
    quick: bool = False
    model: ModelConfig | None = None

    def some(self, items: Sequence[T], every: int) -> Sequence[T]:
        """All items, or each so many in a quick run."""
        return items[::every] if self.quick else items


@dataclass(frozen=True, slots=True)
class Suite:
    """A question about the product, with its cases and scorers. ``run`` yields the results in a fixed order."""

    name: str
    about: str
    measures: tuple[Measure, ...]
    run: Callable[[Setting], Iterable[Result]]
    cards: tuple[str, ...] = ()

    def measure(self, name: str) -> Measure:
        """One of its measures; StopIteration for a name that it doesn't know."""
        return next(m for m in self.measures if m.name == name)


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure's mean over ``count`` cases with its 95 % interval (0 to 1)."""

    measure: Measure
    value: float
    low: float
    high: float
    count: int

    @property
    def met(self) -> bool | None:
        """Whether the bar is met; None where there is none."""
        if self.measure.bar is None:
            return None
        return self.value >= self.measure.bar if self.measure.higher else self.value <= self.measure.bar


@dataclass(frozen=True, slots=True)
class Outcome:
    """A suite that was run."""

    suite: Suite
    results: tuple[Result, ...]
    figures: tuple[Figure, ...]
    groups: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    seconds: float = 0.0

    def worst(self, count: int = 10) -> list[Result]:
        """The cases that went most wrong, those that may be shown, in the order of the suite among equals."""
        shown = [r for r in self.results if not r.case.held_out and badness(self.suite, r) > 0]
        return sorted(shown, key=lambda r: -badness(self.suite, r))[:count]


def badness(suite: Suite, result: Result) -> float:
    """How far a result is from right: 0 where every score is the best there is, else the sum of what is missing."""
    directions = {m.name: m.higher for m in suite.measures}
    return sum((1 - score) if directions[name] else score for name, score in result.scores.items())


def figures(suite: Suite, results: Sequence[Result]) -> tuple[Figure, ...]:
    """The figures of a suite over some results, in the order of its measures; a measure without a case is left out."""
    return tuple(_figures(suite, results))


def _figures(suite: Suite, results: Sequence[Result]) -> Iterator[Figure]:
    for measure in suite.measures:
        values = [r.scores[measure.name] for r in results if measure.name in r.scores]
        if values:
            low, high = interval(values)
            yield Figure(measure, sum(values) / len(values), low, high, len(values))


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The 95 % percentile bootstrap interval of a mean (Efron 1979): 1,000 draws from a fixed seed, so that two runs give the same."""
    if not values:
        return 0.0, 0.0
    draw = random.Random(0)
    means = sorted(sum(draw.choices(values, k=len(values))) / len(values) for _ in range(_DRAWS))
    return means[int(0.025 * _DRAWS)], means[int(0.975 * _DRAWS) - 1]
