"""The sentences of the notes: the smallest thing that answers, with what it belongs to and what kind of telling it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.answering.terms import stems_of
from assistant.knowing.telling import cite, clean_sentence
from assistant.reading.points import is_blank, is_injected
from assistant.reading.sections import ONE_ON_ONE
from assistant.reading.sentences import sentences
from assistant.reading.words import base_of_past, content_words, stem
from assistant.records import Held, Point, Source

_NO_NAME = re.compile(r"I|I['’]\w+|AI|TODO|ETA|P\d|Done|Blocked|On", re.I)
_NAMES_ONLY = re.compile(r"(?:(?:Present|Attendees|With|Who|Participants)\W+)?(?:\[?[x ]?\]? ?[A-Z][\w'’-]+\W*){1,8}(?:\[ \] guest)?", re.S)
_WORDS = re.compile(r"\w")
_ENDS = (".", "!", "?", ":", "]", "|")
_UNSEEN = ("template", "private", "attendance")
_AHEAD = re.compile(
    r"['’]d\b|\b(?:promised?|owes?|will|won['’]t|['’]ll|going to|gonna|might|(?-i:may)|should|would|could|plans? to|planned|wants? to|hopes? to|wish(?:es)? to|to be \w+|still to|not yet|hasn['’]t|haven['’]t|has not|have not"
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
        parent = parents[-1].text if parents and not _heads_session(parents[-1]) else ""
        children = tuple(p for p in points[at + 1 : at + 12] if p.parents and p.parents[-1] == point.line)
        for place, raw in enumerate(_pieces(point)):
            text = clean_sentence(raw)
            if _WORDS.search(text) and not is_injected(text) and not _NAMES_ONLY.fullmatch(text):
                yield Sentence(held, point, text, raw, place, words[at], above, parent, children, near)


def _heads_session(point: Point) -> bool:
    """Whether a bullet is the title of the 1:1 ("1:1 with Tom") rather than a topic of it."""
    return not point.parents and len(point.text.split()) <= _TITLE and ONE_ON_ONE.search(point.text) is not None


_TITLE = 8  # words
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


def names_in(text: str, common: Container[str] = ()) -> tuple[str, ...]:
    """Words with a capital: names, most of the time. The first word of a text or a sentence is one unless ``common`` (lower case) holds it."""
    raw = text.replace("(", " (").split()
    words = [word.strip(".,;:()[]{}“”\"'’!?*_>-") for word in raw]
    first = [i == 0 or raw[i - 1].endswith(_ENDS) or not words[i - 1] for i in range(len(raw))]
    return tuple(
        w
        for i, w in enumerate(words)
        if w[:1].isupper() and not _NO_NAME.fullmatch(w) and (not first[i] or (common and w.lower() not in common))
    )
