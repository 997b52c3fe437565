"""The words that turn a sentence into another one, and what a check knows beside the two texts."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.writing.wordforms import Token

# States that "is" may stand before without closing anything ("backfill blocked" → "the backfill is blocked").
NOT_DONE = frozenset("blocked stuck waiting overdue pending late delayed unclear missing open due".split())
# Where a line only weighs something, an "is" would make it so.
TENTATIVE = frozenset(
    "if whether maybe perhaps might may could should would idea ideas propose proposed proposal suggest suggested consider considering discuss discussed "
    "want wants hope hopes risk rumour rumor ask asked think thinks unless until possible possibly".split()
)
NEGATIVE = frozenset("no not never none nothing nobody without neither nor non 'd cannot hardly barely".split())
# Words by which a sentence turns into another one: who, whether, how many, when, in which state.
LOGIC = NEGATIVE | frozenset(
    "i me my mine myself you your yours he him his she her hers they them their theirs we us our ours it its 's who whom whose "
    "all every each some any most both only few many much more less least fewer several half "
    "if unless whether or but except until till before after since by from than over under between against instead because while although though "
    "must shall should will might may still already yet again ever always often sometimes usually once twice "
    "done finished closed complete completed resolved fixed shipped launched approved agreed accepted signed decided promised open blocked stuck waiting "
    "pending dropped cancelled canceled rejected declined failed was were has have had did been being am "
    "zero one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million first second third last next "
    "around roughly nearly almost approximately".split()
)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a verdict needs beside the piece: folded name words, texts that must stay, and the words of the prompt's examples."""

    names: frozenset[str] = frozenset()
    facts: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


def is_anchor(token: Token, grounds: Grounds) -> bool:
    """A name, number, date, address or mark: what little words beside it would tie otherwise."""
    return token.shape != "word" or token.norm in grounds.names or (token.raw[:1].isupper() and not token.first)


def bare_marks(marks: str) -> str:
    """The marks that part words; emphasis, quotation marks and bullets do not."""
    return "".join(mark for mark in marks if mark not in "*_`'‘’\"“”„«»•")
