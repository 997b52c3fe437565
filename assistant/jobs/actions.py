"""The list of commitments: which of the ledger to show, in which order; and finding one by its id."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assistant.errors import UnknownAction, UsageError
from assistant.records import Action, Side, Source, State

Wanted = Literal["open", "done", "dropped", "all"]
_LATE = dt.date.max


@dataclass(frozen=True, slots=True)
class ActionList:
    """Actions as asked for, marked ones before inferred ones. ``shared``: how many fit but for their being shared; ``looks_done``, where one
    person's were asked for: by the ids of open ones that look done, the line that tells so.
    """

    as_of: dt.date
    actions: tuple[Action, ...]
    person: str | None = None
    side: Side | None = None
    status: Wanted = "open"
    shared: int = 0
    looks_done: Mapping[str, Source] = field(default_factory=dict)

    @property
    def marked(self) -> tuple[Action, ...]:
        """Those that somebody marked as such: a box, a marker, a heading."""
        return tuple(a for a in self.actions if a.confidence == "marked")

    @property
    def inferred(self) -> tuple[Action, ...]:
        """Those that only prose says."""
        return tuple(a for a in self.actions if a.confidence == "inferred")


def select_actions(
    ledger: Iterable[Action],
    as_of: dt.date,
    *,
    person: str | None = None,
    side: Side | None = None,
    status: Wanted = "open",
    overdue: bool = False,
) -> ActionList:
    """The actions of a person (a full name) and side with a status; ``overdue``: only those past their date.

    What a third person owes in somebody's 1:1 is not the user's: it stands among "theirs".
    """
    fitting = [
        action
        for action in ledger
        if (person is None or action.person == person)
        and (status == "all" or action.status == status)
        and (not overdue or action.overdue_days(as_of) > 0)
    ]
    kept = [action for action in fitting if side is None or action.side == side or (side == "theirs" and action.side == "other")]
    shared = sum(action.side == "shared" for action in fitting) if side in ("mine", "theirs") else 0
    return ActionList(as_of, tuple(sorted(kept, key=lambda a: _rank(a, as_of))), person, side, status, shared)


def _rank(action: Action, as_of: dt.date) -> tuple[object, ...]:
    """Marked first; open before closed; overdue first, then oldest; what closed last first."""
    closed = -(action.closed or dt.date.min).toordinal() if action.status != "open" else 0
    order: Sequence[State] = ("open", "done", "dropped")
    opened = action.opened or _LATE
    return (
        action.confidence != "marked",
        order.index(action.status),
        closed,
        -action.overdue_days(as_of),
        opened,
        action.id,
    )


def find_action(ledger: Iterable[Action], key: str) -> Action:
    """The action with this id or the one whose id begins so. UnknownAction, or UsageError where several do."""
    wanted = key.strip().lower()
    found = [action for action in ledger if wanted and action.id.startswith(wanted)]
    exact = [action for action in found if action.id == wanted]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if found:
        raise UsageError(f"'{key}' may be {' or '.join(sorted(a.id for a in found)[:6])}: write more of the id")
    raise UnknownAction(key)
