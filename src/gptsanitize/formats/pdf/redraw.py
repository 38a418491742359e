"""What an edited page shows where it becomes a picture: which boxes are burnt, and which words lie under them.

Boxes come from three sources: the lines of a reading by the eye, the interpreter's own glyphs, and PDFium's characters.
An original is also looked for in all that PDFium reads on the page, since pages come here whose glyphs did not tell
everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from gptsanitize.errors import WithheldError
from gptsanitize.formats.pdf.check import SHORTEST
from gptsanitize.formats.pdf.edit import Glyph, glyphs_of
from gptsanitize.formats.pdf.layout import BLANKS, Passage, squash
from gptsanitize.formats.pdf.looks import MORE, Look, is_over, look_at
from gptsanitize.formats.pdf.raster import Word
from gptsanitize.formats.pdf.scene import Run, Scene
from gptsanitize.formats.pdf.sight import DPI, MOST_PIXELS, Seen
from gptsanitize.formats.pdf.viewer import Frame, Spot, Viewer
from gptsanitize.formats.pictures.blocks import Mark, edited_lines
from gptsanitize.formats.pictures.burn import burn
from gptsanitize.formats.pictures.fit import fitted, stands_on_words, without
from gptsanitize.model import Edit

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["PageDraft", "Redrawn", "is_seen_elsewhere"]

Point = tuple[float, float]
_ASCENT, _DESCENT = 0.95, 0.28
_MARGIN = 0.06
_SHORTEST_WORD, _MOST_RUNS, _MANY = 3, 300, 8
_FITTING = 0.8
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A page as it will be."""

    picture: Image.Image = field(repr=False)
    words: tuple[Word, ...] = field(repr=False)
    frame: Frame
    burnt: int


@dataclass(eq=False, slots=True)
class PageDraft:
    """The edits of a page that becomes a picture."""

    seen: list[Seen] = field(default_factory=list)
    """What was read of the page as a whole, if it was."""
    passages: list[tuple[Passage, Edit]] = field(default_factory=list, repr=False)
    scene: Scene | None = field(default=None, repr=False)
    blocks: list[tuple[int, Edit]] = field(default_factory=list, repr=False)
    """Edits of what the eye read, by block."""

    def draw(self, viewer: Viewer, page: int) -> Redrawn:
        """The page with all edits burnt in. Raises `WithheldError` where a value's place cannot be known."""
        frame = viewer.frame(page)
        picture = viewer.render(page, DPI, limit=MOST_PIXELS, annotations=False)
        sheet = _Sheet(frame, picture, viewer.spots(page), viewer.boxes(page), look_at(viewer, page), self.scene)
        marks, words = self._read_by_eye(picture.size)
        reads_all = any(seen.is_all for seen in self.seen)
        burnt = [*sheet.marks(self.passages, marks, lenient=reads_all), *marks]
        if not reads_all:
            words = [*sheet.words(), *words]
        return Redrawn(burn(picture, burnt), tuple(words), frame, len(burnt))

    def _read_by_eye(self, size: tuple[int, int]) -> tuple[list[Mark], list[Word]]:
        marks: list[Mark] = []
        words: list[Word] = []
        for seen in self.seen:
            found, texts = edited_lines(seen.sight.lines, seen.sight.blocks, self.blocks)
            marks += found
            for line, text in zip(seen.sight.lines, texts, strict=True):
                words.append(Word(text, tuple((x / size[0], y / size[1]) for x, y in line.corners)))
        return marks, words


