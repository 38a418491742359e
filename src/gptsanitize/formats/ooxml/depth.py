"""How deeply the elements of a part are nested, found without looking at each of them."""

from __future__ import annotations

from itertools import accumulate

from gptsanitize.errors import LimitError

__all__ = ["check_depth"]

_CLOSING, _CLOSED = b"\1", b"\2"  # no character of XML
_REST = bytes(set(range(256)) - set(b"<>" + _CLOSING + _CLOSED))
_STEPS = bytes.maketrans(b"()", b"\1\0")
_ROUNDS = 16
_STRETCH = 4_000
_SHORTEST = len("<a></a>")
_DECLARATION_STARTS = len(b"\xef\xbb\xbf<?xml")


def check_depth(data: bytes, most: int) -> None:
    """Raise `LimitError` if elements of normalised `data` are nested more than `most` levels deep.

    The markup is brought down to brackets; each round then removes all elements that hold none, and with them one
    level. Raw `>` and `/>` may stand in text, but not right after the `<` of a tag that is brought down.
    """
    if len(data) < most * _SHORTEST or _is_surely_shallow(data, most):
        return
    marks = data.replace(b"</", _CLOSING).replace(b"/>", _CLOSED).translate(None, _REST)
    if b"<?xml" in data[:_DECLARATION_STARTS]:
        marks = marks.replace(b"<>", b"", 1)
    marks = marks.replace(b"<" + _CLOSED, b"").replace(b"<>", b"(").replace(_CLOSING + b">", b")")
    marks = marks.translate(None, b"<>" + _CLOSING + _CLOSED)
    levels = 0
    while marks and levels < _ROUNDS:
        marks = marks.replace(b"()", b"")
        levels += 1
    if levels + _height(marks) > most:
        raise LimitError("XML is nested too deeply", reason="limit-xml-depth")


def _is_surely_shallow(data: bytes, most: int) -> bool:
    """Whether not even all tags of a stretch that open could reach the limit, if they came first."""
    if data.count(b"<") != data.count(b">"):  # a raw `/>` in text would be taken for the end of an element
        return False
    depth = at = 0
    while at < len(data):
        end = data.find(b"<", at + _STRETCH)
        end = end if end >= 0 else len(data)
        tags, closing, empty = (data.count(sign, at, end) for sign in (b"<", b"</", b"/>"))
        if depth + tags - closing > most:
            return False
        depth += tags - 2 * closing - empty
        at = end
    return True


def _height(marks: bytes) -> int:
    """How deeply brackets are nested."""
    return max(accumulate(2 * step - 1 for step in marks.translate(_STEPS)), default=0)
