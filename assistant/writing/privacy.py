"""Stand-ins for names on the way out, the names themselves on the way back.

A word that may name somebody is replaced by an invented one everywhere, always the same; what comes back is turned round. Too many
words replaced costs a model a little sense, one too few gives somebody away: in doubt a capital letter inside a sentence is a name.
Nothing is guessed on the way back: only stand-ins that stand in no text sent are used, and each stands for exactly one spelling.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.reading.initials import initials_of
from assistant.writing.wordclasses import LOGIC
from assistant.writing.wordforms import GLUE

# Words that read as names and are hardly anybody's.
_POOL = (
    "Alder Birch Cedar Dogwood Elder Fernley Gorse Hazelton Ivory Juniper Kelp Larch Mallow Nettle Osier Poplar Quillon Rowanby Sorrel Tamarisk Umber Vetch "
    "Willowby Xylia Yarrow Zinnia Aspen Bracken Clover Darnel Ebon Furze Garnet Heath Indigo Jasper Kestrel Linden Marlow Nutmeg Opal Pebble Quince Russet "
    "Saffron Teasel Ulex Verbena Wicker Yewell Amberly Basil Cobalt Damson Ermine Flint Ginger Hollis Isinglass Jetty Knapweed Lichen Medlar Narcisse Onyx "
    "Petrel Quartz Redwing Sable Thistle Upland Vireo Warbler Yellowby Acanth Borage Campion Dunlin Egret Fulmar Godwit Hawthorne Inkcap Jackdaw Kittiwake"
).split()
# Names that are also words: small letters mean the word.
_WORDS_TOO = frozenset(
    "will may mark grace hope art bill rob pat sue drew rose dawn june april august jack frank grant chase miles dean earl guy ray rich max gene don bob nick "
    "joy faith iris lily olive ruby amber penny sandy summer autumn melody patience young long king page price brown green white black gray grey wood woods "
    "stone field fields park banks bell day days best good little short small strong sharp wise low rice lane hill moss marsh reed rush love the and for".split()
)
_STARTERS = frozenset(
    "this that it what which who there here everyone nobody everybody team we they he she you decided discussed agreed blocked done open action actions next "
    "status note notes question last also then but and if when how why my our your the an a all some most each both no not only still "
    "me us yours mine both shared is are do does did can could would should where whose whom tell send ask bring show book brief swap keep make".split()
)
_SMALL_WORDS = _WORDS_TOO | _STARTERS | LOGIC | GLUE
_NO_NAMES = frozenset(
    "i january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun english german french spanish".split()
)
_MAIL_HOSTS = frozenset("gmail googlemail outlook hotmail yahoo icloud proton protonmail example mail gmx live".split())

_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_URL = r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]]"
_PHONE = r"(?<![\w./-])(?:\+\d[\d ()./-]{6,}\d|\(?0\d{1,4}\)?[ /-]\d[\d -]{4,}\d|\(\d{3}\) ?\d{3}-\d{4}|\d{3}-\d{3}-\d{4})(?![\w/])"
_HANDLE = r"(?<![\w@])@[A-Za-z][\w.-]*\w"
_COMPANY = r"((?:[A-Z][\w&-]+ ){1,3})(?:Inc|Ltd|GmbH|Corp|LLC|AG|SE|plc|PLC|Oy|AB|BV|Pty|SARL|Limited)\b"
_CAPITAL = re.compile(r"(?<![^\W\d_])[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]*[a-zß-öø-ÿā-ž][^\W\d_]*(?![^\W\d_])")
_AT_START = re.compile(r"(?:^|[.!?•|>\n]|(?:^|\n)\s*[-*–—+])[\s\"“'\[*_]*$")
_ACTS = re.compile(
    r"(?:['’]s\b| (?:will|to|said|says|asked|asks|has|wants|agreed|promised|owes|thinks|needs|is|was|left)\b"
    r"| [a-z]+(?:[^s\W\d_]s|ed)\b|[,:/&]| \(| (?:and|or|&) [A-Z])"
)
_EDGE_BEFORE, _EDGE_AFTER = r"(?<![^\W\d_])", r"(?=s?(?![^\W\d_]))"  # "Danas plan" names Dana too


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Both ways of the same table: each spelling that stood in the texts, and its stand-in."""

    out: Mapping[str, str]
    back: Mapping[str, str]

    def hide(self, text: str) -> str:
        """The text with every spelling of the table replaced."""
        return _replaced(text, self.out)

    def restore(self, text: str) -> str:
        """What a model said, with the true words back. A stand-in at a sentence's start may have got a capital letter."""
        capital = {stand[:1].upper() + stand[1:]: word[:1].upper() + word[1:] for stand, word in self.back.items()}
        return _replaced(text, {**capital, **self.back})


NO_PSEUDONYMS = Pseudonyms({}, {})


def make_pseudonyms(texts: Sequence[str], names: Iterable[str], hidden: Iterable[str] = ()) -> Pseudonyms:
    """The table for some texts. ``names`` are full names and aliases of everybody known, ``hidden`` further words of the user's."""
    whole = "\n".join(texts)
    taken = {word.casefold() for word in re.findall(r"[^\W\d_]+", whole)}
    out: dict[str, str] = {}
    pool = [word for word in _POOL if word.casefold() not in taken]
    base: dict[str, str] = {}
    for spelling in sorted(_spellings(whole, names, hidden)):
        out[spelling] = _stand_in(spelling, out, base, pool, taken)
    return Pseudonyms(out, {stand: word for word, stand in out.items()})


