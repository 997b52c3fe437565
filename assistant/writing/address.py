"""Speaking to somebody instead of about them: "Marek never tells us" becomes, to Marek, "you rarely tell us"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.reading.wordforms import base_form
from assistant.reading.words import BASE_VERBS, stem

ROLE_WORDS = {
    "manager": r"my (?:own )?(?:direct )?(?:manager|boss|lead|team lead|supervisor|line manager|teamlead)",
    "report": r"my (?:direct )?(?:report|junior|employee|direct)|one of my (?:direct )?reports|(?:my|our) (?:new |junior )?(?:intern|analyst|engineer|developer|data scientist|hire)",
    "mentee": r"my mentee",
    "mentor": r"my mentor",
    "peer": r"my (?:colleague|co-?worker|teammate|peer|team mate)|(?:a|one) (?:colleague|co-?worker|teammate|peer)(?: of mine)?",
    "stakeholder": r"my stakeholder",
}
_ADVERBS = r"(?:(?:only ever|also|often|rarely|just|still|then|even|usually|sometimes|really|again|only|now|simply|already|frequently|recently|not|seldom|regularly) )*"
_VERB_AHEAD = r"(?=the\b|a\b|an\b|my\b|our\b|me\b|us\b|it\b|his\b|her\b|him\b|your\b|to\b|with\b|without\b|in\b|on\b|at\b|about\b|them\b|every\b|and\b|over\b|up\b|out\b|no\b|afterwards\b|again\b|later\b|anyone\b|that\b|all\b|when\b|until\b|till\b|late\b|for\b|from\b|home\b|alone\b|\d)"


_MOST_VERBS = 4  # after one subject
_MORE_VERBS = frozenset(
    "complain ignore interrupt blame refuse argue dominate insist expect dismiss disappear react roll deny joke laugh promise waste miss rely depend assume claim demand criticise criticize correct overrule defend explain want need like know forget leave hide stop start".split()
)


def named(names: Iterable[str], role: str) -> str:
    """The pattern of everything that means the person spoken to."""
    parts = [re.escape(name) for name in sorted(names, key=len, reverse=True)]
    if role in ROLE_WORDS:
        parts.append(ROLE_WORDS[role])
    return "|".join(parts)


def speak_to(text: str, who: str, *, pronouns: bool) -> str:
    """A text with the person that the pattern ``who`` means as "you", verbs agreeing; he and she too where ``pronouns``.

    >>> speak_to("Marek never answers and doesn't read his mail", "Marek", pronouns=True)
    "you never answer and don't read your mail"
    """
    subject = "|".join(filter(None, (who, "he|she" if pronouns else "")))
    if not subject:
        return text
    text = re.sub(rf"(?i:\b(?:{who}))'s (?=(?:been|had|got|done|gone|missed|\w+ed)\b)", "you have ", text) if who else text
    text = (
        re.sub(rf"(?i:\b(?:{who}))'s (?=(?:not|so|very|too|often|rarely|good|great|kind|careful|late|\w+ing)\b)", "you are ", text)
        if who
        else text
    )
    text = re.sub(rf"(?i:\b(?:{who}))'s\b", "your", text) if who else text
    if pronouns:
        text = re.sub(r"(?i)\b(?:he|she)'s (?=(?:been|had|got|\w+ed)\b)", "you've ", text)
        text = re.sub(r"(?i)\b(?:he|she)'s\b", "you're", text)
        text = re.sub(r"(?i)\b(?:he|she)'(ll|d)\b", r"you'\1", text)
    text = re.sub(
        rf"\b(?i:{subject}) (?P<adv>{_ADVERBS}never |{_ADVERBS})(?P<verb>(?!sessions?\b|meetings?\b|program\w*\b|team\b|role\b|talks?\b(?! (?:over|about|to|too|through|down|at|for|like|as)\b))[a-z][a-z']*)",
        lambda m: f"you {m.group('adv')}{base_form(m.group('verb'))}",
        text,
    )
    text = re.sub(rf"(?i)\b(?:{subject})\b(?!')", _unless_of_a_thing, text)
    if pronouns:
        text = _pronouns(text)
    return _coordinated(text)


def _unless_of_a_thing(match: re.Match[str]) -> str:
    """The role says only whose in "my mentor sessions"."""
    after = re.match(r" ([a-z]+)", match.string[match.end() :])
    noun = (
        bool(after)
        and match.group().lower().startswith("my ")
        and re.fullmatch(
            r"(?:sessions?|meetings?|programme|program|role|team|job|position|training|talks?|1:1s?)", after.group(1) if after else ""
        )
    )
    return match.group() if noun else "you"


def _pronouns(text: str) -> str:
    text = re.sub(r"(?i)\b(?:himself|herself)\b", "yourself", text)
    text = re.sub(r"(?i)\bhis own\b", "your own", text)
    text = re.sub(r"(?i)\bhis\b", "your", text)
    text = re.sub(r"(?i)\bhim\b|\bhers\b", "you", text)
    return (
        re.sub(
            r"(?i)\bher(?= (?!and\b|or\b|but\b|to\b|for\b|in\b|on\b|at\b|about\b|when\b|because\b|if\b|every\b|with\b|from\b|twice\b|again\b|that\b|so\b|by\b|after\b|before\b|as\b|all\b|not\b|last\b|the\b|a\b|up\b|off\b|several\b|\d)[a-z])",
            "your",
            text,
        ).replace(" her", " you")
        if re.search(r"(?i)\bher\b", text)
        else text
    )


def _coordinated(text: str) -> str:
    """A second verb after the same "you": "you merge and breaks the job" → "you merge and break the job"."""
    if not re.search(r"\byou\b", text):
        return text

    for _ in range(_MOST_VERBS):
        turned = _agree_next(text)
        if turned == text:
            break
        text = turned
    return text


def _agree_next(text: str) -> str:
    def agree(match: re.Match[str]) -> str:
        verb = match.group("verb") or match.group("verb2")
        known = {
            "doesn't": "don't",
            "isn't": "aren't",
            "hasn't": "haven't",
            "does": "do",
            "is": "are",
            "has": "have",
            "was": "were",
            "wasn't": "weren't",
        }
        if verb in known:
            return match.group("head") + known[verb]
        return match.group("head") + (base_form(verb) if stem(verb) in BASE_VERBS | _MORE_VERBS else verb)

    pattern = rf"(?P<head>\byou\b[^.;?]*?(?:,| and| but| or| then),? {_ADVERBS})(?:(?P<verb>doesn't|isn't|hasn't|wasn't|does|is|has)\b|(?P<verb2>[a-z]+s) {_VERB_AHEAD})"
    found = re.search(pattern, text)
    if found and not re.search(
        r"\b(?:I|we|they|it(?!'s)|there|people|someone|which|that(?! (?:was|were|is|are) not))\b(?!.*\byou\b)",
        found.group("head").split("you")[-1],
    ):
        return text[: found.start()] + agree(found) + text[max(found.end("verb"), found.end("verb2")) :]
    return text
