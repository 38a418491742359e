"""Files that are kept between two readings: bounded, taken once, and read anew when they changed."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pikepdf
import pytest

from gptsanitize.formats import open_document
from gptsanitize.formats.pdf.interpret import Interpreter
from gptsanitize.formats.pdf.scene import Scene
from gptsanitize.formats.pdf.shelf import Shelf, identity_of
from gptsanitize.limits import Limits
from gptsanitize.model import Edit, FormatOptions


class Opened:
    def __init__(self) -> None:
        self.closed = 0

    def close(self) -> None:
        self.closed += 1


def test_what_is_put_is_taken_once() -> None:
    shelf: Shelf[Opened] = Shelf()
    opened = Opened()
    shelf.put("a", opened, 10)
    assert shelf.take("a") is opened
    assert shelf.take("a") is None
    assert not opened.closed


def test_what_finds_no_room_is_closed() -> None:
    shelf: Shelf[Opened] = Shelf(most_files=2, most_bytes=100)
    first, heavy, second, third = Opened(), Opened(), Opened(), Opened()
    shelf.put("first", first, 60)
    shelf.put("heavy", heavy, 60)
    shelf.put("second", second, 40)
    shelf.put("third", third, 0)
    assert (heavy.closed, third.closed) == (1, 1)
    assert shelf.take("second") is second
    shelf.put("third", Opened(), 40)
    assert shelf.take("third") is not None
    assert not first.closed


def test_what_takes_long_stands_for_what_is_read_at_once() -> None:
    shelf: Shelf[Opened] = Shelf(most_files=2, most_bytes=100)
    light, middle, heavy = Opened(), Opened(), Opened()
    shelf.put("light", light, 10)
    shelf.put("middle", middle, 20)
    shelf.put("heavy", heavy, 50)
    assert (light.closed, middle.closed, heavy.closed) == (1, 0, 0)
    assert shelf.take("heavy") is heavy


def test_the_same_file_is_kept_once() -> None:
    shelf: Shelf[Opened] = Shelf()
    first, again = Opened(), Opened()
    shelf.put("a", first, 1)
    shelf.put("a", again, 1)
    assert (first.closed, again.closed) == (0, 1)


def test_those_nobody_comes_back_for_make_room() -> None:
    shelf: Shelf[Opened] = Shelf(most_files=1)
    old = Opened()
    shelf.put("old", old, 1)
    for number in range(501):
        shelf.put(number, Opened(), 1)
    assert old.closed == 1
    assert shelf.take(500) is not None


def test_a_changed_file_is_another(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"one")
    before = identity_of(path)
    assert identity_of(path) == before
    os.utime(path, ns=(1, 1))
    assert identity_of(path) != before
    path.unlink()
    assert identity_of(path) is None


def page_with(path: Path, text: bytes) -> None:
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page = pdf.add_blank_page(page_size=(300, 300)).obj
        page["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page["/Contents"] = pdf.make_stream(b"BT /F1 12 Tf 50 50 Td (" + text + b") Tj ET")
        pdf.save(path)


def texts_of(path: Path) -> list[str]:
    with open_document(path, FormatOptions(), Limits()) as document:
        return [segment.text for segment in document.segments()]


def cleaned(path: Path) -> bytes:
    target = io.BytesIO()
    with open_document(path, FormatOptions(), Limits()) as document:
        edits = [Edit(segment.id, 0, 4, "Mira") for segment in document.segments()]
        document.write(target, edits)
    return target.getvalue()


def test_a_file_is_read_once_for_survey_and_rewrite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    page_with(path, b"Anna lives here")
    readings: list[object] = []
    read_page = Interpreter.page

    def counted(self: Interpreter, obj: object) -> Scene:
        readings.append(obj)
        return read_page(self, obj)

    monkeypatch.setattr(Interpreter, "page", counted)
    assert texts_of(path) == ["Anna lives here"]
    kept = cleaned(path)
    assert len(readings) == 1
    assert cleaned(path) == kept  # what was written is not kept: it is read again
    assert len(readings) == 2


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    page_with(path, b"Anna lives here")
    assert texts_of(path) == ["Anna lives here"]
    page_with(path, b"Otto lives here now")
    assert texts_of(path) == ["Otto lives here now"]
