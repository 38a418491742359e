"""The whole way over the sample folder, against its truth: all of it masked, nothing left, one fake for one person.

Files are read back here by other means than the product's: by openpyxl, pypdf, pikepdf, and as bytes.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
import subprocess
import sys
import unicodedata
import urllib.parse
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import openpyxl
import pikepdf
import pypdf
import pytest

from gptsanitize import Key, Manifest, Policy, Sanitizer
from gptsanitize.model import Level

SAMPLES = Path(__file__).parents[2] / "samples"
TRUTH = json.loads((SAMPLES / "truth.json").read_text("utf-8"))
FILES = sorted(TRUTH["files"])
KEY = bytes(range(100, 132))


@dataclass(frozen=True)
class Release:
    """A release of the samples and which of its files is which source."""

    out: Path
    manifest: Manifest
    outputs: dict[str, Path]


def make(out: Path, jobs: int, sources: list[Path]) -> Release:
    with Sanitizer(Policy.default(), Key(KEY), jobs=jobs) as sanitizer:
        manifest = sanitizer.folder(sources, out, source_names=True)
    return Release(out, manifest, {r.source: out / "clean" / r.output for r in manifest.files if r.output})


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return make(tmp_path_factory.mktemp("samples") / "out", 2, [SAMPLES / "knowledge"])


# ---- reading by other means --------------------------------------------------------------------------------------


def parts(path: Path) -> Iterator[bytes]:
    """Every expanded byte of a file: members of packages, decoded streams and strings of PDFs."""
    content = path.read_bytes()
    yield content
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                yield member.filename.encode()
                yield archive.read(member)
    elif path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            for each in pdf.objects:
                yield each.unparse()
                if isinstance(each, pikepdf.Stream):
                    yield each.read_bytes()
        yield "".join(page.extract_text() for page in pypdf.PdfReader(path).pages).encode()


@cache
def texts(path: Path) -> str:
    """All that a file may say: each part in several readings."""
    said = [path.name]
    for part in parts(path):
        for encoding in ("utf-8", "cp1252", "utf-16-le", "utf-16-be"):
            text = part.decode(encoding, "replace")
            said += [
                text,
                html.unescape(text),
                urllib.parse.unquote(text),
                html.unescape(re.sub(r"<[^>]*+>", "", text)),
            ]
    return folded("\n".join(dict.fromkeys(said)))


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).casefold()


def letters(text: str) -> str:
    """What an e-mail address keeps of a name."""
    plain = unicodedata.normalize("NFD", text.replace("ß", "ss"))
    return "".join(sign for sign in plain if sign.isalnum() and not unicodedata.combining(sign)).casefold()


# ---- the figures -------------------------------------------------------------------------------------------------


def test_every_file_is_clean_and_its_level_falls(release: Release) -> None:
    assert {record.source: str(record.outcome) for record in release.manifest.files} == dict.fromkeys(FILES, "clean")
    for record in release.manifest.files:
        assert record.level_before is not None
        assert record.level_after is not None
        assert record.level_after <= record.level_before
        marked = any(reason.code.startswith("marking") for reason in record.reasons)  # what an author wrote holds
        assert record.level_after <= (Level.CONFIDENTIAL if marked else Level.INTERNAL), record.source


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_the_truth_is_left(release: Release, name: str) -> None:
    """No value of any file stands in this one: what is secret in one file is secret in all."""
    said = texts(release.outputs[name])
    values = {entry["value"] for facts in TRUTH["files"].values() for entry in facts["mask"]}
    forms = values | {form for value in values if (form := re.sub(r"[\s()+-]", "", value)).isdigit() and len(form) > 8}
    assert sorted(value for value in forms if stands(folded(value), said)) == []


def stands(value: str, said: str) -> bool:
    """Short words count only as words: `Maria` is no part of `Mariana`, nor six digits of a longer number."""
    if len(value) > 10:
        return value in said
    return re.search(rf"(?<![^\W_]){re.escape(value)}(?![^\W_])", said) is not None


@pytest.mark.parametrize("name", FILES)
def test_what_is_harmless_stays(release: Release, name: str) -> None:
    said = texts(release.outputs[name])
    assert [value for value in TRUTH["files"][name]["keep"] if folded(value) not in said] == []


def test_accounts_and_manifest_name_no_value(release: Release, tmp_path: Path) -> None:
    with Sanitizer(Policy.default(), Key(KEY)) as sanitizer:
        sanitizer.folder([SAMPLES / "knowledge"], tmp_path / "out")
    values = {entry["value"] for facts in TRUTH["files"].values() for entry in facts["mask"]}
    for path in (tmp_path / "out").glob("*.*"):
        said = folded(html.unescape(path.read_text("utf-8")))
        assert sorted(value for value in values if stands(folded(value), said)) == []


# ---- one person, one fake ----------------------------------------------------------------------------------------


def cells(path: Path) -> Iterator[tuple[str, str]]:
    """Where a text stands in a workbook or a delimited file, and the text."""
    if path.suffix == ".xlsx":
        for sheet_number, sheet in enumerate(openpyxl.load_workbook(path)):
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str):
                        yield f"{sheet_number} {cell.coordinate}", cell.value
        return
    rows = csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";")
    for number, line in enumerate(rows):
        for column, text in enumerate(line):
            yield f"{number} {column}", text


def fakes(release: Release) -> dict[str, tuple[str, str]]:
    """Given and family name of each person's fake, as the cells of the tables tell them."""
    found: dict[str, tuple[str, str]] = {}
    for name in ("hr/employees.xlsx", "sales/customers.csv"):
        after = dict(cells(release.outputs[name]))
        for place, text in cells(SAMPLES / "knowledge" / name):
            for key, person in TRUTH["people"].items():
                given, _, family = person.partition(" ")
                if text == f"{family}, {given}":
                    fake_family, _, fake_given = after[place].partition(", ")
                elif text == person and key not in found:
                    fake_given, _, fake_family = after[place].partition(" ")
                else:
                    continue
                assert found.setdefault(key, (fake_given, fake_family)) == (fake_given, fake_family), place
    return found


