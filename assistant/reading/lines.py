"""What one line is by itself: a bullet with its box, a date and nothing else, a row, a rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.reading import dates
from assistant.reading.inline import plain

_BLANK = "[ \\t\u00a0\u2002\u2003\u200b\u3000\ufeff]"  # pasted text is full of the wide and the invisible ones
ATX = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+|(?<=##)(?=[^\s#\w/]*[A-Z0-9*_\[]))(.*?)[ \t]*#*[ \t]*$")
RULE = re.compile(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={4,}|[─—–═]{3,}|\\?\*{3,})$")
FENCE = re.compile(r"^(```+|~~~+)")
TABLE = re.compile(r"^[ \t]*\|.*\|[ \t]*$")
TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t:|-]+\|[ \t:|-]*$")
DRAWER = re.compile(
    r"^[ \t]*(?::[A-Z]+:|CLOCK: |collapsed:: |id:: |(?:completed|done|created|updated)(?:-at)?:: |(?:background-color|icon|logseq\.[\w.-]+|query-[\w-]+|hl-[\w-]+|ls-type|public|heading):: |(?:SCHEDULED|DEADLINE|CLOSED): )"
)
# The private ones are what Word's own bullets become in plain text; `o`, `q`, `§`, `Ø` are the same in a font that lost them.
_PASTED = "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0e0"
_SIGN = f"[-*+•◦▪▫‣⁃·●○∙–—■◆◇❖➢➤►▸»›{_PASTED}]|--|~(?=[ \\t]+[^\\W\\d])|o(?=[ \\t]+\\S)|[§Øüqv](?=\\t| {{2,}})"
_BOXES = r"✔︎?|✓|[☐□❑❏◻⬜▢🔲]|☑|☒|✅|❌|\( \)|\([xX]\)(?=[ \t]+\S)"
_NUMBER = r"\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,2}\.?(?=\t| {2,})|[①-⑳]|[a-z][.)]"
_STARS = r"\*{2,6}(?= (?:TODO|DOING|WAITING|DONE|CANCELL?ED)\s)"
# Hurried hands leave out the blank: "-ask HR", "•ask HR", "-[ ] ask HR".
_TIGHT = r"-(?=[^\W\d_]|\[[ xX]\] )|[•●▪](?=\w)"
BULLET_SIGN = rf"(?:{_SIGN}|{_BOXES}|{_NUMBER}|{_STARS})"
BULLET = re.compile(
    rf"^(?P<indent>{_BLANK}*)(?:(?P<marker>{BULLET_SIGN})(?P<gap>{_BLANK}+|(?=\[.?\][ \t])|$)|(?P<tight>{_TIGHT}))(?P<text>.*)$"
)
TICKS = "✔✓☐☑☒✅❌□❑❏◻⬜▢"
_BARE_BOX = re.compile(r"^(?P<indent>[ \t]*)\[(?P<mark>[ xX✓✔/>!?*~_-]?)\][ \t]+(?P<text>\S.*)$")
_BOX = re.compile(rf"^\\?\[(?P<mark>.?)\\?\](?:{_BLANK}+|$)(?P<text>.*)$")
_KEYWORD = re.compile(r"^(TODO|DOING|NOW|LATER|WAITING|WAIT|DONE|CANCEL+ED|IN-PROGRESS)(?:[ \t]+(?=\S))(?!:)")
_ROAM = re.compile(r"^\{\{(?:\[\[)?(?P<word>TODO|DOING|DONE|WAITING|CANCEL+ED)(?:\]\])?\}\}:?[ \t]+(?=\S)")  # {{[[TODO]]}}
_JOURNAL = re.compile(rf"^(?P<indent>{_BLANK}*)(?P<sign>[.•xX><])[ \t]+(?P<text>[^\W_].*)$")
_JOURNAL_MARKS = {".": " ", "•": " ", "x": "x", "X": "x", ">": ">", "<": ">"}
_PRIORITY = re.compile(r"^\[#[A-Z]\]\s*")
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+")
_OPEN_GLYPHS = frozenset("☐□❑❏◻⬜▢🔲")
_MARKS = {
    "✔": "x",
    "✔︎": "x",
    "✓": "x",
    "☑": "x",
    "☒": "x",
    "✅": "x",
    "❌": "-",
    "( )": " ",
    "q": " ",
    "(x)": "x",
    "(X)": "x",
    **dict.fromkeys(_OPEN_GLYPHS, " "),
}


@dataclass(frozen=True, slots=True)
class BulletLine:
    """A line that opens a bullet: ``indent`` in columns, ``mark`` the content of its box or its task keyword."""

    indent: int
    text: str
    mark: str | None
    quoted: bool


def is_tabbed(lines: Sequence[str], number: int) -> bool:
    """Whether line ``number`` (1-based) is a row of a table whose cells are parted by tabs, as Word leaves it: three cells, like a line beside it."""
    beside = (lines[at] for at in (number - 2, number) if 0 <= at < len(lines))
    return _has_cells(lines[number - 1]) and any(_has_cells(line) for line in beside)


def _has_cells(line: str) -> bool:
    return line.count("\t") >= 2 and line[0] not in "\t-*+•" and sum(1 for cell in line.split("\t") if cell.strip()) >= 3


def columns(blank: str) -> int:
    """The width of an indent; a tab counts four."""
    return len(blank.replace("\t", "    "))


def is_journal(lines: Sequence[str]) -> bool:
    """Whether a text uses the signs of a bullet journal throughout: `.` or `•` for a task, `x` for a done one, `>` for one moved on.

    Each sign alone means something else: a quote, a list, a stray letter. So two of them must stand there, the cross of a done task or
    two dots among them, and no box.
    """
    signs = [found["sign"].lower() for line in lines if (found := _JOURNAL.match(line))]
    boxed = any("[ ]" in line or "[x]" in line.lower() for line in lines)
    dots, done, moved = signs.count("."), signs.count("x"), signs.count(">")
    return not boxed and (dots >= 2 or (done >= 1 and (dots >= 1 or (moved >= 1 and "•" in signs))))


def bullet_line(line: str, *, circles_are_boxes: bool = False, journal: bool = False) -> BulletLine | None:
    """The bullet that a line opens, in a quote too; None for any other line. ``journal``: the text is a bullet journal."""
    signed = _JOURNAL.match(line) if journal else None
    if signed:
        return BulletLine(columns(signed["indent"]), signed["text"].strip(), _JOURNAL_MARKS[signed["sign"]], False)
    quoted = _QUOTED.match(line)
    body = line[quoted.end() :] if quoted else line
    found = BULLET.match(body)
    box = None if found else _BARE_BOX.match(body)
    match = found or box
    if match is None:
        return None
    text = match.group("text").strip()
    marker = (found.group("marker") or "-") if found else ""
    if found and not text and marker not in "-*+•":
        return None  # "2." or a lone dash is no empty bullet
    mark = box.group("mark") or " " if box else _MARKS.get(marker)
    if marker == "○" and circles_are_boxes:
        mark = " "
    mark, text = _take_mark(mark, text)
    return BulletLine(columns(match.group("indent")), text, mark, quoted is not None)


def _take_mark(mark: str | None, text: str) -> tuple[str | None, str]:
    box = _BOX.match(text)
    if box:
        return (box.group("mark") or " "), box.group("text").strip()
    if text.startswith("( ) "):
        return " ", text[4:].strip()
    if text[:1] in _OPEN_GLYPHS and text[1:2] in (" ", "\t", "\ufe0f"):  # "- ☐ call": a box drawn behind a bullet
        return " ", text[1:].lstrip("\ufe0f \t")
    roam = _ROAM.match(text)
    if roam:
        return roam["word"], text[roam.end() :].strip()
    keyword = _KEYWORD.match(text)
    if keyword:
        return keyword.group(1), _PRIORITY.sub("", text[keyword.end() :]).strip()
    return mark, text


_DATE_FILLER = re.compile(
    r"\bt(?=\d)|(?<=\d)(?:am|pm|z)\b|\b(?:date|dates|day|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|meeting|minutes|notes?|session|weekly|biweekly|check-?in|catch-?up|sync|1:1|1-1|1on1|1-on-1|one-on-one|at|am|pm|utc|gmt|cet|cest|est|pst|pt|et"
    r"|private|confidential|week|of|the|am|um|uhr|le|el|on|from|to|min|mins|minutes|h|hrs?)\b|[\d:.h+-]+|[\W_]+",
    re.I,
)


@lru_cache(maxsize=2048)
def is_dateline(text: str) -> bool:
    """Whether a line is a date and hardly anything else: `Date: Tue 15th February 2022`, `3/3/26`, `2026-03-03 10:00`."""
    if len(text) > 90 or not any(c.isdigit() for c in text):
        return False
    if re.fullmatch(r"\s*\d{6}\s*(?:[(,–—-].{0,40})?", text):
        return dates.compact_short(text) is not None
    shown = plain(text)
    found = [f for f in dates.find(shown) if not f.weak or f.end - f.start >= len(shown.strip()) - 2]
    if len(found) != 1:
        return False
    rest = shown[: found[0].start] + " " + shown[found[0].end :]
    return not _DATE_FILLER.sub("", rest).strip()
