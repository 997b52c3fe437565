"""Lines of the notes that belong to a complaint: only from the sessions with the person who is to hear it, nothing private.

What somebody else said in their own 1:1 is theirs; it is never put into words to a third person.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Sequence

from assistant.reading.words import content_words
from assistant.records import Held, Point, Source

_MOST = 2
_LEAST_SHARED = 2  # one word in common is chance
_LONGEST = 160
_KINDS = ("bullet", "paragraph")


def lines_about(text: str, held: Sequence[Held], as_of: dt.date) -> tuple[Source, ...]:
    """The lines nearest to a complaint by their words, newest first; none where nothing is near."""
    wanted = set(content_words(text))
    points = [(h, p, set(content_words(p.text))) for h in held if _may_be_told(h, as_of) for p in h.session.points if _usable(p)]
    seen = Counter(word for _, _, words in points for word in words)
    scored = []
    for session, point, words in points:
        shared = wanted & words
        rare = [word for word in shared if seen[word] <= max(2, len(points) / 10)]
        if len(shared) >= _LEAST_SHARED and rare:
            weight = sum(math.log(1 + len(points) / seen[word]) for word in shared)
            scored.append((weight / math.sqrt(len(words)), session.date or dt.date.min, session, point))
    best = sorted(scored, key=lambda entry: (entry[0], entry[1]), reverse=True)[:_MOST]
    chosen = {point.text: (session, point) for _, _, session, point in best}
    found = [session.source(point.line, point.text, point.end) for session, point in chosen.values()]
    return tuple(sorted(found, key=lambda source: source.date or dt.date.min, reverse=True))


def _may_be_told(held: Held, as_of: dt.date) -> bool:
    return held.date is not None and held.date <= as_of and not held.session.private and not held.session.skipped


def _usable(point: Point) -> bool:
    told = point.kind in _KINDS and not (point.private or point.noise or point.head)
    return told and point.zone not in ("private", "template") and len(point.text.split()) >= 3 and len(point.text) <= _LONGEST
