"""The page about a person (`people/*.md`), as text: goals and the like may stand there."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from assistant.reading.decode import decode
from assistant.reading.frontmatter import split
from assistant.reading.kept import ends_kept, keep
from assistant.reading.outline import read_blocks
from assistant.reading.points import make_points
from assistant.records import Held, Person, Point, Session


def page_text(root: Path, person: Person) -> str:
    """The lines of the person's page but its front matter and what is marked private; "" where there is none."""
    if not person.page:
        return ""
    try:
        data = (root / person.page).read_bytes()
    except OSError:
        return ""
    return "\n".join(point.text for point in _shown(decode(data).text))


def rows_of(root: Path, path: str) -> Sequence[str]:
    """The lines of a note as it is on disk now; none where it cannot be read."""
    try:
        return decode((root / path).read_bytes()).text.split("\n")
    except OSError:
        return ()


def standing_notes(root: Path, people: Sequence[Person], held: Sequence[Held], daily: Collection[str] = ()) -> tuple[Held, ...]:
    """What is noted of people outside any session, without a date: their pages, and what stands above the first session of a running note.

    ``daily``: paths of notes whose rest is a day's, and nobody's.
    """
    found = [Held(p.page, Session(1, 1, points=points), p.name) for p in people if p.page and (points := _points(root / p.page))]
    first: dict[str, Held] = {}
    for one in held:
        if one.person and one.path not in daily and (one.path not in first or one.session.line_start < first[one.path].session.line_start):
            first[one.path] = one
    for path, one in first.items():
        if one.session.line_start > _A_FEW:
            points = tuple(p for p in _points(root / path) if p.end < one.session.line_start)
            if points:
                found.append(Held(path, Session(1, points[-1].end, points=points), one.person))
    return tuple(found)


_FACT = re.compile(r"(?!(?:aliases|alias|tags|relation|cadence\w*|cssclass\w*|type|name|person|title)\b)[A-Za-z][\w -]{1,24}: *\S")
_A_FEW = 1  # lines: a title and a blank


def _points(path: Path) -> tuple[Point, ...]:
    try:
        text = decode(path.read_bytes()).text
    except OSError:
        return ()
    front = split(text)
    facts = [Point(n, n, row.strip(), row) for n, row in enumerate(text.split("\n")[: front.body_line - 1], 1) if _FACT.match(row)]
    return () if front.private else tuple(sorted((*facts, *_shown(text)), key=lambda p: p.line))


def _shown(text: str) -> tuple[Point, ...]:
    """Headings and points below the front matter, but for what is private: nothing of a page that says so of itself."""
    front = split(text)
    blocks = keep(read_blocks(text, front.body_line))
    headings = [Point(b.line, b.line, b.text, b.raw, "heading") for b in blocks if b.kind == "heading" and not b.private]
    found = [p for p in make_points(blocks) if not (p.private or p.noise)]
    return () if front.private or ends_kept(blocks) else (*headings, *found)
