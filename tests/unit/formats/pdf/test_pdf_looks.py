"""Pages that say more in pixels than in text, and text that is not what is seen."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont

import gptsanitize
from gptsanitize.errors import WithheldError
from gptsanitize.formats.pdf import HANDLER
from gptsanitize.limits import Limits
from gptsanitize.model import Coverage, Edit, FormatOptions, Segment, Treatment

FACE = Path(gptsanitize.__file__).parent / "formats" / "pdf" / "typefaces" / "DejaVuSans.ttf"
WORDS = ("Contract of", "Ada Quistberg", "who lives in", "Almarind street")
LEAVE = FormatOptions(images="leave")
PAGES = FormatOptions(images="leave", unread_images="deliver-pages")
PROSE = "BT /F 9 Tf 12 TL 30 380 Td " + "(a line of words that says what the page is about) Tj T* " * 12 + "ET "


def scan(mode: str = "L", ground: int = 255) -> Image.Image:
    """800 x 400 pixels with four lines of two words each and more."""
    picture = Image.new("L", (800, 400), ground)
    for number, line in enumerate(WORDS):
        ImageDraw.Draw(picture).text((40, 30 + 80 * number), line, font=ImageFont.truetype(FACE, 50), fill=0)
    return picture.convert(mode)


def image(pdf: pikepdf.Pdf, picture: Image.Image, **more: Any) -> Any:
    stream = pdf.make_stream(picture.tobytes())
    bits = 1 if picture.mode == "1" else 8
    stream.stream_dict.update(
        Dictionary(Subtype=Name.Image, Width=picture.width, Height=picture.height, BitsPerComponent=bits, **more)
    )
    if "ImageMask" not in more:
        stream["/ColorSpace"] = Name.DeviceGray if picture.mode != "RGB" else Name.DeviceRGB
    return stream


def make(path: Path, content: str | bytes, pictures: Mapping[str, Image.Image] | None = None, **more: Any) -> Path:
    """A page of 400 x 400 points."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 400)).obj
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    found = {f"/{name}": image(pdf, picture, **more) for name, picture in (pictures or {"Im": scan()}).items()}
    page["/Resources"] = Dictionary(Font={"/F": font}, XObject=found, ExtGState={"/Clear": Dictionary(ca=0)})
    page["/Contents"] = pdf.make_stream(content if isinstance(content, bytes) else content.encode())
    pdf.save(path)
    return path


def clean(
    path: Path, words: Mapping[str, str], options: FormatOptions = LEAVE
) -> tuple[list[Segment], bytes, list[Coverage]]:
    target = io.BytesIO()
    with HANDLER.open(path, options, Limits()) as opened:
        segments = list(opened.segments())
        edits = [
            Edit(each.id, each.text.index(old), each.text.index(old) + len(old), new)
            for each in segments
            for old, new in words.items()
            if old in each.text
        ]
        coverage = list(opened.write(target, edits))
    return segments, target.getvalue(), coverage


def refusal(path: Path, words: Mapping[str, str] | None = None, options: FormatOptions = LEAVE) -> str:
    with pytest.raises(WithheldError) as caught:
        clean(path, words or {}, options)
    return caught.value.reason


# ---- pages that pictures tell


def strips() -> tuple[str, dict[str, Image.Image]]:
    pictures = {f"S{number}": scan().crop((0, 40 * number, 800, 40 * number + 40)) for number in range(10)}
    drawn = [f"q 200 0 0 10 50 {300 - 10 * number} cm /S{number} Do Q" for number in range(10)]
    return " ".join(drawn), pictures


SMALL = "q 160 0 0 80 50 200 cm /Im Do Q "
NUMBER = "BT /F 9 Tf 195 15 Td (12) Tj ET "