class _Sheet:
    """What PDFium reads on a page, and what of it is cut."""

    def __init__(
        self,
        frame: Frame,
        picture: Image.Image,
        spots: Sequence[Spot],
        boxes: Sequence[Box],
        look: Look | None,
        scene: Scene | None,
    ) -> None:
        self._frame, self._picture, self._spots, self._boxes = frame, picture, spots, boxes
        self._look, self._scene = look, scene
        self._new: dict[int, str] = {}
        """What stands in the place of a character: the replacement at the first one of a value."""
        self._shown = [frame.shown((left + right) / 2, (low + high) / 2) for left, low, right, high in boxes]

    def marks(self, edits: Sequence[tuple[Passage, Edit]], done: Sequence[Mark], *, lenient: bool) -> list[Mark]:
        """The boxes of edits of the text. Those that `done` covers are left out.

        Raises `WithheldError` for a value without a place, unless (`lenient`) the eye has read the page.
        """
        found: list[Mark] = []
        texts: dict[str, str] = {}
        for passage, edit in edits:
            old = passage.text[edit.start : edit.end]
            texts.setdefault(old, edit.text)
            quads = self._quads(passage, edit)
            found += self._burnt(quads, edit.text)
            if not quads and not self._occurrences(old) and not lenient:
                raise WithheldError("a value's place on the page cannot be known", reason="pdf-glyphs-not-found")
        for old, new in texts.items():
            for numbers in self._occurrences(old):
                found += self._burnt(self._boxes_of(numbers), new)
        left = [mark for mark in found if not any(_holds(other, mark) for other in done)]
        if not lenient and any(mark.is_guessed for mark in left) and not self._fits_the_picture():
            raise misplaced()
        return left

    def _burnt(self, quads: Sequence[tuple[Point, ...]], text: str) -> Iterator[Mark]:
        """The marks of one value; what PDFium reads in them is cut."""
        words, position = text.split(" "), 0
        lengths = [_length(quad) for quad in quads]
        for number, quad in enumerate(quads):
            share = sum(lengths[: number + 1]) / (sum(lengths) or 1.0)
            upto = len(words) if number == len(quads) - 1 else round(len(words) * share)
            piece, position = " ".join(words[position:upto]), upto
            pixels = self._pixels(quad)
            is_guessed = self._look is not None and not self._look.is_seen(quad)
            self._cut(quad, piece)
            yield Mark(fitted(pixels, self._picture) if is_guessed else pixels, 0.0, 1.0, piece, is_guessed)

    def _pixels(self, quad: Iterable[Point]) -> tuple[Point, ...]:
        return tuple((u * self._picture.width, v * self._picture.height) for u, v in quad)

    def _fits_the_picture(self) -> bool:
        """Whether text that is not seen stands where pictures show words: most of its lines begin and end as words do
        there. A layer that was set in other widths does not tell what to burn, if there is anything to burn.
        """
        if self._look is None or self._look.letters < MORE or self._scene is None:
            return True
        runs = [run for run in self._scene.runs if run.text.strip() and is_over(self._scene, (run.x, run.y) * 2)]
        quads = [self._as_shown(_quad_of([(run, cell) for cell in run.cells()])) for run in runs]
        unseen = [
            (self._pixels(quad), _is_word(run))
            for run, quad in zip(runs, quads, strict=True)
            if not self._look.is_seen(quad)
        ]
        rest = without(self._picture, [box for box, _ in unseen])
        words = [box for box, is_word in unseen if is_word][:_MOST_RUNS]
        fine = sum(stands_on_words(box, self._picture, rest) for box in words)
        return fine >= (_FITTING * len(words) if len(words) >= _MANY else len(words))

    def _cut(self, quad: Sequence[Point], text: str) -> None:
        inside = [number for number, place in enumerate(self._shown) if _is_inside(place, quad)]
        inside = [number for number in inside if not self._spots[number].generated and number not in self._new]
        for order, number in enumerate(inside):
            self._new[number] = text if order == 0 else ""

    # ---- places

    def _quads(self, passage: Passage, edit: Edit) -> list[tuple[Point, ...]]:
        """The boxes of an edit, line by line, as they are shown."""
        if passage.spots:
            return self._boxes_of([number for number in passage.spots[edit.start : edit.end] if number >= 0])
        glyphs, _, _ = glyphs_of(passage, edit.start, edit.end)
        return [self._quad(list(group)) for _, group in groupby(glyphs, key=lambda glyph: id(glyph[0]))]

    def _quad(self, glyphs: Sequence[Glyph]) -> tuple[Point, ...]:
        return self._as_shown(_quad_of(glyphs))

    def _as_shown(self, points: Iterable[Point]) -> tuple[Point, ...]:
        return tuple(self._frame.shown(x, y) for x, y in points)

    def _boxes_of(self, numbers: Iterable[int]) -> list[tuple[Point, ...]]:
        """One box for each line of these characters."""
        lines: list[list[Box]] = []
        for number in sorted(set(numbers)):
            box = self._boxes[number]
            if self._spots[number].generated or box[0] >= box[2] or box[1] >= box[3]:
                continue
            if lines and box[1] < lines[-1][-1][3] and lines[-1][-1][1] < box[3]:
                lines[-1].append(box)
            else:
                lines.append([box])
        return [self._as_shown(_corners(_around(line))) for line in lines]

    def _occurrences(self, old: str) -> list[list[int]]:
        """Where PDFium reads an original as a word, and nothing of it is cut yet: its characters."""
        if len(squash(old)) < SHORTEST:
            return []
        text, owners = "", list[int]()
        for number, spot in enumerate(self._spots):
            text += spot.char
            owners.extend([number] * len(spot.char))
        word = re.compile(r"(?<![^\W_])" + BLANKS.join(map(re.escape, squash(old))) + r"(?![^\W_])")
        found = [sorted(set(owners[match.start() : match.end()])) for match in word.finditer(text)]
        return [numbers for numbers in found if not any(number in self._new for number in numbers)]

    def words(self) -> Iterator[Word]:
        """The lines that PDFium reads, as they are after the cuts."""
        line: list[int] = []
        for number, spot in enumerate(self._spots):
            if spot.char in {"\r", "\n"}:
                yield from self._word(line)
                line = []
            else:
                line.append(number)
        yield from self._word(line)

    def _word(self, line: Sequence[int]) -> Iterator[Word]:
        boxes = [self._boxes[number] for number in line if self._boxes[number][0] < self._boxes[number][2]]
        text = "".join(self._new.get(number, self._spots[number].char) for number in line)
        if boxes and text.strip():
            yield Word(text, self._as_shown(_corners(_around(boxes))))


