"""Pressure by rank in what is to be said to somebody ("as your boss I demand …", "I sign your review"): found, and taken out."""

from __future__ import annotations

import re

_ROLE = r"(?:(?:line |team |direct )?(?:boss|manager|lead|leader|supervisor|superior)|director|head(?: of [\w-]+)?|ceo|cto|cfo|vp|chief|(?:head|senior|lead|ward|floor|shop|store) \w+|senior(?: here)?|mentor|teacher|client|customer|employer|sponsor)"
_WILL = r"(?:demand|expect|order|insist|require|command|forbid|tell|want|need|decide|say|direct|instruct)"
_PHRASES = tuple(
    re.compile(rf"(?i){pattern}")
    for pattern in (
        rf"(?:\b(?:and|so|but),? )?\b(?:speaking )?as (?:your|the) {_ROLE},? (?=(?:I(?:'d| do| will|'ll)? (?:\w+ly )?{_WILL}\b|you\b|do\b))",
        rf"\b(?:because |since |remember,? (?:that )?|and )?I(?:'m| am) (?:still )?(?:your|the) {_ROLE}(?: here)?(?:,? (?:and|so|and so|after all)\b,?|[,.:;!]|(?= ?$))\s*",
        r"\b(?:because |since |as )?I(?:'ve| have) (?:more (?:seniority|rank)|been here longer) than you\b(?:,? (?:so|and)\b)?,? ?",
        r"(?:,| -| –|\.)? ?\b(?:simply |just )?because I (?:say|said) so\b",
        r"(?:,| -| –)? ?\b(?:and )?(?:that's|that is|this is|it's) an order\b",
        r"(?:,| -| –)? ?\b(?:and )?(?:I want )?no (?:discussion|arguments?|ifs? (?:and|or) buts)\b(?: about (?:it|this|that))?(?=[.,;!]|$)",
        r"(?:,| -| –)? ?\b(?:and )?(?:it's|it is|that's|that is|this is) not up for (?:discussion|debate)\b",
        r"(?:,| -| –)? ?\b(?:end of (?:discussion|story)|do as (?:I say|you(?:'re| are) told))\b",
        r"(?:,| -| –)? ?\b(?:and |so |just )?(?:don't forget|remember|never forget|keep in mind|bear in mind)(?: that)? (?:who (?:signs|writes|does|decides|pays|approves|is|runs)\b|I (?:sign|write|decide|pay|approve)\b|you (?:work|report) (?:for|to) me\b)[^.;!?]*",
        r"\b(?:and )?I (?:outrank you|sign your \w+|decide (?:on|about) your \w+|write your (?:review|appraisal)|pay your (?:salary|wages)|have the (?:final|last) say)(?: here)?(?:,? (?:so|and)\b,?)? ?",
        r"\b(?:and )?you (?:work|report) (?:for|to) me(?:,? (?:so|and)\b,?)? ?",
        r"(?:,| -| –)? ?\bor else\b(?=[.,;!]|$)",
        r"(?:,| -| –)? ?\bif you (?:want|wish|like|value|care about)(?: to keep)? your (?:job|bonus|contract|position|career|promotion)\b(?: here)?,? ?",
    )
)  # fmt: skip
_ORDER = re.compile(
    r"(?i)\bI (?:do |hereby |strongly |really )*(?:demand|order|command|insist|require|instruct|direct|expect|want|need|tell)(?: that)? you (?:to |must |will |shall |should )?(?=(?!are\b|to\b)[a-z])"
)
_MUST = re.compile(
    r"(?i)(?:^|(?<=[.!?] ))(?:and |so )*you ?(?:must|have to|will|'ll|are to|need to|shall|had better|better|should|are going to) (?=(?!be\b|not\b|have been\b)[a-z])"
)
_THING = re.compile(
    r"(?i)\bI (?:do |hereby |strongly )*(?:demand|expect|require|insist on|want)(?= (?:an?|the|my|your|more|some|at least|\d)\b)(?: )"
)
_DEMAND = re.compile(r"(?i)\bI (?:hereby |strongly |really )*(?:demand|order|command)(?: that)? you (?:to )?(?=[a-z])")


def without_rank(text: str) -> tuple[str, tuple[str, ...]]:
    """(a text without pressure by rank, its order said as a request; what was taken out). Quoted words are left alone.

    >>> without_rank("As your boss I demand you work the weekend.")
    ('Please work the weekend.', ('As your boss', 'I demand'))
    >>> without_rank("My boss told me to work the weekend.")
    ('My boss told me to work the weekend.', ())
    """
    quoted = [span.span() for span in re.finditer(r"[\"“][^\"”]*[\"”]", text)]
    taken: list[str] = []

    def drop(match: re.Match[str]) -> str:
        if any(a <= match.start() < b for a, b in quoted):
            return match.group()
        taken.append(match.group().strip(" ,.;:-–"))
        return ". " if match.group().rstrip()[-1:] in ".;:!" else ""

    plain = text
    for pattern in _PHRASES:
        plain = pattern.sub(drop, plain)
        quoted = [span.span() for span in re.finditer(r"[\"“][^\"”]*[\"”]", plain)]
    asks = (_ORDER, _MUST) if taken else (_DEMAND,)

    def ask(match: re.Match[str]) -> str:
        taken.append(re.sub(r"(?i)(?: that)? you\b.*| to$", "", match.group().strip()) if pattern is not _MUST else match.group().strip())
        return "please "

    for pattern in asks:
        plain = pattern.sub(ask, plain)
    plain = _THING.sub("please give me ", plain) if taken else plain
    return (_tidied(plain), tuple(word for word in taken if word)) if taken else (text, ())


def _tidied(text: str) -> str:
    text = re.sub(r"\s+([.,;!?])", r"\1", re.sub(r"[ \t]{2,}", " ", text)).strip(" ,;")
    text = re.sub(r"(?:^|(?<=\n))[.,;: ]+", "", text)
    return re.sub(r"(?:^|(?<=[.!?] ))([a-z])", lambda m: m.group().upper(), re.sub(r"\.(?:\s*\.)+", ".", text))
