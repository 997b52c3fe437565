"""The application: global options, all commands, and the outermost shell around them."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer

from assistant.cli import (
    actions_commands,
    eval_command,
    notes_commands,
    people_commands,
    reframe_command,
    search_commands,
    session_commands,
    sources_commands,
    templates_commands,
)
from assistant.cli.groups import MainGroup
from assistant.cli.options import AsJson, AsOf, Model, NoModel, Workspace, warn
from assistant.interrupts import was_interrupted

app = typer.Typer(
    name="forenote",
    cls=MainGroup,
    help="Prepares you for 1:1s from the plain-text notes you already keep. Every line says where it stands.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for part in (
    session_commands,
    search_commands,
    reframe_command,
    actions_commands,
    people_commands,
    notes_commands,
    sources_commands,
    templates_commands,
    eval_command,
):
    part.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        from assistant import __version__

        typer.echo(f"forenote {__version__}")
        raise typer.Exit()


@app.callback()
def forenote(
    ctx: typer.Context,
    workspace: Workspace = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    no_model: NoModel = False,
    model: Model = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Keep the options that stand before the command."""
    ctx.obj = {"workspace": workspace, "as_of": as_of, "as_json": as_json, "no_model": no_model, "model": model}


def run(args: list[str] | None = None) -> Any:
    """Run the application and leave with its exit code."""
    try:
        return app(args, prog_name="forenote")
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if was_interrupted(error):
            sys.exit(130)
        # The outermost shell: what gets here is a fault of ours. Say so in one line; the traceback only for us.
        if os.environ.get("FORENOTE_DEBUG"):
            raise
        warn(f"this is a bug in Forenote ({type(error).__name__}: {error}); FORENOTE_DEBUG=1 shows more. Your notes are as they were")
        sys.exit(1)
