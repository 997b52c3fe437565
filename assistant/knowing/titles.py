"""How a commitment is called where it is listed: by its words, or by its line's where these say too little."""

from __future__ import annotations

from assistant.knowing.telling import addressed
from assistant.reading.inline import plain
from assistant.reading.lines import BULLET
from assistant.reading.words import content_words
from assistant.records import Action

_TELLING = 2  # words: fewer do not say what a promise was


def title_of(action: Action) -> str:
    """The words of an action; of one with hardly a word ("rewrite it", read from prose) those of its line."""
    if action.confidence == "inferred" and len(content_words(action.text)) < _TELLING:
        return words_of(action.mentions[-1].quote or action.text)
    return addressed(action.text)


def words_of(quote: str) -> str:
    """A quoted line without the signs before it and its markup."""
    found = BULLET.match(quote)
    return plain(found["text"] if found else quote)
