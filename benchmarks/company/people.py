# ruff: noqa: E501 -- documents, tables and markup are written as they stand
"""The people of the made-up company: 154 names of 24 origins, typed by hand, and all that belongs to a person.

Nothing here is taken from a list of a library, so that no detector knows the names by having the same list.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from random import Random

from benchmarks.company import figures

# origin, country of phone, IBAN and address: sex and name of each; "_" joins words of one part of a name
_PEOPLE = """
german DE: f Annegret Bußmann, m Wolfram Kestner, f Liesbeth Tauber, m Jörg Hagenbuch, m Detlef Ostermayr, f Mareike von_Thalheim, m Karl-Heinz Pröll
french FR: f Solène Marchadier, m Gaëtan Lecourtois, f Maëlle Boisrenard, m Thibault de_Vaubernier, f Noémie Fauchère, m Jean-Baptiste Castaing, m Rémi Oudinot
spanish ES: f Rocío Albarracín_Peña, m Íñigo Zaldívar, f Nieves Quintanar, m Gonzalo Bermejo_Solís, f Amparo Chillida, m Joaquín Escribano
italian IT: f Ginevra Tassoni, m Ruggero Malaspina, f Ornella Bevilacqua, m Tiziano Cordero, f Fiammetta Lo_Presti, m Corrado D'Aloisio
portuguese PT: f Leonor Vasconcelos, m Duarte Pimentel, f Benedita Falcão, m Afonso Quaresma, m Tomé Brandão, f Iolanda Serrão
brazilian BR: f Jussara Cavalcanti, m Ubirajara Meireles, f Thaís Nogueira_Prado, m Caio Rezende, m Wanderley Antunes
dutch NL: f Femke van_der_Heijden, m Sjoerd Dijkgraaf, f Marijke ten_Brink, m Wouter Kuipers, m Diederik Hoogland, f Aafke Wiersma
british GB: f Philippa Ashdown, m Rupert Thackeray, f Imogen Wetherby, m Alistair McKinnon, m Nigel Featherstone, f Gemma Hargreaves, f Beatrix O'Rourke, m Desmond Pickering
american US: f Charlene Whitlock, m Dwayne Beauchamp, f Marcy Lindqvist-Boone, m Tucker Halloran, f Shawna Pettigrew, m Earl Dubinsky, f Kaylee Stroud, m Brandon Abernathy, f LaToya Merriweather
irish IE: f Aoife Ní_Bhraonáin, m Cormac Gallagher, f Siobhán Mulcahy, m Fiachra Delaney, m Eoghan Tierney
swedish SE: f Linnéa Bergkvist, m Håkan Söderlund, f Tuva Åkerström, m Torbjörn Ekdahl, f Gunilla Rosengren, m Nils Hedin
danish DK: f Birgitte Østergaard, m Søren Kjeldsen, f Maren Toft, m Asger Lauritzen, m Jeppe Bjerregaard
finnish FI: f Päivi Koskenniemi, m Ilkka Hämäläinen, f Aino Rautavaara, m Jouni Lehtipuu, m Veikko Mäkelä
polish PL: f Grażyna Wiśniewolska, m Zbigniew Krzemiński, f Halina Jastrzębska, m Radosław Piątkowski, m Bogumił Sobczak, f Kinga Wróblewska
czech CZ: f Zdeňka Vondráčková, m Bohumil Říha, f Ludmila Šebestová, m Přemysl Kratochvíl, m Radim Doležal
hungarian HU: f Ildikó Szentgyörgyi, m Zoltán Bárányos, f Orsolya Kerekes, m Csaba Tóthfalusi, m Gergely Halmos
romanian RO: f Ruxandra Păunescu, m Dragoș Văcărescu, f Anca Moldoveanu, m Mircea Lupașcu, m Sorin Tănase
greek GR: f Evgenia Papathanasiou, m Stavros Kalogeropoulos, f Despina Mavridou, m Lefteris Xenakis, m Thanasis Karras, f Ourania Vlachou
ukrainian UA: f Oksana Hrytsenko, m Taras Bondarchuk, f Lesia Zabolotna, m Ostap Shevchuk, m Yevhen Kravets, f Svitlana Moroz
turkish TR: f Gülşen Karabulut, m Tayfun Özdemiroğlu, f Nilüfer Yıldırım, m Ercan Tuncel, m Serkan Çetinkaya, f Şebnem Aksoy
arabic AE: f Rasha Al-Khatib, m Tariq El-Masry, f Hanan Bou_Khalil, m Yasser Abdelrahman, m Faisal Al-Otaibi, f Nadine Haddad, m Karim Benyoussef
indian IN: f Lakshmi Venkataraghavan, m Rajesh Deshpande, f Ananya Chatterjee, m Harpreet Dhillon, f Meenakshi Iyer, m Suresh Kulkarni, m Vikram Rathore, f Sunita Agarwal, m Imran Qureshi
eastasian SG: f Xiuying Ouyang, m Haoran Shangguan, f Meiling Zhuang, m Kenichiro Takamura, f Sayuri Hoshizaki, m Daisuke Nishimoto, f Seo-yeon Hwang, m Min-jun Chung, f Thuy_Linh Nguyen, m Quoc_Bao Tran, f Mei Lin, m Wei Ong
african NG: f Ngozi Okonjo-Adeyemi, m Chukwuemeka Nwachukwu, f Folasade Ogunbanjo, m Babajide Akinwande, f Wanjiru Kamau, m Kipchoge Rotich, f Thandiwe Mkhize, m Sipho Ndlovu, f Tsehay Gebremariam, m Kwabena Asante
"""
COMPANY_DOMAIN = "halvorsen-quist.com"
TITLES = {
    "en": {"f": "Ms.", "m": "Mr."},
    "de": {"f": "Frau", "m": "Herr"},
    "fr": {"f": "Mme", "m": "M."},
    "es": {"f": "Sra.", "m": "Sr."},
}
SPECIAL = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "æ": "ae", "ä": "ae", "ö": "oe", "ü": "ue", "Ö": "Oe"}
)
PLAIN = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "æ": "ae"})


def ascii_letters(text: str, origin: str = "") -> str:
    """The text as an e-mail address writes it: German and Swedish umlauts by two letters, other marks dropped."""
    table = SPECIAL if origin == "german" else PLAIN
    marks_apart = unicodedata.normalize("NFD", text.translate(table))
    return "".join(letter for letter in marks_apart if letter.isascii() and letter.isalpha())


@dataclass(frozen=True)
class Person:
    """One person. The spellings of the name are methods of `spelling`; all other fields are one value each."""

    key: str
    given: str
    surname: str
    sex: str
    origin: str
    country: str
    staff: bool
    number: int
    facts: dict[str, str] = field(hash=False)

    @property
    def full(self) -> str:
        return f"{self.given} {self.surname}"

    def spelling(self, form: str) -> str:
        """The name in one form, such as `full`, `comma`, `short`, `initials`, `email`, `user`, `file`, `ms` or `frau`."""
        forms = {
            "full": self.full,
            "caps": self.full.upper(),
            "given": self.given,
            "surname": self.surname,
            "comma": f"{self.surname}, {self.given}",
            "lastfirst": f"{self.surname.upper()} {self.given}",
            "genitive": f"{self.given}'" if self.given[-1] in "sxz" else f"{self.given}s",
            "short": f"{self.given[0]}. {self.surname}",
            "mid": f"{self.given} {'ABDEJKLMRT'[self.number % 10]}. {self.surname}",
            "initials": "".join(part[0] for part in (self.given, self.surname.split()[-1])).upper(),
            "file": f"{ascii_letters(self.surname, self.origin)}_{ascii_letters(self.given, self.origin)}",
            "email": self.facts["email"],
            "user": self.facts["user"],
        }
        return forms[form]

    def titled(self, language: str) -> str:
        return f"{TITLES[language][self.sex]} {self.surname}"


def _email(given: str, surname: str, style: int, domain: str) -> str:
    local = (f"{given}.{surname}", f"{given[0]}.{surname}", f"{given[0]}{surname}", f"{given}_{surname}")[style]
    return f"{local}@{domain}".lower()


def _facts(
    rng: Random, given: str, surname: str, origin: str, country: str, number: int, staff: bool
) -> dict[str, str]:
    first, last = ascii_letters(given, origin), ascii_letters(surname, origin)
    domain = (
        COMPANY_DOMAIN if staff else rng.choice(("posteo.de", "gmail.com", "outlook.com", "proton.me", "yahoo.co.uk"))
    )
    year, month, day = rng.randint(1958, 2001), rng.randint(1, 12), rng.randint(1, 28)
    return {
        "email": _email(first, last, 0 if staff else rng.randrange(4), domain),
        "user": (first[0] + last).lower()[:12],
        "phone": figures.phone(rng, country),
        "iban": figures.iban(rng, country),
        "card": figures.card(rng),
        "street": figures.street(rng, country),
        "town": figures.town(rng, country),
        "birth": f"{year}-{month:02}-{day:02}",
        "birthdots": f"{day:02}.{month:02}.{year}",
        "birthwords": f"{day} {figures.MONTHS[month - 1]} {year}",
        "employee": f"HQ-{40000 + number * 37}",
        "badge": f"{770000 + number * 113}",
        "salary": str(rng.randrange(3_1000, 14_8000, 100)),
        "passport": figures.passport(rng, country),
        "ssn": figures.ssn(rng),
        "national": figures.national(rng, country, year, month, day),
        "plate": figures.plate(rng, country),
        "account": figures.digits(rng, 10),
    }


def everybody(rng: Random) -> list[Person]:
    """All people, in an order by the generator; the first hundred work for the company."""
    rows = []
    for line in _PEOPLE.strip().splitlines():
        head, _, names = line.partition(": ")
        origin, country = head.split()
        for entry in names.split(", "):
            sex, given, surname = entry.split(" ")
            rows.append((origin, country, sex, given.replace("_", " "), surname.replace("_", " ")))
    rng.shuffle(rows)
    people = []
    for number, (origin, country, sex, given, surname) in enumerate(rows):
        staff = number < 104
        facts = _facts(rng, given, surname, origin, country, number, staff)
        people.append(Person(f"p{number:03}", given, surname, sex, origin, country, staff, number, facts))
    return people
