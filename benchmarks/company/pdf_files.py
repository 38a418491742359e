# ruff: noqa: E501 -- documents, tables and markup are written as they stand
"""PDF documents of the made-up company, in several layouts and with embedded and standard fonts."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from benchmarks.company import figures
from benchmarks.company.folder import Folder, Paper, Value

_FONTS = Path("/usr/share/fonts/truetype/dejavu")


def _font() -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if "Sans" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Sans", str(_FONTS / "DejaVuSans.ttf")))
        pdfmetrics.registerFont(TTFont("Serif", str(_FONTS / "DejaVuSerif.ttf")))
    return "Sans"


def _story(text: str, font: str, size: float = 9.5) -> list[Any]:
    """Flowables by lines: `# ` a heading, `a | b` a row of a table, an empty line a gap."""
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Spacer, Table, TableStyle

    style = ParagraphStyle("body", fontName=font, fontSize=size, leading=size * 1.35)
    head = ParagraphStyle("head", parent=style, fontSize=size * 1.5, leading=size * 2, spaceBefore=6)
    story: list[Any] = []
    rows: list[list[Any]] = []

    def end_table() -> None:
        if rows:
            look = [("GRID", (0, 0), (-1, -1), 0.3, colors.grey), ("FONT", (0, 0), (-1, -1), font, size - 1)]
            story.append(Table([list(row) for row in rows], style=TableStyle(look)))
            rows.clear()

    for line in text.strip("\n").splitlines():
        if " | " in line:
            rows.append(line.split(" | "))
            continue
        end_table()
        if not line.strip():
            story.append(Spacer(1, size * 0.7))
        else:
            story.append(Paragraph(escape(line.lstrip("# ")), head if line.startswith("#") else style))
    end_table()
    return story


def _build(
    folder: Folder,
    paper: Paper,
    text: str,
    font: str = "",
    *,
    columns: int = 1,
    author: str = "",
    title: str = "",
    size: float = 9.5,
) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    font = font or _font()
    document = BaseDocTemplate(str(folder.where(paper)), pagesize=A4, author=author, title=title)
    width = (A4[0] - 80) / columns
    frames = [Frame(40 + n * width, 50, width - 10, A4[1] - 100, id=f"f{n}") for n in range(columns)]
    document.addPageTemplates([PageTemplate(id="all", frames=frames)])
    document.build(_story(text, font, size))


def invoices(folder: Folder) -> None:
    x, a = folder.some(1, staff=False)[0], folder.some(1)[0]
    paper = folder.paper("finance/Invoice 2024-0117.pdf")
    text = paper.t(
        """
# [[INVOICE]]
{own.name}, [[Accounts Receivable]]

Bill to: {x.full!label}
{x.street!label}
{x.town}

Invoice no. 2024-0117   Customer no.: {c}
[[Item]] | [[Qty]] | [[Unit price]] | [[Amount]]
[[VX-900-S Valve controller]] | [[4]] | [[412.50]] | [[1,650.00]]
[[CAL-KIT-2 Calibration kit]] | [[1]] | [[189.00]] | [[189.00]]
[[Shipping]] | [[1]] | [[35.00]] | [[35.00]]
[[Total]] | [[6]] | [[USD]] | [[1,874.00]]

Paid by card {x.card}. <<Questions|Contact|Your contact>>: {a.full!label}, {a.phone!label}, {a.email}
[[Goods remain our property until paid in full.]] [[Reverse charge does not apply.]]
""",
        x=x, a=a, c=Value(f"K{figures.digits(folder.rng, 6)}", "customer id", "label"),
    )  # fmt: skip
    _build(folder, paper, text, author=paper.who(a, "full", "label"), title="Invoice")
    paper, k = folder.paper("finance/Rechnung Silbertal.pdf"), folder.companies[9]
    g = folder.of("german", staff=True)[0]
    text = paper.t(
        """
# [[Rechnung]]
{k.name}, {k.street!label}, {k.town}
<<Ansprechpartnerin|Sachbearbeitung|Kontakt>>: {g.full!label}, <<Tel.|Durchwahl|Telefon>> {g.phone!label}
USt-IdNr.: {k.vat!label}

