"""What a book is made of, one session taken into it, and what is told of a change in it."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from assistant.knowing.bookrows import Effects, Entry
from assistant.knowing.ledger import Book
from assistant.knowing.matching import Tally
from assistant.knowing.roster import Roster
from assistant.knowing.threads import Thread
from assistant.knowing.versions import Known, hashes
from assistant.knowing.wordindex import Trace
from assistant.knowing.wording import weighed
from assistant.records import Held


@dataclass(frozen=True, slots=True)
class Notes:
    """What a book is made of: the sessions, how to fetch one, whether one is left out, who is who."""

    entries: list[Entry]
    load: Callable[[Entry], Held]
    left_out: Callable[[Held], bool]
    roster: Roster


@dataclass(frozen=True, slots=True)
class Change:
    """What a book now says otherwise: threads by the numbers under which they are kept (None: gone), the ids of these, and all people concerned.

    ``places`` sort threads as they were opened. ``whole``: the book was made anew.
    """

    threads: Mapping[int, Thread | None]
    ids: Mapping[int, str]
    places: Mapping[int, tuple[str | int, ...]]
    people: frozenset[str | None]
    whole: bool


def read_in(book: Book, held: Held, entry: Entry, known: Known, tid_of: Callable[[Thread], int]) -> Effects:
    """Take a session into a book, and say what that did. ``tid_of`` tells the number under which a thread is kept."""
    weights, index = book.wording.weights, book.index
    weights.begin()
    index.trace = trace = Trace()
    book.read(held)
    threads = {tid_of(thread): thread for thread in trace.touched.values()}
    return Effects(
        versions={tid: known.version(thread, entry.sid) for tid, thread in threads.items()},
        people=json.dumps(sorted(trace.people, key=lambda person: person or "")),
        items=hashes(trace.items),
        told=hashes(trace.told),
        reopened=hashes(trace.reopened),
        looked=hashes(weights.looked_up()),
        weighed=tuple(item_words(held)),
    )


def item_words(held: Held) -> list[str]:
    """The words of a session's items that count for how rare a word is, a string an item."""
    return ["\t".join(sorted(words.words)) for words in weighed(held)]


def of_each(texts: Iterable[str]) -> Counter[str]:
    """In how many of such strings each word stands."""
    return Counter(word for text in texts for word in text.split("\t") if word)


def tallied(texts: Iterable[str]) -> Tally:
    """How many such strings there are, and in how many each word stands."""
    found = list(texts)
    return Tally(len(found), of_each(found))


def keep_state(db: sqlite3.Connection, fingerprint: str, counts: Tally, length: int) -> None:
    """Write of what a book was made (``fingerprint``), how its words are counted and how long the ids of its threads are."""
    db.execute("insert or replace into meta values('book',?)", (fingerprint,))
    db.execute("insert or replace into meta values('book_ids',?)", (str(length),))
    db.execute("insert or replace into meta values('book_words',?)", (json.dumps([counts.total, counts.counts], ensure_ascii=False),))
