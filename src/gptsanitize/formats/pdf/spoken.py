"""`ActualText` in a content stream, where the glyphs that it speaks for were cut: it would speak on."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gptsanitize.formats.pdf.lexer import Op, decode_name
from gptsanitize.formats.pdf.scene import Content
from gptsanitize.formats.pdf.scrub import Splice

__all__ = ["silenced"]

_BEGIN = frozenset({b"BDC", b"BMC"})


def silenced(content: Content, cut: Collection[int], rewritten: Collection[tuple[int, int, bytes]]) -> list[Splice]:
    """The marks around cut operations, without properties. Those with a `rewritten` text keep it."""
    if b"ActualText" not in content.data:
        return []
    return [
        (op.start, op.end, b"/Span BMC")
        for op in _around(content, cut)
        if _speaks(content.data, op) and not any(op.start <= start < op.end for start, _, _ in rewritten)
    ]


def _around(content: Content, cut: Collection[int]) -> Iterator[Op]:
    """The beginnings of the marks that cut operations stand in, each once."""
    open_marks: list[Op] = []
    told: set[int] = set()
    for index, op in enumerate(content.lexed.ops):
        if op.name in _BEGIN:
            open_marks.append(op)
        elif op.name == b"EMC" and open_marks:
            open_marks.pop()
        elif index in cut:
            for mark in open_marks:
                if mark.start not in told:
                    told.add(mark.start)
                    yield mark


def _speaks(data: bytes, op: Op) -> bool:
    return any(
        token.kind == "name" and decode_name(data[token.start : token.end]) == "/ActualText" for token in op.args
    )
