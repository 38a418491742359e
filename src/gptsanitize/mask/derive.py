"""Keyed derivation: numbers, orders and permutations that nobody can recompute without the key.

Responsible for the primitives on which all surrogates rest. It knows nothing of entities.

- `number` is a keyed hash (BLAKE2b with a subkey, RFC 7693).
- `permute` is a bijection on [0, n): a generalised Feistel network over a x b >= n with cycle walking (Black and
  Rogaway, "Ciphers with arbitrary finite domains", 2002; the idea of NIST SP 800-38G). Eight rounds.
- `derange` is a bijection that leaves nothing in its place: a shift by one, conjugated with `permute`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from math import isqrt

from gptsanitize.mask.key import Key

__all__ = ["Subkey"]

_STEPS = tuple((bytes((step,)), bytes((step + 1,))) for step in range(0, 8, 2))  # eight rounds
_CACHED = 1 << 15
_NETWORKS = 256  # bijections kept ready; most values of an entity ask for few
_PIECE = 32  # digits that are permuted as one number
_SMALL = 100_000  # below this many values a value that maps to itself is likely enough to be met

_Network = tuple[int, int, int, tuple[tuple[hashlib.blake2b, hashlib.blake2b], ...]]
_integer = int.from_bytes


class Subkey:
    """The keyed functions of one purpose."""

    __slots__ = ("_base", "_networks", "_small", "_wide")

    def __init__(self, key: Key, label: str) -> None:
        secret = key.subkey(label)
        self._base = hashlib.blake2b(key=secret, digest_size=16)
        self._wide = hashlib.blake2b(key=secret, digest_size=64)
        self._small = lru_cache(_CACHED)(self._turn)
        self._networks: dict[tuple[int, bytes], _Network] = {}

    def number(self, text: str, salt: int = 0) -> int:
        """128 keyed bits of `text`; `salt` gives further, independent ones."""
        state = self._base.copy()
        state.update(salt.to_bytes(4, "big") + text.encode("utf-8", "surrogatepass"))
        return int.from_bytes(state.digest(), "big")

    def stream(self, text: str, size: int, salt: int = 0) -> bytes:
        """`size` keyed bytes of `text`."""
        body = salt.to_bytes(4, "big") + text.encode("utf-8", "surrogatepass")
        blocks = []
        for block in range(-(-size // 64)):
            state = self._wide.copy()
            state.update(block.to_bytes(4, "big") + body)
            blocks.append(state.digest())
        return b"".join(blocks)[:size]

    def permute(self, value: int, n: int, tweak: bytes = b"") -> int:
        """The image of `value` in [0, n) under the bijection of this subkey and `tweak`."""
        a, b, size, rounds = self._network(n, tweak)
        while True:
            left, right = divmod(value, b)
            for even, odd in rounds:
                state = even.copy()
                state.update(right.to_bytes(size, "big"))
                left = (left + _integer(state.digest(), "big")) % a
                state = odd.copy()
                state.update(left.to_bytes(size, "big"))
                right = (right + _integer(state.digest(), "big")) % b
            value = left * b + right
            if value < n:  # a * b passes n by less than 2 * sqrt(n), so that walking on is rare
                return value

    def unpermute(self, value: int, n: int, tweak: bytes = b"") -> int:
        """The inverse of `permute`."""
        a, b, size, rounds = self._network(n, tweak)
        while True:
            left, right = divmod(value, b)
            for even, odd in rounds[::-1]:
                state = odd.copy()
                state.update(left.to_bytes(size, "big"))
                right = (right - _integer(state.digest(), "big")) % b
                state = even.copy()
                state.update(right.to_bytes(size, "big"))
                left = (left - _integer(state.digest(), "big")) % a
            value = left * b + right
            if value < n:
                return value

    def _network(self, n: int, tweak: bytes) -> _Network:
        """Sides, size of a half in bytes, and the hashes of the rounds, which have taken in all but the half."""
        known = self._networks.get((n, tweak))
        if known is not None:
            return known
        a = isqrt(n - 1) + 1
        b = -(-n // a)
        size = -(-(n.bit_length() + 16) // 8)
        base = self._base.copy()
        base.update(n.to_bytes(size, "big") + tweak)
        rounds = tuple((_after(base, even), _after(base, odd)) for even, odd in _STEPS)
        if len(self._networks) >= _NETWORKS:
            self._networks.clear()
        made = self._networks[n, tweak] = (a, b, size, rounds)
        return made

    def derange(self, value: int, n: int, tweak: bytes = b"") -> int:
        """A bijection on [0, n) without fixed points where n is small; one in n chances of one where it is large."""
        if n <= 1:
            return value
        if n > _SMALL:
            return self.permute(value, n, tweak)
        return self._small(value, n, tweak)

    def _turn(self, value: int, n: int, tweak: bytes) -> int:
        return self.unpermute((self.permute(value, n, tweak) + 1) % n, n, tweak)

    def digits(self, digits: str, tweak: bytes = b"") -> str:
        """A bijection on the ASCII digit strings of one length, in pieces so that any length takes linear time."""
        pieces = (digits[i : i + _PIECE] for i in range(0, len(digits), _PIECE))
        return "".join(
            str(self.derange(int(piece), 10 ** len(piece), b"%b/%d" % (tweak, i))).zfill(len(piece))
            for i, piece in enumerate(pieces)
        )

    def order(self, values: Iterable[str], salt: int = 0) -> list[str]:
        """`values` in a keyed order that does not depend on the order in which they came."""
        return sorted(values, key=lambda value: (self.number(value, salt), value))


def _after(base: hashlib.blake2b, step: bytes) -> hashlib.blake2b:
    state = base.copy()
    state.update(step)
    return state
