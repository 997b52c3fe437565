"""What makes vectors: the built-in model, a folder, an endpoint; and the line that says why there is none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

import numpy as np
import pytest

from assistant.config import BadConfig, IndexConfig, parse_config
from assistant.errors import NoEmbedder
from assistant.finding.embedder import RemoteEmbedder, choose_embedder


class Memory(dict[str, str]):
    def meta(self, key: str) -> str | None:
        return self.get(key)

    def remember(self, key: str, value: str) -> None:
        self[key] = value


def test_the_built_in_model_knows_what_is_near(tmp_path: Path) -> None:
    memory = Memory()
    embedder = choose_embedder(IndexConfig(), tmp_path, {}, memory)
    one, two, three = embedder.embed(["She bought a car", "She purchased an automobile", "The sea is cold"])
    assert one.dtype == np.float32 and one.shape == (384,)
    assert one @ two > 0.7 > one @ three
    assert np.allclose(embedder.embed_query("She bought a car"), one, atol=1e-4)
    assert np.array_equal(embedder.embed(["She bought a car"])[0], one)
    assert any(value.endswith("f3d2a6") for value in memory.values())


def test_any_text_has_a_vector(tmp_path: Path) -> None:
    embedder = choose_embedder(IndexConfig(), tmp_path, {}, Memory())
    assert embedder.embed(["", "\ud800", "word " * 3000]).shape == (3, 384)


@pytest.mark.parametrize("files", [{}, {"model.onnx": b"x"}, {"model.onnx": b"x", "tokenizer.json": b"{"}])
def test_a_folder_without_a_model_is_one_line(tmp_path: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(NoEmbedder) as told:
        choose_embedder(IndexConfig(embedder="."), tmp_path, {}, Memory()).embed(["x"])
    assert "\n" not in str(told.value)


class Endpoint(BaseHTTPRequestHandler):
    """An embeddings endpoint with one answer, that remembers the key it was sent."""

    answer: ClassVar[tuple[int, dict[str, Any]]]
    keys: ClassVar[list[str]]

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.keys.append(self.headers["authorization"])
        body = json.dumps(self.answer[1]).encode()
        self.send_response(self.answer[0])
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def url() -> Iterator[str]:
    Endpoint.keys = []
    with HTTPServer(("127.0.0.1", 0), Endpoint) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1"
        server.shutdown()


@pytest.mark.loopback
def test_an_endpoint_only_by_configuration(tmp_path: Path, url: str) -> None:
    pytest.importorskip("openai")
    config = parse_config(f'[index]\nembedder_url = "{url}"\nembedder_model = "m"\nkey_env = "K"\n').index
    embedder = choose_embedder(config, tmp_path, {"K": "secret", "OPENAI_API_KEY": "other"}, Memory())
    assert isinstance(embedder, RemoteEmbedder)
    data = [{"object": "embedding", "index": 0, "embedding": [3.0, 4.0]}]
    Endpoint.answer = (200, {"object": "list", "model": "m", "data": data, "usage": {"prompt_tokens": 1, "total_tokens": 1}})
    assert embedder.embed_query("hello").tolist() == pytest.approx([0.6, 0.8])
    assert Endpoint.keys == ["Bearer secret"]


@pytest.mark.loopback
def test_an_endpoint_that_fails_is_one_line(url: str) -> None:
    pytest.importorskip("openai")
    Endpoint.answer = (400, {"error": {"message": "no\nsuch model"}})
    with pytest.raises(NoEmbedder, match="did not embed") as told:
        RemoteEmbedder(url, "m", "").embed(["x"])
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    "text",
    ['pooling = "max"', 'embedder_url = "http://x.example/v1"', 'embedder = "a"\nembedder_url = "http://x.example"\nembedder_model = "m"'],
)
def test_half_a_configuration_is_an_error(text: str) -> None:
    with pytest.raises(BadConfig):
        parse_config(f"[index]\n{text}\n")
