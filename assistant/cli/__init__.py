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


def _reopen() -> None:
    """Streams that the caller closed (`forenote actions >&-`) swallow what is written to them."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 # as long as the process
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _run() -> None:
    from assistant.interrupts import rest, watch

    watch()
    _reopen()
    # A search multiplies one matrix by one vector: numpy's threads cost it more to start than all else that numpy does (measured: a fifth
    # of a warm search). Read when numpy is loaded; whoever set it keeps it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from assistant.cli.app import run

        run()
    finally:
        rest()
