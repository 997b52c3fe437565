"""A line on stderr while many notes are read: nothing before a second has passed, gone when it is done."""

from __future__ import annotations

import sys
import time

_PATIENCE = 1.0  # seconds without a word
_EVERY = 0.2  # seconds between two figures


class Progress:
    """Call it with (done, all)."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._told = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Tell that so many are read."""
        now = time.monotonic()
        if now - self._began < _PATIENCE:
            return
        if not sys.stderr.isatty():
            if not self._told:
                sys.stderr.write(f"forenote: reading {total} notes …\n")
                self._told = now
            return
        if done + 1 >= total:
            sys.stderr.write("\r\033[K")
        elif now - self._told >= _EVERY:
            sys.stderr.write(f"\rreading notes: {done} of {total}")
            self._told = now
        sys.stderr.flush()
