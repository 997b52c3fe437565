"""Commands about the workspace and its files: init, read, index, doctor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import Run, command, warn


def register(app: typer.Typer) -> None:
    """Add the commands."""
    command(app, "init")(init)
    command(app, "read")(read)
    command(app, "index")(index)
    command(app, "doctor")(doctor)


def init(
    run: Run,
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="The folder of your notes.", show_default=False)] = Path("."),
    me: Annotated[str | None, typer.Option("--me", metavar="NAME", help="Your name, as your notes write it.")] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Add invented people and notes to try everything on.")] = False,
) -> None:
    """Make a folder of notes a workspace: adds forenote.toml, overwrites nothing."""
    from assistant.cli import views
    from assistant.jobs.starting import start

    started = start(Path(run.workspace) if run.workspace else folder, me, run.today, sample=sample)
    if unused := started.unused(me):
        warn(unused)
    run.show(lambda: views.started_shape(started), lambda: views.started_page(started))


def read(run: Run, files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="The files to read.")]) -> None:
    """Show what Forenote sees in files. Needs no workspace."""
    from assistant.cli import fileviews
    from assistant.jobs import shapes

    seen = run.assistant.read(files)
    run.show(lambda: shapes.read_shape(seen), lambda: fileviews.read_page(seen))
    if len(seen) < len(files):  # each of the others was told of
        raise typer.Exit(1)


def index(
    run: Run,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Forget what was derived and read all notes anew.")] = False,
) -> None:
    """Bring what is derived from the notes up to date (every command does so by itself)."""
    from assistant.cli import views

    done = run.assistant.index(rebuild)
    run.show(lambda: views.index_shape(done), lambda: views.index_page(done))


def doctor(
    run: Run,
    network: Annotated[bool, typer.Option("--network", help="Look at the model endpoint too.")] = False,
) -> None:
    """Say where things lie, what was read, skipped and repaired, and what to do."""
    from assistant.cli import fileviews

    found = run.assistant.doctor(network)
    run.show(lambda: fileviews.doctor_shape(found), lambda: fileviews.doctor_page(found))
