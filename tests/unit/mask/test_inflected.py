"""Names that are inflected keep their endings, and all their forms are one family."""

from __future__ import annotations

import pytest
from tests.unit.mask.conftest import Planner

from gptsanitize.detect import Lexicon
from gptsanitize.mask import Masker
from gptsanitize.mask.inflected import Inflected, declined, forms, inflected, lemma
from gptsanitize.mask.vocabulary import fold
from gptsanitize.model import Mention


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


def words_of(planned: Planner, *names: str) -> list[str]:
    """The surnames of the fakes, without accents."""
    made = planned([("PERSON", name) for name in names]).replacements
    return [fold(made["PERSON", name].split()[-1]) for name in names]


@pytest.mark.parametrize(
    ("name", "form", "ending"),
    [
        ("Petr Novák", "Jana Nováková", "ova"),
        ("Petr Svoboda", "Jana Svobodová", "ova"),
        ("Petr Němec", "Jana Němcová", "ova"),
        ("Petr Novák", "Jany Novákové", "ove"),
        ("Petr Novák", "Petra Nováka", "a"),
        ("Petr Novák", "Petrem Novákem", "em"),
        ("Jan Nowak", "Jana Nowaka", "a"),
        ("Jan Nowak", "Janem Nowakiem", "iem"),
        ("Ivo Horvat", "Ive Horvata", "a"),
        ("Péter Kovács", "Mária Kovácsné", "ne"),
        ("Jonas Brazdžionis", "Ona Brazdžionienė", "iene"),
        ("Olli Virtanen", "Olli Virtasen", "sen"),
    ],
)
def test_forms_of_other_languages_are_one_family(planned: Planner, name: str, form: str, ending: str) -> None:
    base, made = words_of(planned, name, form)
    assert made.endswith(ending)
    stem = made.removesuffix(ending)
    assert len(stem) > 2
    assert base.startswith(stem)
    assert len(base) - len(stem) <= 3


def test_a_mailbox_of_a_wife_has_her_form(planned: Planner) -> None:
    pairs = [("PERSON", "Petr Novák"), ("PERSON", "Jana Nováková"), ("EMAIL", "jana.novakova@halden.cz")]
    made = planned(pairs).replacements
    given, surname = map(fold, made[pairs[1]].split())
    assert made[pairs[2]].startswith(f"{given}.{surname}@")


@pytest.mark.parametrize(("name", "other"), [("Rob Hale", "Ann Halena"), ("Paul Karin", "Eva Karina")])
def test_what_is_no_form_is_no_family(planned: Planner, name: str, other: str) -> None:
    base, made = words_of(planned, name, other)
    assert base != made


def test_a_name_of_the_lists_is_nobodys_case(planned: Planner) -> None:
    made = planned([("PERSON", "Ann Robert"), ("PERSON", "Roberta Lane")]).replacements
    first, second = made["PERSON", "Ann Robert"].split()[1], made["PERSON", "Roberta Lane"].split()[0]
    assert not second.lower().startswith(first.lower())


def test_a_known_family_is_found_in_its_cases(planned: Planner) -> None:
    lexicon = Lexicon(planned([("PERSON", "Jan Nowak"), ("PERSON", "Petr Dvořák")]).lexicon)
    assert len(lexicon.find("Rozmowa z Nowakiem, list Nowaka; smlouva s Dvořákem, od Dvořáka, panu Dvořákovi")) == 5
    assert not lexicon.find("nowaker, Nowakova, Dvor")


def test_all_forms_are_read_back() -> None:
    for name, language in (("Novák", "cs"), ("Svoboda", "cs"), ("Horvat", "hr"), ("Nowak", ""), ("Kovács", "hu")):
        found = declined(name, language)
        assert found
        for form in found:
            assert fold(name) in {each.base for each in inflected(fold(form))}
    assert not declined("Smith", "")


@pytest.mark.parametrize(
    ("reading", "fake", "made"),
    [
        (Inflected("novak", "", "ova"), "kucera", "kucerova"),
        (Inflected("virtanen", "nen", "sen"), "lahtinen", "lahtisen"),
        (Inflected("kovacs", "", "ne"), "szabo", "szabone"),
        (Inflected("novak", "", "ova"), "vlckova", "vlckova"),
    ],
)
def test_the_form_of_another_name(reading: Inflected, fake: str, made: str) -> None:
    assert reading.of(fake) == made


def test_a_genitive_is_the_fake_of_the_name_with_an_s(masker: Masker) -> None:
    mentions = [Mention("PERSON", name, score=0.9) for name in ("Jörg", "Jörgs", "Ute")]
    made = masker.plan(mentions).replacements
    assert made["PERSON", "Jörgs"].rstrip("s") == made["PERSON", "Jörg"].rstrip("s")


@pytest.mark.parametrize(
    "text", ["Marijke ten Brink", "ten Brink", "MARIJKE TEN BRINK", "Brink, Marijke ten", "Ten Brink", "M. ten Brink"]
)
def test_a_particle_written_small_stays_in_every_form(planned: Planner, text: str) -> None:
    made = planned([("PERSON", "Marijke ten Brink"), ("PERSON", text), ("EMAIL", "m.tenbrink@halden.nl")]).replacements
    given, particle, surname = made["PERSON", "Marijke ten Brink"].split()
    assert particle == "ten"
    assert surname.casefold() in made["PERSON", text].casefold()
    assert "ten" in made["PERSON", text].casefold().split()
    assert made["EMAIL", "m.tenbrink@halden.nl"].startswith(f"{given[0].lower()}.ten{surname.lower()}@")


def test_a_given_name_that_looks_like_a_particle_does_not_stay(planned: Planner) -> None:
    pairs = [("PERSON", "Ben Halden"), ("PERSON", "David ben Orion"), ("PERSON", "BEN HALDEN")]
    made = planned(pairs).replacements
    assert made[pairs[0]].split()[0] != "Ben"
    assert made[pairs[1]].split()[1] == "ben"
    assert made[pairs[2]] == made[pairs[0]].upper()


def test_a_listed_given_name_is_looked_for_though_it_is_a_rare_word(planned: Planner) -> None:
    lexicon = Lexicon(planned([("PERSON", "Bondarchuk, Taras")]).lexicon)
    assert lexicon.find("Trade fair with Taras")


def test_a_wifes_name_proves_that_of_her_family(planned: Planner) -> None:
    plan = planned([("PERSON", "Jana Nováková")])
    lexicon = Lexicon(plan.lexicon)
    assert len(lexicon.find("O Novákovi víme málo, pan Novák přijde s Novákem")) == 3


def test_one_name_in_another_case_is_the_same_person(planned: Planner) -> None:
    base, form = (planned([("PERSON", name)]).replacements["PERSON", name] for name in ("Petr Novák", "Petrem Novákem"))
    for word, inflected_word in zip(fold(base).split(), fold(form).split(), strict=True):
        assert inflected_word.startswith(word.rstrip("aeiouy").removesuffix("ov"))
