"""Text and Markdown: what is a segment, and what a write leaves alone."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from gptsanitize.errors import LimitError, WithheldError
from gptsanitize.formats import open_document
from gptsanitize.limits import Limits
from gptsanitize.model import Edit, FormatOptions, Place, Segment, Treatment


def _segments(folder: Path, data: bytes | str, name: str = "sample.md") -> list[Segment]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with open_document(path, FormatOptions(), Limits()) as document:
        segments = list(document.segments())
        assert list(document.segments()) == segments
    assert [segment.id for segment in segments] == list(range(len(segments)))
    return segments


def _rewrite(folder: Path, data: bytes | str, edits: dict[str, str], name: str = "sample.md") -> bytes:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    target = io.BytesIO()
    with open_document(path, FormatOptions(), Limits()) as document:
        lazily = (
            Edit(segment.id, segment.text.index(old), segment.text.index(old) + len(old), new)
            for segment in document.segments()
            for old, new in edits.items()
            if old in segment.text
        )
        coverage = document.write(target, lazily)
    assert [part.treatment for part in coverage] == [Treatment.REWRITTEN]
    return target.getvalue()


def test_a_paragraph_is_one_segment_over_its_line_wraps(tmp_path: Path) -> None:
    segments = _segments(tmp_path, "Dear John\nSmith,\n\n\nbye\n", "letter.txt")
    assert [(segment.text, segment.where) for segment in segments] == [
        ("Dear John\nSmith,", "lines 1-2"),
        ("bye", "line 5"),
    ]
    assert {segment.place for segment in segments} == {Place.BODY}


def test_an_empty_file_has_no_segment_and_stays_empty(tmp_path: Path) -> None:
    assert _segments(tmp_path, b"", "empty.txt") == []
    path = tmp_path / "empty.txt"
    target = io.BytesIO()
    with open_document(path, FormatOptions(), Limits()) as document:
        assert [part.treatment for part in document.write(target, [])] == [Treatment.UNCHANGED]
        assert [part.treatment for part in document.coverage()] == [Treatment.UNCHANGED]
    assert target.getvalue() == b""


def test_only_the_edited_range_changes(tmp_path: Path) -> None:
    source = "\ufeffDear John\r\nSmith,\r\n\r\n\tbye \r"
    written = _rewrite(tmp_path, source, {"John\r\nSmith": "Peter\nHall"}, "letter.txt")
    assert written.decode() == "\ufeffDear Peter\r\nHall,\r\n\r\n\tbye \r"


def test_a_long_log_is_cut_between_lines_that_start_anew(tmp_path: Path) -> None:
    log = "".join(f"2026-01-{1 + n % 28:02d} request {n} served\n" for n in range(2000))
    segments = _segments(tmp_path, log, "app.log")
    assert len(segments) > 10
    assert all(segment.text.startswith("2026") and len(segment.text) <= 4100 for segment in segments)
    assert "\n".join(segment.text for segment in segments) + "\n" == log


def test_prose_without_blank_lines_is_cut_at_a_sentence_end(tmp_path: Path) -> None:
    prose = "".join(f"the line number {n}\nends in this sentence.\n" for n in range(500))
    segments = _segments(tmp_path, prose, "prose.txt")
    assert len(segments) > 3
    assert all(segment.text.endswith(".") for segment in segments)


def test_one_enormous_line_is_cut_after_white_space(tmp_path: Path) -> None:
    segments = _segments(tmp_path, "word " * 200_000, "line.txt")
    assert "".join(segment.text for segment in segments) == "word " * 200_000
    assert max(len(segment.text) for segment in segments) <= 32_000
    assert all(segment.text.endswith(" ") for segment in segments)


def test_a_pem_block_with_a_blank_line_is_one_segment(tmp_path: Path) -> None:
    block = (
        "-----BEGIN SAMPLE KEY-----\nProc-Type: 4,ENCRYPTED\n\n"
        + "QUJDREVG" * 8
        + "\n"
        + "QUJD\n" * 300
        + "-----END "
        + "SAMPLE KEY-----"
    )
    assert [segment.text for segment in _segments(tmp_path, f"key\n\n{block}\n\nend\n", "k.txt")] == [
        "key",
        block,
        "end",
    ]


def test_fenced_code_is_code_with_its_blank_lines(tmp_path: Path) -> None:
    segments = _segments(tmp_path, "Set it:\n```sh\nexport A=1\n\nexport B=2\n```\nDone.\n")
    assert [(segment.text, segment.place) for segment in segments] == [
        ("Set it:", Place.BODY),
        ("```sh\nexport A=1\n\nexport B=2\n```", Place.CODE),
        ("Done.", Place.BODY),
    ]


def test_an_unclosed_fence_runs_to_the_end(tmp_path: Path) -> None:
    assert [segment.place for segment in _segments(tmp_path, "~~~\ncode\n\n```\nmore\n")] == [Place.CODE]


TABLE = "| Name | Phone |\n|:-----|------:|\n| John Smith | 1 \\| 2 |\n|  | 3 |\nAnn Lee | 4\n\nafter\n"


def test_a_table_gives_cells_with_their_headers(tmp_path: Path) -> None:
    segments = _segments(tmp_path, TABLE)
    assert [(s.text, s.hint, s.group, s.where) for s in segments[:-1]] == [
        ("Name", "", "", "line 1 column 1"),
        ("Phone", "", "", "line 1 column 2"),
        ("John Smith", "Name", "table 1 column 1", "line 3 column 1"),
        ("1 \\| 2", "Phone", "table 1 column 2", "line 3 column 2"),
        ("3", "Phone", "table 1 column 2", "line 4 column 2"),
        ("Ann Lee", "Name", "table 1 column 1", "line 5 column 1"),
        ("4", "Phone", "table 1 column 2", "line 5 column 2"),
    ]
    assert {segment.place for segment in segments[:-1]} == {Place.TABLE}
    assert segments[-1].place is Place.BODY


def test_a_cell_cannot_gain_a_border_or_a_line(tmp_path: Path) -> None:
    written = _rewrite(tmp_path, TABLE, {"John Smith": "Peter|\nHall"})
    assert written.decode() == TABLE.replace("John Smith", "Peter\\| Hall")


def test_under_a_header_that_says_nothing_the_first_cell_is_the_hint(tmp_path: Path) -> None:
    segments = _segments(tmp_path, "| Setting | Value |\n|---|---|\n| password | abc |\n")
    assert [(segment.text, segment.hint, segment.group) for segment in segments[-2:]] == [
        ("password", "Setting", "table 1 column 1"),
        ("abc", "password", ""),
    ]


def test_pipes_without_a_rule_are_no_table(tmp_path: Path) -> None:
    assert [segment.place for segment in _segments(tmp_path, "a | b\nc | d\n")] == [Place.BODY]


FRONT = "---\ntitle: The plan\nauthors:\n  - John Smith\nmail: 'a@example.com'\n---\nText\n"


def test_front_matter_gives_keys_and_values(tmp_path: Path) -> None:
    segments = _segments(tmp_path, FRONT)
    assert [(segment.text, segment.place, segment.hint) for segment in segments] == [
        ("title", Place.STRUCTURE, ""),
        ("The plan", Place.METADATA, "title"),
        ("authors:", Place.STRUCTURE, ""),
        ("John Smith", Place.METADATA, "authors"),
        ("mail", Place.STRUCTURE, ""),
        ("'a@example.com'", Place.METADATA, "mail"),
        ("Text", Place.BODY, ""),
    ]


def test_front_matter_stays_yaml(tmp_path: Path) -> None:
    written = _rewrite(tmp_path, FRONT, {"The plan": "Plan: it's", "John Smith": "Peter Hall"})
    assert written.decode() == FRONT.replace("The plan", "'Plan: it''s'").replace("John Smith", "Peter Hall")


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    assert [segment.text for segment in _segments(tmp_path, "---\ntext: no end\n")] == ["---\ntext: no end"]


def test_plain_text_has_no_tables(tmp_path: Path) -> None:
    assert {segment.place for segment in _segments(tmp_path, TABLE, "t.txt")} == {Place.BODY}


def test_a_legacy_file_stays_legacy(tmp_path: Path) -> None:
    written = _rewrite(tmp_path, "Zoë met Émile\n".encode("cp1252"), {"Émile": "Łukáš"}, "n.txt")
    assert written == "Zoë met Lukáš\n".replace("š", "\u0161").encode("cp1252")


def test_what_a_legacy_file_cannot_hold_withholds_it(tmp_path: Path) -> None:
    with pytest.raises(WithheldError):
        _rewrite(tmp_path, "Zoë\n".encode("cp1252"), {"Zoë": "Иван"}, "n.txt")


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_text("0123456789")
    with pytest.raises(LimitError):
        open_document(path, FormatOptions(), Limits(file_bytes=5))
