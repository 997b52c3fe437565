"""Commands about what is read beside the notes: import, sources, sources show, sources check."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from assistant.cli.groups import DefaultGroup
from assistant.cli.options import Run, command, parse_day


class Kind(StrEnum):
    """What a file is imported as."""

    source = "source"
    note = "note"


def register(app: typer.Typer) -> None:
    """Add the command and the group."""
    command(app, "import")(import_)
    group = typer.Typer(rich_markup_mode=None, cls=DefaultGroup, subcommand_metavar="[show ID | check]")
    command(group, "list")(sources)
    command(group, "show")(show)
    command(group, "check")(check)
    app.add_typer(group, name="sources", help="The articles the coach draws on: yours, and what ships; copies of one text.")


def import_(
    run: Run,
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, or folders to walk. Fetching from the web is not built.")],
    kind: Annotated[Kind | None, typer.Option("--kind", help="An article or a note of a 1:1 (default: as it reads).")] = None,
    person: Annotated[str | None, typer.Option("--with", metavar="PERSON", help="Whose notes they are.")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The day, where a file gives none.")] = None,
) -> None:
    """Copy articles and notes into the workspace as Markdown: to sources/ and notes/. Never over a file."""
    from assistant.cli import sourceviews

    done = run.assistant.import_files(paths, kind.value if kind else None, person, parse_day(date) if date else None)
    run.show(lambda: sourceviews.imported_shape(done), lambda: sourceviews.imported_page(done))
    if done.failed:
        raise typer.Exit(1)


def sources(run: Run) -> None:
    """List your articles and what ships (the default)."""
    from assistant.cli import sourceviews

    found = run.assistant.sources()
    run.show(lambda: sourceviews.sources_shape(found), lambda: sourceviews.sources_page(found))


def show(run: Run, key: Annotated[str, typer.Argument(metavar="ID", help="An id, the beginning of one, a path or a title.")]) -> None:
    """What a source says, and of what it is a copy."""
    from assistant.cli import sourceviews

    found = run.assistant.source(key)
    run.show(lambda: sourceviews.source_shape(found, run.today), lambda: sourceviews.source_page(found, run.today))


def check(run: Run) -> None:
    """Find copies of one text: which is the original, why, and which facts the copies changed."""
    from assistant.cli import sourceviews

    found = run.assistant.check_sources()
    run.show(lambda: sourceviews.check_shape(found), lambda: sourceviews.check_page(found))
