"""Charts and drawings of workbooks: what their schemas list is structure, what an author wrote is read."""

from __future__ import annotations

import pytest

from gptsanitize.formats.ooxml.xlsx_surfaces import read_surfaces
from gptsanitize.model import Place


def texts(data: bytes, place: Place) -> list[str]:
    return [surface.text for surface in read_surfaces(data, place, lambda *_: False)]


@pytest.mark.parametrize("value", ["minMax", "maxMin", "nextTo", "autoZero", "clustered", "ctr", "t"])
def test_a_listed_value_is_no_text(value: str) -> None:
    assert texts(b'<c:orientation val="%b"/>' % value.encode(), Place.CHART) == []


@pytest.mark.parametrize("markup", ['<a val="Byron"/>', '<a name="Min"/>', '<a title="Max"/>', '<a descr="left"/>'])
def test_what_an_author_chose_is_read(markup: str) -> None:
    assert len(texts(markup.encode(), Place.CHART)) == 1


def test_data_of_tables_is_read_whatever_it_says() -> None:
    assert texts(b'<filter val="Max"/>', Place.TABLE) == ["Max"]


@pytest.mark.parametrize(
    "markup",
    [
        "<x:FmlaMacro>[0]!Ada_Click</x:FmlaMacro>",
        '<xdr:sp macro="[0]!Ada_Click"/>',
        '<controlPr macro="[0]!Ada_Click"/>',
        '<formControlPr fmlaMacro="[0]!Ada_Click"/>',
    ],
)
def test_names_of_macros_are_texts(markup: str) -> None:
    assert texts(markup.encode(), Place.COMMENT) == ["[0]!Ada_Click"]
