"""The book kept up to date: after a change only those sessions are read anew whose part in it may differ, with the result of a whole reading.

What a session does to the threads depends on the session itself, on who is who, on the day of the person's session before it, on the weights of
the words it compares, and on the threads that it looks for, by words and people. All of that is kept beside what it did. So after a change the sessions are
gone through in their order, and one is read anew where it changed, where a weight it asked for did, or where it may have looked for a thread
that is, at that point, no longer as it was. A thread that is again as it was concerns nobody after. Anything else (other people, another
reader, very many changes) makes the book anew.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from assistant.knowing import bookrows
from assistant.knowing.bookreading import Change, Notes, item_words, keep_state, read_in, tallied
from assistant.knowing.bookrows import Bits, Effects
from assistant.knowing.bookupdate import Update
from assistant.knowing.ledger import Book
from assistant.knowing.threads import digests_of, id_length, key_of
from assistant.knowing.versions import Known, Torn
from assistant.knowing.wordindex import WordIndex
from assistant.knowing.wording import Wording


def made_anew(db: sqlite3.Connection, notes: Notes, fingerprint: str) -> Change:
    """Make the book from all sessions, inside a transaction."""
    bookrows.clear(db)
    known, entries, everything = Known(), [], []
    for sid, entry in enumerate(notes.entries, 1):
        held = notes.load(entry)
        entries.append(replace(entry, sid=sid, skipped=notes.left_out(held)))
        everything.append(held)
    told = [(e, h) for e, h in zip(entries, everything, strict=True) if not e.skipped]
    items = {e.sid: item_words(h) for e, h in told}
    counts = tallied(text for texts in items.values() for text in texts)
    index = WordIndex()
    book = Book(Wording(counts, notes.roster), index)
    effects = [(e, Effects()) for e in entries if e.skipped]
    for entry, held in told:
        known.add(entry.sid, held)
        effects.append((entry, read_in(book, held, entry, known, lambda thread: thread.number)))
    bits = Bits(None)
    index.tell(bits.put)
    bits.keep(db)
    bookrows.keep_effects(db, effects)
    threads = index.threads
    keys, refs = [key_of(thread) for thread in threads], [known.ref(thread.first) for thread in threads]
    digests = digests_of(keys)
    bookrows.keep_threads(
        db, [(tid, *ref[:2], key, digest) for tid, (ref, key, digest) in enumerate(zip(refs, keys, digests, strict=True))]
    )
    length = id_length(digests)
    keep_state(db, fingerprint, counts, length)
    names = {entry.sid: entry.name for entry in entries}
    return Change(
        dict(enumerate(threads)), {tid: digest[:length] for tid, digest in enumerate(digests)}, {tid: (*names[ref[0]], ref[2]) for tid, ref in enumerate(refs)},
        frozenset(thread.person for thread in threads), whole=True,
    )  # fmt: skip


def brought_up(db: sqlite3.Connection, notes: Notes, fingerprint: str) -> Change | None:
    """Bring the kept book in line with the sessions, inside a transaction. None where it is to be made anew."""
    state = db.execute("select value from meta where key='book'").fetchone()
    if state is None or state[0] != fingerprint:
        return None
    update = Update(db, notes)
    try:
        if update.too_much() or not update.weigh() or not update.go_through():
            return None
        return update.kept(fingerprint)
    except Torn:
        return None
