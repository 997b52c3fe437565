"""Bare dates that are what the heading above them names, and no session: `## Contract signed` over `1 October 2026`.

A date alone on its line is the first sign of a session, and notes put the days of other things on such lines too. What tells them apart is
the heading directly above: its words, whether the file has told the day of the session before, and whether its neighbours are dated alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.reading import dates
from assistant.reading.datewords import MONTHS
from assistant.reading.inline import fold
from assistant.reading.otherdays import beneath_other_days, is_other_date, names_other_days, tells_of_before
from assistant.reading.outline import BARE_LEVEL, Block
from assistant.reading.sections import ONE_ON_ONE
from assistant.reading.sessiondates import date_field

_OF_A_MEETING = re.compile(
    r"\b(?:meetings?|sessions?|calls?|chats?|talks?|conversations?|week(?:ly)?|sprint|month(?:ly)?|treffen|termine?|gesprach\w*|rendez-?vous|reunion(?:es)?"
    r"|coffee|lunch|walk|notes?|notizen|minutes|protokolle?|log|journal|diary|history|verlauf|entr(?:y|ies)|agenda|attendees?|teilnehmer)\b"
    r"|^(?:(?:meeting |session )?dates?(?: (?:and|&|/) time)?|datum|fecha|when|wann|today|heute)\W*$"
)
_LIST = re.compile(r"^(?:\w+ )?(?:deadlines|milestones|dates|due dates|fristen|termine|daten|echeances|plazos)$")
_LABEL = 6  # words of a plain line that may name the date below it


@dataclass(frozen=True, slots=True)
class _Page:
    """What is asked of a file again and again. ``under``: dates, and the headings right above them; the rest as in ``_counted``."""

    blocks: Sequence[Block]
    under: dict[int, int]
    told: bool
    apart: frozenset[int]
    headings: Counter[int]
    dated: Counter[int]
    alike: Counter[tuple[int, str]]


def set_apart(blocks: Sequence[Block], told: bool, named: bool = False) -> tuple[Block, ...]:
    """The blocks, with bare dates of something else as paragraphs. ``told``: front matter or file name give the session's day; ``named``: the name."""
    under = {i: label for i, b in enumerate(blocks) if b.kind == "heading" and b.dated and (label := _label(blocks, i)) is not None}
    page = _Page(blocks, under, told, beneath_other_days(blocks), *_counted(blocks, under))
    others = {
        i
        for i, b in enumerate(blocks)
        if b.kind == "heading" and b.dated and (_is_of_others(page, i) or (named and _is_of_a_section(blocks, i)))
    }
    return tuple(
        replace(block, kind="paragraph", level=0, dated=False) if i in others else block for i, block in enumerate(blocks)
    ) if others else tuple(blocks)  # fmt: skip


def _label(blocks: Sequence[Block], index: int) -> int | None:
    """The undated heading right above a bare date, or the short line of words that names the next meeting."""
    above = index - 1
    while above >= 0 and blocks[above].kind in ("rule", "comment"):
        above -= 1
    if above < 0 or blocks[above].dated:
        return None
    block, this = blocks[above], blocks[index]
    if block.kind == "heading":
        return above if block.level < this.level or block.level == this.level == BARE_LEVEL else None
    plain = block.kind in ("paragraph", "bullet") and block.mark is None and this.level == BARE_LEVEL and block.end + 1 == this.line
    named = plain and len(block.text.split()) <= _LABEL and block.text[-1:] not in ".!?" and names_other_days(block.text)
    return above if named else None


def _counted(blocks: Sequence[Block], under: dict[int, int]) -> tuple[Counter[int], Counter[int], Counter[tuple[int, str]]]:
    """Undated headings by level; of those right above a date how many have a level, and how many a level and words."""
    over = [blocks[i] for i in under.values() if blocks[i].kind == "heading" and not is_other_date(blocks[i].text)]
    headings = Counter(b.level for b in blocks if b.kind == "heading" and not b.dated)
    return headings, Counter(b.level for b in over), Counter((b.level, _words(b)) for b in over)


