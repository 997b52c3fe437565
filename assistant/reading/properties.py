"""Page properties as Logseq writes them, `key:: value` on the first lines of a page: of a page about a person they are its front matter."""

from __future__ import annotations

import re

from assistant.reading.frontmatter import FrontMatter
from assistant.reading.inline import plain

_PROPERTY = re.compile(r"^(?:- )?(?P<key>[a-z][a-z0-9_-]{1,30}):: *(?P<value>.*)$")
_OF_A_PERSON = frozenset(("alias", "aliases", "relation", "cadence_days"))
_NAMED = {"alias": "aliases", "cadence-days": "cadence_days"}


def page_properties(text: str) -> FrontMatter | None:
    r"""The properties that open the page of a person; None where it opens with none, or with those of something else.

    >>> page_properties("alias:: BS, [[Boss]]\nrelation:: manager\n\n- Oslo").data
    {'aliases': ['BS', 'Boss'], 'relation': 'manager'}
    """
    data: dict[str, object] = {}
    lines: dict[str, int] = {}
    rows = text.removeprefix("\ufeff").split("\n")
    for number, row in enumerate(rows, 1):
        found = _PROPERTY.match(row.rstrip())
        if found is None:
            break
        key = _NAMED.get(found["key"], found["key"])
        value = plain(found["value"])
        data[key] = (
            [part.strip() for part in value.split(",") if part.strip()] if key == "aliases" else int(value) if value.isdigit() else value
        )
        lines[key] = number
    return FrontMatter(data, len(data) + 1, None, lines) if _OF_A_PERSON & data.keys() else None
