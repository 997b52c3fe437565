"""The record that reframing a complaint gives back, and its JSON shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from assistant.records import Source
from assistant.writing.records import Worded
from assistant.writing.worddiff import Change, word_diff

Outcome = Literal["proposal", "specific_ask", "blocker", "escalate", "not_a_complaint"]
Origin = Literal["yours", "suggestion"]
# What a kind of the contract is in particular.
Form = Literal["plain", "feedback", "vent", "other_language", "praise"]


@dataclass(frozen=True, slots=True)
class Option:
    """A way forward: the user's own, or a suggestion from the pattern library."""

    text: str
    origin: Origin
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One of the problems of a complaint, with its own way forward. ``pattern`` is the id of the pattern that fits, if one does."""

    observation: str
    impact: str
    options: tuple[Option, ...]
    ask: str
    text: str
    kind: Outcome = "proposal"
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A complaint made into something that can be said and granted. ``text`` is the paragraph; ``complaint`` stays beside it as it was.

    ``left_out`` are the words of blame that went, ``notes`` what the user should know, ``context`` lines of the notes that were added; ``wording`` what a model made of
    the paragraph, None where none was asked.
    ``risk`` is the sort of what is serious, "unnamed" where that is not sure; ``doubtful``: it may be serious, so it is never sent to a model.
    For ``escalate`` the text is advice to the user, for ``not_a_complaint`` the user's own words.
    """

    complaint: str
    kind: Outcome
    text: str
    direction: str = "manager"
    tone: str = "direct"
    form: Form = "plain"
    observation: str = ""
    impact: str = ""
    options: tuple[Option, ...] = ()
    ask: str = ""
    blanks: tuple[str, ...] = ()
    facts_kept: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    context: tuple[Source, ...] = ()
    risk: str | None = None
    doubtful: bool = False
    person: str | None = None
    engine: str = "built-in"
    wording: Worded | None = None

    def diff(self) -> tuple[Change, ...]:
        """What changed, word by word; nothing where nothing was rewritten."""
        return word_diff(self.complaint, self.text) if self.kind not in ("escalate", "not_a_complaint") else ()


def proposal_shape(found: Proposal) -> dict[str, Any]:
    """``reframe --json``."""
    from assistant.jobs.shapes import source_shape
    from assistant.jobs.wording import model_shape

    return {
        "complaint": found.complaint,
        "engine": found.engine,
        "kind": found.kind,
        "form": found.form,
        "direction": found.direction,
        "tone": found.tone,
        "person": found.person,
        "observation": found.observation,
        "impact": found.impact,
        "proposals": [{"text": o.text, "origin": o.origin, "sources": [source_shape(s) for s in o.sources]} for o in found.options],
        "ask": found.ask,
        "text": found.text,
        "blanks": list(found.blanks),
        "facts_kept": list(found.facts_kept),
        "left_out": list(found.left_out),
        "notes": list(found.notes),
        "problems": [
            {"observation": p.observation, "impact": p.impact, "proposals": [{"text": o.text, "origin": o.origin} for o in p.options],
             "ask": p.ask, "text": p.text, "kind": p.kind, "pattern": p.pattern}
            for p in found.problems
        ],
        "context": [source_shape(source) for source in found.context],
        "risk": found.risk,
        "may_be_serious": found.doubtful,
        "model": model_shape(found.wording),
        "diff": [{"kind": change.kind, "text": change.text} for change in found.diff()],
    }  # fmt: skip
