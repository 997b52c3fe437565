"""Action items: which points of a session say that somebody is to do something, and how it stands.

A line counts for what it is in its place: a box under Attendees is attendance, under Agenda a tick; a bullet under
"Action items" is one without any mark; "Sarah to send the deck" is one anywhere; "I'll send it" in prose is inferred.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.reading import due
from assistant.reading.handouts import NAME_ARROW, before_arrow, handed_out
from assistant.reading.inline import fold, struck
from assistant.reading.markers import marker_of
from assistant.reading.owners import MANY, Owned, is_owner, owner_of, split_owners, waited_for
from assistant.reading.people import NAME
from assistant.reading.points import is_blank
from assistant.reading.promises import promises
from assistant.reading.requests import accepts, asked, offered, welcomes
from assistant.reading.tasks import Context, TaskTable, build
from assistant.reading.words import content_words, is_base_verb, stem
from assistant.records import Item, Kind, Point

__all__ = ["Context", "items_of"]

_RESOLVED = re.compile(r"^(?:resolved|agreed|decided|decision|resolution|none|no action|n/a|nothing)\b\s*[:.\-]?", re.I)
_WISH = re.compile(
    r"\b(?:would be (?:nice|good|great|cool)|would like|would love|wants? to|could we|maybe|perhaps|someday|one day|if (?:i|we|there) (?:have|had|has|is) time"
    r"|nice to have|it'd be|wish)\b",
    re.I,
)
_VERB_FIRST = re.compile(r"^(?:(?:please|pls|also|then|and)\s+)?(?P<verb>[a-z][\w-]*)", re.I)
_CHIP = re.compile(r"^[\s>*+-]*(?:\[.?\]\s*)?(?:~~)?\[([^\]]+)\]\(mailto:[^)]*\)")
_ONLY_LINK = re.compile(r"^(?:[^:]{0,30}:\s*)?<?https?://\S+$")
_LINK_ALONE = re.compile(r"^[*_\s]*\[[^\]]{8,}\]\(https?://[^)]*\)[*_\s]*$|^[*_]*\[?https?://\S+$")
_OPENER = re.compile(r"^[\s>*+-]*(?:\[.\]\s*)?")
_TAG = re.compile(r"(?<![\w/#])#(?:action(?:item)?|to-?do|task|followup|follow-up)\b(?![/\w])", re.I)
_BOLD = re.compile(rf"^[\s>*+-]*(?:\[.?\]\s*)?(?:\*\*|__)({MANY})(?:\*\*|__)\s+(?=[^\s:–—-])")
_ARROW = re.compile(r"^(?:->|→|=>|⇒)\s*(.+)$", re.S)
_LEAD = re.compile(
    r"^(?:.{0,120}?(?:→|->|=>|⇒)|(?:resolution|decision|conclusion|consensus|outcome|result)\s*:)\s*(?=\S)(.+)$", re.S | re.I
)
_DUE_SIGN = re.compile(r"[📅⏳🛫]|\bdue::")
_VOICED = re.compile(r"^\((?:[A-Z][A-Za-z]{1,3}|[\w -]{3,20})\)\s")
_REPORT = re.compile(r"\b(?:has|have|had) been\b|\b(?:was|were) [a-z]+ed\b|\b(?:is|are) (?:in progress|now|live)\b")
_TOLD_AHEAD = re.compile(r"['’]ll\b|\bwill\b|\bpromised\b|\bowes?\b")
_TASK_ZONES = ("action", "previous")
_TICK_ZONES = ("attendance", "absent", "agenda", "resources", "template", "parked", "private")
_NEVER_TASKS = ("attendance", "absent", "template", "private", "resources")
_DULL_ZONES = (*_NEVER_TASKS, "jots")
_TRANSCRIPT = 4  # lines under one prefix
_ITS_THING = re.compile(r"^[a-z]+ (?:it|them|that|this)\b|\b(?:whether|if|that) (?:that|it|this)(?:['’]s| is)\b")
_CLAUSE_BEHIND = re.compile(r"\b(?:who|what|which|whether|how|where|when|why)\b", re.I)
_PRONOUNS = frozenset(("we", "he", "she", "they", "you"))
_MOST_PROMISES = 3  # of one point


class _Above:
    """What the bullets above a line say of it: their items, the names that stand alone over tasks, who was speaking."""

    def __init__(self) -> None:
        self.items: dict[int, Item] = {}
        self.heirs: dict[int, tuple[str, ...]] = {}
        self.texts: dict[int, str] = {}
        self.voices: dict[int, str] = {}

    def item(self, point: Point) -> Item | None:
        return next((self.items[line] for line in reversed(point.parents) if line in self.items), None)

    def owners(self, point: Point) -> tuple[str, ...]:
        return next((self.heirs[line] for line in reversed(point.parents) if line in self.heirs), ())

    def topic(self, point: Point) -> str:
        """The bullet right above a task, where it is no task itself: "- the van" over "- [ ] Kim: repair"."""
        return self.texts.get(point.parents[-1], "") if point.parents else ""

    def voice(self, point: Point) -> str | None:
        return point.speaker or (self.voices.get(point.parents[-1]) if point.parents else None)


def items_of(points: Sequence[Point], context: Context, skip: Collection[int] = ()) -> tuple[Item, ...]:
    """All items of a session, in order of lines. ``skip`` are lines already read as projects."""
    found: list[Item] = []
    above = _Above()
    context = replace(context, answering=_voices(points), listed=_shared_out(points))
    table = TaskTable(context)
    for point, last in zip(points, (None, *points), strict=False):
        before = last if last and last.end + 1 == point.line else None  # what a reply answers
        if point.noise or point.private or point.kind == "comment":
            continue
        if point.kind == "table":
            row = table.read(point, listed=point.zone in _TASK_ZONES)
            found += [row] if row else []
            continue
        if is_blank(point.text) or point.head:
            continue
        voice = above.voice(point)
        if voice:
            above.voices[point.line] = voice
        heirs = _name_alone(point, context)
        if heirs:
            above.heirs[point.line] = heirs
        elif point.line not in skip or point.mark is not None:
            above.texts[point.line] = point.text
            for item in _read(point, context, above, before):
                item = _with_thing(item, point, found[-1] if found else None)
                above.items.setdefault(point.line, item)
                found.append(item)
    return tuple(found)


def _with_thing(item: Item, point: Point, last: Item | None) -> Item:
    """A task of a list that says only "it" points back to the task right above it: "abstract to Kim", "turn it round"."""
    if item.context or item.confidence != "marked" or last is None or last.line + 1 != point.line or last.section != item.section:
        return item
    return replace(item, context=last.text) if _ITS_THING.search(item.text) else item


def _voices(points: Sequence[Point]) -> frozenset[str]:
    """Prefixes (folded) that are voices: they answer beneath other lines, or open so many lines that this is a transcript."""
    spoken = Counter(fold(p.speaker) for p in points if p.speaker)
    return frozenset(
        {fold(p.speaker) for p in points if p.speaker and p.parents} | {who for who, count in spoken.items() if count >= _TRANSCRIPT}
    )


_NEEDED = re.compile(  # "She needs from me: sign off", "I need from Dana: the plan"
    rf"^(?:(?:(?:[Ss]he|[Hh]e|[Tt]hey|{NAME}) needs?|[Nn]eeded) from (?P<me>me|us)|(?:I need|[Nn]eeded) from (?P<of>her|him|them|{NAME}))\s*:\s*(?P<rest>\S.*[^?])$",
    re.S,
)
_SHARED_OUT = re.compile(r"^(?P<who>[Yy]ou|[Mm]e|[Uu]s|[Bb]oth|I|YOU|ME)\s*(?::|->|→|[–—-](?=\s))\s*(?P<rest>\S.*)$")
_TELLS = re.compile(
    r"^(?:what an?|same|i|we|he|she|they|you|it|that|this|there|yes|no|ok|okay|hi|hello|thanks?|sorry|sure|great|good|fine|not|so|well|lol|haha)\b|[!?]\s*$|\b(?:i|we|you) (?:am|are|have|was|were|think|feel|know|want|like)\b",
    re.I,
)


def _shared_out(points: Sequence[Point]) -> frozenset[int]:
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
    return frozenset([*found, *(run if len(run) > 1 else [])])


def _listed_apart(text: str) -> str:
    """A short list of things as tasks of their own: "sign off, intro to Legal" with semicolons, by which tasks are parted."""
    parts = text.split(", ")
    return "; ".join(parts) if len(parts) > 1 and all(2 <= len(part.split()) <= 6 for part in parts) else text


def _name_alone(point: Point, context: Context) -> tuple[str, ...]:
    """`- Priya:` with tasks below: a name that its children inherit."""
    text = point.text.rstrip(" :")
    if point.mark is not None or point.zone not in _TASK_ZONES or len(text.split()) > 4:
        return ()
    return split_owners(text) if is_owner(text, context.known, strict=not point.text.endswith(":")) else ()


def _read(point: Point, context: Context, above: _Above, before: Point | None) -> list[Item]:
    point = _with_chip(point, context)
    parent = above.item(point)
    explicit = _explicit(point, context, parent)
    if explicit is None:
        return [] if point.zone in _DULL_ZONES or struck(point.raw) else _inferred(point, context, above.voice(point), before)
    owned, kind = explicit
    if not owned.owners:
        fallback = above.owners(point) or (parent.owners if parent else ()) or ((point.zone_owner,) if point.zone_owner else ())
        owned = replace(owned, owners=fallback)
    items = [build(point, part, kind, context) for part in _parts(owned, context)]
    front = "" if parent else _front(point, before.text if before else "") or above.topic(point)
    return [replace(item, parent=parent.line if parent else None, context=front if _is_short(item) else "") for item in items if item]


def _front(point: Point, before: str) -> str:
    """What stands before a task that an arrow hands out, on its line or the one above: "spreader jams. df -> repair"."""
    found = NAME_ARROW.search(point.text) if point.mark is None else None
    front = before_arrow(point.text) if point.mark is None else ""
    if not found or front:
        return front
    named = any(word.isalpha() and not is_base_verb(word) for word in content_words(found.group("rest")))
    return "" if named or NAME_ARROW.search(before) else before  # "salt is low" over "df -> order 120t"


def _is_short(item: Item) -> bool:
    """Whether a task says no more than a word beside its verb: then what stands over or before it says what it is about."""
    own = [word for word in content_words(item.text) if word.isalpha() and not is_base_verb(word)]
    return len(own) <= 1 and not _CLAUSE_BEHIND.search(item.text)


def _parts(owned: Owned, context: Context) -> list[Owned]:
    """For "To do: Jo drafts it by Friday; I read it": one task a part. Only behind a marker does a semicolon count so."""
    parts = owned.text.split("; ") if owned.marked else [owned.text]
    if len(parts) == 1:
        return [owned]
    return [
        replace(owned, text=parts[0]),
        *(replace(owner_of(part, context.known, action=True), marked=True) for part in parts[1:] if len(part.split()) > 1),
    ]


def _with_chip(point: Point, context: Context) -> Point:
    """A person chip of a shared document (a mail link before the words), or a name in bold, read as `Name: words`."""
    chip = _CHIP.match(point.raw)
    if chip is None and (bold := _BOLD.match(point.raw)) and is_owner(bold.group(1), context.known, strict=True):
        chip = bold
    if chip and point.text.startswith(chip.group(1)) and (point.mark is not None or point.zone in _TASK_ZONES):
        return replace(point, text=f"{chip.group(1)}: {point.text[len(chip.group(1)) :].lstrip(' :,-')}")
    return point


# --- what is marked ------------------------------------------------------------------------------------------------------


def _explicit(point: Point, context: Context, parent: Item | None) -> tuple[Owned, Kind] | None:
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
    if point.zone in _DULL_ZONES:
        return None
    if needed := _NEEDED.match(point.text):
        return Owned(("me",) if needed.group("me") else (needed.group("of"),), _listed_apart(needed.group("rest")), True), kind
    shared = _SHARED_OUT.match(point.text) if point.line in context.listed else None
    if shared:
        return Owned((shared.group("who"),), shared.group("rest"), True), kind
    if point.zone in _TASK_ZONES and _bullet_counts(point, parent, context):
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
    if point.zone in _TASK_ZONES:
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


# --- what prose promises -------------------------------------------------------------------------------------------------


def _inferred(point: Point, context: Context, voice: str | None, before: Point | None) -> list[Item]:
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
