"""Fits what tells which open commitments look done (assistant/knowing/semblance.py), and how well it does for a writer left out.

``python -m evals.semblance`` prints the figures, ``--write`` writes ``knowledge/semblance.json``. Eight labelled corpora are opened at days
evenly apart. Two regularised logistic regressions, by Newton's method (deterministic): of lines (does the line tell of the item? right is the
labelled closing line; all labelled items take part, since words that tell of a deed are the same whoever noticed it), and of items that the
ledger holds open (is it done?). A sign that comes out against its meaning is left out, so that no quirk of these writers is learnt from it.
All figures are of a corpus that took part in neither fit; a writer's notes resemble one another far more than those of another.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.jobs.prep import visible_sessions
from assistant.knowing.semblance import BASE, FILE, FORMAT, SILENT_SESSIONS, Numbers, signs_of, silent_since, told_best, weigh
from assistant.knowing.traces import Trace, Trail
from assistant.records import Action, Source
from assistant.resources import resource
from evals.corpora import Corpus, Label, data_folder, labels_of, last_day, took_place
from evals.scoring import counterparts

if TYPE_CHECKING:
    import numpy as np

NAMES = ("lantern", "orchard", "meadow", "cedar", "birch", "delta", "hazel", "juniper")
DAYS_FITTED, DAYS_SHOWN = 15, 5  # a corpus
RIGHT = 0.9  # of the items set apart, with their corpus left out of the fit
SURE = 0.97  # what closing them outright would take
_LEAST_LINE = -2.0  # log odds of a line
_PENALTY_LINE, _PENALTY_ITEM = 20.0, 10.0
_BEHIND = 0.5  # what a line counts that comes after the item was closed: it may tell so once more
_REPEATS = 0.5  # share of the item with which it may
_TOGETHER = 0.7  # how far several days of one item count as one
_NEWTON = 40  # steps
# Which way a sign has to point; what stands in neither takes no part.
FOR = frozenset(
    ("cover", "rarest", "head", "two", "done", "sure", "dropped", "sign", "deed", "shown", "follows", "answer", "by whom it names", "by its owner", "in use", "result",
     "told", "a session after", "two sessions after", "silent sessions", "days until told", "only told", "past due")
)  # fmt: skip
AGAINST = frozenset(("akin", "rival", "named", "not", "to come", "unfinished", "wanted", "doubts after"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line's signs, whether it is the one that closes its item, and how much it counts."""

    corpus: str
    signs: Mapping[str, float]
    tells: bool
    weight: float


@dataclass(frozen=True)
class Item:
    """An item that the ledger holds open on a day, with its lines; ``done``: None where no label knows it. ``key`` is the same on all days."""

    corpus: str
    key: str
    action: Action
    done: bool | None
    closing: frozenset[str]
    trail: Trail
    traces: tuple[Trace, ...]


def fingerprint() -> str:
    """What the numbers are fitted on, as a hash: the notes and labels of the corpora."""
    digest = sha256()
    for name in NAMES:
        root = data_folder() / name
        for path in [root / "labels.json", *sorted(p for p in (root / "workspace").rglob("*") if p.is_file())]:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + sha256(path.read_bytes()).digest())
    return digest.hexdigest()


# --- examples ------------------------------------------------------------------------------------------------------------


def days(labels: Label, count: int) -> list[dt.date]:
    """Days evenly apart, the last that of the labels."""
    first = min(dt.date.fromisoformat(session["date"]) for session in took_place(labels))
    return [first + (last_day(labels) - first) * (number + 1) / count for number in range(count)]


def day_of(labels: Label, place: str | None) -> dt.date | None:
    """The day of the session in which a labelled line stands."""
    if place is None:
        return None
    path, line = place.rsplit(":", 1)
    found = [s["date"] for s in labels["sessions"] if s["path"] == path and s["lines"][0] <= int(line) <= s["lines"][1] and s["date"]]
    return dt.date.fromisoformat(found[0]) if found else None


def items_of(name: str, cache: Path, count: int) -> Iterator[Item]:
    """The items of a corpus that are open on each of some days, and silent long enough to be judged."""
    labels = labels_of(name)
    with Corpus(name, data_folder() / name / "workspace", cache) as corpus:
        for day in days(labels, count):
            assistant = corpus.on(day)
            pairs = [(label, action.id) for label, action in counterparts(assistant._ledger(), labels["actions"]) if action]
            for card in assistant.people():
                held, actions, known = visible_sessions(assistant._material(card.person))
                trail = Trail(held, known)
                for action in actions:
                    own = [label for label, key in pairs if key == action.id]
                    yield _item(name, action, trail, own, _done(labels, own, day))


def _item(name: str, action: Action, trail: Trail, own: Sequence[Label], done: bool | None) -> Item:
    silent = silent_since(action, trail) >= SILENT_SESSIONS
    places = frozenset(label["closed_at"] for label in own if label.get("closed_at"))
    key = " ".join(mention for label in own for mention in label["mentions"]) or action.id
    return Item(name, key, action, done, places, trail, tuple(trail.traces(action)) if silent else ())


