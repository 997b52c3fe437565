"""Which line of a session tells what it was about, shown in the notes' own words and cited where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.reading.inline import fold, plain, without_fields
from assistant.reading.lines import is_dateline
from assistant.reading.nextdays import is_next_day
from assistant.reading.people import looks_like_name
from assistant.reading.points import is_blank, is_injected
from assistant.reading.sections import ONE_ON_ONE
from assistant.reading.sentences import sentences
from assistant.records import Held, Point, Source

_NOT_TALK = ("attendance", "absent", "template", "private", "resources", "parked", "jots")
_BY_ZONE = {
    "decisions": 6.0, "career": 3.0, "feedback": 2.5, "plan": 0.8, "agenda": 0.6, "action": 0.4, "previous": 0.3,
}  # fmt: skip
DECIDED = re.compile(
    r"^\W*(?:decided|decision|agreed|agreement|resolved)\b"
    r"|\b(?:we|they|she|he|i|both|all)(?:'ve| have)? (?:\w+ )?(?:decided|agreed)\b",
    re.I,
)
CHANGED = re.compile(
    r"\b(?:moved|moves (?:to|from|again)|slip(?:s|ped)|postponed|delayed|dropped|stopp?(?:s|ed)|cancell?ed"
    r"|deprioriti[sz]ed|(?:un)?blocked|broke|failed|falls? over|fell over|launched|shipped|released|signed|resigned"
    r"|hired|re-?opened|no longer|(?:not|no \w+) any ?more|promoted|rolled (?:out|back)|merged|lost the|won the"
    r"|is (?:out|live|done|through)|went wrong|settled)\b(?!-)",
    re.I,
)
_SMALL_TALK = re.compile(
    r"^\W*(?:hi|hey|hello|good (?:morning|afternoon|evening)|morning|thanks?(?: you)?"
    r"|how (?:are|is|was|were|'s|did)\b.{0,60}\?|all good|nothing (?:else|new)|tired|short(?: one| today|,)|ok(?:ay)?"
    r"|sure|bye|see you|back at work)\b|\b(?:weather|weekend plans|small ?talk|biscuits)\b",
    re.I,
)
_FORM = re.compile(
    r"^\W*(?:date|present|attendees?|attending|participants?|person|people|who|with|where|location|time|tags?|mood"
    r"|week \d+|(?:written|created) by|meeting date|scribe|next (?:call|session|meeting|1:1|time|one)"
    r"|rule of the house)\b"
    r"\s*(?:[:·]|(?=\d|mon|tue|wed|thu|fri|sat|sun|\bin\b|\bon\b|$))",
    re.I,
)
_PRIVATE_LIFE = re.compile(
    r"\b(?:holidays?|vacation|week away|weekends?|birthday|moving house|moved house|new flat|kids?|children|daughter|son|wife|husband|partner|mum|dad|dog|cat|garden|wedding|marathon|school run)\b",
    re.I,
)
_PROMPT = re.compile(r"^\W*(?:what|how|is|are|do|did|any|anything|where|who)\b.*\b(?:you|your)\b.*\?$", re.I)
TASK = re.compile(r"^\W*(?:AI|TODO|ACTION|Action|Todo)\b")
_ABOUT_GROWTH = re.compile(r"^\W*(?:career|growth|feedback)\b", re.I)
_FIELD_LINE = re.compile(r"^([A-Za-z][\w -]{1,24})::\s*(.*)$", re.S)
_CLUTTER = re.compile(r"https?://\S+|[📅⏳🛫✅❌➕🔁]\ufe0f?\s*\d{4}-\d\d-\d\d|[🔺⏫🔼🔽⏬]\ufe0f?|\s*[✔✓]\s*$")
_NEEDS_OBJECT = re.compile(r"\b(?:see|read|at|in|on|under|via|from|with|to|use|open|check|is)\s+$", re.I)
_AT_NAME = re.compile(r"(?<![\w@])@(?=[A-Z]\w)")
_PRIORITY = re.compile(r"^(?:\[[Pp](\d)\]\s*)+")
_TELLING_WORDS = 4  # fewer say hardly more than a topic
_TOPIC_WORDS = 3
_NAME_WORDS = 6  # of a bullet under which others stand: more are a sentence
_SHORT = 40  # characters: a shorter sentence ("Locker forecast.") is shown with the one after it


@dataclass(frozen=True, slots=True)
class About:
    """A line to show and where it stands."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a point, clean for showing, with how much it tells (0 and less: nothing of the talk)."""

    held: Held
    point: Point
    text: str
    sentence: str
    weight: float

    def about(self, length: int) -> About:
        """The line cut to ``length`` characters, cited."""
        return About(shorten(self.text, length), cite(self.held, self.point, self.sentence))


