"""Text → a list of blocks with line numbers: headings, bullets with their depth, paragraphs, table rows.

Notes are written line by line and seldom are correct Markdown: bare headings, ``•`` bullets, bullets without a blank
line before them, tabs beside spaces. So this reads lines, not CommonMark: indentation alone makes the tree (a four-space
indent is never a code block), and a heading is whatever a person would see as one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assistant.reading.headings import BARE_LEVEL, heading_of, is_underlined, underlines
from assistant.reading.inline import plain
from assistant.reading.lines import (
    DRAWER,
    FENCE,
    RULE,
    TABLE,
    TABLE_RULE,
    bullet_line,
    columns,
    is_dateline,
    is_journal,
    is_tabbed,
)
from assistant.reading.wrapping import STARTS_ANEW, wrap_width

__all__ = ["BARE_LEVEL", "Block", "is_dateline", "read_blocks"]

_ONLY_PAGE_LINK = re.compile(r"^[*_ ]*\[[^\]]+\]\(#[^)]*\)[*_ ]*$")
_MID_SENTENCE = 40  # characters; nobody breaks a sentence earlier
_ENDS_OPEN = re.compile(r"\b(?:the|an?|of|to|and|or|for|with|in|at|by|from|my|her|his|our|their)$")
# Not "on", "in", "after", "so": hurried notes begin lines of their own with these.
_GOES_ON = re.compile(
    r"(?:about|under|and|or|but|of|to|with|for|into|from|by|that|because|than|as|before (?:the|her|his|our|my|their|he|she|we|i)|unless|instead of|although|without)\b"
)
_ORG = re.compile(r"#\+(?:title|date|author|filetags):|\*+ (?:TODO|DONE) |\*+ .*<\d{4}-\d\d-\d\d", re.I)  # a wiki's list has stars too
_ORG_TASK = re.compile(r"\* (?:TODO|DOING|NEXT|WAITING|DONE|CANCELL?ED)\s")
_PRIVATE = re.compile(r"%%.*(?:%%)?")
_COMMENTS = (("<!--", "-->"), ("%%", "%%"))
_NUMBERED = re.compile(r"[ \t]{0,8}(\d{1,2}(?:\.\d{1,2}){1,2})\.? (?=[^\W\d])")  # a paragraph of minutes
# A diary without blank lines: "9 Mar - talked about bread", "23/3: holiday plan".
_STARTS_DAY = re.compile(r"[*_\[(]{0,3}(?=[\w/., ]{0,24}\d)[\w/., -]{3,30}?[\])*_]{0,3}\s?[:–—-]")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a note. ``kind``: heading, bullet, paragraph, quote, table, code, comment, rule.

    ``level`` is a heading's level (1-6, 7 for bare ones) or a bullet's depth (0 is outermost); ``mark`` the content of a
    checkbox or a task keyword; ``parents`` the lines of the bullets above, outermost first; ``private`` is set by %% marks.
    ``dated``: a date and nothing else; ``toc``: a link into the page itself. ``breaks`` are (offset in ``text``, line) of
    the lines that were joined to the first.
    """

    line: int
    end: int
    kind: str
    text: str
    raw: str
    level: int = 0
    mark: str | None = None
    parents: tuple[int, ...] = ()
    private: bool = False
    dated: bool = False
    toc: bool = False
    breaks: tuple[tuple[int, int], ...] = ()


@dataclass
class _Reader:
    """State while the lines go by."""

    lines: list[str]
    blocks: list[Block] = field(default_factory=list)
    stack: list[tuple[int, int]] = field(default_factory=list)  # (indent, line) of the open bullets
    open_bullet: int | None = None  # index of the block that an indented line may continue
    open_paragraph: int | None = None
    circles_are_boxes: bool = False
    journal: bool = False
    stars_are_headings: bool = False  # in org `* 5 November` is a heading, no bullet
    numbers: frozenset[str] = frozenset()  # with which lines of minutes begin: 2.1, 2.2
    first_text: int = 0
    wrap: int = 0

    def add(self, block: Block) -> int:
        self.blocks.append(block)
        self.open_paragraph = None
        return len(self.blocks) - 1

    def extend(self, index: int, line: int, text: str) -> None:
        """Join a line to a block; without ``text`` it belongs to it but says nothing."""
        old = self.blocks[index]
        joined = f"{old.text} {text}".strip() if text else old.text
        breaks = (*old.breaks, (len(joined) - len(text), line)) if text else old.breaks
        self.blocks[index] = replace(old, end=line, text=joined, raw=f"{old.raw}\n{self.lines[line - 1]}", breaks=breaks)

    def end_list(self) -> None:
        self.stack.clear()
        self.open_bullet = None


