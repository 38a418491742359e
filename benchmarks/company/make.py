"""Write the folder of a made-up company, and the truth about it.

    python benchmarks/company/make.py OUT [--seed N]

OUT/files is the folder: 67 documents in DOCX, XLSX, PDF, CSV, TSV, TXT, MD and LOG about some 150 people of 24
origins, their numbers, twenty companies, secrets and six code names. OUT/terms.txt is the list of code names,
OUT/policy.yaml a policy that names it and nothing else, OUT/truth.json what must go (and how it could be told), what
must stay, and who is who. All is made up here; the same seed gives the same folder. What a document says is written
in `text_files`, `table_files`, `docx_files` and `pdf_files`; this knows no rule of the product.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.company import docx_files, pdf_files, table_files, text_files
from benchmarks.company.folder import Folder


def make(out: Path, seed: int = 1) -> Folder:
    """Write a folder below `out`, which is emptied first."""
    shutil.rmtree(out / "files", ignore_errors=True)
    folder = Folder(out, seed)
    for family in (table_files, docx_files, pdf_files, text_files):
        family.write(folder)
    folder.write_truth()
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folder = make(options.out, options.seed)
    truth = folder.truth
    named = sum(1 for person in folder.people if truth.spellings[person.key])
    print(f"{len(folder.papers)} files, {named} people of {len(folder.people)}")
    print(f"{len(truth.values)} values to go, {len(truth.stays)} to stay")
    print("told by", dict(Counter(how for _, how, _ in truth.values.values())))
    print("formats", dict(Counter(Path(path).suffix for path in folder.papers)))


if __name__ == "__main__":
    main()
