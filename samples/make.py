"""Writes the sample folder: a small company's knowledge files, and the truth about what in them is sensitive.

    python samples/make.py            writes samples/knowledge/ and samples/truth.json
    python samples/make.py --check    says whether the committed files are what this script writes

Everything is invented: domains are reserved (RFC 2606), phone numbers lie in ranges kept for fiction where a country
has them, cards are the schemes' published test numbers, and credentials are built here from pieces. The same people and
customers appear in several files in several spellings. `truth.json` is no second list: a value enters it in the moment
in which it is written into a file (`Sheet.person`, `Sheet.mask`, `Sheet.keep`).

The bytes do not depend on the day or the machine: members of archives are stored with a fixed date, PDFs are invariant.
Needs the development requirements (python-docx, openpyxl, reportlab).
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import re
import sys
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SEED = 20260417
STAMP = datetime(2026, 4, 17, 9, 0, 0)  # noqa: DTZ001 -- Office properties hold a naive time
DOMAIN = "northgate-analytics.example"


@dataclass(frozen=True)
class Person:
    """One invented person, with everything the files say about them."""

    key: str
    given: str
    family: str
    title: str
    mail: str
    phone: str
    born: date
    city: str
    street: str
    role: str = ""

    @property
    def user(self) -> str:
        """The name in systems: `jsmith`."""
        return _ascii(self.given[0] + self.family.replace(" ", "")).lower()

    def spelled(self, style: str) -> str:
        """The person as people write them: `full`, `inverted`, `titled`, `initial`, `capitals`, `mail`, `user` ..."""
        return {
            "full": f"{self.given} {self.family}",
            "inverted": f"{self.family}, {self.given}",
            "titled": f"{self.title} {self.family}",
            "initial": f"{self.given[0]}. {self.family}",
            "capitals": f"{self.given} {self.family}".upper(),
            "given": self.given,
            "family": self.family,
            "mail": self.mail,
            "user": self.user,
            "underscored": f"{self.family}_{self.given}",
        }[style]


@dataclass(frozen=True)
class Customer:
    """One invented company that buys from ours."""

    key: str
    name: str
    number: str
    contact: str
    city: str
    street: str
    postcode: str


def _ascii(text: str) -> str:
    return text.translate(str.maketrans("üéáóñ", "ueaon")).replace("'", "").replace("-", "")


def _person(line: str) -> Person:
    key, given, family, title, phone, born, city, street, role = (part.strip() for part in line.split("|"))
    domain = DOMAIN if role else {"okafor": "bluewater-foods.example", "johansson": "svea-logistik.example"}[key]
    mail = f"{_ascii(given)}.{_ascii(family.replace(' ', ''))}@{domain}".lower()
    return Person(key, given, family, title, mail, phone, date.fromisoformat(born), city, street, role)


_PEOPLE = """
smith    |John   |Smith       |Mr.|+44 20 7946 0112|1981-03-14|London    |12 Larkspur Road   |Head of Delivery
garcia   |Maria  |Garcia Lopez|Ms.|+44 20 7946 0127|1990-11-02|London    |7 Quarry Lane      |Data Engineer
rahman   |Aisha  |Rahman      |Dr.|+44 20 7946 0139|1978-06-25|Oxford    |31 Bishops Walk    |Chief Scientist
chen     |Wei    |Chen        |Mr.|+44 20 7946 0144|1994-01-19|Reading   |4 Foundry Street   |Platform Engineer
nair     |Priya  |Nair        |Ms.|+44 20 7946 0158|1987-09-08|London    |88 Harrow Close    |Account Manager
mueller  |Thomas |Müller      |Mr.|+49 30 23125 417|1972-12-30|Berlin    |Lindenweg 16       |Sales Director
oconnor  |Siobhan|O'Connor    |Ms.|+44 20 7946 0163|1985-04-17|Bristol   |2 Chapel Mews      |Head of People
miller   |Robert |Miller      |Mr.|(212) 555-0148  |1969-08-21|New York  |410 Alder Avenue   |Regional Counsel
alsayed  |Fatima |Al-Sayed    |Ms.|+44 20 7946 0175|1992-02-11|Cambridge |19 Millers Yard    |Finance Manager
novak    |Petra  |Novak       |Ms.|+44 20 7946 0186|1996-07-04|London    |53 Tanner Row      |Support Analyst
okafor   |Daniel |Okafor      |Mr.|(415) 555-0163  |1983-10-27|Oakland   |2250 Juniper Street|
johansson|Emma   |Johansson   |Ms.|+44 20 7946 0191|1988-05-16|Gothenburg|Hamngatan 9        |
"""
PEOPLE = {person.key: person for person in map(_person, _PEOPLE.strip().splitlines())}
STAFF = [person for person in PEOPLE.values() if person.role]
CUSTOMERS = {
    "bluewater": Customer(
        "bluewater", "Bluewater Foods Inc.", "C-40117", "okafor", "Oakland", "2250 Juniper Street", "94607"
    ),
    "svea": Customer("svea", "Svea Logistik AB", "C-40122", "johansson", "Gothenburg", "Hamngatan 9", "411 06"),
    "hartwell": Customer(
        "hartwell", "Hartwell & Pike Ltd", "C-40135", "smith", "Leeds", "3 Copperas Street", "LS1 4AP"
    ),
    "brandt": Customer("brandt", "Brandt Maschinenbau GmbH", "C-40148", "mueller", "Kassel", "Holzweg 21", "34117"),
}
COMPANY = "Northgate Analytics Ltd"


class Sheet:
    """The truth of one file. Each method returns the text to write, so that what is written is what is recorded."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._mask: dict[str, str] = {}
        self._people: dict[str, dict[str, None]] = {}
        self._keep: dict[str, None] = {}

    def person(self, key: str, style: str = "full") -> str:
        """A spelling of a person. Of "Mr. Smith" the name is what must go."""
        person = PEOPLE[key]
        text = person.spelled(style)
        value = person.family if style == "titled" else text
        entity = {"mail": "EMAIL", "user": "USERNAME"}.get(style, "PERSON")
        self._mask[value] = entity
        self._people.setdefault(key, {})[text] = None
        return text

    def mask(self, entity: str, value: str) -> str:
        """A value that must not survive."""
        self._mask[value] = entity
        return value

    def keep(self, value: str) -> str:
        """A harmless value that must survive."""
        self._keep[value] = None
        return value

    def facts(self) -> dict[str, object]:
        """The entry of this file in truth.json."""
        return {
            "mask": [{"value": value, "entity": entity} for value, entity in self._mask.items()],
            "people": {key: list(spellings) for key, spellings in self._people.items()},
            "keep": list(self._keep),
        }


