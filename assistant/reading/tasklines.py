"""Which lines are marked as a task: by a marker, a box, their section, an arrow, a form such as "Ann to call"; and whose they are.

A line counts for what it is in its place: a box under Attendees is attendance, under Agenda a tick; a bullet under "Action items" is a task
without any mark; "Sarah to send the deck" is one anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.reading import due
from assistant.reading.handouts import handed_out
from assistant.reading.inline import fold, struck
from assistant.reading.markers import marker_of
from assistant.reading.owners import Owned, is_owner, owner_of, waited_for
from assistant.reading.people import NAME
from assistant.reading.tasks import Context
from assistant.reading.words import is_base_verb, stem
from assistant.records import Item, Kind, Point

_RESOLVED = re.compile(r"^(?:resolved|agreed|decided|decision|resolution|none|no action|n/a|nothing)\b\s*[:.\-]?", re.I)
_WISH = re.compile(
    r"\b(?:would be (?:nice|good|great|cool)|would like|would love|wants? to|could we|maybe|perhaps|someday|one day|if (?:i|we|there) (?:have|had|has|is) time"
    r"|nice to have|it'd be|wish)\b",
    re.I,
)
_VERB_FIRST = re.compile(r"^(?:(?:please|pls|also|then|and)\s+)?(?P<verb>[a-z][\w-]*)", re.I)
_ONLY_LINK = re.compile(r"^(?:[^:]{0,30}:\s*)?<?https?://\S+$")
_LINK_ALONE = re.compile(r"^[*_\s]*\[[^\]]{8,}\]\(https?://[^)]*\)[*_\s]*$|^[*_]*\[?https?://\S+$")
_OPENER = re.compile(r"^[\s>*+-]*(?:\[.\]\s*)?")
_TAG = re.compile(r"(?<![\w/#])#(?:action(?:item)?|to-?do|task|followup|follow-up)\b(?![/\w])", re.I)
_ARROW = re.compile(r"^(?:->|→|=>|⇒)\s*(.+)$", re.S)
_LEAD = re.compile(
    r"^(?:.{0,120}?(?:→|->|=>|⇒)|(?:resolution|decision|conclusion|consensus|outcome|result)\s*:)\s*(?=\S)(.+)$", re.S | re.I
)
_DUE_SIGN = re.compile(r"[📅⏳🛫]|\bdue::")
_VOICED = re.compile(r"^\((?:[A-Z][A-Za-z]{1,3}|[\w -]{3,20})\)\s")
_REPORT = re.compile(r"\b(?:has|have|had) been\b|\b(?:was|were) [a-z]+ed\b|\b(?:is|are) (?:in progress|now|live)\b")
TASK_ZONES = ("action", "previous")
_TICK_ZONES = ("attendance", "absent", "agenda", "resources", "template", "parked", "private")
_NEVER_TASKS = ("attendance", "absent", "template", "private", "resources")
DULL_ZONES = (*_NEVER_TASKS, "jots")
_PRONOUNS = frozenset(("we", "he", "she", "they", "you"))
_NEEDED = re.compile(  # "She needs from me: sign off", "I need from Dana: the plan"
    rf"^(?:(?:(?:[Ss]he|[Hh]e|[Tt]hey|{NAME}) needs?|[Nn]eeded) from (?P<me>me|us)|(?:I need|[Nn]eeded) from (?P<of>her|him|them|{NAME}))\s*:\s*(?P<rest>\S.*[^?])$",
    re.S,
)
_SHARED_OUT = re.compile(r"^(?P<who>[Yy]ou|[Mm]e|[Uu]s|[Bb]oth|I|YOU|ME)\s*(?::|->|→|[–—-](?=\s))\s*(?P<rest>\S.*)$")
_OWNED = re.compile(r"^(?P<who>[\w'’-]{1,20}(?: [A-Z][\w'’-]*)?)\s*:\s+(?P<rest>\S.*)$")
_COLUMN = re.compile(r"^[\s*•-]*(?P<who>[A-Z][A-Za-z]{0,2}|me)(?:\s{2,}|\t)(?=\S)")  # "N    fire drill", "RQ   sign off the contract"
_FEW = 10  # words
_STATED = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|says?|said|thinks?|thought|wants?|wanted|feels?|felt|likes?|liked|looks?|looked|seems?|needs?|did|does|went|got|came|asked|told|\w+ed)\b|['’](?:s|re|ll|d|ve|m)\b(?! \w+$)",
    re.I,
)
_TELLS = re.compile(
    r"^(?:what an?|same|i|we|he|she|they|you|it|that|this|there|yes|no|ok|okay|hi|hello|thanks?|sorry|sure|great|good|fine|not|so|well|lol|haha)\b|[!?]\s*$|\b(?:i|we|you) (?:am|are|have|was|were|think|feel|know|want|like)\b",
    re.I,
)


def shared_out(points: Sequence[Point], known: Collection[str] = ()) -> frozenset[int]:
    """Lines of lists that share the work out without a mark of their own (see ``_by_label``, ``_beside_boxes``)."""
    return frozenset((*_by_label(points), *_beside_boxes(points, known)))


def _beside_boxes(points: Sequence[Point], known: Collection[str]) -> list[int]:
    """Bullets that name an owner and a thing right below or above a box that does: "- [ ] me: cover note", "- H: intro to the stats people"."""
    rows = [p for p in points if p.kind == "bullet" and not p.parents and p.zone not in DULL_ZONES]
    found = []
    for before, point in pairwise([None, *rows]):
        if point is None or point.mark is not None or not (before and before.line + 1 == point.line and before.section == point.section):
            continue
        rest = _thing_of(point.text, known)
        beside = before.line in found or (
            _OWNED.match(before.text) is not None and (before.mark is not None or _is_dated(before.text, known))
        )
        if beside and rest and len(rest.split()) <= _FEW and not _TELLS.search(rest) and not _STATED.search(rest):
            found.append(point.line)
    return found


def _is_dated(text: str, known: Collection[str]) -> bool:
    """Whether a line gives a known owner something by a day: a task, with whatever stands beside it in the same form."""
    return re.search(r"\bby \S", _thing_of(text, known)) is not None


def _thing_of(text: str, known: Collection[str]) -> str:
    """What stands behind the known owner with whom a line opens; "" where it opens with none."""
    label = _OWNED.match(text)
    return label["rest"] if label and is_owner(label["who"], known, strict=True) else ""


def _by_label(points: Sequence[Point]) -> list[int]:
    """Lines of lists that share the work out between "You:" and "Me:", two at least together, none of them something that is said.

    A pasted chat has the same labels: there somebody says something ("You: hi", "Me: I think so").
    """
    found: list[int] = []
    run: list[int] = []
    last: Point | None = None
    for point in points:
        shared = _SHARED_OUT.match(point.text) if point.kind in ("bullet", "paragraph") and not point.parents else None
        fits = shared is not None and len(point.text.split()) <= 20 and not _TELLS.search(shared.group("rest"))
        near = last is not None and point.line - last.end <= 1
        if not near:
            found += run if len(run) > 1 else []
            run = []
        if fits:
            run.append(point.line)
        elif shared is not None:
            run = []
        last = point if shared is not None else None
    return [*found, *(run if len(run) > 1 else [])]


def _listed_apart(text: str) -> str:
    """A short list of things as tasks of their own: "sign off, intro to Legal" with semicolons, by which tasks are parted."""
    parts = text.split(", ")
    return "; ".join(parts) if len(parts) > 1 and all(2 <= len(part.split()) <= 6 for part in parts) else text


def marked_task(point: Point, context: Context, parent: Item | None) -> tuple[Owned, Kind] | None:
    """Owner and kind where the line is marked as an item; None where at most prose may promise something."""
    looked_back = point.zone == "previous" or point.kind == "quote" or (point.zone == "done" and point.mark is not None)
    kind: Kind = "previous" if looked_back else "action"  # minutes quote the last ones
    marked = marker_of(point.text, context.known) or (marker_of(point.said, context.known) if point.speaker else None)
    if marked is None and _TAG.search(point.raw):
        marked = replace(owner_of(_TAG.sub("", point.text).strip(" :"), context.known, action=True), marked=True)
    if marked and not _RESOLVED.match(marked.text):
        return marked, ("previous" if marked.previous else kind)
    if point.mark is not None:
        counts = point.kind != "quote" and _box_counts(point, context)
        read = waited_for if point.mark in ("WAITING", "WAIT") else owner_of
        return (read(point.text, context.known, action=True), kind) if counts else None
    if point.zone in DULL_ZONES:
        return None
    if needed := _NEEDED.match(point.text):
        return Owned(("me",) if needed.group("me") else (needed.group("of"),), _listed_apart(needed.group("rest")), True), kind
    if point.line in context.listed:
        shared = _SHARED_OUT.match(point.text)
        return Owned((shared.group("who"),), shared.group("rest"), True) if shared else owner_of(
            point.text, context.known, action=True
        ), kind
    if point.zone in TASK_ZONES and (column := _COLUMN.match(point.raw)) and is_owner(column["who"], context.known, strict=True):
        return Owned((column["who"],), point.text[len(column["who"]) :].strip(), True), kind
    if point.zone in TASK_ZONES and _bullet_counts(point, parent, context):
        return owner_of(point.text, context.known, action=True), kind
    told = (None if context.spoken else handed_out(point, context)) or _led(point, context)
    if told:
        return told, kind
    return (Owned((), point.text), "plan") if _plans(point, parent, context) else None


def _led(point: Point, context: Context) -> Owned | None:
    """`→ send the deck` and `Heron is slow → Ann to call` and `Ann to call`, anywhere."""
    arrow = _ARROW.match(point.text)
    if arrow and point.zone not in ("questions", "done"):
        led = owner_of(arrow.group(1), context.known, action=True)
        if led.owners or _like_task(arrow.group(1), context):
            return led
    said = point.said or point.text
    lead = _LEAD.match(said)
    for words in (lead.group(1), said) if lead else (said,):
        owned = owner_of(words, context.known, action=False)
        if owned.telegraph and not _WISH.search(owned.text.split(",", 1)[0]):
            return owned
    return None


def _plans(point: Point, parent: Item | None, context: Context) -> bool:
    """A bullet under "Next week" that is no question, and the tasks below it."""
    if point.zone != "plan" or point.kind != "bullet" or point.speaker is not None or point.text.endswith("?"):
        return False
    outer = not point.parents or ((parent is None or parent.kind == "plan") and _like_task(point.text, context))
    return outer and not _ONLY_LINK.match(point.text)


def _box_counts(point: Point, context: Context) -> bool:
    """A box is a task unless its section is for ticking (attendance, agenda), where it needs the look of a task."""
    if point.zone in _NEVER_TASKS:
        return False
    if point.zone in TASK_ZONES:
        return True
    dated = bool(_DUE_SIGN.search(point.raw))
    if point.text.endswith("?"):
        return dated or (not context.group and _like_task(point.text, context))
    if point.zone == "plan":
        return dated or _like_task(point.text, context)
    if point.zone not in _TICK_ZONES:
        return not _ticked_topic(point, context)
    worded = context.said is not None and due.due(point.text, context.said, context.order) is not None
    return dated or owner_of(point.text, context.known, action=False).telegraph or (worded and point.zone == "agenda")


def _ticked_topic(point: Point, context: Context) -> bool:
    """A box in minutes that ticks off a topic: a link and nothing else, a report in a full sentence, a speaker's point."""
    raw = _opened(point)
    if owner_of(point.text, context.known, action=False).telegraph or _DUE_SIGN.search(point.raw):
        return False
    if _LINK_ALONE.match(raw):
        return True
    if _VOICED.match(raw) and not _like_task(re.sub(r"^\([^)]*\)\s*", "", point.text), context):
        return True
    if context.group:
        return not _like_task(point.text, context)
    return bool(_REPORT.search(point.text)) and not _like_task(point.text, context)


