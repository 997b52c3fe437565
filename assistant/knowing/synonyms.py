"""Nouns of work that notes use for one another: a report on "her deck" may be of the task "slides for the board".

Only nouns that one thing may be called by in turn are in a group; what is merely akin (contract, clause) is not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from assistant.knowing.reports import Report
from assistant.reading.words import content_words

_GROUPS = """deck slides presentation|ad advert advertisement posting|quote estimate offer tender price|postmortem report writeup|report writeup summary
manual guide handbook instructions howto playbook|onepager page sheet handout|flyer leaflet brochure|plan schedule timetable|rota roster schedule
list overview inventory spreadsheet table sheet|bio profile blurb|cv resume|cover standin substitute replacement|invoice bill|budget money funds funding
salary pay wage|laptop computer|monitor screen|phone mobile|ticket pass|permit permission|training course class seminar
feedback comments remarks notes|photo picture image|numbers figures data nos|customer client|crew team staff|intern trainee apprentice
bug defect error issue problem fault|venue location|slot appointment date|holiday vacation leave|party celebration|goal target objective
spec specification requirements|doc document|survey poll questionnaire|post position role|supplier vendor|shop store|warehouse depot
kit equipment gear|speech talk|article post piece|space spot|paper manuscript|shelf shelves rack|bike bicycle|lorry truck|flat apartment
car vehicle|garbage rubbish waste|teacher trainer|lesson class|exam test|kid child|nurse carer|parents families|repo repository|login account access
letter reference|mailing newsletter|logo emblem|sketch drawing mockup|agenda programme program|menu card|recipe formula""".replace(
    "\n", "|"
)
_SYNONYMS: dict[str, set[str]] = {}
for _group in _GROUPS.split("|"):
    _words = {content_words(word)[0] for word in _group.split()}
    for _word in _words:
        _SYNONYMS.setdefault(_word, set()).update(_words - {_word})


def with_synonyms(words: Iterable[str]) -> set[str]:
    """The words and all that may stand for one of them.

    >>> sorted(with_synonyms({"deck", "board"}))
    ['board', 'deck', 'present', 'slide']
    """
    return {one for word in words for one in (word, *_SYNONYMS.get(word, ()))}


def in_words_of(report: Report, known: Collection[str], elsewhere: Collection[str]) -> Report:
    """A report in the words of a task that knows ``known``. Words of other tasks (``elsewhere``) are theirs and stay."""
    unknown = (report.words | report.topic | {w for p in report.phrases for w in p}) - set(known) - set(elsewhere) - report.verbs
    said = {word: min(meant) for word in unknown if (meant := _SYNONYMS.get(word, set()) & set(known) - report.words)}
    if not said:
        return report
    return replace(
        report,
        words=frozenset(said.get(w, w) for w in report.words),
        topic=frozenset(said.get(w, w) for w in report.topic),
        phrases=frozenset(tuple(said.get(w, w) for w in phrase) for phrase in report.phrases),
    )
