"""forenote.toml: what it may say, read once into frozen records.

A configuration that is silently half understood is worse than none, so an unknown key or a wrong type is an
error that names the file, the place and what was probably meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import BadConfig

CONFIG_NAME = "forenote.toml"
RELATIONS = ("mentor", "mentee", "manager", "report", "peer")
DEFAULT_INCLUDE = ("**/*.md", "**/*.markdown", "**/*.txt", "**/*.vtt", "**/*.srt")

_PERSON = 'people."..."'
_KNOWN: dict[str, tuple[str, ...]] = {
    "": ("me", "aliases", "notes", "people", "model", "index"),
    "notes": ("include", "exclude"),
    _PERSON: ("relation", "aliases", "paths", "cadence_days"),
    "model": ("base_url", "name", "key_env", "pseudonyms", "hide", "timeout_seconds", "context_tokens", "price_in", "price_out"),
    "index": ("chroma_url", "chroma_token_env", "chroma_ca", "embedder", "pooling", "embedder_url", "embedder_model", "key_env"),
}


@dataclass(frozen=True, slots=True)
class NotesConfig:
    """Which files of the workspace are notes: glob patterns relative to its root."""

    include: tuple[str, ...] = DEFAULT_INCLUDE
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonConfig:
    """What the user says of one person. ``relation`` is what they are to the user; ``cadence_days`` is in days."""

    name: str
    relation: str | None = None
    aliases: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    cadence_days: int | None = None


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """The model endpoint, if the user chose one. ``key_env`` names the variable that holds the key, never the key.

    ``pseudonyms`` is None where the file does not say: then it depends on where the endpoint is. ``hide`` holds further words to
    replace (companies, products). ``context_tokens`` is what the model takes, 0 for unknown; prices are for a million tokens.
    """

    base_url: str = ""
    name: str = ""
    key_env: str = ""
    pseudonyms: bool | None = None
    hide: tuple[str, ...] = ()
    timeout_seconds: int = 120
    context_tokens: int = 0
    price_in: float | None = None
    price_out: float | None = None


@dataclass(frozen=True, slots=True)
class IndexConfig:
    """The vector store and what makes the vectors. Names that end in ``_env`` name a variable, never a secret.

    ``chroma_url``: a Chroma server instead of the embedded store, ``chroma_ca`` the file with its certificate authority.
    ``embedder``: a folder with an ONNX model instead of the built-in one, ``pooling`` how its states become one vector.
    ``embedder_url``, ``embedder_model``: an OpenAI-compatible endpoint, to which the notes are then sent.
    """

    chroma_url: str = ""
    chroma_token_env: str = ""
    chroma_ca: str = ""
    embedder: str = ""
    pooling: str = ""
    embedder_url: str = ""
    embedder_model: str = ""
    key_env: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """A whole forenote.toml. ``me`` is None where the file does not say it; `forenote doctor` tells."""

    me: str | None = None
    aliases: tuple[str, ...] = ()
    notes: NotesConfig = field(default_factory=NotesConfig)
    people: tuple[PersonConfig, ...] = ()
    model: ModelConfig = field(default_factory=ModelConfig)
    index: IndexConfig = field(default_factory=IndexConfig)


def load_config(path: Path) -> Config:
    """Read the file at `path`; BadConfig if it cannot be read or says what Forenote does not know."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadConfig(f"{path}: cannot be read ({error.strerror})") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadConfig(f"{path} line {line}: not UTF-8; save the file as UTF-8") from error
    return parse_config(text, str(path))


def parse_config(text: str, file: str = CONFIG_NAME) -> Config:
    """The configuration that `text` (TOML) says; `file` is its name in messages. Raises BadConfig."""
    top = _Table(file, "", _toml(text, file))
    top.check("")
    notes, model, index = (top.table(name) for name in ("notes", "model", "index"))
    for table in (notes, model, index):
        table.check(table.name)
    people = top.table("people")
    return Config(
        me=top.text("me") or None,
        aliases=top.texts("aliases"),
        notes=NotesConfig(notes.patterns("include", DEFAULT_INCLUDE), notes.patterns("exclude")),
        people=tuple(_person(people, name) for name in people.values),
        model=_model(model),
        index=_index(index),
    )


def _index(table: _Table) -> IndexConfig:
    found = IndexConfig(
        chroma_url=table.url("chroma_url"),
        chroma_token_env=table.text("chroma_token_env"),
        chroma_ca=table.text("chroma_ca"),
        embedder=table.text("embedder"),
        pooling=table.text("pooling"),
        embedder_url=table.url("embedder_url"),
        embedder_model=table.text("embedder_model"),
        key_env=table.text("key_env"),
    )
    if found.pooling not in ("", "mean", "cls"):
        raise table.wrong("pooling", f'must be "mean" or "cls", not {found.pooling!r}')
    if bool(found.embedder_url) != bool(found.embedder_model):
        raise table.wrong("embedder_url", "and embedder_model go together: the address of the endpoint and the name of its model")
    if found.embedder and found.embedder_url:
        raise table.wrong("embedder", "and embedder_url cannot both be: a folder on this machine, or an endpoint")
    return found


