"""Where values stand by their labels: number words, clauses, answers, sentences, headers."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from gptsanitize.detect.rules import labels
from gptsanitize.detect.rules.labels import Link


def _words(text: str, places: Iterable[int]) -> list[str]:
    return [text[place:].split(maxsplit=1)[0] for place in places]


def _behind(text: str, noun: str) -> str:
    start = text.index(noun)
    end = labels.after_number_word(text.lower(), start, start + len(noun), 0, len(text))
    return "" if end < 0 else next((text[place:] for place, _ in labels.value_starts(text, end, len(text), 0)), "")


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Kunden-Nr.: 7", "Kunden"),
        ("Kd.-Nr. 7", "Kd"),
        ("client ID 7", "client"),
        ("numéro du client : 7", "client"),
        ("n° de client 7", "client"),
        ("número de contrato: 7", "contrato"),
        ("customer's reference 7", "customer"),
        ("passport, no. 7", "passport"),
    ],
)
def test_a_noun_with_a_word_for_numbers_is_a_label(text: str, noun: str) -> None:
    assert _behind(text, noun) == "7"


@pytest.mark.parametrize(("text", "noun"), [("client 7", "client"), ("the client knows 7", "client")])
def test_a_noun_alone_is_none(text: str, noun: str) -> None:
    assert _behind(text, noun) == ""


def test_a_verb_may_stand_some_words_behind_the_label() -> None:
    text = "code of the back door is 7"
    assert (len(text) - 1, Link.VERB) in list(labels.value_starts(text, 4, len(text), 5))


def test_a_semicolon_ends_what_it_stands_in() -> None:
    text = "password;\nreturn"
    assert all(text[place:] != "return" for place, _ in labels.value_starts(text, 8, len(text), 0))


def test_tokens_of_a_clause_end_with_it_and_with_a_rule_about_values() -> None:
    text = "password for the box abc1 must be x9y8. And z7"
    assert _words(text, labels.tokens_after(text, 8, len(text), 70)) == ["for", "the", "box", "abc1"]


def test_tokens_before_a_label_come_the_nearest_first() -> None:
    text = "Old. Use abc as password"
    assert _words(text, labels.tokens_before(text, 16, 0, 40)) == ["as", "abc", "Use"]


def test_the_line_below_a_question_answers_it() -> None:
    text = "[09:14] A: the pw?\n[09:15] B: q7w8\nmore"
    start = text.index("pw") + 2
    assert _words(text, labels.tokens_answered(text, start, len(text))) == ["q7w8"]


def test_a_sentence_goes_on_behind_a_title() -> None:
    text = "One. Mr. Roe has it. Three."
    start = text.index("has")
    assert labels.sentence(text, start, start + 3, 0, len(text)).strip() == "Mr. Roe has it"


@pytest.mark.parametrize(
    ("header", "noun"),
    [("Kd.Nr.", "kd"), ("nº de empleado", "empleado"), ("Passnummer", "pass"), ("cust. ref", "cust"), ("Name", "")],
)
def test_headers_with_a_word_for_numbers_name_their_noun(header: str, noun: str) -> None:
    found = labels.hint_nouns(header)
    assert (found[0] if found else "") == noun


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Ref ........ 4711", Link.COLON),
        ("Ref . . . . . . 4711", Link.COLON),
        ("Ref ______ 4711", Link.COLON),
        ("Ref - 4711", Link.SYMBOL),
        ("Ref\n------\n4711", Link.NOTHING),
        ("Ref\n\n4711", Link.NOTHING),
        ("ref: >-\n  4711", Link.COLON),
    ],
)
def test_a_leader_a_dash_and_a_rule_join_a_label_and_its_value(text: str, link: Link) -> None:
    assert (text.index("4711"), link) in list(labels.value_starts(text, 3, len(text), 0))


@pytest.mark.parametrize("text", ["E-1044 (ref)", "E-1044 (ref no.)", "seen **E-1044** (ref )"])
def test_a_value_may_stand_before_its_label_in_brackets(text: str) -> None:
    start = text.index("ref")
    end, starts = labels.before_bracket(text, start, start + 3, 0, len(text))
    assert "E-1044" in {text[begin:end] for begin in starts}


@pytest.mark.parametrize("text", ["E-1044 (see ref)", "E-1044 (ref and more)", "E-1044 ref"])
def test_a_label_among_other_words_in_brackets_names_nothing_before_them(text: str) -> None:
    start = text.index("ref")
    assert labels.before_bracket(text, start, start + 3, 0, len(text)) == (0, [])


@pytest.mark.parametrize(
    "text",
    ['pwd: String = "4711"', 'pwd[25] = "4711"', 'pwd ?= "4711"', 'pwd .= "4711"', 'pwd !== "4711"', 'pwd :::= "4711"'],
)
def test_types_and_operators_of_programs_join_a_name_and_its_value(text: str) -> None:
    assert (text.index("4711"), Link.COLON) in list(labels.value_starts(text, 3, len(text), 0))


def test_a_token_alone_in_a_later_line_of_a_chat_may_be_the_answer() -> None:
    text = "Ann: the login?\nBob: which one\nCy: the old\nBob: Zephyr77!\nAnn: thanks a lot\n"
    assert text.index("Zephyr77!") in list(labels.tokens_answered(text, text.index("?"), len(text)))
