"""Laws of the way back: pieces do not matter, a trail is exact, nothing is found that was not put there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.mask import Ledger
from gptsanitize.restore import Restorer, Retracer

PAIRS = (
    ("PERSON", "Ida Grantham", "Jane Roe"),
    ("PERSON", "Bea Norwell", "John O'Neil"),
    ("PERSON", "Ida Norström", "Jane Müller"),
    ("EMAIL", "ida.grantham@x.example", "jane.roe@acme.test"),
    ("ORGANIZATION", "Harbour Foods", "Acme"),
    ("ID", "AB-12345", "XY-98765"),
    ("PHONE", "+1 202-555-0143", "+1 617-321-9876"),
)


def made() -> Ledger:
    ledger = Ledger()
    for entity, surrogate, original in PAIRS:
        ledger.add(entity, surrogate, original, 1)
    return ledger


RESTORER = Restorer(made())
WORDS = "Ida Grantham Bea Norwell Norström ida GRANTHAM Ms. B. Harbour Foods AB-12345 said the 37 Grantham's".split()
PIECES = [
    *WORDS,
    "ida.grantham@x.example",
    " ",
    "\n",
    ", ",
    ", B. ",
    "+1 202",
    "555-0143",
    "12025550143",
    "(",
    "Norstrom",
    "**",
    "_",
    "Norstr\\u00f6m",
    "%20",
    "&ouml;",
    ". ",
    "-",
    "x",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).flatmap(
    lambda parts: st.sampled_from([" ", "", " "]).map(lambda joint: joint.join(parts))
)


@given(TEXTS, st.lists(st.integers(1, 12), min_size=1, max_size=8))
def test_pieces_do_not_matter(text: str, sizes: list[int]) -> None:
    whole = RESTORER.restore(text, is_json=False)
    stream = RESTORER.stream(is_json=False)
    pieces, start, number = [], 0, 0
    while start < len(text):
        size = sizes[number % len(sizes)]
        pieces.append(text[start : start + size])
        start, number = start + size, number + 1
    assert "".join(stream.pieces(pieces)) == whole.text
    assert stream.count == whole.count
    assert stream.unsure == whole.unsure


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_trail_leads_back_from_anything_to_anything(clean: str, source: str) -> None:
    ledger = made()
    Retracer(ledger).retrace(clean, source, ledger)
    again = Ledger.decode(ledger.encode())
    plain = source.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    restored = Restorer(again).restore(clean).text
    assert restored.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff") == plain


@given(st.text(alphabet=st.characters(exclude_characters="IiBbHhAaNnGgJjFf0"), max_size=300))
def test_what_holds_no_surrogate_is_unchanged(text: str) -> None:
    assert RESTORER.restore(text).text == text
