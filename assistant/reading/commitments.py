"""Commitments in prose: what a line promises ("I'll send it"), and what who answers "sure, will do" takes on."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.reading import due
from assistant.reading.inline import fold
from assistant.reading.owners import Owned
from assistant.reading.promises import promises
from assistant.reading.requests import accepts, asked, offered, welcomes
from assistant.reading.tasks import Context, build
from assistant.reading.words import content_words
from assistant.records import Item, Point

_TOLD_AHEAD = re.compile(r"['’]ll\b|\bwill\b|\bpromised\b|\bowes?\b")
_MOST_PROMISES = 3  # of one point


def commitments_of(point: Point, context: Context, voice: str | None, before: Point | None) -> list[Item]:
    """The commitments of a line, inferred. ``voice``: who speaks it, where a line above says so; ``before``: the turn that it may answer."""
    text = point.said or point.text
    if point.zone == "done" and not _TOLD_AHEAD.search(text):
        return []
    taken = _taken_on(point, before, context)
    out = [taken] if taken else []
    place = 0
    for promise in promises(text, context.known, (before.said or before.text) if before else ""):
        unsaid = re.match(r"\W*will\b", promise.sentence, re.I)
        speaker = point.speaker or (voice if unsaid else None)  # "Will post it" below what somebody said is theirs
        who = speaker if promise.who.lower() == "i" and speaker else promise.who
        line, raw = point.line_of(promise.sentence, place)
        place = max(place, point.text.find(promise.sentence[:40], place) + 1)
        item = build(replace(point, text=promise.what, mark=None, line=line, raw=raw), Owned((who,), promise.what), "commitment", context)
        out += [replace(item, confidence="inferred", context=promise.context)] if item and not (taken and _same(item, taken)) else []
    return out[:_MOST_PROMISES]


def _taken_on(point: Point, before: Point | None, context: Context) -> Item | None:
    """The promise of who says "sure, will do" to what the turn before asked for: its words, and the day of either turn."""
    if before is None or not before.speaker or not point.speaker or fold(before.speaker) == fold(point.speaker):
        return None
    offer = offered(before.said or before.text)
    if offer and welcomes(point.said or point.text):
        line, raw = before.line_of(before.said or before.text, 0)
        made = build(replace(before, text=offer, mark=None, line=line, raw=raw), Owned((before.speaker,), offer), "commitment", context)
        return replace(made, confidence="inferred", context=before.said or before.text) if made else None
    deed = asked(before.said or before.text)
    if deed is None or not accepts(point.said or point.text, deed):
        return None
    words = deed if fold(before.speaker) in ("me", "i") else _named(deed, before.speaker.split()[0])
    reply = (point.said or point.text).split("?", 1)[0]
    own = due.due(reply, context.said, context.order) if context.said else None
    theirs = due.due(words, context.said, context.order) if context.said else None
    if own:
        words = f"{words[: theirs.start]}{words[theirs.end :]}".rstrip(" ,") + f" {own.text}" if theirs else f"{words} {own.text}"
    line, raw = point.line_of(point.said or point.text, 0)
    item = build(replace(point, text=words, mark=None, line=line, raw=raw), Owned((point.speaker,), words), "commitment", context)
    return replace(item, confidence="inferred", context=before.said or before.text) if item else None


def _named(deed: str, first: str) -> str:
    """The words of a request as a third would say them: "approve my leave" of Rhodri's → "approve Rhodri's leave"."""
    return re.sub(r"\b(my|me)\b", lambda found: f"{first}'s" if found[0] == "my" else first, deed)


def _same(item: Item, taken: Item) -> bool:
    """Whether a promise of the reply is the one that was asked for: "I'll do that", "I'll write the page"."""
    words = set(content_words(item.text))
    return words <= set(content_words(taken.text)) or not words
