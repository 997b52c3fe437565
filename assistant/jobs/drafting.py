"""A problem while it is composed: its parts, the blank where a number would make the case, and what it may lead to where little was said."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.jobs.proposal import Problem
from assistant.knowing.patterns import Near, Pattern
from assistant.reading.facts import Fact
from assistant.reading.plainly import verdict_on_a_thing
from assistant.reading.stance import Wish, waits
from assistant.reading.words import content_words
from assistant.writing import asking, ownwait
from assistant.writing.retelling import Part, Told

_LONG_ENOUGH = 14  # words: what is told at that length needs no effect of ours; feedback may be longer
_A_FEW_WORDS = 4
_TEAM = re.compile(
    r"(?i)\b(?:the )?(?P<t>legal|procurement|finance|compliance|security|(?-i:IT|HR|DE)|accounting|data eng(?:ineering)?|my (?:director|boss|vp|skip-level|team lead)|platform team|infra team|data team|vendor|client|customer|helpdesk|service desk|marketing|product|engineering|leadership|management)\b(?!-)"
)
_WITH_ARTICLE = ("platform team", "infra team", "data team", "vendor", "client", "customer", "helpdesk", "service desk")
_OFTEN = re.compile(
    r"(?i)\b(?:(?:every|each|per|a) (?:single )?(?:day|week|month|sprint|morning|night|quarter|hour|other week)|(?:every|each) (?:second|third|fourth|other) \w+|(?:last|past) (?:two|three|four|five|six|ten|few|\d+)|daily|weekly|hourly|half (?:of )?(?:the|my|our)|most of|all day|twice|three times)\b"
)
_NUMBERS = ("count", "since")
_STANCE = re.compile(
    r"(?i)^I (?:do not|don't|can't) (?:agree|like|understand|accept)\b|^I(?:'m| am) (?:worried|tired|bored|stuck|drowning)\b"
)
_SOFTENED = re.compile(r"(?i)\b(?:often|rarely|usually|time and again|a lot)\b")
_CAUSES = re.compile(
    r"(?i)\b(?:so (?:that )?(?:I|we|my|our|the)|because of (?:it|that|this)|and then|and now|which means|ends? up|end up)\b"
)


@dataclass(frozen=True, slots=True)
class Case:
    """What a problem is composed for. ``speak`` turns statements toward the person spoken to, ``opens``: it is the first problem of a text.

    ``waiting``: whether it was judged to be a blocker, whatever its words; None: nobody judged. ``own`` are the options that the user
    leaves open, ``ordered``: it was an order by rank, said as a request.
    """

    direction: str
    tone: asking.Tone
    patterns: tuple[Pattern, ...]
    speak: Callable[[str], str] = str
    near: Near | None = None
    to_you: bool = False
    opens: bool = True
    waiting: bool | None = None
    own: Wish | None = None
    ordered: bool = False


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
class Draft:
    """The parts of a problem while it is composed."""

    text: str
    told: Told
    facts: tuple[Fact, ...]
    case: Case
    pattern: Pattern | None = None
    blanks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    ours: str = ""

    @property
    def effects(self) -> list[Part]:
        """Sentences that tell an effect, unless there is nothing else."""
        found = [part for part in self.told.parts if part.effect]
        return found if len(found) < len(self.told.parts) else found[1:]


def told_with_blanks(draft: Draft) -> list[str]:
    """The sentences, a blank in the main one where a number would make the case, and what it may lead to where little was said."""
    parts = draft.told.parts
    sentences = [part.text for part in parts]
    asked = _blank_for(draft)
    plain = [at for at, part in enumerate(parts) if not part.effect and not part.praise]
    said = [at for at in plain if len(parts[at].text.split()) >= _A_FEW_WORDS and not _STANCE.match(parts[at].text)]
    softened = [at for at in said if draft.pattern is None and _SOFTENED.search(parts[at].text)]
    main = next(iter((*softened, *said, *plain)), 0)
    if asked and sentences and not sentences[main].endswith("?"):
        draft.blanks.append(asked)
        sentences[main] = f"{sentences[main][:-1]} {asked}{sentences[main][-1]}"
    if draft.pattern and _needs_effect(draft):
        cost = next((b for b in draft.pattern.blanks if b.kind == "cost"), None)
        blank = f" [{cost.question}]" if cost and not draft.facts and not draft.told.wishes else ""
        draft.blanks += [blank.strip()] if blank else []
        draft.ours = f"{asking.leads_to(draft.pattern.effect, ' '.join(sentences))}{blank}."
        sentences.append(draft.ours)
        draft.notes.append("The sentence on what it may lead to is ours, said as a possibility: change it if yours differs.")
    return sentences


def _needs_effect(draft: Draft) -> bool:
    """Whether a word on what it leads to adds something: the user told none, said little, and nothing like it."""
    pattern = known(draft)
    said = " ".join(part.text for part in draft.told.parts)
    if draft.effects or not draft.told.parts or draft.told.wishes or _feels(draft.text) or (pattern.meanwhile and waits(draft.text)):
        return False
    feedback = draft.case.to_you and pattern.step is not None and draft.case.direction in ("report", "mentee", "peer")
    if feedback and draft.case.direction in ("report", "mentee") and pattern.effect.startswith(("I ", "My ")):
        return False
    if len(said.split()) > (3 if feedback else 1) * _LONG_ENOUGH or _CAUSES.search(said):
        return False
    if not feedback and _hard(draft):
        return False  # a number makes the case
    return not set(content_words(pattern.effect)) & set(content_words(said))


def _hard(draft: Draft) -> bool:
    """Whether the user gave anything that can be counted or looked up."""
    return any(fact.kind not in ("name", "month") for fact in draft.facts)


def _feels(text: str) -> bool:
    return bool(re.search(r"(?i)\bI(?:'m| am| feel) (?:\w+ )?(?:afraid|worried|concerned)\b", text))


def _blank_for(draft: Draft) -> str:
    """The number that would make the case, where the user gave none: the pattern's, or how often, where "always" was softened."""
    given = _given(draft)
    if draft.pattern is None:
        if verdict_on_a_thing(draft.text):
            return "[what goes wrong with it, and how often?]"
        soft = any(
            re.fullmatch(r"(?i)(?:always|never|constantly|all the time|every (?:single )?time)", word) for word in draft.told.left_out
        )
        told = any(_SOFTENED.search(part.text) for part in draft.told.parts) and not _OFTEN.search(draft.text)
        return "[how often lately?]" if soft and told and not draft.facts and not draft.told.wishes else ""
    first = next((blank for blank in draft.pattern.blanks if blank.kind in _NUMBERS), None)
    if first is None or first.kind in given or _hard(draft) or draft.told.wishes:
        return ""
    if first.question.startswith("how often") and asking.is_event(" ".join(part.text for part in draft.told.parts)):
        return ""  # it happened: how often is no question
    return f"[{first.question}]"


