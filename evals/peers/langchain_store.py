"""The retrieval of a RAG tutorial: LangChain's recursive splitter (1000 characters, 200 shared) and its vector store in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from evals.notefiles import NoteFile
from evals.peers.embedding import embed
from evals.peers.passages import Find, Found


@contextmanager
def open_langchain(files: Sequence[NoteFile], _: Path) -> Iterator[Find]:
    """Chunks by cosine."""
    from langchain_core.documents import Document
    from langchain_core.embeddings import Embeddings
    from langchain_core.vectorstores import InMemoryVectorStore
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    class Ours(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return embed(texts)

        def embed_query(self, text: str) -> list[float]:
            return embed([text])[0]

    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)
    by_path = {file.path: file for file in files}
    store = InMemoryVectorStore(Ours())
    store.add_documents(splitter.split_documents([Document(file.text, metadata={"source": file.path}) for file in files]))

    def find(query: str, limit: int) -> list[Found]:
        return [_found(chunk.page_content, chunk.metadata, by_path) for chunk in store.similarity_search(query, k=limit)]

    yield find


def _found(text: str, metadata: dict[str, object], by_path: dict[str, NoteFile]) -> Found:
    path, start = str(metadata["source"]), int(str(metadata["start_index"]))
    first, last = by_path[path].lines(start, start + len(text))
    return Found(path, tuple(range(first, last + 1)), text)
