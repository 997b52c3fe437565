"""The command line: each command parses, makes one call on ``Assistant`` and prints."""

from __future__ import annotations

import os


def main() -> None:
    """The ``forenote`` command."""
    # A search multiplies one matrix by one vector: numpy's threads cost it more to start than all else that numpy does (measured: a fifth
    # of a warm search). Read when numpy is loaded; whoever set it keeps it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from assistant.cli.app import run

    run()
