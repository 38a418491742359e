"""Lists are kept between runs, and gathered anew where they cannot be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gptsanitize.knowledge.kept import kept


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GPTSANITIZE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def counted(calls: list[int]) -> frozenset[str]:
    calls.append(1)
    return frozenset({"quillon", "ßtraßenname", "a b"})


def test_a_list_is_gathered_once_for_all_runs(cache: Path) -> None:
    calls: list[int] = []

    def names() -> frozenset[str]:
        return counted(calls)

    assert kept(names)() == kept(names)() == {"quillon", "ßtraßenname", "a b"}
    assert len(calls) == 1
    assert [path.suffix for path in (cache / "lists").iterdir()] == [".txt"]


@pytest.mark.skipif(os.name == "nt", reason="a folder is its user's there")
def test_what_others_may_have_written_is_not_read(cache: Path) -> None:
    calls: list[int] = []

    def names() -> frozenset[str]:
        return counted(calls)

    kept(names)()
    (place,) = (cache / "lists").iterdir()
    place.write_text("mallory", "utf-8")
    place.chmod(0o666)
    assert "mallory" not in kept(names)()
    assert len(calls) == 2


def test_without_a_place_only_time_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("GPTSANITIZE_CACHE", str(tmp_path / "file"))
    calls: list[int] = []

    def names() -> frozenset[str]:
        return counted(calls)

    assert kept(names)() == kept(names)()
    assert len(calls) == 2