@pytest.mark.parametrize(
    "content",
    [
        SMALL,
        SMALL + NUMBER,
        "q 0 160 -80 0 300 100 cm /Im Do Q " + NUMBER,
        "q -160 0 0 80 300 200 cm /Im Do Q " + NUMBER,
        SMALL + "BT /F 9 Tf 30 380 Td (Norvik Labs | Annex B) Tj ET ",
        SMALL + "BT 3 Tr /F 9 Tf 12 TL 30 380 Td " + "(words of a layer) Tj T* " * 20 + "ET",
        SMALL + "q /Clear gs BT /F 9 Tf 12 TL 30 380 Td " + "(words of a layer) Tj T* " * 20 + "ET Q",
        "BT /F 9 Tf 12 TL 52 270 Td " + "(words of a layer below it) Tj T* " * 6 + "ET " + SMALL,
    ],
)
def test_a_page_is_withheld_that_says_more_in_a_picture_than_in_text(tmp_path: Path, content: str) -> None:
    assert refusal(make(tmp_path / "in.pdf", content)) == "image-only-page"


def test_strips_stencils_and_pictures_in_the_stream_are_pictures(tmp_path: Path) -> None:
    content, pictures = strips()
    assert refusal(make(tmp_path / "a.pdf", content + NUMBER, pictures)) == "image-only-page"
    assert refusal(make(tmp_path / "b.pdf", SMALL + NUMBER, {"Im": scan("1")}, ImageMask=True)) == "image-only-page"
    inline = b"q 160 0 0 80 50 200 cm BI /W 800 /H 400 /BPC 1 /CS /G ID " + scan("1").tobytes() + b" EI Q "
    assert refusal(make(tmp_path / "c.pdf", inline + NUMBER.encode())) == "image-only-page"


def test_a_page_of_one_glyph_that_is_a_picture_is_withheld(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "BT /T 300 Tf 50 100 Td (a) Tj ET")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        drawn = b"1000 0 0 0 1000 500 d1 q 1000 0 0 500 0 0 cm BI /W 800 /H 400 /BPC 1 /IM true ID "
        glyph = pdf.make_stream(drawn + scan("1").tobytes() + b" EI Q")
        pdf.pages[0].obj["/Resources"]["/Font"]["/T"] = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=[0, 0, 1000, 500],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            CharProcs=Dictionary(a=glyph),
            Encoding=Dictionary(Differences=[97, Name.a]),
            FirstChar=97,
            LastChar=97,
            Widths=[1000],
        )
        pdf.save(path)
    assert refusal(path) == "image-only-page"


def test_letters_drawn_as_lines_are_no_text(tmp_path: Path) -> None:
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.ttLib import TTFont

    glyphs, names = (font := TTFont(FACE)).getGlyphSet(), font.getBestCmap()
    content = []
    for row, line in enumerate(WORDS):
        x = 0
        for char in line:
            glyphs[names[ord(char)]].draw(pen := DecomposingRecordingPen(glyphs))
            steps = [(name, point) for name, points in pen.value for point in points if point is not None]
            drawn = " ".join(f"{x_} {y_} {'m' if name == 'moveTo' else 'l'}" for name, (x_, y_) in steps)
            content.append(f"q .006 0 0 .006 {50 + x * 0.006} {300 - 20 * row} cm {drawn or '0 0 m'} f Q")
            x += glyphs[names[ord(char)]].width
    assert refusal(make(tmp_path / "in.pdf", " ".join(content) + " " + NUMBER)) == "image-only-page"
    assert clean(make(tmp_path / "text.pdf", " ".join(content) + " " + PROSE), {})[1]


def test_pictures_in_ordinary_pages_are_delivered_and_told(tmp_path: Path) -> None:
    photo = Image.fromarray(np.add.outer(np.arange(200), np.arange(200)).astype(np.uint8))
    logo = Image.new("L", (200, 60), 255)
    ImageDraw.Draw(logo).ellipse((5, 5, 55, 55), fill=60)
    for number, (content, picture) in enumerate(
        [
            ("q 40 0 0 20 340 370 cm /Im Do Q " + PROSE, scan()),
            ("q 40 0 0 12 340 380 cm /Im Do Q " + NUMBER, logo),
            ("q 400 0 0 400 0 0 cm /Im Do Q BT /F 30 Tf 50 200 Td (A title) Tj ET", photo),
            ("q 160 0 0 80 200 20 cm /Im Do Q " + PROSE, scan()),
        ]
    ):
        _, _, coverage = clean(make(tmp_path / f"{number}.pdf", content, {"Im": picture}), {})
        assert Coverage("page 1 images", Treatment.UNREAD, "pixels are not read") in coverage


