"""Confidential terms become neutral code names of the same case and number.

Responsible for the user's terms and for sensitive words without a form of their own (diagnoses, beliefs). Words that
say what something is ("Project", "the") stay.
"""

from __future__ import annotations

import re
import unicodedata

from gptsanitize.mask.checks import digits_of
from gptsanitize.mask.derive import Subkey
from gptsanitize.mask.forms import carry_case, split_possessive
from gptsanitize.mask.key import Key
from gptsanitize.mask.names import WORD
from gptsanitize.mask.words import CODE_NAMES, TERM_WORDS
from gptsanitize.model import Term

__all__ = ["Terms"]

_PIECE = re.compile(rf"(?P<escape>%[0-9A-Fa-f]{{2}})|(?P<word>{WORD.pattern})|\d++")
_CODES = tuple(sorted(CODE_NAMES))
_LONGEST_NUMBER = 12
_LONGER_FROM = (4, 12)
"""Candidates from which on a code name has one more word, and two: there are 1,300, 140,000 and 15 million."""
_PARTING = re.compile(r"(?>[\s\-_./]|%20)+")
_WORDS = re.compile(r"[^\W_]+")
_LONGEST_LABEL, _SHORTEST_INSIDE = 63, 6
_TAILS = "ridge field stone gate wood mark crest view line way point brook".split()


class Terms:
    """Code names under one key. `terms` are those of the policy; theirs may name a replacement."""

    def __init__(self, key: Key, terms: tuple[Term, ...] = ()) -> None:
        self._key = Subkey(key, "terms")
        self._known = {_squeeze(term.text): term for term in reversed(terms)}  # the first of equal ones holds
        self._known.pop("", None)

    def term(self, text: str, change: int = 0) -> str:
        """The code name of a term in the form it is written in, for its plural and possessive too."""
        bare, ending = split_possessive(text)
        squeezed = _squeeze(bare)
        if squeezed not in self._known and squeezed.endswith("s") and squeezed[:-1] in self._known:
            return self.term(bare[:-1], change) + bare[-1] + ending
        term = self._known.get(squeezed)
        if term is None:
            return self._code_name(bare, change) + ending
        joint = _joint(bare)
        if joint == _joint(term.text):
            return (term.replacement or self._code_name(bare, change)) + ending
        made = term.replacement or self._code_name(term.text, change)
        return _in_form_of(bare, joint.join(_WORDS.findall(made))) + ending

    def in_label(self, label: str) -> tuple[int, int, str] | None:
        """Where a term stands in a word of a host or path, and its code name there: `bluewater-foods-portal`."""
        if not self._known or len(label) > _LONGEST_LABEL:
            return None
        words = [found.span() for found in _WORDS.finditer(label)]
        begins, ends = {start for start, _ in words}, {end for _, end in words}
        spans = [(start, end) for start, _ in words for end in range(len(label), start, -1)]
        spans += [(start, end) for _, end in words for start in range(end)]
        for start, end in spans:
            squeezed = _squeeze(label[start:end])
            is_whole = start in begins and end in ends
            is_bare = label[start].isalnum() and label[end - 1].isalnum()
            if is_bare and squeezed in self._known and (is_whole or len(squeezed) >= _SHORTEST_INSIDE):
                return start, end, _ascii(self.term(label[start:end]))
        return None

    def _code_name(self, bare: str, change: int) -> str:
        words = [found[0] for found in _PIECE.finditer(bare)]
        core = [word for word in words if word.casefold() not in TERM_WORDS] or words
        return _PIECE.sub(lambda found: self._piece(found, core, change), bare)

    def _piece(self, found: re.Match[str], core: list[str], change: int) -> str:
        piece = found[0]
        if piece not in core or found["escape"]:
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


def _squeeze(text: str) -> str:
    """A term without what may part its words."""
    return _PARTING.sub("", text).casefold()


def _joint(text: str) -> str:
    """What parts the words of a term: the first of such signs, a blank for white space, or nothing."""
    found = _PARTING.search(text.strip())
    if found is None:
        return ""
    return " " if found[0].isspace() else found[0] if found[0][0] == "%" else found[0][0]


def _in_form_of(written: str, made: str) -> str:
    return made.lower() if written.islower() else made.upper() if written.isupper() else made


def _ascii(text: str) -> str:
    """Letters, digits and hyphens that stand in hosts and paths."""
    bare = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in bare if sign.isascii() and (sign.isalnum() or sign in "-_")) or "x"
