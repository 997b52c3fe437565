"""What a question asks for: its words without those for people, time and kind, each with what may stand for it and its weight."""

from __future__ import annotations

import difflib
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.answering.alike import alike
from assistant.answering.kinds import is_kind_word, is_soft_word, kind_words
from assistant.reading.inline import fold
from assistant.reading.words import BASE_VERBS, content_words, stem

_WORD = re.compile(r"[^\W_](?:[\w'’&+./:-]*[^\W_])?%?")
_ABOUT = re.compile(r"\b(?:about|regarding|concerning|on the (?:topic|subject|matter) of|in terms of)\b", re.I)
_LETTERS = re.compile(r"[^\W\d_]{6,}")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_OR = re.compile(r"([\w-]+) or ([\w-]+)")
_MEETS = re.compile(r"\bme(?:et|ets|t)\b(?! (?:up )?(?:with|last|first|before))", re.I)
_BRINGS_UP = re.compile(r"\b(?:bring|brings|brought|bringing) (?=up\b)|(?<=\b)(?:raise|raised) (?=(?:the )?(?:topic|subject)\b)", re.I)
# "till" is a word for "until", and a thing that takes money.
_A_TILL = re.compile(
    r"\b(the|a|our|my|his|her|its|new|old|which|what|each|one|this|that|second) till(?= [a-z]|[^\w ]|$)(?! (?:then|now|next|the|\d|today|tomorrow|it|we|he|she|they|i)\b)",
    re.I,
)
# "which till system": a line that names the till need not call it a system.
_TYPED = re.compile(
    r"\b(?:which|what) (?!(?:kinds?|sorts?|types?) of\b)(?:[\w'’-]+ ){1,2}(?P<type>system|tool|software|product|provider|supplier|vendor|company|firm|brand|option|place|venue|solution|model|variant|version)\b",
    re.I,
)
# "the lead position", "the flat matter": the noun before it is what is asked for.
_FRAMED = re.compile(
    r"(?<=[a-z]{3} )(?<!the )(?<!his )(?<!her )(?<!our )(?<!this )(?<!that )(?<!what )(?P<type>position|role|thing|topic|business|matter|subject|story)\b",
    re.I,
)
_HOW_MUCH = re.compile(r"\bhow (?:big|large|high|long|expensive|small|tall|strong|wide) (?=is|was|are|were|did|will|has)", re.I)
_A_RAISE = re.compile(r"\b(?:a|the|my|his|her|their|no|is|was|big|pay|next|last|\w+['’]s) (?P<thing>raise)\b", re.I)
_IN_ORDER = re.compile(r"\b(?:in )?(?:which|what) (?:order|sequence)\b", re.I)
_DERIVED = 6  # letters: shorter words are no derivations
# "all the prices we had on the table": what kind of thing is listed, and an idiom.
_FIGURES = re.compile(r"\b(?P<type>figures|numbers|prices|amounts|sums|discounts|costs|rates)\b", re.I)
_ON_TABLE = re.compile(r"\b(?:that )?(?:we|i|they) (?:ever )?(?:had|have|put|got) on the table\b|\bon the table\b", re.I)
_SOFT = 0.45  # how much a word counts that may only frame what is asked
_APART = re.compile(
    r"\b(?:on call|stand up|kick off|follow up|sign off|hand over|write up|set up|roll out|cut over|run book|road map|data set|front end|back end|part time|full time|week end)\b",
    re.I,
)
# Deeds of several words, by the one word that the notes may use.
_DEEDS = (
    (r"go(?:es)? live|went live|gone live|going live", "launch"),
    ("kick(?:s|ed)? in|come into force|take effect", "start"),
    ("(?:tak(?:e|es|ing|en)|took) over|pick(?:s|ed|ing)? up", "cover"),
    ("st(?:and|ands|ood) in for|fill(?:s|ed)? in for", "cover"),
    (r"put (?:\w+ )?in touch(?: with)?|in touch(?: with)?", "introduce"),
    ("back(?:s|ed)? up", "backup"),
    ("for a living", "job"),
    ("as a living", "job"),
    ("turn(?:s|ed)? down", "reject"),
    ("hand(?:s|ed)? in (?:his|her|their) notice", "resign"),
    ("get(?:s|ting)? along", "relation"),
    (r"(?:on|of|annual|parental|maternity|paternity|sick|unpaid|paid|study|compassionate|family|carer['’]?s|long) leave", "holiday"),
    (r"(?:my|his|her|their|our|your|the|a|\w+['’]s) leave(?! (?:him|her|it|them|us|me|you|the|a|an|for|that|this)\b)", "holiday"),
    (r"leave (?=(?:from )?\d|from |until |starts |begins |ends |is |was |in [A-Z])", "holiday "),
    (r"leave (?:days?|balance|requests?|dates?|allowance|entitlement)", "holiday"),
    ("time[- ]off", "holiday"),
    ("days? off", "holiday"),
    ("dept|department", "team"),
    ("put off|push(?:ed)? back", "postpone"),
    ("call(?:ed)? off", "cancel"),
    ("work(?:s|ing)? from home", "remote"),
    ("per cent", "%"),
    (r"h(?:old|olds|eld|olding) (?:\w+ )?(?:up|back)", "block"),
    (r"(?:be|is|was|been|being|are|were|['’]s|['’]m|am|we|go|goes) (?:gone|away)(?! (?:on|at|for|to|from|the|and|with)\b)", "holiday"),
    (r"second[- ]in[- ]command|right[- ]hand (?:man|woman|person)|number two", "deputy"),
    (r"in (?:use|service|operation)|up and running", "live"),
    (r"(?:every|each) hour|by the hour", "hourly"),
    (r"(?:every|each) day", "daily"),
    (r"(?:every|each|per|a|by the) month", "monthly"),
    (r"(?:every|each|per|a|by the) year|per annum|annual(?:ly)?", "yearly"),
    (r"(?:pay|salary|wage) (?:rise|increase|raise)", "raise"),
    (r"practi[cs]e (?=interview|talk|run|exam)|trial (?=interview)|rehears(?:e|al) (?=interview)", "mock "),
    (r"g(?:o|oes|oing|one|ave|iven|et|ot) rid of|thr(?:ow|ew|own) (?:out|away)", "dispose"),
    (r"look(?:s|ed|ing)? after|tak(?:e|es|ing|en) care of|took care of", "care"),
)
_PHRASAL = tuple((re.compile(rf"\b(?:{pattern})\b", re.I), word) for pattern, word in _DEEDS)
_ANY_PHRASAL = re.compile(rf"\b(?:{'|'.join(pattern for pattern, _ in _DEEDS)})\b", re.I)
_IN_PERCENT = re.compile(r"\d ?%")
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SPELLED = {**{word: str(i) for i, word in enumerate(_NUMBERS)}, **{word: str(n) for word, n in _TENS.items()}}
_ORDINALS = {"2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth", "1st": "first"}
_NUMBER_WORDS = {
    **{digits: frozenset({word}) for digits, word in _ORDINALS.items()},
    **{word: frozenset({digits}) for word, digits in _SPELLED.items()},
    **{digits: frozenset({word}) for word, digits in _SPELLED.items()},
}
_ASKS = frozenset(
    """who whom whose which what when where why how the our my your their his her its of a an to about with for from and or not any i we he she they you it me us him them
    is are was were be been did do does has have had can could should would will shall may might there here this that these those so far until anything something someone
    ever else okay ok hi hey please thanks much many lot sort kind kinds type bit s t d ll re ve whats hows wheres whens whos im atm asap btw fyi pls plz asks isn aren wasn weren hasn haven didn doesn don isnt arent hasnt didnt doesnt dont while because according accord along during per wont guy guys rather within towards toward against onto into upon versus vs havent hadnt cant wouldnt couldnt shouldnt arent werent ive mine only just too very end"""
    .split()
)  # fmt: skip


