"""Content streams read as a viewer reads them: which text is shown where, by which bytes of which stream.

The interpreter follows pages, forms nested in forms, tiling patterns, soft masks and Type 3 glyph procedures, and
yields a `Scene` of `Run`s: the text of each showing operation, its origin and direction in page space, and what is
needed to cut single glyphs out of it again. It decides nothing about the text.

What a hostile file could make endless is counted: depth, executions of forms, operations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pikepdf

from gptsanitize.errors import LimitError
from gptsanitize.formats.pdf.collection import collecting_later
from gptsanitize.formats.pdf.fonts import Font, load_font
from gptsanitize.formats.pdf.lexer import Lexed, lex
from gptsanitize.formats.pdf.machine import Machine, Stack, State
from gptsanitize.formats.pdf.objects import Budget, child, key_of, numbers
from gptsanitize.formats.pdf.scene import IDENTITY, Content, Matrix, Scene, multiply

__all__ = ["Interpreter"]

MAX_DEPTH = 24
MAX_FORMS = 20_000
MAX_OPERATIONS = 40_000_000


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
        self._stand_in = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        self.operations = 0
        self.images: set[tuple[int, int]] = set()
        """Image objects that are drawn."""

    def forget(self) -> None:
        """Let go of everything that was read."""
        self._scrub = None
        self._fonts.clear()
        self._contents.clear()

    @property
    def fonts(self) -> list[Font]:
        """All fonts met so far."""
        return list(self._fonts.values())

    def page_key(self, obj: Any) -> tuple[object, ...]:
        """The identity of what a page shows: pages of equal key show the same."""
        keys = tuple(key_of(stream) or id(stream) for stream in _content_streams(obj))
        return ("page", *keys, key_of(child(obj, "/Resources")) or key_of(obj) or id(obj))

    def is_lost(self, obj: Any) -> bool:
        """Whether a content stream of a page that was read gave nothing: a filter is unknown or fails."""
        return any(key_of(stream) in self._budget.lost for stream in _content_streams(obj))

    @collecting_later
    def page(self, obj: Any) -> Scene:
        """What a page's contents show. Its own content is not kept, forms are. Raises `LimitError`."""
        scene = Scene()
        data = b"\n".join(self._budget.decode(stream) for stream in _content_streams(obj))
        content = self._cut(self.page_key(obj), data, child(obj, "/Resources"), None)
        _Walk(self, scene).run(content, State(IDENTITY), 0, frozenset())
        content.lexed.program.clear()  # it is executed once
        return scene

    def _cut(self, key: tuple[object, ...], data: bytes, resources: Any, owner: Any) -> Content:
        """Cut a stream into operations, without what is not shown."""
        lexed = lex(data)
        cleaned = self._scrub(data, lexed) if self._scrub else None
        if cleaned is None:
            return Content(key, data, resources, owner, lexed)
        return Content(key, cleaned, resources, owner, lex(cleaned), changed=True)

    @collecting_later
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
        """The font of a font dictionary, or what viewers take where there is none."""
        if obj is None:
            obj = self._stand_in
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
        self.scene = scene
        self._forms = self._loops = 0
        self._seen: set[tuple[object, ...]] = set()

    def run(self, content: Content, state: State, depth: int, stack: Stack) -> None:
        """Execute one content stream."""
        self._interpreter.operations += len(content.lexed) + 1
        if self._interpreter.operations > MAX_OPERATIONS:
            raise LimitError("the pages hold more drawing operations than allowed", reason="limit-operations")
        if content.key not in self._seen:
            self._seen.add(content.key)
            self.scene.contents.append(content)
        Machine(self, content, state, depth, stack | {content.key}).execute()

    def form(
        self,
        stream: Any,
        inherited: Any,
        ctm: Matrix,
        depth: int,
        stack: Stack,
        state: State | None = None,
    ) -> None:
        """Draw a form, pattern cell or glyph procedure. One that includes itself is passed over; two ways back into a
        form are refused: viewers follow a loop to some depth, and two of them double with every level.
        """
        content = self._interpreter.stream_content(stream, inherited)
        if content.key in stack:
            self._loops += 1
            return
        loops = self._loops
        self._forms += 1
        if self._forms > MAX_FORMS or depth >= MAX_DEPTH:
            raise LimitError("forms are nested deeper or more often than allowed", reason="limit-nesting")
        matrix = numbers(child(stream, "/Matrix"), 6)
        inner = state.copy() if state else State(ctm)
        inner.ctm = multiply((*matrix,), ctm) if matrix else ctm  # type: ignore[arg-type]
        self.run(content, inner, depth + 1, stack)
        if self._loops - loops > 1:
            raise LimitError("forms include each other in more than one way", reason="limit-nesting")

    def once(self, key: tuple[object, ...]) -> bool:
        """True the first time a pattern, mask or Type 3 font is met in this scene."""
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def font(self, obj: Any) -> Font:
        """The font of a font dictionary, or what viewers take where there is none."""
        return self._interpreter.font(obj)

    def note_image(self, image: Any) -> None:
        """An image object is drawn."""
        key = key_of(image) or (0, 0)
        self._interpreter.images.add(key)
        if self.once(("image", key)):
            self.scene.pictures.append(image)
