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

__all__ = ["clean", "views"]


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


def _symbols(root: ET.Element) -> Iterator[str]:
    for node in root.iter():
        if node.tag.endswith("}sym"):
            yield from (chr(int(value, 16)) for key, value in node.attrib.items() if key.endswith("}char"))
