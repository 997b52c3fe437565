"""simonw/llm's embeddings: a collection in SQLite and ``similar``, with an embedding model that a plugin registers.

Two ways of filling it: whole files, as ``llm embed-multi --files`` does, and paragraphs, as somebody would who feeds it rows.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

from evals.notefiles import NoteFile
from evals.peers.embedding import MODEL, embed
from evals.peers.passages import Find, Found

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def whole_files(files: Sequence[NoteFile]) -> Iterator[Found]:
    """A passage a file."""
    for file in files:
        if file.text.strip():
            yield Found(file.path, tuple(range(1, len(file.rows) + 1)), file.text)


def paragraphs(files: Sequence[NoteFile]) -> Iterator[Found]:
    """A passage for what stands between empty lines."""
    for file in files:
        for match in _PARAGRAPH.finditer(file.text):
            first, last = file.lines(match.start(), match.end())
            yield Found(file.path, tuple(range(first, last + 1)), match[0].strip())


@contextmanager
def open_llm_files(files: Sequence[NoteFile], folder: Path) -> Iterator[Find]:
    """Whole files by cosine."""
    yield _filled(whole_files(files), folder)


@contextmanager
def open_llm_paragraphs(files: Sequence[NoteFile], folder: Path) -> Iterator[Find]:
    """Paragraphs by cosine."""
    yield _filled(paragraphs(files), folder)


def _filled(passages: Iterable[Found], folder: Path) -> Find:
    os.environ["LLM_USER_PATH"] = str(folder)  # nothing of the user's own llm is read or written
    import llm
    import sqlite_utils

    _register()
    collection = llm.Collection("notes", sqlite_utils.Database(memory=True), model_id=MODEL)
    by_id = {f"{n:06}": passage for n, passage in enumerate(passages)}
    collection.embed_multi([(key, passage.text) for key, passage in by_id.items()])

    def find(query: str, limit: int) -> list[Found]:
        return [by_id[entry.id] for entry in collection.similar(query, number=limit)]

    return find


def _register() -> None:
    """Register the plugin, once."""
    import llm
    from llm.plugins import load_plugins, pm

    load_plugins()
    if pm.get_plugin("forenote-minilm") is not None:
        return

    class MiniLM(llm.EmbeddingModel):
        model_id = MODEL

        def embed_batch(self, items: Iterable[str | bytes]) -> Iterator[list[float]]:
            yield from embed([item if isinstance(item, str) else item.decode() for item in items])

    @llm.hookimpl
    def register_embedding_models(register) -> None:  # type: ignore[no-untyped-def]
        register(MiniLM())

    pm.register(SimpleNamespace(register_embedding_models=register_embedding_models), "forenote-minilm")
