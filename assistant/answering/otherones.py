"""What tells that a sentence speaks of another one of the kind that is asked for: the first clinic, of the second; May's bill, of July's.

However like the question it is, an amount of April does not answer what May's was, and no valuation 9 what valuation 10 came to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assistant.reading.inline import fold
from assistant.reading.words import stem

_ORDINALS = {word: n for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}
_NUMBERS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
# "May" is a month where a number, a word of time or a noun's place tells it; "may" in small letters behind "in" or "of".
_MONTHS = re.compile(
    rf"\b(?P<month>{_MONTH})\b|\b(?P<may>May)\b(?! (?:be|I|we|she|he|they)\b)|\b(?:in|for|of|since|until|till|by|end|mid) (?P<low>may)\b",
    re.I,
)
_AHEAD = re.compile(
    rf"\b(?:eta|due|by|until|till|before|starts?|starting|from|since)\W+(?:the |end of |mid[- ]|early |late )*(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?(?:{_MONTH}|may)\b",
    re.I,
)
_IN_ORDER = re.compile(
    rf"\b(?P<place>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\s+(?P<things>[a-z][\w-]*(?: [a-z][\w-]*){{0,2}})", re.I
)
_NUMBERED = re.compile(
    rf"\b(?P<thing>[a-z][a-z-]{{3,}}) (?:no\.? ?|number |#)?(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})\b(?![.,:]?\d|\s?(?:%|k\b|m\b))", re.I
)
_NO_KIND = frozenset("time times day days week weeks month months year years hour hours minute minutes only about with from than over under until since after before "
                     "last next past these those there here every each said says have were that this they them then when what which least most nearly almost around "
                     "january february march april june july august september october november december".split())  # fmt: skip


def months_in(text: str) -> frozenset[str]:
    """The months that a text names, by their first three letters."""
    found = (m["month"] or m["low"] or (m["may"] if m["may"] and m["may"][0].isupper() else None) for m in _MONTHS.finditer(text))
    return frozenset(month[:3].lower() for month in found if month)


def of_another_month(question: str, text: str) -> bool:
    """Whether a text names months, and none of those that the question names.

    >>> of_another_month("what did tokens cost in may", "Token cost 3.1k in April")
    True
    >>> of_another_month("what did tokens cost in may", "Tokens: 3.1k in April, 2.8k in May")
    False
    """
    asked, told = months_in(question), months_in(_AHEAD.sub(" ", text))
    return bool(asked and told) and not asked & told


def of_another_number(question: str, text: str) -> bool:
    """Whether both count the same kind of thing through, and the text names only others: the first clinic and the second, phase 2 and phase 3.

    >>> of_another_number("how many came to the second joint clinic", "First joint clinic held, 9 booked")
    True
    >>> of_another_number("how much was valuation ten", "valuation 9 submitted 1.24m")
    True
    """
    asked, told = _counted(question), _counted(text)
    return any(kind in told and not numbers & told[kind] for kind, numbers in asked.items())


def _counted(text: str) -> Mapping[str, frozenset[int]]:
    """The numbers under which a text names things, by the stems of these."""
    found: dict[str, frozenset[int]] = {}
    for kind, number in (*_ordered(text), *_numbered(text)):
        found[kind] = found.get(kind, frozenset()) | {number}
    return found


def _ordered(text: str) -> Iterator[tuple[str, int]]:
    for match in _IN_ORDER.finditer(text):
        place = fold(match["place"])
        number = _ORDINALS.get(place) or int(re.sub(r"\D", "", place))
        yield from ((stem(word), number) for word in fold(match["things"]).split() if len(word) > 3 and word not in _NO_KIND)


def _numbered(text: str) -> Iterator[tuple[str, int]]:
    for match in _NUMBERED.finditer(text):
        thing, number = fold(match["thing"]), fold(match["number"])
        if thing not in _NO_KIND and thing not in _ORDINALS and thing not in _NUMBERS:
            yield stem(thing), _NUMBERS.get(number) or int(number)