def _spellings(whole: str, names: Iterable[str], hidden: Iterable[str]) -> set[str]:
    """Everything in the texts that has to go, exactly as it is written there."""
    found = {match for pattern in (_MAIL, _URL, _PHONE, _HANDLE) for match in re.findall(pattern, whole)}
    rest = re.sub("|".join((_MAIL, _URL, _PHONE, _HANDLE)), lambda m: " " * len(m[0]), whole)
    for phrase in hidden:
        found |= set(re.findall(_EDGE_BEFORE + r"\s+".join(map(re.escape, phrase.split())) + _EDGE_AFTER, rest, re.IGNORECASE))
    words = set(_name_words(names)) | set(_company_words(whole))
    for word in words:
        bounded = word if re.search(r"[\u0e00-\u9fff\uac00-\ud7af]", word) else f"{_EDGE_BEFORE}{re.escape(word)}{_EDGE_AFTER}"
        for match in set(re.findall(bounded, rest, re.IGNORECASE)):
            if not (match.islower() and (match in _SMALL_WORDS or len(match) < 3)):
                found.add(match)
    return found | set(_capitals(rest))


def _name_words(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if " " in name.strip() and len(initials_of(name)) > 1:
            yield initials_of(name)
        yield from (part for part in re.findall(r"[^\W\d_]+", name) if len(part) > 1)


def _company_words(text: str) -> Iterator[str]:
    for found in re.findall(_COMPANY, text):
        yield from (word for word in re.findall(r"[^\W\d_]+", found) if len(word) > 2)
    for host in re.findall(r"@([\w-]+(?:\.[\w-]+)+)", text) + re.findall(r"https?://(?:www\.)?([\w-]+(?:\.[\w-]+)+)", text):
        label = host.split(".")[-2]
        if len(label) > 2 and label.casefold() not in _MAIL_HOSTS:
            yield label


def _capitals(text: str) -> Iterator[str]:
    """Words with a capital letter inside a sentence, and at a sentence's start where what follows is said of somebody."""
    starts: list[str] = []
    inside: set[str] = set()
    for found in _CAPITAL.finditer(text):
        word = found[0]
        if word.casefold() in _NO_NAMES or len(word) < 2:
            continue
        inner = not _AT_START.search(text[max(0, found.start() - 12) : found.start()])
        if word.casefold() not in _STARTERS and (inner or _ACTS.match(text, found.end())):
            inside.add(word)
        else:
            starts.append(word)
    yield from inside
    yield from (word for word in starts if word in inside)


def _stand_in(spelling: str, out: Mapping[str, str], base: dict[str, str], pool: list[str], taken: set[str]) -> str:
    number = len(out) + 1
    if re.fullmatch(_MAIL, spelling):
        return f"post{number}@mail.example"
    if re.fullmatch(_URL, spelling):
        return f"https://link.example/{number}x"
    if re.fullmatch(_PHONE, spelling):
        return f"+00 000 {number:04d} 0"
    if spelling.startswith("@"):
        return f"@handle{number}x"
    used = set(out.values())
    word = base.setdefault(spelling.casefold(), _from_pool(spelling.casefold(), set(base.values()), pool, taken))
    if spelling.isupper() and len(spelling) <= 4:
        return next(c for c in _capital_codes(spelling) if c not in used and c.casefold() not in taken)
    styled = word.upper() if spelling.isupper() else word.lower() if spelling.islower() else word
    while styled in used:
        styled += "en" if not styled.isupper() else "EN"
    return styled


def _capital_codes(spelling: str) -> Iterator[str]:
    """Letters for initials: as many, then more."""
    seed = int.from_bytes(hashlib.sha256(spelling.encode()).digest()[:6], "big")
    letters = "BCDFGHJKLMNPQRTVWXZ"
    for step in range(10_000):
        value = seed + step * 7919
        length = len(spelling) + step // 2_000
        yield "".join(letters[(value // len(letters) ** i) % len(letters)] for i in range(length))


def _from_pool(word: str, used: set[str], pool: list[str], taken: set[str]) -> str:
    """Always the same for a word, as far as the pool's other users leave it free."""
    start = int.from_bytes(hashlib.sha256(word.encode()).digest()[:6], "big")
    for step in range(len(pool)):
        chosen = pool[(start + step) % len(pool)]
        if chosen not in used:
            return chosen
    number = len(used)
    letters = "".join("abcdefghij"[int(digit)] for digit in str(number))
    chosen = f"Namer{letters}"
    while chosen.casefold() in taken or chosen in used:
        chosen += "o"
    return chosen


def _replaced(text: str, table: Mapping[str, str]) -> str:
    if not table:
        return text
    parts = []
    for word in sorted(table, key=len, reverse=True):
        before = _EDGE_BEFORE if word[0].isalpha() and not _unspaced(word) else ""
        after = _EDGE_AFTER if word[-1].isalpha() and not _unspaced(word) else r"(?!\d)" if word[-1].isdigit() else ""
        parts.append(before + re.escape(word) + after)
    return re.sub("|".join(parts), lambda found: table[found[0]], text)


def _unspaced(word: str) -> bool:
    return re.search(r"[\u0e00-\u9fff\uac00-\ud7af]", word) is not None
