"""Pictures read: the lines of text in pixels, with the place of every letter.

The seam between the product and a text recogniser. Formats read pictures of a source through it, the witness those of
a result; nothing is loaded before the first picture. The recogniser comes with the extra `[ocr]`; a recogniser is any
`Reader`. It does not decide what is worth reading, nor what an unsure reading means for a file.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

from gptsanitize.errors import WithheldError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

__all__ = ["ADVICE", "SURE", "Line", "Reader", "is_installed", "read_picture", "reads_pictures"]

SURE = 0.9
"""A line with less confidence is delivered as unread: what it says may be read wrongly."""
ADVICE = "pip install 'gptsanitize[ocr]'"
_NEEDED = ("onnxruntime", "cv2", "rapidocr")
_REMEMBERED = 512

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in a picture.

    `corners` are its box in pixels, in its own reading direction: above its start, above its end, below its end, below
    its start. `edges[i]` is where letter `i` begins, as a part (0 to 1) of the way along the line; the last is 1.
    `confidence` (0 to 1) is the mean certainty of its letters.
    """

    text: str = field(repr=False)
    confidence: float
    corners: tuple[Point, Point, Point, Point]
    edges: tuple[float, ...]

    @property
    def is_sure(self) -> bool:
        """Whether the line can be taken as read."""
        return self.confidence >= SURE


class Reader(Protocol):
    """A text recogniser."""

    def read_picture(self, pixels: Pixels) -> Sequence[Line]:
        """The lines of an RGB picture (height, width, 3), from top to bottom. A line that is seen but cannot be read
        has little confidence and may have no text.
        """
        ...


def reads_pictures(images: str) -> bool:
    """Whether pictures are read, on this machine, under `formats.images`: `auto` where the extra is there, `read`
    always, `leave` never.
    """
    return images == "read" or (images == "auto" and is_installed())


def is_installed() -> bool:
    """Whether the extra `[ocr]` is there. Nothing is imported."""
    return all(find_spec(name) is not None for name in _NEEDED)


def read_picture(pixels: Pixels) -> tuple[Line, ...]:
    """The lines of an RGB picture. A picture that was read lately is not read again.

    Raises `WithheldError` (`ocr-missing`) where the extra is not installed.
    """
    key = hashlib.sha256(repr(pixels.shape).encode("ascii") + pixels.tobytes()).digest()
    lines = _memory.pop(key, None)
    if lines is None:
        lines = tuple(_reader().read_picture(pixels))
    _memory[key] = lines
    if len(_memory) > _REMEMBERED:
        _memory.popitem(last=False)
    return lines


_memory: OrderedDict[bytes, tuple[Line, ...]] = OrderedDict()
"""The survey and the rewriting of a file meet the same pictures."""


@cache
def _reader() -> Reader:
    if not is_installed():
        raise WithheldError("pictures cannot be read: the extra is missing", reason="ocr-missing", advice=ADVICE)
    from gptsanitize.ocr.engine import load

    reader: Any = load()
    return reader  # type: ignore[no-any-return]
