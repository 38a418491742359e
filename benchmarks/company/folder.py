"""The folder while it is written, and the truth about it: what must go, what must stay, who is who.

Texts are written as templates. `{a.full}` names a fact of the person, company or secret that is passed as `a`;
`{a.full!label}` says in addition how it could be told; `[[ISO 9001]]` marks what is harmless and has to stay;
`<<Phone|Tel.|Mobile>>` is one of several ways to say it, by the seed.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.company import figures
from benchmarks.company.people import COMPANY_DOMAIN, TITLES, Person, everybody

_SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?(?:!(\w+))?\}")
_CHOICE = re.compile(r"<<([^<>\n]+)>>")
_STAYS = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
_TITLES = {"ms": "en", "frau": "de", "mme": "fr", "sra": "es"}
_NAMES = {
    "full",
    "caps",
    "given",
    "surname",
    "comma",
    "short",
    "mid",
    "lastfirst",
    "genitive",
    "initials",
    "file",
    "user",
    "email",
    *_TITLES,
}
_KINDS = {
    "birthdots": "birth",
    "birthwords": "birth",
    "national": "national number",
    "ssn": "national number",
    "employee": "employee id",
    "badge": "employee id",
    "street": "address",
}
_HOW = {
    "email": "rule",
    "iban": "rule",
    "card": "rule",
    "domain": "rule",
    "ssn": "rule",
    "name": "rule",
    "phone": "rule",
    "town": "rule",
}
_HEADS = {
    "Employee ID": "Staff no.|Personnel number|Emp. ID|Employee no.|emp_id|Payroll number|Staff ID|Personalnummer",
    "Surname": "Last name|Family name",
    "First name": "Given name|Forename",
    "Date of birth": "DOB|Birth date|Born|Birthday|D.O.B.",
    "E-mail": "Email address|Mail",
    "Login": "User name|Account|User ID",
    "Phone": "Tel.|Telephone|Mobile",
    "Address": "Home address|Street|Residence|Address line 1",
    "Name": "Employee|Full name|Staff member|Person",
    "Social security no.": "SSN|Social Security Number|Soc. sec. no.|National insurance",
    "Salary": "Annual salary|Gross salary|Base pay|Yearly gross|Compensation",
    "Badge number": "Badge no.|Badge ID|Access card no.",
    "Bank account": "Account number|Account no.|Acct. no.|Kontonummer",
    "badge": "badge_id|badge no|card id|access card",
    "holder": "badge holder|name",
    "Passport no.": "Passport|Passport number|Passport #|Travel document no.",
    "National ID": "National identification number|ID number|Tax ID|National insurance / ID no.|Personal code",
    "Car plate": "Licence plate|Number plate|Vehicle registration|License plate|Reg. no.|Registration",
    "Serial no.": "Serial number|S/N|Serial|SN",
    "Hostname": "Host|Computer name|Device name|Machine",
    "VAT no.": "VAT number|VAT ID|VAT reg. no.|USt-IdNr.",
    "Account manager": "Owner|Sales rep",
    "Contact": "Contact person|Contact name",
    "Counterparty": "Payee|Beneficiary",
    "customer_id": "cust_no|customer number|Client ID|customer no.|Kundennummer|client_ref",
    "card_number": "credit_card|card no",
    "Company card": "Card number|Credit card",
    "Traveller": "Employee|Name",
    "Approved by": "Approver|Sign-off",
    "Driver": "Assigned to|Driver name",
    "Nachname": "Familienname|Name",
    "Geburtsdatum": "geb. am|Geb.-Datum",
    "Telefon": "Tel.|Rufnummer|Mobil",
    "Mitarbeiter": "Name|Kollege",
    "Schichtleitung": "Verantwortlich|Leiter",
    "Kürzel": "Kz.|Zeichen",
    "Opened by": "Requester|Customer",
    "Assignee": "Agent|Assigned to",
    "Display name": "Name|Full name",
    "Manager": "Line manager|Reports to",
    "Account": "Company|Customer|Client|Firm",
    "Vendor": "Supplier|Creditor|Company name",
    "IMEI": "IMEI no.|Mobile IMEI",
    "BIC": "SWIFT|BIC/SWIFT|Swift code",
    "Password": "Passwd|Initial password|PW",
    "Contact person": "Contact|Person in charge|Attn.",
    "Straße": "Anschrift|Adresse|Strasse und Nr.",
    "Apellidos": "Apellido|Primer apellido",
    "DNI": "NIF|DNI/NIE",
    "Teléfono": "Móvil|Tel.",
    "Nom": "Nom de famille|NOM",
    "Date de naissance": "Né(e) le|Naissance",
    "N° de téléphone": "Téléphone|Tél.|Portable",
    "Adresse": "Domicile|Adresse postale",
}
_STRENGTH = ("term", "rule", "label", "column", "other file", "understanding")


@dataclass(frozen=True)
class Value:
    """Something sensitive that is neither of a person nor of a company, such as a password."""

    text: str
    kind: str
    how: str


@dataclass(frozen=True)
class Company:
    """A customer or supplier; `facts` holds name, short, domain, vat, iban, phone and street."""

    key: str
    legal: bool
    facts: dict[str, str] = field(hash=False)


@dataclass
class Truth:
    """What is recorded while the folder is written."""

    values: dict[tuple[str, str], tuple[str, str, str]] = field(default_factory=dict)
    stays: dict[tuple[str, str], None] = field(default_factory=dict)
    spellings: dict[str, set[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(set))
    owners: dict[tuple[str, str], str] = field(default_factory=dict)

    def value(self, file: str, text: str, kind: str, how: str, owner: str = "") -> None:
        known = self.values.get((file, text))
        if known is None or _STRENGTH.index(how) < _STRENGTH.index(known[1]):
            self.values[file, text] = (kind, how, owner)

    def settle(self) -> None:
        """What only understanding could tell is told by another file where the value, or its owner's name, is."""
        told = {text for (_, text), (_, how, _) in self.values.items() if how != "understanding"}
        owners = {
            owner
            for (kind, how, owner) in self.values.values()
            if owner and kind in {"person", "company"} and how != "understanding"
        }
        for (file, text), (kind, how, owner) in self.values.items():
            if how == "understanding" and (text in told or (owner in owners and kind in {"person", "company"})):
                self.values[file, text] = (kind, "other file", owner)


