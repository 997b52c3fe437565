"""How the lines of a workspace are compared: which words tell the task, which only name somebody, and how rare each is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from assistant.knowing.matching import Tally, Weights, tally
from assistant.knowing.roster import Roster
from assistant.knowing.taskwords import Words, words_of
from assistant.reading.initials import initials_of
from assistant.reading.inline import fold
from assistant.reading.words import stem
from assistant.records import Held, Item

# What explains a task rather than names it ("…, the lead is ill", "… once legal is done") would hide that two lines are one.
_ASIDE = re.compile(
    r"\s[–—-]+\s|\s\((?!(?-i:[A-Z])[\w-]*(?: (?-i:[A-Z])[\w-]*)?\))|;|:\s(?=[a-z])|\s(?=(?:once|as soon as|so that|before (?:we|our|the next))\b)"
    r"|\s(?=(?:that|which|who)\s(?:came|\w+ed|is|are|was|were|has|have)\b)"
    r"|(?<=\w)\s(?=(?:i|he|she|we|they) (?:\w+ed|gave|sent|wrote|made|bought|told|had|got|lent|brought|saw|read)\b)"
    r"|,\s+(?=(?:the|he|she|they|it|we|i|who|which|so|because|since|as|not|waits?|waiting|asked|now|again|second|third|fourth|still"
    r"|and then|though|but|if|once|when)\b)",
    re.I,
)
_BRACKETS = re.compile(r"\s*\((?=[^)]*\s[^)]*\s)[^)]*\)")  # an aside of three words or more; "(Benedikt)" tells of whom
_REST_OF = re.compile(
    r"^(?:(?:send|do|finish|the) )?(?:(?:the|my|her|his|our) )?(?:rest|remainder|remaining part|missing half|(?:other|second|last) half) of (?=\w)",
    re.I,
)
_SHORT_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z]\b")
_NO_NAME = re.compile(r"[^a-z0-9 ]")


class Wording:
    """Turns lines into words that can be compared, for one workspace."""

    def __init__(self, held: Iterable[Held] | Tally, roster: Roster) -> None:
        self.roster = roster
        self._own = {p.name: name_words(p.name, initials_of(p.name)) for p in roster.people}
        self._mine = frozenset().union(*(name_words(name) for name in roster.me_names))
        self._calls = _calls(roster)
        names = frozenset().union(*(name_words(p.name) for p in roster.people))
        counts = held if isinstance(held, Tally) else tally(words for h in held for words in weighed(h))
        self.weights = Weights(counts, names)

    def of(self, text: str, person: str | None) -> Words:
        """The words of a task in a person's notes, without asides and without what names the two of them."""
        text = _BRACKETS.sub("", _REST_OF.sub("", text)) or text
        front = _ASIDE.split(text, maxsplit=1)[0]
        told = words_of(front)
        text = front if len(told.words | ({told.verb} if told.verb else set())) >= 2 else text
        return words_of(text, self.unsaid(person))

    def unsaid(self, person: str | None) -> frozenset[str]:
        """Names that tell nothing in a person's notes: theirs and the user's."""
        return self._own.get(person or "", frozenset()) | self._mine

    def named(self, text: str) -> frozenset[str]:
        """The words of the full names that a text shortens: "Anna S" is Anna Sorensen."""
        found = (self.roster.candidates(short) for short in _SHORT_NAME.findall(text))
        return frozenset().union(*(name_words(names[0]) for names in found if len(names) == 1))

    def about(self, held: Held, text: str) -> str | None:
        """Whose a line is: the session's person, or the one person whom a line of a note without one (a daily note) names."""
        if held.person:
            return held.person
        folded = f" {_NO_NAME.sub(' ', fold(text))} "
        named = [name for name, calls in self._calls.items() if any(call in folded for call in calls)]
        return named[0] if len(named) == 1 else None


def weighed(held: Held) -> Iterator[Words]:
    """The words of a session's items that count for how rare a word is."""
    return (words_of(item.text) for item in held.session.items if counted(item))


def name_words(*names: str) -> frozenset[str]:
    """The words of names in the form in which the words of lines are compared."""
    return frozenset(stem(word) for name in names for word in fold(name).split())


def first_word(name: str) -> str:
    """A first name as it is compared."""
    return stem(fold(name).split()[0])


def counted(item: Item) -> bool:
    """Whether an item is a commitment: plans and goals are none."""
    return item.kind != "plan"


def _calls(roster: Roster) -> dict[str, tuple[str, ...]]:
    """What each person is called; a first name only where one person has it."""
    shared = Counter(fold(p.first) for p in roster.people)
    return {
        p.name: tuple(f" {fold(n)} " for n in (p.name, *p.aliases, *([p.first] if shared[fold(p.first)] == 1 else [])))
        for p in roster.people
    }
