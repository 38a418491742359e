"""Which of a names model's findings cannot be names: code, sentences, headings, words of a language it does not read.

A model of running text meets tables, identifiers, file names and other languages in documents, and takes their words
for names; each of them would be replaced in every file. Decided here is what a finding's own form, and the language
around it, prove to be none. Months, weekdays and durations are told from dates; what words prove of an entity's kind
is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.words.kinds import is_company, is_ordinary, words_of
from gptsanitize.knowledge.dictionary import is_dictionary_word, is_plain_word
from gptsanitize.knowledge.everyday import EVERYDAY
from gptsanitize.knowledge.famous import PLACES
from gptsanitize.knowledge.gazetteer import given_names, given_names_or_words, surnames, towns
from gptsanitize.knowledge.words import (
    BUSINESS_NOUNS,
    ENGLISH_FUNCTION_WORDS,
    FOREIGN_FUNCTION_WORDS,
    FUNCTION_WORDS,
    GIVEN_NAMES,
)
from gptsanitize.model import Place

__all__ = ["is_believable", "is_foreign", "is_word_of_sentence"]

_LETTERS = compiled(r"[^\W\d_]{2}")
_CODE = compiled(r"[=<>{}\[\]$%^|\\@#_~/→]|\d{3}|::|\(\)|--|\*\*|https?:")
_NUMBERED = compiled(r"[^\W\d_][\w.]{0,30}\d[a-z]?", re.ASCII)
_HUMPS = compiled(r"[A-Z]{2,12}(?=[A-Z][a-z]|\b)|[A-Z][a-z0-9]{0,30}|^[a-z]{1,30}", re.ASCII)
_JOINED_CODE = compiled(r"(?=[\w.-]{0,60}[0-9])\w{1,30}(?:[-.]\w{1,30}){2,8}")
_FILE = compiled(r"[\w-]{1,60}\.(?:md|mdc|rst|txt|toml|ya?ml|json|py|ts|js|sh|cfg|ini|lock|xml|html?)", re.ASCII)
_PART_CODE = compiled(r"(?=[A-Z0-9-]{0,30}[0-9])[A-Z0-9]{1,12}(?:[-/][A-Z0-9]{1,12}){1,5}")
_CAMEL = compiled(r"[A-Za-z0-9]{0,40}(?:[a-z]|[A-Z]{3}(?=[A-Z][a-z]{2}))[A-Z][A-Za-z0-9]{0,60}", re.ASCII)
_FAMILY_PREFIX = compiled(r"(?:Mc|Mac|De|Di|Du|Da|Le|La|Van|Von|Fitz|El|Al|Ben)[A-Z]")
_MANY_HUMPS = 3
_WORD = compiled(r"[^\W\d_][\w'’-]{0,60}")
_ABSTRACT = compiled(r"[a-z]{3,20}(?:tion|sion|ment|ity|ness|ance|ence|ics|ology|graphy|ism)s?")
_OF_TRADES = BUSINESS_NOUNS | frozenset(
    "foundation foundations corporation association federation institution confederation construction production "
    "productions communications communication aviation nutrition education restoration automation congregation "
    "delegation administration plantation television acquisitions promotions constructions creations "
    "development developments investment investments equipment entertainment recruitment management government "
    "department regiment settlement apartment apartments garment security charity university community fraternity "
    "facility city authority equity hospitality university faculty insurance finance alliance ambulance appliance "
    "appliances residence providence conference logistics electronics robotics ceramics plastics optics cosmetics "
    "aesthetics genetics mechanics statistics fabrics organics technology biotechnology radiology cardiology "
    "oncology neurology urology dermatology photography business fitness wilderness harness".split()
)
"""Last words of firms and bodies that end like an abstract noun."""
_OF_DOCUMENTS = frozenset(
    "model models engine engines interface interfaces pattern patterns utility utilities format formats function "
    "functions framework frameworks structure structures language languages repository stack architecture transformer "
    "transformers image images era science sciences title titles script scripts notes guide manual overview reference "
    "chapter table tables figure figures document documents file files error errors release releases feature features "
    "class classes module modules package packages variable variables parameter parameters setting settings option "
    "options algorithm algorithms protocol protocols query queries index indexes template templates workflow workflows "
    "lifecycle pipeline pipelines process processes approach method methods example examples step steps".split()
)
"""Last words of headings and terms: `Inference Engine`, `Vision-Language Models`."""
_LONGEST_ACRONYM = 5
_MOST_CASELESS = 2
"""Words of a name in a script without capitals: what a model for another script takes for one is mostly longer."""
_YEARLESS = compiled(
    r"(?i)\b(?:today|tomorrow|yesterday|now|daily|weekly|monthly|yearly|annual(?:ly)?|quarterly|century|centuries|decades?|"
    r"years?|months?|weeks?|days?|hours?|minutes?|seasons?|quarter|weekend|old|ago|later|earlier|recent|the past|"
    r"last|next|this|morning|evening|night|time)\b"
)
_DATE_WORDS = compiled(
    r"(?i)\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b|\b(?:1[89]|20)\d\d\b"
)
_SAMPLE = 120
"""Words by which the language of a text is told."""
_HEAD = 2_400
"""Characters in which mostly so many stand."""
_FEWEST_WORDS = 12
_KNOWN = 0.4
"""Share of words in small letters that stand in an English dictionary, below which a text is not English."""


def _small_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.islower() and len(word) > 1][:_SAMPLE]


def is_foreign(text: str) -> bool:
    """Whether a text is not English: by its function words, or because no English dictionary has its small words.

    English technical text has 70 % and more of them, other languages that are written in Latin letters 30 % and less.
    """
    words = _small_words(text[:_HEAD])
    if len(words) < _SAMPLE and len(text) > _HEAD:
        words = _small_words(text)
    met, foreign = len(words), sum(map(FOREIGN_FUNCTION_WORDS.__contains__, words))
    known = sum(map(ENGLISH_FUNCTION_WORDS.__contains__, words))
    if known < 2 * foreign or known < _KNOWN * met:
        known += sum(is_dictionary_word(word) for word in words if word not in ENGLISH_FUNCTION_WORDS)
    return (foreign > 1 and 2 * foreign > known) or (met >= _FEWEST_WORDS and known < _KNOWN * met)


_PEOPLE = compiled(r"[^\W\d_a-z]?[^\W\d_A-Z]{2,20}(?:[ '’-][^\W\d_]{1,20}){0,3}s?|[A-Z]{2,14}(?: [A-Z]{2,14})?")
"""How nations, faiths and parties are written: without capitals inside, as `DeepSeek` and `JXLParser` have."""
_SHORTEST_WORD = 4
_BEGINS = compiled(r"(?:^|[\n\t.!?:;•|…]|[-–—*#>] )[ \t\"'«»„“”¿¡(*>#]{0,8}$")
_MONTHS_ELSEWHERE = frozenset(
    "januar februar märz juni juli oktober dezember janvier février juin juillet octobre décembre enero febrero mayo "
    "junio octubre noviembre diciembre gennaio febbraio marzo maggio giugno luglio ottobre janeiro fevereiro "
    "outubro".split()
)
"""Months that are nobody's name: `Miete Juni`."""


