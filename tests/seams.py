"""A scripted model behind the real client's transport, for the tests of the seam."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx2

from assistant.config import ModelConfig
from assistant.writing.endpoint import ModelUse, Seam

URL = "http://127.0.0.1:9/v1"


def stream(*parts: str, finish: str = "stop", usage: dict[str, int] | None = None, **delta: Any) -> httpx2.Response:
    """A streamed completion in parts."""
    chunks: list[dict[str, Any]] = [
        {"choices": [{"index": 0, "delta": {"content": part, **delta}, "finish_reason": None}]} for part in parts
    ]
    chunks.append({"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
    if usage:
        chunks.append({"choices": [], "usage": usage})
    base = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "m"}
    text = "".join(f"data: {json.dumps({**base, **chunk})}\n\n" for chunk in chunks) + "data: [DONE]\n\n"
    return httpx2.Response(200, text=text, headers={"content-type": "text/event-stream"})


def pieces(**texts: str) -> str:
    """A reply in the form asked for."""
    return json.dumps({"pieces": [{"id": key, "text": text} for key, text in texts.items()]})


def problem(status: int, message: str, **headers: str) -> httpx2.Response:
    """An error as OpenAI and its kin send one."""
    return httpx2.Response(status, json={"error": {"message": message, "type": "x", "code": None}}, headers=headers)


class Model:
    """Answers requests in turn by what it is given (the last again and again) and keeps what it was asked."""

    def __init__(self, *answers: httpx2.Response | Callable[[httpx2.Request], httpx2.Response]) -> None:
        self.answers = list(answers)
        self.requests: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        answer = self.answers[min(len(self.requests), len(self.answers)) - 1]
        return answer(request) if callable(answer) else answer

    @property
    def bodies(self) -> list[dict[str, Any]]:
        return [json.loads(request.content) for request in self.requests if request.content]


def make_seam(model: Any, lines: list[str] | None = None, *, use: ModelUse | None = None, **settings: Any) -> Seam:
    """A seam to ``model``; ``settings`` are of [model] or of the seam."""
    config = {key: settings.pop(key) for key in list(settings) if key in ModelConfig.__dataclass_fields__}
    chosen = ModelConfig(**{"base_url": URL, "name": "m", **config})
    warn = lines.append if lines is not None else lambda _line: None
    return Seam(chosen, use or ModelUse(), warn=warn, transport=httpx2.MockTransport(model), **settings)
