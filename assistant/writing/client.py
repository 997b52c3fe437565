"""One chat completion from an OpenAI-compatible endpoint, through the ``openai`` package: what was said, or one line why not.

The package's own retries take care of what passes (429, 5xx, lost connections). What an endpoint doesn't know (``response_format``,
``stream_options``, ``temperature``) is left out and the request sent again. Redirects are not followed and a local endpoint is asked
past any proxy: what the user allowed one address to have goes to no other.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.interrupts import pass_on
from assistant.writing.endpoint import OPENAI_URL, Endpoint

_MOST_CHARACTERS = 200_000  # a reply that never ends
_BESIDE = ("chat_template_kwargs",)  # what only local servers know, beside the package's own parameters
_OPTIONAL = ("response_format", "stream_options", "temperature", "max_completion_tokens", "max_tokens", *_BESIDE)
_RETRIES = 2


@dataclass(frozen=True, slots=True)
class Completion:
    """What an endpoint said. ``finish`` is its own word ("stop", "length"); tokens are None where it did not count them."""

    text: str
    finish: str = ""
    refusal: str = ""
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    seconds: float = 0.0
    calls: int = 1


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer: one line for the user. ``overflow``: the prompt was too long, a shorter one may do."""

    line: str
    overflow: bool = False


def build_body(endpoint: Endpoint, messages: Sequence[dict[str, str]], ids: Sequence[str], most_tokens: int) -> dict[str, Any]:
    """The exact body of the request for pieces ``ids``: the closed set stands in the schema."""
    entry = {
        "type": "object",
        "properties": {"id": {"type": "string", "enum": list(ids)}, "text": {"type": "string"}},
        "required": ["id", "text"],
        "additionalProperties": False,
    }
    schema = {
        "type": "object",
        "properties": {"pieces": {"type": "array", "items": entry}},
        "required": ["pieces"],
        "additionalProperties": False,
    }
    limit = "max_completion_tokens" if _is_openai(endpoint) else "max_tokens"
    # Who copies the words of a line need not think aloud about it; servers whose models don't think ignore this.
    beside = {"chat_template_kwargs": {"enable_thinking": False}} if endpoint.local else {}
    return {
        **beside,
        "model": endpoint.name,
        "messages": list(messages),
        "temperature": 0.2,
        "stream": True,
        "stream_options": {"include_usage": True},
        limit: most_tokens,
        "response_format": {"type": "json_schema", "json_schema": {"name": "pieces", "strict": True, "schema": schema}},
    }


def complete(endpoint: Endpoint, body: dict[str, Any], transport: Any = None) -> Completion | Failure:
    """Send the request. Never raises for anything that an endpoint does or that happens on the way to it."""
    try:
        import httpx2
        import openai
    except ImportError as error:
        pass_on(error)
        return Failure(f"the package {error.name} is not installed, so no model can be asked: install Forenote again")
    started = time.monotonic()
    try:
        client = make_client(endpoint, transport)
    except (openai.OpenAIError, httpx2.InvalidURL, ValueError) as error:
        return Failure(f"base_url {endpoint.base_url!r} is no address that can be used ({first_line(error)})")
    try:
        with client:
            return _persistent(client, dict(body), started, endpoint.timeout)
    except (openai.OpenAIError, httpx2.HTTPError, httpx2.StreamError, httpx2.InvalidURL) as error:
        return Failure(told(error, endpoint))
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, OSError) as error:
        # What a server sends may have any shape; the package hands it on as it is.
        return Failure(f"{endpoint.name} at {endpoint.host} sent what is no chat completion ({first_line(error)})")


def make_client(endpoint: Endpoint, transport: Any = None, *, timeout: float | None = None, retries: int | None = None) -> Any:
    """The package's client. Organization and project of the environment's OPENAI_ variables are for OpenAI alone."""
    import httpx2
    import openai

    wait = httpx2.Timeout(timeout or endpoint.timeout, connect=min(10.0, timeout or endpoint.timeout))
    http = openai.DefaultHttpxClient(transport=transport, follow_redirects=False, trust_env=not endpoint.local, timeout=wait)
    own: Any = {} if _is_openai(endpoint) else {"OpenAI-Organization": openai.Omit(), "OpenAI-Project": openai.Omit()}
    tries = (1 if endpoint.local else _RETRIES) if retries is None else retries
    return openai.OpenAI(
        base_url=endpoint.base_url, api_key=endpoint.key or "none", timeout=wait, max_retries=tries, http_client=http, default_headers=own
    )


def _is_openai(endpoint: Endpoint) -> bool:
    return endpoint.base_url.startswith(OPENAI_URL.removesuffix("v1"))


def _persistent(client: Any, body: dict[str, Any], started: float, timeout: float) -> Completion | Failure:
    """The request, and again without what the endpoint says it does not know."""
    import openai

    for call in range(1, len(_OPTIONAL) + 2):
        try:
            return _said(client, body, started, timeout, call)
        except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
            reason = first_line(error)
            if _overflows(reason):
                return Failure(f"the prompt was too long for the model ({reason[:120]})", overflow=True)
            unknown = _unknown(reason, body)
            if unknown is None:
                raise
            del body[unknown]
    return Failure("the endpoint refused every form of the request")


