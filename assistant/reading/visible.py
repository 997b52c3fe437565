"""Characters that nobody sees and a terminal, a browser or a reader obeys: controls, marks that turn the direction, hidden letters."""

from __future__ import annotations

import re

_HIDDEN = r"\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f"
_UNSEEN = re.compile(rf"[\x00-\x1f{_HIDDEN}]")
_IN_JSON = re.compile(f"[{_HIDDEN}]")
_OPENS_TAG = re.compile(r"<(?=[A-Za-z/!?])")


def visible(text: str) -> str:
    r"""Text of a note on one line, without what cannot be seen.

    >>> visible("done\x1b[2J \u202efair\u202c\tplan")
    'done [2J fair plan'
    """
    return " ".join(_UNSEEN.sub(" ", text).split())


def visible_markdown(text: str) -> str:
    r"""The same for Markdown, where a tag would be one.

    >>> visible_markdown("a < b, <script>x</script>")
    'a < b, \\<script>x\\</script>'
    """
    return _OPENS_TAG.sub(r"\\<", visible(text))


def visible_json(text: str) -> str:
    r"""A JSON document that says the same with such characters written as escapes: it may be looked at on a terminal too.

    >>> visible_json('{"a": "\u202ex"}')
    '{"a": "\\u202ex"}'
    """
    return _IN_JSON.sub(lambda found: json_escape(found[0]), text)


def json_escape(character: str) -> str:
    """A character as JSON writes it in ASCII."""
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
