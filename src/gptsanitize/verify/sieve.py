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
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import AnyStr
from weakref import WeakKeyDictionary

from gptsanitize.verify.fold import fold, normal, skeleton, words
from gptsanitize.verify.needles import GRAM, STRIDE, LongNeedle, Needles, ShortNeedle
from gptsanitize.verify.search import Scope
from gptsanitize.verify.views import views

__all__ = ["Sieve", "sieve_of"]

_FEWEST = GRAM + STRIDE - 1
"""ASCII letters and digits that hold a gram at any alignment."""
_SHORTEST = 6
"""Letters of the shortest original that is looked for where nobody writes text."""
_FEWEST_DIFFERENT = 2
_LONE_DOT = "\u0307"
"""What the Turkish capital I leaves of itself when it is folded: it parts a word."""
_CHUNK = 1 << 20
_LONGEST = 256
"""Letters and digits of an original that are compared."""

_ASCII_ALNUM = (string.ascii_letters + string.digits).encode("ascii")
_LOWER = bytes.maketrans(string.ascii_uppercase.encode("ascii"), string.ascii_lowercase.encode("ascii"))
_NO_ALNUM = bytes(set(range(256)) - set(_ASCII_ALNUM))
_LETTERS = bytes(byte | 0x20 if chr(byte) in string.ascii_letters else 0x20 for byte in range(256))
_DIGITS = bytes(byte if chr(byte) in string.digits else 0x20 for byte in range(256))
_RUN = re.compile(rb"[\x20-\x7e]{6,}+")
_WIDE = re.compile(rb"(?>[\x20-\x7e\xa0-\xff]\0){5}")
_WIDE_RUNS = (  # one order may swallow the beginning of the other
    re.compile(rb"(?>[\x20-\x7e\xa0-\xff]\0){6,}+"),
    re.compile(rb"(?>\0[\x20-\x7e\xa0-\xff]){6,}+"),
)
_MARKS = (
    "".join(chr(code) for code in range(128) if not chr(code).isalnum())
    + "\xa0\xad\u2009\u200b\u2010\u2011\u2013\u2019"
)


class Sieve:
    """Prepared once for all originals. Holds no more of them than `Needles` does."""

    def __init__(self, needles: Needles) -> None:
        self._needles = needles
        grams: defaultdict[bytes, set[bytes]] = defaultdict(set)
        broad: list[LongNeedle | ShortNeedle] = []
        for needle in {each for group in needles.long.values() for each in group}:
            for bones in _bones_of(needle):
                for offset in range(STRIDE):
                    grams[bones[offset : offset + GRAM]].add(bones)
            if len(_ascii(needle.skeleton)) < _FEWEST or max(needle.skeleton) > "\xff":
                broad.append(needle)
        short = (each for group in needles.short.values() for each in group if each.structural)
        broad.extend(each for each in short if not each.text.isascii())
        self._grams = dict(grams)
        self._anchors, self._beyond = _by_longest_word(each for group in needles.short.values() for each in group)
        self._beyond_structural = any(each.structural for group in self._beyond.values() for each in group)
        self._broad = _runs_of_letters(needle.text for needle in broad) if broad else None
        self._low = _without_high_bytes(self._broad.pattern if self._broad else "")

    def text_is_quiet(self, text: str) -> bool:
        """Whether no original can stand in a text, nor in what other programs would decode it to."""
        return all(self._view_is_quiet(view, scope) for _, view, scope in views(text))

    def bytes_are_quiet(self, content: bytes, *, binary: bool = False) -> bool:
        """Whether no original can stand in bytes, in 8 or 16 bits or encoded. Words do not count where `binary`."""
        scope = Scope.BINARY if binary else Scope.STRUCTURE
        if self._holds_bones(content.translate(_LOWER, _NO_ALNUM)):
            return False
        if self._broad is not None:
            runs = (_telling(self._broad.findall(text)) for text in self._decoded(content))
            if not all(self._view_is_quiet(run, scope) for run in runs if run):
                return False
        written = b"\n".join(_RUN.findall(content)).decode("ascii")
        if not binary and self._may_hold_short(written, written.lower(), scope):
            return False
        if not all(self._view_is_quiet(view, scope) for _, view, _ in islice(views(written), 1, None)):
            return False
        wide = b"\n".join(_wide_runs(content))
        readings = views(wide.replace(b"\0", b"").decode("latin-1")) if wide else ()
        return all(self._view_is_quiet(view, scope) for _, view, _ in readings)

    def pixels_are_quiet(self, content: bytes) -> bool:
        """Whether no long original stands in samples of an image, in ASCII letters of 8 or 16 bits.

        No program decodes samples to text: encodings and other scripts are not looked for there.
        """
        return not self._holds_bones(content.translate(_LOWER, _NO_ALNUM))

    def _view_is_quiet(self, text: str, scope: Scope) -> bool:
        written = normal(text)
        folded = fold(written)
        if folded.isascii():
            if self._holds_bones(folded.encode("ascii").translate(None, _NO_ALNUM)):
                return False
        elif self._holds_skeleton(skeleton(folded)):
            return False
        if scope is not Scope.BINARY and self._may_hold_short(written, folded, scope):
            return False
        return scope is not Scope.TEXT or not any(each.text in text for each in self._needles.literal)

    def _decoded(self, content: bytes) -> Iterator[str]:
        """Readings of bytes in which letters beyond ASCII may stand."""
        if not content.isascii():
            yield content.decode("utf-8", "ignore")
            yield content.decode("cp1252", "ignore")
        if content.translate(None, self._low):
            for encoding in ("utf-16-le", "utf-16-be"):
                for shift in (0, 1):
                    yield content[shift:].decode(encoding, "ignore")

    def _holds_bones(self, bones: bytes) -> bool:
        """Whether the ASCII letters and digits of a text hold those of an original in a row."""
        for start in range(0, len(bones), _CHUNK):
            chunk = bones[start : start + _CHUNK + _LONGEST]
            for gram in self._grams.keys() & _grams(chunk):
                if any(each in chunk for each in self._grams[gram]):
                    return True
        return False

    def _holds_skeleton(self, bones: str) -> bool:
        near = self._needles.grams.intersection(_grams(bones))
        return any(each.skeleton in bones for gram in near for each in self._needles.long[gram])

    def _may_hold_short(self, written: str, folded: str, scope: Scope) -> bool:
        """Whether all words of a short original stand in a text, each two of them side by side."""
        candidates = [each for each in self._short_in(written, folded, scope) if scope is Scope.TEXT or each.structural]
        if not candidates:
            return False
        sequence = words(written)
        spelled, pairs = set(sequence), set(pairwise([fold(word) for word in sequence]))
        return any(
            pairs.issuperset(pairwise(each.words)) and (not each.exact or not each.heads.isdisjoint(spelled))
            for each in candidates
        )

    def _short_in(self, written: str, folded: str, scope: Scope) -> Iterator[ShortNeedle]:
        """Short originals whose words all stand in a text."""
        plain = folded.encode("ascii", "replace")
        present = {*plain.translate(_LETTERS).split(), *plain.translate(_DIGITS).split()}
        for anchor in self._anchors.keys() & present:
            yield from (each for each, spelled in self._anchors[anchor] if present.issuperset(spelled))
        if self._beyond and (scope is Scope.TEXT or self._beyond_structural) and not folded.isascii():
            here = set(words(folded))
            if _LONE_DOT in folded:
                here.update(map(fold, words(written)))
            yield from (each for word in self._beyond.keys() & here for each in self._beyond[word])