def _given(draft: Draft) -> set[str]:
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


def known(draft: Draft) -> Pattern:
    """The pattern that a draft follows. ValueError where it follows none."""
    if draft.pattern is None:
        raise ValueError("a suggestion needs a pattern")
    return draft.pattern


def about_suggestions(draft: Draft) -> None:
    """Note whose words the ways forward are, and when they are the wrong ones."""
    if draft.pattern:
        draft.notes.append(
            f"The ways forward are suggestions of ours (pattern: {draft.pattern.name}), not your words. Not for you if: {_lower(draft.pattern.not_when)}"
        )


def _lower(text: str) -> str:
    return text if text.startswith(("I ", "I'")) else text[0].lower() + text[1:]


def whom(draft: Draft) -> str:
    """Whom it waits for, in the user's words; "whoever owns it" where the text names nobody."""
    holds = ownwait.holder(" ".join(part.text for part in draft.told.parts))
    if holds:
        return holds
    names = [fact.text for fact in draft.facts if fact.kind == "name"]
    for name in names:
        team = re.search(rf"\b{re.escape(name)}'s (?:team|group|manager|lead|boss)\b", draft.text)
        return team.group() if team else name
    team = _TEAM.search(draft.text)
    if team:
        word = team.group("t")
        low = word.lower()
        return f"the {low}" if low in _WITH_ARTICLE else word if word.isupper() else low
    return "whoever owns it"
