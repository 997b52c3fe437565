"""A note's bytes as lines that can be changed one at a time: what is not touched stays byte for byte as it was.

Lines are those of ``reading.decode``, but the text is the file's own: garbled runs are not repaired here, for a file
that Forenote writes to must not change in places that nobody asked it to change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.errors import NotWritable
from assistant.reading.decode import decode

_WIDE = re.compile(r"utf-(16|32)")
_PLAINER = str.maketrans({"—": "-", "–": "-", "✅": "done", "❌": "x", "✔": "x", "☑": "x", "’": "'", "“": '"', "”": '"', "…": "..."})


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``text`` in the place of the characters ``start`` to ``end`` of a line (from 1)."""

    line: int
    start: int
    end: int
    text: str


class ByteLines:
    """The lines of a file. NotWritable where its bytes are no text that can be written back unchanged."""

    def __init__(self, path: str, data: bytes) -> None:
        found = decode(data)
        self.encoding = {"utf-8-sig": "utf-8", "binary": ""}.get(found.encoding, found.encoding)
        wide = _WIDE.match(self.encoding)
        self._errors = "surrogatepass" if wide else "surrogateescape"
        unit = int(wide.group(1)) // 8 if wide else 1
        whole = len(data) - len(data) % unit
        self._tail = data[whole:]
        try:
            text = data[:whole].decode(self.encoding or "utf-8", self._errors)
            same = text.encode(self.encoding or "utf-8", self._errors) == data[:whole]
        except UnicodeError:
            same = False
        if not same or found.encoding == "binary":
            raise NotWritable(f"{path} is written in a way ({found.encoding}) that cannot be changed safely: edit it yourself")
        self._break = "\n" if "\n" in text else "\r" if "\r" in text else "\n"
        self._lines = text.split(self._break)

    @property
    def newline(self) -> str:
        """How this file ends its lines."""
        return "\r\n" if self._break == "\n" and self._lines[0].endswith("\r") else self._break

    def __len__(self) -> int:
        return len(self._lines)

    def text(self, line: int) -> str:
        """A line as it stands in the file, without its end; "" beyond the last."""
        return self._lines[line - 1].removesuffix("\r") if 1 <= line <= len(self._lines) else ""

    def edited(self, edits: tuple[Edit, ...]) -> bytes:
        """The whole file with the edits made. What the file's encoding lacks is put in ASCII."""
        changed: dict[int, str] = {}
        for edit in sorted(edits, key=lambda e: -e.start):
            old = changed.get(edit.line, self._lines[edit.line - 1])
            changed[edit.line] = old[: edit.start] + self.fitting(edit.text) + old[edit.end :]
        return self._joined(changed, ())

    def appended(self, lines: tuple[str, ...]) -> bytes:
        """The whole file with lines added at its end, each with a line end."""
        return self._joined({}, tuple(self.fitting(line) for line in lines))

    def fitting(self, text: str) -> str:
        """The text in characters that the file's encoding has."""
        try:
            text.encode(self.encoding)
        except UnicodeError:
            import unicodedata

            plain = unicodedata.normalize("NFKD", text.translate(_PLAINER))
            plain = "".join(c for c in plain if not unicodedata.combining(c))
            return plain.encode("ascii", "replace").decode()
        return text

    def _joined(self, changed: Mapping[int, str], more: tuple[str, ...]) -> bytes:
        lines = [changed.get(number, line) for number, line in enumerate(self._lines, 1)]
        text = self._break.join(lines)
        if more:
            text += self.newline if text.removeprefix("\ufeff") and not text.endswith(self._break) else ""
            text += "".join(line + self.newline for line in more)
        return text.encode(self.encoding, self._errors) + self._tail
