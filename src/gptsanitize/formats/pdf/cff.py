"""CFF programs without the outlines and names of glyphs that are not shown (Adobe Technical Notes 5176 and 5177).

Glyphs keep their numbers: an outline becomes an empty one, its name that of no glyph, and subroutines that no outline
calls any more are emptied. What makes no sense is answered with none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gptsanitize.formats.pdf.encodings import encoding, type1_strings

__all__ = ["Cff", "keep_outlines", "read_cff"]

_CHARSET, _ENCODING, _CHARSTRINGS, _PRIVATE, _SUBRS = 15, 16, 17, 18, 19
_TYPE, _ROS, _FDARRAY, _FDSELECT = 1206, 1230, 1236, 1237
_NO_OUTLINE, _RETURN = b"\x0e", b"\x0b"
_STANDARD = 391
_DEEPEST = 10
_MOST_STEPS = 300_000

Dict = dict[int, tuple[float, ...]]
"""Operators (12 x is 1200 + x) and their operands."""


class _NoSenseError(Exception):
    """The program is not what the notes describe."""


@dataclass(eq=False, slots=True)
class _Private:
    """A private dictionary and its subroutines."""

    entries: Dict
    subrs: list[bytes] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


@dataclass(eq=False, slots=True)
class Cff:
    """A program taken apart."""

    name: list[bytes]
    top: Dict
    strings: list[bytes]
    subrs: list[bytes]
    outlines: list[bytes]
    charset: list[int]
    """The string number of each glyph's name, or its CID."""
    codes: dict[int, int]
    """Code and glyph of an encoding of its own."""
    fonts: list[tuple[Dict, _Private]]
    """Font dictionaries of a CID font, else one without entries."""
    select: list[int]
    used: set[int] = field(default_factory=set)

    @property
    def keyed_by_cid(self) -> bool:
        return _ROS in self.top

    @property
    def glyph_names(self) -> list[str]:
        """The name of each glyph."""
        standard = type1_strings()
        return [
            standard[sid]
            if sid < _STANDARD
            else self.strings[sid - _STANDARD].decode("latin-1")
            if sid - _STANDARD < len(self.strings)
            else ""
            for sid in self.charset
        ]

    @property
    def encoding(self) -> dict[int, str]:
        """The name that the program itself gives each code."""
        names = self.glyph_names
        if not self.codes:
            return dict(enumerate(encoding("StandardEncoding")))
        return {code: names[glyph] for code, glyph in self.codes.items() if glyph < len(names)}


# ---- reading


def read_cff(data: bytes) -> Cff | None:
    """A program taken apart, or none."""
    try:
        return _read(data)
    except (_NoSenseError, LookupError, ValueError, OverflowError, TypeError):
        return None


def _read(data: bytes) -> Cff:
    name, position = _index(data, data[2])
    tops, position = _index(data, position)
    strings, position = _index(data, position)
    subrs, _ = _index(data, position)
    top = _dict(tops[0])
    if len(tops) != 1 or int(top.get(_TYPE, (2,))[0]) != 2:
        raise _NoSenseError
    outlines, _ = _index(data, int(top[_CHARSTRINGS][0]))
    count = len(outlines)
    if not count:
        raise _NoSenseError
    charset = _charset(data, int(top.get(_CHARSET, (0,))[0]), count, keyed=_ROS in top)
    codes = {} if _ROS in top else _codes(data, int(top.get(_ENCODING, (0,))[0]), charset)
    if _ROS in top:
        fonts = [(entries, _private(data, entries)) for entries in map(_dict, _index(data, int(top[_FDARRAY][0]))[0])]
        select = _select(data, int(top[_FDSELECT][0]), count)
    else:
        fonts, select = [({}, _private(data, top))], [0] * count
    if not fonts or max(select) >= len(fonts):
        raise _NoSenseError
    return Cff(name, top, strings, subrs, outlines, charset, codes, fonts, select)


def _index(data: bytes, position: int) -> tuple[list[bytes], int]:
    """The objects of an index, and where it ends."""
    count = int.from_bytes(data[position : position + 2])
    if position < 1 or position + 2 > len(data):
        raise _NoSenseError
    if not count:
        return [], position + 2
    size = data[position + 2]
    base = position + 2 + (count + 1) * size
    table = data[position + 3 : base + 1]
    if not 1 <= size <= 4 or base + 1 > len(data):
        raise _NoSenseError
    offsets = [base + int.from_bytes(table[i : i + size]) for i in range(0, len(table), size)]
    if any(a > b for a, b in pairwise(offsets)) or offsets[0] != base + 1 or offsets[-1] > len(data):
        raise _NoSenseError
    return [data[a:b] for a, b in pairwise(offsets)], offsets[-1]


