"""Pictures in PDF: read, burnt, written anew; and pages that become pictures because no other edit can be proven."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageFilter
from tests.eyes import BarReader, draw_bars

from gptsanitize import ocr
from gptsanitize.errors import WithheldError
from gptsanitize.formats.pdf import HANDLER, check, document
from gptsanitize.limits import Limits
from gptsanitize.model import Coverage, Edit, FormatOptions, Place, Segment, Treatment

READ = FormatOptions(images="read")
kept: list[pikepdf.Pdf] = []
LINES = ("Ada Quist wrote", "to Bo Lund now", "about nothing")


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> BarReader:
    """A recogniser of bars instead of letters."""
    found = BarReader()
    monkeypatch.setattr(ocr, "_reader", lambda: found)
    ocr._memory.clear()
    return found


def bars(*lines: str, mode: str = "RGB", size: tuple[int, int] = (850, 400)) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    for number, line in enumerate(lines):
        draw_bars(picture, line, (40, 40 + 40 * number))
    return picture.convert(mode)


def image_object(pdf: pikepdf.Pdf, picture: Image.Image, **more: Any) -> Any:
    spaces = {"1": pikepdf.Name.DeviceGray, "L": pikepdf.Name.DeviceGray, "RGB": pikepdf.Name.DeviceRGB}
    stream = pdf.make_stream(picture.tobytes())
    entries = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=picture.width,
        Height=picture.height,
        BitsPerComponent=1 if picture.mode == "1" else 8,
        ColorSpace=spaces[picture.mode],
        **more,
    )
    stream.stream_dict.update(entries)
    if more.get("ImageMask"):
        del stream["/ColorSpace"]
    return stream


def make(
    path: Path,
    picture: Image.Image,
    *,
    box: str = "425 0 0 200 0 0",
    text: str = "",
    pages: int = 1,
    page: dict[str, Any] | None = None,
    **more: Any,
) -> Path:
    """A file whose pages (425 x 200 points) show one picture, and text over it."""
    pdf = pikepdf.new()
    image = image_object(pdf, picture, **more)
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    for _ in range(pages):
        added = pdf.add_blank_page(page_size=(425, 200)).obj
        added["/Resources"] = pikepdf.Dictionary(XObject={"/Im": image}, Font={"/F": font})
        added["/Contents"] = pdf.make_stream(f"q {box} cm /Im Do Q {text}".encode("latin-1"))
        for key, value in (page or {}).items():
            added[key] = value
    pdf.save(path)
    return path


def clean(
    path: Path, words: dict[str, str], options: FormatOptions = READ
) -> tuple[list[Segment], bytes, list[Coverage]]:
    """Read, and write with every occurrence of the words replaced."""
    target = io.BytesIO()
    with HANDLER.open(path, options, Limits()) as opened:
        segments = list(opened.segments())
        edits = [
            Edit(segment.id, segment.text.index(old), segment.text.index(old) + len(old), new)
            for segment in segments
            for old, new in words.items()
            if old in segment.text
        ]
        coverage = list(opened.write(target, sorted(edits, key=lambda item: (item.segment, item.start))))
    return segments, target.getvalue(), coverage


def text_of(data: bytes, page: int = 0) -> str:
    return str(pypdfium2.PdfDocument(data)[page].get_textpage().get_text_range())


def read_again(data: bytes, page: int = 0, scale: float = 2) -> str:
    """Bars in a page of which a point is so many pixels."""
    picture = pypdfium2.PdfDocument(data)[page].render(scale=scale).to_pil().convert("RGB")
    return "\n".join(line.text for line in BarReader().read_picture(np.asarray(picture)))


def images_of(data: bytes) -> list[Any]:
    pdf = pikepdf.open(io.BytesIO(data))  # kept: its streams live no longer than it
    kept.append(pdf)
    return [
        each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == pikepdf.Name.Image
    ]


# ---- scans


@pytest.mark.parametrize("mode", ["RGB", "L", "1"])
def test_a_scan_is_read_and_burnt_and_has_its_words_under_it(tmp_path: Path, mode: str) -> None:
    segments, data, coverage = clean(make(tmp_path / "scan.pdf", bars(*LINES, mode=mode)), {"Ada Quist": "Zoe Holm"})
    seen = [segment for segment in segments if "picture" in segment.where]
    assert [(each.text, each.where) for each in seen] == [(" ".join(LINES), "page 1 as a picture, line 1")]
    assert text_of(data).splitlines() == ["Zoe Holm wrote", "to Bo Lund now", "about nothing"]
    assert "Zoe Holm wrote" in pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert read_again(data).splitlines() == ["to Bo Lund now", "about nothing"]
    assert len(images_of(data)) == 1
    assert Coverage("page 1 as a picture", Treatment.REWRITTEN, "read by OCR, 3 lines; 1 burnt over") in coverage


def test_a_scan_in_which_nothing_is_found_stays_as_it_is(tmp_path: Path) -> None:
    path = make(tmp_path / "scan.pdf", bars(*LINES, mode="L"))
    _, data, coverage = clean(path, {})
    (image,) = images_of(data)
    assert image.read_bytes() == bars(*LINES, mode="L").tobytes()
    assert Coverage("page 1 as a picture", Treatment.UNCHANGED, "read by OCR, 3 lines") in coverage


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_and_cropped_page_is_burnt_where_it_is_seen(tmp_path: Path, turn: int) -> None:
    back = bars(*LINES).rotate(turn, expand=True)
    box = "425 0 0 200 0 0" if turn % 180 == 0 else "200 0 0 425 0 0"
    corner = [-30, -20, 425, 200] if turn % 180 == 0 else [-30, -20, 200, 425]
    page = {"/Rotate": turn, "/MediaBox": pikepdf.Array(corner)}
    _, data, _ = clean(make(tmp_path / "scan.pdf", back, box=box, page=page), {"Bo Lund": "Yan Tal"})
    assert read_again(data).splitlines() == ["Ada Quist wrote", "about nothing"]
    assert sorted(text_of(data).splitlines()) == ["Ada Quist wrote", "about nothing", "to Yan Tal now"]
    textpage = pypdfium2.PdfDocument(data)[0].get_textpage()
    assert textpage.search("Yan Tal").get_next() is not None


def test_text_hidden_over_a_scan_goes_with_its_pixels(tmp_path: Path) -> None:
    hidden = "BT 3 Tr /F 12 Tf 20 150 Td (Ada Quist wrote) Tj 0 -90 Td (secret Quux) Tj ET"
    path = make(tmp_path / "scan.pdf", bars(*LINES), text=hidden)
    segments, data, _ = clean(path, {"Ada Quist": "Zoe Holm"})
    assert {segment.place for segment in segments if "Quux" in segment.text} == {Place.HIDDEN}
    assert text_of(data).splitlines() == ["Zoe Holm wrote", "to Bo Lund now", "about nothing"]
    assert "Ada" not in read_again(data)


def test_what_is_found_in_hidden_text_alone_takes_the_pixels_with_it(tmp_path: Path) -> None:
    hidden = "BT 3 Tr /F 12 Tf 20 173 Td (Aba Guist wrote) Tj ET"
    _, data, _ = clean(make(tmp_path / "scan.pdf", bars(*LINES), text=hidden), {"Aba Guist": "Zoe Holm"})
    assert "Guist" not in text_of(data)
    assert "Ada Quist" not in read_again(data)


@pytest.mark.parametrize(("images", "reason"), [("leave", "image-only-page"), ("auto", "image-only-page")])
def test_without_the_extra_scans_are_withheld(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, images: str, reason: str
) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    path = make(tmp_path / "scan.pdf", bars(*LINES))
    with pytest.raises(WithheldError) as caught:
        clean(path, {}, FormatOptions(images=images))
    assert caught.value.reason == reason


def test_a_scan_that_is_read_unsurely_is_withheld_or_told(tmp_path: Path, reader: BarReader) -> None:
    reader.confidence = 0.6
    path = make(tmp_path / "scan.pdf", bars(*LINES))
    with pytest.raises(WithheldError) as caught:
        clean(path, {})
    assert caught.value.reason == "image-page-in-doubt"
    _, _, coverage = clean(path, {}, FormatOptions(images="read", unread_images="deliver-pages"))
    note = "read by OCR, 3 lines, 3 not read surely"
    assert Coverage("page 1 as a picture", Treatment.UNREAD, note) in coverage


# ---- pictures on pages that have text


def test_a_picture_on_a_page_is_burnt_alone(tmp_path: Path) -> None:
    text = "BT /F 12 Tf 20 170 Td (Minutes by Bo Lund) Tj ET"
    path = make(tmp_path / "page.pdf", bars(*LINES), box="306 0 0 144 10 10", text=text, pages=2)
    segments, data, coverage = clean(path, {"Ada Quist": "Zoe Holm"})
    assert [each.where for each in segments if "Ada Quist" in each.text] == ["picture 1 on page 1, line 1"]
    for page in (0, 1):
        assert text_of(data, page).strip() == "Minutes by Bo Lund"
        assert read_again(data, page, 200 / 72).splitlines() == ["to Bo Lund now", "about nothing"]
    (image,) = images_of(data)
    assert (int(image.Width), int(image.Height)) == (850, 400)
    assert Coverage("page 1 images", Treatment.REWRITTEN, "read by OCR, 3 lines; 1 burnt over") in coverage


def test_a_stencil_stays_a_stencil(tmp_path: Path) -> None:
    text = "BT /F 12 Tf 20 170 Td (Minutes) Tj ET"
    path = make(tmp_path / "page.pdf", bars(*LINES, mode="1"), box="306 0 0 144 10 10", text=text, ImageMask=True)
    _, data, _ = clean(path, {"Ada Quist": "Zoe Holm"})
    (image,) = images_of(data)
    assert image.ImageMask is True
    assert read_again(data, scale=200 / 72).splitlines() == ["to Bo Lund now", "about nothing"]


def test_white_letters_on_nothing_are_read(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    mask = Image.eval(bars(*LINES, mode="L"), lambda value: 255 - value)
    white = Image.new("RGB", mask.size, "white")
    path = tmp_path / "page.pdf"
    text = "0 0 0 rg 10 10 306 144 re f q 306 0 0 144 10 10 cm /Im Do Q BT /F 12 Tf 20 170 Td (Minutes) Tj ET"
    page = pdf.add_blank_page(page_size=(425, 200)).obj
    image = image_object(pdf, white, SMask=image_object(pdf, mask))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page["/Resources"] = pikepdf.Dictionary(XObject={"/Im": image}, Font={"/F": font})
    page["/Contents"] = pdf.make_stream(text.encode())
    pdf.save(path)

    class Inverted(BarReader):
        def read_picture(self, pixels: Any) -> Any:
            return super().read_picture(255 - pixels)

    ocr._memory.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ocr, "_reader", Inverted)
        segments, data, _ = clean(path, {"Ada Quist": "Zoe Holm"})
    assert any("Ada Quist" in segment.text for segment in segments)
    assert not any("/SMask" in image for image in images_of(data))


def test_a_file_is_withheld_for_pictures_only_if_they_are_not_read_surely(tmp_path: Path, reader: BarReader) -> None:
    text = "BT /F 12 Tf 20 170 Td (Minutes) Tj ET"
    path = make(tmp_path / "page.pdf", bars(*LINES), box="306 0 0 144 10 10", text=text)
    options = FormatOptions(images="read", unread_images="withhold")
    assert clean(path, {}, options)[1]
    ocr._memory.clear()
    reader.confidence = 0.6
    with pytest.raises(WithheldError) as caught:
        clean(path, {}, options)
    assert caught.value.reason == "unread-images"


def test_a_page_of_many_pictures_is_read_as_a_whole(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(425, 200)).obj
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    picture = bars(*LINES)
    strips = {f"/I{number}": picture.crop((0, 20 * number, 850, 20 * number + 20)) for number in range(20)}
    page["/Resources"] = pikepdf.Dictionary(
        XObject={name: image_object(pdf, strip) for name, strip in strips.items()}, Font={"/F": font}
    )
    drawn = [f"q 306 0 0 7.2 10 {150 - 7.2 * number:.1f} cm {name} Do Q" for number, name in enumerate(strips)]
    page["/Contents"] = pdf.make_stream(" ".join([*drawn, "BT /F 12 Tf 20 170 Td (By Bo Lund) Tj ET"]).encode())
    pdf.save(tmp_path / "strips.pdf")
    segments, data, _ = clean(tmp_path / "strips.pdf", {"Ada Quist": "Zoe Holm", "By Bo": "By Al"})
    assert "page 1 as a picture, line 1" in {segment.where for segment in segments if "Ada Quist" in segment.text}
    assert "Ada" not in read_again(data, scale=200 / 72)
    assert {"By Al Lund", "Zoe Holm wrote", "about nothing"} <= set(text_of(data).splitlines())


# ---- pages whose edit cannot be proven otherwise


def text_page(path: Path, turn: int = 0) -> Path:
    text = "BT /F 14 Tf 30 150 Td (Report by Ada Quist today) Tj 0 -40 Td (and nobody else) Tj ET"
    return make(path, bars(), box="1 0 0 1 0 0", text=text, page={"/Rotate": turn})


def _blind(*_: object) -> tuple[list[Any], str, str]:
    return [], "", ""


def _seeing(*_: object) -> tuple[set[int], set[int]]:
    return {0}, set()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize(("name", "fault"), [("glyphs_of", _blind), ("find_faults", _seeing)])
def test_a_page_becomes_a_picture_where_glyphs_are_not_found_or_still_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turn: int, name: str, fault: Callable[..., Any]
) -> None:
    path = text_page(tmp_path / "page.pdf", turn)
    right, calls = check.find_faults, list[int]()

    def once(*arguments: Any) -> Any:
        calls.append(1)
        return fault(*arguments) if name != "find_faults" or len(calls) == 1 else right(*arguments)

    monkeypatch.setattr(document, name, once)
    _, data, coverage = clean(path, {"Ada Quist": "Zoe Holm"}, FormatOptions(images="leave"))
    assert sorted(text_of(data).splitlines()) == ["Report by Zoe Holm today", "and nobody else"]
    assert b"Ada Quist" not in b"".join(
        each.read_bytes() for each in pikepdf.open(io.BytesIO(data)).objects if isinstance(each, pikepdf.Stream)
    )
    notes = [each.note for each in coverage if each.treatment is Treatment.REENCODED]
    assert notes == ["1 burnt over, text laid under it"]
    before, after = (
        pypdfium2.PdfDocument(each)[0].render(scale=2).to_pil().convert("L").filter(ImageFilter.BoxBlur(4))
        for each in (path, data)
    )
    changed = np.abs(np.asarray(before, np.int16) - np.asarray(after, np.int16)) > 50
    box = changed if turn == 0 else np.rot90(changed, turn // 90)
    rows, columns = np.nonzero(box)
    left, top = 2 * (30 + 62), 2 * (200 - 150 - 14)  # "Report by " is 66 points wide
    assert rows.min() >= top - 4
    assert rows.max() <= top + 48
    assert columns.min() >= left - 8
    assert columns.max() <= left + 150


def test_a_page_is_withheld_where_the_place_of_a_value_cannot_be_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gptsanitize.formats.pdf import redraw

    monkeypatch.setattr(document, "glyphs_of", _blind)
    monkeypatch.setattr(redraw, "glyphs_of", _blind)
    monkeypatch.setattr(redraw._Sheet, "_occurrences", lambda *_: [])
    with pytest.raises(WithheldError) as caught:
        clean(text_page(tmp_path / "page.pdf"), {"Ada Quist": "Zoe Holm"}, FormatOptions(images="leave"))
    assert caught.value.reason == "pdf-glyphs-not-found"


def test_a_page_that_shows_an_original_as_a_picture_too_is_withheld(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "find_faults", _seeing)
    with pytest.raises(WithheldError) as caught:
        clean(text_page(tmp_path / "page.pdf"), {"Ada Quist": "Zoe Holm"}, FormatOptions(images="leave"))
    assert caught.value.reason == "pdf-edit-failed"


def test_a_font_that_means_nothing_is_read_by_the_eye(tmp_path: Path) -> None:
    from gptsanitize.formats.pdf import sight

    path = tmp_path / "garbled.pdf"
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(425, 200)).obj
    system = pikepdf.Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0)
    below = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=pikepdf.Name.Gx, CIDSystemInfo=system
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name.Gx,
        Encoding=pikepdf.Name("/Identity-H"),
        DescendantFonts=[pdf.make_indirect(below)],
    )
    image = image_object(pdf, bars(*LINES))
    page["/Resources"] = pikepdf.Dictionary(Font={"/F": pdf.make_indirect(font)}, XObject={"/Im": image})
    codes = "".join(f"{code:04x}" for code in range(1, 31))
    content = f"q 306 0 0 144 10 10 cm /Im Do Q BT /F 12 Tf 20 150 Td <{codes}> Tj ET"
    page["/Contents"] = pdf.make_stream(content.encode())
    pdf.save(path)
    assert sight.DPI == 200
    segments, data, _ = clean(path, {"Ada Quist": "Zoe Holm"})
    assert any(segment.where == "page 1 as a picture, line 1" for segment in segments)
    assert "Ada" not in read_again(data, scale=200 / 72)
    assert "Zoe Holm wrote" in text_of(data)
    with pytest.raises(WithheldError) as caught:
        clean(path, {}, FormatOptions(images="leave"))
    assert caught.value.reason == "unreadable-text"


# ---- pictures that are no objects of the page


def test_pictures_in_the_stream_and_mirrored_ones_are_read_on_the_page(tmp_path: Path) -> None:
    prose = "BT /F 5 Tf 6 TL 20 190 Td " + "(a line of words that says what the page is about) Tj T* " * 6 + "ET "
    samples = bars(*LINES, mode="1").tobytes()
    inline = b"q 306 0 0 144 10 5 cm BI /W 850 /H 400 /BPC 1 /CS /G ID " + samples + b" EI Q "
    mirrored = bars(*LINES).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    first = make(tmp_path / "a.pdf", bars(), box="1 0 0 1 0 0")
    with pikepdf.open(first, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj["/Contents"] = pdf.make_stream(inline + prose.encode())
        pdf.save(first)
    second = make(tmp_path / "b.pdf", mirrored, box="-306 0 0 144 320 5", text=prose)
    for path in (first, second):
        segments, data, _ = clean(path, {"Ada Quist": "Zoe Holm"})
        assert any("picture" in segment.where and "Ada Quist" in segment.text for segment in segments)
        assert "Ada" not in read_again(data, scale=200 / 72)
        assert "Zoe Holm wrote" in text_of(data)


def test_a_picture_of_a_stamp_is_read_and_burnt(tmp_path: Path) -> None:
    path = make(tmp_path / "page.pdf", bars(), box="1 0 0 1 0 0", text="BT /F 12 Tf 20 170 Td (Minutes) Tj ET")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        look = pdf.make_stream(b"q 306 0 0 144 0 0 cm /Im Do Q")
        look.stream_dict.update(pikepdf.Dictionary(Subtype=pikepdf.Name.Form, BBox=[0, 0, 306, 144]))
        look["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image_object(pdf, bars(*LINES))))
        stamp = pikepdf.Dictionary(
            Subtype=pikepdf.Name.Stamp, Rect=[10, 10, 316, 154], F=4, AP=pikepdf.Dictionary(N=look)
        )
        pdf.pages[0].obj["/Annots"] = pikepdf.Array([pdf.make_indirect(stamp)])
        pdf.save(path)
    segments, data, coverage = clean(path, {"Ada Quist": "Zoe Holm"})
    assert any("annotation" in segment.where and "Ada Quist" in segment.text for segment in segments)
    assert any(each.part == "page 1 annotation images" and "read by OCR" in each.note for each in coverage)
    assert "Ada" not in read_again(data, scale=200 / 72)
    assert "Minutes" in text_of(data)


def test_what_hidden_text_says_hides_nothing_that_a_picture_shows(tmp_path: Path) -> None:
    hidden = "q BT 3 Tr /F 12 Tf 20 130 Td (Quite another line) Tj 0 -14 Td (and one more) Tj ET Q "
    prose = "BT /F 5 Tf 6 TL 20 190 Td " + "(a line of words that says what the page is about) Tj T* " * 6 + "ET "
    path = make(tmp_path / "page.pdf", bars(*LINES), box="306 0 0 144 10 5", text=hidden + prose)
    segments, data, _ = clean(path, {"Ada Quist": "Zoe Holm"})
    assert any("picture" in segment.where and "Ada Quist" in segment.text for segment in segments)
    assert "Ada" not in read_again(data, scale=200 / 72)