_PREPARED: WeakKeyDictionary[Needles, Sieve] = WeakKeyDictionary()


def sieve_of(needles: Needles) -> Sieve:
    """The sieve of these originals, made when it is first asked for."""
    found = _PREPARED.get(needles)
    if found is None:
        found = _PREPARED[needles] = Sieve(needles)
    return found


def _by_longest_word(
    short: Iterable[ShortNeedle],
) -> tuple[dict[bytes, list[tuple[ShortNeedle, list[bytes]]]], dict[str, list[ShortNeedle]]]:
    """Short originals of ASCII words, and the others."""
    plain: defaultdict[bytes, list[tuple[ShortNeedle, list[bytes]]]] = defaultdict(list)
    beyond: defaultdict[str, list[ShortNeedle]] = defaultdict(list)
    for each in short:
        if all(map(str.isascii, each.words)):
            spelled = [word.encode("ascii") for word in each.words]
            plain[max(spelled, key=len)].append((each, spelled))
        else:
            beyond[max(each.words, key=len)].append(each)
    return plain, beyond


def _grams(bones: AnyStr) -> list[AnyStr]:
    return [bones[start : start + GRAM] for start in range(0, len(bones) - GRAM + 1, STRIDE)]


def _ascii(text: str) -> str:
    return text.encode("ascii", "ignore").decode("ascii")


def _bones_of(needle: LongNeedle) -> Iterator[bytes]:
    """Its ASCII letters and digits; the others are no ASCII bytes in any 8-bit encoding.

    Decomposed letters leave their base letter behind.
    """
    for bones in {_ascii(needle.skeleton), _ascii(unicodedata.normalize("NFKD", needle.skeleton))}:
        if len(bones) >= _FEWEST:
            yield bones.encode("ascii")[:_LONGEST]


def _runs_of_letters(texts: Iterable[str]) -> re.Pattern[str]:
    """Runs of the letters of these texts, in any case, and of what may stand between them."""
    folded = {char for text in texts for char in fold(text) if char.isalnum()}
    letters = {form for char in folded for form in (char, char.upper(), char.title()) if len(form) == 1}
    return re.compile("[" + re.escape("".join(sorted(letters)) + _MARKS) + "]{" + str(_SHORTEST) + ",}+")


def _without_high_bytes(letters: str) -> bytes:
    """All bytes but those that begin a letter beyond ASCII in 16 bits."""
    beyond = "".join(char for char in letters if char.isalnum() and char > "\x7f")
    return bytes(set(range(256)) - set(beyond.encode("utf-16-be")[::2]))


def _telling(runs: list[str]) -> str:
    """Runs that hold several different letters, one of them beyond ASCII."""
    return "\n".join(run for run in runs if not run.isascii() and len(set(run)) >= _FEWEST_DIFFERENT)


def _wide_runs(content: bytes) -> Iterator[bytes]:
    """Letters of 16 bits; a run in one order is one in the other, too, but for its ends."""
    if b"\0" in content and _WIDE.search(content):
        for order in _WIDE_RUNS:
            yield from order.findall(content)
