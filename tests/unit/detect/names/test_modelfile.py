"""The digest of a model is worked out once, and again when a file of it may be another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gptsanitize.detect.names import modelfile


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    (folder / "ner").mkdir(parents=True)
    (folder / "meta.json").write_text("{}", "utf-8")
    (folder / "ner" / "model").write_bytes(b"weights")
    return folder


@pytest.fixture
def memo(tmp_path: Path) -> Path:
    return tmp_path / "names" / "model.json"


def forbid_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(data: Path) -> str:
        raise AssertionError(f"{data.name} is read again")

    monkeypatch.setattr(modelfile, "_digest", refuse)


def test_files_that_are_the_same_are_not_read_again(data: Path, memo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = modelfile._known_digest(data, memo)
    assert digest == modelfile._digest(data)
    forbid_to_read(monkeypatch)
    assert modelfile._known_digest(data, memo) == digest


def test_another_file_is_another_digest(data: Path, memo: Path) -> None:
    digest = modelfile._known_digest(data, memo)
    changed = data / "ner" / "model"
    changed.write_bytes(b"weight5")
    os.utime(changed, ns=(1, 1))
    assert modelfile._known_digest(data, memo) != digest
    (data / "vocab").write_bytes(b"new")
    assert modelfile._known_digest(data, memo) == modelfile._digest(data)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"format": 1, "files": [], "digest": "x"}', b"\xff"])
def test_a_damaged_memo_is_written_again(
    data: Path, memo: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    digest = modelfile._known_digest(data, memo)
    memo.write_bytes(content)
    assert modelfile._known_digest(data, memo) == digest
    forbid_to_read(monkeypatch)
    assert modelfile._known_digest(data, memo) == digest
