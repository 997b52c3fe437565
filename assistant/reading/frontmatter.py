"""Front matter: the block of keys and values that may stand before a note's body, as YAML, TOML or JSON.

Notes are written by hand, so a block is often nearly right. What a strict reader refuses (a colon in a title, a bare
``[[link]]``, a tab) is read key by key instead; what is none (two rules in a body) is left to the body.
Values come as a safe YAML loader gives them, except that "1:1" and "10:30" stay text, not numbers to the base of 60.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

_MAX_LINES = 200
_MAX_CHARS = 65_536
_MAX_DEPTH = 20
_BLANK_BEFORE = 20
"""Blank lines that may stand before the opening fence."""
_KEY = re.compile(r"""(?P<q>["']?)(?P<key>[^\W_][\w .@/&()'’+-]{0,58}?|_\w+)(?P=q)\s*:(?:\s+(?P<value>.*))?$""")
_TOML_KEY = re.compile(r"""(?P<q>["']?)(?P<key>[\w.-]+)(?P=q)\s*=\s*(?P<value>.*)$""")
_LINKS = re.compile(r"!?\[\[[^\[\]]+\]\](?:\s*,\s*!?\[\[[^\[\]]+\]\])*,?")
_LINK = re.compile(r"!?\[\[[^\[\]]+\]\]")
_ITEM = re.compile(r"\s*[-*]\s+(.*)")
_BODY = re.compile(r"#{2,6}\s+\S|\s*[-*+] \[[ xX/>-]\]\s")
"""Lines that no front matter has: a running note may begin with a rule, and its first session must not vanish."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the body.

    ``body_line`` is the line (from 1) at which the body starts: 1 where there is no front matter. ``lines`` gives the
    line of each top-level key. ``problem`` is a sentence for the user where the block had to be read loosely.
    """

    data: dict[str, Any] = field(default_factory=dict)
    body_line: int = 1
    problem: str | None = None
    lines: dict[str, int] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        """Whether the file says of itself that it is for its writer only: ``private: true``, ``visibility: private``, ``tags: [private]``."""
        return any(keeps(key, value) for key, value in self.data.items())


_NOT = frozenset({"", "false", "no", "off", "0", "none", "null", "n", "[]", "{}", "nein", "-"})
_WHO_SEES = frozenset({"visibility", "access", "privacy", "sharing", "audience", "classification", "confidentiality", "sensitivity"})
_WHO_IS_TAGGED = frozenset({"tags", "tag", "labels", "label", "keywords", "categories", "category"})
_KEPT = frozenset({"private", "confidential"})
_ONLY_ME = _KEPT | {"secret", "me", "only me", "me only", "just me", "for me", "self", "strictly confidential", "strictly private"}


def keeps(key: str, value: Any) -> bool:
    """Whether a property says that what it stands over is for its writer only.

    >>> keeps("private", "yes"), keeps("Visibility", "private"), keeps("tags", ["1on1", "private/pay"]), keeps("tags", "private-equity")
    (True, True, True, False)
    """
    key = key.strip().lower()
    if key in _KEPT:
        return str("" if value is None else value).strip(" \"'").lower() not in _NOT
    if key in _WHO_SEES:
        return str(value).strip(" \"'").lower() in _ONLY_ME
    if key in _WHO_IS_TAGGED:
        tags = value if isinstance(value, list | tuple) else re.split(r"[\s,;]+", str(value))
        return any(part.lower() in _KEPT for tag in tags for part in str(tag).strip(" #[]\"'").split("/"))
    return False


class _Refused(Exception):
    """The block is no well-formed YAML, TOML or JSON, or one we do not expand. The message says why."""


def split(text: str) -> FrontMatter:
    """Find and read the front matter of ``text``, whose lines end in LF. Never raises; without any, ``data`` is {}."""
    head = text[:_MAX_CHARS].removeprefix("\ufeff").split("\n")
    start = next((at for at, line in enumerate(head[:_BLANK_BEFORE]) if line.strip()), None)
    if start is None:
        return FrontMatter()
    fence = head[start].rstrip()
    if fence == "---":
        return _fenced(head, start, ("---", "..."), yaml=True)
    if fence == "+++":
        return _fenced(head, start, ("+++",), yaml=False)
    if fence.startswith("{") and start == 0:
        return _json(text.removeprefix("\ufeff"))
    return FrontMatter()


def _fenced(head: list[str], start: int, closing: tuple[str, ...], *, yaml: bool) -> FrontMatter:
    last = min(len(head), start + 1 + _MAX_LINES)
    end = next((at for at in range(start + 1, last) if head[at].rstrip() in closing), None)
    if end is None:
        return FrontMatter()
    block = head[start + 1 : end]
    if any(map(_BODY.match, block)):
        return FrontMatter()
    read = _load_yaml if yaml else _load_toml
    problem = None
    try:
        # The blank lines stand for those above the block, so that an error names the line of the file.
        data = read("\n" * (start + 1) + "\n".join(block))
        lines = dict(_key_lines(block, start + 2, yaml=yaml))
    except _Refused as reason:
        salvaged = _salvage(block, start + 2, yaml=yaml)
        if salvaged is None:
            return FrontMatter()
        data, lines, skipped = salvaged
        problem = f"front matter is not valid {'YAML' if yaml else 'TOML'} ({reason}): read line by line"
        if skipped:
            problem += f", not understood: line {', '.join(map(str, skipped))}"
    if data is None or (not data and any(map(str.strip, block))):
        return FrontMatter()
    tidied = {str(key).strip(): _tidy(value) for key, value in data.items()}
    return FrontMatter(tidied, end + 2, problem, {key: line for key, line in lines.items() if key in tidied})


def _load_yaml(block: str) -> dict[Any, Any] | None:
    """The mapping in ``block``; None where it holds something else, such as prose between two rules of a body."""
    import yaml

    try:
        _check_events(block)
        data = yaml.load(block, Loader=_loader())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = str(getattr(error, "problem", None) or "unreadable")
        raise _Refused(f"{said}, line {mark.line + 1}" if mark else said) from None
    except (ValueError, OverflowError, RecursionError, TypeError, AttributeError) as error:
        # Constructors let these through: a 30 February, a number too long, a key that is a list.
        raise _Refused(str(error) or "unreadable value") from None
    if data is None:
        return {}
    if not isinstance(data, dict) or not all(_like_key(key) for key in data):
        return None
    return data


def _like_key(key: object) -> bool:
    """Whether a mapping's key may be one of front matter: "Dana said that the plan is" (a colon after it) is prose."""
    return len(str(key)) <= 60 and len(str(key).split()) <= 5


def _check_events(block: str) -> None:
    """Refuse aliases (ten lines of them can stand for gigabytes) and deep nesting before anything is built."""
    import yaml

    depth = 0
    for event in yaml.parse(block, Loader=_loader()):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused("anchors and aliases are not expanded")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise _Refused("nested too deeply")


@cache
def _loader() -> Any:
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader: Any = type("_Loader", (base,), {})
    sixty = re.compile(r"[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?$")
    # YAML 1.1 reads 1:1 as 61; the resolvers for int and float are kept, in front of them this form is text.
    loader.yaml_implicit_resolvers = {
        first: [("tag:yaml.org,2002:str", sixty), *found] if first and first in "+-0123456789" else list(found)
        for first, found in base.yaml_implicit_resolvers.items()
    }
    return loader


def _load_toml(block: str) -> dict[str, Any]:
    import tomllib

    if _depth(block) > _MAX_DEPTH or re.search(r"^[^=\n]*(?:\.[^=\n.]*){20}", block, re.MULTILINE):
        raise _Refused("nested too deeply")
    try:
        return tomllib.loads(block)
    except (ValueError, RecursionError) as error:
        raise _Refused(str(error)) from None


def _json(text: str) -> FrontMatter:
    """A JSON object at the very start, with a body after it; a file that is one JSON object has no front matter."""
    import json

    if _depth(text[:_MAX_CHARS]) > _MAX_DEPTH:
        return FrontMatter()
    try:
        data, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return FrontMatter()
    rest_of_line, _, body = text[end:].partition("\n")
    if not isinstance(data, dict) or not data or rest_of_line.strip() or not body.strip():
        return FrontMatter()
    lines: dict[str, int] = {}
    for number, line in enumerate(text[:end].split("\n"), start=1):
        for key in re.findall(r'"([^"\\]+)"\s*:', line):
            if key in data:
                lines.setdefault(key, number)
    tidied = {key.strip(): _tidy(value) for key, value in data.items()}
    return FrontMatter(tidied, text.count("\n", 0, end) + 2, None, lines)


def _depth(text: str) -> int:
    depth = deepest = 0
    for bracket in re.findall(r"[\[{\]}]", text):
        depth = max(0, depth + (1 if bracket in "[{" else -1))
        deepest = max(deepest, depth)
    return deepest


def _key_lines(block: list[str], first: int, *, yaml: bool) -> Iterator[tuple[str, int]]:
    """Top-level keys and their lines; in TOML a table's header counts for its first name."""
    seen: set[str] = set()
    for at, line in enumerate(block):
        key = (_KEY if yaml else _TOML_KEY).match(line)
        table = None if yaml else re.match(r"\[{1,2}\s*[\"']?([\w-]+)", line)
        name = key["key"].strip() if key else table[1] if table else ""
        if name and name not in seen:
            seen.add(name)
            yield name, first + at


def _salvage(block: list[str], first: int, *, yaml: bool) -> tuple[dict[str, Any], dict[str, int], tuple[int, ...]] | None:
    """Read a broken block key by key: values, lines, lines not understood. None where it looks like a body's text."""
    key_form = _KEY if yaml else _TOML_KEY
    chunks: list[tuple[int, list[str]]] = []
    skipped: list[int] = []
    for at, line in enumerate(block):
        # A key that is already open takes indented lines, list items, and blank lines inside it.
        if (found := key_form.match(line)) and _like_key(found["key"]):
            chunks.append((first + at, [line]))
        elif chunks and (not line.strip() or line[0] in " \t" or _ITEM.match(line)):
            chunks[-1][1].append(line)
        elif line.strip() and not line.startswith("#"):
            skipped.append(first + at)
            if not chunks:
                return None
    if not chunks or len(skipped) > len(chunks):
        return None
    data: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for number, chunk in chunks:
        key, value = _salvage_key(chunk, key_form)
        data[key] = value
        lines.setdefault(key, number)
    return data, lines, tuple(skipped)


def _salvage_key(chunk: list[str], key_form: re.Pattern[str]) -> tuple[str, Any]:
    """One key of a broken block: by the strict reader where it alone is right, else its text or its list of texts."""
    read = _load_yaml if key_form is _KEY else _load_toml
    found = key_form.match(chunk[0])
    key = found["key"].strip() if found else chunk[0]
    try:
        data = read("\n".join(chunk).expandtabs(2))
        if data and len(data) == 1:
            return key, next(iter(data.values()))
    except _Refused:
        pass
    rest = [line.strip() for line in chunk[1:] if line.strip() and not line.lstrip().startswith("#")]
    items = [_ITEM.match(line) for line in rest]
    value = (found["value"] or "").strip() if found else ""
    if not value and rest and all(items):
        return key, [_plain(item[1]) for item in items if item]
    return key, _plain(" ".join([value, *rest]).strip())


def _plain(value: str) -> Any:
    """The value of a raw line: without its quotes; a row of wiki-links as a list, a day as a date."""
    if _LINKS.fullmatch(value):
        links = _LINK.findall(value)
        return links if len(links) > 1 else links[0]
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].strip()
    if _DAY.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            return value
    return value


def _tidy(value: Any, depth: int = 0) -> Any:
    """Trimmed texts, keys as text; ``[[Name]]``, to YAML a list in a list, is the wiki-link its writer meant."""
    if isinstance(value, str):
        return value.strip()
    if depth > _MAX_DEPTH:
        return None
    if isinstance(value, dict):
        return {str(key).strip(): _tidy(each, depth + 1) for key, each in value.items()}
    if isinstance(value, list | tuple | set):
        match value:
            case [[str(name)]]:
                return f"[[{name.strip()}]]"
        return [_tidy(each, depth + 1) for each in value]
    return value
