"""Pictures in the XML itself lose what stands beside their pixels; all else that a `data:` address holds goes."""

from __future__ import annotations

import base64
import gzip
import io
import re
import struct
import zipfile
import zlib
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.canaries.docx import minimal

from gptsanitize.formats.ooxml.data_addresses import clean_addresses
from gptsanitize.formats.ooxml.docx import HANDLER
from gptsanitize.limits import Limits
from gptsanitize.model import FormatOptions

_NOTE = b"jane roe was here"
_SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><text>" + _NOTE + b"</text></svg>"


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _png(*extra: bytes) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    body = _chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(extra) + body + _chunk(b"IEND", b"")


_BARE = _png()
_TELLING = _png(_chunk(b"tEXt", b"Comment\0" + _NOTE))


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


_CLEAN = f"data:image/png;base64,{_base64(_BARE)}"


def _cleaned(part: str, *, keeps_pictures: bool = True) -> str:
    return clean_addresses(part.encode(), Limits(), keeps_pictures=keeps_pictures).decode()


@pytest.mark.parametrize(
    "address",
    [
        f"data:image/png;base64,{_base64(_TELLING)}",
        f"DATA:image/PNG;name=jane%20roe;base64,{_base64(_TELLING)}",
        f" data:application/octet-stream;base64,{_base64(_TELLING)} and a tail",
        f"data:;base64,{quote(_base64(_TELLING), safe='')}",
        f"data:image/png;base64,{_base64(_TELLING)[:80]}&#10;   {_base64(_TELLING)[80:]}",
        f"data:image/png,{quote(_TELLING)}",
        f"&#100;&#x61;ta:image/png;base64,{_base64(_TELLING)}",
        f"data&#58;image/png;base64,{_base64(_TELLING)}",
        f"d&#97;ta:image/png;base64&#44;{_base64(_TELLING)}",
    ],
)
def test_a_picture_in_an_address_keeps_its_pixels_only(address: str) -> None:
    new = _cleaned(f'<svg><image x="1" href="{address}"/></svg>')
    found = re.search(r'href="\s*([^"]*)"', new)
    assert found is not None
    assert found[1] in {_CLEAN, "data:,"}
    assert found[1] == _CLEAN or "and a tail" in address


@pytest.mark.parametrize(
    "address",
    [
        f"data:image/svg+xml;base64,{_base64(_SVG)}",
        f"data:image/svg+xml;base64,{_base64(gzip.compress(_SVG))}",
        f"data:image/svg+xml,{quote(_SVG)}",
        f"data:image/svg+xml;utf8,{_SVG.decode().replace('<', '&lt;').replace('>', '&gt;')}",
        f"data:text/plain,{quote(_NOTE)}",
        "data:,jane%20roe%20was%20here",
        "data:image/png;base64,not base64",
        f"data:image/png;base64,{_base64(_TELLING[:50])}",
    ],
)
def test_what_else_an_address_holds_goes(address: str) -> None:
    assert _cleaned(f'<a href="{address}"/>') == '<a href="data:,"/>'


def test_addresses_in_styles_and_texts() -> None:
    telling = f"data:image/png;base64,{_base64(_TELLING)}"
    style = _cleaned(f'<a style="fill:url({telling});x:1"/><style>a{{b:url("{telling}")}}</style>')
    assert style == f'<a style="fill:url({_CLEAN});x:1"/><style>a{{b:url("{_CLEAN}")}}</style>'
    assert _cleaned(f"<t>see {telling} there</t>") == f"<t>see {_CLEAN} there</t>"
    assert _cleaned(f"<t>see {telling}, {telling}</t>") == f"<t>see {_CLEAN}, {_CLEAN}</t>"


def test_a_picture_in_base64_without_address() -> None:
    raw = _base64(_TELLING)
    assert _cleaned(f"<x><photo>{raw}</photo></x>") == f"<x><photo>{_base64(_BARE)}</photo></x>"
    assert _cleaned(f"<x><photo>{raw[:76]}\n{raw[76:]}</photo></x>") == f"<x><photo>{_base64(_BARE)}</photo></x>"
    bare = f"<x><photo>{_base64(_BARE)}</photo></x>".encode()
    assert clean_addresses(bare, Limits()) is bare


@pytest.mark.parametrize(
    "part",
    [
        "<t>data: names, places and dates</t>",
        "<t>Master data:first, second</t>",
        "<t>metadata:image/png,x</t>",
        '<a b="beta: 1, 2"/>',
        f'<a b="{_CLEAN}"/>',
        "<t>&#100;&#97;y</t>",
    ],
)
def test_words_and_clean_pictures_stay(part: str) -> None:
    data = part.encode()
    assert clean_addresses(data, Limits()) is data


def test_where_pictures_withhold_none_stays() -> None:
    assert _cleaned(f'<a b="{_CLEAN}"/>', keeps_pictures=False) == '<a b="data:,"/>'


@pytest.mark.parametrize("metadata", ["blank", "keep"])
def test_every_part_of_a_document_is_looked_at(tmp_path: Path, metadata: str) -> None:
    address = f"data:image/png;base64,{_base64(_TELLING)}"
    body = f'<w:p><w:r><w:pict><v:shape><v:imagedata src="{address}"/></v:shape></w:pict><w:t>x</w:t></w:r></w:p>'
    parts = {
        "word/media/a.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{address}"/></svg>',
        "customXml/item1.xml": f"<x><photo>{_base64(_TELLING)}</photo></x>",
    }
    edge = '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" {}/>'
    edges = (
        edge.format("rId70", "image", 'Target="media/a.svg"')
        + edge.format("rId71", "customXml", 'Target="../customXml/item1.xml"')
        + edge.format("rId72", "image", f'TargetMode="External" Target="{address}"')
    )
    types = '<Override PartName="/word/media/a.svg" ContentType="image/svg+xml"/>'
    source = tmp_path / "a.docx"
    source.write_bytes(minimal(body, parts, edges, types))
    target = io.BytesIO()
    with HANDLER.open(source, FormatOptions(metadata=metadata), Limits()) as document:
        document.write(target, ())
    with zipfile.ZipFile(target) as package:
        texts = {name: package.read(name).decode() for name in package.namelist()}
    assert not [name for name, text in texts.items() if _base64(_TELLING)[80:120] in text]
    assert sum(_base64(_BARE) in text for text in texts.values()) == 3
