"""Writes one text-showing operation anew: codes that stay, room where others were, replacements fitted to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from gptsanitize.formats.pdf.faces import Face, Typeset, squeeze
from gptsanitize.formats.pdf.fonts import Code, Font
from gptsanitize.formats.pdf.scene import Cell, Run
from gptsanitize.formats.pdf.tight import Tail

__all__ = ["Glyph", "Group", "Pen", "squeezed"]

Glyph = tuple[Run, Cell]
NARROWEST = 0.7
"""Letters are narrowed to this before they are made smaller."""
SPACED = 0.9
"""So far letters only move closer; beyond, they are narrowed."""
SMALLEST = 0.3
WIDEST = 1.25
WIDER = 1.1
"""Letters are widened so far inside a line, to leave less of a gap."""


@dataclass(eq=False, slots=True)
class Group:
    """Cut glyphs side by side, what is shown instead, and how much room there is (text space of the first run)."""

    glyphs: list[Glyph]
    room: float
    own: float
    """The width of the cut glyphs alone."""
    closed: bool
    """Whether the next glyph follows at once, so that a gap would read as a space."""
    inside: bool = False
    """Whether other words of the same operation follow."""
    hugged: bool = False
    """Whether what follows at once is a sign or two before the next space: it moves with a shorter replacement."""
    rightward: bool = False
    """Whether a space comes before and none behind: a shorter replacement stands at the right of its room."""
    text: str = field(default="", repr=False)
    plain: bool = False
    """Shown in a typeface of ours, whatever the document's own font has."""
    tail: Tail | None = None
    """What moves with it, where lines close up."""


