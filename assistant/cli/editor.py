"""Opening a note in the user's editor."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from assistant.errors import UsageError


def open_in_editor(path: Path) -> None:
    """Run $VISUAL or $EDITOR on a file where a person sits at a terminal; do nothing elsewhere."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    import shlex
    import subprocess

    try:
        subprocess.run([*shlex.split(editor), str(path)], check=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"the editor {editor!r} cannot be started ({error}): set EDITOR; the note is {path}") from error
