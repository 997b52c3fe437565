"""Results of looking things up as pages: `search`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from assistant.cli.layout import Page
from assistant.cli.views import counted, day

if TYPE_CHECKING:
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
    return {"query": found.query, "hits": hits, "looked_at": found.looked_at}
