"""The search: what is found, and that nothing outside the scope ever is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.finding.finder import Finder
from assistant.finding.records import Hit, Scope
from assistant.knowing.catalogue import open_catalogue
from assistant.records import Held, Point
from assistant.workspace import Workspace, find_workspace

DAY = dt.date(2026, 3, 10)
NOTES = {
    "dana/2026-02-18.md": "# 1:1 Dana 2026-02-18\n\n## Projects\n- Billing migration is blocked by the vendor\n  - they want a new contract\n- Wants to mentor the intern\n",
    "dana/2026-03-04.md": "# 1:1 Dana 2026-03-04\n\n- Billing migration moved on: contract signed\n- %% may leave in summer, salary %%\n\n## Private\n- raise is refused\n",
    "dana/2026-04-01.md": "# 1:1 Dana 2026-04-01\n\n- plan: billing retrospective\n",
    "marcus/2026-03-02.md": "# 1:1 Marcus 2026-03-02\n\n- Billing: he wrote the migration guide\n- Zoë helps with onboarding\n",
    "marcus/undated.md": "# 1:1 with Marcus\n\n- billing budget, some day\n",
}


def write(root: Path, notes: dict[str, str]) -> Workspace:
    for path, text in notes.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    config = root / "forenote.toml"
    if not config.exists():
        config.write_text(
            'me = "Priya"\n[people."Dana Whitfield"]\npaths = ["dana/**"]\n[people."Marcus Oye"]\npaths = ["marcus/**"]\n', encoding="utf-8"
        )
    return find_workspace(root, root, {"FORENOTE_CACHE": str(root.parent / "cache")})


@contextmanager
def finder(workspace: Workspace) -> Iterator[Finder]:
    said: list[str] = []
    with open_catalogue(workspace, said.append) as catalogue:
        catalogue.refresh()
        with Finder(catalogue, workspace, said.append, as_of=DAY) as found:
            yield found
    assert said == []


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return write(tmp_path / "w", NOTES)


def search(workspace: Workspace, query: str, limit: int = 10, scope: Scope | None = None) -> tuple[Hit, ...]:
    with finder(workspace) as found:
        return found.search(query, scope or Scope(), limit)


def paths(hits: tuple[Hit, ...]) -> set[str]:
    return {hit.passage.path for hit in hits}


def test_finds_inflected_words_best_first(workspace: Workspace) -> None:
    hits = search(workspace, "Is the billing migration still blocked?")
    assert hits[0].passage.path == "dana/2026-02-18.md"
    assert hits[0].score == pytest.approx(1.0)
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    assert search(workspace, "who signs contracts", 1)[0].passage.path.startswith("dana/")


def test_a_person_never_sees_another(workspace: Workspace) -> None:
    hits = search(workspace, "billing migration", scope=Scope(persons=frozenset({"Marcus Oye"})))
    assert paths(hits) == {"marcus/2026-03-02.md", "marcus/undated.md"}
    assert search(workspace, "billing", scope=Scope(persons=frozenset())) == ()


def test_dates_limit_and_undated_are_not_dropped_in_silence(workspace: Workspace) -> None:
    since = dt.date(2026, 3, 1)
    assert paths(search(workspace, "billing", scope=Scope(since=since))) == {
        "dana/2026-03-04.md",
        "marcus/2026-03-02.md",
        "marcus/undated.md",
    }
    assert "marcus/undated.md" not in paths(search(workspace, "billing", scope=Scope(since=since, undated=False)))
    assert paths(search(workspace, "billing", scope=Scope(until=dt.date(2026, 2, 20), undated=False))) == {"dana/2026-02-18.md"}


def test_planned_notes_only_when_asked(workspace: Workspace) -> None:
    assert "dana/2026-04-01.md" not in paths(search(workspace, "billing retrospective"))
    hits = search(workspace, "billing retrospective", scope=Scope(since=dt.date(2026, 3, 11), undated=False))
    assert [(h.passage.path, h.passage.planned) for h in hits] == [("dana/2026-04-01.md", True)]


def test_private_text_stays_out_where_it_must(workspace: Workspace) -> None:
    for query in ("salary summer", "raise refused"):
        assert search(workspace, query)[0].passage.private
        shared = search(workspace, query, scope=Scope(private=False))
        assert not any(word in h.passage.text + h.passage.header for h in shared for word in ("salary", "refused"))


def test_sessions_limit(workspace: Workspace) -> None:
    one = frozenset({("dana/2026-03-04.md", 1)})
    assert paths(search(workspace, "billing", scope=Scope(sessions=one))) == {"dana/2026-03-04.md"}


def test_parents_and_dates_are_searched_too(workspace: Workspace) -> None:
    assert search(workspace, "vendor contract", 1)[0].passage.rows[1] == (5, 5, "  - they want a new contract")
    assert search(workspace, "18 February", 1)[0].passage.path == "dana/2026-02-18.md"
    assert paths(search(workspace, "zoe", 1)) == {"marcus/2026-03-02.md"}


@pytest.mark.parametrize(
    "query", ["", "   ", '"', "a AND (b", "NEAR(x y)", "*", "col:text", "\0", "what is it?", "\ud800", "🙂", "x" * 5000]
)
def test_any_query_is_only_words(workspace: Workspace, query: str) -> None:
    search(workspace, query)


def test_follows_the_notes(workspace: Workspace) -> None:
    assert [h.lexical > 0 for h in search(workspace, "guide", 2)] == [True, False]
    write(workspace.root, {"marcus/2026-03-02.md": "# 1:1 Marcus 2026-03-02\n\n- he wrote the handbook\n"})
    assert not search(workspace, "guide", 1)[0].lexical
    assert paths(search(workspace, "handbook", 1)) == {"marcus/2026-03-02.md"}
    (workspace.root / "marcus/2026-03-02.md").unlink()
    assert "marcus/2026-03-02.md" not in paths(search(workspace, "handbook"))


def test_whoever_searches_while_everything_is_cut_anew_finds_what_was(workspace: Workspace) -> None:
    before = paths(search(workspace, "billing"))
    seen: list[set[str]] = []

    def looking(_: Held) -> bool:  # asked of each session while the passages are cut
        seen.append(paths(search(workspace, "billing")))
        return False

    with open_catalogue(workspace, print) as catalogue, finder(workspace) as found:
        found.index.update(catalogue, looking, anew=True)
    assert before and seen and all(one == before for one in seen)
    assert paths(search(workspace, "billing")) == before


def test_a_damaged_index_is_made_again(workspace: Workspace) -> None:
    search(workspace, "billing")
    (workspace.cache_dir / "index.sqlite3").write_bytes(b"no database" * 100)
    said: list[str] = []
    with open_catalogue(workspace, said.append) as catalogue:
        catalogue.refresh()
        with Finder(catalogue, workspace, said.append, as_of=DAY) as found:
            assert found.search("billing", Scope())
    assert len(said) == 1 and "damaged" in said[0]


@dataclass(frozen=True)
class Article:
    id: str
    path: str
    title: str
    points: tuple[Point, ...]
    date: dt.date | None = None
    kind: Literal["source", "card"] = "source"
    copy_of: str | None = None


def test_articles_are_found_only_when_asked_for_and_copies_never(workspace: Workspace) -> None:
    point = Point(3, 3, "Hold them weekly or biweekly.", raw="Hold them weekly or biweekly.", kind="paragraph")
    copied = Point(3, 3, "Hold them daily.", raw="Hold them daily.", kind="paragraph")
    articles = [Article("a", "sources/a.md", "How often", (point,)), Article("b", "sources/b.md", "How often", (copied,), copy_of="a")]
    with finder(workspace) as found:
        found.hold(articles)
        asked = Scope(kinds=frozenset({"source"}))
        assert paths(found.search("how often", asked)) == {"sources/a.md"}
        assert not any(path.startswith("sources") for path in paths(found.search("weekly", Scope())))
        found.hold([])
        assert found.search("weekly", asked) == ()
        assert paths(found.search("billing", Scope()))


@given(query=st.text(max_size=60))
def test_no_query_fails(tmp_path_factory: pytest.TempPathFactory, query: str) -> None:
    from assistant.finding.lexical import query_terms

    assert all(query_terms(query))
