"""Names of peoples in lists of languages and before words for texts tell nobody; beside a person they do."""

from __future__ import annotations

from gptsanitize.detect.public.languages import without_languages
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.detect.scan.scanner import Hit


def _left(text: str, *names: str) -> list[str]:
    hits = [
        Hit(text.index(name), text.index(name) + len(name), "NATIONALITY", NAMES_RULE, 0.5, "names model: NORP")
        for name in names
    ]
    return [text[hit.start : hit.end] for hit in without_languages(text, hits)]


def test_a_list_of_languages_tells_nobody() -> None:
    text = "It reads Danish, Dutch, Finnish, Greek and Polish."
    assert _left(text, "Danish", "Dutch", "Finnish", "Greek", "Polish") == []


def test_a_word_for_texts_tells_nobody() -> None:
    assert _left("Load the Norwegian dictionary first.", "Norwegian") == []


def test_beside_a_person_it_stays() -> None:
    assert _left("Her husband is Norwegian, she is Polish.", "Norwegian", "Polish") == ["Norwegian", "Polish"]
