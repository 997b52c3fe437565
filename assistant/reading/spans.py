"""A part of a file that is one session, and what its blocks say of it: skipped, archived, a section of a day's note."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.reading.inline import fold, plain
from assistant.reading.outline import BARE_LEVEL, Block
from assistant.reading.people import lists_people, title_mentions
from assistant.reading.sections import ONE_ON_ONE, section_kind

_SKIPPED = re.compile(
    r"\b(?:skipped|cancell?ed|no (?:meeting|1:1|session|one[- ]on[- ]one)|did(?:n['’]t| not) (?:meet|happen|take place)|called off|postponed"
    r"|(?:on|was) (?:leave|vacation|holiday|pto)|out sick|was (?:sick|ill)|ausgefallen|no show)\b",
    re.I,
)
_STUB = re.compile(
    r"^\W*(?:archived?(?=\W*$|\s*[,.:;(]|\s+(?:on|in|to|since|note|file|see|by)\b)|renamed to|moved to|superseded|see (?:the )?(?:new|other)|this (?:file|note|page) (?:has (?:been )?)?(?:moved|is archived|was renamed))\b",
    re.I,
)
_OTHER_SECTIONS = ("action", "agenda", "previous", "plan")


@dataclass(frozen=True, slots=True)
class Span:
    """A session's blocks ``[first, last)`` with the heading that opens it and what is known of its date.

    ``indexes`` are its blocks where they do not stand together: what a day's note holds beside its 1:1 sections.
    """

    first: int
    last: int
    date: dt.date | None = None
    source: str | None = None
    text: str | None = None
    note: str | None = None
    title: str | None = None
    leftover: bool = False
    skipped: bool = False
    indexes: tuple[int, ...] | None = None

    def blocks(self, blocks: Sequence[Block]) -> list[Block]:
        """Its own among the blocks of the file."""
        return [blocks[i] for i in self.indexes] if self.indexes is not None else list(blocks[self.first : self.last])


def one_on_ones(blocks: Sequence[Block], span: Span, people: Collection[str] = ()) -> list[Span]:
    """A day's note with `## 1:1 [[Dana]]` among other things: the section is the session, the rest is left over.

    ``people``: folded names whose bare mention heads a session too ("## Dana", "## 13:00 Dana, on the phone"): those of a daily note.
    """
    openers = [i for i in range(span.first, span.last) if _opens_one_on_one(blocks, i, span) or _names_somebody(blocks, i, span, people)]
    if not openers:
        return [span]
    spans: list[Span] = []
    taken: set[int] = set()
    for index in openers:
        if index in taken:
            continue
        end = _section_end(blocks, index, span.last)
        spans.append(replace(span, first=index, last=end, title=blocks[index].text))
        taken.update(range(index, end))
    rest = tuple(i for i in range(span.first, span.last) if i not in taken)
    if any(blocks[i].kind in ("bullet", "paragraph") for i in rest):
        spans.append(replace(span, leftover=True, indexes=rest, title=None))
    return spans


_NAMES_A_TALK = re.compile(
    r"(?:\S+ ){0,2}?(?:1\s?[:-]\s?1s?|1on1|1-on-1|one[- ]on[- ]one|o2o|catch-?up|check-?in|sync|mentoring|coaching)\b.{0,60}$", re.I
)


def _opens_one_on_one(blocks: Sequence[Block], index: int, span: Span) -> bool:
    block = blocks[index]
    inner = 2 <= block.level < BARE_LEVEL and index > span.first if block.kind == "heading" else _heads_a_list(blocks, index)
    if not inner or not ONE_ON_ONE.search(block.text) or len(block.text.split()) > _longest(block.text) or block.toc:
        return False
    if block.kind == "bullet" and not _NAMES_A_TALK.match(block.text):
        return False  # "Presented at the Heron catch-up" tells of a meeting, it does not hold one
    return bool(title_mentions(heading_source(block), block.line)) and section_kind(block.text) not in _OTHER_SECTIONS


_CLOCK = re.compile(
    r"^(?:at )?\d{1,2}(?:[:.h]\d{2})?\s?(?:am|pm|uhr|h)?(?:\s?[-–]\s?\d{1,2}(?:[:.h]\d{2})?\s?(?:am|pm)?)?[\s,:–—-]+(?=\D)", re.I
)
_WITH = re.compile(
    r"^(?:(?:call|chat|coffee|lunch|walk|talk|talked|met|saw|spoke|met up|phone call|phoned|rang)\s+)?(?:with\s+|to\s+)?", re.I
)
_BESIDE = re.compile(
    r"(?:\s*[,(:/–—-].{0,50}|\s+(?:rang|called|phoned|dropped by|came by|came in|by phone|on the phone|on zoom|phone|call|chat|quick chat|lunch|coffee|at \d.*)\b.{0,30})?$",
    re.I,
)


def _names_somebody(blocks: Sequence[Block], index: int, span: Span, people: Collection[str]) -> bool:
    """A heading that is a known person's name, with at most a time before it and how they met behind it."""
    block = blocks[index]
    if not people or block.kind != "heading" or index <= span.first or block.toc:
        return False
    text = _CLOCK.sub("", plain(heading_source(block)))
    for shown in (text, _WITH.sub("", text)):
        words = shown.split()
        for count in range(min(4, len(words)), 0, -1):
            name, rest = " ".join(words[:count]), shown[len(" ".join(words[:count])) :]
            whole = name.rstrip(",:;–—-(")
            if whole[:1].isupper() and fold(whole) in people and _BESIDE.fullmatch(name[len(whole) :] + rest):
                return True
    return False


