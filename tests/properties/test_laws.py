"""The laws of the house that concern the whole way of a file. Those of one room are tested in its own tests."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gptsanitize import Key, Sanitizer
from gptsanitize.detect import Detector
from gptsanitize.errors import InputError
from gptsanitize.formats import open_document
from gptsanitize.limits import Limits
from gptsanitize.model import FormatOptions, Level, Policy
from gptsanitize.pipeline import survey
from gptsanitize.policy import default_policy

SUFFIXES = (".txt", ".md", ".csv", ".tsv", ".docx", ".xlsx", ".pdf", ".log")
TIGHT = Limits(expanded_bytes=20_000_000, members=500, pages=50, cells=100_000, seconds=20)
FAST = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@cache
def rules_only() -> Policy:
    return replace(default_policy(), names_model="")


@cache
def key() -> Key:
    return Key(bytes(range(32)))


def check_outcome(path: Path) -> None:
    """Read a file to its end: segments in order come out, or our own error."""
    with suppress(InputError), open_document(path, FormatOptions(), TIGHT) as document:
        assert all(segment.id == number for number, segment in enumerate(document.segments()))


# ---- law 1: any bytes under any name give segments or our error ----------------------------------------------------


@FAST
@given(content=st.binary(max_size=3000), suffix=st.sampled_from(SUFFIXES))
def test_any_bytes_give_segments_or_our_error(tmp_path: Path, content: bytes, suffix: str) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(content)
    check_outcome(path)


@FAST
@given(seed=st.integers(0, 2**32))
def test_damaged_files_give_segments_or_our_error(tmp_path: Path, samples: Path, seed: int) -> None:
    chance = random.Random(seed)
    source = chance.choice(sorted(path for path in (samples / "knowledge").rglob("*") if path.is_file()))
    content = bytearray(source.read_bytes())
    for _ in range(chance.randint(1, 12)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    if chance.random() < 0.3:
        del content[chance.randrange(len(content)) :]
    path = tmp_path / f"damaged{source.suffix}"
    path.write_bytes(bytes(content))
    check_outcome(path)


# ---- laws 3, 5, 6: no original survives; the output holds only surrogates; the same value, the same surrogate --------

people = st.builds("{}.{}".format, st.sampled_from(("anna", "jorge", "mei")), st.sampled_from(("quill", "sato", "ek")))
emails = st.builds("{}@{}".format, people, st.sampled_from(("quilltex.com", "sato-werke.de", "ek.co.uk")))
ssns = st.builds("{:03d}-{:02d}-{:04d}".format, st.integers(100, 600), st.integers(10, 99), st.integers(1000, 9999))
values = st.one_of(emails, ssns.map("SSN: {}".format))
texts = st.lists(values, min_size=1, max_size=8).map(lambda found: "Notes. " + " and then ".join(found) + ". End.")


@FAST
@given(text=texts)
def test_no_value_survives_and_the_rest_is_unchanged(text: str) -> None:
    cleaned = sanitizer().text(text)
    for value in text.removeprefix("Notes. ").removesuffix(". End.").split(" and then "):
        assert value.removeprefix("SSN: ") not in cleaned
    assert cleaned.startswith("Notes. ")
    assert cleaned.endswith(". End.")
    assert cleaned.count(" and then ") == text.count(" and then ")


@FAST
@given(text=texts)
def test_a_text_has_one_clean_form_whoever_makes_it(text: str) -> None:
    again = Sanitizer(rules_only(), Key(bytes(range(32)))).text(text)
    assert sanitizer().text(text) == again
    assert Sanitizer(rules_only(), Key(bytes(range(1, 33)))).text(text) != again


@cache
def sanitizer() -> Sanitizer:
    return Sanitizer(rules_only(), key())


# ---- law 7 and the order of files --------------------------------------------------------------------------------


def release(sources: list[Path], out: Path, jobs: int) -> dict[str, bytes]:
    with Sanitizer(rules_only(), key(), jobs=jobs) as opened:
        opened.folder(sources, out, source_names=True)
    return {str(path.relative_to(out)): path.read_bytes() for path in (out / "clean").rglob("*") if path.is_file()}


def test_jobs_and_order_change_no_byte(tmp_path: Path, samples: Path) -> None:
    sources = sorted(path for path in (samples / "knowledge").iterdir())
    one = release(sources, tmp_path / "one", 1)
    two = release(sources[::-1], tmp_path / "two", 3)
    assert one
    assert one == two


# ---- law 9: no repr, log line, exception or manifest holds a value --------------------------------------------------

CANARY = "zarquon.beeblebrox@heartofgold-ships.com"


def planted(folder: Path) -> Iterator[Path]:
    folder.mkdir()
    (folder / "a.txt").write_text(f"Mail {CANARY}")
    (folder / f"{CANARY}.md").write_text(f"# {CANARY}\n")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04" + CANARY.encode() * 50)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n" + CANARY.encode() * 50)
    (folder / "t.csv").write_text(f"mail\n{CANARY}\n")
    yield from folder.iterdir()


def test_no_value_is_said_anywhere(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    list(planted(tmp_path / "in"))
    with Sanitizer(rules_only(), key(), jobs=1) as opened:
        said = [repr(event) for event in opened.stream(tmp_path / "in", tmp_path / "out")]
    surveyed = survey(tmp_path / "in" / "a.txt", Detector(rules_only()), rules_only())
    said += [repr(surveyed), repr(surveyed.mentions), repr(surveyed.findings), caplog.text, repr(key())]
    said += [path.read_text("utf-8", "replace") for path in (tmp_path / "out").glob("*.*")]
    said += [str(path) for path in (tmp_path / "out").rglob("*")]
    assert not [line for line in said if "zarquon" in line.casefold()]


# ---- law 11: fail closed -----------------------------------------------------------------------------------------


def test_what_cannot_be_proven_is_never_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that loses every edit is caught by the witness."""
    from gptsanitize.errors import WithheldError
    from gptsanitize.mask import Masker
    from gptsanitize.pipeline import Rewriter

    source = tmp_path / "a.txt"
    source.write_text(f"Mail {CANARY} and more")
    surveyed = survey(source, Detector(rules_only()), rules_only())
    rewriter = Rewriter(Masker(key(), rules_only()).plan(surveyed.mentions), rules_only())
    monkeypatch.setattr(rewriter.editor, "of_segment", lambda *_: iter(()))
    with pytest.raises(WithheldError) as caught:
        rewriter.rewrite(source, tmp_path / "b.txt", surveyed)
    assert caught.value.reason == "survivor"
    assert "zarquon" not in str(caught.value).casefold()


def test_the_level_of_a_whole_is_the_highest_of_its_parts(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Mail {CANARY}.\n\nSSN: 512-33-9876.\n")
    assert survey(path, Detector(rules_only()), rules_only()).level is Level.RESTRICTED
