"""The sentences of the notes that may answer, and how well each one holds what is asked for.

A sentence is scored by the weighted share of the question's terms that it, its bullet's parents, its heading or its neighbours hold
(coverage, after the idea of query coverage in passage retrieval), never by likeness alone: right thing, right attribute.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.answering.terms import Frequencies, Term, stems_of
from assistant.knowing.telling import cite, clean_sentence
from assistant.reading.inline import fold
from assistant.reading.points import is_blank, is_injected
from assistant.reading.promises import sentences
from assistant.reading.words import base_of_past, content_words, stem
from assistant.records import Held, Point, Source

ENOUGH = 0.62  # coverage that answers where nothing tells of meaning
LEAST = 0.3  # coverage below which likeness alone never answers
ENOUGH_OF_BOTH = 1.0  # coverage and likeness together
SURE = 0.85  # coverage that answers by itself
_LESS = 0.1
_BY_MEANING = 0.7
_CARRIED = 0.6  # how much a term counts that only stood beside another one in an earlier note
_NO_NAME = re.compile(r"I|I['’]\w+|AI|TODO|ETA|P\d|Done|Blocked|On", re.I)
_NAMES_ONLY = re.compile(r"(?:(?:Present|Attendees|With|Who|Participants)\W+)?(?:\[?[x ]?\]? ?[A-Z][\w'’-]+\W*){1,8}(?:\[ \] guest)?", re.S)
_UNSEEN = ("template", "private", "attendance")
_LEVELS = {"said": 1.0, "alike": 0.8, "point": 0.7, "above": 0.7, "point_alike": 0.55, "near": 0.3}


_AHEAD = re.compile(
    r"['’]d\b|\b(?:promised?|owes?|will|won['’]t|['’]ll|going to|gonna|might|may|should|would|could|plans? to|planned|wants? to|hopes? to|wish(?:es)? to|to be \w+|still to|not yet|hasn['’]t|haven['’]t|has not|have not"
    r"|didn['’]t|did not|never|nobody|eta|expected|asked (?:for|whether|if)|find out|to do|still missing|aims? to|thinking (?:of|about)|considering|decide (?:if|whether|which|who)|rumou?r|perhaps|maybe)\b",
    re.I,
)
_DONE = re.compile(r"[✔✓✅☑]|~~|\b(?:done|sent|booked|finished|closed|signed|shipped|dropped|cancelled|canceled|moved|off)\b", re.I)
_PAST = re.compile(r"\b(?:was|were|had|has|have|got|came|did|is (?:done|live|out|through|signed|off|over|in|here))\b", re.I)
_REPORTS = frozenset(
    form
    for word in "say tell ask promise want think plan hope expect agree suggest mention offer mean wish intend need consider worry fear block open rumour owe remind".split()
    for form in (word, stem(word), word.removesuffix("e"))
)
_ASKING = re.compile(
    r"^\W*(?:[A-Z]\w+ ){0,2}(?:[Ww]ho (?:is|are|owns|does|do|has|can|should|will|tests|runs|takes|tells)|how (?:do|does|is|are|can|should)|what (?:do|does|is|are|should) (?:we|i|the|he|she|they)|should (?:we|i|he|she)|do we|does (?:he|she|it))\b"
)
_ASKED_AND = re.compile(r"\?(?:\W+[\w’']+){0,4}[\W\d]*$")
_STILL_OPEN = re.compile(
    r"\b(?:find out|don['’]t know|doesn['’]t know|didn['’]t (?:know|have)|will ask|['’]ll ask|to ask|no answer|open|unclear|nobody knows|later|next time|not yet)\b|\?\s*$",
    re.I,
)


def _happened(text: str) -> bool:
    """Whether it also tells a deed as done ("signed on the 3rd, starts in June")."""
    return bool(_PAST.search(text)) or any(_deed(word) for word in re.findall(r"[a-z]{3,}", text.lower()))


def _deed(word: str) -> bool:
    """A past form that tells of a deed: not of saying, wanting or asking for one."""
    base = base_of_past(word)
    return base is not None and base not in _REPORTS and stem(base) not in _REPORTS


@dataclass(frozen=True)
class Sentence:
    """One sentence of a note: clean ``text`` to show, ``words`` its stems, ``point_words`` those of its whole bullet or paragraph,
    ``above`` those of its headings and parent bullets, ``near`` those of the bullets beside it.
    """

    held: Held
    point: Point
    text: str
    raw: str
    place: int
    point_words: frozenset[str]
    above: frozenset[str]
    parent: str = ""
    children: tuple[Point, ...] = ()
    near: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        """Stems of the sentence itself."""
        return stems_of(self.text)

    @cached_property
    def asks(self) -> bool:
        """Whether it is a question: it tells that something was asked, not what is."""
        if not self.text.rstrip(' )”"').endswith("?"):
            return _ASKING.search(self.text) is not None or _ASKED_AND.search(self.text) is not None
        behind = self.point.text.partition(self.raw)[2]
        if "?" in behind[:1]:
            return True
        return len(behind.split()) < 2 or _STILL_OPEN.search(behind) is not None

    @cached_property
    def ahead(self) -> bool:
        """Whether it tells what is to come or only may be: a task, a promise, a plan, a rumour."""
        marked = self.point.mark in (" ", "") or (self.point.zone in ("action", "plan", "jots", "parked") and self.point.mark is None)
        if marked and not _DONE.search(self.text):
            return True
        return _AHEAD.search(self.text) is not None and not _happened(self.text)

    @property
    def date(self) -> dt.date | None:
        """The day of its session."""
        return self.held.date

    @property
    def meaning(self) -> str:
        """What is compared in meaning: the sentence with the bullet or heading above it, without the name that all lines of a 1:1 share."""
        head = self.parent or (self.point.section if self.point.zone is None else "")
        text = f"{head}: {self.text}" if head else self.text
        first = self.held.person.split()[0] if self.held.person else ""
        return re.sub(rf"\b{re.escape(first)}(?:['’]s)?:?\s*", "", text) if first else text

    @property
    def source(self) -> Source:
        """Where it stands, with what the file says there."""
        return cite(self.held, self.point, self.raw)

    @property
    def key(self) -> tuple[str, int, int]:
        """What tells it from all others."""
        return self.held.path, self.point.line, self.place


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with its ``score`` for a question: ``coverage`` (0 to 1) of the terms, the share ``direct`` in the sentence itself, how
    ``like`` the question it is in meaning (cosine; None where no embedder is at hand), the terms missed, those ``said`` in the sentence, and the stems of all.
    """

    sentence: Sentence
    coverage: float
    score: float
    missed: tuple[Term, ...] = ()
    direct: float = 0.0
    like: float | None = None
    said: tuple[Term, ...] = ()
    words: frozenset[str] = frozenset()

    def holds(self, *, fits: bool = False) -> bool:
        """Whether it holds enough of what was asked to answer: every name and number, and most of the rest in words or meaning.

        ``fits``: it is of the kind that is asked for, an amount or a day, and less of the rest will do. The thresholds were measured on
        the development questions (docs/answers.md).
        """
        if any(term.named for term in self.missed):
            return False
        if self.like is None:
            return self.coverage >= ENOUGH - _LESS * fits
        return self.coverage >= SURE or (self.coverage >= LEAST and self.coverage + self.like >= ENOUGH_OF_BOTH - _LESS * fits)

    @property
    def literal(self) -> bool:
        """Whether a word of the question itself stands in the sentence, its bullet or above it, and not only one like it."""
        return bool(self.words & (self.sentence.words | self.sentence.point_words | self.sentence.above)) or any(
            t.phrase for t in self.said
        )

    def raised(self, by: float) -> Evidence:
        """The same with a higher score."""
        return replace(self, score=self.score + by)


