"""Confidential terms become neutral code names of the same case and number.

Responsible for the user's terms and for sensitive words without a form of their own (diagnoses, beliefs). Words that
say what something is ("Project", "the") stay.
"""

from __future__ import annotations

import re

from gptsanitize.mask.checks import digits_of
from gptsanitize.mask.derive import Subkey
from gptsanitize.mask.forms import carry_case, split_possessive
from gptsanitize.mask.key import Key
from gptsanitize.mask.names import WORD
from gptsanitize.mask.words import CODE_NAMES, TERM_WORDS
from gptsanitize.model import Term

__all__ = ["Terms"]

_PIECE = re.compile(rf"(?P<word>{WORD.pattern})|\d++")
_CODES = tuple(sorted(CODE_NAMES))
_LONGEST_NUMBER = 12
_LONGER_FROM = (4, 12)
"""Candidates from which on a code name has one more word, and two: there are 1,300, 140,000 and 15 million."""
_TAILS = "ridge field stone gate wood mark crest view line way point brook".split()


class Terms:
    """Code names under one key. `terms` are those of the policy; theirs may name a replacement."""

    def __init__(self, key: Key, terms: tuple[Term, ...] = ()) -> None:
        self._key = Subkey(key, "terms")
        self._chosen = {_plain(term.text): term.replacement for term in terms if term.replacement is not None}
        self._known = frozenset(_plain(term.text) for term in terms)

    def term(self, text: str, change: int = 0) -> str:
        """The code name of a term, for its plural and possessive too."""
        bare, ending = split_possessive(text)
        plain = _plain(bare)
        if plain not in self._known and plain.endswith("s") and plain[:-1] in self._known:
            return self.term(bare[:-1], change) + bare[-1] + ending
        if plain in self._chosen:
            return str(self._chosen[plain]) + ending
        words = [found[0] for found in _PIECE.finditer(bare)]
        core = [word for word in words if word.casefold() not in TERM_WORDS] or words
        return _PIECE.sub(lambda found: self._piece(found, core, change), bare) + ending

    def _piece(self, found: re.Match[str], core: list[str], change: int) -> str:
        piece = found[0]
        if piece not in core:
            return piece
        if not found["word"]:
            if len(piece) > _LONGEST_NUMBER or not piece.isascii():
                return self._key.digits(digits_of(piece), b"%d" % change)
            low = 10 ** (len(piece) - 1) if piece[0] != "0" else 0
            span = 10 ** len(piece) - low
            return str(low + self._key.derange(int(piece) - low, span, b"%d" % change)).zfill(len(piece))
        return carry_case(piece, self._code(_plain(piece), change))

    def _code(self, plain: str, change: int) -> str:
        bits = self._key.number(plain, change)
        code = _CODES[bits % len(_CODES)]
        if change == 0:
            return code
        more = sum(change >= first for first in _LONGER_FROM)
        further = "".join(_CODES[(bits >> 40 + 10 * i) % len(_CODES)].lower() for i in range(more))
        return code + _TAILS[(bits >> 20) % len(_TAILS)] + further


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
