"""One content stream executed: the graphics and text state (ISO 32000-1, 8.4 and 9.3) while its operations pass.

Each operator is one method. What leads to other streams (forms, masks, patterns, glyph procedures) is handed to the
`Surroundings`, which count what it costs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import pikepdf

from gptsanitize.formats.pdf.fonts import Font
from gptsanitize.formats.pdf.lexer import Op, decode_name, decode_string, elements, number_at
from gptsanitize.formats.pdf.objects import child, items, key_of, name_of, number, text_of
from gptsanitize.formats.pdf.scene import (
    IDENTITY,
    Content,
    MarkedText,
    Matrix,
    Part,
    Run,
    Scene,
    multiply,
    reads_as_space,
    stands_open,
)

__all__ = ["Machine", "State", "Surroundings"]

_SPOKEN = ("/ActualText", "/Alt", "/E")
Stack = frozenset[tuple[object, ...]]


@dataclass(slots=True)
class State:
    ctm: Matrix
    font: Font | None = None
    font_name: bytes = b""
    size: float = 0.0
    char: float = 0.0
    word: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copy(self) -> State:
        return State(
            self.ctm,
            self.font,
            self.font_name,
            self.size,
            self.char,
            self.word,
            self.scale,
            self.leading,
            self.rise,
            self.mode,
        )


class Surroundings(Protocol):
    """What a stream is executed in."""

    scene: Scene

    def font(self, obj: Any) -> Font:
        """The font of a font dictionary, or what viewers take where there is none."""

    def note_image(self, image: Any) -> None:
        """An image object is drawn."""

    def once(self, key: tuple[object, ...]) -> bool:
        """True the first time a pattern, mask or Type 3 font is met in this scene."""

    def form(
        self, stream: Any, inherited: Any, ctm: Matrix, depth: int, stack: Stack, state: State | None = None
    ) -> None:
        """Draw a form, pattern cell or glyph procedure."""


class Machine:
    """The state while one content stream is executed."""

    __slots__ = (
        "_content",
        "_data",
        "_depth",
        "_line",
        "_matrix",
        "_resources",
        "_saved",
        "_spaced",
        "_stack",
        "_state",
        "_walk",
        "_xobjects",
    )

    def __init__(self, walk: Surroundings, content: Content, state: State, depth: int, stack: Stack) -> None:
        self._walk, self._content, self._state = walk, content, state
        self._depth, self._stack = depth, stack
        self._data, self._resources = content.data, content.resources
        self._saved: list[State] = []
        self._spaced = False
        self._matrix: Matrix = IDENTITY
        self._line: Matrix = IDENTITY
        self._xobjects: dict[bytes, Any] = {}

    def execute(self) -> None:
        table = _TABLE
        for index, op in enumerate(self._content.lexed.ops):
            action = table.get(op.name)
            if action is not None:
                action(self, index, op)

    # ---- operands

    def _numbers(self, op: Op, count: int) -> tuple[float, ...]:
        """The last `count` operands as numbers, as viewers take them; zeros for what is missing."""
        data = self._data
        found = [number_at(data, token) for token in op.args[-count:] if token.kind == "number"]
        return (*([0.0] * (count - len(found))), *found)

    def _name(self, op: Op, index: int = -1) -> bytes:
        names = [token for token in op.args if token.kind == "name"]
        if not names:
            return b""
        token = names[index]
        return self._data[token.start + 1 : token.end]

    def _resource(self, category: str, name: bytes) -> Any:
        group = child(self._resources, category)
        return child(group, "/" + decode_name(name)) if group is not None else None

    # ---- graphics state

    def save(self, _: int, __: Op) -> None:
        if len(self._saved) < 5000:
            self._saved.append(self._state.copy())

    def restore(self, _: int, __: Op) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def concat(self, _: int, op: Op) -> None:
        matrix: Any = self._numbers(op, 6)
        self._state.ctm = multiply(matrix, self._state.ctm)

    def graphics_state(self, _: int, op: Op) -> None:
        entry = self._resource("/ExtGState", self._name(op))
        font = child(entry, "/Font")
        if isinstance(font, pikepdf.Array) and len(font) == 2:
            self._state.font = self._walk.font(font[0])
            self._state.font_name, self._state.size = b"", number(font[1])
        mask = child(entry, "/SMask")
        group = child(mask, "/G")
        if isinstance(group, pikepdf.Stream):
            self._side(group)

    def _side(self, stream: Any) -> None:
        """Content beside the page's own order (masks, patterns, glyph procedures): read once a scene."""
        if self._walk.once(("side", key_of(stream) or id(stream))):
            self._walk.form(stream, self._resources, self._state.ctm, self._depth, self._stack)

    # ---- text state

    def begin_text(self, _: int, __: Op) -> None:
        self._matrix = self._line = IDENTITY

    def select_font(self, _: int, op: Op) -> None:
        state, name = self._state, self._name(op, 0)
        state.font_name, state.size = name, self._numbers(op, 1)[0]
        fonts = self._content.fonts
        if name not in fonts:
            obj = self._resource("/Font", name)
            font = fonts[name] = self._walk.font(obj)
            if font.type3:
                self._glyph_procedures(font)
        state.font = fonts[name]

    def _glyph_procedures(self, font: Font) -> None:
        resources = child(font.obj, "/Resources")
        for _, procedure in items(child(font.obj, "/CharProcs"))[:256]:
            if isinstance(procedure, pikepdf.Stream) and self._walk.once(("side", key_of(procedure) or id(procedure))):
                inherited = resources if resources is not None else self._resources
                self._walk.form(procedure, inherited, self._state.ctm, self._depth, self._stack)

    def char_space(self, _: int, op: Op) -> None:
        self._state.char = self._numbers(op, 1)[0]

    def word_space(self, _: int, op: Op) -> None:
        self._state.word = self._numbers(op, 1)[0]

    def horizontal_scale(self, _: int, op: Op) -> None:
        self._state.scale = self._numbers(op, 1)[0] / 100.0

    def leading(self, _: int, op: Op) -> None:
        self._state.leading = self._numbers(op, 1)[0]

    def rise(self, _: int, op: Op) -> None:
        self._state.rise = self._numbers(op, 1)[0]

    def render_mode(self, _: int, op: Op) -> None:
        self._state.mode = int(self._numbers(op, 1)[0])

    # ---- text position

    def move(self, _: int, op: Op) -> None:
        x, y = self._numbers(op, 2)
        self._move_by(x, y)

    def _move_by(self, x: float, y: float) -> None:
        a, b, c, d, e, f = self._line
        self._line = self._matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)

    def move_set_leading(self, _: int, op: Op) -> None:
        x, y = self._numbers(op, 2)
        self._state.leading = -y
        self._move_by(x, y)

    def set_matrix(self, _: int, op: Op) -> None:
        a, b, c, d, e, f = self._numbers(op, 6)
        self._line = self._matrix = (a, b, c, d, e, f)

    def next_line(self, _: int, __: Op) -> None:
        self._move_by(0.0, -self._state.leading)

    # ---- showing

    def show(self, index: int, op: Op) -> None:
        if op.args and op.args[-1].kind in {"string", "hex", "open"}:
            self._show(index, (Part(0, decode_string(self._data, op.args[-1]), 0.0),))

    def show_array(self, index: int, op: Op) -> None:
        args = op.args
        if len(args) == 1 and args[0].kind == "array":
            parts = [Part(i, shown, shift) for i, (shown, shift) in enumerate(elements(self._data, args[0]))]
        else:
            parts = self._loose_parts(op)
        self._show(index, tuple(parts))

    def _loose_parts(self, op: Op) -> list[Part]:
        """The elements of an array that is not well formed."""
        data = self._data
        parts: list[Part] = []
        for token in op.args:
            if token.kind == "number":
                parts.append(Part(len(parts), b"", number_at(data, token)))
            elif token.kind in {"string", "hex", "open"}:
                parts.append(Part(len(parts), decode_string(data, token), 0.0))
            elif token.kind == "array":
                parts.extend(Part(len(parts) + i, s, n) for i, (s, n) in enumerate(elements(data, token)))
        return parts

    def next_line_show(self, index: int, op: Op) -> None:
        self.next_line(index, op)
        self.show(index, op)

    def spaced_next_line_show(self, index: int, op: Op) -> None:
        found = [number_at(self._data, token) for token in op.args if token.kind == "number"]
        if len(found) >= 2:
            self._state.word, self._state.char = found[-2:]
        self.next_line_show(index, op)

    def _show(self, index: int, parts: tuple[Part, ...]) -> None:
        state = self._state
        font = state.font
        if font is None:
            self._walk.scene.unknown_font = self._walk.scene.unknown_font or any(part.data for part in parts)
            return
        run = self._place(index, parts, font)
        text, advance = self._measure(parts, font)
        run.text, run.advance = text, advance
        a, b, c, d, e, f = self._matrix
        dx, dy = (c * advance, d * advance) if font.vertical else (a * advance, b * advance)
        self._matrix = (a, b, c, d, e + dx, f + dy)
        if any(part.data for part in parts):
            self._walk.scene.runs.append(run)

    def _measure(self, parts: tuple[Part, ...], font: Font) -> tuple[str, float]:
        """Text and advance of an array: strings between which nothing reads as a space are measured as one."""
        state = self._state
        text, shift, moved, units = "", 0.0, 0.0, 0.0
        codes = spaces = 0
        chunk: list[bytes] = []
        for part in (*parts, None):
            if part is not None and not part.data:
                shift += part.shift
                continue
            gap, moved, shift = shift, moved + shift, 0.0
            if chunk and (part is None or reads_as_space(font, gap)):
                measure = font.measure(b"".join(chunk))
                text += (" " if text and self._spaced and stands_open(text, measure.text) else "") + measure.text
                units, codes, spaces = units + measure.advance, codes + measure.codes, spaces + measure.spaces
                chunk.clear()
            if part is not None:
                self._spaced = reads_as_space(font, gap) if not chunk else self._spaced
                chunk.append(part.data)
        own = units * state.size + codes * state.char + spaces * state.word
        advance = own - moved * 0.001 * state.size
        return text, advance if font.vertical else advance * state.scale

    def _place(self, index: int, parts: tuple[Part, ...], font: Font) -> Run:
        state = self._state
        a, b, c, d, e, f = self._matrix
        m = state.ctm
        x, y = c * state.rise + e, d * state.rise + f
        axis = (c, d) if font.vertical else (a, b)
        across = (a, b) if font.vertical else (c, d)
        vx, vy = across[0] * m[0] + across[1] * m[2], across[0] * m[1] + across[1] * m[3]
        em = abs(state.size) * font.em
        return Run(
            content=self._content,
            op=index,
            font=font,
            size=state.size,
            spacing=(state.char, state.word, state.scale),
            mode=state.mode,
            x=x * m[0] + y * m[2] + m[4],
            y=x * m[1] + y * m[3] + m[5],
            ux=axis[0] * m[0] + axis[1] * m[2],
            uy=axis[0] * m[1] + axis[1] * m[3],
            height=em * (vx * vx + vy * vy) ** 0.5,
            advance=0.0,
            text="",
            parts=parts,
            font_name=state.font_name,
            hidden=state.mode in {3, 7},
        )

    # ---- nesting and marked content

    def draw(self, _: int, op: Op) -> None:
        name = self._name(op)
        if name not in self._xobjects:
            self._xobjects[name] = self._resource("/XObject", name)
        found = self._xobjects[name]
        if not isinstance(found, pikepdf.Stream):
            return
        if name_of(child(found, "/Subtype")) == "Image":
            self._walk.note_image(found)
            self._image()
        else:
            self._walk.form(found, self._resources, self._state.ctm, self._depth, self._stack, self._state)

    def _image(self) -> None:
        m, scene = self._state.ctm, self._walk.scene
        area = abs(m[0] * m[3] - m[1] * m[2])
        scene.images += area
        scene.largest_image = max(scene.largest_image, area)

    def inline_image(self, _: int, __: Op) -> None:
        self._image()

    def pattern(self, _: int, op: Op) -> None:
        found = self._resource("/Pattern", self._name(op)) if op.args and op.args[-1].kind == "name" else None
        if isinstance(found, pikepdf.Stream):
            self._side(found)

    def begin_marked(self, index: int, op: Op) -> None:
        self.mark(index, op)

    def mark(self, index: int, op: Op) -> None:
        """`ActualText` and its like, written into the stream."""
        key = ""
        for position, token in enumerate(op.args):
            if token.kind == "name":
                key = decode_name(self._data[token.start : token.end])
            elif token.kind in {"string", "hex", "open"} and key in _SPOKEN:
                text = text_of(pikepdf.String(decode_string(self._data, token)))
                self._walk.scene.marked.append(MarkedText(self._content, index, position, key, text))


_Action = Callable[[Machine, int, Op], None]
_TABLE: dict[bytes, _Action] = {
    b"q": Machine.save,
    b"Q": Machine.restore,
    b"cm": Machine.concat,
    b"gs": Machine.graphics_state,
    b"BT": Machine.begin_text,
    b"Tf": Machine.select_font,
    b"Tc": Machine.char_space,
    b"Tw": Machine.word_space,
    b"Tz": Machine.horizontal_scale,
    b"TL": Machine.leading,
    b"Tr": Machine.render_mode,
    b"Ts": Machine.rise,
    b"Td": Machine.move,
    b"TD": Machine.move_set_leading,
    b"Tm": Machine.set_matrix,
    b"T*": Machine.next_line,
    b"Tj": Machine.show,
    b"TJ": Machine.show_array,
    b"'": Machine.next_line_show,
    b'"': Machine.spaced_next_line_show,
    b"Do": Machine.draw,
    b"BI": Machine.inline_image,
    b"scn": Machine.pattern,
    b"SCN": Machine.pattern,
    b"BDC": Machine.begin_marked,
    b"BMC": Machine.begin_marked,
    b"DP": Machine.mark,
}
