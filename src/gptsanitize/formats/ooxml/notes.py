"""Words in what is no text: notes that programs write beside pixels, settings of printers and add-ins.

They are read as runs of printable characters, in one byte or two, where policy keeps metadata. The bytes between are
not understood. Nothing here knows what a blob is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gptsanitize.formats.ooxml.package import Package, Part
from gptsanitize.formats.ooxml.walk import Site, Take, Writing
from gptsanitize.model import Place

__all__ = ["BlobStep", "Run", "runs"]

_NARROW = re.compile(rb"(?:[\x20-\x7e]|[\xc2-\xf4][\x80-\xbf]{1,3}+){3,4000}+")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\0|[\0-\xff][\x01-\x06]){3,4000}+")
_WIDE_BIG = re.compile(rb"(?:\0[\x20-\x7e\xa0-\xff]){3,4000}+")
_FORMS = ((_WIDE, "utf-16-le"), (_WIDE_BIG, "utf-16-be"), (_NARROW, "utf-8"))


@dataclass(frozen=True, slots=True)
class Run:
    """Printable characters: where they stand in the bytes, their encoding and the text."""

    start: int
    end: int
    encoding: str
    text: str = field(repr=False)


def runs(data: bytes) -> Iterator[Run]:
    """Runs of three characters and more, in each way the bytes may be read; those of one way do not overlap."""
    for pattern, encoding in _FORMS:
        for match in pattern.finditer(data):
            text = match[0].decode(encoding, "replace")
            if any(map(str.isalnum, text)):
                yield Run(*match.span(), encoding, text)


class BlobStep:
    """A part that is no text, whose words are read; those in which something is found are overwritten by spaces."""

    def __init__(self, package: Package, part: Part) -> None:
        self.key = self.source = part.name
        self.part = part
        self._package = package

    def sites(self) -> Iterator[Site]:
        for run in runs(self._package.read(self.part.name)):
            yield run.text, Place.METADATA, self.part.label, "", "", 1

    def write(self, take: Take, writing: Writing, *, touched: bool) -> None:
        """The part with as many bytes as before."""
        data = self._package.read(self.part.name)
        hit = [run for run in runs(data) if take(len(run.text))] if touched else []
        if hit:
            writing.put(self.part, _without(data, hit))
        else:
            writing.copy(self.part)


def _without(data: bytes, hit: Iterable[Run]) -> bytes:
    blank = bytearray(data)
    for run in hit:
        space = " ".encode(run.encoding)
        blank[run.start : run.end] = space * ((run.end - run.start) // len(space))
    return bytes(blank)
