# ruff: noqa: E501 -- documents, tables and markup are written as they stand
"""Word documents of the made-up company."""

from __future__ import annotations

import io
from typing import Any

from benchmarks.company import word
from benchmarks.company.folder import Folder, Paper, Person, Value


def _new(author: str = "") -> Any:
    from docx import Document

    document = Document()
    document.core_properties.author = author
    document.core_properties.comments = ""
    return document


def _body(document: Any, text: str) -> None:
    """Paragraphs by lines: `# ` a heading, `- ` a bullet, `a | b` a row of a table."""
    table: Any = None
    for line in text.strip().splitlines():
        if " | " in line:
            cells = line.split(" | ")
            if table is None or len(table.columns) != len(cells):
                table = document.add_table(rows=0, cols=len(cells), style="Table Grid")
            for cell, content in zip(table.add_row().cells, cells, strict=True):
                cell.text = content.strip()
            continue
        table = None
        if line.startswith("#"):
            document.add_heading(line.lstrip("# "), level=min(3, line.count("#")))
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        elif line.strip():
            document.add_paragraph(line)


def _head_foot(document: Any, head: str, foot: str) -> None:
    document.sections[0].header.paragraphs[0].text = head
    document.sections[0].footer.paragraphs[0].text = foot


def _picture(document: Any) -> None:
    from PIL import Image

    data = io.BytesIO()
    Image.new("RGB", (60, 60), (200, 120, 40)).save(data, "PNG")
    data.seek(0)
    document.add_picture(data)


def _save(folder: Folder, paper: Paper, document: Any) -> None:
    document.save(str(folder.where(paper)))


def resumes(folder: Folder) -> None:
    """Four English résumés; the file is named by the person."""
    for number, person in enumerate(folder.outsiders[5:9]):
        paper = folder.paper("hr/applications/{a.file}_CV.docx", a=person)
        document = _new(paper.who(person, "full", "label"))
        a, b = folder.some(2)
        _picture(document)
        body = paper.t(
            """
# {p.full!label}
{p.street!label}, {p.town} | <<Tel. |Phone: |>>{p.phone!label} | {p.email}
Date of birth: {p.birthwords!label} | Nationality: [[see passport]] | <<Passport no.|Passport:|Passport number>> {p.passport!label}
## [[Profile]]
[[Process engineer with twelve years of experience in food packaging.]] Led a team of [[14 people]] and cut scrap by [[23 %]].
## [[Experience]]
2018-2024 | [[Production Manager]] | {k.name}
2012-2018 | [[Process Engineer]] | {l.name}
2009-2012 | [[Trainee]] | [[Fraunhofer Society]]
<<At {l.short} {p.given} introduced|For {l.short}, {p.given} introduced|{p.given} joined {l.short} and introduced>> [[FMEA]] and [[ISO 22000]]. {p.surname} speaks [[English]], [[Spanish]] and some [[Dutch]].
## [[Education]]
[[MSc Mechanical Engineering]], [[Delft University of Technology]]
## [[References]]
- {a.full!understanding}, [[Head of Production]], {a.phone!label}
- {b.comma!understanding}, {b.email}
""",
            p=person, a=a, b=b, k=folder.companies[number * 3], l=folder.companies[number * 3 + 2],
        )  # fmt: skip
        _body(document, body)
        _head_foot(
            document,
            paper.t("[[Curriculum vitae]] {p.comma!label}", p=person),
            paper.t("{p.initials} - [[page 1 of 1]]", p=person),
        )
        _save(folder, paper, document)


def german_resume(folder: Folder) -> None:
    p = folder.of("german", staff=False)[0] if folder.of("german", staff=False) else folder.of("german")[-1]
    paper = folder.paper("hr/applications/Lebenslauf {a.file}.docx", a=p)
    document = _new()
    text = paper.t(
        """
# [[Lebenslauf]]
Name: {p.full!label}
Geburtsdatum: {p.birthdots!label} | Anschrift: {p.street!label}, {p.town} | Telefon: {p.phone!label}
E-Mail: {p.email}
## [[Berufserfahrung]]
seit 2019 | [[Einkäufer]] | {k.name}
2014-2019 | [[Sachbearbeiter]] | [[Stadt Leipzig]]
## [[Ausbildung]]
[[Industriekaufmann]], [[Industrie- und Handelskammer]], Note [[1,7]]
## [[Sonstiges]]
[[Führerschein Klasse B]]; Steuer-ID {p.national!label}; Kennzeichen {p.plate!label}. Ansprechpartner bei {k.short} ist {a.frau}, Tel. {a.phone!label}.
Herr {p.surname!rule} ist ab [[sofort]] verfügbar.
""",
        p=p, a=folder.of("german")[2], k=folder.companies[4],
    )  # fmt: skip
    _body(document, text)
    _save(folder, paper, document)


