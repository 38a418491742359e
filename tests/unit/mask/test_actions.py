"""What policy does about a value."""

from __future__ import annotations

import pickle

import pytest

from gptsanitize.mask import Key, Masker
from gptsanitize.model import Action, EntityPolicy, Mention, Plan, Policy

PEOPLE = ["John Smith", "Smith, John", "J. Smith", "Mr. Smith", "SMITH", "Mary Jones", "Smith's"]


def under(action: Action, *entities: str) -> Policy:
    return Policy(entities={entity: EntityPolicy(action=action) for entity in entities})


def plan_of(key: Key, policy: Policy, *pairs: tuple[str, str]) -> Plan:
    return Masker(key, policy).plan(Mention(entity, text, typed=True) for entity, text in pairs)


def test_redacted_values_tell_nothing(key: Key) -> None:
    plan = plan_of(key, under(Action.REDACT, "PERSON"), *(("PERSON", text) for text in PEOPLE))
    assert set(plan.replacements.values()) == {"[REDACTED]"}
    assert {known.surrogate for known in plan.lexicon if known.entity == "PERSON"} == {"[REDACTED]"}


def test_all_spellings_of_a_person_have_one_label(key: Key) -> None:
    plan = plan_of(key, under(Action.LABEL, "PERSON"), *(("PERSON", text) for text in PEOPLE))
    made = plan.replacements
    assert {made["PERSON", text] for text in PEOPLE if "Jones" not in text} == {made["PERSON", "John Smith"]}
    assert {made["PERSON", "John Smith"], made["PERSON", "Mary Jones"]} == {"[PERSON 1]", "[PERSON 2]"}


def test_a_surname_of_two_people_is_neither(key: Key) -> None:
    pairs = [("PERSON", text) for text in ("John Smith", "Mary Smith", "Smith")]
    made = plan_of(key, under(Action.LABEL, "PERSON"), *pairs).replacements
    assert len(set(made.values())) == 3


def test_label_numbers_do_not_tell_the_order(key: Key, other_key: Key) -> None:
    texts = [f"{name} Miller" for name in ("Ann", "Bob", "Carl", "Dora", "Emil", "Frida", "Gus", "Hal")]
    numbers = [
        [
            plan_of(k, under(Action.LABEL, "PERSON"), *(("PERSON", t) for t in texts)).replacements["PERSON", t]
            for t in texts
        ]
        for k in (key, other_key)
    ]
    assert numbers[0] != numbers[1]
    assert set(numbers[0]) == set(numbers[1])


def test_hashes_are_keyed_and_the_same_for_one_value(key: Key, other_key: Key) -> None:
    policy = under(Action.HASH, "US_SSN")
    one, two = (Masker(k, policy) for k in (key, other_key))
    assert one.replacement("US_SSN", "123-45-6789") == one.replacement("US_SSN", "123 45 6789")
    assert one.replacement("US_SSN", "123-45-6789") != two.replacement("US_SSN", "123-45-6789")
    assert len(one.replacement("US_SSN", "123-45-6789")) == 16


def test_kept_values_are_in_no_plan_but_nobody_gets_their_name(key: Key) -> None:
    free = Masker(key, Policy()).replacement("PERSON", "John Smith")
    plan = plan_of(key, under(Action.KEEP, "ORGANIZATION"), ("PERSON", "John Smith"), ("ORGANIZATION", f"{free} Ltd"))
    assert ("ORGANIZATION", f"{free} Ltd") not in plan.replacements
    assert not set(plan.replacements["PERSON", "John Smith"].split()) & set(free.split())


def test_the_action_is_that_of_the_heading_also_for_mailboxes(key: Key) -> None:
    plan = plan_of(key, under(Action.REDACT, "USERNAME"), ("USERNAME", "a.b@acme.com"), ("EMAIL", "a.b@acme.com"))
    assert plan.replacements["USERNAME", "a.b@acme.com"] == "[REDACTED]"
    assert plan.replacements["EMAIL", "a.b@acme.com"].endswith(".example")


@pytest.mark.parametrize("action", list(Action))
def test_plans_and_maskers_reach_worker_processes(key: Key, action: Action) -> None:
    masker = Masker(key, under(action, "PERSON"))
    plan = masker.plan([Mention("PERSON", "John Smith")])
    assert pickle.loads(pickle.dumps(plan)) == plan
    again = pickle.loads(pickle.dumps(masker))
    assert again.replacement("PERSON", "John Smith") == masker.replacement("PERSON", "John Smith")


def test_no_repr_holds_a_value(key: Key) -> None:
    masker = Masker(key, Policy())
    plan = masker.plan([Mention("PERSON", "Zebulon Quartermain", typed=True)])
    made = plan.replacements["PERSON", "Zebulon Quartermain"]
    told = repr(plan) + repr(masker) + repr(plan.lexicon) + repr(masker.__dict__.values())
    assert "Quartermain" not in told
    assert made.split()[1] not in told


def test_generalised_values_are_known_to_the_sweep_and_hold_no_original(key: Key) -> None:
    policy = under(Action.GENERALISE, "IP_ADDRESS", "BIRTH_DATE", "PERSON")
    pairs = [("IP_ADDRESS", "10.1.2.3"), ("BIRTH_DATE", "1980-03-02"), ("PERSON", "John Smith")]
    plan = plan_of(key, policy, *pairs)
    assert plan.replacements["IP_ADDRESS", "10.1.2.3"] == "10.1.2.0/24"
    assert plan.replacements["BIRTH_DATE", "1980-03-02"] == "1980"
    assert {known.surrogate for known in plan.lexicon if known.entity == "PERSON"} == {"[PERSON]"}
    assert all(text not in made for (_, text), made in plan.replacements.items())


def test_how_coarse_is_the_policys(key: Key) -> None:
    policy = Policy(entities={"BIRTH_DATE": EntityPolicy(action=Action.GENERALISE, to="month")})
    assert Masker(key, policy).replacement("BIRTH_DATE", "1980-03-02") == "1980-03"


def test_dropped_values_leave_nothing(key: Key) -> None:
    plan = plan_of(key, under(Action.DROP, "PERSON"), *(("PERSON", text) for text in PEOPLE))
    assert set(plan.replacements.values()) == {""}
    assert {known.surrogate for known in plan.lexicon if known.entity == "PERSON"} == {""}
