"""Where sessions begin in a file: at headings, bare lines, outer bullets, fields or paragraphs that are a date and little else."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.reading import dates
from assistant.reading.inline import fold
from assistant.reading.otherdays import beneath_other_days, is_other_date
from assistant.reading.outline import BARE_LEVEL, Block
from assistant.reading.sections import section_kind
from assistant.reading.sessiondates import date_field

_TEMPLATE = re.compile(r"\btemplate\b|\[insert|\byyyy\b|\bdd[/-]mm|<date>|\[date\]|\{\{|^date\s*:?\s*$", re.I)
_MAX_RESIDUE = 7  # words beside the date in a heading that may still open a session
_NAMES_AND_DATE = 5  # words
_NAME_WORDS = 2
_LINES_APART = 3
_ROW_WORDS = 14
_ROW_DATE = 40  # characters in which the day of such a line stands
_DIARY_LEAD = re.compile(r"(?i)(?:mon|tue|wed|thu|fri|sat|sun)\w*,?|date:|on")
_DIARY_REST = re.compile(r"[\s\])*_]*(?:[:.,—–-]|\()")


@dataclass(frozen=True, slots=True)
class Start:
    """A block at which a session may begin. ``strong``: it is a date and nothing else; ``residue``: words beside the date.

    ``place``: heading, or body for a `Date:` line; ``beside``: the words beside the date, folded.
    """

    index: int
    found: dates.Found | None
    strong: bool
    level: int
    template: bool = False
    residue: int = 0
    place: str = "heading"
    beside: str = ""


def find_starts(blocks: Sequence[Block], order: dates.Order | None) -> list[Start]:
    """All starts of a file in order, those of templates among them."""
    apart = beneath_other_days(blocks)
    own = [(i, b) for i, b in enumerate(blocks) if b.kind == "heading" and (b.dated or i not in apart)]
    heads = _raised([start for start in (_head_start(_headed(i, b, blocks), b, order) for i, b in own) if start], blocks)
    strong = [s for s in heads if s.strong and not s.template]
    chosen = _beside(heads, strong) if strong else _alike(blocks, order) or _loose(heads)
    for other in (_bullet_starts, _field_starts, _diary_starts, _line_starts):
        if len([s for s in chosen if not s.template]) >= 2:
            break
        more = other(blocks, order, apart)
        if len(more) >= 2:
            chosen = more
    rows = _set_off_starts(blocks, order, apart)
    if len(rows) > len(chosen) and {s.index for s in chosen} <= {s.index for s in rows}:
        chosen = rows
    return _without_echoes(sorted(chosen, key=lambda s: s.index), blocks)


def _raised(heads: Sequence[Start], blocks: Sequence[Block]) -> list[Start]:
    """A bare date below `## Next 1:1`, where headings of that level are dates: the session begins at the heading, beside them."""
    levels = {s.level for s in heads if s.strong and s.level < BARE_LEVEL}
    return [
        replace(s, index=s.index - 1, level=blocks[s.index - 1].level)
        if s.strong and s.level == BARE_LEVEL and s.index > 1 and blocks[s.index - 1].kind == "heading" and blocks[s.index - 1].level in levels
        and not blocks[s.index - 1].dated
        else s
        for s in heads
    ]  # fmt: skip


def _without_echoes(starts: Sequence[Start], blocks: Sequence[Block]) -> list[Start]:
    """A title with a date and the date below it again: one start. Over several of them the title dates none."""
    if len(starts) < 2 or starts[0].template or starts[1].template:
        return list(starts)
    title, below = starts[0], starts[1]
    between = blocks[title.index + 1 : below.index]
    if title.level >= BARE_LEVEL or below.level < BARE_LEVEL or not all(_is_property(b) for b in between):
        return list(starts)
    if title.found and below.found and title.found.date is None and below.found.date:
        title = replace(title, found=below.found, place=below.place)  # "Mira Oct 15" over "Date: October 15, 2026"
    return [title, *starts[2:]] if len(starts) == 2 or title.level > 1 else list(starts[1:])


_PROPERTY = re.compile(r"[*_]*[A-Z][\w /-]{1,24}[*_]*:{1,2}[*_]*(?:\s|$)")


def _is_property(block: Block) -> bool:
    """A rule, or a line of the page's own data: `Status: Done`, `Tags:`."""
    return block.kind == "rule" or (block.kind in ("paragraph", "heading") and bool(_PROPERTY.match(block.text or "")) and not block.dated)


def _headed(index: int, block: Block, blocks: Sequence[Block]) -> int:
    """Where the session of a `Date:` line begins: at the heading just above it."""
    above = index - 1
    titled = block.level == BARE_LEVEL and index > 0 and blocks[above].kind == "heading" and blocks[above].level < BARE_LEVEL
    return above if titled and date_field(block.text) and not dates.find(blocks[above].text) else index


