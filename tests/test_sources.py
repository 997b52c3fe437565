"""`forenote sources`: the list with credit and age, one source shown, copies checked; and the articles at hand where they are."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assistant.cli.app import app
from assistant.knowing.sources import load_articles, read_library, slug
from assistant.reading.decode import decode
from assistant.workspace import Workspace, find_workspace
from tests import articles

SHARED = Path(__file__).parent.parent.parent / "shared" / "articles"
AS_OF = "2026-03-16"
SOURCE = {"path", "line_start", "line_end", "date", "person", "quote"}
GARBLING = re.compile("‚Ä|√|Ã|â€|\ufffd|\uf8ff")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "w"
    (root / "sources/deep").mkdir(parents=True)
    (root / "forenote.toml").write_text('me = "Priya Raman"\n')
    (root / "sources/rounds.md").write_text(articles.article())
    (root / "sources/circuits.txt").write_text(articles.spun())
    (root / "sources/deep/short.md").write_text(articles.INDEPENDENT.replace("2023-06-30", "2019-06-30"))
    return root


def workspace(root: Path) -> Workspace:
    return find_workspace(root, root, os.environ)


def call(root: Path, *args: str, code: int = 0) -> Any:
    result = CliRunner().invoke(app, ["sources", *args, "-w", str(root), "--as-of", AS_OF], prog_name="forenote")
    assert result.exit_code == code, (result.output, result.exception)
    return json.loads(result.stdout) if "--json" in args else result.output


def test_the_list_shows_credit_age_and_copies(root: Path) -> None:
    text = call(root)
    assert "Tea rounds for managers (Odalys Brandvold, 2024-02-11, 2 years old)" in text
    assert "dated: 6 years old" in text and "copy of rounds, not cited" in text
    assert "42 cards" in text and "Saeed Mirshekari" in text
    assert call(root, "list") == text


def test_the_json_has_every_source(root: Path) -> None:
    found = call(root, "--json")
    yours = {s["id"]: s for s in found["sources"] if s["origin"] == "yours"}
    assert yours.keys() == {"rounds", "circuits", "short"}
    assert (yours["circuits"]["copy_of"], yours["rounds"]["copy_of"]) == ("rounds", None)
    assert (yours["short"]["dated"], yours["short"]["age_years"], yours["rounds"]["dated"]) == (True, 6, False)
    cards = [s for s in found["sources"] if s["kind"] == "card"]
    assert len(cards) == 42 == sum(len(origin["cards"]) for origin in found["origins"])
    assert all(card["path"].startswith("knowledge/cards/") and card["draws_on"] for card in cards)


def test_check_names_the_original_why_and_what_changed(root: Path) -> None:
    found = call(root, "check", "--json")
    family = found["families"][0]
    copy = family["copies"][0]
    assert len(found["families"]) == 1 and family["original"]["id"] == "rounds" and copy["article"]["id"] == "circuits"
    assert copy["kind"] == "reworded copy" and copy["sure"] == "clear" and len(copy["why"]) >= 2
    rhythm = next(change for change in copy["changed"] if change["kind"] == "how often")
    assert (rhythm["was"], rhythm["became"]) == ("regularly", "daily")
    for change in copy["changed"]:
        for side in (change["original"], change["copy"]):
            assert side.keys() == SOURCE
            lines = (root / side["path"]).read_text("utf-8").split("\n")[side["line_start"] - 1 : side["line_end"]]
            assert side["quote"] in " ".join(" ".join(lines).split())
    assert found["dated"] == ["short"] and found["suspect"] == []
    text = call(root, "check")
    assert "how often: regularly → daily" in text and "Why the other is the original (clear)" in text


def test_without_copies_the_check_says_so(root: Path) -> None:
    (root / "sources/circuits.txt").unlink()
    assert "No copies among 2 articles" in call(root, "check")


def test_one_source_is_shown_by_id_beginning_path_or_title(root: Path) -> None:
    for key in ("rounds", "round", "sources/rounds.md", "tea rounds"):
        assert "Keep the talk regular" in call(root, "show", key)
    card = call(root, "show", "how-often-to-meet", "--json")
    assert card["kind"] == "card" and any("every two weeks" in point["text"] for point in card["points"])
    assert all(point["source"].keys() == SOURCE for point in card["points"])
    assert "closest: circuits" in call(root, "show", "circuitts", code=2)
    call(root, "show", "", code=2)
    call(root, "show", code=2)


def test_a_workspace_without_articles_has_the_cards(tmp_path: Path) -> None:
    (tmp_path / "forenote.toml").write_text("")
    assert "None yet" in call(tmp_path) and "No copies among 0 articles" in call(tmp_path, "check")


def test_articles_put_there_by_hand_are_no_notes(root: Path) -> None:
    (root / "sources/agenda.md").write_text("# 1:1 Dana\n\n## 2026-03-04\n- AI(Dana): one page\n" + articles.ORIGINAL)
    (root / "notes").mkdir()
    (root / "notes/dana.md").write_text("# 1:1 Dana\n\n## 2026-03-04\n- AI(Dana): one memo\n")
    result = CliRunner().invoke(app, ["actions", "--json", "-w", str(root), "--as-of", AS_OF])
    assert [action["source"]["path"] for action in json.loads(result.stdout)["actions"]] == ["notes/dana.md"]
    result = CliRunner().invoke(app, ["doctor", "--json", "-w", str(root), "--as-of", AS_OF])
    shape = json.loads(result.stdout)
    assert shape["files"]["kinds"] == {"session": 1, "source": 4}
    assert not any((finding["where"] or "").startswith("sources/") for finding in shape["findings"])


def test_clippings_elsewhere_are_found_through_the_catalogue(root: Path) -> None:
    clip = "---\ntitle: On tea\nsource: https://tea.example/x\ntags: [clippings]\n---\nA cup of it helps, at any hour.\n"
    (root / "Clippings").mkdir()
    (root / "Clippings/tea.md").write_text(clip)
    assert any(s["path"] == "Clippings/tea.md" and s["address"] for s in call(root, "--json")["sources"])


def test_excluded_and_unreadable_articles(root: Path) -> None:
    (root / "forenote.toml").write_text('[notes]\nexclude = ["sources/deep/**"]\n')
    (root / "sources/blank.md").write_text("\n")
    library = read_library(workspace(root))
    assert [article.id for article in library.articles] == ["circuits", "rounds"]
    assert library.problems == ("sources/blank.md: it holds no text",)


def test_ids_are_unique(root: Path) -> None:
    (root / "sources/deep/rounds.md").write_text(articles.INDEPENDENT)
    (root / "sources/end-well.md").write_text(articles.INDEPENDENT)  # the id of a card
    ids = [article.id for article in load_articles(workspace(root))]
    assert len(set(ids)) == len(ids) == 5 and "end-well" not in ids


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Why Mentoring?", "why-mentoring"),
        ("Don’t — Öl!", "dont-ol"),
        ("???", "article"),
        ("a" * 90, "a" * 60),
        ("w " * 60, ("w-" * 30)[:-1]),
    ],
)
def test_slugs(name: str, made: str) -> None:
    assert slug(name) == made


# --- the articles at hand, where they lie beside the repository -------------------------------------------------------------


@pytest.fixture
def at_hand(tmp_path: Path) -> Path:
    if not SHARED.is_dir():
        pytest.skip("only where the articles lie beside the repository")
    root = tmp_path / "w"
    root.mkdir()
    (root / "forenote.toml").write_text("")
    result = CliRunner().invoke(app, ["import", str(SHARED), "--kind", "source", "-w", str(root)])
    assert result.exit_code == 0, result.output
    return root


def test_at_hand_the_copy_is_known_and_the_fact_it_changed(at_hand: Path) -> None:
    found = call(at_hand, "check", "--json")
    family = found["families"][0]
    assert len(found["families"]) == 1 and len(family["copies"]) == 1
    assert family["original"]["title"].startswith("Mastering 1:1s as a Data Scientist") and family["original"]["date"] == "2025-04-05"
    copy = family["copies"][0]
    assert "Knowledge Scientist" in copy["article"]["title"] and copy["sure"] == "clear"
    assert ("regularly", "daily") in {(change["was"], change["became"]) for change in copy["changed"]}


def test_at_hand_credits_are_as_the_articles_give_them(at_hand: Path) -> None:
    by_title = {article.title: article for article in load_articles(workspace(at_hand))}
    top = by_title["The Top 10 Mistakes in 1-on-1 Mentorship for a Data Science Career"]
    assert (top.author, top.date, top.address) == ("Saeed Mirshekari", dt.date(2024, 12, 31), None)
    assert by_title["Mentoring Best Practices"].author is None and by_title["Becoming a Better Mentee"].date is None
    assert sum(bool(article.address) for article in by_title.values()) == 1


def test_at_hand_nothing_garbled_is_left_and_every_quote_stands_on_its_line(at_hand: Path) -> None:
    for path in (at_hand / "sources").glob("*.md"):
        assert not GARBLING.search(path.read_text("utf-8")), path
    for article in load_articles(workspace(at_hand)):
        lines = decode((at_hand / article.path).read_bytes()).text.split("\n")
        assert article.points
        for point in article.points:
            source = article.source(point)
            assert source.quote in " ".join(" ".join(lines[source.line_start - 1 : source.line_end]).split())


def test_at_hand_headings_are_found(at_hand: Path) -> None:
    by_title = {article.title: article for article in load_articles(workspace(at_hand))}
    sections = {point.section.rpartition(" / ")[2] for point in by_title["Mentoring Best Practices"].points}
    assert {"Why Mentoring?", "What does a good mentor look like?", "What does a good mentee look like?"} <= sections
    mistakes = {
        p.section.rpartition(" / ")[2] for p in by_title["The Top 10 Mistakes in 1-on-1 Mentorship for a Data Science Career"].points
    }
    assert len(mistakes) == 12  # ten mistakes, the opening and the end


def test_at_hand_as_they_lie_they_are_repaired_in_reading(tmp_path: Path) -> None:
    if not SHARED.is_dir():
        pytest.skip("only where the articles lie beside the repository")
    (tmp_path / "forenote.toml").write_text("")
    shutil.copytree(SHARED, tmp_path / "sources")
    found = load_articles(workspace(tmp_path))
    assert len(found) == 5 and sum(article.repaired is not None for article in found) == 1
    assert not any(GARBLING.search(point.text) for article in found for point in article.points)
    assert sum(article.copy_of is not None for article in found) == 1 and sum(article.suspect for article in found) == 1
