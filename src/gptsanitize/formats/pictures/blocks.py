"""Lines of a picture joined to paragraphs and table cells, each with the way back to the pixels.

A value that goes on in the next line stands in one block; cells of a row are blocks of their own, hinted by the label
to their left or the head of their column. Positions are taken along and across the direction in which most text runs.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gptsanitize.model import Edit
from gptsanitize.ocr import Line

__all__ = ["Block", "Mark", "blocks", "edited_lines"]

_PITCH = 1.9
_ALIKE = 0.62
"""Lines of one paragraph are alike in height."""
_PROSE = 24
"""A line of so many letters is no cell of a table."""
_MAX_HINT = 48
_HYPHENS = "-\u00ad\u2010"


class Mark(NamedTuple):
    """What is to be burnt: `text` over the part from `begin` to `end` (0 to 1) of the line in this box."""

    corners: tuple[tuple[float, float], ...]
    begin: float
    end: float
    text: str
    is_guessed: bool = False
    """Whether the box is that of text which is not seen there itself."""

    def __repr__(self) -> str:
        """Without the document's text."""
        return f"Mark(begin={self.begin}, end={self.end})"


class _Piece(NamedTuple):
    """`text[start : start + length]` of a block is the begin of line `line` of the picture."""

    start: int
    length: int
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """Text that is read as one. `line` is the number of its first line in the picture, from 1."""

    text: str = field(repr=False)
    pieces: tuple[_Piece, ...]
    hint: str = field(default="", repr=False)
    is_cell: bool = False

    @property
    def line(self) -> int:
        return self.pieces[0].line + 1

    def cuts(self, edit: Edit) -> Iterator[tuple[int, int, int, str]]:
        """The parts of an edit, line by line: line, start, end, new text. A word stays in one line."""
        parts = []
        for piece in self.pieces:
            start, end = max(edit.start, piece.start), min(edit.end, piece.start + piece.length)
            if start < end:
                parts.append((piece.line, start - piece.start, end - piece.start))
        whole = sum(end - start for _, start, end in parts)
        words, position, done = edit.text.split(" "), 0, 0
        for number, (line, start, end) in enumerate(parts):
            done += end - start
            upto = len(words) if number == len(parts) - 1 else round(len(words) * done / whole)
            yield line, start, end, " ".join(words[position:upto])
            position = upto


def edited_lines(
    lines: Sequence[Line], found: Sequence[Block], edits: Sequence[tuple[int, Edit]]
) -> tuple[list[Mark], list[str]]:
    """What to burn, and the text of each line afterwards. `edits` name the block that they are made in."""
    cuts: dict[int, list[tuple[int, int, str]]] = {}
    for number, edit in edits:
        for line, start, end, text in found[number].cuts(edit):
            cuts.setdefault(line, []).append((start, end, text))
    marks, texts = [], [line.text for line in lines]
    for place, todo in sorted(cuts.items()):
        of = lines[place]
        for start, end, text in sorted(todo, reverse=True):
            marks.append(Mark(of.corners, of.edges[start], of.edges[end], text))
            texts[place] = texts[place][:start] + text + texts[place][end:]
    return marks, texts


# ---- joining


class _Laid(NamedTuple):
    """A line in the frame of its picture: along from `a0` to `a1`, across at `b`, `height` high."""

    number: int
    text: str
    a0: float
    a1: float
    b: float
    height: float

    def shares(self, other: _Laid) -> float:
        """How much of the shorter one lies beside the other."""
        shared = min(self.a1, other.a1) - max(self.a0, other.a0)
        return shared / max(1.0, min(self.a1 - self.a0, other.a1 - other.a0))


def blocks(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a picture, in reading order."""
    rows = _rows(_laid(lines))
    open_: list[list[_Laid]] = []
    cells: dict[int, str] = {}
    header: list[_Laid] = []
    for row in rows:
        for position, line in enumerate(row):
            above = _above(open_, line)
            prose = len(row) == 1 or len(line.text) >= _PROSE or (above is not None and len(above[-1].text) >= _PROSE)
            if not prose:
                cells[line.number] = _hint(row, position, header)
                open_.append([line])
            elif above is not None and above[0].number not in cells:
                above.append(line)
            else:
                open_.append([line])
        header = (header or row) if len(row) > 1 else []
    ordered = sorted(open_, key=lambda group: group[0].number)
    return [_joined(group, cells.get(group[0].number)) for group in ordered]


def _laid(lines: Sequence[Line]) -> list[_Laid]:
    x = sum(line.corners[1][0] - line.corners[0][0] for line in lines)
    y = sum(line.corners[1][1] - line.corners[0][1] for line in lines)
    length = math.hypot(x, y) or 1.0
    ux, uy = (x / length, y / length) if x or y else (1.0, 0.0)
    found = []
    for number, line in enumerate(lines):
        if not line.text.strip():
            continue
        along = [px * ux + py * uy for px, py in line.corners]
        across = [py * ux - px * uy for px, py in line.corners]
        height = math.dist(line.corners[0], line.corners[3])
        found.append(_Laid(number, line.text, min(along), max(along), sum(across) / 4, height))
    return found


def _rows(lines: Sequence[_Laid]) -> list[list[_Laid]]:
    rows: list[list[_Laid]] = []
    for line in lines:
        last = rows[-1][-1] if rows else None
        if last is not None and abs(last.b - line.b) < 0.5 * min(last.height, line.height) and last.a1 <= line.a0 + 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _above(open_: Sequence[list[_Laid]], line: _Laid) -> list[_Laid] | None:
    """The paragraph that a line continues."""
    for group in reversed(open_[-24:]):
        last = group[-1]
        alike = _ALIKE < last.height / max(line.height, 0.1) < 1 / _ALIKE
        if alike and 0 < line.b - last.b < _PITCH * max(last.height, line.height) and last.shares(line) > 0.3:
            return group
    return None


def _hint(row: Sequence[_Laid], position: int, header: Sequence[_Laid]) -> str:
    """The label to the left of a cell, or the head of its column."""
    label = row[position - 1].text.strip() if position else ""
    if not label.endswith(":") and not (len(row) == 2 and label and not any(map(str.isdigit, label))):
        heads = [head.text for head in header if head.shares(row[position]) > 0.3]
        label = heads[0].strip() if heads and not any(map(str.isdigit, heads[0])) else ""
    return label.rstrip(": ") if len(label) <= _MAX_HINT else ""


def _joined(group: Sequence[_Laid], hint: str | None) -> Block:
    text, pieces = "", []
    right, left = max(line.a1 for line in group), min(line.a0 for line in group)
    for line, following in zip(group, [*group[1:], None], strict=True):
        body, joint = line.text, ""
        if following is not None:
            body = line.text.rstrip()
            joint = " " if line.a1 > left + 0.7 * (right - left) else "\n"
            if body[-1:] in _HYPHENS and body[-2:-1].isalpha() and following.text[:1].islower():
                body, joint = body[:-1], ""
        pieces.append(_Piece(len(text), len(body), line.number))
        text += body + joint
    return Block(text, tuple(pieces), hint or "", is_cell=hint is not None)