def _beside(heads: Sequence[Start], strong: Sequence[Start]) -> list[Start]:
    """The strong headings and those of their level that hold a date among other words; the outermost level with two wins."""
    levels = {s.level for s in strong}
    top = min(levels)
    chosen = [s for s in heads if s.strong or s.level in levels or (s.level == 1 and s.residue <= _MAX_RESIDUE)]
    if len([s for s in strong if s.level == top]) >= 2:
        chosen = [s for s in chosen if s.level <= top]
    return chosen


def _head_start(index: int, block: Block, order: dates.Order | None) -> Start | None:
    if block.kind != "heading":
        return None
    short = dates.compact_short(block.text) if block.dated else None
    founds = [short] if short else [f for f in dates.find(block.text, order) if not f.weak or block.dated]
    if not founds and len(block.text.split()) <= 8 and _TEMPLATE.search(block.raw.strip("# *_")):
        return Start(index, None, False, block.level, template=True)
    if len(founds) != 1:
        return None
    found = founds[0]
    rest = block.text[: found.start] + " " + block.text[found.end :]
    if is_other_date(rest) and not block.dated:
        return None
    place = "body" if block.level == BARE_LEVEL and date_field(block.text) else "heading"
    return Start(index, found, block.dated, block.level, residue=len(re.findall(r"\w{2,}", rest)), place=place)


def _alike(blocks: Sequence[Block], order: dates.Order | None) -> list[Start]:
    """Headings that differ in nothing but their date, two at least, whatever their level: `Douglas 9/3`, `1-1 with Douglas, 9 March`.

    Here a spelling that may be no date elsewhere ("9/3") is believed. Headings of their form with another name begin sessions too.
    """
    found = []
    for index, block in enumerate(blocks):
        start = _leading_words(index, block, order) if block.kind == "heading" and len(block.text.split()) <= _MAX_RESIDUE + 4 else None
        found += [start] if start else []
    return _of_one_form(found, blocks)


def _of_one_form(found: Sequence[Start], blocks: Sequence[Block], apart: int = 0) -> list[Start]:
    """The largest group with the same words beside two dates or more, and those of its level that put a name or two in their place.

    ``apart``: from how many on starts of one form need not share their words.
    """
    groups: dict[str, list[Start]] = {}
    for start in found:
        groups.setdefault(start.beside, []).append(start)
    largest = max(groups.values(), key=len, default=[])
    if len({s.found.text for s in largest if s.found}) < 2:
        largest = largest[:1] if apart and len(found) >= apart else []
    if not largest:
        return []
    form = _form(largest[0], blocks)
    short = [s for s in found if s.level == largest[0].level and len(s.beside.split()) <= _NAME_WORDS and _form(s, blocks) == form]
    if len(largest) == 1:
        return short if len(short) >= apart else []
    return sorted({s.index: s for s in (*largest, *short)}.values(), key=lambda s: s.index)


def _form(start: Start, blocks: Sequence[Block]) -> tuple[bool, bool]:
    """Whether words stand before and behind the date of a line."""
    text = blocks[start.index].text
    assert start.found is not None
    return bool(re.search(r"\w{2,}", text[: start.found.start])), bool(re.search(r"\w{2,}", text[start.found.end :]))


def _leading_words(index: int, block: Block, order: dates.Order | None) -> Start | None:
    """A block that holds one date, with the words beside it; None where they say that it is the date of something else."""
    founds = dates.find(block.text, order)
    if len(founds) != 1:
        return None
    rest = block.text[: founds[0].start] + " " + block.text[founds[0].end :]
    beside = " ".join(re.findall(r"[\w':-]*\w", fold(rest)))
    named = beside and not is_other_date(rest) and section_kind(rest.strip(" -–—,:")) is None
    return Start(index, founds[0], True, block.level, beside=beside) if named else None


def _loose(heads: Sequence[Start]) -> list[Start]:
    """Headings that hold a date among other words: the outermost level with two of them, or a title."""
    short = [s for s in heads if s.residue <= _MAX_RESIDUE or s.template or s.level == 1 or (s.found and s.found.start == 0)]
    for level in sorted({s.level for s in short}):
        group = [s for s in short if s.level == level]
        if len([s for s in group if not s.template]) >= 2 or level == 1:
            return group
    return [s for s in short if s.residue <= 4 or s.template]


