"""Figures of masking: speed beside its peers, distinctness, coherence, what checkers take
for possibly real, and what surrogates tell those who have no key.

    pip install --group dev --group peers -e .
    python benchmarks/masking.py > masking.json                              # all, with 20,000 values: four minutes
    python benchmarks/masking.py --values 1000000 --entity US_SSN            # one entity, a million values
    python benchmarks/masking.py --only speed                  # or coherence, distinctness, real, attack, dates

Prints JSON. Values are made by a seeded generator and the key is fixed, so that two runs print the same but for the
times, which are CPU-seconds of one process. The peers get the same values in the same run:

- "faker seeded per value" is what people write for consistent surrogates without a store: seed Faker with a keyed hash
  of the value, then call the provider of its type. It keeps no form and ties no e-mail to its person.
- "presidio-anonymizer" runs its stock `replace`, `hash` and `mask` operators through `AnonymizerEngine`, and `custom`
  with the Faker function above, one value to a text, as its documentation shows it.
"""

from __future__ import annotations

import argparse
import base64
import concurrent.futures
import datetime as dt
import hashlib
import ipaddress
import json
import multiprocessing
import os
import random
import statistics
import string
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from itertools import islice
from typing import Any

import phonenumbers

from gptsanitize.mask import Key, Masker
from gptsanitize.model import DateOptions, Match, Mention, Policy

KEY = Key(bytes(range(7, 39)))
POLICY = Policy()
FIRST = "John Mary Robert Linda Susan David Karen Carlos Elena Hans Greta Pierre Chloe Marco Giulia Sven Ingrid".split()
LAST = "Smith Johnson Garcia Miller Davis Wilson Anderson Thomas Schmidt Dubois Rossi Silva Kowalski Novak".split()
TRADES = "Logistics Consulting Energy Foods Software Insurance Motors Pharma".split()
MANNERS = "acute chronic recurrent severe mild juvenile atypical partial bilateral hereditary".split()
ORGANS = "renal hepatic cardiac cerebral gastric retinal spinal dermal vascular thyroid pulmonary".split()
ILLS = "fibrosis stenosis atrophy embolism dystrophy oedema failure neoplasm dysplasia infarction".split()
FORMS = "GmbH Inc. Ltd AG SA LLC S.p.A. Corp.".split()


def _letters(rng: random.Random, low: int, high: int) -> str:
    return "".join(rng.choice(string.ascii_lowercase) for _ in range(rng.randint(low, high)))


def _digits(rng: random.Random, size: int) -> str:
    return str(rng.randint(1, 9)) + "".join(rng.choice(string.digits) for _ in range(size - 1))


def _luhn(body: str) -> str:
    total = sum(int(c) if i % 2 else sum(divmod(2 * int(c), 10)) for i, c in enumerate(reversed(body)))
    return body + str(-total % 10)


def _iban(body: str) -> str:
    return f"DE{98 - int(body + '131400') % 97:02d}{body}"


def _capitals(rng: random.Random, size: int) -> str:
    return "".join(rng.choice(string.ascii_uppercase) for _ in range(size))


def _npi(body: str) -> str:
    return _luhn("80840" + body)[5:]


def _routing(body: str) -> str:
    return body + str(-sum(int(c) * w for c, w in zip(body, (3, 7, 1) * 3, strict=False)) % 10)


def _private_key(body: bytes) -> str:
    text = base64.b64encode(b"\x30\x82" + body).decode()
    kind = "PRIVATE" + " KEY-----"
    return f"-----BEGIN {kind}\n{text[:64]}\n{text[64:]}\n-----END {kind}"


def _name(rng: random.Random) -> str:
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"


