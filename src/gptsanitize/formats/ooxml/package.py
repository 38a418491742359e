"""Parts of a package, how they relate, and which of them go into the clean copy.

    with Package.open(path, limits) as package:
        main = package.main_part(WORD_MAIN)          # CorruptError: missing, or of a wrong content type
        for part in package.parts: ...               # reachable ones only, depth first from the package's root
            data = package.read(part.name)           # bounded, checksum verified
        selection = Selection(package, drop={"word/vbaProject.bin"}, rename={"word/Smith.png": "word/media/a.png"})
        writer = PackageWriter(selection, target)    # writes [Content_Types].xml
        writer.copy(part.name)                       # compressed bytes as they are; read the part before
        writer.put(part.name, data_or_blocks)        # new content (bytes, or blocks that are compressed as they come)
        writer.finish()                   # `.rels` of live parts that were not put are written here

Every live part must be copied or put exactly once, in any order; a part that is neither is an `InternalError`, so
nothing is lost or passed by accident. `.rels` parts are not in `package.parts`: read
`selection.relationships_xml(source)`. A relationship that leads to a dropped, unknown or missing part is removed;
`selection.dead_ids(source)` names the ids that the source part must no longer refer to. Members that no relationship
reaches are never written. (ECMA-376-2 Open Packaging Conventions, 6 to 9)
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self
from urllib.parse import unquote

from gptsanitize.errors import CorruptError, InternalError
from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.archive import Archive, ArchiveWriter
from gptsanitize.formats.ooxml.content_types import is_known_type
from gptsanitize.formats.ooxml.names import has_neutral_name, value_free_label
from gptsanitize.limits import Limits

__all__ = ["CONTENT_TYPES", "Package", "PackageWriter", "Part", "Relationship", "Selection"]

CONTENT_TYPES = "[Content_Types].xml"
_MAX_CONTENT_TYPES_BYTES = 20_000_000
_PLAIN_RELATIONSHIPS = re.compile(
    rb"(?>\xef\xbb\xbf)?+(?><\?xml(?>\s++(?:version|encoding|standalone)\s*+=\s*+[\"'][\w.-]++[\"'])*+\s*+\?>)?+\s*+"
    rb"<Relationships\s++xmlns\s*+=\s*+[\"']http://schemas\.openxmlformats\.org/package/2006/relationships[\"']\s*+(?:/>|>"
    rb"(?>\s*+<Relationship(?>\s++(?:Id|Type|Target|TargetMode)\s*+=\s*+(?:\"[^\"<>]*+\"|'[^'<>]*+'))*+"
    rb"\s*+(?:/>|></Relationship\s*+>))*+\s*+</Relationships\s*+>)\s*+"
)
_DEFAULT_EXTENSIONS = frozenset(
    """
    bin bmp data docm docx dotx emf emz fntdata gif glb htm html ico jpe jpeg jpg m4a mht mov mp3 mp4 odttf ole pdf
    pict png pptm pptx psmdcp rels rtf sigs sldx svg tif tiff tmp ttf txt vml vsd vsdx wav wdp webp wmf wmz wmv xls
    xlsb xlsm xlsx xlt xltx xml doc ppt jfif jpeg2000 jp2 avi mid mpeg mpg wma crtx thmx
    """.split()
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """One edge of the graph. `type` is the last step of its type's address; `target` a member's name, or an address.

    `target` is empty where an internal target does not exist. `source` is "" for the package itself.
    """

    source: str = field(repr=False)
    id: str = field(repr=False)
    type: str = field(repr=False)
    target: str = field(repr=False)
    external: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A member that a relationship reaches. `relationship` is the type of the first one that does.

    `name` may hold a value that an author chose and is for code; `label` is for people.
    """

    name: str = field(repr=False)
    content_type: str = field(repr=False)
    relationship: str = field(repr=False)
    size: int
    label: str

    @property
    def suffix(self) -> str:
        """The name's extension in small letters, without a dot."""
        return posixpath.splitext(self.name)[1][1:].lower()

    @property
    def is_xml(self) -> bool:
        """Whether its content type says that it is XML."""
        kind = self.content_type
        return kind.endswith(("+xml", "/xml")) or kind == "application/vnd.openxmlformats-officedocument.vmldrawing"