def _dict(data: bytes) -> Dict:
    entries: Dict = {}
    operands: list[float] = []
    position = 0
    while position < len(data):
        byte = data[position]
        if byte <= 21:
            operator = byte
            if byte == 12:
                position += 1
                operator = 1200 + data[position]
            entries[operator] = tuple(operands)
            operands = []
            position += 1
        elif byte == 30:
            value, position = _real(data, position + 1)
            operands.append(value)
        else:
            number, position = _integer(data, position)
            operands.append(number)
    return entries


def _integer(data: bytes, position: int) -> tuple[int, int]:
    byte = data[position]
    if 32 <= byte <= 246:
        return byte - 139, position + 1
    if 247 <= byte <= 250:
        return (byte - 247) * 256 + data[position + 1] + 108, position + 2
    if 251 <= byte <= 254:
        return -(byte - 251) * 256 - data[position + 1] - 108, position + 2
    if byte == 28:
        return int.from_bytes(data[position + 1 : position + 3], signed=True), position + 3
    if byte == 29:
        return int.from_bytes(data[position + 1 : position + 5], signed=True), position + 5
    raise _NoSenseError


_NIBBLES = "0123456789.EE -"


def _real(data: bytes, position: int) -> tuple[float, int]:
    text = ""
    while position < len(data):
        byte = data[position]
        position += 1
        for nibble in (byte >> 4, byte & 15):
            if nibble == 15:
                return float(text or "0"), position
            text += "E-" if nibble == 12 else _NIBBLES[nibble]
    raise _NoSenseError


def _charset(data: bytes, offset: int, count: int, *, keyed: bool) -> list[int]:
    if offset == 0 and not keyed:
        return list(range(count))
    if offset <= 2:
        raise _NoSenseError  # the expert sets: no font of words
    form, position, found = data[offset], offset + 1, [0]
    if form == 0:
        found += [int.from_bytes(data[position + 2 * i : position + 2 * i + 2]) for i in range(count - 1)]
        return found
    wide = 1 if form == 1 else 2
    while len(found) < count:
        first = int.from_bytes(data[position : position + 2])
        more = int.from_bytes(data[position + 2 : position + 2 + wide])
        if position + 2 + wide > len(data):
            raise _NoSenseError
        found.extend(range(first, first + more + 1))
        position += 2 + wide
    return found[:count]


def _codes(data: bytes, offset: int, charset: Sequence[int]) -> dict[int, int]:
    """An encoding of its own; nothing for the standard one."""
    if offset <= 1:
        return {}
    form, count, position = data[offset], data[offset + 1], offset + 2
    codes: dict[int, int] = {}
    if form & 127 == 0:
        codes = {data[position + index]: index + 1 for index in range(count)}
        position += count
    else:
        glyph = 1
        for _ in range(count):
            for code in range(data[position], data[position] + data[position + 1] + 1):
                codes[code] = glyph
                glyph += 1
            position += 2
    if form & 128:
        for index in range(data[position]):
            code, sid = (
                data[position + 1 + 3 * index],
                int.from_bytes(data[position + 2 + 3 * index : position + 4 + 3 * index]),
            )
            if sid in charset:
                codes[code] = charset.index(sid)
    return codes


def _select(data: bytes, offset: int, count: int) -> list[int]:
    if data[offset] == 0:
        return list(data[offset + 1 : offset + 1 + count])
    rows = int.from_bytes(data[offset + 1 : offset + 3])
    found: list[int] = []
    for index in range(rows):
        at = offset + 3 + 3 * index
        start, stop = int.from_bytes(data[at : at + 2]), int.from_bytes(data[at + 3 : at + 5])
        if start != len(found) or stop < start:
            raise _NoSenseError
        found += [data[at + 2]] * (stop - start)
    return found[:count]


def _private(data: bytes, entries: Dict) -> _Private:
    if _PRIVATE not in entries:
        return _Private({})
    size, offset = map(int, entries[_PRIVATE])
    found = _dict(data[offset : offset + size])
    subrs = _index(data, offset + int(found[_SUBRS][0]))[0] if _SUBRS in found else []
    return _Private(found, subrs)