GENERATORS: dict[str, Callable[[random.Random], str]] = {
    "PERSON": lambda r: f"{rng_title(r)}{r.choice(FIRST)} {_letters(r, 5, 8).title()}",
    "USERNAME": lambda r: f"{_letters(r, 4, 8)}{r.randint(1, 999)}",
    "EMAIL": lambda r: (
        f"{r.choice(FIRST).lower()}.{_letters(r, 5, 8)}@{_letters(r, 5, 9)}.{r.choice(['com', 'de', 'co.uk', 'org'])}"
    ),
    "ORGANIZATION": lambda r: f"{_letters(r, 5, 8).title()} {r.choice(TRADES)} {r.choice(FORMS)}",
    "PHONE": lambda r: f"+1 {r.randint(201, 989)}-{r.randint(200, 999)}-{r.randint(0, 9999):04d}",
    "ADDRESS": lambda r: (
        f"{r.randint(1, 9999)} {_letters(r, 4, 8).title()} Street, {_letters(r, 5, 9).title()}, IL {_digits(r, 5)}"
    ),
    "CREDIT_CARD": lambda r: _luhn("4" + _digits(r, 14)),
    "IBAN": lambda r: _iban(_digits(r, 18)),
    "US_SSN": lambda r: f"{r.randint(1, 899):03d}-{r.randint(1, 99):02d}-{r.randint(1, 9999):04d}",
    "NATIONAL_ID": lambda r: _digits(r, 11),
    "BANK_ACCOUNT": lambda r: _digits(r, 10),
    "EMPLOYEE_ID": lambda r: f"EMP-{_digits(r, 7)}",
    "VIN": lambda r: "1HG" + "".join(r.choice("ABCDEFGHJKLMNPRSTUVWXYZ0123456789") for _ in range(14)),
    "IP_ADDRESS": lambda r: ".".join(
        str(r.choice([10, 172, 192, *range(193, 223)]) if i == 0 else r.randint(1, 254)) for i in range(4)
    ),
    "MAC_ADDRESS": lambda r: ":".join(f"{r.randint(0, 255) & (252 if i == 0 else 255):02x}" for i in range(6)),
    "DEVICE_ID": lambda r: (
        f"{r.getrandbits(32):08x}-{r.getrandbits(16):04x}-4{r.getrandbits(12):03x}-a{r.getrandbits(12):03x}-{r.getrandbits(48):012x}"
    ),
    "URL": lambda r: f"https://{_letters(r, 5, 9)}.com/users/{_letters(r, 5, 8)}?id={_digits(r, 6)}",
    "API_KEY": lambda r: "ghp_" + "".join(r.choice(string.ascii_letters + string.digits) for _ in range(36)),
    "DATE": lambda r: f"{r.randint(1950, 2024)}-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}",
    "BIRTH_DATE": lambda r: (dt.date(1906, 1, 1) + dt.timedelta(days=r.randrange(43_800))).isoformat(),
    "AGE": lambda r: str(r.randint(1, 110)),
    "SALARY": lambda r: f"${r.randint(30, 999)},{r.randint(100, 999)}.{r.randint(10, 99)}",
    "LOCATION": lambda r: _letters(r, 6, 9).title(),
    "COORDINATES": lambda r: f"{r.uniform(30, 70):.5f}, {r.uniform(100, 180):.5f}",
    "NATIONALITY": lambda r: r.choice("Italian French Polish Kenyan Peruvian Japanese Dutch Turkish Indian".split()),
    "RELIGION": lambda r: r.choice("Catholic Jewish Muslim Buddhist Lutheran Hindu Sikh Orthodox Baptist".split()),
    "UNION": lambda r: f"{r.choice(TRADES)} {r.choice(['Workers', 'Staff', 'Drivers'])} Union {r.randint(1, 99)}",
    "HEALTH": lambda r: f"{r.choice(MANNERS)} {r.choice(ORGANS)} {r.choice(ILLS)}",
    "TAX_ID": lambda r: f"{r.randint(10, 99)}-{_digits(r, 7)}",
    "PASSPORT": lambda r: r.choice(string.ascii_uppercase) + _digits(r, 8),
    "DRIVER_LICENSE": lambda r: f"{r.choice(string.ascii_uppercase)}{_digits(r, 7)}",
    "LICENSE_PLATE": lambda r: f"{_capitals(r, 2)}{r.randint(10, 99)} {_capitals(r, 3)}",
    "MEDICAL_RECORD": lambda r: f"MRN {_digits(r, 8)}",
    "INSURANCE_NUMBER": lambda r: r.choice(string.ascii_uppercase) + _digits(r, 9),
    "NPI": lambda r: _npi("1" + _digits(r, 8)),
    "CASE_NUMBER": lambda r: f"{r.randint(1, 9)}:{r.randint(10, 24)}-cv-{_digits(r, 5)}",
    "CUSTOMER_ID": lambda r: f"KD-{_digits(r, 8)}",
    "BIC": lambda r: f"{_capitals(r, 4)}DE{_capitals(r, 2)}{r.choice(['XXX', _digits(r, 3)])}",
    "ROUTING_NUMBER": lambda r: _routing(f"0{r.randint(1, 9)}{_digits(r, 6)}"),
    "CRYPTO_ADDRESS": lambda r: "0x" + f"{r.getrandbits(160):040x}",
    "HOST": lambda r: (
        f"{r.choice(['www', 'mail', 'db1', 'intra'])}.{_letters(r, 6, 9)}.{r.choice(['com', 'de', 'org'])}"
    ),
    "COOKIE_ID": lambda r: f"{r.getrandbits(128):032x}",
    "PASSWORD": lambda r: f"{_letters(r, 4, 7).title()}{_digits(r, 3)}{r.choice('!#$%?')}",
    "SECRET": lambda r: f"{r.getrandbits(128):032x}",
    "PRIVATE_KEY": lambda r: _private_key(r.randbytes(96)),
    "CONNECTION_STRING": lambda r: (
        f"Server=db.{_letters(r, 6, 8)}.com;User Id={_letters(r, 5, 8)};Password={_letters(r, 6, 9)}7!"
    ),
    "TERM": lambda r: f"Project {_letters(r, 5, 8).title()}",
}
RECURRING = {"DATE", "BIRTH_DATE", "AGE"}
"""Ordinary values: all move by one shift, so that the surrogate of one may well be another's original."""