class Package:
    """An opened package: the archive, its content types and the graph of its relationships."""

    def __init__(self, archive: Archive, limits: Limits) -> None:
        self.archive = archive
        self.limits = limits
        self._folded = {name.casefold(): name for name in archive.members}
        if CONTENT_TYPES.casefold() not in self._folded:
            raise CorruptError("the archive is no Office file", reason="no-content-types")
        self.content_types_name = self._folded[CONTENT_TYPES.casefold()]
        self._defaults, self._overrides = self._read_content_types()
        self._relationships: dict[str, tuple[Relationship, ...]] = {}
        self.parts: tuple[Part, ...] = tuple(self._walk())
        self.by_name: Mapping[str, Part] = {part.name: part for part in self.parts}

    @classmethod
    def open(cls, source: Path | BinaryIO, limits: Limits) -> Self:
        """Preflight and open. Raises `InputError`. Use it as a context manager."""
        archive = Archive(source, limits)
        try:
            return cls(archive, limits)
        except BaseException:
            archive.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.archive.close()

    @cached_property
    def orphans(self) -> tuple[str, ...]:
        """Labels of the members that no relationship reaches."""
        rels = {self.relationships_name(source) for source in ("", *self.by_name)}
        known = {CONTENT_TYPES.casefold(), *(name.casefold() for name in (*self.by_name, *rels))}
        lost = (name for folded, name in self._folded.items() if folded not in known and not folded.endswith("/"))
        start = len(self.parts) + 1
        return tuple(value_free_label(name, self.content_type(name), number) for number, name in enumerate(lost, start))

    def main_part(self, content_types: Collection[str]) -> Part:
        """The part that the package is about; `CorruptError` if it is missing or of none of these lower-case types."""
        part = self._main
        if part is None:
            raise CorruptError("the package has no main part", reason="missing-main-part")
        if part.content_type not in content_types:
            raise CorruptError("the package is of another kind than its name says", reason="wrong-content-type")
        return part

    def main_type(self) -> str:
        """The content type of the part that the package is about; empty if there is none."""
        return self._main.content_type if self._main else ""

    @cached_property
    def _main(self) -> Part | None:
        targets = (edge.target for edge in self.relationships("") if edge.type == "officeDocument" and edge.target)
        return next((self.by_name[target] for target in targets if target in self.by_name), None)

    def read(self, name: str) -> bytes:
        """A part's bytes, at most as many as its header says."""
        return self.archive.read(name)

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part's bytes in blocks, for parts that need not be held in memory."""
        return self.archive.chunks(name)

    def relationships(self, source: str) -> tuple[Relationship, ...]:
        """The relationships of a part, or of the package (`""`), in the order of the file."""
        if source not in self._relationships:
            self._relationships[source] = tuple(self._read_relationships(source))
        return self._relationships[source]

    def relationships_name(self, source: str) -> str:
        """The member that holds the relationships of a part, whether it exists or not."""
        folder, base = posixpath.split(source)
        name = posixpath.join(folder, "_rels", base + ".rels")
        return self._folded.get(name.casefold(), name)

    def has_relationships(self, source: str) -> bool:
        """Whether the part has a member that holds relationships."""
        return self.relationships_name(source) in self.archive.members

    def content_type(self, name: str) -> str:
        """The content type of a member in small letters without parameters; empty where none is declared."""
        return self.declared_type(name).lower()

    def declared_type(self, name: str) -> str:
        """The content type as it is declared."""
        found = self._overrides.get(name.casefold())
        if found is None:
            found = self._defaults.get(posixpath.splitext(name)[1][1:].casefold(), "")
        return found

    def resolve(self, source: str, target: str) -> str:
        """The name of the member that an internal target leads to from `source`; empty where there is none."""
        path = target.partition("#")[0].partition("?")[0].replace("\\", "/")
        if not path:
            return ""
        joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), path)).lstrip("/")
        for candidate in (joined, unquote(joined)):
            found = self._folded.get(candidate.casefold())
            if found and not found.endswith("/"):
                return "" if _is_relationships(found) else found  # they belong to a part and are none (9.3.3)
        return ""

    def _walk(self) -> Iterator[Part]:
        """Depth first, so that what belongs to a part follows it."""
        seen: set[str] = {CONTENT_TYPES}
        waiting = [iter(self.relationships(""))]
        while waiting:
            edge = next(waiting[-1], None)
            if edge is None:
                waiting.pop()
            elif not edge.external and edge.target and edge.target not in seen:
                seen.add(edge.target)
                kind = self.content_type(edge.target)
                label = value_free_label(edge.target, kind, len(seen) - 1)
                yield Part(edge.target, kind, edge.type, self.archive.members[edge.target].size, label)
                waiting.append(iter(self.relationships(edge.target)))

    def _read_content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        defaults: dict[str, str] = {}
        overrides: dict[str, str] = {}
        name = self.content_types_name
        if self.archive.members[name].size > _MAX_CONTENT_TYPES_BYTES:
            raise CorruptError("the list of content types is too large", reason="corrupt-content-types")
        for element, attributes in xml.elements(self.archive.read(name), ("Default", "Override")):
            kind = attributes.get("ContentType", "").partition(";")[0].strip()
            if element == "Default":
                defaults.setdefault(attributes.get("Extension", "").casefold(), kind)
            else:
                overrides.setdefault(unquote(attributes.get("PartName", "")).lstrip("/").casefold(), kind)
                overrides.setdefault(attributes.get("PartName", "").lstrip("/").casefold(), kind)
        return defaults, overrides

    def _read_relationships(self, source: str) -> Iterator[Relationship]:
        name = self.relationships_name(source)
        if name not in self.archive.members:
            return
        for _, attributes in xml.elements(self.archive.read(name), ("Relationship",)):
            external = attributes.get("TargetMode", "").casefold() == "external"
            target = attributes.get("Target", "")
            yield Relationship(
                source,
                attributes.get("Id", ""),
                attributes.get("Type", "").rstrip("/").rpartition("/")[2],
                target if external else self.resolve(source, target),
                external,
            )


class Selection:
    """What of a package goes into the copy: reachable parts without `drop` and what only they lead to, renamed."""

    def __init__(
        self,
        package: Package,
        drop: Collection[str] = (),
        rename: Mapping[str, str] | None = None,
        drop_external: Collection[str] = (),
    ) -> None:
        self.package = package
        self._drop = frozenset(drop)
        self._drop_external = frozenset(drop_external)  # types of external relationships that are removed
        self._rename = dict(rename or {})
        live = self._reachable()
        self.parts = tuple(part for part in package.parts if part.name in live)
        self._live = frozenset(live)

    def __contains__(self, name: str) -> bool:
        return name in self._live

    def name(self, name: str) -> str:
        """The name of a live part in the copy."""
        return self._rename.get(name, name)

    def dead_ids(self, source: str) -> frozenset[str]:
        """Ids of relationships of `source` that the copy does not have."""
        return frozenset(edge.id for edge in self.package.relationships(source) if not self.keeps(edge))

    def relationships_xml(self, source: str) -> bytes | None:
        """The relationships of a live part in the copy as XML, the same bytes where nothing changes; `None` if none.

        Ids and external targets still stand there as in the source: they are the caller's to read and edit.
        """
        name = self.package.relationships_name(source)
        if name not in self.package.archive.members:
            return None
        data = xml.normalise(self.package.archive.read(name))
        if not _PLAIN_RELATIONSHIPS.fullmatch(data):
            data = _fresh_relationships(data)
        edges = iter(self.package.relationships(source))
        return xml.rewrite_elements(data, "Relationship", lambda attributes: self._edit_edge(next(edges), attributes))

    def content_types_xml(self) -> bytes:
        """`[Content_Types].xml` of the copy, the same bytes where nothing changes."""
        name = self.package.content_types_name
        original = self.package.archive.read(name)
        if self._content_types_fit(original):
            return original
        return self._fresh_content_types()

    def _reachable(self) -> set[str]:
        live: set[str] = set()
        waiting = [""]
        while waiting:
            for edge in self.package.relationships(waiting.pop()):
                target = edge.target
                if not edge.external and target and target not in self._drop and target not in live:
                    live.add(target)
                    waiting.append(target)
        return live

    def keeps(self, edge: Relationship) -> bool:
        """Whether the copy has this relationship."""
        if edge.external:
            return edge.type not in self._drop_external
        return edge.target in self._live

    def _edit_edge(self, edge: Relationship, attributes: Mapping[str, str]) -> Mapping[str, str] | None:
        if not self.keeps(edge):
            return None
        if edge.external:
            return attributes
        is_renamed = self.name(edge.target) != edge.target or self.name(edge.source) != edge.source
        if not is_renamed and has_neutral_name(attributes.get("Target", "")):
            return attributes  # what is no name of a part, as a fragment, does not pass
        return {**attributes, "Target": "/" + self.name(edge.target)}

    def _content_types_fit(self, original: bytes) -> bool:
        """Whether every entry names a live part or a common extension, and a known kind of type."""
        if xml.needs_normalising(original):
            return False
        live = {self.name(name).casefold() for name in self._live}
        used = {posixpath.splitext(name)[1][1:] for name in live} | _DEFAULT_EXTENSIONS
        declared: set[str] = set()
        for element, attributes in xml.elements(original, None):
            names = set(attributes) - {"ContentType"}
            if element == "Types":
                fits = not names
            elif element == "Default" and names == {"Extension"}:
                fits = attributes["Extension"].casefold() in used
            elif element == "Override" and names == {"PartName"}:
                target = attributes["PartName"].lstrip("/").casefold()
                fits = bool({target, unquote(target)} & live) or self._is_nothing(target)
                declared.add(target)
            else:
                return False
            if not fits or (element != "Types" and not is_known_type(attributes.get("ContentType", "").strip())):
                return False
        return not any(new in live and new.casefold() not in declared for new in self._rename.values())

    def _is_nothing(self, target: str) -> bool:
        """Whether there never was such a member, and its name says nothing."""
        return self.package.resolve("", "/" + target) == "" and has_neutral_name(target)

    def _fresh_content_types(self) -> bytes:
        lines = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n']
        lines.append('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">')
        defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
        lines += [f'<Default Extension="{key}" ContentType="{value}"/>' for key, value in defaults.items()]
        for part in self.parts:
            if is_known_type(part.content_type):
                name = xml.escape_attribute("/" + self.name(part.name))
                declared = self.package.declared_type(part.name)
                lines.append(f'<Override PartName="{name}" ContentType="{xml.escape_attribute(declared)}"/>')
        return ("".join(lines) + "</Types>").encode()


