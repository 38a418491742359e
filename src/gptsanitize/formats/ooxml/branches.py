"""Content of which a program shows one branch only: `mc:AlternateContent` (ECMA-376-3, 7.5).

Producers write the same text in each branch, for readers that know an extension and for all others. Read as one text
they would glue together, so a text with branches is read once for each way in which a program may show it. What the
pieces of a text are is the caller's.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from gptsanitize.errors import LimitError
from gptsanitize.formats.ooxml.xml import local_name

__all__ = ["BRANCHES", "branch_readings"]

BRANCHES = frozenset({b"AlternateContent", b"Choice", b"Fallback"})
_MOST_PRODUCTS = 16
_MOST_PAIRED = 4
_MOST_READINGS = 32

T = TypeVar("T")


@dataclass(slots=True)
class _Alternatives(Generic[T]):
    """Texts of which one is shown; none of them, where there is no fallback."""

    options: list[_Text[T]] = field(default_factory=list)
    has_fallback: bool = False


@dataclass(slots=True)
class _Text(Generic[T]):
    """Pieces, with alternatives between them."""

    pieces: list[T] = field(default_factory=list)
    choices: list[tuple[int, _Alternatives[T]]] = field(default_factory=list)
    """Alternatives, and how many pieces stand before them."""


def branch_readings(pieces: Sequence[T], tag_of: Callable[[T], bytes]) -> Iterator[list[T]]:
    """The ways in which a program may show these pieces, without those that are tags named in `BRANCHES`.

    `tag_of` gives a tag from after its `<` to its `>`, and nothing for other pieces. Of alternatives that follow each
    other all combinations are read where they are few, else those of two neighbours or, where even these are many,
    each branch once. Raises `LimitError` where there are more branches than any program writes.
    """
    return _expand(_parse(pieces, tag_of))


def _parse(pieces: Sequence[T], tag_of: Callable[[T], bytes]) -> _Text[T]:
    top: _Text[T] = _Text()
    texts = [top]
    open_choices: list[_Alternatives[T]] = []
    for piece in pieces:
        tag = tag_of(piece)
        if not tag:
            texts[-1].pieces.append(piece)
            continue
        is_whole = local_name(tag.strip(b"/>").split(None, 1)[0]) == b"AlternateContent"
        is_empty = tag.endswith(b"/>")
        if not is_whole:
            _turn(tag, texts, open_choices, is_empty=is_empty)
        elif tag.startswith(b"/"):
            open_choices.pop()
        elif not is_empty:
            open_choices.append(_Alternatives())
            texts[-1].choices.append((len(texts[-1].pieces), open_choices[-1]))
    return top


def _turn(tag: bytes, texts: list[_Text[T]], open_choices: list[_Alternatives[T]], *, is_empty: bool) -> None:
    """A branch begins or ends. One that stands alone is text like any other."""
    if not open_choices:
        return
    if tag.startswith(b"/"):
        texts.pop()
        return
    option: _Text[T] = _Text()
    open_choices[-1].options.append(option)
    open_choices[-1].has_fallback |= local_name(tag.strip(b"/>").split(None, 1)[0]) == b"Fallback"
    if not is_empty:
        texts.append(option)


def _expand(text: _Text[T]) -> Iterator[list[T]]:
    """All readings of a text that are worth it. Two may say the same, in different pieces."""
    points: list[tuple[int, list[list[T]]]] = []
    for at, choice in text.choices:
        options = _options(choice)
        if any(options):  # most alternatives are drawings, whose texts are texts of their own
            points.append((at, options))
    if not points:
        yield text.pieces
        return
    for picks in _picks([len(options) for _, options in points]):
        yield _filled(text.pieces, points, picks)


def _options(choice: _Alternatives[T]) -> list[list[T]]:
    """What may stand for alternatives."""
    found = [reading for option in choice.options for reading in _expand(option)]
    options = [reading for reading in found if reading]
    return options if choice.has_fallback and len(options) == len(found) else [*options, []]


def _picks(counts: Sequence[int]) -> list[tuple[int, ...]]:
    """Which option to take at each point, reading by reading."""
    if math.prod(counts) <= _MOST_PRODUCTS:
        return list(itertools.product(*map(range, counts)))
    most = max(counts)
    if most > _MOST_READINGS:
        raise LimitError("a paragraph has more alternatives than any program writes", reason="limit-branches")
    same = ((n, n) for n in range(most))
    pairs = itertools.product(range(most), repeat=2) if most <= _MOST_PAIRED else same
    return [tuple((even, odd)[n % 2] % count for n, count in enumerate(counts)) for even, odd in pairs]


def _filled(pieces: list[T], points: Sequence[tuple[int, list[list[T]]]], picks: Sequence[int]) -> list[T]:
    filled: list[T] = []
    done = 0
    for (at, options), pick in zip(points, picks, strict=True):
        filled += pieces[done:at]
        filled += options[pick]
        done = at
    return filled + pieces[done:]