def is_believable(entity: str, value: str, text: str, place: Place, *, foreign: bool) -> bool:
    """Whether `value`, which the model found in `text`, may be what the model says."""
    if entity == "DATE":
        return _DATE_WORDS.search(value) is not None and any(map(str.isdigit, value)) and not _YEARLESS.search(value)
    if entity == "NATIONALITY":
        return _PEOPLE.fullmatch(value) is not None and not is_ordinary(value)
    if _LETTERS.search(value) is None or _CODE.search(value) or is_ordinary(value) or len(value) < 2:
        return False
    words = words_of(value)
    if is_company(value) or words[0] in GIVEN_NAMES:
        return entity != "PERSON" or is_company(value) or _is_person(value, words, place)
    if _is_code(value) or _is_identifier(entity, value) or _is_prose(value, text):
        return False
    if (foreign and not _stands_out(value)) or words[-1] in _MONTHS_ELSEWHERE:
        return False
    if entity == "PERSON" and not _is_person(value, words, place):
        return False
    if entity != "LOCATION" and _is_topic(words):
        return False
    return not (_is_heading(value, words) or (entity == "ORGANIZATION" and _is_lone_word(value)))


def is_word_of_sentence(entity: str, text: str, start: int, end: int) -> bool:
    """Whether a finding is one word of the dictionary where a sentence, line or label has a capital anyway.

    `Siblings?`, `Embeddings may come`, `KEEP OFF`: nobody is called by it.
    """
    value = text[start:end]
    if not value.isalpha() or not (value.isupper() or _BEGINS.search(text, max(0, start - 12), start)):
        return False
    low = value.lower()
    if len(low) < _SHORTEST_WORD or low in given_names() or low in given_names_or_words() or low in surnames():
        return False
    if low in PLACES or low in towns():
        return False
    if is_plain_word(low) or low in EVERYDAY:
        return True
    return entity == "PERSON" and is_dictionary_word(low) and (value.isupper() or low.endswith("s"))


