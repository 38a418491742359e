"""What can become of a part, and the kinds of parts that documents and workbooks share.

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

__all__ = ["SHARED", "Fate", "Rule", "blank_properties", "check_opaque", "rule_of"]


class Fate(Enum):
    """How a part is treated."""

    TEXT = "text"
    SHEET = "sheet"
    STRINGS = "strings"
    IMAGE = "image"
    PROPERTIES = "properties"  # of the document: blanked or mapped, by policy
    CALCULATION = "calculation"  # the order of formulas: holds no text, dropped when a formula may be
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
    "application/vnd.openxmlformats-package.core-properties+xml": Rule(Fate.PROPERTIES, Place.METADATA),
    _OFFICE + "extended-properties+xml": Rule(Fate.PROPERTIES, Place.METADATA),
    _OFFICE + "custom-properties+xml": Rule(Fate.PROPERTIES, Place.METADATA),
    "application/vnd.ms-office.classificationlabels+xml": Rule(Fate.PROPERTIES, Place.METADATA),
    "application/vnd.ms-office.vbaproject": Rule(Fate.OPAQUE, note="macros"),
    "application/vnd.ms-office.activex+xml": Rule(Fate.OPAQUE, note="ActiveX control"),
    "application/vnd.ms-office.activex": Rule(Fate.OPAQUE, note="ActiveX control"),
    _OFFICE + "oleobject": Rule(Fate.OPAQUE, note="embedded object"),
}
_UNKNOWN = Rule(Fate.DROP, note="unknown kind of part")
_EMBEDDED = Rule(Fate.OPAQUE, note="embedded document")
_THUMBNAIL = Rule(Fate.DROP, note="picture of the first page")

_BLANK: Mapping[str, bytes] = {
    "core-properties+xml": (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<cp:coreProperties '
        b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
    ),
    "extended-properties+xml": (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<Properties '
        b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
    ),
}


def rule_of(part: Part, table: Mapping[str, Rule]) -> Rule:
    """What becomes of a part, with the place of its texts, or the reason why it goes."""
    if part.relationship == "thumbnail":
        return _THUMBNAIL
    rule = table.get(part.content_type) or SHARED.get(part.content_type)
    if rule is not None:
        return rule
    if part.content_type.startswith("image/"):
        return Rule(Fate.IMAGE)
    if part.relationship in {"package", "oleObject"}:
        return _EMBEDDED
    return _UNKNOWN


def blank_properties(part: Part) -> bytes | None:
    """What document properties become when metadata is blanked; `None` for kinds that are dropped."""
    return next((data for ending, data in _BLANK.items() if part.content_type.endswith(ending)), None)


def check_opaque(rules: Iterable[Rule], options: FormatOptions) -> None:
    """Raise `WithheldError` if a part cannot be read and policy says that this withholds the file."""
    if options.opaque == "refuse" and any(rule.fate is Fate.OPAQUE for rule in rules):
        raise WithheldError(
            "the file holds objects that cannot be read",
            reason="opaque-content",
            advice="remove embedded objects and macros, or allow dropping them in the policy",
        )
