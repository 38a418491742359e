"""The barrier: whole corpora without a collision, a swap or a real value, in any order."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from tests.unit.mask.conftest import Planner

from gptsanitize.mask import Key, Masker
from gptsanitize.mask.sought import Contained
from gptsanitize.mask.vocabulary import fold, vocabulary
from gptsanitize.model import Match, Mention, Plan, Policy

RNG = random.Random(5)
VOCABULARY = sorted(vocabulary("LATIN").lexemes)


def word(low: int = 4, high: int = 8) -> str:
    return "".join(RNG.choice("abcdefghijklmnoprstuvwz") for _ in range(RNG.randint(low, high)))


def corpus(people: int) -> list[tuple[str, str]]:
    """A corpus of people with what belongs to them, half with names of the lists."""
    pairs: list[tuple[str, str]] = []
    for i in range(people):
        given, surname = RNG.choice(VOCABULARY), RNG.choice(VOCABULARY) if i % 2 else word()
        firm = word(5, 9)
        pairs += [
            ("PERSON", f"{given} {surname}".title()),
            ("EMAIL", f"{fold(given)}.{fold(surname)}@{firm}.com"),
            ("USERNAME", f"{fold(given)[0]}{fold(surname)}{i % 90}"),
            ("ORGANIZATION", f"{firm.title()} {RNG.choice(['GmbH', 'Ltd', 'Logistics Inc.'])}"),
            ("PHONE", f"+49 30 {RNG.randint(1000000, 9999999)}"),
            ("LOCATION", word(5, 9).title()),
            ("ADDRESS", f"{RNG.randint(1, 999)} {word(4, 8).title()} Street, {word(5, 9).title()}"),
            ("IBAN", f"DE{RNG.randint(10, 99)}{RNG.randint(10**17, 10**18 - 1)}"),
            ("EMPLOYEE_ID", f"EMP-{RNG.randint(10**6, 10**7 - 1)}"),
            ("IP_ADDRESS", f"10.{RNG.randint(0, 5)}.{RNG.randint(0, 9)}.{RNG.randint(1, 254)}"),
        ]
    return sorted(set(pairs))


PAIRS = corpus(250)


@pytest.fixture(scope="module", params=[1, 2])
def maker(request: pytest.FixtureRequest) -> Masker:
    """A masker of one of two keys."""
    return Masker(Key(random.Random(request.param).randbytes(32)), Policy())


@pytest.fixture(scope="module")
def plan(maker: Masker) -> Plan:
    """The plan of the corpus."""
    return maker.plan(Mention(entity, text, typed=True) for entity, text in PAIRS)


def test_every_value_is_planned(plan: Plan) -> None:
    assert set(plan.replacements) == set(PAIRS)


def test_no_two_values_share_a_surrogate(plan: Plan) -> None:
    for entity in {entity for entity, _ in PAIRS}:
        made = [fake for (kind, _), fake in plan.replacements.items() if kind == entity]
        assert len({fold(fake) for fake in made}) == len({fold(text) for kind, text in PAIRS if kind == entity})


def test_no_surrogate_is_a_real_value(plan: Plan) -> None:
    real = {fold(text) for _, text in PAIRS}
    assert not [fake for fake in plan.replacements.values() if fold(fake) in real]


def test_no_fake_person_has_a_word_of_a_real_one(plan: Plan) -> None:
    """A surrogate of A that names B would tell lies of B: no swaps, whole or in parts."""
    real = {fold(part) for entity, text in PAIRS if entity == "PERSON" for part in text.split()}
    fakes = {
        fold(part) for (entity, _), fake in plan.replacements.items() if entity == "PERSON" for part in fake.split()
    }
    assert not {part for part in fakes & real if len(part) > 1}


def test_no_surrogate_holds_a_value_that_is_looked_for(plan: Plan) -> None:
    sought = [known.text for known in plan.lexicon if known.match is not Match.NEVER and len(known.text) >= 6]
    held = Contained(sought)
    assert not [
        fake for fake in plan.replacements.values() if held.holds_any("".join(c for c in fold(fake) if c.isalnum()))
    ]


def test_the_order_of_mentions_changes_nothing(maker: Masker, plan: Plan) -> None:
    mentions = [Mention(entity, text, typed=True) for entity, text in PAIRS]
    RNG.shuffle(mentions)
    again = maker.plan(mentions)
    assert dict(again.replacements) == dict(plan.replacements)
    assert again.lexicon == plan.lexicon


def test_counts_and_repeats_change_nothing(masker: Masker) -> None:
    once = masker.plan([Mention("PERSON", "John Smith", typed=True)])
    many = masker.plan([Mention("PERSON", "John Smith", 3, 0.2), Mention("PERSON", "John Smith", typed=True)])
    assert dict(once.replacements) == dict(many.replacements)
    assert once.lexicon == many.lexicon


@pytest.mark.parametrize("entity", ["ORGANIZATION", "LOCATION", "EMPLOYEE_ID", "IBAN", "PERSON"])
def test_most_values_keep_the_surrogate_that_they_have_alone(maker: Masker, plan: Plan, entity: str) -> None:
    """Across corpora a value changes its surrogate only where it must."""
    texts = [text for kind, text in PAIRS if kind == entity]
    same = sum(maker.replacement(entity, text) == plan.replacements[entity, text] for text in texts)
    assert same > 0.9 * len(texts)


def test_short_numbers_are_swapped_only_where_there_is_no_room(planned: Planner) -> None:
    few = [("EMPLOYEE_ID", str(number)) for number in range(1000, 1300)]
    made = planned(few).replacements
    assert not set(made.values()) & {text for _, text in few}
    assert len(set(made.values())) == len(few)
    many = [("EMPLOYEE_ID", str(number)) for number in range(1000, 10_000)]
    assert len(set(planned(many).replacements.values())) == len(many)


def test_a_corpus_that_holds_its_own_surrogates_gets_others(planned: Planner, masker: Masker) -> None:
    """The clean files of yesterday beside the sources of today: the fakes of the one are real values of the other."""
    people = ["John Smith", "Mary Jones", "Wei Chen", "Zebulon Quartermain"]
    fakes = [masker.replacement("PERSON", text) for text in people]
    plan = planned([("PERSON", text) for text in [*people, *fakes]])
    made = list(plan.replacements.values())
    assert len(set(made)) == len(made)
    assert not set(made) & {*people, *fakes}


def test_cleaning_twice_gives_a_third_world(masker: Masker) -> None:
    """Surrogates are no fixed points: what is cleaned twice is masked twice, never back to the original."""
    for text in ("John Smith", "Mary Jones", "Wei Chen"):
        twice = masker.replacement("PERSON", masker.replacement("PERSON", text))
        assert twice != text


def test_nothing_in_nothing_out(masker: Masker) -> None:
    assert masker.plan([]) == Plan()


def test_parts_of_people_are_looked_for_in_other_files(planned: Planner) -> None:
    plan = planned([("PERSON", "Zebulon Quartermain")])
    first, last = plan.replacements["PERSON", "Zebulon Quartermain"].split()
    known = {known.text: known for known in plan.lexicon}
    assert known["Quartermain"].surrogate == last
    assert known["Quartermain"].match is Match.WORD
    assert known["Quartermain, Zebulon"].surrogate == f"{last}, {first}"
    assert known["Z. Quartermain"].surrogate == f"{first[0]}. {last}"
    assert known["Quartermain, Z"].match is Match.WORD
    assert known["zebulonquartermain"].surrogate == f"{first}{last}".lower()
    assert known["zquartermain"].surrogate == f"{first[0]}{last}".lower()


def test_ordinary_words_do_not_spread(planned: Planner) -> None:
    plan = planned([("PERSON", "Will Summer"), ("USERNAME", "summer"), ("LOCATION", "Reading"), ("DATE", "2024-01-01")])
    spread = {known.text for known in plan.lexicon if known.match is not Match.NEVER}
    assert not {"Will", "Summer", "summer", "Reading", "2024-01-01"} & spread


def test_words_of_the_dictionary_that_a_model_took_for_companies_do_not_spread(masker: Masker) -> None:
    plan = masker.plan([Mention("ORGANIZATION", text, score=0.9) for text in ("PROFESSIONAL", "Fire", "Zorvane")])
    assert {known.text for known in plan.lexicon if known.match is not Match.NEVER} == {"Zorvane"}


def test_a_dictionary_word_under_a_heading_is_no_person_elsewhere(masker: Masker) -> None:
    plan = masker.plan([Mention("PERSON", text, typed=True) for text in ("Carpet", "Zorvane")])
    assert {known.text for known in plan.lexicon if known.match is not Match.NEVER} == {"Zorvane"}


def test_a_country_stays_whatever_a_model_takes_it_for(masker: Masker) -> None:
    met = [("ORGANIZATION", "the United States"), ("LOCATION", "Hong Kong"), ("PERSON", "Saint Lucia")]
    plan = masker.plan([Mention(*each, score=0.9) for each in met])
    assert plan.replacements == {each: each[1] for each in met}
    assert {known.text: known.match for known in plan.lexicon} == dict.fromkeys((text for _, text in met), Match.NEVER)


def test_a_firm_is_known_by_its_first_word_unless_that_is_an_adjective(masker: Masker) -> None:
    firms = ("Professional Software Ltd", "Acme Trading Ltd")
    plan = masker.plan([Mention("ORGANIZATION", firm, typed=True) for firm in firms])
    spread = {known.text for known in plan.lexicon if known.match is not Match.NEVER}
    assert "Acme" in spread
    assert "Professional" not in spread


def test_domains_of_mail_are_looked_for_but_public_ones(planned: Planner) -> None:
    plan = planned([("EMAIL", "a.b@northwind.com"), ("EMAIL", "a.b@gmail.com")])
    sought = {known.text for known in plan.lexicon}
    assert "northwind.com" in sought
    assert "gmail.com" not in sought


def test_a_user_name_that_holds_a_value_gives_way_by_its_surname(masker: Masker) -> None:
    """Passing over the whole user name, of which no fake is made, once went on for ever."""
    person = Mention("PERSON", "Zebulon Quartermain", typed=True)
    alone = {known.text: known.surrogate for known in masker.plan([person]).lexicon}["zquartermain"]
    assert len(alone) >= 8
    plan = masker.plan([person, Mention("TERM", alone, typed=True)])
    first, last = plan.replacements["PERSON", "Zebulon Quartermain"].lower().split()
    known = {known.text: known.surrogate for known in plan.lexicon}
    assert known["zquartermain"] == first[0] + last != alone


def test_a_kept_word_that_is_a_term_gives_way(key: Key) -> None:
    """Without end this once tried two hundred candidates, all of which kept the word."""
    plan = Masker(key, Policy()).plan(
        [
            Mention("TERM", "Analytics", typed=True),
            Mention("EMAIL", "alerts@northgate-analytics.com", typed=True),
            Mention("HOST", "db.northgate-analytics.com", typed=True),
        ]
    )
    for fake in plan.replacements.values():
        assert "analytics" not in fake.lower()
    assert plan.replacements["EMAIL", "alerts@northgate-analytics.com"].endswith((".example", ".test"))


@pytest.mark.parametrize("size", [1, 2, 3])
def test_containment_finds_what_naive_search_finds(size: int) -> None:
    texts = ["abcdefg", "bcdefgh", "abcdefgh", "zzzzzz", "abc"]
    for chosen in combinations(texts, size):
        held = Contained(chosen)
        for text in ("xabcdefghx", "zzzzzzz", "abc", "bcdefg", ""):
            assert held.holds_any(text) == any(len(one) >= 6 and one in text for one in chosen)


def test_initials_and_cut_user_names_tell_the_same_fake_person(planned: Planner) -> None:
    people = [("PERSON", "Babajide Akinwande"), ("PERSON", "Thibault de Vaubernier")]
    plan = planned([*people, ("PERSON", "BA"), ("USERNAME", "tdevaubernie"), ("USERNAME", "tdevaubernier")])
    first, last = plan.replacements["PERSON", "Babajide Akinwande"].split()
    assert plan.replacements["PERSON", "BA"] == (first[0] + last[0]).upper()
    whole = plan.replacements["USERNAME", "tdevaubernier"]
    assert plan.replacements["USERNAME", "tdevaubernie"] == whole[:12]


def test_no_salary_is_that_of_another(planned: Planner) -> None:
    texts = [f"${amount},000" for amount in range(41, 80) if amount % 10]
    made = planned([("SALARY", text) for text in texts]).replacements
    assert not set(made.values()) & set(texts)
    assert len(set(made.values())) == len(texts)


def test_a_salary_is_the_same_amount_in_other_forms(planned: Planner) -> None:
    texts = [f"${amount},000" for amount in range(41, 80) if amount % 10]
    made = planned([("SALARY", form) for text in texts for form in (text, text[1:].replace(",", ""))]).replacements
    for text in texts:
        assert made["SALARY", text].strip("$").replace(",", "") == made["SALARY", text[1:].replace(",", "")]


def test_genitives_and_plurals_of_names_follow_the_name(planned: Planner) -> None:
    plan = planned([("PERSON", "Mareike Zorvang"), ("PERSON", "Mareikes"), ("PERSON", "Peters"), ("PERSON", "Peter")])
    first, last = plan.replacements["PERSON", "Mareike Zorvang"].split()
    known = {known.text: known for known in plan.lexicon}
    assert plan.replacements["PERSON", "Mareikes"].startswith(first)
    assert known["Zorvangs"].surrogate in {last, f"{last}s"}
    assert not plan.replacements["PERSON", "Peters"].startswith(plan.replacements["PERSON", "Peter"])


def test_names_without_their_accents_are_the_same_names(planned: Planner) -> None:
    plan = planned([("PERSON", "Noémie Fauchère")])
    first, last = map(fold, plan.replacements["PERSON", "Noémie Fauchère"].split())
    known = {known.text: known.surrogate for known in plan.lexicon}
    assert known["Noemie Fauchere"].lower() == f"{first} {last}"
    assert known["Fauchere, Noemie"].lower() == f"{last}, {first}"


def test_particles_in_mailboxes_and_names_of_two_capitals_stay_whole(planned: Planner) -> None:
    people = [("PERSON", "Noor Al-Zorvash"), ("PERSON", "LaTonya Quibb"), ("PERSON", "Ana Zorbel Quast")]
    plan = planned(
        [
            *people,
            ("EMAIL", "noor.al-zorvash@acme.com"),
            ("USERNAME", "Quibb_LaTonya"),
            ("USERNAME", "azorbelquas"),
            ("PERSON", "Ana Zorbel Quast Supplier"),
        ]
    )
    noor = plan.replacements["PERSON", "Noor Al-Zorvash"].lower().replace(" ", ".")
    assert plan.replacements["EMAIL", "noor.al-zorvash@acme.com"].partition("@")[0] == noor
    first, last = plan.replacements["PERSON", "LaTonya Quibb"].split()
    assert plan.replacements["USERNAME", "Quibb_LaTonya"] == f"{last}_{first}"
    given, *family = map(fold, plan.replacements["PERSON", "Ana Zorbel Quast"].split())
    assert plan.replacements["USERNAME", "azorbelquas"] == f"{given[0]}{''.join(family)}"[: len("azorbelquas")]


def test_doubtful_initials_count_only_where_somebody_has_them(masker: Masker) -> None:
    doubtful = [Mention("PERSON", letters, score=0.4) for letters in ("ZQ", "XW")]
    plan = masker.plan([*doubtful, Mention("PERSON", "Zebulon Quartermain", typed=True)])
    assert ("PERSON", "ZQ") in plan.replacements
    assert ("PERSON", "XW") not in plan.replacements


def test_a_double_surname_in_one_word_and_initials_of_particles(planned: Planner) -> None:
    people = [("PERSON", "Zorbel Quást, Ana"), ("PERSON", "Corrado D'Alvorso"), ("PERSON", "Faisal Al-Quibb")]
    plan = planned(
        [
            *people,
            ("PERSON", "ZorbelQuast_Ana"),
            ("PERSON", "ZORBELQUAST"),
            ("EMAIL", "ana.zorbelquast@acme.com"),
            ("PERSON", "CD"),
            ("PERSON", "FA"),
        ]
    )
    family, _, given = plan.replacements["PERSON", "Zorbel Quást, Ana"].partition(", ")
    plain = fold(family.replace(" ", ""))
    assert plan.replacements["PERSON", "ZorbelQuast_Ana"].lower() == f"{plain}_{fold(given)}"
    assert plan.replacements["PERSON", "ZORBELQUAST"] == plain.upper()
    assert plan.replacements["EMAIL", "ana.zorbelquast@acme.com"].startswith(f"{fold(given)}.{plain}@")
    assert plan.replacements["PERSON", "CD"] == f"{plan.replacements['PERSON', people[1][1]][0]}D"
    assert plan.replacements["PERSON", "FA"] == f"{plan.replacements['PERSON', people[2][1]][0]}A"


def test_a_crowd_that_has_all_names_of_its_language_shares_none_and_lends_none() -> None:
    """Where every listed name is somebody's, names are coined; half a double surname is a name of its own."""
    lists = vocabulary("LATIN")
    english = [
        (role, word.title())
        for (language, role, _), words in lists.sources.items()
        if language == "en"
        for word in words
    ]
    given = [word for role, word in english if role in "fm"][:300]
    surnames = [word for role, word in english if role == "s"][:900]
    people = sorted(
        {f"{given[i % len(given)]} {surname}" for i, surname in enumerate(surnames)}
        | {f"{given[-i % len(given)]} {surnames[i * 7]}-{surnames[i * 5]}" for i in range(1, 60)}
    )
    plan = Masker(Key(bytes(range(32))), Policy()).plan(Mention("PERSON", text, typed=True) for text in people)
    fakes = [plan.replacements["PERSON", text] for text in people]
    assert len(set(map(fold, fakes))) == len(people) > 500
    real = {fold(part) for text in people for part in text.replace("-", " ").split()} - {"judge", "block"}
    assert not [fake for fake in fakes if real & set(map(fold, fake.replace("-", " ").split()))]


