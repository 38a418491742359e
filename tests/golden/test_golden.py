"""What comes out for the samples, word for word: a change of it is seen, judged and committed with its cause.

`pytest tests/golden --regenerate-golden` writes the files anew. No names model takes part: its last digits may differ
from one processor to another, and which names it finds is measured elsewhere.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gptsanitize import Key, Manifest, Sanitizer
from gptsanitize.formats import open_document
from gptsanitize.limits import Limits
from gptsanitize.model import FormatOptions
from gptsanitize.policy import default_policy

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples"
FILES = sorted(json.loads((SAMPLES / "truth.json").read_text("utf-8"))["files"])


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> tuple[Manifest, Path]:
    out = tmp_path_factory.mktemp("golden") / "out"
    with Sanitizer(replace(default_policy(), names_model=""), Key(bytes(range(32))), jobs=2) as sanitizer:
        return sanitizer.folder([SAMPLES / "knowledge"], out, source_names=True), out / "clean"


def transcript(path: Path) -> str:
    """Every text of a file and where it stands, a line each."""
    with open_document(path, FormatOptions(), Limits()) as document:
        return "".join(
            f"{segment.where}: {json.dumps(segment.text, ensure_ascii=False)}\n" for segment in document.segments()
        )


@pytest.mark.parametrize("name", FILES)
def test_clean_files_read_as_before(release: tuple[Manifest, Path], name: str, *, regenerate_golden: bool) -> None:
    manifest, clean = release
    record = next(record for record in manifest.files if record.source == name)
    assert record.output is not None
    coverage = "".join(f"{each.part}: {each.treatment} {each.note}".rstrip() + "\n" for each in record.coverage)
    counts = "".join(f"{entity}: {count}\n" for entity, count in sorted(record.counts.items()))
    compare(HERE / f"{name}.txt", f"{coverage}\n{counts}\n{transcript(clean / record.output)}", anew=regenerate_golden)


@pytest.mark.parametrize("name", [name for name in FILES if Path(name).suffix in {".csv", ".log", ".md", ".txt"}])
def test_clean_text_files_are_the_same_bytes(
    release: tuple[Manifest, Path], name: str, *, regenerate_golden: bool
) -> None:
    manifest, clean = release
    record = next(record for record in manifest.files if record.source == name)
    assert record.output is not None
    golden = HERE / "bytes" / name
    content = (clean / record.output).read_bytes()
    if regenerate_golden:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(content)
    assert content == golden.read_bytes()


def compare(golden: Path, text: str, *, anew: bool) -> None:
    if anew:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, "utf-8")
    assert text.splitlines() == golden.read_text("utf-8").splitlines()
