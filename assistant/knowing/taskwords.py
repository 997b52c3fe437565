"""The comparable form of a task: its verb, its words, its thing, and whether a line is of another thing than that."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.knowing.phrases import ANY_KIND, SOUGHT, labels_of, phrase_of
from assistant.reading.words import BASE_VERBS, base_of_past, content_words, stem

_NUMBER = re.compile(r"^(?:#?\d[\d.,/-]*|q[1-4]|h[12]|v\d[\d.]*|[a-z]+-\d+)$")
_GET_IT_DONE = re.compile(
    r"^(?:get|have) (?P<thing>(?:[\w'’&-]+ ){1,4}?)(?P<done>[a-z]+(?:ed|ilt|ent|ought|ut|ade|one|itten))(?=\W*$| (?:by|before|for|in|at|from|until|on|with)\b)",
    re.I,
)
_CARRIERS = frozenset("text paper form draft".split())  # "the review text" is the review
_OF_A_TIME = re.compile(
    r"\W*(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri)day) [a-z]"
)
_LEAD = frozenset("please then also finally first try maybe".split())
# Verbs that in notes are more often a thing ("pilot contract", "cluster account"): they tell a deed only before what they act on.
_RATHER_THINGS = frozenset(
    "pilot cluster budget route stage state template contract case market frame range trial sample model group phone".split()
)
_ACTS_ON = re.compile(
    r"\W*\w+ (?:the|an?|his|her|my|our|your|their|it|them|this|that|these|those|all|both|new|some|two|three|with|up|out|\d+|(?-i:[A-Z])[\w-]+)\b",
    re.I,
)
_IDIOMS = (
    (re.compile(r"^(?:bring|get|drive|push) ((?:[\w'’-]+ ){1,4}?)(?:down|below|under)\b", re.I), r"reduce \1"),
    (re.compile(r"^(?:lower|shorten|halve|shrink|trim|cut(?= .*\b(?:below|under|down|to)\b)) ", re.I), "reduce "),
    (re.compile(r"^put ((?:[\w'’-]+ ){1,3}?)(?:forward|in|up) for\b", re.I), r"nominate \1for"),
    (re.compile(r"^get (?=(?:me|us|her|him|them|(?-i:[A-Z])[\w-]+) (?:in|into|on|onto) (?!the list\b))", re.I), "invite "),
    (re.compile(r"^sort out\b", re.I), "fix"),
    (re.compile(r"^put (?=(?:[\w'’-]+ ){1,4}?(?:into|onto)\b)", re.I), "move "),

    (re.compile(r"^(?:get|have) ((?:[\w'’&-]+ ){1,4}?)(?:seen(?: to)?|looked at)(?=\W*$| (?:by|before|for|in|at|until|on)\b)", re.I), r"repair \1"),
    (re.compile(r"^(?:sound out|have a word with|have it out with|take (?=\w+ aside)) ?", re.I), "ask "),
    (re.compile(r"^write (?:(?:back|again) )?to (?=\S)", re.I), "contact "),
    (re.compile(r"\blet (me|him|her|us|them|you) know\b", re.I), r"tell \1"),(re.compile(r"\b(?:put|bring|get)\b((?: [\w'’-]+){1,4}?) (?:in|into) (?:touch|contact)(?: (?:with|to))?\b", re.I), r"introduce\1 to"),
           (re.compile(r"\b(?:bring|get) ((?:the |an? |my |his |her |our )?[\w-]+(?: [\w-]+)?) up to date\b", re.I), r"update \1"),
           (re.compile(r"^(?:to )?have (?=(?:an? |the |our )?(?:\w+ )?(?:lunch|coffee|dinner|breakfast|drink|chat|call|walk|workshop|party|meeting)\b)", re.I), "hold "))  # fmt: skip
_LAST_DEED = re.compile(r"\b(?:and|then) (?:then )?(?:to )?(?P<verb>[a-z]+)\b(?! (?:and|or)\b)")
_PAPERS = frozenset(
    "writeup page note doc document memo summary report paper postmortem piece text lines".split()
)  # what a thing written may be called
_WRITES_IT = re.compile(r"\bwrite (?:it|this|that) (?:up|down)\b", re.I)
_QUESTION = re.compile(r"(?:what|who|when|which|where)(?:['’]s| is) (?:the|our|her|his)\b", re.I)
_SAY = re.compile(r"\W*say\b", re.I)  # too frequent to be a word of its own, yet a deed
_GET = re.compile(r"\W*get\b", re.I)  # "get Kim on the list": it says what for, not how
_DEED_AS_THING = re.compile(r"\W*(?!(?:register|apply|enroll?|vote|volunteer) for\b)(?:the |an? )?\w+ (?:of|on|for)\b")
_OWN_THING = re.compile(
    r"\W*(?P<verb>[A-Za-z]+) (?:(?P<particle>up|in|off|over|out|back|down) (?:what|how|why|where|who|with|to|on)\b"
    r"|(?:me|him|her|them|us|it) (?:out|off|in|on|up|over|to|into|onto|from|with)\b|(?:what|how|why|who|where|which)\b)"
)
_PARTED = re.compile(
    r"\W*(?P<verb>back|write|set|clean|hand|roll|wrap|kick|read|print|check|stand|mock|take|lay|make|break|turn) (?:(?:the|my|our|her|his) (?:[\w-]+ ){1,2})?(?P<particle>up|over|out|off|through|in)\b(?! (?:what|how|why|where|who))",
    re.I,
)
_ASKS_BEHIND = re.compile(r"[,?] (ask|call|check with|ring) (?:the )?[A-Z]\w+\W*$")  # "dome heat load, ask Malik"
_DEED_BEHIND = re.compile(
    r"[,?] (?P<verb>find|invite|call|book|order|send|write|sign|bring) (?:the|an?|her|his|my|it|them|him|[A-Z]\w+)\b"
)  # "energy contract ends, find a broker"
_ASKED_DEED = re.compile(
    r"\b(?:whether|if) (?:he|she|they|we|i|you|[A-Z]\w+) (?:(?:can|could|will|would|should|wants? to) )?([a-z]+)", re.I
)
_AT_LATEST = re.compile(r",?\s*\b(?:by )?at the (?:very )?latest\b", re.I)
_MADE_ANEW = re.compile(
    r"^(?:revised|updated|amended|corrected|edited|finalised|finalized) (?=[a-z])(?!(?:the|a|an|my|her|his|our|their|it|them|and|in|on)\b)",
    re.I,
)
_UP_WITH = re.compile(r"\W*(?:take|bring) (?:[\w'’-]+ ){1,4}?up with \S", re.I)
_OF_DOING = re.compile(
    r"\W*[a-z]{3,}ing (?!the\b|an?\b|my\b|her\b|his\b|our\b|their\b|it\b|them\b|all\b|up\b|out\b|in\b|on\b|at\b|to\b|with\b|for\b|about\b|off\b|down\b)[a-z]",
    re.I,
)  # "running costs"
_A_THING = re.compile(r"\W*(?:the|an?|my|our|his|her|their|your)(?: own| new| next)? [a-z]", re.I)  # "my own review" is no order
_PLURAL = re.compile(
    r"\W*[A-Za-z]{3,}(?<!s)s (?:[+&/] |and [a-z]{3,}s\b)|\W*[A-Za-z]{3,}(?<!s)s (?=[a-z])(?!(?:the|an?|my|her|his|our|their|your|it|them|me|us|him|all|both|up|out|in|on|off|down|over|back|to|with|for|about|at|from|through|into|and|or|that|how|what|whether|who|when|one|two|three)\b)"
)
_PLURAL_ALONE = re.compile(r"\W*(?:the |my |her |his |our )?[A-Za-z]{3,}(?<!s)s\W*", re.I)
_PARTICLES = frozenset("and up down out off over in back away".split())
_STATE = re.compile(
    r"(?P<thing>(?:(?:the|my|our|her|his|all|both|\d+) )?[A-Za-z][\w'’-]*(?: [\w'’-]+){0,4}?) (?P<done>[a-z]+(?:ed|ilt|ent|ought|ut|ade|one|itten|aid|old|ung|awn)(?: (?:up|down|out|off|over|in|back|away))?"
    r"(?:,? (?:and|[+&]|/) [a-z]+(?:ed|ilt|ent|ought|ut|ade|one|itten|aid|old|ung|awn)(?: (?:up|down|out|off|over|in|back|away))?)*)\W*$"
)
_NO_THING = re.compile(r"(?:and|or|by|but)\b|[A-Z][a-z]+(?: [A-Z][a-z]+)+\W*$")  # "…, Station Road" is where
_CLAUSE_IN = re.compile(
    r"\b(?:who|what|which|that|if|when|how|why|where|whether|i|we|he|she|they|you|it|is|are|was|were|be|been|to|and|or|as|not|gets?|get|has|have|had|needs?)\b|[,;:]",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The comparable form of a text: its verb, its other words, its numbers.

    ``phrase`` is the thing that the task is about ("travel budget" in "send the travel budget to Kim"), its last word the
    ``head``; ``deeds`` are the verbs that do it; ``labels`` the numbers that tell it from others of its kind;
    ``aliases`` what its deed is called as a thing where it names no other: "the swap" for "swap her out of the weekend";
    ``others`` the nouns that say it in other words behind a comma: "…, half a page each".
    """

    verb: str | None
    words: frozenset[str]
    numbers: frozenset[str]
    phrase: tuple[str, ...] = ()
    deeds: frozenset[str] = frozenset()
    labels: tuple[tuple[str, frozenset[str]], ...] = ()
    aliases: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    @property
    def head(self) -> str | None:
        """The noun of the phrase."""
        return self.phrase[-1] if self.phrase else None

    @property
    def heads(self) -> frozenset[str]:
        """The nouns by which its thing is called."""
        own = self.phrase[-2:] if self.phrase[-1:] and self.phrase[-1] in _CARRIERS else self.phrase[-1:]
        return self.aliases | self.others | frozenset(own)

    @property
    def all(self) -> frozenset[str]:
        """The words and the verb."""
        return self.words | {self.verb} if self.verb else self.words

    @property
    def called(self) -> frozenset[str]:
        """All words by which a line may call it."""
        return self.all | self.aliases