def stamped(path: Path, text: str) -> Path:
    make(path, text)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0].obj
        look = pdf.make_stream(b"q 160 0 0 80 0 0 cm /Im Do Q", Subtype=Name.Form, BBox=[0, 0, 160, 80])
        look["/Resources"] = Dictionary(XObject=Dictionary(Im=pdf.make_indirect(image(pdf, scan()))))
        stamp = Dictionary(Subtype=Name.Stamp, Rect=[50, 100, 210, 180], F=4, AP=Dictionary(N=look))
        page["/Annots"] = Array([pdf.make_indirect(stamp)])
        pdf.save(path)
    return path


def test_pictures_of_stamps_count_like_others(tmp_path: Path) -> None:
    assert refusal(stamped(tmp_path / "a.pdf", "")) == "image-only-page"
    assert refusal(stamped(tmp_path / "b.pdf", NUMBER)) == "image-only-page"
    _, _, coverage = clean(stamped(tmp_path / "c.pdf", PROSE), {})
    assert Coverage("page 1 annotation images", Treatment.UNREAD, "pixels are not read") in coverage
    strict = FormatOptions(images="leave", unread_images="withhold")
    assert refusal(stamped(tmp_path / "d.pdf", PROSE), options=strict) == "unread-images"


# ---- text that is not seen


def layer(before: str = "3 Tr", wider: float = 1.0) -> str:
    """The words of a scan that is drawn as `q 400 0 0 200 0 200 cm`, each where it is seen."""
    font, out = ImageFont.truetype(FACE, 50), []
    for row, line in enumerate(WORDS):
        x = 40.0
        for word in line.split(" "):
            width = font.getlength(word)
            natural = natural_width(word)
            scale = 100 * width / 2 * wider / natural
            out.append(f"/F 25 Tf {scale:.2f} Tz 1 0 0 1 {x / 2} {400 - (30 + 80 * row + 47) / 2} Tm ({word}) Tj")
            x += font.getlength(word + " ")
    return f"q BT {before} {' '.join(out)} ET Q "


def natural_width(word: str) -> float:
    """How wide a word of Helvetica is at 25 points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(word, "Helvetica", 25))


HALF = "q 400 0 0 200 0 200 cm /Im Do Q "
PROSE_BELOW = PROSE.replace("30 380 Td", "30 180 Td")


def ink(data: bytes | Path, left: int, top: int, right: int, bottom: int) -> Any:
    page = pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().convert("L")
    return np.asarray(page.crop((left, top, right, bottom)), np.int16)


@pytest.mark.parametrize("content", [HALF + layer(), layer("") + HALF, "q 1 g " + layer("") + "Q " + HALF])
def test_what_is_cut_in_an_unseen_layer_is_burnt_in_the_picture(tmp_path: Path, content: str) -> None:
    path = make(tmp_path / "in.pdf", content + PROSE_BELOW)
    _, data, coverage = clean(path, {"Quistberg": "Zoe"}, PAGES)
    assert any(each.treatment is Treatment.REENCODED for each in coverage)
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    assert "Quistberg" not in text
    assert "Zoe" in text
    name, others = (145, 110, 400, 172), (40, 190, 700, 250)
    before, after = ink(path, *name), ink(data, *name)
    assert (np.abs(before - after) > 100).mean() > 0.1
    assert (after < 128).mean() < 0.5 * (before < 128).mean()
    assert (np.abs(ink(path, *others) - ink(data, *others)) > 100).mean() < 0.02


def test_a_layer_that_does_not_fit_the_picture_withholds(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", HALF + layer(wider=0.6) + PROSE_BELOW)
    assert refusal(path, {"Quistberg": "Zoe"}, PAGES) == "pdf-glyphs-not-found"
    assert clean(path, {"words": "signs"}, PAGES)[1]


def test_text_that_is_seen_over_a_picture_is_edited_as_text(tmp_path: Path) -> None:
    back = Image.fromarray(np.full((50, 50), 230, np.uint8))
    path = make(tmp_path / "in.pdf", "q 400 0 0 400 0 0 cm /Im Do Q " + PROSE, {"Im": back})
    _, data, coverage = clean(path, {"words": "signs"})
    assert not any(each.treatment is Treatment.REENCODED for each in coverage)
    assert "signs" in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
