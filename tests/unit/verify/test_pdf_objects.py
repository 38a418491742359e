"""Objects and filters as the witness reads them, from bytes written by hand."""

from __future__ import annotations

import base64
import io
import itertools
import zlib

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gptsanitize.limits import Limits
from gptsanitize.verify.examination import Examination, Unreadable
from gptsanitize.verify.needles import Needles
from gptsanitize.verify.pdf_filters import decode
from gptsanitize.verify.pdf_letters import glyph_text, standard_texts
from gptsanitize.verify.pdf_objects import PdfObjects, Ref, Stream, parse
from gptsanitize.verify.pdf_strings import text_of, words_in

TEXT = b"a text that is long enough for a table of codes, " * 90


def examination() -> Examination:
    return Examination(Needles([]), Limits())


def objects(content: bytes) -> PdfObjects:
    return PdfObjects(content, examination())


@pytest.mark.parametrize(
    ("source", "value"),
    [
        (b"<< /A 1 /B [2 -.5 (c(d)\\)) <6566>] /C 12 0 R >>", {"A": 1, "B": [2, -0.5, b"c(d))", b"ef"], "C": Ref(12)}),
        (b"[true false null /a#20b]", [True, False, None, "a b"]),
        (b"% (no) \n 7", 7),
        (b"<< /A [1 2 >>", {"A": [1, 2]}),
        (b"<< /A (open", {"A": b"open"}),
        (b"", None),
        (b">> ] 5", 5),
    ],
)
def test_values(source: bytes, value: object) -> None:
    assert parse(source) == value


def test_a_value_that_is_too_deep_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        parse(b"[" * 100_000)


@given(st.binary(max_size=200))
def test_any_bytes_are_objects(content: bytes) -> None:
    found = objects(b"9 0 obj (before) endobj 1 0 obj " + content + b" endobj 2 0 obj << /Type /Page >> endobj")
    first, second = found.bodies[:2]
    assert (first.number, second.number) == (9, 1)
    assert found.value(first) == b"before"
    for body, after in itertools.pairwise(found.bodies):
        assert body.start <= body.end <= after.start
        found.value(after)


def test_objects_are_found_without_a_table() -> None:
    found = objects(b"junk 1 0 obj (endobj 9 0 obj) endobj % 8 0 obj\n2 0 obj << >> 3 0 obj [1 0 R] endobj")
    assert [body.number for body in found.bodies] == [1, 8, 2, 3]
    assert found.resolve(Ref(1)) == b"endobj 9 0 obj"
    assert found.resolve(Ref(77)) is None


def test_the_last_of_several_revisions_is_referred_to() -> None:
    found = objects(b"1 0 obj (old) endobj 1 0 obj (new) endobj")
    assert found.resolve(Ref(1)) == b"new"
    assert len(found.bodies) == 2


def test_references_in_a_ring_lead_nowhere() -> None:
    assert objects(b"1 0 obj 2 0 R endobj 2 0 obj 1 0 R endobj").resolve(Ref(1)) is None


@pytest.mark.parametrize("length", [b"5", b"99999999", b"0", b"-3", b"2 0 R", b"(x)"])
def test_a_stream_ends_where_it_ends(length: bytes) -> None:
    found = objects(b"1 0 obj << /Length " + length + b" >> stream\r\nabcde\nendstream endobj 2 0 obj 5 endobj")
    assert found.raw(found.bodies[0]).strip() == b"abcde"
    assert found.bodies[1].number == 2


def test_packed_objects_are_found() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Packed = pdf.make_indirect(pikepdf.Dictionary(A=pikepdf.String("within")))
        target = io.BytesIO()
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    found = objects(target.getvalue())
    assert b"within" not in target.getvalue()
    assert {"A": b"within"} in [found.value(body) for body in found.packed]


# ---- filters -------------------------------------------------------------------------------------------------------


def decoded(raw: bytes, *filters: str, **parameters: int) -> bytes:
    return decode(raw, filters, [parameters], examination()).data


def runs(data: bytes) -> bytes:
    return (
        b"".join(bytes([len(data[at : at + 128]) - 1]) + data[at : at + 128] for at in range(0, len(data), 128))
        + b"\xfea\x80ignored"
    )


def lzw(data: bytes) -> bytes:
    """As libtiff packs it, whose codes are those of PDF."""
    target = io.BytesIO()
    Image.frombytes("L", (len(data), 1), data).save(target, "TIFF", compression="tiff_lzw")
    with Image.open(target) as image:
        start, size = image.tag_v2[273][0], image.tag_v2[279][0]  # type: ignore[attr-defined]
    return target.getvalue()[start : start + size]