@dataclass
class Folder:
    """The files as they are made, and their truth."""

    files: dict[str, bytes] = field(default_factory=dict)
    sheets: list[Sheet] = field(default_factory=list)
    random: random.Random = field(default_factory=lambda: random.Random(SEED))

    def sheet(self, name: str) -> Sheet:
        """Begin a file."""
        self.sheets.append(Sheet(name))
        return self.sheets[-1]

    def iban(self, country: str, bank: str, digits: int) -> str:
        """An account number with right check digits (ISO 13616), at a bank that does not exist."""
        account = bank + "".join(str(self.random.randrange(10)) for _ in range(digits))
        numeric = "".join(str(int(char, 36)) for char in account + country + "00")
        check = 98 - int(numeric) % 97
        return _grouped(f"{country}{check:02d}{account}")

    def digits(self, count: int) -> str:
        """Random digits, the first not 0."""
        return str(self.random.randrange(10 ** (count - 1), 10**count))

    def ssn(self) -> str:
        """A US social security number of an area that was never given out before 2011."""
        return f"{self.random.randrange(734, 750)}-{self.random.randrange(11, 90)}-{self.random.randrange(1000, 9999)}"


def _grouped(text: str) -> str:
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


# ---- hr/employees.xlsx -----------------------------------------------------------------------------------------------


