"""Bytes of a note to text with LF line ends: whatever encoding, whatever damage, never an exception.

Line numbers are the point: a line of ``Decoded.text`` is the line of the file on disk, so nothing here adds or removes
one, and characters that ``str.splitlines`` (but no editor) takes for line ends become spaces. Callers split on LF only.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from assistant.reading.garbled import Repair, repair

__all__ = ["Decoded", "Repair", "decode", "repair"]

_LARGE = 20_000_000
_SAMPLE = 65_536
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"\x89PNG\r\n", b"PK\x03\x04", b"PK\x05\x06", b"%PDF-", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"\x1f\x8b\x08",
    b"SQLite format 3\0", b"\x7fELF", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"7z\xbc\xaf\x27\x1c", b"BZh9",
    b"\xfd7zXZ\0", b"Rar!\x1a\x07", b"OggS\0", b"ID3\x03", b"ID3\x04", b"\xca\xfe\xba\xbe", b"\0\0\x01\0",
    b"bplist00", b"wOF2",
)  # fmt: skip
_CONTROL_BYTES = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b"})
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LINE_LIKE = re.compile("[\v\f\x85\u2028\u2029]")
_LONG_HIGH = re.compile(rb"[\x80-\xff]{3,}")
_ASCII = frozenset(map(chr, range(128)))
_HIGH_WORD = re.compile(rb"[^\s\x80-\xff]*[\x80-\xff]\S*")
_HIGH = bytes(range(0x80, 0x100))
_SHORT = 8
"""High bytes below which statistics about languages say nothing."""
_OTHER_TABLES = (
    "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "mac_cyrillic", "cp932", "euc_jp", "gb18030",
    "big5", "euc_kr",
)  # fmt: skip


_FITS = re.compile(
    r"(?<=[a-z])[à-öø-ÿœß](?![A-Z])"  # an accent inside a word
    r"|(?<![^\W\d_])[à-öø-ÿÀ-ÖØ-ÞŒ](?=[a-z])|(?<=[A-Z])[À-ÖØ-ÞŒ](?![a-z])"
    r"|(?<=[^\W\d_])’(?=[^\W\d_])|(?<![^\s(\[—])[“‘«„](?=\S)|(?<=\S)[”’»“](?!\w)"
    r"|(?<=\w)[—–…](?=[\w\s]|$)|(?<!\S)[–—•·](?=\s)|[£€](?=\d)|(?<=\d)(?: ?[€°]|[º–])"
)
"""What Western text does with its non-ASCII characters, and what it never does: a wrong table shows the second."""
_UNFIT = re.compile(
    r"(?<=\w)[^\w\s’‘'–—…°ªº·«»“”€™®©\xad\xa0\x00-\x7f](?=\w)|(?<=[a-z])[À-ÖØ-ÞŒŠŽŸ](?=[a-z])"
    r"|[\x80-\x9f\uf8ffˆ˜¸¨Ωπ∂∑∏∫√≈◊ﬁﬂ]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as text.

    ``encoding`` is a Python codec name ("utf-8-sig": with a byte order mark), ``repaired`` says what garbled text was
    mended ("22 runs of Mac Roman text"), ``problems`` are sentences for the user. A binary file has text "".
    """

    text: str
    encoding: str
    repaired: str | None
    problems: tuple[str, ...]


def decode(data: bytes) -> Decoded:
    """Text of a file's bytes: encoding found, line ends made LF, garbled runs mended. Raises for no input."""
    problems: list[str] = []
    if len(data) > _LARGE:
        problems.append(f"large file: {len(data) / 1e6:.0f} MB of text")
    text, encoding = _with_bom(data, problems) or _utf16_by_nuls(data) or _utf8(data, problems) or ("", "")
    if not encoding:
        if _is_binary(data, valid=False):
            return _binary(problems)
        text, encoding = _legacy(data)
    elif encoding == "utf-8" and _is_binary(data, valid=True):
        return _binary(problems)
    mended = repair(_line_ends(text))
    text = _clean(mended.text, problems)
    if (lost := text.count("\ufffd")) and not any("could not be read" in told for told in problems):
        problems.append(f"{_count(lost, 'character')} could not be read (shown as \ufffd)")
    repaired = f"{_count(mended.runs, 'run')} of {mended.kind} text" if mended.runs else None
    return Decoded(text, encoding, repaired, tuple(problems))


