"""Tasks that a name and a sign hand out outside any list: `P: ask the board office`, `df -> order salt`, `@dana quote`, `budget sheet (me, by Friday)`.

The same forms tell news as well ("Ann -> London"): so the name must be known, and a deed, a day or the habit of the whole file must speak for a task.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.reading import due
from assistant.reading.inline import fold
from assistant.reading.owners import MANY, Owned, is_owner, owner_of, split_owners
from assistant.reading.people import looks_like_name
from assistant.reading.tasks import Context
from assistant.reading.words import base_of_past, is_base_verb, stem
from assistant.records import Point

_LABEL = re.compile(r"^([^:→⇒=>]{1,40}?)\s*(?::|->|→|=>|⇒)\s")
_STATES = re.compile(r"(?:the )?[a-z-]+ (?:sees|has|is|are|says|wants|was|were|needs|thinks|knows)\b", re.I)  # a view, not a task


_SHORT = 10  # words
_ASKS = re.compile(r"(?:can|could|would|will) you\b", re.I)  # "me: can you send it" is asked of somebody else


def handed_out(point: Point, context: Context) -> Owned | None:
    """The task that a line hands out; None where it does not."""
    return _labelled(point, context) or _arrowed(point, context) or _handed(point, context) or _owned_behind(point, context)


def _labelled(point: Point, context: Context) -> Owned | None:
    """`- P: ask the board office`, `P → ask …` outside any list: a known name, then a deed or a date. A voice that answers elsewhere names no owner."""
    if (
        point.kind not in ("bullet", "paragraph")
        or len(point.text) > 160
        or point.parents
        or point.zone in ("done", "questions", "plan", "agenda")
    ):
        return None
    label = _LABEL.match(point.text)
    if not label or fold(label.group(1)) in context.answering or not is_owner(label.group(1), context.known, strict=True):
        return None
    owned = owner_of(point.text, context.known, action=True)
    if (
        not owned.owners
        or owned.text.endswith("?")
        or re.match(r"(?:i|we|he|she|they|you)\b", point.text[label.end() :], re.I)
        or _STATES.match(owned.text)
        or (fold(label.group(1)) in ("me", "i") and _ASKS.match(point.text, label.end()))
        or not (
            _deed(owned.text, context)
            or (fold(label.group(1)) in ("me", "i") and (_ends_dated(owned.text, context) or _is_thing(owned.text, context)))
        )
    ):
        return None
    return owned


_ARROWS = ("->", "→", "=>", "⇒")  # looked for first: every line of every note is asked
NAME_ARROW = re.compile(r"(?:^|[?.!:,;)]\s+|\s[–—-]\s+)(?P<who>[\w'’-]+(?: [\w'’-]+){0,2})\s*(?:->|→|=>|⇒)\s*(?P<rest>\S.*)$", re.S)
_NO_DEED = re.compile(r"(?:i|we|he|she|they|you|it|this|that|there)\b|.*\?$", re.I | re.S)


def _name_arrow(text: str, context: Context) -> Owned | None:
    """`df -> order salt`, also behind what it is about ("hot box loses heat. df -> repair"): the known name and the words behind the arrow."""
    found = NAME_ARROW.search(text) if any(sign in text for sign in _ARROWS) else None
    if not found or not is_owner(found.group("who"), context.known, strict=True) or _NO_DEED.match(found.group("rest")):
        return None
    return Owned(split_owners(found.group("who")), found.group("rest"))


_BY_A_DAY = re.compile(
    r"\b(?:by|till?|until|before|due) (?:the )?\d{1,2}(?:/|\.|st\b|nd\b|rd\b|th\b)", re.I
)  # whichever day "6/3" is, it sets one


# "she might pay a third -> BS checks with finance": behind the arrow who does what about the words before it.
_ARROW_NAME = re.compile(r"\S\s*(?:->|→|=>|⇒)\s*(?P<who>[\w'’-]+(?: [A-Z][\w'’-]*)?)\s+(?P<verb>[a-z]+)(?P<rest>\b.*)$", re.S)
_NEWS = frozenset(
    "be have do like love hate want need think know feel hope see say go come stay get take agree mean mind seem look work".split()
)


def before_arrow(text: str) -> str:
    """What stands before the arrow (and the name before it) by which a line hands a task out: what was told, of which the task follows.

    >>> before_arrow("spreader jams. df -> repair"), before_arrow("asked her for a line on him -> BS writes 3 sentences"), before_arrow("df -> repair")
    ('spreader jams.', 'asked her for a line on him', '')
    """
    found = NAME_ARROW.search(text) if any(sign in text for sign in _ARROWS) else None
    if found:
        return text[: found.start() + 1].strip(" -–—,;:") if found.start() else ""
    behind = _ARROW_NAME.search(text)
    return text[: behind.start() + 1].strip() if behind else ""


def _arrow_name(text: str, context: Context) -> Owned | None:
    """The known name and the deed behind an arrow, in a file that hands tasks out so; what somebody thinks or wants is news."""
    found = _ARROW_NAME.search(text) if context.arrows and any(sign in text for sign in _ARROWS) else None
    if found is None or not is_owner(found["who"], context.known, strict=True) or found["rest"].rstrip().endswith("?"):
        return None
    verb = stem(found["verb"]) if found["verb"].endswith("s") else found["verb"]
    if not is_base_verb(verb) or verb in _NEWS:
        return None
    return Owned(split_owners(found["who"]), f"{verb}{found['rest']}")


def _deed(text: str, context: Context) -> bool:
    """Whether words open with a verb as orders do, or hold the day by which."""
    verb = re.match(r"[a-z][\w-]*", text)
    dated = context.said and due.due(text, context.said, context.order)
    return bool((verb and is_base_verb(verb.group(0))) or (dated and dated.strength == "marked") or _BY_A_DAY.search(text))


# How somebody is, and no thing to be seen to: "me: tired and cross".
_MOODS = frozenset(
    """tired cross happy ok okay fine good bad great busy sick ill stressed nervous late early away off yes no yeah same not so too very quite bit little more less better worse still again also honest proud
    sad glad worried anxious relieved annoyed angry grumpy calm ready unsure lost confused exhausted knackered bored excited and or but the a an of in on at with agree agreed disagree surprised shocked convinced""".split()
)
_SPOKEN = re.compile(
    r"^(?:i|we|he|she|they|you|it|that|this|there|what|why|how|who|when|where|do|does|did|is|are|was|were|can|could|would|should|will|thanks?|sorry|sure|hi|hello|well|lol|haha|hm+|oh|ah|maybe|perhaps|because|if|but|and)\b|[!?\"“”]\s*$"
    r"|\b(?:is|are|was|were|am|has|have|had|think|thought|feel|felt|know|knew|want|wanted|said|did|does|went|got|came)\b|n['’]t\b|['’](?:m|re|ve|ll|d)\b",
    re.I,
)


def _is_thing(text: str, context: Context) -> bool:
    """Whether what stands behind "me:" is a thing, which only a task leaves so: "me: radio batteries x12"; no mood, no speech, no name."""
    words = fold(text).split()
    if context.group or not 2 <= len(words) <= _SHORT + 2 or _SPOKEN.search(text) or looks_like_name(text):
        return False
    return words[0] not in _MOODS and sum(word.strip(".,") not in _MOODS and not base_of_past(word) for word in words) >= 2


def _ends_dated(text: str, context: Context) -> bool:
    """Whether a thing of one's own ends with a day to come behind a comma: "me: scorecard v0, 15 Aug"."""
    dated = due.due(text, context.said, context.order) if context.said and len(text.split()) <= _SHORT else None
    return bool(
        dated
        and context.said
        and dated.date > context.said
        and re.search(r",\s*$", text[: dated.start])
        and not text[dated.end :].strip(" .")
    )


