"""Names, as notes write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowing.catalogue import open_catalogue
from assistant.reading.initials import initials_of
from assistant.reading.outline import read_blocks
from assistant.reading.people import (
    attendee_mentions,
    clean_name,
    front_matter_mentions,
    looks_like_name,
    path_mentions,
    speaker_of,
    title_mentions,
)
from assistant.workspace import find_workspace


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mira Kovac", "Mira Kovac"),
        ("[[Mira Kovac]]", "Mira Kovac"),
        ("[[People/Mira Kovac|Mira]]", "Mira Kovac"),
        ("**Mira Kovac** (she/her)", "Mira Kovac"),
        ("Mira Kovac (@mkovac) - data", "Mira Kovac"),
        ("[Mira Kovac](mailto:mira@tern.example)", "Mira Kovac"),
        ("Mira Kovac <mira@tern.example>", "Mira Kovac"),
        ("mira.kovac@tern.example", "Mira Kovac"),
        ("@mkovac", "mkovac"),
        ("Mira Kovac, chair", "Mira Kovac"),
        ("Élodie d'Aubert", "Élodie d'Aubert"),
    ],
)
def test_a_name_is_freed_of_what_surrounds_it(text: str, name: str) -> None:
    assert clean_name(text) == name


@pytest.mark.parametrize(
    "text", ["Mira", "Mira Kovac", "Mira van der Berg", "Łukasz Żak", "Ana-Maria Petrie", "J. Brandt", "Siân O'Dea", "Yini He"]
)
def test_names(text: str) -> None:
    assert looks_like_name(text)


@pytest.mark.parametrize("text", ["Weekly", "Career", "mira", "March", "1:1", "Q3", "Notes", "", "He", "the launch", "Coffee"])
def test_words_of_meetings_are_no_names(text: str) -> None:
    assert not looks_like_name(text)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("1:1 with Mira", ["Mira"]),
        ("1:1 Mira / Tom", ["Mira", "Tom"]),
        ("Mira <> Tom 1:1", ["Mira", "Tom"]),
        ("Mira Kovac & Tom Brandt, weekly", ["Mira Kovac", "Tom Brandt"]),
        ("1-1 Mira 2026-05-04", ["Mira"]),
        ("4 May 2026 — Mira", ["Mira"]),
        ("Mira's 1:1", ["Mira"]),
        ("1:1 [[Mira Kovac|Mira]]", ["Mira Kovac"]),
        ("Mentoring session with Mira Kovac (call)", ["Mira Kovac"]),
        ("Mira-Tom", ["Mira-Tom"]),  # whether these are two, only those who are known tell
        ("1:1 with Marie-Ève Roy", ["Marie-Ève Roy"]),
        ("1:1 with Pieter van den Berg", ["Pieter van den Berg"]),
        ("1:1 with Inés de la Vega", ["Inés de la Vega"]),
        ("1:1 with Tariq al-Masri", ["Tariq al-Masri"]),
        ("1:1 Élodie d'Aubert", ["Élodie d'Aubert"]),
        ("1:1 with Mira K. Kovac", ["Mira K. Kovac"]),
        ("1:1 with Mira K Kovac", ["Mira K Kovac"]),
        ("1:1 with J.R. Brandt", ["J.R. Brandt"]),
        ("1:1: Mira", ["Mira"]),
        ("1x1 Mira Kovac", ["Mira Kovac"]),
        ("1-to-1 Mira", ["Mira"]),
        ("1:1 (Mira Kovac)", ["Mira Kovac"]),
        ("1:1 (Zoom)", []),
        ("Weekly notes (Heron)", []),
        ("1:1 with Dr. Mira Kovac", ["Mira Kovac"]),
        ("1:1 with Prof. Kovac", ["Kovac"]),
        ("1:1 with Ольга Сидорова", ["Ольга Сидорова"]),
        ("1:1 with Ελένη Γεωργίου", ["Ελένη Γεωργίου"]),
        ("1:1 with 佐藤花子", ["佐藤花子"]),
        ("1:1 with 박지민", ["박지민"]),
        ("1:1 with सुनीता राव", ["सुनीता राव"]),
        ("1:1 with ليلى حسن", ["ليلى حسن"]),
        ("Weekly 1:1", []),
        ("Career talk, March 2026", []),
        ("Catch-up", []),
    ],
)
def test_names_in_titles(title: str, names: list[str]) -> None:
    assert [m.name for m in title_mentions(title, 1)] == names


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("1on1/mira/2026-05-04.md", ["Mira"]),
        ("1on1/Mira Kovac/notes.md", ["Mira Kovac"]),
        ("team/mira-kovac-1on1.md", ["Mira Kovac"]),
        ("2026-05-04 Mira.md", ["Mira"]),
        ("1_1 Mira Kovac 3f2a9c0d1e2b4a5f8c7d6e5f4a3b2c1d.md", ["Mira Kovac"]),
        ("notes/MK.md", ["MK"]),
        ("journals/2026_05_04.md", []),
        ("Marie-Ève Roy.md", ["Marie-Ève Roy"]),
        ("team/inés-de-la-vega/2026-05-04.md", ["Inés de la Vega"]),
    ],
)
def test_names_in_paths(path: str, names: list[str]) -> None:
    assert [m.name for m in path_mentions(path) if m.name in {*names, "Mira", "Mira Kovac", "MK", "Marie", "Roy"}] == names


@pytest.mark.parametrize(
    "data",
    [
        {"person": "Mira Kovac"},
        {"with": "[[Mira Kovac]]"},
        {"attendees": ["[[Mira Kovac|Mira]]"]},
        {"Attendees": [["Mira Kovac"]]},
        {"participants": "Mira Kovac"},
        {"tags": ["1on1", "people/mira-kovac"]},
        {"mentee": "mira.kovac@tern.example"},
        {"person": "mira kovac"},
        {"with": "Dr. Mira Kovac"},
    ],
)
def test_people_of_the_front_matter(data: dict[str, object]) -> None:
    assert [m.name for m in front_matter_mentions(data, {})] == ["Mira Kovac"]


def test_several_people_of_one_field() -> None:
    assert [m.name for m in front_matter_mentions({"attendees": "Mira Kovac, Tom and Ana"}, {})] == ["Mira Kovac", "Tom", "Ana"]
    assert front_matter_mentions({"attendees": None, "person": 3, "with": True}, {}) == ()


def attendees(*lines: str) -> list[tuple[str, str | None]]:
    return [(m.name, m.initials) for m in attendee_mentions(read_blocks("\n".join(lines)))]


def test_attendees_in_a_list() -> None:
    assert attendees("## Attendees", "- Mira Kovac (MK)", "- [[Tom Brandt]]", "## Notes", "- Ana") == [
        ("Mira Kovac", "MK"),
        ("Tom Brandt", None),
    ]


def test_only_ticked_attendees_were_there() -> None:
    assert attendees("# Attendees", "- [x] Mira Kovac", "- [ ] Tom Brandt") == [("Mira Kovac", None)]


def test_attendees_in_a_line() -> None:
    assert attendees("Attendees: Mira Kovac, Tom Brandt (TB)") == [("Mira Kovac", None), ("Tom Brandt", "TB")]
    assert attendees("**Present:** [Mira](mailto:m@tern.example) [Tom](mailto:t@tern.example)") == [("Mira", None), ("Tom", None)]
    assert attendees("attendees:: [[Mira Kovac]], [[Tom]]") == [("Mira Kovac", None), ("Tom", None)]


def test_attendees_in_a_table() -> None:
    table = ("## Attendees", "| Name | Initials |", "|---|---|", "| Mira Kovac | MK |", "| | |", "| Tom Brandt | |")
    assert attendees(*table) == [("Mira Kovac", "MK"), ("Tom Brandt", None)]


@pytest.mark.parametrize(
    ("line", "who", "said"),
    [
        ("MK: it slips", "MK", "it slips"),
        ("[MK] it slips", "MK", "it slips"),
        ("(MK) it slips", "MK", "it slips"),
        ("Mira: it slips", "Mira", "it slips"),
        ("Mira Kovac: it slips", "Mira Kovac", "it slips"),
        ("me: it slips", None, None),
        ("AI: send it", None, None),
        ("ETA: Friday", None, None),
        ("Heron: it slips", None, None),
        ("10:30: it slips", None, None),
    ],
)
def test_who_speaks_a_line(line: str, who: str | None, said: str | None) -> None:
    found, begins = speaker_of(line, ["Mira Kovac", "Tom"])
    assert found == who
    assert said is None or line[begins:] == said


@pytest.mark.parametrize(("name", "initials"), [("Mira Kovac", "MK"), ("Ana-Maria Petrie", "AMP"), ("Tom", "T"), ("", "")])
def test_initials(name: str, initials: str) -> None:
    assert initials_of(name) == initials


@given(st.text(max_size=100))
def test_any_text_may_hold_a_name(text: str) -> None:
    clean_name(text)
    looks_like_name(text)
    path_mentions(text)
    speaker_of(text, [text, "Mira"])
    assert all(m.name.strip() for m in title_mentions(text, 1))


def test_what_tells_two_of_one_name_apart_in_a_file_name_is_kept() -> None:
    names = [[m.name for m in path_mentions(path)] for path in ("sam (design) 1-1.md", "sam (sales) 1-1.md")]
    assert names[0] != names[1]


def people_of(tmp_path: Path, **files: str) -> set[str]:
    (tmp_path / "forenote.toml").write_text('me = "Ada Berg"\n[people."Petra Ziel"]\npaths = ["kestrel/**"]\n', "utf-8")
    for name, text in files.items():
        path = tmp_path / name.replace("__", "/").replace("_", " ")
        path.parent.mkdir(exist_ok=True)
        path.with_suffix(".md").write_text(text, "utf-8")
    with open_catalogue(find_workspace(tmp_path, Path("/"), {"FORENOTE_CACHE": str(tmp_path / "cache")}), print) as catalogue:
        catalogue.refresh()
        return {person.name for person in catalogue.roster().people}


def test_a_fresh_workspace_finds_whom_its_titles_name(tmp_path: Path) -> None:
    found = people_of(
        tmp_path,
        a="# Ann Lee 2026-03-04\n- [ ] order it\n",
        b="# 2026-03-04 Eve Moss\n- [ ] order it\n",
        c="---\ntitle: 1:1 Kim Park\ndate: 2026-03-04\n---\n- [ ] order it\n",
        d="# Marcus Oyelaran 1:1\n\n## 2026-03-04\n- talked\n\n## 2026-03-11\n- more\n",
        Bo_Chen__n="# 2026-03-04\n- [ ] send the deck to legal\n- [ ] Bo: check the deck\n",
        e="# Board Meeting 2026-03-04\n- [ ] order it\n",
        f="# Sprint Planning, 4 March 2026\n- [ ] order it\n",
        Data_Platform__n="# 2026-03-04\n- the cluster is slow\n",
    )
    assert found == {"Petra Ziel", "Ann Lee", "Eve Moss", "Kim Park", "Marcus Oyelaran", "Bo Chen"}


def test_configured_paths_say_whose_notes_these_are(tmp_path: Path) -> None:
    found = people_of(tmp_path, kestrel__a="MEETING WITH KESTREL SURFACING\nDate: 28.01.2026\n- Mill Lane from 16 March\n")
    assert found == {"Petra Ziel"}


@pytest.mark.parametrize(
    "title",
    [
        "Maya Cruz",
        "1:1: Maya Cruz",
        "1:1 (Maya Cruz)",
        "1x1 Maya Cruz",
        "Priya/Maya Cruz",
        "Maya Cruz x Priya",
        "Weekly\n\n[[Maya Cruz]]",
        "1:1 with Dr. Maya Cruz",
    ],
)
def test_a_session_is_of_whom_its_title_names(tmp_path: Path, title: str) -> None:
    (tmp_path / "forenote.toml").write_text('me = "Priya Raman"\n')
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "2026-03-03.md").write_text(f"# {title}\n\n- [ ] Priya: pay her\n- [ ] Maya: send the plan\n")
    with open_catalogue(find_workspace(tmp_path, Path("/"), {"FORENOTE_CACHE": str(tmp_path / "cache")}), print) as catalogue:
        catalogue.refresh()
        assert [person.name for person in catalogue.roster().people] == ["Maya Cruz"]
        assert [held.person for held in catalogue.held()] == ["Maya Cruz"]


def test_files_and_folders_of_somebody_are_theirs_and_those_of_a_matter_nobodys(tmp_path: Path) -> None:
    day = "# 2026-03-04\n- talked\n"
    found = people_of(
        tmp_path,
        **{"Marie-Ève_Roy": day, "inés-de-la-vega__2026-03-04": "- talked\n", "payments-migration__2026-03-04": "- talked\n"},
        **{"Outreach_WG": day, "Helpdesk_Move": day, "people__Léa_Müller-Ørsted": "---\naliases: [Lea]\n---\n"},
        z="# Payments Migration\ndate: 2026-03-04\n- talked\n",
    )
    assert found == {"Petra Ziel", "Marie-Ève Roy", "Inés de la Vega", "Léa Müller-Ørsted"}


def test_words_joined_by_a_hyphen_are_two_people_where_one_is_the_user(tmp_path: Path) -> None:
    found = people_of(tmp_path, a="# Ada-Mira 1:1 2026-03-04\n- talked\n", b="# 1:1 with Ana-Maria 2026-03-04\n- talked\n")
    assert found == {"Petra Ziel", "Mira", "Ana-Maria"}
