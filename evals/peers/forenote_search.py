"""Forenote's own search over the same files, without its people and times: the fair neighbour of the other tools' retrieval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.assistant import Assistant
from assistant.finding.records import Scope
from assistant.workspace import find_workspace
from evals.notefiles import NoteFile
from evals.peers.passages import Find, Found


@contextmanager
def open_forenote(files: Sequence[NoteFile], folder: Path) -> Iterator[Find]:
    """Passages by words and vectors; nothing is left out, neither plans nor private lines, as the other tools leave nothing out."""
    notes = folder / "notes"
    for file in files:
        path = notes / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8", newline="")
    (notes / "forenote.toml").write_text("", encoding="utf-8")
    workspace = find_workspace(notes, Path("/"), {"FORENOTE_CACHE": str(folder / "cache")})
    with Assistant(workspace) as assistant:
        finder = assistant.finder()

        def find(query: str, limit: int) -> list[Found]:
            hits = finder.search(query, Scope(until=dt.date.max), limit)
            return [
                Found(p.path, tuple(n for line, end, _ in p.rows for n in range(line, end + 1)), p.text) for p in (h.passage for h in hits)
            ]

        yield find
