"""Where a book that is brought up to date stands otherwise than it stood: its threads that are not as they were, and who may have seen them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.knowing.recalled import Past
from assistant.knowing.repeats import SHARED_ELSEWHERE
from assistant.knowing.versions import ASKING, hashes, is_open, numbers, person_of

(_ASKING,) = numbers(hashes([ASKING]))


@dataclass(frozen=True, slots=True)
class _Dirty:
    """A thread that is not as it was: whose it is, its words (hashed), and whether it is or was open."""

    person: str | None
    words: frozenset[int]
    open: bool

    def told_by(self, words: frozenset[int]) -> bool:
        """Whether reports of such words in another's notes may find it: by two, or by one where it asks somebody."""
        return len(self.words & words) > (_ASKING not in self.words)


class Divergence:
    """The threads that are, at a point of the book, other than they were there. ``order``: the place of each session."""

    def __init__(self, past: Past, order: Mapping[int, int]) -> None:
        self._past, self._order = past, order
        self._dirty: dict[int, _Dirty] = {}

    def __bool__(self) -> bool:
        return bool(self._dirty)

    def compare(self, sid: int) -> None:
        """Find which threads are, after a session, other than they were after it: one that is as it was again concerns nobody after."""
        kept, fresh, place = self._past.did(sid), self._past.fresh[sid].versions, self._order[sid] + 1
        for tid in kept.keys() | fresh.keys():
            was, now = self._past.was_before(tid, place), self._past.before(tid, place)
            if (was and was.state) == (now and now[1].state):
                self._dirty.pop(tid, None)
            else:
                states = [version.state for version in (was, now and now[1]) if version]
                words = frozenset[int]().union(*map(numbers, self._past.words(tid)))
                self._dirty[tid] = _Dirty(person_of(states[0]), words, any(map(is_open, states)))

    def seen_by(self, looked: tuple[str, bytes, bytes, bytes]) -> bool:
        """Whether a session may have looked for a thread that is not what it was, and have found it.

        ``looked``: its people and, hashed, the words of its items and of its reports on open and on closed threads, as they are kept.
        """
        people, (items, told, reopened) = json.loads(looked[0]), map(numbers, looked[1:])
        return any(
            one.person in people or len(one.words & items) >= SHARED_ELSEWHERE or one.told_by(reopened) or (one.open and one.told_by(told))
            for one in self._dirty.values()
        )
