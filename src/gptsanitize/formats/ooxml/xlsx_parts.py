"""What becomes of each kind of part of a workbook: read as text, re-encoded, blanked or dropped.

What is not listed is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.fates import Fate, Rule
from gptsanitize.model import Place

__all__ = ["RULES", "WORKBOOK_TYPES", "is_calculation", "remove_dead_references", "unbind_table"]

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_MS = "application/vnd.ms-excel."

WORKBOOK_TYPES = frozenset(
    {
        _SHEET + "sheet.main+xml",
        _SHEET + "template.main+xml",
        _MS + "sheet.macroenabled.main+xml",
        _MS + "template.macroenabled.main+xml",
    }
)

RULES: dict[str, Rule] = {
    **dict.fromkeys(WORKBOOK_TYPES, Rule(Fate.TEXT, Place.NAME)),
    _SHEET + "worksheet+xml": Rule(Fate.SHEET, Place.TABLE),
    _SHEET + "sharedstrings+xml": Rule(Fate.STRINGS, Place.TABLE),
    _SHEET + "chartsheet+xml": Rule(Fate.TEXT),
    _SHEET + "dialogsheet+xml": Rule(Fate.TEXT),
    _SHEET + "styles+xml": Rule(Fate.TEXT),
    _SHEET + "sheetmetadata+xml": Rule(Fate.TEXT),
    _SHEET + "table+xml": Rule(Fate.TEXT, Place.TABLE),
    _SHEET + "comments+xml": Rule(Fate.TEXT, Place.COMMENT),
    _SHEET + "pivottable+xml": Rule(Fate.TEXT, Place.TABLE),
    _SHEET + "pivotcachedefinition+xml": Rule(Fate.TEXT, Place.TABLE),
    _SHEET + "pivotcacherecords+xml": Rule(Fate.TEXT, Place.TABLE),
    _MS + "threadedcomments+xml": Rule(Fate.TEXT, Place.COMMENT),
    _MS + "person+xml": Rule(Fate.TEXT, Place.METADATA),
    _MS + "slicer+xml": Rule(Fate.TEXT, Place.TABLE),
    _MS + "slicercache+xml": Rule(Fate.TEXT, Place.TABLE),
    _MS + "timeline+xml": Rule(Fate.TEXT, Place.TABLE),
    _MS + "timelinecache+xml": Rule(Fate.TEXT, Place.TABLE),
    _MS + "controlproperties+xml": Rule(Fate.TEXT, Place.FIELD),
    _MS + "namedsheetviews+xml": Rule(Fate.TEXT, Place.TABLE),
    _MS + "rdrichvalue+xml": Rule(Fate.TEXT, Place.TABLE),
    _MS + "rdrichvaluestructure+xml": Rule(Fate.TEXT),
    _MS + "rdrichvaluetypes+xml": Rule(Fate.TEXT),
    _MS + "rdarray+xml": Rule(Fate.TEXT, Place.TABLE),
    _MS + "richvaluerel+xml": Rule(Fate.TEXT),
    _MS + "featurepropertybag+xml": Rule(Fate.TEXT),
    _SHEET + "calcchain+xml": Rule(Fate.CALCULATION),
    _SHEET + "externallink+xml": Rule(Fate.DROP, note="values cached from another workbook"),
    _SHEET + "connections+xml": Rule(Fate.DROP, note="connections to databases"),
    _SHEET + "querytable+xml": Rule(Fate.DROP, note="a query"),
    _SHEET + "revisionheaders+xml": Rule(Fate.DROP, note="log of revisions"),
    _SHEET + "revisionlog+xml": Rule(Fate.DROP, note="log of revisions"),
    _SHEET + "usernames+xml": Rule(Fate.DROP, note="users of a shared workbook"),
    _SHEET + "volatiledependencies+xml": Rule(Fate.DROP, note="values of real-time data"),
    _SHEET + "printersettings": Rule(Fate.BLOB, note="printer settings"),
    _SHEET + "customproperty": Rule(Fate.BLOB, note="private data of an add-in"),
    _SHEET + "tablesinglecells+xml": Rule(Fate.TEXT, Place.TABLE),
    "application/vnd.openxmlformats-officedocument.model+data": Rule(Fate.OPAQUE, note="data model"),
    _MS + "macrosheet+xml": Rule(Fate.REFUSE, note="macro sheet"),
    _MS + "intlmacrosheet+xml": Rule(Fate.REFUSE, note="macro sheet"),
}


_CALCULATION = re.compile(
    rb"(?>\xef\xbb\xbf)?+(?><\?xml(?>\s++(?:version|encoding|standalone)=[\"'][\w.-]{1,20}[\"'])*+\s*+\?>)?+\s*+"
    rb"<(?P<prefix>(?:[a-z]{1,3}:)?)calcChain(?>\s++xmlns(?::[a-z0-9]{1,9})?=\"http://(?:schemas|purl)\.[A-Za-z0-9/.-]{1,99}\")*+"
    rb"\s*+>(?>\s*+<(?P=prefix)c(?>\s(?:r=\"[A-Z]{1,3}[0-9]{1,7}\"|i=\"-?[0-9]{1,6}\"|[slta]=\"[01]\"))*+\s*+"
    rb"(?:/>|></(?P=prefix)c>))*+\s*+</(?P=prefix)calcChain\s*+>\s*+"
)


def is_calculation(data: bytes) -> bool:
    """Whether the order of calculation is that and nothing else (ECMA-376-1 18.6.2)."""
    return _CALCULATION.fullmatch(data) is not None


# ---- references to what is dropped -------------------------------------------------------------------------------

_ONLY_ATTRIBUTE = frozenset({b"pageSetup", b"workbook", b"worksheet", b"pivotCacheDefinition", b"table"})
_CONTAINERS = (
    b"externalReferences",
    b"oleObjects",
    b"controls",
    b"customProperties",
    b"tableParts",
    b"AlternateContent",
)
_QUERY_ATTRIBUTE = re.compile(rb'\s(?:tableType="queryTable"|connectionId="[0-9]+"|queryTableFieldId="[0-9]+")')
_TAG = re.compile(rb"<([^\s/<>]++)([^<>]*+)>")


def remove_dead_references(data: bytes, dead: Collection[str]) -> bytes:
    """Normalised `data` without elements that refer to relationships which are gone, and what that leaves empty."""
    if not dead:
        return data
    ids = {name.encode() for name in dead}
    changes: list[tuple[int, int, bytes]] = []
    names: set[bytes] = set()
    for match in _TAG.finditer(data):
        local = xml.local_name(match[1])
        for name, (start, end), text in xml.read_attributes(match[2]):
            is_relation = name.count(b":") == 1 and name.rpartition(b":")[2] in {b"id", b"embed", b"link", b"pict"}
            if is_relation and text.encode() in ids:
                if local in _ONLY_ATTRIBUTE:
                    at = match.start(2)
                    changes.append((at + start - len(name) - 2, at + end + 1, b""))
                else:
                    names.add(local)
    for start, tag_end, end in xml.find_elements(data, names) if names else ():
        if any(text.encode() in ids for _, _, text in xml.read_attributes(data[start:tag_end])):
            changes.append((start, end, b""))
    return _remove_empty(xml.splice(data, changes))


def unbind_table(data: bytes, dead: Collection[str]) -> bytes:
    """A table whose query was dropped becomes an ordinary one."""
    return _QUERY_ATTRIBUTE.sub(b"", data) if dead else data


def _remove_empty(data: bytes) -> bytes:
    for container in reversed(_CONTAINERS):
        changes = [
            (start, end, b"")
            for start, tag_end, end in xml.find_elements(data, (container,))
            if not any(not _is_frame(tag) for tag in _TAG.findall(data[tag_end:end]))
        ]
        data = xml.splice(data, changes)
    return data


def _is_frame(tag: tuple[bytes, bytes]) -> bool:
    """A tag that says nothing by itself: of alternatives and closing ones."""
    return xml.local_name(tag[0]) in {b"Choice", b"Fallback", b"AlternateContent"}
