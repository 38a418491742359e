"""The witness reads the pictures of a result: in PDF, in packages, with what is clear behind them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from tests.eyes import BarReader, draw_bars

from gptsanitize import ocr
from gptsanitize.limits import Limits
from gptsanitize.model import Known, Survivor
from gptsanitize.verify import Witness

KNOWN = [Known("Thornbury", "Holt", "PERSON")]


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> BarReader:
    """A recogniser of bars instead of letters."""
    found = BarReader()
    monkeypatch.setattr(ocr, "_reader", lambda: found)
    ocr._memory.clear()
    return found


def bars(text: str, ground: str = "white", ink: int | tuple[int, ...] = 0) -> Image.Image:
    picture = Image.new("RGB", (900, 200), ground)
    draw_bars(picture, text, (40, 40), ink=ink)
    return picture


def packed(picture: Image.Image, kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind)
    return buffer.getvalue()


def pdf_of(path: Path, *pictures: Image.Image, text: str = "", scale: float = 0.4) -> Path:
    pdf = pikepdf.new()
    for picture in pictures:
        page = pdf.add_blank_page(page_size=(400, 400)).obj
        image = pdf.make_stream(picture.tobytes())
        image.stream_dict.update(
            pikepdf.Dictionary(
                Subtype=pikepdf.Name.Image,
                Width=picture.width,
                Height=picture.height,
                BitsPerComponent=8,
                ColorSpace=pikepdf.Name.DeviceRGB,
            )
        )
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page["/Resources"] = pikepdf.Dictionary(XObject={"/Im": image}, Font={"/F": font})
        place = f"{picture.width * scale} 0 0 {picture.height * scale} 10 10"
        page["/Contents"] = pdf.make_stream(f"q {place} cm /Im Do Q BT /F 9 Tf 10 380 Td ({text}) Tj ET".encode())
    pdf.save(path)
    return path


def package(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(f"word/media/{name}.png", data)
    return path


@pytest.mark.parametrize("text", ["", "A page with words"])
def test_a_value_in_a_picture_of_a_page_survives(tmp_path: Path, text: str) -> None:
    path = pdf_of(tmp_path / "x.pdf", bars("nothing here"), bars("Dear Thornbury"), text=text)
    assert Witness(KNOWN, reads_pictures=True).examine(path) == [Survivor("page 2", "read in a picture", "PERSON")]
    assert Witness(KNOWN).examine(path) == []


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_a_value_in_a_picture_of_a_package_survives(tmp_path: Path, kind: str) -> None:
    path = package(tmp_path / "x.docx", image1=packed(bars("Dear Thornbury"), kind))
    (survivor,) = Witness(KNOWN, reads_pictures=True).examine(path)
    assert (survivor.form, survivor.entity) == ("read in a picture", "PERSON")
    assert Witness(KNOWN).examine(path) == []


def test_white_letters_on_nothing_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clear = Image.new("RGBA", (900, 200), (255, 255, 255, 0))
    draw_bars(clear, "Dear Thornbury", (40, 40), ink=(255, 255, 255, 255))

    class Inverted(BarReader):
        def read_picture(self, pixels):  # type: ignore[no-untyped-def]
            return super().read_picture(255 - pixels)

    monkeypatch.setattr(ocr, "_reader", Inverted)
    path = package(tmp_path / "x.docx", image1=packed(clear))
    assert len(Witness(KNOWN, reads_pictures=True).examine(path)) == 1


def test_a_picture_that_is_shown_often_is_read_once(tmp_path: Path, reader: BarReader) -> None:
    path = pdf_of(tmp_path / "x.pdf", *[bars("nothing here")] * 5, text="Words")
    assert Witness(KNOWN, reads_pictures=True).examine(path) == []
    assert reader.pictures == 1


def test_a_value_in_a_picture_of_a_stamp_survives(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "x.pdf", bars("nothing here"), text="Words")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        look = pdf.make_stream(b"q 360 0 0 80 0 0 cm /Im Do Q")
        look.stream_dict.update(pikepdf.Dictionary(Subtype=pikepdf.Name.Form, BBox=[0, 0, 360, 80]))
        other = pikepdf.open(pdf_of(tmp_path / "y.pdf", bars("Dear Thornbury")))
        picture = pdf.copy_foreign(other.pages[0].obj["/Resources"]["/XObject"]["/Im"])
        look["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=picture))
        stamp = pikepdf.Dictionary(
            Subtype=pikepdf.Name.Stamp, Rect=[10, 200, 370, 280], F=4, AP=pikepdf.Dictionary(N=look)
        )
        pdf.pages[0].obj["/Annots"] = pikepdf.Array([pdf.make_indirect(stamp)])
        pdf.save(path)
    assert Witness(KNOWN, reads_pictures=True).examine(path) == [Survivor("page 1", "read in a picture", "PERSON")]


def test_a_picture_that_no_reader_is_there_for_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    monkeypatch.setattr(ocr, "_reader", ocr._reader.__wrapped__ if hasattr(ocr._reader, "__wrapped__") else _missing)
    path = pdf_of(tmp_path / "x.pdf", bars("nothing here"))
    assert {each.form for each in Witness(KNOWN, reads_pictures=True).examine(path)} == {"unreadable"}


def _missing() -> object:
    from gptsanitize.errors import WithheldError

    raise WithheldError("pictures cannot be read", reason="ocr-missing")


def test_a_broken_picture_is_examined_as_bytes_alone(tmp_path: Path, reader: BarReader) -> None:
    path = package(tmp_path / "x.docx", image1=packed(bars("Dear Thornbury"))[:60] + b" Thornbury ")
    assert {each.entity for each in Witness(KNOWN, reads_pictures=True).examine(path)} == {"PERSON"}
    assert reader.pictures == 0


def test_reading_pictures_has_time_of_its_own() -> None:
    limits = Limits()
    assert limits.time_for(1_000_000, reads_pictures=True) > 10 * limits.time_for(1_000_000)
