"""Dates by person through the whole chain: each person's intervals hold in every file and format."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

from gptsanitize import Key, Sanitizer
from gptsanitize.model import DateOptions
from gptsanitize.policy import default_policy

KEY = Key(bytes(range(7, 39)))
ISO = re.compile(r"\d{4}-\d\d-\d\d")


def test_each_persons_dates_move_alike_in_every_file(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "names-first.csv").write_text(
        "name,date of birth,hired\nJane Roe,1980-03-02,2010-05-06\nSam Poe,1990-12-01,2012-01-02\n", "utf-8"
    )
    (folder / "names-last.csv").write_text(
        "date of birth,hired,name\n1980-03-02,2010-05-06,Jane Roe\n1990-12-01,2012-01-02,Sam Poe\n", "utf-8"
    )
    policy = replace(default_policy(), names_model="", dates=DateOptions(shift="person"))
    with Sanitizer(policy, KEY, jobs=1) as sanitizer:
        sanitizer.folder(folder, tmp_path / "out")
    shifts: list[list[dt.timedelta]] = []
    for path in sorted(folder.iterdir()):
        clean = (tmp_path / "out" / "clean" / path.name).read_text("utf-8").splitlines()
        for before, after in zip(path.read_text("utf-8").splitlines()[1:], clean[1:], strict=True):
            pairs = zip(ISO.findall(before), ISO.findall(after), strict=True)
            shifts.append([dt.date.fromisoformat(new) - dt.date.fromisoformat(old) for old, new in pairs])
    assert all(len(set(row)) == 1 and row[0].days < 0 for row in shifts)
    assert shifts[:2] == shifts[2:]
    assert shifts[0] != shifts[1]