def words_of(text: str, ignore: Collection[str] = ()) -> Words:
    """Words of a task. ``ignore``: folded names that say nothing here (the person's own name in their notes)."""
    return _words_of(text, frozenset(ignore))


@lru_cache(maxsize=8192)
def _words_of(text: str, ignore: frozenset[str]) -> Words:
    for idiom, plain in _IDIOMS:
        text = idiom.sub(plain, text)
    if (caused := _GET_IT_DONE.match(text)) and (deed := base_of_past(caused["done"].lower())) in BASE_VERBS:
        text = f"{deed} {caused['thing']}{text[caused.end() :]}"  # "get the lift repaired" is "repair the lift"
    text = _AT_LATEST.sub("", _MADE_ANEW.sub("", text)) or text
    wanted = _state_of(text)
    found = [w for w in content_words(text) if w not in ignore]
    verb = (
        None
        if wanted
        else next((w for w in found[: 1 + (found[:1] != [] and found[0] in _LEAD)] if w in BASE_VERBS and w not in _LEAD), None)
    )
    if _SAY.match(text):
        verb = "tell"
    elif _QUESTION.match(text):
        verb = None  # "what's the cost centre for the tents?"
    elif verb and (_PLURAL.match(text) or _PLURAL_ALONE.fullmatch(text)):
        verb = None  # "works council", "the tests"
    elif verb and ((_A_THING.match(text) and _DEED_BEHIND.search(text)) or _OF_A_TIME.match(text) or _OF_DOING.match(text)):
        verb = None  # "June backup"
    elif (verb and _GET.match(text)) or (verb in _RATHER_THINGS and not _ACTS_ON.match(text)):
        verb = None
    elif verb and verb == found[0] and _DEED_AS_THING.match(text):
        verb = None  # "outline of the case", "comments on the plan": the deed is a thing here
    numbers = frozenset(w for w in found if _NUMBER.match(w))
    rest = frozenset(w for w in found if w != verb) or frozenset(found)
    return Words(
        verb,
        rest,
        numbers,
        phrase_of(wanted[0] if wanted else text, verb, ignore),
        wanted[1] if wanted else _deeds(text, verb, found),
        labels_of(text),
        _aliases(text, verb),
        _others(text, ignore, verb),
    )


