"""Results of looking things up as pages and JSON: `ask`, `search`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from assistant.cli.layout import Page
from assistant.cli.views import counted, day

if TYPE_CHECKING:
    from assistant.answering.answers import Answer
    from assistant.jobs.search import SearchResult
    from assistant.records import Source


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


_AS_LIST = 4  # statements: more are read better one a line

# --- answers ---------------------------------------------------------------------------------------------


def answer_shape(answer: Answer) -> dict[str, Any]:
    """`ask --json`."""
    from assistant.jobs.shapes import iso, source_shape
    from assistant.jobs.wording import model_shape

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
        "model": model_shape(answer.wording),
        "nearest": source_shape(answer.nearest) if answer.nearest else None,
        "near": [source_shape(source) for source in answer.near],
    }


def answer_page(answer: Answer) -> Page:
    """The answer, then its sources by number."""
    from assistant.knowing.telling import shorten

    page = Page()
    if len(answer.statements) > _AS_LIST and all(len(s.sources) == 1 for s in answer.statements):
        for statement in answer.statements:
            page.line(statement.lead + statement.text, source=statement.sources[0].short())
        sources: tuple[Source, ...] = ()
    else:
        page.words(answer.text)
        sources = answer.sources
    for number, source in enumerate(sources, 1):
        page.line(f"[{number}] {shorten(source.quote, 90)}" if source.quote else f"[{number}]", source=source.short())
    if answer.statements:
        window = f"{answer.window.why} · " if answer.window and answer.window.why else ""
        engine = "built-in engine" if answer.engine == "built-in" else f"built-in engine, worded by {answer.engine}"
        page.words(f"{window}{answer.confidence} confidence · {engine}", quiet=True)
    for note in answer.wording.notes if answer.wording else ():
        page.words(note, quiet=True)
    return page
