"""Choosing questions from the bank for a 1:1: which gap each answers, and that none returns too soon.

Nothing remembers what was offered, and yet no question returns within four sessions: every question has a turn, one of
``TURNS``, and is offered only in rounds (sessions so far) that fall on its turn. Turns hang on the person, the relation
and the bank alone, so the rule holds whatever gaps the notes show from session to session. Its limits: it counts
sessions, so notes added later for days long past move the turns, and so do a changed relation and an edited bank; and a
gap that fewer than ``TURNS`` questions answer goes without one in some rounds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b

from assistant.jobs.bankfile import SITUATIONS, SLOTS, Question, asked_ids, load_bank, plain
from assistant.records import Source

__all__ = ["TURNS", "Gap", "Question", "Suggestion", "asked_ids", "load_bank", "suggest"]

# Five, so that a question keeps clear of the four sessions before.
TURNS = 5
_OPEN = re.compile(r"(?:what|how|tell me|which|where|who|when|why)\b", re.IGNORECASE)
# They fit whatever was asked and answered, and go round so that no two in a row are the same.
_FOLLOW_UPS = ("What makes you say so?", "What is an example of that?", "What would that mean for me?", "And what else?")
_FOLLOW_UPS_HUMAN = ("How did that come about?", "What stayed with you from it?")
# A phrase must not be cut off behind one of these.
_LOOSE = frozenset("a an and as at by for from in into of on or our per so than that the their to via with your".split())
_NO_ITEM = re.compile(r"[\"“”{}?|<>\[\]`]|https?:|\w@\w|^(?:i|we|he|she|they|you|it|this|that|there)\b|\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the notes show or lack (``serves``, a key of the bank), in words (``why``) and where that is seen.

    ``project``, ``item`` and ``name`` are the words that this gap is about, where it is about one: the blocked project,
    the late item, the third person who is waited for.
    """

    serves: str
    why: str
    sources: tuple[Source, ...] = ()
    project: str = ""
    item: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question to ask. ``kind`` is its topic, ``why`` the reason it stands there, ``sources`` where that is seen; ``follow_up`` is what
    to ask next, whatever the answer is.
    """

    id: str
    text: str
    why: str
    kind: str
    sources: tuple[Source, ...] = ()
    follow_up: str = ""


@dataclass(frozen=True, slots=True)
class _Round:
    """What one call chooses from: the questions that may come now, and the words for their slots."""

    open: tuple[Question, ...]
    gaps: tuple[Gap, ...]
    seed: str
    cycle: int
    spare: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Pick:
    question: Question
    text: str
    gap: Gap | None = None

    def suggestion(self) -> Suggestion:
        topic = self.question.topic
        if self.gap:
            return Suggestion(self.question.id, self.text, self.gap.why, topic, self.gap.sources)
        why = (
            "about the person, not the work"
            if topic == "human"
            else "looks beyond the next weeks"
            if self.question.widens
            else f"on {topic.replace('_', ' ')}"
        )
        return Suggestion(self.question.id, self.text, why, topic)


def suggest(
    relation: str | None,
    stage: str,
    gaps: Sequence[Gap],
    asked: Collection[str],
    seed: str,
    *,
    limit: int = 4,
    least: int = 0,
    round: int = 0,
    projects: Sequence[str] = (),
    items: Sequence[str] = (),
    names: Sequence[str] = (),
    bank: Sequence[Question] | None = None,
) -> tuple[Suggestion, ...]:
    """At most ``limit`` questions, in order of the gaps that they answer (strongest first, at most one a gap).

    ``relation`` is what the other person is to the user; None takes what suits several relations. ``stage`` is first,
    early, settled or ending. ``asked`` are ids to avoid. ``seed`` stands for the person and must stay the same from
    session to session; ``round`` is the number of sessions so far. ``projects``, ``items`` and ``names`` (third people)
    fill slots; a gap's own words come first, and a gap about one project or item takes no other. No two share a topic,
    and where there is room one looks a year ahead or at the human being. A first session, where nothing else
    is known, gets several questions for its one gap. Where the gaps bring fewer than ``least`` open questions (none that yes or no
    answers), others that take nothing for granted make up for it.
    """
    turns = _turns(tuple(load_bank() if bank is None else bank), relation, seed)
    now = tuple(question for question, turn in turns if question.id not in asked and _is_open(question, turn, stage, round))
    spare = {"project": tuple(projects), "item": tuple(items), "person": tuple(names)}
    state = _Round(now, tuple(gaps), seed, round // TURNS, spare)
    picks: list[_Pick] = []
    # The last place is kept for a question that widens, unless one is there already.
    _add_for_gaps(state, picks, limit - 1 if limit > 2 else limit)
    if len(picks) < limit and not any(pick.question.widens for pick in picks):
        picks += _widening(state, picks)
    _add_for_gaps(state, picks, limit)
    _add_open(state, picks, least)
    return tuple(replace(pick.suggestion(), follow_up=_follow_up(pick.question, place)) for place, pick in enumerate(picks))


def _follow_up(question: Question, place: int) -> str:
    choices = _FOLLOW_UPS_HUMAN if question.topic == "human" else _FOLLOW_UPS
    return choices[place % len(choices)]


def _is_open(question: Question, turn: int, stage: str, round: int) -> bool:
    """Whether a question may come in this round.

    What belongs to the first session is open there whatever its turn, and closed in the rounds behind it instead.
    """
    if "any" not in question.stages and "first" in question.stages and round < TURNS:
        return stage == "first" and round == 0
    return turn == round % TURNS and not {"any", stage}.isdisjoint(question.stages)


def _add_for_gaps(state: _Round, picks: list[_Pick], limit: int) -> None:
    """Questions for the gaps that have none yet, until there are ``limit``."""
    again = [gap for gap in state.gaps if gap.serves == "first_session"][:1] * limit
    for gap in (*state.gaps, *again):
        if len(picks) < limit and (gap in again or all(pick.gap is not gap for pick in picks)):
            picks += _pick(state, gap, picks)


def _pick(state: _Round, gap: Gap, picks: Sequence[_Pick]) -> list[_Pick]:
    """The question for a gap, if any: best fit first, in the next cycle of turns the next one."""
    topics = {pick.question.topic for pick in picks}
    present = {g.serves for g in state.gaps}
    fitting = []
    for question in state.open:
        if gap.serves in question.serves and question.topic not in topics and present.issuperset(question.presupposes):
            text = _filled(question, gap, state)
            if text:
                fitting.append(_Pick(question, text, gap))
    fitting.sort(key=lambda pick: (_poor_fit(pick.question, gap), _hash(state.seed, gap.serves, pick.question.id)))
    return [fitting[state.cycle % len(fitting)]] if fitting else []


def _poor_fit(question: Question, gap: Gap) -> int:
    """0 for a question made for this gap, and about the very project or item where the gap has one; up to 3."""
    return (question.serves[0] != gap.serves) * 2 + (question.slot is None and gap.serves in SITUATIONS)


def _widening(state: _Round, picks: Sequence[_Pick]) -> list[_Pick]:
    """A question with a long horizon or about the human being: for a gap left over if one fits, else without any."""
    wide = tuple(question for question in state.open if question.widens and not question.slot)
    narrowed = _Round(wide, state.gaps, state.seed, state.cycle, state.spare)
    for gap in state.gaps:
        if gap.serves == "first_session" or all(pick.gap is not gap for pick in picks):
            found = _pick(narrowed, gap, picks)
            if found:
                return found
    topics = {pick.question.topic for pick in picks}
    # Without a gap behind it, a question may take nothing for granted.
    free = [q for q in wide if q.topic not in topics and not q.presupposes and SITUATIONS.isdisjoint(q.serves)]
    free.sort(key=lambda question: _hash(state.seed, "wide", question.id))
    return [_Pick(free[state.cycle % len(free)], free[state.cycle % len(free)].text)] if free else []


def _add_open(state: _Round, picks: list[_Pick], least: int) -> None:
    """Open questions that need no gap, a new topic each as long as there are any, until there are ``least``."""
    free = [q for q in state.open if not (q.slot or q.presupposes) and _OPEN.match(q.text) and SITUATIONS.isdisjoint(q.serves)]
    while sum(bool(_OPEN.match(pick.text)) for pick in picks) < least:
        taken, topics = {pick.question.id for pick in picks}, {pick.question.topic for pick in picks}
        left = sorted(
            (q for q in free if q.id not in taken),
            key=lambda q: (q.topic in topics, q.topic == "industry", _hash(state.seed, "open", q.id)),
        )
        if not left:
            return
        picks.append(_Pick(left[0], left[0].text))


@lru_cache(maxsize=16)
def _turns(bank: tuple[Question, ...], relation: str | None, seed: str) -> tuple[tuple[Question, int], ...]:
    """The turn of every question that suits the relation: dealt out so that each gap has questions in each turn."""
    suits = [q for q in bank if relation in q.relations or (relation is None and len(q.relations) > 2)]
    hands = {q.id: _hands(q) for q in suits}
    size: dict[str, int] = {}
    for name in (name for names in hands.values() for name in names):
        size[name] = size.get(name, 0) + 1
    held: dict[tuple[str, int], int] = {}
    dealt: list[tuple[Question, int]] = []
    # Those that serve a gap with few questions are dealt first, while all turns are free for them.
    for question in sorted(suits, key=lambda q: (min((size[n] for n in hands[q.id]), default=0), _hash(seed, q.id))):
        load = [sum((held.get((n, t), 0) + 0.5) ** 2 / size[n] for n in hands[question.id]) for t in range(TURNS)]
        turn = min(range(TURNS), key=lambda t: (round(load[t], 9), _hash(seed, question.id, str(t))))
        for name in hands[question.id]:
            held[name, turn] = held.get((name, turn), 0) + 1
        dealt.append((question, turn))
    return tuple(dealt)


def _hands(question: Question) -> list[str]:
    """The groups among which a question's kind should be spread evenly."""
    at_once = [f"{gap}+" for gap in question.serves if question.slot is None and "any" in question.stages]
    return ["all", *question.serves, *at_once, *(["wide"] if question.widens and not question.slot else [])]