@pytest.mark.parametrize(
    ("name", "raw", "data"),
    [
        ("FlateDecode", zlib.compress(TEXT), TEXT),
        ("ASCIIHexDecode", TEXT.hex(" ").encode() + b">junk", TEXT),
        ("ASCII85Decode", base64.a85encode(TEXT, wrapcol=60) + b"~>junk", TEXT),
        ("RunLengthDecode", runs(TEXT), TEXT + b"aaa"),
        ("LZWDecode", bytes.fromhex("800B6050220C0C8501"), b"-----A---B"),
        ("LZWDecode", lzw(TEXT), TEXT),
    ],
)
def test_filters(name: str, raw: bytes, data: bytes) -> None:
    assert decoded(raw, name) == data


def test_filters_one_within_the_other() -> None:
    raw = base64.a85encode(zlib.compress(runs(TEXT))) + b"~>"
    assert decoded(raw, "ASCII85Decode", "FlateDecode", "RunLengthDecode") == TEXT + b"aaa"
    assert decoded(zlib.compress(b"pixels"), "FlateDecode", "DCTDecode") == b"pixels"
    assert decoded(b"pixels", "DCTDecode") == b""


def test_an_unknown_filter_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        decoded(b"x", "NewDecode")


@pytest.mark.parametrize("kind", [0, 1, 2, 3, 4])
def test_predictors(kind: int) -> None:
    rows = bytes([kind, 10, 20, 30, 40, kind, 1, 2, 3, 4])
    parameters = pikepdf.Dictionary(Predictor=15, Columns=4)
    with pikepdf.new() as pdf:
        stream = pdf.make_stream(b"")
        stream.write(zlib.compress(rows), filter=pikepdf.Name.FlateDecode, decode_parms=parameters)
        expected = stream.read_bytes()
    assert decoded(zlib.compress(rows), "FlateDecode", Predictor=15, Columns=4) == expected


@pytest.mark.parametrize(
    "raw", [zlib.compress(bytes(30_000_000)), zlib.compress(zlib.compress(bytes(30_000_000)))], ids=["once", "twice"]
)
def test_a_stream_that_expands_without_end_is_unreadable(raw: bytes) -> None:
    small = Examination(Needles([]), Limits(expanded_bytes=1_000_000, file_bytes=0))
    with pytest.raises(Unreadable):
        decode(raw, ["FlateDecode"] * 2, (), small)


def test_what_is_inflated_before_a_fault_is_told() -> None:
    found = decode(zlib.compress(TEXT)[:-20], ["FlateDecode"], (), examination())
    assert not found.whole
    assert TEXT.startswith(found.data)


@given(st.sampled_from(["LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode", "FlateDecode"]), st.binary())
def test_any_bytes_are_decoded_or_unreadable(name: str, raw: bytes) -> None:
    try:
        found = decode(raw, [name], [{"Predictor": 12, "Columns": 3}], examination())
    except Unreadable:
        return
    assert raw or not found.data


# ---- letters -------------------------------------------------------------------------------------------------------


def test_strings_by_their_mark() -> None:
    assert text_of("é€ł".encode("utf-16")) == "é€ł"
    assert text_of(b"\xef\xbb\xbf" + "é€ł".encode()) == "é€ł"
    assert text_of(b"\x80\xe9\xa0\x9b\x93") == "•é€łﬁ"


def test_standard_collections_are_nobodys_words() -> None:
    wide = "Adobe".encode("utf-16-be").hex().encode()
    entries = b"/Registry <feff" + wide + b"> /Ordering (Identity) /X (Adobe) /Ordering (Roe)"
    assert words_in(b"<< /CIDSystemInfo << " + entries + b" >> >>").strings == ["Adobe", "Roe"]


def test_glyphs_by_their_name() -> None:
    names = ("Aacute", "fi", "uni01320041", "u1F600", "a.alt", "g37", "uniZZZZ", "uXYZQ", "f_f")
    assert [glyph_text(name) for name in names] == ["Á", "ﬁ", "\u0132A", "\U0001f600", "a", "", "", "", "ff"]


def test_standard_encodings() -> None:
    assert standard_texts("StandardEncoding")[0xAE] == "ﬁ"
    assert standard_texts("MacRomanEncoding")[0x8E] == "é"
    assert standard_texts("None")[0x80] == "€"


def test_stream_keeps_its_dictionary() -> None:
    found = objects(b"1 0 obj << /Length 3 /Filter /AHx >> stream\n61>\nendstream endobj")
    stream = found.resolve(Ref(1))
    assert isinstance(stream, Stream)
    assert found.decoded(stream).data == b"a"