_BEFORE_THINGS = frozenset(
    "the a an my our his her their its of for on in with about at which what no this that new next first second".split()
)


@dataclass(frozen=True, slots=True)
class Term:
    """One word asked for. ``named``: a capital within the sentence or a number, which nothing else can stand for. ``soft``: it may
    only frame what is asked ("decide", "put"), and counts little.
    """

    stem: str
    word: str
    weight: float
    named: bool = False
    others: frozenset[str] = frozenset()
    soft: bool = False
    deed: bool = False
    phrase: bool = False


class Frequencies:
    """In how many sentences of the notes a stem stands: rare words weigh more (inverse document frequency)."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        counts: Counter[str] = Counter()
        self._total = 0
        for words in texts:
            counts.update(set(words))
            self._total += 1
        self._counts = counts

    def weight(self, word: str) -> float:
        """1 for a word that stands everywhere to about 3 for one that never does."""
        return 1.0 + math.log((1 + self._total) / (1 + self._counts.get(word, 0))) / max(1.0, math.log(1 + self._total)) * 2

    def corrected(self, text: str) -> str:
        """The text with misspelt words of the notes put right: a word that the notes don't hold but for a letter or two."""
        return _LETTERS.sub(lambda m: self._correct(m[0]), text)

    def _correct(self, word: str) -> str:
        low = fold(word)
        roots = content_words(low)
        if len(low) < 6 or not roots or any(self.known(r) or alike(r) for r in roots) or is_kind_word(low) or is_soft_word(low):
            return word
        kin = [w for w in self._counts if abs(len(w) - len(low)) <= 2 and w[0] == low[0]]
        close = difflib.get_close_matches(low, [*kin, *(w for w in kind_words() if w[0] == low[0])], n=1, cutoff=0.86)
        return close[0] if close else word

    def known(self, word: str) -> bool:
        """Whether the notes hold the word at all."""
        return word in self._counts


