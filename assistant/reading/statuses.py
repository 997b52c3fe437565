"""Lines with a status tag: `[P0] Churn analysis: … ETA 3/7`, `[Blocked] … Waiting for DE …`, `Pricing test — on hold`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from assistant.reading import dates, due
from assistant.reading.inline import plain
from assistant.reading.sentences import sentences
from assistant.records import Point, Project

STATUSES = (
    "p0 p1 p2 p3 p4|blocked|deprioriti[sz]ed|on hold|on ice|paused|parked|in progress|wip|at risk|risk|delayed|late|slipped|shipped|launched|done|complete|completed|finished|closed|"
    "cancelled|canceled|dropped|not started|planned|planning|new|backlog|waiting|pending|on track|off track|green|yellow|amber|red|urgent|ongoing|active|stalled|stuck|in review|review|live|started|ready|scoping|discovery|rolled out|behind|ahead|archived"
)
_KNOWN = re.compile(rf"^(?:{STATUSES.replace('p0 p1 p2 p3 p4', 'p[0-4]')})$", re.I)
_TAG = re.compile(r"^(?P<tags>(?:[*_]*\[[^\[\]]{1,30}\][*_]*\s*(?!\())+)(?:[:\-–—]\s+)?(?P<rest>\S.*)$", re.S)
_BEHIND = re.compile(
    r"^(?P<front>(?:\[[^\[\]]{1,30}\]\s*)*)(?P<title>[^\[\]:.;?!,]{2,70}?)[:,]?\s+(?P<tags>(?:\[[^\[\]]{1,30}\]\s*(?!\())+)(?:[:\-–—]\s+)?(?P<rest>.*)$",
    re.S,
)
_MOVED = re.compile(
    r"^(?P<now>.+?),?\s*\(?\b(?:was|were|before|formerly|from)\s+(?P<was>[^()]+?)\)?$|^(?P<old>.+?)\s*(?:->|→|>)\s*(?P<new>.+)$", re.I
)
_CIRCLE = re.compile(
    r"^(?:(?P<first>[🔴🟠🟡🟢])\s*(?P<rest>\S.*)|(?P<title>[^:.;?!,🔴🟠🟡🟢]{2,70}?)[:,]?\s*(?P<last>[🔴🟠🟡🟢])\s*(?:[:\-–—]\s+)?(?P<more>.*))$",
    re.S,
)
COLOURS = {"🔴": "Red", "🟠": "Amber", "🟡": "Yellow", "🟢": "Green"}
_SHORT_TITLE = 5  # words before a tag that make a title without bold, link or a section of projects
_CLAUSE = re.compile(r"\b(?:i|he|she|they|we|you|it|will|to|is|are|was|were|has|have|had|can|must|should)\b", re.I)  # words of a sentence
_LANDS = re.compile(
    r"\b(?:launch\w*|ships?|shipping|goes? live|going live|go-?live|live|rolls? out|roll-?out|releases?|delivery|delivers?|delivered|ready|finish\w*|done|complete|cut-?over|lands?|"
    r"opens?|starts?|target|date|moved|moves?|pushed|slip\w*|now|planned|expected|aim\w*|promised|end)[^\w:.]*(?:\w+[^\w:.]+){0,3}$",
    re.I,
)
_MOVED_TO = re.compile(
    r"\b(?:moved|moves|slip(?:s|ped)|pushed|postponed|delayed|extended|shifted|rescheduled)(?: (?:out|back|again))?(?: from [^,;.]{3,14})? to (?=(?:\w+ )?\d|the \d)",
    re.I,
)
_NOT_BEFORE = re.compile(r"(?:until|till?|not before|after|from)\b", re.I)
_ROUND = re.compile(r"^\((?P<tag>[^()]{1,20})\)\s+(?P<rest>\S.*)$", re.S)
_FRONT = re.compile(
    r"^(?P<tag>P[0-4]|BLOCKED|Blocked|On hold|ON HOLD|At risk|AT RISK|Deprioriti[sz]ed|Paused|Parked)\s*(?::|[-–—](?=\s))\s+(?P<rest>\S.*)$",
    re.S,
)
_BACK = re.compile(
    r"^(?P<rest>[^.?!:]{3,80}?)\s*(?:(?:[-–—:]|->|→)\s*|\[|\()\s*(?P<tag>[A-Za-z][A-Za-z0-9 ]{1,18})(?:\]|\))?\s*(?P<more>[.,;:(—–-].*|)$",
    re.S,
)
_WAITING = re.compile(
    r"\b(?:wait(?:ing|s)?|blocked|held up|stuck|depends|pending|hangs)\s+(?:for|on|by|with)\s+(?P<who>.+?)(?=\s+(?:to|since|until|before|so that|who|which|because|for the|about|on the|for an?|[-–—])\s|[.,;()\[\]{}?!]|:\s|\s*$)",
    re.I,
)
_WAITS_BEHIND = re.compile(
    r"(?<=\w)\W+(?:(?:is|are|still|now|currently) )*(?:waiting (?:for|on)|waits (?:for|on)|blocked (?:by|on)|held up by|stuck (?:on|with)|pending(?= \w)|depends on|hangs on)\s",
    re.I,
)
_FOLLOWED = re.compile(r"\b(?:followed up|chased|pinged|asked|nudged|reminded|escalated|followed-up|poked|checked)\b", re.I)
_REASON = re.compile(r"\b(?:because|since we|as we|as they|as the|due to|after|until|by the|owing to|while we|so that)\b\s*.*", re.I)
_NO_STATUS = re.compile(r"[A-Z]{2,3}|link|x|\d+")
_VAGUE_STATUS = re.compile(r"\b(?:done|new|late|review|ready|ahead|red|green|live)$", re.I)  # as a line's last word it may be just a word
_OPENING = 20  # letters in which a date that opens a line ends
_LONGEST_TITLE = 14  # words
_ORDERS: tuple[dates.Order, ...] = ("dmy", "mdy")
_YEAR = 360  # days: a wait that is older would be told with its year
_NEAR = 45  # days
_DROPPED = re.compile(r"^(?:deprioriti[sz]ed|dropped|cancell?ed|parked|on ice|paused|on hold|archived)$", re.I)

_OVER = re.compile(r"^(?:done|completed?|finished|closed|shipped|launched|live|rolled out)$", re.I)


def tags_of(text: str) -> tuple[tuple[str, ...], str]:
    """Bracketed tags at the start of a line, and the rest: "[P0] [Blocked] Churn" → (("P0", "Blocked"), "Churn")."""
    found = _TAG.match(text)
    if not found:
        return (), text
    tags = tuple(tag.strip() for tag in re.findall(r"\[([^\[\]]+)\]", found.group("tags")))
    return tags, found.group("rest")


def is_status(tag: str) -> bool:
    """Whether a word is one of the known ways to say how a project stands."""
    return bool(_KNOWN.match(tag.strip()))


def is_at_rest(status: str) -> bool:
    """Whether a status says that nobody works on it, for now or any more: a date given before no longer counts."""
    return bool(_DROPPED.match(status) or _OVER.match(status))


def project_of(point: Point, said: dt.date | None, order: dates.Order | None) -> Project | None:
    """The project that a point describes, or None where no status stands on it."""
    status, rest = _behind(point) or _tagged(point) or _circled(point) or _worded(point) or ("", "")
    if not status:
        return None
    status, was = _moved(status)
    was = was or next((was for tag in re.findall(r"\[([^\[\]]+)\]", point.text) if (was := _moved(tag)[1])), None)
    title, body = _title(rest)
    if len(title.split()) > _LONGEST_TITLE or not title or title.lower() == "link":
        return None
    told = body or rest
    return Project(
        line=point.line,
        title=title,
        status=status,
        eta=_eta(rest, told, status, said, order),
        waiting_on=waiting_on(told),
        followed_up=followed_up(told, said, order),
        reason=_reason(told, status),
        questions=tuple(sentence for _, sentence in sentences(told) if sentence.endswith("?")),
        raw=point.raw,
        since=stands_since(told, said, order),
        was=was,
    )


def _eta(rest: str, told: str, status: str, said: dt.date | None, order: dates.Order | None) -> dt.date | None:
    """The day a project is to be ready by: a marked one, else one that opens what is told or that it lands on; not just any day it names."""
    opening = dates.find(told[:_OPENING], order)
    if opening and opening[0].start == 0 and (opening[0].month or opening[0].date):
        rest = f"by {told}"
    moved = _MOVED_TO.search(rest)
    found = due.due(f"by {rest[moved.end() :]}", said, order) if said and moved else None
    if found is not None:
        return found.date
    found = due.due(rest, said, order) if said else None
    if found is None or (_DROPPED.match(status) and _NOT_BEFORE.match(found.text)):
        return None
    return found.date if found.strength == "marked" or _LANDS.search(rest[: found.start]) else None


def eta_of(text: str, status: str, said: dt.date | None, order: dates.Order | None) -> dt.date | None:
    """The day to which a line below a project's own moves it: "ETA 3/7", "launch now 4 May"."""
    return _eta(text, text, status, said, order)