class Pen:
    """Builds the bytes of one rewritten operation."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._out: list[bytes] = []
        self._array: list[bytes] = []
        self._kept = bytearray()
        self._gap = 0.0
        self._held = 0.0

    def prefix(self, operator: bytes) -> None:
        """What `'` and `\"` do before they show (9.4.3)."""
        if operator == b'"':
            self._out.append(b"%s Tw %s Tc" % (_number(self._run.spacing[1]), _number(self._run.spacing[0])))
        if operator in {b"'", b'"'}:
            self._out.append(b"T*")

    def move(self, distance: float) -> None:
        """Move the pen along the line, by text space."""
        self._gap += distance

    def hold(self) -> None:
        """Leave the room behind a shorter replacement for the next space."""
        if self._gap > 0:
            self._held, self._gap = self._held + self._gap, 0.0

    def release(self) -> None:
        """Take the room that was left."""
        self._gap, self._held = self._gap + self._held, 0.0

    def keep(self, raw: bytes) -> None:
        """Show a code as it was shown before."""
        self._settle()
        self._kept += raw

    def _settle(self) -> None:
        if abs(self._gap) < 1e-7:
            return
        self._close_string()
        scale = self._run.size * (1.0 if self._run.font.vertical else self._run.spacing[2])
        if scale:
            self._array.append(_number(-self._gap * 1000.0 / scale))
        self._gap = 0.0

    def _close_string(self) -> None:
        if self._kept:
            self._array.append(b"<" + bytes(self._kept).hex().encode("ascii") + b">")
            self._kept.clear()

    def _flush(self) -> None:
        self._settle()
        self._close_string()
        if self._array:
            self._out.append(b"[" + b" ".join(self._array) + b"] TJ")
            self._array.clear()

    def finish(self) -> bytes:
        """The whole operation."""
        self.release()
        self._flush()
        return b" " + b" ".join(self._out) + b" "

    def same_font(self, codes: list[Code], group: Group) -> float:
        """Show codes of the run's own font; answers their advance."""
        run = self._run
        natural = sum(run.glyph_advance(code) for code in codes)
        data = b"<" + b"".join(code.raw for code in codes).hex().encode("ascii") + b"> Tj"
        if run.font.vertical:
            self._flush()
            self._out.append(data)
            return natural
        stretch, shrink = _fit(abs(natural), group)
        if shrink < 1.0 and not run.font_name:
            stretch, shrink = stretch * shrink, 1.0
        lead = self._lead(natural * stretch * shrink, group)
        if shrink == 1.0 and stretch > SPACED:
            self._spaced(codes, natural * (stretch - 1.0))
            return lead + natural * stretch
        self._flush()
        before, after = self._squeeze(stretch, shrink)
        self._out += [*before, data, *after]
        return lead + natural * stretch * shrink

    def _spaced(self, codes: list[Code], more: float) -> None:
        """Show codes with some more or less room between them: the operation stays one for readers that sort them."""
        for code in codes:
            self.keep(code.raw)
            self.move(more / len(codes))

    def _lead(self, advance: float, group: Group) -> float:
        """Move to where a replacement begins that stands at the right of its room; answers how far."""
        lead = max(0.0, group.own - abs(advance)) if group.rightward and advance > 0 else 0.0
        self.move(lead)
        return lead

    def _squeeze(self, stretch: float, shrink: float) -> tuple[list[bytes], list[bytes]]:
        """Operators that narrow and shrink the text, and those that restore it."""
        run = self._run
        before, after = [], []
        if stretch != 1.0:
            before.append(_number(run.spacing[2] * 100 * stretch) + b" Tz")
            after.append(_number(run.spacing[2] * 100) + b" Tz")
        if shrink != 1.0:
            before.append(b"/%s %s Tf" % (run.font_name, _number(run.size * shrink)))
            after.append(b"/%s %s Tf" % (run.font_name, _number(run.size)))
            for value, operator in ((run.spacing[0], b"Tc"), (run.spacing[1], b"Tw")):
                if value:
                    before.append(_number(value * shrink) + b" " + operator)
                    after.append(_number(value) + b" " + operator)
        return before, after

    def downwards(self, name: str, line: Typeset, group: Group) -> float:
        """Show text from top to bottom in another font; answers its advance, which is negative."""
        run = self._run
        natural = line.advance * abs(run.size)
        shrink = min(1.0, group.room / natural) if natural and group.room > 0 else 1.0
        self._flush()
        before, after = self._spaceless()
        restore = [b"/%s %s Tf" % (run.font_name, _number(run.size))] if run.font_name else []
        self._out += [b"/%s %s Tf" % (name.encode("ascii"), _number(run.size * shrink)), *before]
        self._out += [b"<" + line.data.hex().encode("ascii") + b"> Tj", *restore, *after]
        return -natural * shrink

    def _spaceless(self) -> tuple[list[bytes], list[bytes]]:
        """Operators that take away character and word spacing, and those that restore it."""
        spacing = [
            (value, operator) for value, operator in zip(self._run.spacing, (b"Tc", b"Tw"), strict=False) if value
        ]
        return [b"0 " + op for _, op in spacing], [_number(value) + b" " + op for value, op in spacing]

    def other_font(self, name: str, line: Typeset, group: Group) -> float:
        """Show text in another font; answers its advance."""
        run = self._run
        matrix = run.font.matrix
        size = run.size * run.font.em * run.font.upright
        mirrored = run.font.type3 and matrix[0] * run.font.upright < 0
        scale = run.spacing[2] * (-1.0 if mirrored else 1.0)
        scale *= squeezed(run.font, line)
        natural = line.advance * size * scale
        stretch, shrink = _fit(abs(natural), group)
        lead = self._lead(natural * stretch * shrink, group)
        self._flush()
        self._out.append(b"/%s %s Tf" % (name.encode("ascii"), _number(size * shrink)))
        restore = [b"/%s %s Tf" % (run.font_name, _number(run.size))] if run.font_name else []
        if stretch * scale != run.spacing[2]:
            self._out.append(_number(scale * 100 * stretch) + b" Tz")
            restore.append(_number(run.spacing[2] * 100) + b" Tz")
        before, after = self._spaceless()
        self._out += before
        restore += after
        self._out.append(b"<" + line.data.hex().encode("ascii") + b"> Tj")
        self._out += restore
        return lead + natural * stretch * shrink


def _fit(natural: float, group: Group) -> tuple[float, float]:
    """How much to stretch (or narrow) and to shrink text of a natural width, so that it fits its room."""
    if natural <= 0 or group.room <= 0:
        return 1.0, 1.0
    ratio = group.room / natural
    if ratio >= 1.0:
        return min(ratio, WIDEST if group.closed else WIDER if group.inside else 1.0), 1.0
    if ratio >= NARROWEST:
        return ratio, 1.0
    return NARROWEST, max(ratio / NARROWEST, SMALLEST)


def _number(value: float) -> bytes:
    text = f"{value:.5f}".rstrip("0").rstrip(".")
    return (text if text not in {"-0", ""} else "0").encode("ascii")


def squeezed(font: Font, line: Typeset) -> float:
    """How much the letters of a face are squeezed to stand for those of a font."""
    return squeeze(font, line.face) if isinstance(line.face, Face) else 1.0
