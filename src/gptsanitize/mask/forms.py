"""The written form of a value: case and possessives, carried from an original to its surrogate.

Responsible for form alone. It derives nothing and knows no entity.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["carry_case", "is_unfortunate", "other_sign", "split_possessive"]

_S = frozenset("sS")
_TURKISH = re.compile(  # cases of names: whose, whom, to, in, from, with
    r"['’ʼ](?:n?[ıiuü]n|[yn]?[ıiuü]|[yn]?[ae]|[dt][ae]n?|n[dt][ae]n?|y?l[ae])\Z", re.IGNORECASE
)
_UNFORTUNATE = re.compile(
    r"poli[cz]e|polizei|hitler|nazi|rape|kill|murder|death|dead|fuck|shit|cunt|dick|cock|penis|vagin|porn|whore|slut|"
    r"bitch|anus|urin|negro|nigg|fagg|arsch|fick|fotz|hure|mord|tote|leiche|idiot|kack|piss|merde|putain|puta|mierda|cazzo|"
    r"kurwa"
)


def carry_case(original: str, word: str) -> str:
    """`word` in the case of `original`: lower, CAPITALS, or as it is with its first letter large."""
    if original.islower():
        return word.lower()
    if len(original) > 1 and original.isupper():
        return word.upper()
    return word if word[:1].isupper() else word[:1].upper() + word[1:]


def is_unfortunate(word: str) -> bool:
    """Whether a coined word in small letters holds one that nobody wants to be called."""
    return _UNFORTUNATE.search(word) is not None


def other_sign(sign: str, bits: int) -> str:
    """Another digit for a digit, another letter of its alphabet and case for a letter; any other sign as it is."""
    if sign.isdecimal():
        return chr(ord(sign) - int(sign) + (int(sign) + 1 + bits % 9) % 10)
    pool = _neighbours(sign)
    return pool[bits % len(pool)] if pool else sign


@cache
def _neighbours(sign: str) -> list[str]:
    if not sign.isalnum():
        return []
    block = map(chr, range(ord(sign) & ~0x3F, (ord(sign) | 0x3F) + 1))
    return [c for c in block if c.isalnum() and not c.isdecimal() and c.islower() == sign.islower() and c != sign] or [
        "x"
    ]


def split_possessive(word: str) -> tuple[str, str]:
    """`Smith's` -> (`Smith`, `'s`); `SMITH’S` and the Turkish `Yılmaz'ın` likewise; a word without one gets an empty
    ending."""
    if word[-1:] in _S and len(word) > 3 and word[-2] in "'’ʼ":
        return word[:-2], word[-2:]
    suffix = _TURKISH.search(word, 3) if len(word) > 4 and not word.isalpha() else None
    return (word[: suffix.start()], word[suffix.start() :]) if suffix else (word, "")
