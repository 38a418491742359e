"""The committed samples are what their script writes, and its truth is true of them."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
TRUTH = json.loads((SAMPLES / "truth.json").read_text("utf-8"))
TEXTS = [name for name in TRUTH["files"] if Path(name).suffix in {".csv", ".log", ".md", ".txt"}]
OFFICE = [name for name in TRUTH["files"] if Path(name).suffix in {".docx", ".xlsx"}]


def test_the_script_writes_the_committed_files_byte_for_byte() -> None:
    run = subprocess.run([sys.executable, SAMPLES / "make.py", "--check"], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, ""), run.stdout


def test_every_file_has_its_truth() -> None:
    there = {path.relative_to(SAMPLES / "knowledge").as_posix() for path in (SAMPLES / "knowledge").rglob("*.*")}
    assert there == set(TRUTH["files"])


@pytest.mark.parametrize("name", TEXTS)
def test_values_of_the_truth_stand_in_text_files(name: str) -> None:
    data = (SAMPLES / "knowledge" / name).read_bytes()
    text = data.decode("cp1252" if name.endswith(".txt") else "utf-8") + name
    values = [entry["value"] for entry in TRUTH["files"][name]["mask"]] + TRUTH["files"][name]["keep"]
    assert [value for value in values if value not in text] == []


@pytest.mark.parametrize("name", OFFICE)
def test_values_that_must_go_stand_in_office_files(name: str) -> None:
    import html
    import re

    with zipfile.ZipFile(SAMPLES / "knowledge" / name) as archive:
        raw = " ".join(html.unescape(archive.read(member).decode("utf-8", "replace")) for member in archive.namelist())
    text = raw + re.sub(r"<[^>]*+>", "", raw)
    assert [entry["value"] for entry in TRUTH["files"][name]["mask"] if entry["value"] not in text] == []


def test_people_appear_in_several_files_and_spellings() -> None:
    for key in TRUTH["people"]:
        spellings = {spelling for facts in TRUTH["files"].values() for spelling in facts["people"].get(key, [])}
        files = [name for name, facts in TRUTH["files"].items() if key in facts["people"]]
        assert len(spellings) >= 3, key
        assert len(files) >= 2, key
