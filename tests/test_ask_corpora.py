"""How well `ask` answers a sixth of the labelled questions of two corpora: floors a little below what is reached on these."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.ask import built_in, run, shares

STEP = 6  # each sixth question: all take a minute and more
FLOORS = {"lantern": (0.75, 0.15, 0.60), "harbour": (0.55, 0.20, 0.50)}  # right, wrongly abstained at most, unanswerable abstained


@pytest.mark.parametrize("corpus", FLOORS)
def test_labelled_questions(corpus: str, tmp_path: Path) -> None:
    right, wrongly, abstained = FLOORS[corpus]
    found = shares(run(corpus, built_in, tmp_path, STEP))
    assert found["bad_quotes"] == 0
    assert sum(found["right"]) / len(found["right"]) >= right
    assert sum(found["wrongly_abstained"]) / len(found["wrongly_abstained"]) <= wrongly
    assert sum(found["abstained"]) / len(found["abstained"]) >= abstained
    assert all(found["told_apart"])
