"""Several reports in one line: "deck sent, printer called, hall not yet", "hall yes, printer no"."""

from __future__ import annotations

import re

from assistant.reading.words import base_of_past, content_words

_LABEL = re.compile(r"^[^:,]{2,40}:\s+")
_GAP = re.compile(r"[,;]\s+(?:and\s+)?|\s+and\s+|\s+/\s+|\.\s+")
_LONGEST = 5  # words of a part
_YES = re.compile(r"^(?P<thing>.+?)[:\s]\s*(?:yes|yep|ja|check|ok)$", re.I)
_NO = re.compile(r"^(?P<thing>.+?)[:\s]\s*(?:no|nope|nein)$", re.I)
_STATE = re.compile(
    r"\b(?:done|ready|out|in|up|live|over|through|there|here|open|closed|missing|pending|outstanding|yet|still (?:open|to do)|half|overdue|late|tomorrow|next week)$",
    re.I,
)


def listed(clause: str) -> list[str]:
    """The parts of a line that lists how several things stand, each as a report of its own; nothing for other lines.

    >>> listed("last time: deck sent, printer called, hall not yet")
    ['deck sent', 'printer called', 'hall not yet']
    >>> listed("Follow-up: hall yes, printer no")
    ['hall done', 'printer not done']
    >>> listed("talked to Kim, then sent the deck to the board")
    []
    """
    text = _LABEL.sub("", clause.strip().rstrip(" .!"), count=1)
    parts = [part.strip() for part in _GAP.split(text) if part.strip()]
    if len(parts) < 2 or not all(_stands(part) for part in parts):
        return []
    return [_plain(part) for part in parts]


def _stands(part: str) -> bool:
    """Whether a part names a thing and ends with how it stands."""
    words = part.split()
    if not 2 <= len(words) <= _LONGEST or not words[0][0].isalnum():
        return False
    told = _YES.match(part) or _NO.match(part) or _STATE.search(part) or base_of_past(words[-1].lower())
    return bool(told) and bool(content_words(" ".join(words[:-1])))


def _plain(part: str) -> str:
    if found := _YES.match(part):
        return f"{found['thing'].rstrip(' :')} done"
    if found := _NO.match(part):
        return f"{found['thing'].rstrip(' :')} not done"
    return part