def sentences_of(held: Iterable[Held]) -> tuple[Sentence, ...]:
    """All sentences that may be shown, in the order of the notes; private, template and machine-addressed ones are none."""
    return tuple(sentence for one in held if not one.session.private for sentence in _of_session(one))


def _of_session(held: Held) -> Iterator[Sentence]:
    points = [p for p in held.session.points if _may_show(p)]
    by_line = {p.line: p for p in held.session.points}
    words = [stems_of(p.text) for p in points]
    title = frozenset(content_words(held.session.title or ""))
    for at, point in enumerate(points):
        parents = [by_line[line] for line in point.parents if line in by_line and not by_line[line].private]
        above = title.union(content_words(point.section), *(content_words(p.text) for p in parents))
        near = frozenset().union(*(words[i] for i in (at - 1, at + 1) if 0 <= i < len(points) and points[i].section == point.section))
        parent = parents[-1].text if parents else ""
        children = tuple(p for p in points[at + 1 : at + 12] if p.parents and p.parents[-1] == point.line)
        for place, raw in enumerate(_pieces(point)):
            text = clean_sentence(raw)
            if text and not is_injected(text) and not _NAMES_ONLY.fullmatch(text):
                yield Sentence(held, point, text, raw, place, words[at], above, parent, children, near)


_LINE = 72  # characters: lines that stay below on average are rows of a list, not prose that was wrapped


def _pieces(point: Point) -> list[str]:
    """Its sentences; lines that only look like one paragraph (a bare list without marks) are taken one by one."""
    if point.breaks and len(point.text) / (len(point.breaks) + 1) < _LINE:
        ends = [offset for offset, _ in point.breaks] + [len(point.text)]
        starts = [0, *ends[:-1]]
        rows = [point.text[a:b].strip() for a, b in zip(starts, ends, strict=True)]
        if sum(row.endswith((".", "!", "?", ",")) for row in rows) * 2 < len(rows):
            return [sentence for row in rows for _, sentence in sentences(row)]
    return [raw for _, raw in sentences(point.text)]


def _may_show(point: Point) -> bool:
    return not (
        point.private or point.noise or point.zone in _UNSEEN or point.kind in ("comment", "code", "heading") or is_blank(point.text)
    )


