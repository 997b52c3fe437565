"""One problem composed: what happens, what it does, what could be done, one ask; blanks where a fact would make the case."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant.jobs.proposal import Option, Outcome, Problem
from assistant.knowing.patterns import THRESHOLD, Match, Pattern, Similarity, rank
from assistant.reading.facts import Fact, facts_of
from assistant.reading.stance import has_no_idea, waits
from assistant.writing import asking
from assistant.writing.retelling import Part, Told, retell

_ANY_PROBLEM = ("agree on who looks into it", "set a day by which we decide what to change")
_NEAR_STEP = 0.2
_A_FEW_WORDS = 4
_NEAR = 0.12  # a pattern that fits the situation better may be that much further away by its words
_TEAM = re.compile(
    r"(?i)\b(?:the )?(?P<t>legal|procurement|finance|compliance|security|(?-i:IT|HR|DE)|accounting|data eng(?:ineering)?|my (?:director|boss|vp|skip-level|team lead)|platform team|infra team|data team|vendor|client|customer|helpdesk|service desk|marketing|product|engineering|leadership|management)\b(?!-)"
)
_WITH_ARTICLE = ("platform team", "infra team", "data team", "vendor", "client", "customer", "helpdesk", "service desk")
_OFTEN = re.compile(
    r"(?i)\b(?:(?:every|each|per|a) (?:single )?(?:day|week|month|sprint|morning|night|quarter|hour|other week)|daily|weekly|hourly|half (?:of )?(?:the|my|our)|most of|all day|twice|three times)\b"
)


@dataclass(frozen=True, slots=True)
class Case:
    """What a problem is composed for. ``speak`` turns statements toward the person spoken to, ``vocative`` is their name where it has to stand."""

    direction: str
    tone: asking.Tone
    patterns: tuple[Pattern, ...]
    speak: Callable[[str], str] = str
    similarity: Similarity | None = None
    to_you: bool = False


@dataclass(slots=True)
class Composed:
    """A problem with what the paragraph is made of. ``sentences`` tell it, ``after`` is the ask with what comes around it."""

    problem: Problem
    told: Told
    sentences: list[str] = field(default_factory=list)
    after: str = ""
    blanks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    feedback: bool = False


@dataclass(slots=True)
class _Draft:
    """The parts of a problem while it is composed."""

    text: str
    told: Told
    facts: tuple[Fact, ...]
    case: Case
    pattern: Pattern | None = None
    blanks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def effects(self) -> list[Part]:
        """Sentences that tell an effect, unless there is nothing else."""
        found = [part for part in self.told.parts if part.effect]
        return found if len(found) < len(self.told.parts) else found[1:]


def compose(text: str, case: Case) -> Composed | None:
    """Compose one problem (in plain spelling); None where nothing but steam and blame is in it."""
    told = retell(text, case.speak)
    if not told.parts and not told.wishes:
        return None
    draft = _Draft(text, told, facts_of(text), case)
    matches = rank(text, case.patterns, case.similarity)
    blocked = _blocking(text, matches)
    about_them = case.to_you and case.direction in ("report", "mentee", "peer")
    if about_them and not re.search(r"\b(?:I|we|my|our|me|us)\b", text):
        blocked = None  # they are stuck, not the user
    draft.pattern = blocked or _fitting(matches, case)
    held_up = blocked is not None or (waits(text, strongly=True) and not (about_them and blocked is None))
    if told.wishes:
        return _with_wish(draft, is_blocked=held_up)
    if held_up:
        return _blocker(draft, blocked)
    if about_them and (draft.pattern is None or draft.pattern.step):
        return _feedback(draft)
    if has_no_idea(text) or (draft.pattern is None and case.direction == "mentor"):
        return _open(draft)
    if draft.pattern is None:
        return _general(draft)
    return _with_suggestions(draft)


def best_score(text: str, case: Case) -> float:
    """How near a text is to any pattern."""
    matches = rank(text, case.patterns, case.similarity)
    return matches[0].score if matches else 0.0


def _fitting(matches: Sequence[Match], case: Case) -> Pattern | None:
    """The nearest pattern above the threshold; one with a step where somebody's own doing is the matter."""
    near = [m for m in matches if m.score >= THRESHOLD and not (m.pattern.blocks and m.pattern.topic == "blockers")]
    if not near:
        return None
    if case.to_you and case.direction in ("report", "mentee", "peer"):
        with_step = next((m for m in near if m.pattern.step and m.score >= near[0].score - _NEAR_STEP), None)
        return (with_step or near[0]).pattern
    return near[0].pattern


