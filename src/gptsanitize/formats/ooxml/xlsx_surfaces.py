"""The texts of a spreadsheet part that is not a long list: every text node and attribute that a table here does not
exempt.

Exempt are values that cannot say anything: small numbers, cell references where one belongs, relationship ids,
identifiers of the form of a GUID, colours, and the namespaces of known vendors. Formulas give their literals; names
that belong to a name space (`xlsx_names`) are not read here but follow it. Works on XML that `xml.normalise` has
passed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gptsanitize.errors import LimitError
from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.branches import BRANCHES, branch_readings
from gptsanitize.formats.ooxml.splicer import replace, share_out
from gptsanitize.formats.ooxml.surfaces import Piece
from gptsanitize.formats.ooxml.vocabulary import is_markup_word
from gptsanitize.formats.ooxml.xlsx_formulas import Renames, literals, refers_outside, rewrite, strangers
from gptsanitize.formats.ooxml.xlsx_numbers import format_texts, rewrite_format
from gptsanitize.formats.ooxml.xlsx_rich import apply
from gptsanitize.model import Edit, Place

__all__ = ["Follow", "Surface", "read_surfaces", "rewrite_surfaces"]

_TOKEN = re.compile(rb"<(/?)([^\s/<>]++)([^<>]*+)>|([^<]++)")
_MAX_SURFACES = 5_000_000

_JOINED = {
    b"p": {b"t"},
    b"text": {b"t", b"text"},
    b"si": {b"t"},
    b"is": {b"t"},
    b"rich": {b"t"},
    b"rPh": {b"t"},
    b"div": {b"font", b"div"},
}
"""Elements whose text nodes in these elements are one text, in runs."""
_FORMULAS = frozenset(
    {
        b"f",
        b"formula",
        b"formula1",
        b"formula2",
        b"definedName",
        b"calculatedColumnFormula",
        b"totalsRowFormula",
        b"dir",
    }
    | {b"FmlaLink", b"FmlaRange", b"FmlaGroup", b"FmlaTxbx", b"FmlaPict"}
)
_MACROS = frozenset({b"FmlaMacro"})
"""Elements whose text is the name of a macro: no formula, for what it names is gone."""
_FORMULA_ATTRIBUTES = frozenset(
    {
        *(
            (b"hyperlink", b"location"),
            (b"cacheField", b"formula"),
            (b"calculatedItem", b"formula"),
            (b"sp", b"textlink"),
        ),
        *((b"control", b"linkedCell"),),
        *((b"controlPr", b"linkedCell"), (b"controlPr", b"listFillRange")),
        *((b"formControlPr", b"fmlaLink"), (b"formControlPr", b"fmlaRange"), (b"formControlPr", b"fmlaGroup")),
        *((b"formControlPr", b"fmlaTxbx"), (b"sparkline", b"f")),
    }
)
_PLACES = {
    b"oddHeader": Place.HEADER,
    b"evenHeader": Place.HEADER,
    b"firstHeader": Place.HEADER,
    b"oddFooter": Place.HEADER,
    b"evenFooter": Place.HEADER,
    b"firstFooter": Place.HEADER,
}
_HEADER_CODE = re.compile(
    rb"&amp;(?>(?:&quot;|\")((?:(?!&quot;)[^\"<]){0,200})(?:&quot;|\")|K[0-9A-Fa-f]{6}|K[0-9]{2}[+-][0-9]{3}|[0-9]{1,3}|&amp;|[A-Za-z])"
)
"""ECMA-376-1 18.3.1.46; the font that a code names is a text of its own."""
_HEADER_STYLE = re.compile(rb"&amp;(?:[BIUESXYHO]|[0-9]{1,3}|K.{6,7}|(?:&quot;|\").*)", re.DOTALL)
_PEOPLE = frozenset({b"userName", b"suggestedsigner"})
"""Attributes that hold a person by the schema, under a name that says less than that."""
_TEXT_ATTRIBUTES = {
    **dict.fromkeys(
        (b"tooltip", b"display", b"title", b"descr", b"prompt", b"promptTitle", b"error"), Place.DESCRIPTION
    ),
    **dict.fromkeys(
        (b"errorTitle", b"comment", b"description", b"alt", b"altText", b"altTextSummary"), Place.DESCRIPTION
    ),
    **dict.fromkeys((b"caption", b"totalsRowLabel", b"rowHeaderCaption", b"colHeaderCaption"), Place.TABLE),
    **dict.fromkeys(_PEOPLE, Place.METADATA),
    **dict.fromkeys((b"author", b"displayName", b"userId", b"user", b"refreshedBy", b"lastModifiedBy"), Place.METADATA),
    **dict.fromkeys(
        (b"grandTotalCaption", b"errorCaption", b"missingCaption", b"customMenu", b"statusBar"), Place.TABLE
    ),
}
_VALUE_ELEMENTS = frozenset(
    {
        b"n",
        b"s",
        b"d",
        b"filter",
        b"customFilter",
        b"cfvo",
        b"inputCells",
        b"property",
        b"sharedItems",
        b"rangePr",
        b"i",
    }
)
"""Elements in whose attributes numbers are data of cells."""
_REFERENCES = frozenset(
    {
        b"ref",
        b"sqref",
        b"activeCell",
        b"topLeftCell",
        b"r",
        b"a",
        b"b",
        b"r1",
        b"r2",
        b"cell",
        b"anchor",
        b"spans",
        b"dimension",
    }
)
_DRAWN = frozenset({Place.CHART, Place.BODY})
_CHOSEN = frozenset({*_TEXT_ATTRIBUTES, b"name", b"v", b"formatCode", b"string"})
"""Attributes whose values an author chooses."""
_NUMBER = re.compile(r"[-+]?[0-9.,:;%/ ]*(?:[eE][-+]?[0-9]{1,3})?", re.ASCII)
_CELL = r"(?:\$?[A-Z]{1,3}(?:\$?[0-9]{1,7})?|\$?[0-9]{1,7})"
_AREAS = re.compile(rf"{_CELL}(?::{_CELL})?(?>[ ,]{{1,2}}{_CELL}(?::{_CELL})?)*+", re.ASCII)
_GUID = re.compile(r"\{?[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\}?", re.ASCII)
_RELATION = re.compile(r"(?:rId|R|Id|id)[0-9a-fA-F]{0,18}", re.ASCII)
_COLOUR = re.compile(r"#?[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?", re.ASCII)
_COLOUR_NAMES = frozenset({b"rgb", b"lastClr", b"val", b"fillcolor", b"strokecolor", b"color", b"color2", b"argb"})
_NAMESPACE = re.compile(
    r"(?:https?://(?:schemas\.(?:openxmlformats|microsoft)\.(?:org|com)|purl\.(?:oclc\.)?org|www\.w3\.org|schemas\.apple\.com"
    r"|(?:www\.)?(?:openoffice|libreoffice)\.org|docs\.oasis-open\.org)/[A-Za-z0-9_./#-]{0,120}|urn:[a-z-]{3,40}:[a-z:-]{3,60})",
    re.ASCII,
)

Names = Collection[str] | None
Follow = Callable[[bytes, Mapping[str, str], str], str | None]
"""(element, its attributes by local name, the attribute) -> the name that now stands there; `None` where none does."""


@dataclass(frozen=True, slots=True)
class Surface:
    """A text of a part: where its pieces stand in the bytes, and what it is.

    `literal` counts literals of a formula or texts of a number format, or is -1.
    """

    pieces: tuple[tuple[int, int], ...]
    text: str = field(repr=False)
    place: Place
    hint: str = field(default="", repr=False)
    literal: int = -1
    is_attribute: bool = False
    is_format: bool = False


class _Reader:
    def __init__(
        self, data: bytes, place: Place, is_name: Callable[[bytes, bytes, str], bool], names: Names, max_depth: int
    ) -> None:
        self._data = data
        self._place = place
        self._is_name = is_name
        self._names = names
        self._max_depth = max_depth
        self._path: list[bytes] = []
        self._groups: list[tuple[int, list[tuple[int, int]]]] = []
        self._readings: list[tuple[int, int]] = []
        self._has_branches = False

    def read(self) -> Iterator[Surface]:
        for match in _TOKEN.finditer(self._data):
            if match[4] is not None:
                yield from self._text(match.start(), match.end())
            elif match[1]:
                if self._groups and self._path[-1] in BRANCHES:
                    self._branch(match)
                yield from self._close()
            else:
                local = xml.local_name(match[2])
                if self._groups and local in BRANCHES:
                    self._branch(match)
                if not local.startswith(b"?") and match[3].strip(b" /"):
                    yield from self._attributes(local, match.start(3), match[3])
                if not match[3].endswith(b"/") and not match[2].startswith(b"?"):
                    self._open(local)

    def _branch(self, tag: re.Match[bytes]) -> None:
        """Alternatives in a text, of which a program shows one, begin, turn or end."""
        self._groups[-1][1].append(tag.span())
        self._has_branches = True

    def _open(self, local: bytes) -> None:
        self._path.append(local)
        if len(self._path) > self._max_depth:
            raise LimitError("XML is nested too deeply", reason="limit-xml-depth")
        if local in _JOINED:
            self._groups.append((len(self._path), []))

    def _close(self) -> Iterator[Surface]:
        depth = len(self._path)
        if self._groups and self._groups[-1][0] == depth:
            _, pieces = self._groups.pop()
            if self._path[-1] == b"rPh" and self._groups:
                self._readings += pieces
            else:
                yield from self._joined(pieces)
                if self._readings and not self._groups:
                    yield from self._joined(self._readings)
                    self._readings = []
        if self._path:
            self._path.pop()

    def _joined(self, pieces: list[tuple[int, int]]) -> Iterator[Surface]:
        for reading in branch_readings(pieces, self._branch_tag) if self._has_branches else (pieces,):
            text = "".join(xml.unescape(self._data[start:end]) for start, end in reading)
            if text.strip():
                yield Surface(tuple(reading), text, self._place, self._hint(b""))

    def _branch_tag(self, piece: tuple[int, int]) -> bytes:
        """A tag of alternatives; nothing for a text."""
        return self._data[piece[0] + 1 : piece[1]] if self._data.startswith(b"<", piece[0]) else b""

    def _text(self, start: int, end: int) -> Iterator[Surface]:
        raw = self._data[start:end]
        local = self._path[-1] if self._path else b""
        if self._groups and local in _JOINED[self._path[self._groups[-1][0] - 1]]:
            self._groups[-1][1].append((start, end))
            return
        if raw.isspace():
            return
        if local in _PLACES:
            yield from self._stretches(start, raw, _PLACES[local])
            return
        text = xml.unescape(raw)
        if local in _FORMULAS and not _is_number(text):
            yield from self._formula(start, end, text, is_attribute=False)
        elif not (_is_number(text) and not _is_long(text)) and not _is_reference(local, text):
            place = Place.STRUCTURE if local in _MACROS else self._place
            yield Surface(((start, end),), text, place, self._hint(local))
            if local == b"formatCode":
                yield from _format_surfaces(start, end, text, is_attribute=False)

    def _stretches(self, offset: int, raw: bytes, place: Place) -> Iterator[Surface]:
        """The texts of a page header. Codes of a font, size or colour (`&12`, `&B`) part no word, all others do."""
        start = 0
        pieces: list[tuple[int, int]] = []
        for code in (*_HEADER_CODE.finditer(raw), None):
            end = code.start() if code else len(raw)
            if raw[start:end]:
                pieces.append((offset + start, offset + end))
            if code and code[1]:
                span = (offset + code.start(1), offset + code.end(1))
                yield Surface((span,), xml.unescape(code[1]), Place.STRUCTURE)
            if not (code and _HEADER_STYLE.fullmatch(code[0])):
                text = "".join(xml.unescape(self._data[first:last]) for first, last in pieces)
                if text.strip():
                    yield Surface(tuple(pieces), text, place)
                pieces = []
            start = code.end() if code else end

    def _formula(self, start: int, end: int, text: str, *, is_attribute: bool) -> Iterator[Surface]:
        """Literals, and words that name nothing in the workbook."""
        found = [(number, literal.text) for number, literal in enumerate(literals(text))]
        if self._names is not None:
            found += strangers(text, self._names)
        for number, part in found:
            yield Surface(((start, end),), part, Place.FORMULA, literal=number, is_attribute=is_attribute)

    def _attributes(self, local: bytes, offset: int, attributes: bytes) -> Iterator[Surface]:
        for name, (start, end), text in xml.read_attributes(attributes):
            key = xml.local_name(name)
            if not text.strip() or self._is_name(local, key, text) or self._is_listed(key, text):
                continue
            if (local, key) in _FORMULA_ATTRIBUTES and not (key == b"location" and self._leads_nowhere(text)):
                yield from self._formula(offset + start, offset + end, text, is_attribute=True)
            elif not _is_exempt(local, name, key, text):
                place = _TEXT_ATTRIBUTES.get(key, Place.STRUCTURE if key != b"v" else self._place)
                hint = "author" if key in _PEOPLE else key.decode() if place is Place.METADATA else ""
                yield Surface(((offset + start, offset + end),), text, place, hint, is_attribute=True)
                if key == b"formatCode":
                    yield from _format_surfaces(offset + start, offset + end, text, is_attribute=True)

    def _is_listed(self, key: bytes, text: str) -> bool:
        """Whether a value of a chart or drawing is one that its schema lists, as `minMax`: another opens nowhere."""
        return self._place in _DRAWN and key not in _CHOSEN and is_markup_word(text)

    def _leads_nowhere(self, location: str) -> bool:
        """Whether the target of a link is no cell or name of this workbook but a mark in another document."""
        if self._names is None:
            return False
        sheet, mark, _ = location.lstrip("#").rpartition("!")
        name = (sheet if mark else location).strip("'").replace("''", "'").lower()
        return name not in self._names and (bool(mark) or not _AREAS.fullmatch(location))

    def _hint(self, local: bytes) -> str:
        """The element's name says what a property or an author is."""
        return local.decode("utf-8", "replace") if self._place is Place.METADATA or local == b"author" else ""


