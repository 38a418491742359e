"""Font programs without the words in them: names, notices, licences, comments, and glyph names that say something.

Pure functions from bytes to bytes for TrueType and OpenType (ISO 14496-22), bare CFF (Adobe TN 5176) and Type 1 fonts
(Adobe Type 1 Font Format). Words are overwritten in place, by words of the same length where others point behind
them. Glyphs keep their numbers; outlines
of glyphs that are not shown are taken out (`Choice`). What makes no sense is answered with none.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Protocol

from gptsanitize.formats.pdf import cff, truetype
from gptsanitize.formats.pdf.cff import Cff, read_cff
from gptsanitize.formats.pdf.encodings import encoding
from gptsanitize.formats.pdf.tables import trimmed
from gptsanitize.formats.pdf.truetype import tables_of

__all__ = [
    "Choice",
    "clean_cff",
    "clean_sfnt",
    "clean_type1",
    "own_encoding",
    "sfnt",
    "type1_lengths",
    "without_segments",
]

RenameGlyph = Callable[[str], str]
"""The name to use for a glyph's name: the same one, or another of the same length."""

# ---- TrueType and OpenType

_TABLES = frozenset(b"cmap,cvt ,fpgm,prep,glyf,loca,head,hhea,hmtx,maxp,OS/2,post,vhea,vmtx,CFF ,VORG,gasp".split(b","))


class Choice(Protocol):
    """Says which glyphs of a program are shown; none where it cannot be said: then all of them stay."""

    def of_truetype(self, tables: Mapping[bytes, bytes]) -> set[int] | None:
        """By their numbers."""

    def of_cff(self, font: Cff) -> set[int] | None:
        """By their numbers."""

    def of_type1(self, names: set[str], codes: Mapping[int, str]) -> set[str] | None:
        """By their names, of all names in the program and of the codes that it gives them itself."""


def clean_sfnt(data: bytes, rename: RenameGlyph, choice: Choice | None = None) -> bytes | None:
    """The tables that draw glyphs, and no others (no `name`, `meta`, `DSIG`, layout or private tables)."""
    if len(data) < 12:
        return None
    tables = trimmed({tag: body for tag, body in tables_of(data).items() if tag in _TABLES})
    wanted = choice.of_truetype(tables) if choice is not None and b"glyf" in tables else None
    if wanted is not None:
        tables = truetype.keep_outlines(tables, wanted) or tables
    if not tables:
        return None
    return sfnt(data[:4], [(tag, _clean_table(tag, body, rename, choice)) for tag, body in tables.items()])


def _clean_table(tag: bytes, body: bytes, rename: RenameGlyph, choice: Choice | None) -> bytes:
    if tag == b"post":
        return _clean_post(body, rename)
    if tag == b"CFF ":
        return clean_cff(body, rename, choice) or b""
    if tag == b"OS/2" and len(body) >= 62:
        return body[:58] + b"    " + body[62:]  # the maker
    return body


def _clean_post(body: bytes, rename: RenameGlyph) -> bytes:
    """Glyph names of format 2.0 are overwritten where they stand."""
    if body[:4] != b"\0\2\0\0":
        return body[:32]
    out, position = bytearray(body), 34 + 2 * int.from_bytes(body[32:34])
    while position < len(body):
        size = body[position]
        out[position + 1 : position + 1 + size] = _same_length(body[position + 1 : position + 1 + size], rename)
        position += 1 + size
    return bytes(out)


def _same_length(raw: bytes, rename: RenameGlyph) -> bytes:
    return rename(raw.decode("latin-1")).encode("latin-1")[: len(raw)].ljust(len(raw), b"x")


