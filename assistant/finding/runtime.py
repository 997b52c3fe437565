"""onnxruntime, loaded so that it stays silent.

From 1.29 on its official builds for Linux and macOS send usage events to their maker, with a lasting device id, unless one of two variables is set
before it is loaded (onnxruntime pull requests 27379 and 29843). Forenote reports nothing to anybody, so they are always set.
"""

from __future__ import annotations

import os
from typing import Any

from assistant.errors import NoEmbedder
from assistant.interrupts import pass_on

_SILENT = ("ORT_DISABLE_TELEMETRY", "ORT_TELEMETRY_DISABLED")


def forbid_telemetry() -> None:
    """Set the variables, whatever they were; before anything that may load onnxruntime, chromadb too."""
    for name in _SILENT:
        os.environ[name] = "1"


def load_onnxruntime() -> Any:
    """The module. NoEmbedder where it is not installed."""
    forbid_telemetry()
    try:
        import onnxruntime
    except ImportError as error:
        pass_on(error)
        raise NoEmbedder("onnxruntime is not installed") from None
    onnxruntime.disable_telemetry_events()  # Windows heeds no variable
    return onnxruntime
