"""No planted value survives in the places that are seldom thought of, and the clean files open."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from tests.canaries import docx_rare, office, xlsx, xlsx_rare

from gptsanitize.formats.ooxml.docx import HANDLER as DOCX
from gptsanitize.formats.ooxml.xlsx import HANDLER as XLSX
from gptsanitize.model import FormatOptions, Known
from gptsanitize.verify import Witness

OPTIONS = [FormatOptions(), FormatOptions(metadata="keep", revisions="keep")]
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")


def _replacement(found: str) -> str:
    return "Yw" + found[2:]


def _clean(handler: office.Handler, data: bytes, folder: Path, options: FormatOptions) -> bytes:
    return office.clean(handler, data, folder, options, xlsx.MARKER, _replacement)


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: str(options.metadata))
def test_no_planted_value_survives_in_a_document(tmp_path: Path, options: FormatOptions) -> None:
    data, replaced, dropped = docx_rare.build()
    written = _clean(DOCX, data, tmp_path, options)
    seen = "\n".join(office.views(written))
    assert [place for place, marker in {**replaced, **dropped}.items() if marker in seen] == []
    assert [place for place, marker in replaced.items() if _replacement(marker) not in seen] == []
    assert docx.Document(io.BytesIO(written)).paragraphs


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: str(options.metadata))
def test_no_planted_value_survives_in_a_workbook(tmp_path: Path, options: FormatOptions) -> None:
    data, places = xlsx_rare.build()
    written = _clean(XLSX, data, tmp_path, options)
    seen = "\n".join(office.views(written))
    assert [place for place, marker in places.items() if marker in seen] == []
    assert f"x{places['value that a formula takes apart'][2:6]}x" not in seen


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_the_witness_sees_a_value_in_every_rare_place(tmp_path: Path, name: str) -> None:
    data, places = _built(name)
    path = tmp_path / f"planted.{name}"
    path.write_bytes(data)
    names = list(places)
    groups = [names[start : start + 8] for start in range(0, len(names), 8)]
    blind = {place for group in groups for place in group} - {
        each for group in groups for each in _seen(path, group, places)
    }
    binary = {"toolbar", "custom property of a sheet", "data model"}
    """Of bytes that are no text only distinctive values are told: a marker is too short to be one. All are dropped."""
    assert blind <= binary


def _built(name: str) -> tuple[bytes, dict[str, str]]:
    if name == "xlsx":
        data, places = xlsx_rare.build()
        return data, dict(places)
    data, replaced, dropped = docx_rare.build()
    return data, {**replaced, **dropped}


def _seen(path: Path, group: list[str], places: dict[str, str]) -> set[str]:
    """Those of a few places in which the witness sees a value: few, because it stops after many survivors."""
    witness = Witness([Known(places[place], "x", place) for place in group])
    return {each.entity for each in witness.examine(path)}


def test_the_places_are_many_and_planted() -> None:
    for name in ("docx", "xlsx"):
        data, places = _built(name)
        seen = "\n".join(office.views(data))
        assert [place for place, marker in places.items() if marker not in seen] == []
        assert len(places) >= 200
