"""Names that are inflected keep their endings, and all their forms are one family."""

from __future__ import annotations

import pytest
from tests.unit.mask.conftest import Planner

from gptsanitize.detect import Lexicon
from gptsanitize.mask import Masker
from gptsanitize.mask.inflected import forms, lemma


@pytest.mark.parametrize(
    ("word", "base", "ending"),
    [
        ("Kowalski", "Kowalski", "i"),
        ("Kowalskiego", "Kowalski", "iego"),
        ("Nowicką", "Nowicki", "ą"),
        ("ZAWADZKA", "ZAWADZKI", "A"),
        ("Nowak", "Nowak", ""),
        ("Wiki", "Wiki", ""),
    ],
)
def test_the_forms_of_a_surname_have_one_lemma(word: str, base: str, ending: str) -> None:
    assert lemma(word) == (base, ending)
    assert not ending or word.isupper() or word in forms(word)


@pytest.mark.parametrize("name", ["Kowalski", "Zawadzki", "Nowicki", "Brzezowski"])
def test_a_family_stays_one_in_all_its_forms(masker: Masker, name: str) -> None:
    stem = masker.replacement("PERSON", name)[:-1]
    assert stem.endswith(("sk", "ck", "zk"))
    for ending in ("iego", "iemu", "im"):
        assert masker.replacement("PERSON", name[:-1] + ending) == stem + ending
    assert masker.replacement("PERSON", name.upper()) == f"{stem}i".upper()


def test_husband_wife_and_mailboxes_agree(planned: Planner) -> None:
    pairs = [("PERSON", "Jan Kowalski"), ("PERSON", "Anna Kowalska"), ("EMAIL", "anna.kowalska@halden.pl")]
    made = planned(pairs).replacements
    surname = made[pairs[0]].split()[-1]
    assert made[pairs[1]].split()[-1] == surname[:-1] + "a"
    assert surname[:-2].lower() in made[pairs[2]]


def test_a_known_person_is_found_in_every_case(planned: Planner) -> None:
    lexicon = Lexicon(planned([("PERSON", "Jan Kowalski")]).lexicon)
    text = "Umowa z panem Kowalskim, adres pani Kowalskiej, od Kowalskiego, państwa Kowalskich"
    assert len(lexicon.find(text)) == 4


@pytest.mark.parametrize("name", ["Franziska", "Tasha"])
def test_other_words_are_no_adjectives(planned: Planner, name: str) -> None:
    made = planned([("PERSON", f"{name} Meier")]).replacements["PERSON", f"{name} Meier"]
    assert not made.split()[0].endswith(("ska", "cka"))


@pytest.mark.parametrize("ending", ["'ın", "’in", "'a", "'dan", "'la", "'yi", "'nin"])
def test_what_turkish_hangs_on_a_name_stays(masker: Masker, ending: str) -> None:
    whole = masker.replacement("PERSON", f"Ayşe Yılmaz{ending}")
    assert whole == masker.replacement("PERSON", "Ayşe Yılmaz") + ending


@pytest.mark.parametrize("name", ["O'Brien", "D'Angelo", "Shea O'Hara"])
def test_an_apostrophe_within_a_name_ends_none(masker: Masker, name: str) -> None:
    assert masker.replacement("PERSON", name).count("'") == 1
