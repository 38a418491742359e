"""Sentences of courts become other ones of the same kind: years for years, months for months.

Responsible for the lengths of sentences, probation and bans (`three years and nine months`), in figures and in words of
seven languages. It does not know what a law allows: the fake of a sentence is no statement about one.
"""

from __future__ import annotations

import re

from gptsanitize.mask.derive import Subkey
from gptsanitize.mask.forms import carry_case
from gptsanitize.mask.key import Key

__all__ = ["Penalties"]

_WORDS = {  # language -> its words for 1 to 12, then 15, 18 and 20
    "en": "one two three four five six seven eight nine ten eleven twelve fifteen eighteen twenty",
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf fünfzehn achtzehn zwanzig",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze quinze dix-huit vingt",
    "es": "un dos tres cuatro cinco seis siete ocho nueve diez once doce quince dieciocho veinte",
    "it": "un due tre quattro cinque sei sette otto nove dieci undici dodici quindici diciotto venti",
    "pt": "um dois três quatro cinco seis sete oito nove dez onze doze quinze dezoito vinte",
    "nl": "een twee drie vier vijf zes zeven acht negen tien elf twaalf vijftien achttien twintig",
}
_VALUES = (*range(1, 13), 15, 18, 20)
_NUMBERS = {language: dict(zip(words.split(), _VALUES, strict=True)) for language, words in _WORDS.items()}
_ONES = frozenset("one ein eine einem einen einer eines un une una uno um uma een één 1".split())
_MANY = dict(
    pair.split(":")
    for pair in "year:years month:months week:weeks day:days hour:hours jahr:jahre monat:monate woche:wochen tag:tage "
    "an:ans jour:jours semaine:semaines año:años mes:meses día:días anno:anni mese:mesi giorno:giorni ano:anos "
    "mês:meses dia:dias maand:maanden".split()
)
"""A unit of which there was one -> the same of several."""
_UNITS = {
    "en": "years months weeks days hours year month week day hour",
    "de": "jahre jahren jahr monate monaten monat wochen woche tage tagen tag tagessätze tagessätzen",
    "fr": "an ans mois semaine semaines jour jours",
    "es": "año años mes meses día días",
    "it": "anno anni mese mesi giorno giorni",
    "pt": "ano anos mês meses dia dias",
    "nl": "jaar maand maanden weken dagen uur",
}
_LANGUAGES = {unit: language for language, units in _UNITS.items() for unit in units.split()}
_TOKEN = re.compile(r"[0-9]{1,2}(?![0-9])|[^\W\d_]+(?:-[^\W\d_]+)?(?:[’']s?(?!\w))?")
_ENGLISH_TENS = re.compile(r"(?:twenty|thirty|forty|fifty|sixty|ninety)(?:-[a-z]{3,5})?")
_FEW = 12
"""Below it a number becomes one below it, else one from it on: a short sentence stays short."""
_MOST = 30


class Penalties:
    """Fakes of sentences under one key."""

    def __init__(self, key: Key) -> None:
        self._key = Subkey(key, "penalties")

    def term(self, text: str) -> str:
        """The same units with other numbers."""
        language = next((found for token in _TOKEN.findall(text) if (found := _language(token))), "en")
        was_one = False

        def change(match: re.Match[str]) -> str:
            nonlocal was_one
            token = match[0]
            if _language(token):
                made, was_one = (_several(token) if was_one else token), False
                return made
            number = _value(token.lower(), language)
            if not number:
                return token
            was_one = was_one or token.lower() in _ONES
            return carry_case(token, self._other(number, token, language))

        return _TOKEN.sub(change, text)

    def _other(self, number: int, token: str, language: str) -> str:
        """Another number that is never one, in figures or words as it was."""
        words = {value: word for word, value in _NUMBERS[language].items()}
        known = range(2, _MOST) if token.isdecimal() else words
        choices = [each for each in known if each not in {1, number} and (each < _FEW) == (number < _FEW)]
        other = choices[self._key.number(f"{language} {number}") % len(choices)]
        return str(other) if token.isdecimal() else words[other]


def _language(token: str) -> str:
    return _LANGUAGES.get(token.lower().rstrip("s").rstrip("'’"), "") or _LANGUAGES.get(token.lower().rstrip("'’"), "")


def _several(unit: str) -> str:
    bare = re.sub(r"['’]s?\Z", "", unit)
    many = _MANY.get(bare.lower(), bare)
    ending = unit[len(bare) :]
    return carry_case(bare, many) + (ending[:1] if ending and many.endswith("s") else ending)


def _value(word: str, language: str) -> int:
    if word.isdecimal():
        return int(word)
    if word in _ONES:
        return 1
    return _NUMBERS[language].get(word, 0) or (_FEW + 8 if _ENGLISH_TENS.fullmatch(word) else 0)
