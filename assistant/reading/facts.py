"""The facts of a complaint, by code: whatever a reader could check. They must all stand in what is made of it, to the letter.

Numbers with their noun, percentages, amounts, dates, times, durations, quoted words, ids, addresses, names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.reading.clauses import sentences
from assistant.reading.words import BASE_VERBS, STOP_WORDS, stem

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
_WORDED = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|thousand|dozens?|half)"
)
_UNIT = r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|quarters?|sprints?|times|nights?)"
_KINDS = (
    ("quote", re.compile(r"[\"“«](?P<in>[^\"“”«»]{1,300})[\"”»]|(?<!\w)'(?P<in2>[^'\n]{2,120})'(?!\w)")),
    ("address", re.compile(r"https?://[^\s,;)]+|[\w.+-]+@[\w-]+\.[\w.]+|(?<!\w)@[A-Za-z][\w-]+")),
    ("id", re.compile(r"\b[A-Z][A-Z0-9]+-\d+\b|(?<!\w)#\d+|\b[A-Za-z]+_\w+\b|`[^`]+`|\bv\d+(?:\.\d+)+\b|\b[A-Z]\d\b|\b[\w-]+\.(?:py|sql|csv|xlsx?|md|json|ya?ml)\b")),
    ("date", re.compile(rf"(?i)\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?\b(?!\s*(?:%|hours|x\b))|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b(?: \d{{4}})?|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?|\b{_MONTH} \d{{4}}\b|\bQ[1-4]\b")),
    ("amount", re.compile(r"(?i)[$€£]\s?\d(?:[\d.,]*\d)?\s?(?:k|m|bn|million)?\b|\b\d(?:[\d.,]*\d)?\s?(?:k|m)?\s?(?:euros?|dollars?|pounds?|eur|usd|gbp|chf)\b")),
    ("share", re.compile(r"\b\d+(?:[.,]\d+)?\s?(?:%|percent\b|per cent\b)|\b\d+ (?:out )?of (?:the )?(?:\w+ )?\d+\b")),
    ("time", re.compile(r"(?i)\b\d{1,2}(?::\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|o'clock)|\b\d{1,2}:\d\d\b")),
    ("number", re.compile(rf"(?i)\b(?<![\d]:)(?<!1-)(?!1(?:[:x-]|[- ]?(?:on|to|2)[- ]?)1s?\b)(?<!\d[:x-])(?<!\b1 on )(?<!\b1 to )(?<!\b1-on-)(?<!\b1-to-)(?<!\b1on)(?:\d[\d.,]*\d|\d)(?:(?:st|nd|rd|th)\b|[kx]\b|-(?=[a-z]))?(?:\s?(?:-|–|to|or)\s?\d+)?(?:[ -](?:{_UNIT})\b|\s(?P<noun>[a-z][a-z-]+))?|\b{_WORDED}(?: of (?:the|them|my|our)| a| an)?[ -](?:{_UNIT}|(?P<noun2>[a-z][a-z-]+))\b|\b(?:twice|once)\b(?= (?:a|per|this|last|in)\b)|\btwice\b")),
    ("day", re.compile(rf"(?i)\b(?:last |this |next |every )?{_DAY}\b(?: (?:morning|afternoon|evening|night)s?)?")),
    ("month", re.compile(r"\b(?:January|February|April|June|July|August|September|October|November|December)\b|(?<=[a-z] )March\b|(?<=(?:in|of) )May\b|(?<=since )May\b")),
    ("when", re.compile(r"(?i)\b(?:yesterday|last (?:week|month|year|quarter|night|sprint|spring|summer|autumn|winter|time)|(?:every|each) (?:day|week|month|morning|night|sprint|quarter))\b")),
)  # fmt: skip
_MARKER = re.compile(r"^\s*\(?\d{1,2}[.)](?=\s)|(?<=\s)\(?\d{1,2}\)(?=\s)|(?<=[.;,] )[1-9]\.(?=\s)", re.M)
_SUBJECT_VERB = re.compile(
    r"^(?:'s\b|,? (?:and [A-Z]|you\b)|(?: (?:[a-z]+ly|just|always|never|still|often|also|only|even|really))* (?:is|was|has|does|doesn't|isn't|hasn't|didn't|won't|can't|wasn't|never|[a-z]+s|[a-z]+ed|came|went|took|gave|made|said|told|sent|broke|left|wrote|did|got|put|says)\b)"
)
_NOT_NOUN = STOP_WORDS | frozenset(
    "just alone or people's already too so is are was were that because which while but and nothing anyway later straight".split()
)
_NAME = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w'’À-ÿ-]*(?: [A-ZÀ-ÖØ-Þ][\w'’À-ÿ-]+)*")
_NO_NAME = frozenset(
    """i i'm i've i'd i'll ok okay mr mrs ms dr hr it ceo cto cfo pm pms po qa ux ui ci cd api apis etl sql kpi okr okrs pr prs mr mrs bi ml ai eod eow eta asap faq
    english german french spanish monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december fyi tl dr no yes not please thanks thank hi hello hey dear honestly seriously ugh wow god jesus christ christmas easter vp svp wfh mondays fridays
    asked told said been went got did had made found spent tried feels feel same another other others people everyone everybody someone somebody anyone nobody nothing something anything everything meanwhile maybe perhaps also plus sometimes usually often rarely almost even
    though although because whenever yet instead besides apparently clearly obviously today yesterday tomorrow recently lately currently right left such both most many several few remote leadership management finance
    marketing legal sales product security procurement compliance engineering operations support stakeholders meetings tickets requests code data dashboards priorities
    could would should does did deployments on-call onboarding morale hiring tests builds reviews reports rumours rumors handovers""".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that can be checked: its words as they stand, and what kind of thing it is."""

    text: str
    kind: str


