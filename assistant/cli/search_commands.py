"""Commands that look things up: ask, search."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from assistant.cli.options import Run, command, parse_day, warn


class Kind(StrEnum):
    """What is searched."""

    note = "note"
    source = "source"
    card = "card"
    copy = "copy"
    all = "all"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    command(app, "ask", sends=True)(ask)
    command(app, "search")(search)


def ask(
    run: Run,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="In your own words, in quotes.")],
    person: Annotated[str | None, typer.Option("--with", metavar="PERSON", help="Only notes with this person may answer.")] = None,
) -> None:
    """An answer from your notes, each statement cited, or "your notes don't say"."""
    from assistant.cli import findviews

    answer = run.assistant.ask(question, person)
    if run.shows_request():
        return
    run.show(lambda: findviews.answer_shape(answer), lambda: findviews.answer_page(answer))


def search(
    run: Run,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="What to look for, in your own words.")],
    person: Annotated[str | None, typer.Option("--with", metavar="PERSON", help="Only in notes with this person.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only from that day on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only up to that day.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, metavar="N", help="At most so many passages.")] = 10,
    kind: Annotated[
        Kind, typer.Option("--kind", help="Notes, sources (articles), cards (our own), or all these; copies of articles only by name.")
    ] = Kind.note,
    private: Annotated[bool, typer.Option("--private", help="Show private passages too, marked.")] = False,
) -> None:
    """Find passages in your notes, best first, without an answer. Private ones are left out."""
    from assistant.cli import findviews
    from assistant.cli.views import counted

    kinds = frozenset({"note", "source", "card"} if kind is Kind.all else {kind.value})
    days = [parse_day(day) if day else None for day in (since, until)]
    found = run.assistant.search(query, person, days[0], days[1], limit, kinds=kinds, private=private)
    if found.withheld:
        warn(f"{counted(found.withheld, 'private passage')} with these words left out (--private shows them)")
    run.show(lambda: findviews.search_shape(found), lambda: findviews.search_page(found, run.today))
