"""The user's copies of the prompts: listing, copying, and what an upgrade means for them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.errors import UsageError
from assistant.files import private_dir, write_atomic
from assistant.writing.prompts import PROMPTS, ROLES, body_of, digest, find_prompt, header_of, inputs_of, shipped_prompt, undeclared

FOLDER = "prompts"


@dataclass(frozen=True, slots=True)
class TemplateState:
    """A prompt and which of its two forms is used. ``problems`` say what is wrong with a copy, ``changed`` that the shipped one moved on."""

    name: str
    what: str
    inputs: tuple[str, ...]
    budget: int
    version: str
    copy: str | None = None
    changed: bool = False
    problems: tuple[str, ...] = ()


def list_templates(folder: Path | None) -> tuple[TemplateState, ...]:
    """All prompts, with the copies in ``folder`` (the workspace's ``prompts/``)."""
    return tuple(check_template(name, folder) for name in PROMPTS)


def check_template(name: str, folder: Path | None) -> TemplateState:
    """One prompt: whether a copy works, and whether the shipped one changed since it was made."""
    shipped = shipped_prompt(name)
    header = header_of(shipped.text)
    needed = tuple(sorted(inputs_of(shipped.text)))
    path = folder / f"{name}.j2" if folder else None
    state = TemplateState(name, header.get("what", ""), needed, shipped.budget, shipped.version)
    if path is None or not path.is_file():
        return state
    try:
        copy = find_prompt(name, folder)
        problems = _problems(copy.text, frozenset(needed))
    except UsageError as error:
        return TemplateState(name, state.what, needed, state.budget, "", f"{FOLDER}/{name}.j2", False, (str(error),))
    since = header_of(copy.text).get("shipped", "")
    changed = bool(since) and since != digest(shipped.text)
    return TemplateState(name, state.what, needed, copy.budget, copy.version, f"{FOLDER}/{name}.j2", changed, problems)


def _problems(text: str, needed: frozenset[str]) -> tuple[str, ...]:
    """What keeps a copy from working as the shipped one does."""
    import re

    try:
        used = undeclared(text)
    except UsageError as error:
        return (str(error),)
    blocks = set(re.findall(r"{%-?\s*block\s+(\w+)", body_of(text)))
    found = [f"uses {name!r}, which is no input of this template" for name in sorted(used - needed)]
    found += [f"leaves out the input {name!r}" for name in sorted(needed - used)]
    found += [f"has no block {role!r}" for role in ROLES if role not in blocks]
    return tuple(found)


def show_template(name: str, folder: Path | None) -> str:
    """The text of the prompt that is used. UsageError for an unknown name."""
    return find_prompt(name, folder).text


def copy_template(name: str, folder: Path) -> Path:
    """Put a copy into ``folder``, with the digest of what it was copied from. UsageError where there is one already."""
    shipped = shipped_prompt(name)
    path = folder / f"{name}.j2"
    if path.exists():
        raise UsageError(f"{FOLDER}/{name}.j2 is there already: edit it, or delete it to use the shipped one again")
    text = shipped.text.replace("\n#}\n", f"\nshipped: {digest(shipped.text)}\n#}}\n", 1)
    write_atomic(private_dir(folder) / path.name, text.encode(), expect=b"")
    return path
