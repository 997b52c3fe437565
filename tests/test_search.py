"""`forenote search` from end to end: articles and cards when asked for, and private lines only then."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from assistant.assistant import Assistant
from assistant.cli.app import app
from tests.articles import article, spun

DAY = "2026-03-10"
NOTES = {
    "dana/2026-03-02.md": "# 1:1 Dana 2026-03-02\n\n- The pelican budget is agreed\n- %% pelican one: may leave in summer %%\n\n## Next\n- pelican open\n",
    "dana/2026-03-03.md": "# 1:1 Dana 2026-03-03\n\n- The launch moved\n\n## Private\n- pelican two: the raise is refused\n  - said by the board\n",
    "dana/2026-03-04.md": "---\nprivate: true\n---\n# 1:1 Dana 2026-03-04\n\n- pelican three: on a warning\n",
    "dana/2026-03-05.md": "# 1:1 Dana 2026-03-05\n\n- The rota is done\n- Keep this between us: pelican four, she is interviewing elsewhere\n",
    "dana/2026-03-06.md": "# 1:1 Dana 2026-03-06\n\n- The survey is out\n%%\npelican five\n%%\n- The survey is in\n",
}
SECRETS = ("pelican one", "pelican two", "pelican three", "pelican four", "pelican five")


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("search") / "w"
    files = {**NOTES, "sources/tea.md": article(), "sources/rounds.txt": spun()}
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    (root / "forenote.toml").write_text('me = "Priya"\n[people."Dana Whitfield"]\npaths = ["dana/**"]\n', encoding="utf-8")
    return root


@pytest.fixture
def root(master: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace, everything embedded, so that no progress is told on stderr."""
    monkeypatch.setenv("FORENOTE_WORKSPACE", str(master))
    monkeypatch.setenv("FORENOTE_CACHE", str(master.parent / "cache"))
    search("pelican", "--private", "--kind", "all")
    return master


def search(*arguments: str) -> Result:
    found = CliRunner().invoke(app, ["search", *arguments, "--as-of", DAY])
    assert found.exit_code == 0, found.output
    return found


def hits(*arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(search(*arguments, "--json").stdout)["hits"]
    return found


def paths(*arguments: str) -> set[str]:
    return {hit["source"]["path"] for hit in hits(*arguments)}


QUESTION = "how often should the talk happen"


def test_an_article_answers_and_its_copy_only_by_name(root: Path) -> None:
    assert paths(QUESTION, "--kind", "source") == {"sources/tea.md"}
    found = hits(QUESTION, "--kind", "source")
    assert "weekly or every two weeks" in found[0]["text"] and not any("daily" in hit["text"] for hit in found)
    copies = hits(QUESTION, "--kind", "copy")
    assert {hit["source"]["path"] for hit in copies} == {"sources/rounds.txt"}
    assert {hit["kind"] for hit in copies} == {"copy"}


def test_cards_and_everything_but_copies(root: Path) -> None:
    assert all(path.startswith("knowledge/cards/") for path in paths(QUESTION, "--kind", "card"))
    everything = {hit["kind"] for hit in hits("talk budget weekly", "--kind", "all", "--limit", "500")}
    assert everything == {"note", "source", "card"}
    assert "tea.md" in search(QUESTION, "--kind", "source", "--limit", "1").stdout


def test_notes_are_searched_without_loading_any_article(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: Assistant) -> None:
        raise AssertionError("loaded")

    monkeypatch.setattr(Assistant, "_library", fails)
    assert paths("launch") <= set(NOTES)


def test_a_deleted_article_is_not_found_again(root: Path) -> None:
    assert paths(QUESTION, "--kind", "source") == {"sources/tea.md"}
    text = (root / "sources/tea.md").read_text(encoding="utf-8")
    (root / "sources/tea.md").unlink()
    assert paths(QUESTION, "--kind", "source") == {"sources/rounds.txt"}
    (root / "sources/tea.md").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("query", [*SECRETS, "pelican", "warning", "raise refused board"])
def test_private_lines_stay_out(root: Path, query: str) -> None:
    for output in (search(query).stdout, search(query, "--json").stdout, search(query, "--with", "dana").stdout):
        shown = output.replace(query, "", 1)  # the page and the JSON repeat the query
        assert not any(
            word in shown for word in ("one:", "two:", "three", "four", "five", "leave", "refused", "board", "warning", "interviewing")
        )


def test_what_stays_out_is_counted_on_stderr(root: Path) -> None:
    found = search("pelican")
    assert found.stderr.splitlines() == ["forenote: 5 private passages with these words left out (--private shows them)"]
    assert search("launch rota").stderr == ""
    assert search("interviewing").stderr.startswith("forenote: 1 private passage with")
    assert search("pelican", "--until", "2026-03-02").stderr.startswith("forenote: 1 private passage with")


def test_private_shows_them_marked(root: Path) -> None:
    found = search("pelican", "--private", "--limit", "50")
    assert found.stderr == ""
    assert all(secret in " ".join(found.stdout.split()) for secret in SECRETS)
    shown = hits("pelican", "--private", "--limit", "50")
    for hit in shown:
        assert hit["private"] == any(word in hit["text"] for word in SECRETS)


def test_the_library_leaves_them_out_too(root: Path) -> None:
    with Assistant(root, as_of=None) as assistant:
        assert not any(hit.private for hit in assistant.search("pelican").hits)
        assert sum(hit.private for hit in assistant.search("pelican", private=True).hits) == len(SECRETS)
