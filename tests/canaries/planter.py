"""Puts markers into every part of a real DOCX or XLSX: what `benchmarks/office.py` and its tests look for afterwards.

Markers are of kinds that a detector knows by rule and not by value: e-mail addresses, keys, telephone, security and
card numbers of valid form. Each is unique and made at run time from a seed. The file is edited as text, part by part,
so that everything else stays as its program wrote it; nothing of the product is used here. A place takes only what is
legal there: a bookmark, a defined name or an id takes a key, which is one word.

`plant(data, ".docx", seed)` gives the file and its markers. `effort` says how much is dared: `ALL`, or without attributes
and elements that no format knows (`KNOWN`), or also without tricks of markup, package and names (`PLAIN`), or texts and
properties alone (`TEXTS`), for files that their readers open just so.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import random
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from tests.canaries.planter_bytes import plant_bytes
from tests.canaries.planter_extras import extend

__all__ = ["MARKER", "Effort", "Marker", "Mint", "Planted", "plant", "replacement"]


class Effort(IntEnum):
    """How much is dared."""

    TEXTS = 0
    PLAIN = 1
    KNOWN = 2
    ALL = 3


@dataclass(frozen=True)
class Marker:
    """One planted value: `place` says where in words of the format, never of the document."""

    text: str = field(repr=False)
    form: str
    place: str


class Planted(NamedTuple):
    """A file with markers."""

    data: bytes
    markers: tuple[Marker, ...]


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BASE32 = _LETTERS + "234567"
_KEY = "AK" + "IA"

MARKER = re.compile(
    rf"zq[a-z2-7]{{6}}@[a-z]{{6}}\.org|{_KEY}[A-Z2-7]{{16}}|\+1 646 [2-9][0-9]{{2}} [0-9]{{4}}"
    r"|(?<![0-9-])5[0-9]{2}-[0-9]{2}-[0-9]{4}(?![0-9-])|(?<![0-9])(?:4539[0-9]{12}|37[0-9]{13})(?![0-9])"
)


def _luhn(digits: str) -> str:
    """The digits with their check digit."""
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(reversed(digits)))
    return digits + str(-total % 10)


def _letters(source: random.Random, alphabet: str, count: int) -> str:
    return "".join(source.choices(alphabet, k=count))


_FORMS: dict[str, Callable[[random.Random], str]] = {
    "email": lambda source: f"zq{_letters(source, _BASE32, 6)}@{_letters(source, _LETTERS, 6)}.org",
    "key": lambda source: _KEY + _letters(source, _BASE32.upper(), 16),
    "phone": lambda source: f"+1 646 {source.randint(222, 499)} {source.randint(1000, 9999)}",
    "ssn": lambda source: f"5{source.randint(10, 99)}-{source.randint(10, 99)}-{source.randint(1000, 9999)}",
    "card": lambda source: _luhn(f"4539{source.randint(10**10, 10**11 - 1)}"),
    "number": lambda source: _luhn(f"37{source.randint(10**11, 10**12 - 1)}"),
}
_IN_TEXT = ("email", "key", "phone", "ssn", "card")
_SPOKEN = {"ssn": "SSN ", "card": "card ", "phone": "call "}


def replacement(marker: str) -> str:
    """What stands for a marker in a clean file: of the same form, legal where the marker is, and no marker itself."""
    source = random.Random(hashlib.sha256(marker.encode()).digest())
    if "@" in marker:
        return f"rx{_letters(source, _BASE32, 6)}@{_letters(source, _LETTERS, 6)}.net"
    if marker.startswith(_KEY):
        return "RPLC" + _letters(source, _BASE32.upper(), 16)
    if marker.startswith("+"):
        return f"+1 202 {source.randint(222, 499)} {source.randint(1000, 9999)}"
    if "-" in marker:
        return f"6{source.randint(10, 99)}-{source.randint(10, 99)}-{source.randint(1000, 9999)}"
    return (
        f"5500{source.randint(10**11, 10**12 - 1)}" if len(marker) == 16 else f"36{source.randint(10**12, 10**13 - 1)}"
    )


class Mint:
    """Hands out markers and remembers where they went."""

    def __init__(self, seed: str) -> None:
        self._source = random.Random(seed)
        self._texts: set[str] = set()
        self.markers: list[Marker] = []

    def __call__(self, place: str, form: str = "email") -> str:
        """A new marker of a form for a place."""
        text = _FORMS[form](self._source)
        while text in self._texts:
            text = _FORMS[form](self._source)
        self._texts.add(text)
        self.markers.append(Marker(text, form, place))
        return text

    def words(self, place: str) -> str:
        """A marker with the word that announces it, of the forms in turn."""
        form = _IN_TEXT[len(self.markers) % len(_IN_TEXT)]
        return _SPOKEN.get(form, "") + self(place, form)


# ---- what takes a marker -----------------------------------------------------------------------------------------

_APPENDED = frozenset(
    """
    docPr@name docPr@descr docPr@title cNvPr@name cNvPr@descr cNvPr@title hlinkClick@tooltip hyperlink@tooltip
    hyperlink@display tblCaption@val tblDescription@val docVar@val listItem@displayText listItem@value alias@val
    helpText@val statusText@val default@val listEntry@val textpath@string shape@alt shape@title rect@alt oval@alt
    imagedata@title dataValidation@prompt dataValidation@error tableColumn@totalsRowLabel filter@val customFilter@val
    s@v s@c sharedItem@v scenario@comment table@comment connection@description dbPr@connection dbPr@command webPr@url
    cfRule@text lvlText@val absPath@url kpi@caption cacheHierarchy@caption displayFolder@val contentTypeSchema@contentTypeName
    element@displayName category@name aliases@val smartTagType@url query@val connectString@val udl@val odso@val
    person@contact textbox@title group@alt
    """.split()
)
_REPLACED = frozenset(
    """
    ins@author del@author moveFrom@author moveTo@author rPrChange@author pPrChange@author sectPrChange@author
    tblPrChange@author trPrChange@author tcPrChange@author numberingChange@author cellIns@author cellDel@author
    comment@author comment@initials person@author person@displayName person@userId person@providerId
    presenceInfo@userId presenceInfo@providerId tag@val docVar@name theme@name clrScheme@name fontScheme@name
    fmtScheme@name themeFamily@name header@userName userInfo@name fileSharing@userName pivotCacheDefinition@refreshedBy
    dataValidation@promptTitle dataValidation@errorTitle customWorkbookView@name slicer@caption scenario@name
    scenario@user protectedRange@name pivotTableDefinition@dataCaption pivotTableDefinition@rowHeaderCaption
    pivotTableDefinition@tag dataField@name connection@name queryTable@name control@name property@name
    attr@val tableStyle@name category@val permStart@ed contentTypeSchema@contentTypeDescription
    """.split()
)
_TEXTS = frozenset(
    """
    t delText author text oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter creator lastModifiedBy title
    subject description keywords category contentStatus identifier version Company Manager Template HyperlinkBase
    lpstr lpwstr desc font FmlaMacro FmlaTxbx
    """.split()
)
_BINARY_TEXTS = frozenset(["fldData", "binData"])
_OWN_DATA = re.compile(r"customXml/item[0-9]*\.xml$|/customXml/|docMetadata/", re.IGNORECASE)
_TOKEN = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|[^<]+", re.DOTALL)
_ATTRIBUTE = re.compile(r"([^\s=<>\"'/]+)(\s*=\s*)(\"[^\"]*\"|'[^']*')")
_MOST = 3
_ODD = 8
_STRICT = frozenset(["col", "patternFill"])  # in which openpyxl bears nothing unknown
_FULL = 200


def _wanted(count: int) -> bool:
    """The first few of a kind, then ever fewer, to the end of the longest part."""
    return count < _MOST or count & (count - 1) == 0


def _local(name: str) -> str:
    return name.rpartition(":")[2]


class _Text:
    """One XML part, planted token by token."""

    def __init__(self, kind: str, mint: Mint, fixed: frozenset[str], effort: Effort, *, own: bool) -> None:
        self._kind = kind
        self._mint = mint
        self._fixed = fixed
        self._effort = effort
        self._own = own
        self._counts: Counter[str] = Counter()
        self._stack: list[str] = []
        self._custom_style = False
        self._odd: set[str] = set()

    def rewrite(self, text: str) -> str:
        """The part with markers."""
        return "".join(self._token(token) for token in _TOKEN.findall(text))

    def _token(self, token: str) -> str:
        if token.startswith(("<!", "<?")):
            return token
        if not token.startswith("<"):
            return self._node(token)
        if token.startswith("</"):
            return self._end(token)
        name = _local(re.split(r"[\s/>]", token[1:], maxsplit=1)[0])
        if name == "style":
            self._custom_style = bool(re.search(r":customStyle=[\"'](?:1|true)", token))
        token = _ATTRIBUTE.sub(lambda found: self._attribute(name, found), token)
        if not self._stack:
            token = self._root(token)
        elif self._odd and len(self._odd) < _ODD and name not in self._odd and name not in _STRICT:
            token = self._oddity(name, token)
        if not token.endswith("/>"):
            self._stack.append(name)
        return token

    def _end(self, token: str) -> str:
        if self._stack:
            self._stack.pop()
        if self._stack or not self._odd:
            return token
        return f"<zz:note>{self._mint(f'{self._kind}: unknown element')}</zz:note>{token}"

    def _root(self, token: str) -> str:
        """What may stand at the beginning of any part: a namespace, a comment, an instruction."""
        if token.endswith("/>") or self._effort < Effort.KNOWN:
            return token
        note = f"<!-- {self._mint(f'{self._kind}: comment')} --><?note {self._mint(f'{self._kind}: instruction')}?>"
        token = f'{token[:-1]} xmlns:zz="urn:x:{self._mint(f"{self._kind}: namespace")}">'
        if self._effort is Effort.ALL:
            token = self._oddity("root", token)
        return token + note

    def _oddity(self, name: str, token: str) -> str:
        """An attribute that no format knows."""
        self._odd.add(name)
        end = -2 if token.endswith("/>") else -1
        return f'{token[:end]} zz:note="{self._mint(f"{self._kind}: unknown attribute")}"{token[end:]}'

    def _attribute(self, element: str, found: re.Match[str]) -> str:
        name, equals, quoted = found.groups()
        key, value = f"{element}@{_local(name)}", quoted[1:-1]
        place = f"{self._kind}: {key}"
        if name.startswith("xmlns") or not self._takes(key, value):
            return found[0]
        if self._own and ":" not in name:
            place = f"{self._kind}: attribute"
        self._counts[place] += 1
        if not _wanted(self._counts[place] - 1):
            return found[0]
        if key in _REPLACED or self._is_name(key):
            return f"{name}{equals}{quoted[0]}{self._mint(place, self._form(key))}{quoted[0]}"
        return f"{name}{equals}{quoted[0]}{value} {self._mint.words(place)}{quoted[0]}"

    def _takes(self, key: str, value: str) -> bool:
        if not value or len(value) > _FULL or value in self._fixed:
            return False
        if self._effort is Effort.TEXTS:
            return False
        own = self._own and ":" not in value and value.isascii() and not value.isdigit()
        return key in _APPENDED or key in _REPLACED or self._is_name(key) or own

    def _is_name(self, key: str) -> bool:
        return key == "name@val" and self._custom_style and self._stack[-1:] == ["style"]

    @staticmethod
    def _form(key: str) -> str:
        return "key" if key in {"control@name", "queryTable@name", "attr@val"} else "email"

    def _node(self, raw: str) -> str:
        if not self._stack or not raw.strip() or raw.strip() in self._fixed:
            return raw
        element = self._stack[-1]
        place = f"{self._kind}: {'text' if self._own else element}"
        if element in _BINARY_TEXTS and self._effort is not Effort.TEXTS:
            return _in_base64(raw, self._mint(f"{self._kind}: {element}"))
        if element in {"v", "formula1"} and self._effort >= Effort.KNOWN:
            return self._value(raw)
        if not (self._own or element in _TEXTS or self._is_shown(raw)):
            return raw
        self._counts[place] += 1
        if not _wanted(self._counts[place] - 1):
            return raw
        return f"{raw.rstrip()} ({self._mint.words(place)})"  # so that no digit that follows touches it

    def _is_shown(self, raw: str) -> bool:
        """Whether this is a text that a chart of the newer kind shows."""
        return self._stack[-1] == "pt" and "data" in self._stack and not raw.strip().replace(".", "").isdigit()

    def _value(self, raw: str) -> str:
        """A value that a chart caches, or the choices of a validation."""
        if self._stack[-1] == "formula1":
            place = f"{self._kind}: choices of a validation"
            is_list = raw.startswith('"') and raw.endswith('"') and "," in raw and len(raw) < _FULL
            return f'{raw[:-1]},{self._mint(place)}"' if is_list else raw
        if self._stack[-2:] != ["pt", "v"]:
            return raw
        is_number = "numCache" in self._stack
        place = f"{self._kind}: cached {'number' if is_number else 'text'}"
        self._counts[place] += 1
        if not _wanted(self._counts[place] - 1):
            return raw
        return self._mint(place, "number") if is_number else f"{raw} ({self._mint.words(place)})"


def _in_base64(raw: str, marker: str) -> str:
    try:
        content = base64.b64decode(raw)
    except binascii.Error:
        content = b""
    return base64.b64encode(content + marker.encode("utf-16-le")).decode()


# ---- the package -------------------------------------------------------------------------------------------------

_KINDS = (
    (re.compile(r"\.rels$"), "relationships"),
    (re.compile(r"^\[Content_Types\]"), "content types"),
    (re.compile(r"customXml/|docMetadata/"), "custom data"),
    (re.compile(r"\.psmdcp$"), "core"),
)


def kind_of(name: str) -> str:
    """What a part is, for people: its name without folders, numbers and suffix; nothing that an author chose."""
    for pattern, kind in _KINDS:
        if pattern.search(name):
            return kind
    stem = re.sub(r"[0-9]+", "", name.rpartition("/")[2].rpartition(".")[0])
    known = re.fullmatch(r"[A-Za-z]{1,30}", stem) and name.startswith(("word/", "xl/", "docProps/", "ppt/"))
    return stem if known else "other"


def plant(data: bytes, suffix: str, seed: str, effort: Effort = Effort.ALL, *, mint: Mint | None = None) -> Planted:
    """A DOCX or XLSX (also one inside another, with its `mint`) with markers. Raises `ValueError` for broken zips."""
    mint = mint or Mint(seed)
    parts = _read(data)
    fixed = frozenset(_fixed_names(parts))
    if effort >= Effort.KNOWN:
        parts = _rename_sheets(parts, mint)
    planted = {name: _plant_part(name, content, mint, fixed, effort) for name, content in parts.items()}
    if effort is not Effort.TEXTS:
        planted = extend(planted, suffix, mint, tricks=effort >= Effort.KNOWN)
    return Planted(_write(planted, mint, effort), tuple(mint.markers))


def _read(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
            parts = {name: archive.read(name) for name in names}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, KeyError) as error:
        raise ValueError("no readable zip") from error
    if len(parts) != len(names):
        raise ValueError("a name twice")
    return parts


def _plant_part(name: str, content: bytes, mint: Mint, fixed: frozenset[str], effort: Effort) -> bytes:
    kind = kind_of(name)
    if kind in {"relationships", "content types"}:
        return content
    text = _decoded(content) if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else None
    if text is not None:
        part = _Text(kind, mint, fixed, effort, own=_OWN_DATA.search(name) is not None)
        return part.rewrite(text).encode("utf-8")
    if effort is Effort.TEXTS:
        return content
    if name.endswith((".docx", ".xlsx")):
        try:
            return plant(content, name[-5:], "", Effort.PLAIN, mint=mint).data
        except ValueError:
            return content
    return plant_bytes(name, content, mint, kind)


def _decoded(content: bytes) -> str | None:
    head = content[:200].lower()
    if b"encoding" in head and b"utf-8" not in head and b"us-ascii" not in head:
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if "<!DOCTYPE" in text else text


def _fixed_names(parts: dict[str, bytes]) -> Iterator[str]:
    """Texts that must agree in several parts: columns of tables and of pivot caches, styles' names in use."""
    for name, content in parts.items():
        if "/tables/" in name or "pivotCacheDefinition" in name:
            for found in re.finditer(rb"<(?:\w+:)?(?:tableColumn|cacheField)\s[^>]*?\bname=\"([^\"]*)\"", content):
                yield found[1].decode("utf-8", "replace").strip()


