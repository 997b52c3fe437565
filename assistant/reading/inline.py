"""Inline marks of a line: what a reader sees when links, emphasis and app syntax are taken away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_IMAGE = re.compile(r"!\[\[[^\]]*\]\]|!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])")
_LINK = re.compile(r"\[([^\[\]]+)\]\(((?:[^()\s]|\([^()]*\))*)(?:\s+\"[^\"]*\")?\)")
_REF_LINK = re.compile(r"\[(?!P\d\])([^\[\]]+)\]\[(?!P\d\])[^\[\]]*\]")  # "[P0][Blocked]" are two tags
_WIKI = re.compile(r"\[\[([^\]|#]*)(?:#[^\]|]*)?(?:\|([^\]]*))?\]\]")
_BLOCK_REF = re.compile(r"\(\([0-9a-f-]{8,}\)\)|\s\^[\w-]+$")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)|%%.*?(?:%%|$)")
_TAG = re.compile(
    r"</?(?:a|b|i|u|em|strong|br|p|div|span|mark|s|del|ins|sub|sup|img|aside|small|code|kbd|details|summary)\b[^<>]*/?>", re.I
)
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|___|__|~~|==|::(?=\w))(?=\S)(.+?)(?<=\S)(?:\1|(?<=\w)::)")
_SINGLE = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_])")
_CODE = re.compile(r"`+([^`]*)`+")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~<:@&])")
_FIELD = re.compile(r"[\[(]([\w -]{2,30}):: *([^\])]*)[\])]")
_SPACES = re.compile(r"\s+")
_TASK_TAG = re.compile(r"(?<!\S)#(?:task|todo)\b", re.I)
_STRUCK_FIRST = re.compile(
    r"^[\s>*+-]*(?:\[.?\]\s*)?(?:[\w.@ ]{1,30}:\s+)?~~(?P<struck>[^~]+\s[^~]+)~~[\s,;:.–—-]+(?P<rest>[^~]*\w[^~]*)$", re.S
)
_STRIKE = re.compile(r"~~(?=\S)(.+?)~~|<(?:s|del|strike)>(.+?)</(?:s|del|strike)>", re.I)
_NEEDS = re.compile(r"[*_~=`\[\]\\<>%^#:!(]")
_MARKS = re.compile(r"[*_~=]|::")
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{2,30}:")
LINK_TARGET = re.compile(r"\]\((https?://[^)\s]+)\)|(?<![(\w])(https?://[^\s)>\]]+)")
WIKI_NAME = re.compile(r"\[\[([^\]|#\n]+)(?:#[^\]|\n]*)?(?:\|([^\]\n]*))?\]\]")


def plain(text: str) -> str:
    """The words of a line: markup, images, comments and block references gone, links as their text.

    >>> plain("**Ask** [Jo](mailto:jo@x.example) about [[Heron|the bird]] ~~now~~")
    'Ask Jo about the bird now'
    """
    if not _NEEDS.search(text):
        return _SPACES.sub(" ", text).strip()
    # each rule costs only where its sign stands
    if "<" in text or "%%" in text:
        text = _TAG.sub(" ", _COMMENT.sub(" ", text))
    if "[" in text:
        text = _REF_LINK.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub(" ", text)))
        text = _WIKI.sub(lambda m: m.group(2) or m.group(1), text)
    if "((" in text or "^" in text:
        text = _BLOCK_REF.sub(" ", text)
    if "#" in text:
        text = _TASK_TAG.sub(" ", text)
    if _MARKS.search(text):
        text = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text))
        text = _SINGLE.sub(lambda m: m.group(1) or m.group(2), text)
    text = _CODE.sub(r"\1", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return _SPACES.sub(" ", text).strip()


def without_fields(text: str) -> str:
    """The text without inline Dataview fields such as ``[due:: 2026-03-12]``."""
    return _SPACES.sub(" ", _FIELD.sub(" ", text)).strip()


def inline_fields(text: str) -> tuple[tuple[str, str], ...]:
    """All inline Dataview fields as (key in lower case, value)."""
    return tuple((m.group(1).strip().lower(), m.group(2).strip()) for m in _FIELD.finditer(text))


def struck(text: str) -> bool:
    """Whether the line as a whole is struck through (a struck word inside a sentence is not)."""
    cut = _STRIKE.sub("", text)
    if cut == text:
        return False
    left = re.sub(r"[\W_]|\b(?:done|dropped|cancell?ed|moved)\b", "", cut, flags=re.I)
    return len(left) <= max(6, len(text) // 5)


def struck_first(text: str) -> tuple[str, str] | None:
    """(struck words, remark) of a line whose task is struck through, with a remark behind it; None for any other line.

    >>> struck_first("- Ana: ~~list of rooms~~ sent 16/1"), struck_first("- send it ~~Friday~~ Monday")
    (('list of rooms', 'sent 16/1'), None)
    """
    found = _STRUCK_FIRST.match(text) if "~~" in text else None
    return (found["struck"].strip(), found["rest"].strip()) if found else None


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Case, accents and doubled white space gone: the form in which words are compared, never stored.

    >>> fold("  José  ÁLVAREZ ")
    'jose alvarez'
    """
    if text.isascii():
        return _SPACES.sub(" ", text).strip().lower()
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c))
    return _SPACES.sub(" ", text).strip().casefold()


def bare(text: str) -> str:
    """Folded words with punctuation, emoji and marks at both ends gone: for comparing headings."""
    text = fold(_SHORTCODE.sub(" ", plain(text)))
    text = re.sub(r"[’`]", "'", text)
    text = re.sub(r"[^\w\s'/&:-]", " ", text)
    return _SPACES.sub(" ", text).strip(" \t:-/&'")


def links(text: str) -> tuple[str, ...]:
    """Web addresses in a line."""
    return tuple(m.group(1) or m.group(2).rstrip(".,;:") for m in LINK_TARGET.finditer(text))