def employees(folder: Folder) -> None:
    """Four sheets: identifiers stored as numbers, formulas, a comment, a hidden column, document properties."""
    from openpyxl import Workbook
    from openpyxl.comments import Comment

    sheet = folder.sheet("hr/employees.xlsx")
    book = Workbook()
    staff: Any = book.active
    staff.title = "Employees"
    staff.append(
        ["Employee ID", "Name", "Role", "E-mail", "Phone", "Date of birth", "SSN", "Home address", "Manager", "Salary"]
    )
    total = 0
    for row, person in enumerate(STAFF, 2):
        salary = 42_000 + 1_500 * folder.random.randrange(1, 40)
        total += salary
        boss = "smith" if person.key in {"garcia", "chen", "novak"} else "oconnor"
        american = person.key in {"miller", "rahman"}
        staff.append([
            int(sheet.mask("EMPLOYEE_ID", folder.digits(6))),
            sheet.person(person.key, "inverted"),
            sheet.keep(person.role),
            sheet.person(person.key, "mail"),
            sheet.mask("PHONE", person.phone),
            person.born,
            sheet.mask("US_SSN", folder.ssn()) if american else None,
            sheet.mask("ADDRESS", person.street) + f", {person.city}",
            sheet.person(boss, "initial"),
            salary,
        ])  # fmt: skip
        staff.cell(row, 6).number_format = "YYYY-MM-DD"
    last = len(STAFF) + 1
    staff.append(["Total", None, None, None, None, None, None, None, None, f"=SUM(J2:J{last})"])
    staff.column_dimensions["H"].hidden = True
    staff["B3"].comment = Comment(
        f"{sheet.person('garcia', 'given')} moves to Lisbon in June. Ask {sheet.person('oconnor')} about the contract.",
        sheet.person("nair"),
    )
    _payroll(folder, sheet, book)
    _summary(sheet, book, total)
    book.properties.creator = sheet.person("oconnor")
    book.properties.lastModifiedBy = sheet.person("alsayed")
    book.properties.title = "Employees and payroll"
    book.properties.created = STAMP
    stream = io.BytesIO()
    book.save(stream)
    folder.files[sheet.name] = _fixed_zip(stream.getvalue())


def _payroll(folder: Folder, sheet: Sheet, book: Any) -> None:
    pay = book.create_sheet("Payroll")
    pay.append(["Name", "IBAN", "Sort code", "Account number", "Emergency phone", "Company card"])
    cards = ["4111 1111 1111 1111", "5555 5555 5555 4444", "3782 822463 10005"]
    for number, person in enumerate(STAFF):
        bank = ("DE", "99999999", 10) if person.key == "mueller" else ("GB", "NGTE999999", 8)
        pay.append([
            sheet.person(person.key),
            sheet.mask("IBAN", folder.iban(*bank)),
            "99-99-99",
            int(sheet.mask("BANK_ACCOUNT", folder.digits(8))),
            int(sheet.mask("PHONE", "2079460" + str(201 + number))),
            sheet.mask("CREDIT_CARD", cards[number]) if number < len(cards) else None,
        ])  # fmt: skip
    notes = book.create_sheet("Notes")
    notes.append(["Date", "Note"])
    notes.append(
        [
            date(2026, 2, 3),
            f"{sheet.person('smith', 'titled')} approved the budget of {sheet.keep('18,250')} for training.",
        ]
    )
    notes.append(
        [
            date(2026, 2, 9),
            f"Laptop of {sheet.person('chen')} replaced, call {sheet.person('chen', 'initial')} for the old one.",
        ]
    )
    notes.append([date(2026, 3, 5), f'=HYPERLINK("mailto:{sheet.person("oconnor", "mail")}","Ask the people team")'])


def _summary(sheet: Sheet, book: Any, total: int) -> None:
    summary = book.create_sheet("Summary")
    summary.append(["Figure", "Amount"])
    summary.append(["Headcount", f"=COUNTA(Employees!B2:B{len(STAFF) + 1})"])
    summary.append(["Payroll of the year", total])
    sheet.keep(str(total))
    summary.append([sheet.keep("Employer contributions"), "=B3*0.138"])
    summary.append([sheet.keep("Reporting standard"), sheet.keep("ISO 30414")])


# ---- hr/Smith_John_CV.txt --------------------------------------------------------------------------------------------


def curriculum(folder: Folder) -> None:
    """A plain text whose very name says who it is about."""
    sheet = folder.sheet(f"hr/{PEOPLE['smith'].spelled('underscored')}_CV.txt")
    smith = PEOPLE["smith"]
    sheet.person("smith", "underscored")
    wrapped = f"{sheet.person('rahman', 'given')}\n{sheet.person('rahman', 'family')}"
    text = f"""{sheet.person("smith", "capitals")}
Head of Delivery

Born: {sheet.mask("BIRTH_DATE", "14 March 1981")}
Address: {sheet.mask("ADDRESS", smith.street)}, London
Phone: {sheet.mask("PHONE", smith.phone)}
E-mail: {sheet.person("smith", "mail")}

PROFILE
{sheet.person("smith")} has led data projects for fifteen years, from migrations of
{sheet.keep("PostgreSQL")} clusters to reporting under {sheet.keep("ISO 27001")}. Before he joined us in 2014,
{sheet.person("smith", "titled")} built the forecasting team of Hartwell & Pike Ltd. He works closely with {wrapped}
and {sheet.person("garcia")} on everything that needs statistics.

SKILLS
{sheet.keep("Python 3.12")}, SQL, {sheet.keep("Kubernetes")}, negotiation, English and Spanish

REFERENCE
{sheet.person("mueller")}, Sales Director ({sheet.person("mueller", "mail")})
"""
    sheet.mask("ORGANIZATION", "Hartwell & Pike")
    folder.files[sheet.name] = text.replace("\n", "\r\n").encode("cp1252")


