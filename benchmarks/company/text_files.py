# ruff: noqa: E501 -- documents, tables and markup are written as they stand
"""Texts of the made-up company: e-mail threads, chats, letters, configuration, Markdown pages and logs."""

from __future__ import annotations

import base64
from urllib.parse import quote

from benchmarks.company import figures
from benchmarks.company.folder import Folder, Paper, Person, Value


def _save(folder: Folder, paper: Paper, text: str, encoding: str = "utf-8", newline: str = "\n") -> None:
    folder.where(paper).write_bytes(text.lstrip("\n").replace("\n", newline).encode(encoding))


def _fits(text: str) -> bool:
    return text.encode("cp1252", "replace") == text.encode("cp1252", "ignore")


def delivery_thread(folder: Folder) -> None:
    """A thread of four mails with quotations and signatures, CRLF."""
    paper, (a, b, c) = folder.paper("mail/RE Delivery delay Rotterdam.txt"), folder.some(3)
    x, co = folder.some(1, staff=False)[0], folder.companies[0]
    text = paper.t(
        """
From: {a.full!label} <{a.email}>
To: {x.full!label} <{x.email}>; {b.full!label} <{b.email}>
Cc: {c.comma!label} <{c.email}>
Date: Tue, 14 May 2024 09:12:44 +0200
Subject: RE: [[Delivery delay]] Rotterdam

Dear {x.ms},

[[Thank you for your patience.]] The container left [[Rotterdam Port Authority]] yesterday with {co.name} and should clear
[[customs]] on [[Thursday]]. <<{b.given} will call you as soon as the papers are stamped;|As soon as the papers are stamped, {b.full} will call;>> if you cannot reach
{b.given!understanding}, <<try me under|ring me on|my number is>> {a.phone!label} (office) or {c.full} at {c.phone!label}.

The total of the shipment stays at [[18,420.00 EUR]], incoterm [[DAP]], [[12 pallets]], net weight [[7,350 kg]].

<<Kind regards,|Best wishes|Yours sincerely,|Cheers,>>
{a.full!label}
[[Head of Logistics]] | {own.short}
T {a.phone!label} | {a.email} | https://www.halvorsen-quist.com/people/{a.user!understanding}

> From: {x.full!label} <{x.email}>
> To: {a.full!label} <{a.email}>
> Subject: [[Delivery delay]] Rotterdam
>
> Hello {a.given!label},
>
> the pallets for {co.short} still have not arrived. My colleague {x.surname} senior is furious, and our
> warehouse at {x.street!understanding}, {x.town} closes at [[17:30]]. Please send the new papers to
> {x.email} and a copy to {co.email}.
>
> {x.given!label}
>> On Fri, {b.short!understanding} wrote:
>> The [[HS code 8481.80]] was wrong on the first declaration. I have asked [[HM Revenue & Customs]] to amend it.
>> {b.initials}
""",
        a=a, b=b, c=c, x=x, co=co,
    )  # fmt: skip
    _save(folder, paper, text, newline="\r\n")