def _format_surfaces(start: int, end: int, code: str, *, is_attribute: bool) -> Iterator[Surface]:
    """What a number format spells by quotes and escapes only."""
    for number, (_, _, text) in enumerate(format_texts(code)):
        if text not in code:
            yield Surface(
                ((start, end),), text, Place.STRUCTURE, literal=number, is_attribute=is_attribute, is_format=True
            )


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text.strip()) is not None


def _is_reference(local: bytes, text: str) -> bool:
    return local in _REFERENCES and _AREAS.fullmatch(text.strip()) is not None


def _is_long(text: str) -> bool:
    """Whether a number may be somebody's: as long as the shortest that is looked for, or an address of a network."""
    return sum(char.isdigit() for char in text) >= 6 or text.count(".") > 1


def _is_exempt(local: bytes, name: bytes, key: bytes, text: str) -> bool:
    if name == b"xmlns" or name.startswith(b"xmlns:"):
        return _NAMESPACE.fullmatch(text) is not None
    if name == b"uri" or key in {b"Requires", b"Ignorable"}:
        return _GUID.fullmatch(text) is not None or _NAMESPACE.fullmatch(text) is not None
    if _is_number(text):
        return local not in _VALUE_ELEMENTS or not _is_long(text)
    if name.startswith(b"r:") or key in {b"id", b"relid"}:
        return _RELATION.fullmatch(text) is not None or _GUID.fullmatch(text) is not None
    if _is_reference(key, text):
        return True
    if key in _COLOUR_NAMES and _COLOUR.fullmatch(text):
        return True
    return _GUID.fullmatch(text) is not None


