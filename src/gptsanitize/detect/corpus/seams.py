"""Known values that end in another text than they begin in: an address over two paragraphs, a firm over two cells.

A paragraph, a cell or a line is a text of its own, and rules and names are looked for in each. A value that is known
from elsewhere is found over their seams too, for whoever reads the page reads on. Which seams are worth a look is told
by the few signs beside them; what stands there is then read joined, by the same lexicon. Does not decide which texts
follow each other.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.lexicon import Lexicon, fold, skeleton
from gptsanitize.detect.views.normalise import normalise
from gptsanitize.model import Known, Match

__all__ = ["Pieces", "Seams"]

_NEAR = 3  # letters or digits on each side of a seam that tell whether a value may lie over it
_EDGE = 24  # characters of a text in which they stand
_LONGEST = 400  # signs of a value that is looked for so; keys and letters fill paragraphs of their own
_PEOPLE = frozenset({"PERSON", "USERNAME"})
_RUN = compiled(r"[^\W\d_]+|\d+")
_MORE = "+"  # the value goes on in a third text: the second has fewer signs
_BITS = 24

Pieces = dict[tuple[int, int], Known]
"""Spans of one text that are parts of known values, each with its part of the surrogate."""


class Seams:
    """Where values of a lexicon may go on from one text into the next."""

    def __init__(self, known: Sequence[Known], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._marks = bytearray(1 << (_BITS - 3))  # a filter of fixed size: what it lets through is then looked at
        for value in known:
            for cut in _cuts(value):
                at = hash(cut) & ((1 << _BITS) - 1)
                self._marks[at >> 3] |= 1 << (at & 7)

    def joins(self, left: Sequence[str], right: str) -> bool:
        """Whether a value may begin in some texts and end at the beginning of the next; seldom wrong."""
        tail = left[-1].rstrip()[-_EDGE:]
        runs = _runs(tail)
        for text in reversed(left[-_EDGE:-1]):
            if sum(map(len, runs)) >= _NEAR:
                break
            runs = _runs(text.rstrip()[-_EDGE:]) + runs
        after_runs = _runs(right.lstrip()[:_EDGE])
        before, after = "".join(runs), "".join(after_runs)
        ends = [after[:there] for there in _lengths(after_runs)]
        if len(after) < _NEAR:
            ends.append(after + _MORE)
        return any(self._is_marked(f"{before[-here:]}|{end}") for here in _lengths(runs[::-1]) for end in ends)

    def _is_marked(self, cut: str) -> bool:
        at = hash(cut) & ((1 << _BITS) - 1)
        return bool(self._marks[at >> 3] >> (at & 7) & 1)

    def find(self, texts: Sequence[str]) -> list[Pieces]:
        """For each of some texts that follow each other, the parts of known values that lie over their seams."""
        bare = [text.strip() for text in texts]  # tabs and blanks around do not part what is read on
        found: list[Pieces] = [{} for _ in texts]
        for joint in ("\n", ""):
            starts = [0, *itertools.accumulate(len(text) + len(joint) for text in bare)]
            for start, end, known in self._lexicon.find(joint.join(bare)):
                if joint or known.match is Match.ANYWHERE:
                    _place(bare, starts, (start, end), known, found)
        return [_shifted(pieces, len(text) - len(text.lstrip())) for pieces, text in zip(found, texts, strict=True)]


def _shifted(pieces: Pieces, by: int) -> Pieces:
    return {(start + by, end + by): known for (start, end), known in pieces.items()} if by else pieces


def _place(
    texts: Sequence[str], starts: Sequence[int], span: tuple[int, int], known: Known, found: Sequence[Pieces]
) -> None:
    """Cut a span of the joined texts at their seams; one that lies over none, or over a place that is taken, stays."""
    begins, ends = bisect_right(starts, span[0]) - 1, bisect_left(starts, span[1])
    if ends - begins < 2:
        return
    pieces: list[tuple[int, int, int]] = []
    for number, text in enumerate(texts[begins:ends], begins):
        start, end = (min(max(0, edge - starts[number]), len(text)) for edge in span)
        part = text[start:end]
        if any(map(str.isalnum, part)):
            shift = len(part) - len(part.lstrip())
            pieces.append((number, start + shift, start + shift + len(part.strip())))
    if len(pieces) < 2 or any(
        start < last and first < end for number, start, end in pieces for first, last in found[number]
    ):
        return
    originals = [texts[number][start:end] for number, start, end in pieces]
    for (number, start, end), original, surrogate in zip(
        pieces, originals, _shared(known.surrogate, originals), strict=True
    ):
        share = surrogate if not original[-1].isalnum() else surrogate.rstrip(",;")
        found[number][start, end] = Known(original, share, known.entity, known.match)


def _shared(surrogate: str, originals: Sequence[str]) -> list[str]:
    """A surrogate in as many pieces as its original: `10115 Nordfurt` for `4870 AA` | `Etten` -> `10115` | `Nordfurt`.

    Where it has fewer words than there are pieces, each piece is the whole.
    """
    words = surrogate.split()
    if len(words) < len(originals):
        return [surrogate] * len(originals)
    shares, used = [], 0
    for left, original in zip(range(len(originals) - 1, -1, -1), originals, strict=True):
        count = len(words) - used if left == 0 else max(1, min(len(original.split()), len(words) - used - left))
        shares.append(" ".join(words[used : used + count]))
        used += count
    return shares


def _runs(text: str) -> list[str]:
    """The words and numbers of a text, folded."""
    return _RUN.findall(text.lower() if text.isascii() else fold(normalise(text).text))


def _lengths(runs: Sequence[str]) -> list[int]:
    """How many signs beside a seam may be those of a value: as many as are told, or the few of whole runs."""
    whole = itertools.accumulate(map(len, runs))
    return [*itertools.takewhile(lambda length: length < _NEAR, whole), _NEAR]


def _signs(text: str) -> str:
    return skeleton(fold(normalise(text).text))


def _cuts(value: Known) -> Iterator[str]:
    """What stands on both sides of each place where a value may be cut in two: a distinctive one anywhere."""
    if value.match is Match.NEVER or len(value.text) > _LONGEST:
        return
    words = [_signs(word) for word in value.text.split()]
    signs = "".join(words)
    # Parts of people are known as words: only others are worth looking for in the middle of one.
    is_anywhere = value.match is Match.ANYWHERE and value.entity not in _PEOPLE
    places = range(1, len(signs)) if is_anywhere else itertools.accumulate(map(len, words[:-1]))
    for place in places:
        if 0 < place < len(signs):
            before, after = signs[max(0, place - _NEAR) : place], signs[place : place + _NEAR]
            yield f"{before}|{after}"
            yield from (f"{before}|{after[:there]}{_MORE}" for there in range(1, min(_NEAR, len(after))))
