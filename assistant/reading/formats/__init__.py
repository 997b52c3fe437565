"""The seam of file formats: one function a suffix, from decoded text to text whose lines are known on disk.

A new format is one more entry in ``_CONVERTERS``: a function ``(decoded text) -> Converted``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from assistant.reading.formats.chatlog import read_chatlog
from assistant.reading.formats.converted import Converted
from assistant.reading.formats.transcript import read_transcript

__all__ = ["READABLE", "Converted", "to_text"]


def _markdown(text: str) -> Converted:
    return read_chatlog(text) or Converted(text, None, "markdown")


def _text(text: str) -> Converted:
    return read_chatlog(text) or Converted(text, None, "text")


_CONVERTERS: Mapping[str, Callable[[str], Converted]] = MappingProxyType(
    {
        ".md": _markdown,
        ".markdown": _markdown,
        ".txt": _text,
        "": _text,
        ".vtt": read_transcript,
        ".srt": read_transcript,
    }
)

READABLE: frozenset[str] = frozenset(suffix for suffix in _CONVERTERS if suffix)
"""Suffixes (lower case, with the dot) of the files that a walk over a workspace reads."""


def to_text(path_suffix: str, decoded_text: str) -> Converted:
    """Text of a file by its suffix, in any case; an unknown suffix is taken for plain text. Never raises."""
    return _CONVERTERS.get(path_suffix.lower(), _text)(decoded_text)
