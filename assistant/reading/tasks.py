"""From the words of a task to its item: state, due date, tags; and the rows of a table of tasks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.reading import dates, due
from assistant.reading.inline import inline_fields
from assistant.reading.itemstate import HASHTAG, state_of, tidy, without_signs
from assistant.reading.owners import Owned, owner_of, split_owners
from assistant.reading.points import is_blank
from assistant.reading.questions import is_boxed_question
from assistant.reading.statuses import is_status, tags_of, waiting_on
from assistant.reading.words import base_of_past
from assistant.records import Item, Kind, Point, State

_VAGUE = re.compile(r"^(?:early |late |later )?(?:this|next) year$|^(?:this|next) (?:quarter|half|term|season)$", re.I)
_OBJECT = re.compile(
    r"\bat (?:(?:the|our|her|his|my) )?[\w-]+ (?:in\s*)?$|\b(?:off|away|leave|week|holiday|ends?|expires?|starts?|begins?|launch\w*|runs? out|happens?|comes?|to|from|a|an|every|each|last|of|about|the|for|since|our|on|until)\s*(?:in\s*)?$",
    re.I,
)
_MOVED_TO = r"\b(?:moved|slipped|pushed|postponed|delayed|extended|shifted|rescheduled)(?: (?:out|back|again))? to"
_AT_END = re.compile(rf"(?:[,;:(–—-]|\bnow|→|->|{_MOVED_TO})\s*(?:now|new date:?|then)?\s*$", re.I)
_NOW_ON = re.compile(r",\s+(?:now|rather|but now)\s+(?:on |by )?(?=\d)")  # "the decision, now 4 Sept because of the board"
_NOT_BARE = frozenset("of for from since the on at in to and or about re as week room".split())
_MOVED_TAIL = re.compile(rf"\s*[,:;(–—-]*\s*(?:\bnow|(?<!the )(?<!a )\bnew date:?|{_MOVED_TO})\s*$", re.I)
_DATE_MARKS = re.compile(r"[📅🗓⏳]\ufe0f?\s*\d{4}-\d{2}-\d{2}|(?:DEADLINE|SCHEDULED):\s*<[^>]*>|[\[(]?due:: *[\d-]+[\])]?")
_SAID_SO = re.compile(r"(?<=\w),?\s+(?:as\s+)?promised$", re.I)
_FEWEST = 3  # letters of a task that is read from prose


@dataclass(frozen=True, slots=True)
class Context:
    """What items are read against: the session's date, the file's day/month order, the names that it knows (folded).

    ``group``: a meeting of many, whose minutes use boxes to tick topics off. ``answering``: prefixes (folded) under which somebody replies
    beneath other lines, so that `KW: review it` is a voice and names no owner. ``listed``: lines of a list under "You: …" and "Me: …".
    ``arrows``: this file hands tasks out as `KW -> …`. ``spoken``: a transcript, where a name and a colon tell who speaks, and never who is to
    do it.
    """

    said: dt.date | None = None
    order: dates.Order | None = None
    known: frozenset[str] = frozenset()
    group: bool = False
    answering: frozenset[str] = frozenset()
    listed: frozenset[int] = frozenset()
    arrows: bool = False
    spoken: bool = False


_DANGLING = re.compile(r"\b(?:for|of|about|from|with|on|at|in|to|the|an?)$", re.I)
# "ask the office for 9 May", "book the hall for 9 May": the day is what is asked for, not when it has to be done
_ASKED_FOR = re.compile(
    r"\b(?:ask|book|reserve|request|apply|invite|register|sign(?: \w+)? up|move|schedule|arrange|plan|order|hire|rent|offer)\b[^,;:]*\bfor (?:the )?$",
    re.I,
)


def build(point: Point, owned: Owned, kind: Kind, context: Context) -> Item | None:
    """The item of a point: state, due date, tags, and the words of the task without any of these. None without words, or of a question (`[?]`)."""
    if is_boxed_question(point):
        return None
    state, text, reason = state_of(point.mark, without_signs(owned.text), point.raw)
    tags, text = tags_of(text)
    found = _due(owned.text, point, context, marked=kind != "commitment")
    if found and found.strength == "phrase" and state == "done" and re.search(r"[(!]", owned.text[: found.start]):
        found = None  # "(it ran alone on Sunday!)" tells of the doing
    if found and reason and found.strength == "phrase" and found.text in reason:
        found = None  # "dropped (his placement ends this month)"
    whole, text = text, _MOVED_TAIL.sub("", tidy(text, found.text if found else None))
    if found and _DANGLING.search(text):  # "invitations for 9 May": the day belongs to the thing
        text = _MOVED_TAIL.sub("", tidy(whole, None))
    text = _SAID_SO.sub("", text)
    letters = len(re.findall(r"\w", text))
    if is_blank(text) or letters < (_FEWEST if kind == "commitment" else 1):
        return None  # what is marked as a task is one, however short its words; in prose so few are none
    hashtags = HASHTAG.findall(point.raw) if point.mark is not None else []
    return Item(
        line=point.line,
        text=text,
        owners=owned.owners,
        state=state,
        kind=kind,
        due=found.date if found else None,
        due_text=found.text if found else None,
        tags=(*(t for t in tags if is_status(t) or len(t) > 3), *(t[1:] for t in hashtags if t.lower() not in ("#task", "#todo"))),
        waiting_on=waiting_on(owned.text) or dict(inline_fields(point.raw)).get("waiting"),
        reason=reason,
        done_on=_closed_on(state, point, context),
        recurring="🔁" in point.raw or "repeat::" in point.raw,
        section=point.section,
        raw=point.raw,
    )


def _closed_on(state: State, point: Point, context: Context) -> dt.date | None:
    """The day on which a line says that it was done or dropped."""
    if context.said is None or state == "open":
        return None
    return (due.done_on if state == "done" else due.dropped_on)(point.raw, context.said, context.order)


def _due(text: str, point: Point, context: Context, *, marked: bool) -> due.Due | None:
    """The due date of an item: a due phrase, or a bare date that ends a marked line ("…, 17 April")."""
    if context.said is None:
        return None
    whole = _due_text(text, point)
    found = due.due(whole, context.said, context.order)
    if found is None and (moved := _NOW_ON.search(text)):
        return due.due(f"by {text[moved.end() :]}", context.said, context.order)
    if found and found.strength == "phrase":
        bare_word = re.fullmatch(r"(?:in )?[A-Z][a-z]+", found.text) is not None
        if (
            (found.text[:1].isdigit() and _ASKED_FOR.search(whole[: found.start]))
            or _VAGUE.match(found.text)
            or (bare_word and _OBJECT.search(whole[: found.start]))
        ):
            found = None
    if found or not marked:
        return found
    last = [f for f in dates.find(text, context.order) if re.match(r"\W*$|\s*[,;.)]", text[f.end :])][-1:]
    if not last or not (_AT_END.search(text[: last[0].start]) or _ends_bare(text, last[0])) or _ASKED_FOR.search(text[: last[0].start]):
        return None
    date = last[0].date or (dates.with_year(last[0].month, last[0].day, context.said) if last[0].month and last[0].day else None)
    return due.Due(date, last[0].text, last[0].start, last[0].end, "phrase") if date else None


def _ends_bare(text: str, found: dates.Found) -> bool:
    """Whether a task ends in a day of a month without more ado: "press photos 6 May", not "the board of 6 May"."""
    before = re.search(r"([^\W\d_][\w’'-]*)\s+$", text[: found.start])
    if before is None or before[1] in _NOT_BARE or base_of_past(before[1]) or text[found.end :].strip(" ."):
        return False
    return bool(found.day and found.month) and re.search(r"[a-z]", found.text, re.I) is not None


def _due_text(text: str, point: Point) -> str:
    """Emoji and field dates stand in the raw line; words of due dates in the task's own words."""
    extra = " ".join(_DATE_MARKS.findall(point.raw))
    text = re.sub(r"🔁[^📅⏳🛫✅❌➕]*", " ", text)
    return f"{text} {extra}" if extra and extra not in text else text


