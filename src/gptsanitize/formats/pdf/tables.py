"""Tables of TrueType and OpenType programs cut to what their own numbers say they hold (ISO 14496-22).

Behind that nothing reads them, and anything may stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

__all__ = ["trimmed"]

_OS2 = {0: 78, 1: 86, 2: 96, 3: 96, 4: 96, 5: 100}
_MAXP_OF_CFF, _MAXP = 6, 32
_LONG_MAPS = frozenset({8, 10, 12, 13})
_VARIATIONS = 14


def trimmed(tables: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    """The tables of a program by their tags, each without what stands behind its end."""
    out = dict(tables)
    for tag, size in _SIZES.items():
        if tag in out:
            out[tag] = out[tag][: size(tables)]
    return out


def _number(tables: Mapping[bytes, bytes], tag: bytes, at: int, size: int = 2) -> int:
    return int.from_bytes(tables.get(tag, b"")[at : at + size])


def _fixed(size: int) -> Callable[[Mapping[bytes, bytes]], int]:
    return lambda _: size


def _metrics(tag: bytes, head: bytes) -> Callable[[Mapping[bytes, bytes]], int]:
    """Advance and bearing of the first glyphs, the bearing of the others."""

    def size(tables: Mapping[bytes, bytes]) -> int:
        glyphs, full = _number(tables, b"maxp", 4), _number(tables, head, 34)
        return 4 * full + 2 * max(0, glyphs - full) if glyphs and full else len(tables[tag])

    return size


def _places(tables: Mapping[bytes, bytes]) -> int:
    glyphs, step = _number(tables, b"maxp", 4), 4 if _number(tables, b"head", 50) else 2
    return (glyphs + 1) * step if glyphs else len(tables.get(b"loca", b""))


def _outlines(tables: Mapping[bytes, bytes]) -> int:
    """Up to the place that is said to be the last one."""
    end, step = _places(tables), 4 if _number(tables, b"head", 50) else 2
    last = _number(tables, b"loca", end - step, step) * (1 if step == 4 else 2)
    return last if 0 < last <= len(tables[b"glyf"]) else len(tables[b"glyf"])


def _maps(tables: Mapping[bytes, bytes]) -> int:
    """The end of the last of all maps from characters to glyphs."""
    body = tables[b"cmap"]
    ends = [4 + 8 * _number(tables, b"cmap", 2)]
    for index in range(min(_number(tables, b"cmap", 2), 64)):
        at = int.from_bytes(body[8 + 8 * index : 12 + 8 * index])
        kind = int.from_bytes(body[at : at + 2])
        if kind in _LONG_MAPS:
            ends.append(at + int.from_bytes(body[at + 4 : at + 8]))
        elif kind == _VARIATIONS:
            ends.append(at + int.from_bytes(body[at + 2 : at + 6]))
        else:
            ends.append(at + int.from_bytes(body[at + 2 : at + 4]))
    return max(ends)


def _ranges(tables: Mapping[bytes, bytes]) -> int:
    return 4 + 4 * _number(tables, b"gasp", 2)


def _system(tables: Mapping[bytes, bytes]) -> int:
    return _OS2.get(_number(tables, b"OS/2", 0), len(tables[b"OS/2"]))


def _maxima(tables: Mapping[bytes, bytes]) -> int:
    return _MAXP_OF_CFF if tables[b"maxp"].startswith(b"\0\0\x50\0") else _MAXP


_SIZES: Mapping[bytes, Callable[[Mapping[bytes, bytes]], int]] = {
    b"head": _fixed(54),
    b"hhea": _fixed(36),
    b"vhea": _fixed(36),
    b"maxp": _maxima,
    b"OS/2": _system,
    b"gasp": _ranges,
    b"hmtx": _metrics(b"hmtx", b"hhea"),
    b"vmtx": _metrics(b"vmtx", b"vhea"),
    b"loca": _places,
    b"glyf": _outlines,
    b"cmap": _maps,
}