def facts_of(text: str) -> tuple[Fact, ...]:
    """The facts of a text, in order of place, none inside another.

    >>> [f.text for f in facts_of('Kim sent 14 requests on 3 May, "all urgent", PIPE-41 took 2 days.')]
    ['Kim', '14 requests', '3 May', 'all urgent', 'PIPE-41', '2 days']
    """
    text = _MARKER.sub(lambda m: " " * len(m.group()), text.replace("’", "'"))
    taken: list[tuple[int, int, Fact]] = []
    for kind, pattern in _KINDS:
        for match in pattern.finditer(text):
            start, end = _span(kind, match)
            if start < end and not any(start < b and a < end for a, b, _ in taken):
                taken.append((start, end, Fact(text[start:end], kind)))
    for start, end in _names(text):
        if not any(start < b and a < end for a, b, _ in taken):
            taken.append((start, end, Fact(text[start:end], "name")))
    return tuple(fact for _, _, fact in sorted(taken, key=lambda t: t[0]))


def _span(kind: str, match: re.Match[str]) -> tuple[int, int]:
    if kind == "quote":
        name = "in" if match.group("in") else "in2"
        return match.span(name)
    if kind == "number":
        noun = match.group("noun") or match.group("noun2")
        if noun and (noun.lower() in _NOT_NOUN or noun.endswith("ly")):
            at = match.start("noun") if match.group("noun") else match.start("noun2")
            end = match.start() + len(match.group()[: at - match.start()].rstrip(" -"))
            return match.start(), end
    return match.span()


def _names(text: str) -> list[tuple[int, int]]:
    """Capitalised words that are no common word: at the start of a sentence only where the word is no English one."""
    starts = {text.find(s.text) for s in sentences(text)} | {0}
    out = []
    for match in _NAME.finditer(text):
        words = match.group().split()
        at = match.start()
        opens = at in starts or bool(re.search(r"(?:^|[.?!:\"“(]\s*|\n\s*(?:[-*•]|\d+[.)])?\s*)$", text[:at]))
        while words and (
            _common(words[0], opens)
            or (opens and len(words) == 1 and not _SUBJECT_VERB.match(text[at + len(words[0].removesuffix("'s")) :]))
        ):
            at += len(words[0]) + 1
            words, opens = words[1:], False
        if not words:
            continue
        name = " ".join(words)
        name = name.partition("'s")[0].rstrip("'")
        if len(name) > 1:
            out.append((at, at + len(name)))
    return out


