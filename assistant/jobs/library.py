"""The sources that the coach draws on: list them, show one, check them for copies of one text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from assistant.errors import UnknownSource
from assistant.knowing.sources import Library, load_cards, quote_of, read_library
from assistant.reading.inline import fold
from assistant.records import Source, SourceArticle
from assistant.workspace import Workspace

if TYPE_CHECKING:
    from assistant.knowing.differences import Difference
    from assistant.knowing.families import Copy


@dataclass(frozen=True, slots=True)
class Origin:
    """An article that cards of ours draw on: its credit, and the cards."""

    title: str
    author: str | None
    address: str | None
    date: dt.date | None
    cards: tuple[SourceArticle, ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    """All sources on a day: the user's articles, and the origins of the cards that ship."""

    as_of: dt.date
    articles: tuple[SourceArticle, ...]
    origins: tuple[Origin, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A fact that a copy tells otherwise: the two sentences with where they stand, and what changed in which."""

    kind: str
    was: str
    became: str
    original: Source
    copy: Source


@dataclass(frozen=True, slots=True)
class Found:
    """A copy within a family: how it is one, how alike (shares of the shorter text), why the other is the original, what changed."""

    article: SourceArticle
    kind: str
    same_words: float
    same_course: float
    sure: str
    grounds: tuple[str, ...]
    changed: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """An original and its copies."""

    original: SourceArticle
    copies: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """What the check found. ``suspect`` are articles that read as reworded by a machine without a relative that shows it."""

    as_of: dt.date
    articles: tuple[SourceArticle, ...]
    families: tuple[Related, ...]
    suspect: tuple[SourceArticle, ...]
    dated: tuple[SourceArticle, ...]
    problems: tuple[str, ...]


def list_sources(workspace: Workspace, as_of: dt.date, paths: Iterable[str] = ()) -> SourceList:
    """All sources. ``paths`` are the files that the catalogue calls articles."""
    library = read_library(workspace, paths)
    return SourceList(as_of, library.articles, _origins(load_cards()), library.problems)


def _origins(cards: Sequence[SourceArticle]) -> tuple[Origin, ...]:
    by_title: dict[str, list[SourceArticle]] = {}
    for card in cards:
        by_title.setdefault(card.draws_on or card.title, []).append(card)
    return tuple(Origin(title, own[0].author, own[0].address, own[0].date, tuple(own)) for title, own in by_title.items())


def show_source(workspace: Workspace, key: str, paths: Iterable[str] = ()) -> SourceArticle:
    """The article or card of an id, the beginning of one, a path or a title. UnknownSource where none or several fit."""
    everything = (*read_library(workspace, paths).articles, *load_cards())
    wanted = fold(key)
    for fits in (
        [a for a in everything if wanted in (a.id, fold(a.path), fold(a.title))],
        [a for a in everything if a.id.startswith(wanted)],
        [a for a in everything if wanted and wanted in fold(a.title)],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise UnknownSource(key, [article.id for article in fits[:5]])
    raise UnknownSource(key, get_close_matches(wanted, [article.id for article in everything], 3))


def check_sources(workspace: Workspace, as_of: dt.date, paths: Iterable[str] = ()) -> SourceCheck:
    """Look through the user's articles for families of copies, machine wording, and age."""
    library = read_library(workspace, paths)
    families = tuple(
        Related(library.article(family.original), tuple(_found(library, family.original, copy) for copy in family.copies))
        for family in library.families
    )
    explained = {found.article.id for related in families for found in related.copies}
    return SourceCheck(
        as_of=as_of,
        articles=library.articles,
        families=families,
        suspect=tuple(article for article in library.articles if article.suspect and article.id not in explained),
        dated=tuple(article for article in library.articles if article.is_dated(as_of)),
        problems=library.problems,
    )


def _found(library: Library, original: str, copy: Copy) -> Found:
    first, other = library.article(original), library.article(copy.id)
    return Found(
        article=other,
        kind=copy.kind,
        same_words=round(copy.likeness.shingles, 3),
        same_course=round(copy.likeness.course, 3),
        sure=copy.verdict.sure,
        grounds=copy.verdict.grounds,
        changed=tuple(_told(first, other, difference) for difference in copy.differences),
    )


def _told(first: SourceArticle, other: SourceArticle, difference: Difference) -> Told:
    sides = []
    for article, sentence in ((first, difference.left), (other, difference.right)):
        begin, end, quote = quote_of(article, sentence)
        sides.append(Source(article.path, begin, end, article.date, None, quote))
    return Told(difference.kind, difference.was, difference.became, sides[0], sides[1])
