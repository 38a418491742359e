"""The steps of a walk through a document: how the parts that are its own are prepared, read and blanked."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from gptsanitize.formats.ooxml.docx_parts import is_word, vocabulary_of
from gptsanitize.formats.ooxml.docx_prepare import Prepared, prepare
from gptsanitize.formats.ooxml.fates import Rule
from gptsanitize.formats.ooxml.package import Package, Part
from gptsanitize.formats.ooxml.people import People
from gptsanitize.formats.ooxml.surfaces import Surface, read_surfaces
from gptsanitize.formats.ooxml.wordmarks import WordTracker, marks_of
from gptsanitize.formats.ooxml.xml_steps import XmlStep, read_plainly
from gptsanitize.model import FormatOptions

__all__ = ["word_step"]

_TITLE = re.compile(r"[A-Za-z]{1,24}[0-9]{0,5}")


def word_step(
    package: Package, part: Part, number: int, rule: Rule, dead: Collection[str], options: FormatOptions
) -> XmlStep:
    """The step of a part that is read as text. `dead`: ids of its relationships that the copy does not have."""

    def prepared(data: bytes) -> Prepared:
        return prepare(data, part, dead, options, package.limits)

    words = vocabulary_of(part, rule)
    if not is_word(part):
        return XmlStep(package, part, prepared, read_plainly(words, part.label, rule.place))

    def read(data: bytes) -> Iterator[Surface]:
        marks = marks_of(data, readings=options.revisions != "accept")
        tracker = WordTracker(_title(part), rule.place, number)
        return read_surfaces(data, replace(words, marks=marks), tracker)

    return XmlStep(package, part, prepared, read, People.in_word)


def _title(part: Part) -> str:
    """What a part is called before people: `document`, `header2`, or its number."""
    stem = posixpath.splitext(posixpath.basename(part.label))[0]
    return stem if _TITLE.fullmatch(stem) else part.label