[[Pos.]] | [[Bezeichnung]] | [[Menge]] | [[Betrag]]
[[1]] | [[Kartonage 400x300]] | [[500]] | [[615,00]]
[[2]] | [[Palettenfolie]] | [[20]] | [[248,00]]
[[Summe]] | [[netto]] | [[-]] | [[863,00]]
[[MwSt.]] | [[19 %]] | [[-]] | [[163,97]]
[[Gesamt]] | [[EUR]] | [[-]] | [[1.026,97]]

Zahlbar bis [[30 Tage netto]] auf {k.iban}. Geliefert an Lager {g.surname!understanding}, [[Tor 4]].
[[Amtsgericht Lübeck]], [[Finanzamt Lübeck]].
""",
        k=k, g=g,
    )  # fmt: skip
    _build(folder, paper, text, "Helvetica", title="Rechnung")
    paper, k, f = folder.paper("finance/Facture Beaulard.pdf"), folder.companies[16], folder.of("french")[3]
    text = paper.t(
        """
# [[Facture]]
{k.name} - {k.street!label} - {k.town}
Contact : {f.full!label}, {f.email}, {f.phone!label}

[[Désignation]] | [[Quantité]] | [[Prix]] | [[Montant]]
[[Vanne papillon DN80]] | [[6]] | [[74,20]] | [[445,20]]
[[Joint EPDM]] | [[12]] | [[3,15]] | [[37,80]]
[[Total HT]] | [[18]] | [[-]] | [[483,00]]
[[TVA 20 %]] | [[-]] | [[-]] | [[96,60]]

