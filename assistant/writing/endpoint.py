"""Which model is asked, where it is, and what the user said about it: one record for all that the seam needs."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from assistant.config import ModelConfig
from assistant.records import Person

OPENAI_URL = "https://api.openai.com/v1"
_OPENAI_KEY = "OPENAI_API_KEY"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model that may be asked. ``key`` is the secret itself and never shown; ``local``: the text stays on this machine."""

    base_url: str
    name: str
    key: str = field(default="", repr=False)
    key_env: str = ""
    local: bool = True
    pseudonyms: bool = False
    hide: tuple[str, ...] = ()
    timeout: float = 120.0
    context_tokens: int = 0
    price_in: float | None = None
    price_out: float | None = None

    @property
    def host(self) -> str:
        """Host and port, for the consent question and the log."""
        return urlsplit(self.base_url).netloc.rpartition("@")[2]

    @property
    def url(self) -> str:
        """The address that a request goes to."""
        return f"{self.base_url.rstrip('/')}/chat/completions"


@dataclass(frozen=True, slots=True)
class ModelUse:
    """What the command line said about the model: ``name`` overrides, ``off`` forces the built-in engine, ``yes`` consents."""

    name: str | None = None
    off: bool = False
    dry_run: bool = False
    yes: bool = False
    verbose: bool = False


def _silent(_line: str) -> None:
    """Lines of a caller who wants none."""


@dataclass(frozen=True, slots=True)
class Seam:
    """All that rewording needs beside the draft. Only this crosses from the workspace to the seam.

    ``people`` are everybody known (for pseudonyms and for knowing a name), ``me`` the user. ``cache`` holds consent and the log,
    ``templates`` the user's copies. ``warn`` takes one line for stderr, ``tell`` those of `--verbose`, ``wait`` what is told before a call. ``ask`` puts a yes-or-no
    question to the user; None where nobody can answer. ``requests`` collects what `--dry-run` shows. ``transport`` is for tests.
    """

    model: ModelConfig = field(default_factory=ModelConfig)
    use: ModelUse = field(default_factory=ModelUse)
    people: tuple[Person, ...] = ()
    me: str | None = None
    cache: Path | None = None
    templates: Path | None = None
    env: Mapping[str, str] = field(default_factory=dict)
    warn: Callable[[str], None] = _silent
    tell: Callable[[str], None] = _silent
    wait: Callable[[str], None] = _silent
    ask: Callable[[str], bool] | None = None
    requests: list[dict[str, Any]] = field(default_factory=list)
    transport: Any = None


def is_local(base_url: str) -> bool:
    """Whether an address is this machine itself: what is sent there leaves it by no network."""
    try:
        host = urlsplit(base_url).hostname or ""
    except ValueError:
        return False
    if host.rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def find_endpoint(seam: Seam) -> tuple[Endpoint | None, str]:
    """(endpoint, "") or (None, why not). "" for both where no model was chosen: that is no fault.

    OPENAI_API_KEY alone chooses nothing: a model is named in forenote.toml or by `--model`. The key goes to the OpenAI address or
    where ``key_env`` names it, to no other.
    """
    config = seam.model
    if seam.use.off or not (config.base_url or config.name or seam.use.name):
        return None, ""
    name = seam.use.name or config.name
    base_url = config.base_url or OPENAI_URL
    if not name:
        return None, '[model] has a base_url but no name: add `name = "..."`, the model\'s name as the endpoint lists it'
    local = is_local(base_url)
    openai = urlsplit(base_url).hostname == urlsplit(OPENAI_URL).hostname
    key_env = config.key_env or (_OPENAI_KEY if openai else "")
    key = seam.env.get(key_env, "").strip() if key_env else ""
    if not key and (openai or (config.key_env and not local)):
        return None, f"no key for {name}: the variable {key_env} is not set; set it, or a base_url under [model]"
    hidden = config.pseudonyms if config.pseudonyms is not None else not local
    found = Endpoint(base_url, name, key, key_env, local, hidden, config.hide, float(config.timeout_seconds), config.context_tokens)
    return replace(found, price_in=config.price_in, price_out=config.price_out), ""
