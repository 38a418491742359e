"""The relationships of one part as texts: targets in the world outside, ids and types that an author chose.

A target is read without percent-encoding and written with it again. Internal targets are names of parts and the
package's own business. (ECMA-376-2, 9.3)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.package import Package, Selection
from gptsanitize.formats.ooxml.splicer import replace
from gptsanitize.formats.ooxml.walk import Site, Take, Writing
from gptsanitize.model import Place

__all__ = ["LinkStep", "is_external"]

_URL_SAFE = "/:?#[]@!$&'()*+,;=~-._"
_TECHNICAL_ID = re.compile(
    r"(?:r|R|doc|alt|AltChunk|html)?(?:I|i)?(?:d|D)?(?:Doc)?[0-9a-f]{1,32}|rId[A-Z]?[0-9]{1,6}", re.ASCII
)
_TYPE_FOLDER = re.compile(
    r"http://(?:schemas\.openxmlformats\.org/(?:officeDocument|package)/2006|schemas\.microsoft\.com/office/20[0-9]{2}(?:/[0-9]{2})?"
    r"|purl\.oclc\.org/ooxml/officeDocument)/relationships/(?:metadata/|digital-signature/)?(?P<kind>[A-Za-z-]++)",
    re.ASCII,
)
_KINDS = frozenset(
    """
    officeDocument core-properties extended-properties extendedProperties custom-properties customProperties thumbnail
    styles stylesWithEffects settings webSettings fontTable theme numbering footnotes endnotes comments
    commentsExtended commentsIds commentsExtensible people header footer hyperlink image chart chartStyle
    chartColorStyle chartUserShapes chartEx diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing
    glossaryDocument customXml customXmlProps attachedTemplate oleObject package control aFChunk subDocument
    mailMergeSource mailMergeHeaderSource recipientData transform frame video audio media font themeOverride worksheet
    chartsheet dialogsheet sharedStrings table tableSingleCells pivotTable pivotCacheDefinition pivotCacheRecords
    calcChain drawing vmlDrawing printerSettings externalLink externalLinkPath connections queryTable sheetMetadata
    threadedComment person slicer slicerCache timeline timelineCache ctrlProp vbaProject activeXControlBinary origin
    signature customProperty volatileDependencies usernames revisionHeaders revisionLog externalLinkLongPath
    xlExternalLinkPath classificationlabels
    """.split()
)
_MAX_ID_DIGITS = 7
_NO_DATA = "data:,"
"""In the place of an address that holds a file (RFC 2397): what it holds is not read."""


@dataclass(slots=True)
class _Text:
    attribute: str
    place: Place
    text: str = field(repr=False)


class LinkStep:
    """What the relationships of one part (`""`: of the package) say. `label` is the part's name for people.

    `follow` is given each external target as it now stands and may change it once more.
    """

    def __init__(self, package: Package, source: str, label: str, follow: Callable[[str], str]) -> None:
        self.key = "links of " + source
        self.source = source
        self._package = package
        self._label = label
        self._follow = follow

    def sites(self) -> Iterator[Site]:
        """Texts of all relationships, in the order of the file."""
        for attributes in self._rows():
            for each in _texts(attributes):
                yield each.text, each.place, f"link of {self._label}", "", "", 1

    def write(self, take: Take, writing: Writing, *, touched: bool) -> None:  # noqa: ARG002 -- they are short
        """The relationships as they stand in the copy, if the part has any."""
        data = self._rewritten(take, writing.selection)
        if data is not None:
            writing.put_relationships(self.source, data)

    def _rewritten(self, take: Take, selection: Selection) -> bytes | None:
        rows = [_edited(attributes, take, self._follow) for attributes in self._rows()]
        edges = self._package.relationships(self.source)
        kept = iter([row for row, edge in zip(rows, edges, strict=True) if selection.keeps(edge)])
        data = selection.relationships_xml(self.source)
        if data is None:
            return None

        def edit(attributes: Mapping[str, str]) -> Mapping[str, str]:
            new = {**attributes, **next(kept)}
            return attributes if new == attributes else new

        return xml.rewrite_elements(data, "Relationship", edit)

    def _rows(self) -> Iterator[Mapping[str, str]]:
        name = self._package.relationships_name(self.source)
        if name in self._package.archive.members:
            for _, attributes in xml.elements(self._package.read(name), ("Relationship",)):
                is_data = is_external(attributes) and attributes.get("Target", "").strip()[:5].casefold() == "data:"
                yield {**attributes, "Target": _NO_DATA} if is_data else attributes


def _edited(attributes: Mapping[str, str], take: Take, follow: Callable[[str], str]) -> Mapping[str, str]:
    """The attributes that change."""
    new: dict[str, str] = {}
    for each in _texts(attributes):
        edits = [(one.start, one.end, one.text) for one in take(len(each.text))]
        if edits:
            text = replace(each.text, edits)
            new[each.attribute] = _encode(text, attributes[each.attribute]) if each.place is Place.LINK else text
    if is_external(attributes):
        new["Target"] = follow(new.get("Target", attributes.get("Target", "")))
    return new


def is_external(attributes: Mapping[str, str]) -> bool:
    """Whether a relationship leads out of the package."""
    return attributes.get("TargetMode", "").casefold() == "external"


def _texts(attributes: Mapping[str, str]) -> Iterator[_Text]:
    if is_external(attributes) and attributes.get("Target"):
        yield _Text("Target", Place.LINK, unquote(attributes["Target"], errors="replace"))
    identifier, kind = attributes.get("Id", ""), attributes.get("Type", "")
    if identifier and not _is_technical(identifier):
        yield _Text("Id", Place.STRUCTURE, identifier)
    if kind and not _is_known(kind):
        yield _Text("Type", Place.STRUCTURE, kind)


def _is_technical(identifier: str) -> bool:
    """Whether an id is one that programs make. A long row of digits may be someone's number."""
    digits = sum(map(str.isdigit, identifier))
    letters = any(letter in "abcdef" for letter in identifier[2:])
    return bool(_TECHNICAL_ID.fullmatch(identifier)) and (letters or digits <= _MAX_ID_DIGITS)


def _is_known(kind: str) -> bool:
    found = _TYPE_FOLDER.fullmatch(kind)
    return found is not None and found["kind"] in _KINDS


def _encode(text: str, before: str) -> str:
    """A new target in the way in which the old one was written."""
    return quote(text, safe=_URL_SAFE) if "%" in before else text.replace(" ", "%20")
