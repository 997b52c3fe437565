"""Front matter of an imported file: what stands there is kept as it is, what is missing is added below it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from assistant.reading.frontmatter import FrontMatter


def completed(text: str, front: FrontMatter, added: Mapping[str, Any]) -> str:
    """The front matter of ``text`` (without its body) as a YAML block, ending in a line end, with the keys of ``added`` that it lacks.

    A YAML block keeps its lines to the letter; TOML and JSON are written as YAML with the same values.
    """
    present = {key.strip().lower() for key in front.data}
    rows = [f"{key}: {_yaml(value)}" for key, value in added.items() if value is not None and key not in present]
    lines = text.split("\n")[: front.body_line - 1]
    fence = next((at for at, line in enumerate(lines) if line.strip()), None)
    if not front.data or fence is None:
        return "\n".join(["---", *rows, "---"]) + "\n"
    if lines[fence].strip().removeprefix("\ufeff") == "---":
        return "\n".join(["---", *lines[fence + 1 : -1], *rows, "---"]) + "\n"
    return f"---\n{_dumped(front.data)}" + "\n".join([*rows, "---"]) + "\n"


def _yaml(value: Any) -> str:
    """A value on one line. A text in double quotes is the same in JSON and YAML."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_yaml(each) for each in value) + "]"
    return json.dumps(str(value), ensure_ascii=False)


def _dumped(data: Mapping[str, Any]) -> str:
    import yaml

    return str(yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, default_flow_style=False))