def service_contract(folder: Folder) -> None:
    """A contract with defined terms, tracked changes, footnotes, headers and signatures."""
    paper = folder.paper("legal/Services agreement Trentlock.docx")
    co, k = folder.companies[13], folder.companies[8]
    paper.org(co, "short", "other file")
    a, b = folder.some(2)
    x = folder.some(1, staff=False)[0]
    document = _new(paper.who(a, "full", "label"))
    text = paper.t(
        """
# [[Master Services Agreement]]
[[This Agreement]] is made between {own.name} ([[the "Client"]]) and {co.name} ([[the "Supplier"]]), registered at {co.street}, {co.town}, VAT no. {co.vat!label}.
## [[1. Definitions]]
[["Business Day"]] means a day other than [[Saturday]], [[Sunday]] or a public holiday in [[England]]. [["Services"]] means the services in [[Schedule 2]].
## [[2. Term]]
[[This Agreement]] starts on signature and runs for [[36 months]]. Either [[Party]] may end it with [[90 days]]' notice.
## [[3. Fees]]
[[Item]] | [[Unit price]] | [[Quantity]] | [[Total]]
[[Calibration]] | [[1,150.00]] | [[12]] | [[13,800.00]]
[[Training]] | [[480.00]] | [[10]] | [[4,800.00]]
[[Total]] | [[-]] | [[22]] | [[18,600.00]]
Fees are paid to account {co.iban} within [[30 days]].
## [[4. Confidentiality]]
[[The Supplier]] shall keep everything about {t} secret, also from {k.name}. Notices go to {a.full} ({a.email}) and {x.full!understanding} ({x.email}).
## [[5. Law]]
[[The courts of England and Wales]] have jurisdiction. The [[Information Commissioner's Office]] is the supervisory authority under the [[UK GDPR]].
[[Signed for the Client]]: {a.full!label}, [[Chief Operating Officer]]
[[Signed for the Supplier]]: {x.full!label}, [[Director]]
Witness: {b.mid!label}
""",
        co=co, k=k, a=a, b=b, x=x, t=folder.term(5),
    )  # fmt: skip
    _body(document, text)
    paragraph = document.add_paragraph(paper.t("[[Amendment]]: "))
    word.deleted(paragraph, "The contact is Ms. Placeholder. ", a.full)
    word.inserted(paragraph, paper.t("The contact is {b.full}, phone {b.phone!label}.", b=b), a.full)
    note = document.add_paragraph(paper.t("[[Liability]] is limited to [[2,000,000 GBP]]."))
    word.footnotes(
        document,
        [
            (note, paper.t("Agreed with {x.surname} by phone; {k.short} objected.", x=x, k=k)),
            (paragraph, paper.t("See [[clause 7.2]].")),
        ],
    )
    document.core_properties.title = paper.t("Agreement {co.name} / {a.full!understanding}", co=co, a=a)
    document.core_properties.keywords = paper.t("{t}; {x.surname!understanding}", t=folder.term(5), x=x)
    _head_foot(
        document,
        paper.t("[[Confidential]] - {co.name}", co=co),
        paper.t("[[Version 3.2]] - {a.initials}/{b.initials}", a=a, b=b),
    )
    _save(folder, paper, document)


