"""The Jinja2 templates in ``prompts/``: found, checked against their front matter, rendered with StrictUndefined.

A page (``brief.md.j2``) is one text. A prompt (``prep.j2``) has blocks for its roles, each rendered by itself: whatever a note says
can only ever be part of the user's message. A copy in the workspace's ``prompts/`` wins over the shipped one.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import UsageError
from assistant.resources import resource

if TYPE_CHECKING:
    import jinja2

ROLES = ("system", "examples", "user")
PROMPTS = ("prep", "ask", "reframe")
_MOST_BYTES = 100_000


def render_template(name: str, **values: Any) -> str:
    """The template ``name`` filled with ``values``. HTML templates escape everything; an unknown variable is an error."""
    import jinja2

    text = (resource("prompts") / name).read_text(encoding="utf-8")
    environment = jinja2.Environment(
        undefined=jinja2.StrictUndefined, autoescape=".html" in name, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    return environment.from_string(body_of(text)).render(**values)


def body_of(text: str) -> str:
    """A template without its front matter (name, inputs), which stands in a Jinja comment at the top."""
    return text.partition("#}\n")[2] if text.startswith("{#") else text


def header_of(text: str) -> dict[str, str]:
    """What a template's header says: name, what, inputs, schema, budget; in a copy also ``shipped``, the digest it was copied from."""
    header = text[2:].partition("#}")[0] if text.startswith("{#") else ""
    rows = (line.partition(":") for line in header.splitlines() if ":" in line)
    return {key.strip(): value.strip() for key, _, value in rows}


def inputs_of(text: str) -> frozenset[str]:
    """The inputs that a template's header names: `inputs: page`."""
    return frozenset(word.strip() for word in header_of(text).get("inputs", "").split(",") if word.strip())


# --- prompts ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt template as text. ``mine``: it is the user's copy. ``budget`` is in tokens of the whole request."""

    name: str
    text: str
    mine: bool = False

    @property
    def budget(self) -> int:
        """How many tokens the request may have, by the header; 3,000 where it says nothing that is a number."""
        told = header_of(self.text).get("budget", "")
        return int(told) if told.isdigit() and int(told) else 3000

    @property
    def version(self) -> str:
        """Name and digest: which words were used."""
        return f"{self.name}@{digest(self.text)}{' (your copy)' if self.mine else ''}"


def digest(text: str) -> str:
    """Twelve letters that change with the text; line ends don't count, nor does a copy's own `shipped:` line."""
    kept = "\n".join(line for line in text.splitlines() if not line.startswith("shipped:"))
    return hashlib.sha256(kept.encode()).hexdigest()[:12]


def shipped_prompt(name: str) -> Prompt:
    """The prompt as it ships. UsageError for a name that there is not."""
    if name not in PROMPTS:
        raise UsageError(f"no template '{name}': there are {', '.join(PROMPTS)}")
    return Prompt(name, (resource("prompts") / f"{name}.j2").read_text(encoding="utf-8"))


def find_prompt(name: str, folder: Path | None) -> Prompt:
    """The user's copy in ``folder`` if there is one, else the shipped prompt. UsageError where a copy cannot be read."""
    shipped = shipped_prompt(name)
    path = folder / f"{name}.j2" if folder else None
    if path is None or not path.is_file():
        return shipped
    try:
        data = path.read_bytes()
        if len(data) > _MOST_BYTES:
            raise UsageError(f"{path} is longer than a template can be")
        return Prompt(name, data.decode("utf-8-sig").replace("\r\n", "\n"), mine=True)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read ({error}): `forenote templates check`") from error


def render_prompt(prompt: Prompt, values: Mapping[str, Any]) -> list[dict[str, str]]:
    """The messages: system, the examples as turns, user. UsageError, with the template's fault, where a copy does not work."""
    import jinja2

    try:
        template = _environment().from_string(body_of(prompt.text))
        texts = {role: _block(template, role, values) for role in ROLES}
        turns = [_turn(line) for line in texts["examples"].splitlines() if line.strip()]
    except (jinja2.TemplateError, ValueError, TypeError, KeyError, ArithmeticError, RecursionError) as error:
        raise UsageError(f"the template {prompt.name} does not work ({error}): `forenote templates check`") from error
    return [{"role": "system", "content": texts["system"]}, *turns, {"role": "user", "content": texts["user"]}]


def examples_of(messages: list[dict[str, str]]) -> tuple[str, ...]:
    """What the examples' answers say: none of it may come back as an answer."""
    shown = (message["content"] for message in messages[1:-1])
    return tuple(text for content in shown for text in re.findall(r'"text": "((?:[^"\\]|\\.)*)"', content))


def undeclared(text: str) -> frozenset[str]:
    """The variables that a template uses and does not set itself. UsageError where it is no template."""
    import jinja2
    import jinja2.meta

    try:
        return frozenset(jinja2.meta.find_undeclared_variables(_environment().parse(body_of(text))))
    except jinja2.TemplateError as error:
        raise UsageError(f"{error} (line {getattr(error, 'lineno', '?')} below the header)") from error


def _environment() -> jinja2.Environment:
    """Sandboxed: a vault that somebody shares may carry templates, and words are all that these may make."""
    import jinja2
    import jinja2.sandbox

    environment = jinja2.sandbox.ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["line"] = one_line
    environment.filters["entry"] = _entry
    return environment


def _block(template: jinja2.Template, role: str, values: Mapping[str, Any]) -> str:
    context = template.new_context(dict(values))
    return "".join(template.blocks[role](context)).strip()


def _turn(line: str) -> dict[str, str]:
    value = json.loads(line)
    if value["kind"] not in ("user", "assistant"):
        raise ValueError(f"an example of the kind {value['kind']!r}")
    return {"role": value["kind"], "content": str(value["text"])}


def one_line(value: object) -> str:
    """A text from outside as one JSON string: no quote or line end of its own can end it."""
    text = value if isinstance(value, str) else ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return json.dumps(
        " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]", " ", text).split()), ensure_ascii=False
    )


def _entry(piece: Mapping[str, str]) -> str:
    """A piece as one line of JSON."""
    return "{" + ", ".join(f'"{key}": {one_line(value)}' for key, value in piece.items()) + "}"