def _is_code(value: str) -> bool:
    """`CAL-KIT-2`, `sample-0.2`, `Form12b`, `README.md`."""
    return any(code.fullmatch(value) for code in (_NUMBERED, _PART_CODE, _JOINED_CODE, _FILE))


def _is_identifier(entity: str, value: str) -> bool:
    """`DocumentParserOptions`; companies may be written with two humps, people only behind a prefix."""
    if not _CAMEL.fullmatch(value) or _FAMILY_PREFIX.match(value):
        return False
    return entity != "ORGANIZATION" or len(_HUMPS.findall(value)) >= _MANY_HUMPS


def _is_prose(value: str, text: str) -> bool:
    """Mostly words in small letters, in a text that has capitals; in a script without them, many words."""
    words = _WORD.findall(value)
    if value.lower() == value.upper():  # a script without capitals
        return len(words) > _MOST_CASELESS
    small = [word for word in words if word.islower() and word not in FUNCTION_WORDS]
    return len(small) > len(words) / 2 and not text.islower()


def _stands_out(value: str) -> bool:
    """Two words and more, each with a capital: a name also in a language that the model does not read."""
    words = value.split()
    return len(words) > 1 and all(not word[0].islower() or word in FUNCTION_WORDS for word in words)


def _is_heading(value: str, words: Sequence[str]) -> bool:
    """Several words of the dictionary in capitals."""
    return value.isupper() and len(words) > 1 and all(w in FUNCTION_WORDS or is_dictionary_word(w) for w in words)


def _is_topic(words: Sequence[str]) -> bool:
    """Words of the dictionary, the last of them abstract: `Workspace Configuration`, `Computer Science`."""
    last = words[-1]
    if len(words) < 2 or last in _OF_TRADES or not (last in _OF_DOCUMENTS or _ABSTRACT.fullmatch(last)):
        return False
    return all(word in FUNCTION_WORDS or (is_dictionary_word(word) and word not in GIVEN_NAMES) for word in words)


def _is_lone_word(value: str) -> bool:
    """One word of the dictionary that is no acronym: `Strawberry` in a list is no company."""
    if value.isupper() and len(value) <= _LONGEST_ACRONYM:
        return False
    return value.isalpha() and is_dictionary_word(value)


def _is_person(value: str, words: Sequence[str], place: Place) -> bool:
    """A person's name has a capital (or a script without them, or a given name) and is no sentence."""
    if len(words) > 7 or any(char.isdigit() for char in value):
        return False
    if place is Place.CODE and len(words) < 2:
        return False
    if value.islower() and words[0] not in GIVEN_NAMES:
        return False
    return not any(word in {"name", "number", "date", "address", "invoice"} for word in words)