def employment_contract(folder: Folder) -> None:
    p = folder.of("german", "turkish", "polish", staff=True)[3]
    paper = folder.paper("hr/Arbeitsvertrag_{a.file}.docx", a=p)
    a = folder.of("german", staff=True)[1]
    document = _new()
    text = paper.t(
        """
# [[Arbeitsvertrag]]
zwischen der {own.short} Deutschland GmbH, vertreten durch {a.full}, und
{q.full!label}, geboren am {q.birthdots!label}, wohnhaft {q.street!label}, {q.town}
## [[§ 1 Beginn und Tätigkeit]]
{q.anrede} wird ab dem [[nächsten Monatsersten]] als [[Qualitätsprüfer]] im Werk [[Rostock]] beschäftigt. <<Die Personalnummer lautet|Personal-Nr.:|Mitarbeiternummer>> {q.employee!label}.
## [[§ 2 Vergütung]]
<<Das Jahresgehalt beträgt {q.salary!label} EUR|Das Bruttogehalt beläuft sich auf {q.salary!label} EUR|Vergütung: {q.salary!label} EUR jährlich>> und wird auf das Konto {q.iban} überwiesen. Es gilt der [[Tarifvertrag der Metall- und Elektroindustrie]].
## [[§ 3 Arbeitszeit]]
[[37,5 Stunden]] je Woche, [[Montag]] bis [[Freitag]]. Urlaub: [[30 Tage]].
## [[§ 4 Meldungen]]
Krankmeldungen an {b.full} ({b.email}, {b.phone!label}). Krankenkasse: [[AOK Nordost]]; Rentenversicherung: [[Deutsche Rentenversicherung Bund]]; Steuer-ID {q.national!label}.
[[Ort, Datum]] | [[Unterschrift Arbeitgeber]] | [[Unterschrift Arbeitnehmer]]
[[Rostock]] | {a.full!understanding} | {q.full!understanding}
""".replace("{q.anrede}", "{q.frau}"),
        a=a, q=p, b=folder.of("german", staff=True)[0],
    )  # fmt: skip
    _body(document, text)
    _head_foot(document, paper.t("[[Vertraulich]]"), paper.t("[[Seite 1]]"))
    _save(folder, paper, document)


def minutes(folder: Folder) -> None:
    """Minutes in English with attendees, initials and actions, and Spanish ones."""
    paper, people = folder.paper("board/Minutes steering committee May.docx"), folder.some(6)
    a, b, c, d, e, f = people
    document = _new(paper.who(a, "full", "label"))
    text = paper.t(
        """
# [[Minutes of the steering committee]]
[[Attendee]] | [[Function]] | [[Initials]]
{a.full!column} | [[Chair]] | {a.initials}
{b.comma!column} | [[Finance]] | {b.initials}
{c.full!column} | [[Operations]] | {c.initials}
{d.full!column} | [[Legal]] | {d.initials}
<<Excused|Apologies|Absent>>: {e.full!label}, {f.ms}
## [[1. Figures]]
<<{b.surname}|{b.full}|{b.initials}>> reported sales of [[4.2 million EUR]], up [[6.1 %]], and a margin of [[31.8 %]]. {a.initials} asked about [[DSO]]; it is [[48 days]].
## [[2. Projects]]
{t} is delayed because {k.short} cannot deliver. <<{c.given}|{c.full}|{c.short}>> proposes to replace {k.name} by {l.name}. {d.surname} warned of the penalty of [[75,000 EUR]].
{u} was approved. {e.full} leads it; {f.given} supports.
## [[3. Any other business]]
The [[Danish Working Environment Authority]] visits on [[Thursday]]. {f.full} is on parental leave until September.
## [[Actions]]
[[No.]] | [[Action]] | [[Owner]] | [[Due]]
[[1]] | [[Renegotiate rates]] | {b.initials} | [[Week 23]]
[[2]] | Call {k.short} | {c.short!column} | [[Week 24]]
[[3]] | [[Update risk register]] | {e.surname!column} | [[Week 25]]
""",
        a=a, b=b, c=c, d=d, e=e, f=f, t=folder.term(1), u=folder.term(2), k=folder.companies[16], l=folder.companies[9],
    )  # fmt: skip
    _body(document, text)
    paragraph = document.add_paragraph(paper.t("[[Next meeting]] in [[room A-101]]."))
    document.add_comment(
        paragraph.runs,
        text=paper.t("{e.given} wants to join by video, tell {a.full}.", e=e, a=a),
        author=paper.who(d, "full", "label"),
        initials=paper.who(d, "initials"),
    )
    _save(folder, paper, document)
    paper = folder.paper("board/Acta comité.docx")
    a, b, c = folder.of("spanish")[:3]
    document = _new()
    text = paper.t(
        """
# [[Acta de la reunión]]
Asistentes: {a.full!label}, {b.full!label} y {c.full!label}
{a.sra} abre la sesión a las [[10:15]]. Se aprueba el presupuesto de [[85.000 €]] para {t}.
{b.surname} informa de que {k.name} ha perdido la licencia del [[Ministerio de Industria]]. {c.given} llamará a {a.given} el [[lunes]].
Contacto: {c.email}, móvil {c.phone!label}, domicilio {c.street!label}, {c.town}
[[Punto]] | [[Responsable]] | [[Plazo]]
[[Informe anual]] | {a.comma!column} | [[30 días]]
[[Auditoría ISO 9001]] | {b.full!column} | [[60 días]]
""",
        a=a, b=b, c=c, t=folder.term(4), k=folder.companies[10],
    )  # fmt: skip
    _body(document, text)
    _save(folder, paper, document)


