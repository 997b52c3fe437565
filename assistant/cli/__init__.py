"""The command line: each command parses, makes one call on ``Assistant`` and prints."""

from __future__ import annotations

import os
import sys

_INTERRUPTED = 130


def main() -> None:
    """The ``forenote`` command."""
    try:
        _run()
    except KeyboardInterrupt:  # while the modules load: the commands have a shell of their own around them
        _leave()
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            _leave()
        raise


def _leave() -> None:
    """Leave with 130 at once. An interrupt inside `exec`, by which dataclasses are made, would else end Python by the signal, whatever was caught."""
    import contextlib

    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(_INTERRUPTED)


def _run() -> None:
    from assistant.interrupts import rest, watch

    watch()
    # A search multiplies one matrix by one vector: numpy's threads cost it more to start than all else that numpy does (measured: a fifth
    # of a warm search). Read when numpy is loaded; whoever set it keeps it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from assistant.cli.app import run

        run()
    finally:
        rest()
