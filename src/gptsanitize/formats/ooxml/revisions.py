"""Tracked changes accepted in the bytes of a part: insertions stay, deletions, former properties and authors go.

What Word does on "accept all" (ECMA-376-1 17.13.5): content of `ins` and `moveTo` is unwrapped, `del` and `moveFrom` go
with their content, so do the former properties (`rPrChange` and its kin), range marks, deleted table rows and deleted
cells. A paragraph whose mark is deleted keeps its own mark here unless nothing is left in it; its text is as accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gptsanitize.formats.ooxml import xml

__all__ = ["accept_revisions"]

_REMOVED = (
    b"del",
    b"moveFrom",
    b"rPrChange",
    b"pPrChange",
    b"sectPrChange",
    b"tblPrChange",
    b"tblGridChange",
    b"tblPrExChange",
    b"tcPrChange",
    b"trPrChange",
    b"numberingChange",
    b"cellIns",
    b"cellMerge",
    b"moveFromRangeStart",
    b"moveFromRangeEnd",
    b"moveToRangeStart",
    b"moveToRangeEnd",
    b"customXmlInsRangeStart",
    b"customXmlInsRangeEnd",
    b"customXmlDelRangeStart",
    b"customXmlDelRangeEnd",
    b"customXmlMoveFromRangeStart",
    b"customXmlMoveFromRangeEnd",
    b"customXmlMoveToRangeStart",
    b"customXmlMoveToRangeEnd",
)
_NAMES = b"|".join(_REMOVED)
_SIGN = re.compile(rb"<(?:[\w.-]++:)?(?:ins|moveTo|cellDel|" + _NAMES + rb")(?=[\s/>])")
_WRAPPER = re.compile(rb"</?(?:[^\s:/<>]++:)?(?:ins|moveTo)(?=[\s/>])[^>]*+>")
_DELETED_MARK = re.compile(rb"<(?:[^\s:/<>]++:)?(?:del|moveFrom)\s[^>]*+/>")
_EMPTY_MATH = re.compile(rb"<m:(?:del|ins)(?=[\s/>])")
_PARAGRAPH = re.compile(rb"<(?:[^\s:/<>]++:)?p(?=[\s>])[^>]*+>|</(?:[^\s:/<>]++:)?p\s*>")
_CONTENT = re.compile(
    rb"<(?:[^\s:/<>]++:)?(?:t|tab|br|drawing|pict|object|sym|fldChar|fldSimple|hyperlink|footnoteReference"
    rb"|endnoteReference|commentReference|oMath|sectPr|bookmarkStart|sdt|commentRangeStart|commentRangeEnd|bookmarkEnd)(?=[\s/>])"
)


def accept_revisions(data: bytes) -> bytes:
    """Normalised bytes of a part without revisions; the same object if it has none."""
    if not _SIGN.search(data):
        return data
    data = _drop_rows(data)
    data = _drop_emptied_paragraphs(data)
    removals = [(start, end, b"") for start, _, end in xml.find_elements(data, _REMOVED)]
    data = xml.splice(data, removals)
    return _WRAPPER.sub(b"", data)


def _drop_rows(data: bytes) -> bytes:
    """Rows and cells that were deleted: `trPr/del`, `tcPr/cellDel`."""
    if b":trPr" not in data and b"cellDel" not in data:
        return data
    changes: list[tuple[int, int, bytes]] = []
    for start, end in _innermost(data, b"tr"):
        properties = next(xml.find_elements(data[start:end], (b"trPr",)), None)
        if properties and _DELETED_MARK.search(data, start + properties[0], start + properties[2]):
            changes.append((start, end, b""))
    data = xml.splice(data, changes)
    if b"cellDel" in data:
        cells = [(start, end, b"") for start, end in _innermost(data, b"tc") if b":cellDel" in data[start:end]]
        data = xml.splice(data, cells)
    emptied = [
        (start, end, b"") for start, _, end in xml.find_elements(data, (b"tbl",)) if b":tr>" not in data[start:end]
    ]
    return xml.splice(data, emptied)


def _innermost(data: bytes, name: bytes) -> Iterator[tuple[int, int]]:
    """Elements of this name that hold none of their kind."""
    pattern = re.compile(rb"<(/?)(?:[^\s:/<>]++:)?" + name + rb"(?=[\s/>])[^>]*+>")
    start = -1
    for match in pattern.finditer(data):
        if not match[1]:
            start = match.start()
        elif start >= 0:
            yield start, match.end()
            start = -1


def _drop_emptied_paragraphs(data: bytes) -> bytes:
    """Paragraphs whose mark is deleted and in which nothing stays, where another paragraph follows."""
    changes: list[tuple[int, int, bytes]] = []
    for start, end in _innermost(data, b"p"):
        body = data[start:end]
        properties = next(xml.find_elements(body, (b"pPr",)), None)
        if not properties or not _DELETED_MARK.search(body, properties[0], properties[2]):
            continue
        left = xml.splice(body, ((begin, stop, b"") for begin, _, stop in xml.find_elements(body, _REMOVED)))
        follows = _PARAGRAPH.match(data, end)
        if not _CONTENT.search(left) and follows and not follows[0].startswith(b"</"):
            changes.append((start, end, b""))
    return xml.splice(data, changes)
