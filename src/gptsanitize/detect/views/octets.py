"""A text as octets, one for each character, so that what is looked for often is found at the speed of memory.

Latin-1 stays as it is; each character beyond it becomes one of four stand-ins that say what kind it is. Tables for
`bytes.translate` tell the kinds. It decides nothing: what it lets through is looked at in the text itself.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Final

__all__ = ["DIGITS", "SIGNS", "Glance", "by_octets", "octets_of", "within_words", "words_in"]

_CASELESS, _CAPITAL, _SMALL, _NUMERAL, _SIGN = range(0x80, 0x85)
_TAKEN: Final = dict.fromkeys(range(0x80, 0x85), "¤")
"""Control characters whose octets are the stand-ins'."""


def octets_of(text: str) -> bytes:
    """One octet for each character of `text`."""
    try:
        return text.encode("ascii")
    except UnicodeEncodeError:
        if any(chr(code) in text for code in _TAKEN):
            text = text.translate(_TAKEN)
        return text.encode("latin-1", "gptsanitize-kinds")


class _StandIns(dict[str, int]):
    """Filled as it is used; it never holds more than there are characters."""

    def __missing__(self, char: str) -> int:
        kind = self[char] = _stand_in(char)
        return kind


_STAND_INS: Final = _StandIns()


def _stand_in(char: str) -> int:
    if not char.isalnum():
        return _SIGN
    if not char.isalpha():
        return _NUMERAL
    return _CAPITAL if char.isupper() else _SMALL if char.islower() else _CASELESS


def _replace(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return bytes([_STAND_INS[char] for char in error.object[error.start : error.end]]), error.end


codecs.register_error("gptsanitize-kinds", _replace)


def _is_word(code: int) -> bool:
    return code in {_CASELESS, _CAPITAL, _SMALL, _NUMERAL} or (not 0x80 <= code < 0x85 and chr(code).isalnum())


def _is_capital(code: int) -> bool:
    return code == _CAPITAL or chr(code).isupper()


def _is_small(code: int) -> bool:
    return code == _SMALL or chr(code).islower()


def _folded(code: int) -> int:
    """A letter in small, as far as one octet tells; a blank for all else."""
    if 0x80 <= code < 0x85:
        return {_CAPITAL: _SMALL, _NUMERAL: 0x20, _SIGN: 0x20}.get(code, code)
    return ord(chr(code).lower()) if chr(code).isalpha() else 0x20


def _sign(code: int) -> int:
    """The sign of a form (`forms.SIGNS`); what is beyond ASCII and no letter is all one there."""
    char = chr(code)
    if 0x80 <= code < 0x85:
        return ord("Ä") if code == _CAPITAL else code if code in {_NUMERAL, _SIGN} else ord("ä")
    if char.isalpha():
        return ord(("A" if char.isupper() else "a") if code < 0x80 else "Ä" if char.isupper() else "ä")
    return ord("0") if code < 0x80 and char.isdigit() else code


def _table(kind: Callable[[int], bool], yes: int, no: int) -> bytes:
    return bytes(yes if kind(code) else no for code in range(256))


_WORD: Final = _table(_is_word, 1, 0)
_UPPER: Final = _table(_is_capital, 1, 0)
_LOWER: Final = _table(_is_small, 1, 0)
_CASES: Final = bytes(map(sum, zip(_LOWER, (2 * upper for upper in _UPPER), strict=True)))
_HUMP: Final = b"\1\2"
_TOKEN_SIGNS: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-")

DIGITS: Final = _table(lambda code: 0x30 <= code < 0x3A, ord("0"), ord("."))
"""Digits of ASCII are `0`, all else a dot."""
_TOKENS: Final = _table(_TOKEN_SIGNS.__contains__, ord("x"), ord("."))
SIGNS: Final = bytes(map(_sign, range(256)))
"""The signs of forms."""
_FOLDED: Final = bytes(map(_folded, range(256)))


def words_in(text: str) -> frozenset[bytes]:
    """The words of a text in small letters, as octets: runs of letters, so that `don't` is two."""
    return frozenset(octets_of(text).translate(_FOLDED).split())


def by_octets(words: Iterable[str]) -> dict[bytes, list[str]]:
    """Words by their octets, which a few of other scripts share."""
    known: dict[bytes, list[str]] = {}
    for word in sorted(words):
        known.setdefault(octets_of(word), []).append(word)
    return known


class Glance:
    """What a look at a text tells before it is read: a room of whose words the text has none is left at once."""

    def __init__(self, text: str, octets: bytes = b"") -> None:
        self.octets = octets or octets_of(text)

    @cached_property
    def folded(self) -> bytes:
        """The words (`words_in`) at their places, with blanks for all else."""
        return self.octets.translate(_FOLDED)

    @cached_property
    def is_humped(self) -> bool:
        """Whether a capital stands right behind a small letter, so that words are written as one: `JaneRoe`."""
        return _HUMP in self.octets.translate(_CASES)

    @cached_property
    def tokens(self) -> bytes:
        """What base64 is made of is `x`, all else a dot."""
        return self.octets.translate(_TOKENS)

    @cached_property
    def words(self) -> frozenset[bytes]:
        """`words_in` the text."""
        return frozenset(self.folded.split())


def within_words(octets: bytes) -> bytes:
    """For each place and the end, whether a word goes on there: not at a capital behind a small letter (`HomePage`)."""
    word, upper, lower = (int.from_bytes(octets.translate(table), "little") for table in (_WORD, _UPPER, _LOWER))
    inside = (word & word << 8) ^ (upper & lower << 8)
    return inside.to_bytes(len(octets) + 1, "little")
