"""What a model said, as {id: text}: JSON where it is, repaired where it nearly is, plain lines where it is not. Never an error."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reply:
    """The first text given for each known id, and how many more sentences there were that fit none: unknown ids, second tries."""

    texts: dict[str, str]
    stray: int = 0


def read_reply(said: str, ids: Collection[str]) -> Reply:
    """Read a model's answer for the pieces ``ids``: the set is closed, nothing else counts."""
    said = without_thinking(said)
    pairs = max(_from_json(said), _salvaged(said), key=len) or _from_lines(said, ids)
    texts: dict[str, str] = {}
    stray = 0
    for key, text in pairs:
        key = key.strip()
        if key in ids and key not in texts and text.strip():
            texts[key] = text
        else:
            stray += 1
    return Reply(texts, stray)


def without_thinking(said: str) -> str:
    """The answer without what reasoning models think aloud; a thought that never ends leaves nothing."""
    said = re.sub(r"<(think|thinking|reasoning)>.*?</\1>", "", said, flags=re.DOTALL | re.IGNORECASE)
    if re.search(r"</(think|thinking|reasoning)>", said, re.IGNORECASE):  # the server swallowed the opening tag
        said = re.split(r"</(?:think|thinking|reasoning)>", said, flags=re.IGNORECASE)[-1]
    return re.split(r"<(?:think|thinking|reasoning)>", said, flags=re.IGNORECASE)[0].strip()


def _from_json(said: str) -> list[tuple[str, str]]:
    """Pairs of the first JSON value in the text that holds any: inside fences, behind a greeting, with a comma too many."""
    for start in re.finditer(r"[{\[]", said):
        for text in (said[start.start() :], re.sub(r",\s*([}\]])", r"\1", said[start.start() :])):
            try:
                value, _ = json.JSONDecoder(strict=False).raw_decode(text)
            except (ValueError, RecursionError):
                continue
            pairs = _pairs(value)
            if pairs:
                return pairs
        if start.start() > 2000:
            break
    return []


def _pairs(value: object) -> list[tuple[str, str]]:
    """The entries of {"pieces": [{"id", "text"}]}, of the bare list, or of {id: text}."""
    if isinstance(value, dict):
        for inner in value.values():
            if isinstance(inner, list):
                return _pairs(inner)
        if {"id", "text"} <= set(value):
            return _pairs([value])
        return [(str(key), text) for key, text in value.items() if isinstance(text, str)]
    if isinstance(value, list):
        return [
            (str(entry["id"]), entry["text"])
            for entry in value
            if isinstance(entry, dict) and isinstance(entry.get("text"), str) and "id" in entry
        ]
    return []


def _salvaged(said: str) -> list[tuple[str, str]]:
    """Whole entries of an answer that was cut off. The last, cut one is no entry."""
    found = []
    for entry in re.findall(r'\{\s*"id"\s*:\s*"[^"]*"\s*,\s*"text"\s*:\s*"(?:[^"\\]|\\.)*"\s*\}', said):
        try:
            value = json.loads(entry, strict=False)
        except ValueError:
            continue
        found.append((value["id"], value["text"]))
    return found


def _from_lines(said: str, ids: Collection[str]) -> list[tuple[str, str]]:
    """`p1: text`, one a line, where a model knows no JSON."""
    found = []
    for line in said.splitlines():
        match = re.match(r"\s*(?:[-*]\s*)?[\"'\[(]?([A-Za-z]+\d+)[\"'\])]?\s*[:=.-]\s*(.+)$", line)
        if match and match[1] in ids:
            found.append((match[1], match[2].strip().strip('"').strip()))
    return found
