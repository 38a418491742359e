"""Figures of restoring: exactness over cleaned files, generated answers, speed, and how soon a stream gives its text.

    python benchmarks/restore.py > restore.json                     # generated answers, speed, streams: a minute
    python benchmarks/restore.py --folder knowledge/ > restore.json # and restore(clean(x)) == x over its text files

Prints JSON. Answers are made by a seeded generator from a cast of people who were masked under a fixed key: each
answer names one of them by the fake name in one of the ways in which models shorten, inflect and mark names, and is
right if the restored answer is, to the character, the same sentence with the real name.
"""

# ruff: noqa: ARG005 -- every way is given both names
from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from gptsanitize import Key, Sanitizer
from gptsanitize.mask import Ledger, Masker
from gptsanitize.model import Mention, Policy
from gptsanitize.restore import Restorer

KEY = Key(bytes(range(7, 39)))
GIVEN = (
    "John Mary Robert Linda Susan David Karen Carlos Elena Hans Greta Pierre Chloe Marco Giulia Sven Ingrid Jürgen "
    "Zoë Łukasz Anna Peter Michael Sarah Laura Thomas Emma Noah Olivia James Sofia Lucas Mia Paul Eva Otto Clara"
).split()
LAST = (
    "Smith Johnson Garcia Miller Davis Wilson Anderson Thomas Schmidt Dubois Rossi Silva Kowalski Novak Müller Jones "
    "Williams Brown Taylor Harris Clark Lewis Walker Hughes Edwards Weber Wagner Becker Hoffmann Schäfer Koch Richter "
    "Fischer Lange Vogel Nowak Larsen Nilsson Moreau Laurent Bianchi Ferrari Costa Pereira Santos Fernández"
).split()

Way = Callable[[str, str], str]
HISSING = tuple("sxzß")


def _genitive(name: str) -> str:
    return f"{name}'" if name.endswith(HISSING) else f"{name}s"


def _plural(name: str) -> str:
    return f"{name}es" if name.endswith((*HISSING, "ch", "sh")) else f"{name}s"


WAYS: dict[str, Way] = {
    "whole": lambda g, s: f"The contract was signed by {g} {s} in March.",
    "title": lambda g, s: f"Please tell Ms. {s} that the invoice is late.",
    "title, German": lambda g, s: f"Bitte informieren Sie Herrn {s} über die Frist.",
    "surname alone": lambda g, s: f"According to the file, {s} approved the budget twice.",
    "surname begins": lambda g, s: f"{s} has not answered yet.",
    "given name alone": lambda g, s: f"I would ask {g} to review the draft first.",
    "given name begins": lambda g, s: f"{g} wrote the report.",
    "initial": lambda g, s: f"Signed: {g[0]}. {s}",
    "reversed": lambda g, s: f"Owner: {s}, {g}",
    "reversed, initial": lambda g, s: f"({s}, {g[0]}., 2nd edition)",
    "possessive": lambda g, s: f"This is {g} {s}'s third request.",
    "possessive, short": lambda g, s: f"It is {s}\N{RIGHT SINGLE QUOTATION MARK}s third request.",
    "genitive": lambda g, s: f"Das ist {_genitive(s)} dritte Anfrage.",
    "family": lambda g, s: f"We met the {_plural(s)} at the fair.",
    "capitals": lambda g, s: f"APPROVED BY {g.upper()} {s.upper()}",
    "capitals, short": lambda g, s: f"URGENT: MR. {s.upper()} CALLED",
    "small letters": lambda g, s: f"i think {g.lower()} {s.lower()} knows that.",
    "bold": lambda g, s: f"- **{g}** {s}: two open tasks",
    "bold, whole": lambda g, s: f"| **{g} {s}** | 2 | _{s}_ |",
    "wrapped": lambda g, s: f"This was decided by {g}\n{s} in the meeting.",
    "JSON": lambda g, s: json.dumps({"owner": f"{g} {s}", "note": f'said "{s}"\nand left'}),
    "HTML": lambda g, s: f"<td><b>{g}</b>&nbsp;{s}</td>",
    "URL": lambda g, s: f"https://search.example.org/?q={quote(g)}%20{quote(s)}&page=2",
    "two mentions": lambda g, s: f"{g} {s} asked twice. {s} also wrote to the board, and {g} was right.",
}


def cast(size: int, rng: random.Random) -> list[tuple[str, str]]:
    """Distinct people."""
    everybody = [(given, last) for given in GIVEN for last in LAST]
    return rng.sample(everybody, min(size, len(everybody)))


def masked(people: list[tuple[str, str]]) -> tuple[Ledger, dict[tuple[str, str], tuple[str, str]]]:
    """The ledger of a run that met all people once, and the fake name of each."""
    names = [f"{given} {last}" for given, last in people]
    plan = Masker(KEY, Policy()).plan([Mention("PERSON", name, typed=True) for name in names])
    ledger = Ledger(KEY.id)
    ledger.plan(plan, Policy())
    fakes = {}
    for person, name in zip(people, names, strict=True):
        given, _, last = plan.replacements["PERSON", name].partition(" ")
        fakes[person] = (given, last)
    return ledger, fakes


