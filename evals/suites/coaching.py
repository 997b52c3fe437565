"""Coaching: does "watch" fire where a good coach would speak, and only there; is advice found, and none invented?"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evals import outlets
from evals.cases import Case, Measure, Result, Setting, Suite
from evals.corpora import data_folder

PERSON = "Ada Brookfield"
_AS_OF = dt.date(2026, 3, 17)


def histories() -> list[dict[str, Any]]:
    """The labelled histories."""
    found: list[dict[str, Any]] = tomllib.loads(_text("histories.toml"))["history"]
    return found


def questions(*, held_out: bool = False) -> dict[str, list[dict[str, Any]]]:
    """The questions with an answer in the cards, and those without; ``held_out`` are those on which nothing is tuned."""
    return tomllib.loads(_text("held_out.toml" if held_out else "questions.toml"))


def _text(name: str) -> str:
    return (data_folder() / "coaching" / name).read_text(encoding="utf-8")


def run(setting: Setting) -> Iterator[Result]:
    """Every history as a workspace of its own; every question in a workspace without notes of its matter."""
    for history in setting.some(histories(), 5):
        yield watched(history, setting.work / "coaching" / history["id"])
    root = written(
        {"notes": "== 2026-03-10\n- The tram counters were late again.", "relation": "report"}, setting.work / "coaching" / "asked"
    )
    with outlets.opened(root, setting.work / "coaching-cache", _AS_OF) as assistant:
        for held_out in (False, True):
            asked = questions(held_out=held_out)
            for question in setting.some(asked["question"], 6):
                yield _advised(assistant, question, held_out)
            for question in setting.some(asked["off_topic"], 3):
                answer = assistant.ask(question["ask"])
                case = Case(question["ask"], "off topic", question["ask"], "the notes don't say", held_out)
                yield Result(case, answer.text, {"none": float(answer.abstained)})


def written(history: Mapping[str, Any], root: Path) -> Path:
    """The workspace of a history."""
    folder = root / "notes" / "ada"
    folder.mkdir(parents=True)
    cadence = f"cadence_days = {history['cadence_days']}\n" if "cadence_days" in history else ""
    config = (
        f'me = "Noel Sandgren"\naliases = ["Noel"]\n\n[people."{PERSON}"]\naliases = ["Ada"]\nrelation = "{history["relation"]}"\n{cadence}'
    )
    (root / "forenote.toml").write_text(config, encoding="utf-8")
    for date, text in re.findall(r"^== (\d{4}-\d\d-\d\d)\n(.*?)(?=^== |\Z)", history["notes"], re.MULTILINE | re.DOTALL):
        (folder / f"{date}.md").write_text(f"# Ada {date}\n\n{text}", encoding="utf-8")
    return root


def watched(history: Mapping[str, Any], root: Path) -> Result:
    """Whether a check fires where it is due. A blocked project that the agenda takes up is as good as one under "watch"."""
    with outlets.opened(written(history, root), root.with_name(f"{root.name}-cache"), dt.date.fromisoformat(history["as_of"])) as assistant:
        brief = assistant.prep(PERSON)
    fired = {seen.check: seen.evidence for seen in brief.watch}
    check, due = history["check"], history["due"]
    taken = tuple(source for point in brief.agenda if point.kind == "blocked" for source in point.sources)
    if due and check == "stuck_blocker" and taken:
        fired[check] = taken
    scores = {"fires" if due else "silent": float((check in fired) == due)}
    if due and check in fired and "evidence" in history:
        places = {f"{Path(s.path).stem}:{line}" for s in fired[check] for line in range(s.line_start, s.line_end + 1)}
        scores["evidence"] = float(history["evidence"] in places)
    told = f"{check} with {history['evidence']}" if due else f"no {check}: {history.get('why', '')}"
    case = Case(history["id"], check, f"{history['id']} ({history['relation']})", told)
    shown = ", ".join(f"{name} ({' '.join(s.short() for s in evidence)})" for name, evidence in fired.items())
    return Result(case, shown or "nothing", scores)


def _advised(assistant: Any, question: Mapping[str, Any], held_out: bool) -> Result:
    answer = assistant.ask(question["ask"])
    said = answer.text.casefold()
    cited = {Path(source.path).stem for source in answer.sources if "cards" in source.path}
    groups = question.get("must", ())
    scores = {
        "advice_held_out" if held_out else "advice": float(
            bool(cited & set(question["cards"])) and all(any(word in said for word in group) for group in groups)
        ),
        "ruled_out": float(not any(re.search(rf"\b{re.escape(word)}\b", said) for word in question.get("must_not", ()))),
    }
    expected = f"cites {' or '.join(question['cards'])}" + (f"; says {json.dumps(groups)}" if groups else "")
    case = Case(question["ask"], "advice, held out" if held_out else "advice", question["ask"], expected, held_out)
    return Result(case, f"{', '.join(sorted(cited))}: {answer.text}", scores)


SUITE = Suite(
    "coaching",
    "Does it notice what a good coach would, and advise from what it has?",
    (
        Measure("fires", "checks that fire where they are due"),
        Measure("silent", "checks silent where a careful reader would be", bar=1.0),
        Measure("evidence", "the line that shows it is named", bar=1.0),
        Measure("advice", "right advice, cited", bar=0.85, slack=0.03),
        Measure("advice_held_out", "right advice, cited, for questions held out", bar=0.8, slack=0.05),
        Measure("ruled_out", "answers without what is ruled out", bar=1.0),
        Measure("none", "no advice on what no card speaks of", bar=0.9, slack=0.1),
    ),
    run,
    ("evals/data/coaching/card.md",),
)
