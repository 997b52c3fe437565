"""How an ask is worded: to whom, in which tone. One clear question that may be answered with no."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal
from zlib import crc32

from assistant.knowing.patterns import Way
from assistant.reading.stance import Wish

Tone = Literal["direct", "warm", "formal"]
TONES: tuple[Tone, ...] = ("direct", "warm", "formal")
# What fits where the user names none: nearness decides.
USUAL: dict[str, Tone] = {
    "manager": "direct",
    "report": "warm",
    "peer": "direct",
    "mentor": "warm",
    "mentee": "warm",
    "stakeholder": "formal",
}

# Between two real alternatives. Which wording is taken hangs on the ways themselves: the same matter is asked in the same words.
_WHICH = {
    "manager": ("Which would you rather try?", "Which would you support?", "Which makes more sense to you?"),
    "report": ("Which do you think would work?", "Which would you rather try?", "What do you think?"),
    "peer": ("Which would be easier for you?", "Which would work for you?", "Which suits you better?"),
    "mentor": ("Which one would you try?", "Which would you try first?", "Which would you go for?"),
    "mentee": ("Which do you think would work?", "Which would you rather try?", "What do you think?"),
    "stakeholder": ("Which would suit your side?", "Which would be easier for your side?", "Which would you prefer?"),
}
_OPEN_HELP = {
    "manager": "What would you try first, and who could help me with it?",
    "report": "How do you see it, and what would you try first?",
    "peer": "How do you see it, and what could we try first?",
    "mentor": "How would you go about it?",
    "mentee": "How do you see it, and what would you try first?",
    "stakeholder": "Whom on your side should I speak to about it?",
}
_OPENERS = {
    ("warm", "manager"): "I'd like your help with something.",
    ("warm", "peer"): "Do you have a moment for something that I'd like us to sort out?",
    ("warm", "report"): "I'd like to talk something through with you.",
    ("warm", "mentee"): "I'd like to talk something through with you.",
    ("warm", "mentor"): "I'd value your view on something.",
    ("warm", "stakeholder"): "I'd like to find a good way forward with you.",
    ("formal", "manager"): "I would like to raise a point.",
    ("formal", "peer"): "I would like to raise a point.",
    ("formal", "report"): "I would like to raise a point with you.",
    ("formal", "mentee"): "I would like to raise a point with you.",
    ("formal", "mentor"): "I would like to ask for your advice.",
    ("formal", "stakeholder"): "I would like to bring up something about our work together.",
}
_LEADS = {
    ("direct", "we"): "Could we",
    ("direct", "you"): "Could you",
    ("direct", "I"): "Could I",
    ("warm", "we"): "Would it help to",
    ("warm", "you"): "Could you",
    ("warm", "I"): "Could I",
    ("formal", "we"): "Would it be possible to",
    ("formal", "you"): "Would you be able to",
    ("formal", "I"): "Would it be possible for me to",
}
_LONG = (
    ("can't", "cannot"), ("won't", "will not"), ("n't", " not"), ("I'm", "I am"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"),
    ("I'd like", "I would like"), ("I'd value", "I would value"), ("it's been", "it has been"), ("It's been", "It has been"), ("it's", "it is"), ("It's", "It is"),
    ("there's", "there is"), ("There's", "There is"), ("that's", "that is"), ("That's", "That is"),
)  # fmt: skip


def opener(tone: Tone, direction: str) -> str:
    """The sentence before the matter; none where the tone is direct."""
    return _OPENERS.get((tone, direction), "")


def offer(ways: Sequence[Way], direction: str, tone: Tone) -> tuple[str, str]:
    """(the ask, the question after it) for one way forward, or for two between which somebody may choose."""
    first, *others = ways
    lead = _LEADS[tone, first.doer]
    if not others:
        return f"{lead} {first.deed}?", ""
    second = others[0]
    other = _LEADS[tone, second.doer]
    again = "to " if lead.endswith(" to") else ""
    rest = f"{again}{second.deed}" if other == lead else f"{other[0].lower()}{other[1:]} {second.deed}"
    return f"{lead} {first.deed}, or {rest}?", _which(direction, ways)


def advice_on(ways: Sequence[Way], whom: str) -> tuple[str, str]:
    """(what I could do, the question after it) for somebody who is no part of it: a mentor. ``whom``: with whom it would be done."""
    told = [_mine(way, whom) for way in ways]
    if len(told) == 1:
        return f"I could {told[0]}. Would you try that first?", ""
    if ways[0].doer == ways[1].doer == "we":
        told[1] = f"that we {ways[1].deed}"
    return f"I could {told[0]}, or {told[1]}. {_which('mentor', ways)}", ""


def _mine(way: Way, whom: str) -> str:
    if way.doer == "I":
        return way.deed
    if way.doer == "you":
        return f"ask {whom or 'them'} to {way.deed}"
    return f"propose {f'to {whom} ' if whom else ''}that we {way.deed}"


def _which(direction: str, ways: Sequence[Way]) -> str:
    wordings = _WHICH[direction]
    return wordings[crc32(" ".join(way.deed for way in ways).encode()) % len(wordings)]


_BETWEEN = {
    "manager": "Which would you support",
    "report": "Which do you think would work better",
    "peer": "Which would work better for you",
    "mentor": "Which would you choose",
    "mentee": "Which do you think would work better",
    "stakeholder": "Which would suit your side better",
}
_TAKES = {"mentor": "Would you", "we": "Should we", "you": "Could you"}


def between(options: Sequence[str], direction: str, *, subject: str, deeds: bool) -> str:
    """The question that offers the user's own options to the letter. ``deeds``: each is something that ``subject`` would do.

    >>> between(("build on the old table", "wait until April"), "manager", subject="I", deeds=True)
    'Should I build on the old table, or wait until April?'
    """
    listed = f"{', '.join(options[:-1])}, or {options[-1]}"
    if not deeds:
        return f"{_BETWEEN[direction]}: {listed}?"
    lead = _TAKES.get("mentor" if direction == "mentor" and subject != "you" else subject, "Should I")
    return f"{lead} {listed}?"


_THEM = {"they": "them", "he": "him", "she": "her"}


def wished(wish: Wish, direction: str) -> str:
    """The ask for the user's own way forward."""
    if wish.question:
        return wish.question[0].upper() + wish.question[1:].rstrip("?") + "?"
    deed = wish.deed[0].lower() + wish.deed[1:] if not wish.deed[:2].isupper() else wish.deed
    negative = re.match(r"(?i)not (?:to )?(.+)", deed)
    if negative:
        deed = f"please not {negative.group(1)}"
    if wish.subject in _THEM and direction in ("manager", "stakeholder"):
        return f"Could you ask {_THEM[wish.subject]} {'not ' if negative else ''}to {deed.removeprefix('please not ')}?"
    return f"Could {wish.subject} {deed}?"


