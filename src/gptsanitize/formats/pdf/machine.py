"""One content stream executed: the graphics and text state (ISO 32000-1, 8.4 and 9.3) while its operations pass.

Each operator is one method, which is given its operands: numbers, a name, or what is shown. They are taken from a step
of the lexer's where the stream is as the specification has it, else token by token. What leads to other streams (forms,
masks, patterns, glyph procedures) is handed to the `Surroundings`, which count what it costs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import pikepdf

from gptsanitize.formats.pdf.fonts import Font
from gptsanitize.formats.pdf.lexer import (
    ARRAY,
    NAME,
    NAMED,
    OPERATOR,
    SHOWING,
    SIZE,
    STRING,
    Op,
    Step,
    Stretch,
    decode_name,
    decode_string,
    elements,
    number_at,
    numbers_of,
    size_of,
    string_of,
)
from gptsanitize.formats.pdf.objects import child, items, key_of, name_of, number, numbers, text_of
from gptsanitize.formats.pdf.scene import (
    IDENTITY,
    Content,
    Drawn,
    MarkedText,
    Matrix,
    Part,
    Run,
    Scene,
    chunks_of,
    multiply,
    parts_of,
    stands_open,
    strings_and_shifts,
)

__all__ = ["Machine", "State", "Surroundings"]

_TEXTS = frozenset({"string", "hex", "open"})
_SPOKEN = ("/ActualText", "/Alt", "/E")
Stack = frozenset[tuple[object, ...]]
_SMALLEST = 200.0
"""A picture of fewer square points holds no line that could be read."""
_MOST_DRAWN = 2000


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
        self._matrix: Matrix = IDENTITY
        self._line: Matrix = IDENTITY
        self._xobjects: dict[bytes, Any] = {}

    def execute(self) -> None:
        """Run the program."""
        for part in self._content.lexed.program:
            if isinstance(part, Op):
                self._execute_operation(part)
            else:
                self._execute_steps(part)

    def _execute_steps(self, steps: Stretch) -> None:
        plain, numeric, kinds = _PLAIN, _NUMERIC, _KINDS
        for step in steps:
            kind = step.lastindex
            if kind == OPERATOR:
                name = step[OPERATOR]
                if (action := plain.get(name)) is not None:
                    action(self)
                else:
                    count, method = numeric[name]
                    method(self, *numbers_of(step, count))
            elif (taker := kinds.get(kind)) is not None:
                taker(self, step)

    def _execute_operation(self, op: Op) -> None:
        """An operation that was read token by token."""
        name = op.name
        if (action := _PLAIN.get(name)) is not None:
            action(self)
        elif (entry := _NUMERIC.get(name)) is not None:
            entry[1](self, *self._numbers(op, entry[0]))
        elif name in {b"scn", b"SCN"}:
            self.odd_pattern(op)
        elif (named := _NAMED.get(name)) is not None:
            named(self, self._name(op))
        elif (odd := _ODD.get(name)) is not None:
            odd(self, op)

    # ---- steps

    def step_font(self, step: Step) -> None:
        self.select_font(step[NAME], size_of(step))

    def step_resource(self, step: Step) -> None:
        _NAMED[step[NAMED]](self, step[NAME])

    def step_string(self, step: Step) -> None:
        if step[SHOWING] == b"'":
            self.next_line()
        self._show_data(step.start(STRING), string_of(step))

    def step_array(self, step: Step) -> None:
        array, place = step[ARRAY], step.start(ARRAY) - 1
        strings, shifts = strings_and_shifts(array)
        if strings:
            self._show(place, strings, shifts, None, array)
        else:
            self._show_parts(place, parts_of(array))

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

    def save(self) -> None:
        if len(self._saved) < 5000:
            self._saved.append(self._state.copy())

    def restore(self) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def concat(self, *matrix: float) -> None:
        self._state.ctm = multiply(matrix, self._state.ctm)  # type: ignore[arg-type]  # six of them

    def graphics_state(self, name: bytes) -> None:
        entry = self._resource("/ExtGState", name)
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

    def begin_text(self) -> None:
        self._matrix = self._line = IDENTITY

    def select_font(self, name: bytes, size: float) -> None:
        state, fonts = self._state, self._content.fonts
        state.font_name, state.size = name, size
        if name not in fonts:
            font = fonts[name] = self._walk.font(self._resource("/Font", name))
            if font.type3:
                self._glyph_procedures(font)
        state.font = fonts[name]

    def _glyph_procedures(self, font: Font) -> None:
        """What glyphs are made of. Pictures in them are letters, as large as the glyphs are shown."""
        scene = self._walk.scene
        images, largest, drawn, is_odd = scene.images, scene.largest_image, len(scene.drawn), scene.is_odd
        scene.images = scene.largest_image = 0.0
        self._run_procedures(font)
        scene.has_pictures_for_glyphs |= scene.images > 0
        a, b, c, d, *_ = numbers(child(font.obj, "/FontMatrix"), 6) or (0.001, 0.0, 0.0, 0.001)
        share = abs(a * d - b * c) * self._state.size**2
        scene.images = images + share * scene.images
        scene.largest_image = max(largest, share * scene.largest_image)
        scene.is_odd = is_odd
        del scene.drawn[drawn:]

    def _run_procedures(self, font: Font) -> None:
        resources = child(font.obj, "/Resources")
        for _, procedure in items(child(font.obj, "/CharProcs"))[:256]:
            if isinstance(procedure, pikepdf.Stream) and self._walk.once(("side", key_of(procedure) or id(procedure))):
                inherited = resources if resources is not None else self._resources
                self._walk.form(procedure, inherited, self._state.ctm, self._depth, self._stack)

    def char_space(self, value: float) -> None:
        self._state.char = value

    def word_space(self, value: float) -> None:
        self._state.word = value

    def horizontal_scale(self, value: float) -> None:
        self._state.scale = value / 100.0

    def leading(self, value: float) -> None:
        self._state.leading = value

    def rise(self, value: float) -> None:
        self._state.rise = value

    def render_mode(self, value: float) -> None:
        self._state.mode = int(value)

    # ---- text position

    def move(self, x: float, y: float) -> None:
        a, b, c, d, e, f = self._line
        self._line = self._matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)

    def move_set_leading(self, x: float, y: float) -> None:
        self._state.leading = -y
        self.move(x, y)

    def set_matrix(self, *matrix: float) -> None:
        self._line = self._matrix = matrix  # type: ignore[assignment]  # six of them

    def next_line(self) -> None:
        self.move(0.0, -self._state.leading)

    # ---- showing

    def show_last(self, op: Op) -> None:
        """`Tj` and its like: the last operand is shown, if it is a string."""
        if op.args and op.args[-1].kind in _TEXTS:
            self._show_data(op.start, decode_string(self._data, op.args[-1]))

    def show_array(self, op: Op) -> None:
        args = op.args
        if len(args) == 1 and args[0].kind == "array":
            self._show_parts(op.start, parts_of(self._data[args[0].start + 1 : args[0].end - 1]))
        else:
            self._show_parts(op.start, self._loose_parts(op))

    def _loose_parts(self, op: Op) -> tuple[Part, ...]:
        """The elements of an array that is not well formed."""
        data = self._data
        parts: list[Part] = []
        for token in op.args:
            if token.kind == "number":
                parts.append(Part(len(parts), b"", number_at(data, token)))
            elif token.kind in _TEXTS:
                parts.append(Part(len(parts), decode_string(data, token), 0.0))
            elif token.kind == "array":
                found = elements(data[token.start + 1 : token.end - 1])
                parts.extend(Part(len(parts) + i, s, n) for i, (s, n) in enumerate(found))
        return tuple(parts)

    def next_line_show(self, op: Op) -> None:
        self.next_line()
        self.show_last(op)

    def spaced_next_line_show(self, op: Op) -> None:
        found = [number_at(self._data, token) for token in op.args if token.kind == "number"]
        if len(found) >= 2:
            self._state.word, self._state.char = found[-2:]
        self.next_line_show(op)

    def _show_data(self, place: int, data: bytes) -> None:
        self._show(place, [data] if data else [], [0.0] * (1 + bool(data)), (Part(0, data, 0.0),))

    def _show_parts(self, place: int, parts: tuple[Part, ...]) -> None:
        strings: list[bytes] = []
        shifts = [0.0]
        for part in parts:
            if part.data:
                strings.append(part.data)
                shifts.append(0.0)
            else:
                shifts[-1] += part.shift
        self._show(place, strings, shifts, parts)

    def _show(
        self,
        place: int,
        strings: list[bytes],
        shifts: list[float],
        parts: tuple[Part, ...] | None,
        array: bytes = b"",
    ) -> None:
        """Show strings, with a shift before each and one behind the last. Their parts are given, or the array."""
        font = self._state.font
        if font is None:
            self._walk.scene.unknown_font = self._walk.scene.unknown_font or bool(strings)
            return
        text, advance = self._measure(strings, shifts, font)
        if strings:
            self._walk.scene.runs.append(self._run(place, font, text, advance, parts, array))
        a, b, c, d, e, f = self._matrix
        dx, dy = (c * advance, d * advance) if font.vertical else (a * advance, b * advance)
        self._matrix = (a, b, c, d, e + dx, f + dy)

    def _measure(self, strings: list[bytes], shifts: list[float], font: Font) -> tuple[str, float]:
        """Text and advance of an array: strings between which nothing reads as a space are measured as one."""
        state = self._state
        measure = font.measure(chunks_of(strings, shifts, font))
        text = ""
        for piece in measure.texts:
            text += (" " if stands_open(text, piece) else "") + piece
        own = measure.advance * state.size + measure.codes * state.char + measure.spaces * state.word
        advance = own - sum(shifts) * 0.001 * state.size
        return text, advance if font.vertical else advance * state.scale

    def _run(
        self, place: int, font: Font, text: str, advance: float, parts: tuple[Part, ...] | None, array: bytes
    ) -> Run:
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
            op=place,
            font=font,
            size=state.size,
            spacing=(state.char, state.word, state.scale),
            mode=state.mode,
            x=x * m[0] + y * m[2] + m[4],
            y=x * m[1] + y * m[3] + m[5],
            ux=axis[0] * m[0] + axis[1] * m[2],
            uy=axis[0] * m[1] + axis[1] * m[3],
            height=em * (vx * vx + vy * vy) ** 0.5,
            advance=advance,
            text=text,
            font_name=state.font_name,
            hidden=state.mode in {3, 7},
            _parts=parts,
            _array=array,
        )

    # ---- nesting and marked content

    def draw(self, name: bytes) -> None:
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
        turned = m[0] * m[3] - m[1] * m[2]
        area = abs(turned)
        scene.images += area
        scene.largest_image = max(scene.largest_image, area)
        if turned < -_SMALLEST:
            scene.is_odd = True
        if len(scene.drawn) < _MOST_DRAWN:
            xs, ys = (0.0, m[0], m[2], m[0] + m[2]), (0.0, m[1], m[3], m[1] + m[3])
            box = (m[4] + min(xs), m[5] + min(ys), m[4] + max(xs), m[5] + max(ys))
            scene.drawn.append(Drawn(box, len(scene.runs)))

    def inline_image(self, _: Op) -> None:
        m = self._state.ctm
        self._walk.scene.is_odd |= abs(m[0] * m[3] - m[1] * m[2]) > _SMALLEST
        self._image()

    def pattern(self, name: bytes) -> None:
        found = self._resource("/Pattern", name)
        if isinstance(found, pikepdf.Stream):
            self._side(found)

    def odd_pattern(self, op: Op) -> None:
        if op.args and op.args[-1].kind == "name":
            self.pattern(self._name(op))

    def odd_font(self, op: Op) -> None:
        self.select_font(self._name(op, 0), self._numbers(op, 1)[0])

    def mark(self, op: Op) -> None:
        """`ActualText` and its like, written into the stream."""
        key = ""
        for position, token in enumerate(op.args):
            if token.kind == "name":
                key = decode_name(self._data[token.start : token.end])
            elif token.kind in _TEXTS and key in _SPOKEN:
                text = text_of(pikepdf.String(decode_string(self._data, token)))
                self._walk.scene.marked.append(MarkedText(self._content, op.start, position, key, text))


_PLAIN: dict[bytes, Callable[[Machine], None]] = {
    b"q": Machine.save,
    b"Q": Machine.restore,
    b"BT": Machine.begin_text,
    b"T*": Machine.next_line,
}
_NUMERIC: dict[bytes, tuple[int, Callable[..., None]]] = {
    b"cm": (6, Machine.concat),
    b"Tc": (1, Machine.char_space),
    b"Tw": (1, Machine.word_space),
    b"Tz": (1, Machine.horizontal_scale),
    b"TL": (1, Machine.leading),
    b"Tr": (1, Machine.render_mode),
    b"Ts": (1, Machine.rise),
    b"Td": (2, Machine.move),
    b"TD": (2, Machine.move_set_leading),
    b"Tm": (6, Machine.set_matrix),
}
_NAMED: dict[bytes, Callable[[Machine, bytes], None]] = {
    b"gs": Machine.graphics_state,
    b"Do": Machine.draw,
    b"scn": Machine.pattern,
    b"SCN": Machine.pattern,
}
_ODD: dict[bytes, Callable[[Machine, Op], None]] = {
    b"Tf": Machine.odd_font,
    b"Tj": Machine.show_last,
    b"TJ": Machine.show_array,
    b"'": Machine.next_line_show,
    b'"': Machine.spaced_next_line_show,
    b"BI": Machine.inline_image,
    b"BDC": Machine.mark,
    b"BMC": Machine.mark,
    b"DP": Machine.mark,
}
_KINDS: dict[int | None, Callable[[Machine, Step], None]] = {
    SIZE: Machine.step_font,
    NAMED: Machine.step_resource,
    SHOWING: Machine.step_string,
    ARRAY: Machine.step_array,
}
