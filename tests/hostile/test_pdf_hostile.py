"""Broken and hostile PDFs end as an `InputError` or as a PDF, never as anything else, and never late."""

from __future__ import annotations

import io
import random
import zlib
from pathlib import Path

import pikepdf
import pytest
from tests.canaries.pdf import build

from gptsanitize.errors import EncryptedError, InputError, LimitError, WithheldError
from gptsanitize.formats.pdf import HANDLER
from gptsanitize.limits import Limits
from gptsanitize.model import Edit, FormatOptions, Segment


def raw_pdf(*objects: bytes, root: int = 1) -> bytes:
    """A file of these objects, numbered from 1, with a proper table."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    return bytes(out + b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, root, start))


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >> stream\n" % (len(data), entries) + data + b"\nendstream"


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def page_of(
    content: bytes, resources: bytes = b"<< /Font << /F 5 0 R >> >>", entries: bytes = b""
) -> tuple[bytes, ...]:
    """The objects of a file with one page: catalog, tree, page, content, font."""
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources "
        + resources
        + entries
        + b" >>"
    )
    return CATALOG, PAGES, page, stream(content), FONT


def run(
    data: bytes, folder: Path, limits: Limits | None = None, mark: str = "secret", password: str | None = None
) -> tuple[list[Segment], bytes]:
    """Read, and write with every occurrence of `mark` replaced."""
    path = folder / "in.pdf"
    path.write_bytes(data)
    target = io.BytesIO()
    with HANDLER.open(path, FormatOptions(password=password), limits or Limits()) as document:
        segments = list(document.segments())
        edits = []
        for segment in segments:
            at = segment.text.find(mark)
            if at >= 0:
                edits.append(Edit(segment.id, at, at + len(mark), "masked"))
        document.write(target, edits)
    return segments, target.getvalue()


def check_outcome(data: bytes, folder: Path, limits: Limits | None = None) -> None:
    """One of the two ends; what is written can be opened."""
    try:
        _, written = run(data, folder, limits)
    except InputError:
        return
    with pikepdf.open(io.BytesIO(written)) as pdf:
        assert len(pdf.pages)


def test_the_plain_file_of_these_tests_is_read(tmp_path: Path) -> None:
    segments, written = run(raw_pdf(*page_of(b"BT /F 12 Tf 20 20 Td (a secret word) Tj ET")), tmp_path)
    assert [segment.text for segment in segments] == ["a secret word"]
    with pikepdf.open(io.BytesIO(written)) as pdf:
        assert b"secret" not in pdf.pages[0].obj["/Contents"].read_bytes()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-",
        b"%PDF-1.7",
        b"%PDF-1.7\n%%EOF",
        b"%PDF-1.7\ntrailer << /Root 1 0 R >>",
        b"%PDF-1.7\n" + b"1 0 obj " * 5000,
        b"%PDF-1.7\n" + b"[" * 100_000,
        b"%PDF-1.7\n1 0 obj " + b"<< /A " * 50_000,
        b"%PDF-1.7\n" + bytes(range(256)) * 100,
        raw_pdf(b"<< /Type /Catalog >>"),
        raw_pdf(b"null"),
        raw_pdf(b"<< /Type /Catalog /Pages 1 0 R >>"),
        raw_pdf(CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"),
        raw_pdf(CATALOG, b"<< /Type /Pages /Kids [] /Count 1000000000 >>"),
        raw_pdf(CATALOG, b"<< /Type /Pages /Kids 7 /Count (x) >>"),
        raw_pdf(CATALOG, PAGES, b"<< /Type /Page >>"),
        raw_pdf(CATALOG, PAGES, b"(a page)"),
        raw_pdf(CATALOG, PAGES, b"<< /Type /Page /Parent 3 0 R /Contents 3 0 R /Resources 3 0 R /MediaBox 3 0 R >>"),
    ],
)
def test_no_file_at_all(tmp_path: Path, data: bytes) -> None:
    check_outcome(data, tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"q " * 200_000,
        b"BT " * 100_000 + b"(secret) Tj",
        b"[" * 100_000 + b"(secret) Tj",
        b"(" * 100_000 + b"secret",
        b"<< /A " * 50_000 + b"(secret) BDC",
        b"BT /F 12 Tf " + b"(secret" * 10_000,
        b"BT /F 1e400 Tf 1e400 -1e400 Td (secret) Tj ET",
        b"BT /F 99999999999999999999 Tf 99999999999999999999999 0 Td (secret) Tj 1e39 0 0 1e39 0 0 Tm (secret) Tj ET",
        b"0 0 0 0 0 0 cm BT /F 12 Tf (secret) Tj ET",
        b"BT /F 0 Tf 20 20 Td (secret) Tj 0 Tz (secret) Tj ET",
        b"BT /F -12 Tf 20 20 Td -100 Tz (secret) Tj [(sec) 1e30 (ret)] TJ ET",
        b"BT /F 12 Tf 20 20 Td [(secret)",
        b"BT /F 12 Tf 20 20 Td <736563726574",
        b"BT /F 12 Tf 20 20 Td <7g3h65> Tj (\\777\\) \\\n) Tj ET",
        b"BI /W 999999999 /H 999999999 ID secret",
        b"BI ID EI BI ID EI" * 5000,
        b"/F Do /X Do /Fm Do " * 10_000,
        b"\xff\xfe" * 10_000,
        b"% " + b"secret" * 10_000,
        b"1 " * 200_000 + b"Tj",
        b"/" + b"#" * 50_000 + b" gs",
        b"/Span << " + b"/ActualText (secret) " * 5_000 + b">> BDC EMC",
    ],
)
def test_content_that_no_producer_writes(tmp_path: Path, content: bytes) -> None:
    check_outcome(raw_pdf(*page_of(content)), tmp_path)


def test_tables_that_many_fonts_share_are_read_once(tmp_path: Path) -> None:
    table = b"1 beginbfrange <00> <ff> <0041> endbfrange " * 500
    names = b" ".join(b"/F%d %d 0 R" % (number, 6 + number) for number in range(200))
    objects = list(page_of(b"BT " + b" ".join(b"/F%d 9 Tf (a) Tj" % number for number in range(200)) + b" ET"))
    objects[2] = objects[2].replace(b"<< /Font << /F 5 0 R >> >>", b"<< /Font << " + names + b" >> >>")
    font = FONT[:-2] + b"/ToUnicode 206 0 R >>"
    check_outcome(raw_pdf(*objects, *[font] * 200, stream(table)), tmp_path)


def test_a_glyph_that_is_drawn_in_its_own_font(tmp_path: Path) -> None:
    objects = list(page_of(b"BT /F 12 Tf 20 20 Td (aaaa) Tj ET"))
    objects[4] = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97"
        b" /Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a 6 0 R >>"
        b" /Resources << /Font << /F 5 0 R >> >> >>"
    )
    check_outcome(raw_pdf(*objects, stream(b"9 0 d0 BT /F 1 Tf (aaaaaaaaaaaaaaaa) Tj ET")), tmp_path)


def test_trees_of_pages_that_multiply_or_never_end(tmp_path: Path) -> None:
    text = page_of(b"BT /F 12 Tf 20 20 Td (secret) Tj ET")
    node = b"<< /Type /Pages /Parent 2 0 R /Count 1000000 /Kids [" + b"%d 0 R " * 10 + b"] >>"
    objects = [*text, *(node % ((number + 1,) * 10) for number in range(6, 14)), PAGES.replace(b"1 >>", b"9 >>")]
    objects[1] = b"<< /Type /Pages /Count 1000000000 /Kids [6 0 R] >>"
    check_outcome(raw_pdf(*objects), tmp_path, Limits(pages=1000))
    chain = [b"<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [%d 0 R] >>" % (7 + number) for number in range(3_000)]
    objects = [*text, *chain[:-1], PAGES]
    objects[1] = b"<< /Type /Pages /Count 1 /Kids [6 0 R] >>"
    check_outcome(raw_pdf(*objects), tmp_path)


def test_tables_of_objects_in_a_ring_and_of_any_size(tmp_path: Path) -> None:
    data = raw_pdf(*page_of(b"BT /F 12 Tf 20 20 Td (secret) Tj ET"))
    start = data[data.rfind(b"startxref") :].split()[1]
    for broken in (
        data.replace(b"trailer << /Size", b"trailer << /Prev " + start + b" /Size"),
        data.replace(b"/Size 6", b"/Size 999999999"),
        data.replace(b"xref\n0 6", b"xref\n0 999999999"),
        raw_pdf(*page_of(b""), stream(b"7 0 8 5 << >> << /A 1 >>", b"/Type /ObjStm /N 2 /First 8 /Extends 6 0 R")),
    ):
        check_outcome(broken, tmp_path)


def test_pages_of_any_size(tmp_path: Path) -> None:
    for box in (b"[0 0 1e9 1e9]", b"[0 0 200000 200000]", b"[0 0 -5 -1e30]", b"[0 0 0 0]", b"[(a) /b null 7]"):
        objects = list(page_of(b"BT /F 12 Tf 20 20 Td (secret) Tj ET"))
        objects[2] = objects[2].replace(b"[0 0 300 300]", box)
        check_outcome(raw_pdf(*objects), tmp_path)


def test_forms_that_draw_themselves_and_each_other(tmp_path: Path) -> None:
    resources = b"<< /Font << /F 5 0 R >> /XObject << /A 6 0 R /B 7 0 R >> >>"
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 300 300] /Resources " + resources
    content = b"BT /F 12 Tf 20 20 Td (secret) Tj ET /A Do /B Do"
    check_outcome(raw_pdf(*page_of(content, resources), stream(content, form), stream(content, form)), tmp_path)


def test_forms_that_multiply(tmp_path: Path) -> None:
    """Twenty forms that draw the next one ten times each: a hundred million million million drawings."""
    objects = list(page_of(b"/X Do", b"<< /XObject << /X 6 0 R >> >>"))
    for number in range(6, 26):
        following = b"/Resources << /XObject << /X %d 0 R >> /Font << /F 5 0 R >> >>" % (number + 1)
        content = b"/X Do " * 10 if number < 25 else b"BT /F 9 Tf (secret) Tj ET"
        objects.append(stream(content, b"/Subtype /Form /BBox [0 0 9 9] " + following))
    with pytest.raises(LimitError):
        run(raw_pdf(*objects), tmp_path)


def test_a_page_that_stands_in_the_tree_many_times(tmp_path: Path) -> None:
    objects = list(page_of(b"BT /F 12 Tf 20 20 Td (secret) Tj ET"))
    objects[1] = b"<< /Type /Pages /Count 3000 /Kids [" + b"3 0 R " * 3000 + b"] >>"
    check_outcome(raw_pdf(*objects), tmp_path)
    with pytest.raises(InputError):
        run(raw_pdf(*objects), tmp_path, Limits(pages=100))


def test_a_stream_that_expands_without_end(tmp_path: Path) -> None:
    bomb = zlib.compress(bytes(30_000_000), 9)
    objects = list(page_of(b""))
    objects[3] = stream(bomb, b"/Filter /FlateDecode")
    with pytest.raises(LimitError):
        run(raw_pdf(*objects), tmp_path, Limits(expanded_bytes=10_000_000))
    objects[3] = stream(zlib.compress(bomb, 9), b"/Filter [/FlateDecode /FlateDecode]")
    check_outcome(raw_pdf(*objects), tmp_path, Limits(expanded_bytes=10_000_000))


def test_lying_lengths_filters_and_parameters(tmp_path: Path) -> None:
    text = b"BT /F 12 Tf 20 20 Td (secret) Tj ET"
    for entries in (
        b"/Length 99999999 /Filter /FlateDecode",
        b"/Filter /Unknown",
        b"/Filter [/FlateDecode /LZWDecode /ASCII85Decode /ASCIIHexDecode /RunLengthDecode]",
        b"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 2147483647 >>",
        b"/Filter /LZWDecode /DecodeParms << /EarlyChange -7 >>",
        b"/Filter /Crypt",
        b"/F (other.bin)",
    ):
        objects = list(page_of(text))
        objects[3] = b"<< /Length -5 " + entries + b" >> stream\n" + text + b"\nendstream"
        check_outcome(raw_pdf(*objects), tmp_path)


def test_a_page_that_cannot_be_decoded_is_withheld(tmp_path: Path) -> None:
    text = b"BT /F 12 Tf 20 20 Td (secret) Tj ET"
    for entries in (b"/Filter /Unknown", b"/Filter /FlateDecode", b"/Filter /JBIG2Decode"):
        objects = list(page_of(text))
        objects[3] = stream(text, entries)
        with pytest.raises(WithheldError) as refused:
            run(raw_pdf(*objects), tmp_path)
        assert refused.value.reason == "undecodable-page"


def test_text_behind_a_picture_without_a_blank_before_its_end_is_read(tmp_path: Path) -> None:
    picture = b"BI /W 16 /H 2 /BPC 1 /IM true ID \x01\x02\x03\x04EI Q BT /F 9 Tf 20 20 Td (a secret word) Tj ET"
    segments, _ = run(raw_pdf(*page_of(picture + b" BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q")), tmp_path)
    assert [segment.text for segment in segments] == ["a secret word"]


def test_pages_in_runs_of_one_byte_are_read(tmp_path: Path) -> None:
    text = b"BT /F 12 Tf 20 20 Td (a secret word) Tj ET"
    objects = list(page_of(text))
    objects[3] = stream(bytes([len(text) - 1]) + text + b"\x80", b"/Filter /RunLengthDecode")
    segments, written = run(raw_pdf(*objects), tmp_path)
    assert [segment.text for segment in segments] == ["a secret word"]
    with pikepdf.open(io.BytesIO(written)) as pdf:
        assert b"masked".hex().encode() in pdf.pages[0].obj["/Contents"].read_bytes()


def test_numbers_and_kinds_that_make_no_sense(tmp_path: Path) -> None:
    fonts = [
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /X /FirstChar -2147483648 /LastChar 2147483647 /Widths [1e30 (x) null] >>",
        b"<< /Type /Font /Subtype /TrueType /BaseFont (x) /Encoding << /Differences [-5 /a 300 /b 99999999999 /c] >> >>",
        b"<< /Type /Font /Subtype /Type3 /FontMatrix [0 0 0 0 0 0] /CharProcs 5 0 R /Encoding 5 0 R /Widths 5 0 R >>",
        b"<< /Type /Font /Subtype /Type0 /Encoding 4 0 R /DescendantFonts [<< /W [0 2147483647 500 1 [2 3] 7] /DW (x) >>] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 4 0 R >>",
        b"[1 2 3]",
        b"(font)",
    ]
    for font in fonts:
        objects = list(page_of(b"BT /F 12 Tf 20 20 Td (secret) Tj ET"))
        objects[4] = font
        check_outcome(raw_pdf(*objects), tmp_path)


def test_tables_of_codes_that_never_end(tmp_path: Path) -> None:
    for body in (
        b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0000> endbfrange",
        b"1 begincidrange <0000> <ffff> 99999999999 endcidrange " * 2000,
        b"beginbfchar " + b"<41> <" + b"00" * 50_000 + b"> endbfchar",
        b"beginbfrange <41> <45> [" + b"<0041> " * 50_000,
    ):
        objects = list(page_of(b"BT /F 12 Tf 20 20 Td (secret) Tj ET"))
        objects[4] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
        check_outcome(raw_pdf(*objects, stream(body)), tmp_path)


def test_trees_that_are_no_trees(tmp_path: Path) -> None:
    objects = list(page_of(b"BT /F 12 Tf 20 20 Td (secret) Tj ET", entries=b" /Annots [7 0 R 7 0 R 3 0 R 1 0 R]"))
    objects[0] = (
        b"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R /AcroForm << /Fields [7 0 R] >> /StructTreeRoot 8 0 R"
        b" /Names << /Dests 9 0 R >> /PageLabels 9 0 R /OCProperties << /OCGs [6 0 R] /D << /Order 10 0 R >> >> >>"
    )
    objects += [
        b"<< /First 6 0 R /Last 6 0 R /Next 6 0 R /Prev 6 0 R /Parent 6 0 R /Title (secret) >>",
        b"<< /Subtype /Widget /Parent 7 0 R /Kids [7 0 R] /T (secret) /V [[[[[(secret)]]]]] /Popup 7 0 R /IRT 7 0 R >>",
        b"<< /Type /StructTreeRoot /K [8 0 R] /ParentTree 9 0 R /RoleMap << /A /B /B /A >> >>",
        b"<< /Kids [9 0 R 9 0 R] /Names [(a) 9 0 R (b)] /Nums [0 9 0 R 1] >>",
        b"[10 0 R [10 0 R] 6 0 R]",
    ]
    check_outcome(raw_pdf(*objects), tmp_path)


def test_deep_dictionaries_and_arrays(tmp_path: Path) -> None:
    for deep in (b"[" * 400 + b"(secret)" + b"]" * 400, b"<< /A " * 400 + b"(secret)" + b" >>" * 400):
        objects = list(page_of(b"BT /F 12 Tf 20 20 Td (secret) Tj ET", entries=b" /Annots " + deep))
        check_outcome(raw_pdf(*objects), tmp_path)


def test_images_that_lie(tmp_path: Path) -> None:
    for entries in (
        b"/Filter /DCTDecode",
        b"/Filter /JPXDecode",
        b"/Filter /JBIG2Decode",
        b"/Filter /FlateDecode",
        b"",
    ):
        for data in (
            b"",
            b"\xff\xd8",
            b"\xff\xd8\xff\xe1\xff\xff",
            b"\0\0\0\1jP  " + bytes(8),
            b"\xff\x4f\xff\x51\0\0",
        ):
            image = stream(
                data,
                b"/Subtype /Image /Width 999999 /Height 999999 /BitsPerComponent 8 /ColorSpace /DeviceGray " + entries,
            )
            objects = page_of(
                b"BT /F 12 Tf 20 20 Td (secret) Tj ET /I Do", b"<< /Font << /F 5 0 R >> /XObject << /I 6 0 R >> >>"
            )
            check_outcome(raw_pdf(*objects, image), tmp_path)


def test_truncated_and_damaged_files(tmp_path: Path) -> None:
    data = build()[0]
    chance = random.Random(4)
    for _ in range(12):
        check_outcome(data[: chance.randrange(len(data))], tmp_path)
    for _ in range(25):
        broken = bytearray(data)
        for _ in range(chance.choice([1, 5, 40])):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        check_outcome(bytes(broken), tmp_path)
    for _ in range(10):
        start, size = chance.randrange(len(data)), chance.randrange(2000)
        check_outcome(data[:start] + data[start + size :], tmp_path)


def test_passwords(tmp_path: Path) -> None:
    plain = raw_pdf(*page_of(b"BT /F 12 Tf 20 20 Td (a secret word) Tj ET"))
    for user, known in (("", None), ("open", "open"), ("open", None), ("open", "wrong")):
        buffer = io.BytesIO()
        with pikepdf.open(io.BytesIO(plain)) as pdf:
            pdf.save(buffer, encryption=pikepdf.Encryption(user=user, owner="owner", R=6))
        if user and known != user:
            with pytest.raises(EncryptedError) as refused:
                run(buffer.getvalue(), tmp_path, password=known)
            assert "--password" in refused.value.advice
            continue
        segments, written = run(buffer.getvalue(), tmp_path, password=known)
        assert segments[0].text == "a secret word"
        with pikepdf.open(io.BytesIO(written)) as pdf:
            assert not pdf.is_encrypted


def test_a_file_that_opens_without_a_password_opens_with_that_of_another_file(tmp_path: Path) -> None:
    plain = raw_pdf(*page_of(b"BT /F 12 Tf 20 20 Td (a secret word) Tj ET"))
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(user="", owner="owner", R=6))
    for data in (plain, locked.getvalue()):
        segments, _ = run(data, tmp_path, password="another")
        assert segments[0].text == "a secret word"
