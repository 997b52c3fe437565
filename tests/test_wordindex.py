"""The index from words to threads answers as plain sets would."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from assistant.knowing.threads import Mention, Owner, Thread
from assistant.knowing.wordindex import WordIndex
from assistant.knowing.wording import Wording
from assistant.records import Source
from tests.histories import DANA, OTTO, held, roster

WORDS = "budget plan room lease monitor report venue contract badge poster"
tasks = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=5, unique=True)


def threads_of(texts: list[list[str]]) -> list[Thread]:
    """A thread a text, by turns of two people, every third one closed."""
    made: list[Thread] = []
    for number, words in enumerate(texts):
        person = (DANA, OTTO)[number % 2]
        (note,) = held(f"{number}.md", f"# 1:1 2026-01-05\n\n- [ ] Me: the {' '.join(words)}\n", person)
        (item,) = note.session.items
        told = Wording([note], roster()).of(item.text, person)
        mention = Mention(note, item, told, told, person, Owner("mine", None, "me"), core=told.words)
        thread = Thread(number, person, mention.owner, [mention])
        if number % 3 == 0:
            thread.close("done", dt.date(2026, 1, 6), Source("a.md", 1, 1, None, None, ""))
        made.append(thread)
    return made


@given(st.lists(tasks, min_size=1, max_size=25), tasks, st.integers(1, 3))
def test_it_answers_as_plain_sets_would(texts: list[list[str]], asked: list[str], least: int) -> None:
    index, threads = WordIndex(), threads_of(texts)
    for thread in threads:
        index.add(thread, thread.first)
        index.mark(thread)
    wanted = {word for word in asked if any(word in t.first.words.words for t in threads)}
    shared = {t.number: len(wanted & t.first.words.words) for t in threads}
    assert index.sharing(wanted, least, core=wanted, reach=()) == [n for n, count in shared.items() if count >= least]
    assert index.sharing(wanted, 1, core=(), reach=list(wanted)[:1]) == [
        t.number for t in threads if {*list(wanted)[:1]} & t.first.words.words
    ]
    holding = [t for t in threads if wanted & t.first.words.called]
    both = {t.number for t in holding if len(wanted & t.first.words.called) > 1}
    told = [t for t in holding if t.person == DANA or t.number in both]
    assert index.told(DANA, wanted, still_open=True) == [t.number for t in told if t.status == "open"]
    assert index.told(DANA, wanted, still_open=False) == [t.number for t in told if t.status != "open"]
    named = [t for t in holding if t.person == OTTO or t.number in both]
    assert index.told("Ines Falk", {*wanted, "otto"}, still_open=True) == [t.number for t in named if t.status == "open"]
    assert index.near(DANA, wanted) == {t.number for t in holding if t.person == DANA}


def test_a_thread_that_is_closed_and_opened_again_is_found_where_it_belongs() -> None:
    index, (_, thread) = WordIndex(), threads_of([["plan"], ["budget"]])
    index.add(thread, thread.first)
    for status in ("open", "done", "open"):
        if status == "done":
            thread.close("done", dt.date(2026, 1, 6), thread.first.source())
        elif thread.status != "open":
            thread.reopen()
        index.mark(thread)
        assert index.told(OTTO, ["budget"], still_open=True) == ([1] if status == "open" else [])
        assert index.told(OTTO, ["budget"], still_open=False) == ([] if status == "open" else [1])