def rng_title(rng: random.Random) -> str:
    """A title, now and then."""
    return rng.choice(["", "", "", "Dr. ", "Ms. "])


def values(entity: str, count: int) -> list[str]:
    """`count` distinct values of an entity, seeded by its name."""
    rng = random.Random(entity)  # noqa: S311 -- samples, not secrets
    made: dict[str, None] = {}

    def endless() -> Iterator[str]:
        while True:
            yield GENERATORS[entity](rng)

    for value in islice(endless(), 3 * count):
        made[value] = None
        if len(made) == count:
            break
    return list(made)


def distinctness(entity: str, count: int) -> dict[str, object]:
    """A plan of one entity's values: shared surrogates, unchanged values, changes between orders and runs; CPU time.

    The second plan is made in another process with other hashes, of the values in another order; there each value's
    surrogate without a plan is asked for too.
    """
    texts = values(entity, count)
    first, seconds, _ = _planned(entity, count, 0)
    second, _, alone = _planned(entity, count, 1)
    originals = set(texts)
    check = CHECKS.get(entity)
    is_recurring = entity in RECURRING
    return {
        "values": len(texts),
        "sharing a surrogate": len(first) - len(set(first)),
        "equal to their original": sum(text == made for text, made in zip(texts, first, strict=True)),
        "equal to another original": "recur" if is_recurring else sum(made in originals for made in first),
        "changed in another order, process and run": sum(a != b for a, b in zip(first, second, strict=True)),
        "moved by the barrier": sum(a != b for a, b in zip(first, alone, strict=True)),
        "taken for possibly real": sum(map(check, first)) if check else "no check",
        "plan: values per CPU-second": round(len(texts) / seconds),
    }


def _planned(entity: str, count: int, seed: int) -> tuple[list[str], float, list[str]]:
    """The surrogates of an entity's values in a plan of a process of its own, made in an order of `seed`; the CPU time
    of the plan; and, of the second, the surrogates without a plan."""
    os.environ["PYTHONHASHSEED"] = str(seed + 1)
    spawning = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=spawning) as pool:
        return pool.submit(_plan_in_order, entity, count, seed).result()


