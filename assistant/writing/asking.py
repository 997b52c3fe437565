"""How an ask is worded: to whom, in which tone. Every ask is a question that may be answered with no."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

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

_WHICH = {
    "manager": "Which would you support?",
    "report": "Which do you think would work?",
    "peer": "Which would work for you?",
    "mentor": "Which would you try first?",
    "mentee": "Which do you think would work?",
    "stakeholder": "Which would suit your side?",
}
_AGREE = {
    "manager": "Would you support that?",
    "report": "What do you think?",
    "peer": "Would that work for you?",
    "mentor": "What would you try first?",
    "mentee": "What do you think?",
    "stakeholder": "Would that suit your side?",
}
_OPEN_HELP = {
    "manager": "Could we look at it together and agree on a first step?",
    "report": "How do you see it, and what would you try first?",
    "peer": "How do you see it, and what could we try first?",
    "mentor": "How would you go about it, and what would you try first?",
    "mentee": "How do you see it, and what would you try first?",
    "stakeholder": "Whom on your side should I speak to about it?",
}
_INTENT = {"direct": "How did it look from your side?", "warm": "How did it look from your side?", "formal": "How did you see it yourself?"}
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
    ("formal", "stakeholder"): "I would like to raise a point about our work together.",
}
_EFFECTS = {"direct": "The risk I see is that", "warm": "What worries me is that", "formal": "My concern is that"}
_LONG = (
    ("can't", "cannot"), ("won't", "will not"), ("n't", " not"), ("I'm", "I am"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"),
    ("I'd like", "I would like"), ("I'd value", "I would value"), ("it's been", "it has been"), ("It's been", "It has been"), ("it's", "it is"), ("It's", "It is"),
    ("there's", "there is"), ("There's", "There is"), ("that's", "that is"), ("That's", "That is"),
)  # fmt: skip


def opener(tone: Tone, direction: str) -> str:
    """The sentence before the matter; none where the tone is direct."""
    return _OPENERS.get((tone, direction), "")


def effect_sentence(effect: str, tone: Tone, blank: str = "") -> str:
    """A usual effect, said as a worry and not as a fact."""
    return f"{_EFFECTS[tone]} {effect}{' ' + blank if blank else ''}."


def offer(options: Sequence[str], direction: str, tone: Tone) -> tuple[str, str]:
    """(the ask, the question after it) for ways forward given as verb phrases: "send every request through one form"."""
    first, second = [*options, ""][:2]
    if direction == "mentor":
        first, second = (_through_them(option) for option in (first, second))
        both = f"that we {first}, or that we {second}" if second else f"that we {first}"
        return f"Would you suggest {both}?", _WHICH[direction] if second else ""
    lead = {"direct": "Could we", "warm": "Would it help to", "formal": "Would it be possible to"}[tone]
    again = "" if tone == "direct" else "to "
    if tone == "direct" and _is_theirs(first) != _is_theirs(second) and second:
        asked = f"Could {_doer(first)} {first}, or could {_doer(second)} {second}?"
    else:
        lead = "Could you" if tone == "direct" and _is_theirs(first) else lead
        asked = f"{lead} {first}, or {again}{second}?" if second else f"{lead} {first}?"
    return asked, _WHICH[direction] if second else _AGREE[direction]


def first_step(direction: str, tone: Tone) -> tuple[str, str]:
    """(the ask, the question after it) where no pattern is near: what can be granted for nearly everything."""
    lead = {"direct": "Could we", "warm": "Would it help to", "formal": "Would it be possible to"}[tone]
    return f"{lead} agree on who looks into it, and on a day by which we decide what to change?", _AGREE[direction]


def _is_theirs(option: str) -> bool:
    """Whether an option is the listener's to do: "let me run one piece alone"."""
    return bool(
        re.match(r"(?:give|let|tell|have|show|answer|name|say|keep|put|borrow) (?:me|us|my)\b|(?:say (?:how|what)|answer my)\b", option)
    )


def _doer(option: str) -> str:
    return "you" if _is_theirs(option) else "we"


def _through_them(option: str) -> str:
    return f"ask them to {option}" if _is_theirs(option) else option


_THEM = {"they": "them", "he": "him", "she": "her"}


def wished(wish: Wish, direction: str) -> tuple[str, str]:
    """(the ask, the question after it) for the user's own way forward."""
    if wish.question:
        asked = wish.question[0].upper() + wish.question[1:].rstrip("?") + "?"
        return asked, ""
    deed = wish.deed[0].lower() + wish.deed[1:] if not wish.deed[:2].isupper() else wish.deed
    negative = re.match(r"(?i)not (?:to )?(.+)", deed)
    if negative:
        deed = f"please not {negative.group(1)}"
    if wish.subject in _THEM and direction in ("manager", "stakeholder"):
        return f"Could you ask {_THEM[wish.subject]} {'not ' if negative else ''}to {deed.removeprefix('please not ')}?", ""
    asked = f"Could {wish.subject} {deed}?"
    return asked, "" if wish.subject == "you" else _AGREE[direction]


def way_out(meanwhile: str, help_: str, who: str, direction: str, *, theirs: bool) -> tuple[str, str]:
    """(the ask, the question after it) of a blocker. ``theirs``: the person spoken to is the one whom it waits for."""
    if theirs or direction in ("report", "mentee"):
        return f"Could you give me a day for it, or should I {meanwhile}?", "Is there something in the way that I can help with?"
    help_ = help_.replace("{who}", who)
    if direction == "mentor":
        return f"Would you {meanwhile}, or would you {help_}?", ""
    return f"Meanwhile, should I {meanwhile}, or could you {help_}?", ""


def open_ask(direction: str, ask: str | None = None) -> str:
    """One specific ask where there is no way forward yet: the pattern's, to somebody who can grant it, else an open one."""
    return ask if ask and direction in ("manager", "stakeholder", "mentor") else _OPEN_HELP[direction]


def intent(tone: Tone) -> str:
    """The question that leaves room for the other side of the story."""
    return _INTENT[tone]


def in_full(text: str) -> str:
    """Contractions written out, quoted words aside: for the formal tone."""
    parts = re.split(r"([\"“][^\"”]*[\"”])", text)
    for at in range(0, len(parts), 2):
        for short, long in _LONG:
            parts[at] = re.sub(
                rf"(?<![\w]){re.escape(short)}\b" if short[0] not in "n'" else rf"(?<=\w){re.escape(short)}\b", long, parts[at]
            )
    return "".join(parts)
