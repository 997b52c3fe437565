"""Printing results: the only module that writes to stdout."""

from __future__ import annotations

import os
import shutil
import sys
from typing import Any

from assistant.cli.layout import Page, as_markdown, as_terminal


def on_terminal() -> bool:
    """Whether a person reads stdout."""
    return sys.stdout.isatty()


def in_colour() -> bool:
    """Whether to use bold and dim: on a terminal, unless NO_COLOR or TERM=dumb says otherwise."""
    return on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """The width of the terminal."""
    return shutil.get_terminal_size((80, 24)).columns


def print_text(text: str) -> None:
    """Write text, ending in a line end. What the stream's encoding lacks becomes "?"."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None and sys.stdout.errors in ("strict", "surrogateescape"):
        reconfigure(errors="replace")
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def print_page(page: Page) -> None:
    """Write a page: aligned on a terminal, Markdown elsewhere."""
    print_text(as_terminal(page, columns(), in_colour()) if on_terminal() else as_markdown(page))


def print_json(value: Any) -> None:
    """Write one JSON document."""
    import json

    from assistant.reading.visible import visible_json

    print_text(visible_json(json.dumps(value, ensure_ascii=False, indent=2)))
