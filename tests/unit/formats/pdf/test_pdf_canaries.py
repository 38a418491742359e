"""A marker in every place where PDF can hide a value: none is left, whoever looks."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pytest
from tests.canaries import pdf_rare
from tests.canaries.pdf import MARKER, build

from gptsanitize.errors import WithheldError
from gptsanitize.formats.pdf import HANDLER
from gptsanitize.limits import Limits
from gptsanitize.model import Edit, FormatOptions, Segment

_FIND = re.compile(MARKER)


def clean(source: Path, options: FormatOptions | None = None) -> tuple[list[Segment], bytes]:
    """Read, and write with every marker replaced."""
    target = io.BytesIO()
    with HANDLER.open(source, options or FormatOptions(), Limits()) as document:
        segments = list(document.segments())
        edits = [
            Edit(segment.id, match.start(), match.end(), "Anna")
            for segment in segments
            for match in _FIND.finditer(segment.text)
        ]
        document.write(target, edits)
    return segments, target.getvalue()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Segment], bytes, Mapping[str, str]]:
    data, places = build()
    path = tmp_path_factory.mktemp("pdf") / "in.pdf"
    path.write_bytes(data)
    return *clean(path), places


def left(haystack: bytes, places: Mapping[str, str]) -> list[str]:
    """The places whose marker stands in some bytes, in any form."""
    low = haystack.lower()
    found = []
    for place, marker in places.items():
        word = marker.lower()
        forms = [word.encode(), word.encode("utf-16-be"), word.encode("utf-16-le"), word.encode().hex().encode()]
        forms += [marker.encode().hex().encode(), marker.encode("utf-16-be").hex().encode()]
        forms += ["".join(f"{sign}{byte:02x}" for byte in marker.encode()).encode() for sign in ("%", "%25")]
        if any(form in low for form in forms):
            found.append(place)
    return found


def objects_of(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    for obj in pdf.objects:
        if isinstance(obj, pikepdf.Stream):
            yield obj.stream_dict.unparse()
            yield obj.read_raw_bytes()
            try:
                yield obj.read_bytes()
            except pikepdf.PdfError:
                continue
        else:
            yield obj.unparse(resolved=True)
            yield from (text.encode("utf-8") for text in _strings(obj))
    yield pdf.trailer.unparse()


def _strings(obj: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(obj, pikepdf.String):
        yield str(obj)
    elif depth < 20 and isinstance(obj, pikepdf.Array):
        for item in obj:
            yield from _strings(item, depth + 1)
    elif depth < 20 and isinstance(obj, pikepdf.Dictionary) and (depth == 0 or not obj.is_indirect):
        for key, value in obj.items():
            yield key
            yield from _strings(value, depth + 1)


def test_the_file_holds_every_marker() -> None:
    data, places = build()
    assert len(places) >= 100
    assert len(set(places.values())) == len(places)
    assert build()[0] == data


def test_no_marker_is_left_in_any_object(written: tuple[list[Segment], bytes, Mapping[str, str]]) -> None:
    _, data, places = written
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert left(b"\n".join(objects_of(pdf)), places) == []
        plain = io.BytesIO()
        pdf.save(plain, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert left(plain.getvalue(), places) == []
    assert left(data, places) == []


def test_no_marker_is_left_in_surplus_bytes_and_rare_objects(tmp_path: Path) -> None:
    data, places = pdf_rare.build()
    assert len(places) >= 120
    assert pdf_rare.build()[0] == data
    path = tmp_path / "in.pdf"
    path.write_bytes(data)
    written = clean(path)[1]
    with pikepdf.open(io.BytesIO(written)) as pdf:
        assert left(b"\n".join(objects_of(pdf)), places) == []
    assert left(written, places) == []
    before, after = (pypdfium2.PdfDocument(each)[0] for each in (data, written))
    for left_edge in (10, 22, 34, 118, 130):  # the pictures whose first data was sound
        crop = (left_edge, 340, 400 - left_edge - 12, 50)
        assert before.render(crop=crop).to_numpy().tobytes() == after.render(crop=crop).to_numpy().tobytes()


def test_no_marker_is_left_in_what_readers_show(written: tuple[list[Segment], bytes, Mapping[str, str]]) -> None:
    _, data, places = written
    shown = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    shown += [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    if shutil.which("pdftotext"):
        shown.append(
            subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
        )
    squashed = re.sub(r"\s", "", "\n".join(shown))
    assert left(squashed.encode(), places) == []
    assert squashed.count("Anna") > 30


def test_what_is_shown_was_read_as_a_segment(written: tuple[list[Segment], bytes, Mapping[str, str]]) -> None:
    segments, _, places = written
    read = "\n".join(segment.text for segment in segments)
    shown = [place for place in places if place.startswith(("text", "white text", "invisible text", "clipped text"))]
    unread = {"text of an older revision", "text of the second page", "text of a form that nothing draws"}
    assert [place for place in shown if places[place] not in read and place not in unread] == []


def test_links_bookmarks_fields_and_labels_still_work(written: tuple[list[Segment], bytes, Mapping[str, str]]) -> None:
    _, data, _ = written
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert reader.outline[0].title == "Anna"  # type: ignore[union-attr]
    assert reader.page_labels[0] == "Anna1"
    assert len(reader.pages) == 2
    fields = reader.get_fields() or {}
    assert fields["Anna"]["/V"] == "Anna"
    kinds = [note.get_object()["/Subtype"] for note in reader.pages[0]["/Annots"]]  # type: ignore[attr-defined]
    assert kinds.count("/Link") == 8
    assert "/Widget" in kinds
    assert "/RichMedia" not in kinds


def test_a_page_that_shows_only_a_picture_is_withheld(tmp_path: Path) -> None:
    from PIL import Image

    board, size = io.BytesIO(), (16, 16)
    Image.frombytes("L", size, bytes(255 * ((at // 32 + at // 2) % 2) for at in range(256))).save(board, "JPEG")
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    image = pdf.make_stream(board.getvalue())
    fields = {"/Width": 16, "/Height": 16, "/BitsPerComponent": 8, "/ColorSpace": pikepdf.Name.DeviceGray}
    image.stream_dict.update(pikepdf.Dictionary({"/Subtype": pikepdf.Name.Image} | fields))
    image["/Filter"] = pikepdf.Name.DCTDecode
    page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image))
    page.obj["/Contents"] = pdf.make_stream(b"q 200 0 0 200 0 0 cm /Im Do Q")
    path = tmp_path / "scan.pdf"
    pdf.save(path)
    with pytest.raises(WithheldError) as caught:
        clean(path, FormatOptions(images="leave"))
    assert caught.value.reason == "image-only-page"


def test_a_font_that_means_nothing_is_withheld(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 200))
    info = pikepdf.Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0)
    below = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=pikepdf.Name.Gx, CIDSystemInfo=info
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name.Gx,
        Encoding=pikepdf.Name("/Identity-H"),
        DescendantFonts=[pdf.make_indirect(below)],
    )
    page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pdf.make_indirect(font)))
    codes = "".join(f"{code:04x}" for code in range(1, 31))
    page.obj["/Contents"] = pdf.make_stream(f"BT /F 12 Tf 20 100 Td <{codes}> Tj ET".encode())
    path = tmp_path / "garbled.pdf"
    pdf.save(path)
    with pytest.raises(WithheldError) as caught:
        clean(path, FormatOptions(images="leave"))
    assert caught.value.reason == "unreadable-text"


def test_a_page_that_reads_as_controls_is_withheld(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 200))
    table = "\n".join(f"<{code:02x}> <{code - 64:04x}>" for code in range(65, 91)).encode()
    mapped = b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    font["/ToUnicode"] = pdf.make_stream(mapped + b"26 beginbfchar\n" + table + b"\nendbfchar endcmap end")
    page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pdf.make_indirect(font)))
    page.obj["/Contents"] = pdf.make_stream(b"BT /F 12 Tf 20 100 Td (ADAQUISTLIVESINSPRINGFIELDNOW) Tj ET")
    path = tmp_path / "controls.pdf"
    pdf.save(path)
    with pytest.raises(WithheldError) as caught:
        clean(path, FormatOptions(images="leave"))
    assert caught.value.reason == "unreadable-text"