def _is_relationships(name: str) -> bool:
    folder, base = posixpath.split(name.casefold())
    return posixpath.basename(folder) == "_rels" and base.endswith(".rels")


def _fresh_relationships(data: bytes) -> bytes:
    """The relationships in their plain form: what else stands between and in them is no one's to keep."""
    lines = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n']
    lines.append('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">')
    for _, attributes in xml.elements(data, ("Relationship",)):
        pairs = ((key, attributes[key]) for key in ("Id", "Type", "Target", "TargetMode") if key in attributes)
        lines.append("<Relationship" + "".join(f' {key}="{xml.escape_attribute(text)}"' for key, text in pairs) + "/>")
    return ("".join(lines) + "</Relationships>").encode()


class PackageWriter:
    """Writes the copy that a `Selection` describes."""

    def __init__(self, selection: Selection, target: BinaryIO) -> None:
        self._selection = selection
        self._archive = ArchiveWriter(target)
        self._waiting = {part.name for part in selection.parts}
        self._related = {name for name in ("", *self._waiting) if selection.package.has_relationships(name)}
        self._write_or_copy(CONTENT_TYPES, selection.content_types_xml())

    def copy(self, name: str) -> None:
        """Take over a part as it is. It must have been read to its end before."""
        self._take(name)
        self._archive.copy(self._selection.package.archive, name, self._selection.name(name))

    def put(self, name: str, content: bytes | Iterable[bytes]) -> None:
        """Write new content for a part."""
        self._take(name)
        self._archive.put(self._selection.name(name), content)

    def put_relationships(self, source: str, data: bytes) -> None:
        """Write the relationships of a part with edits applied, from `Selection.relationships_xml`."""
        package = self._selection.package
        self._related.remove(source)
        name = package.relationships_name(source)
        renamed = self._selection.name(source)
        if renamed != source:
            folder, base = posixpath.split(renamed)
            name = posixpath.join(folder, "_rels", base + ".rels")
        self._write_or_copy(name, data)

    def finish(self) -> None:
        """Write what relationships are left and the directory. `InternalError` if a live part was forgotten."""
        if self._waiting:
            raise InternalError(reason="part-forgotten")
        for source in sorted(self._related):
            data = self._selection.relationships_xml(source)
            if data is not None:
                self.put_relationships(source, data)
        self._archive.finish()

    def _take(self, name: str) -> None:
        if name not in self._waiting:
            raise InternalError(reason="part-written-twice")
        self._waiting.remove(name)

    def _write_or_copy(self, name: str, data: bytes) -> None:
        archive = self._selection.package.archive
        if name in archive.members and archive.read(name) == data:
            self._archive.copy(archive, name)
        else:
            self._archive.put(name, data)
