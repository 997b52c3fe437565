"""One personal thing from the notes, so that a talk does not begin with a list: in their words, never about health."""

from __future__ import annotations

import datetime as dt
import re

from assistant.jobs.topics import speaks
from assistant.knowing.telling import cite, is_talk, shorten
from assistant.knowing.timeline import Timeline
from assistant.reading.sentences import sentences
from assistant.records import Held, Person, Point, Source

_DAYS = 92  # older news is no longer news
_LENGTH = 100
_SHORT = 40  # characters: a shorter sentence is shown with the one after it
_WHOSE = r"(?:her|his|their|my|our)"
_KIN = (
    "daughters? sons? kids? child(?:ren)? baby wife husband mother father mum dad parents sisters? brothers?"
    " grand(?:mother|father|ma|pa) family wedding birthday honeymoon cat dog puppy kitten garden choir"
)
# Whole phrases, because "cats", "race", "family" and "holiday" are also words of the trade.
_PERSONAL = re.compile(
    rf"\b{_WHOSE} (?:\w+ )?(?:{'|'.join(_KIN.split())})\b|\b(?:gets?|got|getting) married\b"
    r"|\bmarries\b|\bthe (?:baby|cat|dog|puppy|kitten|kids|wedding)\b"
    r"|\b(?:half[- ])?marathon\b|\btriathlon\b|\bhalf[- ]iron\w*|\bunder-?\d{1,2}s?\b|\ballotment\b|\bchoir\b"
    r"|\bnew (?:flat|apartment|house|home)\b(?! ?page)"
    r"|\bmov(?:es|ed|ing) (?:house|flat|in with|to a new (?:flat|house))\b"
    r"|\b(?:on|from|after|before|for) (?:a |her |his |their |my )?(?:holiday|vacation|honeymoon)\b"
    r"|\bholidays? (?:in|to|at|with)\b|\b(?:driving|piano|language) (?:test|exam)\b|\bexams? (?:on|in|at|went|passed)\b"
    r"|\bpassed (?:her|his|the|their|my) (?:driving )?(?:exam|test)\b"
    rf"|\b(?:she|he|they|{_WHOSE} \w+) graduat(?:es|ed)\b"
    r"|\b(?:hockey|football|tennis|volleyball|handball|rugby|chess|rowing) (?:team|club|match|tournament)\b"
    r"|\b(?:sings|plays) in (?:a|the)\b",
    re.I,
)
# Nothing about illness, loss, trouble: people would not want it read out before a meeting.
_NOT_SHOWN = re.compile(
    r"\b(?:ill|illness|sick|unwell|hospital\w*|surg\w+|operat(?:ion|ed)|doctor|dentist|therap\w+|cancer|diagnos\w+"
    r"|flu|covid|fever|pain|injur\w+|burn(?:ed|t)?[- ]?out|depress\w*|anxi\w+|panic|stress\w*|pregnan\w*|miscarr\w*"
    r"|divorc\w*|separat(?:ed|ing|ion)|broke up|died|dead|death|funeral|passed away|grie\w+|mourn\w*|debts?|lawsuit"
    r"|police|court|addict\w*|alcohol\w*|drunk|accident|care for|looking after|custody|visa|medic\w+|health\w*"
    r"|clinic|insomnia|exhaust\w*|confidential|secret\w*|don't tell|between us)\b",
    re.I,
)
_SUBJECT = re.compile(
    r"\W*(?!(?:She|He|They|Her|His|Their|Is|Was|Back|Off|Now|Then|Soon|Today|And|But)\b)([A-Z]\w+)(?:['’]s)?"
    r" (?:is|was|on|has|had|gets?|got|will|runs|and|goes|went)\b"
)
_LABEL = re.compile(r"^\W*(?:personal(?:ly| life| note)?s?|private(?: life)?|family|life|small ?talk)\s*[:\u2013\u2014]\s*(?=\S)", re.I)
_FIRST_PERSON = re.compile(r"\b(?:I|my|My|mine|we|We|our|Our|me|us)\b")


def personal_line(timeline: Timeline, as_of: dt.date) -> tuple[str, Source] | None:
    """The newest personal thing of the last three months, in the notes' words, at most 100 characters, with its source.

    About the person of the timeline only: what the user says of themselves is left out. Nothing from private lines,
    nothing about illness, loss or trouble. None where the notes hold nothing of the kind.
    """
    for meeting in reversed(timeline.meetings):
        if (as_of - meeting.date).days > _DAYS:
            return None
        for held, point in meeting.lines():
            sentence = _personal_sentence(held, point, timeline.person)
            if sentence:
                return _cut(_LABEL.sub("", sentence)), cite(held, point, sentence)
    return None


def _cut(sentence: str) -> str:
    """Cut at a comma where there is one: half a clause reads like a riddle."""
    clauses = sentence[:_LENGTH].rsplit(", ", 1)
    if len(sentence) > _LENGTH and len(clauses[0]) >= _SHORT and len(clauses) == 2:
        return f"{clauses[0]}…"
    return shorten(sentence, _LENGTH)


def _personal_sentence(held: Held, point: Point, person: Person) -> str | None:
    listed = point.kind == "table" or point.zone in ("action", "previous", "agenda", "plan", "projects") or point.mark is not None
    if not is_talk(point) or listed or _NOT_SHOWN.search(point.text):
        return None
    theirs = _theirs(held, point, person)
    parts = [sentence for _, sentence in sentences(point.said or point.text)]
    for place, sentence in enumerate(parts):
        found = _PERSONAL.search(sentence)
        if not found or sentence.endswith("?") or _of_somebody_else(sentence, person):
            continue
        if theirs or not _FIRST_PERSON.search(sentence[: found.end()]):
            whole = " ".join(parts[place : place + 2])
            return whole if len(sentence) < _SHORT and len(whole) <= _LENGTH else sentence
    return None


def _of_somebody_else(sentence: str, person: Person) -> bool:
    """`Manu is on holiday`: a sentence that opens with another name."""
    subject = _SUBJECT.match(sentence)
    return subject is not None and subject.group(1) not in (*person.name.split(), *person.aliases)


def _theirs(held: Held, point: Point, person: Person) -> bool:
    """Whether the person speaks: under their prefix, or without one in a document where only the other side has one."""
    if point.speaker:
        return speaks(point.speaker, person)
    return bool(held.session.voice) and not speaks(held.session.voice or "", person)
