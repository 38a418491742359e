"""Which numbers in the attributes of a workbook are read: those that may be somebody's, where values stand."""

from __future__ import annotations

import pytest

from gptsanitize.formats.ooxml.xlsx_surfaces import read_surfaces
from gptsanitize.model import Place


@pytest.mark.parametrize(
    ("item", "is_read"),
    [("238.5.0.2", True), ("0.9.5.1", True), ("555-0123", True), ("445566", True), ("44556", False), ("1.25", False)],
)
def test_short_numbers_of_pivots(item: str, is_read: bool) -> None:
    part = f'<sharedItems xmlns="urn:x"><s v="{item}"/></sharedItems>'.encode()
    found = {each.text for each in read_surfaces(part, Place.TABLE, lambda *_: False)}
    assert (item in found) is is_read
