"""Pictures in a package: which stay, how they are written, and what is said of them. Pixels are not read."""

from __future__ import annotations

from gptsanitize.errors import CorruptError
from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.boxes import box_for
from gptsanitize.formats.ooxml.fates import SVG_IMAGE, Fate, Rule
from gptsanitize.formats.ooxml.images import clean_image, is_picture
from gptsanitize.formats.ooxml.package import Package, PackageWriter, Part
from gptsanitize.model import Coverage, Treatment

__all__ = ["prospect", "sighted", "write_box", "write_picture"]

_PIXELS = "pixels are not read"
_SIGNATURE_BYTES = 16
_BOX = Rule(Fate.BOX, note="drawing that may hold text, or a picture that cannot be read; an empty box takes its place")


def sighted(package: Package, part: Part, rule: Rule) -> Rule:
    """`rule`, or that of a picture that cannot be read: told by its bytes, not by what it is called.

    Raises `LimitError` for more pixels than allowed.
    """
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


def write_picture(package: Package, part: Part, writer: PackageWriter) -> Coverage:
    """Write a picture that can stay, without metadata; without a change if it has none."""
    data = package.read(part.name)
    new = clean_image(data, package.limits)
    if new is data or new is None:
        writer.copy(part.name)
        return prospect(part)
    writer.put(part.name, new)
    return Coverage(part.label, Treatment.REENCODED, f"metadata removed, {_PIXELS}")


def write_box(part: Part, writer: PackageWriter) -> None:
    """Write an empty box in the place of a picture that cannot be read."""
    writer.put(part.name, box_for(part.content_type))
