"""Commands about people: people, people show, people add."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.cli.groups import DefaultGroup
from assistant.cli.options import Run, command


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(rich_markup_mode=None, cls=DefaultGroup, subcommand_metavar="[show NAME | add NAME]")
    command(group, "list")(people)
    command(group, "show")(show)
    command(group, "add")(add)
    app.add_typer(group, name="people", help="Everybody in your notes; add somebody to forenote.toml.")


def people(run: Run) -> None:
    """List everybody (the default)."""
    from assistant.cli import views

    found = run.assistant.people()
    run.show(lambda: views.people_shape(found), lambda: views.people_page(found, run.today))


def show(run: Run, name: Annotated[str, typer.Argument(metavar="NAME", help="Whom.")]) -> None:
    """What is known of somebody."""
    from assistant.cli import views

    found = run.assistant.card(name)
    run.show(lambda: views.card_shape(found), lambda: views.card_page(found, run.today))


def add(
    run: Run,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The full name.")],
    relation: Annotated[
        str | None, typer.Option("--relation", metavar="R", help="What they are to you: mentor, mentee, manager, report or peer.")
    ] = None,
    alias: Annotated[list[str] | None, typer.Option("--alias", metavar="A", help="Another name or initials (repeatable).")] = None,
    cadence: Annotated[int | None, typer.Option("--cadence", metavar="DAYS", help="Days between two 1:1s.")] = None,
) -> None:
    """Add somebody to forenote.toml."""
    from assistant.cli import views
    from assistant.jobs import shapes

    added = run.assistant.add_person(name, relation, alias or [], cadence)
    run.show(lambda: shapes.person_shape(added), lambda: views.added_page(added))