def incident(folder: Folder) -> None:
    """An incident report with a text box, hidden text, comments and a value over many runs."""
    paper, (a, b, c) = folder.paper("security/Incident report laptop theft.docx"), folder.some(3)
    document = _new(paper.who(b, "full", "label"))
    text = paper.t(
        """
# [[Incident report]]
<<Reported by|Author|Prepared by>>: {a.full!label}
Classification: [[Restricted]]
## [[Summary]]
The laptop of {a.full} (user {a.user!label}, serial {s}) was stolen on the train between Hamburg and Copenhagen. It held the list of {k.name}'s patients.
<<{b.given}|{b.full}|{b.short}>> locked the account at [[18:22]]; {c.surname} informed the [[Federal Police]] under reference {n}.
## [[Affected data]]
[[Category]] | [[Records]] | [[Encrypted]]
[[Contracts]] | [[214]] | [[yes]]
[[Health data]] | [[1,032]] | [[no]]
One key was in a text file: {w}. The VPN address was {i}.
""",
        a=a, b=b, c=c, k=folder.companies[17], s=Value("PF3" + str(folder.rng.randint(10_000, 99_999)) + "K", "serial", "label"),
        n=Value(f"2024/{folder.rng.randint(100000, 999999)}-BPOL", "case number", "label"), w=folder.key("aws"), i=Value("81.24.77.13", "ip", "rule"),
    )  # fmt: skip
    _body(document, text)
    word.text_box(document.add_paragraph(), paper.t("[[Hotline]]: {c.phone!label}, ask for {c.full}", c=c))
    word.hidden(
        document.add_paragraph(paper.t("[[Annex A]] ")), paper.t("draft by {b.full!label}, mobile {b.phone!label}", b=b)
    )
    word.split_runs(
        document.add_paragraph(),
        paper.t("Insurance contact: {x.full!label}, {x.email}, {x.phone!label}", x=folder.outsiders[11]),
    )
    paragraph = document.add_paragraph(paper.t("[[Lessons learned]]: encrypt [[all devices]] with [[BitLocker]]."))
    document.add_comment(
        paragraph.runs,
        text=paper.t("{a.surname} disagrees. {b.initials}", a=a, b=b),
        author=paper.who(c, "full", "label"),
        initials=paper.who(c, "initials"),
    )
    _save(folder, paper, document)


def travel_plan(folder: Folder) -> None:
    paper, (a, b, c) = folder.paper("travel/Itinerary Osaka.docx"), folder.some(3)
    document = _new()
    text = paper.t(
        """
# [[Itinerary]]
[[Traveller]] | [[Passport]] | [[Frequent flyer]]
{a.caps!column} | {a.passport!column} | [[none]]
{b.caps!column} | {b.passport!column} | [[none]]
## [[Flights]]
[[Flight]] | [[Route]] | [[Departure]] | [[Aircraft]]
[[LH 740]] | [[FRA - KIX]] | [[13:20]] | [[A350-900]]
[[LH 741]] | [[KIX - FRA]] | [[10:05]] | [[A350-900]]
## [[On site]]
{a.given} and {b.given} meet {x.full!understanding} of {k.name} at the castle exit. Taxi: {x.phone!label}. Hotel paid with {a.card}.
In an emergency call the [[Embassy of Denmark]] or {c.full} at home, {c.street!understanding}, {c.phone!label}.
Rail tickets: [[JR Pass, 7 days]]; plug type A; voltage [[100 V]].
""",
        a=a, b=b, c=c, x=folder.of("eastasian")[3], k=folder.companies[12],
    )  # fmt: skip
    _body(document, text)
    _save(folder, paper, document)


