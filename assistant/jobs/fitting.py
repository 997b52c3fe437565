"""Which pattern of the library a problem is told by: the nearest that fits, and the one with two ways out where work waits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.jobs.drafting import Case
from assistant.knowing.patterns import THRESHOLD, Match, Pattern, rank
from assistant.reading.stance import waits
from assistant.reading.words import content_words

_NEAR_STEP = 0.2
_NEAR = 0.12  # a pattern that fits the situation better may be that much further away by its words
_SIGNS = re.compile(r"(?i)\buntil (?:the )?[\w-]+ (?:signs?|approves?|signs? off)\b")  # whatever waits, it waits for that


def best_score(text: str, case: Case) -> float:
    """How near a text is to any pattern by its words."""
    matches = rank(text, case.patterns)
    return matches[0].score if matches else 0.0


_ROLES = frozenset(
    content_words(
        "mentor mentee manager boss lead colleague teammate team report customer client student pupil nurse doctor never session talk"
    )
)


def _by_role_alone(match: Match, text: str) -> bool:
    """Whether all that a text has in common with a pattern is who it is about: "my mentor …" is not yet a mentor who only tells."""
    shared = set(content_words(text)) & {word for told in (*match.pattern.wordings, *match.pattern.said) for word in content_words(told)}
    return not match.keyed and bool(shared) and shared <= _ROLES


def fitting_pattern(text: str, matches: Sequence[Match], case: Case) -> Pattern | None:
    """The nearest pattern above the threshold; one with a step where somebody's own doing is the matter."""
    fitting = [m for m in matches if m.fitting and not (m.pattern.blocks and m.pattern.topic == "blockers") and not _by_role_alone(m, text)]
    near = sorted(fitting, key=lambda match: -match.rank)
    if not near:
        return None
    if case.to_you and case.direction in ("report", "mentee", "peer"):
        with_step = next((m for m in near if m.pattern.step and m.rank >= near[0].rank - _NEAR_STEP), None)
        return (with_step or near[0]).pattern
    return near[0].pattern


def blocking_pattern(text: str, matches: Sequence[Match]) -> Pattern | None:
    """The nearest pattern with the two ways out of a blocker, where the text tells of waiting."""
    if not waits(text):
        return None
    best = matches[0].score if matches else 0.0
    if _SIGNS.search(text):
        return next((m.pattern for m in matches if m.pattern.id == "blocked-approval"), None)
    found = next((m for m in matches if m.pattern.blocks), None)
    if found is None or found.score < THRESHOLD:
        return None
    return found.pattern if found.score >= best - _NEAR or waits(text, strongly=True) else None
