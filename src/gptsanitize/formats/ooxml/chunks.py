"""A plain text that is inserted into a document as a file: read paragraph by paragraph, written in its encoding.

Formatted text (HTML, RTF, MHTML) is not read here and stays opaque. (ECMA-376-1 17.17.2.1 `altChunk`)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gptsanitize.formats.ooxml.fates import PLAIN_TEXT, Fate, Rule
from gptsanitize.formats.ooxml.package import Package, Part
from gptsanitize.formats.ooxml.splicer import replace
from gptsanitize.formats.ooxml.walk import Site, Take, Writing
from gptsanitize.model import Place

__all__ = ["ChunkStep", "as_text_chunk"]

_PARAGRAPH = re.compile(r"(?:[^\r\n]++(?:\r\n?|\n)?+)++")
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))  # the mark itself stays in the text


def as_text_chunk(package: Package, part: Part) -> Rule | None:
    """How a part is read that is an inserted plain text; `None` for all others and for unknown encodings."""
    if part.relationship != "aFChunk" or part.content_type != PLAIN_TEXT:
        return None
    return Rule(Fate.TEXT, Place.BODY) if _decode(package.read(part.name)) is not None else None


def _decode(data: bytes) -> tuple[str, str] | None:
    """The text and its encoding."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else (text, encoding)


class ChunkStep:
    """An inserted plain text."""

    def __init__(self, package: Package, part: Part, number: int) -> None:
        self.key = self.source = part.name
        self.part = part
        self._package = package
        self._where = f"inserted text {number}"

    def sites(self) -> Iterator[Site]:
        """Its paragraphs: lines up to a blank one."""
        for match in _PARAGRAPH.finditer(self._text()[0]):
            yield match[0], Place.BODY, self._where, "", "", 1

    def write(self, take: Take, writing: Writing, *, touched: bool) -> None:
        """The text with edits applied."""
        if not touched:
            writing.copy(self.part)
            return
        text, encoding = self._text()
        edits: list[tuple[int, int, str]] = []
        for match in _PARAGRAPH.finditer(text):
            start = match.start()
            edits += [(start + edit.start, start + edit.end, edit.text) for edit in take(len(match[0]))]
        if edits:
            writing.put(self.part, replace(text, edits).encode(encoding, "replace"))
        else:
            writing.copy(self.part)

    def _text(self) -> tuple[str, str]:
        return _decode(self._package.read(self.part.name)) or ("", "utf-8")