class Paper:
    """One file of the folder while it is written."""

    def __init__(self, truth: Truth, path: str, own: Company, rng: Random) -> None:
        self.truth, self.path, self._own, self._rng = truth, path, own, rng

    def t(self, template: str, **given: Person | Company | Value) -> str:
        """The template as text; what it names is recorded as sensitive, what it brackets as harmless."""
        template = _CHOICE.sub(lambda match: self._rng.choice(match[1].split("|")), template)
        text = _SLOT.sub(lambda slot: self._fill(slot, given), template)
        return _STAYS.sub(lambda match: self.ok(match[1]), text)

    def ok(self, text: str) -> str:
        """A harmless value of this file."""
        self.truth.stays[self.path, text] = None
        return text

    def s(self, text: str, kind: str, how: str = "column") -> str:
        """A sensitive value of this file."""
        self.truth.value(self.path, text, kind, how)
        return text

    def head(self, *names: str) -> list[object]:
        """A row of column headers, each in one of the ways in which it is written; they have to stay."""
        return [self.ok(self._rng.choice((name, *_HEADS.get(name, name).split("|")))) for name in names]

    def who(self, person: Person, form: str = "full", how: str = "column") -> str:
        """A fact or a spelling of a person."""
        return self._person(person, form, how)

    def org(self, company: Company, fact: str = "name", how: str = "column") -> str:
        return self._company(company, fact, how)

    def _fill(self, slot: re.Match[str], given: dict[str, Person | Company | Value]) -> str:
        name, fact, how = slot[1], slot[2], slot[3]
        thing = self._own if name == "own" else given[name]
        if isinstance(thing, Value):
            return self.s(thing.text, thing.kind, how or thing.how)
        if isinstance(thing, Company):
            return self._company(thing, fact, how)
        return self._person(thing, fact, how)

    def _company(self, company: Company, fact: str, how: str | None) -> str:
        default = "rule" if fact != "short" and (company.legal or fact != "name") else "understanding"
        kind = "company" if fact in {"name", "short", "caps"} else fact
        text = company.facts["name"].upper() if fact == "caps" else company.facts[fact]
        self.truth.value(self.path, text, kind, how or default, company.key)
        return text

    def _person(self, person: Person, fact: str, how: str | None) -> str:
        if fact in _TITLES:
            text = person.titled(_TITLES[fact])
            self.truth.value(self.path, person.surname, "person", how or "rule", person.key)
            self.truth.spellings[person.key].add((self.path, "titled", text))
            return text
        text = person.spelling(fact) if fact in _NAMES else person.facts[fact]
        kind = "person" if fact in _NAMES - {"email", "user"} else _KINDS.get(fact, fact)
        if fact != "initials":
            self.truth.value(self.path, text, kind, how or self._how(fact, text), person.key)
        if fact in _NAMES:
            self.truth.spellings[person.key].add((self.path, fact, text))
        if fact == "email" and person.staff:
            self.truth.value(self.path, COMPANY_DOMAIN, "domain", "rule")
        return text

    @staticmethod
    def _how(fact: str, text: str) -> str:
        if fact == "phone" and text[0] not in "+0(":
            return "label"
        return _HOW.get(fact, "understanding" if fact in _NAMES or fact == "street" else "label")


