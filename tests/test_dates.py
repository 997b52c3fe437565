"""Absolute dates in every spelling that notes were seen to use, and the look-alikes that are no dates."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.dates import Found, Order, find, settle_order, settle_sequence, with_year

D = dt.date
ORDERS = st.sampled_from([None, "dmy", "mdy"])
DAYS = st.dates(min_value=D(1990, 1, 1), max_value=D(2100, 12, 31))


def only(text: str, order: Order | None = None) -> Found:
    found = find(text, order)
    assert len(found) == 1, found
    assert text[found[0].start : found[0].end] == found[0].text
    return found[0]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-03-11", D(2026, 3, 11)),
        ("2026/3/11", D(2026, 3, 11)),
        ("2026.01.07", D(2026, 1, 7)),
        ("2026_03_03", D(2026, 3, 3)),
        ("2026\u201103\u201111", D(2026, 3, 11)),
        ("\ufeff2026-03-11", D(2026, 3, 11)),
        ("[[2026-03-11]]", D(2026, 3, 11)),
        ("one-to-one_2026-03-11-2.md", D(2026, 3, 11)),
        ("notes/2026/3/11/mira.md", D(2026, 3, 11)),
        ("20201102", D(2020, 11, 2)),
        ("20201102_mira", D(2020, 11, 2)),
        ("20201102-mira", D(2020, 11, 2)),
        ("20201102T1300", D(2020, 11, 2)),
        ("20201102Planning", D(2020, 11, 2)),
        ("2024-04-04Planning", D(2024, 4, 4)),
        ("2022-08-17T13:00:00Z", D(2022, 8, 17)),
        ("2025-09-10:00:00Z", D(2025, 9, 10)),
        ("16 November 2021", D(2021, 11, 16)),
        ("16 november 2021", D(2021, 11, 16)),
        ("16th Nov 2021", D(2021, 11, 16)),
        ("1st of March 2026", D(2026, 3, 1)),
        ("22th Aug 2019", D(2019, 8, 22)),
        ("Wed 15th December 2021", D(2021, 12, 15)),
        ("Tue, 03 Mar 26", D(2026, 3, 3)),
        ("November 16, 2021", D(2021, 11, 16)),
        ("Nov. 16th 2021", D(2021, 11, 16)),
        ("Thursday, Feb 20, 2020 (9:00-10:00am PT)", D(2020, 2, 20)),
        ("21-Jul-2016", D(2016, 7, 21)),
        ("21-Jul-16", D(2016, 7, 21)),
        ("Mar-03-26", D(2026, 3, 3)),
        ("2018-November-08", D(2018, 11, 8)),
        ("2018 November 8", D(2018, 11, 8)),
        ("2019-9-25", D(2019, 9, 25)),
        ("Mar 6, 2019", D(2019, 3, 6)),
        ("March the 6th, 2019", D(2019, 3, 6)),
        ("22-02-2021", D(2021, 2, 22)),
        ("24/5/22", D(2022, 5, 24)),
        ("2/24/26", D(2026, 2, 24)),
        ("3/3/26", D(2026, 3, 3)),
        ("03/03/2025", D(2025, 3, 3)),
        ("03.03.2026", D(2026, 3, 3)),
        ("3. 3. 2026", D(2026, 3, 3)),
        ("3.3.26", D(2026, 3, 3)),
        ("3/3/'26", D(2026, 3, 3)),
        ("Tue, Mar 03, 2026 10:00AM • 25:11", D(2026, 3, 3)),
        ("3 March 2026 at 10:02", D(2026, 3, 3)),
        ("[16 September 2022]", D(2022, 9, 16)),
        ("## **Mar 3, 2026 | [Weekly](https://cal.example/e/2025-01-01)**", D(2026, 3, 3)),
        ("__3 March 2026__", D(2026, 3, 3)),
        ("3 March '26", D(2026, 3, 3)),
        ("Mar 3, \u201926", D(2026, 3, 3)),
        ("3\u00a0March\u00a02026", D(2026, 3, 3)),
        ("3-5 March 2026", D(2026, 3, 3)),
        ("March 3\u20135, 2026", D(2026, 3, 3)),
        ("Session 14 March 3, 2026", D(2026, 3, 3)),
        ("3. März 2026", D(2026, 3, 3)),
        ("3. ma\u0308rz 2026", D(2026, 3, 3)),
        ("3 mars 2026", D(2026, 3, 3)),
        ("1er mars 2026", D(2026, 3, 1)),
        ("12 févr. 2026", D(2026, 2, 12)),
        ("3 août 2026", D(2026, 8, 3)),
        ("3 de marzo de 2026", D(2026, 3, 3)),
        ("3 marzo 2026", D(2026, 3, 3)),
        ("3 maart 2026", D(2026, 3, 3)),
        ("3 de março de 2026", D(2026, 3, 3)),
        ("1º de maio de 2026", D(2026, 5, 1)),
        ("5 ago 2026", D(2026, 8, 5)),
        ("Donnerstag, 5. Dezember 2024", D(2024, 12, 5)),
    ],
)
def test_full_dates(text: str, date: dt.date) -> None:
    found = only(text)
    assert found.date == date
    assert (found.year, found.month, found.day) == (date.year, date.month, date.day)
    assert not found.weak
    assert not found.ambiguous


@pytest.mark.parametrize(
    ("text", "month", "day", "weekday", "weak"),
    [
        ("18th May", 5, 18, None, False),
        ("May 18", 5, 18, None, False),
        ("Date 18th May", 5, 18, None, False),
        ("16 Nov.", 11, 16, None, False),
        ("Tue 10 March", 3, 10, 1, False),
        ("Tuesday the 10th of March", 3, 10, 1, False),
        ("by 3 may", 5, 3, None, False),
        ("12 Mar 10:30", 3, 12, None, False),
        ("12 Mar 14 people came", 3, 12, None, False),
        ("Mar 3, 10 people came", 3, 3, None, False),
        ("29 Feb", 2, 29, None, False),
        ("2/27", 2, 27, None, True),
        ("27/2", 2, 27, None, True),
        ("27.2.", 2, 27, None, True),
        ("Fri 2/27", 2, 27, 4, False),
    ],
)
def test_dates_without_year(text: str, month: int, day: int, weekday: int | None, weak: bool) -> None:
    found = only(text)
    assert (found.date, found.year) == (None, None)
    assert (found.month, found.day, found.weekday, found.weak) == (month, day, weekday, weak)


def test_a_short_date_waits_for_its_order() -> None:
    assert (only("3/7").month, only("3/7").day, only("3/7").weak) == (None, None, True)
    assert (only("3/7", "dmy").month, only("3/7", "dmy").day) == (7, 3)
    assert (only("3/7", "mdy").month, only("3/7", "mdy").day) == (3, 7)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no number here, on Tuesday in May",
        "10:30",
        "from 10.30 to 11.00",
        "1.2.3",
        "v2.10.1",
        "v2026.01.07",
        "version 3.3.26",
        "upgraded to 4.10.22",
        "Python 3.11.7",
        "3.7.14, 3.8.14, 3.10.7",
        "energy 3/5",
        "3/4 done",
        "10/14 so far",
        "24/7",
        "the pod runs 24/7 for us",
        "192.168.1.20",
        "10.0.0.1",
        "ISBN 978-3-16-148410-0",
        "+44 20 7946 0958",
        "call 030 12345678",
        "555-01-2020",
        "$3/10",
        "€12.03.26",
        "20201102 €",
        "#20201102",
        "ticket 20201102",
        "OPS-20201102",
        "20201102.5",
        "120201102",
        "a20201102ff",
        "1:1",
        "https://example.org/2026/03/11/x",
        "www.example.org/2026-03-11",
        "[up](#date-16-march-2022)",
        "may 3 people",
        "I may 2",
        "we march 3 times",
        "May 3 people join?",
        "the first 3 may need help",
        "3 out of 5",
        "1 set of cards",
        "2 gen phones",
        "3 ago",
        "3rd Mayor",
        "12 Marches",
        "Dec 20%",
        "Jan 1.5",
        "March 10:30",
        "March 2026",
        "Sep '26",
        "31 Feb 2021",
        "31 Feb 21",
        "31 Feb",
        "30/2/2026",
        "2026-13-01",
        "2025-02-29",
        "16 Nov 1850",
        "16 Nov 2150",
        "1/2/3",
    ],
)
def test_look_alikes_are_not_dates(text: str) -> None:
    assert find(text) == ()


def test_several_dates_from_left_to_right() -> None:
    text = "Nov. 16th 2021, Thursday, Feb 20, 2020 (9:00-10:00am PT), then 2026-03-11 and https://x.example/2026-03-12"
    found = find(text)
    assert [f.date for f in found] == [D(2021, 11, 16), D(2020, 2, 20), D(2026, 3, 11)]
    assert [f.weekday for f in found] == [None, 3, None]
    assert [f.text for f in found] == ["Nov. 16th 2021", "Thursday, Feb 20, 2020", "2026-03-11"]


def test_day_and_month_that_could_be_swapped() -> None:
    found = only("3/4/2026")
    assert (found.date, found.month, found.day, found.year) == (None, None, None, 2026)
    assert found.ambiguous == (D(2026, 4, 3), D(2026, 3, 4))
    assert only("3/4/2026", "dmy").date == D(2026, 4, 3)
    assert only("3/4/2026", "mdy").date == D(2026, 3, 4)
    assert only("24/5/22", "mdy").date == D(2022, 5, 24)
    assert only("2/24/26", "dmy").date == D(2026, 2, 24)


def test_the_weekday_settles_or_contradicts() -> None:
    assert only("Wed 4/3/2026").date == D(2026, 3, 4)
    assert only("Wed 4/3/2026", "mdy").date == D(2026, 3, 4), "even against the order"
    assert only("Fri 3/4/2026").date == D(2026, 4, 3)
    neither = only("Sun 3/4/2026")
    assert neither.date is None
    assert len(neither.ambiguous) == 2
    wrong = only("Monday 2026-03-11")
    assert (wrong.date, wrong.weekday) == (D(2026, 3, 11), 0)


@pytest.mark.parametrize(
    ("text", "span", "weekday"),
    [
        ("2026-03-10 Tue", "2026-03-10 Tue", 1),
        ("2026-03-10 (Wed)", "2026-03-10 (Wed)", 2),
        ("3 March 2026, Monday we met", "3 March 2026", None),
        ("Mo, 2.3.2026", "Mo, 2.3.2026", 0),
        ("So 3.3.2026 we met", "3.3.2026", None),
        ("they sat 3 March 2026", "3 March 2026", None),
        ("mardi 3 mars 2026", "mardi 3 mars 2026", 1),
    ],
)
def test_weekdays_beside_a_date(text: str, span: str, weekday: int | None) -> None:
    assert (only(text).text, only(text).weekday) == (span, weekday)


def test_two_digit_years() -> None:
    assert only("3/3/68").date == D(2068, 3, 3)
    assert only("3/3/99").date == D(1999, 3, 3)
    assert find("3/3/70") == (), "1970 is no year for a note"


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["22-02-2021", "08-03-2021"], "dmy"),
        (["2/27"], "mdy"),
        (["2/24/26", "3/3/26"], "mdy"),
        (["27.2.", "3.4.2026"], "dmy"),
        (["3.4.2026"], "dmy"),
        (["Wed 4/3/2026"], "dmy"),
        (["Wed 3/4/2026"], "mdy"),
        (["22-02-2021", "2/27"], None),
        (["22-02-2021", "2/27", "2/28"], "mdy"),
        (["3/4/2026", "5/5/2026", "2026-03-11", "11 March"], None),
        (["energy 3/14 points", "24/7"], None),
        ([], None),
    ],
)
def test_settle_order(texts: list[str], order: Order | None) -> None:
    assert settle_order(texts) == order


def headings(*texts: str) -> list[Found]:
    return [only(text) for text in texts]


def test_settle_sequence() -> None:
    weekly = ("03/03/2026", "10/03/2026", "02/04/2026", "09/04/2026")
    assert settle_sequence(headings(*weekly)) == "dmy"
    assert settle_sequence(headings(*reversed(weekly))) == "dmy"
    assert settle_sequence(headings("1/6/2026", "1/12/2026", "2/3/2026")) == "mdy"
    assert settle_sequence(headings("2026-02-25", "3/4/2026", "2026-03-11")) == "mdy"
    assert settle_sequence(headings("3/4/2026")) is None
    assert settle_sequence(headings("2026-02-25", "16 March 2026")) is None
    assert settle_sequence([]) is None


@pytest.mark.parametrize(
    ("month", "day", "near", "date"),
    [
        (5, 18, D(2026, 3, 3), D(2026, 5, 18)),
        (12, 18, D(2026, 1, 3), D(2025, 12, 18)),
        (1, 8, D(2025, 12, 30), D(2026, 1, 8)),
        (9, 1, D(2026, 3, 3), D(2025, 9, 1)),
        (8, 31, D(2026, 3, 3), D(2026, 8, 31)),
        (2, 29, D(2024, 3, 3), D(2024, 2, 29)),
        (2, 29, D(2026, 3, 3), None),
        (2, 31, D(2026, 3, 3), None),
        (1, 1, D.min, D.min),
    ],
)
def test_with_year(month: int, day: int, near: dt.date, date: dt.date | None) -> None:
    assert with_year(month, day, near) == date


@given(st.integers(1, 12), st.integers(1, 31), DAYS, st.integers(0, 366))
def test_with_year_is_the_first_within_reach(month: int, day: int, near: dt.date, back: int) -> None:
    date = with_year(month, day, near, back=back)
    earliest = near - dt.timedelta(days=back)
    if date is None:
        assert (month, day) == (2, 29) or day > 29
    else:
        assert (date.month, date.day) == (month, day)
        assert earliest <= date <= earliest + dt.timedelta(days=366)


ENGLISH = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def spellings(date: dt.date, order: Order) -> list[str]:
    year, month, day = date.year, date.month, date.day
    name, weekday = ENGLISH[month - 1], WEEKDAYS[date.weekday()]
    first, second = (day, month) if order == "dmy" else (month, day)
    written = [
        *(f"{year}{s}{month:02}{s}{day:02}" for s in "-/._"),
        f"{year}-{month}-{day}",
        f"{year}{month:02}{day:02}",
        f"{date.isoformat()}T10:00:00Z",
        *(f"{first}{s}{second}{s}{year}" for s in "-/."),
        *(f"{first:02}{s}{second:02}{s}{year}" for s in "-/."),
        *(f"{weekday[:3]} {first:02}{s}{second:02}{s}{year}" for s in "-/."),
        f"{day} {name} {year}",
        f"{day}. {name} {year}",
        f"{day}th of {name[:3]} {year}",
        f"{day:02}-{name[:3]}-{year}",
        f"{year}-{name}-{day:02}",
        f"{name} {day}, {year}",
        f"{name[:3]}. {day}th {year}",
        f"{weekday}, {name[:3]} {day:02}, {year}",
        f"{weekday[:3]} {day} {name} {year}",
    ]
    if 1990 <= year <= 2068:
        short = year % 100
        written += [
            f"{first}/{second}/{short:02}",
            f"{day} {name} '{short:02}",
            f"{weekday[:3]}, {day:02} {name[:3]} {short:02}",
        ]
    return written


@given(DAYS, st.sampled_from(["dmy", "mdy"]), st.sampled_from(["{}", "## {}", "({})", "Notes {}.", "{}: plans", "*{}*"]))
def test_every_spelling_comes_back(date: dt.date, order: Order, around: str) -> None:
    for text in spellings(date, order):
        line = around.format(text)
        assert [f.date for f in find(line, order)] == [date], line


PIECES = st.sampled_from(
    [
        "3",
        "31",
        "/",
        ".",
        "-",
        " ",
        "2026",
        "26",
        "March",
        "may",
        "Mar",
        "Tue",
        ",",
        "th",
        "of",
        "'",
        "20260311",
        "x",
        "https://",
        "\u0308",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=14).map("".join)), ORDERS)
def test_any_text_is_read_without_harm(text: str, order: Order | None) -> None:
    end = 0
    for found in find(text, order):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.date is None or not found.ambiguous
        assert found.date is None or (found.date.month, found.date.day) == (found.month, found.day)
        end = found.end
    assert settle_order([text]) in (None, "dmy", "mdy")
    assert settle_sequence(find(text)) in (None, "dmy", "mdy")


def test_ordinary_lines_are_quick() -> None:
    lines = [
        "- talked about the roadmap and who owns the migration, she is happy with the plan so far",
        "Sam asked whether 12 of the 40 services could move this quarter, maybe 15 with help",
        "- [ ] write the onboarding page for the new hires",
        "we agreed that the review comes first",
        "## Topics",
    ] * 4_000
    start = time.process_time()
    for line in lines:
        find(line)
    assert time.process_time() - start < 0.5, "0.1 s for 20,000 lines where this was written"


@pytest.mark.parametrize("piece", ["3 ", "1.", "3/", "March ", "3 March ", "2026-", "Tue ", " ", "3-", "_", "3. ", "#_", "https://"])
def test_no_line_makes_it_slow(piece: str) -> None:
    start = time.process_time()
    find(piece * 4_000)
    assert time.process_time() - start < 1
