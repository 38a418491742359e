"""Names of parts that may be told: those a format prescribes. All others may hold what an author chose."""

from __future__ import annotations

import re

__all__ = ["part_name"]

_FOLDERS = frozenset(
    {
        "word",
        "xl",
        "ppt",
        "docProps",
        "_rels",
        "customXml",
        "theme",
        "media",
        "charts",
        "drawings",
        "embeddings",
        "worksheets",
        "tables",
        "pivotTables",
        "pivotCache",
        "externalLinks",
        "slides",
        "slideLayouts",
        "slideMasters",
        "notesSlides",
        "notesMasters",
        "diagrams",
        "glossary",
        "fonts",
        "printerSettings",
        "threadedComments",
        "persons",
        "slicers",
        "slicerCaches",
        "queryTables",
        "ctrlProps",
        "activeX",
        "chartsheets",
        "webextensions",
        "docMetadata",
        "richData",
        "timelines",
        "timelineCaches",
        "revisions",
        "model",
    }
)
_FILES = frozenset(
    {
        "document",
        "styles",
        "settings",
        "webSettings",
        "fontTable",
        "numbering",
        "footnotes",
        "endnotes",
        "comments",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
        "people",
        "header",
        "footer",
        "item",
        "itemProps",
        "core",
        "app",
        "custom",
        "thumbnail",
        "workbook",
        "sharedStrings",
        "calcChain",
        "metadata",
        "connections",
        "sheet",
        "table",
        "chart",
        "chartEx",
        "style",
        "colors",
        "drawing",
        "vmlDrawing",
        "theme",
        "image",
        "font",
        "pivotTable",
        "pivotCacheDefinition",
        "pivotCacheRecords",
        "externalLink",
        "presentation",
        "slide",
        "slideLayout",
        "slideMaster",
        "notesSlide",
        "presProps",
        "viewProps",
        "tableStyles",
        "data",
        "layout",
        "quickStyle",
        "oleObject",
        "package",
        "printerSettings",
        "stylesWithEffects",
        "threadedComment",
        "person",
        "vbaProject",
        "vbaData",
        "volatileDependencies",
        "LabelInfo",
        "[Content_Types]",
        "persons",
        "slicer",
        "slicerCache",
        "queryTable",
        "ctrlProp",
        "activeX",
        "timeline",
        "timelineCache",
    }
)
_EXTENSIONS = frozenset(
    {
        "xml",
        "rels",
        "png",
        "jpeg",
        "jpg",
        "gif",
        "bmp",
        "tiff",
        "tif",
        "svg",
        "emf",
        "wmf",
        "bin",
        "vml",
        "docx",
        "xlsx",
        "pptx",
        "pdf",
        "fntdata",
        "odttf",
        "ttf",
    }
)
_FILE = re.compile(r"([A-Za-z_\[\]]{0,40})\d{0,6}((?:\.[A-Za-z]{2,7}){1,2})")


def part_name(name: str, number: int) -> str:
    """`word/header1.xml` for a name that the format prescribes, else `part 7`."""
    *folders, file = name.split("/")
    match = _FILE.fullmatch(file)
    known = (
        match is not None
        and (match[1] in _FILES or match[2] == ".rels")
        and all(extension in _EXTENSIONS for extension in match[2].split(".")[1:])
        and all(folder in _FOLDERS for folder in folders)
    )
    return name if known else f"part {number}"
