"""Lines that may tell of an open commitment in other words, and by what signs: how much of it they name, and what they say of it.

Words are compared by their stems, their synonyms and, for what is put together or derived ("drop-off", "backlog"), by what they share as
text. Every sign is a number of 0 to about 1; ``knowing.semblance`` weighs them.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.knowing.consequences import follows
from assistant.knowing.counts import is_part
from assistant.knowing.deeds import does, shown
from assistant.knowing.heard import told_in
from assistant.knowing.reports import Report, reports_of
from assistant.knowing.signs import signs_in
from assistant.knowing.synonyms import with_synonyms
from assistant.knowing.taskwords import words_of
from assistant.reading.sentences import sentences
from assistant.reading.words import content_words
from assistant.records import Action, Held, Point, Source

_WHOLE = 110  # characters of a line that is read as one; of a longer one each sentence for itself
_SYNONYM, _AKIN = 0.8, 0.7  # what a word counts that is a synonym of the item's, and one that shares its text
_STEM = 5  # letters with which two words begin alike
_PART = 4  # letters of a word within another
LEAST_COVER = 0.15  # share of the item's words, weighted by rarity, that a line has to name
_NAMED = 0.3  # share with which a line speaks of the item for certain
_PAIR = 2  # words
_NOT = re.compile(r"\b(?:not|no|never|nobody|nothing|none|without|neither|nor|cannot|lacks?|missing|except|only|wrong)\b|n['’]t\b", re.I)
_TO_COME = re.compile(
    r"\b(?:will|shall|going to|about to|soon|tomorrow|next|later|until|till|due|eta|by (?:mon|tue|wed|thu|fri|the|end|next)\w*|to be|comes? on|plans?|planned|in (?:two|three|a) weeks?|would|could|should|might|may|must|if|unless|once|when)\b"
    r"|['’](?:ll|d)\b",
    re.I,
)
_UNFINISHED = re.compile(
    r"\b(?:still|yet|again|open|waits?|waiting|stuck|late|half|partly|some|most|rest|almost|nearly|begun|started|slipped|blocked|on hold|moved|postponed|overdue|to do|so far|first|unclear|supposed|forgot|tried|tries|trying"
    r"|deadline|another|looking)\b|\b\d+k? (?:of|/) ",
    re.I,
)
_HALF = re.compile(
    r"\b(?:half|partly|almost|nearly|still|yet|so far|waiting|waits?|stuck|begun|missing|the rest|most of|some of|supposed to|on hold|blocked|slipped|postponed|forgot|forgotten|forgets|not yet|nobody)\b",
    re.I,
)  # leaves something open, whatever else is told
_WANTED = re.compile(
    r"\b(?:needs?|needed|wants?|wanted|hop(?:es?|ing)|wish|asks?|asked|promised|offered|suggests?|suggested|wonders?|thinks? (?:about|of)|instead|maybe|perhaps|probably|worried|afraid)\b",
    re.I,
)
_IN_USE = re.compile(
    r"\b(?:uses?|used|using|read|reads|printed|works?|worked|hangs?|stands?|sits|lives|runs|ran|loved?|loves|liked|likes|praised|laughed|enjoyed|quiet|calm|helped|saved|tasted|wears?|wore|eats?|ate|drove|quotes|quoted|showed"
    r"|shows)\b",
    re.I,
)
_RESULT = re.compile(r"[€£$%]|\d|\bper ?cent\b")
_ANSWER = re.compile(
    r"\b(?:yes|agreed|agrees|ok|okay|fine|approved|granted|allowed|accepted|signed|said|says|told|wrote|answered|replied|confirmed)\b|=|->|\d",
    re.I,
)
_SAYS = {"not": _NOT, "to come": _TO_COME, "unfinished": _UNFINISHED, "wanted": _WANTED, "in use": _IN_USE, "result": _RESULT}
_SEEKS = frozenset(
    "ask find check clarify decide agree pick choose confirm look talk raise speak tell discuss mention call contact sound negotiate".split()
)
_OPENS = re.compile(r"\W*(?:(?:[\w-]+ ){0,2}[\w-]+: )?(I|[Mm]y|[Ww]e|[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_MINE = frozenset("i my we".split())
_FIRST = re.compile(r"\W*([A-Z]\w+)")
_LABEL = re.compile(r"([^:.;]{2,40}):\s")
_DOUBTS = ("not", "to come", "unfinished", "wanted")
_OPEN = frozenset(("still open", "moved", "reopened"))


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a line in which something is told, and its words (with those of the label that heads the line)."""

    held: Held
    point: Point
    text: str
    words: frozenset[str]

    @property
    def source(self) -> Source:
        """Where it stands."""
        return self.held.source(self.point.line, self.point.raw, self.point.end)


