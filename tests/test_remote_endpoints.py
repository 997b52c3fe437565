"""What goes over the wire to endpoints that are not on this machine, faked below their HTTP libraries by respx."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
import respx

from assistant.assistant import Assistant
from assistant.errors import NoVectors
from assistant.finding.chroma import connect

HOST = "vectors.example"


def _chroma(request: httpx.Request) -> httpx.Response:
    path = request.url.path
    if path.endswith("identity"):
        return httpx.Response(200, json={"user_id": "", "tenant": "default_tenant", "databases": ["default_database"]})
    if path.endswith("heartbeat"):
        return httpx.Response(200, json={"nanosecond heartbeat": 1})
    return httpx.Response(200, json={"name": "default_tenant", "id": "7" * 8 + "-0000-4000-8000-" + "0" * 12, "tenant": "default_tenant"})


@respx.mock
def test_the_token_goes_with_every_request_and_only_over_tls() -> None:
    route = respx.route(host=HOST).mock(side_effect=_chroma)
    client = connect(f"https://{HOST}:8443", "s3cret", "")
    client.heartbeat()
    assert route.call_count >= 2
    for call in route.calls:
        assert call.request.url.scheme == "https" and call.request.url.port == 8443
        assert call.request.headers["authorization"] == "Bearer s3cret" and call.request.headers["x-chroma-token"] == "s3cret"


@respx.mock
def test_a_server_that_refuses_is_told_in_one_line() -> None:
    respx.route(host=HOST).mock(return_value=httpx.Response(403, json={"error": "Forbidden", "message": "no"}))
    with pytest.raises(NoVectors) as told:
        connect(f"https://{HOST}", "", "")
    assert "\n" not in str(told.value) and HOST in str(told.value)


def test_what_is_private_never_goes_to_an_endpoint_for_vectors(tmp_path: Path) -> None:
    (tmp_path / "forenote.toml").write_text(
        'me = "Robin Vale"\n[index]\nembedder_url = "https://embed.example/v1"\nembedder_model = "m"\n', encoding="utf-8"
    )
    (tmp_path / "maren.md").write_text(
        "# 1:1 Maren\n\n## 2026-03-11\n- kiln quote blocked, waiting for Idris\n- %% CANARYREMARK about the kiln %%\n"
        "- between us: CANARYWORD of the kiln\n\n### Private\n- CANARYSECTION kiln\n",
        encoding="utf-8",
    )
    sent: list[str] = []

    def embed(request: Any) -> httpx.Response:
        body = json.loads(request.content)
        sent.extend(body["input"])
        rows = [{"object": "embedding", "index": n, "embedding": [1.0, 0.5, 0.25]} for n, _ in enumerate(body["input"])]
        return httpx.Response(200, json={"object": "list", "model": "m", "data": rows, "usage": {"prompt_tokens": 1, "total_tokens": 1}})

    lines: list[str] = []
    with respx.mock(using="httpcore2") as router:
        router.post("https://embed.example/v1/embeddings").mock(side_effect=embed)
        with Assistant(tmp_path, dt.date(2026, 3, 16), warn=lines.append) as assistant:
            assistant.index()
            found = assistant.search("kiln", private=True)
    assert any("kiln quote" in text for text in sent) and "CANARY" not in " ".join(sent)
    assert {"CANARYREMARK", "CANARYSECTION"} <= set(" ".join(hit.text for hit in found.hits).split()), "found by words"
