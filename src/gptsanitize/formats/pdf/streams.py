"""The bodies of streams that are copied: what they hold beside pixels, colours and numbers is taken out.

Pure functions from bytes to bytes: JPEG and JPEG 2000 without metadata, ICC profiles without words, PostScript
functions and CMaps without comments, deflated data without what follows it. What makes no sense is answered with none:
it is then not copied.
"""

from __future__ import annotations

import re
import struct
import zlib

__all__ = ["clean_cmap", "clean_function", "clean_icc", "clean_jpeg", "clean_jpx", "up_to_the_damage", "without_tail"]


# ---- JPEG (ITU T.81, annex B)

_ALONE = frozenset({0x01, *range(0xD0, 0xDA)})
_START_OF_SCAN, _END_OF_IMAGE, _COMMENT = 0xDA, 0xD9, 0xFE
_SCAN = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")
_JFIF, _ADOBE = b"JFIF\0", b"Adobe"


def clean_jpeg(data: bytes) -> bytes | None:
    """A JPEG without comments, application segments and tail; only JFIF's and Adobe's own stay, cut short."""
    start = data.find(b"\xff\xd8")
    if start < 0:
        return None
    out, position = [b"\xff\xd8"], start + 2
    while position + 4 <= len(data):
        if data[position] != 0xFF:
            position = _next_marker(data, position)
            continue
        marker = data[position + 1]
        if marker == 0xFF or marker in _ALONE:
            if marker == _END_OF_IMAGE:
                break
            position += 1 if marker == 0xFF else 2
            continue
        size = int.from_bytes(data[position + 2 : position + 4])
        segment = data[position + 4 : position + 2 + size]
        out.append(_segment(marker, segment))
        position += 2 + size
        if marker == _START_OF_SCAN:
            stop = _next_marker(data, position)
            out.append(data[position:stop])
            position = stop
    return b"".join(out) + b"\xff\xd9" if len(out) > 2 else None


def _next_marker(data: bytes, position: int) -> int:
    found = _SCAN.search(data, position)
    return found.end() - 2 if found else len(data)


def _segment(marker: int, segment: bytes) -> bytes:
    if marker == 0xE0:
        segment = segment[:12] + b"\0\0" if segment.startswith(_JFIF) else b""
    elif marker == 0xEE:
        segment = segment[:12] if segment.startswith(_ADOBE) else b""
    elif 0xE0 <= marker <= 0xEF or marker == _COMMENT:
        segment = b""
    return struct.pack(">BBH", 0xFF, marker, len(segment) + 2) + segment if segment else b""


# ---- JPEG 2000 (ISO 15444-1, annexes A and I)

