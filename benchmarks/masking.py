"""Figures of masking: distinctness, stability, coherence, reserved ranges, speed. Prints JSON.

    python benchmarks/masking.py [--values 100000] [--people 10000]

Values are made by a seeded generator; the key is fixed, so that two runs print the same but for the times.
"""

from __future__ import annotations

import argparse
import json
import random
import string
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice

from gptsanitize.mask import Key, Masker
from gptsanitize.model import Match, Mention, Policy

KEY = Key(bytes(range(7, 39)))
POLICY = Policy()
FIRST = "John Mary Robert Linda Susan David Karen Carlos Elena Hans Greta Pierre Chloe Marco Giulia Sven Ingrid".split()
LAST = "Smith Johnson Garcia Miller Davis Wilson Anderson Thomas Schmidt Dubois Rossi Silva Kowalski Novak".split()
TRADES = "Logistics Consulting Energy Foods Software Insurance Motors Pharma".split()
FORMS = "GmbH Inc. Ltd AG SA LLC S.p.A. Corp.".split()


def _letters(rng: random.Random, low: int, high: int) -> str:
    return "".join(rng.choice(string.ascii_lowercase) for _ in range(rng.randint(low, high)))


def _digits(rng: random.Random, size: int) -> str:
    return str(rng.randint(1, 9)) + "".join(rng.choice(string.digits) for _ in range(size - 1))


def _luhn(body: str) -> str:
    total = sum(int(c) if i % 2 else sum(divmod(2 * int(c), 10)) for i, c in enumerate(reversed(body)))
    return body + str(-total % 10)


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
    "IBAN": lambda r: f"DE{r.randint(10, 98)}{_digits(r, 18)}",
    "US_SSN": lambda r: f"{r.randint(1, 899):03d}-{r.randint(1, 99):02d}-{r.randint(1, 9999):04d}",
    "NATIONAL_ID": lambda r: _digits(r, 11),
    "BANK_ACCOUNT": lambda r: _digits(r, 10),
    "EMPLOYEE_ID": lambda r: f"EMP-{_digits(r, 7)}",
    "VIN": lambda r: "1HG" + "".join(r.choice("ABCDEFGHJKLMNPRSTUVWXYZ0123456789") for _ in range(14)),
    "IP_ADDRESS": lambda r: ".".join(str(r.randint(1, 254)) for _ in range(4)),
    "MAC_ADDRESS": lambda r: ":".join(f"{r.randint(0, 255) & (252 if i == 0 else 255):02x}" for i in range(6)),
    "DEVICE_ID": lambda r: (
        f"{r.getrandbits(32):08x}-{r.getrandbits(16):04x}-4{r.getrandbits(12):03x}-a{r.getrandbits(12):03x}-{r.getrandbits(48):012x}"
    ),
    "URL": lambda r: f"https://{_letters(r, 5, 9)}.com/users/{_letters(r, 5, 8)}?id={_digits(r, 6)}",
    "API_KEY": lambda r: "ghp_" + "".join(r.choice(string.ascii_letters + string.digits) for _ in range(36)),
    "DATE": lambda r: f"{r.randint(1950, 2024)}-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}",
    "SALARY": lambda r: f"${r.randint(30, 250)},{r.randint(0, 9)}00",
}
RECURRING = {"DATE", "SALARY"}  # other values of their kind may well be real ones


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
    """A plan of one entity's values: shared surrogates, unchanged values, changes between orders; CPU time."""
    texts = values(entity, count)
    mentions = [Mention(entity, text) for text in texts]
    start = time.process_time()
    plan = Masker(KEY, POLICY).plan(mentions)
    seconds = time.process_time() - start
    random.Random(1).shuffle(mentions)  # noqa: S311 -- samples, not secrets
    again = Masker(KEY, POLICY).plan(mentions)
    made = list(plan.replacements.values())
    originals = set(texts)
    masker = Masker(KEY, POLICY)
    return {
        "values": len(texts),
        "sharing a surrogate": len(made) - len(set(made)),
        "equal to their original": sum(text == made for (_, text), made in plan.replacements.items()),
        "equal to another original": sum(surrogate in originals for surrogate in made),
        "changed in another order": sum(again.replacements[pair] != made for pair, made in plan.replacements.items()),
        "moved by the barrier": sum(masker.replacement(*pair) != made for pair, made in plan.replacements.items()),
        "plan: values per CPU-second": round(len(texts) / seconds),
    }


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
        wrong += not (ok and known[f"{surname}_{given}"] == f"{last}_{first}")
    return {"people": len(people), "spellings": 11, "inconsistent": wrong}


def spellings(given: str, surname: str) -> list[tuple[str, str]]:
    """Ten ways to write a person; an eleventh, the file name, is looked up in the lexicon."""
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


def main() -> None:
    """Run all and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--values", type=int, default=100_000, help="distinct values per entity")
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--entity", action="append", choices=sorted(GENERATORS), help="only these")
    arguments = parser.parse_args()
    entities = arguments.entity or sorted(set(GENERATORS) - RECURRING)
    result = {
        "speed: surrogates per CPU-second": speed(min(arguments.values, 20_000)),
        "distinctness": {entity: distinctness(entity, arguments.values) for entity in entities},
        "coherence": coherence(arguments.people),
    }
    json.dump(result, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
