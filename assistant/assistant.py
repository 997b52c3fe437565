"""``Assistant``: the library's one public object, one method a job. The faces (the command line) call only this."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import DefaultGone, NoWorkspace, UsageError
from assistant.opened import Opened
from assistant.workspace import find_workspace

if TYPE_CHECKING:
    from assistant.answering.answers import Answer
    from assistant.jobs.actions import ActionList, Wanted
    from assistant.jobs.closing import Marked
    from assistant.jobs.doctor import CheckUp
    from assistant.jobs.imports import Imported, Kind
    from assistant.jobs.jots import Jot
    from assistant.jobs.library import SourceCheck, SourceList
    from assistant.jobs.people import PersonCard
    from assistant.jobs.prep import Brief, Material
    from assistant.jobs.proposal import Proposal
    from assistant.jobs.readfile import SeenFile
    from assistant.jobs.search import SearchResult
    from assistant.jobs.sessionnote import NoteFile
    from assistant.knowing.catalogue import Refreshed
    from assistant.knowing.timeline import Row, Timeline
    from assistant.records import Person, Side, SourceArticle
    from assistant.writing.asking import Tone
    from assistant.writing.templates import TemplateState

_SESSIONS_WITHOUT_REPEAT = 4  # a question that was asked is not suggested again for as many sessions


class Assistant(Opened):
    """Everything that Forenote does, for one workspace as it stands on one day.

    ``workspace`` is a ``Workspace``, a folder that is one, or None for the one that the command line would find.
    ``as_of`` is "today" (default: the local date). ``warn`` gets single lines for the user, ``progress`` (done, all) of
    files while they are read, ``embedding`` of pieces of text while they are embedded. The catalogue is opened, and brought up to date,
    when a job first needs it; close with ``close`` or use as a context manager. ``model`` says how to use the model of forenote.toml (None:
    as configured), ``ask`` puts the question before a remote one is first used, ``tell`` gets what `--verbose` shows, ``wait`` what is told
    before a model is waited for; ``requests`` collects what a dry run would send. All methods raise only errors of ``assistant.errors``.
    """

    def people(self) -> tuple[PersonCard, ...]:
        """Everybody in the notes and the configuration, who was met last first."""
        from assistant.jobs.people import cards

        catalogue = self.catalogue()
        return cards(catalogue.roster(), self._held(), self._ledger(), self.as_of)

    def card(self, name: str) -> PersonCard:
        """A person with the figures of their notes."""
        person = self.person(name)
        return next(card for card in self.people() if card.person.name == person.name)

    def add_person(self, name: str, relation: str | None = None, aliases: Sequence[str] = (), cadence_days: int | None = None) -> Person:
        """Add somebody to forenote.toml, whose other text stays as it is. UsageError if they are there already."""
        from assistant.jobs.people import add_to_config

        person = add_to_config(self.workspace, name, relation, aliases, cadence_days)
        self.close()
        self._found = find_workspace(self.workspace.root, Path.cwd(), os.environ)
        return person

    def read(self, paths: Sequence[Path]) -> tuple[SeenFile, ...]:
        """What Forenote sees in files, with the people of the workspace if there is one.

        Of one that cannot be read there is a warning, and the others are read; where none can be, that is an error.
        """
        from assistant.jobs.readfile import read_files

        try:
            workspace = self.workspace
        except UsageError as error:
            if self._given is not None:
                raise
            if not isinstance(error, NoWorkspace) or isinstance(error, DefaultGone):
                self._warn(f"{error}; read without a workspace")
            return read_files(paths, self.as_of, failed=self._warn)
        roster = self.catalogue().roster()
        return read_files(paths, self.as_of, root=workspace.root, config=workspace.config, roster=roster, failed=self._warn)

    def prep(self, person: str, length: int = 30, minutes: int | None = None) -> Brief:
        """The brief for the next 1:1 of ``length`` minutes; ``minutes``: how long there is to read it. May ask the model."""
        from assistant.jobs.prep import prepare

        material = self._material(self.person(person))
        brief = prepare(material, length, minutes)
        if not self._asks_model():
            return brief
        from assistant.jobs.wording import brief_draft, private_lines, worded_brief

        return worded_brief(brief, self.reworded(brief_draft(brief, private_lines(material.held))), minutes)

    def templates(self) -> tuple[TemplateState, ...]:
        """The prompts, and the user's copies of them."""
        from assistant.writing.templates import list_templates

        return list_templates(self._template_folder())

    def template_text(self, name: str) -> str:
        """A prompt as it is used. UsageError for an unknown name."""
        from assistant.writing.templates import show_template

        return show_template(name, self._template_folder())

    def copy_template(self, name: str) -> str:
        """Copy a shipped prompt into the workspace, never over a copy; its path in there."""
        from assistant.writing.templates import FOLDER, copy_template

        return copy_template(name, self.workspace.root / FOLDER).relative_to(self.workspace.root).as_posix()

    def ask(self, question: str, person: str | None = None) -> Answer:
        """An answer from the notes, each statement cited, or an honest "your notes don't say". ``person``: only their notes may answer.

        May ask the model, which words the statements only.
        """
        from assistant.jobs.ask import Desk, answer_question

        name = self.person(person).name if person else None
        roster = self.catalogue().roster()
        finder = self.finder()
        desk = Desk(
            self.workspace.root, roster, self.as_of, self._shelf(), self._ledger,
            finder.standing_similarity, finder.sessions, self._library, finder.standing_similarity, finder.near,
        )  # fmt: skip
        answer = answer_question(desk, question, name)
        if not answer.statements or not self._asks_model():
            return answer
        from assistant.jobs.wording import answer_draft, private_lines, worded_answer

        return worded_answer(answer, self.reworded(answer_draft(answer, name, private_lines(self._held(name)))))

    def reframe(self, text: str, to: str | None = None, tone: Tone | None = None, *, context: bool = False) -> Proposal:
        """A complaint as a proposal to somebody: a role (manager where none is given) or a person of the notes.

        ``context`` adds what the notes with that person say of it, cited. A workspace is needed only for a person or for
        ``context``. Nothing is stored.
        """
        from assistant.finding.nearness import near_patterns
        from assistant.jobs.listener import Listener, directed, direction_of
        from assistant.jobs.reframe import reframe
        from assistant.jobs.verdict import judge_with

        judge = judge_with(self._warn)
        role = direction_of(to or "manager")
        if role is not None and not context:
            return self._worded(reframe(text, role, tone, near=near_patterns, judge=judge))
        from assistant.jobs.contextfacts import lines_about

        person = self.person(to or "manager")
        listener = Listener(role or directed(person.relation), person.name, person.aliases)
        if person.relation is None and role is None:
            self._warn(f"the notes do not say what {person.name} is to you: taken as a peer (relation in forenote.toml)")
        facts = lines_about(text, self._held(person.name), self.as_of) if context else ()
        return self._worded(reframe(text, listener, tone, context=facts, near=near_patterns, judge=judge))

    def actions(self, person: str | None = None, side: Side | None = None, status: Wanted = "open", overdue: bool = False) -> ActionList:
        """Commitments from the ledger; of one person's it is told which look done."""
        from assistant.jobs.actions import select_actions

        whom = self.person(person) if person else None
        name = whom.name if whom else None
        ledger = self._ledger(people=(name,) if name else None, only_open=status == "open")
        found = select_actions(ledger, self.as_of, person=name, side=side, status=status, overdue=overdue)
        if whom is None or not any(action.status == "open" for action in found.actions):
            return found
        from assistant.jobs.prep import visible_sessions
        from assistant.knowing.semblance import looks_done

        visible, _, known = visible_sessions(self._material(whom))
        return replace(found, looks_done=looks_done(found.actions, visible, known))

    def close_action(self, key: str) -> Marked:
        """Write into the note where the action stands last that it is done."""
        return self._mark(key, "done", "")

    def drop_action(self, key: str, why: str = "") -> Marked:
        """Write into the note where the action stands last that it is dropped, and why."""
        return self._mark(key, "dropped", why)

    def jot(self, text: str, person: str) -> Jot:
        """Put down a topic for the next 1:1."""
        from assistant.jobs.jots import add_jot

        return add_jot(self.workspace.root, self.person(person).name, text, self.as_of)

    def jots(self, person: str) -> tuple[Jot, ...]:
        """What is jotted down for the next 1:1 with ``person`` (a full name)."""
        from assistant.jobs.jots import open_jots

        met = [h for h in self._held(person) if h.date and h.date <= self.as_of and not h.session.skipped]
        last = max((h.date for h in met if h.date), default=None)
        said = [point.text for h in met if h.date == last for point in h.session.points]
        return open_jots(self.workspace.root, person, last, self.as_of, said)

    def note(self, person: str, date: dt.date | None = None) -> NoteFile:
        """Make the note of the next session from the brief, never over an existing one."""
        from assistant.jobs.prep import prepare
        from assistant.jobs.sessionnote import make_note, plan_of

        brief = prepare(self._material(self.person(person)))  # a note begins with the notes' own words
        plan = plan_of(brief, date or brief.next_session or self.as_of, self.catalogue().roster().me)
        return make_note(self.workspace.root, plan, self.catalogue().held())

    def timeline(self, person: str, topic: str | None = None) -> tuple[Timeline, tuple[Row, ...]]:
        """The sessions with a person, oldest first, and what each was about (or said of ``topic``)."""
        from assistant.knowing.timeline import build_timeline, rows, topic_rows

        found = self.person(person)
        timeline = build_timeline(self._held(found.name), self.as_of, found)
        return timeline, topic_rows(timeline, topic) if topic else rows(timeline)

    def search(
        self,
        query: str,
        person: str | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        limit: int = 10,
        *,
        kinds: frozenset[str] = frozenset({"note"}),
        private: bool = False,
    ) -> SearchResult:
        """Passages that fit a query, best first: a person's, of some days, of (``kinds``) "note", "source", "card" or "copy".

        Private passages are left out and counted unless ``private`` asks for them. A "copy" is an article that copies another.
        """
        from assistant.finding.records import Scope
        from assistant.jobs.search import search

        persons = frozenset({self.person(person).name}) if person else None
        # Who names days asks for what is dated.
        scope = Scope(persons, since, until, kinds=kinds, private=private, undated=since is None and until is None)
        finder = self.finder()
        if kinds - {"note"}:
            finder.hold(self._library())
        return search(finder, query, scope, limit)

    def doctor(self, network: bool = False) -> CheckUp:
        """How the workspace is, and what to do. The index is mended where it can be."""
        from assistant.jobs.doctor import Known, check_up, with_index
        from assistant.workspace import registered_default

        catalogue = self.catalogue()
        problems = tuple(self._refreshed.problems) if self._refreshed else ()
        known = Known(catalogue.files(), self._held(), catalogue.doubts(), catalogue.roster(), problems)
        registered = registered_default(os.environ)
        found = with_index(check_up(self.workspace, known, self.as_of, registered=registered), self.finder().condition())
        if not network:
            return found
        from assistant.jobs.doctor import with_network
        from assistant.writing.probe import probe

        return with_network(found, probe(self._seam()))

    def index(self, rebuild: bool = False) -> Refreshed:
        """Bring catalogue, passages, vectors and vector store up to date; ``rebuild``: throw them away first and read everything anew.

        Vectors of text that is still there are kept: the same text gives the same vector.
        """
        if rebuild:
            from assistant.jobs.rebuilding import discard_catalogue

            self.close()
            discard_catalogue(self.workspace)
        self.catalogue()
        self.finder().ensure(rebuild=rebuild)
        if self._refreshed is None:
            raise UsageError("the catalogue is closed")
        return self._refreshed

    def import_files(
        self, paths: Sequence[str], kind: Kind | None = None, person: str | None = None, date: dt.date | None = None
    ) -> Imported:
        """Copy files and folders into the workspace as Markdown; every file has its outcome."""
        from assistant.jobs.imports import Wish, import_files

        wish = Wish(kind, self.person(person).name if person else None, date)
        done = import_files(self.workspace, paths, wish, self.as_of, lambda: self.catalogue().roster())
        self.close()
        return done

    def sources(self) -> SourceList:
        """The user's articles, and the origins of the cards that ship."""
        from assistant.jobs.library import list_sources

        return list_sources(self.workspace, self.as_of, self._article_paths())

    def source(self, key: str) -> SourceArticle:
        """The article or card of an id. UnknownSource."""
        from assistant.jobs.library import show_source

        return show_source(self.workspace, key, self._article_paths())

    def check_sources(self) -> SourceCheck:
        """Families of copies among the user's articles, with the reasons."""
        from assistant.jobs.library import check_sources

        return check_sources(self.workspace, self.as_of, self._article_paths())

    def _material(self, person: Person) -> Material:
        from assistant.jobs.bank import asked_ids
        from assistant.jobs.pages import page_text, standing_notes
        from assistant.jobs.prep import Jot, Material
        from assistant.jobs.sessionnote import undiscussed

        held = self._held(person.name)
        met = [h for h in held if h.date and h.date <= self.as_of]
        recent = sorted({h.date for h in met if h.date})[-_SESSIONS_WITHOUT_REPEAT:]
        lines = (text for h in met if h.date in recent for p in h.session.points for text in (p.section, p.text))
        left = undiscussed(self.catalogue().held(person.name), self.as_of)
        return Material(
            person=person,
            as_of=self.as_of,
            held=held,
            actions=self._ledger(people=(person.name,)),
            jots=tuple(Jot(jot.text, jot.date, jot.source) for jot in self.jots(person.name)),
            undiscussed=tuple((point.title, point.source) for point in left),
            asked=frozenset(asked_ids(lines)),
            page_text=page_text(self.workspace.root, person),
            page=standing_notes(self.workspace.root, (person,), ()),
            skipped_files=sum(file.kind in ("empty", "template", "other") for file in self.catalogue().files()),
        )
