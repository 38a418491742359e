"""Words in the pictures of workbooks and documents: read, burnt over, written in the picture's own format."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import numpy as np
import openpyxl
import pytest
from openpyxl.drawing.image import Image as SheetImage
from PIL import Image
from tests.eyes import BarReader, draw_bars

from gptsanitize import ocr
from gptsanitize.errors import WithheldError
from gptsanitize.formats import open_document
from gptsanitize.limits import Limits
from gptsanitize.model import Coverage, Edit, FormatOptions, Place, Segment, Treatment

READ = FormatOptions(images="read")
LINES = ("Ada Quist wrote", "about nothing")


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> BarReader:
    """A recogniser of bars instead of letters."""
    found = BarReader()
    monkeypatch.setattr(ocr, "_reader", lambda: found)
    ocr._memory.clear()
    return found


def bars(kind: str = "PNG", mode: str = "RGB", **more: object) -> bytes:
    picture = Image.new("RGB", (850, 160), "white")
    for number, line in enumerate(LINES):
        draw_bars(picture, line, (40, 30 + 42 * number))
    buffer = io.BytesIO()
    picture.convert(mode).save(buffer, kind, **more)
    return buffer.getvalue()


def document(path: Path, picture: bytes) -> Path:
    made = docx.Document()
    made.add_paragraph("Ada Quist in the text")
    made.add_picture(io.BytesIO(picture))
    made.save(str(path / "a.docx"))
    return path / "a.docx"


def workbook(path: Path, picture: bytes) -> Path:
    book = openpyxl.Workbook()
    book.create_sheet("S")["A1"] = "Ada Quist in a cell"
    book["S"].add_image(SheetImage(io.BytesIO(picture)), "B2")
    book.save(path / "a.xlsx")
    return path / "a.xlsx"


def clean(path: Path, options: FormatOptions = READ) -> tuple[list[Segment], bytes, Coverage]:
    """With "Ada Quist" replaced everywhere: the segments, the picture, and what is said of it."""
    target = io.BytesIO()
    with open_document(path, options, Limits()) as opened:
        segments = list(opened.segments())
        told = [each.treatment for each in opened.coverage() if "media" in each.part]
        edits = [Edit(each.id, 0, 9, "Zoe Holm") for each in segments if each.text.startswith("Ada Quist")]
        (said,) = [each for each in opened.write(target, edits) if "media" in each.part]
    assert told[0] in {Treatment.UNCHANGED, Treatment.UNREAD}
    archive = zipfile.ZipFile(target)
    assert archive.testzip() is None
    (media,) = [name for name in archive.namelist() if "/media/" in name]
    return segments, archive.read(media), said


def read_again(data: bytes) -> list[str]:
    with Image.open(io.BytesIO(data)) as picture:
        return [line.text for line in BarReader().read_picture(np.asarray(picture.convert("RGB")))]


@pytest.mark.parametrize("make", [document, workbook])
def test_words_in_a_picture_are_segments_and_are_burnt(tmp_path: Path, make: Callable[..., Path]) -> None:
    segments, data, said = clean(make(tmp_path, bars()))
    (seen,) = [each for each in segments if "media" in each.where]
    assert seen.text == " ".join(LINES)
    assert seen.place is Place.BODY
    assert seen.where.endswith("line 1")
    assert read_again(data) == ["about nothing"]
    assert said.treatment is Treatment.REWRITTEN
    assert said.note == "metadata removed, read by OCR, 2 lines; 1 burnt over"


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        *[("PNG", mode) for mode in ("RGB", "P", "1", "LA", "I;16")],
        *[("JPEG", "L"), ("GIF", "P"), ("BMP", "RGB"), ("TIFF", "RGB"), ("TIFF", "1")],
    ],
)
def test_a_picture_keeps_its_format_and_its_size(tmp_path: Path, kind: str, mode: str) -> None:
    source = bars(kind) if mode == "I;16" else bars(kind, mode)
    _, data, _ = clean(document(tmp_path, source))
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.size) == (kind, (850, 160))
    assert read_again(data) == ["about nothing"]


def test_a_picture_in_which_nothing_is_found_keeps_its_pixels(tmp_path: Path) -> None:
    path = document(tmp_path, bars())
    target = io.BytesIO()
    with open_document(path, READ, Limits()) as opened:
        coverage = opened.write(target, ())
    (said,) = [each for each in coverage if "media" in each.part]
    assert (said.treatment, said.note) == (Treatment.UNCHANGED, "read by OCR, 2 lines")
    archive = zipfile.ZipFile(target)
    (media,) = [name for name in archive.namelist() if "/media/" in name]
    assert archive.read(media) == zipfile.ZipFile(path).read(media)


def test_what_is_read_unsurely_is_told_or_withheld(tmp_path: Path, reader: BarReader) -> None:
    reader.confidence = 0.6
    _, _, said = clean(document(tmp_path, bars()))
    assert said.treatment is Treatment.UNREAD
    assert "2 not read surely" in said.note
    with pytest.raises(WithheldError) as caught:
        clean(document(tmp_path, bars()), FormatOptions(images="read", unread_images="withhold"))
    assert caught.value.reason == "unread-images"


def test_pictures_that_are_read_surely_withhold_nothing(tmp_path: Path) -> None:
    assert read_again(clean(workbook(tmp_path, bars()), FormatOptions(images="read", unread_images="withhold"))[1])


def test_moving_pictures_are_not_read(tmp_path: Path, reader: BarReader) -> None:
    more = [Image.new("RGB", (850, 160), "white")]
    _, _, said = clean(document(tmp_path, bars("GIF", "RGB", save_all=True, append_images=more)))
    assert (said.treatment, reader.pictures) == (Treatment.UNREAD, 0)


def test_pictures_are_left_where_policy_says_so(tmp_path: Path, reader: BarReader) -> None:
    segments, data, said = clean(document(tmp_path, bars()), FormatOptions(images="leave"))
    assert not [each for each in segments if "media" in each.where]
    assert (said.treatment, said.note, reader.pictures) == (Treatment.UNREAD, "pixels are not read", 0)
    assert read_again(data) == list(LINES)
