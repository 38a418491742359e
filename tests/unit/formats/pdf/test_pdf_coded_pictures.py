"""Pictures that are coded twice: a JPEG in ASCII, in run lengths or deflated stays the picture it is."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from gptsanitize.formats.pdf import HANDLER
from gptsanitize.limits import Limits
from gptsanitize.model import Coverage, FormatOptions, Treatment


def _run_lengths(data: bytes) -> bytes:
    parts = [data[at : at + 128] for at in range(0, len(data), 128)]
    return b"".join(bytes([len(part) - 1]) + part for part in parts) + b"\x80"


def _predicted(data: bytes) -> bytes:
    """Deflated behind PNG's predictor `None`, in rows of 16."""
    padded = data + bytes(-len(data) % 16)
    return zlib.compress(b"".join(b"\0" + padded[at : at + 16] for at in range(0, len(padded), 16)))


CODINGS: dict[tuple[str, ...], Callable[[bytes], bytes]] = {
    ("ASCII85Decode",): lambda data: base64.a85encode(data) + b"~>",
    ("ASCIIHexDecode",): lambda data: data.hex().encode() + b">",
    ("FlateDecode",): zlib.compress,
    ("RunLengthDecode",): _run_lengths,
    ("ASCII85Decode", "FlateDecode"): lambda data: base64.a85encode(zlib.compress(data)) + b"~>",
}
PREDICTOR = Dictionary(Predictor=15, Columns=16)


def _jpeg() -> bytes:
    rows, columns = np.mgrid[0:60, 0:80]
    target = io.BytesIO()
    Image.fromarray((rows * 2 + columns).astype(np.uint8)).save(target, "JPEG", comment=b"by Jane Roe")
    return target.getvalue()


def _write(path: Path, body: bytes, filters: tuple[str, ...], parms: Array | None = None) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 200))
        picture = pdf.make_stream(body)
        fields = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 80, "Height": 60, "BitsPerComponent": 8}
        for name, value in (fields | {"ColorSpace": Name.DeviceGray}).items():
            picture[f"/{name}"] = value
        picture["/Filter"] = Array([Name(f"/{name}") for name in (*filters, "DCTDecode")])
        if parms is not None:
            picture["/DecodeParms"] = parms
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = Dictionary(XObject=Dictionary(P=picture), Font=Dictionary(F=font))
        words = b"BT /F 10 Tf 10 180 Td (A page of words beside a small picture of shades) Tj ET "
        page.Contents = pdf.make_stream(words * 3 + b"q 80 0 0 60 10 10 cm /P Do Q")
        pdf.save(path)


def _copied(source: Path) -> tuple[bytes, list[Coverage]]:
    """The picture of a copy without edits, and what is said of it."""
    target = io.BytesIO()
    with HANDLER.open(source, FormatOptions(images="leave"), Limits()) as document:
        list(document.segments())
        coverage = list(document.write(target, []))
    with pikepdf.open(io.BytesIO(target.getvalue())) as pdf:
        return bytes(pdf.pages[0].Resources.XObject["/P"].read_raw_bytes()), coverage


@pytest.mark.parametrize("filters", CODINGS, ids="-".join)
def test_a_picture_coded_twice_stays_what_it_shows(tmp_path: Path, filters: tuple[str, ...]) -> None:
    jpeg = _jpeg()
    _write(tmp_path / "a.pdf", CODINGS[filters](jpeg), filters)
    copied, _ = _copied(tmp_path / "a.pdf")
    assert b"Jane Roe" not in copied
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(copied))), np.asarray(Image.open(io.BytesIO(jpeg))))


def test_a_predictor_before_a_pictures_own_coding_is_undone(tmp_path: Path) -> None:
    jpeg = _jpeg()
    _write(tmp_path / "a.pdf", _predicted(jpeg), ("FlateDecode",), Array([PREDICTOR, None]))
    copied, _ = _copied(tmp_path / "a.pdf")
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(copied))), np.asarray(Image.open(io.BytesIO(jpeg))))


def test_a_picture_that_cannot_be_cleaned_is_told(tmp_path: Path) -> None:
    _write(tmp_path / "a.pdf", b"no jpeg at all", ())
    copied, coverage = _copied(tmp_path / "a.pdf")
    assert copied == b""
    assert any(each.treatment is Treatment.DROPPED and "decoded" in each.part for each in coverage)
