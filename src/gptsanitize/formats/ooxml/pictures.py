"""Pictures in a package: which stay, how they are written, and what is said of them. Pixels are not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gptsanitize.errors import CorruptError
from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.boxes import box_for
from gptsanitize.formats.ooxml.fates import SVG_IMAGE, Fate, Rule
from gptsanitize.formats.ooxml.images import clean_image, is_picture, notes_of
from gptsanitize.formats.ooxml.notes import runs
from gptsanitize.formats.ooxml.package import Package, Part
from gptsanitize.formats.ooxml.walk import Site, Take, Writing
from gptsanitize.model import Coverage, Place, Treatment

__all__ = ["PictureStep", "prospect", "sighted", "write_box"]

_PIXELS = "pixels are not read"
_SIGNATURE_BYTES = 16
_BOX = Rule(Fate.BOX, note="drawing that may hold text, or a picture that cannot be read; an empty box takes its place")


def sighted(package: Package, part: Part, rule: Rule) -> Rule:
    """`rule`, or that of a picture that cannot be read: told by its bytes, not by what it is called.

    Raises `LimitError` for more pixels than allowed.
    """
    if rule.fate is Fate.PREVIEW:
        return rule if _can_stay(package, part) else replace(rule, fate=Fate.DROP)
    if rule.fate is Fate.IMAGE:
        return rule if _can_stay(package, part) else _BOX
    if part.content_type == SVG_IMAGE and rule.fate is Fate.TEXT:
        return rule if _is_drawing(package, part) else _BOX
    return rule


def _can_stay(package: Package, part: Part) -> bool:
    if not is_picture(package.archive.head(part.name, _SIGNATURE_BYTES)):
        return False
    return clean_image(package.read(part.name), package.limits) is not None


def _is_drawing(package: Package, part: Part) -> bool:
    """Whether an SVG is XML without a document type, which could define its own words."""
    try:
        xml.normalise(package.read(part.name))
    except CorruptError:
        return False
    return True


def prospect(part: Part) -> Coverage:
    """What is said of a picture before it is written."""
    return Coverage(part.label, Treatment.UNREAD, _PIXELS)


class PictureStep:
    """A picture. What stands beside its pixels is taken away; with metadata kept it is read, and goes if it tells.

    A position goes in any case.
    """

    def __init__(self, package: Package, part: Part, *, reads: bool) -> None:
        self.key = self.source = part.name
        self.part = part
        self._package = package
        self._reads = reads

    def sites(self) -> Iterator[Site]:
        """The words of the notes, where metadata is kept."""
        for run in runs(self._notes() or b"") if self._reads else ():
            yield run.text, Place.METADATA, self.part.label, "", "", 1

    def write(self, take: Take, writing: Writing, *, touched: bool) -> None:
        """The picture, with the same pixels."""
        data = self._package.read(self.part.name)
        notes = self._notes() if self._reads else None
        tells = bool([run for run in runs(notes or b"") if take(len(run.text))]) if touched else False
        new = clean_image(data, self._package.limits) if notes is None or tells else data
        if new is data or new is None:
            writing.copy(self.part, Treatment.UNREAD, _PIXELS)
        else:
            writing.put(self.part, new, f"metadata removed, {_PIXELS}", Treatment.REENCODED)

    def _notes(self) -> bytes | None:
        return notes_of(self._package.read(self.part.name), self._package.limits)


def write_box(part: Part, writing: Writing) -> None:
    """Write an empty box in the place of a picture that cannot be read."""
    writing.put(part, box_for(part.content_type))
