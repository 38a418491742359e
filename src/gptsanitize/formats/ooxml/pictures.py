"""Pictures in a package: which stay, how they are written, and what is said of them.

What they show is read where pictures are read at all (`formats.images`); then it is text like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from gptsanitize.errors import CorruptError, WithheldError
from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.boxes import box_for
from gptsanitize.formats.ooxml.fates import SVG_IMAGE, Fate, Rule
from gptsanitize.formats.ooxml.images import clean_image, is_picture, notes_of
from gptsanitize.formats.ooxml.notes import runs
from gptsanitize.formats.ooxml.package import Package, Part
from gptsanitize.formats.ooxml.walk import Site, Take, Writing
from gptsanitize.formats.pictures.blocks import edited_lines
from gptsanitize.formats.pictures.burn import burn
from gptsanitize.formats.pictures.eyes import Sight, is_worth_reading, said_of, see
from gptsanitize.formats.pictures.files import opened, packed_like
from gptsanitize.model import Coverage, Edit, FormatOptions, Place, Treatment
from gptsanitize.ocr import reads_pictures

__all__ = ["PictureStep", "sighted", "write_box"]

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


class PictureStep:
    """A picture. What stands beside its pixels is taken away; with metadata kept it is read, and goes if it tells.

    A position goes in any case. Words in the pixels are burnt over where they are edited.
    """

    def __init__(self, package: Package, part: Part, options: FormatOptions, *, stays: bool) -> None:
        self.key = self.source = part.name
        self.part = part
        self._package = package
        self._reads = options.metadata != "blank"
        self._looks = stays and reads_pictures(options.images)
        self._withholds = options.unread_images == "withhold"

    def sites(self) -> Iterator[Site]:
        """The words of the notes, where metadata is kept, and of the pixels, where pictures are read."""
        for run in runs(self._notes() or b"") if self._reads else ():
            yield run.text, Place.METADATA, self.part.label, "", "", 1
        sight = self._sight
        if self._looks and self._withholds and (sight is None or sight.doubtful):
            raise WithheldError(
                "the file has pictures that are not read surely",
                reason="unread-images",
                advice="remove the pictures, or set formats.unread_images to deliver",
            )
        for block in sight.blocks if sight is not None else ():
            place = Place.TABLE if block.is_cell else Place.BODY
            yield block.text, place, f"{self.part.label}, line {block.line}", block.hint, "", 1

    @cached_property
    def _sight(self) -> Sight | None:
        """What is read in the pixels; none where they are not looked at or cannot be."""
        picture = opened(self._package.read(self.part.name)) if self._looks else None
        if picture is None:
            return None
        return see(picture) if is_worth_reading(*picture.size) else Sight((), ())

    def prospect(self) -> Coverage:
        """What is said of the picture before it is written."""
        return self._said()

    def _said(self, burnt: int = 0) -> Coverage:
        if self._sight is None:
            return Coverage(self.part.label, Treatment.UNREAD, _PIXELS)
        return said_of(self.part.label, [self._sight], burnt=burnt)

    def write(self, take: Take, writing: Writing, *, touched: bool) -> None:
        """The picture, with the same pixels but for what is burnt."""
        data = self._package.read(self.part.name)
        notes = self._notes() if self._reads else None
        tells = bool([run for run in runs(notes or b"") if take(len(run.text))]) if touched else False
        edits = self._edits(take) if touched else []
        said = self._said(burnt=len(edits))
        if edits:
            writing.put(self.part, self._burnt(data, edits), f"metadata removed, {said.note}", said.treatment)
            return
        new = clean_image(data, self._package.limits) if notes is None or tells else data
        if new is data or new is None:
            writing.copy(self.part, said.treatment, said.note)
        else:
            writing.put(self.part, new, f"metadata removed, {said.note}", Treatment.REENCODED)

    def _edits(self, take: Take) -> list[tuple[int, Edit]]:
        blocks = self._sight.blocks if self._sight is not None else ()
        return [(number, edit) for number, block in enumerate(blocks) for edit in take(len(block.text))]

    def _burnt(self, data: bytes, edits: list[tuple[int, Edit]]) -> bytes:
        picture, sight = opened(data), self._sight
        if picture is None or sight is None:
            raise WithheldError("a picture cannot be written", reason="picture-cannot-be-written")
        marks, _ = edited_lines(sight.lines, sight.blocks, edits)
        return packed_like(burn(picture, marks), data)

    def _notes(self) -> bytes | None:
        return notes_of(self._package.read(self.part.name), self._package.limits)


def write_box(part: Part, writing: Writing) -> None:
    """Write an empty box in the place of a picture that cannot be read."""
    writing.put(part, box_for(part.content_type))
