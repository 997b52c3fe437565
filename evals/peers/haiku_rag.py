"""haiku.rag's hybrid search (vectors and full text in LanceDB) over its own conversion and chunks; no reranker, no answering model.

Its defaults stand, but for what would have to be downloaded: the embedder is Forenote's, served on this machine, and chunks are counted
with that embedder's tokenizer.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import assistant.finding
from evals.notefiles import NoteFile
from evals.peers.embedding import DIMENSIONS, MODEL, served
from evals.peers.passages import Find, Found, Locator


@contextmanager
def open_haiku(files: Sequence[NoteFile], folder: Path) -> Iterator[Find]:
    """Chunks as ``haiku-rag search`` gives them."""
    os.environ |= {"HF_HUB_OFFLINE": "1", "LOGFIRE_IGNORE_NO_CONFIG": "1"}
    from haiku.rag.client import HaikuRAG

    logging.disable(logging.WARNING)
    with served() as url, asyncio.Runner() as runner:
        client = HaikuRAG(folder / "notes.lancedb", config=_config(url, folder), create=True)
        runner.run(client.__aenter__())
        try:
            places = runner.run(_filled(client, files))

            def find(query: str, limit: int) -> list[Found]:
                return [_found(hit, places) for hit in runner.run(client.search(query, limit=limit))]

            yield find
        finally:
            runner.run(client.__aexit__(None, None, None))
            logging.disable(logging.NOTSET)


def _config(url: str, folder: Path) -> Any:
    from haiku.rag.config import AppConfig

    tokenizer = folder / "tokenizer"
    tokenizer.mkdir()
    shutil.copy(Path(assistant.finding.__file__).with_name("tokenizer.json"), tokenizer)
    kind = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": 256}
    (tokenizer / "tokenizer_config.json").write_text(json.dumps(kind), encoding="utf-8")
    model = {"provider": "openai", "name": MODEL, "vector_dim": DIMENSIONS, "base_url": url, "api_key": "none"}
    told = {"embeddings": {"model": model}, "processing": {"chunking_tokenizer": str(tokenizer)}, "storage": {"data_dir": str(folder)}}
    return AppConfig.model_validate(told)


async def _filled(client: Any, files: Sequence[NoteFile]) -> dict[str, tuple[int, ...]]:
    """Take in the files; the lines of each chunk, and of the headings that are shown with it, by its id."""
    places: dict[str, tuple[int, ...]] = {}
    for file in files:
        if not file.text.strip():
            continue
        kind = "md" if file.path.endswith(".md") else "plain"
        document = await client.create_document(file.text, uri=file.path, title=file.path, format=kind)
        locator = Locator(file)
        for chunk in sorted(await client.chunk_repository.get_by_document_id(document.id), key=lambda chunk: chunk.order):
            lines = locator.lines(chunk.content)
            headings = chunk.get_chunk_metadata().headings or [] if lines else []
            places[chunk.id] = tuple(sorted({*lines, *(n for heading in headings for n in locator.above(heading, lines[0]))}))
    return places


def _found(hit: Any, places: dict[str, tuple[int, ...]]) -> Found:
    headings = "\n".join(hit.headings or ())
    return Found(hit.document_uri, places[hit.chunk_id], f"{headings}\n{hit.content}".strip())