# ---- taking away


def keep_outlines(font: Cff, wanted: set[int]) -> bytes | None:
    """The program with the outlines of the wanted glyphs only."""
    wanted = {glyph for glyph in wanted | {0} if glyph < len(font.outlines)}
    try:
        wanted |= _accents(font, wanted)
        _find_subroutines(font, wanted)
        return _write(font, wanted)
    except (_NoSenseError, LookupError, ValueError, OverflowError):
        return None


def _accents(font: Cff, wanted: set[int]) -> set[int]:
    """The glyphs that `endchar` puts together, of accented letters (5177, appendix C)."""
    if font.keyed_by_cid:
        return set()
    names = {name: glyph for glyph, name in enumerate(font.glyph_names)}
    standard = encoding("StandardEncoding")
    found: set[int] = set()
    for glyph in wanted:
        walk = _Walk(font, font.fonts[font.select[glyph]][1])
        walk.run(font.outlines[glyph])
        found |= {names[standard[code]] for code in walk.parts if standard[code] in names}
    return found


def _find_subroutines(font: Cff, wanted: set[int]) -> None:
    for glyph in wanted:
        _Walk(font, font.fonts[font.select[glyph]][1]).run(font.outlines[glyph])


class _Walk:
    """Goes through an outline as far as it takes to know which subroutines it calls."""

    def __init__(self, font: Cff, private: _Private) -> None:
        self._font, self._private = font, private
        self._stack: list[int] = []
        self._stems = 0
        self._steps = 0
        self.parts: list[int] = []

    def run(self, code: bytes, depth: int = 0) -> bool:
        """Go through a charstring; whether it goes on behind it."""
        position = 0
        while position < len(code):
            self._steps += 1
            byte = code[position]
            if byte >= 32 or byte == 28:
                position = self._number(code, position)
                continue
            position += 1
            if byte in {10, 29}:
                if not self._call(byte == 29, depth):
                    return False
            elif byte == 11:
                return True
            elif byte == 14:
                if len(self._stack) >= 4:
                    self.parts += [each & 255 for each in self._stack[-2:]]
                return False
            else:
                position += self._operator(byte)
        return True

    def _number(self, code: bytes, position: int) -> int:
        if code[position] == 255:
            self._stack.append(int.from_bytes(code[position + 1 : position + 3], signed=True))
            return position + 5
        value, position = _integer(code, position)
        self._stack.append(value)
        return position

    def _call(self, everywhere: bool, depth: int) -> bool:
        subrs = self._font.subrs if everywhere else self._private.subrs
        used = self._font.used if everywhere else self._private.used
        if not self._stack or depth >= _DEEPEST or self._steps > _MOST_STEPS:
            raise _NoSenseError
        number = self._stack.pop() + (107 if len(subrs) < 1240 else 1131 if len(subrs) < 33900 else 32768)
        if not 0 <= number < len(subrs):
            raise _NoSenseError
        used.add(number)
        return self.run(subrs[number], depth + 1)

    def _operator(self, byte: int) -> int:
        """What an operator does to stack and stems; how many bytes belong to it."""
        if byte == 12:
            self._stack.clear()
            return 1
        if byte in {1, 3, 18, 23, 19, 20}:
            self._stems += len(self._stack) // 2
        self._stack.clear()
        return (self._stems + 7) // 8 if byte in {19, 20} else 0


# ---- writing


