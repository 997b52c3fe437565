"""Rewording end to end, and every way in which an endpoint can fail: each ends in the built-in words and one line."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from seams import Model, make_seam, pieces, problem, stream

from assistant.records import Person
from assistant.writing.consent import CONSENT_NAME, LOG_NAME
from assistant.writing.endpoint import ModelUse, Seam, find_endpoint, is_local
from assistant.writing.engine import reword
from assistant.writing.records import Draft, Piece

DRAFT = Draft("prep", (Piece("t1", "kiln quote blocked, waiting for Idris"), Piece("t2", "Maren to send photos by 4 May")), "Maren Tolk")
GOOD = pieces(t1="The kiln quote is blocked, waiting for Idris.", t2="Maren will send the photos by 4 May.")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package's pauses between two tries are not what is tested."""
    monkeypatch.setattr("openai._base_client.BaseClient._calculate_retry_timeout", lambda *_a, **_k: 0.0)


def raises(error: Exception) -> Callable[[httpx2.Request], httpx2.Response]:
    def answer(request: httpx2.Request) -> httpx2.Response:
        raise error

    return answer


def test_a_good_answer_is_used_and_counted() -> None:
    lines: list[str] = []
    told: list[str] = []
    model = Model(stream(GOOD[:20], GOOD[20:], usage={"prompt_tokens": 500, "completion_tokens": 40, "total_tokens": 540}))
    worded = reword(DRAFT, make_seam(model, lines, price_in=2.0, price_out=8.0, tell=told.append))
    assert [p.text for p in worded.pieces] == ["The kiln quote is blocked, waiting for Idris.", "Maren will send the photos by 4 May."]
    assert (worded.engine, worded.replaced, worded.dropped, lines) == ("m", 2, 0, [])
    assert worded.usage and (worded.usage.prompt_tokens, worded.usage.completion_tokens, worded.usage.estimated) == (500, 40, False)
    assert worded.usage.cost == pytest.approx((500 * 2 + 40 * 8) / 1e6)
    assert "500 + 40 tokens" in told[0] and worded.prompt.startswith("prep@")
    (body,) = model.bodies
    schema = body["response_format"]["json_schema"]["schema"]["properties"]["pieces"]["items"]["properties"]
    assert schema["id"]["enum"] == ["t1", "t2"] and body["stream"] is True and body["messages"][0]["role"] == "system"


def test_without_a_count_tokens_are_estimated() -> None:
    worded = reword(DRAFT, make_seam(Model(stream(GOOD))))
    assert worded.usage and worded.usage.estimated and 300 < worded.usage.prompt_tokens < 900 and worded.usage.cost is None


def test_lies_fall_back_one_by_one() -> None:
    told: list[str] = []
    model = Model(
        stream(
            json.dumps(
                {
                    "pieces": [
                        {"id": "t1", "text": "The kiln quote is done."},
                        {"id": "t2", "text": "Maren will send the photos by 4 May."},
                        {"id": "t9", "text": "x"},
                    ]
                }
            )
        )
    )
    worded = reword(DRAFT, make_seam(model, tell=told.append))
    assert [p.text for p in worded.pieces] == [DRAFT.pieces[0].text, "Maren will send the photos by 4 May."]
    assert (worded.replaced, worded.dropped) == (1, 2) and any(line.startswith("t1: ") for line in told)


@pytest.mark.parametrize(
    "said",
    [
        f'<think>t1 is blocked {{"id"}}</think>\n{GOOD}',
        f"the server swallowed the tag</think>{GOOD}",
        f"Here you are:\n```json\n{GOOD}\n```\nAnything else?",
        GOOD.replace("}]}", "},]}"),
        json.dumps(json.loads(GOOD)["pieces"]),
        json.dumps({p["id"]: p["text"] for p in json.loads(GOOD)["pieces"]}),
        GOOD[:-2],
        GOOD[:-1] + ', {"id": "t2", "te',
        "t1: The kiln quote is blocked, waiting for Idris.\n- t2: Maren will send the photos by 4 May.",
    ],
)
def test_answers_that_are_nearly_right_are_repaired(said: str) -> None:
    worded = reword(DRAFT, make_seam(Model(stream(said))))
    assert worded.replaced == 2 and worded.dropped <= 1


