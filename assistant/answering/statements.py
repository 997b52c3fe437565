"""How evidence is shown: the sentence with what it needs to be understood, its sources, its day; nothing twice."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.answers import Statement, capital, short_day
from assistant.answering.evidence import Evidence
from assistant.answering.sentence import Sentence
from assistant.knowing.telling import cite, clean_sentence, shorten
from assistant.reading.inline import fold
from assistant.reading.sentences import sentences
from assistant.records import Source

_LENGTH = 320
_BULLET = 260  # characters: a bullet as short as this is told as a whole
_SHORT = 45
_LONGEST = 3  # sentences told together
_FEW = 7  # words: a sentence as short as this leans on the one before
_RUNS_ON = re.compile(r"(?:he|she|they|it|that|this|these|so|but|and|then|not|no|yes|because|twice|once|third|told|said)\b", re.I)


def statement(evidence: Evidence, lead: str = "") -> Statement:
    """A sentence as it is told."""
    sentence = evidence.sentence
    return Statement(capital(shorten(shown(sentence), _LENGTH)), _sources(sentence), lead)


def shown(sentence: Sentence) -> str:
    """The sentence with what it needs to be understood: its whole bullet where that is short, the bullet above, those below."""
    text = whole(sentence)
    parent = sentence.parent.strip(" :")
    if sentence.children and len(text.split()) <= 8:
        return f"{text.rstrip(' :.')}: {'; '.join(clean_sentence(p.text).rstrip('.') for p in sentence.children[:3])}"
    if parent and sentence.place == 0 and len(parent.split()) <= 8 and not parent.endswith(("?", ".")):
        return _below(clean_sentence(parent), text)
    section = sentence.point.section
    if (
        section
        and sentence.point.zone is None
        and len(section.split()) <= 4
        and len(text.split()) <= 8
        and not any(c.isdigit() for c in section)
    ):
        return _below(section, text)
    return text


def _below(head: str, text: str) -> str:
    """A line with what stands above it, unless it begins with the same words itself."""
    return text if fold(text).startswith(fold(head)) else f"{head}: {text}"


def whole(sentence: Sentence) -> str:
    """The sentence, or all of a short bullet; a short sentence of a long one gets the one behind it."""
    bullet = clean_sentence(sentence.point.text)
    if len(bullet) <= _BULLET and sentence.point.kind != "paragraph":
        return bullet
    behind = sentence.point.text.partition(sentence.raw)[2].strip()
    added = [sentence.text]
    for _, text in sentences(behind):
        if not (len(added[-1]) < _SHORT or _RUNS_ON.match(text) or len(text.split()) <= _FEW) or len(added) == _LONGEST:
            break
        added.append(clean_sentence(text))
    return " ".join(added).strip()


def _sources(sentence: Sentence) -> tuple[Source, ...]:
    if sentence.children and len(whole(sentence).split()) <= 8:
        return (sentence.source, *(cite(sentence.held, p) for p in sentence.children[:3]))
    entire = len(clean_sentence(sentence.point.text)) <= _BULLET and sentence.point.kind != "paragraph"
    return (cite(sentence.held, sentence.point) if entire else sentence.source,)


def on(day: dt.date | None) -> str:
    """How a statement says its day."""
    return f"On {short_day(day)}: " if day else "In an undated note: "


def distinct(found: Sequence[Evidence], most: int) -> list[Evidence]:
    """The best ones that do not say the same again."""
    kept: list[Evidence] = []
    for evidence in found:
        words = evidence.sentence.words
        if any(e.sentence.key == evidence.sentence.key or _same(words, e.sentence.words) for e in kept):
            continue
        kept.append(evidence)
        if len(kept) == most:
            break
    return kept


def _same(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= 0.75


def newest_first(found: Sequence[Evidence]) -> list[Evidence]:
    """By day, of one day the best first."""
    return sorted(found, key=lambda e: (e.sentence.date or dt.date.min, e.score), reverse=True)


def dated(statements: Sequence[tuple[Evidence, str]]) -> list[Statement]:
    """Statements with their days; a day that was just told is not told again."""
    out: list[Statement] = []
    day: dt.date | None = dt.date.min
    for evidence, lead in statements:
        same = evidence.sentence.date == day
        day = evidence.sentence.date
        out.append(statement(evidence, lead or ("" if same else on(day))))
    return out


def unrepeated(statements: Sequence[Statement]) -> list[Statement]:
    """Each text once, and none that stands within one told before."""
    kept: list[Statement] = []
    for statement in statements:
        shorter = next((at for at, other in enumerate(kept) if fold(other.text) in fold(statement.text)), None)
        if shorter is not None:
            sources = tuple(dict.fromkeys((*statement.sources, *kept[shorter].sources)))
            kept[shorter] = replace(statement, lead=kept[shorter].lead, sources=sources)
        elif not any(fold(statement.text) in fold(other.text) for other in kept):
            kept.append(statement)
    return kept
