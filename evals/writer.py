"""Invented workspaces of any size with known truth: who owes what after so many sessions, and where the notes say it.

>>> truth = write_history(folder, seed=1, sessions=30, people=6)  # doctest: +SKIP
>>> [item.text for item in truth.open("Dana Whitfield")]  # doctest: +SKIP
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.forms import DATED_TICKS, FORMS, Desk, Sheet, known
from evals.histories import Item, calendar, live
from evals.words import ME, RELATIONS, cast

# The day on which the histories end; nothing depends on today.
LAST_DAY = dt.date(2026, 3, 13)


@dataclass(frozen=True, slots=True)
class TrueItem:
    """An action item as it truly stands.

    ``closed`` is None for what was ticked in place in notes that date no ticks. ``closing`` says how it ended:
    ticked in place, ticked copy, report, child, struck, dropped. ``subject`` are two words of ``text`` that stand on
    every line about it, ``mentions`` are path:line, oldest session first.
    """

    text: str
    subject: str
    person: str
    side: str
    owner_name: str
    status: str
    due: dt.date | None
    dues: tuple[dt.date, ...]
    opened: dt.date
    closed: dt.date | None
    closing: str | None
    reason: str | None
    reopened: bool
    mentions: tuple[str, ...]
    form: str


@dataclass(frozen=True, slots=True)
class TrueSession:
    """Where a session begins."""

    path: str
    line: int
    date: dt.date
    person: str


@dataclass(frozen=True, slots=True)
class Truth:
    """All that is true of a written workspace on ``as_of``. ``notes`` is the number of files."""

    me: str
    as_of: dt.date
    people: tuple[str, ...]
    sessions: tuple[TrueSession, ...]
    items: tuple[TrueItem, ...]
    notes: int

    def open(self, person: str | None = None) -> tuple[TrueItem, ...]:
        """The items that are open, of one person or of all."""
        return tuple(i for i in self.items if i.status == "open" and person in (None, i.person))


def write_history(folder: Path, seed: int, sessions: int, people: int, forms: Sequence[str] = tuple(FORMS)) -> Truth:
    """Write a workspace (forenote.toml and notes) of `people` people with `sessions` sessions each; return its truth.

    The same arguments write the same bytes. `forms` are gone through person by person; with "dated", "minutes" and
    "tables" alone there is a file a session. ValueError for more people than there are names, or an unknown form.
    """
    rng = random.Random(f"forenote {seed} {sessions} {people}")
    names, styles = cast(rng, people), known(forms)
    sheets: dict[str, Sheet] = {}
    items: list[TrueItem] = []
    places: list[TrueSession] = []
    config = [f'me = "{ME}"', f'aliases = ["{ME.split()[0]}", "{ME[0]}{ME.split()[1][0]}"]']
    shift = rng.randrange(len(styles))
    for number, name in enumerate(names):
        form = styles[(number + shift) % len(styles)]
        own = random.Random(f"forenote {seed} {name}")
        cadence = own.choice((7, 7, 14))
        days = list(calendar(own, sessions, LAST_DAY, cadence))
        meetings, made = live(own, name, days, form in DATED_TICKS)
        desk = Desk(own, name, sheets)
        FORMS[form](desk, meetings)
        items += [_true(item, form) for item in made]
        places += [TrueSession(path, line, date, name) for path, line, date in desk.session_places]
        relation = own.choice(RELATIONS)
        config += ["", f'[people."{name}"]', f'relation = "{relation}"', f"cadence_days = {cadence}"]
    _write(folder, sheets, config)
    return Truth(ME, LAST_DAY, tuple(names), tuple(places), tuple(items), len(sheets))


def _true(item: Item, form: str) -> TrueItem:
    return TrueItem(
        item.task.text,
        item.task.subject,
        item.person,
        "mine" if item.mine else "theirs",
        ME if item.mine else item.person,
        item.status,
        item.due,
        tuple(item.dues),
        item.opened,
        item.closed,
        item.closing,
        item.reason,
        item.reopened,
        tuple(entry.place for entry in item.entries),
        form,
    )


def _write(folder: Path, sheets: dict[str, Sheet], config: Sequence[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "forenote.toml").write_text("\n".join([*config, ""]), encoding="utf-8")
    made: set[Path] = set()
    for sheet in sheets.values():
        path = folder / sheet.path
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes("\n".join([*sheet.lines, ""]).encode())
