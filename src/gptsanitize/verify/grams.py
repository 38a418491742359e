"""Letters of originals in long stretches of bytes, looked up at the speed of arrays. Knows no encodings.

What it says of a stretch is exact where it says "nothing here"; a yes is looked at again by whoever asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

__all__ = ["Flags", "Grams", "flags", "runs_of", "stretches", "together", "wide_stretches"]

_STRIDE = 3
_CHUNK = 1 << 20
_LONGEST = 256
"""Letters and digits of an original that are compared."""
_SCATTER = np.uint64(0x9E3779B97F4A7C15)  # 2^64 divided by the golden ratio: Fibonacci hashing
_FEWEST_BITS, _MOST_BITS = 12, 22
_SPARSE = 16
_SHORT = 512
"""Below, a loop is quicker than arrays are made."""

Flags = NDArray[np.uint8]


class Grams:
    """Some spellings, by `size` bytes of them that are looked up at every third byte of a stretch.

    Spellings shorter than `size` + 2 are left out: between two looked-up places they could pass unseen.
    """

    def __init__(self, spellings: Iterable[bytes], size: int) -> None:
        self._size = size
        self._known: defaultdict[bytes, list[tuple[int, bytes]]] = defaultdict(list)
        for each in {spelling[:_LONGEST] for spelling in spellings if len(spelling) >= size + _STRIDE - 1}:
            for offset in range(_STRIDE):
                self._known[each[offset : offset + size]].append((offset, each))
        wanted = (len(self._known) * _SPARSE).bit_length()
        bits = min(max(wanted, _FEWEST_BITS), _MOST_BITS)
        self._shift = np.uint64(64 - bits)
        self._mask = np.uint64((1 << (8 * size)) - 1)
        self._may = np.zeros(1 << bits, dtype=np.bool_)
        padded = b"".join(gram.ljust(8, b"\0") for gram in self._known)
        self._may[self._places(np.frombuffer(padded, dtype="<u8"))] = True

    def __bool__(self) -> bool:
        return bool(self._known)

    def _places(self, grams: NDArray[np.uint64]) -> NDArray[np.uint64]:
        return ((grams & self._mask) * _SCATTER) >> self._shift

    def stand_in(self, letters: bytes) -> bool:
        """Whether one of the spellings stands in a stretch of letters, whatever is before and behind it."""
        if not self._known or len(letters) < self._size:
            return False
        if len(letters) < _SHORT:
            last = len(letters) - self._size + 1
            return any(self._stands_at(letters, start) for start in range(0, last, _STRIDE))
        padded = letters + bytes(8)
        return any(self._stand_in(padded, start) for start in range(0, len(letters), _CHUNK * _STRIDE))

    def _stand_in(self, padded: bytes, start: int) -> bool:
        count = min(_CHUNK, (len(padded) - 8 - start + _STRIDE - 1) // _STRIDE)
        grams = np.ndarray((count,), "<u8", padded, offset=start, strides=(_STRIDE,))
        near = np.flatnonzero(self._may[self._places(grams)])
        return any(self._stands_at(padded, start + _STRIDE * place) for place in near.tolist())

    def _stands_at(self, letters: bytes, start: int) -> bool:
        known = self._known.get(letters[start : start + self._size])
        return known is not None and any(letters.startswith(each, max(start - offset, 0)) for offset, each in known)


def flags(*members: bytes) -> Flags:
    """A table by byte: bit 0 is set for those in the first of `members`, bit 1 for those in the second ..."""
    table = np.zeros(256, dtype=np.uint8)
    for bit, codes in enumerate(members):
        table[list(codes)] |= 1 << bit
    return table


def runs_of(inside: Flags, least: int, step: int = 1) -> Flags:
    """For each place the bits that are set there and at the next `least` - 1 places, so many steps apart."""
    have = 1
    while have < least:
        more = min(have, least - have)
        inside = inside[: -more * step] & inside[more * step :]
        have += more
    return inside


def stretches(content: bytes, table: Flags, least: int) -> list[bytes]:
    """Every longest run of at least so many bytes whose bit 0 is set in the table, in order."""
    if len(content) < least:
        return []
    starts = np.flatnonzero(runs_of(table[np.frombuffer(content, dtype=np.uint8)], least) & 1)
    return [content[first : last + least] for first, last in together(starts, 1)]


def together(places: NDArray[np.intp], apart: int) -> list[tuple[int, int]]:
    """First and last of those places that follow each other no further apart than that."""
    if not len(places):
        return []
    breaks = np.flatnonzero(np.diff(places) > apart)
    first = places[np.concatenate(([0], breaks + 1))].tolist()
    last = places[np.concatenate((breaks, [len(places) - 1]))].tolist()
    return list(zip(first, last, strict=True))


_WIDE = flags(bytes([*range(0x20, 0x7F), *range(0xA0, 0x100)]), b"\0")
_LEAST_WIDE = 5


def wide_stretches(content: bytes) -> list[bytes]:
    """Every run of at least six letters of Latin-1 in 16 bits, in either order of bytes.

    The order with the high byte before lacks its first; five letters and the beginning of a sixth are the least.
    """
    if len(content) < 2 * _LEAST_WIDE or b"\0" not in content:
        return []
    kinds = _WIDE[np.frombuffer(content, dtype=np.uint8)]
    starts = np.flatnonzero(runs_of(kinds[:-1] & (kinds[1:] >> np.uint8(1)), _LEAST_WIDE, 2))
    return [content[first : last + 2 * _LEAST_WIDE + 1] for first, last in together(starts, 2)]
