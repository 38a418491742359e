"""Words that standards and makers of software put into files: no survivors, though a document may speak of them.

Only whole phrases in places that are not written by people are taken out. In running text everything is searched.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = [
    "BUILT_IN_TEXTS",
    "SHORTEST_VOCABULARY",
    "is_built_in",
    "is_built_in_style",
    "is_colour",
    "is_standard",
    "without_makers",
    "without_vocabulary",
]

_STANDARD = re.compile(
    r"https?://(?:schemas\.(?:microsoft|openxmlformats)\.(?:com|org)|www\.w3\.org|purl\.(?:org|oclc\.org)"
    r"|ns\.adobe\.com)[\w/.\-#]*+|urn:schemas-microsoft-com:[\w:\-]*+|application/vnd\.(?:openxmlformats|ms)[\w.\-+]*+"
    r"|(?<![A-Za-z])Microsoft_(?:Office_)?(?:Excel|Word|PowerPoint|Visio|Graph|Equation)(?:_(?:97_?-_?2003|Macro-Enabled|Binary"
    r"|Worksheet|Sheet|Chart|Document|Presentation|Slide|Drawing))*+_{0,8}+[0-9]{0,6}+\.[a-z]{3,4}(?![A-Za-z])"
    r"|\[Content_Types\]\.xml|(?<!\w)Adobe[-.](?:Identity|Japan|GB|CNS|Korea|KR|PPK|PPM)[\w.\-]*+"
)
# In fonts, colour profiles and the names of fonts: who made them.
_MAKERS = re.compile(
    r"(?<!\w)(?:Microsoft|Adobe|Apple|Google|Monotype|Linotype|Bitstream|Hewlett-Packard)"
    r"(?> (?:Systems|Computer|Imaging|Typography))?+,?+(?> (?:Incorporated|Corporation|Inc|Ltd|LLC|Company))?+"
)
# ECMA-376-1 17.7.4.9 and the latent styles that Word writes into every document.
_STYLES = re.compile(
    r"normal|(?:heading|toc|index|Body Text|Body Text Indent|List|List (?:Bullet|Number|Continue)) ?[0-9]?"
    r"|Normal (?:\(Web\)|Indent|Table)|Default Paragraph Font|No (?:List|Spacing)"
    r"|(?:footnote|endnote|annotation) (?:text|reference|subject)|(?:line|page) number|macro|toa heading"
    r"|table of (?:figures|authorities)|envelope (?:address|return)"
    r"|header|footer|caption|index heading|Title|Subtitle|Closing|Signature|Message Header|Salutation|Date"
    r"|Note Heading|Body Text (?:Indent|First Indent)(?: 2)?|Block Text|(?:Followed)?Hyperlink|Strong|Emphasis"
    r"|Document Map|Plain Text|E-mail Signature|HTML (?:(?:Top|Bottom) of Form|Acronym|Address|Cite|Code|Definition)"
    r"|HTML (?:Keyboard|Preformatted|Sample|Typewriter|Variable)|Outline List [1-3]"
    r"|Table (?:Simple|Classic|Colorful|Columns|Grid|List|3D effects|Subtle|Web) ?[1-8]?"
    r"|Table (?:Contemporary|Elegant|Professional|Theme)|(?:Balloon|Placeholder) Text|(?:Intense )?Quote"
    r"|(?:Subtle|Intense) (?:Emphasis|Reference)|Book Title|Bibliography|TOC Heading|Revision|List Paragraph"
    r"|(?:Light|Medium|Dark|Colorful) (?:Shading|List|Grid)(?: [1-3])?(?: Accent [1-6])?|Plain Table [1-5]"
    r"|Grid Table Light|(?:Grid|List) Table [1-7](?: (?:Light|Dark|Colorful))?(?: Accent [1-6])?"
    r"|Mention|Smart (?:Hyperlink|Link(?: Error)?)|Hashtag|Unresolved Mention",
    re.IGNORECASE,
)
SHORTEST_VOCABULARY = 8
"""Characters of the shortest text that `without_vocabulary` may shorten."""
BUILT_IN_TEXTS = {
    "Application": re.compile(r"(?:Microsoft|LibreOffice|Apache|Apple|Google)[\w ./$:\-]{0,80}+"),
    "formatCode": re.compile("General"),
    "v": re.compile(r"#(?:VALUE|REF|NAME|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|CONNECT|BUSY|UNKNOWN)[!?]|#DIV/0!|#N/A"),
}
"""What the texts of these elements are when a program wrote them."""

# Words of which Word, Excel and LibreOffice make the names of styles and of drawn objects, in any order.
_NAMING = frozenset(
    """
    abbreviation absatz accent acronym address anchor arrow author autoshape balloon bibliography bild block body
    bold book box bullet callout caption cell cells char chart cite classic closing cloud code colorful columns
    comment connector contemporary contents continue curved dark date default definition diagram document drawing
    effects elegant ellipse emphasis endnote envelope figure first flowchart followed font footer footnote form
    frame freeform frontpage general grafik graphic graphics grid group header heading headings hidden highlight
    html hyperlink image indent index inset intense intro isosceles italic keyboard label last left level light line
    lines link list macro mail map medium mention message model native no normal note number numbered numbering
    object ole outline oval page paragraph picture placeholder plain preformatted process quotation quote quotes
    rectangle reference resolved return revision right rounded salutation sample section separator shading shape
    signature simple single small smart sound source spacing standard straight strong style sub subject subtitle
    subtle table term terms text textbox theme title toa toc top total triangle typewriter unresolved user variable
    verbatim web wordart zone
    """.split()
)
_NAME_WORD = re.compile(r"[A-Z]?[a-z]++|[A-Z]+(?![a-z])|[^\W\d_]")
_OFFICE = frozenset({"Office Theme", "Office", "Office Classic", "Office 2007 - 2010"})
_BUILT_INS = {
    "mathFont": frozenset({"Cambria Math"}),
    "theme": _OFFICE,
    "themeFamily": _OFFICE,
    "clrScheme": _OFFICE,
    "fontScheme": _OFFICE,
    "fmtScheme": _OFFICE,
    "bookmarkStart": frozenset({"_GoBack"}),
    "numFmt": frozenset({"General"}),
    "Relationship": frozenset({"External", "Internal"}),
    "definedName": frozenset({f"_xlnm.{name}" for name in ("Print_Area", "Print_Titles", "_FilterDatabase")}),
}
_NAMED_BY_PROGRAMS = frozenset(
    """
    arc basedOn cNvPr curve docPr group image line link lsdException name next numStyleLink oval pStyle polyline rStyle
    rect roundrect shape shapetype style styleLink tblStyle
    """.split()
)
_PROGRAM = re.compile(
    r"(?:Word|Excel|PowerPoint|Visio|Equation|Package)(?:\.[A-Z][A-Za-z]{2,30}+)?(?:\.[0-9]{1,3})?|Embed|Link"
)
_COLOUR_ATTRIBUTES = frozenset({"rgb", "lastClr", "fill", "color", "fillcolor", "strokecolor", "color2"})
_COLOURS = frozenset({"srgbClr", "color"})
_COLOUR = re.compile(r"#?(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})")


def without_vocabulary(text: str) -> str:
    """The text without namespaces, content types and registries of standards."""
    return _STANDARD.sub(" ", text)


def is_built_in_style(name: str) -> bool:
    """Whether Word itself calls a style so, so that its name was chosen by no author."""
    return _STYLES.fullmatch(name) is not None


def is_built_in(element: str, value: str) -> bool:
    """Whether a program gave an attribute of this element its value: a style, a drawn object, a theme, a bookmark.

    `Line 5` is such a name though a person may be called Line; `Line Hansen` is none.
    """
    if element in _NAMED_BY_PROGRAMS:
        return is_built_in_style(value) or _is_made_of_names(value)
    if element in {"OLEObject", "oleObject", "control"}:
        return _PROGRAM.fullmatch(value) is not None
    return value in _BUILT_INS.get(element, ())


def _is_made_of_names(value: str) -> bool:
    words = _NAME_WORD.findall(value)
    return bool(words) and value.isascii() and all(word.lower() in _NAMING for word in words)


def is_colour(element: str, attribute: str, value: str) -> bool:
    """Whether a value is a colour where a colour stands: six digits there are no number of anybody."""
    is_place = attribute in _COLOUR_ATTRIBUTES or (attribute == "val" and element in _COLOURS)
    return is_place and _COLOUR.fullmatch(value) is not None


def without_makers(text: str) -> str:
    """The text without the makers of fonts and colour profiles."""
    return _MAKERS.sub(" ", without_vocabulary(text))


@lru_cache(maxsize=1024)
def is_standard(namespace: str) -> bool:
    """Whether a namespace is one of a standard, so that its names were chosen by no author."""
    return _STANDARD.match(namespace) is not None