IBAN {k.iban}. TVA {k.vat!label}. [[Pénalités de retard : 3 fois le taux légal]]. [[Tribunal de commerce de Lyon]].
""",
        k=k, f=f,
    )  # fmt: skip
    _build(folder, paper, text, title="Facture")


def payslip(folder: Folder) -> None:
    """Text at fixed places, drawn label by label."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    p = folder.staff[12]
    paper = folder.paper("finance/Payslip {a.file}.pdf", a=p)
    canvas = Canvas(str(folder.where(paper)), pagesize=A4)
    canvas.setFont(_font(), 10)
    gross = int(p.facts["salary"]) // 12
    left = [("Employee", "{p.comma!label}"), ("Employee no.", "{p.employee!label}"), ("Address", "{p.street!label}"), ("Social security no.", "{p.ssn}"),
            ("Date of birth", "{p.birthdots!label}"), ("IBAN", "{p.iban}"), ("E-mail", "{p.email}")]  # fmt: skip
    for number, (label, template) in enumerate(left):
        canvas.drawString(50, 780 - number * 18, paper.ok(label) + ":")
        canvas.drawString(180, 780 - number * 18, paper.t(template, p=p))
    rows = [
        ("Basic pay", gross),
        ("Overtime", 212),
        ("Pension", -181),
        ("Income tax", -(gross // 4)),
        ("Net pay", gross - gross // 4 + 31),
    ]
    for number, (label, amount) in enumerate(rows):
        canvas.drawString(50, 600 - number * 18, paper.ok(label))
        canvas.drawRightString(400, 600 - number * 18, f"{amount:,}.00")
    canvas.drawString(50, 480, paper.t("[[Tax class 1]], [[Church tax: none]], [[40 hours a week]]"))
    canvas.save()


def letter(folder: Folder) -> None:
    x, a = folder.some(1, staff=False)[0], folder.some(1)[0]
    paper = folder.paper("letters/Reply to complaint.pdf")
    text = paper.t(
        """
{x.full!label}
{x.street}
{x.town}

# [[Your complaint of last week]]

Dear {x.ms},

thank you for your letter. I am sorry that our driver left the parcel with your neighbour {y.full!understanding} without a note. We have spoken
to {k.name}, who carried it, and will refund [[84.60 GBP]] to your card {x.card} within [[five working days]]. If you would like
to take it further, you may turn to the [[Financial Ombudsman Service]] or [[Citizens Advice]].

<<You can always reach me, {a.full}, at {a.phone!label}|My direct line is {a.phone!label}|Ask for {a.full}, tel. {a.phone!label},>> or {a.email}. My colleague {b.given} ({b.user!understanding}) stands in on [[Thursday]].

<<Yours sincerely,|Kind regards,|With best regards>>

{a.full!label}
[[Customer Care]]
""",
        x=x, y=folder.outsiders[30], a=a, b=folder.some(1)[0], k=folder.companies[0],
    )  # fmt: skip
    _build(folder, paper, text, "Serif" if _font() else "", size=11)


def newsletter(folder: Folder) -> None:
    a, b, c, d = folder.some(4)
    paper = folder.paper("marketing/Newsletter Summer.pdf")
    text = paper.t(
        """
# [[Summer news]]
Our team in Rostock grew by [[eleven people]]. {a.full} now heads [[Quality]], after {b.ms} moved to [[Research]]. "{a.given} listens", says
{c.full}, who has known {a.surname} since they both worked at {k.name}.
# [[Ten years with us]]
{d.full} celebrates an anniversary. {d.given}, born {d.birthwords!label}, began as a trainee and today runs the [[pilot plant]]. Congratulations,
{d.given}!
# [[Marathon]]
{e.full} finished the [[Copenhagen Marathon]] in [[3:41:07]]; {f.full} in [[4:02:55]]. Next year's run is on a [[Sunday]] as usual.
# [[From the product team]]
[[VX-900]] firmware [[3.8.14]] is out. A [[market study]] sees the market at [[1.2 billion USD]]. {l.name} ordered [[75 units]].
Write to {g.email} if you want a demo.
# [[Did you know?]]
[[The first valve]] was made in 1911. [[The North Sea]] is [[94 m]] deep on average.
""",
        a=a, b=b, c=c, d=d, e=folder.outsiders[2], f=folder.outsiders[9], g=a, k=folder.companies[17], l=folder.companies[7],
    )  # fmt: skip
    _build(folder, paper, text, columns=2, size=10.5)


def runbook(folder: Folder) -> None:
    a, b = folder.some(2)
    paper = folder.paper("it/VPN runbook.pdf")
    text = paper.t(
        """
# [[VPN runbook]]
Owner: {a.full!label} ({a.user!label})
[[1. Connect to]] {h} [[with]] [[OpenVPN 2.6]]. Gateway {i}, fallback {j}.
[[2. Account]] [[svc_backup]], password: {p}
[[3. API token for the monitoring]]: {t}
[[4. If the tunnel drops, run]] [[systemctl restart openvpn@server]] and check [[/var/log/syslog]].

[[Error]] | [[Meaning]] | [[Action]]
[[AUTH_FAILED]] | [[Wrong password]] | Ask {b.given}
[[TLS Error: 60 s]] | [[Firewall]] | [[Open UDP 1194]]
[[E-0x8004]] | [[Disk full]] | [[Delete logs]]

Escalation: {b.full}, {b.phone!label}; then {k.name}, contract holder {x.full!understanding}.
AWS: {w} / {v}
""",
        a=a, b=b, h=Value("vpn-gw3.int.halvorsen-quist.com", "host", "rule"), i=Value(figures.ip(folder.rng), "ip", "rule"), k=folder.companies[19],
        j=Value(figures.ip(folder.rng), "ip", "rule"), p=folder.key("password", "label"), t=folder.key("gitlab"), w=folder.key("aws"),
        v=folder.key("aws_secret", "label"), x=folder.outsiders[17],
    )  # fmt: skip
    _build(folder, paper, text, "Courier", size=9)


def audit(folder: Folder) -> None:
    a, b, c = folder.some(3)
    paper = folder.paper("quality/Audit report supplier.pdf")
    text = paper.t(
        """
# [[Supplier audit report]]
<<Auditor|Lead auditor>>: {a.full!label}   Co-auditor: {b.full!label}
Supplier: {k.name}, {k.street!label}, {k.town}
[[Clause]] | [[Finding]] | [[Class]] | [[Responsible]]
[[8.4.1]] | [[No incoming inspection]] | [[major]] | {x.short!column}
[[7.1.5]] | [[Gauge overdue]] | [[minor]] | {y.short!column}
[[9.2]] | [[Internal audit missing]] | [[minor]] | {x.short!column}

[[Basis]]: [[ISO 9001:2015]], [[IATF 16949]], customer requirements of {l.short}. [[Score 78 of 100]].
{x.full} admitted that {y.surname} had left in January and nobody followed. {c.initials} will check on [[Monday]].
{k.short} must answer by mail to {a.email} within [[20 days]]. {t} stays blocked until then.
[[Accreditation]]: [[DAkkS]], [[UKAS]]. [[Notified body 0123]].
""",
        a=a, b=b, c=c, k=folder.companies[12], l=folder.companies[1], x=folder.of("eastasian")[1], y=folder.of("eastasian")[4], t=folder.term(5),
    )  # fmt: skip
    _build(folder, paper, text, author=paper.who(a, "full", "label"))


def certificate(folder: Folder) -> None:
    x = folder.of("turkish", "arabic", "greek")[2]
    d = folder.of("romanian", "hungarian")[0]
    paper = folder.paper("hr/Medical certificate.pdf")
    text = paper.t(
        """
# [[Medical certificate]]
Patient: {x.full!label}   <<Date of birth|Born|DOB>>: {x.birthdots!label}   Insurance no.: {n}
<<I certify that {x.ms}|This is to certify that {x.full}|{x.surname!label} was examined and>> is unfit for work for [[14 days]]. Diagnosis: [[see enclosed form]]. Dr. {d.full!rule}, [[General Practitioner]], {d.phone!label}
[[World Health Organization]] code list [[ICD-10]]. Copy to the [[Health Insurance Fund]].
""",
        x=x, d=d, n=Value(f"A{figures.digits(folder.rng, 9)}", "insurance number", "label"),
    )  # fmt: skip
    _build(folder, paper, text, "Serif" if _font() else "")


def data_sheet(folder: Folder) -> None:
    paper = folder.paper("sales/Datasheet VX-900.pdf")
    lines = ["# [[VX-900 Valve controller]]", "[[Parameter]] | [[Min]] | [[Typ]] | [[Max]]"]
    for number, name in enumerate(
        (
            "Supply voltage V",
            "Current mA",
            "Pressure bar",
            "Temperature °C",
            "Flow l/min",
            "Weight g",
            "Cycle time ms",
            "Humidity %",
        )
    ):
        lines.append(f"[[{name}]] | [[{number * 3 + 1}.0]] | [[{number * 7 + 4}.5]] | [[{number * 11 + 9}.9]]")
    lines += ["", "[[Order codes]]: [[VX-900-S]], [[VX-900-L]], [[VX-900-ATEX]]", "[[Conforms to EN 61000-6-2 and IEC 60068-2-6]]", "[[Designed by engineers in Denmark]]",
              "[[Revision F, sheet 1 of 2]]", "[[Torque 2.5 Nm]], [[IP67]], [[M12 connector, 5 pins]], [[RS-485, 19200 baud]]"]  # fmt: skip
    _build(folder, paper, paper.t("\n".join(lines)), "Helvetica")


def board_paper(folder: Folder) -> None:
    """Three pages with outlines and links."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    paper = folder.paper("board/Board paper strategy.pdf")
    canvas = Canvas(str(folder.where(paper)), pagesize=A4)
    a, b = folder.some(2)
    canvas.setAuthor(paper.who(a, "full", "label"))
    canvas.setSubject(paper.t("{t}", t=folder.term(1)))
    canvas.setKeywords(paper.t("strategy, {b.full!understanding}, {b.email}", b=b))
    for page in range(3):
        c, k = folder.some(1)[0], folder.companies[page * 4 + 1]
        canvas.setFont(_font(), 10)
        canvas.bookmarkPage(f"p{page}")
        canvas.addOutlineEntry(paper.t("[[Option " + str(page + 1) + "]]: {k.short}", k=k), f"p{page}")
        lines = (
            "[[Option " + str(page + 1) + "]]: buy {k.name}",
            "[[Price]] [[" + str(12 + page * 5) + ".5 million EUR]], [[EBITDA multiple " + str(6 + page) + ".2]]",
            "{c.full} met the owner, {x.full!understanding}, in Zurich.",
            "{a.surname} is in favour; {b.initials} doubts the [[synergies]] of [[900,000 EUR]].",
            "[[Approval by]] the [[European Commission]] and the [[Bundeskartellamt]] is needed.",
            "{t} would end. [[Vote on Tuesday]]. Documents: {c.email}",
        )
        for number, line in enumerate(lines):
            canvas.drawString(
                60,
                760 - number * 20,
                paper.t(line, a=a, b=b, c=c, k=k, x=folder.outsiders[page * 6 + 1], t=folder.term(page)),
            )
        canvas.drawCentredString(300, 40, paper.t("[[Board paper]] - [[page " + str(page + 1) + "]]"))
        canvas.textAnnotation(paper.t("Ask {a.full} or {k.short} first", a=a, k=k), Rect=(500, 700, 520, 720))
        canvas.linkURL(f"mailto:{c.facts['email']}", (60, 650, 300, 670))
        canvas.showPage()
    canvas.save()


def form(folder: Folder) -> None:
    """A form with fields."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    p = folder.of("american", staff=False)[0] if folder.of("american", staff=False) else folder.of("american")[0]
    paper = folder.paper("hr/Direct deposit form.pdf")
    canvas = Canvas(str(folder.where(paper)), pagesize=A4)
    canvas.setFont("Helvetica", 11)
    fields = [("Full name", "{p.full!label}"), ("Social Security Number", "{p.ssn}"), ("Street", "{p.street!label}"), ("Phone", "{p.phone!label}"),
              ("Account number", "{p.account!label}"), ("E-mail", "{p.email}"), ("Emergency contact", "{q.full!label}")]  # fmt: skip
    canvas.drawString(60, 790, paper.t("[[Direct deposit form]] - [[Internal Revenue Service copy]]"))
    for number, (label, template) in enumerate(fields):
        canvas.drawString(60, 740 - number * 36, paper.ok(label))
        text = paper.t(template, p=p, q=folder.of("american")[1])
        canvas.acroForm.textfield(
            name=label.lower().replace(" ", "_"),
            value=text,
            x=220,
            y=732 - number * 36,
            width=260,
            height=20,
            fontName="Helvetica",
            fontSize=10,
        )
    canvas.drawString(60, 460, paper.t("Signed by {p.full!label}, [[witness not required]]", p=p))
    canvas.save()


def resume(folder: Folder) -> None:
    p = folder.of("indian", "african", staff=False)[0]
    paper = folder.paper("hr/applications/{a.file}-resume.pdf", a=p)
    text = paper.t(
        """
# {p.full!label}
{p.phone!label}
{p.email}
{p.street!label}
{p.town}
Born {p.birthwords!label}
# [[Skills]]
[[Python 3.12]], [[Kubernetes]], [[Terraform]], [[Power BI]], [[SAP FI/CO]]
# [[Experience]]
2020-2024 {k.name}, [[Data Engineer]]. {p.given} moved [[4 TB]] of data to [[Snowflake]]; "without {p.surname} we would be lost" ({a.full!understanding}, [[CTO]]).
2016-2020 [[Reserve Bank of India]], [[Analyst]].
# [[Referees]]
{a.full!understanding}, {a.phone!label}
{b.full!understanding}, {b.email}
# [[Languages]]
[[English]], [[Hindi]], [[Marathi]]
""",
        p=p, a=folder.some(1)[0], b=folder.some(1, staff=False)[0], k=folder.companies[19],
    )  # fmt: skip
    _build(folder, paper, text, columns=2)


def write(folder: Folder) -> None:
    for make in (
        invoices,
        payslip,
        letter,
        newsletter,
        runbook,
        audit,
        certificate,
        data_sheet,
        board_paper,
        form,
        resume,
    ):
        make(folder)
