"""Any bytes become text on the same lines; garbled text is mended and good text is left alone."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.reading.decode import decode, repair

FRENCH = "Réunion avec Zoé : elle préfère déjà la nouvelle équipe, “très bien” — à suivre l’été prochain."
RUSSIAN = "Привет, Нина! Сегодня мы обсуждали отчёт и план на следующую неделю. Олег обещал прислать черновик."
JAPANESE = "今日はニナさんと一対一で話しました。来週までに報告書の草案を送ると約束しました。"
ENGLISH = "Nina’s plan – don’t “slip” again… café on Tuesday"


def garble(text: str, *tables: str) -> str:
    """UTF-8 read with wrong tables; Windows-1252 as programs do it, its five unused bytes kept as they are."""
    for table in tables:
        raw = text.encode("utf-8")
        text = "".join(bytes([byte]).decode(table, "ignore") or chr(byte) for byte in raw)
    return text


@pytest.mark.parametrize(
    ("text", "table", "encoding"),
    [
        (FRENCH, "utf-8", "utf-8"),
        (FRENCH, "utf-8-sig", "utf-8-sig"),
        (FRENCH, "utf-16", "utf-16-le"),
        (FRENCH, "utf-16-le", "utf-16-le"),
        (FRENCH, "utf-16-be", "utf-16-be"),
        (FRENCH, "utf-32", "utf-32-le"),
        (RUSSIAN, "utf-16-le", "utf-16-le"),
        ("Nina", "utf-16-be", "utf-16-be"),
        (FRENCH, "cp1252", "cp1252"),
        (FRENCH, "mac_roman", "mac_roman"),
        (ENGLISH, "cp1252", "cp1252"),
        (ENGLISH, "mac_roman", "mac_roman"),
        ("café", "cp1252", "cp1252"),
        ("café", "mac_roman", "mac_roman"),
        ("naïve Ñandú, 20 °C, £5", "latin-1", "cp1252"),
        ("AÇÃO, São", "mac_roman", "mac_roman"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8_r", "koi8_r"),
        (JAPANESE, "shift_jis", "cp932"),
    ],
)
def test_encodings_are_found(text: str, table: str, encoding: str) -> None:
    got = decode(text.encode(table))
    assert (got.text, got.encoding, got.repaired, got.problems) == (text, encoding, None, ())


def test_byte_order_marks_are_no_text() -> None:
    for raw in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff", b""):
        assert decode(raw).text == ""


def test_a_foreign_byte_does_not_spoil_the_rest_of_a_utf8_file() -> None:
    got = decode("fine — “yes” é and ".encode() + b"caf\xe9 too")
    assert got.text == "fine — “yes” é and café too"
    assert got.problems == ("1 byte not UTF-8, read as Windows-1252",)


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\nrest", b"PK\x03\x04\x14\0", b"%PDF-1.7\n", bytes(4000), bytes(range(256)) * 9])
def test_binary_files_give_no_text(raw: bytes) -> None:
    got = decode(raw)
    assert got.text == ""
    assert got.problems == ("looks like a binary file",)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\rc", "a\nb\nc"),
        (b"a\r\nb\rc\n", "a\nb c\n"),
        ("a\u2028b\x85c\vd\fe\u2029f".encode(), "a b c d e f"),
    ],
)
def test_line_ends(raw: bytes, text: str) -> None:
    assert decode(raw).text == text


def test_control_characters_go_and_are_told() -> None:
    got = decode(b"one\0two\tthree\x07\nfour")
    assert got.text == "onetwo\tthree\nfour"
    assert got.problems == ("2 control characters removed",)


def test_large_text_is_read_whole_with_a_note() -> None:
    line = "- [ ] a line of a very long export\n"
    raw = (line * (21_000_000 // len(line))).encode()
    began = time.perf_counter()
    got = decode(raw)
    assert len(got.text) == len(raw)
    assert got.problems == ("large file: 21 MB of text",)
    assert time.perf_counter() - began < 5


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise_and_nothing_odd_is_left(raw: bytes) -> None:
    got = decode(raw)
    assert got.text.splitlines() == got.text.removesuffix("\n").split("\n") or not got.text
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", got.text)
    got.text.encode("utf-8")


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
def test_utf8_lines_stay_where_they_are(text: str) -> None:
    assert decode(f"x\n{text}\ny".encode()).text.count("\n") == 2


@pytest.mark.parametrize("table", ["mac_roman", "cp1252", "latin-1"])
@pytest.mark.parametrize(
    "text",
    [
        "naïve café — don’t “quote” it… ✅ 🗒 done 🙂!",
        "für Nina: Größe, 20 °C, £5",
        "—- a dash, a hyphen",
        "À la carte, voilà tout, à demain",
        "São João, AÇÃO",
        "⚠️ wait → 👩‍💻",
        "Привет, мир и ты",
        JAPANESE,
        "✅",
    ],
)
def test_garbled_text_is_mended(text: str, table: str) -> None:
    assert repair(garble(text, table)).text == text


@pytest.mark.parametrize("tables", [["mac_roman"] * 2, ["cp1252"] * 2, ["latin-1"] * 2, ["cp1252", "mac_roman"]])
def test_text_garbled_twice_is_mended(tables: list[str]) -> None:
    text = "naïve café — don’t “quote” it… ✅ 🗒 done 🙂!"
    assert repair(garble(text, *tables)).text == text


@pytest.mark.parametrize(
    "good",
    [
        "naïve café, Zoë’s “Ñandú” — ok…",
        "AÇÃO SÃO “AMANHÔ IRMÃ… MAÇû",
        "l’été, “État”, —à bientôt, «É», « VOILÀ »",
        "“CAFɔ „MENÜ“ „Spaß“ “café…” voilâ…”",
        "‚Äußerung‘ 5 Å… Ð × 3",
        "√π r, ≈±5, ¬∞",
        RUSSIAN,
        JAPANESE,
        "👋🏽 ✅ 👩‍💻 🗒",
        "Zażółć gęślą jaźń, Łódź",
    ],
)
def test_good_text_is_left_alone(good: str) -> None:
    assert repair(good) == type(repair(""))(good, 0, None)


def test_unsure_runs_are_mended_where_the_document_shows_the_kind() -> None:
    unsure = "20 √∞, IRMÃ…"
    assert repair(unsure).runs == 0
    sure = garble("don’t — won’t", "mac_roman")
    assert repair(f"{sure} 20 √π").text == "don’t — won’t 20 ù"
    assert repair(f"{sure} IRMÃ…").text == "don’t — won’t IRMÃ…", "another kind's evidence counts for nothing"


def test_only_the_garbled_part_is_mended() -> None:
    mixed = f"“good” café — {garble('don’t ✅', 'mac_roman')} 'straight' “good”"
    got = repair(mixed)
    assert got.text == "“good” café — don’t ✅ 'straight' “good”"
    assert (got.runs, got.kind) == (2, "Mac Roman")


def test_a_no_break_space_turned_plain() -> None:
    text = "réunion à Lyon, à midi, café"
    garbled = garble(text, "cp1252").replace("\xa0", " ")
    assert repair(garbled).text == text
    assert repair(garbled.replace("  ", " ")).text == text


def test_decode_tells_what_was_mended() -> None:
    got = decode(garble("one — two\r\nthree ✅\r\n", "mac_roman").encode())
    assert got.text == "one — two\nthree ✅\n"
    assert got.repaired == "2 runs of Mac Roman text"
    assert decode(garble("été … ça", "cp1252").encode()).repaired == "4 runs of Windows-1252 text"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abc é’“”—…ÃÂäœ√©‚Äî™¬\x85\x80🙂\n", max_size=60))
def test_repair_keeps_lines_and_ascii(text: str) -> None:
    got = repair(text)
    assert got.text.count("\n") == text.count("\n")
    assert len(got.text) <= len(text)
    assert [c for c in got.text if c in "abc"] == [c for c in text if c in "abc"]


def shared() -> Path | None:
    told = os.environ.get("FORENOTE_SHARED")
    folder = Path(told) if told else Path(__file__).resolve().parents[2] / "shared"
    return folder if (folder / "articles").is_dir() else None


def test_real_articles() -> None:
    folder = shared()
    if folder is None:
        pytest.skip("the articles are not part of the repository: name their folder in FORENOTE_SHARED")
    repaired = {}
    for path in sorted((folder / "articles").glob("*.txt")):
        raw = path.read_bytes()
        got = decode(raw)
        repaired[path.name[:3]] = got.repaired
        assert got.text.count("\n") == raw.count(b"\n")
        assert got.repaired or got.text.encode() == raw
        assert not re.search("[‚√∞\uf8ff]", got.text)
        assert sum(map(got.text.count, "\"'")) == sum(map(raw.decode().count, "\"'"))
    assert repaired.pop("002") == "22 runs of Mac Roman text"
    assert set(repaired.values()) == {None}
