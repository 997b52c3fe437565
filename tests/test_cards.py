"""The cards that ship: complete, credited, in our own words; and they answer what they are for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.errors import ForenoteError
from assistant.knowing.alignment import words_of
from assistant.knowing.cards import RELATIONS, load_cards
from assistant.reading.decode import decode
from assistant.records import SourceArticle

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
CARDS = load_cards()
BEHAVIOURS = {"000": 34, "001": 36, "002": 49, "003": 9, "004": 13}
IDS = {f"{article}-{number:02}" for article, count in BEHAVIOURS.items() for number in range(1, count + 1)}
TOPICS = {path.stem for path in (ROOT / "knowledge/questions").glob("[!_]*.toml")} | {"mentoring"}


def said(card: SourceArticle) -> str:
    return " ".join([card.title, *(point.text for point in card.points)])


def test_every_behaviour_has_a_home() -> None:
    assert {key for card in CARDS for key in card.behaviours} == IDS and len(IDS) == 141


@pytest.mark.skipif(not (SHARED / "behaviours.md").exists(), reason="only where the list of behaviours lies beside the repository")
def test_the_behaviours_are_those_of_the_list() -> None:
    assert set(re.findall(r"^\| (\d{3}-\d{2}) \|", (SHARED / "behaviours.md").read_text("utf-8"), re.M)) == IDS


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_card_is_short_and_complete(card: SourceArticle) -> None:
    assert card.path == f"knowledge/cards/{card.id}.md" and (ROOT / card.path).is_file()
    assert 30 <= len(said(card).split()) <= 150
    assert card.draws_on and set(card.relations) <= set(RELATIONS) and set(card.topics) <= TOPICS
    assert not card.suspect and not any(point.noise for point in card.points)


def test_titles_are_unique() -> None:
    assert len({card.title for card in CARDS}) == len(CARDS) == 42


def test_quotes_stand_on_their_lines() -> None:
    for card in CARDS:
        lines = (ROOT / card.path).read_text("utf-8").split("\n")
        for point in card.points:
            source = card.source(point)
            assert source.quote in " ".join(" ".join(lines[source.line_start - 1 : source.line_end]).split())


def test_how_often_is_answered_weekly_or_every_two_weeks() -> None:
    card = next(card for card in CARDS if "how often" in card.title.lower())
    words = said(card).lower()
    assert "weekly" in words and "every two weeks" in words and card.draws_on and "002-01" in card.behaviours
    assert not any(re.search(r"\bdaily\b|\bevery day\b", said(card), re.I) for card in CARDS)


@pytest.mark.skipif(not (SHARED / "articles").is_dir(), reason="only where the articles lie beside the repository")
def test_no_five_words_in_a_row_are_an_articles() -> None:
    runs: set[tuple[str, ...]] = set()
    for path in (SHARED / "articles").glob("*.txt"):
        words = words_of(decode(path.read_bytes()).text)
        runs |= {words[at : at + 5] for at in range(len(words) - 4)}
    for card in CARDS:
        own = words_of((ROOT / card.path).read_text("utf-8").split("---\n", 2)[2])
        assert [own[at : at + 5] for at in range(len(own) - 4) if own[at : at + 5] in runs] == []


def test_the_readme_of_knowledge_tells_the_truth() -> None:
    text = (ROOT / "knowledge/README.md").read_text("utf-8")
    assert f"{len(CARDS)} cards" in text
    for key in ("id", "title", "topics", "relations", "behaviours", "asked", "credit"):
        assert f"| `{key}` |" in text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# no front\n", "exactly the keys"),
        ("---\nid: a\ntitle: A\ntopics: [x]\nrelations: [boss]\nbehaviours: ['000-01']\nasked: ['A?']\ncredit: {title: T}\n---\nx\n", "no relation is called 'boss'"),
        ("---\nid: a\ntitle: A\ntopics: []\nrelations: [peer]\nbehaviours: ['000-01']\nasked: ['A?']\ncredit: {title: T}\n---\nx\n", "lists that are not empty"),
        ("---\nid: a\ntitle: A\ntopics: [x]\nrelations: [peer]\nbehaviours: ['000-01']\nasked: ['A?']\ncredit: {author: T}\n---\nx\n", "its credit needs a title"),
    ],
)  # fmt: skip
def test_a_wrong_card_is_told(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "a.md").write_text(text)
    with pytest.raises(ForenoteError, match=told):
        load_cards(tmp_path)


def test_two_cards_of_one_id_are_told(tmp_path: Path) -> None:
    text = (ROOT / "knowledge/cards/end-well.md").read_text("utf-8")
    (tmp_path / "a.md").write_text(text)
    (tmp_path / "b.md").write_text(text)
    with pytest.raises(ForenoteError, match="two cards"):
        load_cards(tmp_path)