def terms_of(text: str, frequencies: Frequencies, people: Iterable[str] = (), *, wide: bool = False) -> tuple[Term, ...]:
    """The terms of a question from which time and partners are taken; ``people`` are folded names that say nothing there.

    ``wide``: the question asks what a session was about. Behind "about" every word counts; before it those that only frame the question don't.
    """
    text = frequencies.corrected(joined(plain_deeds(_BRINGS_UP.sub("", text))))
    ordered = _IN_ORDER.search(text)
    text = text.replace(ordered[0], " ", 1) if ordered else text
    text = _HOW_MUCH.sub("how ", text)
    patterns = (_TYPED, _FRAMED, _FIGURES) if asks_figures(text) else (_TYPED, _FRAMED)
    typed = frozenset(fold(m["type"]) for pattern in patterns for m in pattern.finditer(text))
    text = _ON_TABLE.sub(" ", text) if asks_figures(text) else text
    raised = _A_RAISE.search(text) is not None
    marker = _ABOUT.search(text)
    frame, matter = (text[: marker.end()], text[marker.end() :]) if marker else (text, "")
    ignored = frozenset(people)
    found = {t.stem: t for t in (*_terms(frame, frequencies, ignored, 0, wide), *_terms(matter, frequencies, ignored, 1, wide))}
    if _MEETS.search(frame) and any(not term.soft for term in found.values()):
        found.setdefault("meet", _term("meet", "meet", frequencies, named=False, soft=False))
    terms = tuple(
        replace(t, weight=t.weight * _SOFT, soft=True)
        if t.word in typed and not (t.soft or t.named)
        else replace(t, weight=t.weight / _SOFT, soft=False)
        if raised and t.word == "raise"
        else t
        for t in found.values()
    )
    return _alternatives(terms, text)


def asks_figures(text: str) -> bool:
    """Whether a question wants all the figures of something: lines with a number answer it, whatever they call it."""
    return re.search(r"\b(?:all|every|any|list|which|what)\b", text, re.I) is not None and _FIGURES.search(text) is not None


def _alternatives(terms: tuple[Term, ...], text: str) -> tuple[Term, ...]:
    """Where the text says "blocked or dropped": two terms of which one is enough become one."""
    for match in _OR.finditer(text):
        a, b = (next((t for t in terms if t.word == fold(word)), None) for word in match.groups())
        if a and b and not (a.named and b.named):
            one = replace(a, others=a.others | b.others | {b.stem}, named=False)
            terms = tuple(one if t is a else t for t in terms if t is not b)
    return terms


