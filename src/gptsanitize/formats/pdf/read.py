"""A page's text as passages: the interpreter's reading, and what only another reading shows.

Three readings are compared: the stream's order (the interpreter's own decoding), the order on the page, and PDFium's.
A line of the other two that the first does not hold becomes a passage of its own, so that a value is found whichever
way a reader will join its letters. A page whose words can be seen but not read is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from operator import itemgetter

from gptsanitize.errors import WithheldError
from gptsanitize.formats.pdf.collection import collecting_later
from gptsanitize.formats.pdf.direction import as_read
from gptsanitize.formats.pdf.layout import Passage, Piece, letters, lines_by_place, passages
from gptsanitize.formats.pdf.scene import Cell, Run, Scene
from gptsanitize.formats.pdf.viewer import Spot, Viewer

__all__ = ["Grid", "page_passages"]

UNREADABLE_GLYPHS = 12
_DIGITS = "0123456789"
"""Behind a word they are a footnote's mark, which is a line of its own."""
_LONGEST_PAGE = 100_000
_TOKEN = re.compile(r"[^\s\x02\ufffe]+")
"""A word, up to where PDFium sees a hyphen at the end of a line."""
_WORD = 5
"""Shorter words may stand in two cells as well."""
LETTERS_OF_A_WORD = 5
"""Fewer different glyphs than these are bullets, ticks and ornaments."""
_MEANINGLESS = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uefff]")
"""No reader shows these as what is seen. Above them, Symbol and its like have their codes."""
Glyph = tuple[Run, Cell]
_Placed = tuple[float, float, Cell]


@collecting_later
def page_passages(scene: Scene, viewer: Viewer | None, page: int) -> list[Passage]:
    """The passages of one page. Raises `WithheldError` for one in a font that no reader can read."""
    found = [as_read(passage) for passage in passages(scene.runs)]
    first = _Reading(found, scene.runs)
    others = [passage for passage in map(as_read, lines_by_place(scene.runs)) if first.lacks(passage)]
    found += others
    seen = viewer.text(page) if viewer is not None else ""
    both = _Reading(found, scene.runs) if others else first
    missing = _missing(seen, both) | _parted_words(seen, both)
    if missing and len(seen) < _LONGEST_PAGE:
        missing -= _rows_of_columns(seen, both)
    if missing and viewer is not None:
        found.extend(_seen_only(viewer.signs(page), both.known + both.shown, missing))
    _refuse_unreadable(scene, seen)
    return found


class _Reading:
    """What the passages of a page say, to ask whether another reading says more."""

    def __init__(self, found: list[Passage], runs: list[Run]) -> None:
        self._found, self._texts = found, [passage.text for passage in found]
        self._runs = runs

    @cached_property
    def known(self) -> str:
        """The letters of all passages."""
        return letters(" ".join(self._texts))

    @cached_property
    def shown(self) -> str:
        """The letters in the order of the stream: columns drawn row by row are read as rows by some."""
        return letters("".join([run.text for run in self._runs]))

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(" ".join(self._texts).split())

    @cached_property
    def _apart(self) -> str:
        return "\n".join(map(letters, self._texts))

    @cached_property
    def _passages(self) -> dict[int, int]:
        """In which passage each run is read."""
        return {id(piece.run): number for number, passage in enumerate(self._found) for piece in passage.pieces}

    def lacks(self, other: Passage) -> bool:
        """Whether a line of another reading is not read, or a word of it is read in two passages."""
        line = letters(other.text)
        if line not in self.known and line not in self.shown:
            return True
        return any(
            piece.start and other.text[piece.start - 1 : piece.start + 1].isalnum() and self._are_apart(before, piece)
            for before, piece in pairwise(other.pieces)
        )

    def _are_apart(self, before: Piece, piece: Piece) -> bool:
        return self._passages.get(id(before.run), -1) != self._passages.get(id(piece.run), -1)

    def parts(self, text: str) -> set[str]:
        """The words of a text that stand in passages as a whole less often, or not at all."""
        strange = Counter(_TOKEN.findall(text)) - self._words
        words = {word: letters(word) if word.isdigit() else letters(word).rstrip(_DIGITS) for word in strange}
        return {
            word for word, sign in words.items() if len(sign) >= _WORD and self._apart.count(sign) <= self._words[word]
        }

    def is_row(self, line: str) -> bool:
        """Whether a line is put together of parts that are read elsewhere, of two words or more each."""
        tokens = [token for token in map(letters, _TOKEN.findall(line)) if token]
        at = parts = 0
        while at < len(tokens):
            part, stop = tokens[at], at + 1
            while stop < len(tokens) and part + tokens[stop] in self._apart:
                part, stop = part + tokens[stop], stop + 1
            if part not in self._apart:
                return False
            at, parts = stop, parts + 1
        return 2 * parts <= len(tokens) + 1


def _parted_words(seen: str, reading: _Reading) -> set[str]:
    """The lines of PDFium with a word that is read in two passages."""
    words = reading.parts(seen)
    return (
        {letters(line) for line in seen.split("\n") if not words.isdisjoint(_TOKEN.findall(line))} if words else set()
    )


def _rows_of_columns(seen: str, reading: _Reading) -> set[str]:
    """The lines that PDFium reads across columns, which are read downwards."""
    lines = {letters(line): line for line in seen.split("\n")}
    return {word for word, line in lines.items() if word not in reading.known and reading.is_row(line)}


