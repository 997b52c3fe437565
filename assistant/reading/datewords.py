"""The names of months and weekdays in the languages notes are kept in, ready to be built into patterns.

English first; German, French, Spanish, Italian, Dutch and Portuguese for names written out and their usual short forms.
Words are compared without accents and case, so that ``Mär``, ``mär`` and a decomposed ``mär`` are one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_ENGLISH_MONTHS = (
    "january jan",
    "february feb febr",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
# German, French, Spanish, Italian, Dutch, Portuguese; a month a line.
_OTHER_MONTHS = (
    "januar jänner jän janvier janv enero ene gennaio genn gen januari janeiro",
    "februar feber février févr fév febrero febbraio februari fevereiro fev",
    "märz mär mrz mars marzo maart mrt março",
    "avril avr abril abr aprile",
    "mai mayo maggio mag mei maio",
    "juni juin junio giugno giu junho",
    "juli juillet juil julio luglio lug julho",
    "août agosto ago augustus",
    "septembre septiembre setiembre settembre sett set setembro",
    "oktober okt octobre octubre ottobre ott outubro out",
    "novembre noviembre novembro",
    "dezember dez décembre déc diciembre dic dicembre dezembro",
)
_WEEKDAYS = (
    "monday mon montag lundi lunes lunedì maandag segunda-feira",
    "tuesday tues tue dienstag mardi martes martedì dinsdag terça-feira",
    "wednesday weds wed mittwoch mercredi miércoles mercoledì woensdag quarta-feira",
    "thursday thurs thur thu donnerstag jeudi jueves giovedì donderdag quinta-feira",
    "friday fri freitag vendredi viernes venerdì vrijdag sexta-feira",
    "saturday sat samstag sonnabend samedi sábado sabato zaterdag",
    "sunday sun sonntag dimanche domingo domenica zondag",
)
# Short forms that are words of some other language too: believed only where the date itself agrees.
_SHORT_WEEKDAYS = (
    "mo lun seg ma",
    "di mar ter",
    "mi mer mié qua wo",
    "do gio jeu jue qui",
    "fr ven vie sex vr",
    "sa sam sáb sab za",
    "so dim dom zo",
)


def plain(word: str) -> str:
    """The word without accents, case and a closing dot, as the tables here hold it."""
    split = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in split if not unicodedata.combining(c)).rstrip(".")


def _table(lines: Iterable[str], first: int) -> dict[str, int]:
    return {plain(word): number for number, line in enumerate(lines, first) for word in line.split()}


def _pattern(lines: Iterable[str]) -> str:
    """Alternatives for a pattern, longest first; accented names composed, decomposed and bare."""
    words: set[str] = set()
    for word in (w for line in lines for w in line.split()):
        words |= {word, unicodedata.normalize("NFD", word), plain(word)}
    words.discard("marco")  # março without its cedilla is a first name
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


MONTHS = _table(_OTHER_MONTHS, 1) | _table(_ENGLISH_MONTHS, 1)
WEEKDAYS = _table(_WEEKDAYS, 0)
SHORT_WEEKDAYS = _table(_SHORT_WEEKDAYS, 0)

ENGLISH_MONTH = _pattern(_ENGLISH_MONTHS)
MONTH = _pattern((*_ENGLISH_MONTHS, *_OTHER_MONTHS))
WEEKDAY = _pattern(_WEEKDAYS)
ANY_WEEKDAY = _pattern((*_WEEKDAYS, *_SHORT_WEEKDAYS))

# Month names that are everyday words elsewhere ("3 out of 5", "1 set", "3 ago", "2 gen"): they need a year.
SHY_MONTHS = frozenset({"set", "out", "ago", "gen", "mag"})
# English month names that are also verbs or nouns: month first, they need their capital.
VERB_MONTHS = frozenset({"may", "march", "mar"})
# Weekday names that are ordinary words unless they carry a capital.
VERB_WEEKDAYS = frozenset({"sat", "sun", "wed"})


def _stems(pattern: str) -> str:
    """The first letters of the names, for a quick look whether a line holds any of them."""
    return "|".join(sorted({word[:2] for word in pattern.split("|")}))


ENGLISH_STEM = _stems(ENGLISH_MONTH)
MONTH_STEM = _stems(MONTH)
