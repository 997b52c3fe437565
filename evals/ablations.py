"""What each part of Forenote is worth: the labelled questions of ``evals.ask`` with one part taken away, one run, one table.

``python -m evals.ablations [--quick] [--json FILE]`` needs no network. Each row is the product's own code with a part switched off or fed
otherwise; nothing of it is copied. ``--quick``: each sixth question. What a column means, and what can't be compared: docs/comparison.md.
The model alone needs an endpoint: ``python -m evals.modelonly``; what it gave when it was last measured is quoted in the last row.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from assistant.answering.answers import Answer
from assistant.answering.respond import respond
from assistant.assistant import Assistant
from assistant.finding.ranking import Weights
from assistant.jobs.ask import Desk, case_of
from assistant.records import Action, Held
from assistant.workspace import Workspace, find_workspace
from evals import lies
from evals.ask import DATA, TIME_KINDS, Opener, Outcome, Question, Solver, answer_all, built_in, interval, search_box, shares, workspace_of
from evals.chromabox import missing_files, model_hash, open_boxes
from evals.corpora import ASKED, questions_of
from evals.differences import difference
from evals.scoring import load_labels, score_ledger

MODEL_ONLY = Path(__file__).parent / "results" / "model-only.json"
_QUICK = 6
_TRIES = 300
_QUICK_TRIES = 40


# --- the parts taken away -----------------------------------------------------------------------------------------------------


class LastNoteOnly(Assistant):
    """No ledger over all notes: what is open is what the last session with each person says, read by the same reader."""

    def _ledger(
        self, as_of: dt.date | None = None, people: Collection[str] | None = None, *, only_open: bool = False
    ) -> tuple[Action, ...]:
        from assistant.knowing.ledger import build_ledger

        held = last_sessions(self._held(), as_of or self.as_of)
        found = build_ledger(held, self.catalogue().roster())
        return tuple(a for a in found if (a.status == "open" or not only_open) and (people is None or a.person in people))


def last_sessions(held: Sequence[Held], day: dt.date) -> list[Held]:
    """What the latest day up to ``day`` holds of each person."""
    latest: dict[str | None, dt.date] = {}
    for one in held:
        if one.date and one.date <= day and not one.session.skipped:
            latest[one.person] = max(one.date, latest.get(one.person, one.date))
    return [one for one in held if one.date and one.date == latest.get(one.person)]


def without_time(assistant: Assistant, question: Question) -> Answer:
    """The question answered as if it had named no time: its words of time are read, and then looked at no more."""
    name = assistant.person(question["with"]).name if question["with"] else None
    finder, roster = assistant.finder(), assistant.catalogue().roster()
    desk = Desk(
        assistant.workspace.root, roster, assistant.as_of, assistant._shelf(), assistant._ledger, finder.similarity, finder.sessions
    )
    return respond(case_of(desk, question["question"], name).widened(), roster)


def without_embedder(workspace: Workspace, day: dt.date) -> Assistant:
    """A workspace whose configured embedder isn't there: the product's own way of doing without."""
    index = replace(workspace.config.index, embedder="no-such-folder")
    return Assistant(replace(workspace, config=replace(workspace.config, index=index)), day)


class VectorsAlone(Assistant):
    """A search that looks at vectors only."""

    def finder(self) -> Any:
        """The finder with nothing but the vectors counted."""
        found = super().finder()
        found.weights = replace(Weights(), dense=1.0, session=0.0, session_dense=0.0, neighbour=0.0)
        return found


def everywhere(assistant: Assistant, question: Question) -> Answer:
    """The three best passages of all notes, whoever they are about: a plain search that knows neither people nor time."""
    return search_box(assistant, {**question, "with": None})


@dataclass(frozen=True, slots=True)
class Ablation:
    """One row: how questions are answered and who answers. ``keeps_ledger``: whether it has a list of open items at all."""

    name: str
    solve: Solver = built_in
    opened: Opener = Assistant
    keeps_ledger: bool = True


ABLATIONS = (
    Ablation("full Forenote"),
    Ablation("no ledger: open items from the last note", opened=LastNoteOnly),
    Ablation("no time: windows not looked at", without_time),
    Ablation("no embedder: words only", opened=without_embedder),
    Ablation("search box: words and vectors, 3 passages", search_box, keeps_ledger=False),
    Ablation("search box: words alone", search_box, without_embedder, keeps_ledger=False),
    Ablation("plain vector search over all notes (no time, no people)", everywhere, VectorsAlone, keeps_ledger=False),
)
CHROMA = "Chroma's default embedder alone, all notes"
UNVERIFIED = "no verification: the model's reply as it came"


# --- measuring ----------------------------------------------------------------------------------------------------------------


@dataclass
class Row:
    """What was measured of an ablation; ``note`` says why nothing was, ``model`` which model file took part that isn't ours."""

    name: str
    outcomes: list[Outcome] = field(default_factory=list)
    open_items: dict[str, list[bool]] = field(default_factory=dict)
    lies_shown: list[bool] = field(default_factory=list)
    honest_kept: list[bool] = field(default_factory=list)
    note: str = ""
    model: str = ""


