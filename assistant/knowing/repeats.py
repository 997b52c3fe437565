"""Which commitment an item repeats: one of an earlier session, or one just said in the same.

Pairs of items and threads are taken greedily, best likeness first, one to one. A review of last time needs less likeness, the notes of another
person more; a number that the list gives (#12) settles it, another owner, label or deed speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.knowing.deeds import same_verb
from assistant.knowing.matching import best_pairs, core_of, could_be_like, likeness, other_label
from assistant.knowing.taskwords import other_thing
from assistant.knowing.threads import Mention, Thread, another_deed
from assistant.knowing.wordindex import Threads, numbers_of
from assistant.knowing.wording import Wording
from assistant.reading.lines import bullet_line
from assistant.records import Item

SAME = 0.62  # likeness from which two items of one 1:1 are one
SAME_SESSION = 0.8  # the same within one session, where two lines more often are two items
SAME_MIXED = 0.68  # within one session where one of them is said in the talk and the other listed
LOOKED_BACK = 0.12  # a review of last time repeats something, so less likeness will do
SAME_ELSEWHERE = 0.78  # across the notes of different people, where three words at least must be shared
SAME_ID = 1.5  # two items with one number (#12) in one person's notes
_COUNTED = 2  # characters of "#3", a number that may count lines; "#61" or "#A" names a thing
SHARED_ELSEWHERE = 3


class Repeats:
    """Finds the threads that the items of a session repeat, in an index of those so far."""

    def __init__(self, wording: Wording, index: Threads) -> None:
        self.wording = wording
        self.index = index

    def with_core(self, mention: Mention) -> Mention:
        """An item with the words of which whatever repeats it elsewhere holds one."""
        forms = (mention.words,) if mention.short is mention.words else (mention.words, mention.short)
        cores = (core_of(form, self.wording.weights, SAME_ELSEWHERE - LOOKED_BACK) for form in forms)
        return replace(mention, core=frozenset().union(*cores))

    def earlier(self, mentions: Sequence[Mention]) -> dict[int, int]:
        """Which earlier threads the items repeat: the threads' numbers by the places of the items."""
        scores = []
        for number, mention in enumerate(mentions):
            for thread in self._candidates(mention):
                bar = SAME if mention.person is not None and thread.person == mention.person else SAME_ELSEWHERE
                bar -= LOOKED_BACK * _looks_back_on(mention, thread)
                if (score := self._score(mention, thread)) >= bar:
                    scores.append((score, number, thread.number))
        joined = dict(best_pairs(scores))
        for number, mention in enumerate(mentions):
            if number not in joined and (short := self._abbreviated(mention, joined.values())) is not None:
                joined[number] = short.number
        return joined

    def _candidates(self, mention: Mention) -> list[Thread]:
        reach, numbered = mention.words.all | mention.short.all, numbers_of(mention.item)
        numbers = self.index.near(mention.person, reach | numbered)
        core = mention.words.words if numbered else mention.core
        numbers.update(self.index.sharing(mention.words.words, SHARED_ELSEWHERE, core=core, reach=reach))
        return [thread for n in sorted(numbers) if self._may_repeat(mention, thread := self.index.thread(n))]

    def _may_repeat(self, mention: Mention, thread: Thread) -> bool:
        """Whether a thread is worth a closer look: said in a moment of most that share a word or two by chance."""
        if numbers_of(mention.item) and thread.person == mention.held.person:
            return True
        bar = (SAME if thread.person == mention.person else SAME_ELSEWHERE) - LOOKED_BACK
        pairs = [(mention.words, form) for form in thread.forms()]
        if mention.short is not mention.words or any(m.short is not m.words for m in (thread.first, thread.last)):
            pairs += [(mention.short, m.short) for m in (thread.first, thread.last)]
        return any(could_be_like(a, b, self.wording.weights, bar) for a, b in pairs)

    def _score(self, mention: Mention, thread: Thread) -> float:
        """How surely an item repeats a thread: its own words or their beginning, against the first and the last mention."""
        same_person = thread.person == mention.held.person
        if same_person and _same_number(mention, thread):
            return 0.0 if _other_owner(mention, thread) else SAME_ID
        if any(other_label(mention.words, form) for form in thread.forms()) or _anew(mention, thread) or another_deed(mention, thread):
            return 0.0
        weights = self.wording.weights
        score = max(likeness(mention.words, form, weights) for form in thread.forms())
        if score < SAME or mention.short is not mention.words:
            score = max(score, *(likeness(mention.short, m.short, weights) for m in (thread.first, thread.last)))
        return 0.0 if score < SAME - LOOKED_BACK or _other_owner(mention, thread) else score

    def _abbreviated(self, mention: Mention, taken: Iterable[int]) -> Thread | None:
        """The only open task here that holds all words of a short item: "checklist, half there"."""
        words = mention.short.words or mention.words.words
        if not words or len(mention.words.words) > 3:
            return None
        person, used = mention.person, set(taken)
        fits = [
            t
            for t in (self.index.thread(n) for n in sorted(self.index.near(person, words)) if n not in used)
            if t.status == "open"
            and t.last.held is not mention.held
            and words <= t.names()
            and _labelled_alike(mention, t)
            and (mention.words.verb is None or t.deeds() or any(mention.words.head in f.heads for f in t.forms()))
            and not _other_owner(mention, t)
            and not another_deed(mention, t)
            and same_verb(mention.words.verb, t.last.words.verb)
        ]
        return fits[0] if len(fits) == 1 and person is not None else None

    def echo(self, mention: Mention, placed: Sequence[tuple[Mention, Thread]]) -> Thread | None:
        """The same task said twice in one session: in the talk and in the list below it. What one list holds twice in other words is two."""
        for other, thread in placed:
            listed = _kind(other.item) == _kind(mention.item)
            if listed and mention.item.confidence == "marked" and _boxed(other.item) == _boxed(mention.item):
                continue  # two lines of one list are two, were they written alike: one may be ticked and the other not
            bar = SAME_SESSION if listed else SAME_MIXED
            if (
                likeness(mention.words, other.words, self.wording.weights) >= bar
                and not other_label(mention.words, other.words)
                and not _other_owner(mention, thread)
            ):
                return thread
        return None