def read_surfaces(
    data: bytes,
    place: Place,
    is_name: Callable[[bytes, bytes, str], bool],
    max_depth: int = 256,
    names: Names = None,
) -> Iterator[Surface]:
    """The texts of a normalised part in order. `is_name(element, attribute)` says what belongs to a name space.

    `names` are all names of the workbook in lower case: what else a formula names is a text of its own.
    """
    for number, surface in enumerate(_Reader(data, place, is_name, names, max_depth).read()):
        if number > _MAX_SURFACES:
            raise LimitError("a part holds too many texts", reason="limit-surfaces")
        yield surface


def rewrite_surfaces(
    data: bytes,
    edited: Sequence[tuple[Surface, Sequence[Edit]]],
    renames: Renames,
    follow: Follow,
    *,
    drops_external: bool = False,
    instead: Iterable[tuple[int, int, bytes]] = (),
) -> bytes:
    """`data` with edits applied, formulas with new names, and names that follow their name space.

    With `drops_external`, what refers to another workbook becomes an error value: that workbook's values are dropped.
    `instead` holds start, end and new bytes of texts whose edits do not count.
    """
    changes: dict[tuple[int, int], bytes] = {}
    formulas: dict[tuple[int, int], dict[int, str]] = {}
    formats: dict[tuple[int, int], dict[int, str]] = {}
    runs: dict[Piece, list[tuple[int, int, str]]] = {}
    for surface, edits in edited:
        if surface.is_format:
            formats.setdefault(surface.pieces[0], {})[surface.literal] = apply(surface.text, edits)
        elif surface.literal >= 0:
            formulas.setdefault(surface.pieces[0], {})[surface.literal] = apply(surface.text, edits)
        elif surface.is_attribute:
            changes[surface.pieces[0]] = _escape(apply(surface.text, edits), is_attribute=True)
        else:
            _share(data, surface, edits, runs)
    for (start, end, *_), shared in runs.items():
        new = replace(xml.unescape(data[start:end]), shared)
        changes[start, end] = _escape(new, is_attribute=False)
    if renames or formulas or drops_external:
        changes.update(_formula_changes(data, formulas, renames, drops_external=drops_external))
    for (start, end), texts in formats.items():
        if (start, end) not in changes:
            code = rewrite_format(xml.unescape(data[start:end]), texts)
            changes[start, end] = xml.escape_attribute(code).encode()
    changes.update(_name_changes(data, follow))
    changes.update(((start, end), new) for start, end, new in instead)
    return xml.splice(data, ((start, end, new) for (start, end), new in changes.items()))


