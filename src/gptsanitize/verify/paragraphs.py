"""A paragraph as a program shows it: its runs joined, and each of the ways in which it may be shown.

Tracked changes may be accepted or rejected, hidden text shown or not; instructions of fields and phonetic guides are
texts of their own. Knows elements by their local names only: WordprocessingML, SpreadsheetML, DrawingML.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Flag, auto

from gptsanitize.verify.needles import MARK, WALL

__all__ = ["PARAGRAPHS", "Layer", "Paragraphs"]

PARAGRAPHS = frozenset({"p", "si", "is", "text"})
"""Elements whose runs are one text."""

_BREAKS = {"tab": "\t", "br": "\t", "cr": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_OBJECTS = frozenset({"drawing", "pict", "object", "footnoteReference", "endnoteReference"})
_OFF = frozenset({"0", "false", "off"})


class Layer(Flag):
    """What a piece of a paragraph's text belongs to, besides what is always shown."""

    SHOWN = 0
    DELETED = auto()
    INSERTED = auto()
    HIDDEN = auto()
    FIELD = auto()
    GUIDE = auto()


_LAYERS = {
    **dict.fromkeys(("del", "moveFrom", "delText"), Layer.DELETED),
    **dict.fromkeys(("ins", "moveTo"), Layer.INSERTED),
    **dict.fromkeys(("instrText", "delInstrText"), Layer.FIELD),
    **dict.fromkeys(("rt", "rPh"), Layer.GUIDE),
}
_ASIDE = Layer.FIELD | Layer.GUIDE
_WAYS = (Layer.SHOWN, Layer.DELETED, Layer.INSERTED, Layer.DELETED | Layer.HIDDEN)
"""What is left out in each of the ways to show a paragraph."""


class Paragraphs:
    """Follows start and end tags. Text inside a paragraph is taken; it comes out, joined, when the paragraph ends."""

    def __init__(self) -> None:
        self._open: list[list[tuple[Layer, str]]] = []
        self._layers: list[Layer] = [Layer.SHOWN]
        self._outside: list[Layer] = []

    def start(self, local: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        layer = self._layers[-1]
        if local in PARAGRAPHS:
            self._open.append([])
            self._outside.append(layer)
            layer = Layer.SHOWN
        elif local == "vanish" and len(self._layers) > 2:
            if not _OFF.intersection(attributes.values()):
                self._hide_run()
        elif self._open:
            layer |= _LAYERS.get(local, Layer.SHOWN)
            self._sign(local, attributes, layer)
        self._layers.append(layer)

    def _hide_run(self) -> None:
        """`r/rPr/vanish`: what follows in the run is hidden; the run is the parent of what is open."""
        self._layers[-2] |= Layer.HIDDEN

    def _sign(self, local: str, attributes: dict[str, str], layer: Layer) -> None:
        if local in _BREAKS:
            self._open[-1].append((layer, _BREAKS[local]))
        elif local in _OBJECTS:
            self._open[-1].append((layer, MARK))
        elif local == "sym":
            self._open[-1].append((layer, _symbol(attributes)))

    def text(self, text: str) -> bool:
        """Take a text, if a paragraph is open."""
        if self._open:
            self._open[-1].append((self._layers[-1], text))
        return bool(self._open)

    def end(self, local: str) -> Iterator[str]:
        """An element ends; gives the readings of a paragraph, if it is one."""
        self._layers.pop()
        if local in PARAGRAPHS and self._open:
            self._outside.pop()
            yield from _readings(self._open.pop())


def _symbol(attributes: dict[str, str]) -> str:
    """The character of `w:sym`, by its code in its font."""
    code = next((value for key, value in attributes.items() if key.rpartition(" ")[2] == "char"), "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _readings(pieces: list[tuple[Layer, str]]) -> Iterator[str]:
    """The different texts that a paragraph may be shown as. An object in it may part two words or float beside one."""
    present = Layer.SHOWN
    for layer, _ in pieces:
        present |= layer
    ways = _WAYS if present & ~_ASIDE else _WAYS[:1]
    told = {_joined(pieces, left_out | _ASIDE) for left_out in ways}
    for aside in (Layer.FIELD, Layer.GUIDE):
        if present & aside:
            yield WALL + "".join(text for layer, text in pieces if layer & aside) + WALL
    told |= {text.replace(MARK, "") for text in told if MARK in text}
    yield from sorted(told)


def _joined(pieces: list[tuple[Layer, str]], left_out: Layer) -> str:
    return "".join(text for layer, text in pieces if not layer & left_out)
