"""What a session touched: career, feedback, goals, status, personal matters. By section and by a small vocabulary.

The vocabulary is wide on purpose. A claim that something was *not* talked about must not be wrong, so whatever may
have touched a topic counts as having touched it: agenda points, action items, headings, private lines (never shown).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.knowing.telling import TASK, is_talk
from assistant.knowing.timeline import Meeting
from assistant.reading.initials import initials_of
from assistant.reading.inline import fold
from assistant.records import Held, Person, Point

TopicName = Literal["career", "feedback", "goals", "status", "personal"]
Way = Literal["to_them", "to_me", "unclear"]


@dataclass(frozen=True, slots=True)
class Topic:
    """How a topic shows: the section kinds that are about it, and words for every other place."""

    zones: tuple[str, ...]
    words: re.Pattern[str]


def _words(table: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table.split())})\b".replace("~", r"[ -]"), re.I)


# One word or phrase each, "~" is a space or a hyphen. Read it as: a line with this may well have been about it.
TOPICS: dict[TopicName, Topic] = {
    "career": Topic(
        ("career",),
        _words(
            r"""
            careers? growth grow growing promot\w+ aspir\w+ ambitions? certificat\w+ qualification skills?
            upskill\w* stretch development~plan develop~(?:her|him|them|my|your)\w* long~run long~term
            in~(?:a|two|three|five)~years? within~a~year next~(?:role|level|position|job|step~for) job~titles?
            seniority senior (?:new|her|his|my|your|their)~levels? salary pay~rise raise~(?:for|to)
            (?:my|her|his|your|their|own)~(?:own~)?(?:path|future|role) path second~team
            (?:wants?|wanted|like|likes|love)~to~(?:lead|become|move|learn|own|try|do|switch|manage|grow)
            lead~something learning learn~(?:more|how|about|to) training courses? mentor\w* coach(?:ing)? shadow\w*
            brag~doc self~review performance~review calibration rotation secondment management~track technical~track
            staff~engineer conference~talk speak~at where~(?:she|he|i|you|they)~wants?~to~be lead~role new~role
            """
        ),
    ),
    "feedback": Topic(
        ("feedback",),
        _words(
            r"""
            feedback kudos prais\w+ well~done (?:great|good|nice)~(?:job|work) compliment\w* critici\w+ appreciat\w+
            360 shout~?outs? thanked thank~you
            (?:could|should)~(?:i|you|we)~(?:have~)?(?:do|done)~(?:better|differently)
            (?:what|anything)~(?:should|could)~i~\w+ annoy\w* bother\w* exactly~right complain\w* complaint~about
            impress\w* proud excellent clearest (?:really|very|so|quite)~(?:good|strong|clear|nice|well)
            (?:too|a~bit)~(?:long|short|much|many|late|early|direct|quiet|loud|slow|fast) (?:top|bottom)~half
            (?:went|did|done|handled|worked|answered|presented|wrote|written)~(?:it~|that~)?(?:well|badly|better)
            """
        ),
    ),
    "goals": Topic(
        ("career",),
        _words(
            r"""
            goals? objectives? okrs? long~term long~run vision strateg\w+ milestones? mission five~year purpose
            in~(?:a|two|three|five)~years? within~(?:a|the|one)~year next~(?:year|quarter)
            (?:this|half~a|the)~(?:year|quarter) [qh][1-4]~(?:goals?|plan|okrs?) roadmaps?
            where~(?:she|he|i|you|they)~wants?~to~be some~day ambition\w* aspir\w+ dream\w*
            (?:my|her|his|your|their)~(?:own~)?(?:path|future) career first~\w+~\w+~job wants~to~(?:become|lead)
            """
        ),
    ),
    "status": Topic(("projects", "done"), _words(r"(?!)")),  # by section and status tag alone
    "personal": Topic(
        ("personal",),
        _words(
            r"""
            famil(?:y|ies) wife husband (?:her|his|my|their|your)~partner kids? child(?:ren)? daughters? sons?
            bab(?:y|ies) parents? mother father mum dad sisters? brothers? uncle aunt cousin grand\w+ wedding
            marri\w+ engaged birthdays? anniversary holidays? vacation weekends? trip travel(?:s|led|ling)? flat
            apartment house home moving~(?:house|in) moved~(?:house|in) marathon run(?:s|ning)~the race triathlon
            ski\w* hik\w+ climb\w* cycl\w+ bike football hockey tennis choir garden\w* cats? dogs? puppy kitten
            pets? exams? driving~test degree thesis graduat\w+ school ill sick tired sleep slept cold lunch dinner
            coffee birthday laugh\w* hobb\w+ concert film book~(?:club|she|he) mood energy well~?being stress\w*
            """
        ),
    ),
}  # fmt: skip

_GIVEN = (
    r"feedback (?:to|for) (?:him|her|them|{name})\b|feedback i (?:gave|give)\b"
    r"|\bi (?:gave|told) (?:him|her|them|{name})\b.*feedback"
)
_TAKEN = (
    r"feedback (?:from|by) (?:him|her|them|{name})\b|feedback (?:to|for|on) (?:me|my|us|our)\b|feedback i (?:got|get)\b"
    r"|(?:he|she|they|{name}) (?:gave|told|has|had) (?:me|us)\b.*feedback"
)


def touched(topic: TopicName, meeting: Meeting, standing: Collection[str] = ()) -> tuple[Held, Point] | None:
    """The first line by which a meeting touched a topic, showable lines first. A template's prompts don't count."""
    hidden: tuple[Held, Point] | None = None
    for held, point in meeting.lines():
        if not _is_prompt(point, standing) and touches(topic, point):
            if is_talk(point):
                return held, point
            hidden = hidden or (held, point)
    return hidden


def touches(topic: TopicName, point: Point) -> bool:
    """Whether a point may be about a topic: its section says so, or a word of it or of the headings above it."""
    found = TOPICS[topic]
    if point.zone in found.zones and point.text.strip():
        return True
    if point.noise or point.zone in ("template", "attendance", "absent"):
        return False
    return bool(found.words.search(point.text or point.raw) or found.words.search(point.section))


def _is_prompt(point: Point, standing: Collection[str]) -> bool:
    """`How are you?`, `Career:` word for word in session after session is the form, not the talk."""
    return point.text.endswith(("?", ":")) and fold(point.text) in standing


def talk_points(meeting: Meeting) -> Iterator[tuple[Held, Point, bool]]:
    """What was talked about, action items and agenda apart; true where a point is the status of a project.

    A reply belongs to the point it replies to, so it shares its kind.
    """
    status_lines: set[tuple[str, int]] = set()
    for held, point in meeting.lines():
        if not is_talk(point) or point.head or point.mark is not None or TASK.search(point.text):
            continue
        if point.zone in ("action", "previous", "agenda", "plan"):
            continue
        tagged = any(project.line == point.line for project in held.session.projects)
        below = any((held.path, line) in status_lines for line in point.parents)
        status = tagged or below or point.zone in TOPICS["status"].zones
        if status:
            status_lines.add((held.path, point.line))
        yield held, point, status


def is_telling(meeting: Meeting) -> bool:
    """Whether a meeting's notes are full enough to say that something was not in them: three points or 25 words."""
    points = [point for _, point in meeting.lines() if not point.noise and point.text]
    return len(points) >= 3 or sum(len(point.text.split()) for point in points) >= 25


