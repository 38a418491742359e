"""Where tracked changes are kept, a paragraph is read as it stood before, between and after them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.canaries.docx import minimal

from gptsanitize.formats.ooxml.docx import HANDLER
from gptsanitize.formats.ooxml.revisions import accept_revisions, join_paragraphs
from gptsanitize.limits import Limits
from gptsanitize.model import Edit, FormatOptions

_KEPT = FormatOptions(revisions="keep")
_ATTRIBUTES = 'w:id="1" w:author="a"'


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _del(text: str) -> str:
    return f"<w:del {_ATTRIBUTES}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def _ins(*content: str) -> str:
    return f"<w:ins {_ATTRIBUTES}>{''.join(content)}</w:ins>"


def _p(*content: str, mark: str = "") -> str:
    properties = f"<w:pPr><w:rPr><w:{mark} {_ATTRIBUTES}/></w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{properties}{''.join(content)}</w:p>"


def _read(data: bytes, folder: Path) -> list[tuple[int, str]]:
    path = folder / "in.docx"
    path.write_bytes(data)
    with HANDLER.open(path, _KEPT, Limits()) as document:
        return [(segment.id, segment.text) for segment in document.segments() if segment.where.startswith("document p")]


def _without(data: bytes, value: str, folder: Path) -> bytes:
    edits = [
        Edit(number, text.index(value), text.index(value) + len(value), "new")
        for number, text in _read(data, folder)
        if value in text
    ]
    target = io.BytesIO()
    with HANDLER.open(folder / "in.docx", _KEPT, Limits()) as document:
        document.write(target, edits)
    return target.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        (_ins(_run("FIND"), _del("ME")),),
        (_run("F"), _ins(_run("IND"), _del("ME"))),
        (_ins(_run("FIND")), _del("ME")),
        (_del("FIND"), _ins(_run("ME"))),
        (_run("FIND"), _ins(_run(" x ")), _run("ME")),
        (_run("FIND"), _ins(_del(" x ")), _run("ME")),
        (_run("FIND"), _del("xx"), _run("ME")),
        (_run("FI"), _ins(_run("N")), _del("7"), _ins(_del("D")), _ins(_run("D")), _run("ME")),
        (f"<w:moveTo {_ATTRIBUTES}>{_run('FIND')}{_del('ME')}</w:moveTo>",),
        (_ins(f"<w:moveFrom {_ATTRIBUTES}>{_run('ME')}</w:moveFrom>").join((_run("FIND"), "")),),
    ],
)
def test_a_value_as_it_stood_between_revisions_is_found(tmp_path: Path, content: tuple[str, ...]) -> None:
    data = minimal(_p(*content))
    assert any("FINDME" in text for _, text in _read(data, tmp_path))
    again = _read(_without(data, "FINDME", tmp_path), tmp_path)
    assert not any("FINDME" in text for _, text in again)


@pytest.mark.parametrize("mark", ["ins", "moveTo"])
@pytest.mark.parametrize(
    "halves",
    [
        (_run("FIND"), _run("ME")),
        (_ins(_run("FIND")), _ins(_run("ME"))),
        (_run("FIND") + _ins(_run("x")), _run("ME")),
        (_run("FIND") + _ins(_run(" x ")), _run("ME")),
    ],
)
def test_a_value_over_an_inserted_mark_is_found(tmp_path: Path, halves: tuple[str, str], mark: str) -> None:
    data = minimal(_p(halves[0], mark=mark) + _p(halves[1]) + _p(_run("else")))
    assert any("FINDME" in text for _, text in _read(data, tmp_path))
    assert not any("elseFIND" in text or "MEelse" in text for _, text in _read(data, tmp_path))
    again = _read(_without(data, "FINDME", tmp_path), tmp_path)
    assert not any("FINDME" in text or text.strip() == "ME" for _, text in again)


def test_a_value_over_inserted_paragraphs_is_found(tmp_path: Path) -> None:
    between = _p(_ins(_run("inserted")), mark="ins") + _p(mark="ins")
    data = minimal(_p(_run("FIND"), mark="ins") + between + _p(_run("ME")))
    assert any("FINDME" in text for _, text in _read(data, tmp_path))
    assert not any("FINDME" in text for _, text in _read(_without(data, "FINDME", tmp_path), tmp_path))


def test_a_text_box_between_does_not_part_the_paragraphs(tmp_path: Path) -> None:
    inner = f"<w:txbxContent>{_p(_run('box'))}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>"
    texts = [text for _, text in _read(minimal(_p(box, _run("FIND"), mark="ins") + _p(box, _run("ME"))), tmp_path)]
    assert "FINDME" in texts
    assert texts.count("box") == 2


def test_paragraphs_stay_two_where_the_inserted_mark_is_kept(tmp_path: Path) -> None:
    data = minimal(_p(_run("one"), mark="ins") + _p(_run("two")))
    assert {"one", "two"} <= {text for _, text in _read(data, tmp_path)}


@pytest.mark.parametrize(
    "hollow", ['<w:del w:id="1"></w:del>', '<w:del w:id="1"> </w:del >', "<w:moveFrom></w:moveFrom>"]
)
def test_a_mark_in_two_tags_says_the_same_as_in_one(hollow: str) -> None:
    data = f"<w:body><w:p><w:pPr><w:rPr>{hollow}</w:rPr></w:pPr>{_run('Sm')}</w:p>{_p(_run('ith'))}</w:body>".encode()
    for change in (accept_revisions, join_paragraphs):
        assert change(data).count(b"<w:p>") == 1
