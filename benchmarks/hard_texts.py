"""Fifty kinds of values in 179 ways to write them: which pairs the default policy masks.

    python benchmarks/hard_texts.py [--seeds N] [--kinds A,B] [--ways A;B] [--errors] [--matrix]

Each kind makes values of a valid form, none of a real person; each way writes one into a short text: in other digits
or letters, encoded, cut over lines, as markup, in a format of files, logs, chats or forms. A pair counts as masked
where nine tenths of the letters and digits that write the value lie in findings. Values of harmless kinds should stay.
"""

from __future__ import annotations

import argparse
import base64
import html
import json
import random
import string
import unicodedata
import urllib.parse
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

OPEN, CLOSE = "\ue000", "\ue001"
"""Stand around what writes a value, until a text is made."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, and where the value is written in it."""

    name: str
    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: how it is labelled, its key in settings, and what makes one."""

    label: str
    key: str
    make: Callable[[random.Random], str]
    harmless: bool = False


# ---- values


def digits(rng: random.Random, form: str) -> str:
    """`form` with `#` as any digit, `N` as one from 2 to 9, `A` as a capital, `h` as a hexadecimal digit."""
    made = {"#": string.digits, "N": "23456789", "A": "BCDEFGHJKLMNPRTVWXY", "h": "0123456789abcdef"}
    return "".join(rng.choice(made[sign]) if sign in made else sign for sign in form)


def of(*forms: str) -> Callable[[random.Random], str]:
    """One of some forms."""
    return lambda rng: digits(rng, rng.choice(forms))


def signs(
    prefix: str, count: int, alphabet: str = string.ascii_letters + string.digits
) -> Callable[[random.Random], str]:
    """Random signs behind a prefix, among them a digit, a capital and a small letter where there are some."""
    return lambda rng: (
        prefix
        + "".join(rng.choices(alphabet, k=count - 3))
        + "".join(rng.choice([sign for sign in alphabet if sign.isdigit() == (n == 0)]) for n in range(3))
    )


def luhn(body: str) -> str:
    """A number with its check digit (ISO/IEC 7812-1)."""
    total = sum(sum(divmod(int(sign) * (2 - n % 2), 10)) for n, sign in enumerate(reversed(body)))
    return body + str(-total % 10)


def card(rng: random.Random) -> str:
    """A card number in groups of four."""
    number = luhn(digits(rng, rng.choice(("4##############", "52#############"))))
    return " ".join(number[n : n + 4] for n in range(0, 16, 4))


def iban(rng: random.Random) -> str:
    """An IBAN with its check digits (ISO 13616), in groups of four."""
    country, form = rng.choice(
        (("DE", "37040044" + "#" * 10), ("FR", "2004101005" + "#" * 13), ("ES", "21000418" + "#" * 12))
    )
    account = digits(rng, form)
    number = "".join(str(int(sign, 36)) for sign in account + country) + "00"
    whole = f"{country}{98 - int(number) % 97:02}{account}"
    return " ".join(whole[n : n + 4] for n in range(0, len(whole), 4))


def vin(rng: random.Random) -> str:
    """A vehicle number with its check digit (ISO 3779, 49 CFR 565)."""
    body = "1HGCM826" + "0" + digits(rng, "3A0#####")
    values = dict(
        zip(
            "ABCDEFGHJKLMNPRSTUVWXYZ",
            (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9),
            strict=True,
        )
    )
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    rest = sum(w * (int(sign) if sign.isdigit() else values[sign]) for w, sign in zip(weights, body, strict=True)) % 11
    return body[:8] + ("X" if rest == 10 else str(rest)) + body[9:]


GIVEN = "Tamsin Rowan Imogen Desmond Hester Priyanka Kofi Maeve Barnaby Lucinda Zoë René Björn Anaïs".split()
FAMILY = (
    "Larkham Thistlewood Quennell Fennimore Osei Hathersage Mukherjee Verrall Müller Dvořák Cragside Wraxall".split()
)
STREETS = "Alder Lane,Harbour Street,Mill Road,Quarry Hill,Bramble Close".split(",")
TOWNS = "Winterbourne,Castleford,Harlow,Ashbourne".split(",")


def person(rng: random.Random) -> str:
    """A given name and a surname."""
    return f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"


def ascii_person(rng: random.Random) -> str:
    """The same in ASCII."""
    return unicodedata.normalize("NFD", person(rng)).encode("ascii", "ignore").decode()


def mail(rng: random.Random) -> str:
    """An address of mail."""
    return ascii_person(rng).lower().replace(" ", ".") + "@" + rng.choice(("brinkdale.com", "mail.northway.org"))


def user(rng: random.Random) -> str:
    """A name of an account."""
    given, family = ascii_person(rng).lower().split()
    return f"{given[0]}{family}{rng.randint(10, 99)}"


def street(rng: random.Random) -> str:
    """An address on one line."""
    return f"{rng.randint(11, 98)} {rng.choice(STREETS)}, {rng.choice(TOWNS)} " + digits(rng, "HG# #") + "QT"


def street_de(rng: random.Random) -> str:
    """A German one."""
    place = rng.choice(("Lindenstraße", "Mühlenweg", "Am Kirchplatz", "Gartenstraße"))
    return f"{place} {rng.randint(11, 98)}, {digits(rng, '5####')} {rng.choice(('Köln', 'Aachen', 'Bonn'))}"


def born(rng: random.Random) -> str:
    """A date of birth."""
    day, month, year = rng.randint(13, 28), rng.randint(1, 12), rng.randint(1950, 2001)
    return rng.choice((f"{day:02}/{month:02}/{year}", f"{year}-{month:02}-{day:02}", f"{day:02}.{month:02}.{year}"))


PHONES = {
    "us": "(415) 555-01##",
    "uk": "07700 9#####",
    "de": "0171 39#####",
    "fr": "06 39 98 ## ##",
    "es": "612 34# ###",
    "it": "347 12# ####",
    "nl": "06 12## ####",
    "ch": "079 2## ## ##",
    "se": "070 174 ## ##",
    "pl": "512 3## ###",
    "in": "98765 4####",
    "br": "(11) 96123-4###",
    "jp": "090-1234-####",
    "au": "0412 3## ###",
    "world": "+44 20 7946 0###",
}
KINDS: dict[str, Kind] = {
    "person": Kind("Name", "full_name", person),
    "customer": Kind("Customer", "customer", ascii_person),
    "mail": Kind("E-mail", "email", mail),
    **{f"phone {land}": Kind("Phone", "phone", of(form)) for land, form in PHONES.items()},
    "iban": Kind("IBAN", "iban", iban),
    "card": Kind("Card number", "card_number", card),
    "ssn": Kind("SSN", "ssn", of("5N#-4#-NNN#")),
    "nino": Kind("National Insurance number", "nino", of("JK 1# 2# 3# C")),
    "address": Kind("Address", "address", street),
    "address de": Kind("Anschrift", "anschrift", street_de),
    "born": Kind("Date of birth", "date_of_birth", born),
    "ip": Kind("IP address", "ip_address", of("81.2.69.1##", "203.0.113.1##")),
    "ip6": Kind("IPv6", "ipv6", of("2a02:8108:8d80:hhhh:hhhh:hhhh:hhhh:hhhh")),
    "mac": Kind("MAC address", "mac_address", of("3c:22:fb:hh:hh:hh")),
    "mrn": Kind("MRN", "mrn", of("0048####", "MR-5#####")),
    "employee": Kind("Employee ID", "employee_id", of("E-10####", "4#####")),
    "customer no": Kind("Customer number", "customer_number", of("K-20####", "78#####")),
    "passport": Kind("Passport number", "passport_number", of("C0#A##N#A", "53######N")),
    "licence": Kind("Driver's license", "driver_license", of("D1##-4###-5###", "F4######")),
    "plate": Kind("Licence plate", "license_plate", of("LA#N AAA", "K-AA 4###")),
    "vin": Kind("VIN", "vin", vin),
    "policy": Kind("Policy number", "policy_number", of("POL-88#####", "HX#######")),
    "account": Kind("Account number", "account_number", of("0073######", "5#######")),
    "bic": Kind("BIC", "bic", of("COBADEFFXXX", "DEUTDEDB###")),
    "gps": Kind("Coordinates", "coordinates", of("51.5####, -0.1####", "48.8####, 2.3####")),
    "user": Kind("User name", "username", user),
    "password": Kind("Password", "password", signs("", 12, string.ascii_letters + string.digits + "!%+-")),
    "pass phrase": Kind(
        "Passphrase",
        "passphrase",
        lambda rng: "-".join(rng.sample("otter copper lantern moss violin hinge gravel".split(), 4)),
    ),
    "api key": Kind("API key", "api_key", signs("sk_" + "live_", 24)),
    "token": Kind("Token", "access_token", signs("gh" + "p_", 36)),
    "rare key": Kind("Secret", "client_secret", signs("", 32)),
    "pin": Kind("PIN", "pin", of("#N#N")),
    "version": Kind("Version", "version", of("4.1#.#", "2.#.1#"), harmless=True),
    "amount": Kind("Total", "total", of("1,2##.00 EUR", "£9##.50"), harmless=True),
    "product": Kind("Product", "product", of("Copper kettle, 3 litres", "Garden chair, green"), harmless=True),
    "status": Kind(
        "Status",
        "status",
        lambda rng: rng.choice(("waiting for parts", "In progress", "Closed by support")),
        harmless=True,
    ),
    "opening": Kind("Opening hours", "opening_hours", of("9:00 to 17:30", "Mon-Fri 8-16"), harmless=True),
    "quantity": Kind("Quantity", "quantity", of("1#0", "2,4##"), harmless=True),
}

# ---- spellings: how the signs of a value are written

RANDOM = random.Random(1)  # noqa: S311 - samples, not secrets
Spelling = Callable[[str, random.Random], str]
PLACES = str.maketrans("aceopxyABCEHKMOPTXijs", "асеорхуАВСЕНКМОРТХіјѕ")
GREEK = str.maketrans("oABEHIKMNOPTXYZv", "οΑΒΕΗΙΚΜΝΟΡΤΧΥΖν")
WORDS = "zero one two three four five six seven eight nine".split()


def other_digits(first: int) -> Spelling:
    """Digits of another script."""
    return lambda value, _: value.translate({48 + n: first + n for n in range(10)})


def between(mark: str) -> Spelling:
    """A mark between all signs."""
    return lambda value, _: mark.join(value)


def each(form: Callable[[int], str]) -> Spelling:
    """Every sign as its code."""
    return lambda value, _: "".join(form(ord(sign)) for sign in value)


def octets(form: Callable[[int], str]) -> Spelling:
    """Every octet of UTF-8 as its code."""
    return lambda value, _: "".join(form(octet) for octet in value.encode())


def wide(value: str, _: random.Random) -> str:
    """Full-width forms."""
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in value)


def bold(value: str, _: random.Random) -> str:
    """Mathematical bold letters and digits."""
    start = {"A": 0x1D400, "a": 0x1D41A, "0": 0x1D7CE}
    first = {
        sign: "A" if sign.isupper() else "a" if sign.isalpha() else "0" for sign in string.ascii_letters + string.digits
    }
    return "".join(chr(start[first[s]] + ord(s) - ord(first[s])) if s in first else s for s in value)


def some(table: dict[int, int]) -> Spelling:
    """Half of the letters that look alike, the first of them at any rate."""

    def spell(value: str, rng: random.Random) -> str:
        swapped = value.translate(table)
        odd = [n for n in range(len(value)) if value[n] != swapped[n]]
        chosen = {*odd[:1], *(n for n in odd if rng.random() < 0.5)}
        return "".join(swapped[n] if n in chosen else value[n] for n in range(len(value)))

    return spell


def twice(value: str, rng: random.Random) -> str:
    """Base64 of base64."""
    return b64(b64(value, rng), rng)


def b64(value: str, _: random.Random) -> str:
    """Base64."""
    return base64.b64encode(value.encode()).decode()


def cut(joint: str) -> Spelling:
    """Cut in the middle, or at the blank that is nearest to it."""

    def spell(value: str, _: random.Random) -> str:
        middle = len(value) // 2
        blanks = [n for n, sign in enumerate(value) if sign == " "]
        if blanks:
            at = min(blanks, key=lambda n: abs(n - middle))
            return f"{value[:at]}{joint}{value[at + 1 :]}"
        return f"{value[:middle]}{joint}{value[middle:]}"

    return spell


def printed(value: str, _: random.Random) -> str:
    """Quoted-printable, with every sign beyond letters and digits as its octets."""
    return "".join(chr(o) if chr(o).isalnum() and o < 128 else f"={o:02X}" for o in value.encode())


def dotted(value: str, _: random.Random) -> str:
    """Groups parted by dots."""
    return value.replace("(", "").replace(")", "").replace(" ", ".").replace("-", ".")


def in_words(value: str, _: random.Random) -> str:
    """Digits said as words."""
    return " ".join(WORDS[int(sign)] if sign.isdigit() else sign for sign in value if sign not in " ()-")


def at_dot(at: str, dot: str) -> Spelling:
    """An address of mail against harvesters."""
    return lambda value, _: value.replace("@", at).replace(".", dot)


SPELLINGS: dict[str, Spelling] = {
    "plain": lambda value, _: value,
    "full width": wide,
    "bold": bold,
    "arabic digits": other_digits(0x660),
    "persian digits": other_digits(0x6F0),
    "devanagari digits": other_digits(0x966),
    "no-break spaces": lambda value, _: value.replace(" ", "\xa0"),
    "thin spaces": lambda value, _: value.replace(" ", "\u2009").replace("-", "\u2011"),
    "zero width": between("\u200b"),
    "joiners": between("\u2060"),
    "soft hyphens": lambda value, _: "\xad".join(value[n : n + 3] for n in range(0, len(value), 3)),
    "right to left marks": lambda value, _: f"\u202d{value[:2]}\u200e{value[2:]}\u202c",
    "cyrillic look-alikes": some(PLACES),
    "greek look-alikes": some(GREEK),
    "marks underneath": between("\u0332"),
    "struck through": between("\u0336"),
    "decomposed": lambda value, _: unicodedata.normalize("NFD", value),
    "tags": lambda value, _: "".join(chr(0xE0000 + ord(sign)) for sign in value if sign.isascii()),
    "spaced": between(" "),
    "spaced by dots": lambda value, _: ".".join(value.replace(" ", "")),
    "spaced by hyphens": lambda value, _: "-".join(value.replace(" ", "")),
    "dots": dotted,
    "capitals": lambda value, _: value.upper(),
    "small": lambda value, _: value.lower(),
    "double spaces": lambda value, _: value.replace(" ", "  "),
    "tabs": lambda value, _: value.replace(" ", "\t"),
    "over a line": cut("\n"),
    "over a line, indented": cut("\n        "),
    "over a line, hyphen": cut("-\n"),
    "over a quoted line": cut("\n> "),
    "over a comment line": cut("\n# "),
    "base64": b64,
    "base64 twice": twice,
    "base64url": lambda value, _: base64.urlsafe_b64encode(value.encode()).decode().rstrip("="),
    "base32": lambda value, _: base64.b32encode(value.encode()).decode(),
    "hexadecimal": lambda value, _: value.encode().hex(),
    "hexadecimal, apart": lambda value, _: value.encode().hex(" "),
    "hex escapes": octets(lambda code: f"\\x{code:02x}"),
    "octal escapes": octets(lambda code: f"\\{code:03o}"),
    "url": lambda value, _: urllib.parse.quote(value, safe=""),
    "url, all": octets(lambda code: f"%{code:02X}"),
    "url twice": lambda value, _: urllib.parse.quote(urllib.parse.quote(value, safe=""), safe=""),
    "percent u": each(lambda code: f"%u{code:04x}"),
    "entities": each(lambda code: f"&#{code};"),
    "entities, hexadecimal": each(lambda code: f"&#x{code:x};"),
    "entities, named": lambda value, _: (
        html.escape(value).replace("@", "&commat;").replace(".", "&period;").replace(" ", "&nbsp;")
    ),
    "entities twice": each(lambda code: f"&amp;#{code};"),
    "json escapes": each(lambda code: f"\\u{code:04x}"),
    "json escapes, braces": each(lambda code: f"\\u{{{code:x}}}"),
    "quoted-printable": printed,
    "emphasis inside": lambda value, _: f"{value[:2]}**{value[2:5]}**{value[5:]}",
    "tags inside": lambda value, _: f"{value[:2]}<b>{value[2:5]}</b>{value[5:]}",
    "comment inside": lambda value, _: f"{value[:3]}<!-- -->{value[3:]}",
    "backslashes": lambda value, _: "".join(f"\\{sign}" if sign in "@._-" else sign for sign in value),
    "code": lambda value, _: f"`{value}`",
    "underscores": lambda value, _: f"__{value}__",
    "curly quotes": lambda value, _: f"“{value}”",
    "brackets": lambda value, _: f"<{value}>",
}
ONLY: dict[str, tuple[str, Spelling]] = {
    "(at) (dot)": ("mail", at_dot(" (at) ", " (dot) ")),
    "[at] [dot]": ("mail", at_dot("[at]", "[dot]")),
    "AT DOT": ("mail", at_dot(" AT ", " DOT ")),
    "at dot": ("mail", at_dot(" at ", " dot ")),
    "{at}": ("mail", at_dot("{at}", ".")),
    "_at_": ("mail", at_dot("_at_", ".")),
    "spaces at": ("mail", at_dot(" @ ", ".")),
    "in words": ("phone", in_words),
}

# ---- frames: where a value stands

Frame = Callable[[Kind, str], str]
VCARD = {"Name": "FN", "Customer": "FN", "E-mail": "EMAIL;TYPE=work", "Phone": "TEL;TYPE=cell", "Date of birth": "BDAY"}
LDIF = {
    "Name": "cn",
    "Customer": "cn",
    "E-mail": "mail",
    "Phone": "telephoneNumber",
    "User name": "uid",
    "Password": "userPassword",
    "Employee ID": "employeeNumber",
}


def jsoned(value: str) -> str:
    """What stands between the quotes of a JSON text."""
    return json.dumps(value, ensure_ascii=False)[1:-1]


def under(kind: Kind, value: str, *, sign: str = "  ") -> str:
    """A table whose columns are as wide as their widest cell."""
    rows = [["No", kind.label, "Note"], ["1", value, "open"], ["2", "-", "closed"]]
    widths = [max(len(row[n].replace(OPEN, "").replace(CLOSE, "")) for row in rows) for n in range(3)]
    lines = [
        sign.join(
            cell + " " * (w - len(cell.replace(OPEN, "").replace(CLOSE, "")))
            for cell, w in zip(row, widths, strict=True)
        )
        for row in rows
    ]
    return "\n".join(lines)


def per_sign(kind: Kind, value: str) -> str:
    """A form with one box for a sign."""
    return f"{kind.label}: " + "".join(f"|{sign}" if sign not in (OPEN, CLOSE) else sign for sign in value) + "|"


FRAMES: dict[str, Frame] = {
    "sentence": lambda k, v: f"As told on the telephone, the {k.label} is {v}, and nothing else.",
    "label, dash": lambda k, v: f"{k.label} - {v}",
    "label, equals": lambda k, v: f"{k.label} = {v}",
    "label, tab": lambda k, v: f"{k.label}\t{v}",
    "label, arrow": lambda k, v: f"{k.label} => {v}",
    "label, bold": lambda k, v: f"**{k.label}:** {v}",
    "label, numbered": lambda k, v: f"3.2 {k.label}: {v}",
    "label, bullet": lambda k, v: f"* {k.label}: {v}",
    "label, capitals": lambda k, v: f"{k.label.upper()}: {v}",
    "label, starred": lambda k, v: f"{k.label}*: {v}",
    "label, remark": lambda k, v: f"{k.label} (as in the register): {v}",
    "label below": lambda k, v: f"_____{v}_____\n{k.label}\n",
    "label above": lambda k, v: f"{k.label}\n{v}\n",
    "label above, ruled": lambda k, v: f"{k.label}\n-----------------\n{v}\n",
    "value before label": lambda k, v: f"{v} ({k.label.lower()})",
    "dotted leader": lambda k, v: f"{k.label} .................... {v}",
    "underscored": lambda k, v: f"{k.label}: ____{v}____",
    "form line": lambda k, v: f"{k.label} _________{v}_________ Signed [x]",
    "checkbox": lambda k, v: f"[x] {k.label}: {v}\n[ ] none",
    "boxes": per_sign,
    "two columns": lambda k, v: f"Branch: Northern           {k.label}: {v}\nStatus: open              Copies: 3",
    "two columns, gaps": lambda k, v: f"Branch        {k.label}\nNorthern      {v}\n",
    "aligned table": under,
    "piped table": lambda k, v: under(k, v, sign=" | "),
    "box table": lambda k, v: (
        f"+----+----------+\n| {k.label} | Note |\n+----+----------+\n| {v} | open |\n+----+----------+"
    ),
    "box drawing": lambda k, v: f"│ No │ {k.label} │ Note │\n├────┼──────┼──────┤\n│ 1 │ {v} │ open │",
    "csv": lambda k, v: f"no,{k.key},note\n1,{v.replace(',', ' ')},open\n",
    "csv, quoted": lambda k, v: f'"no","{k.label}","note"\n"1","{v}","open"\n',
    "csv, semicolons": lambda k, v: f"no;{k.label};note\n1;{v};open\n",
    "csv, tabs": lambda k, v: f"no\t{k.label}\tnote\n1\t{v}\topen\n",
    "csv, pipes": lambda k, v: f"no|{k.key}|note\n1|{v}|open\n",
    "csv, tildes": lambda k, v: f"no~{k.key}~note\n1~{v}~open\n",
    "csv, carets": lambda k, v: f"no^{k.key}^note\n1^{v}^open\n",
    "csv, single quotes": lambda k, v: f"'no','{k.key}','note'\n'1','{v}','open'\n",
    "json": lambda k, v: json.dumps({"id": 7, "data": {k.key: v, "tags": ["a"]}}, ensure_ascii=False, indent=2),
    "json, camel": lambda k, v: json.dumps({"data": [{camel(k.key): v}]}, ensure_ascii=False),
    "json, list": lambda k, v: json.dumps({k.key + "s": [v]}, ensure_ascii=False),
    "json, name and value": lambda k, v: json.dumps({"name": k.key, "value": v}, ensure_ascii=False),
    "json, in a string": lambda k, v: json.dumps(
        {"body": json.dumps({k.key: v}, ensure_ascii=False)}, ensure_ascii=False
    ),
    "yaml": lambda k, v: f"record:\n  - id: 7\n    {k.key}: {v}\n    open: true\n",
    "yaml, quoted": lambda k, v: f"{k.key}: '{v}'\n",
    "yaml, folded": lambda k, v: f"{k.key}: >-\n  {v}\nopen: true\n",
    "toml": lambda k, v: f'[record]\n{k.key} = "{v}"\nopen = true\n',
    "ini": lambda k, v: f"[record]\n{k.key}={v}\nopen=1\n",
    "properties": lambda k, v: f"app.record.{k.key.replace('_', '.')}={v}\n",
    "env": lambda k, v: f"export {k.key.upper()}='{v}'\n",
    "env, prefixed": lambda k, v: f'APP_{k.key.upper()}="{v}"\n',
    "xml": lambda k, v: f"<record><id>7</id><{camel(k.key)}>{v}</{camel(k.key)}></record>",
    "xml, prefixed": lambda k, v: f"<ns:{k.key} xml:lang='en'>{v}</ns:{k.key}>",
    "xml, attribute": lambda k, v: f'<record id="7" {k.key}="{v}" open="1"/>',
    "xml, name and value": lambda k, v: f'<field name="{k.key}" type="text"><value>{v}</value></field>',
    "xml, cdata": lambda k, v: f"<{k.key}><![CDATA[{v}]]></{k.key}>",
    "html table": lambda k, v: f"<table><tr><th>{k.label}</th><td>{v}</td></tr></table>",
    "html header": lambda k, v: f"<tr><th>No</th><th>{k.label}</th></tr>\n<tr><td>1</td><td>{v}</td></tr>",
    "html input": lambda k, v: f'<label>{k.label}</label><input type="text" name="{k.key}" value="{v}">',
    "html list": lambda k, v: f"<dl><dt>{k.label}</dt><dd>{v}</dd></dl>",
    "html span": lambda k, v: f'<p><span class="l">{k.label}:</span> <span class="v">{v}</span></p>',
    "html data": lambda k, v: f'<div class="row" data-{k.key.replace("_", "-")}="{v}">',
    "html meta": lambda k, v: f'<meta name="{k.key}" content="{v}">',
    "html comment": lambda k, v: f"<!-- {k.label}: {v} -->",
    "sql": lambda k, v: f"INSERT INTO record (id, {k.key}, note) VALUES (7, '{v}', 'open');",  # noqa: S608 - a sample
    "sql, where": lambda k, v: f"SELECT id FROM record WHERE {k.key} = '{v}' LIMIT 1;",  # noqa: S608 - a sample
    "md table": lambda k, v: f"| No | {k.label} |\n| --- | --- |\n| 1 | {v} |\n",
    "md table, wide": lambda k, v: f"| No | {k.label} | Note |\n|:--|:-:|--:|\n| 1 | **{v}** | `open` |\n",
    "md rows": lambda k, v: f"| Field | Value |\n| --- | --- |\n| {k.label} | {v} |\n",
    "md link": lambda k, v: f"{k.label}: [{v}](#top)",
    "md heading": lambda k, v: f"## {k.label}\n\n{v}\n",
    "md list": lambda k, v: f"- {k.label}:\n  - {v}\n",
    "latex": lambda k, v: f"\\textbf{{{k.label}:}} \\texttt{{{v}}} \\\\",
    "latex table": lambda k, v: f"No & {k.label} \\\\ \\hline\n1 & {v} \\\\",
    "rtf": lambda k, v: f"{{\\rtf1\\ansi {{\\b {k.label}:}} {v}\\par }}",
    "rst": lambda k, v: f":{k.label}: {v}\n:Open: yes\n",
    "asciidoc": lambda k, v: f"{k.label}:: {v}\n",
    "wiki": lambda k, v: f"|-\n| '''{k.label}''' || {v}\n|}}",
    "python": lambda k, v: f'{k.key} = "{v}"  # old one\n',
    "python, call": lambda k, v: f"record.update({k.key}='{v}', open=True)",
    "javascript": lambda k, v: f"const {camel(k.key)} = '{v}';",
    "java": lambda k, v: f'record.set{camel("x_" + k.key)[1:]}("{v}");',
    "go": lambda k, v: f'r := Record{{{camel("x_" + k.key)[1:]}: "{v}", Open: true}}',
    "php": lambda k, v: f"$r['{k.key}'] = '{v}';",
    "shell": lambda k, v: f'curl -d "{k.key}={v}" http://localhost/x',
    "flag": lambda k, v: f"tool --{k.key.replace('_', '-')} '{v}' --open",
    "query": lambda k, v: f"GET /x?id=7&{k.key}={urllib.parse.quote(v, safe=OPEN + CLOSE)}&open=1 HTTP/1.1",
    "query, plus": lambda k, v: f"GET /x?id=7&{k.key}={urllib.parse.quote_plus(v, safe=OPEN + CLOSE)}&open=1 HTTP/1.1",
    "syslog": lambda k, v: f"<34>Oct 11 22:14:15 host app[812]: record saved {k.key}={v} open=1",
    "logfmt": lambda k, v: f'level=info msg=saved {k.key}="{v}" open=true',
    "json log": lambda k, v: json.dumps({"level": "info", "msg": f"saved {k.key}={v}"}, ensure_ascii=False),
    "log, brackets": lambda k, v: f"2031-03-04 10:11:12,345 INFO [worker-3] saved record [{k.key}: {v}]",
    "traceback": lambda k, v: f"  File \"/app/x.py\", line 7, in save\nValueError: bad {k.key}: '{v}'",
    "object": lambda k, v: f"Record(id=7, {k.key}='{v}', open=True)",
    "object, java": lambda k, v: f"Record{{id=7, {camel(k.key)}={v}, open=true}}",
    "vcard": lambda k, v: (
        f"BEGIN:VCARD\n{VCARD.get(k.label, 'NOTE')}:{v if k.label in VCARD else k.label + ': ' + v}\nEND:VCARD"
    ),
    "ics": lambda k, v: f"BEGIN:VEVENT\nDESCRIPTION:{k.label}: {v}\\nSee you\nEND:VEVENT",
    "ldif": lambda k, v: (
        f"dn: ou=x\n{LDIF.get(k.label, 'description')}: {v if k.label in LDIF else k.label + ' ' + v}\n"
    ),
    "ldif, base64": lambda k, v: (
        f"{LDIF.get(k.label, 'description')}:: {OPEN}{b64_of(v if k.label in LDIF else k.label + ': ' + v)}{CLOSE}\n"
    ),
    "encoded word": lambda k, v: (
        f"Subject: {k.label} =?utf-8?Q?{OPEN}{printed(bare(v), RANDOM).replace('=20', '_')}{CLOSE}?="
    ),
    "encoded word, base64": lambda k, v: f"Subject: {k.label} =?utf-8?B?{OPEN}{b64_of(v)}{CLOSE}?=",
    "multipart": lambda k, v: f'Content-Disposition: form-data; name="{k.key}"\n\n{v}\n--x7--',
    "header": lambda k, v: f"X-{k.label.replace(' ', '-')}: {v}\nContent-Type: text/plain",
    "fhir": lambda k, v: json.dumps(
        {"resourceType": "Patient", "extension": [{"url": k.key, "valueString": v}]}, ensure_ascii=False
    ),
    "whatsapp": lambda k, v: f"[12/03/31, 10:14:02] A: what is the {k.label.lower()}?\n[12/03/31, 10:14:40] B: {v}",
    "slack": lambda k, v: f"bot  10:14 AM\n{k.label} please\nme  10:15 AM\nit's {v}",
    "teams": lambda k, v: f"[10:14] bot\nthe {k.label.lower()}?\n[10:15] me\n{v}",
    "chat, same line": lambda k, v: f"<me> {k.label.lower()} is {v} ok?",
    "quoted mail": lambda k, v: f"> > {k.label}: {v}\n> ok\nthanks",
    "diff": lambda k, v: f"@@ -1,2 +1,2 @@\n-{k.key}: none\n+{k.key}: {v}\n",
    "footnote": lambda k, v: f"as agreed[1]\n\n[1] {k.label}: {v}.",
    "in brackets": lambda k, v: f"The record ({k.label}: {v}) is open.",
    "list of values": lambda k, v: f"{k.label}s: {v}; n/a",
    "with its kind": lambda k, v: f"type: {k.key}\nvalue: {v}\n",
    "questionnaire": lambda k, v: f"Q4. What is your {k.label.lower()}?\nA4. {v}\n",
    "spoken": lambda k, v: f"Agent: may I have the {k.label.lower()}?\nCaller: yes, it's {v}.",
    "subtitles": lambda k, v: f"12\n00:01:02,000 --> 00:01:05,000\nmy {k.label.lower()} is {v}\n",
}


def camel(key: str) -> str:
    """`full_name` as `fullName`."""
    first, *others = key.split("_")
    return first + "".join(word.title() for word in others)


def bare(value: str) -> str:
    """Without marks."""
    return value.replace(OPEN, "").replace(CLOSE, "")


def b64_of(value: str) -> str:
    """Base64 of a value without its marks."""
    return base64.b64encode(bare(value).encode()).decode()


# ---- texts


def text_of(kind_name: str, way: str, seed: int) -> str:
    """The text of a pair with its marks; nothing where the way says nothing of the kind."""
    rng = random.Random(f"{seed} {kind_name}")  # noqa: S311 - the same values for the same seed
    kind = KINDS[kind_name]
    value = kind.make(rng)
    if way in FRAMES:
        return FRAMES[way](kind, f"{OPEN}{value}{CLOSE}")
    if way in ONLY and not kind_name.startswith(ONLY[way][0]):
        return ""
    spell = ONLY[way][1] if way in ONLY else SPELLINGS[way]
    written = spell(value, rng)
    if written == value and way != "plain":
        return ""
    return f"Record of the branch\n{kind.label}: {OPEN}{written}{CLOSE}\nCopies: 3, checked.\n"


def marked(name: str, text: str) -> Marked:
    """A text and where its marks stood."""
    plain, marks, start, size = [], [], 0, 0
    for sign in text:
        if sign == OPEN:
            start = size
        elif sign == CLOSE:
            marks.append((start, size))
        else:
            plain.append(sign)
            size += 1
    return Marked(name, "".join(plain), tuple(marks))


def masked_of(documents: list[Marked]) -> list[bytearray]:
    """For each document, which characters lie in findings of the default policy."""
    from gptsanitize.detect import Detector
    from gptsanitize.model import Place, Segment
    from gptsanitize.policy import default_policy

    segments = [Segment(number, document.text, Place.BODY, "") for number, document in enumerate(documents)]
    result = []
    for segment, findings in Detector(default_policy()).find(segments):
        masked = bytearray(len(segment.text))
        for finding in findings:
            masked[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
        result.append(masked)
    return result


def share(document: Marked, masked: bytearray) -> float:
    """The share of the marked letters and digits that is masked."""
    letters = [masked[n] for start, end in document.marks for n in range(start, end) if tells(document.text[n])]
    return sum(letters) / len(letters) if letters else 1.0


def tells(sign: str) -> bool:
    """Whether a sign may tell something of a value."""
    return sign.isalnum() or "\U000e0000" <= sign <= "\U000e007f"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--kinds", default="")
    parser.add_argument("--ways", default="")
    parser.add_argument("--errors", action="store_true", help="print each text of which something is left")
    parser.add_argument("--matrix", action="store_true", help="print the whole matrix")
    options = parser.parse_args()
    kinds = [name for name in KINDS if not options.kinds or name in options.kinds.split(",")]
    ways = [name for name in (*SPELLINGS, *ONLY, *FRAMES) if not options.ways or name in options.ways.split(";")]
    pairs = [(k, w, s) for k in kinds for w in ways for s in range(options.first, options.first + options.seeds)]
    made = [(pair, marked(f"{pair[0]} / {pair[1]}", text)) for pair in pairs if (text := text_of(*pair))]
    seen: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for ((kind, way, _), document), masked in zip(made, masked_of([d for _, d in made]), strict=True):
        part = share(document, masked)
        done = part == 0 if KINDS[kind].harmless else part >= 0.9
        seen[kind, way].append(float(done))
        if options.errors and not done:
            shown = "".join(
                "█" if masked[n] and document.text[n] != "\n" else sign for n, sign in enumerate(document.text)
            )
            print(f"{document.name:40s} {document.text!r} -> {shown!r}")
    report(seen, ways, matrix=options.matrix)


def report(seen: dict[tuple[str, str], list[float]], ways: list[str], *, matrix: bool) -> None:
    """Shares: whole, of kinds and of ways, the worst first."""
    kinds = [kind for kind in KINDS if any(each == kind for each, _ in seen)]
    secret = [kind for kind in kinds if not KINDS[kind].harmless]
    harmless = [kind for kind in kinds if KINDS[kind].harmless]

    def mean(of_kinds: list[str], of_ways: list[str]) -> float:
        found = [
            share for pair, shares in seen.items() if pair[0] in of_kinds and pair[1] in of_ways for share in shares
        ]
        return sum(found) / len(found) if found else 1.0

    spellings = [way for way in ways if way not in FRAMES]
    frames = [way for way in ways if way in FRAMES]
    print(f"texts {sum(map(len, seen.values()))}, kinds {len(kinds)}, ways {len(ways)}")
    print(
        f"masked {mean(secret, ways):.3f}; spellings {mean(secret, spellings):.3f}; frames {mean(secret, frames):.3f}"
    )
    print(f"harmless values untouched {mean(harmless, ways):.3f}")
    for share, kind in sorted((mean([kind], ways), kind) for kind in kinds):
        print(f"  kind {kind:22s} {share:.2f}")
    for share, way in sorted((mean(secret, [way]), way) for way in ways):
        row = "".join(_cell(seen.get((kind, way))) for kind in kinds) if matrix else ""
        print(f"  way  {way:24s} {share:.2f} {mean(harmless, [way]):.2f} {row}".rstrip())


def _cell(shares: list[float] | None) -> str:
    return "." if not shares else "X" if not any(shares) else " " if all(shares) else "o"


if __name__ == "__main__":
    main()