def handbook(folder: Folder) -> None:
    """Many pages that are nobody's."""
    paper, document = folder.paper("hr/Employee handbook.docx"), _new()
    parts = []
    for number, title in enumerate(_CHAPTERS, 1):
        parts.append(f"# [[{number}. {title}]]")
        for place, line in enumerate(_LINES[number % 3]):
            parts.append(f"- [[{line}]]" if place % 2 else f"[[{title} {number}.{place}]]: [[{line}]]")
    parts += [f"[[{line}]]" for line in _PROSE]
    parts.append("# [[Annex: bands]]\n[[Band]] | [[From]] | [[To]]")
    parts += [f"[[Band {n}]] | [[{24_000 + n * 6_000}]] | [[{31_000 + n * 7_500}]]" for n in range(1, 9)]
    _body(document, paper.t("\n".join(parts)))
    _head_foot(document, paper.t("[[Employee handbook]]"), paper.t("[[Edition 7]]"))
    _save(folder, paper, document)


_PROSE = (
    "The Company reimburses the cost of a Standard Class ticket.",
    "Employees must complete the Security Awareness Training before their first Business Trip.",
    "The Head of Human Resources and the Works Council agree on Company Holidays every January.",
    "Under the Working Time Directive, night work is limited to eight hours.",
    "Parental Leave follows national law; in Sweden it is 480 days.",
    "Claims are sent to the Danish Tax Agency, the Agencia Tributaria or the Finanzamt.",
    "Whoever drives a Company Car needs a valid licence of class B.",
    "Visitors from the Labour Inspectorate are announced to the Site Manager.",
    "A Private Branch Exchange, Voice over IP and Microsoft Teams are for work only.",
    "Mobile Working needs a Written Agreement; see Section 4.2 and Annex C.",
    "The Ethics Hotline is run by an external Ombudsperson.",
    "Protective Equipment follows EN ISO 20345 and EN 388.",
)
_CHAPTERS = (
    "Welcome",
    "Working Hours",
    "Holidays",
    "Sick Leave",
    "Travel",
    "Data Protection",
    "Safety",
    "Expenses",
    "Training",
    "Leaving",
)
_LINES = (
    (
        "Ask the works council",
        "Core time is 09:30 to 15:00",
        "Form HR-17",
        "National Insurance",
        "Social Security Administration",
    ),
    (
        "Fire exits are marked in green",
        "Call 112 first",
        "First aid kit DIN 13157",
        "Meeting point P4",
        "Ministry of Labour",
    ),
    (
        "Keep receipts for 10 years",
        "Mileage 0.30 EUR per km",
        "Per diem 28 EUR",
        "Economy Class under 6 hours",
        "Federal Statistical Office",
    ),
)


def offer_letter(folder: Folder) -> None:
    p = folder.outsiders[14]
    paper = folder.paper("hr/Offer {a.surname}.docx", a=p)
    (a,) = folder.some(1)
    document = _new(paper.who(a, "full", "label"))
    _body(
        document,
        paper.t(
            "{p.full!label}\n{p.street!label}\n{p.town}\nDear {p.ms},\n[[We are pleased to offer you the position of]]",
            p=p,
        ),
    )
    paragraph = document.add_paragraph()
    word.control(paragraph, paper.t("[[Regional Sales Manager]]"), "Position")
    paragraph = document.add_paragraph("Candidate: ")
    word.control(paragraph, paper.t("{p.full!label}", p=p), "Candidate")
    paragraph = document.add_paragraph("Reply to ")
    word.link(paragraph, paper.t("{a.email}", a=a), f"mailto:{a.facts['email']}")
    text = paper.t(
        """
Your salary will be {p.salary!label} EUR a year. You report to {a.full}, who works from [[Copenhagen]]. Benefits: [[25 days]] holiday, [[pension 8 %]], phone.
<<Bring your passport ({p.passport!label}) and social security number {p.ssn}|We have noted your passport no. {p.passport!label}; your SSN is {p.ssn}|Passport {p.passport!label} and SSN {p.ssn} are needed>> on your first day, [[Monday]].
[[Yours sincerely]]
{a.full!label}
""",
        p=p, a=a,
    )  # fmt: skip
    _body(document, text)
    word.field(document.add_paragraph("File: "), "AUTHOR", a.full)
    _save(folder, paper, document)