# ---- sales/customers.csv ---------------------------------------------------------------------------------------------


def customers(folder: Folder) -> None:
    """Semicolons, decimal commas, quoted notes over two lines."""
    sheet = folder.sheet("sales/customers.csv")
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [
            "Customer no",
            "Company",
            "Contact",
            "E-mail",
            "Phone",
            "Street",
            "City",
            "Postcode",
            "IBAN",
            "Credit limit",
            "Note",
        ]
    )
    notes = {
        "bluewater": f'Call {sheet.person("okafor", "titled")} before noon.\nHe says "no" to e-mail.',
        "svea": f"Renewal with {sheet.person('johansson')}; {sheet.person('nair', 'initial')} prepares it.",
        "hartwell": f"Looked after by {sheet.person('smith', 'inverted')}",
        "brandt": f"Invoices go to {sheet.mask('EMAIL', 'buchhaltung@brandt-maschinenbau.example')}",
    }
    limits = {"bluewater": "25000,00", "svea": "12500,50", "hartwell": "8000,00", "brandt": "40000,00"}
    for customer in CUSTOMERS.values():
        contact = PEOPLE[customer.contact]
        country = "DE" if customer.key == "brandt" else "GB"
        account = folder.iban(country, "99999999" if country == "DE" else "NGTE999999", 10 if country == "DE" else 8)
        writer.writerow([
            sheet.mask("CUSTOMER_ID", customer.number),
            sheet.mask("ORGANIZATION", customer.name),
            sheet.person(contact.key, "inverted" if customer.key == "hartwell" else "full"),
            sheet.person(contact.key, "mail"),
            sheet.mask("PHONE", contact.phone),
            sheet.mask("ADDRESS", customer.street),
            customer.city,
            customer.postcode,
            sheet.mask("IBAN", account),
            sheet.keep(limits[customer.key]),
            notes[customer.key],
        ])  # fmt: skip
    folder.files[sheet.name] = b"\xef\xbb\xbf" + stream.getvalue().encode()


# ---- sales/framework-contract.docx -----------------------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PARTS = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def contract(folder: Folder) -> None:
    """Tracked changes, a comment, header and footer, a footnote, a link, a table, document properties."""
    from docx import Document

    sheet = folder.sheet("sales/framework-contract.docx")
    document = Document()
    _slim(document)
    section = document.sections[0]
    section.header.paragraphs[0].text = f"Confidential - {sheet.mask('ORGANIZATION', COMPANY)}"
    section.footer.paragraphs[0].text = f"Prepared by {sheet.person('miller')}, ext. 4-17"
    document.add_heading("Framework contract", 0)
    _parties(sheet, document)
    _clauses(sheet, document)
    _signatures(sheet, document)
    core = document.core_properties
    core.author, core.last_modified_by = sheet.person("miller"), sheet.person("nair")
    core.created = core.modified = STAMP
    core.title, core.comments, core.keywords = "Framework contract", "", CUSTOMERS["bluewater"].name
    stream = io.BytesIO()
    document.save(stream)
    folder.files[sheet.name] = _fixed_zip(stream.getvalue())


def _slim(document: Any) -> None:
    """Without the template's hundred table styles and its styles for Word 2007: 800 KB that show nothing."""
    for style in list(document.styles):
        if style.type == 3 and style.name not in {"Normal Table", "Table Grid"}:
            style.delete()
    rels = document.part.rels
    for key in [key for key, relation in rels.items() if relation.reltype.endswith("/stylesWithEffects")]:
        del rels[key]