def shorten(text: str, length: int) -> str:
    """``text`` in at most ``length`` characters, cut between words and then ending in "…".

    >>> shorten("readout moves again, to the 20th", 22)
    'readout moves again…'
    """
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[:length].rsplit(" ", 1)[0] if " " in text[:length] else text[: length - 1]
    return cut.rstrip(" ,;:.-–—(") + "…"


def cite(held: Held, point: Point, sentence: str = "") -> Source:
    """Where a sentence of a point stands, to the line; the quote is what the file says there, never our wording."""
    raw = point.raw.split("\n")
    if len(raw) != point.end - point.line + 1 or len(raw) == 1:  # one line, or line numbers of a converted file
        whole = " ".join(point.raw.split())
        return held.source(point.line, sentence if sentence and sentence in whole else whole, point.end)
    seen = [" ".join(plain(line).split()) for line in raw]
    begin, end = sentence[:16], sentence[-16:]
    first = next((i for i, line in enumerate(seen) if begin and begin in line), 0)
    last = next((i for i in range(first, len(raw)) if end and end in seen[i]), len(raw) - 1 if not begin else first)
    rows = raw[first : last + 1]
    whole = " ".join(" ".join(rows).split())
    apart = not all(row.strip() for row in rows)  # cues of a transcript: no quote stands over two of them
    quote = sentence if sentence and sentence in whole and not apart else "\n".join(rows) if apart else whole
    return held.source(point.line + first, quote, point.line + last)


def is_talk(point: Point) -> bool:
    """Whether a point is part of what was said: not private, no attendance, no template, not meant for a machine."""
    hidden = point.private or point.noise or point.zone in _NOT_TALK
    return not (hidden or point.kind in ("comment", "code") or is_blank(point.text))


def lines_of(points: Iterable[tuple[Held, Point]]) -> Iterator[Line]:
    """Every showable sentence of the points of a meeting, in order."""
    pairs = list(points)
    apart = {id(held): _has_notes_apart(held) for held, _ in pairs}
    for held, point in pairs:
        if not is_talk(point) or point.head or _is_topic(held, point):
            continue
        if point.zone == "agenda" and not apart[id(held)] and point.mark is None:
            point = replace(point, zone=None)  # the topics with what was said of each: this list is the notes
        body, bonus = _body(point)
        parts = [sentence for _, sentence in sentences(body)]
        for place, sentence in enumerate(parts):
            weight = _weight(held, point, clean_sentence(sentence), place) + bonus
            shown = _with_neighbour(parts, place)
            text = clean_sentence(shown)
            if text and not is_injected(text):
                yield Line(held, point, text, shown, weight)


_OF_BEFORE = re.compile(
    r"\W*(?:agreed|decided|approved|accepted|rejected|refused|declined|confirmed|settled|done|dropped|postponed|cancell?ed|(?:we|they|she|he|i|both|all|all of us) "
    r"(?:\w+ )?(?:agreed?s?|accept(?:s|ed)?|approved?s?|refused?s?|declined?s?|did)|yes|no|ok(?:ay)?|so be it)(?: (?:to|with|by|on) (?:it|that|this|all|both|her|him|them|us))?\W*",
    re.I,
)  # says something of the sentence before it, and nothing without it


