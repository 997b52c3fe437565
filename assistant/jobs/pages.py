"""The page about a person (`people/*.md`), as text: goals and the like may stand there."""

from __future__ import annotations

from pathlib import Path

from assistant.reading.decode import decode
from assistant.reading.frontmatter import split
from assistant.reading.outline import read_blocks
from assistant.reading.points import make_points
from assistant.records import Person


def page_text(root: Path, person: Person) -> str:
    """The lines of the person's page but its front matter and what is marked private; "" where there is none."""
    if not person.page:
        return ""
    try:
        data = (root / person.page).read_bytes()
    except OSError:
        return ""
    text = decode(data).text
    blocks = read_blocks(text, split(text).body_line)
    headings = [block.text for block in blocks if block.kind == "heading"]
    return "\n".join([*headings, *(p.text for p in make_points(blocks) if not (p.private or p.noise))])