def _parties(sheet: Sheet, document: Any) -> None:
    blue = CUSTOMERS["bluewater"]
    first = document.add_paragraph("This contract is made between ")
    first.add_run(COMPANY).bold = True
    first.add_run(" (the Supplier), represented by ")
    name = sheet.person("mueller")
    first.add_run(name[:4]).italic = True  # one name over three runs
    first.add_run(name[4:9]).italic = True
    first.add_run(name[9:])
    first.add_run(f", and {sheet.mask('ORGANIZATION', blue.name)}, {sheet.mask('ADDRESS', blue.street)}, Oakland, ")
    first.add_run(f"represented by {sheet.person('okafor')} (the Customer).")
    second = document.add_paragraph(f"Notices to the Customer are sent to {sheet.person('okafor', 'titled')} at ")
    _link(document, second, sheet.person("okafor", "mail"))
    second.add_run(f" or by telephone at {sheet.mask('PHONE', PEOPLE['okafor'].phone)}.")


def _link(document: Any, paragraph: Any, mail: str) -> None:
    from docx.oxml import parse_xml

    relation = document.part.relate_to(f"mailto:{mail}", _RELATIONS + "hyperlink", is_external=True)
    paragraph._p.append(  # noqa: SLF001 -- python-docx has no links
        parse_xml(
            f'<w:hyperlink xmlns:w="{_W}" xmlns:r="{_RELATIONS[:-1]}" r:id="{relation}">'
            f"<w:r><w:t>{mail}</w:t></w:r></w:hyperlink>"
        )
    )


def _clauses(sheet: Sheet, document: Any) -> None:
    from docx.oxml import parse_xml

    document.add_heading("1. Services", 1)
    services = document.add_paragraph(
        f"The Supplier delivers reports under {sheet.keep('ISO 27001')} each quarter. "
        f"The yearly fee is {sheet.keep('USD 96,400')}, payable within {sheet.keep('30 days')}. "
        f"Rates follow the {sheet.keep('European Central Bank')}."
    )
    _footnote(
        document,
        services,
        f"As agreed by e-mail between {sheet.person('nair')} and {sheet.person('okafor', 'initial')}.",
    )
    document.add_heading("2. Contacts", 1)
    changed = document.add_paragraph("The Customer's contact for security is ")
    who, when = sheet.person("miller", "initial"), "2026-04-02T10:00:00Z"
    for number, (tag, text, name) in enumerate(
        (("del", "delText", sheet.person("smith")), ("ins", "t", sheet.person("rahman"))), 901
    ):
        changed._p.append(  # noqa: SLF001 -- python-docx has no tracked changes
            parse_xml(
                f'<w:{tag} xmlns:w="{_W}" w:id="{number}" w:author="{who}" w:date="{when}">'
                f'<w:r><w:{text} xml:space="preserve">{name}</w:{text}></w:r></w:{tag}>'
            )
        )
    changed.add_run(", who answers within two working days.")
    _comment(sheet, document, changed)