def hiring_thread(folder: Folder) -> None:
    """A thread in which people are named by surname, by initials and in passing."""
    paper, (a, b, c, d) = folder.paper("mail/Hiring round Q3.txt"), folder.some(4)
    x, y = folder.some(2, staff=False)
    text = paper.t(
        """
From: {a.full!label} <{a.email}>
Sent: Monday, 2 September 2024 16:40
To: {b.comma!label}; {c.comma!label}
Subject: [[Hiring round Q3]] - shortlist

Hi {b.given!label}, hi {c.given!label},

we saw nine candidates for [[Senior Process Engineer]]. My two favourites:

1) {x.full!understanding}, currently with {co.name}, asks for {x.salary!label} a year, notice period [[three months]].
   <<Phone|Tel.|Mobile|Cell>> {x.phone!label}, <<mail|e-mail>> {x.email}. <<Lives at|Her address is|Home:>> {x.street!understanding}, {x.town}.
2) {y.full!understanding}. Strong on [[Six Sigma]] and [[ISO 13485]], weaker in [[SAP S/4HANA]]. Reach {y.given} on
   {y.phone!label} after [[6 pm]].

<<{d.surname} thinks {y.surname}|{d.full} thinks {y.short}|According to {d.given}, {y.surname}>> oversells the project at {q.name}, and I tend to agree with {d.given}.
I would like {d.full} and {b.initials} to run the technical interview on [[Wednesday]].

Best
{a.initials}

---
From: {b.full!label} <{b.email}>
To: {a.full!label} <{a.email}>

{a.given!label}, fine with me. Please note that {x.ms} has a severe [[nut]] allergy when you order lunch, and the
[[Federal Employment Agency]] wants the form [[BA-2917]] by [[Friday]].
<<Her date of birth for the badge is|She was born on|DOB:>> {x.birthwords!label}.

Regards
{b.full!label}, [[MBA]]

PS: the draft of Prof. {y.surname!rule} is here: https://files.halvorsen-quist.com/hr/{y.file!understanding}.pdf - and {d.full} wrote
from the private address {d.given!understanding} (at) gmail (dot) com, that works too. My bitcoin joke: {btc}. The office is at
{gps}, next to the [[Natural History Museum]] and the [[Central Station]].
""",
        a=a, b=b, c=c, d=d, x=x, y=y, co=folder.companies[5], q=folder.companies[18],
        gps=Value(f"55.{figures.digits(folder.rng, 5)}, 12.{figures.digits(folder.rng, 5)}", "coordinates", "rule"),
        btc=Value(figures.bitcoin(folder.rng), "crypto address", "rule"),
    )  # fmt: skip
    _save(folder, paper, text)


def german_thread(folder: Folder) -> None:
    paper = folder.paper("mail/AW Mahnung Oderwitz.txt")
    a, b = folder.of("german", staff=True)[:2]
    western = (
        p for p in folder.of("turkish", "danish", "dutch") if _fits(f"{p.full} {p.facts['street']} {p.facts['town']}")
    )
    x, co = next(western), folder.companies[1]
    text = paper.t(
        """
Von: {a.full!label} <{a.email}>
Gesendet: Donnerstag, 11. Juli 2024 08:55
An: {x.full!label} <{x.email}>
Betreff: AW: [[Zweite Mahnung]]

Sehr geehrte Damen und Herren, sehr geehrte {b.frau},

die Rechnung [[über 4.380,50 EUR]] der {co.name} ist seit [[30 Tagen]] fällig. Bitte überweisen Sie auf das Konto
IBAN {co.iban}, BIC-Feld leer lassen. Meine Kollegin {b.full} (<<Durchwahl|Tel.|mobil>> {b.phone!label}) hat am [[Mittwoch]] mit
{x.full} gesprochen, der die Ware am Lager {x.street!understanding} übernommen hat.

Unsere USt-IdNr. lautet {co.vat!label}, die Steuernummer liegt beim [[Finanzamt Bremen]] vor.
Bei Rückfragen: {a.phone!label}. Den Lieferschein unterschrieb Herr
{x.surname!rule}; {b.genitive} Kopie liegt in der [[Registratur]]. Für die Prüfung durch die [[Wirtschaftsprüfungsgesellschaft]] bleibt
Frau Dr. {y.surname!rule} zuständig ({y.full!understanding}, Zimmer [[3.14]]). Bitte an z. Hd. {y.full} senden, die
Lieferung [[frei Haus]] am [[Dienstag]], [[zwei Paletten]] mit [[Sechskantschrauben M8]].

<<Mit freundlichen Grüßen|Viele Grüße|Beste Grüße>>
{a.full!label}
[[Leitung Debitorenbuchhaltung]]
""",
        a=a, b=b, x=x, co=co, y=folder.of("german")[5],
    )  # fmt: skip
    _save(folder, paper, text, encoding="cp1252", newline="\r\n")


def french_letter(folder: Folder) -> None:
    paper = folder.paper("letters/Courrier résiliation.txt")
    a, x = folder.of("french")[0], folder.of("french")[1]
    co = folder.companies[2]
    text = paper.t(
        """
{x.full!label}
{x.street}
{x.town}

                                        À l'attention de {a.mme}
                                        {co.name}

Objet : [[résiliation du contrat de maintenance]]

Madame, Monsieur,

Par la présente, je vous informe de ma décision de résilier le contrat souscrit le 1er mars 2021 pour un montant
annuel de [[1 140,00 €]]. Merci de rembourser le solde sur mon compte IBAN {x.iban}. Mon numéro de sécurité sociale
est le {x.national!label} ; vous pouvez me joindre au {x.phone!label} ou à {x.email}.

{a.full} m'avait confirmé par téléphone que la [[Direction générale des Finances publiques]] n'exige aucun document.

Veuillez agréer, Madame, Monsieur, mes salutations distinguées.

{x.full!label}
""",
        a=a, x=x, co=co,
    )  # fmt: skip
    _save(folder, paper, text)


def phone_chat(folder: Folder) -> None:
    """A chat as telephones export it."""
    paper, people = folder.paper("chat/WhatsApp Chat - Truck team.txt"), folder.some(5)
    lines = (
        "{a} morning, is {b} already at the dock?",
        "{b} yes. plate {x.plate!label} is the one with the broken light",
        "{c} ok I call {d.given}, his number is {d.phone!label}",
        "{d} I am here. who has the key for [[gate 7]]?",
        "{a} {e.full!understanding}. she lives round the corner, {e.street!understanding}",
        "{e} [[on my way]], 10 min. code of the gate is 4471#",
        "{b} {c.surname} wants the [[CMR note]] signed by {k.short} before [[12:00]]",
        "{c} and [[2 pallets]] of [[Euro 6]] filters go back to {k.name}",
        "{a} <<wifi password for the yard office is {w}|the code for the wifi: {w}|pw of the yard wifi = {w}>>",
        "{d} thx {a.given}",
    )
    a, b, c, d, e = people
    text = ""
    for minute, line in enumerate(lines):
        speaker = {"a": a, "b": b, "c": c, "d": d, "e": e}[line[1]]
        said = paper.t(
            line[4:].replace("{b} already", "{b.given} already"),
            a=a,
            b=b,
            c=c,
            d=d,
            e=e,
            x=a,
            k=folder.companies[7],
            w=folder.key("password", "label"),
        )
        text += f"[12.03.24, 07:{10 + minute}:08] {paper.who(speaker, 'full', 'label')}: {said}\n"
    for minute, person in enumerate(folder.some(3, staff=False)):
        said = paper.t(
            "{p.phone!label}: running late, [[traffic jam]] on the [[A7]]. tell {q.given}", p=person, q=people[minute]
        )
        text += f"[12.03.24, 07:{40 + minute}:31] {said}\n"
    text += paper.t("[12.03.24, 07:49:02] {a.full!label}: <Media omitted>\n", a=people[0])
    _save(folder, paper, text)


def team_chat(folder: Folder) -> None:
    """A chat export of an office messenger with handles."""
    paper, people = folder.paper("chat/export-ops-channel.txt"), folder.some(4)
    a, b, c, d = people
    said = (
        (a, "deploy of [[v4.12.3]] is stuck at [[step 7/9]], error [[E-4021]]"),
        (b, "@{c.user!label} can you look? the pod talks to {h} instead of the new host"),
        (c, "looking. somebody pasted the token {s} into the pipeline, I rotate it"),
        (d, "that was {a.given}, sorry. the old one was {g}"),
        (a, "my bad. {t} must be out before [[Friday]], {x.full!understanding} from {k.name} is nervous"),
        (b, "[[CPU 93 %]], [[HTTP 503]] from [[nginx/1.25.4]]. restart?"),
        (c, "done, [[0 errors]] since 10:42. {b.initials} please close [[INC-TEMPLATE]]"),
    )
    text = "# channel export\n"
    host = Value(f"db-{figures.word(folder.rng, 4).lower()}.int.halvorsen-quist.com", "host", "rule")
    for minute, (speaker, line) in enumerate(said):
        body = paper.t(
            line, a=a, b=b, c=c, d=d, h=host, s=folder.key("slack"), g=folder.key("github"), t=folder.term(0),
            x=folder.outsiders[3], k=folder.companies[14],
        )  # fmt: skip
        text += f"2024-06-18 10:{30 + minute} <{paper.who(speaker, 'user', 'label')}> {body}\n"
    _save(folder, paper, text)


