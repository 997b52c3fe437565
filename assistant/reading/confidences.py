"""Lines that ask to be kept to oneself ("keep this between us", "told me in confidence") or bear a mark for it: (private), #private, 🔒."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.reading.words import content_words
from assistant.records import Point

_HINTS = (
    "between",
    "share",
    "confiden",
    "record",
    "pass",
    "tell",
    "yourself",
    "myself",
    "ourselves",
    "eyes",
    "ears",
    "mention",
    "talk",
    "hush",
    "quiet",
    "mum",
    "schtum",
)
_NOT_TO = r"(?:do not|don['’]?t|never|not to|must not|mustn['’]t|please not)"
_SECRET = re.compile(
    r"\b(?:keep|keeps?|kept|keeping|stays?|is|was|strictly|just|only|purely|remains?) (?:this |it |that |all (?:of )?(?:this|it) )?(?:strictly |just |only |all )?between (?:us|the two of us|ourselves|you and me)\b(?! and\b)"
    r"|(?:^|[,;(–—-]|\.)\s*(?:just |strictly |only |this is |all )?between (?:us|the two of us|ourselves|you and me)"
    r"(?: (?:for now|only|please|pls|still|yet|so far|at this point|for the moment|ok|okay|(?:until|till) [^)]{1,30}))*\s*(?:$|[:.,;)!?])"
    rf"|\b{_NOT_TO} mention (?:this|it|that)\b(?= ?(?:$|[.,;:!)]|to\b|yet\b|anywhere\b))|\b{_NOT_TO} talk about (?:this|it|that) (?:yet|to|with)\b"
    r"|\b(?:hush[- ]hush|keep (?:(?:quiet|mum|schtum) about (?:it|this|that)|it quiet|this quiet|that quiet)\b|between you,? me and the\b)"
    rf"|\b{_NOT_TO} (?:be )?(?:share[sd]?|pass(?:ed)? (?:this|it|that) on|pass(?:ed)? on|repeat(?:ed)?|forward(?:ed)?)(?= ?(?:$|[.,;:!)]|(?:this|it|that|any of (?:this|it)|yet|further|outside|wider|more widely|with (?:anyone|anybody|others|the (?:team|others|group|rest)))\b))"
    rf"|\b{_NOT_TO} tell (?:anyone|anybody|a soul|the (?:team|others))\b|\bnot for sharing\b"
    r"|\b(?:told|tells?|said|says|shared|shares|asked|mentioned|spoke|speaking|this is)\b[^.]{0,40}\bin (?:strict(?:est)? |full )?confidence\b(?! interval)"
    r"|(?:^|[,;(–—-])\s*in (?:strict(?:est)? )?confidence\s*(?:$|[:.,;)!])"
    r"|\b(?:strictly|this is|told me|all) confidential(?:ly)?\b|^\W*(?:strictly )?confidential\s*[:.!–—-]|\((?:strictly )?confidential\)"
    r"|\b(?:off|not (?:for|on)) the record\b|\bkeep (?:this|it|that) to (?:yourself|myself|ourselves|themselves)\b|\bfor (?:my|your|our) (?:eyes|ears) only\b",
    re.I,
)


# The marks. "private" alone is an adjective ("private sector", "move it to the private repo"): only its form makes a mark of it.
_WORD = r"(?:private|confidential)"
_LOCK = r"[🔒🔐🔏]\ufe0f?"
_IN_BRACKETS = rf"(?:strictly |kept |keep |very |{_LOCK}\s*)?{_WORD}\b(?:\s*[,;:!.–—][^)\]}}]{{0,40}}| - [^)\]}}]{{0,40}}| (?:for now|only|please|pls|note|still|until [^)\]}}]{{1,30}}))?\s*"
_BRACKETED = rf"(?:\(\s*{_IN_BRACKETS}\)|\[\s*{_IN_BRACKETS}\]|\{{\s*{_IN_BRACKETS}\}})"
_TAG = rf"(?<![\w/&#])#{_WORD}(?:/[\w/-]+)?(?![\w-])"
# What may stand behind a mark at the end of a line: tags, days, signs of tasks.
_TAIL = r"(?:[\s.,;:!?…)*_~|-]|\ufe0f|[#@][\w/-]+(?:\([^)]*\))?|[📅⏳🛫✅➕🔁🔼🔺⏫🔽⏬❌]|\d{4}-\d{2}-\d{2}|[(\[{][^()\[\]{}]{0,40}[)\]}]|(?:by|due|until) [\w /.-]{1,20})*$"
_MARKED = re.compile(
    rf"{_TAG}|\[\s*{_IN_BRACKETS}\]|^\W*{_LOCK}|{_LOCK}{_TAIL}"
    rf"|^(?:[\w .@'’-]{{1,24}}:\s+)?[^\w(\[{{]*{_BRACKETED}|^[\w .'’-]{{1,24}} {_BRACKETED}\s*:|{_BRACKETED}{_TAIL}"
    rf"|^[^\w(\[]*{_WORD}(?: (?:notes?|remarks?|thoughts?|asides?|only))?(?:\s*(?:::?|[–—|])(?=\s)|\s+-+\s)",
    re.I,
)
_MARKED_HEADING = re.compile(rf"{_TAG}|{_BRACKETED}|{_LOCK}", re.I)


def _hints_at_mark(lowered: str) -> bool:
    return "private" in lowered or "confidential" in lowered or any(sign in lowered for sign in "🔒🔐🔏")


def is_marked(text: str) -> bool:
    """Whether one line bears a mark that keeps it: "Private: …", "… (private)", "#private", a padlock before it or behind it.

    >>> [is_marked(t) for t in ("Private - he may leave", "raise is 4 % (private)", "🔒 pay", "private sector", "make the repo (private) first")]
    [True, True, True, False, False]
    """
    return _hints_at_mark(text.lower()) and bool(_MARKED.search(text))


def is_marked_heading(text: str) -> bool:
    """Whether a heading bears such a mark, wherever it stands in it: "Personal (private)", "#private Pay", "Pay 🔒"."""
    return _hints_at_mark(text.lower()) and bool(_MARKED_HEADING.search(text))


def is_confidence(text: str) -> bool:
    """Whether a line says of itself that it is not for others.

    >>> [is_confidence(t) for t in ("Keep this between us: she is leaving", "told me in confidence", "the wall between us and sales", "grew in confidence")]
    [True, True, False, False]
    """
    lowered = text.lower()
    return any(hint in lowered for hint in _HINTS) and bool(_SECRET.search(text))


def _rows(point: Point) -> Iterator[str]:
    """The lines, and the cells of a table's row, that a point's text is made of, and what its speaker says."""
    offsets = [0, *(offset for offset, _ in point.breaks), len(point.text)]
    for begin, end in pairwise(offsets):
        row = point.text[begin:end].strip()
        yield from row.split(" | ") if point.kind == "table" else (row,)
    if point.speaker:
        yield point.said


def keep_confidences(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points, those private that say so, those below them, and the one that a bare "keep this between us" stands under."""
    secret: set[int] = set()
    last: Point | None = None
    for point in points:
        if is_confidence(point.text) or any(is_marked(row) for row in _rows(point)):
            secret.add(point.line)
            alone = not content_words(_MARKED.sub(" ", _SECRET.sub(" ", point.text)))
            if last is not None and alone and not point.text.rstrip().endswith(":"):
                secret.add(point.parents[-1] if point.parents else last.line)
        elif any(line in secret for line in point.parents):
            secret.add(point.line)
        last = point
    if not secret:
        return tuple(points)
    return tuple(replace(p, private=True) if p.line in secret or any(line in secret for line in p.parents) else p for p in points)