def _hash(*parts: str) -> int:
    """A number that is the same on every machine and in every process."""
    return int.from_bytes(blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=8).digest(), "big")


def _filled(question: Question, gap: Gap, state: _Round) -> str | None:
    """The question with its slot filled; None where nothing given fits it."""
    if question.slot is None:
        return question.text
    own = {"project": gap.project, "item": gap.item, "person": gap.name}[question.slot]
    choices = [own] if own.strip() else [w for w in state.spare[question.slot] if _about(gap, w)]
    if not choices and gap.serves not in SITUATIONS:
        choices = list(state.spare[question.slot])
    words = next((w for w in map(_item if question.slot == "item" else _title, choices) if w), None)
    return question.text.replace(SLOTS[question.slot], words) if words else None


def _about(gap: Gap, words: str) -> bool:
    """Whether the gap's own words name this project, item or person."""
    key = plain(words)
    return len(key) > 4 and any(key in plain(text) for text in (gap.why, *(s.quote for s in gap.sources)))


def _item(text: str) -> str | None:
    """An item's words as they read between quotation marks, at most 8; None where they would read oddly."""
    text = " ".join(re.sub(r"[*_~]{1,3}(?=\S)|(?<=\S)[*_~]{1,3}", "", text).split()).strip(" .,;:–—-!")
    if _NO_ITEM.search(text) or len(text.split()) < 2:
        return None
    words = text.split()
    if len(words) > 8:
        # Better a whole first clause than eight words cut anywhere.
        clause = re.split(r"\s+[(–—-]|[;:,.]\s", text, maxsplit=1)[0].split()
        words = clause if 3 <= len(clause) <= 8 else words[:8]
        while words and words[-1].lower().strip(",") in _LOOSE:
            words.pop()
        if words and words != clause:
            words[-1] = words[-1].rstrip(",;:.") + "…"
    short = " ".join(words)
    return short if len(words) > 1 and len(short) <= 80 and short.count("(") == short.count(")") else None


def _title(text: str) -> str | None:
    """A project's or a person's name as it stands in a sentence; None where it is more than a name."""
    text = re.split(r"\s+[(–—-]|[:;,]\s", " ".join(text.split()), maxsplit=1)[0].strip(" *_.:;,#–—-")
    text = re.sub(r"^(The|An?) ", lambda m: m.group().lower(), text)
    good = re.search(r"[^\W\d_]", text) and not _NO_ITEM.search(text) and len(text.split()) <= 8
    return text if good and len(text) <= 60 else None