def _quad_of(glyphs: Sequence[Glyph]) -> list[Point]:
    """The corners of glyphs of one run in page space: above their start, above their end, below it, below the start."""
    run = glyphs[0][0]
    begin, end = glyphs[0][1].begin, glyphs[-1][1].end
    length = (run.ux**2 + run.uy**2) ** 0.5 or 1.0
    ux, uy = run.ux / length, run.uy / length
    up, extra = run.height, _MARGIN * run.height
    (ax, ay), (bx, by) = [
        (run.x + run.ux * at + ux * more, run.y + run.uy * at + uy * more)
        for at, more in ((begin, -extra), (end, extra))
    ]
    over, under = _ASCENT * up, _DESCENT * up
    return [
        (ax - uy * over, ay + ux * over),
        (bx - uy * over, by + ux * over),
        (bx + uy * under, by - ux * under),
        (ax + uy * under, ay - ux * under),
    ]


def is_seen_elsewhere(viewer: Viewer, page: int, scene: Scene | None, edits: Iterable[tuple[Passage, Edit]]) -> bool:
    """Whether one of these edits is of text that is not seen, over a picture that may show the same.

    Raises `WithheldError` where a page says more in pictures than in text, and nothing is seen where its text stands.
    """
    if scene is None or not scene.drawn:
        return False
    boxes = viewer.boxes(page)
    places = [box for passage, edit in edits for box in _boxes_of(passage, edit, boxes) if is_over(scene, box)]
    look = look_at(viewer, page) if places else None
    if look is None:
        return bool(places)
    unseen = [corners for corners in map(look.frame.box, places) if not look.is_seen(corners)]
    inked = any(map(look.is_inked, unseen))
    if unseen and not inked and look.letters > look.shown:
        raise misplaced()
    return inked


def misplaced() -> WithheldError:
    """The error of text that is not seen, and does not stand where a picture shows it."""
    return WithheldError(
        "text that is not seen does not stand where a picture shows it",
        reason="pdf-glyphs-not-found",
        advice="recognise the text of its pages in another program",
    )


def _is_word(run: Run) -> bool:
    return sum(map(str.isalnum, run.text)) >= _SHORTEST_WORD


def _boxes_of(passage: Passage, edit: Edit, boxes: Sequence[Box]) -> Iterator[Box]:
    """Where the text of an edit stands, in page space; `boxes` are those of PDFium's characters."""
    for number in passage.spots[edit.start : edit.end]:
        if number >= 0:
            yield boxes[number]
    glyphs = [] if passage.spots else glyphs_of(passage, edit.start, edit.end)[0]
    for _, group in groupby(glyphs, key=lambda glyph: id(glyph[0])):
        xs, ys = zip(*_quad_of(list(group)), strict=True)
        yield (min(xs), min(ys), max(xs), max(ys))


def _around(boxes: Sequence[Box]) -> Box:
    lefts, lows, rights, highs = zip(*boxes, strict=True)
    return (min(lefts), min(lows), max(rights), max(highs))


def _corners(box: Box) -> list[Point]:
    left, low, right, high = box
    return [(left, high), (right, high), (right, low), (left, low)]


def _length(quad: Sequence[Point]) -> float:
    (ax, ay), (bx, by) = quad[:2]
    return float(((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5)


def _is_inside(place: Point, quad: Sequence[Point]) -> bool:
    """Whether a point lies in a box that may be turned."""
    (ax, ay), (bx, by), _, (dx, dy) = quad
    along, down = (bx - ax, by - ay), (dx - ax, dy - ay)
    px, py = place[0] - ax, place[1] - ay
    turn = along[0] * down[1] - along[1] * down[0]
    if not turn:
        return False
    u, v = (px * down[1] - py * down[0]) / turn, (along[0] * py - along[1] * px) / turn
    return 0 <= u <= 1 and 0 <= v <= 1


def _holds(mark: Mark, other: Mark) -> bool:
    """Whether the middle of another mark's box lies in what a mark covers."""
    a, b, _, d = mark.corners
    along = (b[0] - a[0], b[1] - a[1])
    start = (a[0] + along[0] * mark.begin, a[1] + along[1] * mark.begin)
    end = (a[0] + along[0] * mark.end, a[1] + along[1] * mark.end)
    below = (start[0] + d[0] - a[0], start[1] + d[1] - a[1])
    middle = (sum(x for x, _ in other.corners) / 4, sum(y for _, y in other.corners) / 4)
    return _is_inside(middle, (start, end, end, below))