def _moved(tag: str) -> tuple[str, str | None]:
    """How a project stands, and how it stood where its tag says so: `P3, was P2`, `P1 → P0`."""
    found = _MOVED.match(tag)
    if not found:
        return tag, None
    now, was = (found["now"] or found["new"]).strip(), (found["was"] or found["old"]).strip()
    return (now, was) if is_status(now) and is_status(was) else (tag, None)


def _chosen(tags: Iterable[str]) -> str | None:
    """The tag that says most of how a project stands: a state before a priority; None where none is a known one."""
    known = [tag for tag in tags if is_status(_moved(tag)[0])]
    return next((tag for tag in known if not re.match(r"p\d\b", tag, re.I)), known[0] if known else None)


def _behind(point: Point) -> tuple[str, str] | None:
    """`Title [P2] [On track] ETA 15 July – …`, `[P1] Title [Blocked] …`: a known tag behind what reads as a title, not behind a sentence."""
    found = _BEHIND.match(point.text)
    if not found:
        return None
    title = found["title"].strip(" -–—")
    status = _chosen(re.findall(r"\[([^\[\]]+)\]", found["tags"] + found["front"]))
    marked = bool(found["front"]) or point.zone == "projects" or bool(re.match(r"\W*(?:\*\*|__|\[\[)", point.raw))
    short = title[:1].isupper() and len(title.split()) <= _SHORT_TITLE and not _CLAUSE.search(title)
    if status is None or not (marked or short):
        return None
    return status, f"{title}: {found['rest']}".rstrip(": ")


