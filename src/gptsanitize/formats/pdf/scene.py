"""What a page shows: the content streams it is made of, and each text-showing operation as a `Run`.

The nouns between the interpreter, which fills them, and everything that reads, lays out or cuts text. Nothing here
reads a stream.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from gptsanitize.formats.pdf.fonts import Code, Font
from gptsanitize.formats.pdf.lexer import Lexed, elements

__all__ = [
    "IDENTITY",
    "Cell",
    "Content",
    "Drawn",
    "MarkedText",
    "Matrix",
    "Part",
    "Run",
    "Scene",
    "chunks_of",
    "multiply",
    "parts_of",
    "reads_as_space",
    "stands_open",
    "strings_and_shifts",
]

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(eq=False, slots=True)
class Content:
    """One content stream (all parts of a page's `Contents` joined), cut into operations once."""

    key: tuple[object, ...]
    data: bytes = field(repr=False)
    resources: Any = field(repr=False)
    owner: Any = field(repr=False)
    """The stream object of a form, pattern or glyph procedure; none for a page."""
    lexed: Lexed = field(repr=False)
    changed: bool = False
    """Whether something that is not shown was taken out of it."""
    fonts: dict[bytes, Font | None] = field(default_factory=dict, repr=False)


class Part(NamedTuple):
    """One element of a shown array: a string (`data`) or a displacement in thousandths (`shift`)."""

    token: int
    data: bytes
    shift: float


class Cell(NamedTuple):
    """One glyph of a run: which bytes show it, where its advance begins and ends (text space), what it reads as."""

    part: int
    offset: int
    code: Code
    begin: float
    end: float
    start: int
    """Offset of its text in the run's text."""


@dataclass(eq=False, slots=True)
class Run:
    """The text of one showing operation. `(x, y)` is the origin in page space, `(ux, uy)` one unit of advance."""

    content: Content
    op: int
    """Where the operation begins in the stream."""
    font: Font
    size: float
    spacing: tuple[float, float, float]
    """Character spacing, word spacing, horizontal scale (1 = 100 %)."""
    mode: int
    x: float
    y: float
    ux: float
    uy: float
    height: float
    """The font size in page space, across the line."""
    advance: float
    text: str = field(repr=False)
    font_name: bytes = b""
    hidden: bool = False
    _parts: tuple[Part, ...] | None = field(default=None, repr=False)
    _array: bytes = field(default=b"", repr=False)
    """What stands between the brackets of the shown array, where the parts are not made yet: few are asked for."""
    _cells: list[Cell] | None = field(default=None, repr=False)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The shown strings and displacements, in order."""
        if self._parts is None:
            self._parts = parts_of(self._array)
        return self._parts

    @property
    def strings(self) -> list[bytes]:
        """The shown strings alone."""
        found = strings_and_shifts(self._array)[0] if self._parts is None else []
        return found or [part.data for part in self.parts if part.data]

    def cells(self) -> list[Cell]:
        """The glyphs of the run, in the order in which they are shown."""
        if self._cells is None:
            self._cells = self._measured()
        return self._cells

    def _measured(self) -> list[Cell]:
        found: list[Cell] = []
        text, shift, position = "", 0.0, 0.0
        for part in self.parts:
            if not part.data:
                shift += part.shift
                position -= part.shift * 0.001 * self.size * (1.0 if self.font.vertical else self.spacing[2])
                continue
            codes = self.font.split(part.data)
            if reads_as_space(self.font, shift) and stands_open(text, "".join([code.text for code in codes])):
                text += " "
            shift, offset = 0.0, 0
            for code in codes:
                end = position + self.glyph_advance(code)
                found.append(Cell(part.token, offset, code, position, end, len(text)))
                text += code.text
                offset += len(code.raw)
                position = end
        return found

    def glyph_advance(self, code: Code) -> float:
        """The advance of one code, with its spacing, in text space."""
        char, word, scale = self.spacing
        advance = self.font.advance(code) * self.size + char + (word if code.raw == b" " else 0.0)
        return advance if self.font.vertical else advance * scale


def parts_of(array: bytes) -> tuple[Part, ...]:
    """The parts of an array, given what stands between its brackets."""
    return tuple(Part(index, shown, shift) for index, (shown, shift) in enumerate(elements(array)))


def strings_and_shifts(array: bytes) -> tuple[list[bytes], list[float]]:
    """The strings of an array, and the displacements before each and behind the last.

    Nothing where they have to be read one by one: there are escapes in them, empty ones, or both kinds of strings.
    """
    try:
        if b"<" not in array:
            if b"\\" in array or b"\r" in array:
                return [], []
            chunks = array.replace(b")", b"(").split(b"(")
            strings = chunks[1::2]
        elif b"(" not in array:
            chunks = array.replace(b">", b"<").split(b"<")
            strings = [bytes.fromhex(digits.decode("ascii")) for digits in chunks[1::2]]
        else:
            return [], []
        shifts = [float(gap) if gap else 0.0 for gap in chunks[::2]]
    except ValueError:  # an odd number of digits, a sign twice, two numbers side by side
        return [], []
    return (strings, shifts) if all(strings) else ([], [])


def chunks_of(strings: list[bytes], shifts: list[float], font: Font) -> list[bytes]:
    """The strings joined, but where a displacement between them reads as a space."""
    if len(strings) < 2:
        return strings
    widest = -600.0 * font.space
    breaks = [index for index in range(1, len(strings)) if shifts[index] < widest]
    if not breaks:
        return [b"".join(strings)]
    return [b"".join(strings[low:high]) for low, high in pairwise([0, *breaks, len(strings)])]


def reads_as_space(font: Font, shift: float) -> bool:
    """A displacement (in thousandths) that is more than half a space wide."""
    return -shift > 600.0 * font.space


def stands_open(text: str, piece: str) -> bool:
    """Whether no space stands between two shown strings."""
    return bool(text and piece) and not text[-1].isspace() and not piece[0].isspace()


class MarkedText(NamedTuple):
    """A text string inside a content stream's marked-content properties (`ActualText`, `Alt`, `E`)."""

    content: Content
    op: int
    token: int
    key: str
    text: str


class Drawn(NamedTuple):
    """A picture where it is drawn: its box in page space, and how many runs were shown before."""

    box: tuple[float, float, float, float]
    runs: int

    def covers(self, number: int, run: Run) -> bool:
        """Whether a run begins below it: was shown before, where it is."""
        left, low, right, high = self.box
        return number < self.runs and left <= run.x <= right and low <= run.y <= high


@dataclass(eq=False, slots=True)
class Scene:
    """All that one page (or appearance) shows."""

    runs: list[Run] = field(default_factory=list)
    marked: list[MarkedText] = field(default_factory=list)
    contents: list[Content] = field(default_factory=list)
    images: float = 0.0
    """Area covered by images, in square units of the page."""
    largest_image: float = 0.0
    unknown_font: bool = False
    pictures: list[Any] = field(default_factory=list, repr=False)
    """The image objects that are drawn, each once, in their order."""
    drawn: list[Drawn] = field(default_factory=list, repr=False)
    """Where pictures are drawn, each time."""
    has_pictures_for_glyphs: bool = False
    is_odd: bool = False
    """Whether a picture can be read on the page only: it stands in the stream itself, or is mirrored."""


def multiply(a: Matrix, b: Matrix) -> Matrix:
    """First `a`, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )
