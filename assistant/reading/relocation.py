"""A session read from a converted text (a transcript), put back on the lines of the file: line numbers, and words to the letter."""

from __future__ import annotations

from dataclasses import replace

from assistant.reading.formats.converted import Converted
from assistant.records import Item, Point, Project, Question, Session

_OPENING = 24  # characters by which words are looked for


def relocated(session: Session, converted: Converted) -> Session:
    """The session with the lines of the file on disk, where each point quotes what stands on them: cues, without their speaker's tag."""
    at = converted.line_on_disk
    opens = session.line_start + session.opening_offset
    opening = _rows(converted, opens, opens)[:1] if session.opening else []
    return replace(
        session,
        line_start=at(session.line_start),
        line_end=max((row[0] for row in _rows(converted, session.line_end, session.line_end)), default=at(session.line_end)),
        mentions=tuple(replace(m, line=at(m.line)) for m in session.mentions),
        points=tuple(relocated_point(point, converted) for point in session.points),
        items=tuple(_item(item, converted) for item in session.items),
        projects=tuple(_project(project, converted) for project in session.projects),
        questions=tuple(_question(question, converted) for question in session.questions),
        opening_offset=opening[0][0] - at(session.line_start) if opening else 0,
        opening=opening[0][1] if opening else "",
    )


def _rows(converted: Converted, line: int, end: int) -> list[tuple[int, str]]:
    """The lines on disk, each once, that lines ``line`` to ``end`` of the converted text are made of."""
    found: dict[int, str] = {}
    for turn in converted.rows[line - 1 : end]:
        for number, words in turn:
            found[number] = words if number not in found else max(found[number], words, key=len)
    return sorted(found.items())


def relocated_point(point: Point, converted: Converted) -> Point:
    """Its raw text has a row for each line of the file; those between cues, which say nothing, are empty."""
    parents = tuple(converted.line_on_disk(line) for line in point.parents)
    rows = _rows(converted, point.line, point.end)
    if not rows:
        return replace(point, line=converted.line_on_disk(point.line), end=converted.line_on_disk(point.end), parents=parents)
    first, last = rows[0][0], rows[-1][0]
    words = dict(rows)
    breaks: list[tuple[int, int]] = []
    place = 0
    for line, said in rows[1:]:
        found = point.text.find(said[:_OPENING], place)
        if found >= 0:
            breaks.append((found, line))
            place = found
    raw = "\n".join(words.get(line, "") for line in range(first, last + 1))
    return replace(point, line=first, end=last, raw=raw, parents=parents, breaks=tuple(breaks))


def _holding(words: str, line: int, converted: Converted) -> tuple[int, str] | None:
    """The line on disk, and what it says, on which some words of a line of the text begin: its first one where none holds them."""
    rows = _rows(converted, line, line)
    for length in (_OPENING, _OPENING // 2):
        held = next((row for row in rows if words[:length] in row[1]), None)
        if held:
            return held
    return rows[0] if rows else None


def _item(item: Item, converted: Converted) -> Item:
    parent = converted.line_on_disk(item.parent) if item.parent else None
    line, raw = _holding(item.text, item.line, converted) or (converted.line_on_disk(item.line), item.raw)
    return replace(item, line=line, raw=raw, parent=parent)


def _project(project: Project, converted: Converted) -> Project:
    line, raw = _holding(project.title, project.line, converted) or (converted.line_on_disk(project.line), project.raw)
    return replace(project, line=line, raw=raw)


def _question(question: Question, converted: Converted) -> Question:
    line, _ = _holding(question.text, question.line, converted) or (converted.line_on_disk(question.line), "")
    answer = converted.line_on_disk(question.answer_line) if question.answer_line else None
    return replace(question, line=line, answer_line=answer)