def _state_of(text: str) -> tuple[str, frozenset[str]] | None:
    """(thing, deeds) of a task that is told by how things are to be: "gutters cleaned + painted", "report sent".

    >>> _state_of("both gutters cleaned + painted")
    ('both gutters', frozenset({'clean', 'paint'}))
    >>> _state_of("list issues raised"), _state_of("ask what was decided")
    (None, None)
    """
    found = _STATE.match(text)
    if found is None or _CLAUSE_IN.search(found["thing"]):
        return None
    done = [base_of_past(word.lower()) for word in re.findall(r"[A-Za-z]+", found["done"]) if word.lower() not in _PARTICLES]
    words = found["thing"].split()
    if not all(done) or (len(words) > 1 and words[0].lower() in BASE_VERBS) or not content_words(found["thing"]):
        return None
    return found["thing"], frozenset(verb for verb in done if verb)


def _others(text: str, ignore: Collection[str], verb: str | None) -> frozenset[str]:
    phrases = [phrase_of(part, None, ignore) for part in text.split(", ")[1:] if not _NO_THING.match(part)]
    if sought := SOUGHT.match(text):  # the slot itself, beside what it is for
        phrases.append(tuple(content_words(sought[0])[-1:]))
    if verb is None and (told := _DEED_BEHIND.search(text)):
        phrases.append(phrase_of(text[told.end("verb") :], None, ignore))
    return frozenset(phrase[-1] for phrase in phrases if phrase and phrase[0] not in BASE_VERBS)


