"""A line on stderr while many notes are read or embedded: nothing before a second has passed, gone when it is done."""

from __future__ import annotations

import sys
import time

_PATIENCE = 1.0  # seconds without a word
_EVERY = 0.2  # seconds between two figures


class Progress:
    """Call it with (done, all). ``doing`` is the work ("reading"), ``things`` what it is done to. The clock starts with the first call."""

    def __init__(self, doing: str = "reading", things: str = "notes") -> None:
        self._doing, self._things = doing, things
        self._began: float | None = None
        self._told = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Tell that so many are read."""
        now = time.monotonic()
        self._began = now if self._began is None else self._began
        if now - self._began < _PATIENCE:
            return
        if not sys.stderr.isatty():
            if not self._told:
                sys.stderr.write(f"forenote: {self._doing} {total} {self._things} …\n")
                self._told = now
            return
        if done + 1 >= total:
            sys.stderr.write("\r\033[K")
        elif now - self._told >= _EVERY:
            sys.stderr.write(f"\r{self._doing} {self._things}: {done} of {total}")
            self._told = now
        sys.stderr.flush()
