"""What nothing draws is cut off, and nothing that something draws; any bytes are accepted."""

from __future__ import annotations

import io
import struct
import zlib

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image

from gptsanitize.formats.pdf.icc import clean_icc
from gptsanitize.formats.pdf.segments import clean_jbig2, clean_jpeg, clean_jpx
from gptsanitize.formats.pdf.streams import clean_cmap, without_tail
from gptsanitize.formats.pdf.surplus import (
    components,
    inline_bytes,
    most_bytes,
    without_fax_tail,
    without_strangers,
)
from gptsanitize.formats.pdf.tables import trimmed

WORDS = b"words that nobody draws"


def picture(kind: str, mode: str = "RGB", **options: object) -> bytes:
    buffer = io.BytesIO()
    image = Image.linear_gradient("L").resize((40, 30)).convert(mode)
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB").tobytes()


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 2, "quality": 30}, {"optimize": True}])
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_keeps_its_pixels(mode: str, options: dict[str, object]) -> None:
    data = picture("JPEG", mode, comment=WORDS, **options)
    clean = clean_jpeg(data + WORDS)
    assert clean is not None
    assert WORDS not in clean
    assert pixels(clean) == pixels(data)


@pytest.mark.parametrize("no_jp2", [True, False])
@pytest.mark.parametrize("tiles", [None, (16, 16)])
def test_a_jpeg_2000_keeps_its_pixels(tiles: tuple[int, int] | None, no_jp2: bool) -> None:
    data = picture("JPEG2000", no_jp2=no_jp2, tile_size=tiles, comment=WORDS)
    clean = clean_jpx(data)
    assert clean is not None
    assert WORDS not in clean
    assert pixels(clean) == pixels(data)


def test_shared_tables_of_jbig2_with_many_references_are_understood() -> None:
    head = struct.pack(">IB", 300, 6) + struct.pack(">I", 0xE0000005) + bytes(1) + bytes(2 * 5) + b"\1"
    region = head + struct.pack(">I", 3) + b"abc"
    comment = struct.pack(">IBBBI", 301, 62, 0, 1, len(WORDS)) + WORDS
    assert clean_jbig2(region + comment + region + WORDS[:8]) == region + region


@pytest.mark.parametrize("shift", range(8))
def test_a_fax_ends_at_its_code(shift: int) -> None:
    bits = "1" * shift + "000000000001" * 2
    data = int(bits.ljust(-(-len(bits) // 8) * 8, "1"), 2).to_bytes(-(-len(bits) // 8))
    assert without_fax_tail(b"\xff" + data + WORDS) == b"\xff" + data
    assert without_fax_tail(WORDS) == WORDS


def test_colours_have_so_many_numbers() -> None:
    with pikepdf.new() as pdf:
        icc = pdf.make_stream(b"", N=4)
        spaces = [
            Name.DeviceGray,
            Name.DeviceRGB,
            Array([Name.ICCBased, icc]),
            Array([Name.DeviceN, Array([Name.A] * 5)]),
        ]
        assert [components(space) for space in [*spaces, Name.Pattern, Array([Name.Indexed])]] == [1, 3, 4, 5, 0, 1]


def test_samples_are_counted_by_rows() -> None:
    image = Dictionary(Width=9, Height=3, BitsPerComponent=1, ColorSpace=Name.DeviceGray)
    assert most_bytes("image", image, 99) == 6
    assert most_bytes("image", Dictionary(Width=9, Height=3, ImageMask=True), 99) == 6
    assert most_bytes("image", Dictionary(Width=9, Height=3), 99) is None
    assert without_tail(zlib.compress(b"abcdef"), 99, lambda _: 4) == zlib.compress(b"abcd")


@pytest.mark.parametrize(
    ("entries", "data", "used"),
    [
        ({"/W": [b"2"], "/H": [b"2"], "/BPC": [b"8"], "/CS": [b"/G"]}, b"abcdWORD", 4),
        ({"/W": [b"2"], "/H": [b"2"], "/IM": [b"true"]}, b"abcd", 2),
        ({"/W": [b"2"], "/H": [b"2"]}, b"abcd", 4),
        ({"/F": [b"/A85"]}, b"abc~>word", 5),
        ({"/F": [b"[", b"/AHx", b"]"]}, b"61>word", 3),
        ({"/F": [b"/RL"]}, b"\1ab\x80word", 4),
        ({"/F": [b"/Fl"]}, zlib.compress(b"a") + b"word", 9),
        ({"/F": [b"/Fl"]}, b"word", 4),
        ({"/F": [b"/LZW"]}, b"word", 4),
    ],
)
def test_pictures_in_content_end_where_they_end(entries: dict[str, list[bytes]], data: bytes, used: int) -> None:
    assert inline_bytes(entries, data) == used


def test_glyphs_that_a_font_does_not_have_are_none() -> None:
    assert without_strangers(struct.pack(">3H", 1, 500, 2) + b"x", 9) == struct.pack(">3H", 1, 0, 2)
    assert without_strangers(struct.pack(">3H", 1, 5, 2), 9) is None


def test_codes_stand_in_blocks_and_are_short() -> None:
    table = b"<776f726473> pop 1 begincidchar <776f726473> 3 <01> 4 endcidchar 1 beginbfchar <01> <0077006f> endbfchar"
    assert (
        clean_cmap(table).split()
        == b"pop 1 begincidchar 3 <01> 4 endcidchar 1 beginbfchar <01> <0077006f> endbfchar".split()
    )


HEADS = [b"", b"\xff\xd8\xff\xc4\0", b"\xff\x4f\xff\x51\0", b"\0\0\0\x0cjP  ", bytes(4)]
TAGS = [b"head", b"hhea", b"maxp", b"loca", b"glyf", b"hmtx", b"cmap", b"OS/2", b"gasp"]


@given(st.binary(max_size=200), st.sampled_from(HEADS))
def test_any_bytes_are_a_picture_or_none(data: bytes, head: bytes) -> None:
    for clean in (clean_jpeg, clean_jpx, clean_jbig2, without_fax_tail):
        once = clean(head + data)
        assert once is None or clean(once) in {once, None}  # nothing is left to take out
    profile = clean_icc(bytes(36) + b"acsp" + bytes(88) + b"\0\0\0\2" + data)
    assert profile is not None
    assert clean_icc(profile) == profile


@given(st.dictionaries(st.sampled_from(TAGS), st.binary(max_size=80)))
def test_any_tables_are_cut(tables: dict[bytes, bytes]) -> None:
    assert all(tables[tag].startswith(body) for tag, body in trimmed(tables).items())