def _plan_in_order(entity: str, count: int, seed: int) -> tuple[list[str], float, list[str]]:
    texts = values(entity, count)
    mentions = [Mention(entity, text) for text in texts]
    random.Random(seed).shuffle(mentions)  # noqa: S311 -- samples, not secrets
    masker = Masker(KEY, POLICY)
    start = time.process_time()
    plan = masker.plan(mentions)
    seconds = time.process_time() - start
    alone = [masker.replacement(entity, text) for text in texts] if seed else []
    return [plan.replacements[entity, text] for text in texts], seconds, alone


def speed(count: int) -> dict[str, object]:
    """Surrogates per CPU-second without a plan, by entity and for an even mixture of all."""
    samples = {entity: values(entity, count) for entity in GENERATORS}
    masker = Masker(KEY, POLICY)
    masker.replacement("PERSON", "John Smith")  # the vocabulary is read
    rates, total = {}, 0.0
    for entity, texts in samples.items():
        start = time.process_time()
        for text in texts:
            masker.replacement(entity, text)
        seconds = (time.process_time() - start) / len(texts)
        rates[entity] = round(1 / seconds)
        total += seconds
    return {"mixed": round(len(samples) / total), **rates}


# ---- peers -------------------------------------------------------------------------------------------------------

_PROVIDERS = {  # what Faker has for an entity
    "PERSON": "name", "USERNAME": "user_name", "EMAIL": "email", "ORGANIZATION": "company", "PHONE": "phone_number",
    "ADDRESS": "address", "CREDIT_CARD": "credit_card_number", "IBAN": "iban", "US_SSN": "ssn", "VIN": "vin",
    "IP_ADDRESS": "ipv4", "MAC_ADDRESS": "mac_address", "DEVICE_ID": "uuid4", "URL": "uri", "DATE": "date",
}  # fmt: skip


def faker_per_value() -> Callable[[str, str], str]:
    """Faker, seeded for each value with a keyed hash of it."""
    from faker import Faker

    fake = Faker("en_US")
    secret = KEY.subkey("faker")

    def replacement(entity: str, text: str) -> str:
        fake.seed_instance(hashlib.blake2b(text.encode(), key=secret, digest_size=16).hexdigest())
        return str(getattr(fake, _PROVIDERS[entity])())

    return replacement


def presidio(operator: str) -> Callable[[str, str], str]:
    """Stock presidio-anonymizer with one operator for all entities; `custom` calls Faker seeded per value."""
    engine: Any = import_module("presidio_anonymizer").AnonymizerEngine()
    entities: Any = import_module("presidio_anonymizer.entities")
    fake = faker_per_value()

    def replacement(entity: str, text: str) -> str:
        parameters: dict[str, Any] = {}
        if operator == "custom":
            parameters = {"lambda": lambda value: fake(entity, value)}
        elif operator == "mask":
            parameters = {"masking_char": "*", "chars_to_mask": 100, "from_end": False}
        results = [entities.RecognizerResult(entity, 0, len(text), 1.0)]
        return str(engine.anonymize(text, results, {entity: entities.OperatorConfig(operator, parameters)}).text)

    return replacement


def beside_peers(count: int) -> dict[str, object]:
    """Surrogates per CPU-second of the same values, an even mixture of the entities that Faker has."""
    samples = [(entity, text) for entity in _PROVIDERS for text in values(entity, count)]
    makers = {
        "gptsanitize": Masker(KEY, POLICY).replacement,
        "faker seeded per value": faker_per_value(),
        **{f"presidio-anonymizer {operator}": presidio(operator) for operator in ("replace", "hash", "mask", "custom")},
    }
    rates: dict[str, object] = {"values": len(samples)}
    for name, make in makers.items():
        make("PERSON", "John Smith")  # what is read once is read
        start = time.process_time()
        for entity, text in samples:
            make(entity, text)
        rates[name] = round(len(samples) / (time.process_time() - start))
    return rates