def _done(labels: Label, own: Sequence[Label], day: dt.date) -> bool | None:
    """Whether all that an item is labelled as was done by a day; None where no label says."""
    closed = [(label["status"] == "open", day_of(labels, label.get("closed_at"))) for label in own]
    if not own or any(not still and date is None for still, date in closed):
        return None
    return all(not still and date is not None and date <= day for still, date in closed)


def lines_of(name: str, cache: Path) -> Iterator[Line]:
    """The lines that name enough of each labelled item, whatever the ledger holds of it."""
    labels = labels_of(name)
    with Corpus(name, data_folder() / name / "workspace", cache) as corpus:
        assistant = corpus.on(last_day(labels))
        for card in assistant.people():
            held = visible_sessions(assistant._material(card.person))[0]
            known = [pair for label in labels["actions"] if label["person"] == card.person.name and (pair := _as_action(label, labels))]
            trail = Trail(held, [action for action, _ in known])
            for action, label in known:
                yield from _weighed(name, action.id, trail.traces(action), label, day_of(labels, label.get("closed_at")))


def _as_action(label: Label, labels: Label) -> tuple[Action, Label] | None:
    """A labelled item as the ledger would hold it after its first mention; None where its days are not known."""
    first = min((day for mention in label["mentions"] if (day := day_of(labels, mention))), default=None)
    closed = label.get("closed_at")
    if first is None or (label["status"] != "open" and day_of(labels, closed) is None):
        return None
    places = [Source(m.rsplit(":", 1)[0], int(m.rsplit(":", 1)[1]), int(m.rsplit(":", 1)[1]), first) for m in label["mentions"]]
    by = Source(closed.rsplit(":", 1)[0], int(closed.rsplit(":", 1)[1]), int(closed.rsplit(":", 1)[1])) if closed else None
    due = dt.date.fromisoformat(label["due"]) if label["due"] else None
    action = Action(
        label["mentions"][0] + label["text"], label["text"], label["person"], label["side"], label["owner_name"], label["side"], "open", due, first, None, 0, None, (),
        places[0], tuple(places), by, label["confidence"],
    )  # fmt: skip
    return action, label


def _weighed(name: str, key: str, traces: Iterable[Trace], label: Label, closed: dt.date | None) -> Iterator[Line]:
    mentioned = set(label["mentions"])
    for trace in traces:
        tells = _stands_at(trace, frozenset([label["closed_at"]]) if closed else frozenset())
        behind = closed is not None and trace.line.held.date is not None and trace.line.held.date >= closed
        if trace.doubted:
            continue
        if not tells and (trace.line.source.short() in mentioned or (behind and trace.cover >= _REPEATS)):
            continue
        yield Line(name, trace.signs, tells, _BEHIND if behind and not tells else 1.0)


def _stands_at(trace: Trace, places: frozenset[str]) -> bool:
    return any(f"{trace.line.held.path}:{number}" in places for number in range(trace.line.point.line, trace.line.point.end + 1))


def lines_held(items: Sequence[Item]) -> Iterator[Line]:
    """The lines of the items that the ledger holds open: each counts once, on however many days it does."""
    known = [item for item in items if item.done is not None]
    often = Counter((item.key, trace.line.text) for item in known for trace in item.traces)
    for item in known:
        for trace in item.traces:
            tells = bool(item.done) and _stands_at(trace, item.closing)
            if not trace.doubted and (tells or not item.done or trace.cover < _REPEATS):
                yield Line(
                    item.corpus, trace.signs, tells, (_BEHIND if item.done and not tells else 1.0) / often[item.key, trace.line.text]
                )


# --- the fit -------------------------------------------------------------------------------------------------------------


def fit(rows: Sequence[Mapping[str, float]], right: Sequence[bool], weights: Sequence[float], penalty: float) -> dict[str, float]:
    """Weights by the names of the signs, of a penalised logistic regression on signs of one scale; none points against its meaning."""
    import numpy as np

    names = [name for name in rows[0] if name in FOR | AGAINST]
    table = np.array([[row[name] for name in names] for row in rows])
    scale, middle = table.std(axis=0) + 0.05, table.mean(axis=0)
    scaled = (table - middle) / scale
    kept = list(range(len(names)))
    while True:
        found = _newton(scaled[:, kept], np.array(right, float), np.array(weights), penalty)
        stays = [at for at, weight in zip(kept, found[1:], strict=True) if (weight > 0) == (names[at] in FOR)]
        if len(stays) == len(kept):
            break
        kept = stays
    plain = {names[at]: float(weight / scale[at]) for at, weight in zip(kept, found[1:], strict=True)}
    base = float(found[0] - sum(weight / scale[at] * middle[at] for at, weight in zip(kept, found[1:], strict=True)))
    return {name: round(weight, 3) for name, weight in {BASE: base, **plain}.items()}


