"""What holds for surrogates of all entities and any text."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gptsanitize.mask import Key, Masker
from gptsanitize.mask.surrogates import _TABLE, kind_of, read_as
from gptsanitize.model import EntityPolicy, Policy

KEY = Key(bytes(range(7, 39)))
MASKER = Masker(KEY, Policy())
ENTITIES = [*sorted(_TABLE), "MY_OWN", "WORKS_EMAIL", "BADGE_NUMBER", "MEETING_DATE"]
MAY_STAY = frozenset(
    {
        *("DATE", "BIRTH_DATE", "AGE", "MEETING_DATE"),  # no date in it, nothing to move
        *("LOCATION", "ADDRESS"),  # countries, regions, words that say what a place is
        "TITLE",  # Mr, Herr, Mme: plain already
        *("USERNAME", "HOST", "URL", "IP_ADDRESS", "EMAIL", "WORKS_EMAIL"),  # admin, localhost, 127.0.0.1
    }
)
TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(st.sampled_from("aZ09 .,-@:/'’_+=%#()\n\t\\[]{}äßñжЖ中あア한ع"), max_size=40),
    st.from_regex(r"\A[A-Za-z]{1,8}[ .,'@:/-]{1,2}[A-Za-z0-9]{1,10}\Z"),
)


@pytest.mark.parametrize("entity", ENTITIES)
@given(text=TEXTS)
@example("")
@example(" ")
@example("\x00")
@example("\u0301")
@example("=1+1")
@example("İ")
@example("ŉ ﬁ ẞ")
@example("٣٤٥ १२३")
@example("²")
@example("½ ① Ⅷ")
@example("https://[")
@example("a@b")
@example("mailto:")
@example("-----BEGIN")
@example("0" * 40)
@example("\U0001f600")
def test_any_text_has_a_surrogate(entity: str, text: str) -> None:
    made = MASKER.replacement(entity, text)
    assert made or not text
    assert made == MASKER.replacement(entity, text)
    if any(c.isalnum() and c != "0" for c in text) and entity not in MAY_STAY:
        assert made != text


@given(TEXTS, st.sampled_from(ENTITIES))
def test_white_space_around_is_kept_and_no_formula_begins(text: str, entity: str) -> None:
    made = MASKER.replacement(entity, text)
    core = text.strip()
    if core:
        start = text.index(core)
        assert made.startswith(text[:start])
        assert made.endswith(text[start + len(core) :])
        body = made[start : len(made) - len(text) + start + len(core)]
        assert body[:1] not in set("=+-@") or core[0] == body[0]


@pytest.mark.parametrize("entity", ENTITIES)
def test_lone_surrogates_do_not_stop_it(entity: str) -> None:
    assert isinstance(MASKER.replacement(entity, "ab\ud800cd 12"), str)


@pytest.mark.parametrize("entity", sorted({id(kind): entity for entity, kind in _TABLE.items()}.values()))
@pytest.mark.parametrize("unit", ["a1 ", ".", "a@", "/a", "'", "A.", "%41", "ж", "中", "0", "1,", "1.1"])
def test_no_length_stops_it(entity: str, unit: str) -> None:
    """Longer than Python reads a number (4,300 digits)."""
    assert MASKER.replacement(entity, unit * (6_000 // len(unit)))


def test_another_key_gives_other_surrogates() -> None:
    other = Masker(Key(bytes(range(150, 182))), Policy())
    for entity, text in samples():
        assert MASKER.replacement(entity, text) != other.replacement(entity, text), entity


def test_surrogates_do_not_depend_on_what_was_masked_before() -> None:
    pairs = list(samples())
    straight = {pair: MASKER.replacement(*pair) for pair in pairs}
    fresh = Masker(KEY, Policy())
    random.Random(3).shuffle(pairs)
    assert {pair: fresh.replacement(*pair) for pair in pairs} == straight


def test_entities_do_not_share_their_digits() -> None:
    """Whoever knows that account 12345678 is 69986208 learns nothing of badge 12345678."""
    made = {
        MASKER.replacement(entity, "12345678") for entity in ("BANK_ACCOUNT", "EMPLOYEE_ID", "MY_OWN", "NATIONAL_ID")
    }
    assert len(made) == 4


def samples() -> Iterator[tuple[str, str]]:
    """A value of each of many entities."""
    yield from {
        "PERSON": "Maximilian Bartholomew",
        "EMAIL": "maximilian@northwind.com",
        "ORGANIZATION": "Northwind Traders",
        "PHONE": "+49 30 1234567",
        "ADDRESS": "4711 Oak Lane, Springfield, IL 62701",
        "CREDIT_CARD": "4111 1111 1111 1111",
        "IBAN": "DE89 3704 0044 0532 0130 00",
        "US_SSN": "123-45-6789",
        "NATIONAL_ID": "85073003328",
        "VIN": "1HGCM82633A004352",
        "BANK_ACCOUNT": "0532013000",
        "DEVICE_ID": "550e8400-e29b-41d4-a716-446655440000",
        "MAC_ADDRESS": "00:1A:2B:3C:4D:5E",
        "IP_ADDRESS": "2001:db8:1:2::aabb",
        "PASSWORD": "correct horse battery",
        "TERM": "Project Bluebird Sky",
        "HOST": "northwind.com",
    }.items()


@pytest.mark.parametrize(
    ("entity", "text", "read"),
    [
        ("USERNAME", "a@b.com", "EMAIL"),
        ("PERSON", "a@b.com", "EMAIL"),
        ("USERNAME", "a@b", "USERNAME"),
        ("PASSWORD", "a@b.com", "PASSWORD"),
        ("URL", "https://a@b.com", "URL"),
        ("USERNAME", "postgres://a@b.com", "USERNAME"),
    ],
)
def test_a_value_is_read_as_what_it_is(entity: str, text: str, read: str) -> None:
    assert read_as(entity, text) == read


def test_unknown_entities_are_masked_by_what_their_names_say() -> None:
    policy = Policy(entities={"MY_TOKEN": EntityPolicy(group="secret")})
    assert kind_of("MY_TOKEN", policy) is kind_of("PASSWORD", policy)
    assert kind_of("HOME_EMAIL", policy) is kind_of("EMAIL", policy)
    assert kind_of("FAX", policy) is kind_of("PHONE", policy)
    assert MASKER.replacement("BADGE", "AB-1234") != "AB-1234"
