"""What code shows to be identifiers is nobody's name, in the code and in the prose about it."""

from __future__ import annotations

import pytest

from gptsanitize.detect.corpus.identifiers import Identifiers
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.model import Place, Segment


def segment(text: str, place: Place = Place.BODY) -> Segment:
    return Segment(0, text, place, "")


def hit(text: str, value: str, entity: str = "PERSON", rule: str = NAMES_RULE) -> Hit:
    start = text.index(value)
    return Hit(start, start + len(value), entity, rule, 0.8, "")


def stays(text: str, value: str, *, code: str = "", place: Place = Place.BODY, rule: str = NAMES_RULE) -> bool:
    """Whether a finding of `value` stays, with `code` elsewhere in the file."""
    seen = segment(text, place)
    identifiers = Identifiers()
    identifiers.learn([segment(code, Place.CODE), seen])
    return identifiers.without(seen, (hit(text, value, rule=rule),)) != ()


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("from datamodel import InputFormat, Document\n", "Document"),
        ("import docling\n", "Docling"),
        ("pip install --upgrade langflow\n", "Langflow"),
        ("class Repository(ABC):\n", "Repository"),
        ("raise Refused from None", "Refused"),
        ("x = Generic[int]", "Generic"),
        ("status = result.Standing", "Standing"),
        ("opts = {InputFormat.PDF: 1}", "InputFormat"),
    ],
)
def test_words_of_code_are_nobody_in_the_prose(code: str, value: str) -> None:
    text = f"We asked {value} about it."
    assert not stays(text, value, code=code)
    assert stays(text, value)


@pytest.mark.parametrize("code", ['print("Jane Roe")', "# Jane Roe wrote this", "author: Jane Roe", "x = 'Roe'"])
def test_strings_comments_and_data_of_code_may_name_people(code: str) -> None:
    assert stays(code, "Roe", place=Place.CODE)
    assert stays("Ask Roe.", "Roe", code=code)


def test_a_given_name_that_is_a_command_is_nobody() -> None:
    assert not stays("Open kate with a file.", "kate", code="kate --new notes.txt", rule="given-name")
    assert stays("Ask kate for the file.", "kate", code="open --new notes.txt", rule="given-name")


def test_a_word_of_a_projects_address_is_nobody() -> None:
    link = segment("see https://github.com/somebody/quorlix-server for more")
    seen = segment("Quorlix is fast.")
    identifiers = Identifiers()
    identifiers.learn([link, seen])
    assert identifiers.without(seen, (hit("Quorlix is fast.", "Quorlix"),)) == ()
    other = segment("Somebody is fast.")
    assert identifiers.without(other, (hit("Somebody is fast.", "Somebody"),)) != ()


def test_a_bare_word_of_code_is_nobody() -> None:
    assert not stays("return Lifecycle + 1", "Lifecycle", place=Place.CODE)
    assert not stays("Use `Lifecycle` here.", "Lifecycle")
    assert not stays("Thus:\n```python\nreturn Lifecycle\n```\n", "Lifecycle")


@pytest.mark.parametrize("text", ["org.apache.tika.parser.Gdal", "call Gdal.open(x)", "std::Gdal", "see Gdal() there"])
def test_a_part_of_a_path_is_nobody(text: str) -> None:
    assert not stays(text, "Gdal")


def test_only_what_the_model_alone_says_is_taken_back() -> None:
    assert stays("Ask Docling.", "Docling", code="import docling\n", rule="titled-person")


def test_what_was_read_before_counts_later() -> None:
    identifiers = Identifiers()
    identifiers.learn([segment("import docling\n", Place.CODE)])
    later = segment("Docling is here.")
    identifiers.learn([later])
    assert not identifiers.without(later, (hit(later.text, "Docling"),))
