"""Action items: which points of a session say that somebody is to do something, and how it stands.

What is marked as a task is told by ``tasklines``, what prose promises by ``commitments``; here each line is read in its place, with what the
bullets above it say of it: a name that heads a list, a topic, who was speaking.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.reading.commitments import commitments_of
from assistant.reading.handouts import NAME_ARROW, before_arrow
from assistant.reading.inline import fold, struck
from assistant.reading.owners import MANY, Owned, is_owner, owner_of, split_owners
from assistant.reading.points import is_blank
from assistant.reading.tasklines import DULL_ZONES, TASK_ZONES, marked_task, shared_out
from assistant.reading.tasks import Context, TaskTable, build
from assistant.reading.words import content_words, is_base_verb
from assistant.records import Item, Point

_CHIP = re.compile(r"^[\s>*+-]*(?:\[.?\]\s*)?(?:~~)?\[([^\]]+)\]\(mailto:[^)]*\)")
_BOLD = re.compile(rf"^[\s>*+-]*(?:\[.?\]\s*)?(?:\*\*|__)({MANY})(?:\*\*|__)\s+(?=[^\s:–—-])")
_TRANSCRIPT = 4  # lines under one prefix
_ITS_THING = re.compile(r"^[a-z]+ (?:it|them|that|this)\b|\b(?:whether|if|that) (?:that|it|this)(?:['’]s| is)\b")
_CLAUSE_BEHIND = re.compile(r"\b(?:who|what|which|whether|how|where|when|why)\b", re.I)


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
    context = replace(context, answering=_voices(points), listed=shared_out(points, context.known))
    table = TaskTable(context)
    for point, last in zip(points, (None, *points), strict=False):
        before = last if last and last.end + 1 == point.line else None  # what a reply answers
        if point.noise or point.private or point.kind == "comment":
            continue
        if point.kind == "table":
            row = table.read(point, listed=point.zone in TASK_ZONES)
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


def _name_alone(point: Point, context: Context) -> tuple[str, ...]:
    """`- Priya:` with tasks below: a name that its children inherit."""
    text = point.text.rstrip(" :")
    if point.mark is not None or point.zone not in TASK_ZONES or len(text.split()) > 4:
        return ()
    return split_owners(text) if is_owner(text, context.known, strict=not point.text.endswith(":")) else ()


def _read(point: Point, context: Context, above: _Above, before: Point | None) -> list[Item]:
    point = _with_chip(point, context)
    parent = above.item(point)
    explicit = marked_task(point, context, parent)
    if explicit is None:
        return [] if point.zone in DULL_ZONES or struck(point.raw) else commitments_of(point, context, above.voice(point), before)
    owned, kind = explicit
    if not owned.owners:
        fallback = above.owners(point) or (parent.owners if parent else ()) or ((point.zone_owner,) if point.zone_owner else ())
        owned = replace(owned, owners=fallback)
    items = [build(_begun_at(point, part.text), part, kind, context) for part in _parts(owned, context)]
    front = "" if parent else _front(point, before.text if before else "") or above.topic(point)
    return [replace(item, parent=parent.line if parent else None, context=front if _is_short(item) else "") for item in items if item]


def _begun_at(point: Point, words: str) -> Point:
    """A paragraph of many lines as the line on which a task of it begins: "Board is fine. ⏎ H to find out about Q2"."""
    line, raw = point.line_of(words) if point.breaks and point.mark is None else (point.line, point.raw)
    return point if line == point.line else replace(point, line=line, raw=raw)


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
    if chip and point.text.startswith(chip.group(1)) and (point.mark is not None or point.zone in TASK_ZONES):
        return replace(point, text=f"{chip.group(1)}: {point.text[len(chip.group(1)) :].lstrip(' :,-')}")
    return point
