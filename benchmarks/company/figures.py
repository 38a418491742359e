# ruff: noqa: E501 -- documents, tables and markup are written as they stand
"""Numbers and secrets of the made-up company, with check digits that hold; all are made when the folder is made."""

from __future__ import annotations

import base64
import string
from hashlib import sha256
from random import Random

MONTHS = "January February March April May June July August September October November December".split()
LETTERS = string.ascii_uppercase
WORD = string.ascii_letters + string.digits


def digits(rng: Random, count: int) -> str:
    return str(rng.randint(1, 9)) + "".join(rng.choice(string.digits) for _ in range(count - 1))


def word(rng: Random, count: int, alphabet: str = WORD) -> str:
    return "".join(rng.choice(alphabet) for _ in range(count))


def luhn(body: str) -> str:
    """The digit that makes `body` plus it pass ISO/IEC 7812-1 annex B."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def card(rng: Random) -> str:
    body = rng.choice(("4", "51", "53", "2221"))
    body += "".join(rng.choice(string.digits) for _ in range(15 - len(body)))
    number = body + luhn(body)
    return " ".join(number[i : i + 4] for i in range(0, 16, 4))


_IBAN = {
    "DE": 18, "FR": 23, "ES": 20, "IT": 23, "PT": 21, "BR": 23, "NL": 14, "GB": 18, "IE": 18, "SE": 20, "DK": 14, "FI": 14,
    "PL": 24, "CZ": 20, "HU": 24, "RO": 20, "GR": 23, "UA": 25, "TR": 22, "AE": 19,
}  # fmt: skip


def iban(rng: Random, country: str) -> str:
    """An IBAN with check digits by ISO 13616, grouped by four; people of countries without bank in Germany."""
    country = country if country in _IBAN else "DE"
    length = _IBAN[country]
    bank = {"NL": 4, "GB": 4, "IE": 4, "RO": 4}.get(country, 0)
    body = word(rng, bank, LETTERS) + digits(rng, length - bank - (1 if country == "IT" else 0))
    if country == "IT":
        body = rng.choice(LETTERS) + body
    if country == "BR":
        body = body[:-2] + "C1"
    number = "".join(str(int(letter, 36)) for letter in f"{body}{country}00")
    whole = f"{country}{98 - int(number) % 97:02}{body}"
    return " ".join(whole[i : i + 4] for i in range(0, len(whole), 4))


_PHONES = {
    "DE": ("+49 30 {7}", "+49 171 {7}", "0049 89 {6}", "+49 (0)40 {6}"),
    "FR": ("+33 6 {2} {2} {2} {2}", "01 4{1} {2} {2} {2}"),
    "ES": ("+34 91{1} {3} {3}", "+34 6{2} {3} {3}"),
    "IT": ("+39 02 {7}", "+39 34{1} {7}"),
    "PT": ("+351 21{1} {3} {3}", "+351 91{1} {3} {3}"),
    "BR": ("+55 11 9{4}-{4}", "+55 21 3{3}-{4}"),
    "NL": ("+31 20 {3} {4}", "+31 6 {8}"),
    "GB": ("+44 20 7{3} {4}", "+44 7{3} {6}", "0161 {3} {4}"),
    "US": ("(312) 55{1}-{4}", "617-4{2}-{4}", "+1 415 {3} {4}", "212.7{2}.{4}"),
    "IE": ("+353 1 {3} {4}", "+353 87 {3} {4}"),
    "SE": ("+46 8 {3} {3} {2}", "+46 70 {3} {2} {2}"),
    "DK": ("+45 {2} {2} {2} {2}",),
    "FI": ("+358 9 {3} {4}", "+358 40 {3} {4}"),
    "PL": ("+48 22 {3} {2} {2}", "+48 60{1} {3} {3}"),
    "CZ": ("+420 2{2} {3} {3}", "+420 77{1} {3} {3}"),
    "HU": ("+36 1 {3} {4}", "+36 30 {3} {4}"),
    "RO": ("+40 21 {3} {4}", "+40 72{1} {3} {3}"),
    "GR": ("+30 21{1} {3} {4}", "+30 697 {3} {4}"),
    "UA": ("+380 44 {3} {4}", "+380 67 {3} {4}"),
    "TR": ("+90 212 {3} {2} {2}", "+90 532 {3} {2} {2}"),
    "AE": ("+971 4 {3} {4}", "+971 50 {3} {4}"),
    "IN": ("+91 98{3} {5}", "+91 22 2{3} {4}"),
    "SG": ("+65 6{3} {4}", "+65 9{3} {4}"),
    "NG": ("+234 803 {3} {4}", "+234 1 {3} {4}"),
}


def phone(rng: Random, country: str) -> str:
    pattern = rng.choice(_PHONES[country])
    for count in range(1, 9):
        while f"{{{count}}}" in pattern:
            pattern = pattern.replace(f"{{{count}}}", digits(rng, count), 1)
    return pattern


_STREETS = {
    "DE": "Lindenhofweg {}|Am Mühlgraben {}|Gartenfelder Str. {}|Rosenthaler Allee {}",
    "FR": "{} rue des Tanneurs|{} avenue du Vieux Moulin|{}, boulevard Carnot",
    "ES": "Calle de la Encina {}|Avda. del Molino {}, 3º B|Plaza del Carbón {}",
    "IT": "Via dei Tintori {}|Viale Margherita {}|Piazza del Grano {}",
    "PT": "Rua do Alecrim {}|Travessa das Flores {}",
    "BR": "Rua das Acácias, {}|Avenida Brigadeiro Pinto, {}",
    "NL": "Kerkstraat {}|Oude Molenweg {}|Prinsenkade {}",
    "GB": "{} Mulberry Lane|{} Station Road|Flat 2, {} Heathfield Gardens",
    "US": "{} Sycamore Drive|{} N. Halsted Street|{} Old Mill Road, Apt 4C",
    "IE": "{} Harbour View|{} Chapel Street",
    "SE": "Björkgatan {}|Norra Kvarnvägen {}",
    "DK": "Møllevej {}|Søndergade {}",
    "FI": "Koivukatu {}|Mannerheimintie {}",
    "PL": "ul. Lipowa {}|ul. Młyńska {}/4",
    "CZ": "Lipová {}|Na Příkopě {}",
    "HU": "Malom utca {}|Rózsa utca {}",
    "RO": "Strada Teilor nr. {}|Bulevardul Unirii {}",
    "GR": "Odos Ermou {}|Leoforos Kifisias {}",
    "UA": "vul. Lypova {}|vul. Sichovykh Striltsiv {}",
    "TR": "Ihlamur Sokak No: {}|Atatürk Caddesi {}",
    "AE": "Al Wasl Road {}|Villa {}, Street 14B, Jumeirah",
    "IN": "{} Gandhi Road, Shivaji Nagar|Flat {}, Lotus Apartments, MG Road",
    "SG": "{} Orchard Boulevard|Blk {} Tampines Street 21 #07-12",
    "NG": "{} Awolowo Road|{} Marina Street",
}
_TOWNS = {
    "DE": "10437 Berlin|80469 München|22765 Hamburg", "FR": "69007 Lyon|31000 Toulouse", "ES": "28004 Madrid|46003 Valencia",
    "IT": "20121 Milano|50122 Firenze", "PT": "1200-109 Lisboa", "BR": "01310-100 São Paulo", "NL": "1017 PX Amsterdam",
    "GB": "Bristol BS6 5RD|Leeds LS7 4AB", "US": "Chicago, IL 60614|Cambridge, MA 02139", "IE": "Cork T12 X8NP",
    "SE": "114 32 Stockholm", "DK": "8000 Aarhus C", "FI": "00100 Helsinki", "PL": "00-031 Warszawa", "CZ": "110 00 Praha 1",
    "HU": "1052 Budapest", "RO": "020021 București", "GR": "105 63 Athina", "UA": "01001 Kyiv", "TR": "34710 Kadıköy/İstanbul",
    "AE": "Dubai", "IN": "Pune 411005|Mumbai 400001", "SG": "Singapore 238801", "NG": "Ikoyi, Lagos",
}  # fmt: skip


def street(rng: Random, country: str) -> str:
    return rng.choice(_STREETS[country].split("|")).format(rng.randint(2, 189))


def town(rng: Random, country: str) -> str:
    return rng.choice(_TOWNS[country].split("|"))


def ssn(rng: Random) -> str:
    return f"{rng.randint(101, 665)}-{rng.randint(11, 99)}-{rng.randint(1001, 9999)}"


def passport(rng: Random, country: str) -> str:
    if country == "DE":
        return "C" + word(rng, 8, "CFGHJKLMNPRTVWXYZ0123456789")
    return (word(rng, 2, LETTERS) if country in {"FR", "IT", "NL", "PL"} else rng.choice("KLMNPRTX")) + digits(rng, 7)


def _mod11(body: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11


def _brazil(rng: Random) -> str:
    body = digits(rng, 9)
    for start in (10, 11):
        rest = _mod11(body, tuple(range(start, 1, -1)))
        body += str(0 if rest < 2 else 11 - rest)
    return f"{body[:3]}.{body[3:6]}.{body[6:9]}-{body[9:]}"


def _poland(rng: Random, year: int, month: int, day: int) -> str:
    body = f"{year % 100:02}{month + (20 if year > 1999 else 0):02}{day:02}{digits(rng, 4)}"
    check = sum(int(d) * w for d, w in zip(body, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3), strict=True))
    return body + str(-check % 10)


def _britain(rng: Random) -> str:
    return f"{rng.choice('ABCEGHJKLM')}{rng.choice('ABCEGHJKLMNPRSTWXYZ')} {rng.randint(10, 99)} {rng.randint(10, 99)} {rng.randint(10, 99)} {rng.choice('ABCD')}"


def _germany(rng: Random) -> str:
    """Steuer-IdNr.: eleven digits, one of the first ten twice, check digit by ISO 7064 MOD 11,10."""
    pool = list(string.digits)
    rng.shuffle(pool)
    body = pool[:10]
    body[9] = body[2]
    if body[0] == "0":
        body[0], body[1] = body[1], body[0]
    product = 10
    for digit in body:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    check = (11 - product) % 10
    text = "".join(body) + str(check)
    return f"{text[:2]} {text[2:5]} {text[5:8]} {text[8:]}"


def _france(rng: Random, year: int, month: int) -> str:
    body = f"{rng.choice('12')}{year % 100:02}{month:02}{rng.randint(10, 94)}{rng.randint(1, 989):03}{rng.randint(1, 989):03}"
    key = 97 - int(body) % 97
    return f"{body[0]} {body[1:3]} {body[3:5]} {body[5:7]} {body[7:10]} {body[10:13]} {key:02}"


def _spain(rng: Random) -> str:
    body = rng.randint(10_000_000, 79_999_999)
    return f"{body}{'TRWAGMYFPDXBNJZSQVHLCKE'[body % 23]}"


def _sweden(rng: Random, year: int, month: int, day: int) -> str:
    body = f"{year % 100:02}{month:02}{day:02}{digits(rng, 3)}"
    return f"{year // 100}{body[:6]}-{body[6:]}{luhn(body)}"


def _india(rng: Random) -> str:
    """PAN: five letters, four digits, a letter; the fourth letter says a person."""
    return f"{word(rng, 3, LETTERS)}P{rng.choice(LETTERS)}{digits(rng, 4)}{rng.choice(LETTERS)}"


def _weighted(body: str, weights: tuple[int, ...], modulus: int = 11) -> int:
    return sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % modulus


def _italy(rng: Random, year: int, month: int, day: int) -> str:
    """Codice fiscale: letters of the name, birth date, place, and a letter that checks."""
    consonants = "BCDFGLMNPRSTV"
    body = word(rng, 6, consonants) + f"{year % 100:02}{'ABCDEHLMPRST'[month - 1]}{day:02}H{rng.randint(100, 999)}"
    odd = dict(
        zip(
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            (
                1,
                0,
                5,
                7,
                9,
                13,
                15,
                17,
                19,
                21,
                1,
                0,
                5,
                7,
                9,
                13,
                15,
                17,
                19,
                21,
                2,
                4,
                18,
                20,
                11,
                3,
                6,
                8,
                12,
                14,
                16,
                10,
                22,
                25,
                24,
                23,
            ),
            strict=True,
        )
    )
    total = sum(
        odd[sign] if place % 2 == 0 else int(sign, 36) - (10 if sign.isalpha() else 0)
        for place, sign in enumerate(body)
    )
    return body + LETTERS[total % 26]


def _netherlands(rng: Random) -> str:
    while True:
        body = digits(rng, 8)
        check = _weighted(body, (9, 8, 7, 6, 5, 4, 3, 2))
        if check < 10:
            return body + str(check)


def _finland(rng: Random, year: int, month: int, day: int) -> str:
    body = f"{day:02}{month:02}{year % 100:02}"
    number = rng.randint(2, 899)
    return f"{body}{'A' if year > 1999 else '-'}{number:03}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(f'{body}{number:03}') % 31]}"


def _denmark(rng: Random, year: int, month: int, day: int) -> str:
    while True:
        body = f"{day:02}{month:02}{year % 100:02}{rng.randint(400, 499) if year > 1999 else rng.randint(100, 399)}"
        check = -_weighted(body, (4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
        if check < 10:
            return f"{body[:6]}-{body[6:]}{check}"


def _czechia(rng: Random, year: int, month: int, day: int) -> str:
    while True:
        body = f"{year % 100:02}{month + 50 * rng.randint(0, 1):02}{day:02}{rng.randint(100, 999)}"
        if int(body) % 11 < 10:
            return f"{body[:6]}/{body[6:]}{int(body) % 11}"


def _romania(rng: Random, year: int, month: int, day: int) -> str:
    body = f"{rng.choice('56' if year > 1999 else '12')}{year % 100:02}{month:02}{day:02}{rng.randint(1, 46):02}{rng.randint(1, 999):03}"
    check = _weighted(body, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9))
    return body + str(1 if check == 10 else check)


def _turkey(rng: Random) -> str:
    body = digits(rng, 9)
    tenth = (sum(map(int, body[::2])) * 7 - sum(map(int, body[1::2]))) % 10
    return f"{body}{tenth}{(sum(map(int, body)) + tenth) % 10}"


def _portugal(rng: Random) -> str:
    body = rng.choice("12") + digits(rng, 7)
    check = 11 - _weighted(body, (9, 8, 7, 6, 5, 4, 3, 2))
    return f"{body}{check if check < 10 else 0}"


def _singapore(rng: Random) -> str:
    body = f"{rng.randint(5_000_000, 9_999_999)}"
    return f"S{body}{'JZIHGFEDCBA'[_weighted(body, (2, 7, 6, 5, 4, 3, 2))]}"


def _ireland(rng: Random) -> str:
    body = digits(rng, 7)
    return f"{body}{'WABCDEFGHIJKLMNOPQRSTUV'[_weighted(body, (8, 7, 6, 5, 4, 3, 2), 23)]}"


def _greece(rng: Random) -> str:
    body = "1" + digits(rng, 7)
    return f"{body}{_weighted(body, (256, 128, 64, 32, 16, 8, 4, 2)) % 10}"


def _ukraine(rng: Random) -> str:
    body = f"{rng.randint(21000, 36500)}{rng.randint(1000, 9999)}"
    return f"{body}{_weighted(body, (-1, 5, 7, 9, 4, 6, 10, 5, 7)) % 10}"


def vin(rng: Random) -> str:
    """Vehicle identification number with the check digit of ISO 3779 as used in North America."""
    signs = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
    body = "1HG" + word(rng, 14, signs)
    values = dict(
        zip(
            "ABCDEFGHJKLMNPRSTUVWXYZ",
            (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9),
            strict=True,
        )
    )
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    rest = (
        sum(
            (int(sign) if sign.isdigit() else values[sign]) * weight for sign, weight in zip(body, weights, strict=True)
        )
        % 11
    )
    return body[:8] + ("X" if rest == 10 else str(rest)) + body[9:]


def imei(rng: Random) -> str:
    body = "35" + digits(rng, 12)
    return body + luhn(body)


def bic(rng: Random, country: str) -> str:
    return word(rng, 4, LETTERS) + country + rng.choice(("FF", "22", "2L", "MM")) + rng.choice(("", "XXX"))


def bitcoin(rng: Random) -> str:
    """An address of the first kind, with the checksum of Base58Check."""
    signs = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    body = b"\x00" + rng.randbytes(20)
    number = int.from_bytes(body + sha256(sha256(body).digest()).digest()[:4], "big")
    text = ""
    while number:
        number, rest = divmod(number, 58)
        text = signs[rest] + text
    return "1" + text


def private_key(rng: Random) -> str:
    lines = [word(rng, 64, WORD + "+/") for _ in range(6)]
    edge = "-" * 5
    return "\n".join([f"{edge}BEGIN RSA PRIVATE KEY{edge}", *lines, f"{edge}END RSA PRIVATE KEY{edge}"])


def national(rng: Random, country: str, year: int, month: int, day: int) -> str:
    """A national or tax number of the country where there is a rule here, else a US social security number."""
    makers = {
        "BR": lambda: _brazil(rng),
        "PL": lambda: _poland(rng, year, month, day),
        "GB": lambda: _britain(rng),
        "DE": lambda: _germany(rng),
        "FR": lambda: _france(rng, year, month),
        "ES": lambda: _spain(rng),
        "SE": lambda: _sweden(rng, year, month, day),
        "IN": lambda: _india(rng),
        "IT": lambda: _italy(rng, year, month, day),
        "NL": lambda: _netherlands(rng),
        "FI": lambda: _finland(rng, year, month, day),
        "DK": lambda: _denmark(rng, year, month, day),
        "CZ": lambda: _czechia(rng, year, month, day),
        "RO": lambda: _romania(rng, year, month, day),
        "TR": lambda: _turkey(rng),
        "PT": lambda: _portugal(rng),
        "SG": lambda: _singapore(rng),
        "IE": lambda: _ireland(rng),
        "GR": lambda: _greece(rng),
        "UA": lambda: _ukraine(rng),
    }
    return makers[country]() if country in makers else ssn(rng)


def plate(rng: Random, country: str) -> str:
    if country == "DE":
        return f"{rng.choice(('B', 'HH', 'M', 'KS'))}-{word(rng, 2, LETTERS)} {digits(rng, 4)}"
    return f"{word(rng, 2, LETTERS)}-{digits(rng, 3)}-{word(rng, 2, LETTERS)}"


def vat(rng: Random, country: str) -> str:
    return {
        "DE": f"DE{digits(rng, 9)}",
        "FR": f"FR{digits(rng, 2)}{digits(rng, 9)}",
        "NL": f"NL{digits(rng, 9)}B01",
        "GB": f"GB {digits(rng, 3)} {digits(rng, 4)} {digits(rng, 2)}",
        "US": f"{rng.randint(20, 88)}-{digits(rng, 7)}",
        "ES": f"ESB{digits(rng, 8)}",
    }.get(country, f"{country}{digits(rng, 9)}")


def ip(rng: Random) -> str:
    return f"{rng.choice(('10', '172', '81', '193'))}.{rng.randint(17, 30)}.{rng.randint(1, 250)}.{rng.randint(2, 250)}"


def mac(rng: Random) -> str:
    return ":".join(f"{rng.randint(16, 255):02x}" for _ in range(6))


def secret(rng: Random, kind: str) -> str:
    """A secret of one kind; the pieces are joined here so that no token stands in the repository."""
    hexadecimal = "0123456789abcdef"
    makers = {
        "aws": lambda: "AK" + "IA" + word(rng, 16, LETTERS + "234567"),
        "aws_secret": lambda: word(rng, 40, WORD + "+/"),
        "github": lambda: "gh" + "p_" + word(rng, 36),
        "slack": lambda: "xo" + "xb-" + digits(rng, 12) + "-" + digits(rng, 12) + "-" + word(rng, 24),
        "stripe": lambda: "sk_" + "live_" + word(rng, 24),
        "openai": lambda: "sk-" + "proj-" + word(rng, 48),
        "google": lambda: "AI" + "za" + word(rng, 35, WORD + "-_"),
        "sendgrid": lambda: "SG" + "." + word(rng, 22) + "." + word(rng, 43),
        "gitlab": lambda: "gl" + "pat-" + word(rng, 20),
        "twilio": lambda: "S" + "K" + word(rng, 32, hexadecimal),
        "hex": lambda: word(rng, 40, hexadecimal),
        "jwt": lambda: _jwt(rng),
        "password": lambda: (
            rng.choice(("Winter", "Kestrel", "maple", "Quarz", "tango"))
            + digits(rng, 3)
            + rng.choice("!#?%")
            + word(rng, 5)
        ),
    }
    return makers[kind]()


def _jwt(rng: Random) -> str:
    head = base64.urlsafe_b64encode(b'{"alg":"HS256","typ":"JWT"}').decode().rstrip("=")
    body = base64.urlsafe_b64encode(f'{{"sub":"{digits(rng, 8)}","role":"svc"}}'.encode()).decode().rstrip("=")
    return f"{head}.{body}.{word(rng, 43, WORD + '-_')}"
