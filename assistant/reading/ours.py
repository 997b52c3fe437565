"""Files that Forenote itself wrote. A brief kept beside the notes repeats them: read as a note, it would open every promise again."""

from __future__ import annotations

import re

# The head of a brief as `forenote prep` prints it: the title, then two lines of which the second ends with the engine.
_BRIEF = re.compile(r"\s*# 1:1 with [^\n]+\n(?:[^\n]*\n){1,4}?[^\n]*· built-in engine(?:, worded by [^\n]+)?[ \t]*(?:\n|$)")


def is_brief(text: str) -> bool:
    """Whether a text is a brief in Markdown, as printed or kept by `prep`. What somebody added to it beneath doesn't change that."""
    return _BRIEF.match(text) is not None