def _rename_sheets(parts: dict[str, bytes], mint: Mint) -> dict[str, bytes]:
    """Sheets that no formula speaks of get names that are markers."""
    book = parts.get("xl/workbook.xml")
    if book is None:
        return parts
    others = [
        content for name, content in parts.items() if name.endswith((".xml", ".rels", ".vml")) and "app.xml" not in name
    ]
    for found in re.finditer(rb'<sheet\s[^>]*?\bname="([^"]*)"', book):
        name = found[1]
        if name and sum(content.count(name) for content in others) == 1:
            marker = mint("workbook: sheet@name").encode()
            parts = {
                **parts,
                "xl/workbook.xml": parts["xl/workbook.xml"].replace(b'name="%b"' % name, b'name="%b"' % marker),
            }
            if "docProps/app.xml" in parts:
                titles = parts["docProps/app.xml"].replace(b">%b<" % name, b">%b<" % marker)
                parts = {**parts, "docProps/app.xml": titles}
    return parts


def _write(parts: dict[str, bytes], mint: Mint, effort: Effort) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate(parts.items()):
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            if number % 5 == 1 and effort >= Effort.KNOWN:
                info.comment = mint("package: comment of a member").encode()
            if number % 5 == 2 and effort >= Effort.KNOWN:
                remark = mint("package: extra field").encode()
                info.extra = b"\x7a\x71" + len(remark).to_bytes(2, "little") + remark
            archive.writestr(info, content)
        if effort is not Effort.TEXTS:
            archive.comment = mint("package: comment of the archive").encode()
    return stream.getvalue()
