"""What the search works on and gives back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol

from assistant.records import Point, Source

PassageKind = Literal["note", "source", "card", "copy"]


class ArticleLike(Protocol):
    """An article or a card: what ``knowing.sources`` calls a ``SourceArticle``."""

    @property
    def id(self) -> str:
        """Its name."""
        ...

    @property
    def path(self) -> str:
        """Where it lies."""
        ...

    @property
    def title(self) -> str:
        """Its title."""
        ...

    @property
    def date(self) -> dt.date | None:
        """When it was written."""
        ...

    @property
    def kind(self) -> str:
        """Card, or anything else for an article."""
        ...

    @property
    def copy_of(self) -> str | None:
        """Which article it copies."""
        ...

    @property
    def points(self) -> tuple[Point, ...]:
        """Its text."""
        ...


@dataclass(frozen=True, slots=True)
class Passage:
    """A few lines of one session or article that are found, shown and cited together.

    ``id`` is a hash of place and content. ``text`` is what a reader sees, a line a point; ``header`` says date, people and
    section in words and is searched too, but shown nowhere. ``rows`` are (line, end, raw text) of each point.
    ``session_line`` is the first line of its session, None for articles. ``planned``: dated after the day of the search.
    """

    id: str
    path: str
    line_start: int
    line_end: int
    date: dt.date | None
    person: str | None
    section: str
    kind: PassageKind
    text: str
    header: str
    private: bool
    session_line: int | None
    rows: tuple[tuple[int, int, str], ...] = ()
    planned: bool = False

    def source(self, quote: str = "") -> Source:
        """A reference to the lines of this passage."""
        return Source(self.path, self.line_start, self.line_end, self.date, self.person, " ".join(quote.split()))


@dataclass(frozen=True, slots=True)
class Scope:
    """Which passages may be found at all; chosen from the catalogue before anything is scored.

    ``None`` does not limit. ``since`` and ``until`` are both inside; ``undated``: whether passages without a date pass a
    limit of dates. ``sessions`` are (path, first line). Planned notes are left out unless ``until`` or ``since`` lies after the day of
    the search, or ``sessions`` names them.
    """

    persons: frozenset[str] | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    sessions: frozenset[tuple[str, int]] | None = None
    kinds: frozenset[str] = frozenset({"note"})
    private: bool = True
    undated: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. ``score`` is 0 to 1 within this search; ``lexical`` the BM25 value, ``dense`` the cosine to its best piece."""

    passage: Passage
    score: float
    lexical: float
    dense: float | None


class Place(NamedTuple):
    """A passage without its text, as scoring needs it. ``number`` is its row, ``words`` its length with the header."""

    number: int
    path: str
    session_line: int | None
    line_start: int
    words: int
    date: str | None


State = Literal["current", "updated", "rebuilt"]


@dataclass(frozen=True, slots=True)
class Holding:
    """What a store is to hold. ``content`` is a hash of all keys; ``load`` gives key → (vector, metadata)."""

    model: str
    content: str
    load: Callable[[], Mapping[str, tuple[bytes, Mapping[str, Any]]]]
