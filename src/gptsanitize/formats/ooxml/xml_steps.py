"""Steps for parts that are read as text by a vocabulary: those of documents, and those that all formats share.

A step is given how its part is prepared and how its texts are read; it keeps reading and writing in step with each
other. Properties are blanked here, by policy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.data_addresses import clean_addresses
from gptsanitize.formats.ooxml.depth import check_depth
from gptsanitize.formats.ooxml.docx_properties import Shown, changes_to_blank
from gptsanitize.formats.ooxml.fates import CUSTOM_XML, SVG_IMAGE, Fate, Rule
from gptsanitize.formats.ooxml.package import Package, Part
from gptsanitize.formats.ooxml.people import People, is_nobody
from gptsanitize.formats.ooxml.references import drop_references
from gptsanitize.formats.ooxml.splicer import Splicer
from gptsanitize.formats.ooxml.surfaces import Surface, Tracker, read_surfaces
from gptsanitize.formats.ooxml.vocabulary import GENERIC, SVG, Vocabulary
from gptsanitize.formats.ooxml.walk import Site, Take, Writing
from gptsanitize.limits import Limits
from gptsanitize.model import FormatOptions, Place

__all__ = ["Prepared", "PropertiesStep", "XmlStep", "prepare_plainly", "read_plainly", "shared_step"]

_PROPERTY_HINTS = {
    "creator": "author",
    "lastModifiedBy": "author",
    "Manager": "manager name",
    "Company": "company",
    "contentStatus": "status",
}
_BLANK_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
)
_OWNER_NAMES = {"creator": "dc:creator", "lastModifiedBy": "cp:lastModifiedBy"}
_BLANK_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<Properties '
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"'
)
_PROGRAM = re.compile(
    r"Microsoft (?:Office |Macintosh )?(?:Word|Excel)(?: Online)?\Z"
    r"|LibreOffice/[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}(?=\$|\Z)",
    re.ASCII,
)
"""Programs by which readers choose how to show a file; any other name may be anyone's."""
_VERSION = re.compile(r"[0-9]{1,2}\.[0-9]{1,4}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A part as it stands in the file, and as its texts are read."""

    source: bytes
    plain: bytes
    asides: tuple[str, ...]
    """Texts of comments and processing instructions in the XML, which no rewritten part keeps."""
    is_changed: bool
    """Whether the part must be written anew even if no text is edited."""


Prepare = Callable[[bytes], Prepared]
Read = Callable[[bytes], Iterator[Surface]]
Blank = Callable[[People, bytes], Iterable[tuple[int, int, bytes]]]


def _nobody(_people: People, _data: bytes) -> Iterable[tuple[int, int, bytes]]:
    return ()


class XmlStep:
    """A part that is read as text. `blank` says what must change so that the part names nobody."""

    def __init__(self, package: Package, part: Part, prepare: Prepare, read: Read, blank: Blank = _nobody) -> None:
        self.key = self.source = part.name
        self.part = part
        self._package = package
        self._prepare = prepare
        self._read = read
        self._blank = blank
        self._is_shallow = False

    def prepared(self) -> Prepared:
        """The part, read anew. Raises `CorruptError` and `LimitError`."""
        prepared = self._prepare(self._package.read(self.part.name))
        if not self._is_shallow:
            check_depth(prepared.plain, self._package.limits.xml_depth)
            self._is_shallow = True
        return prepared

    def sites(self) -> Iterator[Site]:
        """Texts beside the markup, then the surfaces in the order in which they end."""
        prepared = self.prepared()
        for text in prepared.asides:
            yield text, Place.STRUCTURE, self.part.label, "", "", 1
        for surface in self._read(prepared.plain):
            yield surface.text, surface.place, surface.where, surface.hint, surface.group, 1

    def write(self, take: Take, writing: Writing, *, touched: bool) -> None:
        """The part with edits applied, or as it is where nothing changes."""
        prepared = self.prepared()
        blanks = self._blank(writing.people, prepared.plain) if writing.people else ()
        new, is_edited = self.edited(prepared, blanks, take, touched=touched)
        if prepared.is_changed or is_edited or new != prepared.plain:
            writing.put(self.part, new)
        else:
            writing.copy(self.part)

    def edited(
        self, prepared: Prepared, changes: Iterable[tuple[int, int, bytes]], take: Take, *, touched: bool
    ) -> tuple[bytes, bool]:
        """The plain bytes with `changes` and edits, and whether an edit is of a text beside the markup."""
        splicer = Splicer(prepared.plain)
        splicer.override(changes)
        beside = False
        if touched:
            for text in prepared.asides:
                beside |= bool(take(len(text)))
            for surface in self._read(prepared.plain):
                splicer.edit(surface, [(edit.start, edit.end, edit.text) for edit in take(len(surface.text))])
        return splicer.finish(), beside


class PropertiesStep(XmlStep):
    """Properties of the document. Blanked are all but those that its text shows, and who they name is a pseudonym."""

    def __init__(self, package: Package, part: Part, prepare: Prepare, shown: Callable[[], Shown]) -> None:
        read = read_plainly(GENERIC, part.label, Place.METADATA)
        super().__init__(package, part, prepare, read)
        self._shown = shown

    def write(self, take: Take, writing: Writing, *, touched: bool) -> None:
        """The part blanked, by policy."""
        if writing.people is None:
            super().write(take, writing, touched=touched)
            return
        prepared = self.prepared()
        changes, kept = changes_to_blank(prepared.plain, self._shown())
        new, _ = self.edited(prepared, changes, take, touched=touched)
        blank = blank_properties(self.part, prepared.plain, writing.people)
        writing.put(self.part, new if kept or blank is None else blank, "blanked")


def can_be_blank(part: Part) -> bool:
    """Whether properties of this kind have a blank form; others are dropped."""
    return part.content_type.endswith(("core-properties+xml", "extended-properties+xml"))


def blank_properties(part: Part, data: bytes, people: People) -> bytes | None:
    """What normalised properties become when metadata is blanked; `None` for kinds that are dropped."""
    if part.content_type.endswith("extended-properties+xml"):
        forms = (("Application", _PROGRAM), ("AppVersion", _VERSION))
        found = ((name, form.match(_text_of(data, name))) for name, form in forms)
        rows = "".join(f"<{name}>{match[0]}</{name}>" for name, match in found if match)
        return f"{_BLANK_APP}{f'>{rows}</Properties>' if rows else '/>'}".encode()
    if not part.content_type.endswith("core-properties+xml"):
        return None
    rows = "".join(f"<{_OWNER_NAMES[name]}>{new}</{_OWNER_NAMES[name]}>" for name, new in people.owners(data))
    space = ' xmlns:dc="http://purl.org/dc/elements/1.1/"' if rows else ""
    return f"{_BLANK_CORE}{space}{f'>{rows}</cp:coreProperties>' if rows else '/>'}".encode()


def _text_of(data: bytes, name: str) -> str:
    """The text of the first element of this local name; empty if there is none."""
    for _, tag_end, end in xml.find_elements(data, (name.encode(),)):
        return xml.unescape(data[tag_end : data.rfind(b"</", tag_end, end)]) if tag_end < end else ""
    return ""


def shared_step(
    package: Package,
    part: Part,
    rule: Rule,
    dead: Collection[str],
    shown: Callable[[], Shown],
    options: FormatOptions,
) -> XmlStep | None:
    """The step of a part that is read alike in all formats; `None` for other parts."""
    prepare = prepare_plainly(dead, package.limits, keeps_pictures=options.unread_images != "withhold")
    if rule.fate is Fate.PROPERTIES:
        return PropertiesStep(package, part, prepare, shown)
    words = SVG if part.content_type == SVG_IMAGE else GENERIC
    is_own = rule is CUSTOM_XML or part.content_type.endswith(("customxmlproperties+xml", SVG_IMAGE))
    if rule.fate is not Fate.TEXT or not is_own:
        return None
    return XmlStep(package, part, prepare, read_plainly(words, part.label, rule.place))


def prepare_plainly(dead: Collection[str], limits: Limits, *, keeps_pictures: bool) -> Prepare:
    """Normalised, without references to relationships that are gone and without notes of pictures in the XML."""

    def prepare(data: bytes) -> Prepared:
        normal = xml.normalise(data)
        plain = drop_references(normal, dead, in_text=False)
        plain = clean_addresses(plain, limits, keeps_pictures=keeps_pictures)
        asides = () if normal is data else tuple(xml.comments(data))
        return Prepared(data, plain, asides, plain is not normal and plain != normal)

    return prepare


def read_plainly(words: Vocabulary, where: str, place: Place) -> Read:
    """By a vocabulary, with the name of the part as the place for people."""
    return lambda data: read_surfaces(data, words, _PlainTracker(where, place))


class _PlainTracker(Tracker):
    """Names the part, and what a document property is."""

    def __init__(self, where: str, place: Place) -> None:
        self._where = where
        self._place = place

    def refine(self, surface: Surface) -> None:
        surface.where = self._where
        if is_nobody(surface.text):
            surface.place = Place.STRUCTURE
            return
        surface.hint = _PROPERTY_HINTS.get(surface.element, "")
        if surface.place is Place.BODY:
            surface.place = self._place
