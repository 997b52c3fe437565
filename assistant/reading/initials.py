"""Initials of names."""

from __future__ import annotations

import re


def initials_of(name: str) -> str:
    """The first letters of a name's words, in capitals; particles count.

    >>> initials_of("Milo van Dalen"), initials_of("Ana-Maria Petrie")
    ('MVD', 'AMP')
    """
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word).upper()
