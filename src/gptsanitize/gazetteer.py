"""Given names, towns, countries and common words of many languages, as Faker lists them for its locales.

The lists are large and well kept; what they prove is decided by who asks. Read once per process and only when asked
(0.1 to 0.2 s for all). A name that is an English dictionary word is left out of the given names: with a capital at the
beginning of a sentence it proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any

from gptsanitize.dictionary import is_dictionary_word
from gptsanitize.words import FUNCTION_WORDS, GIVEN_NAMES, ORDINARY

__all__ = ["common_words", "countries", "given_names", "person_provider", "towns"]

_PEOPLE = (
    "en_US en_GB en_IE en_NZ en_IN de_DE de_AT de_CH fr_FR fr_BE fr_CH es_ES es_CO es_MX es_AR it_IT pt_BR pt_PT nl_NL "
    "nl_BE pl_PL sv_SE da_DK no_NO fi_FI cs_CZ hu_HU tr_TR hr_HR ro_RO"
).split()
_TOWNS = "de_DE de_AT de_CH it_IT nl_NL nl_BE da_DK cs_CZ pl_PL pt_PT ro_RO fi_FI hr_HR sv_SE en_IN".split()
_COUNTRIES = "en de fr_FR es it_IT pt_PT nl_NL pl_PL da_DK fi_FI".split()
_WORDS = {"de": "de_DE", "fr": "fr_FR", "es": "es_ES", "it": "it_IT", "nl": "nl_NL", "pl": "pl_PL", "da": "da_DK"}
_SHORTEST = 3


def person_provider(locale: str) -> Any:
    """Faker's provider of people's names of a locale."""
    return import_module(f"faker.providers.person.{locale}").Provider


@cache
def given_names() -> frozenset[str]:
    """Given names of languages in Latin letters, in lower case, that are no dictionary word."""
    listed = (name for locale in _PEOPLE for name in _listed(person_provider(locale), "first_names"))
    names = {word.lower() for name in listed for word in name.split()}
    return frozenset(name for name in names if _is_telling(name)) | GIVEN_NAMES


@cache
def towns() -> frozenset[str]:
    """Towns of some countries, in lower case."""
    return frozenset(
        name.lower() for locale in _TOWNS for name in _listed(_provider("address", locale), "cit") if len(name) > 3
    )


@cache
def countries() -> frozenset[str]:
    """Countries in some languages, in lower case."""
    return frozenset(
        name.lower() for locale in _COUNTRIES for name in _listed(_provider("address", locale), "countries")
    )


@cache
def common_words(language: str) -> frozenset[str]:
    """Frequent words of a language, in lower case."""
    if language not in _WORDS:
        return frozenset()
    listed = _provider("lorem", _WORDS[language]).word_list
    return frozenset(word.lower() for word in listed if len(word) >= _SHORTEST and not is_dictionary_word(word))


def _is_telling(name: str) -> bool:
    plain = name.replace("-", "").replace("'", "")
    return (
        len(name) >= _SHORTEST
        and plain.isalpha()
        and name not in FUNCTION_WORDS
        and name not in ORDINARY
        and not is_dictionary_word(name)
    )


def _provider(kind: str, locale: str) -> Any:
    return import_module(f"faker.providers.{kind}.{locale}").Provider


def _listed(provider: Any, begins: str) -> Iterable[str]:
    """The words of all lists of a provider's own whose names begin so."""
    for name, value in vars(provider).items():
        if name.startswith(begins) and isinstance(value, (tuple, list, set, frozenset, dict)):
            yield from (entry for entry in value if isinstance(entry, str) and "{" not in entry)
