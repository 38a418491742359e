"""Page headers of a sheet: their codes are no letters of the values beside them."""

from __future__ import annotations

from gptsanitize.formats.ooxml.xlsx_surfaces import read_surfaces
from gptsanitize.model import Place

HEADER = (
    b'<headerFooter><oddFooter>&amp;LRoebuck&amp;C&amp;"Arial,Bold"&amp;12 Page &amp;P of R&amp;&amp;D'
    b"&amp;RJane Roe</oddFooter></headerFooter>"
)


def test_texts_stand_between_codes() -> None:
    found = [(each.text, each.place) for each in read_surfaces(HEADER, Place.TABLE, lambda *_: False)]
    assert found == [
        ("Roebuck", Place.HEADER),
        ("Arial,Bold", Place.STRUCTURE),
        (" Page ", Place.HEADER),
        (" of R", Place.HEADER),
        ("D", Place.HEADER),
        ("Jane Roe", Place.HEADER),
    ]


def test_pieces_are_the_bytes_of_their_texts() -> None:
    for each in read_surfaces(HEADER, Place.TABLE, lambda *_: False):
        ((start, end),) = each.pieces
        assert HEADER[start:end].decode() == each.text
