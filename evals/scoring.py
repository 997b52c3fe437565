"""How well a ledger fits a hand-labelled corpus: which labelled actions it found, and how it says they stand.

A label and an action are one where they share a mentioned line; of several actions on one line the one whose words are most
alike is taken. Labels marked ``optional`` count neither way.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.records import Action, Held

Label = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a corpus, as ``labels.json`` holds them, and the day they are true of."""

    as_of: dt.date
    actions: tuple[Label, ...]
    sessions: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over a corpus. ``returned`` are labels closed by ``as_of`` that the ledger shows as open, ``lost`` open ones it doesn't.

    ``false_open`` are open actions that no label knows; sides, dues and people count the found labels where these are right.
    """

    open: int
    lost: tuple[Label, ...]
    closed: int
    returned: tuple[Label, ...]
    found: int
    sides: int
    dues: int
    people: int
    false_open: tuple[Action, ...]

    @property
    def open_found(self) -> float:
        """Share of the open labels that the ledger shows as open."""
        return 1 - len(self.lost) / max(1, self.open)

    @property
    def closed_returned(self) -> float:
        """Share of the closed labels that the ledger shows as open."""
        return len(self.returned) / max(1, self.closed)

    @property
    def sides_right(self) -> float:
        """Share of the found labels with the right owner."""
        return self.sides / max(1, self.found)

    @property
    def dues_right(self) -> float:
        """Share of the found labels with the right due date, or rightly without one."""
        return self.dues / max(1, self.found)


def load_labels(path: Path) -> Labels:
    """The labels of a file; those marked optional are left out of the sessions."""
    data = json.loads(path.read_text(encoding="utf-8"))
    counted = tuple(s for s in data["sessions"] if not (s.get("optional") or s.get("copy_of")))
    return Labels(dt.date.fromisoformat(data["as_of"]), tuple(data["actions"]), counted)


def score_ledger(actions: Sequence[Action], labels: Labels) -> Figures:
    """Compare a ledger as of ``labels.as_of`` with the labels."""
    pairs = counterparts(actions, labels.actions)
    counted = [(label, action) for label, action in pairs if not label.get("optional")]
    found = [(label, action) for label, action in counted if action is not None]
    used = {action.id for _, action in pairs if action is not None}
    return Figures(
        open=sum(label["status"] == "open" for label, _ in counted),
        lost=tuple(label for label, a in counted if label["status"] == "open" and (a is None or a.status != "open")),
        closed=sum(label["status"] != "open" for label, _ in pairs),
        returned=tuple(label for label, a in pairs if label["status"] != "open" and a is not None and a.status == "open"),
        found=len(found),
        sides=sum(action.side == label["side"] for label, action in found),
        dues=sum((action.due.isoformat() if action.due else None) == label["due"] for label, action in found),
        people=sum(action.person == label["person"] for label, action in found),
        false_open=tuple(a for a in actions if a.status == "open" and a.id not in used),
    )


def counterparts(actions: Sequence[Action], labels: Sequence[Label]) -> list[tuple[Label, Action | None]]:
    """Each label with the action that is the same commitment; None where the ledger has none."""
    by_line: dict[str, list[Action]] = {}
    for action in actions:
        for mention in action.mentions:
            by_line.setdefault(mention.short(), []).append(action)
    return [(label, _counterpart(label, by_line)) for label in labels]


def _counterpart(label: Label, by_line: Mapping[str, Sequence[Action]]) -> Action | None:
    shared = Counter(action.id for line in label["mentions"] for action in by_line.get(line, ()))
    actions = {action.id: action for line in label["mentions"] for action in by_line.get(line, ())}
    words = _words(label["text"])

    def fit(key: str) -> float:
        told = _words(actions[key].text)
        return len(words & told) / max(1, len(words | told)) + 0.3 * shared[key]

    return actions[max(shared, key=fit)] if shared else None


def _words(text: str) -> set[str]:
    return set(text.lower().split())


def wrong_dates(held: Iterable[Held], labels: Labels) -> list[Label]:
    """The labelled sessions whose date was not read, or read otherwise."""
    sessions = [h for h in held if not h.session.leftover]
    wrong = []
    for label in labels.sessions:
        first, last = label["lines"]
        over = [h for h in sessions if h.path == label["path"] and h.session.line_start <= last and h.session.line_end >= first]
        best = max(over, key=lambda h: min(last, h.session.line_end) - max(first, h.session.line_start), default=None)
        read = best.date.isoformat() if best and best.date else None
        if best is None or read != label["date"]:
            wrong.append(label)
    return wrong
