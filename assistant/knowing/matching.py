"""When two lines speak of the same task: weighted word overlap, with the verb and numbers as judges.

Words weigh by their rarity (inverse document frequency), so "plan" counts little where every second item is a plan. Two items
whose verbs contradict ("draft the plan", "review the plan") or whose numbers differ are two items.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.reading.words import BASE_VERBS, content_words, stem

_SYNONYMS = (
    "send share email e-mail mail forward pass deliver post circulate give submit provide hand resend return show upload",
    "write draft prepare create make document compose produce summarise summarize formulate put",
    "talk speak ask discuss chat ping message contact call reach tell check raise mention bring sound clarify remind nudge chase poke follow follow-up inform",
    "review read look comment check go skim annotate",
    "book schedule arrange organise organize set setup plan reserve find fix",
    "fix repair resolve mend sort solve patch",
    "decide choose pick confirm settle agree",
    "finish complete do close wrap finalise finalize",
    "introduce connect intro meet",
    "get obtain collect gather fetch pull request order buy",
    "update change edit revise amend rewrite adapt",
    "try test run experiment pilot",
    "present demo show walk",
    "investigate research explore figure understand analyse analyze examine dig learn find check",
    "move migrate transfer shift switch",
    "apply register sign enrol enroll",
    "shadow sit join attend observe watch visit",
)
_GROUPS: dict[str, set[int]] = {}
for _number, _words in enumerate(_SYNONYMS):
    for _word in _words.split():
        _GROUPS.setdefault(_word, set()).add(_number)
# What was handed over, was made before: "sent the memo" settles "draft the memo", but "drafted" never settles "send".
_MADE = frozenset(
    """write draft prepare create make document compose produce summarise summarize formulate put update change edit revise amend rewrite adapt
    rework collect gather compile build design outline polish proofread simplify translate clean finish complete finalise finalize fix mend
    implement develop do close wrap sketch redo redraft shortlist list tidy add""".split()
)
_DELIVERED = frozenset(
    "send share email e-mail mail forward pass deliver post circulate give submit provide hand resend publish ship release launch deploy merge upload print".split()
)
_USED = frozenset("read like love use sign approve accept praise quote".split())  # what one can only do with a thing that is there
_NUMBER = re.compile(r"^(?:#?\d[\d.,/-]*|q[1-4]|h[12]|v\d[\d.]*|[a-z]+-\d+)$")
ARRIVED = "arrive"  # the deed of a report that the thing is there
# What was agreed, need not be asked any more: "the budget was approved" settles "submit the budget".
_OUTCOMES = frozenset("agree approve confirm settle resolve sign close sort".split())
_SETTLED = frozenset(
    """ask check clarify decide choose pick propose get request submit apply negotiate plan raise talk speak discuss push chase nudge remind follow
    sort solve fix handle book reserve arrange organise organize schedule find name nominate invite""".split()
)
# What one does with a thing only once it is there.
_ON_ARRIVAL = frozenset(
    """read review check comment annotate look skim go test try discuss talk decide choose pick approve sign answer reply use present show walk
    share circulate publish announce ask tell follow analyse analyze examine study pay return present confirm sort process pass forward raise bring explain learn""".split()
) - {"bring", "forward", "pass"}
_LABEL = re.compile(
    r"\b(q|h|v|rev|version|phase|stage|sprint|release|part|chapter|section|node|room|floor|ticket|issue|wave|batch|round|milestone|level|unit"
    r"|module|draft|task|item|step|option|plan|team|site|gate|line|team) ?[-#]?(\d{1,4}(?:\.\d+)*|[a-f])\b(?![/:-])"
)
_LEAD = frozenset("please then also finally first try maybe".split())
_SAY = re.compile(r"\W*say\b", re.I)  # too frequent to be a word of its own, yet a deed
_GET = re.compile(r"\W*get\b", re.I)  # "get Kim on the list": it says what for, not how
_DEED_AS_THING = re.compile(r"\W*(?:the |an? )?\w+ (?:of|on|for)\b")
_OWN_THING = re.compile(
    r"\W*(?P<verb>[A-Za-z]+) (?:(?P<particle>up|in|off|over|out|back) (?:what|how|why|where|with|to|on)\b"
    r"|(?:me|him|her|them|us|it) (?:out|off|in|on|up|over|to|into|onto|from|with)\b)"
)
_ASKED_DEED = re.compile(
    r"\b(?:whether|if) (?:he|she|they|we|i|you|[A-Z]\w+) (?:(?:can|could|will|would|should|wants? to) )?([a-z]+)", re.I
)
_SOUGHT = re.compile(r"^(?:\w+ )?(?:(?:an?|the|some|new|\d+|two|three) )*(?:date|day|slot|time)s? (?:for|of|on|with)\s+", re.I)
_TOKEN = re.compile(r"[^\W_][\w'’&+./-]*|[,;:(]")
_ANY_KIND = frozenset(
    "new old final full whole short long revised updated latest own big small good nice two both three other second".split()
)
_ENDS_OBJECT = frozenset(
    """of to for from with without on in at by about before after until till into onto through over under re regarding and or but who whom which that
    whether if when where how why what because so as than is are was were be vs vs. against , ; : (""".split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """The comparable form of a text: its verb, its other words, its numbers.

    ``phrase`` is the thing that the task is about ("travel budget" in "send the travel budget to Kim"), its last word the
    ``head``; ``deeds`` are the verbs that do it; ``labels`` the numbers that tell it from others of its kind;
    ``alias`` what its deed is called as a thing where it names no other: "the swap" for "swap her out of the weekend".
    """

    verb: str | None
    words: frozenset[str]
    numbers: frozenset[str]
    phrase: tuple[str, ...] = ()
    deeds: frozenset[str] = frozenset()
    labels: tuple[tuple[str, frozenset[str]], ...] = ()
    alias: str | None = None

    @property
    def head(self) -> str | None:
        """The noun of the phrase."""
        return self.phrase[-1] if self.phrase else None

    @property
    def all(self) -> frozenset[str]:
        """The words and the verb."""
        return self.words | {self.verb} if self.verb else self.words

    @property
    def called(self) -> frozenset[str]:
        """All words by which a line may call it."""
        return self.all | {self.alias} if self.alias else self.all


def words_of(text: str, ignore: Collection[str] = ()) -> Words:
    """Words of a task. ``ignore``: folded names that say nothing here (the person's own name in their notes)."""
    found = [w for w in content_words(text) if w not in ignore]
    verb = next((w for w in found[: 1 + (found[:1] != [] and found[0] in _LEAD)] if w in BASE_VERBS and w not in _LEAD), None)
    if _SAY.match(text):
        verb = "tell"
    elif verb and _GET.match(text):
        verb = None
    elif verb and verb == found[0] and _DEED_AS_THING.match(text):
        verb = None  # "outline of the case", "comments on the plan": the deed is a thing here
    numbers = frozenset(w for w in found if _NUMBER.match(w))
    rest = frozenset(w for w in found if w != verb) or frozenset(found)
    return Words(
        verb, rest, numbers, phrase_of(text, verb, ignore), _deeds(text, verb, found), tuple(labels_of(text).items()), _alias(text, verb)
    )


def _alias(text: str, verb: str | None) -> str | None:
    """The deed as a thing, where its object is a pronoun or a clause.

    >>> _alias("swap her out of the weekend", "swap"), _alias("write up what paged", "write"), _alias("swap the two desks", "swap")
    ('swap', 'writeup', None)
    """
    found = _OWN_THING.match(text) if verb else None
    if found is None or stem(found.group("verb").lower()) != verb:
        return None
    return verb + (found.group("particle") or "").lower()  # "write-up" is read as "writeup"


def _deeds(text: str, verb: str | None, found: Sequence[str]) -> frozenset[str]:
    deeds = {verb} if verb else set()
    if found[:1] == ["try"]:
        deeds.add("try")
    deeds |= {stem(m.group(1).lower()) for m in _ASKED_DEED.finditer(text)} & BASE_VERBS
    return frozenset(deeds)


def phrase_of(text: str, verb: str | None = None, ignore: Collection[str] = ()) -> tuple[str, ...]:
    """The words of the first noun phrase of a task or a report, its noun last.

    >>> phrase_of("send the travel budget to Kim", "send"), phrase_of("a date for the board visit"), phrase_of("list of customers")
    (('travel', 'budget'), ('board', 'visit'), ('list',))
    """
    phrase: list[str] = []
    for token in _TOKEN.findall(_SOUGHT.sub("", text)):
        if token.lower() in _ENDS_OBJECT:
            if phrase:
                break
            continue
        phrase += [w for w in content_words(token) if w != verb and w not in ignore and not w[0].isdigit()]
    return tuple(phrase)


def other_thing(task: Words, phrase: Sequence[str], told: Collection[str]) -> bool:
    """Whether a phrase of a report (its words are ``told``) names another thing than the task's: a noun unknown to it, or its own told apart."""
    if task.alias and phrase and phrase[-1] == task.alias:  # "the launch write-up" is not "write up what paged"
        kinds = set(phrase[:-1]) - _ANY_KIND
        return not all(any(kind.startswith(word) or word.startswith(kind) for word in task.words) for kind in kinds)
    if not task.phrase or not phrase:
        return False
    if task.head != phrase[-1]:
        return phrase[-1] not in task.all and task.head not in told
    return told_apart(task, phrase)


def told_apart(task: Words, phrase: Sequence[str]) -> bool:
    """Whether a phrase has the task's noun, but with other words before it: "travel budget", "pilot budget"."""
    if not phrase or task.head != phrase[-1]:
        return False
    ours, theirs = set(task.phrase[:-1]) - _ANY_KIND, set(phrase[:-1]) - _ANY_KIND
    return bool(ours - theirs and theirs - task.all)


def conflict(task: Words, text: str) -> bool:
    """Whether a text names another one of a numbered kind: "phase 3" and "phase 2", "Q3" and "Q2"."""
    told = labels_of(text)
    return any(kind in told and not numbers & told[kind] for kind, numbers in task.labels)


def labels_of(text: str) -> dict[str, frozenset[str]]:
    """Numbers that tell things of a kind apart, by kind: {"phase": {"3"}, "q": {"1"}}. Dates and amounts are none."""
    found: dict[str, set[str]] = {}
    for kind, number in _LABEL.findall(text.lower()):
        found.setdefault(kind, set()).add(number)
    return {kind: frozenset(numbers) for kind, numbers in found.items()}


def same_verb(a: str | None, b: str | None) -> bool:
    """Whether two verbs may name one deed; an absent verb contradicts nothing."""
    return a is None or b is None or a == b or bool(_GROUPS.get(a, set()) & _GROUPS.get(b, set()))


def does(task: Collection[str], told: Collection[str]) -> bool:
    """Whether deeds told as done do a task with these verbs: the same deed, or the later one of making and handing over."""
    if ARRIVED in told and not any(want in _ON_ARRIVAL for want in task):
        return True
    return any(
        same_verb(want, deed) or (want in _MADE and deed in _DELIVERED) or (want in _SETTLED and deed in _OUTCOMES)
        for want in task
        for deed in told
    )


def handed_over(task: Collection[str], told: Collection[str]) -> bool:
    """Whether what the other side did with a thing shows that it was made or handed over: "she read it" settles "send her the draft"."""
    return bool(_USED & set(told)) and (not task or all(want in _MADE or want in _DELIVERED for want in task))


class Weights:
    """Inverse document frequency over all items of a workspace."""

    def __init__(self, texts: Iterable[Words], names: Collection[str] = ()) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for words in texts:
            counts.update(words.words)
            total += 1
        self._counts = counts
        self._names = frozenset(names)
        self._total = max(total, 1)
        self._known: dict[str, float] = {}

    def of(self, word: str) -> float:
        """Weight of a word: 1 for one that stands everywhere, about 4 for a rare one in a few hundred items."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._weigh(word)
        return known

    def _weigh(self, word: str) -> float:
        weight = 1.0 + math.log(1 + self._total / (1 + self._counts.get(word, 0))) / 1.5
        return weight / 2 if word in self._names else weight

    def sum(self, words: Iterable[str]) -> float:
        """Weight of a set of words."""
        return sum(self.of(w) for w in words)


def likeness(a: Words, b: Words, weights: Weights) -> float:
    """How surely two items are one, 0 to 1: shared weight over the smaller one's, lowered for what only one of them says."""
    a, b = _with_nouns(a, b), _with_nouns(b, a)
    shared = a.words & b.words
    if not shared:
        return 0.0
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        return 0.0
    common = weights.sum(shared)
    smaller, larger = sorted((weights.sum(a.words), weights.sum(b.words)))
    score = 0.65 * common / smaller + 0.35 * common / larger
    if not same_verb(a.verb, b.verb) and not ({a.verb, b.verb} & (a.words | b.words)):
        score -= 0.4
    score -= 0.35 * min(weights.sum(a.words - b.words), weights.sum(b.words - a.words)) / smaller
    told = len(shared) + (a.verb is not None and a.verb == b.verb)
    if told == 1 and larger > smaller and len(a.words | b.words) > 2:
        score -= 0.25
    return score


def _with_nouns(one: Words, other: Words) -> Words:
    """A word that is the verb of one and a word of the other ("talk abstract", "abstract of the talk") counts as a word."""
    return replace(one, words=one.words | {one.verb}) if one.verb and one.verb in other.words else one


def coverage(item: Words, report: frozenset[str], weights: Weights) -> tuple[float, int]:
    """(share of the item's weight that a report speaks of, number of its words there)."""
    shared = item.words & report
    total = weights.sum(item.words)
    return (weights.sum(shared) / total if total else 0.0, len(shared))


def best_pairs(scores: Sequence[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """One-to-one pairs, highest score first; ties go to the lower indexes, so that the result is stable."""
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, i, j in sorted(scores, key=lambda s: (-s[0], s[1], s[2])):
        if i not in left and j not in right:
            pairs.append((i, j))
            left.add(i)
            right.add(j)
    return pairs
