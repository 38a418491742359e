"""All that a reader might get out of an Office package, and which markers stand in it. Shares no code with the product.

A package is expanded wholly: names, comments and extra fields of the archive, members, archives inside members,
deflated streams inside pictures; each of them as bytes, as UTF-8 and UTF-16, as text without markup, with references,
percent-codes, `_x0041_` codes, base64 and hexadecimal runs decoded. Of every reading only letters and digits count, so
that a marker is seen over runs, cells and whatever stands between its characters; one of digits alone must also stand
for itself, for long numbers contain every short one.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar
from urllib.parse import unquote

import ahocorasick

__all__ = ["readings", "survivors"]

DEPTH = 4
LONGEST_STREAM = 50_000_000

_TAG = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|<\?|\?>|<[^<>]*>")
_HIDDEN = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_SYMBOL = re.compile(r"<[^<>]*?:sym\b[^<>]*?:char=[\"']([0-9A-Fa-f]{4})[\"'][^<>]*>")
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BASE64 = re.compile(r"[A-Za-z0-9+/\r\n_-]{16,}={0,2}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}[\s:,-]?){10,}")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_NOISE = re.compile(r"[\W_]+")


class _Marked(Protocol):
    @property
    def text(self) -> str: ...


_M = TypeVar("_M", bound=_Marked)


def survivors(data: bytes, markers: Sequence[_M]) -> list[_M]:
    """The markers that stand in any reading of a package."""
    wanted = {_skeleton(marker.text): marker for marker in markers}
    found: set[str] = set()
    if not wanted:
        return []
    search = _search(wanted)
    for reading in readings(data):
        skeleton = _skeleton(reading)
        for key in search(skeleton):
            if key not in found and (not key.isdigit() or _stands_alone(key, reading)):
                found.add(key)
    return [marker for key, marker in wanted.items() if key in found]


def _search(wanted: Iterable[str]) -> Callable[[str], set[str]]:

    automaton = ahocorasick.Automaton()
    for key in wanted:
        automaton.add_word(key, key)
    automaton.make_automaton()
    return lambda text: {key for _, key in automaton.iter(text)}


def _skeleton(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _NOISE.sub("", text).lower()


def _stands_alone(digits: str, reading: str) -> bool:
    pattern = r"[\W_]{0,3}".join(digits)
    return re.search(rf"(?<![0-9]){pattern}(?![0-9])", unicodedata.normalize("NFKC", reading)) is not None


def readings(data: bytes, depth: int = 0) -> Iterator[str]:
    """Every reading of some bytes: a package, a member, a stream."""
    if data.startswith(b"PK") and depth < DEPTH:
        yield from _package(data, depth)
    if data.startswith(b"\x1f\x8b") and depth < DEPTH:
        yield from readings(_gunzip(data), depth + 1)
    if not data.startswith(b"PK"):
        for start in _ZLIB.finditer(data):
            content = _inflate(data[start.start() :])
            if len(content) > 8:
                yield from readings(content, DEPTH)
    yield from _decoded(data)


def _package(data: bytes, depth: int) -> Iterator[str]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        return
    with archive:
        for info in archive.infolist():
            yield info.filename
            yield from _decoded(info.comment + b" " + info.extra)
            try:
                yield from readings(archive.read(info), depth + 1)
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
                continue


def _gunzip(data: bytes) -> bytes:
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return b""


def _inflate(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, LONGEST_STREAM)
    except zlib.error:
        return b""


def _decoded(data: bytes) -> Iterator[str]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    yield from _texts(text)
    if b"\0" in data:
        for start in (0, 1):
            yield data[start:].decode("utf-16-le", "replace")
            yield data[start:].decode("utf-16-be", "replace")


def _texts(text: str) -> Iterator[str]:
    yield text
    if "<" in text:
        yield _TAG.sub("", _HIDDEN.sub("", text))
        yield html.unescape(_TAG.sub("", _HIDDEN.sub("", text)))
        if ":sym" in text:
            yield "".join(chr(int(code, 16)) for code in _SYMBOL.findall(text))
    if "&" in text:
        text = html.unescape(text)
        yield text
    if "%" in text:
        yield unquote(text)
    if "_x" in text:
        yield _TAG.sub("", _CODE.sub(lambda code: chr(int(code[1], 16)), text))
    yield "\n".join(_unpacked(text))


def _unpacked(text: str) -> Iterator[str]:
    for run in _BASE64.findall(text):
        compact = re.sub(r"[\r\n=]+", "", run).replace("-", "+").replace("_", "/")
        for start in range(4) if len(compact) < 400 else (0,):
            yield from _both(_unbase64(compact[start:]))
    for run in _HEX.findall(text):
        digits = re.sub(r"[^0-9A-Fa-f]", "", run)
        yield from _both(bytes.fromhex(digits[: len(digits) // 2 * 2]))


def _unbase64(text: str) -> bytes:
    usable = text[: len(text) // 4 * 4] if len(text) % 4 == 1 else text + "=" * (-len(text) % 4)
    try:
        return base64.b64decode(usable)
    except binascii.Error:
        return b""


def _both(content: bytes) -> Iterator[str]:
    yield content.decode("latin-1")
    if b"\0" in content:
        yield content.decode("utf-16-le", "replace")
        yield content[1:].decode("utf-16-le", "replace")