def expected(spelling: str, person: str, fake: tuple[str, str]) -> str:
    """A spelling of a person's name as its fake would be spelled."""
    given, _, family = person.partition(" ")
    fake_given, fake_family = fake
    local = spelling.partition("@")[0]
    for form, made in (
        (f"{letters(given)}.{letters(family)}", f"{letters(fake_given)}.{letters(fake_family)}"),
        (f"{letters(given)[0]}{letters(family)}", f"{letters(fake_given)[0]}{letters(fake_family)}"),
    ):
        if local == form:
            return made
    for old, new in ((family, fake_family), (given, fake_given)):
        spelling = re.sub(rf"(?<![^\W_]){re.escape(old)}(?![^\W_])", new, spelling).replace(old.upper(), new.upper())
    return re.sub(rf"\b{given[0]}\. ", f"{fake_given[0]}. ", spelling)


# Spellings that stand only where nothing is delivered: in deleted text, as author of a change, in file properties.
GONE = {
    ("sales/framework-contract.docx", "R. Miller"),
    ("sales/framework-contract.docx", "John Smith"),
    ("finance/service-report-q1.pdf", "Aisha Rahman"),
}


def test_a_person_is_the_same_fake_person_in_every_file(release: Release) -> None:
    known = fakes(release)
    assert set(known) == set(TRUTH["people"])
    assert len(set(known.values())) == len(known)
    missing = [
        (name, spelling)
        for name, facts in TRUTH["files"].items()
        for key, spellings in facts["people"].items()
        for spelling in spellings
        if (name, spelling) not in GONE
        if folded(expected(spelling, TRUTH["people"][key], known[key])) not in texts(release.outputs[name])
    ]
    assert missing == []


# ---- the same bytes ----------------------------------------------------------------------------------------------


def contents(release: Release) -> dict[str, bytes]:
    root = release.out / "clean"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_jobs_order_and_repetition_change_no_byte(release: Release, tmp_path: Path) -> None:
    again = make(tmp_path / "again", 1, [SAMPLES / "knowledge"])
    assert contents(again) == contents(release)
    assert [(r.source, r.sha256) for r in again.manifest.files] == [
        (r.source, r.sha256) for r in release.manifest.files
    ]


def test_a_release_cleaned_again_shows_nothing_of_the_originals(release: Release, tmp_path: Path) -> None:
    """Clean files are ordinary input; nothing sensitive comes back, and the levels do not rise."""
    with Sanitizer(Policy.default(), Key(KEY)) as sanitizer:
        second = sanitizer.folder([release.out / "clean"], tmp_path / "out")
    assert {str(record.outcome) for record in second.files} == {"clean"}


def test_the_release_verifies(release: Release) -> None:
    command = [sys.executable, "-c", "from gptsanitize.cli import main; main()", "verify", str(release.out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
