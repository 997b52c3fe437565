"""Bytes and a path in, a ``Note`` record out: the one door of this floor."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.reading import dates, sessions
from assistant.reading.article import is_source
from assistant.reading.decode import Decoded, decode
from assistant.reading.formats import Converted, to_text
from assistant.reading.frontmatter import FrontMatter, split
from assistant.reading.handouts import hands_out_by_arrow
from assistant.reading.items import items_of
from assistant.reading.kept import ends_kept, keep
from assistant.reading.meetingtable import unfold
from assistant.reading.named import Names, only_dated
from assistant.reading.opendates import open_dates
from assistant.reading.ours import is_brief
from assistant.reading.outline import BARE_LEVEL, Block, read_blocks
from assistant.reading.points import make_points
from assistant.reading.projectlines import details_of, projects_of
from assistant.reading.properties import page_properties
from assistant.reading.questions import questions_of
from assistant.reading.relocation import relocated
from assistant.reading.spans import Span
from assistant.reading.tasks import Context
from assistant.records import Note, Point, Project, Session, quotable

__all__ = ["only_dated", "read_note"]


def read_note(
    path: str, data: bytes, known: Collection[str] = (), *, order: dates.Order | None = None, near: dt.date | None = None
) -> Note:
    """Everything that a file holds.

    ``path`` is relative to the workspace with forward slashes; ``known`` are names of people that the workspace knows.
    ``order`` and ``near`` are what the notes beside it say, for a file whose own dates leave day and month, or the year, open.
    Never raises for any bytes: what could not be understood stands in ``problems``, and the text is kept.
    """
    decoded = decode(data)
    converted = to_text(_suffix(path), decoded.text)
    front = split(converted.text) if converted.kind != "transcript" else FrontMatter({}, 1, None, {})
    front = front if front.data else page_properties(converted.text) or front
    problems = [*decoded.problems, *([front.problem] if front.problem else [])]
    if not converted.text.strip():
        return Note(path, decoded.encoding, decoded.repaired, tuple(problems) or ("empty",), "empty")
    if is_brief(converted.text):
        return _unread("brief", path, decoded, front, problems)
    if is_source(path, front.data):
        # An article: what it says happened in no session, and its bullets are nobody's commitments.
        return _unread("source", path, decoded, front, problems)
    blocks = keep(unfold(read_blocks(converted.text, front.body_line)))
    blocks = sessions.apart(blocks, path, front.data)
    own = sessions.settle(blocks)
    names = Names(path, front, blocks, known, converted.speakers)
    spans = sessions.split(blocks, path, front.data, own or order, near, names.of_a_day(known))
    names.read_above(blocks[: min((s.first for s in spans if not s.leftover), default=0)])
    context = Context(next((span.date for span in spans if span.date), None), own or order, names.known)
    arrows = hands_out_by_arrow((block.text for block in blocks if block.kind in ("bullet", "paragraph")), context)
    read = [_session(blocks, span, own or order, names, arrows) for span in spans]
    if converted.lines:
        read = [relocated(session, converted) for session in read]
    problems += [f"line {s.line_start}: {s.date_note}" for s in read if s.date_note and not s.leftover]
    problems += [problem for s in read for problem in open_dates(s)]
    kind = _kind(path, front, blocks, spans)
    problems += _missing_links(blocks, converted) if kind != "template" else []
    title = front.data.get("title") or next((b.text for b in blocks if b.kind == "heading" and b.level == 1), None)
    return Note(
        path=path,
        encoding=decoded.encoding,
        repaired=decoded.repaired,
        problems=tuple(problems),
        kind=kind,
        sessions=tuple(read),
        front_matter=front.data,
        title=str(title) if title else None,
        lines=decoded.text.count("\n") + 1,
        order=own,
    )


_NO_LINK = re.compile(r"(?<!\])\[(?:(?:add|insert|the) )?(?:link|url)s?(?: here)?\](?![(\[:])", re.I)
_MOST_TOLD = 5


def _missing_links(blocks: Sequence[Block], converted: Converted) -> list[str]:
    """The `[link]`s that nobody put an address behind, in one line."""
    rows = [
        (block.line + offset, row)
        for block in blocks
        if block.kind not in ("code", "comment") and "]" in block.raw
        for offset, row in enumerate(block.raw.split("\n"))
    ]
    lines = [converted.line_on_disk(number) for number, row in rows if _NO_LINK.search(row)]
    told = ", ".join(map(str, lines[:_MOST_TOLD])) + (" …" if len(lines) > _MOST_TOLD else "")
    return [f"line {told}: a link is missing, only the word for it stands there"] if lines else []


def _unread(kind: str, path: str, decoded: Decoded, front: FrontMatter, problems: Sequence[str]) -> Note:
    """What the catalogue keeps of a file that holds no session: of an article (``reading.article`` reads it), of our own brief."""
    title = front.data.get("title")
    lines = decoded.text.count("\n") + 1
    return Note(
        path, decoded.encoding, decoded.repaired, tuple(problems), kind, (), front.data, str(title) if title else None, lines
    )  # fmt: skip


def _suffix(path: str) -> str:
    """The suffix of a file with its dot, in lower case; "" without one."""
    _, dot, suffix = path.rsplit("/", 1)[-1].rpartition(".")
    return dot + suffix.lower() if dot else ""


def _session(blocks: Sequence[Block], span: Span, order: dates.Order | None, names: Names, arrows: bool) -> Session:
    chosen = span.blocks(blocks)
    points = make_points(chosen, names.prefixes)
    private = names.private or _is_kept(chosen, span)
    if private:  # before anything is made of them: no item, question or project
        points = tuple(replace(point, private=True) for point in points)
    projects = projects_of(points, span.date, order)
    private = private or (bool(points) and all(p.private for p in points))
    opening_line, opening = _opening(chosen, points, span, private)
    return Session(
        line_start=chosen[0].line if chosen else 1,
        line_end=chosen[-1].end if chosen else 1,
        date=span.date,
        date_source=span.source,
        date_text=span.text,
        date_note=span.note,
        title=span.title,
        mentions=names.mentions(chosen, span),
        points=points,
        items=items_of(
            points,
            Context(span.date, order, names.known_in(chosen), names.group, arrows=arrows, spoken=bool(names.speakers)),
            {p.line for p in projects},
        ),
        projects=projects,
        questions=questions_of(points, _titles(points, projects)),
        fields=() if names.speakers else _fields([b for b in chosen if not b.private]),
        voice=_voice(points),
        author=names.author,
        private=private,
        skipped=span.skipped,
        leftover=span.leftover,
        order=order,
        opening=opening,
        opening_offset=opening_line - chosen[0].line if opening else 0,
    )


def _titles(points: Sequence[Point], projects: Sequence[Project]) -> dict[int, str]:
    """What a line is about, by the lines of projects and those below them that speak of one."""
    titles = {p.line: p.title for p in projects}
    return titles | {point.line: titles[line] for line, below in details_of(points, set(titles)).items() for point in below}


_HEAD = 6  # blocks at the top of a session among which its date stands


def _opening(chosen: Sequence[Block], points: Sequence[Point], span: Span, private: bool) -> tuple[int, str]:
    """The line to quote for a session as a whole: the one of its date, else its first with words; of a private one the date at most."""
    hidden = {point.line for point in points if point.private} | {block.line for block in chosen if block.private or private}
    heads = [(b.line, quotable(b.raw.strip("\n").split("\n", 1)[0])) for b in chosen if b.kind != "comment"]
    rows = [(line, row) for line, row in heads if re.search(r"\w", row)]
    dated = [(line, row) for line, row in rows[:_HEAD] if span.text and span.text in row]
    if dated and dated[0][0] in hidden:
        return dated[0][0], str(span.text)
    return next((row for row in (*dated, *rows) if row[0] not in hidden), (0, ""))


def _is_kept(chosen: Sequence[Block], span: Span) -> bool:
    """Whether all of a session is for its writer only: its heading says so (`2026-03-03 🔒`), or a row of tags at its end."""
    opens = bool(chosen) and not span.leftover and chosen[0].kind == "heading" and bool(span.text) and str(span.text) in chosen[0].text
    return (opens and chosen[0].private) or ends_kept(chosen)


_FIELD = re.compile(r"^([A-Za-z][\w /-]{1,24}?):{1,2}\s+(\S.*)$")
_APP_FIELDS = frozenset({"collapsed", "id", "scheduled", "deadline", "closed", "title", "heading", "logseq"})


def _fields(chosen: Sequence[Block]) -> tuple[tuple[str, str], ...]:
    """`Key: value` lines above the first list or section: Notion's properties, Dataview's fields."""
    out: list[tuple[str, str]] = []
    for block in chosen[:12]:
        if block.kind == "heading" and block.level < BARE_LEVEL:
            if out:
                break
            continue
        found = _FIELD.match(block.text) if block.kind in ("paragraph", "bullet") and block.mark is None else None
        key = found.group(1).strip().lower() if found else ""
        if found and len(key.split()) <= 3 and key not in _APP_FIELDS:
            out.append((key, found.group(2).strip()))
    return tuple(out)


def _voice(points: Sequence[Point]) -> str | None:
    """The one prefix under which somebody replies beneath unprefixed bullets; None where both or neither do."""
    replies = [p.speaker for p in points if p.speaker and p.parents]
    outer = {p.speaker for p in points if p.speaker and not p.parents}
    alone = len(replies) >= 2 and len(set(replies)) == 1 and outer <= set(replies)
    return replies[0] if alone else None


_TEMPLATE_NAME = re.compile(r"(?:^|[\W_])template(?:s)?(?:[\W_]|$)", re.I)
_TEMPLATE_FOLDERS = frozenset({"templates", "template", "_templates"})
_PEOPLE_FOLDERS = frozenset({"people", "persons"})


def _kind(path: str, front: FrontMatter, blocks: Sequence[Block], spans: Sequence[Span]) -> str:
    """template, jots, page (of a person), session, or other (nothing of a 1:1)."""
    *folders, name = path.lower().split("/")
    stated = str(front.data.get("type", "")).lower()
    if stated == "template" or _TEMPLATE_NAME.search(name) or _TEMPLATE_FOLDERS & set(folders):
        return "template"
    if stated == "jots":
        return "jots"  # topics for the next 1:1 (`forenote jot`), not a record of one
    described = bool({"aliases", "relation"} & {str(key).lower() for key in front.data}) and not any(b.mark is not None for b in blocks)
    if all(span.date is None for span in spans) and (described or _PEOPLE_FOLDERS & set(folders)):
        return "page"
    return "session" if spans else "other"
