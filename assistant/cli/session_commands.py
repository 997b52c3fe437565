"""Commands about sessions: prep, timeline, jot, note."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import Run, command, parse_day

_PERSON = Annotated[str, typer.Argument(metavar="PERSON", help="A name, first name, alias or initials.")]


class Form(StrEnum):
    """How a brief is written."""

    md = "md"
    html = "html"
    json = "json"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    command(app, "prep", sends=True)(prep)
    command(app, "timeline")(timeline)
    command(app, "jot")(jot)
    command(app, "note", model=True)(note)


def prep(
    run: Run,
    person: _PERSON,
    length: Annotated[int, typer.Option("--length", min=5, max=240, metavar="MIN", help="How long the session is.")] = 30,
    minutes: Annotated[int | None, typer.Option("--minutes", min=1, max=60, metavar="N", help="How long you have to read.")] = None,
    form: Annotated[Form | None, typer.Option("--format", help="Markdown, HTML or JSON.")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to a file.")] = None,
) -> None:
    """The brief for your next 1:1 with somebody."""
    from assistant.cli.briefs import write_brief

    brief = run.assistant.prep(person, length, minutes)
    if run.shows_request():
        return
    write_brief(brief, Form.json if run.as_json else form, out)


def timeline(
    run: Run,
    person: _PERSON,
    topic: Annotated[str | None, typer.Option("--topic", metavar="T", help="Only sessions that speak of this.")] = None,
) -> None:
    """The sessions with somebody, in order, and what each was about."""
    from assistant.cli import views
    from assistant.jobs import shapes

    found, rows = run.assistant.timeline(person, topic)
    run.show(lambda: shapes.timeline_shape(found, rows, topic), lambda: views.timeline_page(found, rows, topic))


def jot(
    run: Run,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The topic, in quotes.")],
    person: Annotated[str, typer.Option("--with", metavar="PERSON", help="For whom.")],
) -> None:
    """Put down a topic for the next 1:1: the next brief shows it. Writes to jots/."""
    from assistant.cli import views
    from assistant.jobs import shapes

    made = run.assistant.jot(text, person)
    run.show(lambda: shapes.jot_shape(made), lambda: views.jot_page(made))


def note(
    run: Run,
    person: _PERSON,
    date: Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The day of the session.")] = None,
) -> None:
    """Make the session's note from the brief, ready to type into. Never writes over a note."""
    from assistant.cli import editor, views

    made = run.assistant.note(person, parse_day(date) if date else None)
    run.show(lambda: views.note_shape(made), lambda: views.note_page(made))
    if not run.as_json:
        editor.open_in_editor(run.assistant.workspace.root / made.path)
