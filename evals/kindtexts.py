"""The texts on which the kinds of complaints are fitted: every complaint of the sets, ``training.jsonl``, the pattern library, invented notes."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from assistant.knowing.patterns import load_patterns
from assistant.reading.chat import tidy
from assistant.resources import resource

SETS = ("heldout", "worked", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
KIND_OF = {"escalate": "serious", "specific_ask": "proposal", "not_a_complaint": "none"}
_OF_PATTERNS = 0.5  # how much a wording of the library counts beside a complaint
_OF_NOTES = 0.5  # how much a line of notes does
_NOTES = ("cedar", "lantern", "meadow", "orchard")
_LEAST_LINE, _LONGEST_LINE, _LINES = 6, 40, 500  # words, words, lines


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled text in plain spelling; ``kinds`` are those that are right, ``weight`` how much it counts.

    ``fresh``: no rule was written for it. ``trade``: where it was said; the texts of one trade are left out together.
    """

    text: str
    direction: str
    kinds: tuple[str, ...]
    weight: float = 1.0
    fresh: bool = False
    trade: str = ""

    @property
    def serious(self) -> bool:
        """Whether nothing but serious is right."""
        return self.kinds == ("serious",)


def examples() -> list[Example]:
    """All texts that the likeness is fitted on."""
    found = [
        Example(tidy(case["text"]), case["to"], _kinds(case["kind"], case.get("form", "")))
        for name in SETS
        for case in json.loads(_file(f"{name}.json").read_text(encoding="utf-8"))
        if case.get("form") != "other_language"
    ]
    for line in _file("training.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        found.append(Example(tidy(case["text"]), case["to"], _kinds(case["kind"]), fresh=True, trade=case.get("trade", "")))
    for pattern in load_patterns():
        kind = "blocker" if pattern.topic == "blockers" else "proposal"
        found += [Example(tidy(wording), "manager", (kind,), _OF_PATTERNS) for wording in pattern.wordings]
    return [*found, *(Example(tidy(line), "manager", ("none", "proposal"), _OF_NOTES) for line in lines_of_notes())]


def lines_of_notes() -> list[str]:
    """Lines of invented notes, every some: they tell of work, and nothing in them is serious."""
    folder = Path(resource("evals/data"))
    held = {
        re.sub(r"^[\s>#*+-]*(?:\[.\]\s)?\s*", "", line).strip()
        for name in _NOTES
        for path in sorted((folder / name / "workspace").rglob("*.md"))
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
    }
    told = sorted(line for line in held if _LEAST_LINE <= len(line.split()) <= _LONGEST_LINE)
    return told[:: max(1, len(told) // _LINES)]


def _file(name: str) -> Path:
    return Path(resource("evals/data/complaints")) / name


def _kinds(label: str, form: str = "") -> tuple[str, ...]:
    named = [KIND_OF.get(kind, kind) for kind in label.split("|")]
    return tuple(dict.fromkeys("vent" if form == "vent" and kind == "none" else kind for kind in named))


def fingerprint(found: Sequence[Example]) -> str:
    """What the numbers are fitted on, as a hash."""
    rows = [[e.text, e.direction, list(e.kinds), e.weight, e.fresh] for e in found]
    return sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()
