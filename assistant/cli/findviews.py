"""Results of looking things up as pages and JSON: `ask`, `search`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from assistant.cli.layout import Page
from assistant.cli.views import counted, day

if TYPE_CHECKING:
    from assistant.answering.answers import Answer
    from assistant.jobs.search import SearchResult


def search_page(found: SearchResult, today: dt.date) -> Page:
    """The passages, best first."""
    from assistant.jobs.search import snippet

    page = Page(f"{found.query}")
    for hit in found.hits:
        source = hit.source
        about = [day(source.date, today) if source.date or hit.kind == "note" else hit.title, source.person or "", hit.section]
        private = ["private"] if hit.private else []
        page.line(snippet(hit, found.query), ", ".join(x for x in [*about, *private] if x), source.short())
    if not found.hits:
        page.words(f"Nothing found in {counted(found.looked_at, 'passage')}.")
    return page


def search_shape(found: SearchResult) -> dict[str, Any]:
    """`search --json`."""
    from assistant.jobs.shapes import source_shape

    hits = [
        {
            "score": hit.score,
            "text": hit.text,
            "source": source_shape(hit.source),
            "kind": hit.kind,
            "section": hit.section,
            "private": hit.private,
        }
        for hit in found.hits
    ]
    return {"query": found.query, "hits": hits, "looked_at": found.looked_at, "withheld": found.withheld}


# --- answers ---------------------------------------------------------------------------------------------


def answer_shape(answer: Answer) -> dict[str, Any]:
    """`ask --json`."""
    from assistant.jobs.shapes import iso, source_shape

    window = answer.window
    return {
        "question": answer.question,
        "kind": answer.kind,
        "answer": answer.text,
        "abstained": answer.abstained,
        "engine": answer.engine,
        "statements": [{"text": s.lead + s.text, "sources": [source_shape(source) for source in s.sources]} for s in answer.statements],
        "sources": [source_shape(source) for source in answer.sources],
        "window": {"from": iso(window.since), "to": iso(window.until), "why": window.why} if window else None,
        "confidence": answer.confidence,
        "clarify": list(answer.clarify),
        "looked_at": answer.looked_at,
        "nearest": source_shape(answer.nearest) if answer.nearest else None,
    }


def answer_page(answer: Answer) -> Page:
    """The answer, then its sources by number."""
    from assistant.knowing.telling import shorten

    page = Page()
    page.words(answer.text)
    for number, source in enumerate(answer.sources, 1):
        page.line(f"[{number}] {shorten(source.quote, 90)}" if source.quote else f"[{number}]", source=source.short())
    if answer.statements:
        window = f"{answer.window.why} · " if answer.window and answer.window.why else ""
        page.words(f"{window}{answer.confidence} confidence · {answer.engine} engine", quiet=True)
    return page
