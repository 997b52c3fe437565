"""Whom a note itself says it is of, where the configuration's `paths` say somebody else: "# 1:1 with Marcus Lee" among Dana's notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from assistant.knowing.roster import Roster
from assistant.reading.inline import fold, plain
from assistant.reading.matters import is_matter
from assistant.reading.named import names_a_pair
from assistant.reading.names import ADDRESS, is_common
from assistant.reading.people import looks_like_name, without_dates
from assistant.reading.sections import ONE_ON_ONE
from assistant.reading.words import STOP_WORDS
from assistant.records import Mention, Point

_BEFORE = re.compile(r"(?:\b(?:with|mit|avec|con|and|x|met)|\bw/|<>|<->|↔|⇄|[&+/×])\s*$", re.I)
_OF_A_PERSON = re.compile(r"(?<!\w)(?:he|she|him|her|his|hers|(?:he|she)['’](?:s|ll|d))(?!\w)", re.I)
_INITIALS = re.compile(r"[A-Z]{1,4}")


class Headed(Protocol):
    """What of a session tells whose it is."""

    @property
    def title(self) -> str | None:
        """The heading that opens it."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The names around it."""

    @property
    def points(self) -> tuple[Point, ...]:
        """Its lines."""


def names_by_title(roster: Roster, session: Headed) -> tuple[Mention, ...]:
    """The people, unknown so far, whom a session's heading, title or list of those present names as its other side.

    Nobody where somebody known is named beside: then it is theirs.
    """
    titled = [m for m in session.mentions if m.where in ("heading", "one_on_one", "title")]
    for line in dict.fromkeys(m.line for m in titled):
        own = [m for m in titled if m.line == line]
        if any(roster.candidates(m.name) for m in own):
            return ()
        others = tuple(m for m in own if not roster.is_me(m.name) and _is_other_side(session, m, own))
        if others:
            return others
    return _present(roster, session)


def _present(roster: Roster, session: Headed) -> tuple[Mention, ...]:
    """The one who is listed beside the user, where the owner of the notes is not."""
    listed = [m for m in session.mentions if m.where == "attendees" and not roster.is_me(m.name)]
    alone = len({fold(m.name) for m in listed}) == 1 and looks_like_name(listed[0].name) and not _INITIALS.fullmatch(listed[0].name)
    return tuple(listed[:1]) if alone and not roster.candidates(listed[0].name) else ()


def _is_other_side(session: Headed, mention: Mention, own: Sequence[Mention]) -> bool:
    """Whether a title gives a session to an unknown name: it is joined to the title ("with …") or all that it says beside a date."""
    name, title = mention.name, plain(session.title or "")
    if not looks_like_name(name) or _INITIALS.fullmatch(name):
        return False
    lines = "\n".join(point.text for point in session.points[:80])
    if name not in title:  # the file's title, over sessions that are headed by their days
        return mention.where == "one_on_one" and not name.isupper() and not is_matter(name, lines)
    before, _, after = title.partition(name)
    joined = _is_joined(before, after)
    alone = is_headed_by(title, [m.name for m in own])
    of_two = ONE_ON_ONE.search(title) is not None
    if not (joined or alone) or is_matter(name, lines, wholly=joined and of_two):
        return False
    if of_two or len(own) > 1:
        return of_two or not name.isupper()
    if name.isupper():
        return False
    return " " in name or (joined and names_a_pair(title) and _OF_A_PERSON.search(lines) is not None)


def _is_joined(before: str, after: str) -> bool:
    """Whether a name is tied to its title as the other side: "with Dr. Cruz", "1:1 Marcus re: hiring"."""
    *words, last = before.split() or [""]
    before = " ".join(words) if fold(last).rstrip(".") in ADDRESS else before
    behind = re.match(r"\s+([a-z]+)\b", after)
    talk = list(ONE_ON_ONE.finditer(before))
    direct = bool(talk) and not before[talk[-1].end() :].strip(" :–—-") and behind is not None and behind[1] in STOP_WORDS
    return (direct or _BEFORE.search(before) is not None) and not re.match(r"['’]s\b", after)


def is_headed_by(title: str, names: Sequence[str]) -> bool:
    """Whether a title says nothing but names, a date, and words of meetings."""
    shown = without_dates(plain(title)).replace("|", " ")
    for name in sorted(names, key=len, reverse=True):
        shown = shown.replace(name, " ")
    words = re.findall(r"[^\W_][\w'’-]*", ONE_ON_ONE.sub(" ", shown))
    return bool(names) and all(is_common(word) or fold(word) in STOP_WORDS or fold(word) in ADDRESS or len(word) == 1 for word in words)
