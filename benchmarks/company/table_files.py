# ruff: noqa: E501, PERF401 -- documents, tables and markup are written as they stand
"""Delimited tables and workbooks of the made-up company."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from benchmarks.company import figures
from benchmarks.company.folder import Folder, Paper
from benchmarks.company.people import ascii_letters


def _delimited(
    folder: Folder,
    paper: Paper,
    rows: Sequence[Sequence[object]],
    delimiter: str = ",",
    encoding: str = "utf-8",
    end: str = "\n",
) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    folder.where(paper).write_bytes(text.getvalue().encode(encoding))


def csv_files(folder: Folder) -> None:
    rng = folder.rng
    paper = folder.paper("sales/customers.csv")
    rows: list[list[object]] = [
        paper.head(
            "customer_id", "first_name", "last_name", "email", "phone", "card_number", "segment", "orders", "total"
        )
    ]
    for n, p in enumerate(folder.outsiders):
        segment, total = (
            paper.ok(("Retail", "Wholesale", "Online")[n % 3]),
            paper.ok(f"{n * 1317 % 9000 + 40}.{n * 7 % 90 + 10}"),
        )
        rows.append([paper.s(f"C-{88100 + n * 31}", "customer id"), paper.who(p, "given"), paper.who(p, "surname"), paper.who(p, "email", "rule"),
                     paper.who(p, "phone"), paper.who(p, "card", "rule"), segment, n % 17, total])  # fmt: skip
    _delimited(folder, paper, rows)
    paper = folder.paper("hr/Adressliste.csv")
    rows = [paper.head("Nachname", "Vorname", "Straße", "PLZ Ort", "Telefon", "E-Mail", "Geburtsdatum", "Abteilung")]
    for n, p in enumerate(folder.of("german", "polish", "danish", "british", "dutch")):
        rows.append([paper.who(p, "surname"), paper.who(p, "given"), paper.who(p, "street"), p.facts["town"], paper.who(p, "phone"),
                     paper.who(p, "email", "rule"), paper.who(p, "birthdots"), paper.ok(("Einkauf", "Vertrieb", "Produktion", "Qualität")[n % 4])])  # fmt: skip
    for row in rows:
        row[3] = str(row[3]).replace("ł", "l")
    rows = [[str(cell) if _fits(str(cell)) else "" for cell in row] for row in rows]
    _drop_unfit(paper)
    _delimited(folder, paper, rows, ";", "cp1252", "\r\n")
    paper = folder.paper("sales/orders.tsv")
    rows = [paper.head("order", "date", "sku", "description", "qty", "unit price", "ship to")]
    for n in range(140):
        p = folder.people[n % len(folder.people)]
        sku, text = _PARTS[n % len(_PARTS)]
        rows.append(
            [
                f"SO-{n + 5100}",
                f"2024-0{n % 9 + 1}-1{n % 9}",
                paper.ok(sku),
                paper.ok(text),
                n % 12 + 1,
                paper.ok(f"{n * 37 % 400 + 9}.95"),
                paper.who(p),
            ]
        )
    _delimited(folder, paper, rows, "\t")
    paper = folder.paper("security/badge-log.csv")
    rows = [paper.head("timestamp", "door", "badge", "holder", "result")]
    for n, p in enumerate(folder.staff):
        rows.append([f"2024-02-1{n % 9} 0{n % 9}:1{n % 9}:00", paper.ok(f"Door {n % 9 + 1} {'North' if n % 2 else 'South'}"), paper.who(p, "badge"), paper.who(p, "comma"),
                     paper.ok(("granted", "denied", "tailgate")[n % 3])])  # fmt: skip
    _delimited(folder, paper, rows)
    paper = folder.paper("finance/bank-transactions.csv")
    rows = [paper.head("Booking", "Value date", "Counterparty", "IBAN", "Purpose", "Amount", "Currency")]
    for n in range(100):
        if n % 2:
            c = folder.companies[n % len(folder.companies)]
            rows.append(
                [
                    n + 1,
                    f"0{n % 9 + 1}/03/2024",
                    paper.org(c),
                    paper.org(c, "iban", "rule"),
                    paper.ok(f"Invoice run {n}"),
                    paper.ok(f"-{n * 211 % 7000 + 100}.00"),
                    "EUR",
                ]
            )
        else:
            p = folder.staff[n]
            purpose = paper.t("Salary {a.full!other} March".replace("!other", "!understanding"), a=p)
            rows.append(
                [
                    n + 1,
                    f"0{n % 9 + 1}/03/2024",
                    paper.who(p),
                    paper.who(p, "iban", "rule"),
                    purpose,
                    f"-{int(p.facts['salary']) // 12}.00",
                    "EUR",
                ]
            )
    _delimited(folder, paper, rows)
    paper = folder.paper("marketing/subscribers.tsv")
    rows = [paper.head("Email", "Full name", "Country", "Opt-in", "Source")]
    for n, p in enumerate(folder.outsiders):
        rows.append(
            [
                paper.who(p, "email", "rule"),
                paper.who(p),
                p.country,
                paper.ok(("yes", "no")[n % 2]),
                paper.ok(("Trade fair", "Webinar", "Website")[n % 3]),
            ]
        )
    _delimited(folder, paper, rows, "\t", "utf-16")
    paper = folder.paper("quality/sensor-readings.csv")
    rows = [paper.head("sensor", "reading", "unit", "status", "firmware")]
    for n in range(170):
        rows.append(
            [
                paper.ok(f"TS-{n % 30 + 100}"),
                paper.ok(f"{20 + n * 0.37:.2f}"),
                "°C",
                paper.ok(("OK", "WARN", "FAULT")[n % 3]),
                paper.ok(f"3.{n % 9}.{n % 5}"),
            ]
        )
    _delimited(folder, paper, rows)
    _support_export(folder, rng.randint(1, 9))


def _fits(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _drop_unfit(paper: Paper) -> None:
    for key in [key for key in paper.truth.values if key[0] == paper.path and not _fits(key[1])]:
        del paper.truth.values[key]
    for found in paper.truth.spellings.values():
        found.difference_update({entry for entry in found if entry[0] == paper.path and not _fits(entry[2])})


def _support_export(folder: Folder, start: int) -> None:
    paper = folder.paper("support/tickets-export.csv")
    rows: list[list[object]] = [paper.head("Ticket", "Opened by", "Assignee", "Priority", "Product", "Text")]
    for n in range(30):
        p, q = folder.some(1, staff=False)[0], folder.some(1)[0]
        text = paper.t(
            _TICKETS[n % len(_TICKETS)],
            p=p,
            q=q,
            k=folder.companies[(n + start) % len(folder.companies)],
            s=folder.key("password", "label"),
        )
        rows.append(
            [
                f"T{n + 900}",
                paper.who(p),
                paper.who(q, "short"),
                paper.ok(("P1", "P2", "P3")[n % 3]),
                paper.ok(("VX-900", "VX-200", "Filter F3")[n % 3]),
                text,
            ]
        )
    _delimited(folder, paper, rows)


_TICKETS = (
    "Unit shows [[E-4021]] since [[Monday]]. Please call me at {p.phone!label}. Thanks, {p.given!label}",
    "I moved house. New address: {p.street!label}, {p.town}. Customer since 2019.",
    "{q.given} promised a refund of [[59.90 EUR]] to card {p.card}, nothing came.",
    "Cannot log in with {p.email}; the password {s} worked yesterday.\nSecond line: [[Windows 11]], [[Chrome 124]].",
    "{p.full!label} of {k.name} asks whether firmware [[3.8.14]] supports [[Modbus TCP]].",
    "Our technician {p.surname!understanding} says that {k.short} already replaced pump [[P-17]] under warranty.",
)
_PARTS = (
    ("4711-22-B", "Sensor cable 15 m"), ("4711-25-B", "Sensor cable 40 m"), ("VX-900-S", "Valve controller"), ("VX-200-L", "Valve controller light"),
    ("F3-0098", "Inlet filter"), ("M6X20-A2", "Screw stainless"), ("PS-24-5A", "Power supply 24 V"), ("BR-77-01", "Wall bracket"),
    ("GSK-110-EPDM", "Gasket EPDM"), ("HMI-10T", "Touch panel 10 inch"), ("LUB-500", "Lubricant 500 ml"), ("CAL-KIT-2", "Calibration kit"),
    ("RLY-24DC-4", "Relay 24 V DC"), ("FUS-10A-G", "Fuse 10 A"), ("ENC-2048", "Rotary encoder"), ("BRG-6204-2RS", "Ball bearing"),
    ("O-RING-34x3", "O-ring NBR"), ("PMP-17-AC", "Circulation pump"), ("MTR-075KW", "Motor 0.75 kW"), ("LBL-H319", "Hazard label"),
)  # fmt: skip


def _sheet(book: Any, title: str, rows: Sequence[Sequence[object]], *, first: bool = False) -> Any:
    from openpyxl.styles import Font

    sheet = book.active if first else book.create_sheet()
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    return sheet


def _book(folder: Folder) -> Any:
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = folder.staff[0].full
    return book


def staff_book(folder: Folder) -> None:
    """The master list of all staff, with a hidden sheet of salaries and notes on cells."""
    from openpyxl.comments import Comment

    paper, book = folder.paper("hr/Employees 2024.xlsx"), _book(folder)
    paper.who(folder.staff[0], "full", "label")
    rows: list[list[object]] = [
        [
            "Employee ID",
            "Surname",
            "First name",
            "Date of birth",
            "E-mail",
            "Login",
            "Phone",
            "Address",
            "Department",
            "Grade",
        ]
    ]
    for n, p in enumerate(folder.staff):
        birth = date.fromisoformat(p.facts["birth"])
        rows.append([paper.who(p, "employee"), paper.who(p, "surname"), paper.who(p, "given"), birth, paper.who(p, "email", "rule"), paper.who(p, "user"),
                     paper.who(p, "phone"), paper.who(p, "street"), paper.ok(_DEPARTMENTS[n % len(_DEPARTMENTS)]), paper.ok(f"Grade {n % 9 + 1}")])  # fmt: skip
    sheet = _sheet(book, "Staff", rows, first=True)
    for n in (3, 9, 21):
        p, q = folder.staff[n], folder.staff[n + 1]
        text = paper.t(
            "Back from leave on [[Monday]]. Stand-in: {q.full}, tel. {q.phone!label}. {p.initials}", q=q, p=p
        )
        sheet.cell(n + 2, 2).comment = Comment(text, paper.who(q, "full", "label"))
    pay: list[list[object]] = [paper.head("Name", "Social security no.", "IBAN", "Salary", "Bonus %")]
    for n, p in enumerate(folder.staff):
        pay.append(
            [
                paper.who(p, "comma"),
                paper.who(p, "ssn", "column"),
                paper.who(p, "iban", "rule"),
                int(p.facts["salary"]),
                n % 9 + 1,
            ]
        )
        paper.who(p, "salary")
    hidden = _sheet(book, "Pay (confidential)", pay)
    hidden.sheet_state = "hidden"
    hidden.append(["Total", None, None, f"=SUM(D2:D{len(pay)})", None])
    sheet.oddFooter.left.text = paper.t("{p.full!understanding} / &P", p=folder.staff[4])
    sheet.oddHeader.right.text = "Confidential"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    book.save(folder.where(paper))


_DEPARTMENTS = (
    "Purchasing",
    "Logistics",
    "Quality Assurance",
    "Finance",
    "Sales EMEA",
    "Research",
    "Legal",
    "Facilities",
    "IT Operations",
)


def payroll_book(folder: Folder) -> None:
    """Identifiers as numbers: badges, accounts and cards that Excel made numbers."""
    paper, book = folder.paper("finance/payroll-run-06.xlsx"), _book(folder)
    paper.who(folder.staff[0], "full", "label")
    rows: list[list[object]] = [paper.head("Badge number", "Employee", "Bank account", "Gross", "Tax", "Net", "SSN")]
    for n, p in enumerate(folder.staff[:90], 2):
        gross = int(p.facts["salary"]) // 12
        paper.who(p, "badge")
        paper.who(p, "account")
        ssn = int(paper.who(p, "ssn", "column").replace("-", ""))
        rows.append(
            [
                int(p.facts["badge"]),
                paper.who(p),
                int(p.facts["account"]),
                gross,
                f"=ROUND(D{n}*0.3,2)",
                f"=D{n}-E{n}",
                ssn,
            ]
        )
    sheet = _sheet(book, "June", rows, first=True)
    for place in range(2, len(rows) + 1):
        sheet.cell(place, 7).number_format = "000-00-0000"
    sheet.append(["Total", None, None, "=SUM(D2:D91)", "=SUM(E2:E91)", "=SUM(F2:F91)"])
    for text in ("Total", "Gross", "Tax", "Net"):
        paper.ok(text)
    p, q = folder.staff[7], folder.staff[8]
    note = book.create_sheet("Notes")
    note["A1"] = paper.t(
        "Prepared by {p.full!label}, checked by {q.short!label}. Rates by the [[Federal Ministry of Finance]].",
        p=p,
        q=q,
    )
    note["A2"] = f'=IF(June!D2>0,"Paid to {paper.who(folder.staff[0], "full")}","[open]")'
    note["A3"] = f'="Contact: "&"{paper.who(p, "email", "rule")}"'
    book.save(folder.where(paper))


def price_book(folder: Folder) -> None:
    """A price list: nothing in it is sensitive."""
    from openpyxl.chart import BarChart, Reference

    paper, book = folder.paper("sales/Price list 2024.xlsx"), _book(folder)
    book.properties.creator = "openpyxl"
    rows: list[list[object]] = [
        paper.head("Part number", "Description", "Unit", "Price EUR", "Price USD", "Lead time", "Origin")
    ]
    for n in range(80):
        sku, text = _PARTS[n % len(_PARTS)]
        price = 9.5 + n * 3.75
        rows.append([paper.ok(f"{sku}/{n // 20 + 1}"), paper.ok(f"{text}, type {n // 20 + 1}"), paper.ok(("piece", "pack of 10", "m")[n % 3]), price, f"=D{n + 2}*1.08",
                     paper.ok(f"{n % 6 + 1} weeks"), paper.ok(("EU", "Japan", "United States")[n % 3])])  # fmt: skip
        paper.ok(f"{price:g}")
    sheet = _sheet(book, "Prices", rows, first=True)
    chart = BarChart()
    chart.title = paper.ok("Price by part")
    chart.add_data(Reference(sheet, min_col=4, min_row=1, max_row=20), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=20))
    sheet.add_chart(chart, "J2")
    terms = book.create_sheet("Conditions")
    for line in (
        "Minimum order 100 EUR",
        "Prices ex works (Incoterms 2020)",
        "VAT 19 % not included",
        "Valid until further notice",
        "EN 10204 3.1 certificates: 45 EUR",
    ):
        terms.append([paper.ok(line)])
    book.save(folder.where(paper))


def customer_book(folder: Folder) -> None:
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.table import Table

    paper, book = folder.paper("sales/CRM accounts.xlsx"), _book(folder)
    paper.who(folder.staff[0], "full", "label")
    rows: list[list[object]] = [
        [
            "Account",
            "Contact",
            "Contact e-mail",
            "Phone",
            "VAT no.",
            "Street",
            "City",
            "Website",
            "Account manager",
            "Stage",
            "Revenue",
        ]
    ]
    for n, c in enumerate(folder.companies):
        p, q = folder.some(1, staff=False)[0], folder.staff[n * 3]
        rows.append([paper.org(c), paper.who(p), paper.who(p, "email", "rule"), paper.org(c, "phone"), paper.org(c, "vat"), paper.org(c, "street"), c.facts["town"],
                     paper.org(c, "url", "rule"), paper.who(q, "comma"), paper.ok(("Lead", "Negotiation", "Won", "Lost")[n % 4]), 12_000 + n * 4_150])  # fmt: skip
        paper.ok(str(12_000 + n * 4_150))
    sheet = _sheet(book, "Accounts", rows, first=True)
    sheet.add_table(Table(displayName="Accounts", ref=sheet.dimensions))
    sheet["C2"].hyperlink = f"mailto:{sheet['C2'].value}"
    names = ",".join(paper.who(p, "full", "other file") for p in folder.staff[:4])
    check = DataValidation(type="list", formula1=f'"{names}"', showErrorMessage=True)
    check.prompt, check.promptTitle = "Pick the owner", "Owner"
    sheet.add_data_validation(check)
    check.add("I2:I40")
    book.defined_names["Revenue"] = DefinedName("Revenue", attr_text="Accounts!$K$2:$K$21")
    visits = [paper.head("Date", "Visit report")]
    for n in range(12):
        visits.append([f"1{n % 9}.04.2024", paper.t(_VISITS[n % len(_VISITS)], p=folder.outsiders[n * 2], q=folder.staff[n * 5], k=folder.companies[n + 4],
                                                    t=folder.term(n))])  # fmt: skip
    _sheet(book, "Visits", visits)
    spanish: list[list[object]] = [
        paper.head("Apellidos", "Nombre", "DNI", "Teléfono", "Correo", "Provincia", "Tarifa")
    ]
    for n, p in enumerate(folder.of("spanish", "portuguese", "italian", "brazilian")):
        spanish.append([paper.who(p, "surname"), paper.who(p, "given"), paper.who(p, "national", "column"), paper.who(p, "phone"), paper.who(p, "email", "rule"), p.country,
                        paper.ok(("Estándar", "Reducida", "Mayorista")[n % 3])])  # fmt: skip
    _sheet(book, "Clientes", spanish)
    french: list[list[object]] = [
        paper.head("Nom", "Prénom", "Date de naissance", "N° de téléphone", "Adresse", "Service")
    ]
    for n, p in enumerate(folder.of("french", "african", "arabic", "irish")):
        french.append([paper.who(p, "surname"), paper.who(p, "given"), paper.who(p, "birthdots"), paper.who(p, "phone"), paper.who(p, "street"),
                       paper.ok(("Achats", "Comptabilité", "Ventes", "Logistique")[n % 4])])  # fmt: skip
    _sheet(book, "Salariés", french)
    total = _sheet(
        book,
        folder.companies[6].facts["short"],
        [["Quarter", "Revenue"], ["Q1", 4000], ["Q2", 5100], ["Total", "=SUM(B2:B3)"]],
    )
    paper.org(folder.companies[6], "short", "other file")
    for text in ("Quarter", "Q1", "Q2", "5100"):
        paper.ok(text)
    total.sheet_properties.tabColor = "1072BA"
    book.save(folder.where(paper))


_VISITS = (
    "Met {p.full} of {k.name}. Wants [[20 units]] of [[VX-900]]; {q.initials} sends an offer.",
    "{k.short} postpones {t} to [[next quarter]]; {p.surname} blames the [[European Commission]].",
    "Call with {p.given} ({p.phone!label}): price of [[42.75 EUR]] accepted. Budget [[Q3]].",
    "{q.full} showed the [[HMI-10T]] to {k.short}. Decision on [[Tuesday]].",
    "{k.name}: complaint about [[GSK-110-EPDM]], see [[8D report]]. Contact {p.email}.",
)


def asset_book(folder: Folder) -> None:
    rng = folder.rng
    paper, book = folder.paper("it/asset-inventory.xlsx"), _book(folder)
    book.properties.creator = "openpyxl"
    rows: list[list[object]] = [
        [
            "Asset tag",
            "Model",
            "Serial no.",
            "Hostname",
            "IP address",
            "MAC address",
            "User",
            "OS version",
            "Room",
            "IMEI",
        ]
    ]
    for n, p in enumerate(folder.staff[10:60]):
        host = paper.s(f"HQ-NB-{p.facts['user'].upper()}", "host")
        rows.append([f"AT{n + 3000}", paper.ok(("ThinkPad T14 Gen 4", "Latitude 5440", "MacBook Pro 14")[n % 3]), paper.s(figures.word(rng, 9, figures.LETTERS + "0123456789"), "serial"),
                     host, paper.s(figures.ip(rng), "ip", "rule"), paper.s(figures.mac(rng), "mac", "rule"), paper.who(p, "user"),
                     paper.ok(("Windows 11 23H2", "Ubuntu 22.04.4", "macOS 14.5")[n % 3]), paper.ok(f"B-{200 + n}"), paper.s(figures.imei(rng), "imei")])  # fmt: skip
    _sheet(book, "Assets", rows, first=True)
    access: list[list[object]] = [paper.head("System", "Login", "Password", "API token", "Owner")]
    for n, kind in enumerate(
        ("github", "slack", "stripe", "aws", "gitlab", "sendgrid", "google", "hex", "twilio", "openai")
    ):
        p = folder.staff[n * 4 + 1]
        access.append([paper.ok(("Jira", "Confluence", "SAP", "GitLab", "Grafana")[n % 5]), paper.who(p, "user"), paper.s(folder.key("password").text, "password"),
                       paper.s(folder.key(kind).text, "api key", "rule" if kind != "hex" else "column"), paper.who(p, "short")])  # fmt: skip
    sheet = _sheet(book, "Access", access)
    sheet.sheet_state = "veryHidden"
    book.save(folder.where(paper))


def budget_book(folder: Folder) -> None:
    """Totals, months and a chart; only the code names are confidential."""
    from openpyxl.chart import LineChart, Reference
    from openpyxl.workbook.defined_name import DefinedName

    paper, book = folder.paper("finance/Budget 2025.xlsx"), _book(folder)
    book.properties.creator = "openpyxl"
    rows: list[list[object]] = [["Cost centre", *[paper.ok(month[:3]) for month in figures.MONTHS], "Total"]]
    for n, name in enumerate(
        (
            "Personnel",
            "Rent",
            "Energy",
            "Travel",
            "Marketing",
            "Depreciation",
            "Insurance",
            "Maintenance",
            "Training",
            "Licences",
        )
    ):
        amounts = [1200 + n * 310 + month * 17 for month in range(12)]
        rows.append([paper.ok(name), *amounts, f"=SUM(B{n + 2}:M{n + 2})"])
        for amount in amounts:
            paper.ok(str(amount))
    sheet = _sheet(book, "Budget", rows, first=True)
    chart = LineChart()
    chart.title = paper.ok("Personnel and rent")
    chart.add_data(Reference(sheet, min_col=2, max_col=13, min_row=2, max_row=3), from_rows=True)
    sheet.add_chart(chart, "B15")
    projects: list[list[object]] = [paper.head("Project", "Lead", "Budget", "Spent", "Status")]
    for n in range(6):
        p = folder.some(1)[0]
        projects.append(
            [
                paper.s(folder.term(n).text, "term", "term"),
                paper.who(p),
                250_000 + n * 12_500,
                0.1 * n,
                paper.ok(("green", "amber", "red")[n % 3]),
            ]
        )
        paper.ok(str(250_000 + n * 12_500))
    _sheet(book, "Projects", projects)
    spent = LineChart()
    spent.title = paper.t("{t} [[spent by project]]", t=folder.term(3))
    spent.add_data(Reference(book["Projects"], min_col=3, min_row=1, max_row=7), titles_from_data=True)
    spent.set_categories(Reference(book["Projects"], min_col=2, min_row=2, max_row=7))
    book["Projects"].add_chart(spent, "H2")
    owner = folder.some(1)[0]
    plain = ascii_letters(owner.surname)
    book.defined_names[f"Plan_{plain}"] = DefinedName(f"Plan_{plain}", attr_text="Projects!$C$2:$C$7")
    paper.s(f"Plan_{plain}", "file name", "other file")
    personal = _sheet(
        book,
        f"Plan {owner.surname}",
        [["Month", "Hours"], ["July", 151], ["August", 148], ["Total", f"=SUM(Plan_{plain})"]],
    )
    paper.who(owner, "surname", "other file")
    personal["D1"] = paper.t("{p.full!label}", p=owner)
    personal["D2"].hyperlink = f"https://intra.halvorsen-quist.com/people/{owner.facts['user']}"
    personal["D2"] = paper.t("[[profile]]")
    paper.who(owner, "user", "other file")
    book.save(folder.where(paper))


def expense_book(folder: Folder) -> None:
    paper, book = folder.paper("finance/travel-expenses.xlsx"), _book(folder)
    book.properties.creator = "openpyxl"
    rows: list[list[object]] = [
        paper.head("Traveller", "Company card", "From", "To", "Purpose", "Amount", "Currency", "Approved by")
    ]
    for n, p in enumerate(folder.some(30)):
        q = folder.staff[n % 7]
        purpose = paper.t(
            ("Audit at {k.short}", "[[Trade fair]] with {q.given}", "Meeting {k.name}", "[[Training ISO 14001]]")[
                n % 4
            ],
            k=folder.companies[n % 20],
            q=q,
        )
        rows.append(
            [
                paper.who(p),
                paper.who(p, "card", "rule"),
                "",
                "",
                purpose,
                80 + n * 13.4,
                paper.ok(("EUR", "USD", "GBP")[n % 3]),
                paper.who(q, "initials"),
            ]
        )
        paper.ok(f"{80 + n * 13.4:g}")
    _sheet(book, "Expenses", rows, first=True)
    fleet: list[list[object]] = [paper.head("Plate", "VIN", "Driver", "Make", "Mileage km", "Fuel card")]
    for n, p in enumerate(folder.some(24)):
        fleet.append([paper.who(p, "plate"), paper.s(figures.vin(folder.rng), "vin", "rule"), paper.who(p, "comma"),
                      paper.ok(("Skoda Octavia", "Ford Transit", "VW ID.4", "Toyota Corolla")[n % 4]), 1200 + n * 911, paper.s(figures.card(folder.rng), "card", "rule")])  # fmt: skip
        paper.ok(str(1200 + n * 911))
    _sheet(book, "Fleet", fleet)
    book.save(folder.where(paper))


def shift_book(folder: Folder) -> None:
    """A shift plan: weekdays across, people down, initials in the cells."""
    paper, book = folder.paper("production/Schichtplan KW 23.xlsx"), _book(folder)
    book.properties.creator = "openpyxl"
    days = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"]
    rows: list[list[object]] = [["Mitarbeiter", *[paper.ok(day) for day in days]]]
    for n, p in enumerate(folder.staff[20:50]):
        rows.append(
            [paper.who(p, "comma"), *[paper.ok(("Früh", "Spät", "Nacht", "frei")[(n + day) % 4]) for day in range(6)]]
        )
    _sheet(book, "KW 23", rows, first=True)
    leads: list[list[object]] = [paper.head("Linie", "Schichtleitung", "Kürzel", "Telefon")]
    for n, p in enumerate(folder.staff[20:28]):
        leads.append([paper.ok(f"Linie {n + 1}"), paper.who(p), paper.who(p, "initials"), paper.who(p, "phone")])
    _sheet(book, "Leitung", leads)
    book.save(folder.where(paper))


def vendor_book(folder: Folder) -> None:
    paper, book = folder.paper("finance/Vendors.xlsx"), _book(folder)
    book.properties.creator = "openpyxl"
    rows: list[list[object]] = [
        paper.head("Vendor", "VAT ID", "IBAN", "Contact person", "E-mail", "BIC", "Payment terms", "Rating")
    ]
    for n, c in enumerate(folder.companies):
        rows.append([paper.org(c), paper.org(c, "vat"), paper.org(c, "iban", "rule"), paper.who(folder.outsiders[-n - 1]), paper.org(c, "email", "rule"), paper.s(figures.bic(folder.rng, "DE" if n % 2 else "GB"), "bic"),
                     paper.ok(("30 days net", "14 days 2 %", "60 days net")[n % 3]), paper.ok("ABC"[n % 3] + str(n % 5))])  # fmt: skip
    _sheet(book, "Vendors", rows, first=True)
    public: list[list[object]] = [paper.head("Public body", "City", "Purpose")]
    for line in _BODIES:
        public.append([paper.ok(part) for part in line.split("|")])
    _sheet(book, "Authorities", public)
    ledger: list[list[object]] = [paper.head("Ledger no.", "Title", "Opening balance", "Closing balance", "Class")]
    for n, name in enumerate(_ACCOUNTS):
        opening, closing = 10_250 + n * 1_375, 9_870 + n * 1_429
        ledger.append(
            [
                1000 + n * 10,
                paper.ok(name),
                opening,
                closing,
                paper.ok(("Assets", "Liabilities", "Income", "Expenses")[n % 4]),
            ]
        )
        paper.ok(str(opening))
        paper.ok(str(closing))
    ledger.append(["Total", None, f"=SUM(C2:C{len(ledger)})", f"=SUM(D2:D{len(ledger)})", None])
    _sheet(book, "Ledger", ledger)
    book.save(folder.where(paper))


_BODIES = """
European Medicines Agency|Amsterdam|Product approval
Bundesamt für Sicherheit in der Informationstechnik|Bonn|Security advice
Internal Revenue Service|Washington|Tax
HM Land Registry|Coventry|Property
Banque de France|Paris|Payments statistics
Agencia Española de Protección de Datos|Madrid|Data protection
World Health Organization|Geneva|Guidelines
International Labour Organization|Geneva|Labour standards
Deutsche Rentenversicherung|Berlin|Pensions
Environmental Protection Agency|Washington|Emissions
European Patent Office|Munich|Patents
Statistics Denmark|Copenhagen|Statistics
City of Copenhagen|Copenhagen|Permits
Amtsgericht Charlottenburg|Berlin|Company register
Food and Drug Administration|Silver Spring|Import
Handelskammer Hamburg|Hamburg|Chamber of commerce
""".strip().splitlines()


_ACCOUNTS = (
    "Land and buildings", "Machinery", "Office equipment", "Vehicles", "Software licences", "Goodwill", "Raw materials", "Work in progress",
    "Finished goods", "Trade receivables", "Input VAT 19 %", "Petty cash", "Prepaid expenses", "Share capital", "Retained earnings",
    "Provision for warranties", "Bank loans", "Trade payables", "Output VAT 19 %", "Wages payable", "Deferred tax", "Sales domestic",
    "Sales European Union", "Sales export", "Service income", "Interest received", "Cost of materials", "Freight inwards", "Salaries",
    "Social security contributions", "Rent", "Energy", "Insurance", "Travel", "Marketing", "Legal fees", "Audit fees", "Bank charges",
    "Depreciation", "Research and development", "Bad debts", "Currency differences", "Trade fairs", "Training", "Waste disposal",
)  # fmt: skip


def rights_book(folder: Folder) -> None:
    paper, book = folder.paper("security/access-rights.xlsx"), _book(folder)
    book.properties.creator = "openpyxl"
    rows: list[list[object]] = [paper.head("User name", "Display name", "Role", "Last login", "MFA", "Manager")]
    for n, p in enumerate(folder.staff):
        last = date(2024, 1, 1) + timedelta(days=n)
        rows.append(
            [
                paper.who(p, "user"),
                paper.who(p, "full"),
                paper.ok(("Viewer", "Editor", "Administrator", "Auditor")[n % 4]),
                last,
                n % 2 == 0,
                paper.who(folder.staff[n % 9], "comma"),
            ]
        )
    _sheet(book, "Rights", rows, first=True)
    book.save(folder.where(paper))


def passport_book(folder: Folder) -> None:
    paper, book = folder.paper("travel/Visa applications.xlsx"), _book(folder)
    book.properties.creator = "openpyxl"
    rows: list[list[object]] = [
        paper.head(
            "Full name", "Nationality", "Passport no.", "Date of birth", "National ID", "Car plate", "Home address"
        )
    ]
    for p in folder.some(36):
        rows.append([paper.who(p, "caps"), p.country, paper.who(p, "passport"), paper.who(p, "birthdots"), paper.who(p, "national", "column"), paper.who(p, "plate"),
                     f"{paper.who(p, 'street', 'column')}, {p.facts['town']}"])  # fmt: skip
    _sheet(book, "Applicants", rows, first=True)
    visitors: list[list[object]] = [paper.head("Visitor", "Name in own script", "Host", "Badge", "Arrival")]
    for n, name in enumerate(_SCRIPTS):
        host = folder.staff[n * 6]
        visitors.append(
            [
                paper.who(folder.outsiders[n]),
                paper.s(name, "person"),
                paper.who(host, "short"),
                paper.who(host, "badge"),
                paper.ok(f"Gate {n % 3 + 1}"),
            ]
        )
    _sheet(book, "Visitors", visitors)
    book.save(folder.where(paper))


_SCRIPTS = (
    "Оксана Гриценко",
    "Тарас Бондарчук",
    "Σταύρος Καλογερόπουλος",
    "Δέσποινα Μαυρίδου",
    "高村健一郎",
    "星崎小百合",
    "欧阳秀英",
    "황서연",
    "رشا الخطيب",
    "लक्ष्मी देशपांडे",
)


def survey_book(folder: Folder) -> None:
    """Free-text answers without a name column."""
    paper, book = folder.paper("hr/pulse-survey.xlsx"), _book(folder)
    book.properties.creator = "openpyxl"
    rows: list[list[object]] = [paper.head("Question", "Score", "Comment")]
    for n in range(72):
        p, q = folder.some(2)
        text = paper.t(_ANSWERS[n % len(_ANSWERS)], p=p, q=q)
        rows.append([paper.ok(("Workload", "Leadership", "Tools", "Communication")[n % 4]), n % 5 + 1, text])
    _sheet(book, "Answers", rows, first=True)
    book.save(folder.where(paper))


_ANSWERS = (
    "[[Too many meetings]], but {p.given} runs them well.",
    "[[Nothing to add]]",
    "Ask {p.full} about the [[overtime]] in May.",
    "{q.surname} never answers. {p.surname} does.",
    "[[The new canteen is great]]",
    "My boss ({p.short!understanding}) said no.",
    "Since {q.ms} left, [[Quality Assurance]] is understaffed.",
    "[[Great Place to Work]] survey says [[4.2 of 5]]; I say [[3]].",
    "{p.full!understanding} and {q.full!understanding} should swap desks.",
    "[[Summer Party]] was fun, thanks {q.given}!",
    "Why does {p.surname} get a [[company car]] and [[Logistics]] not?",
    "[[Friday afternoons off]], like at [[Toyota]].",
    "[[SAP is slow]]; [[Excel 365]] crashes on [[Tuesday]] afternoons.",
)


def write(folder: Folder) -> None:
    for make in (
        csv_files, staff_book, payroll_book, price_book, customer_book, asset_book, budget_book, expense_book, shift_book, vendor_book,
        rights_book, passport_book, survey_book,
    ):  # fmt: skip
        make(folder)