def _blocking(text: str, matches: Sequence[Match]) -> Pattern | None:
    """The nearest pattern with the two ways out of a blocker, where the text tells of waiting."""
    if not waits(text):
        return None
    best = matches[0].score if matches else 0.0
    found = next((m for m in matches if m.pattern.blocks), None)
    if found is None or found.score < THRESHOLD:
        return None
    return found.pattern if found.score >= best - _NEAR or waits(text, strongly=True) else None


# --- the forms -----------------------------------------------------------------------------------------------------------


def _with_wish(draft: _Draft, *, is_blocked: bool) -> Composed:
    wish, direction = draft.told.wishes[0], draft.case.direction
    ask, after = asking.wished(wish, direction)
    sentences = _told_with_blanks(draft)
    if not draft.told.parts:
        draft.blanks.insert(0, "[what goes wrong today, and how often?]")
        sentences.insert(0, "")
        sentences[0] = f"At the moment {draft.blanks[0]}."
    suggestions = draft.pattern.proposals[:2] if draft.pattern else ()
    options = (Option(wish.words, "yours"), *(Option(text, "suggestion") for text in suggestions))
    if suggestions:
        draft.notes.append("The paragraph asks for what you named yourself; the suggestions beside it are ours.")
    kind: Outcome = "blocker" if is_blocked else "proposal"
    if draft.told.wish_first and draft.told.parts:
        # What follows may lean on it ("the last one …"): the user's own order stays.
        done = _finish(draft, kind, sentences, options, ask, after)
        done.sentences, done.after = [ask, *sentences], after
        return done
    return _finish(draft, kind, sentences, options, ask, after)


def _with_suggestions(draft: _Draft) -> Composed:
    pattern = _known(draft)
    sentences = _told_with_blanks(draft)
    ask, after = asking.offer(pattern.proposals[:2], draft.case.direction, draft.case.tone)
    options = tuple(Option(text, "suggestion") for text in pattern.proposals)
    _about_suggestions(draft)
    return _finish(draft, "proposal", sentences, options, ask, after)


def _general(draft: _Draft) -> Composed:
    """No pattern is near enough: what can be granted for nearly everything."""
    sentences = _told_with_blanks(draft)
    ask, after = asking.first_step(draft.case.direction, draft.case.tone)
    draft.notes.append(
        "No pattern of the library fits, so the way forward is a general one of ours. Name a better one and it goes in its place."
    )
    return _finish(draft, "proposal", sentences, tuple(Option(text, "suggestion") for text in _ANY_PROBLEM), ask, after)


def _blocker(draft: _Draft, pattern: Pattern | None) -> Composed:
    draft.pattern = pattern
    sentences = _told_with_blanks(draft)
    if pattern is None and draft.case.direction in ("peer", "stakeholder", "report", "mentee") and re.search(r"(?i)\byou\b", draft.text):
        return _finish(draft, "blocker", sentences, (), "Could you give me a day for it, or tell me what is in the way?", "")
    if pattern is None:
        ask = asking.open_ask(draft.case.direction, "Who could help me get it moving this week, and what should I do meanwhile?")
        return _finish(draft, "blocker", sentences, (), ask, "")
    theirs = (
        draft.case.direction in ("peer", "stakeholder", "report", "mentee") and bool(re.search(r"(?i)\byou\b", draft.text))
    ) or draft.case.to_you
    who = _whom(draft)
    ask, after = asking.way_out(pattern.meanwhile or "", pattern.help or "", who, draft.case.direction, theirs=theirs)
    texts = (pattern.meanwhile or "", (pattern.help or "").replace("{who}", who))
    _about_suggestions(draft)
    return _finish(draft, "blocker", sentences, tuple(Option(text, "suggestion") for text in texts), ask, after)


def _open(draft: _Draft) -> Composed:
    pattern = draft.pattern
    sentences = _told_with_blanks(draft)
    ask = asking.open_ask(draft.case.direction, pattern.ask if pattern else None)
    options = tuple(Option(text, "suggestion") for text in pattern.proposals) if pattern and not has_no_idea(draft.text) else ()
    draft.notes.append("No way forward is needed to name a problem: the paragraph asks for one specific thing.")
    return _finish(draft, "specific_ask", sentences, options, ask, "")