def measure(corpora: Sequence[str], cache: Path, step: int = 1, tries: int = _TRIES) -> list[Row]:
    """All rows, on the same questions."""
    rows = []
    for ablation in ABLATIONS:
        row = Row(ablation.name)
        for corpus in corpora:
            row.outcomes += answer_all(corpus, questions_of(corpus)[::step], ablation.solve, cache, opened=ablation.opened)
        if ablation.keeps_ledger:
            row.open_items = open_items(corpora, ablation.opened, cache)
        rows.append(row)
    rows.append(_chroma_row(corpora, cache, step))
    rows[0].lies_shown, rows[0].honest_kept = _lies(tries, verified=True)
    raw = Row(UNVERIFIED)
    raw.lies_shown, raw.honest_kept = _lies(tries, verified=False)
    return [*rows[:4], raw, *rows[4:], _model_row()]


def open_items(corpora: Sequence[str], opened: Opener, cache: Path) -> dict[str, list[bool]]:
    """Of the labelled open items which are shown as open, of the closed ones which come back, over the corpora that have such labels."""
    found: dict[str, list[bool]] = {"found": [], "returned": []}
    for corpus in corpora:
        path = DATA / corpus / "labels.json"
        if not path.exists():
            continue
        labels = load_labels(path)
        root = workspace_of(corpus, questions_of(corpus), cache)
        workspace = find_workspace(root, Path("/"), {**os.environ, "FORENOTE_CACHE": str(cache / "cache")})
        with opened(workspace, labels.as_of) as assistant:
            figures = score_ledger(assistant.actions(status="all").actions, labels)
        found["found"] += _counted(figures.open - len(figures.lost), figures.open)
        found["returned"] += _counted(len(figures.returned), figures.closed)
    return found


def _counted(true: int, of: int) -> list[bool]:
    return [True] * true + [False] * (of - true)


def _lies(tries: int, *, verified: bool) -> tuple[list[bool], list[bool]]:
    tally = lies.run(tries, verified=verified)
    told = sum(tally.told.values())
    return _counted(min(told, len(tally.shown)), told), _counted(tally.kept, tally.honest)


def _chroma_row(corpora: Sequence[str], cache: Path, step: int) -> Row:
    absent = missing_files()
    if absent:
        return Row(CHROMA, note=f"not run here: its model is downloaded at first use, and {absent} is not there")
    row = Row(CHROMA, model=f"model.onnx, sha256 {model_hash()}")
    with open_boxes(cache / "chroma") as solve:
        for corpus in corpora:
            row.outcomes += answer_all(corpus, questions_of(corpus)[::step], solve, cache)
    return row


