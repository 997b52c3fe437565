"""Small grammar: the forms of a verb after another subject, and articles."""

from __future__ import annotations

import re

from assistant.reading.words import BASE_VERBS, stem


def present_of(past: str) -> str:
    """The present of a regular past: "arrived" → "arrive", "explained" → "explain"."""
    root = past[:-2]
    if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "ls":
        return root[:-1]
    return root + "e" if re.search(r"(?:[vzcgu]|[aeiou]s|[^aeiou]s|[^e]at)$", root) and not root.endswith("ss") else root


def with_articles(text: str) -> str:
    """Put "a" and "an" as the next word sounds, where words between them fell out."""
    text = re.sub(r"\b([Aa])n (?=[bcdfgjklmnpqrstvwxyz](?!\d))(?!hour|honest|heir)", r"\1 ", text)
    return re.sub(r"\b([Aa]) (?=(?:[aio]|e(?!u|w)|u(?!s[eiu]|ni|r[aeiou]|t[ei]))[a-z])(?!one\b|once\b|europ)", r"\1n ", text)


def third_person(verb: str) -> str:
    """The form after "he": "ignore" → "ignores", "try" → "tries", "go" → "goes"."""
    if verb in ("have", "do", "go", "be"):
        return {"have": "has", "do": "does", "go": "goes", "be": "is"}[verb]
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def base_form(verb: str) -> str:
    """The form after "you" of a verb as it stands after "he": "merges" → "merge", "has" → "have"; others unchanged."""
    known = {
        "is": "are",
        "was": "were",
        "has": "have",
        "does": "do",
        "isn't": "aren't",
        "wasn't": "weren't",
        "hasn't": "haven't",
        "doesn't": "don't",
        "goes": "go",
    }
    if verb in known:
        return known[verb]
    if verb.endswith("s") and not verb.endswith(("ss", "us", "is")) and len(verb) > 3:
        if verb.endswith(("sses", "shes", "ches", "xes", "zzes")):
            return verb[:-2]
        base = stem(verb)
        return base if base in BASE_VERBS or base + "s" == verb else verb[:-1]
    return verb


_DONE = {"see": "seen", "take": "taken", "do": "done", "read": "read", "send": "sent", "tell": "told", "find": "found", "give": "given", "make": "made", "write": "written",
         "know": "known", "use": "used", "own": "owned", "build": "built", "keep": "kept", "understand": "understood", "run": "run", "test": "tested", "open": "opened", "meet": "met"}  # fmt: skip


def participle(base: str) -> str:
    """The form after "been": "look" → "looked", "fix" → "fixed", "see" → "seen"; empty where it is not sure."""
    if base in _DONE:
        return _DONE[base]
    if base in ("need", "want", "like", "have", "be", "get", "go", "come", "say", "think", "feel"):
        return ""
    if base.endswith("e"):
        return base + "d"
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ied"
    return base + base[-1] + "ed" if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", base) else base + "ed"