def _circled(point: Point) -> tuple[str, str] | None:
    """`🔴 Title: …`, `Title 🟢`: traffic lights, in front only where a description follows or among projects."""
    found = _CIRCLE.match(point.text)
    if not found:
        return None
    if found["first"]:
        titled = point.zone == "projects" or bool(_title(found["rest"])[1])
        return (COLOURS[found["first"]], found["rest"]) if titled else None
    return COLOURS[found["last"]], f"{found['title']}: {found['more']}".rstrip(": ")


def _tagged(point: Point) -> tuple[str, str] | None:
    """Status and the rest of the line by tags in brackets. A known word counts anywhere, an unknown one only under projects."""
    tags, rest = tags_of(point.text)
    known = _chosen(tags)
    if known:
        return known, rest
    if tags and point.zone == "projects" and not _NO_STATUS.fullmatch(tags[0]) and len(tags[0].split()) <= 3:
        return tags[0], rest
    return None


def _worded(point: Point) -> tuple[str, str] | None:
    """`(blocked) Heron`, `P1: Heron`, and under projects `Heron: on hold, because …`."""
    for pattern in (_ROUND, _FRONT):
        found = pattern.match(point.text)
        if found and is_status(found.group("tag")):
            return found.group("tag"), found.group("rest")
    found = _BACK.match(point.text) if point.zone == "projects" else None
    if found is None or not is_status(found.group("tag")) or _VAGUE_STATUS.search(found.group("tag")):
        return None
    more = found.group("more").lstrip(" .,;:()—–-")
    return found.group("tag"), f"{found.group('rest')}: {more}".rstrip(": ")


