"""Makes texts of many kinds, by a seed: sentences, tables, code, records, soups of tokens and of characters."""

from __future__ import annotations

import random
from collections.abc import Callable

_FIRST = "Anna Bashir Chloé Dmitri Eun-ji Fatima George Hiro Ingrid José Kwame Lena Müller O'Neil Priya Zoë".split()
_LAST = (
    "Abara Blake Castellanos D'Souza Eriksen Fischer-Lang Goh Haddad Ivanova Kim McCarthy Nguyen Okafor Ruiz".split()
)
_ORG = ["Acme Corp.", "Northwind Ltd", "the World Bank", "Sato & Sons K.K.", "IBM", "U.S. Army", "Université de Lyon"]
_PLACE = "Paris Lagos Kyoto Texas Bavaria U.K. Rio Oslo St. Louis NYC Québec Alaska Cairo the Nile".split()
_DATE = ["3 May 2021", "last Tuesday", "2020-02-29", "Jan. 5", "the 1990s", "10a.m.", "Q3", "12/31/99", "two years ago"]
_MONEY = ["$5", "€1,250.50", "US$3.5m", "£20k", "5%", "1.2 billion yen", "100km²", "37.5°C", "40 lb", "third", "24"]
_FRAMES = (
    "{first} {last} joined {org} in {place} on {date}.",
    "On {date}, {org} paid {money} to Mr. {last} ({place}); {first} didn't.",
    "{last}, {first}: {money}, {date} - {place}",
    "Dear {first},\n\nI'm writing from {place}. {org}'s CEO, Dr. {last}, can't come {date}...\n\nBest,\n{first}",
    '"{first}?" said {last}. "We\'ve {money} left!"',
    "{first}.{last}@example.com | https://{place}.example/{last}?q={money}#x | @{first}_{last}",
    "{org} vs. {org} [{date}] {place} 123, per {last} J., e.g. {money}/{date}",
    "WHEREAS {last} OF {place} AND {org}, ON {date}:",
)
_PIECES = (
    ". , : ; ! ? ' \" ( ) [ ] { } < > - -- — … ... .. / \\ * & # @ % $ € + = _ | ~ ^ ` ´ ’ “ ” « » ° № § © 😀 👩‍👩‍👧 "
    "'s 's' n't 'll 've 're 'd a.m. p.m. e.g. i.e. vs. Mr. Mrs. Dr. Inc. U.S. Jan. Co. :) :-( ;) <3 8-D (^_^) "
    ">:( :'( o.O "
    "1 12 3.5 1,000 10km 5kg 10a.m. C++ C# can't won't it's I'm dogs' don’t ’em and/or w/o Ph.D. a b Bob Paris IBM xX "
    "foo.bar a@b.cd http://x.yz www.a.bc/d 192.168.0.1 café İx ßa ﬁn Ωmega мир 東京 مرحبا \ufeff \u200b \u00ad "
    "\x00 \x07"
).split(" ")
_SPACES = ("", "", "", " ", " ", " ", "  ", "\n", "\t", "\u00a0", "\r\n", " \n ", "\u2003", "\x1f")


def sentence(rng: random.Random) -> str:
    pools = {"first": _FIRST, "last": _LAST, "org": _ORG, "place": _PLACE, "date": _DATE, "money": _MONEY}
    filled = {name: rng.choice(pool) for name, pool in pools.items()}
    return rng.choice(_FRAMES).format(**filled)


def paragraph(rng: random.Random) -> str:
    return rng.choice((" ", "\n", "  ")).join(sentence(rng) for _ in range(rng.randint(2, 7)))


def table(rng: random.Random) -> str:
    mark = rng.choice((",", ", ", "\t", " | ", ";"))
    rows = [[rng.choice(pool) for pool in (_FIRST, _LAST, _ORG, _PLACE, _DATE)] for _ in range(rng.randint(1, 6))]
    return "\n".join(mark.join(row) for row in rows)


def code(rng: random.Random) -> str:
    name = rng.choice(_LAST).lower()
    lines = (
        f"def {name}(x, *args: int = {rng.randint(0, 99)}) -> None:",
        f'    return {{"{name}": [x[0].{name}(), None], "n": -1.5e-3}}  # {rng.choice(_DATE)}',
        f"if (a<b && c>=d) {{ {name}->next = &p[i++]; }} // {rng.choice(_ORG)}",
        f"<a href='http://{name}.example/?a=1&b=%20'>{rng.choice(_FIRST)}</a>",
        f"{name.upper()}_KEY={rng.getrandbits(64):x}; export PATH=/usr/{name}:$PATH",
    )
    return "\n".join(rng.sample(lines, rng.randint(1, 5)))


def soup(rng: random.Random) -> str:
    """Tokens that mean something to the tokenizer, with or without space between them."""
    return "".join(rng.choice(_PIECES) + rng.choice(_SPACES) for _ in range(rng.randint(1, 25)))


def characters(rng: random.Random) -> str:
    """Any characters but surrogates."""
    tops = (0x7F, 0x24F, 0x2FFF, 0x10FFFF)
    found = (rng.randint(0, rng.choice(tops)) for _ in range(rng.randint(0, 40)))
    return "".join(chr(code) for code in found if not 0xD800 <= code < 0xE000)


KINDS: tuple[Callable[[random.Random], str], ...] = (sentence, paragraph, table, code, soup, characters)


def make(rng: random.Random, each: int) -> list[str]:
    """`each` texts of every kind."""
    return [kind(rng) for kind in KINDS for _ in range(each)]
