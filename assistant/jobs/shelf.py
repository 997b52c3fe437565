"""The sessions of a workspace as a question needs them: everybody's, or only those that may answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from assistant.jobs.sessionnote import is_untouched
from assistant.knowing.catalogue import Catalogue
from assistant.records import Held


@dataclass(frozen=True, slots=True)
class Shelf:
    """Sessions, oldest first, without notes that were made for a session that then did not take place."""

    catalogue: Catalogue
    as_of: dt.date

    def held(self, person: str | None = None) -> tuple[Held, ...]:
        """Everybody's, or a person's."""
        return self._touched(self.catalogue.held(person))

    def near(self, people: Collection[str]) -> tuple[Held, ...]:
        """Those of some people, and those of nobody's 1:1."""
        return self._touched(self.catalogue.held_near(people))

    def at(self, paths: Collection[str]) -> tuple[Held, ...]:
        """Those in some files."""
        return self._touched(self.catalogue.held_at(paths))

    def count(self) -> int:
        """How many there are, untouched notes among them."""
        return self.catalogue.count()

    def folders(self) -> Mapping[str, tuple[str, ...]]:
        """The folders in which each person's notes lie."""
        return self.catalogue.folders()

    def _touched(self, held: Iterable[Held]) -> tuple[Held, ...]:
        return tuple(h for h in held if h.date is None or h.date > self.as_of or not is_untouched(h))