# --- tables --------------------------------------------------------------------------------------------------------------

_ID_COLUMN = re.compile(r"^(?:no|nr|id|#|num|number|key|ref|ticket)\.?$", re.I)
_COLUMN = {
    "task": re.compile(r"action|task|item|what|to-?do|description|next step", re.I),
    "owner": re.compile(r"owner|who|assign|responsible|person|by whom|lead", re.I),
    "due": re.compile(r"due|when|date|deadline|eta|by$", re.I),
    "status": re.compile(r"status|state|done", re.I),
}
_CELL_DROPPED = re.compile(r"drop|cancel|parked|won['’]t|obsolete|withdr|deprio|abandon|❌", re.I)
_CELL_DONE = re.compile(r"(?:done|complete|closed|✅|✔|x$|\[x\]|yes$)", re.I)
_DONE_HEAD = re.compile(r"(?:date )?(?:done|completed?|closed)\b", re.I)
_STILL_OPEN = (
    "start",
    "plan",
    "block",
    "open",
    "delay",
    "schedule",
    "pause",
    "carry",
    "slip",
    "postpone",
    "push",
    "extend",
    "wait",
    "stall",
    "ask",  # whom one asked has not answered
    "call",
    "chase",
    "contact",
    "remind",
)


class TaskTable:
    """The rows of one table after the other: the first row names the columns, a gap between lines ends a table."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.header: list[str] | None = None
        self.line = 0

    def read(self, point: Point, *, listed: bool) -> Item | None:
        """The item of a row. ``listed``: the table lies in a section of tasks, so it needs no column of owners."""
        if point.line != self.line + 1:
            self.header = None
        self.line = point.line
        cells = [cell.strip() for cell in point.text.split(" | ")] if point.text else []
        if self.header is None:
            self.header = cells or None
            return None
        return self._row(point, cells, listed) if cells else None

    def _row(self, point: Point, cells: Sequence[str], listed: bool) -> Item | None:
        header = self.header or []
        column = {key: next((i for i, h in enumerate(header) if pattern.search(h)), None) for key, pattern in _COLUMN.items()}
        task, owner = column["task"], column["owner"]
        if task is None or task == owner or (owner is None and not listed) or task >= len(cells) or is_blank(cells[task]):
            return None

        def cell(key: str) -> str:
            place = column[key]
            return cells[place] if place is not None and place < len(cells) else ""

        when = cell("due")
        words = f"{cells[task]} due {when}" if when and self.context.said else cells[task]
        owned = Owned(split_owners(cell("owner")), words) if cell("owner") else owner_of(words, self.context.known, action=True)
        if not owned.owners and point.zone_owner:
            owned = replace(owned, owners=(point.zone_owner,))
        item = build(replace(point, mark=cell_mark(cell("status"), header[column["status"] or 0])), owned, "action", self.context)
        numbered = _ID_COLUMN.match(header[0]) and task != 0 and re.fullmatch(r"[\w-]{1,10}", cells[0])
        return replace(item, tags=(f"#{cells[0]}", *item.tags)) if item and numbered else item


def cell_mark(status: str, head: str = "") -> str | None:
    """The mark that a status cell stands for: "signed" → x, "dropped" → -, "in progress" → none; a day in a column headed "Done" → x."""
    if _DONE_HEAD.match(head) and dates.find(status):
        return "x"
    if _CELL_DROPPED.match(status):
        return "-"
    first = re.match(r"[A-Za-z]+", status)
    past = base_of_past(first.group(0)) if first else None
    return "x" if _CELL_DONE.match(status) or status.lower() == "moved" or (past and past not in (*_STILL_OPEN, "move")) else None