def _terms(text: str, frequencies: Frequencies, ignored: frozenset[str], depth: int, wide: bool) -> Iterator[Term]:
    """``depth``: 0 for the frame, where some words count little; 1 for what stands behind "about"."""
    before = ""
    for place, match in enumerate(_WORD.finditer(text)):
        word = match[0].rstrip(".:")
        thing, before = _is_thing(fold(word), before), fold(word)
        low = fold(word).replace("’", "'").removesuffix("'s")
        if low in _ASKS or low.replace("'", "") in _ASKS or low in ignored or is_kind_word(low, wide):
            continue
        named = (word[:1].isupper() and (place > 0 or depth == 1) and not word.isupper()) or low[:1].isdigit()
        for root in content_words(word):
            if not is_kind_word(root, wide):
                term = _term(root, low, frequencies, named=named, soft=is_soft_word(low) and depth == 0)
                yield replace(term, deed=False) if thing else term


def _is_thing(word: str, before: str) -> bool:
    """Whether a word that could be a deed names a thing here: "the post", "monitoring licence"."""
    if word.endswith("ed"):
        return False
    return word.endswith("ing") or before in _BEFORE_THINGS or before.endswith(("'s", "’s"))


def _term(root: str, word: str, frequencies: Frequencies, *, named: bool, soft: bool) -> Term:
    whole: frozenset[str] = (
        frozenset({f"{root}e"}) if word.endswith(("ing", "ed")) and not named else frozenset()
    )  # "baking": the notes say "bake"
    others = whole | _rooted(word) | (_NUMBER_WORDS.get(root, frozenset()) if named else alike(root)) | _NUMBER_WORDS.get(root, frozenset())
    factor = 1.2 if named else _SOFT if soft else 1.0
    if not named and not soft and root in BASE_VERBS:
        known = frequencies.known(root) or any(frequencies.known(other) for other in others)
        factor = 0.7 if known else 0.4  # a deed is told in other words more often than a thing
    return Term(root, word, frequencies.weight(root) * factor, named, others, soft, root in BASE_VERBS and not soft and not named)


def _rooted(word: str) -> frozenset[str]:
    """What a word is made of: "weakness" of "weak", "undeleted" of "delete"."""
    if word.endswith("ness") and len(word) > _DERIVED:
        return frozenset({stem(word[:-4].removesuffix("i") + ("y" if word[:-4].endswith("i") else ""))})
    if word.startswith("un") and word.endswith("ed") and len(word) > _DERIVED and stem(word[2:]) in BASE_VERBS:
        return frozenset({stem(word[2:])})
    return frozenset()


def phrases_of(text: str, spoken: Callable[[str], bool], ignored: Iterable[str] = ()) -> tuple[Term, ...]:
    """Pairs of words that each only frame a question, but which the notes hold side by side. ``spoken`` tells whether they do."""
    words = [fold(m[0]).removesuffix("'s") for m in _WORD.finditer(text)]
    skipped = {*_ASKS, *ignored}
    pairs = [f"{a} {b}" for a, b in pairwise(words) if a not in skipped and b not in skipped and not b.isdigit()]
    return tuple(Term(pair, pair, 2.5, phrase=True) for pair in pairs if spoken(pair))


def joined(text: str) -> str:
    """The text with words joined that people write apart or together: "on call" is "on-call"."""
    return _A_TILL.sub(r"\1 tills", _APART.sub(lambda m: m[0].replace(" ", "-"), text))


def stems_of(text: str) -> frozenset[str]:
    """The stems of a text; of a word with a hyphen also those of its parts: "failed-delivery" is found by "delivery"; of a deed of several
    words also the one word for it: "put us in touch" is found by "introduce".
    """
    stems = list(content_words(joined(text)))
    if "-" in text:
        stems += content_words(_HYPHEN.sub(" ", text))
    if _IN_PERCENT.search(text):
        stems.append("%")
    if _ANY_PHRASAL.search(text):
        stems += content_words(plain_deeds(text))
    return frozenset(stems)


def plain_deeds(text: str) -> str:
    """The question with deeds of several words as one: "go live" is "launch"."""
    for pattern, word in _PHRASAL:
        text = pattern.sub(word, text)
    return text
