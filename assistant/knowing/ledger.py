"""The ledger: one entry for each commitment, however often it was copied forward, and how it stands today.

Sessions are read in the order of their dates. An item joins the thread that it most likely repeats, or opens one: pairs of
items and threads are taken greedily, best likeness first, one to one. Ticks, drops and reports ("sent ✔", "booked") in
later notes, of the same person or another, close threads. What a later session said outweighs what an older one still
shows, so an old unticked box never re-opens what was closed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from assistant.knowing.answers import answers_below
from assistant.knowing.deeds import TALK, same_verb
from assistant.knowing.matching import best_pairs, core_of, could_be_like, likeness, other_label
from assistant.knowing.numbered import numbered_report
from assistant.knowing.outcomes import Case, settle
from assistant.knowing.reports import reports_of
from assistant.knowing.roster import Roster
from assistant.knowing.roundups import Roundup, roundup_of
from assistant.knowing.settling import Settling
from assistant.knowing.synonyms import with_synonyms
from assistant.knowing.taskwords import other_thing
from assistant.knowing.threads import Mention, Owner, Thread, actions_of, another_deed
from assistant.knowing.wordindex import Trace, WordIndex, numbers_of
from assistant.knowing.wording import Wording, counted, first_word
from assistant.reading.handouts import before_arrow
from assistant.reading.lines import bullet_line
from assistant.reading.note import only_dated
from assistant.reading.words import content_words
from assistant.records import Action, Held, Item, Point

SAME = 0.62  # likeness from which two items of one 1:1 are one
SAME_SESSION = 0.8  # the same within one session, where two lines more often are two items
SAME_MIXED = 0.68  # within one session where one of them is said in the talk and the other listed
LOOKED_BACK = 0.12  # a review of last time repeats something, so less likeness will do
SAME_ELSEWHERE = 0.78  # across the notes of different people, where three words at least must be shared
SAME_ID = 1.5  # two items with one number (#12) in one person's notes
_COUNTED = 2  # characters of "#3", a number that may count lines; "#61" or "#A" names a thing
SHARED_ELSEWHERE = 3
_ANY_DEED = frozenset({"do", "finish", "complete", "close"})
_OPENING = 20  # characters by which a clause is known
_BARE_WORDS = 6  # longer reports tell more than a deed


def build_ledger(held: Sequence[Held], roster: Roster) -> tuple[Action, ...]:
    """All actions of the sessions given. ``held`` are those visible on the day in question: plans are left out by the caller."""
    ordered = sorted(held, key=lambda h: (h.date or dt.date.min, h.session.leftover, h.path, h.session.line_start))
    index = WordIndex()
    book = Book(Wording(ordered, roster), index)
    for session in ordered:
        book.read(session)
    return actions_of(index.threads)


class Threads(Protocol):
    """The threads so far, with an index from words to them. Numbers tell which was opened first."""

    trace: Trace

    def new_number(self, mention: Mention) -> int:
        """The number of a thread that this line opens."""

    def thread(self, number: int) -> Thread:
        """One of those found."""

    def add(self, thread: Thread, mention: Mention) -> None:
        """Enter a thread under the words of a mention."""

    def mark(self, thread: Thread) -> None:
        """After whatever may have changed a thread."""

    def open_of(self, person: str | None) -> list[Thread]:
        """A person's open threads, the oldest first."""

    def near(self, person: str | None, words: Collection[str]) -> set[int]:
        """Threads of a person that hold one of the words."""

    def told(self, person: str | None, words: Collection[str], *, still_open: bool) -> list[int]:
        """Threads, open or closed as asked, that a report may be of, the oldest first."""

    def sharing(self, words: Collection[str], least: int, *, core: Collection[str], reach: Collection[str]) -> list[int]:
        """Threads of anybody that share so many of the words with the line that opened them, the oldest first."""


