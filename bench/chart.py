"""A log-log plot as hand-written SVG: one line a name, readable on light and dark pages, no library."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_WIDTH, _HEIGHT = 860, 520
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 236, 56, 56
_LABEL_STEP = 18.0  # pixels between two names at the right
# Of like lightness, so that each stands out from white and from near black; the dash tells apart those whose colours are near.
_COLOURS = ("#d1495b", "#2f7fc1", "#3a9a5b", "#b8791a", "#8f63c9", "#1c9a9a", "#c2568f", "#7a8a1e")
_STYLE = """
  text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #24292f }
  .title { font-size: 15px; font-weight: 600 }
  .small { font-size: 12px; fill: #57606a }
  .grid { stroke: #d0d7de; stroke-width: 1 }
  .guide { stroke: #8c959f; stroke-width: 1.5; stroke-dasharray: 2 5; fill: none }
  .line { fill: none; stroke-width: 2.2; stroke-linejoin: round; stroke-linecap: round }
  .lead { fill: none; stroke-width: 1; opacity: .55 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .small { fill: #9198a1 } .grid { stroke: #30363d } .guide { stroke: #6e7681 }
  }
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A name and its points (x, y), all above 0."""

    name: str
    points: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Frame:
    """From values to pixels. All four are exponents of ten."""

    left: float
    right: float
    low: float
    high: float

    def x(self, value: float) -> float:
        share = (math.log10(value) - self.left) / (self.right - self.left)
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)


def draw(title: str, lines: Sequence[Line]) -> str:
    """The plot. A dotted guide shows what grows just as the notes do. ValueError where there is no point."""
    xs = sorted({x for line in lines for x, _ in line.points})
    ys = [y for line in lines for _, y in line.points]
    if not xs:
        raise ValueError("nothing to draw")
    left, right = math.log10(xs[0]), math.log10(xs[-1])
    right = right if right > left else left + 1
    frame = _Frame(left, right, math.floor(math.log10(min(ys))), max(math.ceil(math.log10(max(ys))), math.floor(math.log10(min(ys))) + 1))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(title)}">',
        f"<style>{_STYLE}</style>",
        f'<text class="title" x="{_LEFT}" y="24">{escape(title)}</text>',
        *_axes(frame, xs),
        *_guide(frame),
        *_series(frame, lines),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _axes(frame: _Frame, xs: Sequence[float]) -> Iterator[str]:
    end, bottom = _WIDTH - _RIGHT, _HEIGHT - _BOTTOM
    for power in range(round(frame.low), round(frame.high) + 1):
        y = frame.y(10.0**power)
        yield f'<line class="grid" x1="{_LEFT}" x2="{end}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text class="small" x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:,g} s</text>'
    for x in xs:
        yield f'<line class="grid" x1="{frame.x(x):.1f}" x2="{frame.x(x):.1f}" y1="{_TOP}" y2="{bottom}"/>'
        yield f'<text class="small" x="{frame.x(x):.1f}" y="{bottom + 20}" text-anchor="middle">{x:,.0f}</text>'
    yield f'<text class="small" x="{(_LEFT + end) / 2:.0f}" y="{bottom + 42}" text-anchor="middle">notes (both axes logarithmic)</text>'


def _guide(frame: _Frame) -> Iterator[str]:
    """A slope of one from the lower left, as far as it stays inside."""
    span = min(frame.right - frame.left, frame.high - frame.low)
    x1, y1 = 10**frame.left, 10**frame.low
    x2, y2 = 10 ** (frame.left + span), 10 ** (frame.low + span)
    yield f'<path class="guide" d="M{frame.x(x1):.1f} {frame.y(y1):.1f}L{frame.x(x2):.1f} {frame.y(y2):.1f}"/>'
    middle = (10 ** (frame.left + span * 0.3), 10 ** (frame.low + span * 0.3))
    yield f'<text class="small" x="{frame.x(middle[0]) + 10:.1f}" y="{frame.y(middle[1]) + 14:.1f}">as the notes</text>'


def _series(frame: _Frame, lines: Sequence[Line]) -> Iterator[str]:
    ordered = sorted(lines, key=lambda line: -line.points[-1][1])
    places = spread([frame.y(line.points[-1][1]) for line in ordered], _LABEL_STEP, _TOP, _HEIGHT - _BOTTOM + 8)
    for number, (line, place) in enumerate(zip(ordered, places, strict=True)):
        colour = _COLOURS[number % len(_COLOURS)]
        dash = ' stroke-dasharray="7 5"' if number >= len(_COLOURS) else ""
        path = "L".join(f"{frame.x(x):.1f} {frame.y(y):.1f}" for x, y in line.points)
        x, y = (f(v) for f, v in zip((frame.x, frame.y), line.points[-1], strict=True))
        yield f'<path class="line" stroke="{colour}"{dash} d="M{path}"/>'
        for point in line.points:
            yield f'<circle cx="{frame.x(point[0]):.1f}" cy="{frame.y(point[1]):.1f}" r="3" fill="{colour}"/>'
        yield f'<path class="lead" stroke="{colour}" d="M{x + 4:.1f} {y:.1f}L{x + 22:.1f} {place:.1f}"/>'
        yield f'<text x="{x + 26:.1f}" y="{place + 4:.1f}" style="fill:{colour}">{escape(line.name)}</text>'


def spread(wanted: Sequence[float], step: float, low: float, high: float) -> list[float]:
    """Places at least ``step`` apart between ``low`` and ``high``, in the same order, near the wanted ones (which ascend).

    >>> spread([10, 11, 50], 5, 0, 100)
    [10, 15, 50]
    >>> spread([96, 97], 5, 0, 100)
    [95, 100]
    """
    places: list[float] = []
    for place in wanted:
        places.append(max(place, places[-1] + step if places else low))
    ceiling = high
    for index in reversed(range(len(places))):
        places[index] = min(places[index], ceiling)
        ceiling = places[index] - step
    return places
