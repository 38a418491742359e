"""What the tests of planted Office files share: cleaning one, and all that a reader might decode of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from gptsanitize.formats import Handler
from gptsanitize.limits import Limits
from gptsanitize.model import Edit, FormatOptions, Segment

__all__ = ["Handler", "clean", "views"]


def clean(
    handler: Handler, data: bytes, folder: Path, options: FormatOptions, marker: str, replacement: Callable[[str], str]
) -> bytes:
    """The file written by `handler` with every marker that it shows replaced."""
    path = folder / f"in{handler.suffixes[0]}"
    path.write_bytes(data)
    target = io.BytesIO()
    with handler.open(path, options, Limits()) as document:
        document.write(target, _edits(document.segments(), re.compile(marker), replacement))
    return target.getvalue()


def _edits(segments: Iterator[Segment], marker: re.Pattern[str], replacement: Callable[[str], str]) -> Iterator[Edit]:
    for segment in segments:
        for match in marker.finditer(segment.text):
            yield Edit(segment.id, match.start(), match.end(), replacement(match[0]))


def views(data: bytes) -> Iterator[str]:
    """Names, bytes, UTF-16, text without markup, attributes, percent-codes and symbols of an Office package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            yield name
            yield content.decode("latin-1")
            yield content.decode("utf-16-le", "replace")
            yield unquote(content.decode("utf-8", "replace"))
            if name.endswith((".xml", ".rels", ".svg", ".vml")):
                root = ET.fromstring(content)  # noqa: S314 -- written by the code under test
                yield "".join(root.itertext())
                yield "\n".join(value for node in root.iter() for value in node.attrib.values())
                yield "".join(_symbols(root))
                yield from _layers(root)
                yield from _put_together(root)


def _symbols(root: ET.Element) -> Iterator[str]:
    for node in root.iter():
        if node.tag.endswith("}sym"):
            yield from (chr(int(value, 16) & 0xFFF) for key, value in node.attrib.items() if key.endswith("}char"))


def _layers(root: ET.Element) -> Iterator[str]:
    """Phonetic guides, text without them, text without hidden runs; symbols as the letters of their keys."""
    guides: list[str] = []
    bases: list[str] = []
    shown: list[str] = []

    def walk(node: ET.Element, *, in_guide: bool, hidden: bool) -> None:
        local = node.tag.rpartition("}")[2]
        in_guide = in_guide or local in {"rt", "rPh"}
        if local == "r":
            hidden = any(each.tag.endswith("}vanish") for each in node.iter())
        text = "".join(chr(ord(char) - 0xF000) if "\uf020" <= char <= "\uf0ff" else char for char in node.text or "")
        if local in {"t", "delText"}:
            (guides if in_guide else bases).append(text)
            if not hidden and not in_guide:
                shown.append(text)
        for child in node:
            walk(child, in_guide=in_guide, hidden=hidden)

    walk(root, in_guide=False, hidden=False)
    yield from ("".join(guides), "".join(bases), "".join(shown))


def _put_together(root: ET.Element) -> Iterator[str]:
    """Formulas without quotes and operators, number formats without quotes and escapes, page headers without codes."""
    for node in root.iter():
        code = node.attrib.get("formatCode") or (node.text if node.tag.endswith("}formatCode") else "")
        if code:
            yield code.replace('"', "").replace("\\", "")
        yield re.sub(r'&(?:[BIULRC]|"[^"]*")', "", node.text or "")
        yield "".join(chr(int(number)) for number in re.findall(r"CHAR\(([0-9]{1,3})\)", node.text or ""))
        for formula in (node.text or "", *node.attrib.values()):
            if '"' in formula:
                yield "".join(re.findall(r'"([^"]*)"', formula))
