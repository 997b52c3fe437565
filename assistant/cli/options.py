"""What all commands share: the global options, the run they make, and the errors that become one line on stderr."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.errors import BadDate, ForenoteError

if TYPE_CHECKING:
    import datetime as dt

    from assistant.assistant import Assistant
    from assistant.cli.layout import Page

Workspace = Annotated[
    str | None,
    typer.Option("--workspace", "-w", metavar="DIR", help="The workspace (else FORENOTE_WORKSPACE, or found from here)."),
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="Answer as on that day.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
NoModel = Annotated[bool, typer.Option("--no-model", help="Use the built-in engine only.")]
Model = Annotated[str | None, typer.Option("--model", metavar="NAME", help="Use this model.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Print the exact request to the model instead of sending it.")]
Yes = Annotated[bool, typer.Option("--yes", help="Let a remote model have words of your notes, without being asked.")]
Verbose = Annotated[bool, typer.Option("--verbose", help="Say on stderr what the model took, and what of it was thrown away.")]
_OPTIONS: dict[str, Any] = {
    "workspace": Workspace,
    "as_of": AsOf,
    "as_json": AsJson,
    "no_model": NoModel,
    "model": Model,
    "dry_run": DryRun,
    "yes": Yes,
    "verbose": Verbose,
}
_SHARED = ("workspace", "as_of", "as_json")
_MODEL = ("no_model", "model")
_SENDS = ("dry_run", "yes", "verbose")


@dataclass
class Run:
    """One run of a command: its global options, and the assistant they lead to."""

    workspace: str | None = None
    as_of: str | None = None
    as_json: bool = False
    no_model: bool = False
    model: str | None = None
    dry_run: bool = False
    yes: bool = False
    verbose: bool = False

    @property
    def today(self) -> dt.date:
        """The day that counts as today."""
        import datetime as dt

        return parse_day(self.as_of) if self.as_of else dt.date.today()

    @cached_property
    def assistant(self) -> Assistant:
        """The assistant for the workspace named or found."""
        from assistant.assistant import Assistant
        from assistant.cli.progress import Progress
        from assistant.writing.endpoint import ModelUse

        use = ModelUse(self.model, self.no_model, self.dry_run, self.yes, self.verbose)
        person = sys.stderr.isatty()
        ask = confirm if person and sys.stdin.isatty() else None
        tell, wait = warn if self.verbose else _quiet, warn if person else _quiet
        embedding = Progress("embedding", "passages")
        return Assistant(
            self.workspace, self.today, warn=warn, progress=Progress(), embedding=embedding, model=use, ask=ask, tell=tell, wait=wait
        )

    def close(self) -> None:
        """Close what was opened."""
        if "assistant" in self.__dict__:
            self.assistant.close()

    def shows_request(self) -> bool:
        """In a dry run: print the request that was made up and not sent, and say True. Every command that may ask a model begins its
        printing with it.
        """
        if not self.dry_run:
            return False
        from assistant.cli.output import print_json

        made = self.assistant.requests
        print_json(made[0] if made else {"url": None, "body": None, "why": "no model would be asked: nothing would be sent"})
        return True

    def show(self, shape: Callable[[], Any], page: Callable[[], Page]) -> None:
        """Print a result: JSON where asked for, else the page."""
        from assistant.cli.output import print_json, print_page

        if self.as_json:
            print_json(shape())
        else:
            print_page(page())


def parse_day(text: str) -> dt.date:
    """A date as YYYY-MM-DD. BadDate for anything else."""
    import datetime as dt

    try:
        day = dt.date.fromisoformat(text.strip())
    except ValueError:
        raise BadDate(text) from None
    if day.isoformat() != text.strip():  # fromisoformat reads more than we say
        raise BadDate(text)
    return day


def confirm(question: str) -> bool:
    """A yes-or-no question on the terminal; only "y" and "yes" are a yes."""
    sys.stderr.write(f"forenote: {question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _quiet(_message: str) -> None:
    """What nobody asked to hear."""


def warn(message: str) -> None:
    """One line on stderr."""
    sys.stderr.write(f"forenote: {' '.join(message.split())}\n")


def command(
    app: typer.Typer, name: str, *, model: bool = False, sends: bool = False, **settings: Any
) -> Callable[[Callable[..., None]], Any]:
    """Register a function whose first parameter is the run; the global options are added to its own.

    They may stand before the command too; what stands behind it wins. ``model``: it takes the model's options; ``sends``: it may ask one.
    """

    def register(function: Callable[..., None]) -> Callable[..., None]:
        signature = inspect.signature(function, eval_str=True)
        own = list(signature.parameters.values())[1:]
        shared = [*_SHARED, *(_MODEL if model or sends else ()), *(_SENDS if sends else ())]
        context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)

        def call(ctx: typer.Context, **given: Any) -> None:
            before = ctx.find_root().obj or {}
            options = {key: given.pop(key) or before.get(key) or None for key in shared}
            run_guarded(Run(**{key: value for key, value in options.items() if value}), function, given)

        added = [inspect.Parameter(key, inspect.Parameter.KEYWORD_ONLY, default=_unset(key), annotation=_OPTIONS[key]) for key in shared]
        parameters = [context, *(p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own), *added]
        call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        call.__annotations__ = {p.name: p.annotation for p in parameters}
        call.__doc__ = function.__doc__
        app.command(name, **settings)(call)
        return function

    return register


def _unset(key: str) -> bool | None:
    return False if key in ("as_json", "no_model", *_SENDS) else None


def run_guarded(run: Run, function: Callable[..., None], given: dict[str, Any]) -> None:
    """Run a command. Whatever a user can cause ends in one line on stderr and the exit code of the contract."""
    try:
        try:
            function(run, **given)
            sys.stdout.flush()
        finally:
            run.close()
    except ForenoteError as error:
        warn(str(error))
        raise typer.Exit(error.exit_code) from None
    except BrokenPipeError:
        # Whoever read us has seen enough. The interpreter would complain again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except (OSError, MemoryError, RecursionError) as error:
        warn(_told(error))
        raise typer.Exit(1) from None
    except Exception as error:
        if type(error).__module__ != "sqlite3":
            raise
        warn(f"the catalogue cannot be used ({error}): try again, or `forenote index --rebuild`")
        raise typer.Exit(1) from None


def _told(error: BaseException) -> str:
    if isinstance(error, OSError):
        return f"{error.filename or 'the system'}: {error.strerror or error}"
    return "there is not enough memory" if isinstance(error, MemoryError) else "a note is nested too deeply to be read"
