"""References of a part to what is no longer there: removed, with a visible word where something was shown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator

from gptsanitize.formats.ooxml import xml

__all__ = ["drop_references"]

_PREFIX = re.compile(
    rb"xmlns:([^\s=]++)\s*=\s*[\"']http://(?:schemas\.openxmlformats|purl\.oclc)\.org/[^\"']{0,60}/relationships[\"']"
)
_REMOVED = frozenset(
    b"""
    attachedTemplate subDoc headerReference footerReference externalData control OLEObject oleObject imagedata
    embedRegular embedBold embedItalic embedBoldItalic dataSource src headerSource recipientData saveThroughXslt
    printerSettings legacyDrawing legacyDrawingHF svgBlip userShapes themeOverride movie
    """.split()
)
_NEEDED = frozenset((b"hlinkClick", b"hlinkHover", b"hlinkMouseOver", b"imgLayer"))
"""Elements that must have a relationship id, which may be empty (ECMA-376-1 21.1.2.3.5)."""
_SHOWN = frozenset((b"blip", b"imagedata", b"OLEObject", b"oleObject", b"chart", b"relIds", b"control", b"contentPart"))
_GRAPHICS = (b"drawing", b"pict", b"object")
_GRAPHIC_WORD = b"[object removed]"
_CHUNK_WORD = b"[inserted file removed]"


def drop_references(data: bytes, ids: Collection[str], *, in_text: bool) -> bytes:
    """Normalised bytes of a part without references to these relationship ids; the same object if it has none.

    `in_text`: pictures and objects of the part stand in runs, where a word can take their place.
    """
    if not ids:
        return data
    hits = list(_find(data, frozenset(ids)))
    if not hits:
        return data
    graphics = _Graphics(data if in_text else b"")
    return xml.splice(data, [_change(data, hit, graphics) for hit in hits])


class _Graphics:
    """Drawings, pictures and objects of a part: where they stand."""

    def __init__(self, data: bytes) -> None:
        self._found = list(xml.find_elements(data, _GRAPHICS))
        self._starts = [start for start, _, _ in self._found]

    def around(self, at: int) -> tuple[int, int, int] | None:
        """The outermost one that holds this place: its start, the end of its start tag, its end."""
        index = bisect_right(self._starts, at) - 1
        if index >= 0 and at < self._found[index][2]:
            return self._found[index]
        return None


def _find(data: bytes, ids: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where attributes stand that hold one of the ids, with the space before them."""
    prefixes = {match[1] for match in _PREFIX.finditer(data)} | {b"r"}
    names = b"|".join(re.escape(prefix) + rb":[A-Za-z]{1,20}" for prefix in sorted(prefixes)) + rb"|o:relid"
    pattern = re.compile(rb"\s(?:" + names + rb")\s*+=\s*+(?:\"([^\"<]*+)\"|'([^'<]*+)')")
    for match in pattern.finditer(data):
        if xml.unescape(match[match.lastindex or 1]) in ids:
            yield match.span()


def _change(data: bytes, hit: tuple[int, int], graphics: _Graphics) -> tuple[int, int, bytes]:
    start = data.rfind(b"<", 0, hit[0])
    name = re.split(rb"[\s/>]", data[start + 1 : hit[1]], maxsplit=1)[0]
    prefix, _, local = name.rpartition(b":")
    if local == b"altChunk":
        return start, _element_end(data, start, local), _paragraph(prefix, _CHUNK_WORD)
    graphic = graphics.around(start) if local in _SHOWN else None
    if graphic is not None and b"txbxContent" not in data[graphic[0] : graphic[2]]:
        begin, tag_end, end = graphic
        word = re.split(rb"[\s/>]", data[begin + 1 : tag_end], maxsplit=1)[0].rpartition(b":")[0]
        return begin, end, _text(word, _GRAPHIC_WORD)
    if local in _REMOVED:
        return start, _element_end(data, start, local), b""
    if local in _NEEDED:
        return hit[0], hit[1], data[hit[0] : hit[1]].partition(b"=")[0].rstrip() + b'=""'
    return hit[0], hit[1], b""


def _element_end(data: bytes, start: int, local: bytes) -> int:
    tag_end = data.find(b">", start) + 1
    if data[tag_end - 2] == 0x2F:
        return tag_end
    closing = re.compile(rb"</(?:[^\s:/<>]++:)?" + re.escape(local) + rb"\s*>").search(data, tag_end)
    return closing.end() if closing else tag_end


def _text(prefix: bytes, word: bytes) -> bytes:
    colon = prefix + b":" if prefix else b""
    return b"<%bt>%b</%bt>" % (colon, word, colon)


def _paragraph(prefix: bytes, word: bytes) -> bytes:
    colon = prefix + b":" if prefix else b""
    return b"<%bp><%br>%b</%br></%bp>" % (colon, colon, _text(prefix, word), colon, colon)