# ---- what could be real ------------------------------------------------------------------------------------------


def _luhn_holds(text: str) -> bool:
    digits = "".join(c for c in text if c.isdigit())
    return _luhn(digits[:-1]) == digits


def _iban_holds(text: str) -> bool:
    signs = text.replace(" ", "")
    return int("".join(str(int(c, 36)) for c in signs[4:] + signs[:4])) % 97 == 1


def _ssn_holds(text: str) -> bool:
    area, group, serial = text.split("-")
    return area not in {"000", "666"} and area < "900" and group != "00" and serial != "0000"


def _itin_holds(text: str) -> bool:
    group = int(text.split("-")[1])
    return text[0] == "9" and (50 <= group <= 65 or 70 <= group <= 88 or 90 <= group <= 99)


def _is_public(host: str) -> bool:
    return host.rpartition(".")[2] not in {"example", "test", "invalid"} and ".example." not in host


def _vin_holds(text: str) -> bool:
    worth = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", (*range(1, 9), *range(1, 6), 7, 9, *range(2, 10)), strict=True))
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    total = sum((worth.get(c) or int(c)) * w for c, w in zip(text, weights, strict=True))
    return "0123456789X"[total % 11] == text[8]


@cache
def _elevens() -> list[Any]:
    """Modules of python-stdnum that check national numbers of eleven digits."""
    return [
        import_module(f"stdnum.{name}")
        for name in ("de.idnr", "pl.pesel", "br.cpf", "hr.oib", "be.nn", "no.fodselsnummer")
    ]


CHECKS: dict[str, Callable[[str], bool]] = {
    "CREDIT_CARD": _luhn_holds,
    "IBAN": _iban_holds,
    "US_SSN": lambda text: _ssn_holds(text) or _itin_holds(text),
    "PHONE": lambda text: phonenumbers.is_valid_number(phonenumbers.parse(text, "US")),
    "EMAIL": lambda text: text.rpartition(".")[2] not in {"example", "test", "invalid"} and ".example." not in text,
    "IP_ADDRESS": lambda text: ipaddress.ip_address(text).is_global,
    "HOST": _is_public,
    "URL": lambda text: _is_public(text.split("/")[2]),
    "MAC_ADDRESS": lambda text: not int(text[:2], 16) & 2,
    "VIN": _vin_holds,
    "NPI": lambda text: _luhn_holds("80840" + text),
    "ROUTING_NUMBER": lambda text: _routing(text[:-1]) == text,
    "BIC": lambda text: text[7] != "0",
    "NATIONAL_ID": lambda text: any(check.is_valid(text) for check in _elevens()),
    "PRIVATE_KEY": lambda text: base64.b64decode("".join(text.split("-----")[2].split()))[:1] == b"\x30",
    "API_KEY": lambda text: "FAKE" not in text,
    "SECRET": lambda text: "fa4e" not in text,
}


def possibly_real(count: int) -> dict[str, object]:
    """Surrogates that a checker of another author, or of this file, takes for possibly real; of the originals too, and
    for cards and IBANs under `checksum: valid`, where all have to pass, but none can be issued."""
    found: dict[str, object] = {}
    for entity, check in CHECKS.items():
        texts = values(entity, count)
        mentions = [Mention(entity, text) for text in texts]
        plan = Masker(KEY, POLICY).plan(mentions)
        found[entity] = {
            "values": len(texts),
            "originals": sum(map(check, texts)),
            "surrogates": sum(map(check, plan.replacements.values())),
        }
        if entity in {"CREDIT_CARD", "IBAN"}:
            valid = Masker(KEY, replace(POLICY, checksum="valid")).plan(mentions)
            found[f"{entity}, checksum: valid"] = {"passing": sum(map(check, valid.replacements.values()))}
    return found


# ---- what surrogates tell --------------------------------------------------------------------------------------


