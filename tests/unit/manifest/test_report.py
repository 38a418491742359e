"""The report: complete, self-contained, and safe with hostile names."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.manifest import FileRecord, Manifest
from gptsanitize.manifest.report import to_html
from gptsanitize.model import Coverage, Level, OutcomeKind, Reason, Treatment

VOID = {"meta", "wbr"}


class Page(HTMLParser):
    """Elements that are open, and what was seen; a page that closes wrongly fails."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.rows: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag == "tr":
            self.rows.append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if "tr" in self.open:
            self.rows[-1] += f"{data} "


def record(source: str = "a/letter.docx", **fields: object) -> FileRecord:
    facts: dict[str, object] = {
        "source": source,
        "output": source,
        "format": "docx",
        "outcome": OutcomeKind.CLEAN,
        "level_before": Level.CONFIDENTIAL,
        "level_after": Level.INTERNAL,
        "counts": {"PERSON": 3},
        "sha256": "a" * 64,
        "bytes": 2048,
        **fields,
    }
    return FileRecord(**facts)  # type: ignore[arg-type]


HELD = FileRecord(
    "b/scan.pdf",
    None,
    "pdf",
    OutcomeKind.WITHHELD,
    "image-only-page",
    "page 2 is an image",
    "leave it out",
    Level.PUBLIC,
)


def page(*records: FileRecord) -> Page:
    return Page(to_html(Manifest.of(records, policy_digest="d" * 64, key_id="k-77")))


def test_report_needs_nothing_from_elsewhere() -> None:
    text = to_html(Manifest.of([record(), HELD], policy_digest="d" * 64, key_id="k-77"))
    parsed = Page(text)
    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "base"} & set(parsed.seen)
    assert not {"src", "href", "srcset", "action"} & {name for name, _ in parsed.attributes}
    assert "url(" not in text
    assert "@import" not in text


def test_report_says_what_a_reviewer_asks() -> None:
    text = page(record(), HELD).text
    for said in (
        "1 of 2 files is clean; 1 held back.",
        "Names of people",
        "Page 2 is an image",
        "Leave it out",
        "d" * 64,
        "k-77",
        "pseudonymised",
        "signature",
        "image-only-page",
    ):
        assert said in text


def test_problems_come_first() -> None:
    rows = page(record("a.docx"), HELD).rows
    files = [row for row in rows if row.startswith(("a.docx", "b/ scan.pdf"))]
    assert [row.split()[0] for row in files][-2:] == ["b/", "a.docx"]


def test_parts_that_nobody_read_and_levels_that_stay_high_are_named() -> None:
    risky = record(
        level_after=Level.CONFIDENTIAL,
        reasons=(Reason(Level.CONFIDENTIAL, "marking: confidential", 1),),
        coverage=(Coverage("word/media/image1.png", Treatment.UNREAD, "pixels"),),
    )
    text = page(risky).text
    assert "Delivered, and still sensitive" in text
    assert "its marking “confidential”" in text
    assert "parts that nobody read" in text
    assert "Nothing: every file is clean" in page(record()).text


@pytest.mark.parametrize("records", [(), (record(),), (HELD,)])
def test_report_of_few_files_is_whole(records: tuple[FileRecord, ...]) -> None:
    assert "Sign-off" in page(*records).text


def test_many_parts_are_summed_up() -> None:
    parts = tuple(Coverage(f"page {number}", Treatment.REWRITTEN) for number in range(1000))
    text = page(record(coverage=parts)).text
    assert "Rewritten (1,000)" in text
    assert "and 976 more" in text


@given(st.text(min_size=1), st.text())
def test_hostile_names_stay_names(name: str, message: str) -> None:
    plain = page(record("x"), HELD)
    hostile = page(
        record(name, coverage=(Coverage(name, Treatment.DROPPED, message),), reasons=(Reason(Level.PUBLIC, name),)),
        FileRecord(name, None, name, OutcomeKind.FAILED, name or "r", message, message),
    )
    assert set(hostile.seen) <= {*plain.seen, "i"}
    assert not any(char in hostile.text for char in "\u202e\u200b\x00\x1b")


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '" onload="x', "a\u202etxt.exe", "&lt;b&gt;", "\ud800"])
def test_known_tricks_are_shown_as_text(name: str) -> None:
    parsed = page(record(name))
    assert "script" not in parsed.seen
    assert "onload" not in {attribute for attribute, _ in parsed.attributes}