def _escape(text: str, is_attribute: bool) -> bytes:
    return (xml.escape_attribute(text) if is_attribute else xml.escape_text(text)).encode()


def _share(data: bytes, surface: Surface, edits: Sequence[Edit], runs: dict[Piece, list[tuple[int, int, str]]]) -> None:
    """An edit of a text in runs: the run of its start takes the new text. A run may stand in several readings."""
    if len(surface.pieces) == 1:
        pieces = [(*surface.pieces[0], len(surface.text), False)]
    else:
        pieces = [(start, end, len(xml.unescape(data[start:end])), False) for start, end in surface.pieces]
    share_out(pieces, [(edit.start, edit.end, edit.text) for edit in edits], runs)


def _formula_changes(
    data: bytes, edited: Mapping[tuple[int, int], Mapping[int, str]], renames: Renames, *, drops_external: bool
) -> Iterator[tuple[tuple[int, int], bytes]]:
    for start, end, text, is_attribute in _formulas(data):
        new = rewrite(text, edited.get((start, end), {}), renames)
        if drops_external and refers_outside(text):
            new = "#REF!"
        if new != text:
            yield (start, end), _escape(new, is_attribute)


def _formulas(data: bytes) -> Iterator[tuple[int, int, str, bool]]:
    local = b""
    for match in _TOKEN.finditer(data):
        if match[4] is not None:
            if local in _FORMULAS and not match[4].isspace():
                yield match.start(), match.end(), xml.unescape(match[4]), False
        elif match[1]:
            local = b""
        else:
            local = xml.local_name(match[2])
            for name, (start, end), text in xml.read_attributes(match[3]) if match[3] else ():
                if (local, xml.local_name(name)) in _FORMULA_ATTRIBUTES:
                    yield match.start(3) + start, match.start(3) + end, text, True


def _name_changes(data: bytes, follow: Follow) -> Iterator[tuple[tuple[int, int], bytes]]:
    for match in _TOKEN.finditer(data):
        if match[4] is not None or match[1] or not match[3].strip(b" /"):
            continue
        local = xml.local_name(match[2])
        spans = list(xml.read_attributes(match[3]))
        attributes = {xml.local_name(name).decode(): text for name, _, text in spans}
        for name, (start, end), text in spans:
            new = follow(local, attributes, xml.local_name(name).decode())
            if new is not None and new != text:
                yield (match.start(3) + start, match.start(3) + end), _escape(new, is_attribute=True)
