"""What of a question a line must hold to answer it: the right thing, the right attribute, the right speaker; likeness doesn't make up for these.

"When is Yusra's birthday" is not answered by another day of hers, "who chairs the group" by no member, "what did Wanda say of the lockers"
by nothing that somebody else says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.attributes import asks_where
from assistant.answering.case import Case
from assistant.answering.evidence import Evidence
from assistant.answering.terms import Term, stems_of
from assistant.answering.traits import ASKS_FIRST, ELSE, MENTIONED, VOICE, is_task
from assistant.reading.inline import fold

_OF_ATTRIBUTES = ("when", "who", "how_many", "how_long", "why", "fact", "yes_no", "decided")
_WORD = re.compile(r"[^\W_][\w'’&+./:-]*[^\W_]|[^\W_]")
_VERY_LIKE = 0.6  # likeness from which other words for the same thing will do
_IN_ROLE = 0.7
_RATHER_LIKE = 0.5
_ENDS = r"(?=\s+(?:of|for|in|on|at|to|from|with|about|by|that|who|which|when|after|before|like|again|now|yet|going|being|doing|coming|getting|called|again|\w+ing|\w+ed)\b|[?.!,;]|\W*$)"
# "when's Yusra's birthday", "what is the kitchen's share": what belongs to somebody or something.
_OWNED = re.compile(
    rf"^\W*(?:what|when|where)(?:['’]?s| is| was| are| were)\s+(?:(?:the|our|my)\s+)?[\w-]+['’]s\s+(?P<np>[\w'’-]+(?: [\w'’-]+){{0,2}}?){_ENDS}",
    re.I,
)
# Their answers don't repeat them: "she drives a taxi" tells a job.
_UNSAID = frozenset(
    "job role title position hobby hobbies background name age place location city town time date day status state dream goal opinion background plan address".split()
)
_COUNTED = re.compile(r"\bhow many (?P<np>[\w'’-]+(?: [\w'’-]+)?)\b", re.I)
_ACTED = re.compile(
    r"^\W*(?:and )?who(?:['’]?s)? (?P<verb>(?!is\b|was\b|are\b|were\b|will\b|else\b|sits?\b|gets?\b|goes\b|comes?\b|takes?\b|does\b|needs?\b|wants?\b|got\b|went\b|took\b|did\b|does\b|do\b|has\b|have\b|am\b|should\b|can\b)[a-z]+)\b",
    re.I,
)
# "Who is the second reviewer of the trial": somebody in that role.
_ROLE = re.compile(r"^\W*(?:and )?who(?:['’]?s| is| was| are| were) (?:the|our|my|his|her|their|[\w-]+['’]s) ", re.I)
_SET_BESIDE = re.compile(r"\w\s*(?:=|→|->)\s*[a-z]{3,}")  # "new deputy = ruud"
_SPEAKER = re.compile(
    r"^\W*(?:what|how)(?:['’]?s)? (?:did|does|do|has|have|had)\s+(?:the )?(?P<who>[\w'’-]+(?: [\w'’-]+)?)\s+(?:say|said|think|thinks|thought|tell|told|want|ask|answer|suggest|feel|react|reply|mention)\w*\b",
    re.I,
)
_MATTER = re.compile(r"\b(?:about|of|on|regarding|over)\s+(?P<np>.+)$", re.I)
# Whom a line only addresses or works with says nothing there.
_ADDRESSED = re.compile(
    r"\b(?:to|for|with|from|by|at|tell|told|ask|asks|asked|chase[ds]?|met|meet|see|saw|show|send|sent|give|gave) (?:the )?$", re.I
)
# "Legal: no", "Kim refuses": words of one's own behind the name.
_SPEAKS = re.compile(
    r"[\w'’-]+(?:\s*[:(–—=>\"“-]|,? (?:yes|no|not|ok|okay|would|will|can|could|may|is|was|has|had|needs?|[a-z]+ed|[a-z]+s)\b)"
)
# "moved to the 24th as Tom is away": in the clause behind somebody else is spoken of.
_SIDE_CLAUSE = re.compile(
    r"\b(?:as|while|because|since|when|until|unless|if|but|so|and) (?P<who>[A-Z][\w’-]+) (?:is|was|will|has|had|goes|went|[a-z]+s|[a-z]+ed)\b[^.;!?]*"
)


def holds_essentials(case: Case, evidence: Evidence) -> bool:
    """Whether it holds what a question cannot do without, or is so like it that other words will do."""
    if (evidence.like or 0.0) >= _VERY_LIKE:
        return True
    kind, question = case.inquiry.kind, case.inquiry.rest
    if kind in _OF_ATTRIBUTES and not _speaks_of_thing(case, evidence):
        return False
    if kind == "said_about":
        return _of_matter(case, evidence) and _of_speaker(case, evidence)
    if kind == "how_many":
        return _held(_named_by(_COUNTED.search(question), case), evidence)
    if kind == "who":
        return _of_role(case, evidence)
    if kind == "how_often":
        return _held([term for term in case.terms if not term.soft][-1:], evidence)
    if kind == "yes_no":
        return _of_matter(case, evidence) and all(any_held(group, evidence) for group in _things(case)[:1])
    if asks_where(question):
        return all(any_held(group, evidence) for group in _things(case))
    if kind in ("fact", "when") and not (ASKS_FIRST.search(question) or MENTIONED.search(question)):
        owned = _named_by(_OWNED.search(case.inquiry.question), case)[-1:]
        return _held([term for term in owned if term.word not in _UNSAID], evidence)
    return True


def of_somebody_else(case: Case, evidence: Evidence) -> bool:
    """Whether all that it holds of a question about one person is told of another, in a clause of its own."""
    text = evidence.sentence.point.text
    asked = {word for name in case.inquiry.people for word in fold(name).split()} | {term.word for term in case.terms}
    aside = [found for found in _SIDE_CLAUSE.finditer(text) if fold(found["who"]) not in asked and case.names(found["who"])]
    if not aside or len(case.inquiry.people) != 1:
        return False
    rest = stems_of(
        "".join(text[a:b] for a, b in zip([0, *(f.end() for f in aside)], [*(f.start() for f in aside), len(text)], strict=True))
    )
    held = [term for term in case.terms if term not in evidence.missed and not term.soft]
    return bool(held) and not any({term.stem, *term.others} & rest for term in held)


def _of_role(case: Case, evidence: Evidence) -> bool:
    """Who: somebody else than the one asked about, in the role or at the deed that is asked for."""
    text, question = evidence.sentence.point.text, case.inquiry.rest
    if case.inquiry.people and not (case.names(text) or ELSE.search(text) or _SET_BESIDE.search(text)):
        return False  # "he" is the one the question names
    role = _things(case)[:1] if _ROLE.search(question) else []
    return _held([*_named_by(_ACTED.search(question), case, "verb"), *(group[-1] for group in role)], evidence)


def in_role(case: Case, evidence: Evidence) -> bool:
    """Whether it speaks of the role that a question asks the holder of ("who is the second reviewer"), or is so like it that other words will do."""
    role = _things(case)[:1] if _ROLE.search(case.inquiry.rest) else []
    return (evidence.like or 0.0) >= _IN_ROLE or _held([group[-1] for group in role], evidence)


def _speaks_of_thing(case: Case, evidence: Evidence) -> bool:
    """Whether it holds more of a question than whom it names: "when does Benedikt go on holiday" is not answered by his lunch."""
    called = {word for names in case.called.values() for name in names for word in (name, *name.split())}
    rest = [term for term in case.terms if not (term.soft or term.named or term.deed or term.word in called)]
    return not rest or any(term not in evidence.missed for term in rest)


def answers_in_other_words(case: Case, evidence: Evidence) -> bool:
    """Whether a sentence that shares few words speaks of the thing asked for, with every name: of its price, not of another thing's."""
    if (
        any(term.named for term in evidence.missed)
        or is_task(evidence.sentence)
        or evidence.sentence.key[:2] in case.tasks
        or not _speaks_of_thing(case, evidence)
    ):
        return False
    if not any(term not in evidence.missed for term in case.terms if not (term.soft or term.named)):
        return False
    if case.inquiry.kind == "how_many":
        return all(any_held(group, evidence) for group in _things(case)[:1])
    deed = any(term.deed for term in evidence.missed)
    return not (case.inquiry.kind == "who" and deed) or (evidence.like or 0.0) >= _RATHER_LIKE


