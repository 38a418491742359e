"""`ActualText` in a content stream, where the glyphs that it speaks for were cut: it would speak on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from gptsanitize.formats.pdf.scene import Content
from gptsanitize.formats.pdf.scrub import Splice

__all__ = ["silenced"]

_STRING = rb"\((?>[^()\\]++|\\[\s\S])*+\)|<[0-9A-Fa-f\s]*+>"
_MARK = re.compile(
    rb"(?P<begin>/[^\s/<>\[\](){}%]*+\s*+(?:<<(?P<spoken>(?>[^<>()]++|"
    + _STRING
    + rb")*+)>>\s*+|/[^\s/<>\[\](){}%]*+\s++)?+B(?:DC|MC))(?=[\s/\[(<]|\Z)|(?P<end>EMC)(?=[\s/\[(<]|\Z)|"
    + _STRING
    + rb"|[^/<(E]++|[\s\S]"
)
"""The beginnings and ends of marked content; strings are passed over."""


def silenced(content: Content, cut: Collection[int], rewritten: Collection[tuple[int, int, bytes]]) -> list[Splice]:
    """The marks around cut operations, without properties. Those with a `rewritten` text keep it."""
    if not cut or b"ActualText" not in content.data:
        return []
    return [
        (start, end, b"/Span BMC")
        for start, end in _around(content.data, sorted(cut))
        if not any(start <= place < end for place, _, _ in rewritten)
    ]


def _around(data: bytes, cut: list[int]) -> Iterator[tuple[int, int]]:
    """The beginnings of the spoken marks that hold cut operations, each once."""
    open_marks: list[tuple[int, int, bool]] = []
    place = 0
    for found in _MARK.finditer(data):
        if found.lastgroup is None:
            continue
        while place < len(cut) and cut[place] < found.start():
            place += 1
            yield from ((start, end) for start, end, spoken in open_marks if spoken)
            open_marks = [(start, end, False) for start, end, _ in open_marks]
        if found["end"]:
            if open_marks:
                open_marks.pop()
        else:
            open_marks.append((*found.span("begin"), b"/ActualText" in (found["spoken"] or b"")))
    if place < len(cut):
        yield from ((start, end) for start, end, spoken in open_marks if spoken)
