"""A part as its texts are read: what policy or caution removes is gone before anything is looked at.

Tracked changes are accepted, references to dropped parts removed, and so is what no one can read: data of fields and
shapes in a private coding, and the sources of a mail merge; pictures in the XML lose their notes. With metadata
blanked, the marks by which two documents can be told to come from one session go too.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.chart_formats import spell_out
from gptsanitize.formats.ooxml.data_addresses import clean_addresses
from gptsanitize.formats.ooxml.docx_parts import holds_runs, is_word
from gptsanitize.formats.ooxml.package import Part
from gptsanitize.formats.ooxml.references import drop_references
from gptsanitize.formats.ooxml.revisions import accept_revisions, join_paragraphs
from gptsanitize.formats.ooxml.xml_steps import Prepared
from gptsanitize.limits import Limits
from gptsanitize.model import FormatOptions

__all__ = ["Prepared", "prepare"]

_UNREADABLE: tuple[bytes, ...] = (b"fldData", b"binData", b"mailMerge")
_SESSION = (b"rsids", b"docId")
_SHAPE_CODE = re.compile(rb"\s(?:[A-Za-z0-9]{1,8}:)?gfxdata\s*=\s*(?:\"[^\"<]*+\"|'[^'<]*+')")
_SETTINGS = "settings+xml"


def prepare(data: bytes, part: Part, dead: Collection[str], options: FormatOptions, limits: Limits) -> Prepared:
    """Raises `CorruptError` for what is no XML, or declares a document type."""
    normal = xml.normalise(data)
    plain = normal
    if is_word(part):
        if options.revisions == "accept":
            plain = accept_revisions(plain)
        elif holds_runs(part):
            plain = join_paragraphs(plain)
        names = _UNREADABLE
        if options.metadata == "blank" and part.content_type.endswith(_SETTINGS):
            names += _SESSION
        plain = _remove(plain, names)
    if b"gfxdata" in plain:
        plain = _SHAPE_CODE.sub(b"", plain)
    plain = clean_addresses(plain, limits, keeps_pictures=options.unread_images != "withhold")
    if b"formatCode" in plain:
        plain = spell_out(plain)
    plain = drop_references(plain, dead, in_text=holds_runs(part))
    asides = () if normal is data else tuple(xml.comments(data))
    return Prepared(data, plain, asides, plain is not normal and plain != normal)


def _remove(data: bytes, names: tuple[bytes, ...]) -> bytes:
    present = [name for name in names if name in data]
    if not present:
        return data
    return xml.splice(data, [(start, end, b"") for start, _, end in xml.find_elements(data, present)])