def _opened(point: Point) -> str:
    """The first line of a point in the file without its bullet and box."""
    return _OPENER.sub("", point.raw.split("\n", 1)[0])


def _bullet_counts(point: Point, parent: Item | None, context: Context) -> bool:
    """A line under "Action items" is a task unless it asks, decides, heads others or only links to somewhere."""
    text = point.text
    if point.kind == "paragraph" and (len(text) > 220 or not _like_task(text, context)):
        return False
    if point.kind == "quote" or (text.endswith("?") and not struck(point.raw)) or _RESOLVED.match(text) or text.endswith(":"):
        return False
    if _LINK_ALONE.match(_opened(point)) and not _like_task(text, context):
        return False
    if parent is None:
        return not (point.kind == "paragraph" and point.parents)
    owned = owner_of(text, context.known, action=True)
    return bool(owned.owners) and owned.owners != parent.owners and point.speaker is None


def _like_task(text: str, context: Context) -> bool:
    """Whether a line has an owner or opens with a verb as orders do; in minutes of many a name alone is only a speaker."""
    owned = owner_of(text, context.known, action=True)
    named = bool(owned.owners) and not _PRONOUNS.issuperset(fold(name) for name in owned.owners)  # "We can look into it" tells
    if owned.telegraph or (named and not context.group):
        return True
    found = _VERB_FIRST.match(owned.text if named or not owned.owners else text)
    verb = found.group("verb").lower() if found else ""
    return bool(verb) and is_base_verb(verb if context.group else stem(verb))
