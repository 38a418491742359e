"""What can become of a part, and the kinds of parts that all formats of packages share.

A format has a table of content types and the rules in `SHARED` beside it. What no table names is dropped: a part
that is not understood never passes. Nothing is read or written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from gptsanitize.errors import WithheldError
from gptsanitize.formats.ooxml.package import Part
from gptsanitize.model import FormatOptions, Place
from gptsanitize.ocr import reads_pictures

__all__ = ["CUSTOM_XML", "PLAIN_TEXT", "RELATED", "SHARED", "SVG_IMAGE", "Fate", "Rule", "check", "rule_of"]


class Fate(Enum):
    """How a part is treated."""

    TEXT = "text"
    SHEET = "sheet"
    STRINGS = "strings"
    IMAGE = "image"
    BOX = "box"  # a picture that cannot be read: an empty box takes its place, or a reason to refuse, by policy
    PREVIEW = "preview"  # shows the first page as it was: stays if metadata is kept and nothing is edited
    BLOB = "blob"  # settings that are no text: their words are read if metadata is kept, else they go
    PROPERTIES = "properties"  # of the document: blanked or mapped, by policy
    CALCULATION = "calculation"  # the order of formulas: holds no text, dropped when a formula may be
    EMBEDDED = "embedded"  # a document inside the document, read and written by the same engine
    DROP = "drop"
    OPAQUE = "opaque"  # dropped, or a reason to refuse, by policy
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Rule:
    """A part's fate, the place of its texts, and why it goes."""

    fate: Fate
    place: Place = Place.STRUCTURE
    note: str = ""


_OFFICE = "application/vnd.openxmlformats-officedocument."
SVG_IMAGE = "image/svg+xml"
PLAIN_TEXT = "text/plain"

SHARED: Mapping[str, Rule] = {
    _OFFICE + "theme+xml": Rule(Fate.TEXT),
    _OFFICE + "themeoverride+xml": Rule(Fate.TEXT),
    _OFFICE + "drawing+xml": Rule(Fate.TEXT, Place.BODY),
    _OFFICE + "vmldrawing": Rule(Fate.TEXT, Place.COMMENT),
    _OFFICE + "drawingml.chart+xml": Rule(Fate.TEXT, Place.CHART),
    _OFFICE + "drawingml.chartshapes+xml": Rule(Fate.TEXT, Place.CHART),
    _OFFICE + "drawingml.diagramdata+xml": Rule(Fate.TEXT, Place.BODY),
    _OFFICE + "drawingml.diagramlayout+xml": Rule(Fate.TEXT),
    _OFFICE + "drawingml.diagramstyle+xml": Rule(Fate.TEXT),
    _OFFICE + "drawingml.diagramcolors+xml": Rule(Fate.TEXT),
    "application/vnd.ms-office.drawingml.diagramdrawing+xml": Rule(Fate.TEXT, Place.BODY),
    "application/vnd.ms-office.chartex+xml": Rule(Fate.TEXT, Place.CHART),
    "application/vnd.ms-office.chartstyle+xml": Rule(Fate.TEXT),
    "application/vnd.ms-office.chartcolorstyle+xml": Rule(Fate.TEXT),
    SVG_IMAGE: Rule(Fate.TEXT, Place.BODY),
    _OFFICE + "customxmlproperties+xml": Rule(Fate.TEXT, Place.METADATA),
    "application/vnd.openxmlformats-package.core-properties+xml": Rule(Fate.PROPERTIES, Place.METADATA),
    _OFFICE + "extended-properties+xml": Rule(Fate.PROPERTIES, Place.METADATA),
    _OFFICE + "custom-properties+xml": Rule(Fate.PROPERTIES, Place.METADATA),
    "application/vnd.ms-office.classificationlabels+xml": Rule(Fate.PROPERTIES, Place.METADATA),
    "application/vnd.ms-office.vbaproject": Rule(Fate.OPAQUE, note="macros"),
    "application/vnd.ms-office.activex+xml": Rule(Fate.OPAQUE, note="ActiveX control"),
    "application/vnd.ms-office.activex": Rule(Fate.OPAQUE, note="ActiveX control"),
    _OFFICE + "oleobject": Rule(Fate.OPAQUE, note="embedded object"),
    "application/vnd.openxmlformats-package.digital-signature-origin": Rule(Fate.DROP, note="signature"),
    "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml": Rule(Fate.DROP, note="signature"),
}
CUSTOM_XML = Rule(Fate.TEXT, Place.METADATA, "custom XML")
"""Data and its schema in a vocabulary of their author's."""
RELATED: Mapping[str, Rule] = {
    "customXml": CUSTOM_XML,
    "xmlMaps": CUSTOM_XML,
    "font": Rule(Fate.DROP, note="embedded font"),
    "thumbnail": Rule(Fate.PREVIEW, note="picture of the first page"),
}
"""By the type of the relationship that leads to a part."""
_UNKNOWN = Rule(Fate.DROP, note="unknown kind of part")
_EMBEDDED = Rule(Fate.OPAQUE, note="embedded document")


def rule_of(part: Part, table: Mapping[str, Rule], related: Mapping[str, Rule]) -> Rule:
    """What becomes of a part, with the place of its texts, or the reason why it goes.

    The tables are those of the format: by content type, and by relationship, which comes first.
    """
    rule = related.get(part.relationship) or RELATED.get(part.relationship)
    rule = rule or table.get(part.content_type) or SHARED.get(part.content_type)
    if rule is not None:
        return rule
    if part.content_type.startswith("image/"):
        return Rule(Fate.IMAGE)
    if part.relationship in {"package", "oleObject"}:
        return _EMBEDDED
    return _UNKNOWN


def check(rules: Iterable[Rule], options: FormatOptions) -> None:
    """Raise `WithheldError` if policy says that one of these withholds the file, or nothing can be done about it."""
    fates = {rule.fate for rule in rules}
    if Fate.REFUSE in fates:
        raise WithheldError("the workbook has a macro sheet", reason="macro-sheet")
    if options.opaque == "refuse" and fates & {Fate.OPAQUE, Fate.BOX}:
        raise WithheldError(
            "the file holds objects that cannot be read",
            reason="opaque-content",
            advice="remove embedded objects and macros, or allow dropping them in the policy",
        )
    if options.unread_images == "withhold" and Fate.IMAGE in fates and not reads_pictures(options.images):
        raise WithheldError(
            "the file has pictures, whose pixels are not read",
            reason="unread-images",
            advice="remove the pictures, or set formats.unread_images to deliver",
        )
