"""Who is who in a workspace: the configured people, the pages about them, and whoever the notes name.

A name is resolved against everybody known; what fits two people stays ambiguous until the same note settles it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.config import RELATIONS, Config
from assistant.errors import AmbiguousPerson, UnknownPerson
from assistant.reading.initials import initials_of
from assistant.reading.inline import fold
from assistant.reading.names import has_cases, without_address
from assistant.reading.people import ACRONYMS
from assistant.records import Person, Session, Side

_SELF = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "both", "all", "together", "everyone", "both of us", "both of you", "the two of us", "us both"})
_INNER_INITIAL = re.compile(r"(?<=\s)[^\W\d_]\.?\s")
_HONOURS = re.compile(r"(?<=\w)(?:さん|さま|様|君|くん|ちゃん|氏|님|씨)$")
_THEY = frozenset({"you", "your", "yours", "he", "she", "him", "her", "his", "hers", "they", "them", "their", "theirs"})


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody known, and the user. ``me_names`` are folded names and aliases of the user."""

    me: str | None
    me_names: frozenset[str]
    people: tuple[Person, ...]
    _exact: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _first: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _initials: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def is_me(self, name: str) -> bool:
        """Whether a name as written is the user's."""
        return fold(name).strip("@ ") in self.me_names

    def person(self, name: str) -> Person:
        """The record of a person by full name. KeyError if there is none."""
        return next(p for p in self.people if p.name == name)

    def candidates(self, name: str) -> tuple[str, ...]:
        """Full names that a written name may mean, best first: exact and alias, then initials, then the first name."""
        wanted = fold(name).strip("@ ").rstrip(".")
        for form in dict.fromkeys((wanted, fold(without_address(name)).rstrip("."), _HONOURS.sub("", wanted), _plainer(wanted))):
            for table in (self._exact, self._first, self._initials):
                if form in table:
                    return table[form]
        short = re.fullmatch(r"(\w+) (\w)", wanted)
        if short:  # "Dana W"
            fits = tuple(n for n in self._first.get(short.group(1), ()) if fold(n).split()[-1].startswith(short.group(2)))
            return fits
        handle = wanted.replace("-", " ").replace("_", " ").replace(".", " ")
        return self._exact.get(handle, ()) or tuple(n for n in self._exact.get(wanted.replace(" ", ""), ()))

    def find(self, name: str) -> Person:
        """The person whom a user names: full name, alias, first name, slug, or the start of one. Errors name the closest."""
        wanted = fold(name).replace("-", " ").replace("_", " ").strip("@ ")
        found = self.candidates(wanted) or tuple(
            p.name
            for p in self.people
            if any(part.startswith(wanted) for part in [fold(p.name), *fold(p.name).split()]) and len(wanted) >= 2
        )
        if len(found) == 1:
            return self.person(found[0])
        if found:
            raise AmbiguousPerson(name, sorted(found))
        if wanted in RELATIONS or wanted.removeprefix("my ") in RELATIONS:
            same = [p.name for p in self.people if p.relation == wanted.removeprefix("my ")]
            if len(same) == 1:
                return self.person(same[0])
            if same:
                raise AmbiguousPerson(name, sorted(same))
        raise UnknownPerson(name, self._closest(wanted))

    def _closest(self, wanted: str) -> list[str]:
        import difflib

        names = {fold(n): p.name for p in self.people for n in (p.name, p.first, *p.aliases)}
        close = difflib.get_close_matches(wanted, list(names), n=4, cutoff=0.5)
        return list(dict.fromkeys(names[c] for c in close)) or sorted(p.name for p in self.people)[:6]

    def owner_side(self, owner: str, person: str | None, session: Session) -> tuple[Side, str | None]:
        """(side, full name) of an owner as written in a session with ``person``."""
        word = fold(owner).strip("@ ").removesuffix("'s")
        if person and len(word) > 1 and owner.strip("@ ").isupper() and word == fold(initials_of(person)) and not self.is_me(owner):
            return "theirs", person  # "ME" is Marcus Ellery where he is the other side, and "US" is Ulla Strand
        if person and " " not in person and self._may_be_initials(owner.strip("@ "), person):
            return "theirs", person
        word = fold(without_address(word))
        if word in _WE:
            return "shared", None
        if word in _SELF:
            return ("theirs", person) if self.other_writes(session, person) else ("mine", self.me)
        if word in _THEY:
            turned = self.other_writes(session, person) and (session.author is not None or word.startswith("you"))
            return ("mine", self.me) if turned else ("theirs", person)
        if self.is_me(owner):
            return "mine", self.me
        if self._my_letter(owner.strip("@ "), person):
            return "mine", self.me
        names = self.candidates(owner)
        if person and (person in names or self._fits(word, person)):
            return "theirs", person
        return "other", names[0] if len(names) == 1 else owner.strip("@ ")

    def _my_letter(self, owner: str, person: str | None) -> bool:
        """Whether a single letter is the first of my name and of nobody's with whom the 1:1 is: "R: find the write-up" in Rosalind's notes."""
        mine = self.me is not None and len(owner) == 1 and owner.isupper() and fold(self.me).startswith(owner.lower())
        return mine and not (person and fold(person).startswith(owner.lower()))

    def _may_be_initials(self, owner: str, person: str) -> bool:
        """Whether initials that fit nobody known are those of a person of whom only the first name is: "CB" beside Carla."""
        fits = re.fullmatch(r"[A-Z]{2,3}", owner) is not None and fold(owner)[0] == fold(person)[0]
        return fits and owner not in ACRONYMS and not self.is_me(owner) and not self.candidates(owner)

    def other_writes(self, session: Session, person: str | None) -> bool:
        """Whether "I" is the other side: they are named as the writer, or only I reply under my initials."""
        if session.author and not self.is_me(session.author):
            return bool(person) and (person in self.candidates(session.author) or self._fits(fold(session.author), person or ""))
        return bool(session.voice and person and self.is_me(session.voice))

    @staticmethod
    def _fits(word: str, person: str) -> bool:
        parts = fold(person).split()
        if 3 <= len(word) <= 4 and len(parts) > 1 and parts[0].startswith(word[:-1]) and parts[-1].startswith(word[-1]):
            return True  # "SuA" for Sunniva Aasen, where plain initials would fit two people
        if len(word) >= 3 and parts[0].startswith(word):
            return True  # "Pri" in Priya's notes
        if len(word) >= 2 and not has_cases(word) and parts[0].startswith(_HONOURS.sub("", word)):
            return True  # the family name of one who is written in one word: 田中 for 田中太郎
        return word in (parts[0], parts[0][0], fold(initials_of(person)), " ".join(parts))


