"""What a file keeps to its writer as a whole, in sections or in callouts: known from its blocks, before anything is made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.confidences import is_confidence, is_marked_heading
from assistant.reading.frontmatter import keeps
from assistant.reading.outline import BARE_LEVEL, Block
from assistant.reading.sections import section_kind

_CALLOUT = re.compile(r"^\s*(?:[-*+]\s+)?(?P<depth>(?:>\s*)+)\[!(?P<kind>[^\]]*)\][+-]?\s*(?P<title>.*)$")
_QUOTED = re.compile(r"^\s*(?:[-*+]\s+)?(?P<depth>(?:>\s*)+)")
_TAGS = re.compile(r"(?:#[\w/-]+[\s,;]*)+")
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w /-]{1,24}?)\s*:{1,2}\s+(?P<value>\S.*)")
_YES = re.compile(r"(?:true|yes|on|1|y|x|✓|✔|☑|✅)\W*", re.I)
_MOST_FIELDS = 12  # lines: as many properties may stand below a title


def is_private_heading(text: str) -> bool:
    """Whether what stands under a heading is for its writer only: "Private", "Just for me", "Pay review (confidential)", "Pay 🔒"."""
    return section_kind(text) == "private" or is_confidence(text) or is_marked_heading(text)


def keep(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a whole file, private where a heading, a tag at the top or a callout says so; headings that say so too."""
    callouts = _in_callouts(blocks)
    tagged = _tagged(blocks)
    whole = bool(blocks) and -1 in tagged
    below: int | None = None  # the level of the private heading that we are under
    bare_days = False
    found: list[Block] = []
    for index, block in enumerate(blocks):
        if block.kind == "heading":
            day = block.dated and block.level == BARE_LEVEL
            if below is not None and (block.level <= below or (day and bare_days)):
                below = None  # a bare date opens the next session, where bare dates opened those above
            if below is None:
                bare_days = bare_days or day
                below = block.level if index in tagged or is_private_heading(block.text) else None
        hidden = whole or below is not None or index in callouts
        found.append(replace(block, private=True) if hidden else block)
    return tuple(found)


def ends_kept(blocks: Sequence[Block]) -> bool:
    """Whether the last line, alone below a blank one, is a row of tags with #private among them: it is about all above it."""
    if len(blocks) < 2 or blocks[-1].kind != "paragraph" or blocks[-1].parents:
        return False
    return blocks[-2].end < blocks[-1].line - 1 and _says_private(blocks[-1])


def _says_private(block: Block) -> bool:
    """A row of tags, or a property, that keeps what it stands at the top of: `#1on1 #private`, `tags:: private`, `Visibility: private`."""
    field = _FIELD.fullmatch(block.text)
    if field:
        said = field["key"].lower() in ("private", "confidential") and not _YES.fullmatch(field["value"])
        return not said and keeps(field["key"], field["value"])  # "Private: she is leaving" keeps that line, no more
    return bool(_TAGS.fullmatch(block.raw.strip())) and keeps("tags", block.text)


def _tagged(blocks: Sequence[Block]) -> frozenset[int]:
    """Indexes of the headings below which tags or properties stand that say so; -1 for those above the first heading."""
    found: set[int] = set()
    heading, lines = -1, 0
    for index, block in enumerate(blocks):
        row = _TAGS.fullmatch(block.raw.strip()) is not None  # over a list it looks like a heading
        if block.kind == "heading" and not row:
            heading, lines = index, 0
        elif lines < _MOST_FIELDS and block.mark is None and (row or _FIELD.fullmatch(block.text)):
            lines += 1
            found |= {heading} if _says_private(block) else set()
        else:
            lines = _MOST_FIELDS
    return frozenset(found)


def _in_callouts(blocks: Sequence[Block]) -> frozenset[int]:
    """Indexes of the blocks of `> [!private]`: the quoted lines on end, as deep as the callout or deeper, and the text that runs on."""
    found: set[int] = set()
    depth = 0
    for index, block in enumerate(blocks):
        quoted = _QUOTED.match(block.raw)
        if depth and block.line != blocks[index - 1].end + 1:
            depth = 0
        if depth and (quoted["depth"].count(">") < depth if quoted else block.kind != "paragraph"):
            depth = 0
        callout = _CALLOUT.match(block.raw.split("\n", 1)[0])
        if not depth and callout and (is_private_heading(callout["kind"]) or is_private_heading(callout["title"])):
            depth = callout["depth"].count(">")
        if depth:
            found.add(index)
    return frozenset(found)
