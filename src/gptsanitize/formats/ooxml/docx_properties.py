"""Properties of a document that its text shows: they are content, and stay when the others are blanked.

Word and LibreOffice evaluate fields such as TITLE, AUTHOR and DOCPROPERTY from the properties, and a bound content
control takes its text from them when the file opens. If they went, the text would go with them; so they are mapped like
the text. (ECMA-376-1 17.16.5 fields, 17.5.2.6 `dataBinding`, 22.2 and 22.3 properties)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from gptsanitize.formats.ooxml import xml

__all__ = ["Shown", "changes_to_blank", "read_shown"]

_INSTRUCTION = re.compile(rb"<(?:[^\s:/<>]++:)?(?:instrText|delInstrText)(?:\s[^>]*+)?>([^<]*+)<")
_SIMPLE = re.compile(rb"\s(?:[A-Za-z0-9]{1,8}:)?instr\s*+=\s*+(?:\"([^\"<]*+)\"|'([^'<]*+)')")
_PATH = re.compile(rb"\s(?:[A-Za-z0-9]{1,8}:)?xpath\s*+=\s*+(?:\"([^\"<]*+)\"|'([^'<]*+)')")
_FIELD = re.compile(
    r"\b(?:DOCPROPERTY|INFO)\s{1,9}+(?:\"(?P<quoted>[^\"]{1,255}+)\"|(?P<bare>[^\s\\\"]{1,255}+))"
    r"|\b(?P<own>TITLE|SUBJECT|AUTHOR|KEYWORDS|COMMENTS|LASTSAVEDBY|CREATEDATE|SAVEDATE|PRINTDATE|REVNUM)\b",
    re.IGNORECASE,
)
_STEP = re.compile(r"(?:^|/)(?:[\w.-]{1,40}:)?(?P<name>[A-Za-z]{1,40})(?:\[[0-9]{1,4}\])?$")
_ELEMENTS: Mapping[str, str] = {  # what a field calls a property, and the element that holds it
    "title": "title",
    "subject": "subject",
    "author": "creator",
    "keywords": "keywords",
    "comments": "description",
    "lastauthor": "lastModifiedBy",
    "lastsavedby": "lastModifiedBy",
    "createdate": "created",
    "createtime": "created",
    "savedate": "modified",
    "lastsavedtime": "modified",
    "printdate": "lastPrinted",
    "lastprinted": "lastPrinted",
    "revnum": "revision",
    "revisionnumber": "revision",
    "category": "category",
    "contentstatus": "contentStatus",
    "company": "Company",
    "manager": "Manager",
    "hyperlinkbase": "HyperlinkBase",
}
_BOUND = frozenset((*_ELEMENTS.values(), "CompanyAddress", "CompanyPhone", "CompanyEmail"))
_TAG = re.compile(rb"<(/?)([^\s/<>!?]++)([^<>]*+)>")


@dataclass(slots=True)
class Shown:
    """Which properties the text shows: elements of the core and application properties, names of custom ones."""

    elements: set[str] = field(default_factory=set)
    custom: set[str] = field(default_factory=set, repr=False)

    def keeps(self, element: str, name: str) -> bool:
        """Whether a child of a properties part stays: `property` by its name, any other by its element."""
        return name.casefold() in self.custom if element == "property" else element in self.elements


def read_shown(parts: Iterable[bytes]) -> Shown:
    """Properties that fields and bindings in these normalised parts refer to."""
    shown = Shown()
    for data in parts:
        if b"nstr" in data:
            texts = [
                b"".join(_INSTRUCTION.findall(data)),
                *(first or second for first, second in _SIMPLE.findall(data)),
            ]
            for text in texts:
                _read_fields(xml.unescape(text), shown)
        if b"xpath" in data:
            for first, second in _PATH.findall(data):
                step = _STEP.search(xml.unescape(first or second))
                if step and step["name"] in _BOUND:
                    shown.elements.add(step["name"])
    return shown


def _read_fields(instructions: str, shown: Shown) -> None:
    for match in _FIELD.finditer(instructions):
        name = (match["quoted"] or match["bare"] or match["own"]).casefold()
        shown.custom.add(name)
        if name in _ELEMENTS:
            shown.elements.add(_ELEMENTS[name])


def changes_to_blank(data: bytes, shown: Shown) -> tuple[list[tuple[int, int, bytes]], int]:
    """What must go from a normalised properties part, and how many properties stay."""
    changes: list[tuple[int, int, bytes]] = []
    kept = 0
    for element, tag, start, end in _children(data):
        name = next((text for key, _, text in xml.read_attributes(tag) if key == b"name"), "")
        if shown.keeps(element, name):
            kept += 1
        else:
            changes.append((start, end, b""))
    return changes, kept


def _children(data: bytes) -> Iterator[tuple[str, bytes, int, int]]:
    """Elements right below the root: local name, attributes, where they start and end."""
    depth = start = 0
    name, tag = b"", b""
    for match in _TAG.finditer(data):
        is_empty = match[3].endswith(b"/")
        if match[1]:
            depth -= 1
            if depth == 1:
                yield xml.local_name(name).decode(), tag, start, match.end()
            continue
        if depth == 1:
            start, name, tag = match.start(), match[2], match[3]
            if is_empty:
                yield xml.local_name(name).decode(), tag, start, match.end()
        depth += not is_empty