def name_key(name: str) -> str:
    """The form under which two spellings of a name are one: a hyphen in it may be a space ("ana-maria-lopez" as a file's name)."""
    return fold(name).replace("-", " ").replace("_", " ")


def _plainer(folded: str) -> str:
    """A folded name without the initials inside it: "Maya K. Cruz" is called Maya Cruz too."""
    return _INNER_INITIAL.sub("", folded)


def index_people(config: Config, me: str | None, people: tuple[Person, ...]) -> Roster:
    """A roster over people already known."""
    mine = {fold(n) for n in (me, *config.aliases) if n}
    if me:
        mine |= {fold(me).split()[0], fold(initials_of(me))} if " " in me else {fold(me)}
    taken = {fold(p.name).split()[0] for p in people} | {fold(a) for p in people for a in p.aliases}
    if me and " " in me and fold(me).split()[0] in taken:
        mine.discard(fold(me).split()[0])  # a report with the user's own first name keeps it
    return _index(me, frozenset(mine), people)


def _index(me: str | None, mine: frozenset[str], people: tuple[Person, ...]) -> Roster:
    exact: dict[str, list[str]] = {}
    first: dict[str, list[str]] = {}
    initials: dict[str, list[str]] = {}
    for person in people:
        for name in (person.name, *person.aliases):
            for form in dict.fromkeys((fold(name), name_key(name), _plainer(fold(name)), fold(without_address(name)))):
                exact.setdefault(form, []).append(person.name)
            if " " in name:
                exact.setdefault(fold(name).replace(" ", ""), []).append(person.name)
        called = fold(without_address(person.name)).split()[0]
        for form in dict.fromkeys((called, name_key(called))):
            first.setdefault(form, []).append(person.name)
        if " " in person.name:
            initials.setdefault(fold(initials_of(person.name)), []).append(person.name)
            last = fold(person.name).split()[-1]
            if len(last) > 2:
                first.setdefault(last, []).append(person.name)
    unique = [{key: tuple(dict.fromkeys(names)) for key, names in table.items()} for table in (exact, first, initials)]
    for key, names in unique[1].items():
        # an alias that is also another's first name ("Dana" for one of two Danas) stays ambiguous
        if key in unique[0] and set(names) - set(unique[0][key]) and not any(fold(n) == key for n in unique[0][key]):
            unique[0][key] = tuple(dict.fromkeys((*unique[0][key], *names)))
    return Roster(me, mine, people, *unique)
