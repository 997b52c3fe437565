"""Whether a text is English: only English is reframed, and saying so is better than a bad sentence."""

from __future__ import annotations

import re

_ENGLISH = frozenset(
    """the a an and or but of to in on at for with from is are was were be been have has had do does did not don't i i'm me my we us our you your he she it they them their
    this that these those what when why how who can can't could should will would so too just all every no never always still because if about after before more
    than there here again get got need want as by up out its it's""".split()
)
_OTHERS = frozenset(
    """der die das und ist nicht ich wir sie ein eine zu den mit auf für von dem des wird werden haben hat immer niemand uns mir mein meine aber auch noch kein keine dass
    le la les des et est pas je nous vous ils une un dans pour sur avec qui que ne ce cette mon ma mes notre toujours jamais personne plus sont
    el los las y es no yo nosotros una por para con que se mi mis nuestro siempre nunca nadie pero muy del al lo está están
    il gli che di non io noi sono mio mia sempre mai nessuno con per ma anche della
    o os as e não eu nós um uma com por para que sempre nunca ninguém mas muito do da
    de het een en is niet ik wij we van dat die voor op met altijd nooit niemand maar ook geen mijn ons
    i w na nie się jest że do to ja my z ale zawsze nigdy nikt jak co
    och att det är inte jag vi en ett på för med som alltid aldrig ingen men og ikke jeg er av til det""".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def is_english(text: str) -> bool:
    """Whether a text reads as English; a text of a few words only has to look like it.

    >>> is_english("the build is broken again"), is_english("Wir bekommen ständig neue Anforderungen"), is_english("Deployments hang")
    (True, False, True)
    """
    words = [word.casefold() for word in _WORD.findall(text.replace("’", "'"))]
    if not words:
        return True
    if sum(not word.isascii() and not _latin(word) for word in words) > len(words) / 3:
        return False
    english = sum(word in _ENGLISH for word in words)
    other = sum(word in _OTHERS and word not in _ENGLISH for word in words)
    accents = sum(not word.isascii() for word in words)
    return english + 1 > other + accents * 0.5 or english >= len(words) / 4


def _latin(word: str) -> bool:
    return all(ord(char) < 0x250 for char in word)