def _newton(rows: np.ndarray[Any, Any], right: np.ndarray[Any, Any], weights: np.ndarray[Any, Any], penalty: float) -> np.ndarray[Any, Any]:
    import numpy as np

    table = np.hstack([np.ones((len(rows), 1)), rows])
    found = np.zeros(table.shape[1])
    ridge = np.eye(len(found)) * penalty
    ridge[0, 0] = 1e-6
    for _ in range(_NEWTON):
        likely = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (weights * (likely - right)) + ridge @ found
        bend = (table * (weights * likely * (1 - likely))[:, None]).T @ table + ridge
        found = found - np.linalg.solve(bend, slope)
    return found


def fitted(lines: Sequence[Line], items: Sequence[Item]) -> Numbers:
    """The weights of lines and of items; the bound is not yet known."""
    of_line = fit([x.signs for x in lines], [x.tells for x in lines], [x.weight for x in lines], _PENALTY_LINE)
    judged = [(item, signs) for item in items if item.done is not None and (signs := _signs(item, of_line))]
    often = Counter(item.key for item, _ in judged)
    weights = [often[item.key] ** -_TOGETHER for item, _ in judged]
    of_item = fit([signs for _, signs in judged], [bool(item.done) for item, _ in judged], weights, _PENALTY_ITEM)
    return Numbers(of_line, of_item, _LEAST_LINE, 0.0)


def _signs(item: Item, of_line: Mapping[str, float]) -> dict[str, float] | None:
    best = told_best(item.traces, of_line, _LEAST_LINE)
    return signs_of(item.action, best[0], best[1], item.trail) if best else None


# --- how well it does ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Judged:
    """An item weighed by numbers that were fitted without its corpus; ``exact``: the line shown is the labelled one."""

    item: Item
    weight: float
    exact: bool


def crossed(lines: Sequence[Line], items: Sequence[Item], shown: Sequence[Item]) -> list[Judged]:
    """The items of ``shown`` that have a line, each weighed without its corpus."""
    found = []
    for name in NAMES:
        numbers = fitted([x for x in lines if x.corpus != name], [i for i in items if i.corpus != name])
        for item in shown:
            if item.corpus == name and (best := told_best(item.traces, numbers.line, numbers.least)):
                weight = weigh(signs_of(item.action, best[0], best[1], item.trail), numbers.item)
                found.append(Judged(item, weight, _stands_at(best[0], item.closing)))
    return found


def bound_of(judged: Iterable[Judged], right: float) -> float:
    """The lowest weight from which on at least a share of the labelled items is done."""
    done, count, bound = 0, 0, float("inf")
    for one in sorted((j for j in judged if j.item.done is not None), key=lambda j: (-j.weight, bool(j.item.done))):
        count, done = count + 1, done + bool(one.item.done)
        if done >= right * count:
            bound = one.weight
    return round(bound - 0.005, 2)


def report(shown: Sequence[Item], judged: Sequence[Judged], right: float) -> str:
    """A row a corpus, its bound taken from the others: how many items came back though done, how many of these moved, and which open ones."""
    rows = [f"{'':8} done, shown   moved  on its line  open, moved  unlabelled   (each: times shown, items)"]
    total: list[Judged] = []
    for name in NAMES:
        bound = bound_of([j for j in judged if j.item.corpus != name], right)
        moved = [j for j in judged if j.item.corpus == name and j.weight >= bound]
        total += moved
        rows.append(_row(name, [i for i in shown if i.corpus == name], moved) + f"  from {bound}")
    return "\n".join([*rows, _row("all", shown, total)])


def _row(name: str, shown: Sequence[Item], moved: Sequence[Judged]) -> str:
    groups = [
        [i.key for i in shown if i.done],
        [j.item.key for j in moved if j.item.done],
        [j.item.key for j in moved if j.item.done and j.exact],
        [j.item.key for j in moved if j.item.done is False],
        [j.item.key for j in moved if j.item.done is None],
    ]
    return f"{name:8}" + "".join(f"{f'{len(group)}, {len(set(group))}':>12}" for group in groups)


def main(arguments: Sequence[str]) -> None:
    """Print the figures; with --write, write the file."""
    with tempfile.TemporaryDirectory() as folder:
        items = [item for name in NAMES for item in items_of(name, Path(folder) / name, DAYS_FITTED)]
        shown = [item for name in NAMES for item in items_of(name, Path(folder) / name, DAYS_SHOWN)]
        lines = [*(line for name in NAMES for line in lines_of(name, Path(folder) / name)), *lines_held(items)]
    judged = crossed(lines, items, shown)
    for right in sorted({0.85, RIGHT, SURE}):
        print(f"at least {right:.0%} right; all together from {bound_of(judged, right)}")
        print(report(shown, judged, right))
    if "--write" in arguments:
        numbers = replace(fitted(lines, items), bound=bound_of(judged, RIGHT))
        held = {
            "format": FORMAT,
            "data": fingerprint(),
            "bounds": {"line": numbers.least, "item": numbers.bound},
            "line": numbers.line,
            "item": numbers.item,
        }
        (resource("knowledge") / Path(FILE).name).write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
