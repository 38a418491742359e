"""Names of parts: which are what every program writes, and which an author may have chosen.

A name is neutral if each of its words is one that Office, LibreOffice, Google and the common libraries use, with
short numbers between them. Every other name could hold a person's or a company's name: it is renamed, and never shown.
"""

from __future__ import annotations

import posixpath
import re

__all__ = ["has_neutral_name", "neutral_name", "value_free_label"]

_WORDS = frozenset(
    """
    active activex add added alt altchunk app attached attachment audio background bibliography bin bmp book calc
    calcchain chart charts chartex chartsheet chartsheets chunk colors comment comments comp connections content
    control controls core core0 ctrl ctrlprop ctrlprops custom customizations customproperty customxml data
    dataconnections dataset definition diagram diagrams dialogsheet dialogsheets doc docmetadata docprops document
    documents docx docm dotm dotx drawing drawings ds embed embedded embedding embeddings embedfile emf emz endnotes
    excel extended extensible external externallink externallinks feature fldata font fonts fonttable footer footers
    footnotes gif glossary graph header headers hdphoto html htm hyphen ico ids image images img info item items
    itemprops jpe jpeg jpg keymap keymapcustomizations labelinfo layout link links list macro macros macrosheets media
    metadata mht microsoft model model3d named namedsheetview namedsheetviews note notes numbering obj object objects
    odttf ole oleobject origin package packages page people people0 person persons pict picture pictures pivot
    pivotcache pivotcachedefinition pivotcacherecords pivotcaches pivottable pivottables png powerpoint ppt pptx
    presentation printer printersettings project properties props psmdcp query querytable querytables quick quickstyle
    rd rdarray rdrichvalue rdrichvaluestructure rdrichvaluetypes rdrichvaluewebimage rdsupportingpropertybag
    rdsupportingpropertybagstructure record records rels relationships revision revisionheaders revisionlog revisions
    rich richdata richstyles richvaluerel rid rtf services settings shared sharedstrings sheet sheets sig sigs
    signature signatures sink slicer slicercache slicercaches slicers slide slides stm string strings structure style
    styles stylesheet stylesheets styleswitheffects svg table tables tablesinglecells task tasks taskpanes template
    text textbox theme thememanager themes afchunk threaded threadedcomment threadedcomments thumb thumbnail
    thumbnails tif tiff timeline timelinecache timelinecaches timelines types udata userdata userprops usernames value
    vba vbadata vbaproject vbaprojectsignature video viewprops visio vml vmldrawing volatile volatiledependencies vsd
    vsdx wav wdp web webextension webextensions websettings wmf wmz word workbook worksheet worksheets writing xl xls
    xlsb xlsm xlsx xml xmlmaps xmlsignatures commentsextended commentsids commentsextensible commentsextended0
    macroenabled adobe acrobat tags tag master masters shape ink inks particle webp jfif tmp dat data0 bitmap printer
    featurepropertybag office txt metadataproperties customui ui python sha mimetype
    """.split()
)
_TOKEN = re.compile(r"[A-Za-z]++|[0-9]++|[^A-Za-z0-9]")
_SAFE_MARKS = frozenset("_-./[] ")
_FOLDER = re.compile(r"(?:word|xl|ppt|visio|customXml|docProps|docMetadata)(?=/)", re.IGNORECASE)
_KNOWN_TYPE = re.compile(
    r"application/vnd\.(?:openxmlformats-(?:officedocument|package)\.[a-z.+-]{1,80}|ms-(?:word|excel|office)\.[a-z.+-]{1,60})"
    r"|application/(?:xml|octet-stream|pdf|rtf)|image/(?:png|jpeg|gif|bmp|tiff|webp|svg\+xml|x-emf|x-wmf)",
    re.ASCII,
)
_SDK_PROPERTIES = re.compile(r"package/services/metadata/core-properties/[0-9a-f]{32}\.psmdcp", re.ASCII)
"""A number drawn at random names the properties of what the Open XML SDK writes."""
_MAX_NUMBER_DIGITS = 5


def has_neutral_name(name: str) -> bool:
    """Whether a member's name is made of known words and short numbers only."""
    return _SDK_PROPERTIES.fullmatch(name) is not None or all(map(_is_neutral, _TOKEN.findall(name)))


def _is_neutral(token: str) -> bool:
    if token.isdigit():
        return len(token) <= _MAX_NUMBER_DIGITS
    return token in _SAFE_MARKS or token.lower() in _WORDS


def neutral_name(name: str, number: int) -> str:
    """A name that says nothing, in the same top folder and with the same extension if that is a known word."""
    folder = _FOLDER.match(name)
    suffix = posixpath.splitext(name)[1][1:]
    ending = suffix if suffix.lower() in _WORDS else "bin"
    return f"{folder[0] if folder else 'word'}/parts/part{number}.{ending}"


def value_free_label(name: str, content_type: str, number: int) -> str:
    """How a part is called before people: its name if that is neutral, else its number and content type."""
    if has_neutral_name(name):
        return name
    kind = content_type if _KNOWN_TYPE.fullmatch(content_type) else "unknown type"
    return f"part {number} ({kind})"