def answers(count: int) -> dict[str, Any]:
    """Generated answers that are restored to the character."""
    rng = random.Random(5)  # noqa: S311 -- no secret
    people = cast(1200, rng)
    ledger, fakes = masked(people)
    restorer = Restorer(ledger)
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    examples: list[list[str]] = []
    for number in range(count):
        way = list(WAYS)[number % len(WAYS)]
        person = rng.choice(people)
        wanted, answer = WAYS[way](*person), WAYS[way](*fakes[person])
        done = restorer.restore(answer)
        asked[way] += 1
        right[way] += done.text == wanted
        said[way] += done.text == wanted or bool(done.unsure)
        if done.text != wanted and len(examples) < 20 and not done.unsure:
            examples.append([answer, done.text, wanted])
    return {
        "answers": count,
        "people": len(people),
        "exact": round(100 * sum(right.values()) / count, 2),
        "exact or reported": round(100 * sum(said.values()) / count, 2),
        "by way": {way: round(100 * right[way] / asked[way], 1) for way in WAYS},
        "examples": examples,
    }


def speed(entries: int) -> dict[str, Any]:
    """One megabyte of prose with a name every fifteen words, against a large vault."""
    rng = random.Random(6)  # noqa: S311 -- no secret
    syllables = "ba be bo da de di fa ga ha ka la le lo ma mi na no pa ra ro sa se ta to va vi wa za".split()

    def name() -> str:
        return (
            "".join(rng.choices(syllables, k=3)).capitalize() + " " + "".join(rng.choices(syllables, k=4)).capitalize()
        )

    ledger = Ledger()
    while len(ledger) < entries:
        ledger.add("PERSON", name(), name(), 1)
    surrogates = [pair.surrogate for pair in ledger.all_pairs()]
    words = (
        "the report says that our customer in the north will be paid by end of quarter and nobody has to wait".split()
    )
    text = ""
    parts: list[str] = []
    while len(text) < 1_000_000:
        parts = [rng.choice(surrogates) if rng.random() < 0.065 else rng.choice(words) for _ in range(10_000)]
        text += " ".join(parts) + ".\n"
    begun = time.process_time()
    restorer = Restorer(ledger)
    built = time.process_time()
    done = restorer.restore(text)
    ended = time.process_time()
    return {
        "entries": len(ledger),
        "characters": len(text),
        "restored": done.count,
        "CPU-seconds to build": round(built - begun, 2),
        "CPU-seconds to restore": round(ended - built, 2),
    }


def streams() -> dict[str, Any]:
    """How much of an answer is held back when it comes in pieces of four characters."""
    rng = random.Random(8)  # noqa: S311 -- no secret
    people = cast(800, rng)
    ledger, fakes = masked(people)
    restorer = Restorer(ledger)
    ways = list(WAYS.values())[:15]
    text = " ".join(rng.choice(ways)(*fakes[rng.choice(people)]) for _ in range(400))
    held, given = [], ""
    restoring = restorer.stream()
    for start in range(0, len(text), 4):
        given += restoring.feed(text[start : start + 4])
        held.append(restoring.held)
    given += restoring.close()
    different = given != restorer.restore(text).text
    held.sort()
    return {
        "characters": len(text),
        "held back, median": held[len(held) // 2],
        "held back, 99 %": held[len(held) * 99 // 100],
        "differs from the whole": different,
    }


def folder(path: Path) -> dict[str, Any]:
    """restore(clean(x)) == x, byte for byte, over the text files of a folder that come out clean."""
    with tempfile.TemporaryDirectory() as work, Sanitizer(key=KEY, vault=Path(work) / "vault") as sanitizer:
        manifest = sanitizer.folder(path, Path(work) / "out", source_names=True)
        base = path if path.is_dir() else path.parent
        counted: Counter[str] = Counter()
        for source, clean in _text_files(manifest.files, base, Path(work) / "out" / "clean"):
            content, done = sanitizer.restore_bytes(clean)
            counted["files"] += 1
            counted["exact"] += content == source.read_bytes()
            counted["changed when cleaned"] += clean.read_bytes() != source.read_bytes()
            counted["with something unsure"] += bool(done.unsure)
            streamed = "".join(sanitizer.restore_stream().pieces([clean.read_bytes().decode("utf-8", "replace")]))
            counted["exact as a stream, by surrogates alone"] += streamed == source.read_bytes().decode(
                "utf-8", "replace"
            )
        return dict(counted)


def _text_files(records: Any, base: Path, out: Path) -> Iterator[tuple[Path, Path]]:
    for record in records:
        source = base.parent / record.source if (base.parent / record.source).is_file() else base / record.source
        if record.output and source.suffix.lower() in {".txt", ".md", ".log", ".csv", ".tsv"} and source.is_file():
            yield source, out / record.output


def main() -> None:
    """Print all figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--answers", type=int, default=10_000)
    parser.add_argument("--entries", type=int, default=50_000)
    given = parser.parse_args()
    figures = {"answers": answers(given.answers), "speed": speed(given.entries), "streams": streams()}
    if given.folder:
        figures["folder"] = folder(given.folder)
    json.dump(figures, sys.stdout, indent=2, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