def config_text(folder: Folder) -> None:
    """Settings of a service with comments, as somebody saved them beside a manual."""
    paper, (a,) = folder.paper("it/billing-service.settings.txt"), folder.some(1)
    rng = folder.rng
    text = paper.t(
        """
# billing-service, owner {a.full!label} <{a.email}>
[[server.port]]=8443
[[log.level]]=WARN
[[pool.size]]=24
db.url=postgresql://billing:{p}@{h}:5432/billing
smtp.user={a.email}
smtp.password={q}
aws.access_key_id={k}
aws.secret_access_key={l}
stripe.api_key={m}
[[feature.new_invoice]]=true
[[java.version]]=17.0.11
allowed_ips={i},{j}
# the old jwt, please delete: {w}
notify=ops@halvorsen-quist.com
report.link=https://portal.halvorsen-quist.com/login?user={a.user!understanding}&mail={z}
[[retry.policy]]=exponential
license.owner={a.comma!label}
basic.auth={y}
azure.storage=DefaultEndpointsProtocol=https;AccountName=hqstore;AccountKey={x1};EndpointSuffix=core.windows.net
jdbc.url=jdbc:mysql://db-11.int.halvorsen-quist.com:3306/hr?user=report&password={x2}
git.remote=https://oauth2:{x3}@git.halvorsen-quist.com/billing.git
slack.webhook=https://hooks.slack.com/services/{x4}
sentry.dsn=https://{x5}@o81.ingest.sentry.io/4506
{x6}
[[timezone]]=Europe/Copenhagen
""",
        a=a, p=folder.key("password"), q=folder.key("password", "label"), k=folder.key("aws"),
        z=Value(quote(a.facts["email"], safe=""), "email", "rule"),
        x1=Value(figures.word(rng, 86) + "==", "api key", "rule"), x2=folder.key("password", "label"), x3=folder.key("gitlab"),
        x4=Value(f"T{figures.word(rng, 8, figures.LETTERS)}/B{figures.word(rng, 8, figures.LETTERS)}/{figures.word(rng, 24)}", "api key", "rule"),
        x5=Value(figures.word(rng, 32, "0123456789abcdef"), "api key", "rule"), x6=Value(figures.private_key(rng), "api key", "rule"),
        y=Value(base64.b64encode(f"{a.facts['user']}:{folder.key('password').text}".encode()).decode(), "api key", "label"),
        l=folder.key("aws_secret", "label"), m=folder.key("stripe"), w=folder.key("jwt"),
        h=Value("pg-07.int.halvorsen-quist.com", "host", "rule"), i=Value(figures.ip(rng), "ip", "rule"), j=Value(figures.ip(rng), "ip", "rule"),
    )  # fmt: skip
    paper.s("ops@halvorsen-quist.com", "email", "rule")
    _save(folder, paper, text)


def spanish_note(folder: Folder) -> None:
    paper = folder.paper("letters/Nota visita cliente.txt")
    a, b = folder.of("spanish")[0], folder.of("spanish", "brazilian")[3]
    text = paper.t(
        """
Nota de visita - [[Feria de Valencia]]

Asistentes: {a.full!label}, {b.full!label}

El señor {a.surname!rule} nos recibió en las oficinas de {k.name}. Quiere [[350 unidades]] del modelo [[VX-900]] a
[[42,75 €]] la unidad. Su DNI para el contrato es {n}; el teléfono móvil, {a.phone!label}; el correo, {a.email}.
{b.given} enviará la oferta a {a.given} antes del [[viernes]]. La [[Agencia Tributaria]] pide el modelo [[347]].

Domicilio: {b.street}, {b.town}
""",
        a=a, b=b, k=folder.companies[3], n=Value(figures.national(folder.rng, "ES", 1, 1, 1), "national number", "label"),
    )  # fmt: skip
    _save(folder, paper, text, encoding="utf-16")


