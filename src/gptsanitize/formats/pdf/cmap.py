"""CMaps: from the bytes of a string to codes, and from codes to Unicode text or CIDs (ISO 32000-1, 9.7.5 and 9.10.3).

Reads ToUnicode CMaps and CMaps embedded in the file, writes reduced ToUnicode CMaps, and knows the predefined CMaps
whose codes are those of a character set that Python knows. It reads no fonts and no streams.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

__all__ = ["CMap", "charset_of", "parse_cmap", "write_to_unicode"]

MAX_ENTRIES = 200_000
"""Ranges are expanded; no font shows more."""

_MANY_CODES = 1000
_TOKEN = re.compile(
    rb"<([0-9A-Fa-f\s]*+)>|((?:begin|end)(?:codespacerange|bfchar|bfrange|cidrange|cidchar|notdefrange|notdefchar))"
    rb"|(\[)|(\])|([+-]?+\d{1,10}+)|/([^\s/\[\]<>()]{1,127}+)|%[^\r\n]*+|[^\s<>\[\]/%]++"
)
_CODE = rb"<(?>[0-9A-Fa-f]{2})++>\s*+"
_BLOCK = re.compile(
    rb"(?<=\sbegin)(?:bfchar\s++((?>"
    + _CODE * 2
    + rb")++)endbfchar|bfrange\s++((?>"
    + _CODE * 3
    + rb")++)endbfrange)(?!\w)"
)
_PAIR = re.compile(r"<(\w++)>\s*+<(\w++)>")
_RANGE = re.compile(r"<(\w++)>\s*+<(\w++)>\s*+<(\w++)>")
_WMODE = re.compile(rb"/WMode\s{1,9}+1\b")
_SPACE = re.compile(rb"\s++")


@dataclass(slots=True)
class CMap:
    """`unicode` maps codes (as bytes) to text, `cids` are ranges `(length, low, high, first CID)`."""

    spaces: list[tuple[bytes, bytes]] = field(default_factory=list)
    unicode: dict[bytes, str] = field(default_factory=dict)
    cids: list[tuple[int, int, int, int]] = field(default_factory=list)
    vertical: bool = False

    def cid(self, code: bytes) -> int:
        """The CID of a code, 0 (.notdef) where none is given."""
        value, length = int.from_bytes(code, "big"), len(code)
        for size, low, high, first in self.cids:
            if size == length and low <= value <= high:
                return first + value - low
        return 0

    def split(self, data: bytes) -> list[bytes]:
        """Cut a shown string into codes by the codespace ranges; two bytes each where none fits."""
        if not self.spaces:
            return [data[i : i + 2] for i in range(0, len(data), 2)]
        codes, position = [], 0
        while position < len(data):
            size = self._size_at(data, position)
            codes.append(data[position : position + size])
            position += size
        return codes

    def _size_at(self, data: bytes, position: int) -> int:
        for size in (1, 2, 3, 4):
            code = data[position : position + size]
            for low, high in self.spaces:
                if len(low) == size == len(code) and all(a <= c <= b for a, c, b in zip(low, code, high, strict=False)):
                    return size
        return min((len(low) for low, _ in self.spaces), default=1)


def parse_cmap(data: bytes) -> CMap:
    """Read an embedded CMap. Entries that make no sense are passed over; ranges are bounded by `MAX_ENTRIES`."""
    cmap = CMap(vertical=_WMODE.search(data) is not None)
    position = 0
    for block in _BLOCK.finditer(data):
        _parse_part(cmap, data, position, block.start())
        _take_block(cmap, block)
        position = block.end()
    _parse_part(cmap, data, position, len(data))
    return cmap


def _take_block(cmap: CMap, block: re.Match[bytes]) -> None:
    """A table of pairs or of ranges, written as the specification has it."""
    pairs, ranges = block.groups()
    if pairs is not None:
        for code, text in _PAIR.findall(pairs.decode("ascii")):
            _map(cmap, bytes.fromhex(code), bytes.fromhex(text))
    else:
        for low, high, first in _RANGE.findall(ranges.decode("ascii")):
            _map_range(cmap, bytes.fromhex(low), bytes.fromhex(high), bytes.fromhex(first))


def _parse_part(cmap: CMap, data: bytes, start: int, end: int) -> None:
    """Read what stands between such tables, token by token."""
    mode, stack, array = b"", [], None  # type: bytes, list[bytes | int | list[bytes]], list[bytes] | None
    for found in _TOKEN.finditer(data, start, end):
        hexed, keyword, opens, closes, integer, name = found.groups()
        if keyword is not None:
            mode = keyword[5:] if keyword.startswith(b"begin") else b""
            stack, array = [], None
        elif not mode or name is not None:
            continue
        elif opens is not None:
            array = []
        elif closes is not None:
            stack.append(array or [])
            array = None
        elif hexed is not None:
            value = _unhex(hexed)
            if array is not None:
                array.append(value)
                continue
            stack.append(value)
        elif integer is not None and array is None:
            stack.append(int(integer))
        if array is None and _take(cmap, mode, stack):
            stack = []


def _unhex(digits: bytes) -> bytes:
    digits = _SPACE.sub(b"", digits)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _take(cmap: CMap, mode: bytes, stack: list[bytes | int | list[bytes]]) -> bool:
    """Use a complete entry; true when the stack has been consumed."""
    match mode, stack:
        case b"codespacerange", [bytes() as low, bytes() as high]:
            cmap.spaces.append((low, high))
        case b"bfchar", [bytes() as code, bytes() as text]:
            _map(cmap, code, text)
        case b"bfrange", [bytes() as low, bytes() as high, first]:
            _map_range(cmap, low, high, first)
        case b"cidrange", [bytes() as low, bytes() as high, int() as first]:
            cmap.cids.append((len(low), int.from_bytes(low, "big"), int.from_bytes(high, "big"), first))
        case b"cidchar", [bytes() as code, int() as first]:
            value = int.from_bytes(code, "big")
            cmap.cids.append((len(code), value, value, first))
        case ((b"bfchar" | b"cidchar" | b"codespacerange"), [_, _]):
            pass
        case _:
            return len(stack) >= 3
    return True


def _map(cmap: CMap, code: bytes, text: bytes) -> None:
    if len(cmap.unicode) < MAX_ENTRIES:
        cmap.unicode[code] = (b"\0" + text if len(text) == 1 else text).decode("utf-16-be", "ignore")


def _map_range(cmap: CMap, low: bytes, high: bytes, first: bytes | int | list[bytes]) -> None:
    start, stop, size = int.from_bytes(low, "big"), int.from_bytes(high, "big"), len(low)
    if size > 4:
        return
    stop = min(stop, start + MAX_ENTRIES - len(cmap.unicode))
    if isinstance(first, list):
        for value, text in zip(range(start, stop + 1), first, strict=False):
            _map(cmap, value.to_bytes(size, "big"), text)
    elif isinstance(first, bytes) and first:
        base, limit = int.from_bytes(first, "big"), 1 << (8 * len(first))
        if len(first) == 2 and not (base < 0xE000 and base + stop - start >= 0xD800):
            stop = min(stop, start + 0xFFFF - base)
            codes = _codes(size, start, stop)
            cmap.unicode.update(zip(codes, map(chr, range(base, base + len(codes))), strict=True))
            return
        for value in range(start, stop + 1):
            target = base + value - start
            if target < limit:
                _map(cmap, value.to_bytes(size, "big"), target.to_bytes(len(first), "big"))


def _codes(size: int, start: int, stop: int) -> Sequence[bytes]:
    if size == 2 and stop - start > _MANY_CODES:
        return _codes_of_two_bytes()[start : stop + 1]
    return [value.to_bytes(size, "big") for value in range(start, stop + 1)]


@cache
def _codes_of_two_bytes() -> Sequence[bytes]:
    return [value.to_bytes(2, "big") for value in range(0x10000)]


def write_to_unicode(unicode: Mapping[bytes, str]) -> bytes:
    """A ToUnicode CMap that holds exactly these entries, in the order of their codes."""
    entries = sorted(unicode.items(), key=lambda item: (len(item[0]), item[0]))
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        f"{len({len(code) for code, _ in entries})} begincodespacerange",
        *_codespaces(code for code, _ in entries),
        "endcodespacerange",
    ]
    for start in range(0, len(entries), 100):
        part = entries[start : start + 100]
        lines.append(f"{len(part)} beginbfchar")
        lines += [f"<{code.hex()}> <{text.encode('utf-16-be').hex()}>" for code, text in part]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")


def _codespaces(codes: Iterable[bytes]) -> list[str]:
    return [f"<{'00' * size}> <{'ff' * size}>" for size in sorted({len(code) for code in codes})]


_CHARSETS = (
    ("UCS2", "utf-16-be"),
    ("UTF16", "utf-16-be"),
    ("UTF8", "utf-8"),
    ("UTF32", "utf-32-be"),
    ("RKSJ", "cp932"),
    ("EUC-", "euc_jp"),
    ("GBK2K", "gb18030"),
    ("GBK", "gbk"),
    ("GB-EUC", "gb2312"),
    ("GBpc-EUC", "gb2312"),
    ("GBT", ""),
    ("HKscs", "big5hkscs"),
    ("ETen", "cp950"),
    ("ETenms", "cp950"),
    ("B5", "cp950"),
    ("KSCms-UHC", "cp949"),
    ("KSC-EUC", "euc_kr"),
    ("KSCpc-EUC", "euc_kr"),
)


def charset_of(name: str) -> str:
    """The Python codec of a predefined CMap (9.7.5.2), or empty where its codes are of no known character set."""
    if name.startswith("EUC-"):
        return "euc_jp"
    for part, codec in _CHARSETS:
        if part in name and part != "EUC-":
            return codec
    return ""
