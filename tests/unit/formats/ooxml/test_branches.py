"""Alternatives of which a program shows one are read one at a time, and edited in each."""

from __future__ import annotations

import pytest

from gptsanitize.errors import LimitError
from gptsanitize.formats.ooxml.branches import branch_readings
from gptsanitize.formats.ooxml.splicer import Splicer
from gptsanitize.formats.ooxml.surfaces import read_surfaces
from gptsanitize.formats.ooxml.vocabulary import DRAWING, WORD
from gptsanitize.formats.ooxml.xlsx_formulas import Renames
from gptsanitize.formats.ooxml.xlsx_surfaces import read_surfaces as read_book
from gptsanitize.formats.ooxml.xlsx_surfaces import rewrite_surfaces
from gptsanitize.model import Edit, Place

_SECRET = "FINDME"


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _either(*texts: str, fallback: str | None = None) -> str:
    choices = "".join(f'<mc:Choice Requires="x{n}">{text}</mc:Choice>' for n, text in enumerate(texts))
    last = "" if fallback is None else f"<mc:Fallback>{fallback}</mc:Fallback>"
    return f"<mc:AlternateContent>{choices}{last}</mc:AlternateContent>"


def _paragraph(*content: str) -> bytes:
    return f"<w:p>{''.join(content)}</w:p>".encode()


def _texts(data: bytes) -> list[str]:
    return [surface.text for surface in read_surfaces(data, WORD) if surface.pieces and surface.element == "p"]


def _without_secret(data: bytes) -> bytes:
    splicer = Splicer(data)
    for surface in read_surfaces(data, WORD):
        at = surface.text.find(_SECRET)
        splicer.edit(surface, [(at, at + len(_SECRET), "new")] if at >= 0 else [])
    return splicer.finish()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ((_either(_run("one"), fallback=_run("two")),), ["one", "two"]),
        ((_run("a "), _either(_run("b"), fallback=_run("b")), _run(" c")), ["a b c", "a b c"]),
        ((_run("a"), _either(_run("b")), _run("c")), ["abc", "ac"]),
        ((_run("a"), _either(_run("b"), fallback=""), _run("c")), ["abc", "ac"]),
        ((_run("a"), _either("", fallback=_run("b")), _run("c")), ["abc", "ac"]),
        ((_run("a"), _either("<w:drawing/>", fallback="<w:pict/>"), _run("c")), ["ac"]),
        (
            (_either(_run("a"), fallback=_run("b")), _either(_run("c"), fallback=_run("d"))),
            ["ac", "ad", "bc", "bd"],
        ),
        (
            (_either(_run("a") + _either(_run("b"), fallback=_run("c")), fallback=_run("d")), _run("!")),
            ["ab!", "ac!", "d!"],
        ),
        (("<mc:Fallback>", _run("a"), "</mc:Fallback>", _run("b")), ["ab"]),
        (("<mc:AlternateContent/>", _run("a")), ["a"]),
        ((_run("a"), "<mc:AlternateContent><mc:Fallback/></mc:AlternateContent>"), ["a"]),
    ],
)
def test_each_branch_is_read_with_what_is_around_it(content: tuple[str, ...], expected: list[str]) -> None:
    assert _texts(_paragraph(*content)) == expected


def test_branches_inside_a_run() -> None:
    inside = "<w:r>" + _either("<w:t>one</w:t>", fallback="<w:t>two</w:t>") + "</w:r>"
    assert _texts(_paragraph(inside)) == ["one", "two"]


def test_a_text_box_in_each_branch_is_no_part_of_the_paragraph() -> None:
    box = _paragraph(_run("box")).decode()
    shape = "<w:r>" + _either(f"<w:drawing>{box}</w:drawing>", fallback=f"<w:pict>{box}</w:pict>") + "</w:r>"
    assert sorted(_texts(_paragraph(_run("around "), shape, _run("it")))) == ["around it", "box", "box"]


def test_the_guide_of_a_word_has_branches() -> None:
    guide = "<w:ruby><w:rt>" + _either(_run("x"), fallback=_run("y")) + f"</w:rt><w:rubyBase>{_run('b')}</w:rubyBase>"
    assert sorted(_texts(_paragraph(guide, "</w:ruby>"))) == ["b", "b", "x", "y"]


def test_branches_of_a_drawing() -> None:
    both = "<a:r><a:t>one</a:t></a:r>"
    data = f"<a:p>{_either(both, fallback=both)}</a:p>".encode()
    assert [surface.text for surface in read_surfaces(data, DRAWING) if surface.element == "p"] == ["one", "one"]


@pytest.mark.parametrize("cut", range(len(_SECRET) + 1))
def test_a_value_over_the_border_goes_from_every_branch(cut: int) -> None:
    before, after = _SECRET[:cut], _SECRET[cut:]
    for data in (
        _paragraph(_run("it: " + before), _either(_run(after), fallback=_run(after)), _run(".")),
        _paragraph(_run("it: "), _either(_run(before), fallback=_run(before)), _run(after)),
    ):
        new = _without_secret(data)
        assert all(_SECRET not in text for text in _texts(new))
        assert all(before not in text or not before for text in _texts(new))
        assert any("new" in text for text in _texts(new))


@pytest.mark.parametrize("cut", range(len(_SECRET) + 1))
def test_a_value_in_the_branches_of_a_workbook_s_drawing(cut: int) -> None:
    before, after = (f"<a:r><a:t>{half}</a:t></a:r>" for half in (_SECRET[:cut], _SECRET[cut:]))
    both = _either(after, fallback=after)
    data = f"<xdr:sp><xdr:txBody><a:p>{before}{both}</a:p><a:p>{both}{before}</a:p></xdr:txBody></xdr:sp>".encode()
    found = list(read_book(data, Place.BODY, lambda *_: False))
    assert [surface.text for surface in found].count(_SECRET) >= 2
    edits = [(surface, [Edit(0, 0, len(_SECRET), "new")]) for surface in found if surface.text == _SECRET]
    new = rewrite_surfaces(data, edits, Renames(), lambda *_: None)
    assert "new" in {surface.text for surface in read_book(new, Place.BODY, lambda *_: False)}
    assert all(_SECRET not in surface.text for surface in read_book(new, Place.BODY, lambda *_: False))


def test_what_two_readings_of_a_workbook_edit_is_edited_for_good() -> None:
    runs = "<a:r><a:t>one two</a:t></a:r>", "<a:r><a:t>x</a:t></a:r>"
    data = f"<a:p>{runs[0]}{_either(runs[1], fallback=runs[1])}</a:p>".encode()
    first, second = read_book(data, Place.BODY, lambda *_: False)
    edits = [(first, [Edit(0, 0, 3, "A")]), (second, [Edit(1, 4, 7, "B")])]
    assert b"A B" in rewrite_surfaces(data, edits, Renames(), lambda *_: None)


def test_neighbours_of_many_are_read_in_all_combinations() -> None:
    data = _paragraph(*(_either(_run(f"a{n} "), fallback=_run(f"b{n} ")) for n in range(20)))
    texts = _texts(data)
    assert len(texts) == 4
    for n in range(19):
        for pair in (f"a{n} a{n + 1}", f"a{n} b{n + 1}", f"b{n} a{n + 1}", f"b{n} b{n + 1}"):
            assert any(pair in text for text in texts)


def test_too_many_branches_are_refused() -> None:
    with pytest.raises(LimitError):
        _texts(_paragraph(_either(*(_run(str(n)) for n in range(40)))))


def test_pieces_of_a_text_without_branches_come_back() -> None:
    assert list(branch_readings([1, 2], lambda _: b"")) == [[1, 2]]
