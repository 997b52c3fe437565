"""The Jinja2 templates in ``prompts/``: found, checked against their front matter, rendered with StrictUndefined."""

from __future__ import annotations

from typing import Any

from assistant.resources import resource


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


def inputs_of(text: str) -> frozenset[str]:
    """The inputs that a template's header names: `inputs: page`."""
    header = text.partition("#}")[0] if text.startswith("{#") else ""
    line = next((row for row in header.splitlines() if row.strip().startswith("inputs:")), "inputs:")
    return frozenset(word.strip() for word in line.split(":", 1)[1].split(",") if word.strip())
