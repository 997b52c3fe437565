"""Words for invented histories: enough of them that two action items of one person never look alike.

An item is a verb, an object of two words and a qualifier. Each list is gone through in a shuffled order before any word
of it returns, so of items that are open at the same time no two share an object's word.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

_T = TypeVar("_T")

ME = "Nadia Thorne"
FIRST_NAMES = (
    "Dana Marcus Yusra Tobin Ilse Rohan Petra Kwame Lucia Soren Mirela Otto Aiko Bruno Celia Emeka Freya Gideon "
    "Hana Ivo Jonas Kirsten Leila Mateo Noor Oskar Paloma Quinn Rada Stellan Tamar Ulrik Vera Wanda Xenia Yannick "
    "Zelda Anselm Brigid Cosmo Delphine Edwin Fatima Greta Henrik Isolde Jarek Klara Lorenz Maren"
).split()
LAST_NAMES = (
    "Whitfield Oyelaran Haddad Brandt Vance Mehta Novak Asante Ferro Lindgren Costea Keller Mori Salgado Duarte "
    "Okafor Holm Levy Kimura Petrov Obi Falk Rahimi Ibarra Visser Jansen Quiroga Ellery Bozic Nyman Katz Dahl "
    "Sokol Zieba Markova Lefort Unwin Gruber Tully Marsh Arnaud Hale Zaman Winter Bakke Roth Wolny Stern Eckhart "
    "Ravn"
).split()
# Names beyond these two lists: an initial, two of these, an ending.
_INITIALS = "BCDFGHJKLMNPRSTVWZ"
_MIDDLES = "abo eda ilu omi uva are esi ino olu udi aga evo ira osu ume ado".split()
RELATIONS = ("report", "peer", "manager", "mentee", "mentor")

# verb, its past participle
_VERBS = (
    ("send", "sent"),
    ("draft", "drafted"),
    ("review", "reviewed"),
    ("finish", "finished"),
    ("share", "shared"),
    ("update", "updated"),
    ("polish", "polished"),
    ("check", "checked"),
    ("rework", "reworked"),
    ("circulate", "circulated"),
    ("prepare", "prepared"),
    ("proofread", "proofread"),
    ("present", "presented"),
    ("submit", "submitted"),
    ("fix", "fixed"),
    ("publish", "published"),
    ("simplify", "simplified"),
    ("translate", "translated"),
)
_KINDS = (
    "retention onboarding pricing warehouse payroll vendor security churn newsletter sampling billing returns "
    "travel quarterly freight energy library catering mobile accessibility recruiting archive beekeeping turbine "
    "roster kitchen playground harbour census orchard telemetry invoice calibration signage museum choir "
    "greenhouse ferry staffing bakery survey parking dialysis bridge tariff glossary podcast reservoir compost "
    "chimney scaffolding loyalty insurance apprentice voucher allergy elevator subtitle tannery quarry lighthouse "
    "vineyard pharmacy tramway skylight irrigation upholstery"
).split()
_THINGS = (
    "dashboard memo checklist contract budget brief deck questionnaire runbook forecast spreadsheet proposal "
    "policy template roadmap report estimate specification syllabus flyer handbook schedule diagram prototype "
    "index rubric poster summary timetable charter inventory manifesto blueprint worksheet logbook transcript "
    "prospectus appendix ledger itinerary storyboard bibliography abstract annex catalogue scorecard mockup "
    "playbook leaflet tutorial notebook matrix petition layout"
).split()
_QUALIFIERS = (
    "for the Lisbon office",
    "for the steering group",
    "before the board meets",
    "with the new figures",
    "for the summer interns",
    "from the supplier's data",
    "in plain language",
    "for Bramwell Logistics",
    "for the night shift",
    "without the old headcount",
    "for the auditors",
    "on one page",
    "after the holiday freeze",
    "with comments from legal",
    "for the regional leads",
    "for the partner in Graz",
    "covering all four sites",
    "with a cost column",
    "for the open evening",
    "based on the pilot",
    "for the second floor",
    "in both languages",
    "for Corvus and Sons",
    "including the edge cases",
    "for the volunteers",
    "with last year's numbers",
    "ahead of the tender",
    "for the help centre",
    "under the new brand",
    "for the works council",
    "for people without email",
    "with real screenshots",
    "up to the autumn",
    "for the Nordic customers",
    "against the signed offer",
    "as a short video",
    "for the rehearsal",
    "minus the duplicates",
    "for Hollis at the depot",
)
_EVENTS = (
    "workshop retreat hearing showcase fair tasting excursion symposium parade picnic hackathon regatta recital "
    "auction inspection drill lecture banquet screening tournament unveiling jamboree"
).split()
_PLACES = (
    "a room",
    "the big hall",
    "a minibus",
    "a projector",
    "a photographer",
    "an interpreter",
    "two desks",
    "a date",
)
_OUTSIDERS = "Bartholomew Evangeline Thaddeus Wilhelmina Ambrose Philippa Cornelius Rosalind Leopold Henrietta".split()

TALK = (
    "Long talk about how the {a} numbers came about; mood is good.",
    "The {a} meeting ran over again, nobody minded.",
    "{first} is happy with the new desk.",
    "We went through the {a} figures line by line.",
    "{first} presented at the all-hands, it went well.",
    "Hiring is slow this month, two candidates withdrew.",
    "Holiday in August, three weeks, mostly cycling.",
    "The {a} release came out on time.",
    "Old topic: too many channels, too little quiet.",
    "Agreed that the {a} rota works as it is.",
    "Mood: 4/5, a bit tired after the {a} week.",
    "Budget round was painless compared with last year.",
    "{first}'s sister moved to Ghent, the flat is full of boxes.",
    "Reviewed the {a} incident together, no surprises.",
    "We laughed about the {a} mix-up.",
)
QUESTIONS = (
    "What does the {a} crew think of the new hours?",
    "How did the {a} visit go?",
    "Who looks after {a} when Ambrose is away?",
    "Is the {a} pilot worth a second round?",
    "Where did the {a} idea come from?",
)
TOPICS = ("status", "the {a} week", "feedback", "holidays", "career", "the {a} numbers", "anything else")
REASONS = (
    "the customer left",
    "somebody else has it",
    "no longer needed after the merger",
    "too expensive",
    "covered by the old one",
    "the deadline passed",
    "we stop that line",
)
REOPENINGS = ("the numbers were wrong", "it came back", "the wrong version went out", "half of it is missing")


@dataclass(frozen=True, slots=True)
class Task:
    """The words of an action item: in full, as an object alone, and as a report that it was done."""

    text: str
    subject: str
    past: str
    verb_past: str


def tasks(rng: random.Random) -> Iterator[Task]:
    """Endless tasks for one person."""
    verbs, kinds, things = cycle(rng, _VERBS), cycle(rng, _KINDS), cycle(rng, _THINGS)
    qualifiers, events = cycle(rng, _QUALIFIERS), cycle(rng, _EVENTS)
    places, outsiders = cycle(rng, _PLACES), cycle(rng, _OUTSIDERS)
    while True:
        kind, shape = next(kinds), rng.random()
        if shape < 0.12:
            subject = f"{kind} {next(events)}"
            rest = f"{next(places)} for the {subject} {next(qualifiers)}"
            yield Task(f"book {rest}", subject, f"booked {rest}", "booked")
        elif shape < 0.24:
            subject = f"{kind} {next(things)}"
            rest = f"{next(outsiders)} about the {subject} {next(qualifiers)}"
            yield Task(f"ask {rest}", subject, f"asked {rest}", "asked")
        else:
            subject, (verb, past) = f"{kind} {next(things)}", next(verbs)
            rest = f"the {subject} {next(qualifiers)}"
            yield Task(f"{verb} {rest}", subject, f"{past} {rest}", past)


def cycle(rng: random.Random, words: Sequence[_T]) -> Iterator[_T]:
    """All words in one shuffled order, again and again, so that a word returns only after all others."""
    return itertools.cycle(rng.sample(words, len(words)))


def kind_word(rng: random.Random) -> str:
    """A word for talk that names nothing an item is about."""
    return rng.choice(("pottery", "canteen", "spring", "Ghent", "standup", "lounge", "bicycle", "umbrella", "garden", "coffee"))


def initials(name: str) -> str:
    """The first letters: "Dana Whitfield" → "DW"."""
    return "".join(part[0] for part in name.split())


def cast(rng: random.Random, people: int) -> list[str]:
    """So many full names, no two with the same first name, last name or initials, nor with the user's.

    ValueError for more than there are.
    """
    # Initials that stand for something else in notes ("PR", "AI") would make the truth doubtful.
    taken = {initials(ME), *"AI PR IT HR QA UI DE DB CI UX EU TV OK PM CI CD ML".split()}
    firsts, lasts = list(FIRST_NAMES), list(LAST_NAMES)
    names: list[str] = []
    rng.shuffle(firsts)
    rng.shuffle(lasts)
    for first in firsts:
        last = next((one for one in lasts if first[0] + one[0] not in taken), None)
        if last and len(names) < people:
            lasts.remove(last)
            taken.add(first[0] + last[0])
            names.append(f"{first} {last}")
    names += itertools.islice(_made_up(rng, taken, {ME.split()[0], *FIRST_NAMES}), people - len(names))
    if len(names) < people:
        raise ValueError(f"there are names for {len(names)} people, not for {people}")
    return names


def _made_up(rng: random.Random, taken: Container[str], known: Container[str]) -> Iterator[str]:
    """Names for as many more as there are initials left: a whole programme of people. They are made of syllables, and no word of a note."""
    pairs = [(one, two) for one in _INITIALS for two in _INITIALS if one + two not in taken]
    rng.shuffle(pairs)
    middles = rng.sample([a + b for a in _MIDDLES for b in _MIDDLES], len(_MIDDLES) ** 2)
    for (one, two), first, last in zip(pairs, middles, reversed(middles), strict=False):
        name = f"{one}{first}k {two}{last}sson"
        if name.split()[0] not in known:
            yield name
