"""Which commitment a report speaks of, and what it changes.

A report fits a thread by the share of the task's rare words that it names, if it tells the task's deed (or says outright
that it is done) and nothing speaks against it: another owner, another number, another thing. A short report ("flights:
booked") fits the only open task about such a thing. Ties go to what was mentioned last.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.knowing.answers import answer_of, asks_date, finds_out, tells_price
from assistant.knowing.aspects import (
    Match,
    as_deed,
    calls_it,
    heads_it,
    holds,
    in_short,
    is_named,
    is_new,
    is_small,
    names_other,
    reached,
    shared_pair,
)
from assistant.knowing.consequences import follows, has_it, thing_had
from assistant.knowing.counts import names_enough, spelled
from assistant.knowing.deeds import (
    ARRIVED,
    GOT,
    HAD,
    HELD,
    IN_USE,
    INTRODUCED,
    JUDGED,
    LOOKED_THROUGH,
    MISHAPS,
    PLACED,
    SHOWN,
    SPEECH,
    TALK,
    delivers,
    does,
    given,
    handed_over,
    shown,
    takes_place,
)
from assistant.knowing.elsewhere import COVER_ELSEWHERE, only_one_known, told_elsewhere
from assistant.knowing.evidence import told_by_sign
from assistant.knowing.matching import coverage
from assistant.knowing.objections import contradicts, only_heads, only_qualifies, owns, used_by_other
from assistant.knowing.outcomes import Case
from assistant.knowing.phrases import ANY_KIND
from assistant.knowing.replies import answered_there, asked_of, quotes_the_asked, replies, told_of
from assistant.knowing.states import is_so
from assistant.knowing.synonyms import in_words_of, with_synonyms
from assistant.knowing.threads import Thread, as_noun
from assistant.knowing.wording import Wording, first_word
from assistant.reading import dates
from assistant.reading.words import content_words

_COVER_DEED = 0.5  # share of an item's words that a report with the fitting verb must speak of
_COVER_COMPOUND = 0.4  # where it calls the thing by two of the task's own words in a row: "parts list", of the spare parts list
_COVER_SURE = 0.6  # without the verb, where the report says outright that it is done
_COVER_OTHER_THING = 0.75  # where it seems to be about another thing
_COVER_STATE = 0.55  # for "dropped", "still open", "moved"
_COVER_PROJECT = 0.75  # a project's status line speaks of the project first
_ENOUGH = 1.3  # see ``Settling._hinted``
_SHARE_NAMED = 0.6  # share of a short report's own words that a task must know
_MANY = 3  # words
_WHOLE = 0.99  # every word of a task
_COVER_PLAIN = 0.85  # in another's notes, of what is there or is so
_RENAMED = 0.9  # what a report's likeness counts where it calls the thing by another noun
_OPENS_WITH_DEED = re.compile(
    r"\W*(?:(?:[Tt]ook|[Ss]pent|[Ww]ore|[Aa]te)(?= (?:his|her|the|both|all)\b)|[Ww]atched|[Rr]ead|[Ll]iked|[Ll]oved|[Ee]njoyed|[Uu]sed)\b"
)
_COMPLETED = frozenset("do complete finish close settle".split())  # what is said of a deed told as a thing: "the swap is settled"
_ASIDE = frozenset("together twice really already draft version first whole".split())  # beside what a report is about
_IN_TOUCH = frozenset("contact write meet call talk speak mail text phone ring".split())
_EITHER = re.compile(r"\b(?:me|us|her|him|them|each other)\b|\bwe\b", re.I)
_SAYS_SO = re.compile(r"\W*[A-Z][\w-]+(?: [A-Z][\w-]*)? (?:says?|said|confirm(?:s|ed)|agree[sd]?|answered|decided) ")
_GOT_THEM = re.compile(
    r": (?:got|received|have|has) (?:them|it|all)\b|: (?:all|both) (?:came|here|in)\b|: (?:came|arrived)(?=\W*$| (?:on|last|yesterday|today)\b)"
)
_CAME = re.compile(r"\b(?:came|arrived|landed|reached (?:me|us|him|her)|received)\b", re.I)
_OUTDATED = re.compile(r"\bstill\b|\b(?:last|the old) (?:year|season|one)\b", re.I)
_BUT = re.compile(r"\b(?:but|though|although|only)\b", re.I)
_THANKS = re.compile(r"\bthanks to ([A-Z][\w-]+|you|me|him|her)\b")


class Settling:
    """Fits reports to threads and settles these."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    def best(self, case: Case, threads: Sequence[Thread]) -> list[Thread]:
        """The thread that a report fits best, if it fits one."""
        fits = [(score, thread) for thread in threads if (score := self.fit(case, thread, threads)) > 0]
        fits.sort(key=lambda f: (-f[0], -(f[1].last_seen or dt.date.min).toordinal(), f[1].number))
        if not fits:
            return self._moot(case, threads) or told_by_sign(case, threads, self.wording)
        return [thread for _, thread in fits[:1] + [f for f in fits[1:] if in_short(fits[0][1], f[1])]]

    def _moot(self, case: Case, threads: Sequence[Thread]) -> list[Thread]:
        """Two tasks of one owner that are both about a matter which is dropped as a whole: "Coach: not this half"."""
        report = case.report
        if report.verdict != "dropped" or not report.label or case.project:
            return []
        topic = report.topic - self.wording.unsaid(case.person)
        about = [t for t in threads if topic and topic <= t.known() and t.person == case.person and not self.contradicts(case, t)]
        return about if len(about) == 2 and about[0].owner.side == about[1].owner.side else []

    def fit(self, case: Case, thread: Thread, rivals: Sequence[Thread]) -> float:
        """How surely a report speaks of a thread, 0 where it does not."""
        score = self._plainly(case, thread, rivals)
        if score > 0:
            return score
        others = frozenset().union(*(r.known() for r in rivals if r is not thread and r.person == thread.person))
        if (
            not _OUTDATED.search(case.report.told)
            and (noun := as_noun(thread, case.report.phrases)) is not thread
            and (score := self._plainly(case, noun, rivals)) > 0
        ):
            return _RENAMED * score
        report = in_words_of(case.report, thread.known(), others)
        return _RENAMED * self._plainly(replace(case, report=report), thread, rivals) if report is not case.report else 0.0

    def _plainly(self, case: Case, thread: Thread, rivals: Sequence[Thread]) -> float:
        score = self._score(case, thread, rivals) or self._follows(case, thread, rivals)
        return 0.0 if score <= 0 or self.contradicts(case, thread) else score

    def _score(self, case: Case, thread: Thread, rivals: Sequence[Thread]) -> float:
        report = case.report
        match = self._match(case, thread)
        if not match.here and self._answered_there(case, thread, match):
            return match.cover + 0.1
        if report.verdict == "done":
            score = self._done(case, thread, rivals, match) or self._hinted(case, thread, rivals, match)
            return score or (
                self._answer(case, thread, rivals, match)
                if match.here and (report.verbs <= TALK | SHOWN or replies(report, thread, match.count) or finds_out(report, thread))
                else 0.0
            )
        if not match.here:
            found_out = report.verdict == "fact" and report.label and match.cover >= COVER_ELSEWHERE and match.count >= _MANY
            return self._answer(case, thread, rivals, match) if found_out else 0.0
        if report.verdict == "fact":
            return self._told_plainly(case, thread, rivals, match)
        if report.verdict == "moved" and self._from_its_date(case, thread):
            return max(match.cover, _COVER_STATE)
        return self._stands(case, thread, rivals, match)

    def _answered_there(self, case: Case, thread: Thread, match: Match) -> bool:
        """Whether a line in the notes of whom a task asks or tells gives the answer, or says that they know."""
        report, person = case.report, case.held.person
        if not person or report.verdict not in ("done", "fact") or not asked_of(thread, person):
            return False
        names = self.wording.unsaid(person) | self.wording.unsaid(thread.person)
        of = first_word(thread.person) if thread.person else ""
        return answered_there(report, thread, match.cover, names) or bool(of and told_of(report, thread, names, of))

    def _told_plainly(self, case: Case, thread: Thread, rivals: Sequence[Thread], match: Match) -> float:
        """A statement that tells no deed: the words of whom a task asks, a number that is reached, an answer."""
        if quotes_the_asked(case.report.text, thread):
            return max(match.cover, _COVER_DEED)
        if match.cover >= _COVER_DEED and reached(case, thread, match):
            return match.cover
        return self._answer(case, thread, rivals, match)

    def _stands(self, case: Case, thread: Thread, rivals: Sequence[Thread], match: Match) -> float:
        """A report that something is dropped, moved, still or again open."""
        report = case.report
        if report.verdict == "dropped" and match.count >= 2 and _SAYS_SO.match(report.text) and replies(report, thread, match.count):
            return max(match.cover, _COVER_COMPOUND)  # "Petra says it's allowed, so the matter is off the table"
        if report.verdict == "dropped" and self._let_go(case, thread, rivals, match):
            return match.cover
        if report.verdict == "dropped" and (only_qualifies(report, thread) or ("drop" in thread.names() and "dropped" in report.text)):
            return 0.0  # "calls dropped on Friday, too" is what the task is about
        enough = match.count >= 2 or (match.count == 1 and is_small(thread))
        if enough and match.cover >= (_COVER_PROJECT if case.project else _COVER_STATE):
            return match.cover
        return 0.0 if case.project or report.verdict == "reopened" else self._by_topic(case, thread, rivals, match)

    def _let_go(self, case: Case, thread: Thread, rivals: Sequence[Thread], match: Match) -> bool:
        """Whether the owner drops what stands before ("they refuse. She let it go"), and no other task knows as much of it."""
        report = case.report
        if not report.who or self._owner_name(case, report.who) != thread.owner.name or match.cover < _COVER_COMPOUND or match.count < 2:
            return False
        told = report.topic | report.words
        return not any(len(told & r.known()) >= len(told & thread.known()) for r in rivals if r is not thread and r.person == thread.person)

    def _from_its_date(self, case: Case, thread: Thread) -> bool:
        """Whether a remark names the very day for which a task was due, and its thing: "the app: 1 April is too tight, new date 15 April"."""
        said, report = case.held.date, case.report
        if said is None or not thread.dues or not report.topic & thread.known() - self.wording.unsaid(thread.person):
            return False
        named = (
            f.date or (f.month and f.day and dates.with_year(f.month, f.day, said))
            for f in dates.find(report.text, case.held.session.order)
        )
        return any(day == thread.dues[-1] for day in named)

    def _match(self, case: Case, thread: Thread) -> Match:
        here = thread.person == case.person and case.person is not None
        words, forms = case.report.words, thread.forms()
        if here:
            words = words - self.wording.unsaid(thread.person)
        words |= self.wording.named(case.report.text)
        if not here:  # elsewhere the name of the thread's person is a word of the task, and "him" in Sam's notes is Sam
            words |= frozenset({first_word(case.held.person)}) if case.held.person else frozenset()
            if thread.person:
                forms = tuple(replace(f, words=f.words | {first_word(thread.person)}) for f in forms)
        words |= spelled(words) | frozenset().union(*(as_deed(f, case.report) for f in forms))
        if here and thread.deeds() & INTRODUCED and case.report.verbs & _IN_TOUCH and _EITHER.search(case.report.text):
            forms = tuple(replace(f, words=frozenset(f.phrase[:1]) or f.words) for f in forms)  # a first name will do
        told = words - case.report.verbs
        forms = tuple(replace(f, words=f.all) if f.verb in told else f for f in forms)
        cover, count = max(coverage(f, words, self.wording.weights) for f in forms)
        deed = does(thread.deeds(), case.report.verbs)
        return Match(cover, count, deed, deed and bool(thread.deeds()), here)

    def contradicts(self, case: Case, thread: Thread) -> bool:
        """Whether something speaks against it (see ``objections``)."""
        return contradicts(case.report, case.held, thread, self.wording.roster)

    def _done(self, case: Case, thread: Thread, rivals: Sequence[Thread], match: Match) -> float:
        report = case.report
        used = (
            report.who is not None
            and thread.owner.side == "mine"
            and self._owner_name(case, report.who) == thread.person
            and used_by_other(report, thread)
        )
        received = used or bool(
            (report.who is not None or _OPENS_WITH_DEED.match(report.text)) and handed_over(thread.deeds(), report.verbs)
        )
        product = (
            not thread.deeds()
            and bool(report.verbs & (SHOWN | LOOKED_THROUGH))
            and (is_new(report, thread) or any(delivers(f.head) for f in thread.forms()) or report.verbs & {IN_USE, HELD})
        )
        lent = JUDGED in report.verbs and given(thread.deeds()) and owns(report, thread)  # "his two people were gold"
        if not (match.deed or report.sure) and (product or lent or shown(thread.deeds(), report.verbs)):
            there = match.here or (match.cover >= _COVER_SURE and match.count >= _MANY and owns(report, thread))
            return self._is_there(case, thread, rivals, match) if there else 0.0
        if only_heads(report, thread) and (not match.own_deed or (ARRIVED in report.verbs and not report.sure)):
            return 0.0
        told = reached(case, thread, match) or bool(
            thread.deeds() & report.topic
            and (
                report.verbs & _COMPLETED
                or (ARRIVED in report.verbs and thread.deeds() & {p[-1] for p in report.phrases})
                or (report.sure and not report.verbs)
            )
        )
        deed = match.deed or received or told or (not thread.deeds() and bool(report.verbs - TALK - MISHAPS - SHOWN))
        strong = report.sure or deed
        if not strong:
            return 0.0
        if not match.here:
            return match.cover if told_elsewhere(case, thread, match) or only_one_known(case, thread, rivals, self.wording) else 0.0
        if match.own_deed and any("-" in n and n in report.words for f in thread.forms() for n in f.numbers):
            return match.cover  # "read 6-10" names which of the texts
        # "talked about the contract" is not yet "ask Legal about the contract"
        spoken = (
            not (report.sure or report.verbs & GOT)
            and thread.deeds() & SPEECH
            and not {f.phrase[0] for f in thread.forms() if f.phrase} & report.words
        )
        compound = match.cover >= _COVER_COMPOUND and match.count >= 2 and calls_it(report, thread)
        if compound and deed and not spoken and not names_other(report, thread):
            return match.cover
        unsure = spoken or not (match.own_deed or told or is_named(report, thread)) or names_other(report, thread)
        bar = _COVER_OTHER_THING if unsure else _COVER_DEED if deed else _COVER_SURE
        introduced = received and bool(thread.deeds() & INTRODUCED)
        whole = match.cover > _WHOLE and (heads_it(report, thread) or introduced)
        if match.cover >= bar and (match.count >= 2 or is_small(thread) or whole):
            return match.cover + (0.15 if match.deed else 0.0)
        named = any(names_enough(m.item.text, report.text) for m in (thread.first, thread.last))
        if report.label and _CAME.search(report.text) and match.count >= 2:  # "the fair: her page came"
            named = named or report.topic <= thread.known() | self.wording.unsaid(thread.person)
        return 0.0 if case.project or spoken else self._by_topic(case, thread, rivals, match, there=named)

    def _hinted(self, case: Case, thread: Thread, rivals: Sequence[Thread], match: Match) -> float:
        """The owner tells the task's own deed of something that only this task knows, in partly other words: hints add up.

        The weights and ``_ENOUGH`` were measured on the labelled corpora: what closed a task had 1.45 and more, the rest at most 1.15.
        """
        report, weights = case.report, self.wording.weights
        thanked = _THANKS.search(report.text)
        who = thanked[1] if thanked else report.who
        if not (match.here and match.own_deed and who) or case.project or self._owner_name(case, who) != thread.owner.name:
            return 0.0
        topic = report.topic - self.wording.unsaid(thread.person)
        told = (report.topic | report.words) & thread.known()
        if any(
            len((report.topic | report.words) & r.known()) >= len(told) for r in rivals if r is not thread and r.person == thread.person
        ):
            return 0.0
        known = weights.sum(topic & thread.known()) / weights.sum(topic) if topic else 0.0
        score = match.cover + 0.6 * known + 0.6 + 0.25 * shared_pair(report.text, thread.first.item.text)
        score += 0.3 * (thanked is not None) - 0.3 * names_other(report, thread)
        return 0.4 if score >= _ENOUGH else 0.0

    def _follows(self, case: Case, thread: Thread, rivals: Sequence[Thread]) -> float:
        """What a report tells of the task's thing follows from its deed: "the fence holds", of "fix the fence"."""
        report, match = case.report, self._match(case, thread)
        if case.project or report.verdict not in ("done", "fact"):
            return 0.0
        so = any(is_so(m.item.text, report.text) for m in (thread.first, thread.last))
        holder = has_it(thread.deeds(), report.text)
        if holder is not None and (thing := thing_had(report.text)) and thing not in with_synonyms(thread.known()):
            holder = None  # "the van has new scratches"
        if not match.here:
            plain = match.cover >= _COVER_PLAIN and match.count >= _MANY and any(f.heads & report.words for f in thread.forms())
            return match.cover if plain and (so or holder is not None) else 0.0
        known = thread.known() | self.wording.unsaid(thread.person) | ANY_KIND
        if not (so or follows(thread.deeds(), report.text)) and (
            holder is None or not set(content_words(holder)) <= known or "'s " in holder
        ):
            return 0.0
        if (
            names_other(report, thread)
            or only_qualifies(report, thread)
            or self.contradicts(replace(case, report=replace(report, verdict="done")), thread)
        ):
            return 0.0
        if " again" in report.text and _BUT.search(report.told):
            return 0.0  # "fine again, but it hangs"
        if match.cover >= _COVER_DEED and (match.count >= 2 or match.cover > _WHOLE):
            return match.cover - 0.1
        if heads_it(report, thread):  # how it is now is no other thing
            case = replace(case, report=replace(report, topic=report.topic & known.union(*report.phrases)))
        return self._by_topic(case, thread, rivals, match, there=heads_it(report, thread))

    def _owner_name(self, case: Case, who: str) -> str | None:
        return self.wording.roster.owner_side(who, case.held.person, case.held.session)[1]

    def _is_there(self, case: Case, thread: Thread, rivals: Sequence[Thread], match: Match) -> float:
        """What was to be made is there: judged, read, counted, had. Only where the report names that very thing and nothing more."""
        report = case.report
        if names_other(report, thread) or case.project:
            return 0.0
        heads = {phrase[-1] for phrase in report.phrases}
        if HAD in report.verbs and _BUT.search(report.told):
            return 0.0
        placed = PLACED in report.verbs
        product = not thread.deeds()
        own = any((f.heads | ({f.verb} if takes_place(f.deeds) else set())) & heads for f in thread.forms()) or bool(
            thread.context() & heads
        )
        if placed and match.cover < _COVER_OTHER_THING:
            return 0.0
        if not own and (product or takes_place(thread.deeds()) or not heads & {f.verb for f in thread.forms()}):
            return match.cover if match.cover >= _COVER_OTHER_THING and match.count >= 2 else 0.0
        unknown = report.topic - thread.known() - self.wording.unsaid(thread.person) - _ASIDE
        if unknown and (match.cover < _COVER_OTHER_THING or match.count < 2):
            return 0.0
        return self._by_topic(case, thread, rivals, match, there=own) or (match.cover if match.cover >= _COVER_DEED else 0.0)

    def _answer(self, case: Case, thread: Thread, rivals: Sequence[Thread], match: Match) -> float:
        """A task that asks for something is done by a plain statement of it: "ask legal about the clause" ← "Legal: the clause is fine"."""
        report = case.report
        if report.verdict == "done" and thread.deeds() & SPEECH and match.cover > _WHOLE and match.count >= _MANY:
            return match.cover  # all that was to be raised is told of as a matter that went on
        answer = None if case.project else answer_of(report, thread, match.count)
        if answer is None:
            return 0.0
        replied = match.here and match.count >= 2 and replies(report, thread, match.count)
        bar = _COVER_COMPOUND if replied and report.label else _COVER_DEED
        if match.cover >= bar and (match.count >= 2 or match.cover > _WHOLE):
            return match.cover
        priced = tells_price(report, thread)
        there = replied or answer == "awaited" or priced
        if report.verdict == "fact" and (
            priced or (asks_date(thread) and heads_it(report, thread))
        ):  # what is told of it is the answer, no other thing
            case = replace(case, report=replace(report, topic=report.topic & thread.known().union(*report.phrases)))
        return self._by_topic(case, thread, rivals, match, there=there) if match.here else 0.0

    def _by_topic(self, case: Case, thread: Thread, rivals: Sequence[Thread], match: Match, *, there: bool = False) -> float:
        """A short report ("flights: booked", "list arrived") fits the only open task about what it names. ``there``: it shows its thing."""
        weights, report = self.wording.weights, case.report
        topic = report.topic - self.wording.unsaid(thread.person)
        shared = topic & thread.known()
        if not shared:
            return 0.0
        heads = {phrase[-1] for phrase in report.phrases} or (set(report.topic) if len(report.topic) == 1 else set())
        same_head = (
            any(f.heads & heads for f in thread.forms())
            or there
            or (ARRIVED in report.verbs and _GOT_THEM.search(report.text) is not None and holds(thread, heads))
        )
        if not there and thread.deeds() and thread.deeds() <= TALK - {"keep"} and not match.own_deed and not shared & thread.names():
            return 0.0  # "I'll ask her about it" is not done where "it" went well
        reviewed = case.review and report.sure
        if names_other(report, thread) or not (
            same_head or match.own_deed or (report.label and (thread.deeds() or report.sure)) or reviewed or report.verdict != "done"
        ):
            return 0.0
        if weights.sum(shared) < (0.4 if same_head else _SHARE_NAMED) * weights.sum(topic):
            return 0.0
        for rival in rivals:
            if rival is thread or rival.status != "open" or rival.person != thread.person:
                continue
            named = topic & rival.names()
            if len(named) > len(shared) or any(f.heads & heads for f in rival.forms()) or (named and not same_head):
                return 0.0
        share = max(weights.sum(shared & f.all) / weights.sum(f.all) for f in thread.forms())
        meant_here = same_head or match.own_deed or reviewed or bool(thread.context())
        if report.verdict == "done" and report.sure and thread.deeds() and not meant_here and share < _COVER_DEED and ": " in report.text:
            return 0.0  # "the lab: all done there" may be of anything in the lab
        meant = bool(shared - thread.names()) and (report.sure or report.label)
        return 0.4 + share / 2 if share >= 0.22 or match.own_deed or same_head or meant else 0.0
