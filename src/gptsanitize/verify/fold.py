"""One canonical spelling of text, so that a value is recognised however it was written.

Folding is per character and never looks at meaning: compatibility forms (NFKC), case, invisible characters, digits of
all scripts. Needles and haystacks go through the same functions.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold", "fold_normal", "normal", "skeleton", "unspaced", "words"]

# Default-ignorable code points (Unicode DerivedCoreProperties): zero widths, soft hyphen, joiners, bidi controls,
# variation selectors, tag characters. They are drawn as nothing, so a value may hide behind them.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_JAMO = frozenset(map(chr, range(0x1160, 0x1200)))  # vowels and finals of Korean join what is before them
_MOST_REPLACED = 24
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_WORD = re.compile(r"[^\W\d_]++|\d++")
_NO_WORD = re.compile(r"[\W_]++")
_ASCII_NO_WORD = bytes(code for code in range(128) if not chr(code).isalnum())

# Scripts that write no spaces between words: each of their characters is a word of its own.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)


def normal(text: str) -> str:
    """NFKC without invisible characters, with the digits 0-9 for those of every script; case is kept."""
    if text.isascii():
        return text
    changing = {char: new for char in set(text) if (new := _normal_char(char)) != char}
    if len(changing) > _MOST_REPLACED or None in changing.values():
        return _normal(text)
    for char, new in changing.items():
        text = text.replace(char, new or "")
    return text


def _normal(text: str) -> str:
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)


@lru_cache(maxsize=1 << 14)
def _normal_char(char: str) -> str | None:
    """What becomes of a character wherever it stands; none for one that may join the character before it."""
    joins = unicodedata.category(char)[0] == "M" or char in _JAMO
    return None if joins and not _INVISIBLE.match(char) else _normal(char)


def fold(text: str) -> str:
    """`normal` without case."""
    return fold_normal(normal(text))


def fold_normal(text: str) -> str:
    """`fold` of a text that is normal already."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text.casefold())


def skeleton(folded: str) -> str:
    """The letters and digits of a folded text and nothing else."""
    if folded.isascii():
        return folded.encode("ascii").translate(None, _ASCII_NO_WORD).decode("ascii")
    return _NO_WORD.sub("", folded)


def unspaced(char: str) -> bool:
    """Whether a character belongs to a script that writes no spaces, so that it needs no word boundary."""
    return _UNSPACED.match(char) is not None


def words(text: str) -> list[str]:
    """Runs of letters and runs of digits; characters of scripts without spaces come one by one."""
    if not text.isascii():
        text = _UNSPACED.sub(r" \g<0> ", text)
    return _WORD.findall(text)
