"""When a line says that something is due, or was done."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.dates import Order
from assistant.reading.due import done_on, due, open_due

D = dt.date
SAID = D(2026, 3, 3)  # a Tuesday
ORDERS = st.sampled_from([None, "dmy", "mdy"])

MARKED = [
    ("Send it by end of may", D(2026, 5, 31)),
    ("Send it by april", D(2026, 4, 30)),
    ("Send it latest Monday", D(2026, 3, 9)),
    ("Send the packet 📅 2026-03-10", D(2026, 3, 10)),
    ("Send the packet 🗓️ 2026-03-10 ⏳ 2026-03-12", D(2026, 3, 10)),
    ("Send the packet ⏳ 2026-03-05 🛫 2026-03-04 ➕ 2026-03-01", D(2026, 3, 5)),
    ("📅 2026-03-10, if not by Friday", D(2026, 3, 10)),
    ("📅 2026-03-10 ✅ 2026-03-09", D(2026, 3, 10)),
    ("Draft [due:: 2026-03-12] [owner:: Mira]", D(2026, 3, 12)),
    ("Draft (due:: 2026-03-12)", D(2026, 3, 12)),
    ("Draft [due:: [[2026-03-12]]]", D(2026, 3, 12)),
    ("due:: Friday", D(2026, 3, 6)),
    ("DEADLINE: <2026-03-10 Tue>", D(2026, 3, 10)),
    ("SCHEDULED: <2026-03-10 Tue>", D(2026, 3, 10)),
    ("Draft due:2026-03-10", D(2026, 3, 10)),
    ("Draft @due(2026-03-10)", D(2026, 3, 10)),
    ("Send it (by Fri)", D(2026, 3, 6)),
    ("by Friday", D(2026, 3, 6)),
    ("by friday", D(2026, 3, 6)),
    ("by wed", D(2026, 3, 4)),
    ("by Tuesday", D(2026, 3, 10)),
    ("by 3/10", D(2026, 3, 10)),
    ("by March 12", D(2026, 3, 12)),
    ("by 12.3.", D(2026, 3, 12)),
    ("by the 20th", D(2026, 3, 20)),
    ("by the 3rd", D(2026, 3, 3)),
    ("by the 2nd", D(2026, 4, 2)),
    ("by the 31st of next month", D(2026, 5, 31)),
    ("before Tuesday", D(2026, 3, 10)),
    ("before next week", D(2026, 3, 8)),
    ("before April", D(2026, 3, 31)),
    ("until 15 April", D(2026, 4, 15)),
    ("no later than 12 March", D(2026, 3, 12)),
    ("due 3/7", D(2026, 3, 7)),
    ("due: 3/7", D(2026, 3, 7)),
    ("Due date: 2026-03-07", D(2026, 3, 7)),
    ("Due on: **March 12**", D(2026, 3, 12)),
    ("due Monday", D(2026, 3, 9)),
    ("The packet is due in March", D(2026, 3, 31)),
    ("due in 3 days", D(2026, 3, 6)),
    ("is due in two weeks", D(2026, 3, 17)),
    ("(was due Friday)", D(2026, 2, 27)),
    ("ETA 3/12", D(2026, 3, 12)),
    ("ETA: end of March", D(2026, 3, 31)),
    ("deadline 12 May", D(2026, 5, 12)),
    ("deadline for the packet is Friday", D(2026, 3, 6)),
    ("the deadline moved to Friday", D(2026, 3, 6)),
    ("target end of Q2", D(2026, 6, 30)),
    ("target 20 March", D(2026, 3, 20)),
    ("by EOD", D(2026, 3, 3)),
    ("by EOD Friday", D(2026, 3, 6)),
    ("by end of day Friday", D(2026, 3, 6)),
    ("by the end of Friday", D(2026, 3, 6)),
    ("by 5pm Friday", D(2026, 3, 6)),
    ("by noon tomorrow", D(2026, 3, 4)),
    ("by Friday at the latest", D(2026, 3, 6)),
    ("by Thu/Fri", D(2026, 3, 6)),
    ("by Tue 3/10", D(2026, 3, 10)),
    ("by Friday, 13 March", D(2026, 3, 13)),
    ("by this Friday, 13 March", D(2026, 3, 13)),
    ("by April", D(2026, 4, 30)),
    ("by October next year", D(2027, 10, 31)),
    ("by Fri 13", D(2026, 3, 13)),
    ("by Friday 13th", D(2026, 3, 13)),
    ("deadline Wednesday the 30th", D(2026, 9, 30)),
    ("before this weekend", D(2026, 3, 6)),
    ("by the weekend", D(2026, 3, 6)),
    ("by January 2027", D(2027, 1, 31)),
    ("by mid March", D(2026, 3, 15)),
    ("by early April", D(2026, 4, 10)),
    ("by Q2", D(2026, 6, 30)),
    ("by Q1", D(2026, 3, 31)),
    ("by Q4 2026", D(2026, 12, 31)),
    ("by the end of next month", D(2026, 4, 30)),
    ("by year end", D(2026, 12, 31)),
    ("by Fri, then the deck by 3/20", D(2026, 3, 20)),
    ("today I asked Sam for the doc by Thursday", D(2026, 3, 5)),
    ("bis Freitag", D(2026, 3, 6)),
    ("bis zum 12. März", D(2026, 3, 12)),
    ("bis morgen", D(2026, 3, 4)),
    ("para el viernes", D(2026, 3, 6)),
]

PHRASES = [
    ("Send it nxt wk", D(2026, 3, 13)),
    ("Send it in 3 wks", D(2026, 3, 24)),
    ("Send it a week on Friday", D(2026, 3, 13)),
    ("ping @March 10, 2026 about it", D(2026, 3, 10)),
    ("Send slides - Mar 10, 2026", D(2026, 3, 10)),
    ("Send slides → Fri", D(2026, 3, 6)),
    ("Send slides: 3 March → 10 March", D(2026, 3, 10)),
    ("Send slides (Fri)", D(2026, 3, 6)),
    ("Send slides (3/10) #task", D(2026, 3, 10)),
    ("Send slides [2026-03-10]", D(2026, 3, 10)),
    ("Present on Thursday", D(2026, 3, 5)),
    ("Send revised plan on Thursday", D(2026, 3, 5)),
    ("it should be shipped on Friday", D(2026, 3, 6)),
    ("Jonas to get it reviewed on Friday", D(2026, 3, 6)),
    ("Present on the 20th", D(2026, 3, 20)),
    ("Present on 12 March", D(2026, 3, 12)),
    ("Send the deck Friday", D(2026, 3, 6)),
    ("this Thursday", D(2026, 3, 5)),
    ("this Tuesday", D(2026, 3, 10)),
    ("next Friday", D(2026, 3, 13)),
    ("next Monday", D(2026, 3, 9)),
    ("Friday week", D(2026, 3, 13)),
    ("Tuesday next week", D(2026, 3, 10)),
    ("next week Tuesday", D(2026, 3, 10)),
    ("Fri 13 March", D(2026, 3, 13)),
    ("I do it tomorrow", D(2026, 3, 4)),
    ("the day after tomorrow", D(2026, 3, 5)),
    ("today", SAID),
    ("tonight", SAID),
    ("EOD", SAID),
    ("COB", SAID),
    ("end of day", SAID),
    ("EOD Friday", D(2026, 3, 6)),
    ("Friday EOD", D(2026, 3, 6)),
    ("EOW", D(2026, 3, 6)),
    ("end of week", D(2026, 3, 6)),
    ("end of the week", D(2026, 3, 6)),
    ("this week", D(2026, 3, 6)),
    ("next week", D(2026, 3, 13)),
    ("write it up this weekend", D(2026, 3, 8)),
    ("end of next week", D(2026, 3, 13)),
    ("early next week", D(2026, 3, 10)),
    ("mid next week", D(2026, 3, 11)),
    ("in two weeks", D(2026, 3, 17)),
    ("in 10 days", D(2026, 3, 13)),
    ("in 5 business days", D(2026, 3, 10)),
    ("in a couple of weeks", D(2026, 3, 17)),
    ("two weeks from now", D(2026, 3, 17)),
    ("within a month", D(2026, 4, 3)),
    ("end of month", D(2026, 3, 31)),
    ("end of the month", D(2026, 3, 31)),
    ("EOM", D(2026, 3, 31)),
    ("month end", D(2026, 3, 31)),
    ("end of March", D(2026, 3, 31)),
    ("end of February", D(2027, 2, 28)),
    ("mid-April", D(2026, 4, 15)),
    ("end of Q2", D(2026, 6, 30)),
    ("Q2", D(2026, 6, 30)),
    ("ship it in Q2", D(2026, 6, 30)),
    ("end of the quarter", D(2026, 3, 31)),
    ("next quarter", D(2026, 6, 30)),
    ("end of the year", D(2026, 12, 31)),
    ("next month", D(2026, 4, 30)),
    ("start this week, finish next week", D(2026, 3, 13)),
]

NOT_DUE = [
    "marten-proof the housings before the april frost run",
    "",
    "by our next 1:1",
    "before next session",
    "by 5",
    "by me",
    "by the 2nd draft",
    "by 3rd party vendors",
    "discussed the 3 March outage",
    "discussed the 3 March outage on Friday",
    "Followed up on 2/27",
    "Followed up on 13 March",
    "since Feb 20",
    "waiting since Monday",
    "waiting on Jonas since last week",
    "sent 12 Mar",
    "from 3 March",
    "3 March was hard",
    "ran long (3 of 5)",
    "Friday reports",
    "Mon/Wed/Fri standup",
    "standup on Mon/Wed/Fri",
    "every Friday",
    "on Fridays",
    "1:1 every Friday",
    "met on Monday",
    "earlier this week",
    "met last Friday",
    "We met on Thursday",
    "Dana shipped the fix on Friday",
    "the fix shipped on Friday",
    "On Friday we shipped it",
    "closed 40 tickets in 10 days",
    "Sent it to Dana (3/2)",
    "shipped ✅ 2026-03-02",
    "opened ➕ 2026-03-12",
    "CLOSED: [2026-03-12 Thu]",
    "done (done 2026-03-02)",
    "may the sun sat wed mar",
    "before sun rises",
    "due to the outage",
    "due diligence",
    "approved by April",
    "feedback by Jan",
    "Goals for next week's meeting",
    "today's agenda",
    "Q2 planning doc",
    "progress - 3/5",
    "running 24/7",
    "by 2020-01-01",
    "see 2026-03-10",
]


@pytest.mark.parametrize(("text", "date"), MARKED)
def test_marked_due_dates(text: str, date: dt.date) -> None:
    found = due(text, SAID, "mdy")
    assert found is not None
    assert (found.date, found.strength) == (date, "marked")
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(("text", "date"), PHRASES)
def test_phrases(text: str, date: dt.date) -> None:
    found = due(text, SAID, "mdy")
    assert found is not None
    assert (found.date, found.strength) == (date, "phrase")
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("text", NOT_DUE)
def test_not_due(text: str) -> None:
    assert due(text, SAID, "mdy") is None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Send it (by Fri) please", "by Fri"),
        ("Send slides (Fri)", "(Fri)"),
        ("Draft DEADLINE: <2026-03-10 Tue> now", "DEADLINE: <2026-03-10 Tue>"),
        ("Send slides - Mar 10, 2026", "- Mar 10, 2026"),
        ("Send slides by the end of next week, then rest", "by the end of next week"),
        ("Send slides 📅 2026-03-10 #task", "📅 2026-03-10"),
    ],
)
def test_the_words_that_set_the_date(text: str, span: str) -> None:
    found = due(text, SAID)
    assert found is not None
    assert found.text == span


@pytest.mark.parametrize(
    ("said", "text", "date"),
    [
        (D(2026, 3, 6), "by Friday", D(2026, 3, 13)),  # said on a Friday
        (D(2026, 3, 6), "end of week", D(2026, 3, 6)),
        (D(2026, 3, 7), "end of week", D(2026, 3, 13)),  # a Saturday
        (D(2026, 3, 8), "end of week", D(2026, 3, 13)),
        (D(2026, 3, 8), "next week", D(2026, 3, 13)),
        (D(2026, 3, 8), "next Friday", D(2026, 3, 13)),
        (D(2026, 3, 9), "next Friday", D(2026, 3, 20)),
        (D(2026, 12, 30), "by 8 January", D(2027, 1, 8)),
        (D(2026, 12, 30), "next month", D(2027, 1, 31)),
        (D(2026, 12, 30), "next quarter", D(2027, 3, 31)),
        (D(2026, 12, 30), "by Q1", D(2027, 3, 31)),
        (D(2026, 1, 31), "in a month", D(2026, 2, 28)),
        (D(2024, 1, 31), "by the end of February", D(2024, 2, 29)),
        (D(2026, 4, 15), "by the 31st", D(2026, 5, 31)),
        (D(2026, 1, 8), "follow up by 18 Dec", D(2025, 12, 18)),
    ],
)
def test_counted_from_the_day_it_was_said(said: dt.date, text: str, date: dt.date) -> None:
    found = due(text, said)
    assert found is not None
    assert found.date == date


def test_an_open_order_is_settled_only_by_nearness() -> None:
    def on(text: str, order: Order | None = None) -> dt.date | None:
        found = due(text, SAID, order)
        return found.date if found else None

    assert on("by 3/10") == D(2026, 3, 10), "3 October is seven months away"
    assert on("by 10/3") == D(2026, 3, 10)
    assert on("by 3/4") is None, "4 March and 3 April are both near"
    assert on("by 3/4", "dmy") == D(2026, 4, 3)
    assert on("by Fri 3/4") == D(2026, 4, 3), "the weekday decides"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Send it ✅ 2026-03-02", D(2026, 3, 2)),
        ("Send it 📅 2026-03-01 ✅ 2026-03-02", D(2026, 3, 2)),
        ("[completion:: 2026-03-02]", D(2026, 3, 2)),
        ("CLOSED: [2026-03-02 Mon]", D(2026, 3, 2)),
        ("done 3/2", D(2026, 3, 2)),
        ("- done on 3/2", D(2026, 3, 2)),
        ("sent 12 Mar", D(2026, 3, 12)),
        ("sent it to Dana on 2/27", D(2026, 2, 27)),
        ("ticked 12 March", D(2026, 3, 12)),
        ("(done last Tuesday)", D(2026, 2, 24)),
        ("sent it Monday", D(2026, 3, 2)),
        ("done today", SAID),
        ("did that yesterday", D(2026, 3, 2)),
        ("went out last week", D(2026, 2, 27)),
        ("shipped two weeks ago", D(2026, 2, 17)),
        ("to be sent by Friday", None),
        ("to be done on 3/10", None),
        ("not done", None),
        ("done", None),
        ("send it 2026-03-10", None),
        ("", None),
    ],
)
def test_done_on(text: str, date: dt.date | None) -> None:
    assert done_on(text, SAID, "mdy") == date


PIECES = st.sampled_from(
    [
        *(
            "by ",
            "before ",
            "due ",
            "due:: ",
            "📅 ",
            "⏳ ",
            "✅ ",
            "ETA ",
            "deadline ",
            "(",
            ")",
            "[",
            "]",
            "- ",
            "→ ",
            "@",
            "on ",
        ),
        *(
            "next ",
            "this ",
            "end of ",
            "early ",
            "in ",
            "two ",
            "999 ",
            "weeks ",
            "months ",
            "Friday ",
            "Fri",
            "Q2 ",
            "March ",
            "May",
        ),
        *(
            "the ",
            "31st ",
            "29 Feb ",
            "3/7",
            "2026-03-10 ",
            "2100-12-31 ",
            "EOD ",
            "month ",
            "year ",
            "was ",
            "sent ",
            "ago",
            "x ",
            "\u0308",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=10).map("".join))


@given(TEXTS, st.dates(), ORDERS)
def test_any_text_is_read_without_harm(text: str, said: dt.date, order: Order | None) -> None:
    found = due(text, said, order)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.date >= said - dt.timedelta(days=200)
    done = done_on(text, said, order)
    assert done is None or isinstance(done, dt.date)


@given(st.dates(D(1990, 1, 1), D(2100, 1, 1)), st.integers(0, 6))
def test_weekdays_lie_ahead(said: dt.date, weekday: int) -> None:
    name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[weekday]
    bare, following = due(f"by {name}", said), due(f"by next {name}", said)
    assert bare is not None
    assert following is not None
    assert (bare.date.weekday(), following.date.weekday()) == (weekday, weekday)
    assert 1 <= (bare.date - said).days <= 7
    monday = said - dt.timedelta(days=said.weekday())
    assert 7 <= (following.date - monday).days <= 13


@pytest.mark.parametrize(
    "piece",
    ["by ", "on Friday ", "deadline for ", "3/7 ", "(", "- ", "the ", "next ", "sent it ", "#_", "in 3 ", "due: "],
)
def test_no_line_makes_it_slow(piece: str) -> None:
    start = time.process_time()
    due(piece * 2_000, SAID)
    done_on(piece * 2_000, SAID)
    assert time.process_time() - start < 1.5


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("review by Christmas", "2026-12-25"), ("sign it before New Year's Eve", "2026-12-31"), ("by Easter", "2026-04-05"), ("until Easter Monday", "2026-04-06"),
        ("by Thanksgiving", "2026-11-26"), ("in a fortnight", "2026-03-23"), ("by week 12", "2026-03-20"), ("in KW 12", "2026-03-20"), ("by week 2", "2027-01-15"),
        ("read it over the weekend", "2026-03-15"), ("send the rota Friday latest", "2026-03-13"), ("rota to HR 2026-03-13", "2026-03-13"), ("sandwiches for the 26th", "2026-03-26"),
        ("the Christmas menu", None), ("we rest at Christmas", None), ("wk 12", None), ("rota of 2026-03-01", None), ("for three weeks", None),
    ],
)  # fmt: skip
def test_feasts_weeks_by_number_and_days_at_the_end(words: str, day: str | None) -> None:
    found = due(words, dt.date(2026, 3, 9))
    assert (found.date.isoformat() if found else None) == day


@pytest.mark.parametrize(("year", "day"), [(2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25"), (2285, "2285-03-22")])
def test_easter(year: int, day: str) -> None:
    found = due("by Easter", dt.date(year, 1, 2))
    assert found and found.date.isoformat() == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("order the badges by 3/6", "2026-03-06"), ("ETA 6/3", "2026-03-06"), ("order the badges by 3/7", "2026-03-07"), ("order the badges by 4/5", None),
        ("ask Mira about the fair in May", None), ("talk to Mira about money in June", None), ("ask for a seat at the map fair in May", None),
        ("register for the summit in June", None), ("finish the draft in May", "2026-05-31"), ("finish the move to the new depot in May", "2026-05-31"),
    ],
)  # fmt: skip
def test_an_open_date_by_nearness_and_the_month_of_an_event(words: str, day: str | None) -> None:
    found = due(words, SAID)
    assert (found.date.isoformat() if found else None) == day


def test_a_due_date_that_may_be_two_days_is_named() -> None:
    assert open_due("order the badges by 4/5", SAID) == ("by 4/5", (D(2026, 4, 5), D(2026, 5, 4)))
    assert open_due("order the badges by 4/5", SAID, "dmy") is None
    assert open_due("order the badges by 3/6", SAID) is None
    assert open_due("order 4/5 of them by Friday", SAID) is None
