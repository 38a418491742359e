"""Colour profiles keep their numbers and lose their words."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image, ImageCms

from gptsanitize.formats.ooxml.images import clean_image
from gptsanitize.formats.ooxml.profiles import clean_profile
from gptsanitize.limits import Limits

_NOTE = "planted" + "note"


def profile(kind: str = "sRGB") -> bytes:
    """A profile as the library makes it, with a description that tells."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile(kind)).tobytes()  # type: ignore[arg-type]
    assert b"\0s\0R\0G\0B" in made
    return made.replace("sRGB".encode("utf-16-be"), _NOTE[:4].encode("utf-16-be"))


def with_tag(name: bytes, value: bytes) -> bytes:
    """A profile with one tag more."""
    made = profile()
    (count,) = struct.unpack_from(">I", made, 128)
    end = 132 + 12 * count
    moved = bytearray(made[132:end])
    for at in range(0, len(moved), 12):
        struct.pack_into(">I", moved, at + 4, struct.unpack_from(">I", moved, at + 4)[0] + 12)
    head = made[:128] + struct.pack(">I", count + 1) + bytes(moved)
    return head + struct.pack(">4sII", name, len(made) + 12, len(value)) + made[end:] + value


def test_words_go_and_colours_stay() -> None:
    before = profile()
    after = clean_profile(before)
    assert after is not None
    assert _NOTE[:4].encode("utf-16-be") not in after
    screen = Image.new("RGB", (2, 1))
    screen.putdata([(200, 30, 60), (1, 250, 99)])
    target = ImageCms.createProfile("LAB")
    seen = [
        ImageCms.profileToProfile(
            screen, ImageCms.ImageCmsProfile(io.BytesIO(data)), ImageCms.ImageCmsProfile(target), outputMode="LAB"
        )
        for data in (before, after)
    ]
    assert seen[0] is not None
    assert seen[1] is not None
    assert seen[0].tobytes() == seen[1].tobytes()


def test_cleaning_twice_changes_nothing_more() -> None:
    once = clean_profile(profile())
    assert once is not None
    assert clean_profile(once) == once


@pytest.mark.parametrize("name", [b"targ", b"dmnd", b"vued", b"prop", b"zzzz"])
def test_other_tags_go(name: bytes) -> None:
    after = clean_profile(with_tag(name, b"text\0\0\0\0" + _NOTE.encode() + b"\0"))
    assert after is not None
    assert _NOTE.encode() not in after


@pytest.mark.parametrize("value", [b"text\0\0\0\0" + _NOTE.encode(), b"XYZ \0\0\0\0", b"curv\0\0\0\0\xff\xff\xff\xff"])
def test_a_number_that_is_none_takes_the_profile_with_it(value: bytes) -> None:
    assert clean_profile(with_tag(b"bkpt", value)) is None


def test_nothing_hides_behind_a_number() -> None:
    after = clean_profile(with_tag(b"bkpt", b"XYZ \0\0\0\0" + bytes(12) + _NOTE.encode()))
    assert after is not None
    assert _NOTE.encode() not in after


def test_damaged_profiles_are_none() -> None:
    whole = profile()
    for length in range(0, len(whole) - 1, 9):
        cleaned = clean_profile(whole[:length])
        assert cleaned is None or clean_profile(cleaned) == cleaned


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_pictures_keep_their_colours_without_the_words(kind: str) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 30, 60)).save(stream, kind, icc_profile=profile())
    after = clean_image(stream.getvalue(), Limits())
    assert after is not None
    with Image.open(io.BytesIO(after)) as picture:
        picture.load()
        assert picture.info["icc_profile"] == clean_profile(profile())
    assert clean_image(after, Limits()) is after


def test_a_profile_over_several_segments() -> None:
    long = with_tag(b"A2B0", b"curv\0\0\0\0" + struct.pack(">I", 60_000) + b"\1\2" * 60_000)
    stream = io.BytesIO()
    Image.new("RGB", (8, 8)).save(stream, "JPEG", icc_profile=long)
    after = clean_image(stream.getvalue(), Limits())
    assert after is not None
    with Image.open(io.BytesIO(after)) as picture:
        assert picture.info["icc_profile"] == clean_profile(long)