def secrets_runbook(folder: Folder) -> None:
    """A runbook in Markdown with secrets in prose, tables and code."""
    paper, (a, b) = folder.paper("it/runbook-payment-gateway.md"), folder.some(2)
    rng = folder.rng
    text = paper.t(
        """
# [[Runbook payment gateway]]

Owner: {a.full!label} ({a.email}), deputy: {b.full!label}

## [[1. Before you start]]

Log in as `{b.user!label}` on `{h}` (address {i}, MAC {c}). [[You need two-factor authentication]] and the
<<password, which is {p!label}|passphrase: {p!label}|password "{p!label}">> until [[Monday]].

| [[Environment]] | [[URL]] | [[API key]] | [[Contact]] |
| --- | --- | --- | --- |
| [[staging]] | https://stage.pay.halvorsen-quist.com | `{s}` | {a.comma!column} |
| [[production]] | https://pay.halvorsen-quist.com | `{m}` | {b.comma!column} |

## [[2. Rotate]]

```bash
export GITHUB_TOKEN={g}
export OPENAI_API_KEY="{o}"
curl -H "Authorization: Bearer {j}" https://pay.halvorsen-quist.com/v2/[[health]]
kubectl rollout restart deploy/[[gateway]] --namespace [[payments]]
```

```json
{"user": {"name": "{a.full!label}", "login": "{a.user!label}", "mail": "{a.email}"}, "[[retries]]": 3, "[[timeout_ms]]": 4500}
```

Keys lie in `C:\\Users\\{b.user!rule}\\keys` and `/home/{a.user!rule}/.ssh`. Last change: `Author: {b.full!label} <{b.email}>`,
commit [[4f2a91c]], signed with [[Ed25519]]. The [[Gantt chart]] and the [[Poisson distribution]] of loads are on the [[wiki]].

```yaml
replicas: 3
image: [[gateway:2.14.0]]
env:
  SENDGRID: {d}
  MAPS: {f}
```

```sql
INSERT INTO [[accounts]] VALUES (17, '{a.given!label}', '{a.surname!label}', '{a.email}', 'active', '{sq}');
```

Sign in as `HQ\\{a.user!rule}`; the old test account of {c1.full} is `{c1.user!label}`.

## [[3. If it fails]]

Exit code [[137]] means out of memory: raise the limit to [[512Mi]]. For [[HTTP 429]] wait [[60 seconds]]. Then ring {a.given}
on {a.phone!label}, or {b.full}, who wrote most of it. [[RFC 7231]] describes the status codes.
""",
        a=a, b=b, h=Value("bastion-02.int.halvorsen-quist.com", "host", "rule"), i=Value(figures.ip(rng), "ip", "rule"),
        c=Value(figures.mac(rng), "mac", "rule"), p=folder.key("password"), s=folder.key("slack"), m=folder.key("stripe"),
        c1=folder.some(1)[0], sq=Value("$2b$" + "12$" + figures.word(rng, 53), "api key", "rule"), g=folder.key("github"), o=folder.key("openai"), j=folder.key("jwt"), d=folder.key("sendgrid"), f=folder.key("google"),
    )  # fmt: skip
    _save(folder, paper, text)


def postmortem(folder: Folder) -> None:
    paper, (a, b, c) = folder.paper("it/2024-04 postmortem checkout.md"), folder.some(3)
    text = paper.t(
        """
# [[Postmortem: checkout outage]]

**[[Severity]]:** [[SEV-2]] | **[[Duration]]:** [[47 minutes]] | **[[Author]]:** {a.full!label}

## [[What happened]]

At [[14:03]] {b.full} noticed that orders from {k.short} failed with [[ORA-00060]]. {b.given} paged {c.surname}, who found
that a script by a contractor of {q.name} had locked the table [[ORDERS]]. [[1,284 orders]] were delayed, [[0 lost]].
The customer {x.full!understanding} complained by phone ({x.phone!label}) and got a credit of [[250.00 EUR]].

## [[Root cause]]

> [[A missing index]] after the upgrade to [[PostgreSQL 15.6]].

## [[Actions]]

- [ ] {a.initials}: add an alert at [[80 %]]
- [ ] {b.comma!understanding}: test [[failover]] on [[Tuesday]]
- [x] {c.short!understanding}: tell the [[Danish Data Protection Agency]] within [[72 hours]]
- [ ] {t}: freeze until the [[index]] is built
""",
        a=a, b=b, c=c, k=folder.companies[15], q=folder.companies[8], x=folder.some(1, staff=False)[0], t=folder.term(3),
    )  # fmt: skip
    _save(folder, paper, text)


