"""TrueType programs without the outlines, widths, codes and names of glyphs that are not shown (OpenType: glyf, loca,
cmap, hmtx, post).

Glyphs keep their numbers. Pure functions from bytes to bytes; what makes no sense is answered with none.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence

__all__ = ["character_maps", "glyph_names", "keep_outlines", "parts_of", "tables_of"]

_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80
_MOST_TABLES = 64
_MOST_CODES = 70_000
_STANDARD_NAMES = 258

CharacterMap = dict[int, int]
"""Codes and their glyphs."""


def tables_of(data: bytes) -> dict[bytes, bytes]:
    """The tables of a program by their tags."""
    found: dict[bytes, bytes] = {}
    for index in range(min(int.from_bytes(data[4:6]), _MOST_TABLES)):
        entry = data[12 + 16 * index : 28 + 16 * index]
        if len(entry) == 16:
            offset, size = struct.unpack(">II", entry[8:])
            found.setdefault(entry[:4], data[offset : offset + size])
    return found


def parts_of(outline: bytes) -> Iterator[int]:
    """The glyphs that a composite outline is made of."""
    if not outline or not outline[0] & 0x80:
        return
    position, flags = 10, _MORE
    while flags & _MORE and position + 4 <= len(outline):
        flags = int.from_bytes(outline[position : position + 2])
        yield int.from_bytes(outline[position + 2 : position + 4])
        position += 8 if flags & _WORDS else 6
        position += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0


def keep_outlines(tables: Mapping[bytes, bytes], wanted: set[int]) -> dict[bytes, bytes] | None:
    """The tables with the outlines of the wanted glyphs and of their parts, and with no word of others."""
    places = _places(tables)
    if places is None:
        return None
    outlines = _Outlines(tables[b"glyf"], places)
    kept = _with_parts(outlines, wanted | {0})
    out = dict(tables)
    out[b"glyf"], out[b"loca"] = _packed(outlines, kept, short=_is_short(tables))
    out[b"cmap"] = _write_maps({key: _only(codes, kept) for key, codes in character_maps(tables).items()})
    for tag, head in ((b"hmtx", b"hhea"), (b"vmtx", b"vhea")):
        if tag in tables and head in tables:
            out[tag] = _metrics(tables[tag], int.from_bytes(tables[head][34:36]), kept)
    if tables.get(b"post", b"")[:4] == b"\0\2\0\0":
        out[b"post"] = _names(tables[b"post"], kept)
    return {tag: body for tag, body in out.items() if tag in tables}


class _Outlines:
    """The outlines of a program by their numbers."""

    def __init__(self, glyf: bytes, places: Sequence[int]) -> None:
        self._glyf, self._places = glyf, places

    def __len__(self) -> int:
        return len(self._places) - 1

    def __getitem__(self, glyph: int) -> bytes:
        return self._glyf[self._places[glyph] : self._places[glyph + 1]]


def _is_short(tables: Mapping[bytes, bytes]) -> bool:
    return int.from_bytes(tables[b"head"][50:52]) == 0


def _places(tables: Mapping[bytes, bytes]) -> list[int] | None:
    """Where each outline begins, and where the last one ends."""
    if not {b"glyf", b"loca", b"head", b"maxp"} <= tables.keys() or len(tables[b"head"]) < 52:
        return None
    count, loca, short = int.from_bytes(tables[b"maxp"][4:6]), tables[b"loca"], _is_short(tables)
    size = 2 if short else 4
    count = min(count, len(loca) // size - 1)
    if count < 1:
        return None
    places = list(struct.unpack(f">{count + 1}{'H' if short else 'I'}", loca[: (count + 1) * size]))
    if short:
        places = [2 * each for each in places]
    if places != sorted(places) or places[-1] > len(tables[b"glyf"]) + 3:
        return None
    return places


def _with_parts(outlines: _Outlines, wanted: set[int]) -> set[int]:
    found: set[int] = set()
    todo = {glyph for glyph in wanted if glyph < len(outlines)}
    while todo:
        glyph = todo.pop()
        found.add(glyph)
        todo |= {part for part in parts_of(outlines[glyph]) if part < len(outlines)} - found
    return found


def _packed(outlines: _Outlines, kept: set[int], *, short: bool) -> tuple[bytes, bytes]:
    places: list[int] = []
    bodies: list[bytes] = []
    position = 0
    for glyph in sorted(kept):
        places += [position] * (glyph + 1 - len(places))
        outline = outlines[glyph]
        bodies.append(outline + bytes(-len(outline) % 4))
        position += len(bodies[-1])
    places += [position] * (len(outlines) + 1 - len(places))
    if short:
        places = [place // 2 for place in places]
    return b"".join(bodies), struct.pack(f">{len(places)}{'H' if short else 'I'}", *places)


def _metrics(table: bytes, long: int, kept: set[int]) -> bytes:
    """Widths of glyphs that are not kept say which they were."""
    count = max(min(long - 1, len(table) // 4), 0)  # the last one stands for all behind it
    out = bytearray(4 * count) + table[4 * count :]
    for glyph in kept:
        if glyph < count:
            out[4 * glyph : 4 * glyph + 4] = table[4 * glyph : 4 * glyph + 4]
    return bytes(out)


# ---- names


def glyph_names(post: bytes) -> list[str]:
    """The names of the glyphs of format 2.0; those of the standard order are numbers (`#36`)."""
    if post[:4] != b"\0\2\0\0":
        return []
    count = int.from_bytes(post[32:34])
    indexes = struct.unpack(f">{count}H", post[34 : 34 + 2 * count]) if len(post) >= 34 + 2 * count else ()
    pool = [raw.decode("latin-1") for raw in _strings(post, 34 + 2 * count)]
    return [
        f"#{index}"
        if index < _STANDARD_NAMES
        else pool[index - _STANDARD_NAMES]
        if index - _STANDARD_NAMES < len(pool)
        else ""
        for index in indexes
    ]


def _strings(post: bytes, position: int) -> Iterator[bytes]:
    while position < len(post):
        size = post[position]
        yield post[position + 1 : position + 1 + size]
        position += 1 + size


def _names(post: bytes, kept: set[int]) -> bytes:
    """The table with the names of kept glyphs only."""
    indexes: list[int] = []
    pool: list[bytes] = []
    for glyph, name in enumerate(glyph_names(post)):
        if glyph not in kept or not name:
            indexes.append(0)
        elif name[0] == "#" and name[1:].isdigit():
            indexes.append(int(name[1:]))
        else:
            indexes.append(_STANDARD_NAMES + len(pool))
            raw = name.encode("latin-1")[:255]
            pool.append(bytes([len(raw)]) + raw)
    return post[:32] + struct.pack(f">H{len(indexes)}H", len(indexes), *indexes) + b"".join(pool)


# ---- codes


def character_maps(tables: Mapping[bytes, bytes]) -> dict[tuple[int, int], CharacterMap]:
    """Codes and glyphs, by platform and encoding."""
    cmap = tables.get(b"cmap", b"")
    found: dict[tuple[int, int], CharacterMap] = {}
    for index in range(min(int.from_bytes(cmap[2:4]), _MOST_TABLES)):
        entry = cmap[4 + 8 * index : 12 + 8 * index]
        if len(entry) < 8:
            break
        platform, encoding, offset = struct.unpack(">HHI", entry)
        codes = _read_map(cmap[offset:])
        if codes is not None:
            found.setdefault((platform, encoding), codes)
    return found


def _read_map(table: bytes) -> CharacterMap | None:
    form = int.from_bytes(table[:2])
    if form == 0:
        return {code: glyph for code, glyph in enumerate(table[6:262]) if glyph}
    if form == 4:
        return {code: glyph for code, glyph in _segments(table) if glyph}
    if form == 6:
        first, count = struct.unpack(">HH", table[6:10]) if len(table) >= 10 else (0, 0)
        count = min(count, (len(table) - 10) // 2)
        glyphs = struct.unpack(f">{count}H", table[10 : 10 + 2 * count])
        return {first + index: glyph for index, glyph in enumerate(glyphs) if glyph}
    if form == 12:
        return dict(_groups(table))
    return None


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    """Format 4."""
    double = int.from_bytes(table[6:8]) & ~1
    if len(table) < 16 + 4 * double:
        return
    stops, starts, deltas, offsets = (
        struct.unpack(f">{double // 2}H", table[at : at + double])
        for at in (14, 16 + double, 16 + 2 * double, 16 + 3 * double)
    )
    left = _MOST_CODES
    for index, (start, stop, delta, offset) in enumerate(zip(starts, stops, deltas, offsets, strict=True)):
        left -= stop - start + 1
        if left < 0:
            return
        for code in range(start, min(stop, 0xFFFE) + 1):
            if offset in {0, 0xFFFF}:
                yield code, (code + delta) & 0xFFFF
                continue
            at = 16 + 3 * double + 2 * index + offset + 2 * (code - start)
            glyph = int.from_bytes(table[at : at + 2])
            yield code, (glyph + delta) & 0xFFFF if glyph else 0


def _groups(table: bytes) -> Iterator[tuple[int, int]]:
    """Format 12."""
    left = _MOST_CODES
    for index in range(min(int.from_bytes(table[12:16]), (len(table) - 16) // 12)):
        start, stop, glyph = struct.unpack(">III", table[16 + 12 * index : 28 + 12 * index])
        left -= max(0, stop - start + 1)
        if left < 0:
            return
        yield from ((code, glyph + code - start) for code in range(start, stop + 1))


def _only(codes: CharacterMap, kept: set[int]) -> CharacterMap:
    return {code: glyph for code, glyph in codes.items() if glyph in kept}


def _write_maps(maps: Mapping[tuple[int, int], CharacterMap]) -> bytes:
    bodies = [_write_map(codes, form_zero=key == (1, 0)) for key, codes in sorted(maps.items())]
    head, position = struct.pack(">HH", 0, len(maps)), 4 + 8 * len(maps)
    for (platform, encoding), body in zip(sorted(maps), bodies, strict=True):
        head += struct.pack(">HHI", platform, encoding, position)
        position += len(body)
    return head + b"".join(bodies)


def _write_map(codes: CharacterMap, *, form_zero: bool) -> bytes:
    """Format 0 for Macintosh codes, 12 beyond the basic plane, else 4."""
    if form_zero and all(code < 256 and glyph < 256 for code, glyph in codes.items()):
        return struct.pack(">HHH", 0, 262, 0) + bytes(codes.get(code, 0) for code in range(256))
    rows = list(_rows(codes))
    if any(code > 0xFFFE for code in codes):
        return struct.pack(">HHIII", 12, 0, 16 + 12 * len(rows), 0, len(rows)) + b"".join(
            struct.pack(">III", *row) for row in rows
        )
    rows.append((0xFFFF, 0xFFFF, 0))
    count = len(rows)
    power = count.bit_length() - 1
    columns = (
        [row[1] for row in rows]
        + [0]
        + [row[0] for row in rows]
        + [(row[2] - row[0]) & 0xFFFF for row in rows]
        + [0] * count
    )
    columns[-count - 1] = 1  # the last segment leads to no glyph
    body = struct.pack(f">{len(columns)}H", *columns)
    search = 2 << power
    return struct.pack(">HHHHHHH", 4, 14 + len(body), 0, 2 * count, search, power, 2 * count - search) + body


def _rows(codes: CharacterMap) -> Iterator[tuple[int, int, int]]:
    """Stretches of codes whose glyphs follow each other: first code, last code, first glyph."""
    start = stop = glyph = -1
    for code in sorted(codes):
        if code == stop + 1 and codes[code] == glyph + code - start:
            stop = code
            continue
        if start >= 0:
            yield start, stop, glyph
        start, stop, glyph = code, code, codes[code]
    if start >= 0:
        yield start, stop, glyph
