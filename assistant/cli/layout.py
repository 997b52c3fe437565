"""Pages: what a command shows, as headings, lines and facts; written as Markdown for pipes, as aligned text for people."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from dataclasses import dataclass, field

from assistant.reading.visible import visible, visible_markdown

_MARKDOWN = re.compile(r"^(?=[#>|+-]|\d+[.)](?:\s|$))")
_NARROW = 40


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's title."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: its words, what is to know about it, where it stands. ``urgent`` marks it."""

    text: str
    detail: str = ""
    source: str = ""
    urgent: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence of its own; ``quiet`` ones tell about the page."""

    text: str
    quiet: bool = False


@dataclass
class Page:
    """A page, top to bottom."""

    title: str = ""
    parts: list[Heading | Line | Words] = field(default_factory=list)

    def heading(self, text: str) -> None:
        """Open a section."""
        self.parts.append(Heading(text))

    def line(self, text: str, detail: str = "", source: str = "", *, urgent: bool = False, depth: int = 0) -> None:
        """Add a line."""
        self.parts.append(Line(text, detail, source, urgent, depth))

    def words(self, text: str, *, quiet: bool = False) -> None:
        """Add a sentence."""
        self.parts.append(Words(text, quiet))


def clean(text: str) -> str:
    """Text of a note on one line, without characters that a terminal would obey."""
    return visible(text)


def as_markdown(page: Page) -> str:
    """The page for a pipe or a file."""
    out = [f"# {visible_markdown(page.title)}"] if page.title else []
    for part in page.parts:
        if isinstance(part, Heading):
            out += ["", f"## {visible_markdown(part.text)}", ""]
        elif isinstance(part, Words):
            out += ["", visible_markdown(part.text)]
        else:
            out.append(_markdown_line(part))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip("\n") + "\n"


def _markdown_line(line: Line) -> str:
    text = _MARKDOWN.sub(r"\\", visible_markdown(line.text))
    bold = f"**{text}**" if line.urgent else text
    detail = f" ({visible_markdown(line.detail)})" if line.detail else ""
    source = f" — {visible_markdown(line.source)}" if line.source else ""
    return f"{'  ' * line.depth}- {bold}{detail}{source}"


def as_terminal(page: Page, width: int, colour: bool) -> str:
    """The page for a terminal of ``width`` columns."""
    paint = _Paint(colour)
    out = [paint.bold(clean(page.title))] if page.title else []
    for part in page.parts:
        if isinstance(part, Heading):
            out += ["", paint.bold(clean(part.text).upper())]
        elif isinstance(part, Words):
            lines = textwrap.wrap(clean(part.text), max(width, _NARROW)) or [""]
            out += ["", *(paint.dim(line) if part.quiet else line for line in lines)]
        else:
            out += _terminal_line(part, max(width, _NARROW), paint)
    return "\n".join(out).strip("\n") + "\n"


def _terminal_line(line: Line, width: int, paint: _Paint) -> list[str]:
    """Words, then what is to know, and the source at the right edge where all fit in one row; else the rest below."""
    indent = "  " * line.depth + ("! " if line.urgent else "  ")
    text, detail, source = clean(line.text), clean(line.detail), clean(line.source)
    left = f"{text}   {detail}" if detail else text
    room = width - wide(indent) - wide(left) - wide(source)
    start = paint.bold(indent) if line.urgent else indent
    if room >= (2 if source else 0):
        shown = f"{text}   {paint.dim(detail)}" if detail else text
        return [start + shown + (" " * room + paint.dim(source) if source else "")]
    space = " " * wide(indent)
    first, *rest = textwrap.wrap(text, width - wide(indent)) or [""]
    meta = "  ".join(filter(None, (detail, source)))
    below = textwrap.wrap(meta, width - wide(indent) - 2, break_long_words=False, break_on_hyphens=False)
    return [start + first, *(space + row for row in rest), *(f"{space}  {paint.dim(row)}" for row in below)]


class _Paint:
    """Bold and dim, where a terminal shows them."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def bold(self, text: str) -> str:
        return f"\033[1m{text}\033[0m" if self.colour else text

    def dim(self, text: str) -> str:
        return f"\033[2m{text}\033[0m" if self.colour else text


def wide(text: str) -> int:
    """Columns that a text takes: wide characters take two, marks on letters none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) or c in "\ufe0f\u200d" else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