_BOXES = frozenset({b"jP  ", b"ftyp", b"jp2h", b"jp2c"})
_HEADER_BOXES = frozenset({b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef", b"res "})
_CODESTREAM = b"\xff\x4f\xff\x51"


def clean_jpx(data: bytes) -> bytes | None:
    """A JPEG 2000 image without boxes of metadata and comments."""
    if data.startswith(_CODESTREAM):
        return _clean_codestream(data)
    out = []
    for kind, body in _boxes(data):
        if kind == b"jp2c":
            out.append(_box(kind, _clean_codestream(body)))
        elif kind == b"jp2h":
            inner = [_box(name, content) for name, content in _boxes(body) if name in _HEADER_BOXES]
            out.append(_box(kind, b"".join(inner)))
        elif kind in _BOXES:
            out.append(_box(kind, body))
    return b"".join(out) or None


def _boxes(data: bytes) -> list[tuple[bytes, bytes]]:
    found, position = [], 0
    while position + 8 <= len(data):
        size, head = int.from_bytes(data[position : position + 4]), 8
        if size == 1:
            size, head = int.from_bytes(data[position + 8 : position + 16]), 16
        stop = len(data) if size == 0 else position + max(size, head)
        found.append((data[position + 4 : position + 8], data[position + head : stop]))
        position = stop
    return found


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body


def _clean_codestream(data: bytes) -> bytes:
    """Without the comments of the main header, and without what follows the end of the codestream."""
    out, position = [data[:2]], 2
    while position + 4 <= len(data) and data[position] == 0xFF and data[position + 1] != 0x90:
        stop = position + 2 + int.from_bytes(data[position + 2 : position + 4])
        if data[position + 1] != 0x64:
            out.append(data[position:stop])
        position = stop
    end = data.rfind(b"\xff\xd9")
    return b"".join(out) + data[position : end + 2 if end >= position else len(data)]


# ---- ICC profiles (ICC.1:2010)

_ICC_TAGS = frozenset(
    b"rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad chrm lumi gamt A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 D2B0 D2B1 D2B2 "
    b"D2B3 B2D0 B2D1 B2D2 B2D3 pre0 pre1 pre2".split()
)
_ICC_TYPES = frozenset(b"XYZ  curv para mft1 mft2 mAB  mBA  mpet sf32 chrm".split(b" ")) | {b"XYZ ", b"mAB ", b"mBA "}
_NAMELESS = b"desc\0\0\0\0\0\0\0\x01" + bytes(79)
_NO_RIGHTS = b"text\0\0\0\0\0"


def clean_icc(data: bytes) -> bytes | None:
    """A profile's header and colour tables; its descriptions, makers, dates and private tags are gone."""
    if len(data) < 132 or data[36:40] != b"acsp":
        return None
    head = bytearray(data[:128])
    for start, stop in ((4, 8), (24, 36), (40, 44), (48, 56), (80, 128)):
        head[start:stop] = bytes(stop - start)
    tags = [(b"desc", _NAMELESS), (b"cprt", _NO_RIGHTS)]
    for index in range(min(int.from_bytes(data[128:132]), 100)):
        entry = data[132 + 12 * index : 144 + 12 * index]
        if len(entry) == 12 and entry[:4] in _ICC_TAGS:
            offset, size = struct.unpack(">II", entry[4:])
            body = data[offset : offset + size]
            if body[:4] in _ICC_TYPES:
                tags.append((entry[:4], body))
    return _profile(bytes(head), tags)


def _profile(head: bytes, tags: list[tuple[bytes, bytes]]) -> bytes:
    table, bodies, placed = [], [], {}  # type: list[bytes], list[bytes], dict[bytes, int]
    position = 132 + 12 * len(tags)
    for tag, body in tags:
        if body not in placed:
            placed[body] = position
            padded = body + bytes(-len(body) % 4)
            bodies.append(padded)
            position += len(padded)
        table.append(tag + struct.pack(">II", placed[body], len(body)))
    whole = head + struct.pack(">I", len(tags)) + b"".join(table) + b"".join(bodies)
    return struct.pack(">I", len(whole)) + whole[4:]


# ---- PostScript

_FUNCTION = re.compile(
    rb"%[^\r\n]*+|([{}]|[-+]?+(?>\d++\.?+\d*+|\.\d++)(?![^\s{}])|(?:abs|add|atan|ceiling|cos|cvi|cvr|div|exp|floor|idiv|ln|log"
    rb"|mod|mul|neg|round|sin|sqrt|sub|truncate|and|bitshift|eq|false|ge|gt|le|lt|ne|not|or|true|xor|if|ifelse|copy|dup"
    rb"|exch|index|pop|roll)(?![^\s{}]))|[^\s{}%]++"
)
_CMAP = re.compile(
    rb"%[^\r\n]*+|(<[0-9A-Fa-f\s]*+>|<<|>>|[\[\]]|[-+]?+\d{1,10}+(?![^\s<>\[\]()/%])|/(?:CIDInit|ProcSet|CIDSystemInfo|Registry"
    rb"|Ordering|Supplement|CMapName|CMapType|CMapVersion|WMode|CMap|XUID|UIDOffset|Adobe-Identity-UCS|Adobe|UCS|Identity-[HV]"
    rb"|Identity)(?![^\s<>\[\]()/%])|\((?:Adobe|Identity|UCS|Japan1|GB1|CNS1|Korea1|KR)\)|(?:begin|end)(?:codespacerange|bfchar"
    rb"|bfrange|cidrange|cidchar|notdefrange|notdefchar|cmap)?(?![^\s<>\[\]()/%])|(?:findresource|dict|def|dup|pop|usecmap"
    rb"|currentdict|defineresource)(?![^\s<>\[\]()/%]))|/[^\s<>\[\]()/%]*+|\((?>[^()\\]++|\\[\s\S])*+\)|[^\s<>\[\]()/%]++"
)


_BLOCK = (b"begin", b"end")


def clean_function(data: bytes) -> bytes:
    """A PostScript calculator function (7.10.5): operators, numbers and braces."""
    return b" ".join(found for found in _FUNCTION.findall(data) if found)


def clean_cmap(data: bytes) -> bytes:
    """A CMap's codes, ranges and operators; comments, copyright and names of the author's are gone.

    What belongs together stays on one line: some readers (pypdf) read tables line by line.
    """
    out = []
    for found in _CMAP.finditer(data):
        word = found.group(1)
        if word is not None:
            out.append(word)
        elif found.group()[:1] == b"/":
            out.append(b"/Custom")
        elif found.group()[:1] == b"(":
            out.append(b"(Identity)")
    return b"".join(word + (b"\n" if word.startswith(_BLOCK) else b" ") for word in out)


# ---- deflated data


def without_tail(raw: bytes, limit: int) -> bytes | None:
    """The deflated stream alone, or none if `raw` is that already. A damaged one is deflated anew up to its damage."""
    inflater = zlib.decompressobj()
    data, failed = b"", False
    try:
        data = inflater.decompress(raw, limit)
    except zlib.error:
        failed = True
        data = up_to_the_damage(raw, limit)
    if not failed and inflater.eof:
        return raw[: len(raw) - len(inflater.unused_data)] if inflater.unused_data.strip(b"\r\n") else None
    if not failed and inflater.unconsumed_tail:
        return None  # larger than may be looked at: the reader has refused it if it matters
    return zlib.compress(data)


def up_to_the_damage(raw: bytes, limit: int) -> bytes:
    """What a damaged deflated stream gives, as viewers take it."""
    inflater, out, size = zlib.decompressobj(), [], 0
    for start in range(0, len(raw), 256):
        try:
            out.append(inflater.decompress(raw[start : start + 256], limit))
        except zlib.error:
            break
        size += len(out[-1])
        if size > limit:
            break
    return b"".join(out)
