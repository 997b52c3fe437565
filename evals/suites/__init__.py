"""All suites, in the order of the floors that they look at."""

from evals.cases import Suite
from evals.suites import abstain, ask, grounding, ledger, prep, reading, reframe, retrieval, timeline

SUITES: tuple[Suite, ...] = (
    reading.SUITE,
    ledger.SUITE,
    timeline.SUITE,
    retrieval.SUITE,
    ask.SUITE,
    abstain.SUITE,
    prep.SUITE,
    reframe.SUITE,
    grounding.SUITE,
)
