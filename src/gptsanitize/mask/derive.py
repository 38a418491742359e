"""Keyed derivation: numbers, orders and permutations that nobody can recompute without the key.

Responsible for the primitives on which all surrogates rest. It knows nothing of entities.

- `number` is a keyed hash (BLAKE2b with a subkey, RFC 7693).
- `permute` is a bijection on [0, n): a generalised Feistel network over a x b >= n with cycle walking (Black and
  Rogaway, "Ciphers with arbitrary finite domains", 2002; the idea of NIST SP 800-38G). Eight rounds.
- `derange` is a bijection that leaves nothing in its place: a shift by one, conjugated with `permute`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import lru_cache
from math import isqrt

from gptsanitize.mask.key import Key

__all__ = ["Subkey"]

_STEPS = tuple((bytes((step,)), bytes((step + 1,))) for step in range(0, 8, 2))  # eight rounds
_BACK = _STEPS[::-1]
_CACHED = 1 << 15
_NETWORKS = 256  # bijections kept ready; most values of an entity ask for few
_SIDE = 2048  # up to this many values of a half the hashes of a round are remembered
_PIECE = 32  # digits that are permuted as one number
_SMALL = 100_000  # below this many values a value that maps to itself is likely enough to be met

_Rounds = tuple[tuple["_Round", "_Round"], ...]
_Network = tuple[int, int, int, Callable[[], hashlib.blake2b]]
_integer = int.from_bytes


class Subkey:
    """The keyed functions of one purpose."""

    __slots__ = ("_base", "_image", "_networks", "_rounds", "_small", "_start", "_wide")

    def __init__(self, key: Key, label: str) -> None:
        secret = key.subkey(label)
        self._base = hashlib.blake2b(key=secret, digest_size=16)
        self._start = self._base.copy
        self._wide = hashlib.blake2b(key=secret, digest_size=64)
        self._small = lru_cache(_CACHED)(self._turn)
        self._image = lru_cache(_CACHED)(self._permute)
        self._networks: dict[tuple[int, bytes], _Network] = {}
        self._rounds: dict[tuple[int, bytes], _Rounds] = {}

    def number(self, text: str, salt: int = 0) -> int:
        """128 keyed bits of `text`; `salt` gives further, independent ones."""
        state = self._start()
        state.update(salt.to_bytes(4, "big") + text.encode("utf-8", "surrogatepass"))
        return _integer(state.digest(), "big")

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
        return self._image(value, n, tweak) if n <= _SMALL else self._permute(value, n, tweak)

    def _permute(self, value: int, n: int, tweak: bytes) -> int:
        known = self._rounds.get((n, tweak))
        if known is not None:
            return _forth(value, n, known)
        a, b, size, start = self._network(n, tweak)
        while True:
            left, right = divmod(value, b)
            for even, odd in _STEPS:
                state = start()
                state.update(even + right.to_bytes(size, "big"))
                left = (left + _integer(state.digest(), "big")) % a
                state = start()
                state.update(odd + left.to_bytes(size, "big"))
                right = (right + _integer(state.digest(), "big")) % b
            value = left * b + right
            if value < n:  # a * b passes n by less than 2 * sqrt(n), so that walking on is rare
                return value

    def unpermute(self, value: int, n: int, tweak: bytes = b"") -> int:
        """The inverse of `permute`."""
        known = self._rounds.get((n, tweak))
        if known is not None:
            return _back(value, n, known)
        a, b, size, start = self._network(n, tweak)
        while True:
            left, right = divmod(value, b)
            for even, odd in _BACK:
                state = start()
                state.update(odd + left.to_bytes(size, "big"))
                right = (right - _integer(state.digest(), "big")) % b
                state = start()
                state.update(even + right.to_bytes(size, "big"))
                left = (left - _integer(state.digest(), "big")) % a
            value = left * b + right
            if value < n:
                return value

    def _network(self, n: int, tweak: bytes) -> _Network:
        """Sides, size of a half in bytes, and what makes the hash of a round, which has taken in all but step and half.

        A small network that is met again remembers what its rounds give.
        """
        pair = (n, tweak)
        known = self._networks.get(pair)
        if known is not None:
            if known[0] <= _SIDE:
                self._remember(pair, known)
            return known
        a = isqrt(n - 1) + 1
        size = -(-(n.bit_length() + 16) // 8)
        base = self._base.copy()
        base.update(n.to_bytes(size, "big") + tweak)
        if len(self._networks) >= _NETWORKS:
            self._networks.clear()
        made = self._networks[pair] = (a, -(-n // a), size, base.copy)
        return made

    def _remember(self, pair: tuple[int, bytes], network: _Network) -> None:
        if len(self._rounds) >= _NETWORKS:
            self._rounds.clear()
        _, _, size, start = network
        self._rounds[pair] = tuple((_Round(start, even, size), _Round(start, odd, size)) for even, odd in _STEPS)

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


class _Round(dict[int, int]):
    """The keyed function of one round, half -> number, whose few values are hashed once each."""

    __slots__ = ("_size", "_start", "_step")

    def __init__(self, start: Callable[[], hashlib.blake2b], step: bytes, size: int) -> None:
        super().__init__()
        self._start, self._step, self._size = start, step, size

    def __missing__(self, half: int) -> int:
        state = self._start()
        state.update(self._step + half.to_bytes(self._size, "big"))
        number = self[half] = _integer(state.digest(), "big")
        return number


def _forth(value: int, n: int, rounds: _Rounds) -> int:
    a = isqrt(n - 1) + 1
    b = -(-n // a)
    while True:
        left, right = divmod(value, b)
        for even, odd in rounds:
            left = (left + even[right]) % a
            right = (right + odd[left]) % b
        value = left * b + right
        if value < n:
            return value


def _back(value: int, n: int, rounds: _Rounds) -> int:
    a = isqrt(n - 1) + 1
    b = -(-n // a)
    while True:
        left, right = divmod(value, b)
        for even, odd in rounds[::-1]:
            right = (right - odd[left]) % b
            left = (left - even[right]) % a
        value = left * b + right
        if value < n:
            return value
