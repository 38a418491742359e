"""What a file looks like without its words: paragraphs, tables, sheets, rows, pages, pictures, types of cells."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.company.expand import decode, table
from lxml import etree  # type: ignore[import-untyped]

_NUMBER = re.compile(r"[-+]?[0-9][0-9.,]*")


def shape(path: Path) -> dict[str, Any]:
    """Properties of a file that cleaning should leave alone."""
    try:
        return _shape(path)
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        return {"opens": f"{type(error).__name__}: {error}"[:200]}


def _shape(path: Path) -> dict[str, Any]:
    readers = {".docx": _docx, ".xlsx": _xlsx, ".pdf": _pdf, ".csv": _table, ".tsv": _table}
    return readers.get(path.suffix.lower(), _text)(path)


def _docx(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        found["pictures"] = sum(name.startswith("word/media/") for name in names)
        for name in sorted(names):
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes|comments)\.xml", name):
                counts = Counter(
                    element.tag.rpartition("}")[2]
                    for element in etree.fromstring(archive.read(name)).iter()
                    if isinstance(element.tag, str)
                )
                for tag in (
                    "p",
                    "tbl",
                    "tr",
                    "tc",
                    "drawing",
                    "sdt",
                    "hyperlink",
                    "sectPr",
                    "footnoteReference",
                    "comment",
                    "pStyle",
                    "txbxContent",
                ):
                    found[f"{name} {tag}"] = counts[tag]
    return found


def _xlsx(path: Path) -> dict[str, Any]:
    from openpyxl import load_workbook

    found: dict[str, Any] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(path)
    found["sheets"] = [(sheet.dimensions, sheet.sheet_state, sheet.freeze_panes) for sheet in book.worksheets]
    found["names"] = len(book.defined_names)
    for number, sheet in enumerate(book.worksheets):
        found[f"types {number}"] = {
            cell.coordinate: (cell.data_type, cell.number_format) for row in sheet.iter_rows() for cell in row
        }
        found[f"others {number}"] = (
            len(sheet.tables),
            len(sheet.data_validations.dataValidation),
            len(getattr(sheet, "_charts", ())),  # openpyxl has no public list of charts
            sum(cell.comment is not None for row in sheet.iter_rows() for cell in row),
            sheet.auto_filter.ref,
        )
    return found


def _pdf(path: Path) -> dict[str, Any]:
    from pypdf import PdfReader

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reader = PdfReader(path)
        return {
            "pages": [tuple(round(float(side)) for side in page.mediabox) for page in reader.pages],
            "pictures": [len(page.images) for page in reader.pages],
            "fields": len(reader.get_fields() or {}),
            "outline": len(reader.outline),
        }


def _table(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    rows = table(decode(data), path.suffix.lower())
    return {**_ends(data), "rows": [[_type(cell) for cell in row] for row in rows]}


def _type(cell: str) -> str:
    return "empty" if not cell else "number" if _NUMBER.fullmatch(cell) else "text"


def _text(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    lines = decode(data).splitlines()
    marks = [re.match(r"[ \t>#*|`-]*", line)[0] for line in lines]  # type: ignore[index]
    return {
        **_ends(data),
        "lines": marks,
        "blank": [not line.strip() for line in lines],
        "columns": [_marks(line) for line in lines],
    }


def _marks(line: str) -> str:
    """What separates fields in tables, code and markup; a name holds none of it."""
    return "".join(re.findall(r"""[|;{}<>"\t]|', '""", line))


def _ends(data: bytes) -> dict[str, Any]:
    return {
        "mark": data[:2] if data[:1] in b"\xff\xfe\xef" else b"",
        "crlf": data.count(b"\r\n") > 0,
        "final": data[-1:],
    }
