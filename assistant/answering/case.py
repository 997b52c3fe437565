"""Everything an answer is made from: the question, the sessions it may look at, the ledger, and how near a text is in meaning."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from assistant.answering.answers import Span
from assistant.answering.evidence import Evidence, frequencies_of, weigh
from assistant.answering.inquiry import Inquiry
from assistant.answering.mentions import of_that_time, speaks_of
from assistant.answering.sentence import Sentence, names_in, sentences_of
from assistant.answering.terms import Frequencies, Term, phrases_of, plain_deeds, terms_of
from assistant.answering.traits import NAMES_MONTH
from assistant.knowing.timeline import Meeting, Timeline
from assistant.reading.inline import fold
from assistant.records import Action, Held

_OF_MATTERS = ("fact", "when", "who", "how_many", "why", "yes_no", "status", "told", "said_about")  # soft words may be their matter
_NOTHING = frozenset({""})  # takes the first word of a sentence for a name as well
CALENDAR = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|easter|christmas|new|year|eta|hr|it|q[1-4]|p\d)",
    re.I,
)
_BEFORE_MONTH = dt.timedelta(75)  # how long before a month it is planned who does what in it
_AFTER_MONTH = dt.timedelta(31)
_FAINT = 0.15  # coverage from which a sentence is worth comparing
_COMPARED = 40  # sentences that are compared with the question in meaning: five milliseconds each
_WHOLE = 160  # sentences: so few are all compared
_BY_PASSAGE = 64  # of more, those that stand in the nearest passages
_LOWER = re.compile(r"\b[a-z][\w’'-]*")
Likeness = Callable[[str, Sequence[str]], Sequence[float] | None]
Place = tuple[str, int, int]  # path, first and last line
Nearby = Callable[[str], Sequence[Place]]


def _no_likeness(_: str, __: Sequence[str]) -> None:
    return None


def _nowhere(_: str) -> Sequence[Place]:
    return ()


@dataclass(frozen=True)
class Case:
    """One question with its material. ``timelines`` by full name, of the people asked about or of everybody; ``actions`` the ledger as it
    stood at the end of the window; ``loose`` notes that belong to nobody's 1:1, ``others`` gives those
    of 1:1s with other people (none where only one person's notes may answer), ``called`` the folded names that mean one person only.
    ``likeness`` gives sentences' dense similarity to a query where an embedder is at hand, ``nearby`` the places of the passages nearest to it.
    """

    inquiry: Inquiry
    as_of: dt.date
    me: str | None
    timelines: Mapping[str, Timeline]
    actions: tuple[Action, ...]
    loose: tuple[Held, ...] = ()
    others: Callable[[], Sequence[Held]] = tuple
    called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    likeness: Likeness = field(default=_no_likeness)
    nearby: Nearby = field(default=_nowhere)

    @cached_property
    def meetings(self) -> tuple[tuple[str, Meeting], ...]:
        """(person, meeting) of all that took place within scope, oldest first, the window not yet applied."""
        rows = [(name, meeting) for name, timeline in self.timelines.items() for meeting in timeline.meetings]
        return tuple(sorted(rows, key=lambda row: (row[1].date, row[0])))

    @cached_property
    def chosen(self) -> tuple[tuple[str, Meeting], ...]:
        """Those of ``meetings`` that lie in the question's window: by place in each person's row, or by day."""
        window = self.inquiry.window
        if window is None:
            return self.meetings
        if window.pick is None:
            return tuple(row for row in self.meetings if window.holds(row[1].date))
        if not self.inquiry.people:
            return _placed(list(self.meetings), window.pick, window.count, window.skip)
        return tuple(
            row
            for name in self.inquiry.people
            for row in _placed([r for r in self.meetings if r[0] == name], window.pick, window.count, window.skip)
        )

    @cached_property
    def span(self) -> Span | None:
        """The days of the window, as told in the answer."""
        window = self.inquiry.window
        if window is None:
            return None
        who = f" with {join_names(self.inquiry.people)}" if self.inquiry.people and window.pick else ""
        if window.pick:
            days = [meeting.date for _, meeting in self.chosen]
            return Span(min(days), max(days), window.why + who) if days else Span(None, None, window.why + who)
        return Span(window.since, min(window.until, self.as_of) if window.until else None, window.why)

    @cached_property
    def everything(self) -> tuple[Sentence, ...]:
        """All sentences of the people in scope, whatever their day, undated notes included."""
        held = [h for _, meeting in self.meetings for h in meeting.held]
        undated = [h for timeline in self.timelines.values() for h in timeline.undated]
        return (*sentences_of([*held, *undated]), *(s for s in sentences_of(self.loose) if self._concerns(s)))

    def _concerns(self, sentence: Sentence) -> bool:
        """Whether a line of nobody's 1:1 (a daily note) speaks of the people asked about."""
        return bool(sentence.held.person) or not self.inquiry.people or self._names(sentence)

    def _names(self, sentence: Sentence) -> bool:
        text = fold(sentence.point.text)
        return any(
            re.search(rf"\b{re.escape(called)}\b", text) for name in self.inquiry.people for called in self.called.get(name, (fold(name),))
        )

    @cached_property
    def elsewhere(self) -> tuple[Sentence, ...]:
        """What was said of the people asked about in talks with others, within the window."""
        window = self.inquiry.window
        found = (s for s in sentences_of(self.others()) if self._names(s))
        return tuple(s for s in found if window is None or window.pick is not None or window.holds(s.date))

    @cached_property
    def within(self) -> tuple[Sentence, ...]:
        """The sentences of the chosen sessions; undated notes are kept unless a session was chosen by its place."""
        window = self.inquiry.window
        if window is None:
            return self.everything
        days = {(h.path, h.session.line_start) for _, meeting in self.chosen for h in meeting.held}
        if window.pick is None:
            return tuple(s for s in self.everything if window.holds(s.date))
        return tuple(s for s in self.everything if (s.held.path, s.held.session.line_start) in days)

    @cached_property
    def aside(self) -> tuple[Sentence, ...]:
        """What may answer though it stands elsewhere: said of the people in talks with others, or of that time in other sessions."""
        window = self.inquiry.window
        if window is not None and window.pick is not None:
            return ()
        inside = {s.key for s in self.within}
        told = of_that_time(self.everything, window) if window else ()
        return tuple({s.key: s for s in (*self.elsewhere, *told) if s.key not in inside}.values())

    @cached_property
    def around(self) -> tuple[Sentence, ...]:
        """The sentences of sessions shortly before or after a month asked about that name no other month."""
        window = self.inquiry.window
        if window is None or window.since is None or window.until is None or window.pick or not window.of_a_month:
            return ()
        first, last = window.since - _BEFORE_MONTH, window.until + _AFTER_MONTH
        inside = {s.key for s in self.reach}
        near = (s for s in self.everything if s.date and first <= s.date <= last and s.key not in inside)
        return tuple(s for s in near if not NAMES_MONTH.search(s.text) or speaks_of(s, window))

    @cached_property
    def reach(self) -> tuple[Sentence, ...]:
        """All that may answer: the chosen sessions and what stands aside."""
        return (*self.within, *self.aside)

    @cached_property
    def set_aside(self) -> frozenset[tuple[str, int, int]]:
        """The keys of the sentences that stand aside."""
        return frozenset(s.key for s in self.aside)

    @cached_property
    def tasks(self) -> frozenset[tuple[str, int]]:
        """Where the ledger's commitments stand: (path, line) of each mention."""
        return frozenset((s.path, s.line_start) for a in self.actions for s in (a.source, *a.mentions))

    @cached_property
    def frequencies(self) -> Frequencies:
        """Word frequencies over everything in scope."""
        return frequencies_of(self.everything)

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that the notes write in lower case: with a capital at the start of a sentence they are no names."""
        return frozenset(word for s in self.everything for word in _LOWER.findall(s.text))

    @cached_property
    def _proper(self) -> frozenset[str]:
        """The words that the notes write with a capital in the middle of a sentence, folded: at its start too they are names."""
        return frozenset(fold(name) for s in (*self.everything, *self.elsewhere) for name in names_in(s.text))

    @cached_property
    def _initials(self) -> frozenset[str]:
        """The initials of the user and of the people asked about: who a task is for, and no answer to who somebody else is."""
        return frozenset("".join(part[0] for part in fold(name).split()) for name in (*self.inquiry.people, self.me or ""))

    def names(self, text: str) -> tuple[str, ...]:
        """Who or what a text names with a capital: no day or month, no word that the notes also write small, nothing that the question names."""
        known = {word for called in self.called.values() for name in called for word in (name, *name.split())}
        asked = {term.word for term in self.terms} | self._initials
        found = []
        for name in names_in(text, _NOTHING):
            low = fold(name).removesuffix("'s").removesuffix("’s")
            common = low in self.common or low not in self._proper or len(name) == 1 or (len(name) > 2 and name.isupper())
            if low not in asked and not CALENDAR.fullmatch(low) and (low in known or not common):
                found.append(name)
        return tuple(found)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """What the question looks for."""
        partners = [word for name in self.inquiry.people for word in (fold(name), *fold(name).split())]
        mine = fold(self.me).split() if self.me else []
        found = terms_of(self.inquiry.rest, self.frequencies, [*partners, *mine], wide=self.inquiry.wide)
        if all(term.soft for term in found) and not self.inquiry.wide:
            found = (*found, *phrases_of(self.inquiry.rest, self._spoken, [*partners, *mine]))
        return found if any(not term.soft for term in found) or (self.inquiry.kind in _OF_MATTERS and not self.inquiry.wide) else ()

    def _spoken(self, words: str) -> bool:
        return any(words in fold(sentence.text) for sentence in (*self.everything, *self.elsewhere))

    def evidence(self, sentences: Sequence[Sentence] | None = None) -> list[Evidence]:
        """The sentences (default: all in reach) that hold what is asked for, best first."""
        pool = self.reach if sentences is None else sentences
        first = weigh(pool, self.terms)
        near = [e.sentence for e in first if e.coverage >= _FAINT][:_COMPARED]
        like = self._like(near)
        return weigh(pool, self.terms, dict(zip((s.key for s in near), like, strict=True))) if like else first

    def _like(self, sentences: Sequence[Sentence]) -> Sequence[float] | None:
        """How like the question each sentence is, as it was asked or with its deeds in one word ("second in command": "deputy")."""
        texts, asked = [s.meaning for s in sentences], self.inquiry.matter
        like = self.likeness(asked, texts) if texts else None
        plain = plain_deeds(asked)
        again = self.likeness(plain, texts) if like and plain != asked else None
        return [max(pair) for pair in zip(like, again, strict=True)] if like and again else like

    def meant(self, sentences: Sequence[Sentence] | None = None) -> list[Evidence]:
        """The sentences (default: all in reach) that are nearest to the question in meaning, the nearest first, whatever their words."""
        pool = self.reach if sentences is None else sentences
        near = self._meant(pool)
        like = self._like(near)
        found = weigh(pool, self.terms, dict(zip((s.key for s in near), like, strict=True))) if like else []
        known = {s.key for s in near}
        return sorted((e for e in found if e.sentence.key in known), key=lambda e: (-(e.like or 0.0), e.sentence.key))

    def _meant(self, pool: Sequence[Sentence]) -> Sequence[Sentence]:
        """The sentences that may be near the question in meaning, whatever their words: of few all, of many those of the nearest passages."""
        if not self.terms or len(pool) <= _WHOLE:
            return pool if self.terms else ()
        by_path: dict[str, list[Sentence]] = {}
        for sentence in pool:
            by_path.setdefault(sentence.held.path, []).append(sentence)
        found: dict[tuple[str, int, int], Sentence] = {}
        for path, first, last in self.nearby(self.inquiry.matter):
            found |= {s.key: s for s in by_path.get(path, ()) if s.point.line <= last and s.point.end >= first}
        return list(found.values())[:_BY_PASSAGE]

    @property
    def looked_at(self) -> str:
        """What an abstention says was searched."""
        rows = self.chosen
        who = f" with {join_names(self.inquiry.people)}" if self.inquiry.people else ""
        if not rows:
            return (
                f"no session{who}{'' if self.inquiry.window and self.inquiry.window.pick else self._when}"
                if not self.meetings
                else f"{_counted(len(self.meetings))}{who}, none of them {self._when.strip() or 'in that time'}"
            )
        days = sorted({meeting.date for _, meeting in rows})
        dates = f"{days[0]:%-d %b %Y}" if len(days) == 1 else f"{days[0]:%-d %b %Y} to {days[-1]:%-d %b %Y}"
        return f"{'all ' if len(rows) > 1 and rows == self.meetings else ''}{_counted(len(rows))}{who}, {dates}"

    @property
    def _when(self) -> str:
        return f" {self.inquiry.window.why}" if self.inquiry.window else ""

    def widened(self) -> Case:
        """The same question without its window."""
        return replace(self, inquiry=replace(self.inquiry, window=None))


def _placed(rows: list[tuple[str, Meeting]], pick: str, count: int, skip: int) -> tuple[tuple[str, Meeting], ...]:
    ordered = rows if pick == "first" else rows[::-1]
    taken = ordered[skip : skip + count]
    return tuple(taken if pick == "first" else taken[::-1])


def _counted(count: int) -> str:
    return "1 session" if count == 1 else f"{count} sessions"


def join_names(names: Sequence[str]) -> str:
    """Names as a list: "Dana", "Dana and Noor", "Dana, Noor and Theo"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
