"""Reframe: a complaint becomes what happens, what it does, what could be done and one ask, in the user's own voice.

The built-in engine: no model, no network, nothing stored. The user's facts stand in the result to the letter and nothing else
looks like one; what is no matter of wording is not worded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.errors import UsageError
from assistant.jobs.composing import best_score, compose
from assistant.jobs.drafting import Case, Composed
from assistant.jobs.escalation import advice, way
from assistant.jobs.listener import Listener, called_in, spoken_to
from assistant.jobs.proposal import Form, Option, Outcome, Proposal
from assistant.jobs.verdict import Judge, Kind, Ruled
from assistant.knowing.patterns import DIRECTIONS, THRESHOLD, Near, Pattern, load_patterns
from assistant.reading.blame import is_vent, strip_blame, wants_to_vent
from assistant.reading.chat import tidy
from assistant.reading.clauses import sentences
from assistant.reading.english import is_english
from assistant.reading.facts import Fact, facts_of, is_common_word, missing
from assistant.reading.ownways import way_named
from assistant.reading.points import is_injected
from assistant.reading.serious import risk_in
from assistant.reading.seriouspairs import Risk
from assistant.reading.stance import is_neutral, is_praise, tells_of_oneself, tells_problem, waits, wish_in
from assistant.records import Source
from assistant.writing import asking
from assistant.writing.retelling import problems_in

_MONTHS = "January February March April May June July August September October November December".split()
_SURE = 0.6  # so near to a wording that it is a complaint without any word of trouble ("specs arrive the night before")
_LIST_INTRO = re.compile(r"(?i)^(?:two|three|four|\d) (?:things|problems|issues|points|complaints|topics)$")
_SHORT_QUESTION = 5
_LONGEST = 12_000
_COUNT = {2: "two", 3: "three", 4: "four", 5: "five"}


def reframe(
    text: str,
    listener: Listener | str = "manager",
    tone: asking.Tone | None = None,
    *,
    context: Sequence[Source] = (),
    near: Near | None = None,
    judge: Judge | None = None,
) -> Proposal:
    """A complaint as a proposal for ``listener`` (or a direction: manager, report, peer, mentor, mentee, stakeholder).

    ``context`` are lines of the notes that this listener may hear, shown cited. ``near`` gives the
    nearness of a text to each pattern by meaning, or None; without it patterns are matched by words. ``judge`` settles the kind where rules alone are unsure; without one the
    rules decide. UsageError where the text is empty or the direction unknown.
    """
    to = Listener(listener) if isinstance(listener, str) else listener
    if to.direction not in DIRECTIONS:
        raise UsageError(f"'{to.direction}' is no direction: one of {', '.join(DIRECTIONS)}, or somebody from your notes")
    if not re.search(r"\w", text):
        raise UsageError("nothing to reframe: give the text, or pipe it in")
    if len(text) > _LONGEST:
        raise UsageError(f"that is {len(text):,} characters: reframe one matter at a time, {_LONGEST:,} at most")
    plain = tidy(text)
    risk = risk_in(plain)
    english = is_english(plain)
    if risk and (judge is None or not english):
        return _escalated(text, to, risk)
    if not english:
        return _kept(text, to, "other_language", "Only English is reframed so far; your text was left as it is.")
    matter = Matter(text, plain, to, tone or asking.USUAL[to.direction], tuple(context), near)
    found = _reworded(matter)
    verdict = judge(Ruled(plain, to.direction, found.form if found.form == "vent" else found.kind, risk)) if judge else None
    if verdict is None:
        return _escalated(text, to, risk) if risk else found
    if verdict.kind == "serious":
        return _escalated(text, to, risk)
    found = found if verdict.kind == KIND_OF.get(found.form, KIND_OF[found.kind]) else _as_judged(matter, verdict.kind, found)
    return replace(found, doubtful=True, notes=tuple(dict.fromkeys((_IF_SERIOUS, *found.notes)))) if verdict.doubtful else found


@dataclass(frozen=True, slots=True)
class Matter:
    """What was typed, as it was and in plain spelling, to whom and how it is to be said."""

    text: str
    plain: str
    to: Listener
    tone: asking.Tone
    context: tuple[Source, ...] = ()
    near: Near | None = None


def _reworded(matter: Matter, leaning: Kind | None = None) -> Proposal:
    """What becomes of a text that is no serious matter; ``leaning`` is the kind that it was judged to be, None where the rules decide."""
    text, to = matter.text, matter.to
    if leaning is None and wants_to_vent(matter.plain):
        return _only_steam(text, to)
    called, plain = called_in(matter.plain)
    who, vocative, to_you = spoken_to(plain, to)
    case = Case(
        to.direction,
        matter.tone,
        _patterns(to.direction),
        who,
        matter.near,
        to_you,
        waiting=None if leaning is None else leaning == "blocker",
    )
    if leaning is None and not _is_complaint(plain, case):
        return _as_it_is(text, plain, to)
    problems = _problems(plain, case)
    composed = [done for done in (compose(p, replace(case, opens=at == 0)) for at, p in enumerate(problems)) if done]
    if not composed:
        return _only_steam(text, to)
    return _assemble(matter, plain, composed, called or vocative)


# What the kinds of the judge are called in a result's kind or form.
KIND_OF: dict[str, Kind] = {
    "proposal": "proposal", "specific_ask": "proposal", "blocker": "blocker", "not_a_complaint": "none", "vent": "vent"
}  # fmt: skip


def _as_judged(matter: Matter, kind: Kind, ruled: Proposal) -> Proposal:
    """The text as the kind that it was judged to be, where the rules took it for another."""
    if kind == "vent":
        return _only_steam(matter.text, matter.to)
    if kind == "none":
        return ruled if ruled.kind == "not_a_complaint" else _as_it_is(matter.text, matter.plain, matter.to)
    return _reworded(matter, kind)


# The words of serious matters are without end; where nothing known fits and somebody's conduct may be meant, say so.
_IF_SERIOUS = (
    "If somebody is hurt, threatened, touched, endangered or treated worse for who they are, or a law is broken, this is no matter of wording:"
    " talk to HR, or to somebody senior whom you trust."
)


def _of_a_person(plain: str) -> bool:
    return bool(
        re.search(r"(?i)\b(?:he|she|him|her|they|them|boss|manager|lead|director|colleagues?|teammate|client|customer|ceo|vp)\b", plain)
    )


def _patterns(direction: str) -> tuple[Pattern, ...]:
    return tuple(p for p in load_patterns() if direction in p.directions)


# --- what is not reworded ------------------------------------------------------------------------------------------------


def _escalated(text: str, to: Listener, risk: Risk | None) -> Proposal:
    """Advice in place of wording; ``risk`` None: it is serious, and of what sort is not sure."""
    notes = ("Not reworded, on purpose: softening it would not help you.",)
    options = (Option(way(risk), "suggestion"),)
    return Proposal(text, "escalate", advice(risk), to.direction, risk=risk or "unnamed", notes=notes, options=options, person=to.name)


def _kept(text: str, to: Listener, form: Form, *notes: str) -> Proposal:
    return Proposal(text, "not_a_complaint", text.strip(), to.direction, form=form, notes=notes, person=to.name)


def _only_steam(text: str, to: Listener) -> Proposal:
    return _kept(
        text,
        to,
        "vent",
        "This lets off steam, and that is fine: it was left as it is and not stored.",
        "If you want something to change, say what happened last, and when: it becomes a proposal then.",
    )


def _as_it_is(text: str, plain: str, to: Listener) -> Proposal:
    if any(is_praise(s.text) for s in sentences(plain)) and not is_neutral(plain):
        return _kept(
            text,
            to,
            "praise",
            "That isn't a complaint, it was left as it is. Shall it be noted as feedback to give (what they did, its effect)?",
        )
    notes = (_IF_SERIOUS,) if _of_a_person(plain) else ()
    return _kept(text, to, "plain", "That isn't a complaint, as far as can be told; it was left as it is.", *notes)


def _is_complaint(plain: str, case: Case) -> bool:
    """Whether anything is to be changed: something goes wrong, somebody is blamed, something is wished for the team."""
    said = [s for s in sentences(plain) if not is_injected(s.text)]
    if not said:
        return False
    text = " ".join(s.text + s.end for s in said)
    steam = all(is_vent(c.text) for s in said for c in s.clauses())
    if steam:
        return True  # told apart from a complaint when nothing is left of it
    score = best_score(text, case)
    blamed = any(strip_blame(c.text).left_out for s in said for c in s.clauses())
    if any(wish_in(c.text) for s in said for c in s.clauses()) or any(way_named(s.text) for s in said if s.end != "?"):
        return True
    if is_neutral(text) and not (score >= THRESHOLD and tells_problem(text) and not _good_news(text)):
        return False
    if len(said) == 1 and said[0].end == "?" and len(said[0].text.split()) <= _SHORT_QUESTION and not tells_problem(said[0].text):
        return False
    if all(is_praise(s.text) for s in said) and not blamed and not re.search(r"(?i)\b(?:but|although|however)\b", text):
        return False
    plain_request = (
        len(said) == 1
        and said[0].end == "?"
        and re.match(
            r"(?i)^(?:(?:hi|hey|hello)[ ,]+)?(?:can|could|would|will|do|did|are|is|have|has|shall|what|when|where|who|which) ", said[0].text
        )
    )
    if (
        plain_request
        and not blamed
        and not re.search(r"(?i)\b(?:too|still|again|always|never|n't|not|so)\b", said[0].text)
        and score < 0.75
    ):
        return False
    stop = any(s.end == "?" and (wish := wish_in(s.text, asked=True)) and wish.deed.startswith("stop ") for s in said)
    if blamed or stop or score >= _SURE or tells_problem(text) or waits(text):
        return True
    return said[-1].end != "?" and tells_of_oneself(text)


def _good_news(text: str) -> bool:
    return bool(
        re.search(
            r"(?i)\bno (?:problems?|issues?|complaints?)\b|\bnot (?:bad|a problem)\b|\ball good\b|\bwent (?:very |really )?well\b", text
        )
    )


# --- the paragraph -------------------------------------------------------------------------------------------------------


def _problems(plain: str, case: Case) -> tuple[str, ...]:
    """The problems of a text, two stay two; parts that hold only steam or belong to one pattern are one."""
    parts = [p for p in problems_in(plain) if any(strip_blame(c.text).text for s in sentences(p) for c in s.clauses())]
    return tuple(parts[:5]) if len(parts) > 1 else (plain,)


def _assemble(matter: Matter, plain: str, composed: list[Composed], vocative: str) -> Proposal:
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
        ask=problems[0].ask,
        blanks=tuple(dict.fromkeys(blank for done in composed for blank in done.blanks)),
        facts_kept=tuple(dict.fromkeys(fact.text for fact in facts)),
        left_out=left,
        notes=_notes(composed, left) + ((_IF_SERIOUS,) if _of_a_person(plain) and any(p.pattern is None for p in problems) else ()),
        problems=problems,
        context=matter.context,
        person=to.name,
    )


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
        notes.append("Nothing in brackets was made up: fill it in, or strike it. One number makes the case.")
    if left:
        notes.append(
            "Left out or put more mildly: "
            + ", ".join(f"“{words}”" for words in left[:8])
            + ". Nobody can check a motive, and an absolute invites the one counter-example."
        )
    if any(done.told.commands for done in composed):
        notes.append("A sentence that gives orders to a machine was left out, and not followed.")
    return tuple(dict.fromkeys(notes))
