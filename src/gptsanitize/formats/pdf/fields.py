"""What names a form field: its tooltip, the words that a page shows beside or above it, its own name.

Forms are often made so that only the page says what a field is for: `Password:` stands to the left of a field that is
called `f3`. The values of fields are read elsewhere (`walk`, and the appearances as any other content).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pikepdf

from gptsanitize.formats.pdf.baseline import Line, lines_of
from gptsanitize.formats.pdf.objects import Key, child, items, key_of, name_of, numbers, text_of
from gptsanitize.formats.pdf.scene import Run

__all__ = ["labels_of"]

_MOST_WIDGETS, _MOST_NEAR = 2000, 400
_MOST_ANCESTORS = 32
_TYPED = frozenset({"Tx", "Ch", ""})
_LONGEST = 48
_BESIDE, _CLOSE = 160.0, 40.0
"""A label to the left ends so near; nearer, it is preferred to one above."""
_ABOVE = 1.7
"""A label above stands within so many font sizes."""
_FILLERS = " \t_.\u2026:*"
_CLAUSE = re.compile(r"(?<=[.;,])\s+(?=\S)")
_SAYS_NOTHING = re.compile(
    r"(?i)(?:[a-z]{1,2}|text|txt|(?:text|form)?[ _-]?(?:field|feld|box|input)|untitled|undefined)?[\W\d_]*"
)


class _Widget(NamedTuple):
    """One appearance of a field on a page, and where it stands."""

    field: Any
    x0: float
    y0: float
    x1: float
    y1: float


def labels_of(page: Any, runs: Sequence[Run]) -> Iterator[tuple[Key, str]]:
    """For each field on a page, what names it; by the field, its widget, its ancestors' value, and its appearances."""
    widgets = list(_widgets(page))
    if not widgets:
        return
    page_text = _Text([line for line in lines_of(runs) if line.ux > 0.99 and line.text.strip(_FILLERS)])
    for widget in widgets:
        hint = _named(widget, page_text.label(widget, widgets))
        if hint:
            yield from ((key, hint) for key in _keys(widget.field))


def _widgets(page: Any) -> Iterator[_Widget]:
    annotations = child(page, "/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return
    for item in list(annotations)[:_MOST_WIDGETS]:
        box = numbers(child(item, "/Rect"), 4) if name_of(child(item, "/Subtype")) == "Widget" else None
        if box is not None and name_of(_inherited(item, "/FT")) in _TYPED:
            x0, y0, x1, y1 = box
            yield _Widget(item, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _ancestors(field: Any) -> Iterator[Any]:
    for _ in range(_MOST_ANCESTORS):
        if field is None:
            return
        yield field
        field = child(field, "/Parent")


def _inherited(field: Any, key: str) -> Any:
    return next((value for each in _ancestors(field) if (value := child(each, key)) is not None), None)


def _keys(field: Any) -> Iterator[Key]:
    """The numbers of the objects whose words are the field's value."""
    holders = [each for each in _ancestors(field) if each is field or child(each, "/V") is not None]
    shown = child(child(field, "/AP"), "/N")
    streams = [shown] if isinstance(shown, pikepdf.Stream) else [stream for _, stream in items(shown)]
    yield from (key for each in (*holders, *streams) if (key := key_of(each)) is not None)


def _named(widget: _Widget, label: str) -> str:
    """Tooltip, label and name in one, where they differ and say something."""
    tip, name = text_of(_inherited(widget.field, "/TU")).strip(), text_of(_inherited(widget.field, "/T")).strip()
    if not label:
        return tip or name
    parts = [tip, label, "" if _SAYS_NOTHING.fullmatch(name[:_LONGEST]) else name]
    said: dict[str, str] = {}
    for part in parts:
        if 1 < len(part) <= _LONGEST:
            said.setdefault(part.casefold(), part)
    return " / ".join(said.values())


class _Text:
    """The lines of a page from bottom to top."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = sorted(lines, key=_place)
        self._tallest = max((line.height for line in lines), default=0.0)

    def label(self, widget: _Widget, others: Sequence[_Widget]) -> str:
        """The words to the left of a field, or above it; empty where there are none."""
        beside = self._beside(widget, others)
        if beside is not None and widget.x0 - beside.ink < _CLOSE:
            return _words(beside.text)
        above = self._above(widget, others)
        return _words(above.text) if above is not None else _words(beside.text) if beside is not None else ""

    def _between(self, low: float, high: float) -> list[Line]:
        first = bisect_left(self._lines, low, key=_place)
        return self._lines[first : min(bisect_right(self._lines, high, key=_place), first + _MOST_NEAR)]

    def _beside(self, widget: _Widget, others: Sequence[_Widget]) -> Line | None:
        """The nearest line that ends before a field, at its height, with no other field between."""
        near = [
            line
            for line in self._between(widget.y0 - 4.0, widget.y1)
            if line.a0 < widget.x0 and -3.0 < widget.x0 - line.ink < _BESIDE
        ]
        found = max(near, key=lambda line: (round(line.ink), line.b), default=None)
        if found is None or any(_is_between(each, found, widget) for each in others):
            return None
        return found

    def _above(self, widget: _Widget, others: Sequence[_Widget]) -> Line | None:
        """The nearest line above a field that begins over it."""
        near = [
            line
            for line in self._between(widget.y1 - 2.0, widget.y1 + _ABOVE * self._tallest)
            if line.b - widget.y1 < _ABOVE * line.height and widget.x0 - 20.0 < line.a0 < widget.x1
        ]
        found = min(near, key=lambda line: (round(line.b), abs(line.a0 - widget.x0)), default=None)
        if found is None or any(each.y0 <= found.b <= each.y1 and each.x0 > found.a0 for each in others):
            return None  # what stands before another field of the row above is its label
        return found


def _place(line: Line) -> float:
    return line.b


def _is_between(other: _Widget, line: Line, widget: _Widget) -> bool:
    return other.x0 > line.ink - 3.0 and other.x1 <= widget.x0 + 3.0 and other.y0 <= line.b <= other.y1


def _words(text: str) -> str:
    """The label at the end of a line, without what fills it up."""
    bare = " ".join(text.split()).strip(_FILLERS)
    if len(bare) > _LONGEST:
        bare = _CLAUSE.split(bare)[-1]
    return bare if len(bare) <= _LONGEST else ""
