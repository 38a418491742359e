"""Make the folder of the company, clean it with a fresh key, and score the release.

    python benchmarks/company/run.py [--out DIR] [--seed N] [--jobs N]

DIR (a temporary folder by default) holds the folder, the release and details.json, the examples of what failed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.company.make import make
from benchmarks.company.score import score, show


def run(out: Path, seed: int, jobs: int) -> str:
    """The table of figures; the folder, the release and details.json are left in `out`."""
    make(out, seed)
    shutil.rmtree(out / "key", ignore_errors=True)
    program = [str(Path(sys.executable).with_name("gptsanitize"))]
    subprocess.run([*program, "init", str(out / "key")], check=True, capture_output=True)
    command = [
        *program,
        "clean",
        str(out / "files"),
        "--out",
        str(out / "release"),
        "--force",
        "--quiet",
        "--jobs",
        str(jobs),
    ]
    command += ["--policy", str(out / "policy.yaml"), "--key", str(out / "key" / "gptsanitize.key")]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr)
    print("\n".join(line for line in done.stdout.splitlines() if not line.startswith("clean ")))
    result = score(
        out / "files", out / "release" / "clean", json.loads((out / "truth.json").read_text(encoding="utf-8"))
    )
    (out / "details.json").write_text(json.dumps(result.details, ensure_ascii=False, indent=1), encoding="utf-8")
    return show(result)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    out = options.out or Path(tempfile.mkdtemp(prefix="company-"))
    out.mkdir(parents=True, exist_ok=True)
    print(run(out, options.seed, options.jobs))
    print(f"examples of what failed: {out / 'details.json'}")


if __name__ == "__main__":
    main()
