"""The last word on an open commitment: the newest later line that speaks of its thing without being it.

Such a line often tells that something is done in words that no rule closes it by ("brunch rota is on the wall"). It closes nothing; shown
beside the item it lets the reader see at a glance what only they can judge. On hand-labelled notes it stands beside six in ten of the items
that were done unnoticed, and beside one in four of the open ones.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from assistant.knowing.telling import cite
from assistant.reading.inline import plain
from assistant.reading.lines import BULLET
from assistant.reading.sentences import sentences
from assistant.reading.words import content_words
from assistant.records import Action, Held, Point, Source

SHOWN = 70  # characters of a line that a brief shows
# Where another clause begins: behind a dash, a semicolon, tags of a status, a comma with what joins a new statement.
_CUT = re.compile(
    r"\s[–—-]{1,2}\s+|;\s+|(?:\[[^\]\s]{1,16}\]\s*)+(?:[–—:-]\s*)?|,\s+(?:and|but|so|while|then|as)\s+|,\s+(?=(?:I|we|he|she|they|it|the|my|our|his|her)\b)"
)
_TITLE = re.compile(r"(?:[^\[\]]{1,50}(?:\[[^\]\s]{1,16}\]\s*)+.*|(?:\S+\s+){1,4}[–—-]{1,2}\s+)$")
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
            found[action.id] = cite(where, point, telling_part(point, words, weight))
    return found


def telling_part(point: Point, words: frozenset[str], weight: Callable[[Iterable[str]], float]) -> str:
    """The part of a line that speaks of the item, as it stands there: from the clause that does to the end of its sentence; "" for the whole line.

    ``words`` are the item's, weighed by ``weight``. Behind a title with its status, or a dash, stands what is reported: that clause goes before.
    """

    def share(text: str) -> float:
        return weight(words & set(content_words(text)))

    text = " ".join(point.raw.split()) if "\n" not in point.raw else point.text
    lead = BULLET.match(text)
    body = text[lead.start("text") :] if lead and lead["text"] else text
    if len(plain(body)) <= SHOWN:
        return ""
    sentence = max((one for _, one in sentences(body)), key=share)
    if len(plain(sentence)) <= SHOWN:
        return sentence.rstrip(" ;,")
    cuts = [0, *(found.end() for found in _CUT.finditer(sentence))]
    parts = list(zip(cuts, [*cuts[1:], len(sentence)], strict=True))
    reports = [(a, b) for a, b in parts[1:] if _TITLE.match(sentence[:a]) and share(sentence[a:b]) > 0]
    start, _ = max(reports or parts, key=lambda part: share(sentence[part[0] : part[1]]))
    return sentence[start:].rstrip(" ;,")


def told_in(held: Held) -> Iterable[Point]:
    """Lines in which something is told: no task, no question, nothing private or that heads others."""
    tasks = {item.line for item in held.session.items if item.confidence == "marked"}
    for point in held.session.points:
        dull = point.noise or point.private or point.head or point.zone in _SILENT or point.mark is not None
        if not dull and point.line not in tasks and point.text and not point.text.rstrip().endswith("?"):
            yield point
