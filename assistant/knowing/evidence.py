"""The one task that a sign or a finding closes where no plainer report does: "the rota is on the wall", "wine course is £640"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.knowing.findings import found_out
from assistant.knowing.objections import contradicts
from assistant.knowing.outcomes import Case
from assistant.knowing.signs import Shown, Sign, shows, signs_in
from assistant.knowing.threads import Thread
from assistant.knowing.wording import Wording

_PAIR = 2  # words of a question that its answer in another's notes must name
_TOGETHER = re.compile(r"\b(?:together|with (?:him|her|them|us|me)|(?:him|her|them) (?:my|the|our))\b", re.I)


def told_by_sign(case: Case, threads: Sequence[Thread], wording: Wording) -> list[Thread]:
    """The one task whose thing is told to be there, had or read, or whose question is answered.

    None where two fit alike. An amount that another's task asks for as well answers that, too.
    """
    report = case.report
    if report.verdict not in ("done", "fact") or case.project or not threads:
        return []
    signs = signs_in(report.text, report.told)
    found: list[tuple[int, Thread]] = []
    elsewhere: list[Thread] = []
    for thread in threads:
        asked = found_out(report.text, thread, wording.unsaid(thread.person))
        if thread.person == case.person and thread.person is not None:
            if (signs or asked) and (words := _words(case, thread, signs, asked, wording)):
                found.append((words, thread))
        elif asked >= _PAIR and not contradicts(report, case.held, thread, wording.roster):
            elsewhere.append(thread)
    found.sort(key=lambda f: -f[0])
    here = [found[0][1]] if len(found) == 1 or (found and found[0][0] > found[1][0]) else []
    return here + (elsewhere if len(elsewhere) == 1 else [])


def _words(case: Case, thread: Thread, signs: Sequence[tuple[Sign, re.Match[str]]], asked: int, wording: Wording) -> int:
    """How many words of the task the best sign names that may be of it; 0 if none is."""
    unsaid = wording.unsaid(thread.person)
    fits = [how for sign, told in signs if (how := shows(sign, told, thread, unsaid))]
    fits += [Shown(asked, None, False)] if asked else []
    return max((how.words for how in fits if _may_show(case, thread, how, wording)), default=0)


def _may_show(case: Case, thread: Thread, how: Shown, wording: Wording) -> bool:
    """Whether who is told to have it is not who owes it, or who did it is, and nothing else speaks against it."""
    report = replace(case.report, verdict="fact", phrases=frozenset({how.thing}) if how.thing else case.report.phrases)
    if contradicts(report, case.held, thread, wording.roster):
        return False
    if how.who is None or thread.owner.side == "shared":
        return True
    who = how.who.removesuffix("'s").removesuffix("’s")
    name = wording.roster.owner_side(who, case.held.person, case.held.session)[1]
    if how.received:
        return name is None or name != thread.owner.name or _TOGETHER.search(case.report.text) is not None
    return name == thread.owner.name