def hands_out_by_arrow(texts: Iterable[str], context: Context) -> bool:
    """Whether a file hands tasks out with arrows: one that is surely a task makes `df -> price` one too, which alone might be news."""
    return any(owned and _deed(owned.text, context) for owned in (_name_arrow(text, context) for text in texts))


def _arrowed(point: Point, context: Context) -> Owned | None:
    owned = _name_arrow(point.text, context) if point.kind in ("bullet", "paragraph") and len(point.text) <= 160 else None
    mine = owned is not None and owned.owners[0].lower() in ("me", "i")  # nobody tells news of oneself so
    if owned is None and point.kind in ("bullet", "paragraph") and len(point.text) <= 160:
        return _arrow_name(point.text, context)
    return owned if owned and (mine or context.arrows or _deed(owned.text, context)) else None


_HANDLE = re.compile(r"^@[\w-]+\s+(?P<rest>(?P<word>\S+).*)$", re.S)
_TOLD_OF = re.compile(r"(?:is|was|are|has|had|says|thinks|wants|knows|said|did|does|can|could|would|may|might)$", re.I)


_OWNED_BEHIND = re.compile(
    rf"^(?P<rest>\S.*\S)\s*[(\[](?P<who>{MANY})(?:\s*[,:;–-]\s*|\s+)(?P<when>(?:(?:by|till?|until|due|before)\s+)?[^()\[\]]{{2,30}})[)\]]\W*$",
    re.S,
)


def _owned_behind(point: Point, context: Context) -> Owned | None:
    """`budget sheet (me, by 13/11)`: behind a thing, in brackets, who brings it and by when."""
    found = _OWNED_BEHIND.match(point.text) if point.kind in ("bullet", "paragraph") and len(point.text) <= 160 else None
    if not found or context.said is None or not is_owner(found["who"], context.known, strict=True) or _NO_DEED.match(found["rest"]):
        return None
    when = found["when"] if re.match(r"(?:by|till?|until|due|before)\b", found["when"]) else f"by {found['when']}"
    dated = due.due(when, context.said, context.order)
    if dated is None or dated.start or not re.fullmatch(r"\W*", when[dated.end :]):
        return None
    return Owned(split_owners(found["who"]), f"{found['rest']} {when}")


def _tells_of(word: str) -> bool:
    """Whether a name before this word is spoken of: "is", "said", "nominates"."""
    third = word.endswith("s") and not is_base_verb(word) and is_base_verb(stem(word))
    return bool(third or _TOLD_OF.match(word) or base_of_past(word))


def _handed(point: Point, context: Context) -> Owned | None:
    """`@dana quote for the chargers`: a handle that the notes know (or @me, @both) and what is to be done, not what somebody says."""
    found = _HANDLE.match(point.text) if point.kind in ("bullet", "paragraph") and not context.group and len(point.text) <= 160 else None
    if not found or _NO_DEED.match(found.group("rest")) or _tells_of(found.group("word")):
        return None
    who = point.text[1:].split(maxsplit=1)[0]
    return owner_of(point.text, context.known, action=True) if is_owner(who, context.known, strict=True) else None
