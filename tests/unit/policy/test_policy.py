"""Policies: what they decide, and what is said of a broken one."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from gptsanitize.errors import PolicyError
from gptsanitize.model import Action, Allow, Level
from gptsanitize.policy import default_policy, default_text, load_policy, policy_of

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to_file(text: str, name: str = "policy.yaml") -> Path:
        (tmp_path / name).write_text(text, "utf-8")
        return tmp_path / name

    return to_file


def test_the_policy_that_init_writes_is_the_default(write: Write) -> None:
    assert load_policy(write(default_text())) == default_policy()


def test_an_empty_policy_is_the_default(write: Write) -> None:
    assert load_policy(write("# nothing\n")) == default_policy()


def test_a_policy_names_only_what_differs(write: Write) -> None:
    policy = load_policy(write("entities:\n  PERSON: {action: label}\n  MY_ID: {level: restricted}\n"))
    assert policy.entity("PERSON").action is Action.LABEL
    assert policy.entity("PERSON").level is default_policy().entity("PERSON").level
    assert policy.entity("MY_ID").level is Level.RESTRICTED
    assert policy.entity("UNHEARD_OF") == default_policy().other
    assert policy.entity("EMAIL") == default_policy().entity("EMAIL")


@pytest.mark.parametrize(
    ("text", "where", "field"),
    [
        ("entities:\n  PERSON:\n    action: shred\n", 3, "entities.PERSON.action"),
        ("masked_level: internal\nlimits:\n  pages: many\n", 3, "limits.pages"),
        ("terms: [ok]\n\ncolour: red\n", 3, "colour"),
        ("terms:\n  - ok\n  - {level: internal}\n", 3, "terms.1"),
        ("version: 2\n", 1, "version"),
        ("allow:\n  - {pattern: '('}\n", None, "allow.0.pattern"),
        ("rule_files: [nowhere.yaml]\n", None, "rule_files"),
    ],
)
def test_a_broken_policy_is_named_with_line_and_field(write: Write, text: str, where: int | None, field: str) -> None:
    path = write(text)
    with pytest.raises(PolicyError) as caught:
        load_policy(path)
    assert caught.value.field == field
    assert caught.value.where.startswith(str(path))
    if where is not None:
        assert caught.value.where == f"{path}:{where}"


@pytest.mark.parametrize("text", ["a: [", "{", "\t- x", "a: b: c", "!!python/object/apply:os.getcwd []"])
def test_what_is_no_yaml_is_named_with_its_line(write: Write, text: str) -> None:
    with pytest.raises(PolicyError) as caught:
        load_policy(write(text))
    assert "policy.yaml" in caught.value.where


def test_a_policy_that_cannot_be_read_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(PolicyError):
        load_policy(tmp_path / "none.yaml")
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(PolicyError):
        load_policy(tmp_path / "binary.yaml")


def test_terms_come_from_lists_and_files(write: Write) -> None:
    write("term,level,replacement\nBlue Heron,restricted\n# note\n\nLantern,,Beacon\n", "terms.csv")
    policy = load_policy(write("terms: [Falcon, {text: Owl, level: internal}]\nterm_files: [terms.csv]\n"))
    assert [(term.text, term.level, term.replacement) for term in policy.terms] == [
        ("Falcon", Level.CONFIDENTIAL, None),
        ("Owl", Level.INTERNAL, None),
        ("Blue Heron", Level.RESTRICTED, None),
        ("Lantern", Level.CONFIDENTIAL, "Beacon"),
    ]


def test_a_bad_level_in_a_term_file_is_named_with_its_line(write: Write) -> None:
    terms = write("ok\nHeron,purple\n", "terms.csv")
    with pytest.raises(PolicyError) as caught:
        load_policy(write("term_files: [terms.csv]\n"))
    assert caught.value.where == f"{terms}:2"


def test_terms_are_in_no_repr_and_no_error(write: Write) -> None:
    policy = load_policy(write("terms: [Zanzibar Nine]\n"))
    assert "Zanzibar" not in repr(policy)
    with pytest.raises(PolicyError) as caught:
        load_policy(write("terms: [Zanzibar Nine, 3]\n"))
    assert "Zanzibar" not in str(caught.value)


def test_the_digest_tells_policies_apart_and_not_their_terms(write: Write) -> None:
    def digest(text: str) -> str:
        return load_policy(write(text)).digest

    assert digest("terms: [Falcon]") == digest("terms: [Condor]")
    assert digest("entities: {PERSON: {action: keep}}") != default_policy().digest


def test_policies_travel_between_processes() -> None:
    assert pickle.loads(pickle.dumps(default_policy())) == default_policy()


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_term_files_are_read_as_spreadsheet_programs_write_them(write: Write, sign: str) -> None:
    write(sign.join(("Bluewater", "restricted", "Customer A")) + "\nHalden\n", "terms.csv")
    terms = load_policy(write("term_files: [terms.csv]\n")).terms
    assert [(term.text, term.level, term.replacement) for term in terms] == [
        ("Bluewater", Level.RESTRICTED, "Customer A"),
        ("Halden", Level.CONFIDENTIAL, None),
    ]


def test_a_key_that_stands_twice_is_refused(write: Write) -> None:
    with pytest.raises(PolicyError) as caught:
        load_policy(write("terms: [Nightjar]\nallow: []\nterms: [Bluewater]\n"))
    assert (caught.value.where.rpartition(":")[2], caught.value.field) == ("3", "terms")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("disabled_rules: [us-snn]\n", "disabled_rules"),
        ("entities:\n  PERSN: {action: keep}\n", "entities"),
        ("allow: [{pattern: '(a+)+$'}]\n", "allow.pattern"),
    ],
)
def test_slips_that_would_leak_are_refused_before_anything_is_read(write: Write, text: str, field: str) -> None:
    from gptsanitize.detect import Detector

    with pytest.raises(PolicyError) as caught:
        Detector(load_policy(write(text)))
    assert caught.value.field == field
    assert caught.value.advice


@pytest.mark.parametrize("replacement", ["Falcon", "the new FALCON", "Fal-con Two", "Falcons"])
def test_a_replacement_that_holds_its_term_is_refused(write: Write, replacement: str) -> None:
    with pytest.raises(PolicyError, match="contains the term itself") as caught:
        load_policy(write(f"terms:\n  - ok\n  - {{text: Falcon, replacement: {replacement}}}\n"))
    assert caught.value.field == "terms.1.replacement"
    assert "alcon" not in str(caught.value)


def test_so_it_is_in_a_file_of_terms(write: Write) -> None:
    write("Bluewater,internal,Customer A\nFalcon,,Project Falcon\n", "terms.csv")
    with pytest.raises(PolicyError, match="contains the term itself") as caught:
        load_policy(write("term_files: [terms.csv]\n"))
    assert caught.value.where.endswith("terms.csv:2")


def test_how_values_are_made_is_read(write: Write) -> None:
    text = "checksum: valid\npostcodes: free\ndates: {shift: person}\nentities: {AGE: {action: generalise, to: 5}}\n"
    policy = load_policy(write(text))
    assert (policy.checksum, policy.postcodes) == ("valid", "free")
    assert (policy.dates.shift, policy.dates.weekday) == ("person", "keep")
    assert (policy.entity("AGE").action, policy.entity("AGE").to) == (Action.GENERALISE, "5")
    assert pickle.loads(pickle.dumps(policy)) == policy


def test_a_mapping_is_a_policy_like_its_file(write: Write, tmp_path: Path) -> None:
    write("Falcon\n", "terms.csv")
    written = load_policy(write("entities: {PERSON: {action: label}}\nterm_files: [terms.csv]\n"))
    assert policy_of({"entities": {"PERSON": {"action": "label"}}, "term_files": ["terms.csv"]}, tmp_path) == written
    with pytest.raises(PolicyError, match=r"^policy: entities\.PERSON\.action: must be one of"):
        policy_of({"entities": {"PERSON": {"action": "eat"}}})


@pytest.mark.parametrize("form", ["{entries}", "terms:\n{entries}"])
def test_term_files_may_be_yaml(tmp_path: Path, form: str) -> None:
    entries = "- Nightjar\n- {text: Halden contract, level: restricted, replacement: Paper}\n"
    (tmp_path / "terms.yaml").write_text(form.format(entries=entries), "utf-8")
    policy = policy_of({"term_files": ["terms.yaml"]}, tmp_path)
    assert [(term.text, term.level.label, term.replacement) for term in policy.terms] == [
        ("Nightjar", "Confidential", None),
        ("Halden contract", "Restricted", "Paper"),
    ]


def test_a_wrong_term_of_a_yaml_file_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "terms.yaml").write_text("- Nightjar\n- {text: Halden, level: secret}\n", "utf-8")
    with pytest.raises(PolicyError) as caught:
        policy_of({"term_files": ["terms.yaml"]}, tmp_path)
    assert "terms.yaml:2" in str(caught.value)


def test_the_highest_level_of_a_term_holds() -> None:
    terms = [{"text": "Nightjar", "level": "internal"}, {"text": "Nightjar", "level": "restricted"}]
    (term,) = policy_of({"terms": terms}).terms
    assert term.level is Level.RESTRICTED


def test_a_term_with_two_replacements_is_refused() -> None:
    terms = [{"text": "Nightjar", "replacement": "One"}, {"text": "Nightjar", "replacement": "Two"}]
    with pytest.raises(PolicyError, match="another replacement"):
        policy_of({"terms": terms})


def test_a_term_that_is_allowed_is_refused() -> None:
    with pytest.raises(PolicyError, match="confidential term as well") as caught:
        policy_of({"terms": ["Nightjar"], "allow": [{"text": "nightjar"}]})
    assert "allow.0.text" in str(caught.value)


def test_what_may_stay_may_be_a_plain_text(write: Write) -> None:
    assert load_policy(write("allow: [Acme Foundation]\n")).allow == (Allow(text="Acme Foundation"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "allow:\n  - [a]\n",
            "policy.yaml:2: allow.0: must be a text or a mapping with some of the fields text, pattern",
        ),
        (
            "allow:\n  - x\n  - {pattern: '[a'}\n",
            "policy.yaml:3: allow.1.pattern: is no regular expression: unterminated",
        ),
        ("terms: x\n", "policy.yaml:1: terms: must be a list"),
        ("limits: {}\nrule_files:\n  - gone.yaml\n", "policy.yaml:2: rule_files: no such file"),
    ],
)
def test_what_is_wrong_is_said_in_words_of_yaml_with_its_line(write: Write, text: str, said: str) -> None:
    with pytest.raises(PolicyError) as caught:
        load_policy(write(text))
    assert said in str(caught.value)
