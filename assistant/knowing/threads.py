"""A commitment while its history is read: all lines that mention it, and what the latest of them says."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from assistant.knowing.cues import says_reopened
from assistant.knowing.deeds import delivers
from assistant.knowing.phrases import ANY_KIND
from assistant.knowing.synonyms import with_synonyms
from assistant.knowing.taskwords import Words
from assistant.records import Action, Held, Item, Side, Source, State

_REMINDS = frozenset("nudge chase remind ask ping poke push".split())
_YES_OR_NO = re.compile(r"\byes or no\b", re.I)
_ID_BYTES = 10
_SHORTEST_ID = 6


@dataclass(frozen=True, slots=True)
class Owner:
    """Who is to do it: the side, the full name where one is known, and how to call them."""

    side: Side
    name: str | None
    called: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One line about a task. ``words`` tell the task, ``short`` only what stands before its first comma.

    ``person`` is whose notes it stands in, or whom it names; ``owner`` who is to do it, as read in its own session; ``context``
    the words before it to which its own point back ("hand it to Kim"); ``core`` those of which whatever repeats it elsewhere holds one.
    """

    held: Held
    item: Item
    words: Words
    short: Words
    person: str | None
    owner: Owner
    context: frozenset[str] = frozenset()
    core: frozenset[str] = frozenset()

    def source(self) -> Source:
        """Where it stands."""
        return self.held.source(self.item.line, self.item.raw)


@dataclass(slots=True)
class Thread:
    """All mentions of one commitment. ``number`` counts threads in the order in which they were opened."""

    number: int
    person: str | None
    owner: Owner
    mentions: list[Mention]
    status: State = "open"
    closed: dt.date | None = None
    closed_by: Source | None = None
    reason: str | None = None
    reopened: bool = False
    dues: list[dt.date] = field(default_factory=list)
    waiting_on: str | None = None
    last_seen: dt.date | None = None

    @property
    def first(self) -> Mention:
        """The line that opened it."""
        return self.mentions[0]

    @property
    def last(self) -> Mention:
        """The line that mentioned it last."""
        return self.mentions[-1]

    def forms(self) -> tuple[Words, ...]:
        """Its words as they were first and as they are now."""
        first, last = self.first.words, self.last.words
        return (first,) if first is last or first == last else (first, last)

    def names(self) -> frozenset[str]:
        """Every word by which it is called, the verbs and what they are as things included."""
        return frozenset().union(*(f.called for f in self.forms()))

    def known(self) -> frozenset[str]:
        """Its names and what its words point back to."""
        return self.names() | self.context()

    def context(self) -> frozenset[str]:
        """The words to which those of its mentions point back."""
        return frozenset().union(*(m.context for m in (self.first, self.last)))

    def deeds(self) -> frozenset[str]:
        """The verbs that do it: "tell me whether she applies" is done when she applied as well."""
        return frozenset().union(*(f.deeds for f in self.forms()))

    def owned(self) -> bool:
        """Whether a line says who is to do it."""
        return any(m.item.owners for m in self.mentions)

    def marked_at(self, held: Held, line: int) -> bool:
        """Whether the line that mentioned it last is this one, and marked as an item."""
        return any(m.held is held and m.item.line == line and m.item.confidence == "marked" for m in self.mentions[-2:])

    def tags(self) -> frozenset[str]:
        """Tags of all its mentions."""
        return frozenset(t for m in self.mentions for t in m.item.tags)

    def add(self, mention: Mention, owner: Owner) -> None:
        """Take a further line in, and what it says."""
        self.mentions.append(mention)
        if mention.item.owners and mention.item.confidence == "marked":
            self.owner = owner
        self.take(mention)

    def take(self, mention: Mention) -> None:
        """Carry over what a line says: state, due date, what it waits for."""
        item, held = mention.item, mention.held
        self.last_seen = held.date or self.last_seen
        self.waiting_on = item.waiting_on or (None if item.state != "open" else self.waiting_on)
        self.slip(item.due)
        if item.state != "open":
            self.close(item.state, item.done_on or held.date, mention.source(), item.reason)
        elif self.status != "open" and self._says_open(mention):
            self.reopen()

    def _says_open(self, mention: Mention) -> bool:
        """An open copy re-opens only when its session is later than the one that closed it, and more than a look back."""
        when = mention.held.date
        closed = self.closed_by.date if self.closed_by else None
        return (
            when is not None
            and closed is not None
            and when > closed
            and (mention.item.kind != "previous" or says_reopened(mention.item.raw))
        )

    def slip(self, date: dt.date | None) -> None:
        """A due date as stated now; the same again is no slip."""
        if date and (not self.dues or self.dues[-1] != date):
            self.dues.append(date)

    def close(self, status: State, when: dt.date | None, by: Source, reason: str | None = None) -> None:
        """Done or dropped, when, and which line says so."""
        self.status, self.closed, self.closed_by = status, when, by
        self.reason = reason or self.reason

    def reopen(self) -> None:
        """Open again after it was closed."""
        self.status, self.closed, self.closed_by, self.reopened = "open", None, None, True


