"""One person, one fake: many people in twelve spellings over DOCX, XLSX, CSV, PDF, MD, TXT and names of files.

    pip install --group dev -e .
    python benchmarks/spellings.py --people 10000 > spellings.json    # minutes; by default 300 people: half a one

Writes a made-up staff list as a workbook, in which each person has a row, and five more files in which the same people
are mentioned otherwise, one to a line; and files that are named after some of them. `Sanitizer` cleans the folder under
a fixed key. The clean files are read by python-docx, openpyxl, csv and pypdf, and each line must tell the fake that the
person's row in the workbook tells: in its order, case, form and with its initials. Prints JSON; nothing here asks the
product who is who.
"""

# ruff: noqa: ARG005 -- every spelling is given both names
from __future__ import annotations

import argparse
import csv
import json
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
import pypdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from gptsanitize import Key, Sanitizer

KEY = Key(bytes(range(11, 43)))
GIVEN = (
    "Adaeze Alistair Anneliese Beatriz Bogdan Camille Darragh Dorota Eirik Fatima Gianluca Hendrik Ilse Imogen Joaquin "
    "Kwame Leonie Mireille Nadia Oskar Priya Rafael Saoirse Takeshi Ursula Valentina Wiebke Yusuf Zuzana Matthias"
).split()
STARTS = "Ab Bel Cor Dun Es Far Gal Hol Im Jor Kel Lam Mor Nor Os Pel Quen Ros Sar Tol Ul Ver Wal Yar Zel".split()
MIDDLES = "a e i o u an en in on ar er ir or al el il".split()
ENDS = "bach dale feld gard heim ketti lund mann nova pool quist rado stedt tova vani wick zano berg holt dini".split()
PER_PAGE = 40

Person = tuple[str, str]


def people(count: int) -> list[Person]:
    """Distinct people, every surname once."""
    rng = random.Random(count)  # noqa: S311 -- samples, not secrets
    surnames: dict[str, None] = {}
    while len(surnames) < count:
        middles = "".join(rng.choice(MIDDLES) + rng.choice("bdfglmnrstv") for _ in range(rng.randint(1, 2)))
        surnames[f"{rng.choice(STARTS)}{middles}{rng.choice(ENDS)}"] = None
    return [(rng.choice(GIVEN), surname) for surname in surnames]


SPELLINGS: dict[str, Callable[[str, str], str]] = {
    "full": lambda given, last: f"{given} {last}",
    "reversed": lambda given, last: f"{last}, {given}",
    "titled": lambda given, last: f"Dr. {last}",
    "initial": lambda given, last: f"{given[0]}. {last}",
    "reversed initial": lambda given, last: f"{last}, {given[0]}.",
    "capitals": lambda given, last: f"{given} {last}".upper(),
    "surname": lambda given, last: last,
    "possessive": lambda given, last: f"{last}'s",
    "mailbox": lambda given, last: f"{given}.{last}".lower(),
    "short mailbox": lambda given, last: f"{given[0]}{last}".lower(),
    "user name": lambda given, last: f"{given[0]}{last}".lower(),
    "file name": lambda given, last: f"{last}_{given}",
}


