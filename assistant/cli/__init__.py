"""The command line: each command parses, makes one call on ``Assistant`` and prints."""

from __future__ import annotations


def main() -> None:
    """The ``forenote`` command."""
    from assistant.cli.app import run

    run()
