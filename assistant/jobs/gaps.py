"""The gaps that suggested questions are fitted to: what the notes show to be missing, stuck, late or unanswered."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.jobs import bank
from assistant.jobs.coaching import Observation
from assistant.knowing.openquestions import OpenQuestion
from assistant.knowing.projects import Track
from assistant.knowing.telling import shorten
from assistant.records import Action

_FROM_WATCH = {
    "career_crowded_out": ("no_career_talk",),
    "no_career_talk": ("no_career_talk",),
    "status_heavy": ("status_heavy",),
    "one_way_feedback": ("no_feedback_to_me", "no_feedback_to_them"),
    "all_short_term": ("all_short_term",),
    "no_goal": ("no_goal",),
    "untried_advice": ("untried_advice",),
    "stuck_blocker": ("blocked",),
    "own_overdue_repeat": ("overdue_mine",),
    "carried_often": ("carried_often",),
    "many_p0": ("many_p0",),
    "question_unanswered": ("open_questions",),
    "no_personal": ("no_personal",),
    "skipped_sessions": ("skipped_sessions",),
    "cadence_slipping": ("long_gap",),
}


def gaps_of(
    watch: Sequence[Observation], theirs: Sequence[Action], projects: Sequence[Track], questions: Sequence[OpenQuestion], as_of: dt.date
) -> list[bank.Gap]:
    """What a good question may be about, most telling first, one of each kind: what is watched, what is stuck or slipped, what is late or unanswered."""
    gaps = [bank.Gap(serves, _reason(seen), seen.evidence[:2]) for seen in watch for serves in _FROM_WATCH.get(seen.check, ())[:1]]
    for track in projects:
        if track.stuck:
            gaps.append(bank.Gap("blocked", f"{shorten(track.title, 40)} is {track.status.lower()}", (track.source,), project=track.title))
        elif track.slipped_from:
            gaps.append(
                bank.Gap(
                    "slipped",
                    f"{shorten(track.title, 40)} moved from {track.slipped_from.day} {track.slipped_from:%b}",
                    (track.source,),
                    project=track.title,
                )
            )
    late = [a for a in theirs if a.overdue_days(as_of)]
    if late:
        gaps.append(bank.Gap("overdue_theirs", f"“{shorten(late[0].text, 45)}” is overdue", (late[0].mentions[-1],), item=late[0].text))
    if questions:
        gaps.append(bank.Gap("open_questions", "a question of last time is open", (questions[0].source,)))
    return list({g.serves: g for g in reversed(gaps)}.values())[::-1]


def _reason(seen: Observation) -> str:
    return shorten(re.split(r"\. | \(|; ", seen.text)[0].rstrip("."), 80)