def _longest(text: str) -> int:
    """How many words such a heading may have: more where it opens with what it is ("1:1 Dana + Noor joined for the second half")."""
    return 14 if ONE_ON_ONE.match(text) else 9


def _heads_a_list(blocks: Sequence[Block], index: int) -> bool:
    """Whether this is an outermost bullet without a box that has bullets below it."""
    block = blocks[index]
    outer = block.kind == "bullet" and not block.parents and block.mark is None
    return outer and index + 1 < len(blocks) and block.line in blocks[index + 1].parents


def heading_source(block: Block) -> str:
    """A heading as it stands in the file, links and all, without the signs that make it one; of a table's row what heads it alone."""
    if block.raw.lstrip().startswith("|"):
        return block.text
    return re.sub(r"^(?:#\+title:|[\s#*+•-]+)", "", block.raw.split("\n", 1)[0], flags=re.I)


def _section_end(blocks: Sequence[Block], index: int, last: int) -> int:
    opener = blocks[index]
    for later in range(index + 1, last):
        block = blocks[later]
        if opener.kind == "heading" and block.kind == "heading" and block.level <= opener.level:
            return later
        if opener.kind == "bullet" and (block.kind == "heading" or (block.kind == "bullet" and not block.parents)):
            return later
    return last


def _contents(blocks: Sequence[Block], span: Span) -> list[Block]:
    return [b for b in span.blocks(blocks) if b.kind in ("bullet", "paragraph", "quote", "table") and b.text]


def is_stub(blocks: Sequence[Block], span: Span) -> bool:
    """Renamed to …, Archived, see …, and nothing else."""
    texts = _contents(blocks, span)
    return 0 < len(texts) <= 2 and bool(_STUB.match(texts[0].text)) and sum(len(b.text) for b in texts) < 200


def is_skipped(blocks: Sequence[Block], span: Span) -> bool:
    """Whether the notes themselves say that this one did not happen: in its heading, or in words that are all it has."""
    opener = blocks[span.first] if span.first < len(blocks) else None
    if opener is not None and opener.kind == "heading" and _SKIPPED.search(opener.text):
        return True
    texts = [b for b in _contents(blocks, span) if not lists_people(b.text)]
    return 0 < len(texts) <= 2 and sum(len(b.text.split()) for b in texts) <= 25 and bool(_SKIPPED.search(texts[0].text))
