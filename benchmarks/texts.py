"""Kinds of text that a knowledge folder is full of, made by a seeded generator: mail, logs, tables, data, code.

Responsible for the shape of such files: words, numbers, dates, names and addresses as often as the real ones have
them. Documentation and code are read from the source tree and from Python's own library. Says nothing about what must
be found.
"""

from __future__ import annotations

import json
import random
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path

__all__ = ["KINDS", "WORST", "of_kind"]

_ROOT = Path(__file__).parent.parent
_GERMAN = (
    "vielen Dank für Ihre Nachricht vom vergangenen Freitag. Wir haben die Unterlagen geprüft und melden uns, sobald "
    "die Freigabe vorliegt. Bitte beachten Sie, dass die Lieferung erst nach Eingang der Zahlung erfolgen kann. Der "
    "Bericht liegt im gemeinsamen Ordner; Änderungen bitte nur im Entwurf. Für Rückfragen stehen wir gerne zur "
    "Verfügung. Die Besprechung beginnt pünktlich, die Tagesordnung folgt. Das Angebot gilt bis zum Ende des Monats."
).split()
_ENGLISH = (
    "the team has reviewed the quarterly report and will send the open questions to the office before the next meeting "
    "please note that shipment depends on the approval of the budget and that delays must be told to customers early"
).split()
_FIRST = ("Jürgen", "Sabine", "Mehmet", "Anke", "Uwe", "Petra", "Jane", "Ahmed", "Olga", "Carlos")
_LAST = ("Krüger", "Vogt", "Yilmaz", "Sommer", "Brandt", "Miller", "Okafor", "Novak", "Garcia", "Singh")
_MODULES = ("argparse", "subprocess", "tarfile", "zipfile", "inspect", "doctest", "turtle", "typing")


def of_kind(kind: str, size: int) -> list[str]:
    """Texts of a kind, as a file handler would give them, together about `size` characters long."""
    source = random.Random(f"{kind} {size}")  # noqa: S311 -- a text, not a key
    texts: list[str] = []
    have = 0
    while have < size:
        texts.append(KINDS[kind](source))
        have += len(texts[-1])
    return texts


def _documentation(source: random.Random) -> str:
    return _part(source, source.choice(sorted((_ROOT / "docs").rglob("*.md"))))


def _code(source: random.Random) -> str:
    return _part(source, Path(sysconfig.get_path("stdlib")) / f"{source.choice(_MODULES)}.py")


def _part(source: random.Random, path: Path) -> str:
    """Some lines of a file, so that no two texts are equal."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    first = source.randrange(max(1, len(lines) - 80))
    return "".join(lines[first : first + source.randrange(60, 120)])


def _mail(source: random.Random) -> str:
    first, last = source.choice(_FIRST), source.choice(_LAST)
    other = source.choice(_LAST)
    paragraphs = [" ".join(source.choices(_GERMAN, k=source.randrange(25, 70))) for _ in range(4)]
    head = (
        f"Von: {first} {last} <{last.lower()}@firma-{source.randrange(99)}.example>\n"
        f"Gesendet: {source.randrange(1, 28)}. März 2024 {source.randrange(8, 18)}:{source.randrange(10, 59)}\n"
        f"Betreff: AW: Bestellung {source.randrange(10**5)}\n\n"
    )
    foot = f"\n\nMit freundlichen Grüßen\n{first} {last}\nTel. +49 30 {source.randrange(10**6, 10**7)}\n"
    quoted = "\n".join(f"> {line}" for line in paragraphs[2:])
    return f"{head}Sehr geehrte Frau {other},\n\n" + "\n\n".join(paragraphs[:2]) + foot + "\n" + quoted


def _log(source: random.Random) -> str:
    lines = []
    for number in range(60):
        day, part = f"2024-0{source.randrange(1, 10)}-1{source.randrange(10)}", source.randrange(1000)
        stamp = f"{day}T1{number % 10}:{number % 60:02d}:07.{part:03d}Z"
        level = source.choice(("INFO", "DEBUG", "WARN", "ERROR"))
        said = " ".join(source.choices(_ENGLISH, k=6))
        detail = source.choice(
            (
                f"took {source.randrange(1, 900)} ms",
                f"GET /api/v2/items/{source.randrange(10**5)} 200 {source.randrange(10**4)}",
                f"client 10.0.{source.randrange(255)}.{source.randrange(255)}",
                f"retry {source.randrange(5)} of 5",
                f"request {source.randrange(16**12):012x}",
            )
        )
        lines.append(f"{stamp} {level} [worker-{source.randrange(9)}] app.service.queue: {said} {detail}")
    return "\n".join(lines)


def _row(source: random.Random) -> list[str]:
    return [
        str(source.randrange(10**5)),
        " ".join(source.choices(_ENGLISH, k=3)),
        f"{source.randrange(10**4)}.{source.randrange(100):02d}",
        f"20{source.randrange(10, 25)}-0{source.randrange(1, 10)}-1{source.randrange(10)}",
        source.choice(("open", "closed", "pending", "shipped")),
        source.choice(_LAST),
    ]


def _lines_of_csv(source: random.Random) -> str:
    rows = [_row(source) for _ in range(60)]
    return "\n".join(",".join(row) for row in [["id", "subject", "amount", "due", "status", "owner"], *rows])


def _markdown_table(source: random.Random) -> str:
    rows = [_row(source) for _ in range(60)]
    head = "| Id | Subject | Amount | Due | Status | Owner |\n| --- | --- | --- | --- | --- | --- |\n"
    return head + "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _json(source: random.Random) -> str:
    names = ("id", "subject", "amount", "due", "status", "owner")
    return json.dumps([dict(zip(names, _row(source), strict=True)) for _ in range(40)], indent=2)


KINDS: Mapping[str, Callable[[random.Random], str]] = {
    "documentation": _documentation,
    "German mail": _mail,
    "log": _log,
    "CSV": _lines_of_csv,
    "Markdown table": _markdown_table,
    "JSON": _json,
    "code": _code,
}
"""What makes one text of a kind."""

WORST: Mapping[str, Callable[[int], str]] = {
    "one paragraph of names": lambda size: "John Smith and " * (size // 15),
    "letters apart": lambda size: "a " * (size // 2),
    "letters apart in capitals": lambda size: "J R " * (size // 4),
    "no space": lambda size: "abcdefghij" * (size // 10),
    "digits": lambda size: "4711081512" * (size // 10),
    "digits apart": lambda size: "4 7 1 1 0 8 " * (size // 12),
    "groups of digits": lambda size: "4111-1111-" * (size // 10),
    "at signs": lambda size: "a.b@c." * (size // 6),
    "only at signs": lambda size: "@" * size,
    "base64": lambda size: "QUJDREVG" * (size // 8),
    "labels": lambda size: "password: " * (size // 10),
    "empty lines": lambda size: "\n" * size,
    "quotes": lambda size: "> " * (size // 2),
    "percent signs": lambda size: "%40" * (size // 3),
    "entities": lambda size: "&#64;" * (size // 5),
    "combining marks": lambda size: "a" + "\u0301" * (size - 1),
    "look-alikes": lambda size: "p\u0430ypal " * (size // 7),
    "commas": lambda size: "Roe, Jane, " * (size // 11),
    "colons": lambda size: "a:b:" * (size // 4),
    "slashes": lambda size: "//a/" * (size // 4),
}
"""Texts of a size that are built to take long."""
