"""Reframe: a complaint becomes what happens, what it does, what could be done and one ask, in the user's own voice.

The built-in engine: no model, no network, nothing stored. The user's facts stand in the result to the letter and nothing else
looks like one; what is no matter of wording is not worded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.errors import UsageError
from assistant.jobs.composing import compose
from assistant.jobs.drafting import Case
from assistant.jobs.escalation import advice, way
from assistant.jobs.fitting import best_score
from assistant.jobs.listener import Listener, called_in, spoken_to
from assistant.jobs.paragraphs import IF_SERIOUS, Matter, assemble, of_a_person
from assistant.jobs.proposal import Form, Option, Proposal
from assistant.jobs.verdict import Judge, Kind, Ruled
from assistant.knowing.patterns import DIRECTIONS, THRESHOLD, Near, Pattern, load_patterns
from assistant.reading.blame import is_vent, strip_blame, wants_to_vent
from assistant.reading.chat import tidy
from assistant.reading.choices import choices_in
from assistant.reading.clauses import sentences
from assistant.reading.english import is_english
from assistant.reading.ownways import way_named
from assistant.reading.plainly import complains_plainly, tells_nothing_wrong
from assistant.reading.points import is_injected
from assistant.reading.rankwords import without_rank
from assistant.reading.serious import risk_in
from assistant.reading.seriouspairs import Risk
from assistant.reading.stance import Wish, is_neutral, is_praise, tells_of_oneself, tells_problem, waits, wish_in
from assistant.reading.strain import without_strain, worn_out
from assistant.records import Source
from assistant.writing import asking
from assistant.writing.retelling import problems_in

_SURE = 0.6  # so near to a wording that it is a complaint without any word of trouble ("specs arrive the night before")
_SHORT_QUESTION = 5
_LONGEST = 12_000


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
    calm, ranked = without_rank(plain)
    if not re.search(r"\w", calm):
        return _kept(
            text, to, "plain", "That is pressure by rank and nothing else: say what you need, and what for, and it can be asked for."
        )
    matter = Matter(text, calm, to, tone or asking.USUAL[to.direction], tuple(context), near, ranked)
    return _judged(matter, _reworded(matter), risk, judge)


def _judged(matter: Matter, found: Proposal, risk: Risk | None, judge: Judge | None) -> Proposal:
    """What becomes of a text in the end: what the rules ``found``, unless the judge knows better."""
    text, to = matter.text, matter.to
    verdict = judge(Ruled(tidy(text), to.direction, found.form if found.form == "vent" else found.kind, risk)) if judge else None
    if verdict is None:
        return _escalated(text, to, risk) if risk else found
    doubtful = verdict.doubtful
    if verdict.kind == "serious":
        if risk or judge is None or not _only_worn_out(matter, judge):
            return _escalated(text, to, risk)
        doubtful = True
    elif verdict.kind != KIND_OF.get(found.form, KIND_OF[found.kind]) and not _settled(matter, found):
        found = _as_judged(matter, verdict.kind, found)
    return replace(found, doubtful=True, notes=tuple(dict.fromkeys((IF_SERIOUS, *found.notes)))) if doubtful else found


def _reworded(matter: Matter, leaning: Kind | None = None) -> Proposal:
    """What becomes of a text that is no serious matter; ``leaning`` is the kind that it was judged to be, None where the rules decide."""
    text, to = matter.text, matter.to
    if leaning is None and wants_to_vent(matter.plain):
        return _only_steam(text, to)
    called, plain = called_in(matter.plain)
    own = _choice(matter)
    who, vocative, to_you = spoken_to(plain, to)
    case = Case(
        to.direction,
        matter.tone,
        _patterns(to.direction),
        who,
        matter.near,
        to_you,
        waiting=None if leaning is None else leaning == "blocker",
        ordered=bool(matter.rank),
    )
    if tells_nothing_wrong(plain):
        return _as_it_is(text, plain, to)
    sure = own or matter.rank or worn_out(plain) or complains_plainly(plain)
    if leaning is None and not sure and not _is_complaint(plain, case):
        return _as_it_is(text, plain, to)
    wish, rest = own if own else (None, plain)
    problems = _problems(rest, case)
    last = len(problems) - 1
    drafts = (compose(p, replace(case, opens=at == 0, own=wish if at == last else None)) for at, p in enumerate(problems))
    composed = [done for done in drafts if done]
    if not composed:
        return _only_steam(text, to)
    # How the options were listed ("Option 1") is no fact; what they say is.
    kept = f"{rest} {'. '.join(wish.choices)}." if wish else plain
    return assemble(matter, kept, composed, called or vocative)


# What the kinds of the judge are called in a result's kind or form.
KIND_OF: dict[str, Kind] = {
    "proposal": "proposal", "specific_ask": "proposal", "blocker": "blocker", "not_a_complaint": "none", "vent": "vent"
}  # fmt: skip


def _only_worn_out(matter: Matter, judge: Judge) -> bool:
    """Whether all that is grave in a text is that its writer is worn out, with nothing serious in what else they tell."""
    if not worn_out(matter.plain):
        return False
    rest = without_strain(matter.plain)
    told = judge(Ruled(rest, matter.to.direction, "proposal", None)) if rest else None
    return told is None or told.kind != "serious"


def _settled(matter: Matter, ruled: Proposal) -> bool:
    """Whether the words alone settle that something is to be changed, whatever the text is like."""
    sure = bool(matter.rank) or worn_out(matter.plain) or complains_plainly(matter.plain) or _choice(matter) is not None
    return sure if ruled.kind != "not_a_complaint" else tells_nothing_wrong(matter.plain)


def _choice(matter: Matter) -> tuple[Wish, str] | None:
    """(the options that the user leaves open, as their question; the text without them)."""
    found = choices_in(matter.plain)
    if found is None:
        return None
    asked = asking.between(found.options, matter.to.direction, subject=found.subject, deeds=found.deeds)
    return Wish("", "", found.words, asked, found.options), found.rest


def _as_judged(matter: Matter, kind: Kind, ruled: Proposal) -> Proposal:
    """The text as the kind that it was judged to be, where the rules took it for another."""
    if kind == "vent":
        return _only_steam(matter.text, matter.to)
    if kind == "none":
        return ruled if ruled.kind == "not_a_complaint" else _as_it_is(matter.text, matter.plain, matter.to)
    return _reworded(matter, kind)


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
    notes = (IF_SERIOUS,) if of_a_person(plain) else ()
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


def _problems(plain: str, case: Case) -> tuple[str, ...]:
    """The problems of a text, two stay two; parts that hold only steam or belong to one pattern are one."""
    parts = [p for p in problems_in(plain) if any(strip_blame(c.text).text for s in sentences(p) for c in s.clauses())]
    return tuple(parts[:5]) if len(parts) > 1 else (plain,)
