"""What policy does about values, in written files: nothing of a dropped or generalised value is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from gptsanitize import Key, Sanitizer
from gptsanitize.pipeline import TextSanitizer
from gptsanitize.policy import load_policy

KEY = Key(bytes(range(7, 39)))
POLICY = """
names_model: ''
terms: [Nightjar]
entities:
  EMAIL: {action: drop}
  TERM: {action: drop}
  IP_ADDRESS: {action: generalise}
  BIRTH_DATE: {action: generalise}
  SALARY: {action: generalise}
"""


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "policy.yaml"
    path.write_text(POLICY, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Write to jane.roe@halden.org today.", "Write to today."),
        ("Write to jane.roe@halden.org.", "Write to."),
        ("jane.roe@halden.org wrote.", "wrote."),
        ("Project Nightjar", "Project"),
        ("(jane.roe@halden.org)", "()"),
        ("  Nightjar  ", ""),
        ("one\njane.roe@halden.org\ntwo", "one\n\ntwo"),
        ("Nightjar jane.roe@halden.org end", "end"),
        ("Host 10.20.30.40 is down", "Host 10.20.30.0/24 is down"),
    ],
)
def test_the_blank_beside_a_dropped_value_goes_too(policy: Path, text: str, clean: str) -> None:
    assert TextSanitizer(load_policy(policy), KEY).clean(text) == clean


def test_cells_of_dropped_values_are_empty(policy: Path, tmp_path: Path) -> None:
    source, target = tmp_path / "staff.csv", tmp_path / "clean.csv"
    source.write_text(
        'name,email,date of birth,salary\nA,jane.roe@halden.org,1980-03-02,"$85,300"\nB,,1990-12-01,$71000\n', "utf-8"
    )
    with Sanitizer(policy, KEY, jobs=1) as sanitizer:
        sanitizer.file(source, target)
    rows = [line.split(",") for line in target.read_text("utf-8").splitlines()]
    assert rows[1][:3] == ["A", "", "1980"]
    assert rows[2][:3] == ["B", "", "1990"]
    assert "85,300" not in target.read_text("utf-8")


def test_cells_of_workbooks_too(policy: Path, tmp_path: Path) -> None:
    import datetime as dt

    from openpyxl import Workbook, load_workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["email", "project", "date of birth", "salary"])
    sheet.append(["jane.roe@halden.org", "Nightjar", dt.date(1980, 3, 2), 85300])
    sheet.append(["sam.poe@halden.org", "none", dt.date(1990, 12, 1), 71250])
    source, target = tmp_path / "staff.xlsx", tmp_path / "clean.xlsx"
    book.save(source)
    with Sanitizer(policy, KEY, jobs=1) as sanitizer:
        sanitizer.file(source, target)
    made = load_workbook(target)
    cells = [[cell.value for cell in row] for row in made.worksheets[0].iter_rows(min_row=2)]
    assert cells[0][0] in {None, ""}
    assert cells[0][1] in {None, ""}
    assert cells[1][1] == "none"
    assert cells[0][2] == "1980"
    assert cells[0][3] == "80000-90000"


def test_paragraphs_of_documents_too(policy: Path, tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("Write to jane.roe@halden.org today.")
    document.add_paragraph("jane.roe@halden.org")
    source, target = tmp_path / "letter.docx", tmp_path / "clean.docx"
    document.save(str(source))
    with Sanitizer(policy, KEY, jobs=1) as sanitizer:
        sanitizer.file(source, target)
    assert [paragraph.text for paragraph in Document(str(target)).paragraphs] == ["Write to today.", ""]


def test_pages_too(policy: Path, tmp_path: Path) -> None:
    from pypdf import PdfReader
    from reportlab.pdfgen.canvas import Canvas

    source, target = tmp_path / "page.pdf", tmp_path / "clean.pdf"
    canvas = Canvas(str(source))
    canvas.drawString(72, 700, "Write to jane.roe@halden.org today, host 10.20.30.40.")
    canvas.save()
    with Sanitizer(policy, KEY, jobs=1) as sanitizer:
        sanitizer.file(source, target)
    text = PdfReader(target).pages[0].extract_text()
    assert "halden" not in text
    assert "10.20.30.0/24" in text
    assert "today" in text


def test_names_are_never_empty(policy: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "Nightjar.txt").write_text("Project Nightjar", "utf-8")
    with Sanitizer(policy, KEY, jobs=1) as sanitizer:
        sanitizer.folder(folder, tmp_path / "out")
    names = [path.name for path in (tmp_path / "out" / "clean").rglob("*.txt")]
    assert len(names) == 1
    assert "Nightjar" not in names[0]
    assert len(names[0]) > len(".txt")
