"""``python -m evals.peers [--quick] [--only NAME ...] [--json FILE]``: other tools' retrieval and Forenote's on the same questions.

Run by ``make peers`` in an environment of its own: none of the other tools is a dependency of Forenote. What is compared and what is
not: docs/comparison.md.
"""

from __future__ import annotations

import argparse
import json
import platform
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.corpora import ASKED
from evals.peers.forenote_search import open_forenote
from evals.peers.grep import open_grep
from evals.peers.haiku_rag import open_haiku
from evals.peers.langchain_store import open_langchain
from evals.peers.llm_collection import open_llm_files, open_llm_paragraphs
from evals.peers.measure import Tally, ask_forenote, ask_peer, figures
from evals.peers.passages import Peer

PEERS = (
    Peer("Forenote, search only", open_forenote, 3),
    Peer("haiku.rag", open_haiku, 5, ("haiku.rag-slim", "docling-slim", "docling-core", "lancedb")),
    Peer("llm, paragraphs", open_llm_paragraphs, 10, ("llm", "sqlite-utils")),
    Peer("llm, whole files", open_llm_files, 3, ("llm", "sqlite-utils")),
    Peer("LangChain, 1000/200, top 4", open_langchain, 4, ("langchain-core", "langchain-text-splitters")),
    Peer("grep, three rarest words", open_grep, 10),
)
_COLUMNS = {
    "right": "right",
    "time_kinds_right": "time kinds right",
    "abstained": "unanswerable abstained",
    "evidence_in_first_10": "evidence in the first 10",
    "evidence_in_first_1000_words": "… in the first 1,000 words",
    "words_an_answer": "words an answer",
}


def table(told: Sequence[Mapping[str, Any]], tallies: Sequence[Tally]) -> str:
    """The figures as a Markdown table, with the time that a question took in this run."""
    lines = ["| | " + " | ".join(_COLUMNS.values()) + " | ms a question |", "|---" * (len(_COLUMNS) + 2) + "|"]
    for row, tally in zip(told, tallies, strict=True):
        if "problem" in row:
            lines.append(f"| {row['name']} | not run: {row['problem']} |")
            continue
        milliseconds = round(1000 * sum(tally.seconds) / max(1, len(tally.seconds)))
        lines.append(f"| {row['name']} | " + " | ".join(_shown(row.get(key)) for key in _COLUMNS) + f" | {milliseconds} |")
    return "\n".join(lines)


def _shown(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, int):
        return str(cell)
    if len(cell) == 4:
        return f"{cell[0]}/{cell[1]} {cell[0] / max(1, cell[1]):.2f} [{cell[2]:.2f}, {cell[3]:.2f}]"
    return f"{cell[0]:.2f} [{cell[1]:.2f}, {cell[2]:.2f}]"


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m evals.peers", description="Other tools' retrieval on Forenote's labelled questions.")
    parser.add_argument("--quick", action="store_true", help="each sixth question")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="tools whose names hold one of these")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    given = parser.parse_args(arguments)
    step = 6 if given.quick else 1
    with tempfile.TemporaryDirectory() as folder:
        tallies = [] if given.only else [ask_forenote(ASKED, Path(folder), step)]
        for peer in PEERS:
            if not given.only or any(name.lower() in peer.name.lower() for name in given.only):
                tallies.append(ask_peer(peer, ASKED, Path(folder), step))
    told = [figures(tally) for tally in tallies]
    print(table(told, tallies))
    if given.json:
        result = {"python": ".".join(platform.python_version_tuple()[:2]), "corpora": ASKED, "step": step, "rows": told}
        given.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
