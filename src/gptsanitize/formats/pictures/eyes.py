"""How a picture is read, and what is said of it.

What a reading is worth is told line by line: a line with little confidence is not taken as read.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from gptsanitize.formats.pictures.blocks import Block, blocks
from gptsanitize.model import Coverage, Treatment
from gptsanitize.ocr import Line, read_picture

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["Sight", "is_worth_reading", "said_of", "see"]

_FEWEST_PIXELS = (24, 8)
"""The longer and the shorter side of the smallest picture in which anything could be read."""
_SHORTEST = 5
"""A box with room for fewer letters holds no value that could be told."""
_DOUBTFUL = 0.2
"""A page of which more letters than this are read unsurely is not read."""


def is_worth_reading(width: int, height: int) -> bool:
    """Whether letters could stand in a picture of so many pixels."""
    return max(width, height) >= _FEWEST_PIXELS[0] and min(width, height) >= _FEWEST_PIXELS[1]


@dataclass(frozen=True, slots=True)
class Sight:
    """A picture that was read."""

    lines: tuple[Line, ...] = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)

    @property
    def doubtful(self) -> int:
        """How many lines were not read surely; single signs are no lines."""
        return sum(not line.is_sure and _letters(line) > 0 for line in self.lines)

    @property
    def is_legible(self) -> bool:
        """Whether so much was read surely that the picture counts as read."""
        letters = [(_letters(line), line.is_sure) for line in self.lines]
        unsure = sum(count for count, sure in letters if not sure)
        return unsure <= _DOUBTFUL * sum(count for count, _ in letters)


def _letters(line: Line) -> float:
    """How many letters stand in a box, whatever was read there; none where a word would not fit: it is a sign."""
    above, end, _, start = line.corners
    count = 2 * math.dist(above, end) / max(1.0, math.dist(above, start))
    return count if count >= _SHORTEST else 0.0


def see(picture: Image.Image) -> Sight:
    """Read an RGB picture. Raises `WithheldError` where the extra is missing."""
    lines = read_picture(np.asarray(picture.convert("RGB"), np.uint8))
    return Sight(lines, tuple(blocks(lines)))


def said_of(part: str, sights: Sequence[Sight], *, burnt: int = 0) -> Coverage:
    """What the manifest says of pictures that were read. Where a line is in doubt they count as unread."""
    lines, doubtful = sum(len(sight.lines) for sight in sights), sum(sight.doubtful for sight in sights)
    note = f"read by OCR, {lines} line{'' if lines == 1 else 's'}"
    if doubtful:
        note += f", {doubtful} not read surely"
    if burnt:
        note += f"; {burnt} burnt over"
    treatment = Treatment.UNREAD if doubtful else Treatment.REWRITTEN if burnt else Treatment.UNCHANGED
    return Coverage(part, treatment, note)
