"""A quick look before a search: where nothing of any original can stand, nobody has to look for them.

The answer is "quiet" only where a search would find nothing; whatever else it is costs a search and decides nothing.
Letters and digits are compared in grams, over the same decoded readings (`views`) that a search goes through.
Originals with few ASCII letters are looked for by their other letters.
"""

from __future__ import annotations

import binascii
import re
import string
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from weakref import WeakKeyDictionary

from gptsanitize.verify.fold import fold, fold_normal, normal, skeleton, words
from gptsanitize.verify.grams import Grams, flags, stretches, wide_stretches
from gptsanitize.verify.needles import GRAM, STRIDE, LongNeedle, Needles, ShortNeedle
from gptsanitize.verify.other_letters import OtherLetters
from gptsanitize.verify.search import Scope
from gptsanitize.verify.views import decoded_hex, plain_views, views

__all__ = ["Sieve", "sieve_of"]

_FEWEST = GRAM + STRIDE - 1
"""ASCII letters and digits that hold a gram at any alignment."""
_LONE_DOT = "\u0307"
"""What the Turkish capital I leaves of itself when it is folded: it parts a word."""
_REACH = 64
_OCCURRENCES = 64
"""A word that stands more often than that in a window is looked for by pattern."""

_ASCII_ALNUM = (string.ascii_letters + string.digits).encode("ascii")
_LOWER = bytes.maketrans(string.ascii_uppercase.encode("ascii"), string.ascii_lowercase.encode("ascii"))
_NO_ALNUM = bytes(set(range(256)) - set(_ASCII_ALNUM))
_LETTERS = bytes(byte | 0x20 if chr(byte) in string.ascii_letters else 0x20 for byte in range(256))
_DIGITS = bytes(byte if chr(byte) in string.digits else 0x20 for byte in range(256))
_NO_HEX = bytes(set(range(256)) - set(string.hexdigits.encode("ascii")))
_PRINTED = flags(bytes(range(0x20, 0x7F)))
_HEX = flags(string.hexdigits.encode("ascii") + b" ,:-x\\\r\n\t")
_BASE64 = flags(_ASCII_ALNUM + b"+/_-")
_LEAST_PRINTED, _LEAST_HEX, _LEAST_BASE64, _LEAST_WRAPPED = 6, 12, 8, 48
_LINE_BREAKS = b"\r\n\t >"
_BASE64_GLUE = re.compile(rb"[+/_\-]++")
_URL_SAFE = bytes.maketrans(b"-_", b"+/")
_PADDING = (b"ICAg", b"", b"AAICAg", b"AICAg")
"""What makes a run of base64 whole, by the digits that are over, and then three spaces."""
Spelled = tuple[ShortNeedle, list[bytes]]


