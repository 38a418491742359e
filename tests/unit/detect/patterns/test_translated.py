"""Patterns that are kept match as they did, and a file that nobody should trust is not read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gptsanitize.detect.patterns import firsts, translated
from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.patterns.translated import Facts, facts_known, keep_translations, note_facts

SOURCES = [rf"(?<!\w)(?:x{number}|(?P<v>[0-9]{{2}}))(?!\w)" for number in range(120)]
TEXT = "x1 22 x33 x39x 7 08"

pytestmark = pytest.mark.skipif(not firsts._KNOWN_ENGINE, reason="this Python has another engine")


def start_anew() -> None:
    translated._kept.cache_clear()
    translated._new.clear()
    translated._new_facts.clear()
    compiled.cache_clear()


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("GPTSANITIZE_CACHE", str(tmp_path))
    start_anew()
    yield tmp_path
    start_anew()


def found() -> list[list[tuple[tuple[int, int], dict[str, str | None]]]]:
    return [[(m.span(), m.groupdict()) for m in compiled(source).finditer(TEXT)] for source in SOURCES]


def kept(cache: Path) -> Path:
    (place,) = (cache / "patterns").iterdir()
    return place


def forbid_to_translate(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: str, flags: int) -> None:
        raise AssertionError(f"translated again: {source} {flags}")

    monkeypatch.setattr(firsts, "_translation", refuse)


def test_the_next_process_translates_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = found()
    note_facts("[0-9]@", Facts(holds_digit=True, sign="@", longest=2))
    keep_translations()
    assert kept(cache).stat().st_mode & 0o077 == 0 or os.name == "nt"
    start_anew()
    forbid_to_translate(monkeypatch)
    assert found() == before
    assert [each.pattern for each in map(compiled, SOURCES)] == SOURCES
    assert facts_known("[0-9]@") == (True, "@", 2)
    with pytest.raises(AssertionError, match="translated again"):
        compiled(SOURCES[0], re.IGNORECASE)


def test_what_is_the_users_own_is_not_kept(cache: Path) -> None:
    for source in SOURCES:
        compiled(source, keep=False)
    keep_translations()
    assert not (cache / "patterns").exists()


@pytest.mark.parametrize("content", [b"", b"[", b"[{}]", b"[{}, {}", b"null\n", b"[[], 1]\n", b"\xff\n"])
def test_a_damaged_file_is_not_read(cache: Path, content: bytes) -> None:
    before = found()
    keep_translations()
    kept(cache).write_bytes(content)
    start_anew()
    assert found() == before


def test_a_cut_file_is_read_as_far_as_it_goes(cache: Path) -> None:
    before = found()
    keep_translations()
    kept(cache).write_bytes(kept(cache).read_bytes()[:-101])
    start_anew()
    assert found() == before


def test_code_that_the_engine_refuses_is_made_again(cache: Path) -> None:
    before = found()
    keep_translations()
    head, _, codes = kept(cache).read_bytes().partition(b"\n")
    kept(cache).write_bytes(head + b"\n" + b"\xfe" * len(codes))
    start_anew()
    assert found() == before


@pytest.mark.skipif(os.name == "nt", reason="a user's folder is the user's alone there")
def test_a_file_that_others_may_write_is_not_read(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found()
    keep_translations()
    kept(cache).chmod(0o666)
    start_anew()
    forbid_to_translate(monkeypatch)
    with pytest.raises(AssertionError, match="translated again"):
        compiled(SOURCES[0])