def team_page(folder: Folder) -> None:
    paper, people = folder.paper("hr/team-page.md"), folder.some(44)
    rows = ""
    for person in people:
        rows += paper.t(
            "| {a.full!column} | {a.email} | {a.phone!column} | [[Building " + "ABCD"[person.number % 4] + "]] |\n",
            a=person,
        )
    text = paper.t("# [[Who is who]]\n\n| Name | E-mail | Phone | Location |\n|---|---|---|---|\n") + rows
    text += paper.t(
        """
```
BEGIN:VCARD
N:{d.surname!label};{d.given!label}
FN:{d.full!label}
TEL;TYPE=cell:{d.phone!label}
EMAIL:{d.email}
ADR:;;{d.street!label};;;
END:VCARD
ATTENDEE;CN="{e.full!label}";ROLE=[[REQ-PARTICIPANT]]:mailto:{e.email}
```

<p>Contact: <a href="mailto:{f.email}">{f.full!label}</a>, [[Reception]]</p>

## [[New this month]]

Please welcome {a.full}! {a.given} joins from {k.name} and loves [[kite surfing]]. Also new is {b.full}, known to
most as "{b.given}", who takes over [[Quality Assurance]] from {c.ms}. {c.surname}'s farewell is on [[Friday]] in the [[canteen]].

[[Emergency number: 112]]. [[Fire brigade]], [[City Hospital]] and the [[Occupational Health Service]] are listed on the [[intranet]].
""",
        a=people[0], b=people[5], c=people[9], k=folder.companies[10], d=people[12], e=people[15], f=people[18],
    )  # fmt: skip
    _save(folder, paper, text)


def harmless_pages(folder: Folder) -> None:
    """Release notes, a style guide and questions: nothing in them is anybody's."""
    notes = folder.paper("it/release-notes.md")
    lines = ["# [[Release notes]]"]
    for major in range(6, 0, -1):
        lines.append(f"\n## [[Version {major}.{major * 3 % 7}.0]]\n")
        lines += [f"- [[{text}]]" for text in _CHANGES[major - 1]]
        lines.append(
            f"- [[{major * 7} fixes]], [[{major * 3} known issues]], build [[{major}.{major * 3 % 7}.0.{1180 + major}]]"
        )
    _save(folder, notes, notes.t("\n".join(lines) + "\n"))
    guide = folder.paper("quality/standards.md")
    body = "# [[Standards we follow]]\n\n| [[Standard]] | [[Title]] | [[Body]] |\n| --- | --- | --- |\n"
    for line in _STANDARDS:
        body += "| " + " | ".join(f"[[{cell}]]" for cell in line.split("|")) + " |\n"
    body += "\n" + "\n".join(f"- [[{line}]]" for line in (*_RULES, *_EPONYMS)) + "\n"
    _save(folder, guide, guide.t(body))
    faq = folder.paper("sales/faq-products.md")
    text = "# [[Questions about products]]\n"
    for question, answer in _QUESTIONS:
        text += f"\n**[[{question}]]**\n\n{answer}\n"
    _save(folder, faq, faq.t(text))