def frequency_attack(count: int) -> dict[str, object]:
    """Who has no key but `count` clean names, of people drawn as common as US lists say, gives the most frequent fake
    the most common name, the second the second. Shares of people whose name is found, median of five keys; and how far
    lengths of names and salaries correlate with those of their fakes."""
    provider = import_module("faker.providers.person.en_US").Provider
    given = {**provider.first_names_female, **provider.first_names_male}
    shares: list[tuple[float, float, float]] = []
    for seed in range(5):
        rng = random.Random(seed)  # noqa: S311 -- samples, not secrets
        masker = Masker(Key(rng.randbytes(32)), POLICY)
        found = []
        for names in (given, provider.last_names):
            real = rng.choices(list(names), weights=list(names.values()), k=count)
            fakes = [masker.replacement("PERSON", name) for name in real]
            by_count = [fake for fake, _ in Counter(fakes).most_common()]
            guesses = dict(zip(by_count, sorted(names, key=lambda name: -names[name]), strict=False))
            found.append([guesses.get(fake) == name for fake, name in zip(fakes, real, strict=True)])
        whole = sum(map(all, zip(*found, strict=True)))
        shares.append((sum(found[0]) / count, sum(found[1]) / count, whole / count))
    masker = Masker(KEY, POLICY)
    words = [text.split()[-1] for text in values("PERSON", 3_000)]
    salaries = [str(number) for number in range(30_000, 100_000, 37)]
    return {
        "people": count,
        **{
            name: round(statistics.median(share[i] for share in shares), 4)
            for i, name in enumerate(("given names found", "surnames found", "whole names found"))
        },
        "correlation of lengths of names": _correlation(
            list(map(len, words)), [len(masker.replacement("PERSON", word)) for word in words]
        ),
        "correlation of salaries of five digits": _correlation(
            list(map(int, salaries)), [int(masker.replacement("SALARY", text)) for text in salaries]
        ),
    }


def _correlation(one: list[int], two: list[int]) -> float:
    return round(statistics.correlation(one, two), 3)


# ---- people ------------------------------------------------------------------------------------------------------


def coherence(count: int) -> dict[str, object]:
    """People in ten spellings each: those whose fake is not one person in all of them."""
    rng = random.Random("people")  # noqa: S311 -- samples, not secrets
    people = sorted(
        {(rng.choice(FIRST), rng.choice(LAST) + rng.choice(["", "", _letters(rng, 2, 4)])) for _ in range(4 * count)}
    )[:count]
    mentions = [Mention(entity, text, typed=True) for person in people for entity, text in spellings(*person)]
    plan = Masker(KEY, POLICY).plan(mentions)
    known = {known.text: known.surrogate for known in plan.lexicon if known.match is not Match.NEVER}
    wrong = 0
    for given, surname in people:
        first, _, last = plan.replacements["PERSON", f"{given} {surname}"].partition(" ")
        expected = dict(zip(spellings(given, surname), spellings(first, last), strict=True))
        ok = all(
            plan.replacements[pair].partition("@")[0] == fake.partition("@")[0] for pair, (_, fake) in expected.items()
        )
        wrong += not (ok and known[f"{surname}, {given}"] == f"{last}, {first}")
    return {"people": len(people), "spellings": 11, "inconsistent": wrong}


def spellings(given: str, surname: str) -> list[tuple[str, str]]:
    """Ten ways to write a person; an eleventh, of lists and names of files, is looked up in the lexicon."""
    first, last = given.lower(), surname.lower()
    return [
        ("PERSON", f"{given} {surname}"),
        ("PERSON", f"{surname}, {given}"),
        ("PERSON", f"Mr. {surname}"),
        ("PERSON", f"{given[0]}. {surname}".upper() + "'s"),
        ("PERSON", f"{surname} {given}".upper()),
        ("PERSON", f"{given[0]}. {surname}"),
        ("EMAIL", f"{first}.{last}@acme.com"),
        ("EMAIL", f"{first[0]}{last}@acme.com"),
        ("USERNAME", f"{first[0]}{last}"),
        ("USERNAME", f"{first}_{last}"),
    ]


