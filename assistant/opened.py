"""What the jobs of an ``Assistant`` share: the workspace, its catalogue and search once they are opened, and the seam to a model."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from assistant.errors import NoWorkspace
from assistant.workspace import Workspace, find_workspace

if TYPE_CHECKING:
    from assistant.finding.finder import Finder
    from assistant.jobs.closing import Marked
    from assistant.jobs.proposal import Proposal
    from assistant.jobs.shelf import Shelf
    from assistant.knowing.catalogue import Catalogue, Refreshed
    from assistant.records import Action, Held, Person, SourceArticle
    from assistant.writing.endpoint import ModelUse
    from assistant.writing.records import Draft, Worded


Progress = Callable[[int, int], None]


def _silent(_message: str) -> None:
    """Warnings of a library caller who asked for none."""


def _untouched(held: Held) -> bool:
    """As ``is_untouched``, whose module is loaded only where a note has to be cut."""
    from assistant.jobs.sessionnote import is_untouched

    return is_untouched(held)


class Opened:
    """A workspace as it stands on one day, with what a job first needed of it opened; ``Assistant`` says what each parameter does."""

    def __init__(
        self,
        workspace: Workspace | Path | str | None = None,
        as_of: dt.date | None = None,
        *,
        warn: Callable[[str], None] = _silent,
        progress: Progress | None = None,
        embedding: Progress | None = None,
        model: ModelUse | None = None,
        ask: Callable[[str], bool] | None = None,
        tell: Callable[[str], None] = _silent,
        wait: Callable[[str], None] = _silent,
    ) -> None:
        self._given = workspace
        self._found: Workspace | None = workspace if isinstance(workspace, Workspace) else None
        self.as_of = as_of or dt.date.today()
        self._warn = warn
        self._progress = progress
        self._embedding = embedding
        self._model = model
        self._ask = ask
        self._tell = tell
        self._wait = wait
        self.requests: list[dict[str, Any]] = []
        self._catalogue: Catalogue | None = None
        self._finder: Finder | None = None
        self._refreshed: Refreshed | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the catalogue and the index."""
        if self._finder is not None:
            self._finder.close()
            self._finder = None
        if self._catalogue is not None:
            self._catalogue.close()
            self._catalogue = None

    @property
    def workspace(self) -> Workspace:
        """The workspace. NoWorkspace, UsageError or BadConfig where there is none that works."""
        if self._found is None:
            given = Path(self._given) if isinstance(self._given, str | Path) else None
            self._found = find_workspace(given, Path.cwd(), os.environ)
        return self._found

    def catalogue(self) -> Catalogue:
        """The catalogue, in line with the notes as they were when it was first asked for."""
        if self._catalogue is None:
            from assistant.knowing.catalogue import open_catalogue

            self._catalogue = open_catalogue(self.workspace, self._warn)
            self._refreshed = self._catalogue.refresh(self._progress)
        return self._catalogue

    def finder(self) -> Finder:
        """The search over all passages, open until ``close``."""
        if self._finder is None:
            from assistant.finding.finder import Finder

            catalogue = self.catalogue()
            self._finder = Finder(catalogue, self.workspace, self._warn, self._embedding, self.as_of, skip=_untouched)
        return self._finder

    def person(self, name: str) -> Person:
        """Whom a name means. UnknownPerson or AmbiguousPerson with the candidates."""
        return self.catalogue().roster().find(name)

    def reworded(self, draft: Draft) -> Worded:
        """A built-in draft in the words of the model chosen, as far as they hold; as it is where none was. The seam of all jobs."""
        from assistant.writing.engine import reword
        from assistant.writing.records import Worded

        return reword(draft, self._seam()) if self._asks_model() else Worded(draft.pieces)

    def _worded(self, found: Proposal) -> Proposal:
        """A proposal in the words of the model, where one was chosen: never an escalation or what may be one, nor what is no complaint."""
        from assistant.jobs.wording import proposal_draft, worded_proposal

        try:
            asked = found.kind not in ("escalate", "not_a_complaint") and not found.doubtful and self._asks_model()
        except NoWorkspace:  # a role needs none, a model's address lies in one
            return found
        return worded_proposal(found, self.reworded(proposal_draft(found))) if asked else found

    def _library(self) -> tuple[SourceArticle, ...]:
        from assistant.knowing.sources import load_articles, load_cards

        return (*load_articles(self.workspace, self._article_paths()), *load_cards())

    def _article_paths(self) -> tuple[str, ...]:
        return tuple(file.path for file in self.catalogue().files() if file.kind == "source")

    def _asks_model(self) -> bool:
        """Whether a model was chosen, in forenote.toml or for this run."""
        use, config = self._model, self.workspace.config.model
        return not (use and use.off) and bool(config.base_url or config.name or (use and use.name))

    def _seam(self) -> Any:
        from assistant.writing.endpoint import ModelUse, Seam

        roster, root = self.catalogue().roster(), self.workspace.root
        return Seam(
            model=self.workspace.config.model, use=self._model or ModelUse(), people=roster.people, me=roster.me, cache=self.workspace.cache_dir,
            templates=root / "prompts", env=os.environ, warn=self._warn, tell=self._tell, wait=self._wait, ask=self._ask, requests=self.requests,
        )  # fmt: skip

    def _template_folder(self) -> Path | None:
        """Where the user's copies are; None outside a workspace, where only the shipped prompts are known."""
        try:
            return self.workspace.root / "prompts"
        except NoWorkspace:
            return None

    def _held(self, person: str | None = None) -> tuple[Held, ...]:
        """Sessions (a person's), without notes that were made for a session that then did not take place."""
        return self._shelf().held(person)

    def _shelf(self) -> Shelf:
        from assistant.jobs.shelf import Shelf

        return Shelf(self.catalogue(), self.as_of)

    def _ledger(
        self, as_of: dt.date | None = None, people: Collection[str] | None = None, *, only_open: bool = False
    ) -> tuple[Action, ...]:
        # The boxes of a note that nobody typed into are our own copies: they carry nothing over.
        return self.catalogue().ledger(as_of or self.as_of, left_out=_untouched, only_open=only_open, people=people)

    def _mark(self, key: str, state: Any, why: str) -> Marked:
        from assistant.jobs.actions import find_action
        from assistant.jobs.closing import Notes, close_in_notes
        from assistant.jobs.marks import Mark
        from assistant.jobs.sessionnote import is_untouched

        action = find_action(self._ledger(), key)
        catalogue = self.catalogue()
        everything = next((a for a in self._ledger(dt.date.max) if a.id == action.id), action)
        later = [m for m in everything.mentions if m.date and m.date > self.as_of] if everything.status == "open" else []
        held = tuple(h for h in catalogue.held() if not is_untouched(h))
        notes = Notes(self.workspace.root, self.workspace.config, held, catalogue.roster(), self.as_of)
        marked = close_in_notes(notes, action, later, Mark(state, self.as_of, why))
        self.close()
        return marked
