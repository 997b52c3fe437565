"""Writing a brief to the terminal, a pipe or a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.output import columns, in_colour, on_terminal, print_text
from assistant.errors import UsageError
from assistant.reading.ours import is_brief

if TYPE_CHECKING:
    from assistant.jobs.prep import Brief


def write_brief(brief: Brief, form: str | None, out: Path | None) -> None:
    """Print the brief (``out`` None or ``-``), or write it to ``out``, whose ending tells the form where none is named.

    UsageError where ``out`` is no plain file (a folder, a device) or holds something that is no brief of ours to replace: a note stays a note.
    """
    from assistant.jobs.rendering import render

    if out is None or str(out) in ("-", "/dev/stdout"):
        chosen = str(form) if form else "text" if on_terminal() else "md"
        print_text(render(brief, chosen, width=columns(), colour=in_colour()))
        return
    from assistant.cli.options import warn
    from assistant.files import write_atomic

    endings = {".html": "html", ".htm": "html", ".json": "json"}
    chosen = str(form) if form else endings.get(out.suffix.lower(), "md")
    if (out.exists() and not out.is_file()) or not out.absolute().parent.is_dir():
        raise UsageError(f"{out} cannot be written: name a file in a folder that is there")
    before = out.read_bytes() if out.exists() else b""
    if before.strip() and not _is_brief(before):
        raise UsageError(f"{out} is there already and is no brief: name another file, or delete it")
    write_atomic(out, render(brief, chosen).encode("utf-8"), expect=before)
    warn(f"wrote {out}")


def _is_brief(data: bytes) -> bool:
    """Whether a file is an earlier brief, which a new one may replace: its head names the engine, as no note does."""
    head = data[:4000]
    if b"<html" in head:
        return b"built-in engine" in head and b"1:1 with" in head
    return is_brief(head.decode("utf-8", "replace")) or (b'"engine": ' in head and b'"as_of": ' in head)
