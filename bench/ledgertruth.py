"""Invented notes of any number, and whether the ledger tells the truth about them. Each runs in a process of its own, which may hold a lot.

``python -m bench.ledgertruth write FOLDER LABELS PEOPLE SESSIONS`` writes notes and what is true of them, and prints the people's names as
JSON; ``python -m bench.ledgertruth check LABELS`` compares the ledger of the workspace and prints ``Verdict`` as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Verdict:
    """Counts of action items. ``lost``: open ones that the ledger does not show as open; ``returned``: closed ones that it shows as open.

    ``unknown`` are open actions of the ledger that nobody wrote; ``sides`` and ``dues`` count the found ones with the right owner and date.
    """

    open: int
    lost: int
    closed: int
    returned: int
    found: int
    sides: int
    dues: int
    unknown: int

    @property
    def open_found(self) -> float:
        """Share of the open items that the ledger shows as open."""
        return 1 - self.lost / max(1, self.open)

    @property
    def closed_returned(self) -> float:
        """Share of the closed items that the ledger shows as open."""
        return self.returned / max(1, self.closed)


def write(folder: str, labels: str, people: str, sessions: str) -> str:
    """Write the notes of one seed and the labels of ``evals.scoring`` for them; the people's names."""
    from bench.processes import FORMS
    from evals.writer import write_history

    truth = write_history(Path(folder), 1, int(sessions), int(people), FORMS)
    actions = [
        {
            "text": item.text,
            "status": item.status,
            "side": item.side,
            "person": item.person,
            "due": item.due.isoformat() if item.due else None,
            "mentions": item.mentions,
        }
        for item in truth.items
    ]
    Path(labels).write_text(json.dumps({"as_of": truth.as_of.isoformat(), "actions": actions, "sessions": []}), encoding="utf-8")
    return json.dumps(truth.people)


def check(labels: str) -> str:
    """The ledger of this process's workspace against labels."""
    from assistant.assistant import Assistant
    from evals.scoring import load_labels, score_ledger

    known = load_labels(Path(labels))
    with Assistant(as_of=known.as_of) as assistant:
        figures = score_ledger(assistant.actions(status="all").actions, known)
    verdict = Verdict(
        figures.open, len(figures.lost), figures.closed, len(figures.returned), figures.found, figures.sides, figures.dues,
        len(figures.false_open),
    )  # fmt: skip
    return json.dumps(asdict(verdict))


def written(folder: Path, labels: Path, people: int, sessions: int, env: Mapping[str, str]) -> list[str]:
    """``write`` in a process of its own."""
    from bench.processes import heard

    command = (sys.executable, "-m", "bench.ledgertruth", "write", str(folder), str(labels), str(people), str(sessions))
    return list(json.loads(heard(command, env)[1]))


def checked(labels: Path, env: Mapping[str, str]) -> Verdict:
    """``check`` in a process of its own."""
    from bench.processes import heard

    return Verdict(**json.loads(heard((sys.executable, "-m", "bench.ledgertruth", "check", str(labels)), env)[1]))


if __name__ == "__main__":
    sys.stdout.write({"write": write, "check": check}[sys.argv[1]](*sys.argv[2:]))
