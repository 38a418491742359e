"""Several short texts as one block, so that spreadsheet cells cost no call each; a border keeps them apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gptsanitize.detect.views.octets import DIGITS, Glance, octets_of
from gptsanitize.model import Place

__all__ = ["Block", "Hit", "Text", "block_of", "folded"]

_SEPARATOR = "\n\n"


class Hit(NamedTuple):
    """Something a rule found in one text: offsets of that text."""

    start: int
    end: int
    entity: str
    rule: str
    score: float
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a block: normalised, with its hint and place."""

    text: str = field(repr=False)
    hint: str = field(default="", repr=False)
    place: Place = Place.BODY


@dataclass(frozen=True, slots=True)
class Block:
    """Texts as one, with their borders, and what tells their signs apart."""

    texts: Sequence[Text] = field(repr=False)
    text: str = field(repr=False)
    folded: str = field(repr=False)
    """In small letters, of the same length."""
    octets: bytes = field(repr=False)
    digits: bytes = field(repr=False)
    """`0` for each digit, a dot for all else."""
    starts: list[int]
    ends: list[int]
    found: list[list[Hit]] = field(repr=False)
    """What rules find in each text."""

    def index(self, position: int) -> int:
        """The number of the text that stands at a position."""
        return bisect_right(self.starts, position) - 1

    def glances(self) -> list[Glance]:
        """One at each text."""
        spans = zip(self.texts, self.starts, self.ends, strict=True)
        return [Glance(text.text, self.octets[start:end]) for text, start, end in spans]


def block_of(texts: Sequence[Text]) -> Block:
    """The block of some texts."""
    starts, ends, position = [], [], 0
    for text in texts:
        starts.append(position)
        position += len(text.text)
        ends.append(position)
        position += len(_SEPARATOR)
    joined = _SEPARATOR.join([text.text for text in texts])
    octets = octets_of(joined)
    return Block(texts, joined, folded(joined), octets, octets.translate(DIGITS), starts, ends, [[] for _ in texts])


def folded(text: str) -> str:
    """Lower case of the same length: the dotted capital I is the one letter that lower case makes longer."""
    return text.replace("İ", "I").lower()