def _overflows(reason: str) -> bool:
    return bool(
        re.search(
            r"context.{0,20}(size|length|window)|maximum context|too many tokens|prompt is too long|exceeds? .{0,30}tokens",
            reason,
            re.IGNORECASE,
        )
    )


def _unknown(reason: str, body: dict[str, Any]) -> str | None:
    """The optional setting that an error speaks of; the schema first, where it names none."""
    spoken = re.sub(r"json_schema|json_object|structured output|grammar", "response_format", reason, flags=re.IGNORECASE)
    named = [key for key in _OPTIONAL if key in body and key in spoken]
    if named:
        return named[0]
    return "response_format" if "response_format" in body else None


def _said(client: Any, body: dict[str, Any], started: float, timeout: float, call: int) -> Completion | Failure:
    parts: list[str] = []
    refusal = finish = ""
    counts: tuple[int | None, int | None] = (None, None)
    length = chunks = 0
    with client.chat.completions.create(**_parameters(body)) as stream:
        for chunk in stream:
            chunks += 1
            counts = _counts(chunk) or counts
            for choice in (getattr(chunk, "choices", None) or [])[:1]:
                delta = getattr(choice, "delta", None)
                part = getattr(delta, "content", None)
                parts.append(part if isinstance(part, str) else "")
                refusal += str(getattr(delta, "refusal", None) or "")
                finish = str(getattr(choice, "finish_reason", None) or finish)
                length += len(parts[-1])
            if length > _MOST_CHARACTERS:
                finish = "length"
                break
            if time.monotonic() - started > timeout:
                return Failure(f"no complete answer within {timeout:g} s (timeout_seconds under [model])")
    seconds = time.monotonic() - started
    if not chunks:
        return _whole(client, body, started, call + 1)
    return Completion("".join(parts), finish, refusal, *counts, seconds, call)


def _parameters(body: dict[str, Any]) -> dict[str, Any]:
    beside = {key: body[key] for key in _BESIDE if key in body}
    return {**{key: value for key, value in body.items() if key not in beside}, "extra_body": beside or None}


def _whole(client: Any, body: dict[str, Any], started: float, call: int) -> Completion | Failure:
    """Once more without streaming: some servers don't know it, and answer with a page or one document."""
    plain = {key: value for key, value in body.items() if key not in ("stream", "stream_options")}
    found = client.chat.completions.create(**_parameters(plain))
    choices = getattr(found, "choices", None)
    if not choices:
        return Failure("the endpoint did not answer with a chat completion: base_url usually ends in /v1")
    choice = choices[0]
    text = getattr(choice.message, "content", None)
    counts = _counts(found) or (None, None)
    refusal = str(getattr(choice.message, "refusal", None) or "")
    return Completion(
        text if isinstance(text, str) else "", str(choice.finish_reason or ""), refusal, *counts, time.monotonic() - started, call
    )


def _counts(chunk: Any) -> tuple[int | None, int | None] | None:
    usage = getattr(chunk, "usage", None)
    counted = [getattr(usage, key, None) for key in ("prompt_tokens", "completion_tokens")]
    sent, got = (value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None for value in counted)
    return None if sent is None else (sent, got)


def told(error: Exception, endpoint: Endpoint) -> str:
    """One line that names what to change."""
    import openai

    who = f"{endpoint.name} at {endpoint.host}"
    reason = first_line(error)[:160]
    key = endpoint.key_env or "key_env"
    if isinstance(error, openai.APITimeoutError):
        return f"{who} did not answer within {endpoint.timeout:g} s (timeout_seconds under [model])"
    if isinstance(error, openai.APIConnectionError):
        return (
            f"the connection to {endpoint.host} failed ({first_line(error.__cause__ or error)[:100]}): is it running, and base_url right?"
        )
    if isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError):
        return f"{who} does not take the key ({key}): {reason}"
    if isinstance(error, openai.NotFoundError):
        return f"{who} was not found ({reason}): check name, and that base_url ends in /v1; `forenote doctor --network` tries it"
    if isinstance(error, openai.RateLimitError):
        return f"{who} takes no more requests now ({reason})"
    if isinstance(error, openai.APIStatusError):
        return f"{who} answered {error.status_code} ({reason})"
    return f"{who} broke off ({reason or type(error).__name__})"


def first_line(error: BaseException) -> str:
    """An error's message on one line, the server's own sentence where it sent one. Never a key."""
    body = getattr(error, "body", None)
    inner = body.get("error", body) if isinstance(body, dict) else body
    text = inner.get("message") if isinstance(inner, dict) else inner if isinstance(inner, str) else None
    said = text if isinstance(text, str) and text else str(error) or type(error).__name__
    if "<html" in said.lower() or "<!doctype" in said.lower():
        said = "a web page came back"
    return re.sub(r"(sk-|Bearer )[\w*.-]+", r"\1…", " ".join(said.split()))[:300]


def shown_request(endpoint: Endpoint, body: dict[str, Any]) -> dict[str, Any]:
    """What `--dry-run` prints: the whole request but the key, which is named and not shown."""
    value = f"Bearer ${endpoint.key_env}" if endpoint.key_env else "Bearer none"
    return {
        "method": "POST",
        "url": endpoint.url,
        "headers": {"Authorization": value, "Content-Type": "application/json"},
        "body": json.loads(json.dumps(body)),
    }