def write(folder: Path, cast: list[Person], files: int) -> None:
    """The folder."""
    _workbook(folder / "staff.xlsx", cast)
    _document(folder / "minutes.docx", cast)
    _pages(folder / "letters.pdf", cast)
    with (folder / "contacts.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["Name", "E-mail", "Second e-mail", "Remark"])
        for person in cast:
            boxes = [f"{SPELLINGS[style](*person)}@brinkdale.com" for style in ("mailbox", "short mailbox")]
            rows.writerow([SPELLINGS["reversed"](*person), *boxes, f"See {SPELLINGS['reversed initial'](*person)}"])
    notes = (
        f"- The report of {SPELLINGS['titled'](*p)} is late; {SPELLINGS['possessive'](*p)} team waits." for p in cast
    )
    (folder / "notes.md").write_text("# Notes\n\n" + "\n".join(notes) + "\n", encoding="utf-8")
    lines = (f"session opened for user {SPELLINGS['user name'](*p)} by login" for p in cast)
    (folder / "access.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for number, person in enumerate(cast[:files]):
        (folder / f"{SPELLINGS['file name'](*person)}_{number:05d}.txt").write_text("Nothing.\n", encoding="utf-8")


def _workbook(path: Path, cast: list[Person]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Staff")
    sheet.append(["First name", "Surname", "Name"])
    for given, last in cast:
        sheet.append([given, last, SPELLINGS["capitals"](given, last)])
    book.save(path)


def _document(path: Path, cast: list[Person]) -> None:
    document = docx.Document()
    for person in cast:
        document.add_paragraph(
            f"It was {SPELLINGS['full'](*person)} who asked. {SPELLINGS['initial'](*person)} agreed."
        )
    document.save(str(path))


def _pages(path: Path, cast: list[Person]) -> None:
    canvas = Canvas(str(path), pagesize=A4)
    for number, person in enumerate(cast):
        canvas.drawString(60, 800 - 18 * (number % PER_PAGE), f"A letter to {SPELLINGS['surname'](*person)} was sent.")
        if number % PER_PAGE == PER_PAGE - 1:
            canvas.showPage()
    canvas.save()


Told = Iterator[tuple[int, str, str]]
"""(person, spelling, what stands there) of one clean file."""


def read(clean: Path, files: int) -> Told:
    """What all clean files tell; one that was not delivered tells nothing."""
    rows = _rows(clean / "staff.xlsx")
    yield from ((n, "capitals", row[2]) for n, row in enumerate(rows))
    for name, reader in READERS.items():
        if (clean / name).exists():
            yield from reader(clean / name)
    rows_of = {SPELLINGS["file name"](given, last): n for n, (given, last, _) in enumerate(rows[:files])}
    told = {path.stem.rpartition("_")[0] for path in clean.glob("*_*.txt")}
    yield from ((n, "file name", name if name in told else "") for name, n in rows_of.items())


def _from_document(path: Path) -> Told:
    texts = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    yield from _from_lines(texts, r"It was (.*) who asked\. (.*) agreed\.", ("full", "initial"))


def _from_pages(path: Path) -> Told:
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    for n, name in enumerate(re.findall(r"A letter to (.*?) +was sent\.", text)):
        yield n, "surname", " ".join(name.split())  # glyphs are spread over the width of the original


def _from_table(path: Path) -> Told:
    with path.open(encoding="utf-8", newline="") as stream:
        for n, (name, mailbox, short, remark) in enumerate(list(csv.reader(stream))[1:]):
            yield n, "reversed", name
            yield n, "mailbox", mailbox.partition("@")[0]
            yield n, "short mailbox", short.partition("@")[0]
            yield n, "reversed initial", remark.removeprefix("See ")


def _from_notes(path: Path) -> Told:
    lines = path.read_text("utf-8").splitlines()[2:]
    yield from _from_lines(lines, r"- The report of (.*) is late; (.*) team waits\.", ("titled", "possessive"))


def _from_log(path: Path) -> Told:
    lines = path.read_text("utf-8").splitlines()
    yield from _from_lines(lines, r"session opened for user (.*) by login", ("user name",))


def _from_lines(lines: list[str], pattern: str, styles: tuple[str, ...]) -> Told:
    for n, line in enumerate(lines):
        found = re.fullmatch(pattern, line)
        yield from ((n, style, found[i] if found else "") for i, style in enumerate(styles, 1))


READERS: dict[str, Callable[[Path], Told]] = {
    "minutes.docx": _from_document,
    "letters.pdf": _from_pages,
    "contacts.csv": _from_table,
    "notes.md": _from_notes,
    "access.txt": _from_log,
}


def _rows(path: Path) -> list[tuple[str, str, str]]:
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    return [(str(a), str(b), str(c)) for a, b, c in list(sheet.iter_rows(values_only=True))[1:]]


def judge(clean: Path, cast: list[Person], files: int) -> dict[str, object]:
    """How many people are told inconsistently, by spelling, and fakes that two people share or that are real."""
    fakes = [(given, last) for given, last, _ in _rows(clean / "staff.xlsx")]
    told: Counter[str] = Counter()
    wrong: dict[int, str] = {}
    kinds: Counter[str] = Counter()
    examples: list[list[str]] = []
    for number, style, text in read(clean, files):
        told[style] += 1
        wanted = SPELLINGS[style](*fakes[number])
        if text != wanted:
            wrong.setdefault(number, style)
            kinds[style] += 1
            examples += [[style, " ".join(cast[number]), wanted, text]] if len(examples) < 20 else []
    real = {last for _, last in cast}
    return {
        "people": len(cast),
        "spellings told": dict(told),
        "people told inconsistently": len(wrong),
        "by spelling": dict(kinds),
        "fakes shared by two people": len(fakes) - len(set(fakes)),
        "surnames that are real ones of others": sum(last in real for _, last in fakes),
        "examples": examples,
    }


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--files", type=int, default=100, help="people who have a file of their name")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    cast = people(options.people)
    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place, "folder"), Path(place, "out")
        folder.mkdir()
        write(folder, cast, options.files)
        start = time.perf_counter()
        with Sanitizer(key=KEY, jobs=options.jobs) as sanitizer:
            manifest = sanitizer.folder([folder], out)
        seconds = time.perf_counter() - start
        states = Counter(f"{record.outcome} {record.reason}".strip() for record in manifest.files)
        result = {"seconds": round(seconds, 1), "outcomes": dict(states), **judge(out / "clean", cast, options.files)}
    json.dump(result, sys.stdout, indent=2, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