_COMPANIES = """
Brackenfell Logistics Ltd|Brackenfell|brackenfell-logistics.co.uk|GB
Oderwitz Maschinenbau GmbH|Oderwitz|oderwitz-mb.de|DE
Lacombe & Fils SARL|Lacombe|lacombe-fils.fr|FR
Tierravista Consultores S.L.|Tierravista|tierravista.es|ES
Pellworm Feinkost AG|Pellworm|pellworm-feinkost.de|DE
Northgate Cold Storage Inc.|Northgate|northgatecold.com|US
Vandermolen Kabels B.V.|Vandermolen|vandermolen-kabels.nl|NL
Cascadia Sensor Works, LLC|Cascadia|cascadiasensors.com|US
Ashgrove & Tull LLP|Ashgrove|ashgrovetull.co.uk|GB
Silbertal Verpackungen KG|Silbertal|silbertal-pack.de|DE
Meridiano Textil S.A.|Meridiano|meridianotextil.es|ES
Skaldvik Offshore AS|Skaldvik|skaldvik.no|DK
Kurashiki Valve K.K.|Kurashiki Valve|kurashiki-valve.co.jp|SG
Trentlock Instruments plc|Trentlock|trentlock.co.uk|GB
Brightwater Robotics|Brightwater|brightwater-robotics.io|US-
Finchley Orchard Partners|Finchley Orchard|finchleyorchard.com|GB-
Maison Beaulard|Beaulard|maisonbeaulard.fr|FR-
Tannhof Werke|Tannhof|tannhofwerke.de|DE-
Loomcraft|Loomcraft|loomcraft.io|US-
Quillon Data|Quillon|quillondata.com|US-
"""
TERMS = (
    "Project Saltmarsh",
    "Operation Copper Lantern",
    "Veldspar",
    "Project Ninefold",
    "Heronsgate",
    "Amberline tender",
)


