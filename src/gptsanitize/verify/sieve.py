"""A quick look before a search: where nothing of any original can stand, nobody has to look for them.

The answer is "quiet" only where a search would find nothing; whatever else it is costs a search and decides nothing.
Letters and digits are compared in grams of six, at the speed of sets, over the same decoded readings (`views`) that a
search goes through. Originals with few ASCII letters are looked for by runs of their own letters.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from gptsanitize.verify.fold import fold, normal, words
from gptsanitize.verify.needles import GRAM, STRIDE, LongNeedle, Needles, ShortNeedle
from gptsanitize.verify.search import Scope
from gptsanitize.verify.views import views

__all__ = ["Sieve"]

_FEWEST = GRAM + STRIDE - 1
"""ASCII letters and digits that hold a gram at any alignment."""
_SHORTEST = 6
"""Letters of the shortest original that is looked for where nobody writes text."""
_CHUNK = 1 << 20

_ASCII_ALNUM = (string.ascii_letters + string.digits).encode("ascii")
_LOWER = bytes.maketrans(string.ascii_uppercase.encode("ascii"), string.ascii_lowercase.encode("ascii"))
_NO_ALNUM = bytes(set(range(256)) - set(_ASCII_ALNUM))
_LETTERS = bytes(byte | 0x20 if chr(byte) in string.ascii_letters else 0x20 for byte in range(256))
_DIGITS = bytes(byte if chr(byte) in string.digits else 0x20 for byte in range(256))
_RUN = re.compile(rb"[\x20-\x7e]{8,}+")
_ASCII_MARKS = "".join(chr(code) for code in range(128) if not chr(code).isalnum())


class Sieve:
    """Prepared once for all originals. Holds no more of them than `Needles` does."""

    def __init__(self, needles: Needles) -> None:
        self._needles = needles
        self._words: defaultdict[bytes, list[tuple[bytes, ...]]] = defaultdict(list)
        grams: set[bytes] = set()
        broad: list[str] = []
        for needle in {each for group in needles.long.values() for each in group}:
            grams.update(_grams_of(needle))
            if len(_ascii(needle.skeleton)) < _FEWEST or max(needle.skeleton) > "\xff":
                broad.append(needle.text)
        for short in (each for group in needles.short.values() for each in group if each.structural):
            if all(map(str.isascii, short.words)):
                spelled = tuple(word.encode("ascii") for word in short.words)
                self._words[max(spelled, key=len)].append(spelled)
            else:
                broad.append(short.text)
        self._grams = frozenset(grams)
        self._broad = _runs_of_letters(broad) if broad else None

    def text_is_quiet(self, text: str) -> bool:
        """Whether no original can stand in a text, nor in what other programs would decode it to."""
        return all(self._view_is_quiet(view, scope) for _, view, scope in views(text))

    def bytes_are_quiet(self, content: bytes, *, binary: bool = False) -> bool:
        """Whether no original can stand in bytes, in 8 or 16 bits or encoded. Words do not count where `binary`."""
        if self._shares_gram(content.translate(_LOWER, _NO_ALNUM)) or (not binary and self._shares_words(content)):
            return False
        if self._broad is not None and any(self._holds_letters(text) for text in _decoded(content)):
            return False
        text = b"\n".join(_RUN.findall(content)).decode("ascii")
        return all(
            self._view_is_quiet(view, Scope.BINARY if binary else Scope.STRUCTURE)
            for _, view, _ in islice(views(text), 1, None)
        )

    def _view_is_quiet(self, text: str, scope: Scope) -> bool:
        written = normal(text)
        folded = fold(written)
        if self._shares_gram(folded.encode("utf-8", "surrogatepass").translate(None, _NO_ALNUM)):
            return False
        if self._broad is not None and self._holds_letters(folded):
            return False
        if scope is not Scope.BINARY and self._may_hold_short(written, folded, scope):
            return False
        return scope is not Scope.TEXT or not any(each.text in text for each in self._needles.literal)

    def _shares_gram(self, bones: bytes) -> bool:
        """Whether letters and digits (and nothing else) hold a gram of an original."""
        for start in range(0, len(bones), _CHUNK):
            chunk = bones[start : start + _CHUNK + _FEWEST]
            if not self._grams.isdisjoint([chunk[i : i + GRAM] for i in range(0, len(chunk) - GRAM + 1, STRIDE)]):
                return True
        return False

    def _shares_words(self, content: bytes) -> bool:
        """Whether all words of a short original stand somewhere in bytes, in 8 or 16 bits."""
        if not self._words:
            return False
        present = {*content.translate(_LETTERS, b"\0").split(), *content.translate(_DIGITS, b"\0").split()}
        return any(present.issuperset(each) for word in self._words.keys() & present for each in self._words[word])

    def _may_hold_short(self, written: str, folded: str, scope: Scope) -> bool:
        plain = written.isascii()
        spelled = set(words(folded if plain else written))
        present = spelled if plain else {fold(word) for word in spelled}
        near = self._needles.anchors & present
        candidates = [each for anchor in near for each in self._needles.short[anchor]]
        if not candidates:
            return False
        spelled = set(words(written)) if plain else spelled
        return any(_may_stand(each, scope, spelled, present) for each in candidates)

    def _holds_letters(self, text: str) -> bool:
        """Whether a run of letters that only originals beyond ASCII have is long enough to be one."""
        if self._broad is None:
            return False
        return any(sum(map(str.isalnum, run[0])) >= _SHORTEST for run in self._broad.finditer(text))


def _may_stand(needle: ShortNeedle, scope: Scope, spelled: set[str], present: set[str]) -> bool:
    if not (scope is Scope.TEXT or needle.structural):
        return False
    return present.issuperset(needle.words) and (not needle.exact or not needle.heads.isdisjoint(spelled))


def _ascii(text: str) -> str:
    return text.encode("ascii", "ignore").decode("ascii")


def _grams_of(needle: LongNeedle) -> Iterator[bytes]:
    """The grams of its ASCII letters and digits; the others are no ASCII bytes in any 8-bit encoding.

    Decomposed letters leave their base letter behind.
    """
    for bones in {_ascii(needle.skeleton), _ascii(unicodedata.normalize("NFKD", needle.skeleton))}:
        if len(bones) >= _FEWEST:
            yield from (bones[offset : offset + GRAM].encode("ascii") for offset in range(STRIDE))


def _runs_of_letters(texts: list[str]) -> re.Pattern[str]:
    """Runs of the letters of these texts, in any case, and of what may stand between them."""
    folded = {char for text in texts for char in fold(text) if char.isalnum()}
    letters = {form for char in folded for form in (char, char.upper(), char.title()) if len(form) == 1}
    return re.compile("[" + re.escape("".join(sorted(letters)) + _ASCII_MARKS) + "]{" + str(_SHORTEST) + ",}+")


def _decoded(content: bytes) -> Iterator[str]:
    yield content.decode("utf-8", "ignore")
    yield content.decode("cp1252", "ignore")
    for encoding in ("utf-16-le", "utf-16-be"):
        for shift in (0, 1):
            yield content[shift:].decode(encoding, "ignore")
