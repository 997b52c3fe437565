"""Forenote's own embedder for the other tools, so that all compare with the same vectors: called, or served as OpenAI's endpoint is."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from assistant.config import IndexConfig
from assistant.finding.embedder import Embedder, choose_embedder

DIMENSIONS = 384
MODEL = "all-MiniLM-L6-v2-int8"


class _Hashes:
    """Remembers nothing: a run reads the model once."""

    def meta(self, _: str) -> None:
        return None

    def remember(self, _: str, __: str) -> None:
        return None


@lru_cache(maxsize=1)
def embedder() -> Embedder:
    """The one that ships with Forenote."""
    return choose_embedder(IndexConfig(), Path("/"), {}, _Hashes())


def embed(texts: Sequence[str]) -> list[list[float]]:
    """Unit vectors, a row a text; beyond 256 tokens a text counts for nothing."""
    return [[float(x) for x in row] for row in embedder().embed([text or " " for text in texts])]


@contextmanager
def served() -> Iterator[str]:
    """The base URL of an OpenAI-compatible embeddings endpoint on this machine, for as long as it is open."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers.get("content-length", 0))))
        texts = [asked["input"]] if isinstance(asked["input"], str) else asked["input"]
        data = [{"object": "embedding", "index": n, "embedding": row} for n, row in enumerate(embed(texts))]
        body = json.dumps({"object": "list", "model": MODEL, "data": data, "usage": {"prompt_tokens": 0, "total_tokens": 0}}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