class Sieve:
    """Prepared once for all originals. Holds no more of them than `Needles` does."""

    def __init__(self, needles: Needles) -> None:
        self._needles = needles
        long = {each for group in needles.long.values() for each in group}
        short = [each for group in needles.short.values() for each in group]
        self._grams = Grams((bones for needle in long for bones in _bones_of(needle)), GRAM)
        self._anchors, self._beyond = _by_longest_word(short)
        self._in_structure, self._beyond_in_structure = _by_longest_word(each for each in short if each.structural)
        few = [each.text for each in long if len(_ascii(each.skeleton)) < _FEWEST or max(each.skeleton) > "\xff"]
        self._letters = OtherLetters([*few, *(each.text for group in self._beyond.values() for each in group)])

    def text_is_quiet(self, text: str) -> bool:
        """Whether no original can stand in a text, nor in what other programs would decode it to."""
        readings = (view for _, view, _ in plain_views(text))
        return all(self._view_is_quiet(view, Scope.TEXT) for view in readings) and self._decoded_is_quiet(
            text.encode("ascii", "replace")
        )

    def bytes_are_quiet(self, content: bytes, *, binary: bool = False) -> bool:
        """Whether no original can stand in bytes, in 8 or 16 bits or encoded. Words do not count where `binary`."""
        scope = Scope.BINARY if binary else Scope.STRUCTURE
        if not self._raw_is_quiet(content, scope):
            return False
        printed = b"\n".join(stretches(content, _PRINTED, _LEAST_PRINTED))
        readings = (view for _, view, _ in islice(plain_views(printed.decode("ascii")), 1, None))
        if not all(self._view_is_quiet(view, scope) for view in readings) or not self._decoded_is_quiet(printed):
            return False
        wide = b"\n".join(wide_stretches(content)).replace(b"\0", b"").decode("latin-1")
        return not wide or all(self._view_is_quiet(view, scope) for _, view, _ in views(wide))

    def pixels_are_quiet(self, content: bytes) -> bool:
        """Whether no long original stands in samples of an image, in ASCII letters of 8 or 16 bits.

        No program decodes samples to text: encodings and other scripts are not looked for there.
        """
        return not self._grams.stand_in(content.translate(_LOWER, _NO_ALNUM))

    # ---- one reading

    def _view_is_quiet(self, text: str, scope: Scope) -> bool:
        written = normal(text)
        folded = fold_normal(written)
        plain = folded.encode("ascii", "ignore")
        if self._grams.stand_in(plain.translate(None, _NO_ALNUM)):
            return False
        if scope is not Scope.BINARY and self._may_hold_short(written, folded, scope):
            return False
        near = self._letters.near_in_text(folded)
        if near and (self._holds_skeleton(skeleton(near)) or self._may_hold_beyond(near, written, scope)):
            return False
        return scope is not Scope.TEXT or not any(each.text in text for each in self._needles.literal)

    def _raw_is_quiet(self, content: bytes, scope: Scope) -> bool:
        """Bytes as they stand, in any encoding of letters."""
        if self._grams.stand_in(content.translate(_LOWER, _NO_ALNUM)) or self._letters.stand_in_western(content):
            return False
        if not all(self._view_is_quiet(run, scope) for run in self._letters.runs_in(content)):
            return False
        if scope is Scope.BINARY or not self._in_structure:
            return True
        written = content.decode("latin-1")
        return not self._may_hold_short(written, written.lower(), scope)

    def _decoded_is_quiet(self, printed: bytes) -> bool:
        """What hexadecimal digits and base64 in ASCII text are decoded to."""
        runs = [run for run in stretches(printed, _HEX, _LEAST_HEX) if len(run.translate(None, _NO_HEX)) >= _LEAST_HEX]
        decoded = decoded_hex("|".join(run.decode("ascii") for run in runs)) if runs else ""
        if decoded and not self._view_is_quiet(decoded, Scope.STRUCTURE):
            return False
        runs = list(dict.fromkeys(stretches(printed, _BASE64, _LEAST_BASE64)))
        if any(len(run) >= _LEAST_WRAPPED for run in runs):  # its lines as one, from any digit on
            lines = stretches(printed.translate(None, _LINE_BREAKS), _BASE64, _LEAST_WRAPPED)
            runs += [line[shift:] for line in lines for shift in range(4)]
        return self._raw_is_quiet(_base64(runs), Scope.STRUCTURE)

    def _holds_skeleton(self, bones: str) -> bool:
        grams = {bones[start : start + GRAM] for start in range(0, len(bones) - GRAM + 1, STRIDE)}
        near = self._needles.grams & grams
        return any(each.skeleton in bones for gram in near for each in self._needles.long[gram])

    # ---- words

    def _may_hold_short(self, written: str, folded: str, scope: Scope) -> bool:
        """Whether a short original of ASCII words stands in a text."""
        anchors = self._anchors if scope is Scope.TEXT else self._in_structure
        if not anchors:
            return False
        plain = folded.encode("ascii", "replace")
        present = {*plain.translate(_LETTERS).split(), *plain.translate(_DIGITS).split()}
        candidates = (each for anchor in anchors.keys() & present for each in anchors[anchor])
        return any(
            present.issuperset(spelled) and _stands(each, written if each.exact else folded)
            for each, spelled in candidates
        )

    def _may_hold_beyond(self, near: str, written: str, scope: Scope) -> bool:
        """Whether all words of a short original with other letters stand in a text."""
        beyond = self._beyond if scope is Scope.TEXT else self._beyond_in_structure
        if not beyond or scope is Scope.BINARY:
            return False
        here = set(words(near))
        if _LONE_DOT in near:
            here.update(map(fold, words(written)))
        candidates = (each for word in beyond.keys() & here for each in beyond[word])
        return any(here.issuperset(each.words) for each in candidates)


_PREPARED: WeakKeyDictionary[Needles, Sieve] = WeakKeyDictionary()


def sieve_of(needles: Needles) -> Sieve:
    """The sieve of these originals, made when it is first asked for."""
    found = _PREPARED.get(needles)
    if found is None:
        found = _PREPARED[needles] = Sieve(needles)
    return found


def _by_longest_word(
    short: Iterable[ShortNeedle],
) -> tuple[Mapping[bytes, list[Spelled]], Mapping[str, list[ShortNeedle]]]:
    """Short originals of ASCII words, and the others."""
    plain: defaultdict[bytes, list[Spelled]] = defaultdict(list)
    beyond: defaultdict[str, list[ShortNeedle]] = defaultdict(list)
    for each in short:
        if all(map(str.isascii, each.words)):
            spelled = [word.encode("ascii") for word in each.words]
            plain[max(spelled, key=len)].append((each, spelled))
        else:
            beyond[max(each.words, key=len)].append(each)
    return plain, beyond


def _stands(needle: ShortNeedle, text: str) -> bool:
    """Whether a short original stands in a text, looked for around its longest word."""
    spellings = needle.spellings if needle.exact else {fold(normal(needle.text).strip())}
    for spelling in spellings:
        word, reach = max(spelling.split(), key=len), _REACH + 8 * len(spelling)
        at = -1
        for _ in range(_OCCURRENCES):
            at = text.find(word, at + 1)
            if at < 0:
                break
            if needle.pattern.search(text[max(0, at - reach) : at + reach]):
                return True
        else:
            return needle.pattern.search(text) is not None
    return False


def _ascii(text: str) -> str:
    return text.encode("ascii", "ignore").decode("ascii")


def _bones_of(needle: LongNeedle) -> Iterator[bytes]:
    """Its ASCII letters and digits; the others are no ASCII bytes in any 8-bit encoding.

    Decomposed letters leave their base letter behind.
    """
    for bones in {_ascii(needle.skeleton), _ascii(unicodedata.normalize("NFKD", needle.skeleton))}:
        if len(bones) >= _FEWEST:
            yield bones.encode("ascii")


def _base64(runs: list[bytes]) -> bytes:
    """What runs of the alphabet stand for, each for itself, and each piece of those that a slash or dash joins."""
    pieces = [piece for run in runs for piece in _BASE64_GLUE.split(run) if _LEAST_BASE64 <= len(piece) < len(run)]
    whole = [(run[:-1] if len(run) % 4 == 1 else run) for run in (*runs, *pieces)]
    return binascii.a2b_base64(b"".join([run + _PADDING[len(run) % 4] for run in whole]).translate(_URL_SAFE))
