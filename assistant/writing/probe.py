"""Trying the model endpoint, without a word of the notes, and naming the setting that is wrong."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from typing import Any

from assistant.interrupts import pass_on
from assistant.writing.client import Completion, build_body, complete, first_line, make_client, told
from assistant.writing.endpoint import Endpoint, Seam, find_endpoint

_WAIT = 10.0  # seconds for the list of models; the model itself gets its own time


@dataclass(frozen=True, slots=True)
class Probe:
    """What was found: one sentence, and what to change ("" where nothing)."""

    text: str
    todo: str = ""


def probe(seam: Seam) -> Probe:
    """Ask the endpoint for its models, then the model for two words. Sends nothing of the notes."""
    endpoint, problem = find_endpoint(seam)
    if endpoint is None:
        if problem:
            return Probe(problem.split(":")[0], problem)
        return Probe("no model is configured: the built-in engine answers, and nothing is ever sent")
    names, failed = _models(endpoint, seam.transport)
    if failed:
        beside = replace(endpoint, base_url=endpoint.base_url.rstrip("/") + "/v1")
        if not endpoint.base_url.rstrip("/").endswith("/v1") and not _models(beside, seam.transport)[1]:
            return Probe(f"{endpoint.base_url} is no API, {beside.base_url} is", f'set base_url = "{beside.base_url}" under [model]')
        return failed
    if names and endpoint.name not in names and f"{endpoint.name}:latest" not in names:
        close = difflib.get_close_matches(endpoint.name, names, 3, 0.3) or names[:3]
        return Probe(f"{endpoint.host} has no model {endpoint.name!r}", f"set name under [model] to one it has, like {', '.join(close)}")
    return _talk(endpoint, seam.transport)


def _models(endpoint: Endpoint, transport: Any) -> tuple[list[str], Probe | None]:
    """(names, None), or ([], what is wrong)."""
    try:
        import httpx2
        import openai
    except ImportError as error:
        pass_on(error)
        return [], Probe(f"the package {error.name} is not installed", "install Forenote again")
    try:
        with make_client(endpoint, transport, timeout=min(_WAIT, endpoint.timeout), retries=0) as client:
            page = client.models.list()
            names = [entry.id for entry in (page.data or []) if isinstance(getattr(entry, "id", None), str)]
            return names, None
    except (openai.OpenAIError, httpx2.HTTPError, httpx2.StreamError, httpx2.InvalidURL) as error:
        return [], Probe(told(error, replace(endpoint, timeout=min(_WAIT, endpoint.timeout))), _advice(error, endpoint))
    except (ValueError, TypeError, AttributeError, KeyError, OSError) as error:
        return [], Probe(
            f"{endpoint.base_url} does not answer as an API does ({first_line(error)})",
            "check base_url under [model]: it usually ends in /v1",
        )


def _advice(error: Exception, endpoint: Endpoint) -> str:
    import openai

    if isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError):
        if not endpoint.key_env:
            return "name the variable that holds the key: key_env under [model]"
        state = "is not set" if not endpoint.key else "holds a key that is not taken"
        return f"{endpoint.key_env} {state}: set it, or change key_env under [model]"
    if isinstance(error, openai.APITimeoutError):
        return "it does not answer: check base_url under [model], or give it more time with timeout_seconds"
    if isinstance(error, openai.APIConnectionError):
        return "start the server, or check host and port of base_url under [model]"
    if isinstance(error, openai.NotFoundError):
        return "check base_url under [model]: it usually ends in /v1"
    return "check base_url under [model], and the server's own log"


def _talk(endpoint: Endpoint, transport: Any) -> Probe:
    """Two words from the model itself: a listed one may still not load, or take longer than it is given."""
    messages = [{"role": "system", "content": "Answer with JSON only."}, {"role": "user", "content": '{"id": "p1", "text": "all good"}'}]
    done = complete(endpoint, build_body(endpoint, messages, ["p1"], 60), transport)
    if not isinstance(done, Completion):
        if "timeout_seconds" in done.line:
            return Probe(done.line, "give it more time with timeout_seconds under [model], or use a smaller model")
        return Probe(done.line, "check name under [model], and the server's own log")
    where = "on this machine" if endpoint.local else "not on this machine"
    hidden = "names are replaced on the way" if endpoint.pseudonyms else "names are sent as they are"
    return Probe(f"{endpoint.name} at {endpoint.host} ({where}; {hidden}) answered in {done.seconds:.1f} s")
