"""Content streams read as a viewer reads them: which text is shown where, by which bytes of which stream.

The interpreter follows the graphics and text state (ISO 32000-1, 8.4 and 9.3) through pages, forms nested in forms,
tiling patterns, soft masks and Type 3 glyph procedures, and yields a `Run` for each text-showing operation: its text,
its origin and direction in page space, and what is needed to cut single glyphs out of it again. It decides nothing
about the text.

What a hostile file could make endless is counted: depth, executions of forms, operations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pikepdf

from gptsanitize.errors import LimitError
from gptsanitize.formats.pdf.fonts import Code, Font, load_font
from gptsanitize.formats.pdf.lexer import Lexed, Op, decode_string, elements, lex, number_at
from gptsanitize.formats.pdf.objects import Budget, child, items, key_of, name_of, number, numbers, text_of

__all__ = ["Cell", "Content", "Interpreter", "MarkedText", "Run", "Scene"]

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
MAX_DEPTH = 24
MAX_FORMS = 20_000
MAX_OPERATIONS = 40_000_000
_SPOKEN = ("/ActualText", "/Alt", "/E")


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
    parts: tuple[Part, ...] = field(repr=False)
    font_name: bytes = b""
    hidden: bool = False

    def cells(self) -> list[Cell]:
        """The glyphs of the run, in the order in which they are shown."""
        found: list[Cell] = []
        text, shift, position = "", 0.0, 0.0
        for part in self.parts:
            if not part.data:
                shift += part.shift
                position -= part.shift * 0.001 * self.size * (1.0 if self.font.vertical else self.spacing[2])
                continue
            codes = self.font.split(part.data)
            if _reads_as_space(self.font, shift) and _is_open(text, "".join([code.text for code in codes])):
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


def _reads_as_space(font: Font, shift: float) -> bool:
    """A displacement (in thousandths) that is more than half a space wide."""
    return -shift > 600.0 * font.space


def _is_open(text: str, piece: str) -> bool:
    """Whether no space stands between two shown strings."""
    return bool(text and piece) and not text[-1].isspace() and not piece[0].isspace()


class MarkedText(NamedTuple):
    """A text string inside a content stream's marked-content properties (`ActualText`, `Alt`, `E`)."""

    content: Content
    op: int
    token: int
    key: str
    text: str


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