def test_no_date_moves_to_a_day_on_which_somebody_of_the_corpus_was_born(masker: Masker) -> None:
    first = "1985-12-10"
    second = masker.replacement("BIRTH_DATE", first)  # the very day that the first one becomes
    spelled = "{2}.{1}.{0}".format(*first.split("-"))
    plan = masker.plan(
        Mention(entity, text, typed=True)
        for entity, text in [("BIRTH_DATE", first), ("BIRTH_DATE", second), ("DATE", spelled), ("DATE", "2020-03-04")]
    )
    made = {text: fake for (_, text), fake in plan.replacements.items()}
    assert {made[first], made[second]}.isdisjoint({first, second})
    assert made[spelled] == "{2}.{1}.{0}".format(*made[first].split("-"))  # one day, however it is written
    assert made["2020-03-04"] == masker.replacement("DATE", "2020-03-04")


def test_birthdays_of_a_crowd_keep_their_intervals(masker: Masker) -> None:
    days = [
        f"{year}-{month:02d}-{day:02d}"
        for year in range(1970, 1980)
        for month in range(1, 13)
        for day in (1, 9, 17, 25)
    ]
    plan = masker.plan(Mention("BIRTH_DATE", text, typed=True) for text in [*days, *(f"{d[:-2]}05" for d in days[::4])])
    assert all(plan.replacements["BIRTH_DATE", day] == masker.replacement("BIRTH_DATE", day) for day in days)
