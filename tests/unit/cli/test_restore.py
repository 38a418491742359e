"""What `gptsanitize restore` reads from standard input: a file as a whole, a pipe as it comes."""

from __future__ import annotations

import os
import select
import sys
from pathlib import Path

import pytest

from gptsanitize.cli.restore import _read, _read_ahead, _standard_input
from gptsanitize.errors import CorruptError, UsageError


def test_a_file_is_read_as_a_whole_where_nothing_can_be_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no socket")

    monkeypatch.setattr(select, "select", refuse)
    (tmp_path / "answer.txt").write_bytes(b"x" * 3_000_000)
    with (tmp_path / "answer.txt").open("rb") as stream:
        ready, is_all = _read_ahead(stream.fileno())
    assert is_all
    assert len(ready) == 3_000_000


def test_a_pipe_that_cannot_be_waited_for_is_read_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no socket")

    monkeypatch.setattr(select, "select", refuse)
    out, into = os.pipe()
    try:
        os.write(into, b"text")
        assert _read_ahead(out) == (b"", False)
        assert _read(out) == b"text"
    finally:
        os.close(out)
        os.close(into)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    descriptor = os.open(tmp_path / "out", os.O_WRONLY | os.O_CREAT)
    try:
        with pytest.raises(CorruptError) as caught:
            _read_ahead(descriptor)
    finally:
        os.close(descriptor)
    assert caught.value.reason == "unreadable"


def test_a_closed_input_is_a_wrong_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError) as caught:
        _standard_input()
    assert caught.value.reason == "no-input"