_LEANS = re.compile(
    r"\W*(?:not (?:convinced|sure|keen|happy|yet|now|really)|(?:still )?half done|so|but|and|then|instead|same|otherwise)\b"
    r"|\W*(?:(?:i|we|they|she|he|both|all) (?:\w+ )?)?(?:agreed|decided|approved|accepted|refused|declined|said (?:yes|no)|promised)\b"
    r"(?:\s*[,.;!]|\s*$|[^,.;]{0,30}\b(?:it|that|this|them|those|so)\b(?! \w+(?:ed|s)\b))",
    re.I,
)  # what is agreed or parked stands in the sentence before
_TOLD_WHOLE = 220  # characters


def _with_neighbour(parts: Sequence[str], place: int) -> str:
    """A sentence as it is shown: "Agreed." or "Decided to park it" with what is meant, a short one with the one after it or, at the end, before it."""
    first = last = place
    if len(clean_sentence(parts[place])) < _SHORT and len(parts) > 1:
        if place and (_OF_BEFORE.fullmatch(parts[place]) or place + 1 == len(parts)):
            first -= 1
        elif place + 1 < len(parts):
            last += 1
    while first and _LEANS.match(parts[first]) and len(" ".join(parts[first - 1 : last + 1])) <= _TOLD_WHOLE:
        first -= 1
    return " ".join(parts[first : last + 1])


def topic_of(held: Held, point: Point) -> str:
    """The name of what a bullet speaks of, where it lies below one that is nothing but a name: "Billing migration"; else ""."""
    above = next((p for p in held.session.points if point.parents and p.line == point.parents[-1]), None)
    if above is None or above.mark is not None or not is_talk(above) or _is_idle(held, above, above.text):
        return ""
    name = above.text.strip(" :")
    return name if len(name.split()) <= _NAME_WORDS and name[-1:] not in ".!?" and "," not in name else ""


def addressed(text: str) -> str:
    """The words of an item without the sign that hands it to somebody: "@Ada send it to @Otto" → "send it to Otto"."""
    return _AT_NAME.sub("", re.sub(r"^@[A-Z][\w.-]*[,:]?\s+(?=\S)", "", text))


def _has_notes_apart(held: Held) -> bool:
    """Whether what was said stands outside the agenda: in a section of notes, or under no heading at all."""
    told = (
        p
        for p in held.session.points
        if is_talk(p) and p.mark is None and p.zone not in ("agenda", "action", "previous", "plan", "questions")
    )
    return any(len(p.text.split()) >= _TELLING_WORDS and not _is_title(held, p) and not _FORM.search(p.text) for p in told)


def _is_topic(held: Held, point: Point) -> bool:
    """`- Playgrounds` with bullets below: the name of what they speak of."""
    few = point.kind == "bullet" and len(point.text.split()) <= _TOPIC_WORDS and point.mark is None and point.text[-1:] not in ".!?"
    return few and any(point.line in other.parents for other in held.session.points)


def telling_lines(points: Iterable[tuple[Held, Point]]) -> Iterator[Line]:
    """Those of ``lines_of`` that tell something of the talk; what was planned for the next one only where nothing else does."""
    told = [line for line in lines_of(points) if line.weight > 0]
    return iter([line for line in told if line.point.zone != "plan"] or told)


def _body(point: Point) -> tuple[str, float]:
    """What is said, and a bonus for a field that names the topic (`topic:: the merge`)."""
    body = point.said or point.text
    field = _FIELD_LINE.match(body)
    if not field:
        return body, 0.0
    return (field.group(2), 1.0) if fold(field.group(1)) in ("topic", "topics", "about", "subject") else ("", 0.0)


def clean_sentence(sentence: str) -> str:
    """A sentence as it is shown: no links, no task marks, no priority before it."""
    text = _PRIORITY.sub("", " ".join(_CLUTTER.sub(_without_clutter, _AT_NAME.sub("", without_fields(sentence))).split()))
    return re.sub(r"\s+([,.;:])", r"\1", text).strip(" :,-–—")


def _without_clutter(found: re.Match[str]) -> str:
    """Nothing for clutter; a link that a sentence needs ("see https://… for the plan") stays in it."""
    needed = found[0].startswith("http") and _NEEDS_OBJECT.search(found.string, 0, found.start())
    return found[0] if needed else " "


