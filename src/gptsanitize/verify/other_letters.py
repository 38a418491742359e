"""Where letters beyond ASCII of originals stand, in text and in bytes of any encoding that writes them.

Only originals with too few ASCII letters to be looked up by those are meant. What comes out is read by the sieve.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from gptsanitize.verify.fold import fold, skeleton
from gptsanitize.verify.grams import Grams, runs_of, together

__all__ = ["OtherLetters"]

_SHORTEST = 6
"""Letters of the shortest original that is looked for where nobody writes text."""
_FEWEST_DIFFERENT = 2
_AROUND = 4096
"""Characters on each side of a telling letter that are read: more than may part the letters of an original."""
_AROUND_BYTES = 1024
_CODES = 1 << 16
_LE, _BE, _LE_TELLING, _BE_TELLING = 1, 2, 4, 8
_MARKS = (
    "".join(chr(code) for code in range(128) if not chr(code).isalnum())
    + "\xa0\xad\u2009\u200b\u2010\u2011\u2013\u2019"
)
_MICRO = "\xb5"  # its folded form, a Greek letter, is in no 8-bit encoding of the West

Table = NDArray[np.uint8]


class OtherLetters:
    """Prepared for originals as they are written."""

    def __init__(self, texts: Iterable[str]) -> None:
        folded = sorted({fold(text) for text in texts})
        letters = {char for text in folded for char in text if char.isalnum()}
        written = {form for char in letters for form in (char, char.upper(), char.title()) if len(form) == 1}
        telling = {char for char in written if not char.isascii()}
        marked = telling | {char for text in folded for char in text if not char.isascii()}
        self._any = bool(marked)
        self._text = _table({1: marked})
        self._pairs = np.zeros(_CODES, dtype=np.bool_)
        self._pairs[[int.from_bytes(char.encode("utf-8")[:2]) for char in telling]] = True
        own = written | set(_MARKS)
        self._wide = _table({_LE: own, _LE_TELLING: telling}) | _table({_BE: own, _BE_TELLING: telling}).reshape(
            256, 256
        ).T.reshape(-1)
        self._western = Grams(filter(None, map(_western, folded)), 4)
        self._runs = re.compile("[" + re.escape("".join(sorted(own))) + "]{" + str(_SHORTEST) + ",}+")

    def near_in_text(self, folded: str) -> str:
        """What stands around each of these letters in a folded text; nothing where there is none."""
        if not self._any or folded.isascii():
            return ""
        units = np.frombuffer(folded.encode("utf-16-le", "surrogatepass"), dtype="<u2")
        places = np.flatnonzero(self._text[units])
        if not len(places):
            return ""
        if len(units) != len(folded):  # beyond the first plane, places are no characters
            return folded
        return "\n".join(folded[start:stop] for start, stop in _around(places, len(folded)))

    def stand_in_western(self, content: bytes) -> bool:
        """Whether an original may stand in bytes that are Windows-1252."""
        if not self._western or content.isascii():
            return False
        for code, spelled in _LONGER.items():
            if code in content:
                content = content.replace(code, spelled)
        return self._western.stand_in(content.translate(_WESTERN, _NO_WESTERN))

    def runs_in(self, content: bytes) -> Iterator[str]:
        """Runs of several letters, one beyond ASCII, and of what may part them, in UTF-8 and in 16 bits."""
        if not self._any:
            return
        for text in (*self._in_utf8(content), *self._in_16_bits(content)):
            runs = self._runs.findall(text)
            found = "\n".join(run for run in runs if not run.isascii() and len(set(run)) >= _FEWEST_DIFFERENT)
            if found:
                yield found

    def _in_utf8(self, content: bytes) -> Iterator[str]:
        if len(content) < 2 or content.isascii():
            return
        codes = np.frombuffer(content, dtype=np.uint8).astype(np.uint16)
        places = np.flatnonzero(self._pairs[codes[:-1] << 8 | codes[1:]])
        for start, stop in _around(places, len(content), _AROUND_BYTES):
            yield content[start:stop].decode("utf-8", "ignore")

    def _in_16_bits(self, content: bytes) -> Iterator[str]:
        for shift in (0, 1):
            units = np.frombuffer(content[shift : len(content) - (len(content) - shift) % 2], dtype="<u2")
            found = self._wide[units]
            if not (found & (_LE_TELLING | _BE_TELLING)).any():
                continue
            runs = runs_of(found, _SHORTEST)
            for own, encoding in ((_LE, "utf-16-le"), (_BE, "utf-16-be")):
                places = np.flatnonzero(runs & own)
                for start, stop in _around(places, len(units), 64):
                    yield content[shift + 2 * start : shift + 2 * stop].decode(encoding, "ignore")


def _table(members: dict[int, set[str]]) -> Table:
    """Bits by code of 16 bits; letters beyond the first plane by the first half of their pair."""
    table = np.zeros(_CODES, dtype=np.uint8)
    for bit, chars in members.items():
        units = [int.from_bytes(char.encode("utf-16-be", "surrogatepass")[:2]) for char in chars]
        table[units] |= bit
    return table


def _around(places: NDArray[np.intp], size: int, reach: int = _AROUND) -> Iterator[tuple[int, int]]:
    """The stretches around some places, those that touch as one."""
    for first, last in together(places, 2 * reach):
        yield max(0, first - reach), min(size, last + reach + 1)


# ---- Windows-1252 --------------------------------------------------------------------------------------------------


def _folded_codes() -> dict[int, str]:
    chars = {code: bytes([code]).decode("cp1252", "ignore") for code in range(256)}
    return {code: _MICRO if char == _MICRO else skeleton(fold(char)) for code, char in chars.items()}


_FOLDED = _folded_codes()
_LONGER = {bytes([code]): text.encode("cp1252") for code, text in _FOLDED.items() if len(text) > 1}
_WESTERN = bytes(text.encode("cp1252")[0] if len(text) == 1 else code for code, text in _FOLDED.items())
_NO_WESTERN = bytes(code for code, text in _FOLDED.items() if not text)


def _western(folded: str) -> bytes:
    """The letters and digits of an original in Windows-1252; nothing where it has others."""
    try:
        return skeleton(folded).replace("\u03bc", _MICRO).encode("cp1252")
    except UnicodeEncodeError:
        return b""
