"""How edits of surfaces become edits of the bytes of a part: each piece of a text takes its share of an edit.

What the texts are, and where their bytes stand, is read by `surfaces`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.surfaces import Kind, Piece, Surface

__all__ = ["Splicer", "replace", "share_out"]

_NOT_IN_NAMES = re.compile(r"[^\w.-]+|^(?=[\d.-])")
_SPACED = (b"t", b"delText", b"instrText", b"delInstrText")


class Splicer:
    """Collects edits of surfaces and applies them to the bytes of the part."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._edited: list[Surface] = []
        self._overrides: list[tuple[int, int, bytes]] = []

    def edit(self, surface: Surface, edits: Sequence[tuple[int, int, str]]) -> None:
        """Replace stretches of a surface's text. They are ordered and do not overlap."""
        if edits:
            surface.edits = tuple(edits)
            self._edited.append(surface)

    def override(self, changes: Iterable[tuple[int, int, bytes]]) -> None:
        """Replace bytes whatever the edits say of them. They must be values of attributes or hold whole elements."""
        self._overrides += changes

    def finish(self) -> bytes:
        """The new bytes of the part."""
        texts: dict[Piece, list[tuple[int, int, str]]] = {}
        changes = list(self._overrides)
        for surface in self._edited:
            if surface.kind in (Kind.ATTRIBUTE, Kind.NAME):
                text = replace(surface.text, surface.edits)
                if surface.kind is Kind.NAME:
                    text = _NOT_IN_NAMES.sub("_", text)
                new = xml.escape_attribute(text).encode()
                changes += [(begin, stop, new) for begin, stop, _, _ in surface.pieces]
            else:
                share_out(surface.pieces, surface.edits, texts)
        for piece, edits in texts.items():
            changes += self._rewrite(piece, edits)
        return xml.splice(self._data, changes)

    def _rewrite(self, piece: Piece, edits: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, bytes]]:
        start, end, _, is_element = piece
        if is_element:
            if end > start:
                yield start, end, self._in_place_of(self._data[start:end], edits)
            return
        text = replace(xml.unescape(self._data[start:end]), edits)
        yield start, end, xml.escape_text(text).encode()
        if text[:1].isspace() or text[-1:].isspace() or "  " in text:
            tag = self._data[self._data.rfind(b"<", 0, start) + 1 : start - 1]
            if xml.local_name(tag.split(None, 1)[0]) in _SPACED and b"xml:space" not in tag:
                yield start - 1, start - 1, b' xml:space="preserve"'

    def _in_place_of(self, tag: bytes, edits: list[tuple[int, int, str]]) -> bytes:
        """What stands where a character element stood: nothing, or text where a run is made of symbols only."""
        new = "".join(text for _, _, text in edits)
        prefix, colon, _ = tag[1:-2].split(None, 1)[0].rpartition(b":")
        return b"<%bt>%b</%bt>" % (prefix + colon, xml.escape_text(new).encode(), prefix + colon) if new else b""


def replace(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    """Text with ordered edits applied."""
    result: list[str] = []
    done = 0
    for start, end, new in edits:
        result += (text[done:start], new)
        done = end
    result.append(text[done:])
    return "".join(result)


def share_out(
    pieces: Sequence[Piece], edits: Iterable[tuple[int, int, str]], texts: dict[Piece, list[tuple[int, int, str]]]
) -> None:
    """Give each piece of a text its share of the edits: the one with an edit's first character takes the new text.

    A piece may stand in several readings of a paragraph; what the first reading edited stays.
    """
    for start, end, new in edits:
        at, waiting = 0, new
        for piece in pieces:
            length, is_element = piece[2:]
            begin, stop = max(start - at, 0), min(end - at, length)
            inside = begin < stop or (length == 0 and is_element and start < at < end)
            if inside and is_element:
                texts.setdefault(piece, [])
            elif inside:
                waiting = _insert(texts.setdefault(piece, []), begin, stop, waiting)
            at += length
            if at >= end:
                break
        if waiting:  # only elements were covered: the text goes where it can stand
            _place_near(pieces, start, waiting, texts)


def _place_near(pieces: Sequence[Piece], start: int, new: str, texts: dict[Piece, list[tuple[int, int, str]]]) -> None:
    """Put a replacement at the end of the run before `start`, or at the beginning of the first one."""
    at, best = 0, (pieces[0], 0)
    for piece in pieces:
        _, _, length, is_element = piece
        if not is_element and (best[0][3] or at < start):
            best = (piece, length if at < start else 0)
        at += length
    texts.setdefault(best[0], []).append((best[1], best[1], new))
    texts[best[0]].sort()


def _insert(edits: list[tuple[int, int, str]], begin: int, stop: int, new: str) -> str:
    """Add an edit where no other one stands; returns the text that still has to be placed."""
    for other_begin, other_stop, _ in edits:
        if other_begin < stop and begin < other_stop:
            before, after = (begin, min(stop, other_begin)), (max(begin, other_stop), stop)
            for part_begin, part_stop in (before, after):
                if part_begin < part_stop:
                    _insert(edits, part_begin, part_stop, "")
            return ""
    edits.append((begin, stop, new))
    edits.sort()
    return ""
