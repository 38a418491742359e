"""Terms of the user's and values proven elsewhere: where they are found, and where not."""

from __future__ import annotations

import pytest

from gptsanitize.detect import Lexicon
from gptsanitize.detect.scan.terms import Terms
from gptsanitize.model import Known, Match, Term


def found(terms: list[str], text: str) -> list[str]:
    return [text[start:end] for start, end in Terms([Term(term) for term in terms]).find(text)]


@pytest.mark.parametrize(
    "text",
    ["Project Falcon", "PROJECT FALCON", "project-falcon", "project_falcon", "Project  Falcon",
     "project\nfalcon", "ProjectFalcon"],
)  # fmt: skip
def test_a_term_is_found_in_any_case_spacing_and_hyphenation(text: str) -> None:
    assert found(["Project Falcon"], f"about {text}, now") == [text]


def test_plural_and_possessive_belong_to_the_term() -> None:
    assert found(["Falcon"], "Falcons, Falcon's") == ["Falcons", "Falcon's"]


def test_a_term_inside_another_word_is_not_found() -> None:
    assert found(["Falcon"], "falconry, Gyrfalcon") == []


def test_the_longest_of_overlapping_terms_wins() -> None:
    assert found(["Falcon", "Project Falcon"], "Project Falcon") == ["Project Falcon"]


def test_no_terms_find_nothing() -> None:
    assert found([], "anything") == []
    assert found(["  "], "any thing") == []


def known(text: str, match: Match) -> Known:
    return Known(text, "x", "PERSON", match)


def test_distinctive_values_are_found_anywhere_and_in_any_case() -> None:
    lexicon = Lexicon([known("Jane Roe", Match.ANYWHERE)])
    text = "mailto:JANEROE@x and jane\u00a0roe"
    assert [text[start:end] for start, end, _ in lexicon.find(text)] == ["JANEROE", "jane\u00a0roe"]


def test_words_are_found_whole_as_written_or_in_capitals() -> None:
    lexicon = Lexicon([known("Rowan", Match.WORD)])
    text = "Rowan ROWAN rowan Rowans my_Rowan_file Rowan2"
    assert [text[start:end] for start, end, _ in lexicon.find(text)] == ["Rowan", "ROWAN", "Rowan"]


def test_long_names_are_found_in_small_letters_and_in_identifiers() -> None:
    lexicon = Lexicon([known("Roebuck", Match.WORD)])
    text = "roebuck /home/roebuck roebuck2 roebuckDocs RoebuckFile Roebucks aroebuck"
    assert [start for start, _, _ in lexicon.find(text)] == [0, 14, 22, 31, 43]


def test_ordinary_words_are_not_searched() -> None:
    assert Lexicon([known("May", Match.NEVER)]).find("May") == []


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe",
        "JANE ROE",
        "jane_roe",
        "jane-roe",
        "janeroe",
        "**Jane** Roe",
        "Jane\n> Roe",
        "J a n e  R o e",
        "Ja-\nne Roe",
    ],
)
def test_a_distinctive_value_is_found_whatever_parts_its_words(text: str) -> None:
    lexicon = Lexicon([known("Jane Roe", Match.ANYWHERE)])
    assert [f"({text})"[start:end] for start, end, _ in lexicon.find(f"({text})")] == [text.lstrip("*")]


@pytest.mark.parametrize(
    "text", ["Mary-Jane Roebuck", "janeroes", "Jane went home. Roe deer", "Jane" + " - " * 6 + "Roe"]
)
def test_letters_that_only_happen_to_follow_are_no_value(text: str) -> None:
    assert Lexicon([known("Jane Roe", Match.ANYWHERE)]).find(text) == []


def test_a_number_is_the_same_however_it_is_grouped_and_part_of_no_longer_one() -> None:
    lexicon = Lexicon([known("4711 2299 031", Match.ANYWHERE)])
    for text in ("47112299031", "4711-2299-031", "47 11 22 99 03 1"):
        assert [(start, end) for start, end, _ in lexicon.find(f"no. {text}.")] == [(4, 4 + len(text))]
    assert lexicon.find("947112299031") == []


def test_of_values_with_the_same_letters_the_one_that_is_spelled_so_is_found() -> None:
    lexicon = Lexicon([known("Roe, Jane", Match.ANYWHERE), known("Roe_Jane", Match.ANYWHERE)])
    assert [value.text for _, _, value in lexicon.find("Roe, Jane and roe_jane")] == ["Roe, Jane", "Roe_Jane"]


def test_letters_that_are_two_in_small_letters_keep_their_place() -> None:
    lexicon = Lexicon([known("Jane Weiss", Match.ANYWHERE)])
    text = "Straße: Jane Weiß, JANE WEISS"
    assert [text[start:end] for start, end, _ in lexicon.find(text)] == ["Jane Weiß", "JANE WEISS"]


@pytest.mark.parametrize("text", ["NY 13104", "NY  13104", "NY \u00a013104", "NY\t 13104", "NY\n13104"])
def test_white_space_inside_a_word_may_be_of_any_kind_and_width(text: str) -> None:
    lexicon = Lexicon([Known("NY 13104", "NY 11263", "ADDRESS", Match.WORD)])
    spaced = f"  at  {text}  ."
    assert [spaced[start:end] for start, end, _ in lexicon.find(spaced)] == [text]


def test_a_path_does_not_reach_over_the_end_of_a_line_that_has_no_sign_of_it() -> None:
    url = Known("https://docs.example/server/deployment", "https://x.example/a/b", "URL", Match.ANYWHERE)
    lexicon = Lexicon([url])
    assert lexicon.find("see https://docs.example/server/)\n- [Deployment]") == []
    assert len(lexicon.find("see https://docs.example/server/\ndeployment now")) == 1


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("peter vogel, peter.vogel", ["peter vogel", "peter.vogel"]),
        ("Peter Vogel, Peter came", ["Peter Vogel"]),
        ("Peter O'Vogel. PETER VOGEL left", ["PETER VOGEL"]),
        ("Vogel, Peter and VOGEL_PETER", ["Vogel, Peter", "VOGEL_PETER"]),
        ("Vogel, Peter; Vogel, Peter", ["Vogel, Peter", "Vogel, Peter"]),
    ],
)
def test_a_surname_before_a_comma_belongs_to_the_name_that_it_ends(text: str, spans: list[str]) -> None:
    people = [Known(text, "Mia Holt", "PERSON", Match.ANYWHERE) for text in ("Peter Vogel", "Vogel, Peter")]
    assert [text[start:end] for start, end, _ in Lexicon(people).find(text)] == spans
