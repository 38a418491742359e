"""The encoding of a file is found, every byte survives, and what is no text is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from gptsanitize.errors import CorruptError, WithheldError
from gptsanitize.formats.encoding import Encoding, TextSink, cut_long, detect_encoding, read_lines, readable

TEXT = "Zoë Müller, 12 rue de l'Été\r\nsecond line\n"


def _file(folder: Path, data: bytes) -> Path:
    path = folder / "sample.txt"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"), "utf-32-le"),
        (b"\0\0\xfe\xff" + TEXT.encode("utf-32-be"), "utf-32-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "windows-1252"),
    ],
)
def test_each_encoding_is_found_and_read(tmp_path: Path, data: bytes, name: str) -> None:
    path = _file(tmp_path, data)
    encoding = detect_encoding(path)
    assert encoding.name == name
    assert "".join(read_lines(path, encoding, 1000)) == TEXT


def test_every_byte_of_a_legacy_file_survives(tmp_path: Path) -> None:
    data = (bytes(range(32, 256)) + b"\n") * 3
    path = _file(tmp_path, data)
    encoding = detect_encoding(path)
    assert encoding.name == "windows-1252"
    assert encoding.encode("".join(read_lines(path, encoding, 1000))) == data


def test_a_broken_byte_does_not_spoil_a_utf8_file(tmp_path: Path) -> None:
    data = TEXT.encode() + b"bad \xff byte\n"
    path = _file(tmp_path, data)
    encoding = detect_encoding(path)
    text = "".join(read_lines(path, encoding, 1000))
    assert encoding.name == "utf-8"
    assert encoding.encode(text) == data
    assert readable(text) == TEXT + "bad \ufffd byte\n"


@pytest.mark.parametrize("size", [1, 1 << 20, (1 << 20) + 1])
def test_a_character_or_line_end_over_two_chunks_is_whole(tmp_path: Path, size: int) -> None:
    data = b"a" * (size - 1) + "é\r\n".encode() + b"b" * (size - 4) + b"\r\nend\r"
    path = _file(tmp_path, data)
    lines = list(read_lines(path, detect_encoding(path), 1 << 22))
    assert [line[-3:] for line in lines[:1]] == ["é\r\n"]
    assert lines[-1] == "end\r"
    assert "".join(lines).encode() == data


@pytest.mark.parametrize(
    "data",
    [b"ab\0cd", b"\x01\x02\x03\x04 text", b"\xff\xfea\0\0\0b\0", b"\x80\x81\x01\x02" * 100],
    ids=["nul", "controls", "nul in utf-16", "legacy controls"],
)
def test_binary_content_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(CorruptError) as caught:
        detect_encoding(_file(tmp_path, data))
    assert caught.value.reason == "binary"


def test_damaged_utf16_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorruptError) as caught:
        detect_encoding(_file(tmp_path, b"\xff\xfea\0b"))
    assert caught.value.reason == "encoding"


def test_a_lone_surrogate_survives_and_reads_as_replacement(tmp_path: Path) -> None:
    data = b"\xff\xfea\0\x00\xd8b\0"
    path = _file(tmp_path, data)
    encoding = detect_encoding(path)
    text = "".join(read_lines(path, encoding, 100))
    assert readable(text) == "a\ufffdb"
    target = io.BytesIO()
    sink = TextSink(target, encoding)
    sink.put(text)
    sink.flush()
    assert target.getvalue() == data


def test_a_file_that_changed_meanwhile_is_our_error(tmp_path: Path) -> None:
    path = _file(tmp_path, b"\xff\xfea\0b")
    with pytest.raises(CorruptError) as caught:
        list(read_lines(path, Encoding("utf-16-le", b"\xff\xfe"), 100))
    assert caught.value.reason == "changed"


@pytest.mark.parametrize(
    ("new", "written"),
    [("Łukasz Dvořák", "Lukasz Dvorák"), ("Şahin–Nguyễn", "Sahin–Nguyen"), ("e\u0301", "é"), ("plain", "plain")],
)
def test_new_text_loses_marks_rather_than_letters(new: str, written: str) -> None:
    assert Encoding("windows-1252").express(new) == written


@pytest.mark.parametrize("new", ["Иван", "山田", "😀"])
def test_what_cannot_be_expressed_withholds_the_file(new: str) -> None:
    with pytest.raises(WithheldError) as caught:
        Encoding("windows-1252").express(new)
    assert caught.value.reason == "encoding"
    assert new not in str(caught.value)
    assert Encoding("utf-8").express(new) == new


def test_a_long_line_is_cut_after_white_space() -> None:
    text = "word " * 1000
    parts = list(cut_long(text, 64))
    assert "".join(parts) == text
    assert all(len(part) <= 64 and part.endswith(" ") for part in parts)


@pytest.mark.parametrize("text", ["x" * 1000, "e\u0301" * 500, "a,b" * 300, "\r\n" * 500, " " * 1000, "\u0301" * 1000])
def test_a_cut_loses_nothing_and_always_moves_on(text: str) -> None:
    parts = list(cut_long(text, 63))
    assert "".join(parts) == text
    assert all(0 < len(part) <= 63 for part in parts)
    assert not any(part.endswith("\r") for part in parts[:-1])


def test_a_long_line_is_cut_amid_plain_words_and_in_no_value() -> None:
    from gptsanitize.formats.encoding import cut_long

    words = "the rate of all of these was low and so it was as it was before "
    for size in range(900, 1100, 7):
        text = (words * 40)[:size] + " Card 4000 0000 0006 8793 of Jane Roe, password: a b c " + words * 40
        parts = list(cut_long(text, 1000))
        assert "".join(parts) == text
        assert any("4000 0000 0006 8793 of Jane Roe, password: a b c" in part for part in parts)
