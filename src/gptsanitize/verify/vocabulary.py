"""Words that standards and makers of software put into files: no survivors, though a document may speak of them.

Only whole phrases in places that are not written by people are taken out. In running text everything is searched.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["APPLICATION", "is_standard", "without_makers", "without_vocabulary"]

_STANDARD = re.compile(
    r"https?://(?:schemas\.(?:microsoft|openxmlformats)\.(?:com|org)|www\.w3\.org|purl\.(?:org|oclc\.org)"
    r"|ns\.adobe\.com)[\w/.\-#]*+|urn:schemas-microsoft-com:[\w:\-]*+|application/vnd\.(?:openxmlformats|ms)[\w.\-+]*+"
    r"|(?<!\w)Adobe[-.](?:Identity|Japan|GB|CNS|Korea|KR|PPK|PPM)[\w.\-]*+"
)
# In fonts, colour profiles and the names of fonts: who made them.
_MAKERS = re.compile(
    r"(?<!\w)(?:Microsoft|Adobe|Apple|Google|Monotype|Linotype|Bitstream|Hewlett-Packard)"
    r"(?> (?:Systems|Computer|Imaging|Typography))?+,?+(?> (?:Incorporated|Corporation|Inc|Ltd|LLC|Company))?+"
)
APPLICATION = re.compile(r"(?:Microsoft|LibreOffice|Apache|Apple|Google)[\w ./$:\-]{0,80}+")
"""What the property `Application` holds when a program wrote it."""


def without_vocabulary(text: str) -> str:
    """The text without namespaces, content types and registries of standards."""
    return _STANDARD.sub(" ", text)


def without_makers(text: str) -> str:
    """The text without the makers of fonts and colour profiles."""
    return _MAKERS.sub(" ", without_vocabulary(text))


@lru_cache(maxsize=1024)
def is_standard(namespace: str) -> bool:
    """Whether a namespace is one of a standard, so that its names were chosen by no author."""
    return _STANDARD.match(namespace) is not None
