"""Pictures in a package: which stay, how they are written, and what is said of them. Pixels are not read."""

from __future__ import annotations

from collections.abc import Iterable

from gptsanitize.errors import WithheldError
from gptsanitize.formats.ooxml.fates import Fate, Rule
from gptsanitize.formats.ooxml.images import clean_image, is_picture
from gptsanitize.formats.ooxml.package import Package, PackageWriter, Part
from gptsanitize.model import Coverage, FormatOptions, Treatment

__all__ = ["can_stay", "check_unread", "prospect", "sighted", "write_picture"]

_PIXELS = "pixels are not read"
_SIGNATURE_BYTES = 16
_METAFILE = Rule(Fate.OPAQUE, note="drawing that may hold text, or a picture that cannot be read")


def sighted(package: Package, part: Part, rule: Rule) -> Rule:
    """`rule`, or that of a drawing: pictures are told by their first bytes, not by what they are called."""
    if rule.fate is Fate.IMAGE and not is_picture(package.archive.head(part.name, _SIGNATURE_BYTES)):
        return _METAFILE
    return rule


def check_unread(rules: Iterable[Rule], options: FormatOptions) -> None:
    """Raise `WithheldError` if there are pictures and policy says that this withholds the file."""
    if options.unread_images == "withhold" and any(rule.fate is Fate.IMAGE for rule in rules):
        raise WithheldError(
            "the file has pictures, whose pixels are not read",
            reason="unread-images",
            advice="remove the pictures, or set formats.unread_images to deliver",
        )


def can_stay(package: Package, part: Part) -> bool:
    """Whether the picture can be written without what stands beside its pixels. Raises `LimitError`."""
    return clean_image(package.read(part.name), package.limits) is not None


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
