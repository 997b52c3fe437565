"""From a case to its answer: which of the ways of answering fits."""

from __future__ import annotations

import re

from assistant.answering.answers import Answer, asking_back, unanswered
from assistant.answering.byfeedback import feedback_answer
from assistant.answering.byform import formed_answer
from assistant.answering.byledger import kept_answer, ledger_answer, waiting_answer
from assistant.answering.bysession import planned_answer, rhythm_answer, session_answer, settled_answer
from assistant.answering.bystate import state_answer
from assistant.answering.bystatus import held_up, lists_kept, promised_for
from assistant.answering.bytopic import decisions_answer, topic_answer
from assistant.answering.case import Case
from assistant.answering.traits import DEED_DONE
from assistant.knowing.roster import Roster


def respond(case: Case, roster: Roster) -> Answer:
    """The answer to a case: a question back where the person is unclear, else by kind and by whether it names a matter."""
    inquiry = case.inquiry
    if inquiry.unclear:
        names = sorted(inquiry.unclear[0].names)
        return asking_back(inquiry, names, [roster.person(name).relation for name in names])
    if inquiry.stranger and not inquiry.people and (inquiry.wide or inquiry.window):
        return unanswered(inquiry, f"everybody you have notes of; nobody called {inquiry.stranger} is among them")
    if inquiry.kind == "planned":
        return planned_answer(case)
    formed = formed_answer(case) or feedback_answer(case) or held_up(case) or promised_for(case)
    if formed is not None:
        return formed
    kept = lists_kept(case) if inquiry.kind in ("list", "status", "fact", "open_items", "trend") else None
    if kept is not None:
        return kept
    if inquiry.kind == "open_items":
        found = ledger_answer(case)
        return found if not (found.abstained and case.terms) else _first_held(found, topic_answer(case))
    if inquiry.kind == "how_long" and (waiting := waiting_answer(case)):
        return waiting
    return _of_matter(case) if about_matter(case) else _without_matter(case)


def _of_matter(case: Case) -> Answer:
    """The answer about a matter: how it stands now where that is asked, else what the notes say of it."""
    inquiry = case.inquiry
    found = topic_answer(case)
    if (state := state_answer(case, found)) is not None:
        return state
    if found.abstained and inquiry.kind == "yes_no" and DEED_DONE.search(inquiry.question) and (known := kept_answer(case)):
        return known
    of_sessions = ("when", "how_often", "how_long", "session", *(("fact", "list", "said_about") if inquiry.window else ()))
    bare = inquiry.people and inquiry.kind in of_sessions and all(term.soft for term in case.terms)
    return _without_matter(case) if found.abstained and bare else found


def about_matter(case: Case) -> bool:
    """Whether a question asks for a matter, not only for sessions, people and times."""
    inquiry = case.inquiry
    picked = inquiry.window is not None and inquiry.window.pick is not None
    whole = picked and (inquiry.wide or inquiry.kind in ("session", "fact", "list"))
    return bool(case.terms) and (not whole or _names_matter(case))


def _names_matter(case: Case) -> bool:
    """Whether a question about a session names a matter that the notes know, or says "about"."""
    return " about " in f" {case.inquiry.rest.lower()} " or any(not term.soft and case.frequencies.known(term.stem) for term in case.terms)


_OF_MEETING = re.compile(
    r"\b(?:meet|met|meetings?|sessions?|1[:-]1s?|one[- ]on[- ]ones?|see|saw|seen|speak|spoke|spoken|calls?|chats?|sync|talks?)\b", re.I
)


def _first_held(*answers: Answer) -> Answer:
    return next((answer for answer in answers if not answer.abstained), answers[0])


def _without_matter(case: Case) -> Answer:
    """Nothing is named but people and time: the session, the rhythm, or its decisions."""
    kind = case.inquiry.kind
    if kind in ("how_often", "how_long"):
        return rhythm_answer(case)
    if kind == "decided":
        found = decisions_answer(case)
        picked = case.inquiry.window is not None and case.inquiry.window.pick is not None
        if found is None and picked and case.chosen:
            return settled_answer(case)
        if found is None:
            return unanswered(case.inquiry, case.looked_at, window=case.span, reason="No decision is noted there. ")
        return found
    nothing = not (case.inquiry.wide or case.inquiry.window or case.inquiry.people)
    if nothing and not _OF_MEETING.search(case.inquiry.question):
        return unanswered(case.inquiry, case.looked_at, reason="The question names nothing to look for. ")
    if kind == "when" or nothing:
        return rhythm_answer(case)
    if not (case.inquiry.wide or case.inquiry.window or kind in ("session", "list", "said_about", "trend", "status")):
        return unanswered(case.inquiry, case.looked_at, window=case.span)
    return session_answer(case)
