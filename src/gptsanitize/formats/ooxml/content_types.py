"""Content types that are no one's invention: those of the formats, of pictures and of what is often embedded.

Every other one is a text that an author may have chosen, and does not stay. (ECMA-376-2, 10.1.2)
"""

from __future__ import annotations

import re

__all__ = ["is_known_type"]

_TOKEN = re.compile(r"[a-z]++|[0-9]++|[^a-z0-9]")
_WORDS = frozenset(
    """
    activex application attachedtoolbars audio basic binary bmp calcchain chart chartcolorstyle chartex charts
    chartshapes chartsheet chartstyle classificationlabels colors comments commentsextended commentsextensible
    commentsids connections control controlproperties core custom customization customproperty customui
    customxmlproperties data diagram diagramcolors diagramdata diagramdrawing diagramlayout diagramstyle dialogsheet
    digital document documenttasks drawing drawingml emf emz endnotes excel extended externallink featurepropertybag
    font fonttable footer footnotes gif glossary header html icon image inkml intelligence intlmacrosheet jpeg jpg
    keymapcustomizations macroenabled macroenabledtemplate macrosheet mailmergerecipientdata main message model mp
    mpeg ms msexcel mspowerpoint msword namedsheetviews numbering obfuscatedfont octet odf odttf office
    officedocument oleobject opendocument openxmlformats origin package pdf people person photo photoshop pict
    pivotcachedefinition pivotcacherecords pivottable plain png powerpoint presentation presentationml
    printersettings properties python querytable quicktime rdarray rdrichvalue rdrichvaluestructure rdrichvaluetypes
    relationships revisionheaders revisionlog rfc richvaluerel rtf settings sharedstrings sheet sheetmetadata
    signature slicer slicercache slide slides slideshow spreadsheetml stream styles styleswitheffects svg table
    tablesinglecells taskpanes template text textbox theme thememanager themeoverride threadedcomments tif tiff
    timeline timelinecache txbx usernames vbadata vbaproject vbaprojectsignature video visio vml vmldrawing vnd
    volatiledependencies wav webextension webextensiontaskpanes webp websettings wmf wmz word wordprocessingml
    worksheet x xml xmlsignature xsl zip
    """.split()
)
_LONGEST = 120
_NUMBERS = frozenset({"12", "2", "2003", "822", "3", "4"})
_MARKS = frozenset("/.+-")


def is_known_type(content_type: str) -> bool:
    """Whether each word of a content type is one that the formats use."""
    return len(content_type) <= _LONGEST and all(map(_is_known, _TOKEN.findall(content_type.lower())))


def _is_known(token: str) -> bool:
    return token in _WORDS or token in _NUMBERS or token in _MARKS
