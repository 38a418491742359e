"""XML of parts in its plain form."""

from __future__ import annotations

import pytest

from gptsanitize.errors import CorruptError
from gptsanitize.formats.ooxml import xml


def test_what_is_plain_is_the_same_object() -> None:
    data = b'<?xml version="1.0"?><a b="c"><br></br>d</a>'
    assert xml.normalise(data) is data
    assert not xml.has_open_breaks(data)


def test_line_breaks_that_excel_leaves_open_are_closed() -> None:
    data = b"<xml><b>Multi<br>\r\nLine<br>\r\n</b></xml>"
    assert xml.has_open_breaks(data)
    assert xml.normalise(data) == data.replace(b"<br>", b"<br/>")


@pytest.mark.parametrize("encoding", ["x" * 200, "utf-32", "utf-32le", "idna", "base64"])
def test_an_encoding_that_the_parser_does_not_know_is_named(encoding: str) -> None:
    for data in (
        f'<?xml version="1.0" encoding="{encoding}"?><a/>',
        f'<?xml version="1.0"  encoding = "{encoding}" ?><a/>',
    ):
        with pytest.raises(CorruptError):
            xml.normalise(data.encode())
    with pytest.raises(CorruptError):
        xml.normalise(f'<?xml version="1.0" encoding="{encoding}"?><a/>'.encode("utf-32-le"))