@dataclass(frozen=True, slots=True)
class Trace:
    """A line that may tell of an item: its signs by name, the share of the item that it names, and whether it leaves the item open.

    Of a doubted line only some signs are known, for it tells nothing.
    """

    line: Line
    cover: float
    signs: Mapping[str, float]
    doubted: bool


class Trail:
    """What the sessions with one person tell, by words. ``known``: all commitments with them, closed ones too."""

    def __init__(self, held: Sequence[Held], known: Iterable[Action]) -> None:
        self.days = sorted({h.date for h in held if h.date})
        self._lines = [line for h in held if h.date for p in told_in(h) for line in _lines(h, p)]
        self._counts = Counter(word for line in self._lines for word in line.words)
        self._at: dict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(self._lines):
            for word in line.words:
                self._at[word].append(number)
        self._shapes: dict[str, set[str]] = defaultdict(set)
        for word in self._at:
            for start in range(len(word) - _PART + 1):
                self._shapes[word[start : start + _PART]].add(word)
        self._akin: dict[str, dict[str, float]] = {}
        self._reports: dict[int, list[Report]] = {}
        self._known = {action.id: frozenset(content_words(action.text)) for action in known}
        self._holding: dict[str, set[str]] = defaultdict(set)
        for key, words in self._known.items():
            for word in words:
                self._holding[word].add(key)
        self._closing = _places((a.id, a.closed_by) for a in known if a.closed_by)
        self._naming = _places((a.id, mention) for a in known for mention in a.mentions)

    def rarity(self, words: Iterable[str]) -> float:
        """How much some words tell among these lines."""
        return math.fsum(math.log((len(self._lines) + 2) / (1 + self._counts[word])) for word in words)

    def traces(self, action: Action) -> list[Trace]:
        """The lines after an item's last mention that name enough of it, in the order of the notes."""
        own = frozenset(content_words(action.text))
        seen = max((m.date for m in action.mentions if m.date), default=None)
        whole = self.rarity(own)
        if seen is None or whole <= 0:
            return []
        found: dict[int, dict[str, tuple[float, str]]] = {}
        for word in sorted(own):
            for said, strength in self._words_like(word).items():
                for number in self._at[said]:
                    date = self._lines[number].held.date
                    if date and date > seen:
                        shared = found.setdefault(number, {})
                        shared[word] = max(shared.get(word, (0.0, "")), (strength, said))
        item = _Item(action, own, whole)
        traces = []
        for number, shared in sorted(found.items()):
            cover = math.fsum(self.rarity((word,)) * strength for word, (strength, _) in shared.items()) / whole
            if cover >= LEAST_COVER:
                traces.append(self._trace(item, number, shared, min(cover, 1.0)))
        return traces

    def _words_like(self, word: str) -> Mapping[str, float]:
        """The words of the lines that may stand for a word, and what each counts."""
        if word not in self._akin:
            like = {said: _AKIN for said in self._sharing(word)}
            like.update((said, _SYNONYM) for said in with_synonyms((word,)) if said in self._at)
            if word in self._at:
                like[word] = 1.0
            self._akin[word] = like
        return self._akin[word]

    def _sharing(self, word: str) -> Iterator[str]:
        """The words of the lines that hold a word, lie in it or begin with its letters."""
        if len(word) >= _PART:
            yield from (said for said in self._shapes.get(word[:_PART], ()) if word in said or said[:_STEM] == word[:_STEM])
            for start in range(len(word) - _PART + 1):
                yield from (said for said in self._shapes.get(word[start : start + _PART], ()) if said in word)

    def _trace(self, item: _Item, number: int, shared: Mapping[str, tuple[float, str]], cover: float) -> Trace:
        line = self._lines[number]
        signs: dict[str, float] = {name: pattern.search(line.text) is not None for name, pattern in _SAYS.items()}
        left_open = "?" in line.point.text or _HALF.search(line.text) or is_part(line.text)
        if left_open or self._others(self._closing, line, item):
            return Trace(line, cover, signs, doubted=True)  # most lines, for which no dear sign is asked
        said = frozenset(word for _, word in shared.values())
        verdicts = self._told_by(item, line, said, signs)
        if not verdicts or verdicts & _OPEN or (signs["to come"] and not (signs["done"] or signs["sign"])):
            return Trace(line, cover, signs, doubted=True)
        signs["cover"] = cover
        signs["rarest"] = max(self.rarity((word,)) for word in said) / math.log(len(self._lines) + 2)
        signs["head"] = bool(item.heads & shared.keys())
        signs["two"] = len(shared) >= _PAIR
        signs["akin"] = all(strength < 1 for strength, _ in shared.values())
        rivals = frozenset().union(*(self._holding.get(word, set()) for word in said)) - {item.action.id}
        signs["rival"] = min(2.0, self._best(rivals, line.words) / (cover * item.whole))
        signs["named"] = min(1.5, self._best(self._others(self._naming, line, item), line.words) / (cover * item.whole))
        signs["by whom it names"] = _opens_with(line.text, item.own)
        signs["by its owner"] = _by_owner(line.text, item.action.side)
        return Trace(line, cover, {name: float(value) for name, value in signs.items()}, doubted=False)

    def _told_by(self, item: _Item, line: Line, said: Collection[str], signs: dict[str, float]) -> frozenset[str]:
        """The verdicts of a line on an item; adds what it tells of deeds to its signs."""
        reports = self._reports_on(line, said)
        told = frozenset().union(*(report.verbs for report in reports))
        verdicts = frozenset(report.verdict for report in reports)
        signs["done"] = "done" in verdicts
        signs["dropped"] = "dropped" in verdicts
        signs["sure"] = any(report.sure and report.verdict == "done" for report in reports)
        signs["sign"] = bool(signs_in(line.text, line.text))
        signs["deed"] = bool(told) and does(item.verbs, told)
        signs["shown"] = shown(item.verbs, told)
        signs["follows"] = follows(item.verbs, line.text)
        signs["answer"] = bool(item.verbs & _SEEKS) and _ANSWER.search(line.text) is not None
        return verdicts

    def _reports_on(self, line: Line, said: Collection[str]) -> list[Report]:
        key = id(line.point)
        if key not in self._reports:
            self._reports[key] = reports_of(line.point)
        within = [r for r in self._reports[key] if r.text in line.text or line.text in r.text or not r.words.isdisjoint(said)]
        return [r for r in within if not r.words.isdisjoint(said)] or within

    def _best(self, keys: Iterable[str], words: frozenset[str]) -> float:
        """How much of the item that it names most of a line names, of some items."""
        return max((self.rarity(self._known[key] & words) for key in keys), default=0.0)

    @staticmethod
    def _others(places: Mapping[tuple[str, int], set[str]], line: Line, item: _Item) -> set[str]:
        """The other items that have their place on a line."""
        numbers = range(line.point.line, line.point.end + 1)
        found: set[str] = set().union(*(places.get((line.held.path, number), set()) for number in numbers))
        return found - {item.action.id}


