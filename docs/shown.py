"""Output for the documents: cog calls these, so that what README shows is what the program prints."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

AS_OF = "2026-03-16"  # the day for which the sample's own dates stand as they are written


def forenote(*words: str, width: int = 80) -> str:
    """What `forenote WORDS` prints on the sample workspace as of AS_OF."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        env = {
            **os.environ,
            "HOME": folder,
            "XDG_CACHE_HOME": f"{folder}/cache",
            "XDG_CONFIG_HOME": f"{folder}/config",
            "COLUMNS": str(width),
            "NO_COLOR": "1",
            "PYTHONPATH": str(Path(__file__).parent.parent),
        }
        env.pop("FORENOTE_WORKSPACE", None)
        command = [sys.executable, "-m", "assistant"]
        notes = home / "notes"
        subprocess.run([*command, "--as-of", AS_OF, "init", str(notes), "--sample"], env=env, check=True, capture_output=True)
        done = subprocess.run([*command, "--as-of", AS_OF, *words], env=env, cwd=notes, check=True, capture_output=True, text=True)
    return done.stdout


def page(*words: str) -> str:
    """The same, fenced."""
    typed = " ".join(f'"{word}"' if " " in word else word for word in words)
    return f"```\n$ forenote {typed}\n{forenote(*words).rstrip()}\n```\n"


def brief(person: str) -> str:
    """The brief as a terminal of 80 columns shows it, fenced."""
    import datetime as dt

    from assistant.assistant import Assistant
    from assistant.jobs.rendering import render
    from assistant.sample import copy_sample
    from assistant.workspace import find_workspace

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "notes"
        root.mkdir()
        copy_sample(root, dt.date.fromisoformat(AS_OF))
        env = {"XDG_CACHE_HOME": f"{folder}/cache", "XDG_CONFIG_HOME": f"{folder}/config"}
        workspace = find_workspace(root, root, env)
        with Assistant(workspace, as_of=dt.date.fromisoformat(AS_OF)) as assistant:
            text = render(assistant.prep(person), "text", width=80)
    return f"```\n$ forenote prep {person.lower()}\n{text.rstrip()}\n```\n"


def commands() -> str:
    """A table of the commands with the first sentence of their help."""
    import typer.main

    from assistant.cli.app import app

    group = typer.main.get_command(app)
    rows = ["| command | does |", "|---|---|"]
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        rows.append(f"| `{name}` | {(command.help or '').strip().splitlines()[0]} |")
    return "\n".join(rows) + "\n"


def figures() -> str:
    """The reading and ledger figures of the labelled corpora."""
    rows = [
        "| invented, labelled by hand | sessions dated right | open items found | closed ones shown as open | owner's side | due dates |",
        "|---|---|---|---|---|---|",
    ]
    rows += [f"| {what} (`evals/data/{name}`) | {_score(name)} |" for name, what in CORPORA.items()]
    return "\n".join(rows) + "\n"


def _score(name: str) -> str:
    from assistant.knowing.catalogue import open_catalogue
    from assistant.workspace import find_workspace
    from evals.scoring import load_labels, score_ledger, wrong_dates

    root = Path(__file__).parent.parent / "evals" / "data" / name
    labels = load_labels(root / "labels.json")
    with tempfile.TemporaryDirectory() as cache:
        workspace = find_workspace(root / "workspace", root, {"FORENOTE_CACHE": cache})
        with open_catalogue(workspace, lambda _: None) as catalogue:
            catalogue.refresh()
            found = score_ledger(catalogue.ledger(labels.as_of), labels)
            wrong = len(wrong_dates(catalogue.held(), labels))
    dated = len(labels.sessions)
    return (
        f"{dated - wrong} of {dated} | {found.open - len(found.lost)} of {found.open} | {len(found.returned)} of {found.closed} | "
        f"{found.sides_right:.0%} | {found.dues_right:.0%}"
    )


CORPORA = {
    "lantern": "ordinary notes of a hurried person",
    "harbour": "many forms of notes, hard closings",
    "meadow": "another writer's ordinary notes, a third of the closings in other words",
    "orchard": "six idiosyncratic note-takers, many closings only implied",
    "cedar": "an operations lead's notes, most closings in other words",
    "birch": "eight people in eight styles, a public works department",
    "delta": "a data team's manager",
    "hazel": "a head of data, two thirds of the closings told in passing",
    "ivy": "a data lead's notes, a quarter of the closings told in passing",
    "kestrel": "a theatre's production manager, a good half of the closings told in later notes",
    "juniper": "a junior developer, two thirds of the closings told in passing",
    "gorse": "an engineering manager, held out",
    "fennel": "a ferry company's passenger services, held out",
}


def evals() -> str:
    """The figures of the last recorded full run of ``forenote eval --record``."""
    from evals.records import Series, load_history
    from evals.report import percent
    from evals.suites import SUITES

    history = load_history(Series())
    recorded = history[-1]["suites"] if history else {}
    rows = ["| suite | what | figure | cases | bar |", "|---|---|---|---|---|"]
    for suite in SUITES:
        for measure in suite.measures:
            if (found := recorded.get(suite.name, {}).get(measure.name)) is None:
                continue
            value, count = found
            bar = "" if measure.bar is None else f"{'≥' if measure.higher else '≤'} {measure.bar:.0%}"
            met = measure.bar is None or (value >= measure.bar if measure.higher else value <= measure.bar)
            rows.append(f"| {suite.name} | {measure.title} | {percent(value)} | {count:,} | {bar}{'' if met else ' **missed**'} |")
    return "\n".join(rows) + "\n"


def speed() -> str:
    """The table that `python -m bench.speed` last wrote."""
    import json

    rows = json.loads((Path(__file__).parent.parent / "bench" / "results" / "speed.json").read_text())["rows"]
    lines = ["| what | measured | limit |", "|---|---|---|"]
    for row in rows:
        digits = 1 if row["value"] >= 0.1 else 3
        limit = "" if row["limit"] is None else f"{row['limit']:g}{row['unit']}"
        lines.append(f"| {row['what']} | {row['value']:.{digits}f}{row['unit']} | {limit} |")
    return "\n".join(lines) + "\n"
