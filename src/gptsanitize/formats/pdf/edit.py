"""Glyphs cut out of content streams, and their replacement shown at the same point.

An edit of a passage becomes *groups*: glyphs that stand side by side on one line. What a group shows is decided on the
untouched streams; then each touched operation is written once: the codes of cut glyphs are gone, the pen stands where
it stood before, and the replacement is shown where the first cut glyph stood, with the same colour, clip and order.
In the document's own font where it has the letters, else in a typeface of like style (`faces`), fitted to the room.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from gptsanitize.formats.pdf.faces import Typeset, typeset, typeset_downwards
from gptsanitize.formats.pdf.fonts import Code, Font
from gptsanitize.formats.pdf.layout import CELL_GAP, Passage
from gptsanitize.formats.pdf.lines import Lines
from gptsanitize.formats.pdf.pen import NARROWEST, Glyph, Group, Pen, squeezed
from gptsanitize.formats.pdf.scene import Cell, Content, Run, reads_as_space
from gptsanitize.formats.pdf.scrub import Splice
from gptsanitize.formats.pdf.tight import Moves, tail_of
from gptsanitize.formats.pdf.writing import drawn

__all__ = ["Glyph", "Surgery", "glyphs_of"]

_start = attrgetter("start")
SQUASHED = 0.5
"""Where a replacement would be set so small, what follows on its line makes room for it in any layout."""
_TINY, _BEYOND = 0.4, 6.0
"""Where it would be smaller still, a line that does not close up else may grow so many font sizes into the margin."""
OVERHANG = 0.0
"""At a line's end a replacement may be so much longer than what it replaces."""
TO_THE_NEXT = 0.45
"""The part of the way to the next word or cell that it may take: a line may stand between two cells."""
MOST_SIGNS = 3
_HYPHENS = frozenset("-\u00ad\u2010")
KERNING = 0.2
"""So far a glyph may stand in the advance of the one before it."""


def glyphs_of(passage: Passage, start: int, end: int) -> tuple[list[Glyph], str, str]:
    """The glyphs that show `passage.text[start:end]`, and the letters around it that hang on them (ligatures)."""
    found: list[Glyph] = []
    before = after = ""
    pieces = passage.pieces
    touched = [
        piece
        for piece in pieces[max(0, bisect_right(pieces, start, key=_start) - 1) : bisect_left(pieces, end, key=_start)]
        if piece.start + piece.high - piece.low > start
    ]
    for number, piece in enumerate(touched):
        low = max(start - piece.start, 0) + piece.low
        last_one = number == len(touched) - 1
        whole = not last_one and touched[number + 1].run is not piece.run  # with the hyphen at a line's end
        high = end - piece.start + piece.low if last_one else len(piece.run.text) if whole else piece.high
        cells = piece.run.cells()
        around = range(max(0, bisect_left(cells, low, key=_start) - 1), bisect_left(cells, high, key=_start))
        inside = [i for i in around if cells[i].code.text and cells[i].start + len(cells[i].code.text) > low]
        if not inside:
            continue
        first, last = cells[inside[0]], cells[inside[-1]]
        if number == 0 and first.start < low:
            before = first.code.text[: low - first.start]
        if number == len(touched) - 1 and last.start + len(last.code.text) > high:
            after = last.code.text[high - last.start :]
        found.extend((piece.run, cell) for cell in cells[inside[0] : inside[-1] + 1])
    return found, before, after