FAILURES: dict[str, tuple[Any, str]] = {
    "dead server": (raises(httpx2.ConnectError("refused")), "the connection to"),
    "time-out": (raises(httpx2.ReadTimeout("slow")), "did not answer within"),
    "connection lost": (raises(httpx2.RemoteProtocolError("closed")), "the connection to"),
    "wrong key": (problem(401, "Incorrect API key provided: sk-abcdef123"), "does not take the key"),
    "forbidden": (problem(403, "no access"), "does not take the key"),
    "no such model": (problem(404, "model 'm' not found"), "check name"),
    "rate limit": (problem(429, "slow down"), "takes no more requests now"),
    "loading": (problem(503, "Loading model"), "answered 503"),
    "server error": (problem(500, "boom"), "answered 500"),
    "bad gateway page": (httpx2.Response(502, text="<html>bad gateway</html>"), "answered 502"),
    "redirect": (httpx2.Response(307, headers={"location": "https://elsewhere.test/v1/chat/completions"}), "answered 307"),
    "web page": (httpx2.Response(200, text="<html>hello</html>", headers={"content-type": "text/html"}), "chat completion"),
    "nothing": (stream(""), "answered nothing"),
    "no stream at all": (httpx2.Response(200, text="", headers={"content-type": "text/event-stream"}), "chat completion"),
    "thought only": (stream("<think>so the first line"), "did not answer in the form"),
    "prose": (stream("Sure! These lines look fine to me."), "did not answer in the form"),
    "cut off": (stream('{"pieces": [{"id": "t1", "te', finish="length"), "cut off"),
    "refusal": (stream("", refusal="I can't help with that."), "declined"),
    "filtered": (stream("", finish="content_filter"), "declined"),
    "broken events": (httpx2.Response(200, text="data: {broken\n\n", headers={"content-type": "text/event-stream"}), "no chat completion"),
    "error in the stream": (httpx2.Response(200, text='data: {"error": {"message": "out of memory"}}\n\n', headers={"content-type": "text/event-stream"}), "out of memory"),
    "odd shapes": (httpx2.Response(200, text='data: {"choices": [null]}\n\ndata: {"choices": 5}\n\n', headers={"content-type": "text/event-stream"}), "m"),
    "bad request": (problem(400, "n must be positive"), "answered 400"),
    "overflow": (problem(400, "the request exceeds the available context size"), "too long"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAILURES)
def test_every_failure_ends_in_the_built_in_words_and_one_line(name: str) -> None:
    answer, words = FAILURES[name]
    lines: list[str] = []
    worded = reword(DRAFT, make_seam(Model(answer), lines))
    assert worded.pieces == DRAFT.pieces and worded.engine == "built-in" and worded.replaced == 0
    assert len(lines) == 1 and words in lines[0] and "\n" not in lines[0] and lines[0].endswith("the built-in wording is shown"), lines
    assert "sk-abcdef" not in lines[0]


def test_an_endless_answer_is_cut() -> None:
    lines: list[str] = []
    worded = reword(DRAFT, make_seam(Model(stream(*["x" * 60_000] * 6)), lines))
    assert worded.pieces == DRAFT.pieces and len(lines) == 1


def test_a_drop_in_the_stream_is_a_failure() -> None:
    class Broken(httpx2.SyncByteStream):
        def __iter__(self) -> Any:
            yield b'data: {"id":"x","object":"chat.completion.chunk","created":0,"model":"m","choices":[{"index":0,"delta":{"content":"{"}}]}\n\n'
            raise httpx2.ReadError("reset")

    lines: list[str] = []
    model = Model(httpx2.Response(200, stream=Broken(), headers={"content-type": "text/event-stream"}))
    assert reword(DRAFT, make_seam(model, lines)).pieces == DRAFT.pieces and "the connection to" in lines[0]


@pytest.mark.parametrize(
    "word",
    [
        "response_format is not supported",
        "json_schema unsupported",
        "unknown field stream_options",
        "temperature must be 1",
        "use of max_tokens",
        "extra inputs: chat_template_kwargs",
    ],
)
def test_what_an_endpoint_does_not_know_is_left_out(word: str) -> None:
    model = Model(problem(400, word), stream(GOOD))
    assert reword(DRAFT, make_seam(model)).replaced == 2
    first, second = model.bodies
    assert len(second) == len(first) - 1 and second["messages"] == first["messages"]


def test_a_server_without_streaming_is_asked_plainly() -> None:
    whole = {"id": "x", "object": "chat.completion", "created": 0, "model": "m", "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": GOOD}}]}  # fmt: skip
    model = Model(httpx2.Response(200, json=whole), httpx2.Response(200, json=whole))
    assert reword(DRAFT, make_seam(model)).replaced == 2
    assert "stream" not in model.bodies[-1]