def _things(case: Case) -> list[list[Term]]:
    """The things that a question names, in its order, each with the words that stand side by side for it ("Kubernetes exam")."""
    words = [fold(word) for word in _WORD.findall(case.inquiry.rest)]
    groups: list[list[Term]] = []
    last = -2
    for term in case.terms:
        if term.soft or term.deed:
            continue
        at = next((i for i, word in enumerate(words) if word == term.word or word.removesuffix("'s") == term.word), last + 2)
        if groups and at == last + 1:
            groups[-1].append(term)
        else:
            groups.append([term])
        last = at
    return groups


def speaks_of_things(case: Case, evidence: Evidence) -> bool:
    """Whether it holds each of the things that a question names, of one of several words one of these."""
    return all(any_held(group, evidence) for group in _things(case))


def things_in(case: Case, part: str) -> list[list[Term]]:
    """The things that a part of the question names, in its order; those that stand right behind each other are one."""
    words = stems_of(part)
    return [kept for group in _things(case) if (kept := [term for term in group if term.stem in words or term.word in fold(part).split()])]


def any_held(terms: Sequence[Term], evidence: Evidence) -> bool:
    """Whether one of the words stands there."""
    return any(term not in evidence.missed for term in terms)


def _named_by(found: re.Match[str] | None, case: Case, group: str = "np") -> list[Term]:
    """The terms that a part of the question stands for; none where it only frames what is asked."""
    if found is None:
        return []
    stems = stems_of(found[group])
    return [term for term in case.terms if not term.soft and (term.stem in stems or term.word in fold(found[group]).split())]


