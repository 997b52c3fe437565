"""A real model at the seam: how many invented lines it words better, how many of its sentences are thrown away, side by side.

`python -m evals.wording BASE_URL NAME [--out FILE]` sends the lines of `evals.lies` (nothing of anybody's notes) in three drafts, twice:
with names and with stand-ins. The structure cannot get worse by construction; the table shows what the model is good for.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from assistant.config import ModelConfig
from assistant.records import Person
from assistant.writing.drafts import ask_draft, reframe_draft
from assistant.writing.endpoint import Seam
from assistant.writing.engine import reword
from assistant.writing.records import Draft, Piece, Worded
from evals.lies import LINES, OWN, PEOPLE, QUESTIONS


def drafts() -> dict[str, Draft]:
    """One draft a task, of all the lines."""
    prep = [Piece(f"t{n}", text, (), "statement") for n, (text, _) in enumerate(LINES[:10], 1)]
    asks = [Piece(f"q{n}", text, (), "question") for n, (text, _) in enumerate(QUESTIONS, 1)]
    parts = {name: text for name, (text, _) in zip(("observation", "proposal", "impact"), OWN, strict=True)}
    facts = ["4 May", "6 rush orders", "3 hours", "Tuesday", "two weeks", "[which hour?]"]
    return {
        "prep": Draft("prep", (*prep, *asks), PEOPLE[0], (), {"relation": "report"}),
        "ask": ask_draft("What about the kiln?", [(text, ()) for text, _ in LINES[10:]]),
        "reframe": reframe_draft(parts, facts, audience="manager", tone="warm"),
    }


def run(base_url: str, name: str) -> str:
    """The report, as Markdown."""
    rows, pairs, lines = [], [], []
    for hidden in (False, True):
        for task, draft in drafts().items():
            seam = Seam(
                ModelConfig(base_url, name, pseudonyms=hidden, timeout_seconds=600), people=tuple(map(Person, PEOPLE)), warn=lines.append
            )
            started = time.monotonic()
            worded = reword(draft, seam)
            rows.append(_row(task, hidden, draft, worded, time.monotonic() - started))
            pairs += _pairs(task, draft, worded) if not hidden else []
    head = "| task | stand-ins | lines | reworded | thrown away | tokens in + out | seconds |\n|---|---|---|---|---|---|---|\n"
    shown = "| task | built in | the model | kept |\n|---|---|---|---|\n" + "".join(pairs)
    told = "".join(f"\n- {line}" for line in lines)
    return f"# {name} at the seam\n\n{head}{''.join(rows)}\n{shown}{told}\n"


def _row(task: str, hidden: bool, draft: Draft, worded: Worded, seconds: float) -> str:
    usage = worded.usage
    tokens = f"{usage.prompt_tokens} + {usage.completion_tokens}" if usage else "-"
    return f"| {task} | {'yes' if hidden else 'no'} | {len(draft.pieces)} | {worded.replaced} | {worded.dropped} | {tokens} | {seconds:.0f} |\n"


def _pairs(task: str, draft: Draft, worded: Worded) -> list[str]:
    reasons = dict(worded.rejected)
    out = []
    for piece, result in zip(draft.pieces, worded.pieces, strict=True):
        if piece.id in reasons or result.text != piece.text:
            kept = f"no: {reasons[piece.id]}" if piece.id in reasons else "yes"
            out.append(f"| {task} | {piece.text} | {result.text if result.text != piece.text else ''} | {kept} |\n")
    return out


def main() -> None:
    """Write the report to stdout, or to the file of --out."""
    base_url, name, *rest = sys.argv[1:]
    report = run(base_url, name)
    if rest[:1] == ["--out"]:
        Path(rest[1]).write_text(report, encoding="utf-8")
    else:
        print(report)


if __name__ == "__main__":
    main()
