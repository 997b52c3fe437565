"""Reframe: the right kind, every fact kept, none invented, no blame, serious matters recognised. Scorers: ``evals.reframe``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.finding.nearness import near_patterns
from assistant.jobs.proposal import Proposal
from assistant.jobs.reframe import reframe
from assistant.jobs.verdict import weighed
from evals.cases import Case, Measure, Result, Setting, Suite
from evals.reframe import SETS, load, score_one


def run(setting: Setting) -> Iterator[Result]:
    """Every labelled complaint, said to whom its label says."""
    for name in SETS:
        for case in setting.some(load(name), 4):
            yield _judged(name, case, reframe(case["text"], case["to"], case.get("tone"), near=near_patterns, judge=weighed))


def _judged(name: str, case: Mapping[str, Any], found: Proposal) -> Result:
    total = score_one(case, found)
    serious = case["kind"] == "escalate"
    scores = {
        "kinds": float(total.right_kind == 1),
        **({"serious": float(total.serious_found)} if serious else {"alarms": float(bool(total.false_alarms))}),
    }
    if not serious and found.kind not in ("escalate", "not_a_complaint"):
        scores |= {
            "facts": total.facts_kept / total.facts if total.facts else 1.0,
            "invented": float(bool(total.invented)),
            "blame": float(bool(total.blame)),
            "way": float(not total.without_way),
            "form": float(not total.lint),
        }
    expected = case["kind"] + (f"; keeps {', '.join(case['keep'])}" if case["keep"] else "")
    return Result(Case(f"{name} {case['id']}", name, f"to {case['to']}: {case['text']}", expected), f"{found.kind}: {found.text}", scores)


SUITE = Suite(
    "reframe",
    "Does a complaint become something that can be said, and granted?",
    (
        Measure("kinds", "right kind", bar=0.93),
        Measure("serious", "serious ones taken to the right place", bar=1.0),
        Measure("alarms", "others taken for serious", higher=False, bar=0.0),
        Measure("facts", "facts kept", bar=0.98),
        Measure("invented", "with an invented fact", higher=False, bar=0.0),
        Measure("blame", "with a word of blame", higher=False, bar=0.0),
        Measure("way", "problem and a way forward", bar=1.0),
        Measure("form", "clean sentences"),
    ),
    run,
    ("evals/data/complaints/card.md",),
)
