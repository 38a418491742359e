"""The account of a release: JSON against its schema, CSV for spreadsheets, and the check of a release against both."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.errors import UsageError
from gptsanitize.manifest import SCHEMA, FileRecord, Manifest, Problem, check, worst_first, write
from gptsanitize.model import Coverage, Level, OutcomeKind, Reason, Treatment
from gptsanitize.resources import check_schema, load_schema

CONTENT = {"hr/list.csv": b"a,b\r\n", "Notes.txt": b"notes", "=odd name.md": b"# odd"}


def clean(name: str, **fields: object) -> FileRecord:
    content = CONTENT[name]
    record = FileRecord(
        source=name,
        output=name,
        format=name.rsplit(".", maxsplit=1)[-1],
        outcome=OutcomeKind.CLEAN,
        level_before=Level.RESTRICTED,
        level_after=Level.INTERNAL,
        reasons=(Reason(Level.RESTRICTED, "IBAN", 2), Reason(Level.CONFIDENTIAL, "marking: confidential", 1)),
        counts={"PERSON": 12, "IBAN": 2},
        coverage=(Coverage("text", Treatment.REWRITTEN, "UTF-8"), Coverage("image 1", Treatment.UNREAD)),
        sha256=hashlib.sha256(content).hexdigest(),
        bytes=len(content),
    )
    return replace(record, **fields)  # type: ignore[arg-type]


WITHHELD = FileRecord(
    "old.pdf", None, "pdf", OutcomeKind.WITHHELD, "image-only-page", "a page is an image", "leave it out", Level.PUBLIC
)
FAILED = FileRecord("broken.docx", None, "docx", OutcomeKind.FAILED, "corrupt", "the file is damaged", "save it again")
RECORDS = [*map(clean, CONTENT), WITHHELD, FAILED]


def manifest(records: list[FileRecord] | None = None) -> Manifest:
    return Manifest.of(RECORDS if records is None else records, policy_digest="d" * 64, key_id="k-1")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    for name, content in CONTENT.items():
        path = tmp_path / "clean" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    write(manifest(), tmp_path)
    return tmp_path


def test_schema_is_a_schema_and_describes_every_field() -> None:
    schema = load_schema(SCHEMA)
    jsonschema.Draft202012Validator.check_schema(schema)
    shapes = [schema, *schema["$defs"].values()]
    fields = [(name, field) for shape in shapes for name, field in shape.get("properties", {}).items()]
    assert [name for name, field in fields if "description" not in field and "$ref" not in field] == []


def test_json_follows_its_schema_and_reads_back_the_same(tmp_path: Path) -> None:
    made = manifest()
    check_schema(json.loads(made.to_json()), load_schema(SCHEMA), "manifest.json")
    (tmp_path / "m.json").write_text(made.to_json(), "utf-8")
    assert Manifest.read(tmp_path / "m.json") == made


def test_file_has_the_published_names() -> None:
    files = json.loads(manifest().to_json())["files"]
    by_source = {each["source"]: each for each in files}
    names = ("source", "output", "outcome", "reason", "level_before", "level_after", "counts", "sha256")
    assert [by_source["hr/list.csv"][name] for name in names] == [
        "hr/list.csv",
        "hr/list.csv",
        "clean",
        None,
        "Restricted",
        "Internal",
        {"IBAN": 2, "PERSON": 12},
        hashlib.sha256(CONTENT["hr/list.csv"]).hexdigest(),
    ]
    assert [by_source["broken.docx"][name] for name in names] == [
        "broken.docx", None, "failed", "corrupt", None, None, {}, None,
    ]  # fmt: skip


def test_totals_add_up() -> None:
    totals = json.loads(manifest().to_json())["totals"]
    assert totals["files"] == 5
    assert totals["outcomes"] == {"clean": 3, "withheld": 1, "unsupported": 0, "failed": 1}
    assert totals["level_before"] == {"Public": 1, "Internal": 0, "Confidential": 0, "Restricted": 3, "unknown": 1}
    assert totals["level_after"] == {"Public": 0, "Internal": 3, "Confidential": 0, "Restricted": 0, "unknown": 2}
    assert totals["counts"] == {"IBAN": 6, "PERSON": 36}


def test_same_facts_are_the_same_bytes_in_any_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    folders = []
    for seed in range(2):
        records = [*RECORDS]
        random.Random(seed).shuffle(records)
        folders.append(tmp_path / str(seed))
        folders[-1].mkdir()
        write(manifest(records), folders[-1])
    names = sorted(path.name for path in folders[0].iterdir())
    assert names == ["manifest.csv", "manifest.json", "report.html"]
    for name in names:
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes()
    assert Manifest.read(folders[0] / "manifest.json").created == "2023-11-14T22:13:20Z"


@pytest.mark.parametrize("epoch", ["yesterday", "-1", "9" * 20])
def test_epoch_that_is_none_is_refused(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        manifest()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "manifest-missing"),
        ("", "manifest-damaged"),
        ("{", "manifest-damaged"),
        ("[" * 100_000, "manifest-damaged"),
        ("[]", "manifest-damaged"),
        ('{"schema_version": 2}', "manifest-damaged"),
    ],
)
def test_manifest_that_is_none_is_refused(content: str | None, reason: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(UsageError) as caught:
        Manifest.read(tmp_path / "manifest.json")
    assert caught.value.reason == reason


def broken(change: Callable[[dict[str, object]], object], release: Path) -> None:
    path = release / "manifest.json"
    content = json.loads(path.read_text("utf-8"))
    change(content["files"][0])
    path.write_text(json.dumps(content), "utf-8")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("outcome", "fine"),
        ("sha256", "abc"),
        ("level_after", "Secret"),
        ("output", None),
        ("counts", {"PERSON": -1}),
        ("more", 1),
    ],
)
def test_manifest_of_another_shape_is_refused_without_quoting_it(field: str, value: object, release: Path) -> None:
    broken(lambda record: record.update({field: value}), release)
    with pytest.raises(UsageError) as caught:
        check(release)
    assert caught.value.reason == "manifest-damaged"
    assert "Notes.txt" not in str(caught.value)


# ---- the check of a release ----------------------------------------------------------------------------------------


def test_release_as_written_has_no_problem(release: Path) -> None:
    assert check(release) == []


def swap(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)


def link(path: Path, target: Path) -> None:
    path.unlink()
    path.symlink_to(target)


CHANGES: dict[str, tuple[Callable[[Path], object], Problem]] = {
    "changed": (lambda at: swap(at / "clean/Notes.txt", b"Notes"), Problem("file-changed", "clean/Notes.txt")),
    "longer": (lambda at: swap(at / "clean/Notes.txt", b"notes "), Problem("file-changed", "clean/Notes.txt")),
    "missing": (lambda at: (at / "clean/hr/list.csv").unlink(), Problem("file-missing", "clean/hr/list.csv")),
    "extra folder": (lambda at: (at / "clean/Roe, Jane").mkdir(), Problem("folder-extra", "clean/Roe, Jane")),
    "extra": (lambda at: (at / "clean/hr/.more").write_bytes(b""), Problem("file-extra", "clean/hr/.more")),
    "link": (
        lambda at: link(at / "clean/Notes.txt", at / "report.html"),
        Problem("no-ordinary-file", "clean/Notes.txt"),
    ),
    "csv": (lambda at: swap(at / "manifest.csv", b"source"), Problem("csv-disagrees", "manifest.csv")),
    "no csv": (lambda at: (at / "manifest.csv").unlink(), Problem("csv-missing", "manifest.csv")),
    "no report": (lambda at: (at / "report.html").unlink(), Problem("report-missing", "report.html")),
    "report": (lambda at: swap(at / "report.html", b"<h1>fine</h1>"), Problem("report-disagrees", "report.html")),
    "counts": (
        lambda at: broken(lambda record: record.update(counts={}), at),
        Problem("manifest-disagrees", "manifest.json"),
    ),
    "outside": (
        lambda at: broken(lambda record: record.update(output="../clean/Notes.txt"), at),
        Problem("path-outside", "clean/../clean/Notes.txt"),
    ),
    "twice": (
        lambda at: broken(lambda record: record.update(output="Notes.txt"), at),
        Problem("named-twice", "clean/Notes.txt"),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_change_of_a_release_is_seen(change: str, release: Path) -> None:
    make, problem = CHANGES[change]
    make(release)
    assert problem in check(release)


def test_folder_that_is_no_release_is_refused(tmp_path: Path) -> None:
    for folder, reason in ((tmp_path, "manifest-missing"), (tmp_path / "none", "no-release")):
        with pytest.raises(UsageError) as caught:
            check(folder)
        assert caught.value.reason == reason


def test_nothing_half_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(manifest(), tmp_path)
    assert list(tmp_path.iterdir()) == []


# ---- CSV -----------------------------------------------------------------------------------------------------------


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_says_what_json_says(release: Path) -> None:
    content = (release / "manifest.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfsource,output,")
    by_source = {row["source"]: row for row in rows(content)}
    row = by_source["hr/list.csv"]
    assert (row["values_replaced"], row["counts"], row["unread_parts"]) == ("14", "IBAN 2; PERSON 12", "1")
    assert (row["level_before"], row["level_after"]) == ("Restricted", "Internal")
    assert (by_source["old.pdf"]["output"], by_source["old.pdf"]["reason"]) == ("", "image-only-page")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_cell_is_a_formula_and_none_is_lost(name: str) -> None:
    from gptsanitize.manifest.table import to_csv

    cells = rows(to_csv(manifest([clean("Notes.txt", source=name)])))[0]
    assert cells["source"].removeprefix("'") == name.removeprefix("'")
    assert not any(cell.startswith(tuple("=+-@\t\r\n")) for cell in cells.values())


def test_hidden_texts_are_counted_and_read_back(tmp_path: Path) -> None:
    written = manifest([replace(RECORDS[0], hidden=7)])
    (tmp_path / "manifest.json").write_text(written.to_json(), "utf-8")
    assert [each.hidden for each in Manifest.read(tmp_path / "manifest.json").files] == [7]


def test_what_raised_the_level_is_told_first() -> None:
    reasons = (Reason(Level.RESTRICTED, "PASSWORD", 1), Reason(Level.CONFIDENTIAL, "PERSON", 20))
    counts = {"DATE": 30, "PERSON": 20, "PASSWORD": 1}
    assert worst_first(counts, reasons) == [("PASSWORD", 1), ("PERSON", 20), ("DATE", 30)]