def _write(font: Cff, wanted: set[int]) -> bytes:
    outlines = [each if glyph in wanted else _NO_OUTLINE for glyph, each in enumerate(font.outlines)]
    charset = [sid if glyph in wanted else 0 for glyph, sid in enumerate(font.charset)]
    subrs = [each if number in font.used else _RETURN for number, each in enumerate(font.subrs)]
    head = bytes((1, 0, 4, 4)) + _pack(font.name)
    tail = _pack(_strings(font, wanted)) + _pack(subrs)
    top = dict(font.top)
    for key in (_CHARSET, _ENCODING, _CHARSTRINGS, _PRIVATE, _FDARRAY, _FDSELECT):
        if key in top:
            top[key] = (0.0,) * len(top[key])
    top[_CHARSET] = (0.0,)
    if font.codes:
        top[_ENCODING] = (0.0,)
    offset = len(head) + len(_pack([_pack_dict(top)])) + len(tail)
    body = bytearray()

    def place(key: int, block: bytes) -> None:
        top[key] = (float(offset + len(body)),)
        body.extend(block)

    place(_CHARSET, b"\0" + b"".join(sid.to_bytes(2) for sid in charset[1:]))
    if font.codes:
        place(_ENCODING, _pack_codes(font, wanted))
    place(_CHARSTRINGS, _pack(outlines))
    if font.keyed_by_cid:
        place(_FDSELECT, b"\0" + bytes(font.select))
        dicts = []
        for entries, private in font.fonts:
            where = (float(_private_size(private)), float(offset + len(body)))
            dicts.append(_pack_dict({**entries, _PRIVATE: where}))
            body.extend(_pack_private(private))
        place(_FDARRAY, _pack(dicts))
    else:
        private = font.fonts[0][1]
        top[_PRIVATE] = (float(_private_size(private)), float(offset + len(body)))
        body.extend(_pack_private(private))
    return head + _pack([_pack_dict(top)]) + tail + bytes(body)


def _strings(font: Cff, wanted: set[int]) -> list[bytes]:
    """The strings, without those that name only glyphs that are gone."""
    if font.keyed_by_cid:
        return font.strings
    gone = {sid for glyph, sid in enumerate(font.charset) if glyph not in wanted}
    gone -= {sid for glyph, sid in enumerate(font.charset) if glyph in wanted}
    return [b"" if number + _STANDARD in gone else each for number, each in enumerate(font.strings)]


def _pack(objects: Sequence[bytes]) -> bytes:
    if not objects:
        return b"\0\0"
    offsets, position = [1], 1
    for each in objects:
        position += len(each)
        offsets.append(position)
    size = (position.bit_length() + 7) // 8
    table = b"".join(offset.to_bytes(size) for offset in offsets)
    return len(objects).to_bytes(2) + bytes([size]) + table + b"".join(objects)


def _pack_dict(entries: Mapping[int, Sequence[float]]) -> bytes:
    """The first operator of a CID font is ROS."""
    out = b""
    for operator in sorted(entries, key=lambda each: each != _ROS):
        out += b"".join(map(_pack_number, entries[operator]))
        out += bytes([operator]) if operator < 1200 else bytes([12, operator - 1200])
    return out


def _pack_number(value: float) -> bytes:
    """Integers in five bytes, so that the size of a dictionary does not hang on offsets."""
    if value == int(value) and abs(value) < 1 << 31:
        return b"\x1d" + int(value).to_bytes(4, signed=True)
    text = f"{value:.8g}".replace("e-", "c").replace("e+", "b").replace("e", "b").replace("-", "e").replace(".", "a")
    return b"\x1e" + bytes.fromhex(text + ("f" if len(text) % 2 else "ff"))


def _pack_private(private: _Private) -> bytes:
    entries = dict(private.entries)
    if private.subrs:
        entries[_SUBRS] = (float(_private_size(private)),)
    else:
        entries.pop(_SUBRS, None)
    subrs = [each if number in private.used else _RETURN for number, each in enumerate(private.subrs)]
    return _pack_dict(entries) + (_pack(subrs) if subrs else b"")


def _private_size(private: _Private) -> int:
    entries: Dict = {key: value for key, value in private.entries.items() if key != _SUBRS}
    if private.subrs:
        entries[_SUBRS] = (0.0,)
    return len(_pack_dict(entries))


def _pack_codes(font: Cff, wanted: set[int]) -> bytes:
    """One code to each glyph in order, and supplements for all others."""
    first: dict[int, int] = {}
    more: list[tuple[int, int]] = []
    for code, glyph in font.codes.items():
        if glyph in wanted:
            if glyph in first or not 0 < glyph < 256:
                more.append((code, font.charset[glyph]))
            else:
                first[glyph] = code
    free = iter(sorted(set(range(256)) - font.codes.keys()))
    listed = [first[glyph] if glyph in first else next(free, 0) for glyph in range(1, max(first, default=0) + 1)]
    supplement = b"".join(bytes([code]) + sid.to_bytes(2) for code, sid in more[:255])
    head = bytes([128 if more else 0, len(listed), *listed])
    return head + (bytes([len(more[:255])]) + supplement if more else b"")
