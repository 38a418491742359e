"""Law 3 from the witness's side: what is planted anywhere in any form is found, and what is not there is not found."""

from __future__ import annotations

import base64
import gzip
import io
import itertools
import json
import tempfile
import urllib.parse
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from hypothesis import assume, example, given
from hypothesis import strategies as st

from gptsanitize.limits import Limits
from gptsanitize.model import Known, Match, Survivor
from gptsanitize.verify import Witness

LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßéçñøł"
names = st.builds(
    lambda first, last: f"{first.capitalize()} {last.capitalize()}",
    st.text(LETTERS, min_size=4, max_size=9),
    st.text(LETTERS, min_size=5, max_size=12),
)
mails = st.builds(
    lambda user, host: f"{user}@{host}.example",
    st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=3, max_size=10),
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=10),
)
secrets = st.text("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789", min_size=12, max_size=40)
numbers = st.from_regex(r"[1-9][0-9]{3} [0-9]{4} [0-9]{4}", fullmatch=True)
values = st.one_of(names, mails, secrets, numbers)

# What stands around: words, punctuation, line ends, letters of other scripts; never a letter that touches the value.
around = st.text(st.sampled_from("abc XYZ 012 .,;:!?()\n\t\"'äλж中—…<>&"), max_size=60)

FORMS: dict[str, Callable[[str], str]] = {
    "plain": lambda text: text,
    "capitals": lambda text: text.upper() if len(text.upper()) == len(text) else text,
    "percent": lambda text: urllib.parse.quote(text, safe=""),
    "JSON": json.dumps,
    "references": lambda text: "".join(f"&#{ord(char)};" for char in text),
    "hex": lambda text: f" {text.encode().hex()} ",
    "base64": lambda text: f" {base64.b64encode(text.encode()).decode()} ",
    "UTF-16 in base64": lambda text: f" {base64.b64encode(text.encode('utf-16-le')).decode()} ",
    "zero width": "\u200b".join,
}
forms = st.sampled_from(sorted(FORMS))


def witness(*values: str, match: Match = Match.ANYWHERE) -> Witness:
    return Witness([Known(value, "0", "ENTITY", match) for value in values])


def paragraph(pieces: list[str]) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    runs = "".join(f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>' for piece in pieces)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body><w:p>{runs}</w:p></w:body></w:document>")
    return target.getvalue()


def examine(searching: Witness, content: bytes, suffix: str, folder: Path) -> list[Survivor]:
    path = folder / "written"
    path.write_bytes(content)
    return searching.examine(path, suffix)


@given(values, forms, around, around)
@example("aaaaaa@aaa.example", "base64", "", "")
@example("Aaaa Aaaaa", "hex", "", "aa")
def test_planted_value_is_found_in_every_form(value: str, form: str, before: str, after: str) -> None:
    text = f"{before} {FORMS[form](value)} {after}"
    assert witness(value).examine_text(text, "text"), form


@given(values, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]), around)
def test_planted_value_is_found_in_every_encoding(value: str, encoding: str, text: str) -> None:
    content = f"{text} {value} {text}".encode(encoding)
    with tempfile.TemporaryDirectory() as folder:
        assert examine(witness(value), content, ".txt", Path(folder))


@given(values, st.lists(st.integers(0, 60), max_size=6), around)
def test_value_split_over_elements_is_found(value: str, cuts: list[int], text: str) -> None:
    whole = f"{text} {value} {text}"
    places = sorted({0, len(whole), *(min(len(text) + cut, len(whole)) for cut in cuts)})
    pieces = [whole[start:end] for start, end in itertools.pairwise(places)]
    with tempfile.TemporaryDirectory() as folder:
        assert examine(witness(value), paragraph(pieces), ".docx", Path(folder))