def _held(terms: Sequence[Term], evidence: Evidence) -> bool:
    return not any(term in evidence.missed for term in terms)


def _of_matter(case: Case, evidence: Evidence) -> bool:
    """Of what is asked about one word at least stands there; "what did she say about the budget" is not answered by what else she said."""
    matter = _named_by(_MATTER.search(case.inquiry.rest), case)
    if len(matter) == 2 and matter[-1] in evidence.missed and _in_a_row(matter, case):
        return False  # "the Routing board" is no other thing of Routing
    return not matter or any(term not in evidence.missed for term in matter)


def _in_a_row(terms: Sequence[Term], case: Case) -> bool:
    """Whether two words stand side by side in the question."""
    return re.search(rf"\b{re.escape(terms[0].word)} {re.escape(terms[1].word)}\b", fold(case.inquiry.rest)) is not None


def _of_speaker(case: Case, evidence: Evidence) -> bool:
    """Where somebody else than the partner is to have said it: they stand there, and speak."""
    speaker = _named_by(_SPEAKER.search(case.inquiry.rest), case, "who")
    if not speaker:
        return True
    text = fold(evidence.sentence.point.text)
    places = [found.start() for found in re.finditer(rf"\b{re.escape(speaker[0].word)}", text)]
    if not _held(speaker, evidence) or VOICE.search(evidence.sentence.point.text):
        return _held(speaker, evidence)
    return any(not _ADDRESSED.search(text[:place]) and _SPEAKS.match(text[place:]) for place in places)
