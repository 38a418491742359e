"""The originals, prepared for searching: what is looked for, where, and how strictly.

Two kinds of needle. A *long* one (ANYWHERE, at least eight letters and digits) is found by its skeleton, whatever
stands between its characters; then its pattern decides whether what stands there may. A *short* one (WORD, or too
short for a skeleton) is found as whole words. False alarms withhold good files, so every hit is confirmed by a
pattern with boundaries.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from gptsanitize.model import Known, Match
from gptsanitize.verify.fold import fold, normal, skeleton, unspaced, words

__all__ = ["GRAM", "MARK", "STRIDE", "WALL", "LongNeedle", "Needles", "ShortNeedle"]

GRAM = 6
"""Characters of a skeleton that are looked up at once."""
STRIDE = 3
"""Every third gram of a haystack is looked up; a needle of GRAM + STRIDE - 1 characters holds at least one of them."""
_LONG = GRAM + STRIDE - 1
_IN_STRUCTURE = 6
_REGROUPED_DIGITS = 9
_SPACED_DIGITS = 12  # fewer digits, each for itself, may be a numbered list
_FRAGMENT_OVER = 200
_FRAGMENT = 24

# What may stand inside a run of letters without being a word boundary: the end of an XML element (`MARK`), a hyphen at
# the end of a line, inline markup. White space may not: "north wind" is no Northwind.
MARK = "\x1f"
# Between two texts that nobody reads as one, as two attributes: nothing is found over it.
WALL = "\x02"
_GAP = rf"(?:[^\w{WALL}]|_)"
_SEAM = rf"(?>{MARK}++|[-\u2010][ \t\r]{{0,8}}+\n[\s>{MARK}]{{0,16}}+|[*_`~]{{1,2}}+|<[^<>]{{0,100}}+>)?+"
_BETWEEN_WORDS = rf"(?>{_GAP}{{0,12}})"
_BETWEEN_MIXED = rf"(?>{_GAP}{{0,3}})"
_SIGNS = "&/+"
_BETWEEN_SIGNED = (  # `A & B` is no `A` at the end of one line or cell and `B` at the beginning of the next
    rf"(?:(?>(?:(?![\n\t{MARK}]){_GAP}){{0,12}})|(?=[\s>{MARK}]{{0,11}}[{_SIGNS}])(?>[{_SIGNS}\s>{MARK}]{{0,12}}))"
)
_BETWEEN_DIGITS = rf"(?>{_GAP}{{0,3}})"
_IN_TOKENS = rf"(?>{_GAP}{{0,8}})"  # a random token is the same secret wherever its line is broken
_SPACED = rf"(?>{_GAP}{{1,4}})"


@dataclass(frozen=True)
class LongNeedle:
    """A distinctive value: found in any case, spacing and encoding, in text and structure alike."""

    text: str = field(repr=False)
    entity: str

    @cached_property
    def skeleton(self) -> str:
        """Its letters and digits, folded."""
        return skeleton(fold(self.text))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches it in a folded text, where a word begins and ends."""
        folded = fold(self.text)
        choice = _joined(folded)
        if not self.skeleton.isdecimal() or len(self.skeleton) >= _SPACED_DIGITS:
            choice += "|" + _SPACED.join(self.skeleton)
        return re.compile(f"{_left(self.skeleton)}(?:{choice}){_right(self.skeleton)}")

    @cached_property
    def glued(self) -> bool:
        """A random token needs no boundary: it is the same secret when other characters touch it."""
        mixed = not self.skeleton.isalpha() and not self.skeleton.isdecimal()
        return mixed and len(self.skeleton) >= 16 and not re.search(r"\s", self.text)

    @cached_property
    def is_one_word(self) -> bool:
        """Whether it is one run of letters or of digits, so that letters or digits beside it make it another word."""
        return len(words(fold(self.text))) == 1

    @cached_property
    def loose(self) -> re.Pattern[str]:
        """`pattern` without boundaries."""
        if self.glued:
            return re.compile(_IN_TOKENS.join(self.skeleton))
        return re.compile(_joined(fold(self.text)))


@dataclass(frozen=True)
class ShortNeedle:
    """A value that is looked for as whole words: `exact` as written, in capitals or as a title."""

    text: str = field(repr=False)
    entity: str
    exact: bool

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, folded; empty if it has no letter or digit."""
        return tuple(fold(word) for word in words(normal(self.text)))

    @cached_property
    def is_one_word(self) -> bool:
        """As of a long needle."""
        return len(self.words) == 1

    @cached_property
    def structural(self) -> bool:
        """Whether it may be looked for where nobody writes text: long enough, and not bound to its case."""
        return not self.exact and len("".join(self.words)) >= _IN_STRUCTURE

    @cached_property
    def spellings(self) -> frozenset[str]:
        """The ways an exact needle may be written."""
        text = normal(self.text).strip()
        return frozenset((text, text.upper(), text.title()))

    @cached_property
    def heads(self) -> frozenset[str]:
        """The first words of the spellings: one of them stands in a text that holds an exact needle."""
        return frozenset(words(spelling)[0] for spelling in self.spellings)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches it in a folded text, or in a normal one if it is exact."""
        text = normal(self.text).strip()
        spellings = self.spellings if self.exact else {fold(text)}
        choice = "|".join(r"\s{1,8}+".join(map(re.escape, each.split())) for each in sorted(spellings))
        left, right = (_edge(text[0], "<!"), _edge(text[-1], "!")) if self.exact else (_left(text), _right(text))
        return re.compile(f"{left}(?:{choice}){right}")


