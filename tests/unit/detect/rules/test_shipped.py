"""The shipped rules are kept where only their user can write, and are the same as those of the files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from gptsanitize.detect.rules.reading import Rule, read_rules
from gptsanitize.detect.rules.shipped import kept_rules
from gptsanitize.resources import recognizers_folder

PATHS = sorted(recognizers_folder().glob("*.yaml"))


def read(path: Path) -> tuple[Rule, ...]:
    return read_rules(path, trusted=True)


def unread(path: Path) -> tuple[Rule, ...]:
    raise AssertionError(f"{path.name} is read again")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("GPTSANITIZE_CACHE", str(folder))
    return folder


def kept(cache: Path) -> Path:
    (place,) = (cache / "rules").iterdir()
    return place


def test_kept_rules_are_those_of_the_files(cache: Path) -> None:
    rules = tuple(rule for path in PATHS for rule in read(path))
    assert kept_rules(PATHS, read) == rules
    assert kept(cache).suffix == ".json"
    assert kept_rules(PATHS, unread) == rules


def test_other_rule_files_are_other_rules(tmp_path: Path) -> None:
    changed = tmp_path / PATHS[0].name
    changed.write_bytes(PATHS[0].read_bytes() + b"\n# one line more\n")
    kept_rules(PATHS[:1], read)
    with pytest.raises(AssertionError, match="is read again"):
        kept_rules([changed], unread)


@pytest.mark.parametrize(
    "content", ["", "[", "{}", '[{"id": 1}]', '[{"id": "a", "no such field": 1}]', "[[]]", "[]", "null"]
)
def test_a_damaged_file_is_written_again(cache: Path, content: str) -> None:
    rules = kept_rules(PATHS[:1], read)
    kept(cache).write_text(content, "utf-8")
    assert kept_rules(PATHS[:1], read) == rules
    assert json.loads(kept(cache).read_text("utf-8"))


@pytest.mark.skipif(os.name == "nt", reason="the rights of files are others there")
@pytest.mark.parametrize("which", ["file", "folder"])
def test_what_others_may_have_written_is_not_believed(cache: Path, which: str) -> None:
    kept_rules(PATHS[:1], read)
    place = kept(cache)
    (place if which == "file" else place.parent).chmod(0o777)
    with pytest.raises(AssertionError, match="is read again"):
        kept_rules(PATHS[:1], unread)


def test_rules_are_read_where_nothing_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    monkeypatch.setenv("GPTSANITIZE_CACHE", str(blocked))
    assert kept_rules(PATHS[:1], read) == read(PATHS[0])


def test_a_few_are_kept(tmp_path: Path, cache: Path) -> None:
    changed = tmp_path / PATHS[0].name
    for number in range(7):
        changed.write_bytes(PATHS[0].read_bytes() + b"\n" * number)
        kept_rules([changed], read)
    assert len(list((cache / "rules").iterdir())) == 4
