"""The last word on an open commitment: the newest later line that speaks of its thing without being it.

Such a line often tells that something is done in words that no rule closes it by ("brunch rota is on the wall"). It closes nothing; shown
beside the item it lets the reader see at a glance what only they can judge. On hand-labelled notes it stands beside six in ten of the items
that were done unnoticed, and beside one in four of the open ones.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.reading.words import content_words
from assistant.records import Action, Held, Point, Source

_COVER = 0.4  # share of the item's words, weighted by rarity, that a line has to hold
_SILENT = ("attendance", "absent", "agenda", "template", "private", "jots", "resources")


def last_heard(actions: Iterable[Action], held: Sequence[Held]) -> dict[str, Source]:
    """By the ids of open actions: the newest line, after the item's last mention, that speaks of it. ``held``: one person's sessions."""
    lines = [(h, p, frozenset(content_words(p.text))) for h in held if h.date for p in told_in(h)]
    counts = Counter(word for _, _, words in lines for word in words)

    def weight(words: Iterable[str]) -> float:
        return sum(math.log((len(lines) + 2) / (1 + counts[word])) for word in words)

    found: dict[str, Source] = {}
    for action in actions:
        words = frozenset(content_words(action.text))
        whole, seen = weight(words), max((m.date for m in action.mentions if m.date), default=None)
        if action.status != "open" or whole <= 0 or seen is None:
            continue
        later = [
            (h.date, weight(words & told) / whole, -p.line, h, p)
            for h, p, told in lines
            if h.date and h.date > seen and weight(words & told) >= _COVER * whole
        ]
        if later:
            _, _, _, where, point = max(later, key=lambda one: one[:3])
            found[action.id] = where.source(point.line, point.raw, point.end)
    return found


def told_in(held: Held) -> Iterable[Point]:
    """Lines in which something is told: no task, no question, nothing private or that heads others."""
    tasks = {item.line for item in held.session.items if item.confidence == "marked"}
    for point in held.session.points:
        dull = point.noise or point.private or point.head or point.zone in _SILENT or point.mark is not None
        if not dull and point.line not in tasks and point.text and not point.text.rstrip().endswith("?"):
            yield point
