"""What is called after somebody tells nobody, nor does the town of a court or a police force."""

import pytest

from gptsanitize.detect.public.eponyms import is_eponym, is_public_force


def place(text: str, value: str) -> tuple[int, int]:
    start = text.index(value)
    return start, start + len(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("la loi de Quorel est au programme", "Quorel"),
        ("el síndrome de Quorel se estudia", "Quorel"),
        ("il teorema di Quorel in seconda", "Quorel"),
        ("a doença de Quorel é rara", "Quorel"),
        ("de wet van Quorel geldt", "Quorel"),
        ("EF 50 % nach Quorel", "Quorel"),
        ("bei Morbus Quorel", "Morbus Quorel"),
        ("Quorel-Syndrom bekannt", "Quorel"),
        ("the Quorel Depression Inventory", "Quorel Depression Inventory"),
        ("the Quorel Coma Scale", "Quorel"),
        ("the Quorel-Vandt effect", "Quorel-Vandt"),
    ],
)
def test_what_is_called_after_somebody(text: str, value: str) -> None:
    assert is_eponym(text, *place(text, value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("el test de Marta salió bien", "Marta"),
        ("la carta de Quorel llegó", "Quorel"),
        ("Quorel passed the test", "Quorel"),
        ("the Quorel test was late", "Quorel"),
        ("Maria Quorel Index", "Maria Quorel"),
        ("l'échelle de Maria", "Maria"),
    ],
)
def test_people_are_no_eponyms(text: str, value: str) -> None:
    assert not is_eponym(text, *place(text, value))


@pytest.mark.parametrize(
    ("text", "value", "entity", "public"),
    [
        ("at Quorelbrook Crown Court today", "Quorelbrook Crown Court", "ORGANIZATION", True),
        ("the Quorelburg Police said", "Quorelburg", "LOCATION", True),
        ("la Procura di Quorel indaga", "Quorel", "LOCATION", True),
        ("das Amtsgericht Quorel hat", "Quorel", "LOCATION", True),
        ("he lives in Quorelburg now", "Quorelburg", "LOCATION", False),
        ("vive en Quorel hoy", "Quorel", "LOCATION", False),
        ("Quorel Tennis Court", "Quorel Tennis Court", "ORGANIZATION", False),
        ("Quorel Police said", "Quorel", "PERSON", False),
    ],
)
def test_courts_and_police_are_public(text: str, value: str, entity: str, public: bool) -> None:
    assert is_public_force(text, *place(text, value), entity) == public
