"""A sieve may be wrong in one direction only: what a search finds, it never calls quiet."""

from __future__ import annotations

import base64
import unicodedata
import urllib.parse
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.limits import Limits
from gptsanitize.model import Known, Match
from gptsanitize.verify.binary import examine_bytes
from gptsanitize.verify.examination import Examination
from gptsanitize.verify.needles import Needles
from gptsanitize.verify.search import Scope
from gptsanitize.verify.sieve import Sieve

VALUES = {
    "long": "Ottoline Farnborough",
    "Latin": "Jördis Quendlbäch",
    "Polish": "Łucja Świętosława",
    "Cyrillic": "Вероника Полянская",
    "Chinese": "李明华王小红赵",
    "digits": "5105 1051 0510 5100",
    "date": "12/03/2021",
    "short": "Quendl",
    "word": "Grace",
    "sign": "§§",
}
NEEDLES = Needles(
    [
        Known(text, "Alma Ritter", name, Match.WORD if name == "word" else Match.ANYWHERE)
        for name, text in VALUES.items()
    ]
)
SIEVE = Sieve(NEEDLES)
TEXTS: dict[str, Callable[[str], str]] = {
    "as written": lambda text: text,
    "capitals": str.upper,
    "wrapped": lambda text: text.replace(" ", "\n  "),
    "zero width": "\u200b".join,
    "full width": lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "percent": urllib.parse.quote,
    "references": lambda text: "".join(f"&#{ord(c)};" for c in text),
    "backslashes": lambda text: "".join(f"\\u{ord(c):04x}" for c in text),
    "hex": lambda text: text.encode().hex(),
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
}
CODECS = ("utf-8", "utf-16-le", "utf-16-be", "cp1252")
NOISE = st.text(alphabet=st.sampled_from("abc XYZ 12.,-é\u200bß李\n\x00%&="), max_size=40)


def found_in_text(text: str) -> bool:
    examination = Examination(NEEDLES, Limits())
    examination.text("part", text)
    return bool(examination.survivors())


def found_in_bytes(content: bytes, scope: Scope) -> bool:
    examination = Examination(NEEDLES, Limits())
    examine_bytes(content, "part", examination, scope)
    return bool(examination.survivors())


@given(st.sampled_from(sorted(VALUES)), st.sampled_from(sorted(TEXTS)), NOISE, NOISE)
def test_text_that_holds_a_value_is_not_quiet(value: str, form: str, before: str, after: str) -> None:
    text = before + TEXTS[form](VALUES[value]) + after
    assert not (found_in_text(text) and SIEVE.text_is_quiet(text))


@given(
    st.sampled_from(sorted(VALUES)),
    st.sampled_from(["as written", "capitals", "percent", "references", "hex", "base64"]),
    st.sampled_from(CODECS),
    st.binary(max_size=40),
    st.sampled_from([Scope.STRUCTURE, Scope.BINARY]),
)
def test_bytes_that_hold_a_value_are_not_quiet(value: str, form: str, codec: str, noise: bytes, scope: Scope) -> None:
    content = b"\n".join([noise, TEXTS[form](VALUES[value]).encode(codec, "ignore"), noise])
    quiet = SIEVE.bytes_are_quiet(content, binary=scope is Scope.BINARY)
    assert not (found_in_bytes(content, scope) and quiet)


@pytest.mark.parametrize("value", [name for name in VALUES if name not in {"sign", "word", "date", "Chinese"}])
def test_plain_value_is_seen_in_bytes(value: str) -> None:
    assert not SIEVE.bytes_are_quiet(b"\xff\xd8\x80" * 9 + VALUES[value].encode("utf-8") + bytes(range(128, 200)))


def test_value_over_the_edge_of_a_chunk_is_seen() -> None:
    assert not SIEVE.bytes_are_quiet(b"a" * ((1 << 20) - 7) + VALUES["long"].encode() + b"b" * 99)


@pytest.mark.parametrize("text", ["", "A harmless page about nothing at all, of 12 March.", "Ottoline alone", "grace"])
def test_harmless_text_is_quiet(text: str) -> None:
    assert SIEVE.text_is_quiet(text)
    assert SIEVE.bytes_are_quiet(text.encode())
    assert SIEVE.bytes_are_quiet(bytes(range(256)) * 99, binary=True)
