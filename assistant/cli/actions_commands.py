"""The ledger of commitments: actions, actions done, actions drop."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.groups import DefaultGroup
from assistant.cli.options import Run, command
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.records import Side

_ID = Annotated[str, typer.Argument(metavar="ID", help="The id that `forenote actions` shows, or its beginning.")]


class Status(StrEnum):
    """Which actions to list."""

    open = "open"
    done = "done"
    dropped = "dropped"
    all = "all"


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(rich_markup_mode=None, cls=DefaultGroup, subcommand_metavar="[PERSON] | done ID | drop ID")
    command(group, "list")(actions)
    command(group, "done")(done)
    command(group, "drop")(drop)
    app.add_typer(group, name="actions", help="Who owes what: the commitments in your notes, open ones first.")


def actions(
    run: Run,
    person: Annotated[str | None, typer.Argument(metavar="[PERSON]", help="Only those of 1:1s with somebody.")] = None,
    mine: Annotated[bool, typer.Option("--mine", help="Only what you owe.")] = False,
    theirs: Annotated[bool, typer.Option("--theirs", help="Only what they owe.")] = False,
    status: Annotated[Status, typer.Option("--status", help="Which ones.")] = Status.open,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only those past their date.")] = False,
) -> None:
    """List commitments (the default)."""
    from assistant.cli import views
    from assistant.jobs import shapes

    found = run.assistant.actions(person, _side(mine, theirs), status.value, overdue)
    run.show(lambda: shapes.actions_shape(found), lambda: views.actions_page(found))


def _side(mine: bool, theirs: bool) -> Side | None:
    if mine and theirs:
        raise UsageError("--mine and --theirs exclude each other: leave both out to see all")
    return "mine" if mine else "theirs" if theirs else None


def done(run: Run, key: _ID) -> None:
    """Write into the note where it stands last that it is done."""
    from assistant.cli import views

    marked = run.assistant.close_action(key)
    run.show(lambda: views.marked_shape(marked, run.today), lambda: views.marked_page(marked))


def drop(
    run: Run,
    key: _ID,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept with it.")] = "",
) -> None:
    """Write into the note where it stands last that it is dropped, and why."""
    from assistant.cli import views

    marked = run.assistant.drop_action(key, why)
    run.show(lambda: views.marked_shape(marked, run.today), lambda: views.marked_page(marked))