def review(folder: Folder) -> None:
    p: Person = folder.staff[33]
    paper = folder.paper("hr/Review_{a.file}_2024.docx", a=p)
    (a, b) = folder.some(2)
    document = _new()
    text = paper.t(
        """
# [[Performance review]]
[[Employee]] | {p.comma!label}
[[Manager]] | {a.comma!label}
[[Employee ID]] | {p.employee!label}
[[Period]] | January to December
[[Goal]] | [[Weight]] | [[Score]]
[[Reduce downtime]] | [[40 %]] | [[4]]
[[Train two colleagues]] | [[30 %]] | [[5]]
{p.given} had a strong year. {p.given}'s work on {t} was praised by {k.name}, and {b.full} asked for {p.given} by name.
{p.surname} should delegate more; {a.initials} will arrange coaching. {p.given} was diagnosed with {ill} in spring and works [[80 %]] since.
Overall: [[exceeds expectations]]. Bonus 2,500 EUR.
""",
        p=p, a=a, b=b, t=folder.term(2), k=folder.companies[19], ill=Value("type 2 diabetes", "health", "understanding"),
    )  # fmt: skip
    _body(document, text)
    _save(folder, paper, document)


def nda(folder: Folder) -> None:
    paper = folder.paper("legal/NDA {a.surname} Loomcraft.docx", a=folder.outsiders[20])
    x, (a,) = folder.outsiders[20], folder.some(1)
    document = _new()
    text = paper.t(
        """
# [[Mutual Non-Disclosure Agreement]]
between {own.name} and {k.name}, represented by {x.full!label}
[[Purpose]]: talks about {t}. [[Confidential Information]] is all information marked so.
[[The Receiving Party]] shall not disclose to {l.name} or {m.short}. [[Term]]: [[five years]]. [[Governing law]]: [[Denmark]].
Questions: {x.full}, {x.phone!label}, {x.email}; for us {a.short}, {a.phone!label}.
[[Signature]]: {x.caps!label} | [[Signature]]: {a.caps!label}
""",
        x=x, a=a, k=folder.companies[18], l=folder.companies[11], m=folder.companies[3], t=folder.term(0),
    )  # fmt: skip
    _body(document, text)
    _save(folder, paper, document)


def french_attestation(folder: Folder) -> None:
    p, a = folder.of("french")[2], folder.of("french", "african")[4]
    paper = folder.paper("hr/Attestation {a.file}.docx", a=p)
    document = _new()
    text = paper.t(
        """
# [[Attestation de travail]]
Je soussigné {a.full!label}, [[directeur du site de Lyon]], certifie que {p.mme}, née le {p.birthdots!label}, demeurant {p.street!label}, {p.town},
est employée depuis 2016 en qualité d'[[acheteuse]]. Numéro de sécurité sociale : {p.national!label}.
{p.lastfirst!label} travaille avec {b.name}. Contact : {a.email}, tél. {a.phone!label}.
Cette attestation est délivrée pour [[la Caisse d'allocations familiales]].
""",
        p=p, a=a, b=folder.companies[2],
    )  # fmt: skip
    _body(document, text)
    _save(folder, paper, document)


def write(folder: Folder) -> None:
    for make in (
        resumes, german_resume, service_contract, employment_contract, minutes, incident, travel_plan, handbook, offer_letter, review, nda,
        french_attestation,
    ):  # fmt: skip
        make(folder)
