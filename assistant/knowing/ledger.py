"""The ledger: one entry for each commitment, however often it was copied forward, and how it stands today.

Sessions are read in the order of their dates. An item joins the thread that it most likely repeats, or opens one: pairs of
items and threads are taken greedily, best likeness first, one to one. Ticks, drops and reports ("sent ✔", "booked") in
later notes, of the same person or another, close threads. What a later session said outweighs what an older one still
shows, so an old unticked box never re-opens what was closed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assistant.knowing.news import News
from assistant.knowing.repeats import Repeats
from assistant.knowing.roster import Roster
from assistant.knowing.threads import Mention, Owner, Thread, actions_of
from assistant.knowing.wordindex import Threads, WordIndex
from assistant.knowing.wording import Wording, counted
from assistant.reading.note import only_dated
from assistant.reading.words import content_words
from assistant.records import Action, Held, Item


def build_ledger(held: Sequence[Held], roster: Roster) -> tuple[Action, ...]:
    """All actions of the sessions given. ``held`` are those visible on the day in question: plans are left out by the caller."""
    ordered = sorted(held, key=lambda h: (h.date or dt.date.min, h.session.leftover, h.path, h.session.line_start))
    index = WordIndex()
    book = Book(Wording(ordered, roster), index)
    for session in ordered:
        book.read(session)
    return actions_of(index.threads)


class Book:
    """Takes in sessions in their order. ``sessions``: the day of the last one with each person."""

    def __init__(self, wording: Wording, index: Threads, sessions: dict[str | None, dt.date] | None = None) -> None:
        self.wording = wording
        self.index = index
        self.repeats = Repeats(wording, index)
        self.news = News(wording, index)
        self.sessions = sessions if sessions is not None else {}

    def read(self, held: Held) -> None:
        """Take in one session: first its items, then what it reports of earlier ones."""
        placed = self._place([self.repeats.with_core(self.mention(held, item)) for item in held.session.items if counted(item)])
        self.news.take_in(held, placed, self.sessions.get(held.person))
        if held.date:
            self.sessions[held.person] = held.date

    def mention(self, held: Held, item: Item) -> Mention:
        """An item as it is compared, without its core."""
        person = self.wording.about(held, item.text)
        words = self.wording.of(item.text, person)
        short = self.wording.of(item.text.split(", ")[0], person) if ", " in item.text else words
        context = frozenset(content_words(item.context)) - self.wording.unsaid(person) if item.context else frozenset()
        return Mention(held, item, words, short, person, self._owner(item, held, held.person), context)

    def _place(self, mentions: Sequence[Mention]) -> dict[int, Thread]:
        """Join each item of a session to its thread or open one; the threads by the lines of their items."""
        joined = self.repeats.earlier(mentions)
        placed: list[tuple[Mention, Thread]] = []
        for index, mention in enumerate(mentions):
            known = self.index.thread(joined[index]) if index in joined else self.repeats.echo(mention, placed)
            if known is not None:
                known.add(mention, self._owner(mention.item, mention.held, known.person))
            thread = known or (self._open(mention) if self._belongs(mention) else None)
            if thread is not None:
                self.index.add(thread, mention)
                self.index.mark(thread)
                placed.append((mention, thread))
        return {m.item.line: t for m, t in reversed(placed)}

    def _belongs(self, mention: Mention) -> bool:
        """Errands beside the 1:1s of a daily note are nobody's commitment here, unless they name somebody."""
        held = mention.held
        if held.person is None and (held.session.leftover or only_dated(held.path)):
            return self.wording.about(held, mention.item.raw) is not None
        return True

    def _open(self, mention: Mention) -> Thread:
        person = self.wording.about(mention.held, mention.item.raw)
        thread = Thread(self.index.new_number(mention), person, self._owner(mention.item, mention.held, person), [mention])
        thread.take(mention)
        return thread

    def _owner(self, item: Item, held: Held, person: str | None) -> Owner:
        roster, session, owners = self.wording.roster, held.session, item.owners
        if not owners:
            theirs = roster.other_writes(session, person)
            return Owner("theirs", person, person or "") if theirs else Owner("mine", roster.me, "me")
        sides = [roster.owner_side(o, person, session) for o in owners]
        kinds = {side for side, _ in sides}
        if len(kinds) > 1 and "mine" in kinds:
            return Owner("shared", " and ".join(name for _, name in sides if name) or None, "shared")
        if len(kinds) > 1 and "theirs" in kinds:
            return Owner("theirs", person, person or "")
        side, name = sides[0]
        return Owner(side, name, {"mine": "me", "shared": "shared"}.get(side, name or owners[0]))