class Surgery:
    """Gathers the cuts of a whole file and writes the touched operations."""

    def __init__(self, font_name: Callable[[Content, Typeset], str], *, tight: bool = False) -> None:
        self._font_name = font_name
        self._tight = tight
        self._moves = Moves()
        self._cuts: dict[tuple[object, ...], dict[int, dict[tuple[int, int], Group | None]]] = {}
        self._contexts: dict[tuple[tuple[object, ...], int], Run] = {}
        self._contents: dict[tuple[object, ...], Content] = {}
        self._lines: Lines | None = None
        self.fonts: set[object] = set()
        """The keys of the fonts of which glyphs were cut."""
        self.added: dict[object, set[bytes]] = {}
        """The codes that replacements show, by the font's key; filled in by `splices`."""
        self.unshown = 0
        """Replacements that no font could show."""

    @property
    def touched(self) -> list[Content]:
        """The streams with cuts."""
        return list(self._contents.values())

    def replace(
        self, glyphs: Sequence[Glyph], text: str, scene: Sequence[Run], right: float, *, plain: bool = False
    ) -> bool:
        """Cut glyphs and show `text` instead. False where all of them were cut before."""
        fresh = [glyph for glyph in glyphs if not self._is_cut(glyph)]
        if not fresh:
            return False
        if self._lines is None or self._lines.runs is not scene:
            self._lines = Lines(scene)
        groups = [_measure(part, self._lines, right) for part in _side_by_side(fresh)]
        if len(fresh) == len(glyphs) or len(fresh) * 2 > len(glyphs):
            _share(text, groups, [self._natural(group, text, plain=plain) for group in groups])
        for group in groups:
            group.plain = plain
            if self._tight or self._is_squashed(group, SQUASHED):
                is_tiny = not self._tight and self._is_squashed(group, _TINY)
                self._close_up(group, right, _BEYOND * group.glyphs[0][0].height if is_tiny else 0.0)
            for index, (run, cell) in enumerate(group.glyphs):
                operation = self._operation(run)
                operation[(cell.part, cell.offset)] = group if index == 0 and group.text else None
        return True

    def _natural(self, group: Group, text: str, *, plain: bool) -> float:
        """How wide a text is by nature where a group stands, in text space; nothing where no other group is."""
        return self._width(group.glyphs[0][0], replace(group, text=text, plain=plain))

    def _is_squashed(self, group: Group, share: float) -> bool:
        """Whether a replacement has less than a share of the room it would take by nature."""
        return bool(group.text) and group.room > 0 and self._width(group.glyphs[0][0], group) * share > group.room

    def _close_up(self, group: Group, right: float, beyond: float) -> None:
        """Move what follows a replacement on its line by what it is longer or shorter."""
        moves = self._moves
        run, (final, cell) = group.glyphs[0][0], group.glyphs[-1]
        length = (run.ux**2 + run.uy**2) ** 0.5
        if run.font.vertical or run.advance < 0 or final.advance < 0 or not length or self._lines is None:
            return
        tail = tail_of(final, cell, self._lines, right, beyond)
        longer = (self._width(run, group) - group.own) * length if group.text else 0.0
        distance = min(longer, moves.room(tail))
        if tail.parts and final.content is run.content:
            moves.add(tail, distance)
            for other, _, _ in tail.parts:
                self._operation(other)
            group.room = group.own + distance / length
            group.closed = group.inside = group.hugged = group.rightward = False

    def _width(self, run: Run, group: Group) -> float:
        """How wide a replacement is by nature, in text space."""
        if run.font.vertical or not run.size:
            return 0.0
        codes = None if group.plain else _own_codes(run.font, group.text)
        if codes is not None:
            return abs(sum(run.glyph_advance(code) for code in codes))
        line = typeset(run.font, group.text)
        return abs(line.advance * run.size * run.font.em * run.spacing[2] * squeezed(run.font, line))

    def _is_cut(self, glyph: Glyph) -> bool:
        run, cell = glyph
        return (cell.part, cell.offset) in self._cuts.get(run.content.key, {}).get(run.op, {})

    def _operation(self, run: Run) -> dict[tuple[int, int], Group | None]:
        key = run.content.key
        self.fonts.add(run.font.key)
        self._contents[key] = run.content
        self._contexts.setdefault((key, run.op), run)
        return self._cuts.setdefault(key, {}).setdefault(run.op, {})

    def operations(self, content: Content) -> set[int]:
        """The numbers of a stream's operations that show cut glyphs."""
        return {place for place, cuts in self._cuts.get(content.key, {}).items() if cuts}

    def splices(self, content: Content) -> list[Splice]:
        """The touched operations of a stream, written anew."""
        found: list[Splice] = []
        for index, cuts in sorted(self._cuts.get(content.key, {}).items()):
            op = content.lexed.ops[index]
            run = self._contexts[(content.key, index)]
            found.append((op.start, op.end, self._rewrite(run, op.name, cuts)))
        return found

    def touches(self, run: Run) -> bool:
        """Whether glyphs of a run's operation are cut."""
        return run.op in self._cuts.get(run.content.key, ())

    def codes_left(self, run: Run) -> set[bytes]:
        """The codes of a run that are not cut."""
        cuts = self._cuts.get(run.content.key, {}).get(run.op, {})
        left: set[bytes] = set()
        for part in run.parts:
            if not cuts:
                left |= run.font.codes(part.data)
                continue
            offset = 0
            for code in run.font.split(part.data):
                if (part.token, offset) not in cuts:
                    left.add(code.raw)
                offset += len(code.raw)
        return left

    def _rewrite(self, run: Run, operator: bytes, cuts: dict[tuple[int, int], Group | None]) -> bytes:
        writer = Pen(run)
        writer.prefix(operator)
        moves = self._moves.of(run)
        hugged = {_behind(group.glyphs[-1][1]) for group in cuts.values() if group is not None and group.hugged}
        for part in run.parts:
            if not part.data:
                if reads_as_space(run.font, part.shift):
                    writer.release()
                writer.move(-part.shift * 0.001 * run.size * (1.0 if run.font.vertical else run.spacing[2]))
                continue
            offset = 0
            for code in run.font.split(part.data):
                key = (part.token, offset)
                offset += len(code.raw)
                writer.move(moves.get(key, 0.0))
                if key not in cuts:
                    if code.text.isspace():
                        writer.release()
                    writer.keep(code.raw)
                    continue
                group = cuts[key]
                if group is not None:
                    writer.move(-self._show(writer, run, group))
                writer.move(run.glyph_advance(code))
                if (part.token, offset) in hugged:
                    writer.hold()
        writer.move(-sum(moves.values()))
        return writer.finish()

    def _show(self, writer: Pen, run: Run, group: Group) -> float:
        """Show a replacement; the advance it takes, in text space."""
        codes = None if group.plain else _own_codes(run.font, group.text)
        if codes is not None and (run.size and run.spacing[2]):
            self.added.setdefault(run.font.key, set()).update(code.raw for code in codes)
            return writer.same_font(codes, group)
        if not run.size or not run.spacing[2]:
            self.unshown += 1
            return 0.0
        if run.font.vertical:
            line = typeset_downwards(run.font, group.text)
            return writer.downwards(self._font_name(run.content, line), line, group)
        line = typeset(run.font, group.text)
        return writer.other_font(self._font_name(run.content, line), line, group)