def _footnote(document: Any, paragraph: Any, text: str) -> None:
    from docx.oxml import parse_xml

    notes = (
        f'<w:footnotes xmlns:w="{_W}">'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0">'
        "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
        '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    _add_part(document, "footnotes", notes)
    paragraph._p.append(parse_xml(f'<w:r xmlns:w="{_W}"><w:footnoteReference w:id="1"/></w:r>'))  # noqa: SLF001


def _comment(sheet: Sheet, document: Any, paragraph: Any) -> None:
    from docx.oxml import parse_xml

    author, text = (
        sheet.person("nair"),
        f"Is {sheet.person('rahman', 'titled')} fine with this? Ask {sheet.person('rahman', 'mail')}.",
    )
    _add_part(
        document,
        "comments",
        f'<w:comments xmlns:w="{_W}">'
        f'<w:comment w:id="1" w:author="{author}" w:initials="PN" w:date="2026-04-03T08:30:00Z">'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment></w:comments>",
    )
    body = paragraph._p  # noqa: SLF001 -- anchors of comments
    body.insert(0, parse_xml(f'<w:commentRangeStart xmlns:w="{_W}" w:id="1"/>'))
    body.append(parse_xml(f'<w:commentRangeEnd xmlns:w="{_W}" w:id="1"/>'))
    body.append(parse_xml(f'<w:r xmlns:w="{_W}"><w:commentReference w:id="1"/></w:r>'))


def _add_part(document: Any, kind: str, xml: str) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    data = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()
    part = Part(PackURI(f"/word/{kind}.xml"), f"{_PARTS}{kind}+xml", data, document.part.package)
    document.part.relate_to(part, _RELATIONS + kind)


def _signatures(sheet: Sheet, document: Any) -> None:
    document.add_heading("3. Signatures", 1)
    table = document.add_table(rows=3, cols=3)
    rows = [
        ("Party", "Name", "Date of birth"),
        ("Supplier", sheet.person("mueller", "inverted"), sheet.mask("BIRTH_DATE", "30 December 1972")),
        ("Customer", sheet.person("okafor", "inverted"), sheet.mask("BIRTH_DATE", "27 October 1983")),
    ]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


# ---- finance/*.pdf ---------------------------------------------------------------------------------------------------


def invoice(folder: Folder) -> None:
    """One page, drawn line by line with a standard font."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    sheet = folder.sheet("finance/invoice-2026-0417.pdf")
    svea = CUSTOMERS["svea"]
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1, pageCompression=0)
    canvas.setTitle("Invoice 2026-0417")
    canvas.setAuthor(sheet.person("alsayed"))
    lines = [
        (800, sheet.mask("ORGANIZATION", COMPANY)),
        (770, f"Invoice {sheet.keep('2026-0417')}"),
        (730, sheet.mask("ORGANIZATION", svea.name)),
        (715, f"Attn. {sheet.person('johansson', 'titled')}"),
        (700, sheet.mask("ADDRESS", svea.street)),
        (685, f"{svea.postcode} {svea.city}"),
        (650, f"Customer number: {sheet.mask('CUSTOMER_ID', svea.number)}"),
        (635, f"Your contact: {sheet.person('nair')}, {sheet.mask('PHONE', PEOPLE['nair'].phone)}"),
        (
            480,
            f"Please pay to IBAN {sheet.mask('IBAN', folder.iban('GB', 'NGTE999999', 8))} in {sheet.keep('14 days')}.",
        ),
        (465, f"Questions: {sheet.person('alsayed', 'mail')}"),
        (430, f"{sheet.person('alsayed')}, Finance Manager"),
    ]
    for height, text in lines:
        canvas.setFont("Helvetica-Bold" if height > 760 else "Helvetica", 14 if height > 760 else 10)
        canvas.drawString(60, height, text)
    items = [
        ("Item", "Hours", "Amount"),
        ("Data quality review", "24", "2,880.00"),
        ("Dashboard licence", "1", "1,150.00"),
    ]
    for row, cells in enumerate([*items, ("Total", "", "4,030.00")]):
        canvas.line(60, 602 - 22 * row, 520, 602 - 22 * row)
        for left, text in zip((60, 330, 430), cells, strict=True):
            canvas.drawString(left, 588 - 22 * row, sheet.keep(text) if row and text.strip("24 1") else text)
    canvas.save()
    folder.files[sheet.name] = stream.getvalue()


def report(folder: Folder) -> None:
    """Two pages of flowing text in an embedded font, so that names stand over line ends, and a table."""
    import reportlab
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

    pdfmetrics.registerFont(TTFont("Vera", str(Path(reportlab.__file__).with_name("fonts") / "Vera.ttf")))
    sheet = folder.sheet("finance/service-report-q1.pdf")
    body = ParagraphStyle("body", fontName="Vera", fontSize=10, leading=14)
    head = ParagraphStyle("head", parent=body, fontSize=16, leading=24)
    stream = io.BytesIO()
    template = SimpleDocTemplate(
        stream,
        pagesize=A4,
        invariant=1,
        title="Service report",
        author=sheet.person("rahman"),
        leftMargin=90,
        rightMargin=90,
    )
    rows = [["Customer", "Contact", "Tickets", "Solved"]]
    for number, key in enumerate(CUSTOMERS):
        customer = CUSTOMERS[key]
        rows.append(
            [
                sheet.mask("ORGANIZATION", customer.name),
                sheet.person(customer.contact),
                str(31 + 7 * number),
                f"{97 - number}.4 %",
            ]
        )
        sheet.keep(f"{97 - number}.4 %")
    table = Table(rows, style=[("FONTNAME", (0, 0), (-1, -1), "Vera"), ("GRID", (0, 0), (-1, -1), 0.5, "grey")])
    story = [Paragraph("Service report, first quarter", head)]
    for text in _report_text(sheet):
        story += [Paragraph(text, body), Spacer(1, 8)]
    story += [table, PageBreak(), Paragraph("Outlook", head), Paragraph(_outlook(sheet), body)]
    template.build(story)
    folder.files[sheet.name] = stream.getvalue()


def _report_text(sheet: Sheet) -> list[str]:
    """Two paragraphs, each broken by the layout wherever its lines are full."""
    return [
        (
            f"The service desk answered {sheet.keep('1,284')} requests in the first quarter, most of them within four "
            f"hours. The rota was run by {sheet.person('novak')}, with {sheet.person('chen')} on call at night and "
            f"{sheet.person('garcia')} for everything that touched the warehouse. {sheet.person('chen', 'titled')} "
            f"reduced the number of alarms by a third after the upgrade to version {sheet.keep('2.14.0')}."
        ),
        (
            f"Two customers escalated. {sheet.person('okafor')} of {sheet.mask('ORGANIZATION', 'Bluewater Foods')} "
            f"asked for a weekly call, which {sheet.person('nair')} now holds, and {sheet.person('johansson')} wrote "
            f"to {sheet.person('smith', 'mail')} about late exports. {sheet.person('smith', 'titled')} settled both. "
            f"Guidance of the {sheet.keep('World Health Organization')} on data sharing was followed."
        ),
    ]


def _outlook(sheet: Sheet) -> str:
    return (
        f"In the second quarter {sheet.person('rahman', 'titled')} will test the new forecast. Please send remarks to "
        f"{sheet.person('rahman', 'mail')} or call {sheet.mask('PHONE', PEOPLE['rahman'].phone)}."
    )


# ---- operations/ -----------------------------------------------------------------------------------------------------


def runbook(folder: Folder) -> None:
    """Credentials in sentences, configuration and tables. Built from pieces; none opens anything."""
    sheet = folder.sheet("operations/runbook.md")
    words = ["quartz", "Lamp", "harbor", "Violet", "anchor", "Maple"]

    def password(*picks: int) -> str:
        return sheet.mask(
            "PASSWORD", "-".join(words[pick] for pick in picks) + str(folder.random.randrange(10, 99)) + "!"
        )

    hexes = sheet.mask("API_KEY", "".join(folder.random.choice("0123456789abcdef") for _ in range(40)))
    nonsense = "".join(folder.random.choice("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(192))
    key_lines = "\n".join(sheet.mask("PRIVATE_KEY", nonsense[start : start + 64]) for start in range(0, 192, 64))
    begin, end = ("-----" + word + " PRIVATE KEY-----" for word in ("BEGIN", "END"))
    address = f"svc_billing:{password(0, 1, 2)}@db01.{DOMAIN}:5432/billing"
    text = f"""---
title: Runbook of the billing service
owner: {sheet.person("chen")}
version: {sheet.keep("2.14.0")}
---
# Runbook of the billing service

Owner: {sheet.person("chen")} ({sheet.person("chen", "mail")}), deputy {sheet.person("novak", "initial")}. The service
runs on {sheet.keep("Kubernetes")} with {sheet.keep("PostgreSQL")} behind it.

## When it does not answer

1. Log in to the jump host {sheet.mask("IP_ADDRESS", "10.48.7.21")} as `{sheet.person("chen", "user")}`; the
   password is {password(3, 4)}
2. Look at the queue. More than {sheet.keep("5,000")} waiting messages are not normal.
3. Restart with `kubectl rollout restart deploy/billing`, then call {sheet.person("smith")} at
   {sheet.mask("PHONE", PEOPLE["smith"].phone)}.

## Configuration

```yaml
billing:
  replicas: 3
  database: "postgresql://{address}"
  mail_user: alerts@{DOMAIN}
  mail_password: "{password(5, 0)}"
  api_key: {hexes}
```

The key of the backup host:

```
{begin}
{key_lines}
{end}
```

## Accounts

| System | User | Password | Holder |
|:-------|:-----|:---------|:-------|
| Grafana | {sheet.person("chen", "user")} | {password(1, 3)} | {sheet.person("chen", "inverted")} |
| Ticket desk | {sheet.person("novak", "user")} | {password(2, 5)} | {sheet.person("novak", "inverted")} |
| Warehouse | {sheet.person("garcia", "user")} | {password(4, 0)} | {sheet.person("garcia")} |

The guests' Wi-Fi passphrase is {password(5, 2, 1)} and changes each quarter. Do not tell it to
{sheet.mask("ORGANIZATION", "Hartwell & Pike")} before {sheet.person("oconnor", "titled")} agrees.
"""
    sheet.mask("EMAIL", f"alerts@{DOMAIN}")
    folder.files[sheet.name] = text.encode()


def chat(folder: Folder) -> None:
    """A log of a chat, whose speakers are named line by line."""
    sheet = folder.sheet("operations/chat-2026-03-02.log")
    rahman = sheet.person("rahman", "titled")
    door = sheet.mask("PASSWORD", "Copper-" + "Finch" + "-4407")
    lines = [
        ("09:02:11", "chen", f"morning. billing is slow again, load from {sheet.mask('IP_ADDRESS', '172.20.14.88')}"),
        (
            "09:02:40",
            "novak",
            f"same ticket as last week, opened by {sheet.person('okafor')} ({sheet.person('okafor', 'mail')})",
        ),
        ("09:03:05", "chen", f"can you ring him? {sheet.mask('PHONE', PEOPLE['okafor'].phone)}"),
        ("09:04:52", "novak", f"did. he wants {sheet.person('nair', 'given')} to call back, she has his number"),
        ("09:06:17", "garcia", f"the export user is locked, new password: {door}"),
        (
            "09:07:30",
            "chen",
            f"thanks {sheet.person('garcia', 'given')}. restarted {sheet.keep('v2.14.0')}, {sheet.keep('212 ms')} now",
        ),
        (
            "09:09:01",
            "smith",
            f"good. write it up for {sheet.mask('ORGANIZATION', 'Bluewater Foods')} and copy {rahman}",
        ),
    ]
    text = "".join(f"[2026-03-02 {time}] {sheet.person(key)}: {words}\n" for time, key, words in lines)
    folder.files[sheet.name] = text.encode()


def travel(folder: Folder) -> None:
    """A page about nobody, which must come out as it went in."""
    sheet = folder.sheet("handbook/travel-policy.md")
    text = f"""# Travel policy

Take the train where it needs less than {sheet.keep("five hours")}. Second class is the rule.

| Item | Limit |
|---|---:|
| Hotel, a night | {sheet.keep("140.00")} |
| Meals, a day | {sheet.keep("45.00")} |

Hand in receipts within {sheet.keep("30 days")}. Amounts over the limit need a short reason.
"""
    folder.files[sheet.name] = text.encode()


# ---- making and checking ---------------------------------------------------------------------------------------------


def _fixed_zip(data: bytes) -> bytes:
    """The archive with stored members of one date: how they are compressed differs between builds of zlib."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + f"{STAMP:%Y-%m-%dT%H:%M:%SZ}".encode(), content
                )
            archive.writestr(zipfile.ZipInfo(name), content)
    return target.getvalue()