@given(values, st.data())
def test_one_other_character_is_no_survivor(value: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(value) - 1))
    assume(value[at].isalnum())
    other = data.draw(st.sampled_from("0123456789" if value[at].isdecimal() else "abcdefghijklmnopqrstuvwxyz"))
    assume(other != value[at].lower())
    near = value[:at] + other + value[at + 1 :]
    assume(near.casefold() != value.casefold())
    assert witness(value).examine_text(f"see {near}, please", "text") == []


@given(names, st.sampled_from("xé"))
def test_longer_word_is_no_survivor(value: str, letter: str) -> None:
    first, last = value.split()
    for text in (f"{value}{letter}", f"{letter}{value}", f"{first}{letter} {last}"):
        assert witness(value).examine_text(f"a {text}.", "text") == []


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=7).map(str.capitalize), around)
def test_ordinary_word_is_found_only_as_written(value: str, text: str) -> None:
    searching = witness(value, match=Match.WORD)
    assert searching.examine_text(f"{text} {value}, {text}", "text")
    assert searching.examine_text(f"{text} {value.upper()} {text}", "text")
    assert searching.examine_text(f"a{value} {value.lower()}x x{value.upper()}", "text") == []


@given(st.lists(values, min_size=1, max_size=8, unique=True), around)
def test_never_means_never(originals: list[str], text: str) -> None:
    assert witness(*originals, match=Match.NEVER).examine_text(text + " ".join(originals), "text") == []


@given(st.binary(max_size=400), st.sampled_from([".docx", ".pdf", ".txt", ".csv", ".bin", ""]))
def test_any_bytes_give_an_answer_without_the_value(content: bytes, suffix: str) -> None:
    searching = witness("Jördis Quendlbach")
    with tempfile.TemporaryDirectory() as folder:
        for survivor in examine(searching, content, suffix, Path(folder)):
            assert survivor.form == "unreadable"


# ---- containers in containers ------------------------------------------------------------------------------------


def zipped(content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/embeddings/x.bin", content)
    return target.getvalue()


def as_text(content: bytes) -> bytes:
    return b"<?xml version='1.0'?><a>" + base64.b64encode(content) + b"</a>"


WRAPPERS: dict[str, Callable[[bytes], bytes]] = {
    "zip": zipped,
    "gzip": gzip.compress,
    "base64 in a zip": lambda content: zipped(as_text(zipped(content))),
}
XML_FORMS: dict[str, Callable[[str], str]] = {
    "text": escape,
    "attribute": lambda text: f"</t><t a={quoteattr(text)}/><t>",
    "letters": lambda text: "</t><t>".join(map(escape, text)),
    "references": lambda text: "".join(f"&#{ord(char)};" for char in text),
    "percent": lambda text: urllib.parse.quote(text, safe=""),
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "halves in capitals": lambda text: f"{escape(text[:4].upper())}</t><t>{escape(text[4:].upper())}",
}


@given(values, st.sampled_from(sorted(XML_FORMS)), st.lists(st.sampled_from(sorted(WRAPPERS)), max_size=2))
def test_value_is_found_in_containers_in_containers_in_every_form(value: str, form: str, layers: list[str]) -> None:
    assume(form != "halves in capitals" or len(value.upper()) == len(value))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = XML_FORMS[form](value)
    content = f"<?xml version='1.0' encoding='utf-8'?><p xmlns='{space}'><r><t>{text}</t></r></p>".encode()
    for layer in layers:
        content = WRAPPERS[layer](content)
    with tempfile.TemporaryDirectory() as folder:
        assert examine(witness(value), zipped(content), ".docx", Path(folder)), (form, layers)


@given(st.integers(0, 12), st.integers(1, 6))
def test_no_depth_ends_in_silence(layers: int, depth: int) -> None:
    content = b"Jane Quendlbach"
    for _ in range(layers):
        content = zipped(content)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "written.zip"
        path.write_bytes(zipped(content))
        assert Witness([Known("Jane Quendlbach", "0", "PERSON")], Limits(depth=depth)).examine(path)
