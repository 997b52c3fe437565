"""Ledger: is every open promise found, does none return that was kept, and are owner and due date right?

Hand-labelled corpora, and histories of the seeded writer whose truth is known because it was made first (``evals.writer``).
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.records import Action
from evals.cases import Case, Measure, Result, Setting, Suite
from evals.corpora import LABELLED, Corpus, Label, cards_of, labels_of, last_day, open_corpus
from evals.scoring import counterparts
from evals.writer import LAST_DAY, TrueItem, write_history

_SEEDS = (11, 12, 13)


def run(setting: Setting) -> Iterator[Result]:
    """Labelled items, actions that nobody labelled, and generated histories."""
    for name in LABELLED:
        labels = labels_of(name)
        with open_corpus(name, setting) as corpus:
            actions = corpus.on(last_day(labels)).actions(status="all").actions
            pairs = counterparts(actions, labels["actions"])
            for label, action in setting.some(pairs, 3):
                yield _labelled(corpus, label, action)
            known = {action.id for _, action in pairs if action is not None}
            for action in setting.some([a for a in actions if a.status == "open"], 3):
                yield _shown(corpus, action, action.id in known)
    for seed in setting.some(_SEEDS, 3):
        yield from _generated(setting, seed)


def _labelled(corpus: Corpus, label: Label, action: Action | None) -> Result:
    case = Case(
        f"{corpus.name} {label['mentions'][0]}",
        corpus.name,
        f"{label['text']} ({', '.join(label['mentions'])})",
        f"{label['status']}, {label['side']}, due {label['due']}",
        corpus.held_out,
    )
    told = f"{action.status}, {action.side}, due {action.due}" if action else "not found"
    return Result(case, told, _scores(label, action))


def _scores(label: Label, action: Action | None) -> dict[str, float]:
    scores: dict[str, float] = {}
    if label["status"] != "open":
        scores["returned"] = float(action is not None and action.status == "open")
    elif not label.get("optional"):
        scores["open_found"] = float(action is not None and action.status == "open")
    if action is not None and not label.get("optional"):
        scores["sides"] = float(action.side == label["side"])
        scores["dues"] = float((action.due.isoformat() if action.due else None) == label["due"])
        scores["people"] = float(action.person == label["person"])
    return scores


def _shown(corpus: Corpus, action: Action, known: bool) -> Result:
    case = Case(f"{corpus.name} {action.source.short()} open", corpus.name, action.source.quote, "no commitment", corpus.held_out)
    return Result(case, f"open: {action.text}", {"false_open": float(not known)})


def _generated(setting: Setting, seed: int) -> Iterator[Result]:
    root = setting.work / f"history-{seed}"
    truth = write_history(root, seed, 30, 4)
    corpus = Corpus("generated", root, setting.work / "cache")
    with corpus:
        at = {m.short(): a for a in corpus.on(LAST_DAY).actions(status="all").actions for m in a.mentions}
        for item in setting.some(truth.items, 5):
            yield _true(seed, item, next((at[m] for m in item.mentions if m in at), None))


def _true(seed: int, item: TrueItem, action: Action | None) -> Result:
    label = {
        "status": item.status,
        "side": item.side,
        "due": item.due.isoformat() if item.due else None,
        "person": item.person,
    }
    case = Case(f"history {seed} {item.mentions[0]}", "generated", f"{item.text} ({item.form})", f"{item.status}, due {item.due}")
    return Result(case, f"{action.status}, due {action.due}" if action else "not found", _scores(label, action))


SUITE = Suite(
    "ledger",
    "Who owes what? An open promise must be found, a kept one must not come back.",
    (
        Measure("open_found", "open items found open", bar=0.97),
        Measure("returned", "closed items that come back as open", higher=False, bar=0.02),
        Measure("false_open", "open items shown that are none", higher=False),
        Measure("sides", "found items with the right side"),
        Measure("dues", "found items with the right due date", bar=0.95),
        Measure("people", "found items with the right person"),
    ),
    run,
    cards_of(LABELLED),
)
