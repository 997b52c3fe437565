"""`doctor --network` names the setting that is wrong, and sends nothing of the notes."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest
from seams import Model, make_seam, problem, stream

from assistant.writing.endpoint import Seam
from assistant.writing.probe import probe


def server(*models: str, under: str = "/v1", key: str = "", say: Any = None, wait: Exception | None = None) -> Any:
    """An endpoint with some models below a path."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        if wait:
            raise wait
        if not request.url.path.startswith(f"{under}/"):
            return httpx2.Response(404, text="<html>not here</html>")
        if key and request.headers.get("authorization") != f"Bearer {key}":
            return problem(401, "bad key")
        if request.url.path.endswith("/models"):
            data = [{"id": name, "object": "model", "created": 0, "owned_by": "x"} for name in models]
            return httpx2.Response(200, json={"object": "list", "data": data})
        return say or stream("all good")

    return answer


def test_a_good_endpoint_answers() -> None:
    model = Model(server("m", "n"))
    found = probe(make_seam(model))
    assert found.todo == "" and "m at 127.0.0.1:9 (on this machine; names are sent as they are) answered in" in found.text
    assert len(model.requests) == 2


@pytest.mark.parametrize(
    ("settings", "endpoint", "todo"),
    [
        ({"base_url": "http://127.0.0.1:9"}, server("m"), 'set base_url = "http://127.0.0.1:9/v1"'),
        ({"base_url": "http://127.0.0.1:9/api"}, server("m"), "it usually ends in /v1"),
        ({"name": "qwen3:8"}, server("qwen3:8b", "gemma"), "like qwen3:8b"),
        ({"key_env": "MY_KEY"}, server("m", key="k"), "MY_KEY is not set"),
        ({"key_env": "MY_KEY", "env": {"MY_KEY": "wrong"}}, server("m", key="k"), "MY_KEY holds a key that is not taken"),
        ({}, server("m", key="k"), "key_env under [model]"),
        ({}, server("m", wait=httpx2.ConnectError("refused")), "start the server"),
        ({}, server("m", wait=httpx2.ReadTimeout("slow")), "timeout_seconds"),
        ({}, server("m", say=problem(404, "no such model")), "check name"),
        ({"name": ""}, server("m"), "no name"),
        ({"base_url": "https://llm.test/v1", "key_env": "MY_KEY"}, server("m"), "MY_KEY is not set"),
    ],
)
def test_the_wrong_setting_is_named(settings: dict[str, Any], endpoint: Any, todo: str) -> None:
    found = probe(make_seam(Model(endpoint), **settings))
    assert todo in found.todo, found


def test_without_a_model_nothing_is_tried() -> None:
    assert "no model is configured" in probe(Seam()).text
