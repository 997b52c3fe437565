"""What a task or a report is about: the noun phrase, its noun, and what tells it from another thing of the same noun."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from assistant.reading.words import content_words, stem

_LABEL = re.compile(
    r"\b(q|h|v|rev|version|phase|stage|sprint|release|part|chapter|section|node|room|floor|ticket|issue|wave|batch|round|milestone|level|unit"
    r"|module|draft|task|item|step|option|plan|team|site|gate|line) ?[-#]?(\d{1,4}(?:\.\d+)*)\b(?![/:-])"
)
# A letter that tells one from its like: "option A", "interview candidate B"; not the initial of a name, nor "vitamin C is".
_LETTER = re.compile(
    r"\b([a-z]{3,}|Option|Plan|Team|Phase|Group|Site|Part|Candidate|Version|Variant) ([B-HJ-NP-Z]|A(?=\W*$|[,;:)]| (?:and|or|to|by|for|with|in|at|on|is|was)\b))(?![\w.’'-])"
)
_OF_SHIFT = re.compile(r"\b(night|day|morning|evening|early|late|weekend)[ -](?=(?:shift|crew|team|staff|nurse|watch|desk)s?\b)")
_MONTH = re.compile(r"January|February|March|April|May|June|July|August|September|October|November|December")
_OF_MONTH = re.compile(
    r"(?<![\w-])(?<!\bin )(?<!\bby )(?<!\bend of )(?<!\bsince )(?<!\buntil )(?<!\bbefore )(?<!\bfrom )(?<!\bmid )(?<!\bearly )(?<!\blate )(?<!\blast )(?<!\bnext )(?<!\bafter )(?<!\bstart of )(?<!\d )(?<!\dth )(?<!\d\. )"
    r"(January|February|March|April|May|June|July|August|September|October|November|December)(?! \d)(?=\)| (?!is\b|to\b|she\b|he\b|\d)[a-z]|\W*$)"
)  # the month that tells a thing from its like ("the June backup"), not the one in which it happens
SOUGHT = re.compile(  # "a date for the visit": what is sought, before what it is for
    r"^(?:\w+ )?(?:for )?(?:(?:an?|the|some|new|[\w]+-minute|\d+|two|three) )*(?:date|day|slot|time)s? (?:for|of|on|with)\s+", re.I
)
_RECEIVER = re.compile(r"\b(to|with|for|from) (?:the )?([A-Z][\w-]+)\b")
# The same without a "to": "send Bob the contract", "gave Tom his laptop".
_GIVEN = re.compile(
    r"(?i:\b(?:send|sent|give|gave|bring|brought|show|showed|tell|told|lend|lent|pay|paid|hand|handed|write|wrote|mail|mailed|email|emailed|forward|forwarded))"
    r" ([A-Z][a-z][\w-]*) (?=(?:the|an?|his|her|their|my|our|some|all|about|that|what|two|three)\b)"
)
_TOKEN = re.compile(r"[^\W_][\w'’&+./-]*|[,;:(]")
ANY_KIND = frozenset(
    "new old final full whole short long revised updated latest own big small good nice two both three other second".split()
)
COUNTED_OFF = frozenset("second third fourth other old former".split())  # words of any kind that yet tell one thing from another
_TIMES = re.compile(r"(?:x\d+|\d+x)$", re.I)  # "jackets x6"
_ASKED_FOR = re.compile(
    r"(?:ask|chase|nudge|ping|remind|call|e?mail) (?:the |our |her |his )?[\w'’-]+(?: [\w'’-]+)?? for (?=an? |the |his |her |their )", re.I
)
_ANEW = frozenset("new old second third other".split())
_PROPER = re.compile(r"[A-Z][a-z]+(?![\w'’-])")
_SUBJECTS = frozenset("I he she we they you".split())
_ENDS_OBJECT = frozenset(
    """of to for from with without on in at by about before after until till into onto through over under below above re regarding and or but who whom which that
    w/ w/o abt re whether if when where how why what because so as than while is are was were be vs vs. against , ; : (""".split()
)


def phrase_of(text: str, verb: str | None = None, ignore: Collection[str] = ()) -> tuple[str, ...]:
    """The words of the first noun phrase of a task or a report, its noun last.

    >>> phrase_of("send the travel budget to Kim", "send"), phrase_of("a date for the board visit"), phrase_of("list of customers")
    (('travel', 'budget'), ('board', 'visit'), ('list',))
    """
    phrase: list[str] = []
    tokens = _TOKEN.findall(SOUGHT.sub("", text))
    for index, token in enumerate(tokens):
        if token.lower() in _ENDS_OBJECT or (phrase and token in _SUBJECTS):  # "the exercises | I gave her"
            if phrase:
                break
            continue
        if _TIMES.match(token):
            continue
        if phrase and _opens_another(tokens, index, phrase):
            break
        phrase += [w for w in content_words(token) if w != verb and w not in ignore and not w[0].isdigit()]
    return tuple(phrase)


def _opens_another(tokens: Sequence[str], index: int, phrase: Sequence[str]) -> bool:
    """Whether a thing set right behind another begins here: its place ("core samples | Station Road") or its purpose ("case | second lorry")."""
    before, token = tokens[index - 1], tokens[index]
    if token.lower() in _ANEW:
        return not set(phrase) <= ANY_KIND and before[0].isalpha() and before.lower() not in _ANEW
    if not (_PROPER.match(token) and before.islower() and before.isalpha() and phrase[-1] not in ANY_KIND and stem(before) == phrase[-1]):
        return False
    rest = itertools.takewhile(lambda t: t.lower() not in _ENDS_OBJECT, tokens[index:])
    return all(_PROPER.match(t) for t in rest)


def asked_for(text: str) -> str | None:
    """The noun of what a task asks somebody for.

    >>> asked_for("ask the brewery for a sample of the stout"), asked_for("ask Kim about a sample")
    ('sample', None)
    """
    found = _ASKED_FOR.match(text)
    phrase = phrase_of(text[found.end() :]) if found else ()
    return phrase[-1] if phrase else None


def receivers_of(text: str) -> dict[str, frozenset[str]]:
    """To whom or with whom, from whom and for whom, where a name says so: {"to": {"sale"}} in "the demo to Sales".

    >>> receivers_of("give the demo to Sales on Friday"), receivers_of("ask for the key")
    ({'to': frozenset({'sale'})}, {})
    """
    found: dict[str, set[str]] = {}
    for way, name in (*_RECEIVER.findall(text), *(("to", name) for name in _GIVEN.findall(text))):
        words = {word for word in content_words(name) if not word[0].isdigit()}  # months and days are no content words
        found.setdefault("to" if way == "with" else way, set()).update(words)
    return {way: frozenset(names) for way, names in found.items() if names}


@lru_cache(maxsize=4096)
def labels_of(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Numbers that tell things of a kind apart, by kind: (("phase", {"3"}), ("q", {"1"})). Dates and amounts are none."""
    found: dict[str, set[str]] = {}
    for kind, number in _LABEL.findall(text.lower()):
        found.setdefault(kind, set()).add(number)
    for kind, letter in _LETTER.findall(text):
        found.setdefault(kind.lower(), set()).add(letter)
    for part in _OF_SHIFT.findall(text.lower()):
        found.setdefault("shift", set()).add(part)
    for month in _OF_MONTH.findall(text) if _MONTH.search(text) else ():
        found.setdefault("month", set()).add(month[:3].lower())
    return tuple((kind, frozenset(numbers)) for kind, numbers in found.items())
