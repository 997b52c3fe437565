"""The paragraph of a proposal: what was composed of each problem put together, in one voice, with every fact in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.jobs.drafting import Composed
from assistant.jobs.listener import Listener
from assistant.jobs.proposal import Outcome, Proposal
from assistant.knowing.patterns import Near
from assistant.reading.clauses import sentences
from assistant.reading.facts import Fact, facts_of, is_common_word, missing
from assistant.reading.points import is_injected
from assistant.records import Source
from assistant.writing import asking

_MONTHS = "January February March April May June July August September October November December".split()
_LIST_INTRO = re.compile(
    r"(?i)^(?:two|three|four|\d) (?:things|problems|issues|points|complaints|topics|ways|options|choices|possibilities|alternatives)$"
)
_COUNT = {2: "two", 3: "three", 4: "four", 5: "five"}


@dataclass(frozen=True, slots=True)
class Matter:
    """What was typed, as it was and in plain spelling, to whom and how it is to be said; ``rank``: words of rank that were taken out."""

    text: str
    plain: str
    to: Listener
    tone: asking.Tone
    context: tuple[Source, ...] = ()
    near: Near | None = None
    rank: tuple[str, ...] = ()


# The words of serious matters are without end; where nothing known fits and somebody's conduct may be meant, say so.
IF_SERIOUS = (
    "If somebody is hurt, threatened, touched, endangered or treated worse for who they are, or a law is broken, this is no matter of wording:"
    " talk to HR, or to somebody senior whom you trust."
)


def of_a_person(plain: str) -> bool:
    """Whether a text tells of somebody whose conduct may be meant."""
    return bool(
        re.search(r"(?i)\b(?:he|she|him|her|they|them|boss|manager|lead|director|colleagues?|teammate|client|customer|ceo|vp)\b", plain)
    )


def assemble(matter: Matter, plain: str, composed: list[Composed], vocative: str) -> Proposal:
    """The proposal for a matter, from what was composed of each problem of its ``plain`` text; ``vocative`` is the name that it opens with."""
    to = matter.to
    told = _paragraphs(composed, matter, vocative)
    said = " ".join(s.text + s.end for s in sentences(plain) if not is_injected(s.text))
    facts = tuple(f for f in facts_of(said) if not _LIST_INTRO.match(f.text))
    lost = missing(facts, told)
    if lost:
        told = _with_facts(told, composed, lost)
    told = asking.in_full(told) if matter.tone == "formal" else told
    problems = tuple(done.problem for done in composed)
    left = tuple(dict.fromkeys(word for done in composed for word in done.told.left_out))
    return Proposal(
        complaint=matter.text,
        kind=_kind(composed),
        text=told,
        direction=to.direction,
        tone=matter.tone,
        form="feedback" if any(done.feedback for done in composed) else "plain",
        observation=" ".join(p.observation for p in problems),
        impact=" ".join(p.impact for p in problems if p.impact),
        options=tuple(option for p in problems for option in p.options),
        ask=next((p.ask for p in problems if any(o.origin == "yours" for o in p.options)), problems[0].ask),
        blanks=tuple(dict.fromkeys(blank for done in composed for blank in done.blanks)),
        facts_kept=tuple(dict.fromkeys(fact.text for fact in facts)),
        left_out=(*matter.rank, *left),
        notes=(_by_rank(matter.rank) if matter.rank else ())
        + _notes(composed, left)
        + ((IF_SERIOUS,) if of_a_person(plain) and any(p.pattern is None for p in problems) else ()),
        problems=problems,
        context=matter.context,
        person=to.name,
    )


def _by_rank(words: tuple[str, ...]) -> tuple[str, ...]:
    listed = ", ".join(f"“{word}”" for word in words)
    return (f"Pressure by rank was taken out: {listed}. Say what it is for and leave room for a no: a yes counts for more then.",)


def _kind(composed: list[Composed]) -> Outcome:
    kinds = [done.problem.kind for done in composed]
    return next((kind for kind in ("proposal", "blocker") if kind in kinds and len(set(kinds)) > 1), kinds[0])


def _paragraphs(composed: list[Composed], matter: Matter, vocative: str) -> str:
    opening = asking.opener(matter.tone, matter.to.direction)
    noted = "".join(f" On {s.date.day} {_MONTHS[s.date.month - 1]} we noted: “{s.quote}”." for s in matter.context if s.date)
    if len(composed) == 1:
        done = composed[0]
        body = f"{' '.join(done.sentences)}{noted} {done.after}".strip()
        return _open_with(vocative, f"{opening} {body}".strip())
    bodies = [f"{' '.join(done.sentences)} {done.after}".strip() for done in composed]
    first = f"{opening} There are {_COUNT.get(len(composed), 'some')} things.".strip()
    ordinals = ("First", "Second", "Third", "Fourth", "Fifth")
    listed = [f"{ordinal}, {_small(body)}" for ordinal, body in zip(ordinals, bodies, strict=False)]
    return "\n\n".join([_open_with(vocative, f"{first}{noted}"), *listed])


def _open_with(vocative: str, body: str) -> str:
    return f"{vocative}, {_small(body)}" if vocative else body


def _small(body: str) -> str:
    """The first letter small, but not of "I", a name or an abbreviation."""
    first = body.split(" ", 1)[0]
    keeps = first == "I" or first.startswith(("I'", "[")) or (len(first) > 1 and not first[1:].islower()) or not is_common_word(first)
    return body if keeps else body[0].lower() + body[1:]


def _with_facts(told: str, composed: list[Composed], lost: Sequence[Fact]) -> str:
    """Facts whose clause went with the blame in it: none of them is lost."""
    listed = ", ".join(fact.text for fact in lost)
    ask = composed[-1].after
    at = told.rfind(ask)
    head = told[:at].rstrip() if at > 0 else told
    return f"{head} (This is about {listed}.) {told[at:] if at > 0 else ''}".strip()


def _notes(composed: list[Composed], left: tuple[str, ...]) -> tuple[str, ...]:
    notes = [note for done in composed for note in done.notes]
    if any(done.blanks for done in composed):
        counted = any(re.search(r"\bhow\b|\bsince\b", blank) for done in composed for blank in done.blanks)
        notes.append(f"Nothing in brackets was made up: fill it in, or strike it.{' One number makes the case.' if counted else ''}")
    if left:
        notes.append(
            "Left out or put more mildly: "
            + ", ".join(f"“{words}”" for words in left[:8])
            + ". Nobody can check a motive, and an absolute invites the one counter-example."
        )
    if any(done.told.commands for done in composed):
        notes.append("A sentence that gives orders to a machine was left out, and not followed.")
    return tuple(dict.fromkeys(notes))