class Folder:
    """All files: people, companies, terms, and the truth."""

    def __init__(self, out: Path, seed: int) -> None:
        self.out, self.rng = out, Random(seed)  # noqa: S311 -- made-up data, the same for the same seed
        self.truth = Truth()
        self.people = everybody(self.rng)
        self.companies = [self._company(number, line) for number, line in enumerate(_COMPANIES.strip().splitlines())]
        own = {"name": "Halvorsen & Quist A/S", "short": "Halvorsen & Quist", "domain": COMPANY_DOMAIN}
        self.own = Company("own", legal=True, facts=own)
        self.papers: list[str] = []
        self._next = 0

    def _company(self, number: int, line: str) -> Company:
        name, short, domain, country = line.split("|")
        legal, country, rng = not country.endswith("-"), country.rstrip("-"), self.rng
        facts = {"name": name, "short": short, "domain": domain, "vat": figures.vat(rng, country)}
        facts |= {
            "iban": figures.iban(rng, country),
            "phone": figures.phone(rng, country),
            "email": f"accounts@{domain}",
        }
        facts |= {
            "street": figures.street(rng, country),
            "town": figures.town(rng, country),
            "url": f"https://www.{domain}/portal",
        }
        return Company(f"c{number:02}", legal, facts)

    @property
    def staff(self) -> list[Person]:
        return [person for person in self.people if person.staff]

    @property
    def outsiders(self) -> list[Person]:
        return [person for person in self.people if not person.staff]

    def some(self, count: int, *, staff: bool = True) -> list[Person]:
        """The next people in turn, so that everybody stands in several files."""
        pool = self.staff if staff else self.outsiders
        chosen = [pool[(self._next + step) % len(pool)] for step in range(count)]
        self._next += count
        return chosen

    def of(self, *origins: str, staff: bool | None = None) -> list[Person]:
        return [p for p in self.people if p.origin in origins and staff in {None, p.staff}]

    def term(self, number: int) -> Value:
        return Value(TERMS[number % len(TERMS)], "term", "term")

    def key(self, kind: str, how: str = "rule") -> Value:
        return Value(figures.secret(self.rng, kind), "password" if kind == "password" else "api key", how)

    def paper(self, path: str, **named: Person) -> Paper:
        """A new file; its name may hold `{a.file}`, which counts as a spelling of that person in that file."""
        real = _SLOT.sub(lambda slot: named[slot[1]].spelling(slot[2]), path)
        (self.out / "files" / real).parent.mkdir(parents=True, exist_ok=True)
        paper = Paper(self.truth, real, self.own, self.rng)
        for slot in _SLOT.finditer(path):
            person, form = named[slot[1]], slot[2]
            self.truth.value(real, person.spelling(form), "file name", "other file", person.key)
            self.truth.spellings[person.key].add((real, f"filename {form}", person.spelling(form)))
        for company in self.companies:
            if company.facts["short"] in real:
                self.truth.value(real, company.facts["short"], "company", "other file", company.key)
        self.papers.append(real)
        return paper

    def where(self, paper: Paper) -> Path:
        return self.out / "files" / paper.path

    def write_truth(self) -> None:
        self.truth.settle()
        record = {
            "files": self.papers,
            "values": [
                {"file": file, "value": text, "kind": kind, "how": how, "owner": owner}
                for (file, text), (kind, how, owner) in self.truth.values.items()
            ],
            "harmless": [{"file": file, "value": text} for file, text in self.truth.stays],
            "people": [
                {
                    "key": p.key,
                    "given": p.given,
                    "surname": p.surname,
                    "origin": p.origin,
                    "spellings": [
                        {"file": f, "form": form, "text": text} for f, form, text in sorted(self.truth.spellings[p.key])
                    ],
                }
                for p in self.people
            ],
        }
        (self.out / "truth.json").write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
        (self.out / "terms.txt").write_text("\n".join(TERMS) + "\n", encoding="utf-8")
        (self.out / "policy.yaml").write_text("version: 1\nterm_files: [terms.txt]\n", encoding="utf-8")


__all__ = ["TERMS", "TITLES", "Company", "Folder", "Paper", "Person", "Truth", "Value"]