def _bullet_starts(blocks: Sequence[Block], order: dates.Order | None, apart: Collection[int]) -> list[Start]:
    """Outer bullets that are a date, with the session below them; or a date and a word or two that are the same in all of them."""
    out = []
    for index, block in enumerate(blocks[:-1]):
        outer = block.kind == "bullet" and block.mark is None and not block.parents and not block.toc
        if not outer or index in apart or block.line not in blocks[index + 1].parents or len(block.text.split()) > _MAX_RESIDUE + 4:
            continue
        founds = dates.find(block.text, order) if block.dated else ()
        start = Start(index, founds[0], True, BARE_LEVEL + 1) if founds else _leading_words(index, block, order)
        out += [replace(start, level=BARE_LEVEL + 1)] if start else []
    return out if len({start.beside for start in out}) == 1 else [start for start in out if not start.beside]


def _field_starts(blocks: Sequence[Block], order: dates.Order | None, apart: Collection[int]) -> list[Start]:
    """`Date: …` lines, each the session of the heading just above it."""
    out = []
    for index, block in enumerate(blocks):
        field = date_field(block.text) if block.kind in ("paragraph", "bullet") else None
        founds = dates.find(field, order) if field else ()
        if not founds or index in apart:
            continue
        above = next((i for i in range(index - 1, max(-1, index - 6), -1) if blocks[i].kind == "heading"), index)
        out.append(Start(above, founds[0], True, 2, place="body"))
    return out


def _diary_starts(blocks: Sequence[Block], order: dates.Order | None, apart: Collection[int]) -> list[Start]:
    """Paragraphs of a diary that open with their date: "11 March. Long talk about …", "3/3: …"."""
    out = []
    for index, block in enumerate(blocks):
        founds = dates.find(block.text[:60], order) if block.kind == "paragraph" and not block.parents else ()
        if not founds or index in apart:
            continue
        lead = block.text[: founds[0].start].strip(" *[(—–-")
        if (not lead or _DIARY_LEAD.fullmatch(lead)) and _DIARY_REST.match(block.text[founds[0].end :]):
            out.append(Start(index, founds[0], True, BARE_LEVEL + 1))
    return out


def _line_starts(blocks: Sequence[Block], order: dates.Order | None, apart: Collection[int]) -> list[Start]:
    """Lines that stand by themselves, a date and a name or two: "joan 12/10/26", "joan 9/11/26", "raj 10/11/26"."""
    out: list[Start] = []
    for index, block in enumerate(blocks[:-1]):
        alone = block.kind == "paragraph" and not block.parents and block.line == block.end and index not in apart
        set_off = index == 0 or blocks[index - 1].end < block.line - 1
        start = _leading_words(index, block, order) if alone and set_off and len(block.text.split()) <= _NAMES_AND_DATE else None
        out += [replace(start, level=BARE_LEVEL + 1)] if start else []
    return _of_one_form(out, blocks, apart=_LINES_APART)


def _set_off_starts(blocks: Sequence[Block], order: dates.Order | None, apart: Collection[int]) -> list[Start]:
    """Lines behind a blank one that open with a day and a few words of their own ("Tue 18 Aug, phone - she's in Whitby", "29/9 ros", "21 July").

    Three at least, with something right below each, and their days in order: else they may be the days of anything.
    """
    out = []
    for index, block in enumerate(blocks[:-1]):
        outer = block.kind in ("paragraph", "heading") and not block.parents and block.level in (0, BARE_LEVEL) and block.line == block.end
        set_off = index == 0 or blocks[index - 1].end < block.line - 1
        beneath = blocks[index + 1].line == block.line + 1
        if not (outer and set_off and beneath) or index in apart or len(block.text.split()) > _ROW_WORDS:
            continue
        founds = dates.find(block.text[:_ROW_DATE], order)
        if (
            not founds
            or founds[0].month is None
            or founds[0].day is None
            or re.search(r"\w", _DIARY_LEAD.sub("", block.text[: founds[0].start]))
        ):
            continue
        rest = block.text[founds[0].end :]
        if is_other_date(rest) or not (_DIARY_REST.match(rest) or len(rest.split()) <= _NAME_WORDS):
            continue
        out.append(Start(index, founds[0], True, BARE_LEVEL + 1))
    return out if len(out) >= _LINES_APART and _in_order([(s.found.month or 0, s.found.day or 0) for s in out if s.found]) else []


def _in_order(days: Sequence[tuple[int, int]]) -> bool:
    """Whether (month, day) pairs go one way; from autumn to spring, or back, they cross the end of a year."""
    ups = [b >= a or a[0] - b[0] >= _HALF_YEAR for a, b in pairwise(days)]
    downs = [b <= a or b[0] - a[0] >= _HALF_YEAR for a, b in pairwise(days)]
    return all(ups) or all(downs)


_HALF_YEAR = 6  # months