# ---- dates -------------------------------------------------------------------------------------------------------


def dates_and_ages(count: int) -> dict[str, object]:
    """Shifts of as many keys; people whose birth date and age disagree by more than a year, under one shift for all and
    under one for each person; people of whose dates two are no longer as far apart, or in another order."""
    keys = [Key(random.Random(seed).randbytes(32)) for seed in range(count)]  # noqa: S311 -- samples, not secrets
    day = dt.date(2024, 3, 17)
    shifts = {Masker(key, POLICY).replacement("DATE", day.isoformat()) for key in keys}
    result: dict[str, object] = {"keys": count, "shifts": len(shifts)}
    for shift in ("corpus", "person"):
        result[f"by {shift}"] = _records(count, replace(POLICY, dates=DateOptions(shift=shift)))
    return result


def _records(count: int, policy: Policy) -> dict[str, int]:
    rng = random.Random("records")  # noqa: S311 -- samples, not secrets
    today = dt.date(2026, 1, 1)
    people = {f"{rng.choice(FIRST)} {_letters(rng, 5, 9).title()}": _life(rng, today) for _ in range(count)}
    mentions = [Mention("PERSON", name, typed=True) for name in people]
    for name, (born, events) in people.items():
        owner = name if policy.dates.shift == "person" else ""
        mentions.append(Mention("BIRTH_DATE", born.isoformat(), person=owner))
        mentions.append(Mention("AGE", str(_age(born, today)), person=owner))
        mentions += [Mention("DATE", each.isoformat(), person=owner) for each in events]
    plan = Masker(KEY, policy).plan(mentions)

    def made(entity: str, text: str, name: str) -> str:
        return plan.owned.get((entity, text, name)) or plan.replacements[entity, text]

    incoherent = moved_apart = 0
    for name, (born, events) in people.items():
        fake = dt.date.fromisoformat(made("BIRTH_DATE", born.isoformat(), name))
        incoherent += abs(_age(fake, today) - int(made("AGE", str(_age(born, today)), name))) > 1
        fakes = [fake, *(dt.date.fromisoformat(made("DATE", each.isoformat(), name)) for each in events)]
        moved_apart += len({old - new for old, new in zip([born, *events], fakes, strict=True)}) > 1
    return {"people": len(people), "birth date and age disagree": incoherent, "intervals changed": moved_apart}


def _life(rng: random.Random, today: dt.date) -> tuple[dt.date, list[dt.date]]:
    """A birth date of someone of 18 to 100, and five later days."""
    born = today - dt.timedelta(days=rng.randint(18 * 366, 100 * 365))
    return born, [born + dt.timedelta(days=rng.randint(6_000, 6_570)) for _ in range(5)]


def _age(born: dt.date, today: dt.date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--values", type=int, default=20_000, help="distinct values per entity")
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--entity", action="append", choices=sorted(GENERATORS), help="distinctness of these alone")
    parser.add_argument("--only", choices=["speed", "coherence", "distinctness", "real", "attack", "dates"])
    arguments = parser.parse_args()
    entities = arguments.entity or sorted(set(GENERATORS) - RECURRING)
    only = "distinctness" if arguments.entity else arguments.only
    parts: dict[str, tuple[str, Callable[[], object]]] = {
        "peers: surrogates per CPU-second": ("speed", lambda: beside_peers(min(arguments.values, 1_000))),
        "speed: surrogates per CPU-second": ("speed", lambda: speed(min(arguments.values, 20_000))),
        "distinctness": ("distinctness", lambda: {e: distinctness(e, arguments.values) for e in entities}),
        "accepted by a checker": ("real", lambda: possibly_real(arguments.values)),
        "what surrogates tell": ("attack", lambda: [frequency_attack(people) for people in (500, 10_000)]),
        "dates and ages": ("dates", lambda: dates_and_ages(arguments.people)),
        "coherence": ("coherence", lambda: coherence(arguments.people)),
    }
    result = {name: run() for name, (kind, run) in parts.items() if only in {None, kind}}
    json.dump(result, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
