"""Pictures of workbooks and documents stay, without what cameras and authors write beside the pixels."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.drawing.image import Image as SheetImage
from PIL import Image, PngImagePlugin

from gptsanitize.errors import WithheldError
from gptsanitize.formats import open_document
from gptsanitize.limits import Limits
from gptsanitize.model import Coverage, FormatOptions, Treatment

MARKER = "Zx0042q"


def picture(*, marked: bool) -> io.BytesIO:
    notes = PngImagePlugin.PngInfo()
    if marked:
        notes.add_text("Author", MARKER)
    stream = io.BytesIO()
    Image.new("RGB", (9, 7), (200, 30, 60)).save(stream, "PNG", pnginfo=notes)
    stream.seek(0)
    return stream


def workbook(path: Path, *, marked: bool) -> Path:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("S")
    sheet["A1"] = "text"
    sheet.add_image(SheetImage(picture(marked=marked)), "B2")
    book.save(path / "a.xlsx")
    return path / "a.xlsx"


def document(path: Path, *, marked: bool) -> Path:
    made = docx.Document()
    made.add_paragraph("text")
    made.add_picture(picture(marked=marked))
    made.save(str(path / "a.docx"))
    return path / "a.docx"


def written(path: Path) -> tuple[io.BytesIO, list[Coverage]]:
    target = io.BytesIO()
    with open_document(path, FormatOptions(images="leave"), Limits()) as opened:
        coverage = list(opened.write(target, ()))
    return target, coverage


@pytest.mark.parametrize("make", [workbook, document])
@pytest.mark.parametrize("marked", [True, False])
def test_a_picture_stays_without_its_notes(tmp_path: Path, make: Callable[..., Path], *, marked: bool) -> None:
    target, coverage = written(make(tmp_path, marked=marked))
    archive = zipfile.ZipFile(target)
    media = [name for name in archive.namelist() if "/media/" in name]
    assert len(media) == 1
    content = archive.read(media[0])
    assert MARKER.encode() not in content
    with Image.open(io.BytesIO(content)) as image:
        assert (image.size, image.getpixel((1, 1))) == ((9, 7), (200, 30, 60))
    told = [each.treatment for each in coverage if "media" in each.part]
    assert told == [Treatment.REENCODED if marked else Treatment.UNREAD]


def test_a_workbook_shows_its_picture_afterwards(tmp_path: Path) -> None:
    target, _ = written(workbook(tmp_path, marked=True))
    sheet = openpyxl.load_workbook(target)["S"]
    assert len(getattr(sheet, "_images")) == 1  # noqa: B009 -- openpyxl tells it nowhere else


@pytest.mark.parametrize("make", [workbook, document])
def test_policy_may_withhold_what_has_pictures(tmp_path: Path, make: Callable[..., Path]) -> None:
    path = make(tmp_path, marked=False)
    with (
        pytest.raises(WithheldError) as caught,
        open_document(path, FormatOptions(images="leave", unread_images="withhold"), Limits()),
    ):
        pass
    assert caught.value.reason == "unread-images"
