"""Values in base64, in HTML entities, JSON escapes and percent signs."""

from __future__ import annotations

import base64

import pytest

from gptsanitize.detect import Detector
from gptsanitize.detect.views.encoded import decoded_runs
from gptsanitize.model import Place, Policy, Segment, Term

DETECTOR = Detector(Policy(names_model="", terms=(Term("Falcon"),)))


def found(text: str) -> list[tuple[str, str]]:
    ((_, findings),) = DETECTOR.find([Segment(0, text, Place.BODY, "")])
    return [(finding.entity, text[finding.start : finding.end]) for finding in findings]


@pytest.mark.parametrize("inside", ["mail jane@example.com", "SSN: 536-90-4399 of Jane", "the Falcon project starts"])
def test_base64_that_holds_a_value_is_masked_whole(inside: str) -> None:
    run = base64.b64encode(inside.encode()).decode()
    for form in (run, run.rstrip("="), run.translate(str.maketrans("+/", "-_"))):
        assert found(f"data={form}; next") == [("SECRET", form)]


@pytest.mark.parametrize("inside", [b"hello world, hello world", b"\x00\x01\x02\xff" * 8, b"see https://example.com/x"])
def test_other_base64_stays(inside: bytes) -> None:
    assert found(f"data: {base64.b64encode(inside).decode()} next") == []


def test_words_and_hashes_are_no_base64() -> None:
    assert list(decoded_runs("internationalization and Donaudampfschifffahrtsgesellschaft " + "9f" * 20)) == []


@pytest.mark.parametrize(
    "written",
    ["jane%40example.com", "jane&#64;example.com", "jane&#x40;example.com", "jane&commat;example&period;com",
     r"jane\u0040example.com"],
)  # fmt: skip
def test_escaped_addresses_are_found_as_they_stand(written: str) -> None:
    assert found(f"write to {written} now") == [("EMAIL", written)]


def test_a_company_with_entities_is_one() -> None:
    text = "von M&uuml;ller &amp; S&ouml;hne GmbH in"
    assert found(text) == [("ORGANIZATION", "M&uuml;ller &amp; S&ouml;hne GmbH")]


@pytest.mark.parametrize("text", ["100%20 off", "a & b; c", r"C:\users\x", "&bogus; &#0; &#xD800; \\uD800"])
def test_what_is_no_escape_stays(text: str) -> None:
    assert found(text) == []


def _hidden(value: str) -> list[str]:
    octets = value.encode()
    once = base64.b64encode(octets).decode()
    return [once, base64.b64encode(once.encode()).decode(), base64.b32encode(octets).decode(), octets.hex()]


@pytest.mark.parametrize("written", _hidden("00481123"))
def test_what_is_encoded_is_told_by_its_label(written: str) -> None:
    assert [value for _, value in found(f"MRN: {written}\nWard: north")] == [written]


def test_base64_that_is_wrapped_is_one_run() -> None:
    text = base64.encodebytes(
        b"a note of no matter, and then the mail of jane.roe@mill.example, and more words"
    ).decode()
    assert found(f"Body:\n\n{text}\nend") == [("SECRET", text.strip())]
