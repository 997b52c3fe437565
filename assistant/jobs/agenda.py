"""The agenda: what to talk about, why, and for how many minutes, ranked. Suggestions only: the two people decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.jobs.agendatopics import Matter, Topic, capital, topics_of
from assistant.knowing.telling import shorten
from assistant.reading.words import content_words
from assistant.records import Source

MOST = 6  # points: more than that is a list, not an agenda
_LEAST_MINUTES = 2
_OF_A_KIND = 3
_BROUGHT = ("jot", "planned", "carried", "start")  # put down by somebody for this session: never fewer than there is room for


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda. ``kind``: blocked, jot, planned, carried, plan, mine_overdue, theirs_overdue, others_overdue, eta, question, career, feedback, start, mine, theirs."""

    title: str
    why: str
    minutes: int
    kind: str
    sources: tuple[Source, ...]


def build_agenda(matter: Matter, length: int, most: int = MOST) -> tuple[tuple[Point, ...], tuple[str, ...]]:
    """(at most ``most`` points with minutes that sum to ``length``, names of what did not fit)."""
    topics = _distinct(sorted((replace(t, title=capital(t.title)) for t in topics_of(matter)), key=lambda t: -t.weight))
    most = max(1, min(MOST, most, length // 4))
    chosen = _mixed(topics, most)
    rest = [topic for topic in topics if topic not in chosen]
    minutes = share_minutes([t.share for t in chosen], length)
    points = tuple(Point(t.title, t.why, m, t.kind, t.sources) for t, m in zip(chosen, minutes, strict=True))
    return points, tuple(dict.fromkeys(t.short or shorten(t.title, 40) for t in rest))[:6]


def _mixed(topics: Sequence[Topic], most: int) -> list[Topic]:
    """The first of the topics, but of many equal ones (open questions, late items) only the gravest while something else waits."""
    times: Counter[str] = Counter()
    first: list[Topic] = []
    for topic in topics:
        times[topic.kind] += 1
        if topic.kind in _BROUGHT or times[topic.kind] <= _OF_A_KIND:
            first.append(topic)
    chosen = first[:most] + [topic for topic in topics if topic not in first][: max(0, most - len(first))]
    return [topic for topic in topics if topic in chosen]


def share_minutes(shares: Sequence[float], length: int) -> list[int]:
    """Whole minutes in proportion to the shares that sum to ``length`` exactly (largest remainder), at least two each where that fits."""
    if not shares:
        return []
    least = _LEAST_MINUTES if length >= _LEAST_MINUTES * len(shares) else 0
    spare = length - least * len(shares)
    exact = [spare * share / sum(shares) for share in shares]
    minutes = [least + int(x) for x in exact]
    by_rest = sorted(range(len(shares)), key=lambda i: (int(exact[i]) - exact[i], i))
    for index in by_rest[: length - sum(minutes)]:
        minutes[index] += 1
    return minutes


def _distinct(topics: Sequence[Topic]) -> list[Topic]:
    """The same matter only once: a jot about the overdue item, a question about the blocked project."""
    kept: list[tuple[Topic, set[str]]] = []
    for topic in topics:
        words = set(content_words(topic.short or topic.title))
        if any(words and other and len(words & other) / min(len(words), len(other)) >= 0.67 for _, other in kept):
            continue
        kept.append((topic, words))
    return [topic for topic, _ in kept]