def _binary(problems: list[str]) -> Decoded:
    return Decoded("", "binary", None, (*problems, "looks like a binary file"))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _with_bom(data: bytes, problems: list[str]) -> tuple[str, str] | None:
    if data.startswith(codecs.BOM_UTF8):
        text, foreign = _utf8_loosely(data[3:])
        if foreign:
            problems.append(f"{_count(foreign, 'byte')} not UTF-8, read as Windows-1252")
        return text, "utf-8-sig"
    for bom, codec in _BOMS:
        # The mark of UTF-32 begins like that of UTF-16, so its length must fit too.
        if data.startswith(bom) and (codec.startswith("utf-16") or len(data) % 4 == 0):
            return data[len(bom) :].decode(codec, "replace"), codec
    return None


def _utf16_by_nuls(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: every other byte is NUL (Latin text), or one of two (NUL and another alphabet's)."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or sample.count(0) * 20 < len(sample):
        return None
    for high, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        tops, lows = sample[high::2], sample[1 - high :: 2]
        common = dict(Counter(tops).most_common(2))
        latin = common.get(0, 0) * 4 >= len(tops) * 3
        alphabet = 0 in common and max(common) < 0x10 and sum(common.values()) * 10 >= len(tops) * 9
        if (latin or alphabet) and lows.count(0) * 20 <= len(lows):
            text = data.decode(codec, "replace")
            if len(_CONTROLS.findall(text[:_SAMPLE])) * 40 <= len(sample):
                return text, codec
    return None


def _utf8(data: bytes, problems: list[str]) -> tuple[str, str] | None:
    """UTF-8, also with a few foreign bytes in it (a line pasted from elsewhere): better than all in a wrong table."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if _is_binary(data, valid=False):
        return None
    text, foreign = _utf8_loosely(data)
    good = sum(map(text.count, set(text) - _ASCII)) - foreign if foreign < 1000 else 0
    if good < 2 * foreign:
        return None
    problems.append(f"{_count(foreign, 'byte')} not UTF-8, read as Windows-1252")
    return text, "utf-8"


def _utf8_loosely(data: bytes) -> tuple[str, int]:
    """UTF-8 with each foreign byte read as Windows-1252, and how many there were."""
    text = data.decode("utf-8", "surrogateescape")
    foreign = Counter(re.findall("[\udc80-\udcff]", text))
    for char in foreign:
        byte = bytes([ord(char) - 0xDC00])
        text = text.replace(char, byte.decode("cp1252", "ignore") or byte.decode("latin-1"))
    return text, foreign.total()


def _is_binary(data: bytes, *, valid: bool) -> bool:
    """Whether the bytes are no text. Valid UTF-8 may hold more control characters: a damaged note is still a note."""
    if data.startswith(_MAGIC):
        return True
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    return controls > 3 and controls * (4 if valid else 20) > len(sample)


def _legacy(data: bytes) -> tuple[str, str]:
    """Text in a table of before Unicode: Windows-1252 or Mac Roman by the fit, others only on clear evidence.

    Western text has single high bytes among ASCII letters; in other scripts they stand in long rows. Statistics over
    languages (charset-normalizer) are asked for those only: on short Western text they are wrong more often than right.
    """
    sample = data[:_SAMPLE]
    high = len(sample) - len(sample.translate(None, _HIGH))
    rows = sum(len(row) for row in _LONG_HIGH.findall(sample) if len(set(row)) > 2)
    if high >= _SHORT and rows * 2 > high:
        from charset_normalizer import from_bytes

        # Only the words in question: English around them would be taken for evidence of a Latin alphabet.
        words = b" ".join(_HIGH_WORD.findall(sample))
        best = from_bytes(words, cp_isolation=list(_OTHER_TABLES), preemptive_behaviour=False).best()
        if best is not None:
            return data.decode(best.encoding, "replace"), best.encoding
    windows = data.decode("cp1252", "replace")
    if "\ufffd" in windows:
        windows = data.decode("latin-1")
    mac = data.decode("mac_roman")
    if _western_fit(mac[:_SAMPLE]) > _western_fit(windows[:_SAMPLE]):
        return mac, "mac_roman"
    return windows, "cp1252" if windows.isascii() or not re.search("[\x80-\x9f]", windows) else "latin-1"


def _western_fit(text: str) -> int:
    return len(_FITS.findall(text)) - 2 * len(_UNFIT.findall(text))


def _line_ends(text: str) -> str:
    if "\r" not in text:
        return text
    text = text.replace("\r\n", "\n")
    # A lone CR ends a line only where nothing else does (old Mac files); editors show it as a stray mark otherwise.
    return text.replace("\r", " " if "\n" in text else "\n")


def _clean(text: str, problems: list[str]) -> str:
    text = _LINE_LIKE.sub(" ", text.removeprefix("\ufeff"))
    text, removed = _CONTROLS.subn("", text)
    if removed:
        problems.append(f"{_count(removed, 'control character')} removed")
    return text
