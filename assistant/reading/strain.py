"""Burn-out and exhaustion, said of oneself: no blocker and no steam, and whoever says it should be told where help is."""

from __future__ import annotations

import re

from assistant.reading.clauses import sentences

_VERY = r"(?:(?:so|really|just|very|totally|completely|absolutely|utterly|honestly|a bit|quite|pretty|properly|slowly|still|always|constantly|permanently|mentally|emotionally|physically|close to|on the (?:edge|verge) of|near|nearing|heading for|about to be|getting|feeling|and) )*"
_WORN = (
    r"burn(?:ed|t)?[ -]?outs?|burning out|exhausted|exhaustion|worn[ -]?out|worn down|drained|knackered|shattered|wiped out|spent|frazzled|run[ -]down|dead on my feet|at breaking point"
    r"|(?:at|past|near|close to) (?:my|the) (?:limit|breaking point)|at the end of my (?:rope|tether|strength)|running on (?:empty|fumes)|(?:a )?burn-?out"
)
_STATE = re.compile(
    rf"(?i)\b(?:(?:I|we)(?:'m|'re| am| are| feel|'ve been| have been| was| were| get| end up)(?: all| both)?|I think I(?:'m| am)|leaves? me|makes? me feel) {_VERY}(?:{_WORN})\b(?! (?:of|the) \w)"
)
_NOT_STATE = re.compile(r"(?i)\bspent (?:\d|an?|the|my|all|half|most|two|three|four|five|six|too|so|hours|days|weeks)\b")
_CANNOT = re.compile(
    r"(?i)\b(?:I )?(?:can't|cannot|can not|can hardly|don't know how (?:much|long(?:er)?) I can) (?:go on|keep (?:this|it) up|keep going|carry on|cope|take (?:much )?more|do this (?:for )?(?:much longer|any ?more)|keep doing this|sustain this)\b(?! (?:with|because|until|before) )"
    r"|\bI(?:'ve| have)(?: got)? nothing left\b(?! to (?:do|say|add))|\bI(?:'m| am) (?:going to|about to|close to|starting to) burn(?:ing)? out\b|\bI(?:'m| am) burning out\b|\bmy batter(?:y is|ies are) (?:empty|flat)\b"
)
_ONLY = re.compile(
    r"(?i)^(?:and |but |so |honestly,? |to be honest,? |frankly,? |lately,? )*(?:I(?:'m| am| feel|'ve been| have been)?|my batter(?:y|ies)|can't|cannot|completely|totally|burn\w*)\b[^,;]*$"
)
_SMALL_TALK = 9  # words: a clause of that length which tells the state tells hardly anything else
_WHY = re.compile(
    r"(?i)\b(?:because|since|due to|from|after|with the|with all|by (?:the|all|my|our)|of (?:the|all)|for (?:\d|two|three|weeks|months))\b|\d"
)


def worn_out(text: str) -> bool:
    """Whether somebody says of themselves that they are burnt out, exhausted or can't go on.

    >>> worn_out("I'm completely burnt out."), worn_out("I can't go on like this"), worn_out("Dana is burnt out"), worn_out("I spent an hour")
    (True, True, False, False)
    """
    return any(_in(s.text) for s in sentences(re.sub(r"[\"“][^\"”]*[\"”]", "", text)))


def _in(said: str) -> bool:
    found = _STATE.search(said)
    return bool(found and not _NOT_STATE.search(said)) or any(_of_me(said[: m.start()], m.group()) for m in _CANNOT.finditer(said))


def _of_me(before: str, words: str) -> bool:
    """Whether whoever can't go on is the speaker: the nearest one named is "I"."""
    named = re.findall(r"(?i:\b(?:I|he|she|they|we|you|it|who)\b)|\b(?:my|our|the) \w+|\b[A-Z]\w+", f"{before} {words}")
    return not named or named[-1] == "I" or named[-1].lower().startswith(("my batter", "honestly", "lately"))


def without_strain(text: str) -> str:
    """What a text tells besides, as sentences: what wears them out, if they say so; empty where that is all that is said.

    >>> without_strain("I'm burnt out. The on-call rota is down to two people."), without_strain("I am exhausted and can't go on like this.")
    ('The on-call rota is down to two people.', '')
    """
    rest = []
    for sentence in sentences(text):
        left = [c.text for c in sentence.clauses() if not _is_only_strain(c.text)]
        rest += [f"{', '.join(left)}{sentence.end}"] if left else []
    return " ".join(rest)


def _is_only_strain(clause: str) -> bool:
    return _in(clause) and len(clause.split()) <= _SMALL_TALK and not _WHY.search(clause) and bool(_ONLY.match(clause))
