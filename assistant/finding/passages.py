"""Cutting sessions and articles into passages, along their outline: a bullet with its children, turns of a talk together.

About 200 tokens a passage, never across sections, sessions or private marks, and never inside a sentence: measured best for
lexical search. Dense vectors want less text: ``pieces`` cuts a passage further into some 70 tokens, each under the header.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from assistant.finding.records import Passage, PassageKind
from assistant.reading.inline import plain
from assistant.reading.points import is_blank
from assistant.records import Held, Point

_TARGET = 200  # tokens of a passage
_SMALL = 50  # tokens of a rest that joins the passage before it
_PIECE = 70  # tokens of a dense piece
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
_NAMED = ("front_matter", "attendees")


@dataclass(frozen=True, slots=True)
class Origin:
    """What all passages of one session or article share."""

    path: str
    kind: PassageKind = "note"
    date: dt.date | None = None
    person: str | None = None
    title: str = ""
    names: tuple[str, ...] = ()
    session_line: int | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A point, or some sentences of a long one. ``top``: a passage may begin here without losing its context."""

    line: int
    end: int
    text: str
    raw: str
    section: str
    parents: tuple[int, ...]
    private: bool
    top: bool


def tokens(text: str) -> int:
    """About how many tokens a text has for a WordPiece tokenizer, without loading one."""
    return max(len(text.split()), len(text) * 2 // 9)


def cut_session(held: Held) -> tuple[Passage, ...]:
    """The passages of a session."""
    session = held.session
    named = (held.person, *(m.name for m in session.mentions if m.where in _NAMED))
    names = tuple(dict.fromkeys(name for name in named if name))
    origin = Origin(held.path, "note", session.date, held.person, session.title or "", names, session.line_start, session.private)
    return cut_points(session.points, origin)


def cut_points(points: Sequence[Point], origin: Origin) -> tuple[Passage, ...]:
    """The passages of any points: those that are noise, empty or only head others are left out."""
    texts = {point.line: _words(point) for point in points}
    parts = list(_parts(points, origin))
    return tuple(_passage(group, origin, texts) for group in _groups(parts))


def _words(point: Point) -> str:
    """What the note's owner sees of a point. The reader leaves out what stands between %% marks; here it stays, as private."""
    if "%%" not in point.raw:
        return point.text
    lines = (plain(line.strip().lstrip("-*+ ")) for line in point.raw.replace("%%", " ").split("\n"))
    return " ".join(line for line in lines if line)


def _parts(points: Sequence[Point], origin: Origin) -> Iterator[_Part]:
    hidden: set[int] = set()
    for point in points:
        text = _words(point)
        private = origin.private or point.private or "%%" in point.raw or bool(hidden & set(point.parents))
        if private:
            hidden.add(point.line)
        if point.noise or point.head or is_blank(text):
            continue
        section = _section(point.section, origin.title)
        for number, (line, end, words) in enumerate(_sentences(point, text)):
            raw = "\n".join(point.raw.split("\n")[line - point.line : end - point.line + 1]) or point.raw
            yield _Part(line, end, words, raw, section, point.parents, private, not point.parents and number == 0)


def _section(section: str, title: str) -> str:
    """The headings above a point, without the title that the header names anyway."""
    return " / ".join(part for part in section.split(" / ") if part and part != title)


def _sentences(point: Point, text: str) -> Iterator[tuple[int, int, str]]:
    """(line, end, text) of a point, in several where it is too long for one passage."""
    if tokens(text) <= _TARGET * 5 // 4:
        yield point.line, point.end, text
        return
    at = 0
    for group in _packed(_SENTENCE.split(text), _TARGET):
        begin = max(text.find(group[0], at), 0)
        at = text.find(group[-1], begin) + len(group[-1])
        lines = [number for offset, number in point.breaks if begin < offset < at] if point.breaks else []
        first = max((number for offset, number in point.breaks if offset <= begin), default=point.line)
        yield first, max([first, *lines]) if point.breaks else point.end, text[begin:at]


def _packed(texts: Sequence[str], most: int) -> Iterator[list[str]]:
    """Neighbours together up to so many tokens, in groups of about the same size."""
    sizes = [tokens(text) for text in texts]
    share = sum(sizes) / max(1, -(-sum(sizes) // most))
    group: list[str] = []
    size = 0
    for text, more in zip(texts, sizes, strict=True):
        if group and size + more / 2 > share:
            yield group
            group, size = [], 0
        group.append(text)
        size += more
    if group:
        yield group


def _groups(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """Parts that make a passage each."""
    run: list[_Part] = []
    for part in parts:
        if run and (part.section != run[0].section or part.private != run[0].private):
            yield from _cut_run(run)
            run = []
        run.append(part)
    if run:
        yield from _cut_run(run)


def _cut_run(run: Sequence[_Part]) -> Iterator[list[_Part]]:
    """A section's parts in passages: bullets stay with their children where these fit, a small rest joins the one before."""
    groups: list[list[_Part]] = []
    size = 0
    for tree in _trees(run):
        more = sum(tokens(part.text) for part in tree)
        if groups and size + more <= _TARGET:
            groups[-1] += tree
            size += more
            continue
        for part in tree:
            more = tokens(part.text)
            if not groups or part is tree[0] or size + more > _TARGET:
                groups.append([])
                size = 0
            groups[-1].append(part)
            size += more
    if len(groups) > 1 and size < _SMALL:
        rest = groups.pop()
        groups[-1] += rest
    yield from groups


def _trees(run: Sequence[_Part]) -> list[list[_Part]]:
    trees: list[list[_Part]] = []
    for part in run:
        if part.top or not trees:
            trees.append([])
        trees[-1].append(part)
    return trees


def _passage(group: Sequence[_Part], origin: Origin, texts: dict[int, str]) -> Passage:
    first = group[0]
    above = [_clipped(texts[line]) for line in first.parents if texts.get(line) and texts[line] not in first.section]
    header = _header(origin, " / ".join(x for x in (first.section, *above) if x))
    text = "\n".join(part.text for part in group)
    start, end = first.line, max(part.end for part in group)
    key = f"{origin.path}\0{start}\0{end}\0{header}\0{text}"
    return Passage(
        id=blake2b(key.encode("utf-8", "replace"), digest_size=16).hexdigest(),
        path=origin.path,
        line_start=start,
        line_end=end,
        date=origin.date,
        person=origin.person,
        section=first.section,
        kind=origin.kind,
        text=text,
        header=header,
        private=first.private,
        session_line=origin.session_line,
        rows=tuple((part.line, part.end, part.raw) for part in group),
    )


def _clipped(text: str) -> str:
    return text if len(text) <= 120 else text[:120].rsplit(" ", 1)[0] + " …"


def _header(origin: Origin, section: str) -> str:
    """Title, date in words and digits, people, section: what the lines themselves don't repeat."""
    date = f"{origin.date:%A} {origin.date.day} {origin.date:%B} {origin.date.year} ({origin.date})" if origin.date else ""
    names = f"with {', '.join(origin.names)}" if origin.names else ""
    return " | ".join(part for part in (origin.title, date, names, section) if part)


def pieces(passage: Passage) -> tuple[str, ...]:
    """The texts to embed for a passage, some 70 tokens each under the passage's header."""
    sentences = [sentence for line in passage.text.split("\n") for sentence in _SENTENCE.split(line)]
    return tuple(f"{passage.header}\n{' '.join(group)}" for group in _packed(sentences, _PIECE))
