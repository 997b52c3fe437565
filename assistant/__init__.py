"""Forenote: prepares people for their 1:1s from the notes they keep."""

from __future__ import annotations

TYPE_CHECKING = False  # typing's own costs more than all else here, and comes before anything can tell an interrupt from a fault
if TYPE_CHECKING:
    from assistant.assistant import Assistant as Assistant

__version__ = "0.1.0"
__all__ = ["Assistant", "__version__"]


def __getattr__(name: str) -> object:
    """Import ``Assistant`` when it is first asked for: `forenote --help` needs none of it (PEP 562)."""
    if name == "Assistant":
        from assistant.assistant import Assistant

        return Assistant
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
