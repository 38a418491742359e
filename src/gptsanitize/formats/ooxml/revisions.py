"""Tracked changes accepted in the bytes of a part: insertions stay, deletions, former properties and authors go.

What Word does on "accept all" (ECMA-376-1 17.13.5): content of `ins` and `moveTo` is unwrapped, `del` and `moveFrom` go
with their content, so do the former properties (`rPrChange` and its kin), range marks, deleted rows and cells. A
paragraph whose mark is deleted becomes one with the next, which keeps its own properties. Works on what
`xml.normalise` has passed; text is not looked at.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from gptsanitize.formats.ooxml import xml

__all__ = ["accept_revisions", "join_paragraphs"]

_RANGES = tuple(
    f"{kind}{mark}".encode()
    for kind in (
        "moveFromRange",
        "moveToRange",
        *(f"customXml{each}Range" for each in ("Ins", "Del", "MoveFrom", "MoveTo")),
    )
    for mark in ("Start", "End")
)
_REMOVED = (
    *(b"del", b"moveFrom", b"conflictDel", b"cellIns", b"cellMerge", b"numberingChange", b"rPrChange", b"pPrChange"),
    *(b"sectPrChange", b"tblPrChange", b"tblGridChange", b"tblPrExChange", b"tcPrChange", b"trPrChange"),
    *_RANGES,
)
_NAMES = b"|".join(_REMOVED)
_NAME = rb"(?:[^\s:/<>]++:)?"
_SIGN = re.compile(rb"<" + _NAME + rb"(?:ins|moveTo|conflictIns|cellDel|" + _NAMES + rb")(?=[\s/>])")
_WORDS = (
    *(rb"ins(?=[\s/>])", rb"del(?=[\s/>])", rb"move(?:From|To)", rb"conflict(?:Ins|Del)"),
    *(rb"cell(?:Ins|Del|Merge)", rb"customXml(?:Ins|Del|Move)"),
)
_PREFIXED = (*(re.compile(b":" + word) for word in _WORDS), re.compile(rb"Change(?=[\s/>])"))
_UNPREFIXED = tuple(re.compile(b"<" + word) for word in _WORDS)
_DEFAULT_NAMESPACE = re.compile(rb"xmlns\s*+=")
_WRAPPER = re.compile(rb"</?" + _NAME + rb"(?:ins|moveTo|conflictIns)(?=[\s/>])[^>]*+>")
_DELETED_MARK = re.compile(rb"<" + _NAME + rb"(?:del|moveFrom)(?:\s(?>[^>/]|/(?!>))*+)?/>")
_HOLLOW_MARK = re.compile(rb"<(" + _NAME + rb"(?:ins|del|moveFrom|moveTo))((?:\s(?>[^<>/]|/(?!>))*+)?)>\s*+</\1\s*+>")
_BETWEEN = re.compile(
    rb"(?>\s*+<" + _NAME + rb"(?:bookmark|commentRange|move(?:From|To)Range)(?:Start|End)[\s/][^>]*+>)*+\s*+"
)
_FOLLOWER = re.compile(rb"<(?!/)" + _NAME + rb"(?:p|tbl|sdt)(?=[\s/>])")
_CONTENT = re.compile(
    rb"<" + _NAME + rb"(?:t|tab|br|drawing|pict|object|sym|fldChar|fldSimple|hyperlink|footnoteReference|sectPr"
    rb"|endnoteReference|commentReference|oMath|bookmarkStart|sdt|commentRangeStart|commentRangeEnd|bookmarkEnd)(?=[\s/>])"
)


def accept_revisions(data: bytes) -> bytes:
    """Normalised bytes of a part without revisions; the same object if it has none."""
    if not (_may_be_revised(data) and _SIGN.search(data)):
        return data
    data = _close_marks(data)
    if _DELETED_MARK.search(data):
        data = _drop_rows(data)
        data = join_paragraphs(data)
    if b"cellDel" in data:
        data = _drop_cells(data)
    data = xml.splice(data, [(start, end, b"") for start, _, end in xml.find_elements(data, _REMOVED)])
    return _WRAPPER.sub(b"", data)


def _may_be_revised(data: bytes) -> bool:
    """Few parts have revisions. Patterns that begin with letters are searched ten times as fast as `_SIGN`."""
    if any(pattern.search(data) for pattern in _PREFIXED):
        return True
    return bool(_DEFAULT_NAMESPACE.search(data)) and any(pattern.search(data) for pattern in _UNPREFIXED)


def _close_marks(data: bytes) -> bytes:
    """Marks of paragraphs and rows as they are mostly written: `<w:del></w:del>` says the same as `<w:del/>`."""
    return _HOLLOW_MARK.sub(rb"<\1\2/>", data)


@dataclass(frozen=True, slots=True)
class _Element:
    start: int
    tag_end: int
    end_tag: int
    end: int


def _all_elements(data: bytes, name: bytes) -> list[_Element]:
    """Elements of this name with those inside them, in the order of their starts. Empty ones are not among them."""
    found: list[_Element] = []
    open_tags: list[tuple[int, int]] = []
    for match in re.compile(rb"<(/?)" + _NAME + name + rb"(?=[\s/>])[^>]*+>").finditer(data):
        if match[1]:
            if open_tags:
                found.append(_Element(*open_tags.pop(), *match.span()))
        elif not match[0].endswith(b"/>"):
            open_tags.append(match.span())
    return sorted(found, key=lambda element: element.start)


# ---- rows and cells ----------------------------------------------------------------------------------------------


def _drop_rows(data: bytes) -> bytes:
    """Rows that were deleted (`trPr/del`, 17.13.5.12), and tables that have none left."""
    changes: list[tuple[int, int, bytes]] = []
    for row in _all_elements(data, b"tr"):
        cells = data.find(b"<w:tc>", row.tag_end, row.end)
        properties = next(xml.find_elements(data[row.tag_end : cells if cells >= 0 else row.end], (b"trPr",)), None)
        if properties and _DELETED_MARK.search(data, row.tag_end + properties[0], row.tag_end + properties[2]):
            changes.append((row.start, row.end, b""))
    return _drop_empty(xml.splice(data, changes), b"tbl", b"tr") if changes else data


def _drop_cells(data: bytes) -> bytes:
    """Cells that were deleted (`tcPr/cellDel`, 17.13.5.1), and rows and tables that have none left."""
    changes: list[tuple[int, int, bytes]] = []
    for cell in _all_elements(data, b"tc"):
        properties = next(xml.find_elements(data[cell.tag_end : cell.end], (b"tcPr",)), None)
        if properties and b"cellDel" in data[cell.tag_end + properties[0] : cell.tag_end + properties[2]]:
            changes.append((cell.start, cell.end, b""))
    data = xml.splice(data, changes)
    return _drop_empty(_drop_empty(data, b"tr", b"tc"), b"tbl", b"tr") if changes else data


def _drop_empty(data: bytes, outer: bytes, inner: bytes) -> bytes:
    """Without elements named `outer` in which no one named `inner` is left."""
    starts = [match.start() for match in re.compile(rb"<" + _NAME + inner + rb"(?=[\s/>])").finditer(data)]
    changes = []
    for element in _all_elements(data, outer):
        first = bisect_left(starts, element.start)
        if first == len(starts) or starts[first] > element.end:
            changes.append((element.start, element.end, b""))
    return xml.splice(data, changes)


# ---- paragraphs --------------------------------------------------------------------------------------------------


def join_paragraphs(data: bytes) -> bytes:
    """Paragraphs whose mark was deleted, one with what follows them (17.13.5.15).

    Also where tracked changes are kept: a value may stand half before such a mark and half after it.
    """
    if not _may_be_revised(data):
        return data
    data = _close_marks(data)
    if not _DELETED_MARK.search(data):
        return data
    paragraphs = {element.start: element for element in _all_elements(data, b"p")}
    changes: list[tuple[int, int, bytes]] = []
    done: set[int] = set()
    for paragraph in paragraphs.values():
        if paragraph.start not in done:
            chain = list(_chain(data, paragraph, paragraphs))
            done.update(element.start for element in chain)
            if len(chain) > 1:
                changes += _join(data, chain)
            elif _is_emptied(data, paragraph):
                changes.append((paragraph.start, paragraph.end, b""))
    return xml.splice(data, changes)


def _chain(data: bytes, first: _Element, paragraphs: dict[int, _Element]) -> Iterator[_Element]:
    """A paragraph and those that become one with it."""
    current: _Element | None = first
    while current is not None:
        yield current
        if not _has_deleted_mark(data, current):
            return
        between = _BETWEEN.match(data, current.end)
        current = paragraphs.get(between.end() if between else current.end)


def _join(data: bytes, chain: list[_Element]) -> Iterator[tuple[int, int, bytes]]:
    """The first paragraph takes the start tag and the properties of the last."""
    last = chain[-1]
    yield chain[0].start, _content_start(data, chain[0]), data[last.start : _content_start(data, last)]
    for element, following in itertools.pairwise(chain):
        yield element.end_tag, element.end, b""
        yield following.start, _content_start(data, following), b""


def _properties(data: bytes, paragraph: _Element) -> tuple[int, int]:
    """Where the properties of a paragraph stand; nowhere if it has none."""
    for start, _, end in xml.find_elements(data[paragraph.tag_end : paragraph.end_tag], (b"pPr",)):
        if not data[paragraph.tag_end : paragraph.tag_end + start].strip():
            return paragraph.tag_end + start, paragraph.tag_end + end
        break
    return paragraph.tag_end, paragraph.tag_end


def _content_start(data: bytes, paragraph: _Element) -> int:
    return _properties(data, paragraph)[1]


def _has_deleted_mark(data: bytes, paragraph: _Element) -> bool:
    """Whether the mark is deleted. One that ends a section stays: the section would end elsewhere."""
    start, end = _properties(data, paragraph)
    if start == end or not _DELETED_MARK.search(data, start, end):
        return False
    return next(xml.find_elements(data[start:end], (b"sectPr",)), None) is None


def _is_emptied(data: bytes, paragraph: _Element) -> bool:
    """Whether nothing stays in a paragraph with a deleted mark, before something that can follow in its place."""
    if not _has_deleted_mark(data, paragraph):
        return False
    body = data[paragraph.start : paragraph.end]
    left = xml.splice(body, ((begin, stop, b"") for begin, _, stop in xml.find_elements(body, _REMOVED)))
    return not _CONTENT.search(left) and _FOLLOWER.match(data, paragraph.end) is not None
