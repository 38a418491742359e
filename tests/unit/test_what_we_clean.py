"""`docs/what-we-clean.md` against the planted files: each row of the Office tables says what is done, and it is done.

Each row is proven by places of `tests/canaries` that are cleaned here, and each place that is planted there is spoken
of by a row that says what becomes of it. Rows that need other files than the planted ones name the test that proves
them.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from tests.canaries import docx, docx_rare, office, xlsx, xlsx_rare

from gptsanitize.formats.ooxml.docx import HANDLER as DOCX
from gptsanitize.formats.ooxml.xlsx import HANDLER as XLSX
from gptsanitize.model import FormatOptions

_ROOT = Path(__file__).parents[2]
_PAGE = _ROOT / "docs" / "what-we-clean.md"
_REPLACED = re.compile(
    r"replaced|renamed|following|read as the reader|written back|read and written|an empty box|pseudonyms"
)
_GONE = re.compile(r"dropped|blanked|renamed|gone|removed|without them|pseudonyms|an empty box")

# Which planted places prove a row: a pattern of the names of places, by how the row begins. Several rows may speak of a
# place; the last row of the first table speaks of all that is read and not told elsewhere.
SHARED = {
    "members that no relationship reaches": r".*unreferenced member",
    "relationships: what stands": r"(comment|attribute|text) (in|of) (a )?relationships?",
    "names of parts that an author may": r"member of a picture",
    "parts of unknown kinds": (
        r"unknown part|content type .*|supporting property|rich style|(state of a )?task pane|"
        r".*web extension|label of a ribbon"
    ),
    "XML comments and processing": r"comment in .*|processing instruction|comment between rows",
    "targets of relationships": (
        r".*link(?! of an object).*|network path|target of a link|subject of a mail link|share .*|book .*|"
        r".* of a link|address of a video|page of a frame"
    ),
    "core and extended properties": r".* property|title of a part|.* in the properties",
    "custom properties, sensitivity": r"(name of a )?custom property( name)?|label|tenant of a label",
    "properties that the text of a DOCX": r"title that is shown|property shown by a field",
    "people beside the content": (
        r"author of .*|initials|(account|provider|name) of a (person|reaction)|user.*|time of a comment|"
        r"provider of .*|(title of the |mail of the )?(suggested )?signer|title of the signer|editor( of a permission)?"
    ),
    "themes, styles, fonts": r".*(theme|font|style|scheme|list|colour).*",
    "charts with their cached": (
        r".*(chart|SmartArt|series|text box|VML|WordArt|label|axis|shape|trend line).*|category of .*"
    ),
    "alternative text, titles": r"(alternative text|title|name|tooltip) (of|in) .*|alternative text|tooltip",
    "thumbnails, printer settings": (
        r"thumbnail|printer name|.*toolbar|macro of a key|custom property of a sheet|"
        r"name of a property of a sheet|property of a web extension"
    ),
    "documents and workbooks inside": "",
    "macros, OLE objects": (
        r"workbook of a chart|macro|data of macros|embedded object|ActiveX control|.* of ActiveX|"
        r".* of an object"
    ),
    "number formats": r".*number format.*",
    "custom XML with its schemas": r".*custom XML.*",
    "any other text, attribute": r".*",
}
WORD = {
    "paragraphs of body": (
        r"paragraph.*|.*runs?.*|letters.*|halves .*|header cell|(ordinary|first|even) (header|footer)|"
        r"footnote|endnote|comment|text of .*|CDATA|character references|soft hyphens|text around .*"
    ),
    "symbols and letters of symbol": r".*symbol.*|.*phonetic.*|.*formula.*",
    "table cells": r"cell.*|header cell",
    "hidden text, white": r"(hidden|white|tiny) text",
    "tracked changes": (
        r"inserted text|deleted text|text moved .*|half a value inserted|former .*|cell of a deleted row|"
        r"author of .*"
    ),
    "fields: instructions": (
        r".*field.*|.*(entry|sequence|button|question|citation|instruction).*|private data of a .*"
    ),
    "content controls": r".* of a (control|list|list item|binding)|.* choice|choice|bound custom XML",
    "bookmarks, style names": r"bookmark|.* of a (style|document variable)|document variable|id of a style",
    "save ids": r"save id|id of the document",
    "mail merge sources": r".*mail merge|template.*|.* on saving",
    "pictures: JPEG, PNG": r"comment in a (PNG|JPEG)|(EXIF|IPTC|XMP) of a photograph|bytes after a JPEG",
    "SVG": r".* an SVG",
    "EMF, WMF": r"text in a metafile",
    "inserted files": r"inserted file",
    "embedded fonts, signatures": r"embedded font|signature|tasks",
}
BOOK = {
    "shared strings": r"(unused )?shared string.*|.* in a shared string",
    "rich text, phonetic": r"rich text.*|.*phonetic reading.*",
    "inline strings": r"inline string|cached value of a formula|text under .*|far cell",
    "numbers that may identify": r"number.*|.*number .*",
    "formulas": r".*(literal|formula|CONCATENATE|TEXTJOIN|codes|HYPERLINK).*|value joined from two literals",
    "words in formulas that name nothing": (
        r"variable of LET|function of a macro|(name|sheet|column|place) that is gone|unknown sheet .*"
    ),
    "names of sheets, defined": (
        r"(hidden |very hidden )?sheet name|defined name|table name|table column name|"
        r"name of a (chart|dialog) sheet"
    ),
    "hidden and very hidden": r"cell of a (very )?hidden sheet|shared string (in|under) .*",
    "comments, threaded": r"(threaded )?comment.*|.*(comment|mention|person)",
    "validations, conditional": (
        r".*(rule|validation|prompt|error|filter|slicer|timeline|scenario|page header|page footer).*"
    ),
    "pivot tables": (
        r""
        r".*(pivot|hierarchy|indicator|member|item|dimension|group|measures|total|cache|set|page|field|subtotal|cells).*"
    ),
    "controls, rich values": r"form control|.* of a control|.*rich.*",
    "external links": (
        r".*external book|connection .*|query table|.*revision.*|real-time data|user of a shared book|"
        r"path of .*"
    ),
    "XML maps": r".*XML map|.*mapped cell",
    "attributes and elements of cells": (
        r"(attribute|extension) of a (shared string|text|cell|formula)|unknown (attribute|element) .*"
    ),
    "the data model": r"data model",
    "the folder in which": r"folder of the workbook|user who (shared|reserved) the file",
}
ELSEWHERE = {
    "the zip container": "tests/unit/formats/ooxml",
    "duplicate or overlapping": "tests/hostile",
    "document type declarations": "tests/hostile",
    "encrypted files and files of programs": "tests/hostile",
    "order of calculation": "tests/unit/formats/ooxml",
    "macro sheets": "tests/hostile",
    "pictures: JPEG, PNG": "tests/unit/formats/ooxml/test_pictures.py",
    "EMF, WMF": "tests/unit/formats/ooxml/test_engine.py",
    "SVG": "tests/unit/formats/ooxml/test_engine.py",
    "content types": "tests/unit/formats/ooxml/test_engine.py",
    "colour profiles": "tests/unit/formats/ooxml/test_profiles.py",
    "pictures in the XML itself": "tests/unit/formats/ooxml/test_data_addresses.py",
    "documents and workbooks inside": "tests/unit/formats/ooxml",
}
TABLES = {"Office packages: DOCX and XLSX": SHARED, "DOCX": WORD, "XLSX": BOOK}


def rows(heading: str) -> Iterator[tuple[str, str]]:
    """The rows of the table under a heading: where, and what is done."""
    inside = False
    for line in _PAGE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            inside = line.lstrip("# ") == heading
        elif inside and line.startswith("| ") and not line.startswith(("| where", "| ---")):
            where, done = line.strip("| ").split(" | ", 1)
            yield where, done


@cache
def fates(name: str) -> Mapping[str, str]:
    """For each planted place `replaced` or `gone`, as it is found in the clean files."""
    handler, builders = (DOCX, (docx, docx_rare)) if name == "DOCX" else (XLSX, (xlsx, xlsx_rare))
    found: dict[str, str] = {}
    for module in builders:
        data, *places = module.build()
        seen = "\n".join(office.views(_clean(handler, data)))
        for place, marker in ((place, marker) for part in places for place, marker in part.items()):
            assert marker not in seen, place
            found[place] = "replaced" if _replacement(marker) in seen else "gone"
    return found


def _clean(handler: office.Handler, data: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return office.clean(handler, data, Path(folder), FormatOptions(), xlsx.MARKER, _replacement)


def _replacement(found: str) -> str:
    return "Yw" + found[2:] if found[0] == "Z" else "8" + found[1:]


def says(done: str, fate: str) -> bool:
    """Whether a row says of a place what has become of it."""
    return (_REPLACED if fate == "replaced" else _GONE).search(done) is not None


@pytest.mark.parametrize("heading", TABLES)
def test_each_row_is_proven_by_planted_places_or_by_another_test(heading: str) -> None:
    known = dict(TABLES[heading])
    for where, done in rows(heading):
        pattern = next((known[key] for key in known if where.startswith(key)), "")
        told = [fate for name in ("DOCX", "XLSX") for place, fate in fates(name).items() if _speaks(pattern, place)]
        elsewhere = next((path for start, path in ELSEWHERE.items() if where.startswith(start)), "")
        assert any(says(done, fate) for fate in told) or (elsewhere and (_ROOT / elsewhere).exists()), where
    unused = [key for key in known if not any(where.startswith(key) for where, _ in rows(heading))]
    assert unused == []


def _speaks(pattern: str, place: str) -> bool:
    return bool(pattern) and re.fullmatch(pattern, place) is not None


@pytest.mark.parametrize("name", ["DOCX", "XLSX"])
def test_each_planted_place_is_spoken_of_by_a_row_that_says_what_becomes_of_it(name: str) -> None:
    told = [
        (pattern, done)
        for heading in ("Office packages: DOCX and XLSX", name)
        for where, done in rows(heading)
        for key, pattern in TABLES[heading].items()
        if where.startswith(key)
    ]
    missing = [
        (place, fate)
        for place, fate in fates(name).items()
        if not any(_speaks(pattern, place) and says(done, fate) for pattern, done in told)
    ]
    assert missing == []


@pytest.mark.parametrize("name", ["DOCX", "XLSX"])
def test_the_places_are_more_than_a_handful(name: str) -> None:
    assert len(fates(name)) >= 400
    assert min(len(list(rows(heading))) for heading in TABLES) >= 15