def frequencies_of(found: Sequence[Sentence]) -> Frequencies:
    """How often each stem stands in sentences and headings."""
    return Frequencies([*(tuple(s.words) for s in found), *(tuple(s.above) for s in found if s.place == 0)])


def weigh(found: Sequence[Sentence], terms: Sequence[Term], likeness: Mapping[tuple[str, int, int], float] | None = None) -> list[Evidence]:
    """Every sentence that holds at least one term, best first; of equal ones the later. ``likeness``: dense similarity, where known."""
    total = sum(term.weight for term in terms) or 1.0
    ties = _ties(found, terms)
    stems = frozenset(term.stem for term in terms if not term.soft)
    out = []
    for sentence in found:
        levels = _carried([_level(term, sentence) for term in terms], ties.get(sentence.held.person, {}), sentence.date)
        coverage = sum(term.weight * level for term, level in zip(terms, levels, strict=True)) / total
        like = likeness.get(sentence.key, 0.0) if likeness else None
        if coverage <= 0 and not like:
            continue
        missed = tuple(term for term, level in zip(terms, levels, strict=True) if level < 0.5)
        direct = sum(term.weight * (level >= 0.8) for term, level in zip(terms, levels, strict=True)) / total
        said = tuple(term for term, level in zip(terms, levels, strict=True) if level >= _LEVELS["alike"])
        out.append(
            Evidence(sentence, coverage, coverage + 0.15 * direct + _BY_MEANING * max(0.0, like or 0.0), missed, direct, like, said, stems)
        )
    return sorted(out, key=lambda e: (-e.score, -(e.sentence.date or dt.date.min).toordinal(), e.sentence.key))


Ties = Mapping[tuple[int, int], tuple[float, dt.date]]


def _ties(found: Sequence[Sentence], terms: Sequence[Term]) -> Mapping[str | None, Ties]:
    """Which terms bring which others with them in the notes of a person: once "the Kubernetes exam" was noted, "exam booked" speaks of it.

    By person: (term held, term carried) with the share of the first one's sentences that hold both, and the first day on which one did.
    """
    counts: dict[str | None, dict[tuple[int, int], list[dt.date]]] = {}
    for sentence in found:
        held = [i for i, term in enumerate(terms) if _level(term, sentence) >= _LEVELS["point"]]
        for i in held:
            for j in held:
                counts.setdefault(sentence.held.person, {}).setdefault((i, j), []).append(sentence.date or dt.date.min)
    return {
        person: {(i, j): (len(days) / len(pairs[i, i]), min(days)) for (i, j), days in pairs.items() if i != j and not terms[i].soft}
        for person, pairs in counts.items()
    }


def _carried(levels: list[float], ties: Ties, day: dt.date | None) -> list[float]:
    """The levels, those of terms raised that another term of the sentence brings with it."""
    if not ties or max(levels, default=0.0) < _LEVELS["alike"]:
        return levels
    out = list(levels)
    for (i, j), (share, since) in ties.items():
        if levels[i] >= _LEVELS["alike"] and since <= (day or dt.date.max):
            out[j] = max(out[j], _CARRIED * min(1.0, share * 2))
    return out


def _level(term: Term, sentence: Sentence) -> float:
    if term.phrase:
        return _LEVELS["said"] if term.stem in fold(sentence.text) else _LEVELS["point"] if term.stem in fold(sentence.point.text) else 0.0
    if term.stem in sentence.words:
        return _LEVELS["said"]
    if term.others & sentence.words or any(
        word.startswith(other) for other in term.others if term.named and len(other) > 3 for word in sentence.words
    ):
        return _LEVELS["alike"]
    if term.stem in sentence.point_words:
        return _LEVELS["point"]
    if term.stem in sentence.above:
        return _LEVELS["above"]
    if _inside(term, sentence):
        return _LEVELS["alike"]
    if term.others & (sentence.point_words | sentence.above):
        return _LEVELS["point_alike"]
    return _LEVELS["near"] if term.stem in sentence.near else 0.0


def _inside(term: Term, sentence: Sentence) -> bool:
    """A longer word of one family ("migration" and "migrating", "analytics" and "analytic"), or one that is part of a compound."""
    if len(term.stem) < 5 or term.named:
        return len(term.stem) >= 4 and term.named and any(word.startswith(term.stem) for word in sentence.words)
    root = term.stem[: max(5, len(term.stem) - 3)]
    return any(word.startswith(root) and abs(len(word) - len(term.stem)) <= 4 for word in sentence.words)


def names_in(text: str, common: Container[str] = ()) -> tuple[str, ...]:
    """Words with a capital: names, most of the time. The first word of a text is one unless ``common`` (lower case) holds it."""
    words = [word.strip(".,;:()[]{}“”\"'’!?*_>-") for word in text.split()]
    return tuple(
        w for i, w in enumerate(words) if w[:1].isupper() and not _NO_NAME.fullmatch(w) and (i or (common and w.lower() not in common))
    )