def way_out(meanwhile: str, help_: str, who: str, direction: str, *, theirs: bool) -> tuple[str, str]:
    """(the ask, the question after it) of a blocker. ``theirs``: the person spoken to is the one whom it waits for."""
    if theirs or direction in ("report", "mentee"):
        after = "Is there something in the way that I can help with?" if direction in ("report", "mentee") else ""
        return f"Could you give me a day for it, or should I {meanwhile}?", after
    help_ = help_.replace("{who}", who)
    if direction == "mentor":
        return f"Would you {meanwhile}, or {help_}?", ""
    return f"Should I {meanwhile}, or could you {help_}?", ""


def open_ask(direction: str, ask: str | None = None) -> str:
    """One specific ask where there is no way forward yet: the pattern's, to somebody who can grant it, else an open one."""
    return ask if ask and direction in ("manager", "stakeholder", "mentor") else _OPEN_HELP[direction]


_LIGHTER = {
    "manager": "Could we go through what is on my plate this week, and decide what can wait or go to somebody else?",
    "report": "Could we look at which of the things between us can wait for now?",
    "peer": "Could we look at what you could take off me for a while, or what we could put off?",
    "mentor": "How would you bring that up with those who give me the work, and what would you let go of first?",
    "mentee": "Could we look at how to make our sessions lighter for a while?",
    "stakeholder": "Could we agree on what can wait for now?",
}


def lighter(direction: str, *, of_all: bool = False) -> str:
    """The ask of somebody who is worn out: to look at the load together, in one small step. ``of_all``: said of the team."""
    ask = _LIGHTER[direction]
    return ask.replace("my plate", "our plate").replace("take off me", "take off us").replace("give me", "give us") if of_all else ask


def strength(blank: str) -> str:
    """What works, before what does not: for the user to fill in."""
    return f"I like how you {blank}."


def noticed(gap: str) -> str:
    """The gap after the strength, said as something one has seen."""
    first, _, rest = gap.partition(" ")
    return f"One thing I noticed, though: {first.lower()} {rest}" if first in ("You", "Your", "You're", "You've", "The") else gap


def to_try(step: str, direction: str) -> str:
    """One thing to try, said as a wish among equals and as advice to those whom one guides."""
    if direction in ("report", "mentee"):
        return f"Next time, try to {step}."
    return f"It would help me if you could {step}."


_EVENT = re.compile(
    r"(?i)\b(?:was|were|had|did|didn't|went|came|sent|said|told|gave|took|broke|left|made|wrote|rewrote|forgot|\w{3,}(?<!need)(?<!ne)(?<!spe)ed)\b"
)


_PASSIVE = re.compile(
    r"(?i)(?:\b(?:is|are|am|be|being|get|gets|feels?)|'s|'re|'m) (?:not |so |too |\w+ly )?(?:\w+ed|left out|lost|told|taken|made)\b"
)  # "what is expected of me" is no event


def _main(told: str) -> str:
    """The main clause: what hangs on it may have another tense ("you don't do what we agreed on")."""
    return re.split(r"(?i),? (?:because|since|after|when|before|what|how|which|that) ", told, maxsplit=1)[0]


def is_event(told: str) -> bool:
    """Whether something that happened is told, and not a habit."""
    return bool(_EVENT.search(_PASSIVE.sub("", told)))


def leads_to(effect: str, told: str) -> str:
    """What a problem may lead to, joined to what was told of it: a habit goes on, an event has its way."""
    if effect.split()[0] in ("Until", "Whatever", "The", "It") and not effect.startswith(
        ("The date", "The ones", "The next", "The others")
    ):
        return effect
    keeps = effect.startswith(("I ", "My "))
    told = _main(told)
    return f"{'Because of that,' if is_event(told) else 'If that goes on,'} {effect if keeps and effect[0] == 'I' else effect[0].lower() + effect[1:]}"


def intent(gap: str) -> str:
    """The question that leaves room for the other side of the story: about what happened, or about a habit."""
    return "How did it look from your side?" if is_event(_main(gap)) else "How do you see it?"


def in_full(text: str) -> str:
    """Contractions written out, quoted words aside: for the formal tone."""
    parts = re.split(r"([\"“][^\"”]*[\"”])", text)
    for at in range(0, len(parts), 2):
        for short, long in _LONG:
            parts[at] = re.sub(
                rf"(?<![\w]){re.escape(short)}\b" if short[0] not in "n'" else rf"(?<=\w){re.escape(short)}\b", long, parts[at]
            )
    return "".join(parts)