def _left(text: str) -> str:
    return _boundary(text[:1], "<!")


def _right(text: str) -> str:
    return _boundary(text[-1:], "!")


def _boundary(char: str, look: str) -> str:
    """Not inside a longer run of letters, or of digits; a letter beside a digit is an edge."""
    if char.isdecimal():
        return rf"(?{look}\d)"
    return rf"(?{look}[^\W\d_])" if char.isalpha() and not unspaced(char) else ""


def _edge(char: str, look: str) -> str:
    """Not inside a longer word of letters and digits: for ordinary words, which random tokens contain."""
    return rf"(?{look}[^\W_])" if char.isalnum() else ""


def _joined(folded: str) -> str:
    """The characters of a needle with what may stand between each two of them."""
    pieces = re.findall(r"[^\W_]|[\W_]++", folded)
    digits = sum(piece.isdecimal() for piece in pieces)
    alphanumeric = [index for index, piece in enumerate(pieces) if piece.isalnum()]
    pattern: str = re.escape(pieces[alphanumeric[0]])
    for here, there in itertools.pairwise(alphanumeric):
        own = "".join(pieces[here + 1 : there])
        pattern += _between(pieces[here], own, pieces[there], digits) + re.escape(pieces[there])
    return pattern


def _between(left: str, own: str, right: str, digits: int) -> str:
    if left.isdecimal() and right.isdecimal():
        if digits >= _REGROUPED_DIGITS:
            return _BETWEEN_DIGITS
        return _own(own) if own else f"{MARK}?+"
    if not own:
        mixed = left.isdecimal() != right.isdecimal()
        return _BETWEEN_DIGITS if mixed and digits >= _REGROUPED_DIGITS else _SEAM
    if left.isdecimal() or right.isdecimal():
        return _BETWEEN_MIXED
    return _BETWEEN_SIGNED if any(sign in own for sign in _SIGNS) else _BETWEEN_WORDS


def _own(separator: str) -> str:
    """The separator of a short number, as written; white space may differ."""
    parts = re.split(r"\s++", separator)
    return rf"[\s{MARK}]{{1,8}}+".join(re.escape(part) for part in parts)


class Needles:
    """All originals, indexed for one pass over a haystack.

    `long` maps grams of skeletons, `short` the longest word of a short needle, to needles. `literal` are the few
    without any letter or digit. Values that policy keeps (`surrogate == text`) and NEVER are left out.
    """

    def __init__(self, known: Sequence[Known]) -> None:
        self.long: defaultdict[str, list[LongNeedle]] = defaultdict(list)
        self.short: defaultdict[str, list[ShortNeedle]] = defaultdict(list)
        self.literal: list[ShortNeedle] = []
        self.longest = 0
        self.wide_scripts = False
        self._surrogates: defaultdict[str, set[str]] = defaultdict(set)
        self._texts = [each.surrogate for each in known]
        for text, entity, match in sorted(_distinct(known)):
            self._add(text, entity, exact=match is Match.WORD)
        self.grams = frozenset(self.long)
        self.anchors = frozenset(self.short)

    def __bool__(self) -> bool:
        return bool(self.long or self.short or self.literal)

    def _add(self, text: str, entity: str, *, exact: bool) -> None:
        self.longest = max(self.longest, len(text))
        self.wide_scripts = self.wide_scripts or max(text) > "\xff"
        needle = LongNeedle(text, entity)
        if not exact and len(needle.skeleton) >= _LONG:
            for offset in range(STRIDE):
                self.long[needle.skeleton[offset : offset + GRAM]].append(needle)
            return
        short = ShortNeedle(text, entity, exact)
        if short.words:
            self.short[max(short.words, key=len)].append(short)
        else:
            self.literal.append(short)

    def surrogates_with(self, folded: str) -> set[str]:
        """The folded surrogates that contain a folded text: where it is one of ours, it is no survivor."""
        if not self._surrogates:
            self._surrogates[""] = set()
            for text in self._texts:
                whole = fold(text)
                for word in words(whole):
                    self._surrogates[word].add(whole)
        found = words(folded)
        near = self._surrogates.get(max(found, key=len), set()) if found else set()
        return {each for each in near if folded in each}


def _distinct(known: Sequence[Known]) -> Iterator[tuple[str, str, Match]]:
    """Each text once, as its most searching kind of match; long ones in fragments."""
    chosen: dict[str, Known] = {}
    for each in known:
        if each.match is Match.NEVER or not each.text.strip() or fold(each.text) == fold(each.surrogate):
            continue
        earlier = chosen.get(each.text)
        if earlier is None or earlier.match is Match.WORD:
            chosen[each.text] = each
    for text, each in chosen.items():
        for piece in _fragments(text):
            yield piece.strip(), each.entity, each.match


def _fragments(text: str) -> list[str]:
    """A long value (a key, a letter) is betrayed by any of its lines; one line is cut."""
    if len(text) <= _FRAGMENT_OVER:
        return [text]
    size = _FRAGMENT_OVER
    lines = [line[start : start + size] for line in text.splitlines() for start in range(0, len(line), size)]
    telling = [line for line in lines if len(line.strip()) >= _FRAGMENT and not line.startswith("-----")]
    return telling or [text[:_FRAGMENT_OVER]]
