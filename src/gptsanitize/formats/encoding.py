"""Bytes of text files to characters and back, without losing one.

Decides the encoding of a whole file, reads its lines in bounded pieces, and encodes what is written. Decoding is a
bijection for every encoding here, so text that nobody edits comes back as the same bytes. Knows nothing of segments.

Order of the decision: a byte order mark; UTF-16 without one (NULs at every second byte); UTF-8; else windows-1252 as
browsers read it, in which all 256 bytes have a meaning. A UTF-8 file with a few broken bytes stays UTF-8: each broken
byte is carried as one escape (PEP 383), and `readable` shows it as U+FFFD.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from gptsanitize.errors import CorruptError, WithheldError

__all__ = ["Encoding", "TextSink", "cut_long", "detect_encoding", "read_lines", "readable"]

_CHUNK_BYTES = 1 << 20
_HEAD_BYTES = 4096

# https://encoding.spec.whatwg.org/#index-windows-1252: the five bytes that cp1252 leaves undefined are C1 controls.
_TABLE = "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
_REVERSE = codecs.charmap_build(_TABLE)
_WINDOWS = "windows-1252"

_BOMS = (  # UTF-32 LE begins like UTF-16 LE, so it is asked first
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Controls that no text holds. Ctrl-Z ends files of DOS, escape begins colours in logs.
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\b\x1a\x1b")
_CONTROL_SHARE_UTF8 = 0.1
_CONTROL_SHARE_LEGACY = 0.01

_ESCAPES = re.compile("[\ud800-\udfff]")
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|[\r\n])")
_SPACE = re.compile(r"\s")
_PLAIN_WORDS = tuple(
    re.compile(rf"(?<!\S)((?>(?:[a-z]{{2,20}}[,.]?[ ]){{{words}}}))(?=(?:[a-z]{{2,20}}[,.]?[ ]){{{words}}})")
    for words in (4, 2)
)
_SEPARATOR = re.compile(r"[,;|&>)\]}\"']")

_TRANSLITERATION = str.maketrans({
    "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ı": "i", "ŧ": "t", "Ŧ": "T", "ŋ": "n", "Ŋ": "N",
    "ĸ": "k", "ſ": "s", "ə": "e", "Ə": "E", "ẞ": "SS", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2015": "-",
    "\u2212": "-", "\u02bc": "'", "\u2032": "'", "\u2033": '"', "\u00a0": " ",
    "\u2009": " ", "\u202f": " ", "\u200b": "",
})  # fmt: skip


class _Decoder(Protocol):
    def decode(self, data: bytes, final: bool = False) -> str: ...


class _WindowsDecoder:
    def decode(self, data: bytes, final: bool = False) -> str:  # noqa: ARG002 -- the shape of codecs' own
        return codecs.charmap_decode(data, "strict", _TABLE)[0]


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file's bytes are read and written. `bom` is the mark it begins with, kept as it is."""

    name: str
    bom: bytes = b""

    @property
    def errors(self) -> str:
        """The codec's error handler, under which decoding and encoding are inverse."""
        return "surrogateescape" if self.name == "utf-8" else "surrogatepass"

    def decoder(self) -> _Decoder:
        """An incremental decoder."""
        return _WindowsDecoder() if self.name == _WINDOWS else codecs.getincrementaldecoder(self.name)(self.errors)

    def encode(self, text: str) -> bytes:
        """The bytes of `text`; raises `UnicodeEncodeError` for what only `express` can bring in."""
        if self.name == _WINDOWS:
            return codecs.charmap_encode(text, "strict", _REVERSE)[0]
        return text.encode(self.name, self.errors)

    def express(self, text: str) -> str:
        """New text in characters that this encoding has, letters without their marks if need be.

        Raises `WithheldError` (reason `encoding`) where a character has no such form: a reference like `&#322;` would
        be read as text in most formats.
        """
        if self.name != _WINDOWS or _has_all(text):
            return _ESCAPES.sub("\ufffd", text) if self.name != _WINDOWS else text
        return "".join(_express_one(char) for char in unicodedata.normalize("NFC", text))


def _has_all(text: str) -> bool:
    try:
        codecs.charmap_encode(text, "strict", _REVERSE)
    except UnicodeEncodeError:
        return False
    return True


def _express_one(char: str) -> str:
    forms = (char, char.translate(_TRANSLITERATION), "".join(filter(_is_base, unicodedata.normalize("NFKD", char))))
    for form in forms:
        if _has_all(form) and (form or unicodedata.category(char) in {"Mn", "Cf"}):
            return form
    raise WithheldError(
        "a replacement cannot be written in this file's encoding",
        reason="encoding",
        advice="save the file as UTF-8, and retry",
    )


def _is_base(char: str) -> bool:
    return not unicodedata.combining(char)


def readable(text: str) -> str:
    """`text` with broken bytes and lone surrogates shown as U+FFFD; of the same length."""
    return text if text.isascii() else _ESCAPES.sub("\ufffd", text)