def test_too_long_a_prompt_is_tried_again_with_half() -> None:
    model = Model(problem(400, "maximum context length is 512 tokens"), stream(pieces(t1="The kiln quote is blocked, waiting for Idris.")))
    worded = reword(DRAFT, make_seam(model))
    assert worded.replaced == 1 and worded.usage and worded.usage.calls == 2
    assert "photos" not in model.bodies[1]["messages"][-1]["content"]


def test_a_retry_helps_what_passes() -> None:
    assert reword(DRAFT, make_seam(Model(problem(503, "Loading model"), stream(GOOD)))).replaced == 2


# --- which endpoint, which key ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://127.0.0.1:11434/v1", True), ("http://localhost:1234/v1", True), ("http://[::1]:8080/v1", True), ("http://127.8.9.1/v1", True),
        ("http://192.168.1.4:11434/v1", False), ("https://api.openai.com/v1", False), ("http://localhost.evil.test/v1", False),
        ("http://127.0.0.1.evil.test/v1", False), ("http://127.0.0.1@evil.test/v1", False), ("http://0.0.0.0:1/v1", False),
    ],
)  # fmt: skip
def test_what_is_local(url: str, local: bool) -> None:
    assert is_local(url) is local


def test_a_key_in_the_environment_alone_chooses_nothing() -> None:
    assert find_endpoint(Seam(env={"OPENAI_API_KEY": "sk-x"})) == (None, "")
    lines: list[str] = []
    model = Model(stream(GOOD))
    worded = reword(DRAFT, make_seam(model, lines, base_url="", name="", env={"OPENAI_API_KEY": "sk-x"}))
    assert (model.requests, lines, worded.pieces) == ([], [], DRAFT.pieces)


def test_no_model_is_off_whatever_is_configured() -> None:
    model = Model(stream(GOOD))
    assert reword(DRAFT, make_seam(model, use=ModelUse(name="other", off=True))).pieces == DRAFT.pieces and not model.requests


def test_the_openai_key_goes_to_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-secret")
    model = Model(stream(GOOD))
    reword(DRAFT, make_seam(model, env=dict(os.environ)))
    assert "secret" not in str(model.requests[0].headers.raw) and model.requests[0].headers["authorization"] == "Bearer none"


def test_model_names_override_and_missing_keys_are_told() -> None:
    endpoint, _ = find_endpoint(make_seam(Model(stream("")), use=ModelUse(name="other")))
    assert endpoint and endpoint.name == "other" and endpoint.local and not endpoint.pseudonyms
    lines: list[str] = []
    assert reword(DRAFT, make_seam(Model(stream(GOOD)), lines, base_url="", name="gpt")).pieces == DRAFT.pieces
    assert "OPENAI_API_KEY is not set" in lines[0]
    lines.clear()
    reword(DRAFT, make_seam(Model(stream(GOOD)), lines, name=""))
    assert "no name" in lines[0]


# --- remote: consent, pseudonyms, the log -------------------------------------------------------

REMOTE = {"base_url": "https://llm.test/v1", "key_env": "K", "env": {"K": "sk-1"}, "people": (Person("Maren Tolk"), Person("Idris Bonde"))}


def test_a_remote_endpoint_is_asked_for_once(tmp_path: Path) -> None:
    asked: list[str] = []

    def yes(question: str) -> bool:
        asked.append(question)
        return True

    for _ in range(2):
        assert reword(DRAFT, make_seam(Model(stream("{}")), cache=tmp_path / "c", ask=yes, **REMOTE)).pieces == DRAFT.pieces
    assert len(asked) == 1 and "llm.test" in asked[0]
    for name in (CONSENT_NAME, LOG_NAME):
        assert stat.S_IMODE((tmp_path / "c" / name).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "c").stat().st_mode) == 0o700
    log = [json.loads(line) for line in (tmp_path / "c" / LOG_NAME).read_text().splitlines()]
    assert len(log) == 2 and log[0]["host"] == "llm.test" and log[0]["bytes"] > 500
    assert not any(word in (tmp_path / "c" / LOG_NAME).read_text() for word in ("kiln", "Maren", "sk-1"))