def _own_codes(font: Font, text: str) -> list[Code] | None:
    """Codes of the document's font, from left to right; none where it lacks a letter or the forms in which it joins."""
    signs = drawn(text)
    if any(sign.shape != sign.text for sign in signs):
        return None
    return font.encode("".join(sign.text for sign in signs))


# ---- groups and their room


def _side_by_side(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs in reading order, cut where the line or the stream changes; each part from left to right."""
    parts: list[list[Glyph]] = [[glyphs[0]]]
    for before, after in pairwise(glyphs):
        if _neighbours(before, after):
            parts[-1].append(after)
        else:
            parts.append([after])
    return [_from_left(part) for part in parts]


def _from_left(glyphs: list[Glyph]) -> list[Glyph]:
    """Neighbours that were read from right to left, in the order in which they stand."""
    first = glyphs[0][0]
    begins = [(run.x * first.ux + run.y * first.uy) + cell.begin * (first.ux**2 + first.uy**2) for run, cell in glyphs]
    return glyphs[::-1] if begins[-1] < begins[0] else glyphs


def _neighbours(before: Glyph, after: Glyph) -> bool:
    run, other = before[0], after[0]
    if run is other:
        return True
    if run.content is not other.content or run.font.vertical != other.font.vertical:
        return False
    length = (run.ux**2 + run.uy**2) ** 0.5 or 1.0
    dx, dy = other.x - run.x, other.y - run.y
    if abs(dx * run.uy - dy * run.ux) / length >= 0.5 * max(run.height, 0.1):
        return False
    along = (dx * run.ux + dy * run.uy) / length
    onward = along + (after[1].begin - before[1].end) * length
    backward = (before[1].begin - after[1].end) * length - along
    return any(-0.6 * run.height < gap < 4 * run.height for gap in (onward, backward))


def _measure(glyphs: list[Glyph], lines: Lines, right: float) -> Group:
    """The room of a group: to the end of its last glyph, and at a line's end some way beyond."""
    first, last = glyphs[0], glyphs[-1]
    run = first[0]
    length = (run.ux**2 + run.uy**2) ** 0.5
    if not length:
        return Group(glyphs, 0.0, 0.0, closed=False)
    ux, uy = run.ux / length, run.uy / length
    begin = run.x * ux + run.y * uy + first[1].begin * length
    final = last[0]
    stop = final.x * ux + final.y * uy + last[1].end * (final.ux * ux + final.uy * uy)
    room = abs(stop - begin)
    gap, closed = _free_after(final, last[1], stop, ux, uy, lines)
    inside = not gap
    limit = right - stop if abs(uy) < 0.01 and ux > 0 else gap
    extra = max(0.0, min(gap, limit, max(OVERHANG * room, 2.0 * run.height)))
    if final.font.vertical or run.advance < 0:
        extra = 0.0
    movable = closed and not final.font.vertical
    signs = movable and _ends_in_signs(final, last[1])
    behind_space = movable and _comes_behind_a_space(run, first[1])
    hugged = signs and (not behind_space or _ends_the_line(final, ux, uy, lines))
    rightward = behind_space and not hugged
    return Group(
        glyphs, (room + extra) / length, room / length, closed and not (hugged or rightward), inside, hugged, rightward
    )


def _comes_behind_a_space(run: Run, cell: Cell) -> bool:
    cells = run.cells()
    place = bisect_left(cells, (cell.part, cell.offset), key=lambda each: (each.part, each.offset))
    return place > 0 and (cells[place - 1].code.text.isspace() or cell.begin - cells[place - 1].end > 0.15 * run.size)


def _behind(cell: Cell) -> tuple[int, int]:
    """Where the code behind a glyph's begins."""
    return cell.part, cell.offset + len(cell.code.raw)


def _ends_the_line(run: Run, ux: float, uy: float, lines: Lines) -> bool:
    """Whether nothing stands behind a run on its line."""
    final = run.cells()[-1]
    stop = run.x * ux + run.y * uy + final.end * (run.ux * ux + run.uy * uy)
    gap, _ = _free_after(run, final, stop, ux, uy, lines)
    return gap > run.height and not run.text[-1:].isspace()


def _ends_in_signs(run: Run, cell: Cell) -> bool:
    """Whether a few signs, and then a space or the end of the run, follow a glyph."""
    cells = run.cells()
    place = bisect_right(cells, _behind(cell), key=_behind)
    tail = "".join([each.code.text for each in cells[place : place + MOST_SIGNS + 1]])
    signs = re.match(r"[^\w\s]{1,3}+", tail)
    return signs is not None and (signs.end() == len(tail) or tail[signs.end()].isspace())


def _free_after(run: Run, cell: Cell, stop: float, ux: float, uy: float, lines: Lines) -> tuple[float, bool]:
    """How far the line is empty behind a glyph (page space), and whether the next glyph follows at once."""
    cells = run.cells()
    place = bisect_right(cells, (cell.part, cell.offset), key=lambda each: (each.part, each.offset))
    later = next(
        (cells[i] for i in range(place, len(cells)) if cells[i].begin >= cell.end - KERNING * abs(run.size)), None
    )
    if later is not None:
        return 0.0, not later.code.text.isspace() and later.begin - cell.end < 0.12 * abs(run.size)
    gap = 1e9
    for begin, other in lines.beside(run, ux, uy):
        if begin < stop - 0.2 * run.height or not begin - stop < gap:
            continue
        gap = max(0.0, begin - stop) if other.text[:1].isspace() else begin - stop
    closed = gap < 0.12 * run.height
    if gap >= 1e9:
        return gap, closed
    least = CELL_GAP if gap > CELL_GAP * run.height else 0.25  # two cells of a table stay two
    return max(0.0, min(gap - least * run.height, TO_THE_NEXT * gap)), closed


def _share(text: str, groups: list[Group], natural: Sequence[float]) -> None:
    """Give each group its part of the replacement: a line each, else as many words as it had where they have room, else
    whole words by width; one word to the widest.

    A word that would have to be squashed there (`natural` is its width in each group) is parted as the one before it
    was: with a hyphen where there was one.
    """
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if len(lines) == len(groups):
        for group, line in zip(groups, lines, strict=True):
            group.text = line
        return
    words = text.split() if len(lines) > 1 or len(groups) > 1 else [text]
    if len(groups) == 1:
        groups[0].text = " ".join(words)
        return
    total = sum(group.own for group in groups) or 1.0
    if len(words) < 2:
        widest = max(range(len(groups)), key=lambda number: groups[number].own)
        if natural[widest] * NARROWEST <= groups[widest].room or not _are_lines(groups):
            groups[widest].text = text.strip()
        else:
            _part(text.strip(), groups, total)
        return
    if _by_count(words, groups):
        return
    share, position = 0.0, 0
    for number, group in enumerate(groups):
        share += group.own / total
        stop = len(words) if number == len(groups) - 1 else _words_within(words, position, share * len(text))
        group.text = " ".join(words[position:stop])
        position = stop


def _by_count(words: Sequence[str], groups: Sequence[Group]) -> bool:
    """Give each group as many words as it had, where that is all of them and each has room: the house number of an
    address stays on the line of its street."""
    olds = ["".join(cell.code.text for _, cell in group.glyphs) for group in groups]
    counts = [len(old.split()) for old in olds]
    if sum(counts) != len(words) or not all(counts):
        return False
    parts, position = [], 0
    for count in counts:
        parts.append(" ".join(words[position : position + count]))
        position += count
    for group, part, old in zip(groups, parts, olds, strict=True):
        if group.own / len(old.strip()) * len(part) * NARROWEST > max(group.room, group.own):
            return False
    for group, part in zip(groups, parts, strict=True):
        group.text = part
    return True


def _are_lines(groups: Sequence[Group]) -> bool:
    """Whether groups stand one below the other."""
    runs = [group.glyphs[0][0] for group in groups]
    return all(
        abs((other.x - run.x) * run.uy - (other.y - run.y) * run.ux) > 0.5 * run.height * (run.ux**2 + run.uy**2) ** 0.5
        for run, other in pairwise(runs)
    )


def _part(word: str, groups: Sequence[Group], total: float) -> None:
    """A word over several lines, by their widths."""
    share, position = 0.0, 0
    for number, group in enumerate(groups):
        share += group.own / total
        stop = len(word) if number == len(groups) - 1 else max(position, round(share * len(word)))
        part, position = word[position:stop], stop
        hyphen = group.glyphs[-1][1].code.text if stop < len(word) and part else ""
        group.text = part + hyphen if hyphen in _HYPHENS and part[-1:].isalnum() else part


def _words_within(words: list[str], position: int, characters: float) -> int:
    """The number of leading words that make up about so many characters."""
    used = 0.0
    for index, word in enumerate(words):
        used += len(word) + 1
        if used - len(word) / 2 > characters:
            return max(position, index)
    return len(words)
