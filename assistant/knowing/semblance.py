"""Open commitments that look done: later notes tell something of their thing, nothing there says that it is still to come, and nobody named them again.

No rule could close them by that line, so they stay open; a brief sets them apart with the line, for the user to judge. Measured on six
hand-labelled collections of notes at five days each (1,181 times an item was shown as open, 432 times it was done): of 67 set apart 61 were done.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.knowing.heard import told_in
from assistant.knowing.reports import reports_of
from assistant.knowing.synonyms import with_synonyms
from assistant.reading.words import content_words
from assistant.records import Action, Held, Point, Source

_COVER = 0.3  # share of the item's words, weighted by rarity, that a clause has to hold
_SILENT_SESSIONS = 2  # with this person, in which nobody named it: what is owed comes up again sooner
_WHOLE = 160  # characters of a line that is read as one; of a longer one each clause for itself
_TOLD = ("done", "fact", "dropped")
_TROUBLE = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|without|still|again|would|could|should|might|may|must|shall|if|unless|until|till|needs?|needed|missing|lacks?|wait(?:s|ing|ed)?|stuck|half|partly|some|most|rest|almost|nearly"
    r"|soon|tomorrow|later|next|will|plans?|planned|hop(?:es?|ing)|wish|want(?:s|ed)?|ask(?:s|ed)?|tried|tries|due|late|only|except|wrong|unclear|maybe|perhaps|probably|supposed|so far|last year|another|forgot|begun|started"
    r"|first|when|once|before|to do|open|instead|moved|promised|deadline|slipped|blocked|on hold|looking|going to|yet|eta)\b|n['’]t\b|['’](?:ll|d)\b|\?|\b\d+k? (?:of|/) ",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line in which something is told, and its words."""

    held: Held
    point: Point
    words: frozenset[str]


class _Rarity:
    """How much words tell among the lines of one person's notes."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        self._counts = Counter(word for line in lines for word in line.words)
        self._lines = len(lines)

    def of(self, words: Iterable[str]) -> float:
        """The weight of some words."""
        return math.fsum(math.log((self._lines + 2) / (1 + self._counts[word])) for word in words)


def looks_done(actions: Iterable[Action], held: Sequence[Held]) -> dict[str, Source]:
    """By the ids of open actions that look done: the newest line that tells of them. ``held``: one person's sessions."""
    lines = [_Line(h, p, frozenset(content_words(p.text))) for h in held if h.date for p in told_in(h)]
    rarity = _Rarity(lines)
    days = {h.date for h in held if h.date}
    found: dict[str, Source] = {}
    for action in actions:
        seen = max((m.date for m in action.mentions if m.date), default=None)
        if action.status != "open" or seen is None or sum(day > seen for day in days) < _SILENT_SESSIONS:
            continue
        if line := _newest(action, [line for line in lines if line.held.date and line.held.date > seen], rarity):
            found[action.id] = line.held.source(line.point.line, line.point.raw, line.point.end)
    return found


def _newest(action: Action, lines: Sequence[_Line], rarity: _Rarity) -> _Line | None:
    """The line of the last day that tells of an action, if none of that day leaves it open."""
    own = frozenset(content_words(action.text))
    whole, known = rarity.of(own), with_synonyms(own)
    if whole <= 0:
        return None
    told = []
    for line in lines:
        shared = known & line.words
        if not shared or rarity.of(shared) < _COVER * whole:
            continue
        clauses = [(report.text, report.verdict in _TOLD) for report in reports_of(line.point)] or [(line.point.text, False)]
        for text, tells in clauses:
            share = rarity.of(known & frozenset(content_words(text))) / whole
            if share >= _COVER:
                doubted = _TROUBLE.search(line.point.text if len(line.point.text) < _WHOLE else text) is not None
                told.append((line.held.date, tells, share, -line.point.line, doubted, line))
    last = [one for one in told if one[0] == max(other[0] for other in told if other[0])]
    if not last or any(one[4] for one in last):
        return None
    best = max(last, key=lambda one: one[1:4])
    return best[5] if best[1] else None