def _words(heading: Block) -> str:
    return re.sub(r"\d+", "", fold(heading.text))


def _is_of_others(page: _Page, index: int) -> bool:
    blocks, under, block = page.blocks, page.under, page.blocks[index]
    label = under.get(index)
    if label is None:
        return index in page.apart if block.level < BARE_LEVEL else _is_of_list(blocks, index, under)
    if all(b.kind in ("rule", "comment") for b in blocks[:label]) or _plans(blocks, label, index, under):
        return False  # the title of the note
    words = blocks[label].text
    if is_other_date(words):
        return not (tells_of_before(words) and _is_log(blocks, label, index, under))
    return not _is_session(page, index, label) and _has_day(blocks, label, page.told)


def _is_of_a_section(blocks: Sequence[Block], index: int) -> bool:
    """Dated headings in one of the sections of a note that has its day in its name: `## Timeline` over `### 1 October 2026`."""
    this = blocks[index]
    if this.kind != "heading" or not this.dated or this.level >= BARE_LEVEL:
        return False
    at = next((i for i in range(index - 1, 0, -1) if blocks[i].kind == "heading" and blocks[i].level < this.level), None)
    if at is None or blocks[at].dated or not any(b.kind == "heading" for b in blocks[:at]):
        return False
    heading, words = blocks[at], fold(blocks[at].text)
    of_sessions = (
        ONE_ON_ONE.search(heading.text) or _OF_A_MEETING.search(words) or re.search(r"\d", words) or set(words.split()) & set(MONTHS)
    )
    return not of_sessions and any(b.kind == "heading" and b.level == heading.level and i != at for i, b in enumerate(blocks))


def _is_of_list(blocks: Sequence[Block], index: int, under: dict[int, int]) -> bool:
    """A later date of `## Deadlines`, whose first stands right below the heading."""
    heading = next((i for i in range(index - 1, 0, -1) if blocks[i].kind == "heading" and not blocks[i].dated), None)
    return heading is not None and heading in under.values() and bool(_LIST.search(fold(blocks[heading].text)))


def _plans(blocks: Sequence[Block], label: int, index: int, under: dict[int, int]) -> bool:
    """`## Next 1:1`, its day and its points above the sessions that were: the newest of a running document."""
    first = all(b.kind in ("rule", "comment", "heading") for b in blocks[:label])
    filled = index + 1 < len(blocks) and blocks[index + 1].kind in ("bullet", "paragraph")
    later = any(
        b.kind == "heading" and b.dated and b.level <= blocks[label].level and i not in under for i, b in enumerate(blocks) if i > index
    )
    return first and filled and later


def _is_log(blocks: Sequence[Block], label: int, index: int, under: dict[int, int]) -> bool:
    """Whether more dates that no heading names follow in the section: it holds sessions."""
    for later in range(index + 1, len(blocks)):
        block = blocks[later]
        if block.kind == "heading" and not block.dated and block.level <= blocks[label].level and block.level < BARE_LEVEL:
            return False
        if block.kind == "heading" and block.dated and later not in under:
            return True
    return False


def _is_session(page: _Page, index: int, label: int) -> bool:
    """Whether the heading is that of a session: by its words, by dates that follow, by neighbours that are dated alike."""
    heading = page.blocks[label]
    if ONE_ON_ONE.search(heading.text) or _OF_A_MEETING.search(fold(heading.text)) or _is_log(page.blocks, label, index, page.under):
        return True
    dated = page.dated[heading.level]
    field = date_field(page.blocks[index].text) is not None
    return page.alike[heading.level, _words(heading)] > 1 or (dated > 1 and (field or dated == page.headings[heading.level]))


def _has_day(blocks: Sequence[Block], label: int, told: bool) -> bool:
    """Whether the session that a heading stands in has a day already, or words of its own: what comes now is something else."""
    above = blocks[:label]
    if told or any(b.kind in ("bullet", "paragraph") and b.text for b in above):
        return True
    return any(b.kind == "heading" and (b.dated or dates.find(b.text)) for b in above)
