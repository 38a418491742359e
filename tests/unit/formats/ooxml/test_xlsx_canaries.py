"""No planted value survives in any place of a workbook, and the clean workbook opens."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from tests.canaries import office
from tests.canaries.xlsx import MARKER, build

from gptsanitize.formats.ooxml.xlsx import HANDLER
from gptsanitize.limits import Limits
from gptsanitize.model import FormatOptions


def _replacement(found: str) -> str:
    return "Yw" + found[2:] if found[0] == "Z" else "8" + found[1:]


def clean(data: bytes, folder: Path, options: FormatOptions) -> bytes:
    return office.clean(HANDLER, data, folder, options, MARKER, _replacement)


@pytest.mark.parametrize("metadata", ["blank", "keep"])
def test_no_planted_value_survives(tmp_path: Path, metadata: str) -> None:
    data, places = build()
    written = clean(data, tmp_path, FormatOptions(metadata=metadata))
    seen = "\n".join(office.views(written))
    survivors = [place for place, marker in places.items() if marker in seen]
    assert survivors == []
    assert len(places) >= 55


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
def test_the_clean_workbook_opens_and_keeps_its_references(tmp_path: Path) -> None:
    data, places = build()
    book = openpyxl.load_workbook(io.BytesIO(clean(data, tmp_path, FormatOptions())))
    new = {place: _replacement(marker) for place, marker in places.items()}
    sheet = book[new["sheet name"]]
    assert (
        sheet["A18"].value
        == f"=SUM({new['table name']}[{new['table column name']}])+{new['defined name']}+{new['sheet name']}!B2"
    )
    assert sheet["B1"].value == new["table column name"]
    assert sheet.tables[new["table name"]].column_names == ["Name", new["table column name"]]
    assert book.defined_names[new["defined name"]].attr_text == f"{new['sheet name']}!$A$1"
    assert sheet["B10"].value == int(new["number"])
    assert sheet["A3"].value == new["rich text over two runs"]
    assert sheet["A16"].value == new["value joined from two literals"]


def test_every_marker_can_be_found(tmp_path: Path) -> None:
    """The canaries themselves: without the tool all markers are there."""
    data, places = build()
    path = tmp_path / "in.xlsx"
    path.write_bytes(data)
    with HANDLER.open(path, FormatOptions(), Limits()) as document:
        texts = "\n".join(segment.text for segment in document.segments())
    read = {place for place, marker in places.items() if marker in texts}
    dropped = {
        *("path of an external book", "connection name", "connection password", "connection command", "query table"),
        *(
            "user of a revision",
            "old value in a revision log",
            "real-time data",
            "macro",
            "embedded object",
            "program of an object",
            "printer name",
        ),
        *("name of an unreferenced member", "unreferenced member", "unused shared string", "sheet of an external book"),
        *("cached value of an external book",),
    }
    assert set(places) - read <= dropped
