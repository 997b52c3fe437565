"""Answers to questions about 1:1s in general: from our cards and the user's articles, never as facts about a person."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.answering.answers import Answer, Statement, answered, capital, short_day, unanswered
from assistant.answering.case import Likeness
from assistant.answering.evidence import Evidence, frequencies_of, sentences_of, weigh
from assistant.answering.inquiry import Inquiry
from assistant.answering.terms import terms_of
from assistant.knowing.telling import shorten
from assistant.records import Held, Session, SourceArticle

_GENERAL = re.compile(
    r"\b(?:should|ought|supposed to)\b.{0,60}\b(?:1[:-]1s?|one[- ]on[- ]ones?|mentors?|mentees?|mentoring|mentorship|managers?|reports?|feedback|meetings?|you|people|one)\b"
    r"|^\W*how (?:do|can|should|would|does|to)\b.{0,12}\b(?:i|you|one|we|a|an|the best)\b.{0,60}\b(?:feedback|1[:-]1s?|one[- ]on[- ]ones?|mentor\w*|mentee\w*|manager|goals?|listen\w*|prepare|questions?|conversation|trust|career)\b"
    r"|\b(?:best practices?|good practice|tips?|advice|mistakes?|common (?:errors|traps)|rule of thumb|dos and don'?ts)\b.{0,40}\b(?:for|on|about|in|with|of)\b"
    r"|\bwhat (?:makes|is|are) (?:an? )?good\b|\bgood questions? (?:to|for)\b|\bhow (?:often|long) should\b|\bwhat do the articles say\b",
    re.I,
)
_OWN = re.compile(r"\b(?:did|have|had|was|were|our last|last time|we (?:discuss|talk|cover|agree|decide)\w*|do i owe|my notes)\b", re.I)
_COPIES = re.compile(r"\bcop(?:y|ies)\b|\brewrit\w+|\breworded\b", re.I)
_COMPARED = 60
_MOST = 3
_ENOUGH, _ALIKE = 0.55, 0.45
_LENGTH = 300
_OWN_FIRST = 0.15  # the user's own articles before our cards on them


def asks_in_general(inquiry: Inquiry) -> bool:
    """Whether a question is about how 1:1s are held, not about what the notes say of somebody."""
    return not inquiry.people and not inquiry.unclear and _GENERAL.search(inquiry.question) is not None and _OWN.search(inquiry.question) is None


def advice_answer(inquiry: Inquiry, articles: Sequence[SourceArticle], likeness: Likeness, today: dt.date) -> Answer:
    """What cards and articles say, each with where it comes from and its age. Reworded copies aren't cited unless they are asked for."""
    usable = [a for a in articles if _COPIES.search(inquiry.question) or not a.copy_of]
    by_place = {a.path: a for a in usable}
    found = sentences_of(Held(a.path, Session(1, 1, title=a.title, points=a.points)) for a in usable)
    terms = terms_of(inquiry.rest, frequencies_of(found), wide=False)
    first = weigh(found, terms)[:_COMPARED]
    like = likeness(inquiry.question, [f"{by_place[e.sentence.held.path].title}: {e.sentence.text}" for e in first]) if first else None
    ranked = weigh([e.sentence for e in first], terms, {e.sentence.key: v for e, v in zip(first, like, strict=True)}) if like else first
    ranked = sorted((e.raised(_OWN_FIRST * (by_place[e.sentence.held.path].kind == "article")) for e in ranked), key=lambda e: -e.score)
    chosen = _chosen(ranked)
    cards = sum(a.kind == "card" for a in usable)
    looked = f"{_counted(cards, 'card')} and {_counted(len(usable) - cards, 'article')}"
    if not chosen:
        return unanswered(inquiry, looked)
    statements = [_statement(e, by_place[e.sentence.held.path], today) for e in chosen]
    return answered(inquiry, statements, None, "medium", looked_at=looked)


def _chosen(ranked: Sequence[Evidence]) -> list[Evidence]:
    good = [e for e in ranked if e.coverage >= _ENOUGH and (e.like is None or e.like >= _ALIKE)]
    if not good:
        return []
    same = [e for e in good if e.sentence.held.path == good[0].sentence.held.path][:_MOST]
    other = next((e for e in good if e.sentence.held.path != good[0].sentence.held.path), None)
    return [*same[: _MOST - 1], *([other] if other else same[_MOST - 1 : _MOST])]


def _statement(evidence: Evidence, article: SourceArticle, today: dt.date) -> Statement:
    source = article.source(evidence.sentence.point)
    return Statement(capital(shorten(evidence.sentence.text, _LENGTH)), (source,), f"{_origin(article, today)}: ")


def _origin(article: SourceArticle, today: dt.date) -> str:
    kind = "Our card" if article.kind == "card" else "Your article"
    dated = f", {short_day(article.date)}{', dated' if article.is_dated(today) else ''}" if article.date else ""
    return f"{kind} “{shorten(article.title, 70)}”{dated}"


def _counted(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"