def _common(word: str, opens: bool) -> bool:
    plain = word.lower().removesuffix("'s").rstrip(".,'")
    if plain in _NO_NAME or plain.partition("'")[0] in _NO_NAME or (word.isupper() and len(plain) <= 5):
        return True
    if not opens:
        return False
    return (
        plain in STOP_WORDS
        or plain in BASE_VERBS
        or stem(plain) in BASE_VERBS
        or plain in _OPENERS
        or "'" in plain
        or plain.endswith(
            (
                "ing",
                "ed",
                "ly",
                "ions",
                "ion",
                "ness",
                "ment",
                "ments",
                "ity",
                "ance",
                "ence",
                "ship",
                "ware",
                "ism",
                "wide",
                "less",
                "ful",
                "ous",
            )
        )
    )


_OPENERS = frozenset(
    """since after before every each one two three four five six seven eight nine ten half there here when while if as once until unless with without during against among everything
    five our your their his her its my this that these those who what why how where which whose whoever leaders leader boss manager managers team teams project projects
    work works things thing new old more less much long short good bad great poor urgent ad adhoc quick small large big whole total nightly weekly daily monthly staging
    production builds build pipeline pipelines model models notebook customer customers client clients vendor vendors platform database schema schemas column columns table
    tables metric metrics numbers number figures feedback career promotion salary pay training time money budget access permission approval decision decisions
    documentation docs wiki jira slack zoom email emails mail mails messages message calls call review stand retro sprint sprints planning roadmap scope requirements requirement
    deadline deadlines estimates estimate release releases deploys deployment alerts alert incident incidents bug bugs technical legacy quality junior senior colleagues colleague
    coworkers interns intern mentor mentee developers engineers analysts designers scientists folks guys upstream downstream cloud engineering somehow thanks sorry hopefully
    office hybrid commuting overtime weekend weekends nights evenings mornings lunch coffee noise compliance nope yeah yep well anyway further furthermore moreover first second
    third finally lastly secondly firstly additionally overall basically literally frankly personally unfortunately sadly luckily just only never always constantly too very so
    traffic coffee parking space air food music weather heating printer internet wifi network server servers laptop laptops screen chair room rooms building lift
    really still already again soon later next last am is are was were be do does did has have had can could will would should may might must let let's lets don't doesn't stop
    meanwhile zero none nil loved love hate hated bring leave being having getting waiting trying using switching sick tired fed stuck blocked""".split()
)  # fmt: skip


def is_common_word(word: str) -> bool:
    """Whether a word at the start of a sentence is an English one, and no name."""
    return _common(word.strip(".,:;?"), True)


def missing(facts: Iterable[Fact], text: str) -> tuple[Fact, ...]:
    """The facts that do not stand in a text, case, quotation marks and white space aside."""
    folded = _fold(text)
    return tuple(fact for fact in facts if not stands_in(fact.text, folded))


def stands_in(fact: str, folded: str) -> bool:
    """Whether the words of a fact stand in a folded text, as whole words; a number with its unit behind it ("48h", "45p") stands there too."""
    words = _fold(fact)
    end = r"(?![\d]|\w{4})" if words[-1:].isdigit() else r"(?!\w)"
    return re.search(rf"(?<![\w]){re.escape(words)}{end}", folded) is not None


def fold_text(text: str) -> str:
    """A text as facts are compared in it."""
    return _fold(text)


def _fold(text: str) -> str:
    folded = " ".join(re.sub(r"[\"“”«»]", "", text.replace("’", "'").casefold()).split())
    return folded.replace("every single ", "every ")  # the absolute goes, the fact stays
