"""Real, odd and broken files: each ends in exactly one outcome, and none ends the run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest


@pytest.mark.corpus
@pytest.mark.slow
def test_every_file_ends_in_one_outcome(corpus: Path, tmp_path: Path) -> None:
    program = [sys.executable, "-c", "from gptsanitize.cli import main; main()"]
    subprocess.run([*program, "init"], cwd=tmp_path, check=True, capture_output=True)
    call = ["clean", str(corpus), "--out", "out", "--key", "gptsanitize.key", "--source-names", "--json"]
    done = subprocess.run([*program, *call], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=1800)
    assert "Traceback" not in done.stderr
    files = json.loads(done.stdout)["files"]
    there = sum(len(names) for _, _, names in os.walk(corpus))
    assert len({entry["source"] for entry in files}) == len(files) == there
    outcomes = Counter(entry["outcome"] for entry in files)
    assert set(outcomes) <= {"clean", "withheld", "unsupported", "failed"}
    assert done.returncode == (0 if set(outcomes) == {"clean"} else 1)
    ours = {entry["source"]: entry["message"] for entry in files if entry["reason"] in {"internal-fault", "timeout"}}
    assert ours == {}
    delivered = sum(path.is_file() for path in (tmp_path / "out" / "clean").rglob("*"))
    assert delivered == outcomes["clean"]
