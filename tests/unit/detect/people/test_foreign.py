"""Names in texts that are not English, and the language they are in."""

from __future__ import annotations

import pytest

from gptsanitize.detect.people.foreign import foreign_names, is_foreign_name
from gptsanitize.detect.words.languages import language_of

LANGUAGES = {
    "de": "Der Vertrag wird in zweifacher Ausfertigung unterzeichnet.",
    "fr": "La chaudière est en panne.",
    "es": "El taller abre a las ocho.",
    "it": "Il magazzino chiude alle sei di sera.",
    "pt": "A reunião não começa às nove.",
    "nl": "De kantine is gesloten en het licht is uit.",
    "": "The office is open in March, and everybody is in.",
}


@pytest.mark.parametrize(("language", "text"), LANGUAGES.items())
def test_the_language_is_told_by_small_words(language: str, text: str) -> None:
    assert language_of(text) == language


def test_too_little_text_counts_as_english() -> None:
    assert language_of("Hauptstr. 12") == ""
    assert language_of("") == ""


def found(text: str, language: str) -> list[tuple[str, str]]:
    return [(hit.entity, text[hit.start : hit.end]) for hit in foreign_names(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Vor mir bremste Torben Klapproth scharf.", [("PERSON", "Torben Klapproth")]),
        ("de", "Er kommt aus Zwiefelstedt zu uns.", [("LOCATION", "Zwiefelstedt")]),
        ("de", "Er arbeitet bei Rehkamp Messtechnik als Lehrling.", [("ORGANIZATION", "Rehkamp Messtechnik")]),
        ("de", "Der Kunde Brauhaus Ellerndorf beklagt sich.", [("ORGANIZATION", "Brauhaus Ellerndorf")]),
        ("de", "Wittmarshausen, den 3. Mai", [("LOCATION", "Wittmarshausen")]),
        ("fr", "Son épouse, Ghislaine Quéméner, est là.", [("PERSON", "Ghislaine Quéméner")]),
        ("fr", "elle vient de Loudéac avec lui", [("LOCATION", "Loudéac")]),
        ("fr", "menuisier chez Bois et Formes depuis", [("ORGANIZATION", "Bois et Formes")]),
        ("es", "viene de Honduras con Rocío del Pozo", [("LOCATION", "Honduras"), ("PERSON", "Rocío del Pozo")]),
        ("it", "la signora De Santis abita a Volterra", [("PERSON", "De Santis"), ("LOCATION", "Volterra")]),
        ("pt", "trabalha na Padaria Serrana em Nelas", [("ORGANIZATION", "Padaria Serrana"), ("LOCATION", "Nelas")]),
        ("nl", "verhuist naar Zuidlaren met mevrouw Ybema", [("LOCATION", "Zuidlaren"), ("PERSON", "Ybema")]),
    ],
)  # fmt: skip
def test_names_are_told_by_what_stands_before_them(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Betriebsrat hat der Überstunde zugestimmt, Frühschicht und Spätschicht wechseln."),
        ("de", "Sie ist in Elternzeit, und der Kessler-Test steht aus."),
        ("de", "Die Fahrt auf der Straße kostet uns viel Geld."),
        ("fr", "Le Directeur des Ressources Humaines signe la Loi."),
        ("es", "El Director General firma el acta del Museo del Prado."),
        ("it", "Si applica il Codice civile; grazie per la collaborazione."),
        ("nl", "De vergadering begint om negen uur in de Kantine."),
    ],
)
def test_ordinary_words_and_what_is_public_are_none(language: str, text: str) -> None:
    assert found(text, language) == []


def test_of_the_english_model_only_names_by_their_form_are_believed() -> None:
    assert is_foreign_name("Svantje Graumann", "de")
    assert not is_foreign_name("Kabelbinder und Handschuhe", "de")
    assert not is_foreign_name("Der Aufzug", "de")
    assert not is_foreign_name("Rogamos", "es")


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "Anwesend: Brüggestrat, von Ahlefeldt, Wedemeyer (Torben)",
         ["Brüggestrat", "von Ahlefeldt", "Wedemeyer", "Torben"]),
        ("it", "Presenti i proff. Tagliavini, Zanchetta e Ornella Colombini",
         ["Tagliavini", "Zanchetta", "Ornella Colombini"]),
        ("de", "Bitte bei E. Klapproth vom Empfang melden.", ["E. Klapproth"]),
        ("nl", "Bel G. van der Meulen terug.", ["G. van der Meulen"]),
        ("fr", "Voir M. Marchand avant midi.", ["Marchand"]),
        ("pt", "Fale com o Eng.o Quintela amanhã.", ["Quintela"]),
    ],
)  # fmt: skip
def test_lists_initials_and_titles_tell_people(language: str, text: str, names: list[str]) -> None:
    found = [text[hit.start : hit.end] for hit in foreign_names(text, language) if hit.entity == "PERSON"]
    assert found == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Siehe Anlage B. Danach folgt Weiteres."),
        ("de", "Übergabe an Herrn Knickrehm, Stand 15.08.2025"),
        ("fr", "La partie C. Suivante est close."),
    ],
)
def test_letters_of_parts_and_numbered_words_tell_nobody(language: str, text: str) -> None:
    found = {text[hit.start : hit.end] for hit in foreign_names(text, language) if hit.entity == "PERSON"}
    assert found <= {"Knickrehm"}


def test_the_sign_behind_a_number_is_no_preposition() -> None:
    text = "1.a Si no asiste a la vista se le tendrá por conforme con los hechos.\n2.a Deberá acudir con las pruebas."
    assert not list(foreign_names(text, "es"))
