"""The planter of markers and the expander that looks for them: what `benchmarks/office.py` stands on."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import docx
import openpyxl
import pytest
from tests.canaries.expand import survivors
from tests.canaries.office import clean
from tests.canaries.planter import MARKER, Effort, Planted, plant, replacement

from gptsanitize.limits import Limits
from gptsanitize.model import FormatOptions


def _document() -> bytes:
    stream = io.BytesIO()
    document = docx.Document()
    document.add_heading("Minutes", 1)
    document.add_paragraph("The board met in the north wing.")
    document.add_table(2, 2).cell(0, 0).text = "Item"
    document.sections[0].header.paragraphs[0].text = "Draft"
    document.core_properties.author = "Nobody"
    document.save(stream)
    return stream.getvalue()


def _workbook() -> bytes:
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Ledger of things"
    for row in (("Item", "Count"), ("Bolt", 3), ("Nut", 4)):
        sheet.append(row)
    sheet["D1"] = '="a"&"b"'
    sheet.append(("Draft", 5))
    book.create_sheet("Second page")
    book.save(stream)
    return stream.getvalue()


CASES: list[tuple[str, Callable[[], bytes], int]] = [(".docx", _document, 50), (".xlsx", _workbook, 50)]


@pytest.fixture(params=CASES, ids=["docx", "xlsx"])
def case(request: pytest.FixtureRequest) -> tuple[str, Planted]:
    suffix, build, _ = request.param
    return suffix, plant(build(), suffix, "seed")


@pytest.mark.parametrize(("suffix", "build", "least"), CASES)
def test_many_kinds_of_places_get_unique_markers(suffix: str, build: Callable[[], bytes], least: int) -> None:
    made = plant(build(), suffix, "seed")
    assert len({marker.place for marker in made.markers}) >= least
    assert len({marker.text for marker in made.markers}) == len(made.markers)
    assert made == plant(build(), suffix, "seed")


def test_the_planted_file_opens(case: tuple[str, Planted]) -> None:
    suffix, made = case
    stream = io.BytesIO(made.data)
    assert docx.Document(stream).paragraphs if suffix == ".docx" else openpyxl.load_workbook(stream).worksheets


def test_every_planted_marker_is_seen(case: tuple[str, Planted]) -> None:
    assert set(survivors(case[1].data, case[1].markers)) == set(case[1].markers)


@pytest.mark.parametrize("effort", list(Effort))
def test_less_effort_plants_less(effort: Effort) -> None:
    made = plant(_document(), ".docx", "seed", effort)
    assert 0 < len(made.markers) <= len(plant(_document(), ".docx", "seed").markers)


def test_a_marker_is_seen_in_every_coding() -> None:
    marker = plant(_document(), ".docx", "seed").markers[0]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as inner:
        inner.writestr("a.bin", b"\0" + marker.text.encode("utf-16-le"))
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("word/embeddings/b.docx", stream.getvalue())
    assert survivors(outer.getvalue(), [marker]) == [marker]
    assert not survivors(outer.getvalue(), plant(_document(), ".docx", "other").markers[:1])


def test_replacements_are_of_the_form_of_markers_and_none_themselves(case: tuple[str, Planted]) -> None:
    for marker in case[1].markers:
        assert MARKER.fullmatch(marker.text)
        assert not MARKER.search(replacement(marker.text))
        assert len(replacement(marker.text)) == len(marker.text)


def test_no_zip_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        plant(b"PK nothing", ".docx", "seed")


def test_the_file_layer_leaves_no_marker(case: tuple[str, Planted], tmp_path: Path) -> None:
    suffix, made = case
    handler = import_module(f"gptsanitize.formats.ooxml.{suffix[1:]}").HANDLER
    source = tmp_path / f"a{suffix}"
    source.write_bytes(made.data)
    with handler.open(source, FormatOptions(), Limits()) as document:
        assert any(MARKER.search(segment.text) for segment in document.segments())
    cleaned = clean(handler, made.data, tmp_path, FormatOptions(), MARKER.pattern, replacement)
    assert [marker.place for marker in survivors(cleaned, made.markers)] == []