def _aliases(text: str, verb: str | None) -> frozenset[str]:
    """The deed as a thing, where its object is a pronoun or a clause.

    >>> sorted(_aliases("swap her out of the weekend", "swap")), _aliases("swap the two desks", "swap")
    (['swap'], frozenset())
    >>> "writeup" in _aliases("write up what paged", "write")
    True
    """
    if _WRITES_IT.search(text) or verb == "describe":
        return _PAPERS
    parted = _PARTED.match(text)
    if parted:
        thing = f"{parted['verb']}{parted['particle']}".lower()
        return _PAPERS | {thing} if thing == "writeup" else frozenset({thing})
    found = _OWN_THING.match(text) if verb else None
    if found is None or verb is None or stem(found.group("verb").lower()) != verb:
        return frozenset()
    thing = verb + (found.group("particle") or "").lower()  # "write-up" is read as "writeup"
    return _PAPERS | {thing} if verb == "write" else frozenset({thing})


def _deeds(text: str, verb: str | None, found: Sequence[str]) -> frozenset[str]:
    """The verbs that do a task. Of "read it and send comments" the last is the one; "tell me whether she applies" has two."""
    deeds = {verb} if verb else set()
    for match in _LAST_DEED.finditer(text) if verb else ():
        told = stem(match.group("verb"))
        if told in BASE_VERBS and told == match.group("verb") and told not in _RATHER_THINGS:
            deeds = {told} if _ACTS_ON.match(text, match.start("verb")) else {*deeds, told}
    if asked := _ASKS_BEHIND.search(text):
        deeds = {asked[1].split()[0]}
    if verb is None and (behind := _DEED_BEHIND.search(text)):
        deeds = {behind["verb"]}
    if verb and _UP_WITH.match(text):
        deeds.add("ask")
    if re.match(r"\W*try (?!to\b)", text, re.I):
        deeds.add("try")
    deeds |= {stem(m.group(1).lower()) for m in _ASKED_DEED.finditer(text)} & BASE_VERBS
    return frozenset(deeds)


def other_thing(task: Words, phrase: Sequence[str], told: Collection[str]) -> bool:
    """Whether a phrase of a report (its words are ``told``) names another thing than the task's: a noun unknown to it, or its own told apart."""
    if phrase and phrase[-1] in task.aliases:  # "the launch write-up" is not "write up what paged"
        kinds = set(phrase[:-1]) - ANY_KIND
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
    ours, theirs = set(task.phrase[:-1]) - ANY_KIND, set(phrase[:-1]) - ANY_KIND
    return bool(ours - theirs and theirs - task.all)


def conflict(task: Words, text: str) -> bool:
    """Whether a text names another one of a numbered kind: "phase 3" and "phase 2", "Q3" and "Q2"."""
    told = dict(labels_of(text))
    return any(kind in told and not numbers & told[kind] for kind, numbers in task.labels)