def sfnt(version: bytes, tables: list[tuple[bytes, bytes]]) -> bytes:
    """A file of these tables, in the order of their tags."""
    tables = sorted(tables)
    power = max(1, len(tables)).bit_length() - 1
    head = version + struct.pack(">HHHH", len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    position, entries, bodies = 12 + 16 * len(tables), [], []
    for tag, body in tables:
        padded = body + bytes(-len(body) % 4)
        entries.append(tag + struct.pack(">III", _checksum(padded), position, len(body)))
        bodies.append(padded)
        position += len(padded)
    return head + b"".join(entries) + b"".join(bodies)


def _checksum(padded: bytes) -> int:
    """The sum of a table's words of 32 bits."""
    import numpy as np  # heavy, and not before the names engine, which sets how many threads it takes

    return int(np.frombuffer(padded, ">u4").sum(dtype=np.uint64)) & 0xFFFFFFFF


# ---- CFF


def clean_cff(data: bytes, rename: RenameGlyph, choice: Choice | None = None) -> bytes | None:
    """The font's name and its strings overwritten; those that name glyphs stay as they are renamed."""
    if len(data) < 4:
        return None
    font = read_cff(data) if choice is not None else None
    wanted = choice.of_cff(font) if choice is not None and font is not None else None
    if font is not None and wanted is not None:
        data = cff.keep_outlines(font, wanted) or data
    out, position = bytearray(data), data[2]
    for number in range(3):  # the indexes of names, top dictionaries, strings
        spans, position = _index(data, position)
        for start, stop in spans if number != 1 else ():
            raw = data[start:stop]
            out[start:stop] = (b"Gz".ljust(len(raw), b"x")[: len(raw)]) if number == 0 else _same_length(raw, rename)
        if position <= 0:
            return None
    return bytes(out)


def _index(data: bytes, position: int) -> tuple[list[tuple[int, int]], int]:
    """The spans of the objects of an index, and where it ends; 0 where it is no index."""
    count = int.from_bytes(data[position : position + 2])
    if not count:
        return [], position + 2
    size = data[position + 2] if position + 2 < len(data) else 0
    base = position + 3 + (count + 1) * size
    if not 1 <= size <= 4 or base > len(data):
        return [], 0
    table = data[position + 3 : base]
    offsets = [int.from_bytes(table[i : i + size]) for i in range(0, len(table), size)]
    if offsets != sorted(offsets) or base - 1 + offsets[-1] > len(data):
        return [], 0
    return [(base - 1 + a, base - 1 + b) for a, b in pairwise(offsets)], base - 1 + offsets[-1]


# ---- Type 1

_CLEAR = re.compile(
    rb"%(?!!)[^\r\n]*+|\((?>[^()\\]++|\\[\s\S])*+\)|/FontName\s{1,9}+/([^\s/\[\]<>(){}%]*+)|/([^\s/\[\]<>(){}%]++)(?=\s{1,9}+put)"
)
_FIRST_LINE = re.compile(rb"%![^\r\n]*+")
_CHARSTRING = re.compile(rb"/([^\s/\[\]<>(){}%]{0,127}+)\s{1,9}+(\d{1,5}+)\s{1,9}+\S{1,9}+\s")
_TAIL = b"\nend\nend\nreadonly put\nnoaccess put\ndup/FontName get exch definefont pop\nmark currentfile closefile\n"
_TAIL_WORDS = frozenset([*_TAIL.replace(b"/", b" /").split(), b"ND", b"|-", b"def", b"executeonly", b"/Private"])
_CODED = re.compile(rb"dup\s{1,9}+(\d{1,3}+)\s{0,9}+/([^\s/\[\]<>(){}%]{1,127}+)\s{1,9}+put", re.ASCII)
_CLOSES = re.compile(rb"\s{0,9}+(?:ND|\|-|noaccess\s{1,9}+def|readonly\s{1,9}+def|def)\s{0,9}+")
_LENIV = re.compile(rb"/lenIV\s{1,9}+(\d)")
_CHARSTRING_KEY = 4330
_LONGEST_ACCENT = 64
_EEXEC = b"eexec"
_CHARSTRINGS = b"/CharStrings"


def clean_type1(data: bytes, rename: RenameGlyph, choice: Choice | None = None) -> bytes | None:
    """The clear part without strings, comments and names; glyph names of the encrypted part as they are renamed."""
    at = data.find(_EEXEC)
    if at < 0:
        return None
    start = at + len(_EEXEC)
    while start < len(data) and data[start] in b" \t\r\n":
        start += 1
    private = data[start : _end_of_private(data, start)]
    if _is_hex(private[:8]):
        digits = bytes(byte for byte in private if byte not in b" \t\r\n")
        try:
            private = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
        except ValueError:
            return None
    plain, clear = _decrypt(private), data[:at]
    glyphs = list(_charstrings(plain))
    wanted = (
        choice.of_type1({plain[a:b].decode("latin-1") for _, a, b, _, _ in glyphs}, _codes_of(clear))
        if choice
        else None
    )
    if wanted is not None:
        wanted |= {".notdef", *_accents(plain, glyphs, wanted)}
        clear = _CODED.sub(lambda found: found.group() if found.group(2).decode("latin-1") in wanted else b"", clear)
    clear = _FIRST_LINE.sub(b"%!FontType1-1.0: Gz", clear, count=1)
    clear = _CLEAR.sub(lambda found: _clear_word(found, rename), clear)
    cleaned = _clean_private(plain, glyphs, rename, wanted)
    return clear + b"eexec\n" + (private if cleaned == plain else _encrypt(cleaned))


def own_encoding(data: bytes) -> dict[int, str]:
    """The glyph names that a Type 1 or CFF program itself gives to codes; empty where it tells none."""
    if data[:2] == b"%!" or data[:1] == b"\x80":
        plain = without_segments(data)
        return _codes_of(plain[: max(0, plain.find(_EEXEC))])
    font = read_cff(data)
    return font.encoding if font is not None and not font.keyed_by_cid else {}


def without_segments(data: bytes) -> bytes:
    """A Type 1 program without the segment headers of a PFB file."""
    out, position = [], 0
    while data[position : position + 1] == b"\x80" and data[position + 1 : position + 2] in {b"\1", b"\2"}:
        size = int.from_bytes(data[position + 2 : position + 6], "little")
        out.append(data[position + 6 : position + 6 + size])
        position += 6 + size
    return b"".join(out) if out else data


def type1_lengths(data: bytes) -> tuple[int, int]:
    """`Length1` and `Length2` of a cleaned program."""
    first = data.find(_EEXEC) + len(_EEXEC) + 1
    return first, len(data) - first


def _clear_word(found: re.Match[bytes], rename: RenameGlyph) -> bytes:
    name, glyph = found.groups()
    if name is not None:
        return b"/FontName /Gz"
    if glyph is not None:
        return b"/" + _same_length(glyph, rename)
    return b"()" if found.group().startswith(b"(") else b""


def _end_of_private(data: bytes, start: int) -> int:
    """Before the 512 zeros and what follows them (Adobe Type 1 Font Format, 7.2)."""
    end = data.rfind(b"cleartomark", start)
    end = len(data) if end < 0 else end
    while end > start and data[end - 1] in b"0 \t\r\n":
        end -= 1
    return end


def _is_hex(head: bytes) -> bool:
    return len(head) >= 4 and all(byte in b"0123456789abcdefABCDEF \t\r\n" for byte in head)


_Glyph = tuple[int, int, int, int, int]
"""Where a glyph's entry begins, its name begins and ends, its charstring begins and ends."""


def _clean_private(plain: bytes, glyphs: list[_Glyph], rename: RenameGlyph, wanted: set[str] | None) -> bytes:
    """Names as they are renamed, without the glyphs that are not wanted."""
    if not glyphs:
        return plain
    last = _behind_entry(plain, glyphs[-1][4])
    out = [plain[: glyphs[0][0]]]
    for (_, start, stop, _, _), following in zip(glyphs, [*(glyph[0] for glyph in glyphs[1:]), last], strict=True):
        name = plain[start:stop]
        if wanted is None or name.decode("latin-1") in wanted:
            out += [b"/", _same_length(name, rename), plain[stop:following]]
    tail = plain[last:]
    if not _TAIL_WORDS.issuperset(tail.replace(b"/", b" /").split()):
        tail = _TAIL
    return b"".join([*out, tail])


def _behind_entry(plain: bytes, end: int) -> int:
    """Behind the word that closes an entry (`ND`, `|-`, `noaccess def`)."""
    found = _CLOSES.match(plain, end)
    return found.end() if found is not None else end


def _charstrings(plain: bytes) -> Iterator[_Glyph]:
    """The glyphs of the encrypted part, in order."""
    position = plain.find(_CHARSTRINGS) + len(_CHARSTRINGS)
    while position >= len(_CHARSTRINGS) and (found := _CHARSTRING.search(plain, position, position + 256)):
        stop = found.end() + int(found.group(2))
        yield found.start(), *found.span(1), found.end(), stop
        position = stop


def _codes_of(clear: bytes) -> dict[int, str]:
    """The encoding that a program has of its own."""
    found = {int(code): name.decode("latin-1") for code, name in _CODED.findall(clear)}
    if not found and b"StandardEncoding" in clear:
        return dict(enumerate(encoding("StandardEncoding")))
    return found


def _accents(plain: bytes, glyphs: list[_Glyph], wanted: set[str]) -> set[str]:
    """The letters and marks that accented ones are put together of (`seac`)."""
    standard, found = encoding("StandardEncoding"), set()
    skipped = _LENIV.search(plain)
    skip = int(skipped.group(1)) if skipped else 4
    for _, start, stop, begin, end in glyphs:
        if plain[start:stop].decode("latin-1") not in wanted or end - begin > _LONGEST_ACCENT:
            continue
        code = _decrypt(plain[begin:end], _CHARSTRING_KEY)[skip:]
        if code[-2:] == b"\x0c\x06":
            found |= {standard[number & 255] for number in _last_numbers(code[:-2])}
    return found


def _last_numbers(code: bytes) -> list[int]:
    numbers: list[int] = []
    position = 0
    while position < len(code):
        byte = code[position]
        if byte < 32:
            numbers, position = [], position + (2 if byte == 12 else 1)
        elif byte <= 246:
            numbers, position = [*numbers, byte - 139], position + 1
        elif byte <= 254:
            more = code[position + 1] if position + 1 < len(code) else 0
            numbers.append((byte - 247) * 256 + more + 108 if byte <= 250 else -(byte - 251) * 256 - more - 108)
            position += 2
        else:
            numbers, position = [*numbers, int.from_bytes(code[position + 1 : position + 5], signed=True)], position + 5
    return numbers[-2:]


_FACTOR, _INVERSE = 52845, 27493  # their product is 1 modulo 2 ** 16
_LONG_CIPHER = 200


def _decrypt(data: bytes, key: int = 55665) -> bytes:
    """What a cipher of Type 1 fonts says (Adobe Type 1 Font Format, 7.1).

    The key of each byte follows from the bytes before it alone, `key * a + (byte * a + b)` modulo 2 ** 16. As `a` is
    odd, all keys of a long text are had at once: as sums of what each byte adds, divided by the power of `a` it meets.
    """
    if len(data) >= _LONG_CIPHER:
        return _decrypt_at_once(data, key)
    out = bytearray(len(data))
    for index, byte in enumerate(data):
        out[index] = byte ^ (key >> 8)
        key = ((byte + key) * 52845 + 22719) & 0xFFFF
    return bytes(out)


def _decrypt_at_once(data: bytes, key: int) -> bytes:
    import numpy as np  # heavy, and not before the names engine, which sets how many threads it takes

    cipher = np.frombuffer(data, np.uint8)
    powers = np.cumprod(np.full(len(data), _FACTOR, np.uint16), dtype=np.uint16)
    inverse = np.cumprod(np.full(len(data), _INVERSE, np.uint16), dtype=np.uint16)
    added = np.cumsum((cipher.astype(np.uint16) * np.uint16(_FACTOR) + np.uint16(22719)) * inverse, dtype=np.uint16)
    keys = powers * (added + np.uint16(key))
    keys = np.concatenate((np.array([key], np.uint16), keys[:-1]))
    return (cipher ^ (keys >> 8).astype(np.uint8)).tobytes()


def _encrypt(data: bytes) -> bytes:
    key, out = 55665, bytearray(len(data))
    for index, byte in enumerate(data):
        cipher = byte ^ (key >> 8)
        out[index] = cipher
        key = ((cipher + key) * 52845 + 22719) & 0xFFFF
    return bytes(out)
