"""Chroma as its users meet it: a collection with the default embedding function, asked for its three nearest passages.

It gets the product's passages as they read (no header), and what is dated after the day of the question is left out for it. The
default function downloads its model (all-MiniLM-L6-v2, float) at first use; nothing is downloaded here: it runs where the files lie already.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from assistant.answering.answers import Answer, Statement
from assistant.assistant import Assistant
from assistant.finding.chroma import open_client
from assistant.finding.records import Passage, Scope
from evals.ask import Question, Solver

_FILES = ("config.json", "model.onnx", "special_tokens_map.json", "tokenizer_config.json", "tokenizer.json", "vocab.txt")
_SHOWN = 3


def missing_files() -> str:
    """What Chroma's default embedding function would have to download; "" where it has everything."""
    folder = _folder()
    return next((f"{folder.parent.name}/{folder.name}/{name}" for name in _FILES if not (folder / name).exists()), "")


def model_hash() -> str:
    """The SHA-256 of the model that lies there: Chroma checks only the archive that it downloads."""
    return sha256((_folder() / "model.onnx").read_bytes()).hexdigest()


def _folder() -> Path:
    from chromadb.utils.embedding_functions.onnx_mini_lm_l6_v2 import ONNXMiniLM_L6_V2

    return Path(ONNXMiniLM_L6_V2.DOWNLOAD_PATH) / ONNXMiniLM_L6_V2.EXTRACTED_FOLDER_NAME


@contextmanager
def open_boxes(folder: Path) -> Iterator[Solver]:
    """A solver that keeps a collection for each workspace it is asked about."""
    folder.mkdir(parents=True, exist_ok=True)
    client = open_client(folder)
    held: dict[str, tuple[Any, dict[str, Passage]]] = {}

    def solve(assistant: Assistant, question: Question) -> Answer:
        root = str(assistant.workspace.root)
        if root not in held:
            held[root] = _filled(client, f"notes-{len(held)}", assistant)
        collection, passages = held[root]
        day = assistant.as_of.toordinal()
        found = collection.query(query_texts=[question["question"]], n_results=_SHOWN, where={"day": {"$lte": day}}, include=[])
        hits = [passages[key] for key in found["ids"][0]]
        statements = tuple(Statement(hit.text, (hit.source(hit.rows[0][2]),)) for hit in hits)
        return Answer(question["question"], "fact", " ".join(s.text for s in statements), statements)

    yield solve


def _filled(client: Any, name: str, assistant: Assistant) -> tuple[Any, dict[str, Passage]]:
    """A collection with all passages that are not private, plans too, and the passages by their keys."""
    # Without `embedding_function`: the default one is what is measured.
    collection = client.create_collection(name, metadata={"hnsw:space": "cosine"})
    scope = Scope(until=dt.date.max, private=False)
    passages = {passage.id: passage for passage in assistant.finder().passages(scope)}
    days = [{"day": passage.date.toordinal() if passage.date else 0} for passage in passages.values()]
    collection.add(ids=list(passages), documents=[passage.text for passage in passages.values()], metadatas=days)
    return collection, passages
