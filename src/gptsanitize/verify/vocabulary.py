"""Words that standards and makers of software put into files: no survivors, though a document may speak of them.

Only whole phrases in places that are not written by people are taken out. In running text everything is searched.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = [
    "APPLICATION",
    "SHORTEST_VOCABULARY",
    "is_built_in_style",
    "is_standard",
    "without_makers",
    "without_vocabulary",
]

_STANDARD = re.compile(
    r"https?://(?:schemas\.(?:microsoft|openxmlformats)\.(?:com|org)|www\.w3\.org|purl\.(?:org|oclc\.org)"
    r"|ns\.adobe\.com)[\w/.\-#]*+|urn:schemas-microsoft-com:[\w:\-]*+|application/vnd\.(?:openxmlformats|ms)[\w.\-+]*+"
    r"|(?<![A-Za-z])Microsoft_(?:Office_)?(?:Excel|Word|PowerPoint|Visio|Graph|Equation)(?:_(?:97_?-_?2003|Macro-Enabled|Binary"
    r"|Worksheet|Sheet|Chart|Document|Presentation|Slide|Drawing))*+[0-9]{0,6}+\.[a-z]{3,4}(?![A-Za-z])"
    r"|(?<!\w)Adobe[-.](?:Identity|Japan|GB|CNS|Korea|KR|PPK|PPM)[\w.\-]*+"
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
APPLICATION = re.compile(r"(?:Microsoft|LibreOffice|Apache|Apple|Google)[\w ./$:\-]{0,80}+")
"""What the property `Application` holds when a program wrote it."""


def without_vocabulary(text: str) -> str:
    """The text without namespaces, content types and registries of standards."""
    return _STANDARD.sub(" ", text)


def is_built_in_style(name: str) -> bool:
    """Whether Word itself calls a style so, so that its name was chosen by no author."""
    return _STYLES.fullmatch(name) is not None


def without_makers(text: str) -> str:
    """The text without the makers of fonts and colour profiles."""
    return _MAKERS.sub(" ", without_vocabulary(text))


@lru_cache(maxsize=1024)
def is_standard(namespace: str) -> bool:
    """Whether a namespace is one of a standard, so that its names were chosen by no author."""
    return _STANDARD.match(namespace) is not None
