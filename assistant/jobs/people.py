"""Who is in the workspace, with the figures that one looks for first; and adding somebody to forenote.toml."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.config import CONFIG_NAME, RELATIONS, load_config, parse_config
from assistant.errors import NotWritable, UsageError
from assistant.files import write_atomic
from assistant.knowing.roster import Roster
from assistant.knowing.timeline import build_timeline
from assistant.reading.inline import fold
from assistant.records import Action, Held, Person, Side
from assistant.workspace import Workspace

_Key = tuple[str | None, Side]


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person with the figures of the notes: sessions held, days, open actions of both sides."""

    person: Person
    sessions: int
    first: dt.date | None
    last: dt.date | None
    next_expected: dt.date | None
    cadence_days: int | None
    cadence_source: str | None
    mine: int
    theirs: int


def cards(roster: Roster, held: Sequence[Held], ledger: Iterable[Action], as_of: dt.date) -> tuple[PersonCard, ...]:
    """A card for everybody, whom one met last first."""
    by_person: dict[str, list[Held]] = {}
    for one in held:
        if one.person:
            by_person.setdefault(one.person, []).append(one)
    open_now = Counter((action.person, action.side) for action in ledger if action.status == "open")
    found = [_card(person, by_person.get(person.name, []), open_now, as_of) for person in roster.people]
    return tuple(sorted(found, key=lambda c: (-(c.last or dt.date.min).toordinal(), fold(c.person.name))))


def _card(person: Person, held: Sequence[Held], open_now: Mapping[_Key, int], as_of: dt.date) -> PersonCard:
    timeline = build_timeline(held, as_of, person)
    return PersonCard(
        person=person,
        sessions=timeline.count,
        first=timeline.since,
        last=timeline.last,
        next_expected=timeline.next_expected,
        cadence_days=timeline.cadence_days,
        cadence_source=timeline.cadence_source,
        mine=open_now.get((person.name, "mine"), 0),
        theirs=open_now.get((person.name, "theirs"), 0),
    )


def add_to_config(workspace: Workspace, name: str, relation: str | None, aliases: Sequence[str], cadence_days: int | None) -> Person:
    """Append a table for the person to forenote.toml, whose other bytes stay as they are.

    UsageError for a name that is there already, an unknown relation or a cadence below a day; ChangedMeanwhile where the
    file is no longer what was read.
    """
    clean = " ".join(name.split())
    _check(workspace, clean, relation, cadence_days)
    path = workspace.root / CONFIG_NAME
    try:
        before = path.read_bytes()
    except OSError as error:
        raise NotWritable(f"{path} cannot be read: {error.strerror or error}") from error
    end = b"\r\n" if b"\r\n" in before else b"\n"
    table = end.join(line.encode("utf-8") for line in _table(clean, relation, aliases, cadence_days)) + end
    gap = b"" if not before.strip() else end if before.endswith(b"\n") else end * 2
    after = before + gap + table
    config = parse_config(after.decode("utf-8-sig"), str(path))  # what we write must be what we read
    if load_config(path) != workspace.config:
        raise UsageError(f"{path} changed meanwhile: run the command again")
    write_atomic(path, after, expect=before)
    added = next(p for p in config.people if p.name == clean)
    return Person(clean, added.aliases, added.relation, added.paths, added.cadence_days, "config")


def _check(workspace: Workspace, name: str, relation: str | None, cadence_days: int | None) -> None:
    if not name or not name.isprintable():
        raise UsageError('the name is empty: write it in quotes, like "Dana Whitfield"')
    if any(fold(person.name) == fold(name) for person in workspace.config.people):
        raise UsageError(f'{name} is in {CONFIG_NAME} already: change their [people."{name}"] there')
    if workspace.config.me and fold(workspace.config.me) == fold(name):
        raise UsageError(f"{name} is you: `me` in {CONFIG_NAME} says so")
    if relation is not None and relation not in RELATIONS:
        raise UsageError(f"'{relation}' is no relation: one of {', '.join(RELATIONS)} (what they are to you)")
    if cadence_days is not None and cadence_days < 1:
        raise UsageError("the cadence is a number of days, 1 or more")


def _table(name: str, relation: str | None, aliases: Sequence[str], cadence_days: int | None) -> list[str]:
    lines = [f"[people.{_quoted(name)}]"]
    if relation:
        lines.append(f"relation = {_quoted(relation)}")
    if aliases:
        lines.append(f"aliases = [{', '.join(_quoted(' '.join(alias.split())) for alias in aliases)}]")
    if cadence_days:
        lines.append(f"cadence_days = {cadence_days}")
    return lines


def _quoted(text: str) -> str:
    """A TOML basic string."""
    special = {'"': '\\"', "\\": "\\\\"}
    return '"' + "".join(special.get(c) or (c if c.isprintable() else f"\\U{ord(c):08X}") for c in text) + '"'