def read_blocks(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """All blocks from ``first_line`` (1-based) on, in order. Every non-blank line belongs to exactly one block."""
    reader = _Reader(text.split("\n"))
    reader.circles_are_boxes = any("✔" in line[:6] or "✓" in line[:6] for line in reader.lines)
    reader.journal = is_journal(reader.lines)
    reader.stars_are_headings = any(_ORG.match(line) for line in reader.lines)
    reader.wrap = wrap_width(reader.lines)
    reader.numbers = frozenset(found[1] for line in reader.lines if (found := _NUMBERED.match(line)))
    reader.first_text = next((n for n, line in enumerate(reader.lines, 1) if n >= first_line and line.strip()), 0)
    number = first_line
    while number <= len(reader.lines):
        number = _read_line(reader, number)
    return tuple(reader.blocks)


def _read_line(reader: _Reader, number: int) -> int:
    """Take the block that begins at this line; return the next line to read."""
    line = reader.lines[number - 1]
    stripped = line.strip()
    if not stripped:
        reader.open_paragraph = None
        reader.open_bullet = None
        return number + 1
    end = _fenced(reader, number, stripped) or _commented(reader, number, stripped)
    if end:
        return end + 1
    if is_tabbed(reader.lines, number):
        reader.end_list()
        reader.add(Block(number, number, "table", " | ".join(plain(cell) for cell in stripped.split("\t")), line))
        return number + 1
    level, words = heading_of(reader.lines, number, reader.first_text)
    if not level and reader.stars_are_headings and line.startswith("* ") and not _ORG_TASK.match(line):
        level, words = 1, stripped[2:]
    if level:
        return _heading(reader, number, level, words) + 1
    if RULE.match(line) and not underlines(reader.lines, number):
        reader.end_list()
        reader.add(Block(number, number, "rule", "", line))
    elif not _bullet(reader, number, line):
        _text_line(reader, number, line, stripped)
    return _remarked(reader, number) + 1


def _heading(reader: _Reader, number: int, level: int, words: str) -> int:
    end = number + is_underlined(reader.lines, number)
    reader.end_list()
    raw = "\n".join(reader.lines[number - 1 : end])
    reader.add(Block(number, end, "heading", plain(words), raw, level, dated=is_dateline(words)))
    return end


def _fenced(reader: _Reader, number: int, stripped: str) -> int | None:
    """The last line of a block of code that begins here."""
    fence = FENCE.match(stripped)
    if not fence or underlines(reader.lines, number):
        return None
    for later in range(number + 1, len(reader.lines) + 1):
        if reader.lines[later - 1].strip().startswith(fence.group(1)):
            reader.add(Block(number, later, "code", "", "\n".join(reader.lines[number - 1 : later])))
            return later
    return None  # a fence nobody closed must not swallow the rest of the note


def _commented(reader: _Reader, number: int, stripped: str) -> int | None:
    """The last line of a comment (<!-- -->, %% %%) that begins here and holds nothing else."""
    for opening, closing in _COMMENTS:
        if not stripped.startswith(opening):
            continue
        end = number
        rest = stripped[len(opening) :]
        if closing in rest:
            if not rest.endswith(closing):
                return None
        else:
            end = next((n for n in range(number + 1, len(reader.lines) + 1) if closing in reader.lines[n - 1]), 0)
            if not end:
                return None
        raw = "\n".join(reader.lines[number - 1 : end])
        reader.add(Block(number, end, "comment", "", raw, private=opening == "%%"))
        return end
    return None


def _remarked(reader: _Reader, number: int) -> int:
    """The last line of a remark that begins within this line, which was read up to it, and ends below; the line itself where none does.

    A blank line ends the search: a stray %% must not swallow the rest of the note.
    """
    if reader.lines[number - 1].count("%%") % 2 == 0:
        return number
    for end in range(number + 1, len(reader.lines) + 1):
        line = reader.lines[end - 1]
        if not line.strip():
            return number
        if "%%" in line:
            rest = line.split("%%", 1)[1]
            last = end - 1 if rest.strip() else end
            if last > number:
                reader.add(Block(number + 1, last, "comment", "", "\n".join(reader.lines[number:last]), private=True))
            if rest.strip():  # what stands before the sign is of the remark: it is no part of the block, nor of a quote
                reader.add(Block(end, end, "paragraph", plain(rest), rest.strip()))
            return end
    return number


def _bullet(reader: _Reader, number: int, line: str) -> bool:
    shown = f"{line[: lead.end()]} {line[lead.end() :]}" if (lead := _is_numbered(reader, line)) else line
    found = bullet_line(shown, circles_are_boxes=reader.circles_are_boxes, journal=reader.journal)
    if found is None:
        return False
    while reader.stack and reader.stack[-1][0] >= found.indent:
        reader.stack.pop()
    parents = tuple(parent for _, parent in reader.stack)
    kind = "quote" if found.quoted else "bullet"
    block = Block(
        number, number, kind, plain(found.text), line, len(parents), found.mark, parents, _is_private(found.text),
        found.mark is None and is_dateline(found.text), bool(_ONLY_PAGE_LINK.match(found.text)),
    )  # fmt: skip
    reader.open_bullet = reader.add(block)
    reader.stack.append((found.indent, number))
    return True


def _is_numbered(reader: _Reader, line: str) -> re.Match[str] | None:
    """`2.1 Start agreed`, where the number before or after it opens a line too: a paragraph of minutes."""
    lead = _NUMBERED.match(line)
    if lead is None:
        return None
    *above, last = lead[1].split(".")
    beside = {".".join([*above, str(int(last) + step)]) for step in (-1, 1)}
    return lead if beside & reader.numbers else None


def _runs_on(before: str, stripped: str) -> bool:
    """Whether a line goes on with the sentence of the line before, in a note whose lines are no wrapped text as a whole."""
    return len(before) >= _MID_SENTENCE and bool(_ENDS_OPEN.search(before) or (before[-1] not in ".!?:;" and _GOES_ON.match(stripped)))


def _starts_day(stripped: str) -> bool:
    """Whether a line opens with a day and what parts it from the words of that day."""
    lead = _STARTS_DAY.match(stripped)
    return lead is not None and is_dateline(lead[0].rstrip(" :–—-"))


def _is_private(text: str) -> bool:
    return bool(_PRIVATE.fullmatch(text.strip()))


def _text_line(reader: _Reader, number: int, line: str, stripped: str) -> None:
    """A line that opens nothing: a table's row, a bullet's or a paragraph's next line, or a paragraph."""
    if DRAWER.match(line) and reader.open_bullet is not None:
        reader.extend(reader.open_bullet, number, "")
        return
    if TABLE.match(line):
        cells = "" if TABLE_RULE.match(line) else " | ".join(plain(c) for c in stripped.strip("|").split("|"))
        reader.end_list()
        reader.add(Block(number, number, "table", cells, line))
        return
    indent = columns(line[: len(line) - len(line.lstrip())])
    before = reader.lines[number - 2].rstrip() if number > 1 else ""
    wrapped = len(before) >= 0.65 * reader.wrap if reader.wrap else _runs_on(before, stripped)
    words = plain(stripped.lstrip("> "))
    if reader.open_bullet is not None and (indent > 0 or (wrapped and re.match(r"[a-z(]", stripped))):
        reader.extend(reader.open_bullet, number, words)
        return
    index = reader.open_paragraph
    quote = stripped.startswith(">")
    anew = STARTS_ANEW.match(stripped) or _starts_day(stripped)
    if index is not None and wrapped and (reader.blocks[index].kind == "quote") == quote and not anew:
        reader.extend(index, number, words)
        return
    while reader.stack and (indent == 0 or reader.stack[-1][0] >= indent):
        reader.stack.pop()
    parents = tuple(parent for _, parent in reader.stack)
    kind = "quote" if quote else "paragraph"
    block = Block(number, number, kind, words, line, len(parents), parents=parents, private=_is_private(stripped))
    reader.open_bullet = None
    reader.open_paragraph = reader.add(block)