MAKERS = (employees, curriculum, customers, contract, invoice, report, runbook, chat, travel)


def make() -> dict[str, bytes]:
    """All files by their path under `samples/`."""
    folder = Folder()
    for maker in MAKERS:
        maker(folder)
    truth = {
        "about": "Written by samples/make.py: values to be masked, spellings of people, values that must stay",
        "people": {person.key: person.spelled("full") for person in PEOPLE.values()},
        "customers": {customer.key: customer.name for customer in CUSTOMERS.values()},
        "files": {sheet.name: sheet.facts() for sheet in folder.sheets},
    }
    made = {f"knowledge/{name}": data for name, data in folder.files.items()}
    made["truth.json"] = (json.dumps(truth, indent=1, ensure_ascii=False) + "\n").encode()
    return made


def differences(made: dict[str, bytes]) -> list[str]:
    """What is missing, different or too much under `samples/`."""
    there = {path.relative_to(HERE).as_posix() for path in (HERE / "knowledge").rglob("*") if path.is_file()}
    wrong = [f"too much: {name}" for name in sorted(there - set(made))]
    for name, data in made.items():
        path = HERE / name
        if not path.is_file():
            wrong.append(f"missing: {name}")
        elif path.read_bytes() != data:
            wrong.append(f"different: {name}")
    return wrong


def main() -> int:
    """Write the files, or with `--check` compare them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a committed file differs")
    made = make()
    if parser.parse_args().check:
        wrong = differences(made)
        print("\n".join(wrong) or f"{len(made)} files are as this script writes them")
        return 1 if wrong else 0
    for name, data in made.items():
        path = HERE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    print(f"{len(made)} files, {sum(map(len, made.values()))} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