def _model_row() -> Row:
    """What ``evals.modelonly`` gave, on fewer questions than the other rows have."""
    try:
        kept = json.loads(MODEL_ONLY.read_text(encoding="utf-8"))
    except OSError:
        return Row("model only", note="not run: python -m evals.modelonly --base-url URL --model NAME")
    counts = {name: "/".join(map(str, row["right"][:2])) for name, row in kept["figures"].items()}
    told = ", ".join(f"{name} {count} right" for name, count in counts.items())
    return Row("model only", note=f"a sample of {kept['questions']} questions, {kept['model']}: {told} ({MODEL_ONLY.name})")


# --- telling ------------------------------------------------------------------------------------------------------------------


def figures(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Each row's counts as [count, of, low, high], the last two the 95 % interval of the share. The same for every run."""
    return [_figures(row, rows[0]) for row in rows]


def _figures(row: Row, full: Row) -> dict[str, Any]:
    told: dict[str, Any] = {"name": row.name}
    if row.note:
        return {**told, "note": row.note}
    if row.model:
        told["model"] = row.model
    if row.outcomes:
        groups = shares(row.outcomes)
        told |= {key: _cell(groups[key]) for key in ("right", "wrongly_abstained", "abstained")}
        told["time_kinds_right"] = _cell(_right_of(row.outcomes, TIME_KINDS))
        told["open_item_questions_right"] = _cell(_right_of(row.outcomes, ("open_items",)))
        if row is not full:
            told["right_against_full"] = difference(_right_of(row.outcomes), _right_of(full.outcomes))
    told |= {f"open_items_{key}": _cell(values) for key, values in row.open_items.items()}
    if row.lies_shown:
        told |= {"lies_shown": _cell(row.lies_shown), "honest_rewordings_kept": _cell(row.honest_kept)}
    return told


def _right_of(outcomes: Sequence[Outcome], kinds: Sequence[str] = ()) -> list[bool]:
    return [o.right for o in outcomes if o.group == "answerable" and (not kinds or o.question["kind"] in kinds)]


def _cell(values: Sequence[bool]) -> list[float]:
    low, high = interval(values)
    return [sum(values), len(values), round(low, 3), round(high, 3)]


_COLUMNS = {
    "right": "right",
    "right_against_full": "right against full",
    "wrongly_abstained": "wrongly abstained",
    "abstained": "unanswerable abstained",
    "time_kinds_right": "time kinds right",
    "open_item_questions_right": "open-item questions right",
    "open_items_found": "open items found",
    "open_items_returned": "closed items returned",
    "lies_shown": "lies shown",
}


def table(told: Sequence[Mapping[str, Any]]) -> str:
    """The rows as a Markdown table."""
    lines = ["| | " + " | ".join(_COLUMNS.values()) + " |", "|---" * (len(_COLUMNS) + 1) + "|"]
    for row in told:
        cells = [row["note"]] if "note" in row else [_shown(key, row.get(key)) for key in _COLUMNS]
        lines.append(f"| {row['name']} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _shown(key: str, cell: Sequence[float] | None) -> str:
    if cell is None:
        return ""
    if key == "right_against_full":
        return f"{cell[0]:+.2f} [{cell[1]:+.2f}, {cell[2]:+.2f}]"
    return f"{cell[0]}/{cell[1]} {cell[0] / max(1, cell[1]):.2f} [{cell[2]:.2f}, {cell[3]:.2f}]"


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="each sixth question")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    given = parser.parse_args(arguments)
    step, tries = (_QUICK, _QUICK_TRIES) if given.quick else (1, _TRIES)
    with tempfile.TemporaryDirectory() as folder:
        told = figures(measure(ASKED, Path(folder), step, tries))
    print(table(told))
    if given.json:
        given.json.write_text(json.dumps({"corpora": ASKED, "step": step, "rows": told}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