def _title(rest: str) -> tuple[str, str]:
    """Title and description: cut at a colon or dash, else at the first full stop or comma."""
    found = re.match(r"(?P<title>[^:]{2,90}?)(?:\s*:\s+|\s+[-–—]\s+)(?P<body>\S.*)$", rest, re.S)
    if not found:
        found = re.match(r"(?P<title>.{2,90}?)(?:(?<!\b[A-Z])[.,;]\s+|\s+(?=ETA\b)|\s+\()(?P<body>\S.*)$", rest, re.S)
    title, body = (found.group("title"), found.group("body")) if found else (rest, "")
    waits = _WAITS_BEHIND.search(title)
    if waits:  # "Data access waiting for DE to set it up": what it waits for is no part of its name
        title, body = title[: waits.start()], rest[waits.start() :].strip(" ,(–—-")
    return re.sub(r"\[link\]|\s*\[[^\]]*\]\s*$", "", title).strip(" .,:;-–—("), body.strip()


def waiting_on(text: str) -> str | None:
    """Whom or what a line waits for: "Waiting for DE to set up the table" → "DE"."""
    found = _WAITING.search(text)
    if not found:
        return None
    who = re.sub(r"^(?:the|a|an)\s+", "", plain(found.group("who")).strip(" .,;"))
    return who if 0 < len(who.split()) <= 6 else None


def followed_up(text: str, said: dt.date | None, order: dates.Order | None) -> dt.date | None:
    """The day on which somebody asked after it: "Followed up on 3/2"."""
    verb = _FOLLOWED.search(text)
    if not verb or not said:
        return None
    days = (_past(found, said) for found in dates.find(text[verb.end() : verb.end() + 40], order))
    return next((day for day in days if day), None)


def stands_since(text: str, said: dt.date | None, order: dates.Order | None) -> dt.date | None:
    """The day from which it stands so: "Waiting for DE since 20 Feb"."""
    begin = re.search(r"\bsince\s+", text, re.I)
    if not begin or not said:
        return None
    found = next(iter(dates.find(text[begin.end() : begin.end() + 25], order)), None)
    return _past(found, said) if found is not None and found.start <= 4 else None


def _past(found: dates.Found, said: dt.date) -> dt.date | None:
    """The day, not after ``said``, that a date means; where day and month are open, the one reading that is past, or alone is near."""
    stated: list[dt.date | None]
    if found.date or (found.month and found.day) or found.ambiguous:
        stated = (
            [found.date] if found.date else list(found.ambiguous) or [dates.with_year(found.month or 1, found.day or 1, said, back=_YEAR)]
        )
    else:
        both = [one[0] for order in _ORDERS if (one := dates.find(found.text, order))]
        stated = [dates.with_year(one.month, one.day, said, back=_YEAR) for one in both if one.month and one.day]
    past = sorted({day for day in stated if day and day <= said})
    near = [day for day in past if (said - day).days <= _NEAR]
    return past[0] if len(past) == 1 else near[0] if len(near) == 1 else None


def told_order(texts: Iterable[str], said: dt.date | None) -> dates.Order | None:
    """Day or month first, where the due dates of some lines can be meant in one way only: "ETA 3/12", said on 4 March; None where they disagree."""
    votes: set[dates.Order] = set()
    for text in texts if said else ():
        eta = due.due(text, said) if said else None
        digits = re.search(r"(\d{1,2})/(\d{1,2})\b", eta.text) if eta else None
        if eta and digits and digits[1] != digits[2]:
            votes |= {"dmy"} if (int(digits[1]), int(digits[2])) == (eta.date.day, eta.date.month) else set()
            votes |= {"mdy"} if (int(digits[2]), int(digits[1])) == (eta.date.day, eta.date.month) else set()
    return votes.pop() if len(votes) == 1 else None


def _reason(text: str, status: str) -> str | None:
    if not _DROPPED.match(status):
        return None
    found = _REASON.search(text)
    return found.group(0).strip(" .") if found else None
