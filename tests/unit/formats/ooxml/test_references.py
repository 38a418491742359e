"""References to dropped parts go, with a visible word where something was shown."""

from __future__ import annotations

import pytest

from gptsanitize.formats.ooxml.references import drop_references

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def dropped(markup: str, *, in_text: bool = True) -> str:
    data = f'<w:document xmlns:r="{_R}">{markup}</w:document>'.encode()
    new = drop_references(data, {"rId1"}, in_text=in_text).decode()
    return new.removeprefix(f'<w:document xmlns:r="{_R}">').removesuffix("</w:document>")


def test_what_refers_to_nothing_dropped_is_the_same_object() -> None:
    data = f'<w:document xmlns:r="{_R}"><a:blip r:embed="rId2"/>r:embed="rId1"</w:document>'.encode()
    assert drop_references(data, {"rId1"}, in_text=True) is data
    assert drop_references(data, (), in_text=True) is data


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r>', "<w:r><w:t>[object removed]</w:t></w:r>"),
        ("<r><pict><imagedata r:id='rId1'/></pict></r>", "<r><t>[object removed]</t></r>"),
        ('<w:object><v:shape/><o:OLEObject r:id="rId1"/></w:object>', "<w:t>[object removed]</w:t>"),
        (
            '<w:altChunk r:id="rId1"><w:altChunkPr/></w:altChunk>',
            "<w:p><w:r><w:t>[inserted file removed]</w:t></w:r></w:p>",
        ),
        ('<w:attachedTemplate r:id="rId1"/><w:x/>', "<w:x/>"),
        ('<c:externalData r:id="rId1"><c:autoUpdate/></c:externalData><c:x/>', "<c:x/>"),
        ('<w:hyperlink r:id="rId1" w:x="1">a</w:hyperlink>', '<w:hyperlink w:x="1">a</w:hyperlink>'),
        ('<a:hlinkClick r:id="rId1"/>', '<a:hlinkClick r:id=""/>'),
    ],
)
def test_each_kind_of_reference(markup: str, expected: str) -> None:
    assert dropped(markup) == expected


def test_text_beside_a_dropped_picture_stays() -> None:
    box = '<w:drawing><w:txbxContent><w:p>text</w:p></w:txbxContent><a:blip r:embed="rId1"/></w:drawing>'
    assert dropped(box) == box.replace(' r:embed="rId1"', "")


def test_outside_of_text_no_word_is_put() -> None:
    bullet = '<w:numPicBullet><w:pict><v:imagedata r:id="rId1"/></w:pict></w:numPicBullet>'
    assert dropped(bullet, in_text=False) == "<w:numPicBullet><w:pict></w:pict></w:numPicBullet>"


def test_another_prefix_for_relationships() -> None:
    markup = f'<w:x xmlns:q="{_R}"><w:drawing><a:blip q:embed="rId1"/></w:drawing></w:x>'
    assert "[object removed]" in dropped(markup)