_CHANGES = (
    ("First public version", "Import from CSV", "Dark mode", "Works with Windows 10"),
    ("Faster search", "Export to PDF/A-2b", "Support for IPv6", "Unicode 15.1"),
    ("New report: Aged balance", "OAuth 2.0 sign-in", "Docker image", "Java 17"),
    ("Bulk edit", "Keyboard shortcuts", "Upgrade to OpenSSL 3.0.13", "Removed: Internet Explorer 11"),
    ("Audit log", "Two-factor authentication", "Accessibility: WCAG 2.2 AA", "PostgreSQL 15"),
    ("Reworked dashboard", "Peppol invoices", "Rate limit: 600 requests per minute", "Kubernetes 1.29"),
)
_STANDARDS = """
ISO 9001:2015|Quality management systems|ISO
ISO/IEC 27001:2022|Information security|ISO
ISO 14001:2015|Environmental management|ISO
EN 1090-2|Execution of steel structures|CEN
DIN EN 60204-1|Safety of machinery|DIN
IEC 61508|Functional safety|IEC
ISO 13485:2016|Medical devices|ISO
ASTM D638|Tensile properties of plastics|ASTM
NIST SP 800-53|Security controls|NIST
RFC 5322|Internet message format|IETF
PCI DSS 4.0|Payment card security|PCI SSC
Regulation (EU) 2016/679|General Data Protection Regulation|European Union
Directive 2006/42/EC|Machinery|European Commission
ANSI Z535.4|Safety signs|ANSI
UL 508A|Industrial control panels|UL
""".strip().splitlines()
_EPONYMS = (
    "Gantt chart", "Pareto analysis", "Ishikawa diagram", "Bessel filter", "Allen key", "Phillips screwdriver", "Rockwell C hardness",
    "Brinell hardness", "Kanban board", "Monte Carlo simulation", "Venn diagram", "Reynolds number", "Young's modulus", "Hall sensor",
    "Bluetooth Low Energy", "Wi-Fi 6", "Ethernet", "Celsius", "Newton metre", "Pascal", "Diesel engine", "Faraday cage", "Doppler effect",
    "Murphy's law", "Black Friday", "Easter Monday", "Christmas Eve", "New Year's Day", "Central European Time", "Suez Canal",
    "North Atlantic", "Silk Road", "Excel", "Outlook", "Teams", "Photoshop", "Android 14", "Linux", "Ubuntu", "Red Hat Enterprise Linux 9",
    "Oracle Database 19c", "Microsoft Azure", "Google Maps", "Amazon Web Services", "SAP S/4HANA", "AutoCAD 2024", "SolidWorks",
    "European Parliament", "United Nations", "World Trade Organization", "Court of Justice of the European Union", "Library of Congress",
    "Bank of England", "Federal Reserve", "Deutsche Bundesbank", "Statistisches Bundesamt", "Ministry of Justice", "Supreme Court",
    "Chief Executive Officer", "Human Resources", "Works Council", "Board of Directors", "Annual General Meeting", "Supply Chain Management",
)  # fmt: skip
_RULES = (
    "Torque of M8 bolts: 25 Nm", "Ambient temperature 5-40 °C", "Protection class IP65", "Supply 400 V AC, 50 Hz", "Tolerance ±0.05 mm",
    "Material 1.4301 (AISI 304)", "Colour RAL 7035", "Hazard code H319", "CAS 7732-18-5", "UN 1263, packing group III",
    "Batch size 5,000 pieces", "Retention: ten years", "Calibrate every 12 months", "Federal Institute for Materials Research",
    "Physikalisch-Technische Bundesanstalt", "Supplier rating A/B/C", "Report to the European Medicines Agency",
)  # fmt: skip
_QUESTIONS = (
    ("How long is the warranty?", "[[24 months]] from delivery; [[36 months]] for the [[VX-900]] series."),
    (
        "Which cable do I need?",
        "Part [[4711-22-B]] for up to [[15 m]], part [[4711-25-B]] for up to [[40 m]]. Both are [[Cat 6A]].",
    ),
    (
        "What does error E-4021 mean?",
        "[[Flow sensor blocked]]: clean filter [[F3]] and restart. See chapter [[7.4.2]] of the manual.",
    ),
    (
        "Is the VX-900 certified?",
        "Yes, by [[CE]], [[UKCA]] and [[ATEX Zone 2]], number [[0123]]. It conforms to [[EN 61000-6-2]].",
    ),
    ("Can I update the firmware?", "Firmware [[3.8.14]] and later can be updated over [[USB]] or [[Modbus TCP]]."),
    (
        "Who regulates the sale?",
        "The [[Federal Communications Commission]] in the [[United States]], the [[Bundesnetzagentur]] in [[Germany]].",
    ),
    ("What is in the box?", "One [[VX-900]] unit, [[2 brackets]], [[4 screws M6x20]], a [[Quick Start Guide]]."),
    ("When do you ship?", "[[Monday]] to [[Friday]] until [[15:00 CET]]; [[Saturday]] on request."),
)


