"""The command reframe: a complaint in, a proposal out."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import Run, command
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.cli.layout import Page
    from assistant.jobs.proposal import Proposal


class Tone(StrEnum):
    """How it is said."""

    direct = "direct"
    warm = "warm"
    formal = "formal"


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "reframe", sends=True)(reframe)


def reframe(
    run: Run,
    text: Annotated[str | None, typer.Argument(metavar="[TEXT]", help="The complaint; read from stdin when left out.")] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="PERSON-or-ROLE", help="Somebody from your notes, or manager, report, peer, mentor, mentee, stakeholder."
        ),
    ] = None,
    tone: Annotated[Tone | None, typer.Option("--tone", help="How it is said (default: what fits the role).")] = None,
    context: Annotated[bool, typer.Option("--context", help="Add what your notes with that person say of it, cited.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what changed, word by word.")] = False,
) -> None:
    """Turn a complaint into a proposal that can be said, and granted. Stores nothing."""
    from assistant.jobs.proposal import proposal_shape

    found = run.assistant.reframe(_given(text), to, tone.value if tone else None, context=context)
    if run.shows_request():
        return
    run.show(lambda: proposal_shape(found), lambda: proposal_page(found, diff))


def _given(text: str | None) -> str:
    if text is not None and text != "-":
        return text
    if sys.stdin.isatty():
        raise UsageError(
            'nothing to reframe: write the text behind the command, like `forenote reframe "too many ad-hoc requests"`, or pipe it in'
        )
    return sys.stdin.buffer.read().decode("utf-8", "replace").strip()


def proposal_page(found: Proposal, diff: bool) -> Page:
    """The paragraph first; the complaint, what was kept, what was left out below it."""
    from assistant.cli.layout import Page
    from assistant.writing.worddiff import as_marked

    page = Page()
    for paragraph in found.text.split("\n\n"):
        page.words(paragraph)
    reworded = found.kind not in ("escalate", "not_a_complaint")
    if reworded:
        page.heading("Your words")
        page.words(found.complaint)
    if diff and reworded:
        page.heading("What changed")
        page.words(as_marked(found.diff()))
    if found.facts_kept:
        page.words(f"Kept: {', '.join(found.facts_kept)}.", quiet=True)
    more = [option.text for option in found.options if option.origin == "suggestion" and option.text not in found.text]
    if reworded and more:
        page.words(f"Also possible: {'; '.join(more)}.", quiet=True)
    for source in found.context:
        page.line(source.quote, source=source.short())
    for note in (*found.notes, *(found.wording.notes if found.wording else ())):
        page.words(note, quiet=True)
    return page
