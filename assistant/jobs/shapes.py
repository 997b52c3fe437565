"""The JSON shapes of the contract, made from records: one function a shape. Dates become ISO text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

# Only for their types: `actions --json` must not pay for the reader.
if TYPE_CHECKING:
    from assistant.jobs.actions import ActionList
    from assistant.jobs.jots import Jot
    from assistant.jobs.readfile import SeenFile, SeenSession
    from assistant.knowing.timeline import Row, Timeline
    from assistant.records import Action, Person, Source


def iso(day: dt.date | None) -> str | None:
    """A date as text."""
    return day.isoformat() if day else None


def source_shape(source: Source) -> dict[str, Any]:
    """A source reference."""
    return {
        "path": source.path,
        "line_start": source.line_start,
        "line_end": source.line_end,
        "date": iso(source.date),
        "person": source.person,
        "quote": source.quote,
    }


def action_shape(action: Action, as_of: dt.date) -> dict[str, Any]:
    """An entry of the ledger as it stands on a day."""
    return {
        "id": action.id,
        "text": action.text,
        "person": action.person,
        "owner": action.owner,
        "owner_name": action.owner_name,
        "side": "theirs" if action.side == "other" else action.side,
        "third_person": action.side == "other",
        "status": action.status,
        "due": iso(action.due),
        "overdue_days": action.overdue_days(as_of),
        "opened": iso(action.opened),
        "closed": iso(action.closed),
        "times_carried": action.times_carried,
        "waiting_on": action.waiting_on,
        "tags": list(action.tags),
        "source": source_shape(action.source),
        "mentions": [source_shape(mention) for mention in action.mentions],
        "closed_by": source_shape(action.closed_by) if action.closed_by else None,
        "confidence": action.confidence,
        "reason": action.reason,
        "dues": [iso(due) for due in action.dues],
        "reopened": action.reopened,
        "recurring": action.recurring,
        "last_seen": iso(action.last_seen),
    }


def actions_shape(found: ActionList) -> dict[str, Any]:
    """`actions --json`; ``looks_done`` is told of one person's actions only."""
    rows = [action_shape(action, found.as_of) for action in found.actions]
    if found.person is not None:
        for row, action in zip(rows, found.actions, strict=True):
            line = found.looks_done.get(action.id)
            row["looks_done"] = source_shape(line) if line else None
    return {"as_of": iso(found.as_of), "actions": rows}


def read_shape(files: Sequence[SeenFile]) -> dict[str, Any]:
    """`read --json`."""
    return {"files": [_file_shape(file) for file in files]}


def _file_shape(file: SeenFile) -> dict[str, Any]:
    note = file.note
    return {
        "path": note.path,
        "encoding": note.encoding,
        "repaired": note.repaired,
        "problems": list(note.problems),
        "kind": note.kind,
        "title": note.title,
        "lines": note.lines,
        "sessions": [_session_shape(seen) for seen in file.sessions if not seen.session.leftover],
        "rest": [_session_shape(seen) for seen in file.sessions if seen.session.leftover],
    }


def _session_shape(seen: SeenSession) -> dict[str, Any]:
    session = seen.session
    return {
        "date": iso(session.date),
        "date_source": session.date_source,
        "date_text": session.date_text,
        "date_note": session.date_note,
        "lines": [session.line_start, session.line_end],
        "title": session.title,
        "person": seen.person,
        "person_doubt": seen.doubt,
        "attendees": list(seen.attendees),
        "planned": seen.planned,
        "skipped": session.skipped,
        "items": [
            {
                "line": item.line,
                "text": item.text,
                "owners": list(item.owners),
                "state": item.state,
                "kind": item.kind,
                "due": iso(item.due),
                "due_text": item.due_text,
                "tags": list(item.tags),
                "confidence": item.confidence,
                "waiting_on": item.waiting_on,
                "reason": item.reason,
                "done_on": iso(item.done_on),
            }
            for item in session.items
        ],
        "projects": [
            {
                "line": project.line,
                "title": project.title,
                "status": project.status,
                "eta": iso(project.eta),
                "waiting_on": project.waiting_on,
                "followed_up": iso(project.followed_up),
                "reason": project.reason,
                "questions": list(project.questions),
            }
            for project in session.projects
        ],
        "questions": [
            {
                "line": question.line,
                "text": question.text,
                "answered": question.answered,
                "answer_line": question.answer_line,
            }
            for question in session.questions
        ],
    }


def person_shape(person: Person) -> dict[str, Any]:
    """A person of the workspace."""
    return {
        "name": person.name,
        "aliases": list(person.aliases),
        "relation": person.relation,
        "cadence_days": person.cadence_days,
        "paths": list(person.paths),
        "origin": person.origin,
        "page": person.page,
    }


def timeline_shape(timeline: Timeline, rows: Sequence[Row], topic: str | None) -> dict[str, Any]:
    """`timeline --json`."""
    return {
        "person": timeline.person.name,
        "as_of": iso(timeline.as_of),
        "topic": topic,
        "sessions": [
            {
                "date": iso(row.meeting.date),
                "about": {"text": row.about.text, "source": source_shape(row.about.source)} if row.about else None,
                "paths": list(dict.fromkeys(held.path for held in row.meeting.held)),
            }
            for row in rows
        ],
        "count": timeline.count,
        "planned": [iso(meeting.date) for meeting in timeline.planned],
        "skipped": [iso(day) for day in timeline.skipped],
        "undated": [held.path for held in timeline.undated],
        "cadence_days": timeline.cadence_days,
        "cadence_source": timeline.cadence_source,
        "next_expected": iso(timeline.next_expected),
        "gaps": [[iso(a), iso(b)] for a, b in timeline.gaps],
        "kept": timeline.kept,
    }


def jot_shape(jot: Jot) -> dict[str, Any]:
    """A jotted line."""
    return {"text": jot.text, "date": iso(jot.date), "question": jot.is_question, "source": source_shape(jot.source)}
