"""Documents inside documents: opened from memory by the same engine, read as part of the stream, written back in place.

Depth, members and expanded bytes count against the limits of the file. What is no package of a known kind, or cannot
be read to its end, is not opened: it is opaque, and policy says what becomes of it. Clear content is never written to
a temporary file. (ECMA-376-1 15.2.11 embedded packages, 11.3.1 alternative format import)
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from gptsanitize.errors import CorruptError, EncryptedError, LimitError
from gptsanitize.formats.edits import EditQueue
from gptsanitize.formats.ooxml.package import Package, Part
from gptsanitize.formats.ooxml.walk import Queue, Site, Take, Within, Writing
from gptsanitize.model import FormatOptions, Treatment

if TYPE_CHECKING:  # the engine opens what is inside with itself
    from gptsanitize.formats.ooxml.engine import Kind, PackageDocument

__all__ = ["EmbeddedStep", "open_inside"]

_ZIP = b"PK\x03\x04"
_KINDS = ("docx", "xlsx")
_SAME = frozenset({Treatment.UNCHANGED, Treatment.UNREAD})


def open_inside(outer: Package, part: Part, options: FormatOptions, spent: int) -> PackageDocument | None:
    """The document that a part is; `None` if it is none that can be read.

    `spent` bytes of the outer file's limit are used up. Raises `LimitError` for what is too deep or too large, and
    `WithheldError` for what policy withholds.
    """
    if not outer.archive.head(part.name, len(_ZIP)).startswith(_ZIP):
        return None
    limits = outer.limits
    if limits.depth < 2:
        raise LimitError("documents inside documents are nested too deeply", reason="limit-depth")
    left = replace(limits, depth=limits.depth - 1, expanded_bytes=max(limits.expanded_bytes - spent, 0))
    try:
        package = Package.open(io.BytesIO(outer.read(part.name)), left)
        kind = _kind_of(package)
        return _proven(package, kind, options) if kind else None
    except (CorruptError, EncryptedError):
        return None


def _kind_of(package: Package) -> Kind | None:
    for name in _KINDS:
        kind: Kind = import_module(f"gptsanitize.formats.ooxml.{name}").KIND
        if package.main_type() in kind.main_types:
            return kind
    return None


def _proven(package: Package, kind: Kind, options: FormatOptions) -> PackageDocument:
    """The opened document, read and written once, so that a damaged one is known before the outer one is read."""
    from gptsanitize.formats.ooxml.engine import PackageDocument

    document = PackageDocument(package, kind, options)
    for _ in document.segments():
        pass
    document.write(io.BytesIO(), ())
    return document


class EmbeddedStep:
    """A part that is a document. It is copied as it is if nothing in it changes and its container is plain."""

    def __init__(self, part: Part, number: int, document: PackageDocument) -> None:
        self.key = self.source = part.name
        self.part = part
        self._where = f"embedded document {number}, "
        self._document = document

    def sites(self) -> Iterator[Site]:
        """The texts of the document, each with the document before its place."""
        for segment in self._document.segments():
            group = self._where + segment.group if segment.group else ""
            where = self._where + segment.where
            yield segment.text, segment.place, where, segment.hint, group, segment.repeats

    def write(self, take: Take, writing: Writing, *, touched: bool) -> None:  # noqa: ARG002 -- edits go by the queue
        """The document with its edits, written to memory and from there in its place."""
        queue: Queue = Within(writing.queue, writing.first(self)) if touched else EditQueue(())
        target = io.BytesIO()
        coverage = self._document.write_from(target, queue, writing.people, edited=touched)
        archive = self._document.package.archive
        if all(line.treatment in _SAME for line in coverage) and archive.is_plain:
            writing.copy(self.part)
        else:
            writing.put(self.part, target.getvalue())
        writing.tell(self.part, coverage)
