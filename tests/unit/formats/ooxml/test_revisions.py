"""Accepting tracked changes gives the text that Word gives on "accept all"."""

from __future__ import annotations

import re

import pytest

from gptsanitize.formats.ooxml.revisions import accept_revisions, join_paragraphs

_GONE = '<w:del w:id="1" w:author="a"><w:r><w:delText>gone</w:delText></w:r></w:del>'
_MARK = '<w:pPr><w:jc w:val="left"/><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def accepted(body: str) -> str:
    return accept_revisions(f"<w:body>{body}</w:body>".encode()).decode()


def paragraphs(markup: str) -> list[str]:
    return ["".join(re.findall(r"<w:t>([^<]*)", part)) for part in re.findall(r"<w:p[ >].*?</w:p>", markup)]


def test_what_holds_no_revision_is_the_same_object() -> None:
    data = f"<w:body><w:p>{run('a')}</w:p></w:body>".encode()
    assert accept_revisions(data) is data
    assert join_paragraphs(data) is data


def test_insertions_stay_and_deletions_go() -> None:
    markup = accepted(f'<w:p>{run("a")}<w:ins w:id="1" w:author="a">{run("b")}{_GONE}</w:ins>{_GONE}</w:p>')
    assert paragraphs(markup) == ["ab"]
    assert "author" not in markup
    assert "gone" not in markup


def test_moved_text_stands_where_it_was_moved_to() -> None:
    ranges = '<w:moveFromRangeStart w:id="1" w:name="m"/>{}<w:moveFromRangeEnd w:id="1"/>'
    away = ranges.format(f'<w:moveFrom w:id="2">{run("x")}</w:moveFrom>')
    here = f'<w:moveTo w:id="3">{run("x")}</w:moveTo>'
    markup = accepted(f"<w:p>{away}{run('a')}</w:p><w:p>{here}</w:p>")
    assert paragraphs(markup) == ["a", "x"]
    assert "move" not in markup


def test_former_properties_go() -> None:
    former = '<w:rPrChange w:id="1" w:author="a"><w:rPr><w:b/></w:rPr></w:rPrChange>'
    markup = accepted(f"<w:p><w:r><w:rPr><w:i/>{former}</w:rPr><w:t>a</w:t></w:r></w:p>")
    assert "<w:rPr><w:i/></w:rPr>" in markup


def test_a_deleted_mark_joins_two_paragraphs_under_the_properties_of_the_second() -> None:
    second = f'<w:p w:x="2"><w:pPr><w:jc w:val="right"/></w:pPr>{run("ith")}</w:p>'
    markup = accepted(f"<w:p>{_MARK}{run('Sm')}</w:p>{second}")
    assert paragraphs(markup) == ["Smith"]
    assert markup.count('<w:jc w:val="right"/>') == 1
    assert "left" not in markup


def test_many_deleted_marks_join_a_chain_over_bookmarks() -> None:
    links = f"<w:p>{_MARK}{run('a')}</w:p>" + '<w:bookmarkStart w:id="1" w:name="x"/>' + f"<w:p>{_MARK}{run('b')}</w:p>"
    markup = accepted(f"{links}<w:p>{run('c')}</w:p><w:p>{run('d')}</w:p>")
    assert paragraphs(markup) == ["abc", "d"]
    assert "bookmarkStart" in markup


def test_an_emptied_paragraph_goes_but_not_the_last_of_a_cell() -> None:
    empty = f"<w:p>{_MARK}{_GONE}</w:p>"
    assert paragraphs(accepted(f"{empty}<w:tbl><w:tr><w:tc>{empty}</w:tc></w:tr></w:tbl>")) == [""]


def test_a_mark_that_ends_a_section_stays() -> None:
    mark = _MARK.replace("</w:pPr>", "<w:sectPr/></w:pPr>")
    assert paragraphs(accepted(f"<w:p>{mark}{run('a')}</w:p><w:p>{run('b')}</w:p>")) == ["a", "b"]


def row(text: str, properties: str = "") -> str:
    return f"<w:tr>{properties}<w:tc><w:p>{run(text)}</w:p></w:tc></w:tr>"


@pytest.mark.parametrize("around", ["{}", "<w:tbl><w:tr><w:tc>{}<w:p/></w:tc></w:tr></w:tbl>"])
def test_deleted_rows_go_and_so_does_a_table_of_them(around: str) -> None:
    deleted = '<w:trPr><w:del w:id="1" w:author="a"/></w:trPr>'
    assert paragraphs(accepted(around.format(f"<w:tbl>{row('a')}{row('b', deleted)}</w:tbl>"))) == ["a"]
    assert "tbl" not in accepted(f"<w:tbl>{row('b', deleted)}</w:tbl>")


def test_a_deleted_row_goes_with_the_table_in_it() -> None:
    deleted = '<w:trPr><w:del w:id="1" w:author="a"/></w:trPr>'
    inner = f"<w:tbl>{row('inner')}</w:tbl>"
    outer = f"<w:tr>{deleted}<w:tc>{inner}<w:p/></w:tc></w:tr>"
    assert paragraphs(accepted(f"<w:tbl>{outer}{row('kept')}</w:tbl>")) == ["kept"]


def test_deleted_cells_go_and_so_does_a_row_of_them() -> None:
    cell = f'<w:tc><w:tcPr><w:cellDel w:id="1" w:author="a"/></w:tcPr><w:p>{run("x")}</w:p></w:tc>'
    kept = f"<w:tc><w:p>{run('y')}</w:p></w:tc>"
    markup = accepted(f"<w:tbl><w:tr>{cell}{kept}</w:tr><w:tr>{cell}</w:tr></w:tbl>")
    assert paragraphs(markup) == ["y"]
    assert markup.count("<w:tr>") == 1


def test_any_prefix_will_do() -> None:
    revisions = b'<ins author="a"><r><t>a</t></r></ins><del author="a"><r><delText>b</delText></r></del>'
    data = b'<body xmlns="w"><p>' + revisions + b"</p></body>"
    assert accept_revisions(data) == b'<body xmlns="w"><p><r><t>a</t></r></p></body>'
