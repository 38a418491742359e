"""Pictures lose what stands beside their pixels, and nothing else."""

from __future__ import annotations

import io

import pytest
from PIL import Image, PngImagePlugin

from gptsanitize.errors import LimitError
from gptsanitize.formats.ooxml.images import clean_image, is_picture
from gptsanitize.limits import Limits

_NOTE = "planted" + "note"


def picture() -> Image.Image:
    image = Image.new("RGB", (8, 8))
    image.putdata([(x * 31, x * 7 % 256, x * 3 % 256) for x in range(64)])
    return image


def saved(kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    picture().save(stream, kind, **options)
    return stream.getvalue()


def noted(kind: str) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = _NOTE
    match kind:
        case "PNG":
            info = PngImagePlugin.PngInfo()
            info.add_text("Author", _NOTE)
            info.add_itxt("XML:com.adobe.xmp", _NOTE)
            return saved("PNG", pnginfo=info, exif=exif) + _NOTE.encode()
        case "JPEG":
            return saved("JPEG", exif=exif, comment=_NOTE, xmp=_NOTE.encode()) + _NOTE.encode()
        case "GIF":
            return saved("GIF", comment=_NOTE) + _NOTE.encode()
        case "WEBP":
            return saved("WEBP", exif=exif, xmp=_NOTE.encode(), lossless=True)
        case "TIFF":
            return saved("TIFF", tiffinfo={270: _NOTE, 315: _NOTE})
        case _:
            return saved("BMP") + _NOTE.encode()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP"])
def test_the_note_goes_and_the_pixels_stay(kind: str) -> None:
    before = noted(kind)
    after = clean_image(before, Limits())
    assert _NOTE.encode() in before
    assert is_picture(before)
    assert after is not None
    assert _NOTE.encode() not in after
    assert not Image.open(io.BytesIO(after)).getexif().get(0x010E)
    assert (
        Image.open(io.BytesIO(after)).convert("RGB").tobytes()
        == Image.open(io.BytesIO(before)).convert("RGB").tobytes()
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_a_picture_without_notes_is_the_same_object(kind: str) -> None:
    data = saved(kind)
    assert clean_image(data, Limits()) is data


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP"])
def test_cleaning_twice_changes_nothing_more(kind: str) -> None:
    once = clean_image(noted(kind), Limits())
    assert once is not None
    assert clean_image(once, Limits()) == once


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP"])
def test_a_cut_picture_is_not_delivered_or_shows(kind: str) -> None:
    whole = noted(kind)
    for length in range(2, len(whole), 7):
        after = clean_image(whole[:length], Limits())
        assert after is None or _NOTE.encode() not in after


def test_what_would_have_to_be_decoded_is_bounded() -> None:
    with pytest.raises(LimitError):
        clean_image(saved("TIFF"), Limits(image_pixels=63))


@pytest.mark.parametrize("data", [b"", b"\1\0\0\0 EMF", b"\xd7\xcd\xc6\x9a", b"<svg/>", b"%PDF-"])
def test_other_kinds_are_no_pictures(data: bytes) -> None:
    assert not is_picture(data)
    assert clean_image(data, Limits()) is None
