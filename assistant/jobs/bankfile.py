"""Reading the question bank, ``knowledge/questions/``, and recognising its questions in a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.errors import ForenoteError
from assistant.resources import resource

RELATIONS = ("report", "manager", "mentor", "mentee", "peer")
STAGES = ("any", "first", "early", "settled", "ending")
HORIZONS = ("short", "medium", "long", "none")
SLOTS = {"project": "{project}", "item": "{item}", "person": "{name}"}
# What only some notes show, and a question may therefore take for granted.
SITUATIONS = frozenset(
    "blocked carried_often closing decision_pending first_session long_gap many_p0 open_questions overdue_mine"
    " overdue_theirs priority_shift recognition_due skipped_sessions slipped untried_advice".split()
)
GAPS = SITUATIONS | frozenset(
    "all_short_term low_energy no_career_talk no_feedback_to_me no_feedback_to_them no_goal no_personal no_soft_skills"
    " stalled_learning status_heavy".split()
)
_KEYS = {"id", "text", "topic", "relations", "stages", "horizon", "serves", "credit", "slot", "presupposes"}
_LISTS = {"relations": frozenset(RELATIONS), "stages": frozenset(STAGES), "serves": GAPS, "presupposes": GAPS}
_PLACEHOLDER = re.compile(r"\{[^}]*\}")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_WORD_OR_END = re.compile(rf"{_WORD.pattern}|[.!?](?=\s)")


@dataclass(frozen=True, slots=True)
class Question:
    """One entry of the bank, as ``knowledge/README.md`` describes it."""

    id: str
    text: str
    topic: str
    relations: tuple[str, ...]
    stages: tuple[str, ...]
    horizon: str
    serves: tuple[str, ...]
    credit: str = "own"
    slot: str | None = None
    presupposes: tuple[str, ...] = ()

    @property
    def widens(self) -> bool:
        """Looks a year ahead, or at the human being: what crowded weeks leave out."""
        return self.horizon == "long" or self.topic == "human"


@lru_cache(maxsize=4)
def load_bank(folder: Path | None = None) -> tuple[Question, ...]:
    """All questions of a folder (default: the bank that ships), in order of file and place.

    ForenoteError, naming the file and the question, where one is not as ``knowledge/README.md`` says.
    """
    import tomllib  # no job but this one pays for it

    found: dict[str, Question] = {}
    for path in sorted((folder or resource("knowledge/questions")).glob("*.toml")):
        if path.name.startswith("_"):
            continue
        try:
            entries = tomllib.loads(path.read_text(encoding="utf-8")).get("question", [])
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise ForenoteError(f"{path.name} of the question bank could not be read: {error}") from error
        if not isinstance(entries, list):
            raise ForenoteError(f"{path.name} of the question bank: write [[question]] with two brackets")
        for number, entry in enumerate(entries, 1):
            question = _question(entry, path, number)
            if question.id in found:
                raise ForenoteError(f"{path.name} of the question bank: the id '{question.id}' is taken")
            found[question.id] = question
    return tuple(found.values())


def _question(entry: Any, path: Path, number: int) -> Question:
    """The checked entry."""
    name = entry.get("id") if isinstance(entry, dict) else None
    where = f"{path.name} of the question bank, question {number}" + (f" ({name})" if isinstance(name, str) else "")
    if not isinstance(entry, dict):
        raise ForenoteError(f"{where}: write [[question]] with two brackets")
    for key in entry.keys() - _KEYS:
        raise ForenoteError(f"{where}: unknown key '{key}'{_nearest(key, _KEYS)}")
    for key in ("id", "text", "topic", "horizon"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise ForenoteError(f"{where}: '{key}' is missing or no text")
    lists = {key: _words_of(entry.get(key, []), where, key, known) for key, known in _LISTS.items()}
    if not lists["relations"] or not lists["stages"]:
        raise ForenoteError(f"{where}: 'relations' and 'stages' must name at least one each")
    if entry["topic"] != path.stem:
        raise ForenoteError(f"{where}: the topic is '{entry['topic']}', the file's name says '{path.stem}'")
    if entry["horizon"] not in HORIZONS:
        raise ForenoteError(f"{where}: unknown horizon '{entry['horizon']}'{_nearest(entry['horizon'], HORIZONS)}")
    slot = entry.get("slot")
    if _PLACEHOLDER.findall(entry["text"]) != ([SLOTS[slot]] if slot in SLOTS else []) or slot not in (None, *SLOTS):
        raise ForenoteError(f"{where}: 'slot' and the placeholder in 'text' do not agree (known: {', '.join(SLOTS)})")
    return Question(
        entry["id"], entry["text"].strip(), entry["topic"], lists["relations"], lists["stages"], entry["horizon"],
        lists["serves"], str(entry.get("credit", "own")), slot, lists["presupposes"],
    )  # fmt: skip


def _words_of(value: Any, where: str, key: str, known: Collection[str]) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ForenoteError(f"{where}: '{key}' must be a list of words")
    for word in value:
        if word not in known:
            raise ForenoteError(f"{where}: unknown word '{word}' in '{key}'{_nearest(word, known)}")
    return tuple(value)


def _nearest(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, sorted(known), 1, 0.5)
    return f", did you mean '{close[0]}'?" if close else ""


def asked_ids(texts: Iterable[str], bank: Sequence[Question] | None = None) -> set[str]:
    """The ids of bank questions that stand in these texts, whatever fills their slots, case and punctuation aside."""
    folded = [f" {' '.join(_WORD_OR_END.findall(_fold(text)))} " for text in texts]
    found = set()
    for question in load_bank() if bank is None else bank:
        parts = tuple(plain(part) for part in _PLACEHOLDER.split(question.text))
        longest = max(parts, key=len)
        near = [text for text in folded if longest in text]
        if near and (len(parts) == 1 or any(_with_slot(parts).search(text) for text in near)):
            found.add(question.id)
    return found


@lru_cache(maxsize=256)
def _with_slot(parts: tuple[str, ...]) -> re.Pattern[str]:
    """The parts with one to ten words of one sentence between them; each word comes with the space behind it."""
    return re.compile(r"(?:[^\s.!?]+ ){1,10}".join(re.escape(part[1:] if at else part) for at, part in enumerate(parts)))


def plain(text: str) -> str:
    """The words alone, each with a space before and behind."""
    return " ".join(["", *_WORD.findall(_fold(text)), ""]) or " "


def _fold(text: str) -> str:
    return text.casefold().replace("’", "'")