class Book:
    """Takes in sessions in their order. ``sessions``: the day of the last one with each person."""

    def __init__(self, wording: Wording, index: Threads, sessions: dict[str | None, dt.date] | None = None) -> None:
        self.wording = wording
        self.settling = Settling(wording)
        self.index = index
        self.sessions = sessions if sessions is not None else {}

    def read(self, held: Held) -> None:
        """Take in one session: first its items, then what it reports of earlier ones."""
        placed = self._place([self._with_core(self.mention(held, item)) for item in held.session.items if counted(item)])
        self._reports(held, placed)
        if held.date:
            self.sessions[held.person] = held.date

    # --- items -----------------------------------------------------------------------------------------------------------

    def mention(self, held: Held, item: Item) -> Mention:
        """An item as it is compared, without its core."""
        person = self.wording.about(held, item.text)
        words = self.wording.of(item.text, person)
        short = self.wording.of(item.text.split(", ")[0], person) if ", " in item.text else words
        context = frozenset(content_words(item.context)) - self.wording.unsaid(person) if item.context else frozenset()
        return Mention(held, item, words, short, person, self._owner(item, held, held.person), context)

    def _place(self, mentions: Sequence[Mention]) -> dict[int, Thread]:
        """Join each item of a session to its thread or open one; the threads by the lines of their items."""
        joined = self._pairs(mentions)
        placed: list[tuple[Mention, Thread]] = []
        for index, mention in enumerate(mentions):
            known = self.index.thread(joined[index]) if index in joined else self._echo(mention, placed)
            if known is not None:
                known.add(mention, self._owner(mention.item, mention.held, known.person))
            thread = known or (self._open(mention) if self._belongs(mention) else None)
            if thread is not None:
                self.index.add(thread, mention)
                self.index.mark(thread)
                placed.append((mention, thread))
        return {m.item.line: t for m, t in reversed(placed)}

    def _pairs(self, mentions: Sequence[Mention]) -> dict[int, int]:
        """Which earlier thread each item repeats."""
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

    def _with_core(self, mention: Mention) -> Mention:
        forms = (mention.words,) if mention.short is mention.words else (mention.words, mention.short)
        cores = (core_of(form, self.wording.weights, SAME_ELSEWHERE - LOOKED_BACK) for form in forms)
        return replace(mention, core=frozenset().union(*cores))

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
            return 0.0 if self._other_owner(mention, thread) else SAME_ID
        if any(other_label(mention.words, form) for form in thread.forms()) or _anew(mention, thread) or another_deed(mention, thread):
            return 0.0
        weights = self.wording.weights
        score = max(likeness(mention.words, form, weights) for form in thread.forms())
        if score < SAME or mention.short is not mention.words:
            score = max(score, *(likeness(mention.short, m.short, weights) for m in (thread.first, thread.last)))
        return 0.0 if score < SAME - LOOKED_BACK or self._other_owner(mention, thread) else score

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
            and not self._other_owner(mention, t)
            and not another_deed(mention, t)
            and same_verb(mention.words.verb, t.last.words.verb)
        ]
        return fits[0] if len(fits) == 1 and person is not None else None

    def _echo(self, mention: Mention, placed: Sequence[tuple[Mention, Thread]]) -> Thread | None:
        """The same task said twice in one session: in the talk and in the list below it. What one list holds twice in other words is two."""
        for other, thread in placed:
            listed = _kind(other.item) == _kind(mention.item)
            if listed and mention.item.confidence == "marked" and _boxed(other.item) == _boxed(mention.item):
                continue  # two lines of one list are two, were they written alike: one may be ticked and the other not
            bar = SAME_SESSION if listed else SAME_MIXED
            if (
                likeness(mention.words, other.words, self.wording.weights) >= bar
                and not other_label(mention.words, other.words)
                and not self._other_owner(mention, thread)
            ):
                return thread
        return None

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

    def _other_owner(self, mention: Mention, thread: Thread) -> bool:
        """Whether the line names an owner who is surely not the thread's."""
        if not mention.item.owners or not thread.owned():
            return False
        owner = mention.owner
        if thread.person == mention.held.person:
            third = "other" in (owner.side, thread.owner.side) and "shared" not in (owner.side, thread.owner.side)
            return {owner.side, thread.owner.side} == {"mine", "theirs"} or (third and owner.name != thread.owner.name)
        return owner.side != "shared" and thread.owner.side != "shared" and owner.name != thread.owner.name

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

    # --- reports ---------------------------------------------------------------------------------------------------------

    def _reports(self, held: Held, placed: Mapping[int, Thread]) -> None:
        projects = {p.line for p in held.session.projects}
        points = {p.line: p for p in held.session.points}
        for last, point in zip((None, *held.session.points), held.session.points, strict=False):
            if roundup := roundup_of(point):
                self._round_up(held, point, roundup)
                continue
            if point.line in placed and (placed[point.line].marked_at(held, point.line) or point.zone in ("action", "previous")):
                self._ticked_elsewhere(held, point, placed[point.line])
                if point.mark is not None or not before_arrow(point.text):
                    continue  # the line is an item itself; only a promise or news before an arrow may stand beside a report
            if held.person and (counted := numbered_report(point, lambda: self._open_before(held))):
                settle(Case(counted[1], held, held.person, review=True), counted[0])
                self.index.mark(counted[0])
                continue
            above = next((points[n] for n in reversed(point.parents) if n in points), last if point.kind == "quote" else None)
            if above and (asked := placed.get(above.line)) and answers_below(point, asked):
                asked.close("done", held.date, held.source(point.line, point.raw))
                self.index.mark(asked)
                continue
            for report in reports_of(point, above.text if above else ""):
                person = self.wording.about(held, report.text)
                status = point.line in projects and _opens_with(point, report.text)  # what stands behind the dash is news as any
                case = Case(report, held, person, status, point.kind == "quote", point.zone == "done")
                below = self._below(case, above, placed)
                found = [below] if below else self.settling.best(case, self._open_to(case)) or self._unnamed(case)
                for thread in found:
                    settle(case, thread)
                    self.index.mark(thread)

    def _open_before(self, held: Held) -> list[Thread]:
        """The open tasks of a session's person that other notes hold."""
        return [thread for thread in self.index.open_of(held.person) if thread.last.held is not held]

    def _ticked_elsewhere(self, held: Held, point: Point, opened: Thread) -> None:
        """A ticked line that repeats no task in like words ("[x] Lumenform quote: 48k") still reports on one."""
        first = opened.first
        if opened.status != "done" or len(opened.mentions) > 1 or point.mark is None or first.words.verb or first.item.owners:
            return
        for report in reports_of(replace(point, mark=None, text=f"✔ {first.item.text}", said="", breaks=()))[:1]:
            case = Case(report, held, opened.person, review=True)
            # what stands in the same list with a box of its own is another task
            rivals = [t for t in self._open_to(case) if t.person == opened.person and t.last.held is not held]
            for thread in self.settling.best(case, rivals):
                settle(case, thread)
                self.index.mark(thread)

    def _round_up(self, held: Held, point: Point, roundup: Roundup) -> None:
        """Close the list of the last session with this person: "everything from last time is done"."""
        last = self.sessions.get(held.person)
        if held.person is None or held.date is None or last is None or last >= held.date:
            return
        listed = [
            t
            for t in self.index.open_of(held.person)
            if t.last_seen == last and t.last.held is not held and roundup.whose in (None, t.owner.side)
        ]
        if roundup.excepted:
            kept = [t for t in listed if t.known() & roundup.excepted - self.wording.unsaid(held.person)]
            listed = [t for t in listed if t not in kept] if kept else []
        if roundup.count in (None, len(listed)):
            for thread in listed:
                thread.close("done", held.date, held.source(point.line, point.raw))
                self.index.mark(thread)

    def _below(self, case: Case, above: Point | None, placed: Mapping[int, Thread]) -> Thread | None:
        """A remark right below an item that names nothing else ("done last week") is about that item."""
        thread = placed.get(above.line) if above else None
        report = case.report
        if thread is None or report.verdict == "fact" or not report.bare:
            return None
        fits = (thread.status == "open") != (report.verdict == "reopened")
        return thread if fits and not self.settling.contradicts(case, thread) else None

    def _unnamed(self, case: Case) -> list[Thread]:
        """The one task (or two) of the last session that asks for the deed of a report which names nothing else: "ok scoped", "both sent"."""
        report = case.report
        if report.verdict != "done" or not report.bare or len(report.text.split()) > _BARE_WORDS:
            return []
        both = "both" in report.text.lower().split()
        deeds = report.verbs - TALK - _ANY_DEED
        open_now = [t for t in self.index.open_of(case.person) if t.last.held is not case.held]
        seen = max((t.last_seen for t in open_now if t.last_seen), default=None)
        last = [t for t in open_now if t.last_seen == seen and not self.settling.contradicts(case, t)]
        fits = [t for t in last if deeds & t.deeds() or (both and report.sure and not deeds)]
        return fits if len(fits) == 1 + both or (len(fits) == 1 and deeds) else []

    def _open_to(self, case: Case) -> list[Thread]:
        """The threads that a report may change: open ones, or closed ones where it says that something is open again."""
        report, held = case.report, case.held
        words = with_synonyms(report.words | report.verbs) | ({first_word(held.person)} if held.person else set())
        numbers = self.index.told(case.person, words, still_open=report.verdict != "reopened")
        threads = (self.index.thread(n) for n in numbers)
        return [t for t in threads if not _opened_here(case, t) and _could_tell(held, t)]


def _looks_back_on(mention: Mention, thread: Thread) -> bool:
    """Whether a review of last time may be of this thread in other words: not where its noun is another ("report", "forecast")."""
    phrase = mention.words.phrase
    return mention.item.kind == "previous" and any(not other_thing(form, phrase, mention.words.all) for form in thread.forms())


def _opens_with(point: Point, clause: str) -> bool:
    """Whether a clause is the one with which a line opens."""
    return (point.said or point.text).lstrip().startswith(clause[:_OPENING])


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


def _opened_here(case: Case, thread: Thread) -> bool:
    """Whether the thread stands in this very session, at or below the line that reports, or above it as something to do."""
    if any(m.held is case.held and m.item.line >= case.report.line for m in thread.mentions[-3:]):
        return True
    return thread.last.held is case.held and thread.last.item.state == "open" and not (case.report.sure or case.reply)


def _could_tell(held: Held, thread: Thread) -> bool:
    """An undated item may be younger than a dated line: only its own file can tell of it."""
    return thread.first.held.date is not None or any(m.held.path == held.path for m in thread.mentions)