def feedback_ways(meeting: Meeting, person: Person) -> dict[Way, tuple[Held, Point]]:
    """Which ways feedback went in a meeting, as its notes tell, with the first line of each."""
    found: dict[Way, tuple[Held, Point]] = {}
    for held, point in meeting.lines():
        if touches("feedback", point):
            found.setdefault(_way(held, point, person), (held, point))
    return found


def _way(held: Held, point: Point, person: Person) -> Way:
    """The direction only where the line says it; "unclear" speaks against every claim that one way is missing."""
    if not is_talk(point) or point.zone in ("action", "previous", "agenda", "plan") or point.mark is not None:
        return "unclear"
    text = fold(f"{point.section}: {point.said or point.text}")
    if "feedback" not in text:
        return "unclear"
    if point.speaker:
        return "to_me" if speaks(point.speaker, person) else "to_them"
    if held.session.voice:  # a shared document: without a prefix the other side writes, so "me" is not the user
        return "unclear"
    name = re.escape(fold(person.first))
    given = re.search(_GIVEN.format(name=name), text)
    taken = re.search(_TAKEN.format(name=name), text)
    if bool(given) == bool(taken):
        return "unclear"
    return "to_them" if given else "to_me"


def speaks(speaker: str, person: Person) -> bool:
    """Whether a prefix ("HS", "Hanna") is the person's."""
    names = (person.name, person.first, initials_of(person.name), *person.aliases)
    return fold(speaker) in {fold(name) for name in names}