def as_noun(thread: Thread, phrases: Collection[tuple[str, ...]]) -> Thread:
    """A thread read without a verb where a report calls by the verb's word what the thing is: "label design", of "label design for the ale"."""

    def plain(mention: Mention) -> Mention:
        words = mention.words
        if not (words.verb and words.phrase and any((words.verb, words.phrase[0]) in itertools.pairwise(p) for p in phrases)):
            return mention
        words = replace(words, verb=None, deeds=frozenset(), words=words.all, phrase=(words.verb, *words.phrase))
        return replace(mention, words=words)

    mentions = [plain(mention) for mention in thread.mentions]
    return thread if all(a is b for a, b in zip(mentions, thread.mentions, strict=True)) else replace(thread, mentions=mentions)


def another_deed(mention: Mention, thread: Thread) -> bool:
    """Whether a line about a thread's matter asks for another deed: the write-up of it, a nudge about it, a yes or no."""
    words = mention.words
    first, last = thread.first.words, thread.last.words
    if delivers(words.head) and words.head not in thread.names() and {first.head, last.head} <= set(words.phrase[:-1]):
        return True
    if words.verb in _REMINDS and any(form.verb is None and delivers(form.head) and form.head not in words.all for form in (first, last)):
        return True
    if _of_its_thing(words, first, last) or any(_of_its_thing(form, words, words) for form in (first, last)):
        return True
    texts = [m.item.text for m in (thread.first, thread.last)]
    asked = bool(thread.deeds()) or delivers(first.head)
    return asked and bool(_YES_OR_NO.search(mention.item.text)) and not any(_YES_OR_NO.search(text) for text in texts)


def _of_its_thing(one: Words, *others: Words) -> bool:
    """Whether one names a thing for what the others act on: "monitoring for the on-time number" is not "roll out the on-time number"."""
    if one.verb or len(one.phrase) != 1 or one.head in ANY_KIND:
        return False
    behind = one.words - set(one.phrase)
    return all(
        form.verb is not None
        and form.verb not in _REMINDS
        and bool(form.phrase)
        and set(form.phrase) == behind
        and one.head not in with_synonyms(form.called)
        for form in others
    )


def actions_of(threads: Sequence[Thread]) -> tuple[Action, ...]:
    """The entries of the ledger, each with a short id that later notes don't change.

    An id is a digest of the person, the first date and the first words; the k-th thread of one such key counts on.
    """
    digests = digests_of([key_of(thread) for thread in threads])
    length = id_length(digests)
    return tuple(action_of(digest[:length], thread) for digest, thread in zip(digests, threads, strict=True))


def key_of(thread: Thread) -> str:
    """Of what an id is made: the person, the first date, the first words."""
    words = thread.first.words
    return f"{thread.person}|{thread.first.held.date}|{' '.join(sorted(words.words))}|{words.verb}"


def digests_of(keys: Sequence[str]) -> list[str]:
    """Digests of keys in the order of their threads; the k-th of one key counts on."""
    seen: dict[str, int] = {}
    found = []
    for key in keys:
        count = seen[key] = seen.get(key, -1) + 1
        found.append(blake2b(f"{key}|{count}".encode("utf-8", "surrogatepass"), digest_size=_ID_BYTES).hexdigest())
    return found


def id_length(digests: Sequence[str]) -> int:
    """How many letters of the digests tell all of them apart."""
    length = _SHORTEST_ID
    while len({d[:length] for d in digests}) < len(digests) and length < 2 * _ID_BYTES:
        length += 1
    return length


def action_of(key: str, thread: Thread) -> Action:
    """The entry of one thread, under an id."""
    marked = [m for m in thread.mentions if m.item.confidence == "marked"]
    shown = marked[0] if marked else thread.first
    open_days = {m.held.date for m in thread.mentions if m.item.state == "open"}
    return Action(
        id=key,
        text=shown.item.text,
        person=thread.person,
        owner=thread.owner.called,
        owner_name=thread.owner.name,
        side=thread.owner.side,
        status=thread.status,
        due=thread.dues[-1] if thread.dues else None,
        opened=thread.first.held.date,
        closed=thread.closed,
        times_carried=max(0, len(open_days) - 1),
        waiting_on=thread.waiting_on,
        tags=tuple(dict.fromkeys(t for m in thread.mentions for t in m.item.tags)),
        source=thread.first.source(),
        mentions=tuple(m.source() for m in thread.mentions),
        closed_by=thread.closed_by,
        confidence="marked" if marked else "inferred",
        reason=thread.reason,
        dues=tuple(thread.dues),
        reopened=thread.reopened,
        recurring=any(m.item.recurring for m in thread.mentions),
        last_seen=thread.last_seen,
    )