def detect_encoding(path: Path) -> Encoding:
    """The encoding of a text file, from one pass over all its bytes.

    Raises `CorruptError`: reason `binary` for what is no text, `encoding` for damaged UTF-16 and UTF-32.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
    marked = next((Encoding(name, bom) for bom, name in _BOMS if head.startswith(bom)), None)
    wide = marked or _unmarked_utf16(head)
    if wide is None or wide.name == "utf-8":
        return _check_bytes(path, wide)
    if wide.name == "utf-32-le" and not _decodes(
        path, wide
    ):  # UTF-16 LE whose first character is NUL is no text either
        raise CorruptError("no text, whatever its name says", reason="binary")
    if not _decodes(path, wide):
        raise CorruptError("the file's encoding is damaged", reason="encoding")
    return wide


def _unmarked_utf16(head: bytes) -> Encoding | None:
    """UTF-16 of mostly Latin text: a NUL in four of five pairs, always on the same side."""
    pairs = len(head) // 2
    low, high = head[1 : 2 * pairs : 2].count(0), head[0 : 2 * pairs : 2].count(0)
    if pairs >= 2 and 5 * max(low, high) >= 4 * pairs and min(low, high) == 0:
        return Encoding("utf-16-le" if low else "utf-16-be")
    return None


def _decodes(path: Path, encoding: Encoding) -> bool:
    try:
        for text in _decoded(path, encoding):
            if "\0" in text:
                raise CorruptError("no text, whatever its name says", reason="binary")
    except UnicodeDecodeError:
        return False
    return True


def _check_bytes(path: Path, marked: Encoding | None) -> Encoding:
    """UTF-8 or windows-1252. UTF-8 wins where its sequences are at least as many as its broken bytes."""
    utf8 = Encoding("utf-8")
    decoder = utf8.decoder()
    size = controls = broken = sound = 0
    with path.open("rb") as stream:
        while data := stream.read(_CHUNK_BYTES):
            size += len(data)
            if 0 in data:
                raise CorruptError("no text, whatever its name says", reason="binary")
            controls += len(data) - len(data.translate(None, _CONTROLS))
            text = decoder.decode(data)
            if not text.isascii():
                escapes = len(_ESCAPES.findall(text))
                broken += escapes
                sound += len(text) - escapes - len(text.encode("ascii", "ignore"))
    broken += len(decoder.decode(b"", True))  # noqa: FBT003 -- codecs' own shape; what is left is a cut sequence
    is_utf8 = marked is not None or not broken or sound >= broken
    if controls > size * (_CONTROL_SHARE_UTF8 if is_utf8 and not broken else _CONTROL_SHARE_LEGACY):
        raise CorruptError("no text, whatever its name says", reason="binary")
    return (marked or utf8) if is_utf8 else Encoding(_WINDOWS)


def _decoded(path: Path, encoding: Encoding) -> Iterator[str]:
    decoder = encoding.decoder()
    with path.open("rb") as stream:
        stream.seek(len(encoding.bom))
        while data := stream.read(_CHUNK_BYTES):
            yield decoder.decode(data)
    yield decoder.decode(b"", True)  # noqa: FBT003 -- codecs' own shape


def read_lines(path: Path, encoding: Encoding, longest: int) -> Iterator[str]:
    r"""Physical lines with their ends (`\n`, `\r\n`, `\r`), after the byte order mark.

    A line over `longest` characters comes in parts, cut as `cut_long` says. Raises `CorruptError` where the file
    changed since its encoding was decided.
    """
    carry = ""
    try:
        for chunk in _decoded(path, encoding):
            text = carry + chunk
            held = "\r" if text.endswith("\r") else ""  # its line feed may be in the next chunk
            end = len(text) - len(held)
            end = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
            carry = text[end:]
            for line in _LINE.findall(text[:end]):  # ends with a line end: else each start would search in vain
                if len(line) <= longest:
                    yield line
                else:
                    yield from cut_long(line, longest)
            while len(carry) > 2 * longest:
                part = next(cut_long(carry, longest))
                yield part
                carry = carry[len(part) :]
    except UnicodeError:
        raise CorruptError("the file changed while it was read", reason="changed", advice="retry") from None
    yield from cut_long(carry, longest)


def cut_long(text: str, longest: int) -> Iterator[str]:
    """`text` in parts of at most `longest` characters, none overlapping, their sum the whole.

    A cut stands in the part's second half in the middle of the last plain words in small letters, for no value goes on
    there; failing that after the last white space; failing that after the last separator; failing that at
    `longest`, moved to keep marks with their letter and a return with its line feed.
    """
    start = 0
    while len(text) - start > longest:
        end = start + longest
        middle = start + longest // 2
        found = (
            _in_plain_words(text, middle, end)
            or _last(_SPACE, text, middle, end)
            or _last(_SEPARATOR, text, middle, end)
            or end
        )
        while found < len(text) and found > middle and _clings(text, found):
            found -= 1
        yield text[start:found]
        start = found
    if start < len(text):
        yield text[start:]


def _in_plain_words(text: str, start: int, end: int) -> int:
    """A place amid plain words in small letters, or 0: the longer the run of them, the better."""
    for pattern in _PLAIN_WORDS:
        places = [found.end(1) for found in pattern.finditer(text, start, end)]
        if places:
            return places[-1]
    return 0


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """The end of the last match in `text[start:end]`, or 0. The window is bounded, so a reversed search is linear."""
    found = pattern.search(text[start:end][::-1])
    return end - found.start() if found else 0


def _clings(text: str, at: int) -> bool:
    return bool(unicodedata.combining(text[at])) or text[at - 1 : at + 1] == "\r\n"


class TextSink:
    """Collects text and writes it to `target` in the file's encoding, in large pieces."""

    def __init__(self, target: BinaryIO, encoding: Encoding) -> None:
        self._target = target
        self._encoding = encoding
        self._parts: list[str] = []
        self._size = 0
        target.write(encoding.bom)

    def put(self, text: str) -> None:
        """Add text that this encoding can express."""
        self._parts.append(text)
        self._size += len(text)
        if self._size >= _CHUNK_BYTES:
            self.flush()

    def flush(self) -> None:
        """Write what was collected."""
        self._target.write(self._encoding.encode("".join(self._parts)))
        self._parts.clear()
        self._size = 0
