"""The steps of a walk through a document: what each part gives to read, and the same part with edits applied.

`docx` walks the steps in one fixed order, for reading and for writing.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from gptsanitize.formats.ooxml.docx_parts import is_word, vocabulary_of
from gptsanitize.formats.ooxml.docx_people import People, is_nobody
from gptsanitize.formats.ooxml.docx_prepare import Prepared, prepare
from gptsanitize.formats.ooxml.docx_properties import Shown, changes_to_blank
from gptsanitize.formats.ooxml.fates import Fate, Rule
from gptsanitize.formats.ooxml.package import Package, Part
from gptsanitize.formats.ooxml.surfaces import Splicer, Surface, Tracker, read_surfaces
from gptsanitize.formats.ooxml.walk import Site, Take
from gptsanitize.formats.ooxml.wordmarks import WordTracker, marks_of
from gptsanitize.model import FormatOptions, Place

__all__ = ["PartStep"]

_TITLE = re.compile(r"[A-Za-z]{1,24}[0-9]{0,5}")
_PROPERTY_HINTS = {
    "creator": "author",
    "lastModifiedBy": "author",
    "Manager": "manager name",
    "Company": "company",
    "contentStatus": "status",
}


class PartStep:
    """A part that is read as text. `dead` are the ids of its relationships that the copy does not have."""

    def __init__(
        self, package: Package, part: Part, number: int, rule: Rule, dead: Collection[str], options: FormatOptions
    ) -> None:
        self.key = part.name
        self.part = part
        self.is_property = rule.fate is Fate.PROPERTIES
        self._package = package
        self._number = number
        self._rule = rule
        self._dead = dead
        self._options = options

    def prepared(self) -> Prepared:
        """The part, read anew."""
        return prepare(self._package.read(self.part.name), self.part, self._dead, self._options)

    def sites(self) -> Iterator[Site]:
        """Texts beside the markup, then the surfaces in the order in which they end."""
        prepared = self.prepared()
        for text in prepared.asides:
            yield text, Place.STRUCTURE, self.part.label, "", "", 1
        for surface in self._surfaces(prepared.plain):
            yield surface.text, surface.place, surface.where, surface.hint, surface.group, 1

    def rewrite(self, take: Take, people: People | None, *, touched: bool) -> tuple[bytes, bool]:
        """The part as it stands in the copy, and whether it differs from the source. `people` blanks names."""
        prepared = self.prepared()
        splicer = Splicer(prepared.plain)
        if people is not None and is_word(self.part):
            splicer.override(people.changes(prepared.plain))
        is_edited = False
        if touched:
            for text in prepared.asides:
                is_edited |= bool(take(len(text)))
            for surface in self._surfaces(prepared.plain):
                splicer.edit(surface, [(edit.start, edit.end, edit.text) for edit in take(len(surface.text))])
        new = splicer.finish()
        if prepared.is_changed or is_edited or new != prepared.plain:
            return new, True
        return prepared.source, False

    def rewrite_shown(self, take: Take, shown: Shown, *, touched: bool) -> bytes | None:
        """A properties part with only what the text shows, edits applied; `None` if that is nothing."""
        plain = self.prepared().plain
        changes, kept = changes_to_blank(plain, shown)
        splicer = Splicer(plain)
        splicer.override(changes)
        if touched:
            for text in self.prepared().asides:
                take(len(text))
            for surface in self._surfaces(plain):
                splicer.edit(surface, [(edit.start, edit.end, edit.text) for edit in take(len(surface.text))])
        return splicer.finish() if kept else None

    def _surfaces(self, data: bytes) -> Iterator[Surface]:
        words = vocabulary_of(self.part, self._rule)
        if not is_word(self.part):
            return read_surfaces(data, words, _PlainTracker(self.part.label, self._rule.place))
        marks = marks_of(data, readings=self._options.revisions != "accept")
        title = _title(self.part)
        tracker = WordTracker(title, self._rule.place, self._number)
        return read_surfaces(data, replace(words, marks=marks), tracker)


class _PlainTracker(Tracker):
    """Names the part, and what a document property is."""

    def __init__(self, where: str, place: Place) -> None:
        self._where = where
        self._place = place

    def refine(self, surface: Surface) -> None:
        surface.where = self._where
        if is_nobody(surface.text):
            surface.place = Place.STRUCTURE
            return
        surface.hint = _PROPERTY_HINTS.get(surface.element, "")
        if surface.place is Place.BODY:
            surface.place = self._place


def _title(part: Part) -> str:
    """What a part is called before people: `document`, `header2`, or its number."""
    stem = posixpath.splitext(posixpath.basename(part.label))[0]
    return stem if _TITLE.fullmatch(stem) else part.label
