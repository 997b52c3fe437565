"""Commands about the prompts: templates, templates show, templates copy, templates check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.groups import DefaultGroup
from assistant.cli.options import Run, command

if TYPE_CHECKING:
    from assistant.cli.layout import Page
    from assistant.writing.templates import TemplateState

_NAME = Annotated[str, typer.Argument(metavar="NAME", help="prep, ask or reframe.")]


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(rich_markup_mode=None, cls=DefaultGroup, subcommand_metavar="[show NAME | copy NAME | check]")
    command(group, "list")(templates)
    command(group, "show")(show)
    command(group, "copy")(copy)
    command(group, "check")(check)
    app.add_typer(group, name="templates", help="What a model is told: list the prompts, copy one to change it, check your copies.")


def templates(run: Run) -> None:
    """List the prompts (the default)."""
    found = run.assistant.templates()
    run.show(lambda: _shape(found), lambda: _page("Prompts", found))


def show(run: Run, name: _NAME) -> None:
    """Print a prompt as it is used: your copy, else the shipped one."""
    from assistant.cli.layout import Page
    from assistant.cli.output import print_text

    text = run.assistant.template_text(name)
    if run.as_json:
        run.show(lambda: {"name": name, "text": text}, Page)
    else:
        print_text(text)


def copy(run: Run, name: _NAME) -> None:
    """Copy a shipped prompt into prompts/ of the workspace, where yours wins over it."""
    from assistant.cli.layout import Page

    path = run.assistant.copy_template(name)
    run.show(lambda: {"name": name, "path": path}, lambda: Page(f"{path}: edit it; `forenote templates check` tells whether it works"))


def check(run: Run) -> None:
    """Say whether your copies work, and whether the shipped ones changed since you copied them. Exit 1 where one does not work."""
    found = [state for state in run.assistant.templates() if state.copy]
    run.show(lambda: _shape(found), lambda: _page("Your copies" if found else "No copies: the shipped prompts are used", found))
    if any(state.problems for state in found):
        raise typer.Exit(1)


def _shape(found: Sequence[TemplateState]) -> dict[str, Any]:
    keys = ("name", "what", "inputs", "budget", "version", "copy", "changed", "problems")
    rows = [{key: getattr(state, key) for key in keys} for state in found]
    return {"templates": [{key: list(value) if isinstance(value, tuple) else value for key, value in row.items()} for row in rows]}


def _page(title: str, found: Sequence[TemplateState]) -> Page:
    from assistant.cli.layout import Page

    page = Page(title)
    for state in found:
        told = f"your copy: {state.copy}" if state.copy else "shipped"
        page.line(f"{state.name}: {state.what}", f"inputs {', '.join(state.inputs)}; {state.budget} tokens; {told}")
        for problem in state.problems:
            page.line(problem, urgent=True, depth=1)
        if state.changed:
            page.line("the shipped prompt changed since you copied it: compare them (delete the copy to use the new one)", depth=1)
    return page