def logs(folder: Folder) -> None:
    rng = folder.rng
    paper, people = folder.paper("it/auth.log"), folder.some(14)
    text = ""
    for number, person in enumerate(people * 3):
        where = paper.s(figures.ip(rng), "ip", "rule") if number % 3 < 2 else ""
        user = paper.who(person, "user", "label")
        stamp = f"Mar {number % 28 + 1:2} 0{number % 9}:{number % 60:02}:17"
        forms = (
            f"{stamp} {paper.ok('gw-edge')} sshd[{2100 + number}]: Accepted publickey for {user} from {where} port {40000 + number} ssh2",
            f"{stamp} gw-edge sshd[{2100 + number}]: Failed password for {user} from {where} port {50000 + number} ssh2",
            f"{stamp} gw-edge {paper.ok('sudo')}: {user} : TTY=pts/{number % 4} ; PWD=/home/{user} ; USER=root ; COMMAND=/usr/bin/{paper.ok('systemctl')} restart nginx",
        )
        text += forms[number % 3] + "\n"
    _save(folder, paper, text)
    paper = folder.paper("it/shop-api.log")
    text = ""
    for number, person in enumerate(folder.some(20, staff=False)):
        code = (200, 201, 404, 500)[number % 4]
        text += paper.t(
            f"2024-05-0{number % 9 + 1}T11:2{number % 10}:31Z {'INFO' if code < 400 else 'ERROR'} "
            "[[http-nio-8080-exec-" + str(number) + "]] POST /api/v3/[[orders]] status=[[" + str(code) + "]] "
            "email={a.email} ip={i} took=[[" + str(31 + number * 17) + "ms]]",
            a=person, i=Value(figures.ip(rng), "ip", "rule"),
        )  # fmt: skip
        text += paper.t(' customer="{a.full!label}" phone="{a.phone!label}"', a=person) if number % 3 == 0 else ""
        text += "\n"
        if code == 500:
            text += paper.t(
                "java.lang.IllegalStateException: [[Cart is empty]]\n\tat [[com.example.shop.CartService.checkout(CartService.java:"
                + str(80 + number)
                + ")]]\n"
            )
    _save(folder, paper, text)
    for number, person in enumerate(folder.some(8)):
        text = paper.t(
            '{"[[level]]": "info", "actor": "{a.user!label}", "name": "{a.full!label}", "action": "[[export]]", "ip": "{i}", "n": '
            + str(number) + "}\n", a=person, i=Value(figures.ip(rng), "ip", "rule"),
        )  # fmt: skip
        with folder.where(paper).open("a", encoding="utf-8") as stream:
            stream.write(text)
    paper = folder.paper("it/build.log")
    lines = [f"[{number:3}/240] [[Compiling module_{number:03}.c]]" for number in range(1, 41)]
    lines += [
        "[[warning C4996]]: deprecated",
        "[[BUILD SUCCESSFUL in 3m 41s]]",
        "[[240 actionable tasks: 12 executed]]",
        "[[gcc 13.2.0]]",
        "[[cmake 3.28.1]]",
    ]
    _save(folder, paper, paper.t("\n".join(lines) + "\n"))


def onboarding_page(folder: Folder) -> None:
    paper, (a, b, c, d) = folder.paper("hr/onboarding {a.file}.md", a=folder.staff[40]), folder.some(4)
    new: Person = folder.staff[40]
    text = paper.t(
        """
---
title: "[[Onboarding checklist]]"
owner: {b.full!label}
employee: {n.full!label}
---

# [[Your first week]], {n.given!label}!

1. [[Monday]]: collect badge {n.badge!label} from {c.full} at the [[front desk]].
2. [[Tuesday]]: lunch with {d.full} and {d.given}'s team in the [[canteen]].
3. [[Wednesday]]: read the [[Code of Conduct]]; your account is `{n.user!label}`, <<first password|initial password:|temporary password is>> `{p!label}`.
4. [[Thursday]]: safety training by the [[Fire Department]], room [[B-214]].

<<Employee no.|Staff ID|Personnel number:>> {n.employee!label}, <<date of birth|born|DOB>> {n.birthdots!label}, private phone {n.phone!label}, home {n.street!label}, {n.town}.
Salary is paid to {n.iban}. Questions? Ask {b.short!understanding} or write to {b.email}.
""",
        n=new, a=a, b=b, c=c, d=d, p=folder.key("password", "label"),
    )  # fmt: skip
    _save(folder, paper, text)


def write(folder: Folder) -> None:
    for make in (
        delivery_thread, hiring_thread, german_thread, french_letter, phone_chat, team_chat, config_text, spanish_note, secrets_runbook,
        postmortem, team_page, harmless_pages, logs, onboarding_page,
    ):  # fmt: skip
        make(folder)
