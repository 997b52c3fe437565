"""What goes over the wire to a Chroma server that is not this machine's, faked below its HTTP library by respx."""

from __future__ import annotations

import httpx
import pytest
import respx

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
