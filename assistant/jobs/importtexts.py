"""The Markdown that an imported file becomes: its text repaired, its front matter kept and completed, its headings marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.errors import ForenoteError
from assistant.jobs.frontblock import completed
from assistant.jobs.jots import slug as person_slug
from assistant.knowing.discovery import whose
from assistant.knowing.roster import Roster
from assistant.knowing.sources import slug
from assistant.reading.article import MARK, article_blocks, as_markdown
from assistant.reading.credits import Credit, credit_of
from assistant.reading.decode import Decoded, decode
from assistant.reading.formats import Converted, to_text
from assistant.reading.frontmatter import FrontMatter, split
from assistant.reading.note import read_note
from assistant.records import Session


class Refused(ForenoteError):
    """A file that is not imported, and why. ``unknown``: its format is none that is read."""

    def __init__(self, why: str, *, unknown: bool = False) -> None:
        super().__init__(why)
        self.unknown = unknown


@dataclass(frozen=True, slots=True)
class Made:
    """A file's text as it will lie in the workspace, under ``name`` (below its folder), and what is to tell of it."""

    name: str
    text: str
    told: tuple[str, ...]
    is_article: bool


@dataclass(frozen=True, slots=True)
class _Opened:
    decoded: Decoded
    converted: Converted
    front: FrontMatter

    @property
    def text(self) -> str:
        return self.converted.text


def _open(name: str, data: bytes) -> _Opened:
    decoded = decode(data)
    if decoded.encoding == "binary":
        raise Refused("looks like a binary file", unknown=True)
    _, dot, suffix = name.rpartition(".")
    converted = to_text(dot + suffix if dot else "", decoded.text)
    if not converted.text.strip():
        raise Refused("is empty")
    front = split(converted.text) if converted.kind != "transcript" else FrontMatter()
    return _Opened(decoded, converted, front)


def make_article(name: str, data: bytes, marks: Mapping[str, Any], date: dt.date | None) -> Made:
    """An article of a file. ``marks`` go into its front matter; ``date`` where the text shows none. Refused where it shows another."""
    opened = _open(name, data)
    text, front = opened.text, opened.front
    blocks = article_blocks(text, front.body_line)
    credit, own = credit_of(front.data, blocks), credit_of(front.data, ())
    if date and credit.date and date != credit.date:
        raise Refused(f"gives {credit.date} as its date: leave --date out")
    title = credit.title or _stem(name)
    added: dict[str, Any] = {MARK[0]: MARK[1], "title": None if own.title else title}
    added["author"] = None if own.author else credit.author
    added["address"] = None if own.address else credit.address
    added["date"] = None if own.date else credit.date or date
    body = as_markdown(text, front.body_line).strip("\n")
    made = completed(text, front, {**added, **marks}) + "\n" + body + "\n"
    headings = sum(block.kind == "heading" for block in blocks)
    told = [f"“{title}”", *_credited(credit, date), f"{headings} heading{'' if headings == 1 else 's'}", *_troubles(opened)]
    return Made(f"{slug(title)}.md", made, tuple(told), True)


def _credited(credit: Credit, date: dt.date | None) -> list[str]:
    known = [f"by {credit.author}"] if credit.author else []
    known += [str(credit.date or date)] if credit.date or date else []
    lacking = [word for word, value in (("author", credit.author), ("date", credit.date or date), ("address", credit.address)) if not value]
    return known + ([f"no {' or '.join(lacking)} found"] if lacking else [])


def _troubles(opened: _Opened) -> list[str]:
    repaired = [f"{opened.decoded.repaired} repaired"] if opened.decoded.repaired else []
    return [*repaired, *opened.decoded.problems, *([opened.front.problem] if opened.front.problem else [])]


def make_note(
    name: str, data: bytes, marks: Mapping[str, Any], *, person: str | None, date: dt.date | None, roster: Callable[[], Roster]
) -> Made:
    """A note of a 1:1 of a file: whose and of which day as wished, else as the file says. Refused where neither tells, or they disagree."""
    opened = _open(name, data)
    note = read_note(f"notes/{name}", data, (person,) if person else ())
    sessions = [session for session in note.sessions if not session.leftover]
    people = _people(roster(), name, sessions)
    who = person or (people[0] if len(people) == 1 else None)
    if person and opened.front.data.get("person") and people and people != [person]:
        raise Refused(f"says itself that it is {people[0]}'s: leave --with out")
    if not who and not people:
        raise Refused("names nobody Forenote knows: say whose it is with --with (and see `forenote people add`)")
    days = sorted({session.date for session in sessions if session.date})
    if not days and not date:
        raise Refused("gives no date: say it with --date YYYY-MM-DD")
    if days and date and days != [date]:
        raise Refused(f"gives {', '.join(map(str, days[:3]))} as its own date{'s' if len(days) > 1 else ''}: leave --date out")
    added: dict[str, Any] = {"person": who, "date": None if len(days) > 1 else date or days[0]}
    if opened.converted.speakers:
        added["attendees"] = list(opened.converted.speakers)
    text = completed(opened.text, opened.front, {**added, **marks}) + "\n" + _body(opened) + "\n"
    folder = f"{person_slug(who)}/" if who else ""
    day = f"{date or days[0]}" if len(days) < 2 else slug(_stem(name))
    told = [f"with {who or ' and '.join(people)}", f"{len(days)} sessions" if len(days) > 1 else str(date or days[0]), *_troubles(opened)]
    return Made(f"{folder}{day}.md", text, tuple(told), False)


def is_a_talk(name: str, data: bytes, roster: Callable[[], Roster]) -> bool:
    """Whether a file is of a dated 1:1 with somebody whom the workspace knows."""
    dated = [session for session in read_note(f"notes/{name}", data).sessions if session.date and not session.leftover]
    return bool(dated) and bool(_people(roster(), name, dated))


def _people(roster: Roster, name: str, sessions: Sequence[Session]) -> list[str]:
    """Everybody whose sessions these are, as far as the workspace knows them."""
    found = [whose(roster, name, session)[0] for session in sessions]
    return list(dict.fromkeys(person for person in found if person))


def _body(opened: _Opened) -> str:
    """The text below the front matter; a transcript's turns as paragraphs."""
    lines = opened.text.split("\n")[opened.front.body_line - 1 :]
    if opened.converted.kind == "transcript":
        return "\n\n".join(line for line in lines if line.strip())
    return "\n".join(lines).strip("\n")


def _stem(name: str) -> str:
    return " ".join(name.rsplit(".", 1)[0].replace("_", " ").split()) or name