class _Item:
    """An open commitment as it is compared."""

    def __init__(self, action: Action, own: frozenset[str], whole: float) -> None:
        words = words_of(action.text)
        self.action, self.own, self.whole = action, own, whole
        self.heads = words.heads
        self.verbs = words.deeds | ({words.verb} if words.verb else frozenset())


def doubts_after(trace: Trace, traces: Sequence[Trace]) -> int:
    """How many other lines of that day or later name the item and want, deny or await something."""
    return sum(
        other.cover >= _NAMED and any(other.signs[name] for name in _DOUBTS)
        for other in traces
        if other is not trace and _day(other) >= _day(trace)
    )


def _day(trace: Trace) -> dt.date:
    return trace.line.held.date or dt.date.min


def _lines(held: Held, point: Point) -> Iterator[Line]:
    label = _LABEL.match(point.text)
    heading = frozenset(content_words(label[1])) if label else frozenset()
    parts = [text for _, text in sentences(point.text)] if len(point.text) > _WHOLE else []
    for text in parts or [point.text]:
        yield Line(held, point, text, frozenset(content_words(text)) | heading)


def _places(found: Iterable[tuple[str, Source]]) -> dict[tuple[str, int], set[str]]:
    places: dict[tuple[str, int], set[str]] = defaultdict(set)
    for key, source in found:
        places[source.path, source.line_start].add(key)
    return places


def _opens_with(text: str, words: Collection[str]) -> bool:
    """Whether a line opens with a name that an item names: who was asked, answers."""
    first = _FIRST.match(text)
    return bool(first) and first is not None and first[1].lower() in words


def _by_owner(text: str, side: str) -> bool:
    """Whether a line opens with who owes the item: "I" for one's own, "she" for the other's."""
    opening = _OPENS.match(text)
    return opening is not None and side in ("mine", "theirs") and (opening[1].lower() in _MINE) == (side == "mine")