def _feedback(draft: _Draft) -> Composed:
    pattern = draft.pattern
    sentences = _told_with_blanks(draft)
    if not any(part.praise for part in draft.told.parts):
        strength = "[one thing, with an example]"
        draft.blanks.insert(0, strength)
        sentences.insert(0, f"What works well: {strength}.")
    step = pattern.step if pattern and pattern.step else "[one small step]"
    if step.startswith("["):
        draft.blanks.append(step)
    else:
        _about_suggestions(draft)
    ask = asking.intent(draft.case.tone)
    done = _finish(draft, "proposal", [*sentences, f"Something to try: {step}."], (Option(step, "suggestion"),), ask, "")
    done.feedback = True
    return done


def _finish(draft: _Draft, kind: Outcome, sentences: list[str], options: tuple[Option, ...], ask: str, after: str) -> Composed:
    effects = [part.text for part in draft.effects] or [
        s for s in sentences if s.startswith(("The risk I see", "What worries me", "My concern is"))
    ]
    observed = [s for s in sentences if s not in effects]
    closing = f"{ask} {after}".strip()
    problem = Problem(
        " ".join(observed),
        " ".join(effects),
        options,
        ask,
        " ".join([*sentences, closing]),
        kind,
        draft.pattern.id if draft.pattern else None,
    )
    return Composed(problem, draft.told, sentences, closing, draft.blanks, draft.notes)


# --- blanks and effects --------------------------------------------------------------------------------------------------


def _told_with_blanks(draft: _Draft) -> list[str]:
    """The sentences, a blank in the main one where a fact would make the case, and the usual effect where the user told none."""
    parts = draft.told.parts
    sentences = [part.text for part in parts]
    asked = _blank_for(draft)
    plain = [at for at, part in enumerate(parts) if not part.effect and not part.praise]
    main = next((at for at in plain if len(parts[at].text.split()) >= _A_FEW_WORDS), plain[0] if plain else 0)
    if asked and sentences and not sentences[main].endswith("?"):
        draft.blanks.append(asked)
        sentences[main] = f"{sentences[main][:-1]} {asked}{sentences[main][-1]}"
    if draft.pattern and not draft.effects and (parts or draft.told.wishes) and not _feels(draft.text):
        cost = next((b for b in draft.pattern.blanks if b.kind == "cost"), None)
        blank = f"[{cost.question}]" if cost else ""
        draft.blanks += [blank] if blank else []
        sentences.append(asking.effect_sentence(draft.pattern.effect, draft.case.tone, blank))
        draft.notes.append("The sentence on the effect is the usual one, said as a worry, not as your words: change it if yours differs.")
    return sentences


def _feels(text: str) -> bool:
    return bool(re.search(r"(?i)\bI(?:'m| am| feel) (?:\w+ )?(?:afraid|worried|concerned)\b", text))


def _blank_for(draft: _Draft) -> str:
    """The first blank of the pattern whose fact the user did not give; an open one where no pattern fits and no fact is there."""
    if draft.pattern is None:
        return "" if draft.facts or draft.told.wishes else "[what happened last, and when?]"
    given = _given(draft)
    for blank in draft.pattern.blanks:
        if blank.kind != "cost" and blank.kind not in given:
            return f"[{blank.question}]"
        if blank.kind in given:
            return ""  # the fact that makes this case best is there
    return ""


def _given(draft: _Draft) -> set[str]:
    kinds = {fact.kind for fact in draft.facts}
    given: set[str] = set()
    if kinds & {"number", "share", "amount"} or _OFTEN.search(draft.text):
        given.add("count")
    if kinds & {"date", "day", "month", "when", "number", "time"}:
        given |= {"since", "when"}
    if kinds & {"name", "address"} or _TEAM.search(draft.text):
        given.add("who")
    if kinds:
        given.add("example")
    return given


def _known(draft: _Draft) -> Pattern:
    if draft.pattern is None:
        raise ValueError("a suggestion needs a pattern")
    return draft.pattern


def _about_suggestions(draft: _Draft) -> None:
    if draft.pattern:
        draft.notes.append(
            f"The ways forward are suggestions of ours (pattern: {draft.pattern.name}), not your words. Not for you if: {_lower(draft.pattern.not_when)}"
        )


def _lower(text: str) -> str:
    return text if text.startswith(("I ", "I'")) else text[0].lower() + text[1:]


def _whom(draft: _Draft) -> str:
    """Whom it waits for, in the user's words; "the owner" where the text names nobody."""
    names = [fact.text for fact in draft.facts if fact.kind == "name"]
    for name in names:
        team = re.search(rf"\b{re.escape(name)}'s (?:team|group|manager|lead|boss)\b", draft.text)
        return team.group() if team else name
    team = _TEAM.search(draft.text)
    if team:
        word = team.group("t")
        low = word.lower()
        return f"the {low}" if low in _WITH_ARTICLE else word if word.isupper() else low
    return "the owner"