def _other_owner(mention: Mention, thread: Thread) -> bool:
    """Whether the line names an owner who is surely not the thread's."""
    if not mention.item.owners or not thread.owned():
        return False
    owner = mention.owner
    if thread.person == mention.held.person:
        third = "other" in (owner.side, thread.owner.side) and "shared" not in (owner.side, thread.owner.side)
        return {owner.side, thread.owner.side} == {"mine", "theirs"} or (third and owner.name != thread.owner.name)
    return owner.side != "shared" and thread.owner.side != "shared" and owner.name != thread.owner.name


def _looks_back_on(mention: Mention, thread: Thread) -> bool:
    """Whether a review of last time may be of this thread in other words: not where its noun is another ("report", "forecast")."""
    phrase = mention.words.phrase
    return mention.item.kind == "previous" and any(not other_thing(form, phrase, mention.words.all) for form in thread.forms())


def _boxed(item: Item) -> bool:
    """Whether a box or a keyword makes the line a task: such a line and one of prose are no two lines of one list."""
    found = bullet_line(item.raw.split("\n", 1)[0])
    return found is not None and found.mark is not None


def _same_number(mention: Mention, thread: Thread) -> bool:
    """Whether a list gives both the same number. A small one may only count a list's lines anew each time: it needs a word in common."""
    numbers = numbers_of(mention.item) & thread.tags()
    names = any(len(number) > _COUNTED for number in numbers)
    words = mention.words  # a place in common is not enough: "letter to Mill Lane", "bans in Mill Lane"
    return names or (bool(numbers) and any(words.heads & form.called or form.heads & words.called for form in thread.forms()))


def _labelled_alike(mention: Mention, thread: Thread) -> bool:
    """Whether the thread has every label of an item: who shortens "March budget" writes of no April."""
    told = [dict(form.labels) for form in thread.forms()]
    return all(any(numbers & labels.get(kind, frozenset()) for labels in told) for kind, numbers in mention.words.labels)


def _anew(mention: Mention, thread: Thread) -> bool:
    """Whether an item only comes from a thread: the one of a month, where that of no month is closed; the write-up of the test."""
    if "writeup" in mention.words.aliases and not thread.deeds() and not thread.names() & {"write", "writeup"}:
        return True
    if not mention.words.labels or any(dict(form.labels) for form in thread.forms()):
        return False
    # "finish April budget" is not "budget to Marcus"
    alone = mention.words.verb is not None and max(len(mention.words.words & form.words) for form in thread.forms()) <= 1
    return alone or (thread.status != "open" and "month" in dict(mention.words.labels))


def _kind(item: Item) -> tuple[str, str, str]:
    return item.confidence, item.section, item.kind
