"""What must be known of a workbook before its cells are read: sheets and their order, styles, tables, columns' headers.

Reads small parts through `package` and `xml`, and the first rows of each sheet. It yields no segments and writes
nothing. (ECMA-376-1 18.2 workbook, 18.8 styles, 18.5 tables)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.package import Package, Part
from gptsanitize.formats.ooxml.xlsx_numbers import GENERAL, NumberFormat, parse_format

__all__ = [
    "Area",
    "Sheet",
    "Table",
    "column_number",
    "hidden_columns",
    "is_identifier_header",
    "read_formats",
    "read_sheets",
    "read_table",
]

_MAX_COLUMNS = 16_384
_WORKSHEET = "spreadsheetml.worksheet+xml"
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?", re.ASCII)
_COLS = re.compile(rb"<(?:[A-Za-z0-9]++:)?col\s[^>]*+>")
_IDENTIFIER = re.compile(
    r"(?<![a-z])(?:id|ids|ident|identifier|no|nr|num|number|nummer|numero|número|nº|n°|code|key|ref|reference|ssn|sin|tin|itin|ein|vat"
    r"|nino|nhs|mrn|npi|dea|uid|uuid|upi|aadhaar|pan|cpf|cnpj|nif|nie|dni|bsn|pesel|egn|cnp|steuer\w*|tax\w*|phone|telephone|telefon"
    r"|tel|fax|mobile|mobil|handy|cell|contact|zip|zipcode|postal|postcode|plz|cap|cp|iban|bic|account|acct|konto|kontonummer"
    r"|card|karte|kreditkarte|cc|ccn|cvv|cvc|pin|otp|passport|pass|reisepass|ausweis\w*|license|licence|driver\w*|plate|vin|imei|imsi"
    r"|iccid|serial|employee|personal\w*|personnel|staff|badge|customer|kunde\w*|kd|client|patient|member|mitglied\w*|student|matrikel\w*"
    r"|policy|claim|case|invoice|rechnung\w*|order|contract|vertrag\w*|routing|sort|swift|birth\w*|geburt\w*|born|dob|age|alter|salary"
    r"|gehalt\w*|lohn\w*|[a-zäöü]*heuer|entgelt\w*|ext|extension|durchwahl|nebenstelle|dw|wages?|income|pay|payroll|compensation|remuneration|earnings|gross|net|brutto\w*|netto\w*|bezüge|verg[üu]tung\w*"
    r"|jahresgehalt|monatsgehalt|salaire|sueldo|salario|sal[áa]rio|stipendio|retribuzione|rémunération|nómina|bonus|document|login"
    r"|registration|plates?|kennzeichen|kfz|matr[íi]cula|immatriculation|targa|lat|latitude|lon|lng|long|longitude|gps|password|passwort|secret|token)(?![a-z])|#"
)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; rows and columns count from 1 and include the last."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet: the part it is in, where its header row is (0: none), and its columns' names in order."""

    part: str = field(repr=False)
    area: Area
    header_row: int
    name: str = field(repr=False)
    columns: tuple[str, ...] = field(repr=False)


@dataclass(slots=True)
class Sheet:
    """A worksheet in the order of the workbook. `number` counts from 1 over all kinds of sheets."""

    number: int
    part: Part
    hidden: bool
    tables: tuple[Table, ...]
    is_plain: bool = True


def read_sheets(package: Package, workbook: Part, data: bytes) -> Iterator[tuple[str, bool, Part | None]]:
    """Sheets in order: name, whether it is hidden, and its part; then worksheets that the workbook does not name."""
    targets = {edge.id: edge.target for edge in package.relationships(workbook.name) if not edge.external}
    seen: set[str] = set()
    for _, attributes in xml.elements(data, ("sheet",)):
        part = package.by_name.get(targets.get(attributes.get("id", ""), ""))
        hidden = attributes.get("state", "visible") != "visible"
        if part is not None and part.name in seen:
            part = None
        seen.add(part.name if part else "")
        yield attributes.get("name", ""), hidden, part
    for part in package.parts:
        if is_worksheet(part) and part.name not in seen:
            yield "", True, part


def is_worksheet(part: Part) -> bool:
    """Whether the part holds rows of cells."""
    return part.content_type.endswith(_WORKSHEET)


def read_formats(data: bytes) -> list[NumberFormat]:
    """The number format of each cell style, from `styles.xml`."""
    codes: dict[int, str] = {}
    formats: list[NumberFormat] = []
    inside = False
    for element, attributes in xml.elements(data, ("numFmt", "xf", "cellXfs", "cellStyleXfs", "cellStyles", "dxfs")):
        if element == "numFmt":
            codes.setdefault(_whole(attributes.get("numFmtId", "")), attributes.get("formatCode", ""))
        elif element == "xf":
            if inside:
                number = _whole(attributes.get("numFmtId", "0"))
                formats.append(parse_format(number, codes.get(number)))
        else:
            inside = element == "cellXfs"
    return formats or [GENERAL]


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def read_table(part: str, data: bytes) -> Table | None:
    """A table part; `None` if it does not say where it is."""
    area: Area | None = None
    name, header = "", 1
    columns: list[str] = []
    for element, attributes in xml.elements(data, ("table", "tableColumn")):
        if element == "table" and area is None:
            area = parse_area(attributes.get("ref", ""))
            name = attributes.get("displayName") or attributes.get("name", "")
            header = _whole(attributes.get("headerRowCount", "1"))
        elif element == "tableColumn":
            columns.append(attributes.get("name", ""))
    if area is None:
        return None
    return Table(part, area, area.top if header else 0, name, tuple(columns))


def parse_area(text: str) -> Area | None:
    """`B2:D9` or `B2`."""
    match = _AREA.fullmatch(text)
    if not match:
        return None
    top, left = int(match[2]), column_number(match[1])
    return Area(top, left, int(match[4] or top), column_number(match[3]) if match[3] else left)


def column_number(letters: str) -> int:
    """`A` -> 1, `XFD` -> 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> bytes:
    """1 -> `A`."""
    letters = ""
    while number > 0:
        number, digit = divmod(number - 1, 26)
        letters = chr(65 + digit) + letters
    return letters.encode()


def hidden_columns(head: bytes) -> frozenset[bytes]:
    """Letters of the columns that the head of a sheet hides."""
    found: set[bytes] = set()
    for tag in _COLS.findall(head):
        attributes = {xml.local_name(key).decode(): text for key, _, text in xml.read_attributes(tag)}
        if attributes.get("hidden") in {"1", "true"}:
            first, last = _whole(attributes.get("min", "0")), _whole(attributes.get("max", "0"))
            found.update(column_letters(number) for number in range(max(first, 1), min(last, _MAX_COLUMNS) + 1))
    return frozenset(found)


def is_identifier_header(header: str) -> bool:
    """Whether all numbers under this header are worth reading: identifiers, dates of birth, pay, positions."""
    return _IDENTIFIER.search(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header).replace("_", " ").lower()) is not None