@dataclass(slots=True)
class _State:
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

    def copy(self) -> _State:
        return _State(
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


class Interpreter:
    """Reads pages of one open file. Fonts and streams are read once, however often they are used."""

    def __init__(
        self,
        budget: Budget,
        scrub: Callable[[bytes, Lexed], bytes | None] | None = None,
        font_names: Mapping[object, str] | None = None,
    ) -> None:
        self._budget = budget
        self._scrub = scrub
        self._font_names = font_names or {}
        self._fonts: dict[object, Font] = {}
        self._contents: dict[tuple[object, ...], Content] = {}
        self._keep: list[Any] = []
        self.operations = 0
        self.images: set[tuple[int, int]] = set()
        """Image objects that are drawn."""

    @property
    def fonts(self) -> list[Font]:
        """All fonts met so far."""
        return list(self._fonts.values())

    def page_key(self, obj: Any) -> tuple[object, ...]:
        """The identity of what a page shows: pages of equal key show the same."""
        keys = tuple(key_of(stream) or id(stream) for stream in _content_streams(obj))
        return ("page", *keys, key_of(child(obj, "/Resources")) or key_of(obj) or id(obj))

    def page(self, obj: Any) -> Scene:
        """What a page's contents show. Its own content is not kept, forms are. Raises `LimitError`."""
        scene = Scene()
        data = b"\n".join(self._budget.decode(stream) for stream in _content_streams(obj))
        content = self._cut(self.page_key(obj), data, child(obj, "/Resources"), None)
        _Walk(self, scene).run(content, _State(IDENTITY), 0, frozenset())
        return scene

    def _cut(self, key: tuple[object, ...], data: bytes, resources: Any, owner: Any) -> Content:
        """Cut a stream into operations, without what is not shown."""
        lexed = lex(data)
        cleaned = self._scrub(data, lexed) if self._scrub else None
        if cleaned is None:
            return Content(key, data, resources, owner, lexed)
        return Content(key, cleaned, resources, owner, lex(cleaned), changed=True)

    def appearance(self, stream: Any, resources: Any = None) -> Scene:
        """What a form shows when it is drawn by itself: an annotation's appearance."""
        scene = Scene()
        _Walk(self, scene).form(stream, resources, IDENTITY, 0, frozenset())
        return scene

    @property
    def contents(self) -> list[Content]:
        """All forms, patterns, appearances and glyph procedures met so far."""
        return list(self._contents.values())

    def stream_content(self, stream: Any, inherited: Any) -> Content:
        """The content of a form, pattern or glyph procedure."""
        key = ("stream", key_of(stream) or id(stream))
        found = self._contents.get(key)
        if found is None:
            resources = child(stream, "/Resources")
            resources = inherited if resources is None else resources
            found = self._contents[key] = self._cut(key, self._budget.decode(stream), resources, stream)
        return found

    def font(self, obj: Any) -> Font:
        """The font of a font dictionary."""
        key = key_of(obj) or id(obj)
        found = self._fonts.get(key)
        if found is None:
            found = self._fonts[key] = load_font(obj, self._budget)
            found.name = self._font_names.get(key, found.name)
            self._keep.append(obj)
        return found


def _content_streams(obj: Any) -> list[Any]:
    contents = child(obj, "/Contents")
    if isinstance(contents, pikepdf.Stream):
        return [contents]
    if isinstance(contents, pikepdf.Array):
        return [stream for stream in contents if isinstance(stream, pikepdf.Stream)]
    return []


class _Walk:
    """One execution over a page or appearance: counts what it costs, collects what is shown."""

    def __init__(self, interpreter: Interpreter, scene: Scene) -> None:
        self._interpreter = interpreter
        self._scene = scene
        self._forms = 0
        self._seen: set[tuple[object, ...]] = set()

    def run(self, content: Content, state: _State, depth: int, stack: frozenset[tuple[object, ...]]) -> None:
        """Execute one content stream."""
        self._interpreter.operations += len(content.lexed.ops) + 1
        if self._interpreter.operations > MAX_OPERATIONS:
            raise LimitError("the pages hold more drawing operations than allowed", reason="limit-operations")
        if content.key not in self._seen:
            self._seen.add(content.key)
            self._scene.contents.append(content)
        _Machine(self, content, state, depth, stack | {content.key}).execute()

    def form(
        self,
        stream: Any,
        inherited: Any,
        ctm: Matrix,
        depth: int,
        stack: frozenset[tuple[object, ...]],
        state: _State | None = None,
    ) -> None:
        """Draw a form, pattern cell or glyph procedure; one that includes itself is passed over, as viewers do."""
        content = self._interpreter.stream_content(stream, inherited)
        if content.key in stack:
            return
        self._forms += 1
        if self._forms > MAX_FORMS or depth >= MAX_DEPTH:
            raise LimitError("forms are nested deeper or more often than allowed", reason="limit-nesting")
        matrix = numbers(child(stream, "/Matrix"), 6)
        inner = state.copy() if state else _State(ctm)
        inner.ctm = multiply((*matrix,), ctm) if matrix else ctm  # type: ignore[arg-type]
        self.run(content, inner, depth + 1, stack)

    def once(self, key: tuple[object, ...]) -> bool:
        """True the first time a pattern, mask or Type 3 font is met in this scene."""
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    @property
    def scene(self) -> Scene:
        return self._scene

    @property
    def interpreter(self) -> Interpreter:
        return self._interpreter


class _Machine:
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

    def __init__(
        self, walk: _Walk, content: Content, state: _State, depth: int, stack: frozenset[tuple[object, ...]]
    ) -> None:
        self._walk, self._content, self._state = walk, content, state
        self._depth, self._stack = depth, stack
        self._data, self._resources = content.data, content.resources
        self._saved: list[_State] = []
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
            self._state.font = self._walk.interpreter.font(font[0])
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
            fonts[name] = None if obj is None else self._walk.interpreter.font(obj)
            font = fonts[name]
            if font is not None and font.type3:
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
            if chunk and (part is None or _reads_as_space(font, gap)):
                measure = font.measure(b"".join(chunk))
                text += (" " if text and self._spaced and _is_open(text, measure.text) else "") + measure.text
                units, codes, spaces = units + measure.advance, codes + measure.codes, spaces + measure.spaces
                chunk.clear()
            if part is not None:
                self._spaced = _reads_as_space(font, gap) if not chunk else self._spaced
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
            self._walk.interpreter.images.add(key_of(found) or (0, 0))
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


def decode_name(raw: bytes) -> str:
    """A name as pikepdf spells it: `#xx` resolved, UTF-8 where it is, else Latin-1."""
    if b"#" in raw:
        raw = _unescape_name(raw)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _unescape_name(raw: bytes) -> bytes:
    head, *rest = raw.split(b"#")
    out = [head]
    for part in rest:
        try:
            out.append(bytes.fromhex(part[:2].decode("ascii")) + part[2:] if len(part) >= 2 else b"#" + part)
        except ValueError:
            out.append(b"#" + part)
    return b"".join(out)


_Action = Callable[[_Machine, int, Op], None]
_TABLE: dict[bytes, _Action] = {
    b"q": _Machine.save,
    b"Q": _Machine.restore,
    b"cm": _Machine.concat,
    b"gs": _Machine.graphics_state,
    b"BT": _Machine.begin_text,
    b"Tf": _Machine.select_font,
    b"Tc": _Machine.char_space,
    b"Tw": _Machine.word_space,
    b"Tz": _Machine.horizontal_scale,
    b"TL": _Machine.leading,
    b"Tr": _Machine.render_mode,
    b"Ts": _Machine.rise,
    b"Td": _Machine.move,
    b"TD": _Machine.move_set_leading,
    b"Tm": _Machine.set_matrix,
    b"T*": _Machine.next_line,
    b"Tj": _Machine.show,
    b"TJ": _Machine.show_array,
    b"'": _Machine.next_line_show,
    b'"': _Machine.spaced_next_line_show,
    b"Do": _Machine.draw,
    b"BI": _Machine.inline_image,
    b"scn": _Machine.pattern,
    b"SCN": _Machine.pattern,
    b"BDC": _Machine.begin_marked,
    b"BMC": _Machine.begin_marked,
    b"DP": _Machine.mark,
}