def test_no_consent_means_nothing_is_sent(tmp_path: Path) -> None:
    for ask in (None, lambda _q: False):
        lines: list[str] = []
        model = Model(stream(GOOD))
        assert reword(DRAFT, make_seam(model, lines, cache=tmp_path, ask=ask, **REMOTE)).pieces == DRAFT.pieces
        assert not model.requests and len(lines) == 1 and not (tmp_path / LOG_NAME).exists()


def test_names_go_out_as_stand_ins_and_come_back(tmp_path: Path) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        said = json.loads(request.content)["messages"][-1]["content"]
        assert not any(name in said for name in ("Maren", "Tolk", "Idris"))
        rows = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
        rows[1]["text"] = rows[1]["text"].replace(" to send photos", " will send the photos") + "."
        return stream(json.dumps({"pieces": rows}))

    model = Model(answer)
    worded = reword(DRAFT, make_seam(model, cache=tmp_path, use=ModelUse(yes=True), **REMOTE))
    assert worded.pieces[1].text == "Maren will send the photos by 4 May." and len(model.requests) == 1
    assert model.requests[0].headers["authorization"] == "Bearer sk-1"


def test_a_dry_run_shows_the_request_and_sends_nothing(tmp_path: Path) -> None:
    model = Model(stream(GOOD))
    seam = make_seam(model, cache=tmp_path, use=ModelUse(dry_run=True), **REMOTE)
    assert reword(DRAFT, seam).pieces == DRAFT.pieces and not model.requests
    (shown,) = seam.requests
    assert shown["url"] == "https://llm.test/v1/chat/completions" and shown["headers"]["Authorization"] == "Bearer $K"
    assert "sk-1" not in json.dumps(shown) and "Maren" not in json.dumps(shown)
    live = Model(stream(GOOD))
    reword(DRAFT, make_seam(live, cache=tmp_path, use=ModelUse(yes=True), **REMOTE))
    assert live.bodies[0] == shown["body"]


# --- the budget ---------------------------------------------------------------------------------


def test_a_long_draft_is_cut_by_whole_lines_oldest_and_weakest_first() -> None:
    import datetime as dt

    long = tuple(
        Piece(
            f"s{n}", f"line {n} about the kiln " + "clay " * 30, date=dt.date(2026, 1, 1) + dt.timedelta(n), weight=2.0 if n == 0 else 1.0
        )
        for n in range(60)
    )
    model = Model(stream('{"pieces": []}'))
    lines: list[str] = []
    worded = reword(Draft("ask", long, None, (), {"question": "What of the kiln?"}), make_seam(model, lines, context_tokens=2400))
    said = model.bodies[0]["messages"][-1]["content"]
    assert '"s0"' in said and '"s59"' in said and '"s1"' not in said
    assert worded.notes[0].startswith("history cut to ") and "sessions" in worded.notes[0]
    assert [p.id for p in worded.pieces] == [p.id for p in long] and lines == []


def test_a_model_gets_room_to_think_and_a_small_one_no_more_than_it_has() -> None:
    model = Model(stream(GOOD))
    reword(DRAFT, make_seam(model))
    reword(DRAFT, make_seam(model, context_tokens=2000))
    assert model.bodies[0]["max_tokens"] > 4000 and 200 <= model.bodies[1]["max_tokens"] < 1600
    assert model.bodies[0]["chat_template_kwargs"] == {"enable_thinking": False}
    body = reword_remote()
    assert "chat_template_kwargs" not in body and "max_completion_tokens" in body and "max_tokens" not in body


def reword_remote() -> dict[str, Any]:
    seam = make_seam(Model(stream(GOOD)), base_url="", name="gpt", env={"OPENAI_API_KEY": "sk-1"}, use=ModelUse(dry_run=True))
    reword(DRAFT, seam)
    return dict(seam.requests[0]["body"])
