"""Where the files that ship with Forenote lie: ``prompts/``, ``knowledge/`` and ``evals/``."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import ForenoteError


def resource(name: str) -> Path:
    """The folder or file `name`, like ``prompts`` or ``knowledge/sample``, of this installation.

    A wheel carries them inside the package (``_data``), a checkout beside it. ForenoteError if it is in neither.
    """
    package = Path(__file__).resolve().parent
    carried = package / "_data"
    # Never both: beside an installed package lie other people's packages, one of which may be called `prompts`.
    found = (carried if carried.is_dir() else package.parent) / name
    if not found.exists():
        raise ForenoteError(f"{name} is missing from this installation of Forenote: install it again")
    return found
