"""People: one fake person under every way of writing."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.mask.conftest import Planner

from gptsanitize.mask import Key, Masker
from gptsanitize.mask.names import Corpus, Names
from gptsanitize.mask.vocabulary import fold, vocabulary
from gptsanitize.model import Mention, Policy

KEYS = [Key(random.Random(seed).randbytes(32)) for seed in range(4)]
PEOPLE = [
    ("John", "Smith"), ("Mary", "Johnson"), ("Maria", "Garcia"), ("Hans", "Schmidt"), ("Giulia", "Rossi"),
    ("Priya", "Nair"), ("Wei", "Chen"), ("Li", "Wu"), ("Daniel", "Okafor"), ("Siobhan", "Nwachukwu"),
    ("Nguyen", "Tran"), ("Robert", "Miller"), ("Xavier", "Quimby"), ("Ulla", "Zyrianova"), ("Kim", "Lee"),
]  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(("given", "surname"), PEOPLE)
def test_all_spellings_tell_one_person(key: Key, given: str, surname: str) -> None:
    masker = Masker(key, Policy())

    def say(text: str) -> str:
        return masker.replacement("PERSON", text)

    first, _, last = say(f"{given} {surname}").partition(" ")
    assert {first, last}.isdisjoint({given, surname})
    assert say(f"{surname}, {given}") == f"{last}, {first}"
    assert say(f"{given[0]}. {surname}") == f"{first[0]}. {last}"
    assert say(f"{surname}, {given[0]}.") == f"{last}, {first[0]}."
    assert say(f"{given} {surname}".upper()) == f"{first} {last}".upper()
    assert say(f"{given} {surname}".lower()) == f"{first} {last}".lower()
    assert say(f"Mr. {surname}") == f"Mr. {last}"
    assert say(f"Dr. {given} {surname}, PhD") == f"Dr. {first} {last}, PhD"
    assert say(f"{surname}'s") == f"{last}'s"
    assert say(f"{given} {surname.upper()}’S") == f"{first} {last.upper()}’S"
    assert say(f"{given} {surname} Jr.") == f"{first} {last} Jr."
    assert say(f"{given} van der {surname}") == f"{first} van der {last}"
    assert say(f"{given[0]}{surname[0]}") == f"{first[0]}{last[0]}" or len(say(f"{given[0]}{surname[0]}")) >= 2


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(("given", "surname"), PEOPLE)
def test_addresses_and_user_names_tell_the_person(key: Key, given: str, surname: str) -> None:
    plan = Masker(key, Policy()).plan(
        _mentions(
            ("PERSON", f"{given} {surname}"),
            *(("EMAIL", f"{local}@acme.com") for local in _locals(given, surname)),
            *(("USERNAME", local) for local in _locals(given, surname)),
        )
    )
    first, _, last = plan.replacements["PERSON", f"{given} {surname}"].partition(" ")
    for local, fake in zip(_locals(given, surname), _locals(first, last), strict=True):
        assert plan.replacements["EMAIL", f"{local}@acme.com"].partition("@")[0] == fake
        assert plan.replacements["USERNAME", local] == fake


def _locals(given: str, surname: str) -> list[str]:
    first, last = fold(given), fold(surname)
    return [f"{first}.{last}", f"{first[0]}.{last}", f"{first[0]}{last}", f"{first}_{last}", f"{last}-{first}", last]


def _mentions(*pairs: tuple[str, str]) -> list[Mention]:

    return [Mention(entity, text, typed=True) for entity, text in pairs]


def test_an_elided_name_is_one_name_in_addresses(planned: Planner) -> None:
    plan = planned(
        [
            ("PERSON", "Siobhan O'Connor"),
            ("PERSON", "Ms. O’Connor"),
            ("EMAIL", "siobhan.oconnor@acme.com"),
            ("EMAIL", "s.o'connor@acme.com"),
            ("USERNAME", "soconnor"),
        ]
    )
    first, _, last = plan.replacements["PERSON", "Siobhan O'Connor"].partition(" O'")
    assert plan.replacements["PERSON", "Ms. O’Connor"] == f"Ms. O’{last}"
    assert plan.replacements["EMAIL", "siobhan.oconnor@acme.com"].startswith(f"{first}.o{last}@".lower())
    assert plan.replacements["EMAIL", "s.o'connor@acme.com"].startswith(f"{first[0]}.o'{last}@".lower())
    assert plan.replacements["USERNAME", "soconnor"] == f"{first[0]}o{last}".lower()


def test_particles_are_part_of_an_address(planned: Planner) -> None:
    plan = planned(
        [
            ("PERSON", "Fatima Al-Sayed"),
            ("EMAIL", "fatima.alsayed@acme.com"),
            ("USERNAME", "falsayed"),
            ("PERSON", "Emily van der Heyden"),
            ("EMAIL", "e.vanderheyden@acme.com"),
        ]
    )
    first, _, last = plan.replacements["PERSON", "Fatima Al-Sayed"].partition(" Al-")
    assert plan.replacements["EMAIL", "fatima.alsayed@acme.com"].startswith(f"{first}.al{last}@".lower())
    assert plan.replacements["USERNAME", "falsayed"] == f"{first[0]}al{last}".lower()
    first, _, last = plan.replacements["PERSON", "Emily van der Heyden"].partition(" van der ")
    assert plan.replacements["EMAIL", "e.vanderheyden@acme.com"].startswith(f"{first[0]}.vander{last}@".lower())


def test_a_double_surname_is_two_names_in_addresses(planned: Planner) -> None:
    plan = planned(
        [
            ("PERSON", "Maria Garcia Lopez"),
            ("PERSON", "Garcia Lopez, Maria"),
            ("EMAIL", "maria.garcialopez@acme.com"),
            ("USERNAME", "mgarcialopez"),
        ]
    )
    first, middle, last = plan.replacements["PERSON", "Maria Garcia Lopez"].split()
    assert plan.replacements["PERSON", "Garcia Lopez, Maria"] == f"{middle} {last}, {first}"
    assert plan.replacements["EMAIL", "maria.garcialopez@acme.com"].startswith(f"{first}.{middle}{last}@".lower())
    assert plan.replacements["USERNAME", "mgarcialopez"] == f"{first[0]}{middle}{last}".lower()


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Zoë Müller", unicodedata.normalize("NFD", "Zoë Müller")),
        ("José Nuñez", unicodedata.normalize("NFD", "José Nuñez")),
        ("Łukasz Łoś", unicodedata.normalize("NFD", "Łukasz Łoś")),
        ("Иван Йорданов", unicodedata.normalize("NFD", "Иван Йорданов")),
    ],
)
def test_normal_forms_tell_one_person(masker: Masker, one: str, two: str) -> None:
    made = [unicodedata.normalize("NFC", masker.replacement("PERSON", text)) for text in (one, two)]
    assert made[0] == made[1]


def test_umlauts_spelled_out_are_the_same_person(planned: Planner) -> None:
    plan = planned([("PERSON", "Thomas Müller"), ("EMAIL", "thomas.mueller@acme.de"), ("PERSON", "T. Muller")])
    first, _, last = plan.replacements["PERSON", "Thomas Müller"].partition(" ")
    assert plan.replacements["EMAIL", "thomas.mueller@acme.de"].startswith(f"{fold(first)}.{fold(last)}@")
    assert fold(plan.replacements["PERSON", "T. Muller"]) == f"{fold(first)[0]}. {fold(last)}"


def test_umlauts_spelled_out_are_the_same_person_also_where_both_are_names(planned: Planner) -> None:
    texts = ("Kai Müller", "Kai Mueller", "Anna Brueckner", "Anna Brückner")
    pairs = [
        *(("PERSON", text) for text in texts),
        ("EMAIL", "kai.mueller@acme.de"),
        ("EMAIL", "anna.bruckner@acme.de"),
    ]
    made = planned(pairs).replacements
    for first, second, mail in (*texts[:2], "kai.mueller@acme.de"), (*texts[2:], "anna.bruckner@acme.de"):
        fake = fold(made["PERSON", first])
        assert fold(made["PERSON", second]) == fake
        assert made["EMAIL", mail].startswith(f"{fake.replace(' ', '.')}@")
    alone = planned([("PERSON", "Kai Müller")]).replacements
    assert made["PERSON", "Kai Müller"] == alone["PERSON", "Kai Müller"], "nothing had to give way"


def test_accents_stand_only_where_names_have_them(masker: Masker, other: Masker) -> None:
    """A fake is written as its language writes it, or for a word without accents without them."""
    names = vocabulary("LATIN")
    written = {name for targets in names.targets.values() for name in targets}
    for name in ("Müller", "Köhler", "García", "Łoś", "Ångström", "Nuñez", "Schröder", "Grünhagel", "Zoë", "Dvořák"):
        for each in (masker, other):
            made = each.replacement("PERSON", name)
            assert made.isascii() or made in written or fold(made) not in names.lexemes
            assert each.replacement("PERSON", fold(name).capitalize()) == fold(made).capitalize()


def test_names_with_accents_mostly_become_names_with_accents(masker: Masker) -> None:
    names = vocabulary("LATIN")
    for language, least in (("es", 0.5), ("de", 0.3), ("tr", 0.4), ("hr", 0.5)):
        own = [word for word in names.accented if names.lexemes.get(word, ("", ""))[0] == language]
        made = [masker._world.names.fake(word) for word in own]
        assert sum(not name.isascii() for name in made) >= least * len(own)


def test_cyrillic_families_keep_their_name_in_both_genders(masker: Masker) -> None:
    for man, woman in (("Петров", "Петрова"), ("Иванов", "Иванова"), ("Никитин", "Никитина")):
        his, hers = masker.replacement("PERSON", man), masker.replacement("PERSON", woman)
        assert hers == his + "а"


def test_cyrillic_initials_agree(masker: Masker) -> None:
    for given_name in ("Иван", "Анна", "Сергей", "Ольга", "Михаил"):
        first = masker.replacement("PERSON", f"{given_name} Петров").partition(" ")[0]
        assert masker.replacement("PERSON", f"{given_name[0]}. Петров").startswith(first[0] + ".")


@pytest.mark.parametrize(
    "name", ["山田太郎", "김민수", "王伟", "محمد علي", "Γιώργος Παπαδόπουλος", "יוסי כהן", "राज कुमार", "สมชาย ใจดี"]
)
def test_scripts_are_kept(masker: Masker, name: str) -> None:
    made = masker.replacement("PERSON", name)
    assert made != name
    assert {unicodedata.name(c).split()[0] for c in made if c.isalpha()} == {
        unicodedata.name(c).split()[0] for c in name if c.isalpha()
    }


def test_an_asian_family_keeps_its_name(masker: Masker) -> None:
    father, daughter = masker.replacement("PERSON", "山田太郎"), masker.replacement("PERSON", "山田花子")
    assert father != daughter
    assert father[0] == daughter[0]


@pytest.mark.parametrize("key", KEYS)
def test_gender_and_language_are_kept_for_common_names(key: Key) -> None:
    """Of the hundred most common names of either list at least nineteen in twenty."""
    words, names = vocabulary("LATIN"), Names(key)
    for role in ("m", "f"):
        listed = [word for word, lexeme in words.lexemes.items() if lexeme == ("en", role)]
        common = sorted(listed, key=lambda word: -words.weights[word])[:100]
        kept = sum(words.lexemes.get(fold(names.candidate(word, 0))) == ("en", role) for word in common)
        assert kept >= 85
        gendered = sum(words.lexemes.get(fold(names.candidate(word, 0)), ("", ""))[1] == role for word in common)
        assert gendered >= 90


@pytest.mark.parametrize("key", KEYS)
def test_listed_names_have_distinct_fakes_of_the_fake_initial(key: Key) -> None:
    words, names = vocabulary("LATIN"), Names(key)
    made: dict[str, str] = {}
    coined = 0
    for word in sorted(words.lexemes):
        fake = fold(names.candidate(word, 0))
        assert fake != word
        assert fake[0] == names.initial(word[0])
        coined += fake not in words.lexemes
        if fake in words.lexemes:
            assert made.setdefault(fake, word) == word
    assert coined < len(words.lexemes) / 5


def test_the_initials_are_permuted(key: Key) -> None:
    names = Names(key)
    for row in ("abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщэюя", "αβγδεζηθικλμνξοπρστυφχψω"):
        moved = [names.initial(letter) for letter in row]
        assert len(set(moved)) == len(row)
        assert all(a != b for a, b in zip(row, moved, strict=True))


def test_another_key_tells_other_people(masker: Masker, other: Masker) -> None:
    texts = [f"{given} {surname}" for given, surname in PEOPLE]
    same = sum(masker.replacement("PERSON", text) == other.replacement("PERSON", text) for text in texts)
    assert same == 0


def test_short_names_are_names(masker: Masker) -> None:
    """Not letters one by one: `Wei` was once `Tvx`."""
    for name in ("Wei", "Li", "Wu", "Xu", "Ng", "Jo", "Bo", "Eda", "Ulf", "Zoi", "Kyn"):
        made = masker.replacement("PERSON", name)
        assert made.isalpha()
        assert any(c in "aeiouyäöüéáíóú" for c in made.lower()), (name, made)


def test_titles_particles_and_suffixes_stay(masker: Masker) -> None:
    made = masker.replacement("PERSON", "Prof. Dr. Karl-Theodor Freiherr zu Guttenberg III")
    assert made.startswith("Prof. Dr. ")
    assert " zu " in made
    assert made.endswith(" III")
    assert made.count("-") == 1


def test_a_name_of_form_words_alone_is_still_changed(masker: Masker) -> None:
    for text in ("Dr", "van der", "Prince", "Major", "Jr"):
        assert masker.replacement("PERSON", text) != text


def test_role_mailboxes_stay(masker: Masker) -> None:
    assert masker.replacement("USERNAME", "admin") == "admin"
    assert masker.replacement("EMAIL", "info@acme.com").startswith("info@")


def test_particles_in_camel_case_stay(planned: Planner) -> None:
    made = planned([("PERSON", "Tariq El-Masry"), ("USERNAME", "ElMasry_Tariq")]).replacements
    given, family = made["PERSON", "Tariq El-Masry"].split(" El-")
    assert made["USERNAME", "ElMasry_Tariq"] == f"El{family}_{given}"


def test_file_names_and_camel_case(planned: Planner) -> None:
    plan = planned([("PERSON", "John Smith"), ("USERNAME", "JohnSmith"), ("PERSON", "Smith_John_2024")])
    first, _, last = plan.replacements["PERSON", "John Smith"].partition(" ")
    assert plan.replacements["USERNAME", "JohnSmith"] == first + last
    assert plan.replacements["PERSON", "Smith_John_2024"].startswith(f"{last}_{first}_")


def test_digits_of_user_names_are_changed(masker: Masker) -> None:
    made = masker.replacement("USERNAME", "jsmith42")
    assert made[-2:].isdigit()
    assert made[-2:] != "42"


@given(st.text(max_size=40))
def test_words_of_a_corpus_never_stop_a_handle(text: str) -> None:
    names = Names(KEYS[0], Corpus(people=frozenset({"ab", "abc", "smith", "jo"}), joined={"obrien": "o"}))
    assert isinstance(names.handle(text), str)


def test_long_words_take_linear_time(masker: Masker) -> None:
    """Not a measurement: with quadratic cost this would not end."""
    assert masker.replacement("USERNAME", "a" * 200_000) != "a" * 200_000
    assert masker.replacement("PERSON", "smith" * 40_000)
    assert masker.replacement("PERSON", "J. " * 40_000)
