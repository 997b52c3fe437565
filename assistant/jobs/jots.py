"""Jots: what one wants to raise at the next 1:1, one line each in a file per person, shown until that 1:1 took place.

The file is the user's own, plain Markdown, and may be edited by hand: a ticked or struck line is gone from the brief.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.errors import NotWritable, UsageError
from assistant.files import private_dir, write_atomic
from assistant.jobs.bytelines import ByteLines
from assistant.reading.blame import is_motive, is_vent, strip_blame
from assistant.reading.confidences import is_confidence, is_marked
from assistant.reading.decode import decode
from assistant.reading.frontmatter import split
from assistant.reading.inline import fold, struck
from assistant.reading.kept import keep
from assistant.reading.outline import read_blocks
from assistant.reading.points import is_injected, make_points
from assistant.reading.stance import tells_problem
from assistant.reading.words import content_words, is_base_verb
from assistant.records import Source

FOLDER = "jots"
_LINE = re.compile(r"^[ \t]*[-*+•][ \t]+(?:\[(?P<mark>.?)\][ \t]+)?(?:(?P<date>\d{4}-\d{2}-\d{2})[: \t]+)?(?P<text>\S.*)$")
_REMARK = re.compile(r"%%.*?(?:%%|$)")
_TICKED = frozenset("xX✓✔-")
_COVERED = 0.6  # share of a jot's words that a session of the same day must hold to have dealt with it


@dataclass(frozen=True, slots=True)
class Jot:
    """One jotted line. ``date`` is None where somebody added the line by hand without one."""

    text: str
    date: dt.date | None
    source: Source

    @property
    def is_question(self) -> bool:
        """Whether it asks something."""
        return self.text.rstrip("\"”' )").endswith("?")

    @property
    def is_private(self) -> bool:
        """Whether it is kept out of every brief, as a line of a note would be: all of it a remark, said between us, or marked."""
        return not _REMARK.sub("", self.text).strip() or is_confidence(self.text) or is_marked(self.text)


_FEWEST = 3  # words of a complaint


def is_complaint(text: str) -> bool:
    """Whether a jot complains rather than names a topic: with blame, steam or a problem told in a sentence, and neither a question nor a task.

    >>> [is_complaint(t) for t in ("Marcus never answers my reviews", "show him the failed test report", "holiday plan for May")]
    [True, False, False]
    """
    words = text.split()
    if len(words) < _FEWEST or text.rstrip().endswith("?") or is_base_verb(words[0].lower()):
        return False
    return bool(strip_blame(text).left_out) or is_vent(text) or is_motive(text) or (tells_problem(text) and _TOLD.search(text) is not None)


_TOLD = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|can|keeps?|hates?|ignores?|i['’]m|we['’]re|isn['’]t|aren['’]t|don['’]t|doesn['’]t|won['’]t|can['’]t)\b",
    re.I,
)


def slug(name: str) -> str:
    """A name as part of a path: "Hanna Sörqvist" → "hanna-sorqvist"."""
    return "-".join(re.findall(r"\w+", fold(name).replace("_", " "))) or "somebody"


def add_jot(root: Path, person: str, text: str, day: dt.date) -> Jot:
    """Append a line to the person's jots, whose file is made (0600) where it is missing.

    Line breaks in ``text`` become spaces. UsageError for an empty text; NotWritable, ChangedMeanwhile as in ``files``.
    """
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not words:
        raise UsageError("there is nothing to jot down: write the topic in quotes")
    path = _file_of(root, person)
    private_dir(root / FOLDER)
    before = _bytes(root / path)
    data = before if before.strip() else _start(person)
    lines = ByteLines(path, data)
    after = lines.appended((f"- {day} {words}",))
    write_atomic(root / path, after, expect=before)
    number = len(ByteLines(path, after)) - 1
    return Jot(words, day, Source(path, number, number, day, person, f"- {day} {words}"))


def _start(person: str) -> bytes:
    quoted = '"' + person.replace("\\", "\\\\").replace('"', '\\"') + '"'
    name = person if re.fullmatch(r"[^\W\d_][\w .'’-]*", person) else quoted
    return f"---\nperson: {name}\ntype: jots\n---\n# Jots for my next 1:1 with {person}\n\n".encode()


def open_jots(root: Path, person: str, last: dt.date | None, as_of: dt.date, said: Iterable[str] = ()) -> tuple[Jot, ...]:
    """What is jotted for the next session with ``person`` (a full name), oldest first.

    ``last`` is the day of the last session that took place, ``said`` its lines: what was jotted on that very day is
    open unless they speak of it. Jots of later days than ``as_of`` are not known yet.
    Private ones (of a file, a section or a callout that is), and text that speaks to a machine, are not among them; of the others no remark is shown.
    """
    path = _file_of(root, person)
    told = [set(content_words(line)) for line in said]
    data = _bytes(root / path)
    kept = _kept_lines(decode(data).text)
    found = [j for j in _jots(path, data, person) if not (j.source.line_start in kept or j.is_private or is_injected(j.text))]
    return tuple(_without_remark(jot) for jot in found if _is_open(jot, last, as_of, told))


def _kept_lines(text: str) -> frozenset[int]:
    """The lines of a jots file that its front matter, a heading or a callout keeps to their writer, or a line above them."""
    front = split(text)
    points = make_points(keep(read_blocks(text, front.body_line)))
    return frozenset(n for point in points if front.private or point.private for n in range(point.line, point.end + 1))


def _without_remark(jot: Jot) -> Jot:
    """The jot as others may see it; the quote is then its longest part that stands in the file."""
    if "%%" not in jot.text:
        return jot
    parts = _REMARK.split(jot.source.quote)
    quote = max(parts, key=len).strip()
    return replace(jot, text=" ".join(_REMARK.sub(" ", jot.text).split()), source=replace(jot.source, quote=quote))


def _is_open(jot: Jot, last: dt.date | None, as_of: dt.date, told: list[set[str]]) -> bool:
    if jot.date is None or last is None:
        return jot.date is None or jot.date <= as_of
    if jot.date == last:
        words = set(content_words(jot.text))
        return last <= as_of and not any(words and len(words & line) >= _COVERED * len(words) for line in told)
    return last < jot.date <= as_of


def _jots(path: str, data: bytes, person: str) -> Iterator[Jot]:
    text = decode(data).text
    body = split(text).body_line
    for number, line in enumerate(text.split("\n"), 1):
        found = _LINE.match(line)
        if number < body or not found or (found["mark"] or " ") in _TICKED or struck(line):
            continue
        date = _date(found["date"])
        words = found["text"] if date or not found["date"] else f"{found['date']} {found['text']}"
        yield Jot(words.strip(), date, Source(path, number, number, date, person, " ".join(line.split())))


def _date(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _file_of(root: Path, person: str) -> str:
    """The person's file, also of one of two people whose names make the same slug."""
    for number in range(1, 100):
        path = f"{FOLDER}/{slug(person)}{f'-{number}' if number > 1 else ''}.md"
        data = _bytes(root / path)
        named = split(decode(data).text).data.get("person") if data else None
        if named is None or fold(str(named)) == fold(person):
            return path
    raise NotWritable(f"{FOLDER}/{slug(person)}.md belongs to somebody else: see the `person` at its top")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise NotWritable(f"{path} cannot be read: {error.strerror or error}") from error