def _toml(text: str, file: str) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r" \(at line (\d+), column \d+\)$", str(error))
        lines = text.split("\n")
        number = int(place[1]) if place else len(lines)
        reason = re.sub(r" \(at [^()]*\)$", "", str(error))
        if re.match(r"\s*\[people\.[^\"'\]]*\s[^\"'\]]*\]", lines[number - 1]):
            reason += '; a name with a space needs quotes, like [people."Dana Whitfield"]'
        raise BadConfig(f"{file} line {number}: {reason}") from error


def _model(table: _Table) -> ModelConfig:
    return ModelConfig(
        base_url=table.url("base_url"),
        name=table.text("name"),
        key_env=table.text("key_env"),
        pseudonyms=table.flag("pseudonyms"),
        hide=table.texts("hide"),
        timeout_seconds=table.whole("timeout_seconds", "seconds") or 120,
        context_tokens=table.whole("context_tokens", "tokens") or 0,
        price_in=table.price("price_in"),
        price_out=table.price("price_out"),
    )


def _person(people: _Table, name: str) -> PersonConfig:
    if not name.strip():
        raise people.wrong(name, "needs a name between the quotes")
    table = people.table(name)
    table.check(_PERSON)
    relation = table.text("relation") or None
    if relation is not None and relation not in RELATIONS:
        raise table.wrong("relation", f"must be one of {', '.join(RELATIONS)}, not {relation!r}")
    return PersonConfig(
        name=" ".join(name.split()),
        relation=relation,
        aliases=table.texts("aliases"),
        paths=table.patterns("paths"),
        cadence_days=table.whole("cadence_days", "days"),
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of the file, able to say what is wrong with it."""

    file: str
    name: str
    values: Mapping[str, object]

    def wrong(self, key: str, what: str) -> BadConfig:
        return BadConfig(f"{self.file}: {self._path(key)} {what}")

    def check(self, kind: str) -> None:
        """Raise for the first key that this kind of table does not know."""
        known = _KNOWN[kind]
        for key in self.values:
            if key not in known:
                where = f" in [{self.name}]" if self.name else ""
                raise BadConfig(f"{self.file}: unknown key {key!r}{where}; {_hint(key, known)}")

    def table(self, key: str) -> _Table:
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, f"must be a table, like [{self._path(key)}], not {_kind(value)}")
        return _Table(self.file, self._path(key), value)

    def text(self, key: str) -> str:
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.wrong(key, f"must be a text in quotes, not {_kind(value)}")
        return " ".join(value.split())

    def url(self, key: str) -> str:
        value = self.text(key)
        if value and not re.match(r"https?://[^\s/]", value):
            raise self.wrong(key, f"must be an address that begins with http:// or https://, not {value!r}")
        return value

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        value = self.values.get(key)
        if value is None:
            return default
        if not isinstance(value, list):
            raise self.wrong(key, f'must be a list of texts, like ["one", "two"], not {_kind(value)}')
        for entry in value:
            if not isinstance(entry, str) or not entry.strip():
                raise self.wrong(key, f"must be a list of texts, but holds {_kind(entry)}")
        return tuple(entry.strip() for entry in value)

    def patterns(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Globs, which can only mean something inside the workspace."""
        found = self.texts(key, default)
        for pattern in found:
            if re.match(r"[/\\~]|[A-Za-z]:", pattern) or ".." in re.split(r"[/\\]", pattern):
                raise self.wrong(key, f"holds {pattern!r}: patterns are relative to the workspace, like 'notes/**'")
        return found

    def flag(self, key: str) -> bool | None:
        """True or false as the file says; None where it says neither."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(key, f"must be true or false, not {_kind(value)}")
        return value

    def whole(self, key: str, unit: str) -> int | None:
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise self.wrong(key, f"must be a whole number of {unit}, 1 or more, not {_kind(value)}")
        return value

    def price(self, key: str) -> float | None:
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e6:
            raise self.wrong(key, f"must be a price for a million tokens, 0 or more, not {_kind(value)}")
        return float(value)

    def _path(self, key: str) -> str:
        bare = re.fullmatch(r"[A-Za-z0-9_-]+", key)
        return f"{self.name}.{key if bare else _quoted(key)}".lstrip(".")


def _quoted(text: str) -> str:
    return '"' + text.replace("\n", " ") + '"'


def _hint(key: str, known: tuple[str, ...]) -> str:
    """What was probably meant: the right place of a key that stands under the wrong table, else the nearest key."""
    homes = [table for table, keys in _KNOWN.items() if key in keys]
    if homes:
        home = homes[0]
        return f"it belongs under [{home}]" if home else f"{key} belongs at the top, before the first [table]"
    import difflib

    nearest = difflib.get_close_matches(key.lower(), known, 1, cutoff=0.0)[0]
    return f"did you mean {nearest!r}? (known here: {', '.join(known)})"


def _kind(value: object) -> str:
    """The value's type in the user's words; small values are shown."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text {value[:40]!r}" if value.strip() else "an empty text"
    return "a date or time"