def _missing(seen: str, first: _Reading) -> set[str]:
    """The lines that PDFium reads and the interpreter does not, or not as often.

    Letters that are drawn again beside themselves, to look bold, are read once by PDFium and not at all by the
    interpreter, which may know the same line from elsewhere on the page.
    """
    lines, known = Counter(map(letters, seen.split("\n"))), first.known
    if len(known) <= sum(len(line) * times for line, times in lines.items()):
        return {line for line in lines if line not in known and line not in first.shown}
    few = {line for line, times in lines.items() if known.count(line) < times}
    return {line for line in few if first.shown.count(line) <= known.count(line)}


def _seen_only(signs: list[str], known: str, missing: set[str]) -> Iterator[Passage]:
    """Lines that PDFium reads and the interpreter does not; neighbouring ones in one passage."""
    text, numbers = "", []  # type: str, list[int]
    for line in _lines_of(signs):
        words = letters("".join([signs[number] for number in line]))
        if words in known and words not in missing:
            if text:
                yield Passage(text, (), spots=tuple(numbers))
            text, numbers = "", []
            continue
        for number in line:
            text += signs[number]
            numbers.extend([number] * len(signs[number]))
        text += "\n"
        numbers.append(-1)
    if text:
        yield Passage(text, (), spots=tuple(numbers))


def _lines_of(signs: list[str]) -> Iterator[list[int]]:
    line: list[int] = []
    for number, sign in enumerate(signs):
        if sign in {"\r", "\n"}:
            if line:
                yield line
            line = []
        elif sign not in {"\x02", "\ufffe", "\0"}:
            line.append(number)
    if line:
        yield line


def _refuse_unreadable(scene: Scene, seen: str) -> None:
    """Fonts whose codes mean nothing to any reader; and pages of which most reads as nothing, or as controls."""
    own = sum(_is_legible(char) for run in scene.runs for char in run.text)
    runs = [run for run in scene.runs if not run.font.reads]
    odd = [run for run in scene.runs if run.font.reads and not (run.text and run.text.isprintable())]
    if sum(map(_unread_glyphs, odd)) > own:
        runs += odd
    unread = sum(map(_unread_glyphs, runs))
    if unread < UNREADABLE_GLYPHS:
        return
    if len({sign for run in runs for sign in _unread_signs(run)}) < LETTERS_OF_A_WORD:
        return
    if sum(map(_is_legible, seen)) - own < 0.5 * unread:
        raise WithheldError("a page shows text in a font that maps to no characters", reason="unreadable-text")


def _is_legible(char: str) -> bool:
    return char.isprintable() and not char.isspace()


def _unread_glyphs(run: Run) -> int:
    if run.text and run.font.reads:
        return len(_MEANINGLESS.findall(run.text))
    return sum(len(part.data) // (2 if run.font.composite else 1) for part in run.parts)


def _unread_signs(run: Run) -> set[object]:
    if run.text and run.font.reads:
        return set(_MEANINGLESS.findall(run.text))
    return {(run.font.key, code.raw) for part in run.parts for code in run.font.split(part.data)}


class Grid:
    """The glyphs of a page by their origins, to find those that stand where PDFium sees a character.

    Glyphs are placed for runs on whose line a character was asked for.
    """

    def __init__(self, runs: list[Run]) -> None:
        self._runs = runs
        self._placed: dict[int, list[_Placed]] = {}

    def glyphs_at(self, spots: list[Spot]) -> list[Glyph]:
        """The glyphs at these characters, each once."""
        found: dict[tuple[int, int, int], Glyph] = {}
        for spot in spots:
            for run, cell in self._nearest(spot):
                found[(id(run), cell.part, cell.offset)] = (run, cell)
        return list(found.values())

    def _nearest(self, spot: Spot) -> list[Glyph]:
        reach = min(max(0.35, 0.06 * abs(spot.size)), 12.0)
        around = [
            (abs(x - spot.x) + abs(y - spot.y), run, cell)
            for run in self._runs
            if _is_on_line(run, spot, 2 * reach)
            for x, y, cell in self._glyphs_of(run)
            if abs(x - spot.x) <= reach and abs(y - spot.y) <= reach
        ]
        return _closest(around)

    def _glyphs_of(self, run: Run) -> list[_Placed]:
        found = self._placed.get(id(run))
        if found is None:
            found = self._placed[id(run)] = [
                (run.x + run.ux * cell.begin, run.y + run.uy * cell.begin, cell) for cell in run.cells()
            ]
        return found


def _is_on_line(run: Run, spot: Spot, reach: float) -> bool:
    """Whether a character stands within reach of the line on which a run's origins lie."""
    ux, uy = run.ux, run.uy
    dx, dy = spot.x - run.x, spot.y - run.y
    return abs(dx * uy - dy * ux) <= reach * (abs(ux) + abs(uy)) or not (ux or uy)


def _closest(around: list[tuple[float, Run, Cell]]) -> list[Glyph]:
    if not around:
        return []
    closest, _, nearest = min(around, key=itemgetter(0))
    twice = nearest.code.text  # letters that are drawn again beside themselves, to look bold, are read as one
    return [(run, cell) for away, run, cell in around if away <= closest + 0.05 or (twice and cell.code.text == twice)]
