"""A release appears whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from gptsanitize.batch.release import CLEAN, staged
from gptsanitize.errors import TargetError


def build(out: Path, text: str) -> None:
    with staged(out) as staging:
        (staging / CLEAN / "a.txt").write_text(text)
        for name in ("manifest.json", "manifest.csv", "report.html"):
            (staging / name).write_text(text)
        assert not (out / CLEAN / "a.txt").exists() or (out / CLEAN / "a.txt").read_text() != text


def tree(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_a_new_release_appears_by_one_rename(tmp_path: Path) -> None:
    build(tmp_path / "deep" / "out", "one")
    assert set(tree(tmp_path / "deep")) == {
        "out/clean/a.txt",
        "out/manifest.json",
        "out/manifest.csv",
        "out/report.html",
    }


def test_an_old_release_is_replaced_and_other_files_are_left_alone(tmp_path: Path) -> None:
    build(tmp_path / "out", "one")
    (tmp_path / "out" / "notes.txt").write_text("mine")
    (tmp_path / "out" / CLEAN / "stale.txt").write_text("old")
    build(tmp_path / "out", "two")
    found = tree(tmp_path)
    assert found.pop("out/notes.txt") == "mine"
    assert set(found.values()) == {"two"}


@pytest.mark.parametrize("existing", [True, False])
def test_an_error_leaves_everything_as_it_was(tmp_path: Path, existing: bool) -> None:
    if existing:
        build(tmp_path / "out", "one")
    before = tree(tmp_path)
    with pytest.raises(KeyboardInterrupt), staged(tmp_path / "out") as staging:
        (staging / CLEAN / "half.txt").write_text("half")
        raise KeyboardInterrupt
    assert tree(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == (["out"] if existing else [])


def test_a_full_disk_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(TargetError) as caught, staged(tmp_path / "out"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert caught.value.reason == "disk-full"
    assert list(tmp_path.iterdir()) == []


def test_an_old_release_is_back_when_the_new_one_cannot_appear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    (out / CLEAN).mkdir(parents=True)
    (out / "manifest.json").write_text("old")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if target == out / "report.html":  # of the new release
            raise PermissionError(13, "no")
        return rename(self, target)

    with pytest.raises(TargetError), staged(out) as staging:
        for name in ("manifest.json", "manifest.csv", "report.html"):
            (staging / name).write_text("new")
        monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.undo()
    assert sorted(path.name for path in out.iterdir()) == ["clean", "manifest.json"]
    assert (out / "manifest.json").read_text() == "old"