def _weight(held: Held, point: Point, text: str, place: int) -> float:
    """How much a sentence tells: decisions, then changes, then the section; prompts, forms and pleasantries nothing."""
    if _is_idle(held, point, text):
        return 0.0
    is_task = any(item.line == point.line and item.kind == "action" for item in held.session.items)
    if is_task or point.zone in ("action", "previous") or point.mark is not None or TASK.search(point.text):
        return _BY_ZONE.get(point.zone or "", 0.4)
    if DECIDED.search(text):
        return 6.0
    if CHANGED.search(text if place else point.text) and "no change" not in fold(text):
        return 4.0
    urgent = _PRIORITY.match(point.text)
    base = 2.8 if _ABOUT_GROWTH.search(text) else _BY_ZONE.get(point.zone or "", 2.0)
    base += 0.3 - 0.1 * int(urgent.group(1)) if urgent else 0.0
    base += 0.3 * bool(re.search(r"\d", text)) - 0.5 * bool(_PRIVATE_LIFE.search(text))
    base -= 1.0 * (text[:1] == "(" and text[-1:] == ")")  # an aside
    base -= 1.2 * (point.kind == "table") + 0.5 * (place > 0) + 0.5 * bool(point.parents) + 0.4 * text.endswith("?")
    return max(0.1, base - (1.0 if len(text.split()) < 3 else 0.0))


def _is_idle(held: Held, point: Point, text: str) -> bool:
    """Pleasantries, forms, prompts, the line that says who and when, a point of the agenda that nobody came to."""
    if (
        _SMALL_TALK.search(text)
        or _FORM.search(text)
        or _is_property(held, point)
        or is_next_day(text, held.session)
        or (_PROMPT.search(text) and not point.speaker)
    ):
        return True
    undiscussed = point.zone == "agenda" and point.mark is not None and not point.mark.strip()
    return point.zone == "personal" or undiscussed or _is_title(held, point) or len(text) < 3


_STAMPED = re.compile(
    r"\W*(?:last )?(?:edited|created|updated|modified|exported|prepared|printed) (?:on|at) \W*(?=[^\d]{0,12}\d)[\w\s:./,-]{4,30}$", re.I
)
_STAMP = re.compile(
    r"^\W*(?:last|previous|prior|letzte[rsn]?|vorige[rsn]?|derni[eè]re?|[uú]ltim[oa]) [\w:-]+(?: [\w-]+)?\W*:\W*[\w,]*\W*\d[\w\s./,-]{4,20}$"
    r"|^\W*(?:last )?(?:edited|created|updated|modified|changed|archived|exported|imported|prepared|printed)(?: (?:time|at|on|by|date))?\W*:.*"
    r"|^\W*(?:status|type|kind|format|priority|category|visibility|state|calendar|organi[sz]er|host|room|duration|language|template|url|link|id|parent|area)"
    r"\W*:\W*\S+(?: \S+)?\s*$",
    re.I,
)


def _is_property(held: Held, point: Point) -> bool:
    """A line of the page's own data (`Status: Done`, `Last edited: …`) above what was said, or a line of nothing but names."""
    if point.kind == "paragraph" and (_STAMPED.match(point.text) or is_dateline(point.text)):
        return True
    if point.kind == "paragraph" and _STAMP.match(point.text):
        key = fold(point.text.split(":", 1)[0])
        return any(fold(name) == key for name, _ in held.session.fields)
    parts = [part for part in re.split(r"\s*(?:[,;/&]|<>|\band\b)\s*", point.text.strip(" .")) if part]
    there = {fold(mention.name) for mention in held.session.mentions}
    return len(parts) > 1 and all(looks_like_name(part) for part in parts) and any(fold(part) in there for part in parts)


def _is_title(held: Held, point: Point) -> bool:
    """The line that only says who and when: `Yusra, second call, 28 October`."""
    session = held.session
    if len(point.text.split()) > 9:
        return False
    if ONE_ON_ONE.search(point.text) and len(point.text.split()) < 6:
        return True
    if point.kind == "bullet":
        return False
    return point.line == session.line_start or bool(session.date_text and session.date_text in point.raw)
