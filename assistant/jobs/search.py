"""Search: passages of the notes, best first, each with its lines. No answer, no wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.errors import UsageError
from assistant.finding.finder import Finder
from assistant.finding.lexical import query_terms, stems
from assistant.finding.records import Hit, Passage, Scope
from assistant.records import Source


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with its score (0 to 1 within this search) and what is quoted of it."""

    score: float
    text: str
    source: Source
    kind: str
    section: str
    title: str
    private: bool


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found. ``looked_at`` passages were inside the scope; ``withheld`` private ones have words of the query and were left out."""

    query: str
    hits: tuple[Found, ...]
    looked_at: int
    withheld: int = 0


def search(finder: Finder, query: str, scope: Scope, limit: int) -> SearchResult:
    """The passages of the scope that fit the query, none where it has no word and no meaning in common with any. UsageError for an empty query."""
    if not query.strip():
        raise UsageError('there is nothing to look for: forenote search "the budget" --with NAME')
    hits = finder.search(query, scope, limit, near=True)
    quotes = _quotes(query, [hit.passage for hit in hits])
    found = tuple(_found(hit, quote) for hit, quote in zip(hits, quotes, strict=True))
    return SearchResult(query, found, finder.count(scope), finder.withheld(query, scope))


def _found(hit: Hit, quote: str) -> Found:
    passage = hit.passage
    title = passage.header.split(" | ")[0]
    return Found(round(hit.score, 4), passage.text, passage.source(quote), passage.kind, passage.section, title, passage.private)


def _quotes(query: str, passages: Sequence[Passage]) -> list[str]:
    """Of each passage the line that has most of the query's words, as it stands in the file."""
    wanted = {stem for term in query_terms(query) for stem in term}
    rows = [
        (number, raw) for number, passage in enumerate(passages) for _, _, rows in passage.rows for raw in rows.split("\n\n") if raw.strip()
    ]
    best: dict[int, tuple[int, str]] = {}
    for (number, raw), words in zip(rows, stems([raw for _, raw in rows]) if rows else (), strict=True):
        score = len(wanted & set(words))
        if number not in best or score > best[number][0]:
            best[number] = (score, raw)
    return [best[number][1] if number in best else "" for number in range(len(passages))]


def snippet(found: Found, query: str, most: int = 240) -> str:
    """A passage's text around the query's first word, on one line, about ``most`` characters long."""
    text = " ".join(found.text.split())
    if len(text) <= most:
        return text
    at = min(_places(text, query), default=0)
    start = max(0, min(at - most // 3, len(text) - most))
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = text.find(" ", start + most)
    end = len(text) if end < 0 else end
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"


def _places(text: str, query: str) -> Iterable[int]:
    for word in re.findall(r"\w{4,}", query):
        found = re.search(rf"\b{re.escape(word)}", text, re.I)
        if found:
            yield found.start()
