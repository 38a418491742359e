"""What the names model sees, and what its labels mean here.

Decides which texts are worth the model's time, gives it words instead of file-name punctuation and ordinary case
instead of capitals (offsets stay), and turns its labels into entities, without the mistakes that are plain to see:
months, headings, product words and code taken for people. The model itself lives in `gptsanitize.detect.names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gptsanitize.detect.resolve import NAMES_RULE
from gptsanitize.detect.scanner import Hit
from gptsanitize.model import Place

__all__ = ["may_hold_names", "names_from", "prepared"]

_UNREAD = frozenset({Place.STRUCTURE, Place.FORMULA, Place.LINK})
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NAME_MARKS = re.compile(r"[_\-.+]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_CAPITAL_WORD = re.compile(r"(?<![\w])[A-ZÀ-ÖØ-Þ]{2,40}(?![\w])")
_FEWEST_CAPITALS = 5  # shorter words in capitals are acronyms more often than names
_SHORT_WORDS_TEXT = "AND OF THE FOR ON AT BY TO DE LA VON VAN"
_SHORT_WORDS = frozenset(_SHORT_WORDS_TEXT.split())

_ENTITIES = {  # label of the model -> entity, score
    "PERSON": ("PERSON", 0.8),
    "PER": ("PERSON", 0.8),
    "ORG": ("ORGANIZATION", 0.65),
    "GPE": ("LOCATION", 0.7),
    "LOC": ("LOCATION", 0.6),
    "FAC": ("LOCATION", 0.6),
    "NORP": ("NATIONALITY", 0.5),
    "DATE": ("DATE", 0.6),
}

_NO_NAME_TEXT = (
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu "
    "fri sat sun name first last full employee customer client patient manager director department team company "
    "address street city state country zip postal code phone telephone mobile fax email e-mail mail date birth "
    "dob age gender sex ssn id number no account iban bic swift invoice total subtotal amount price tax vat "
    "salary notes note comment comments description summary subject page section chapter table figure appendix "
    "article paragraph title status type category value key password username user login token secret api url "
    "http https www json xml csv html sql python java javascript docker kubernetes linux windows android ios "
    "excel word powerpoint outlook teams slack github gitlab jira confluence q1 q2 q3 q4 fy ceo cfo cto coo vp hr "
    "it pr qa mr mrs ms miss dr prof sir madam dear hello hi hey regards sincerely thanks thank yes ok okay n/a "
    "tbd the a an of and or for to in on at by from with is are was were be this that these those its he she they "
    "we you i"
)
_NO_NAME = frozenset(_NO_NAME_TEXT.split())
_CODE = re.compile(r"[=<>{}\[\]$%^|\\@#_~/]|\d{3}|::|\(\)|--|\*\*|https?:")
_PART = re.compile(r"[^\n\t|\":;<>“”]{1,200}+")
_TRIM = re.compile(r"^[\s\"'“”‘’(\[*_`.,;:!?|>#-]+|[\s\"'“”‘’)\]*_`,;:!?|<#-]+$|['’]s$")
_YEARLESS = re.compile(
    r"(?i)\b(?:today|tomorrow|yesterday|now|daily|weekly|monthly|yearly|annual(?:ly)?|quarterly|century|centuries|decades?|"
    r"years?|months?|weeks?|days?|hours?|minutes?|seasons?|quarter|weekend|old|ago|later|earlier|recent|the past|"
    r"last|next|this|morning|evening|night|time)\b"
)
_DATE_WORDS = re.compile(
    r"(?i)\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b|\b(?:1[89]|20)\d\d\b"
)


def may_hold_names(text: str, place: Place, *, typed: bool) -> bool:
    """Whether the model is asked: not about structure, and not where a column has told the type of the whole."""
    return not typed and place not in _UNREAD and _LETTERS.search(text) is not None and text.lower() != text


def prepared(text: str, place: Place) -> str:
    """The text for the model, of the same length: words of file names apart, lines in capitals in ordinary case."""
    if place is Place.NAME:
        text = _NAME_MARKS.sub(" ", text)
    return _CAPITAL_WORD.sub(_ordinary_case, text)


def _ordinary_case(match: re.Match[str]) -> str:
    word = match.group()
    if word in _SHORT_WORDS:
        return word.lower()
    changed = word.title()
    return changed if len(word) >= _FEWEST_CAPITALS and len(changed) == len(word) else word


def names_from(text: str, place: Place, entities: list[tuple[int, int, str]]) -> Iterator[Hit]:
    """The findings of one text that the model's entities stand for."""
    for start, end, label in entities:
        known = _ENTITIES.get(label)
        if known is None:
            continue
        entity, score = known
        for line_start, line_end in _lines(text, start, end):
            first, last = _trimmed(text, line_start, line_end)
            value = text[first:last]
            if last > first and _believable(entity, value, place):
                yield Hit(first, last, entity, NAMES_RULE, score, f"names model: {label}")


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A name stands on one line: the model joins cells and headings that a line break or a tab keeps apart."""
    for part in _PART.finditer(text, start, end):
        yield part.span()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start:
        match = _TRIM.search(text[start:end])
        if match is None:
            break
        if match.start() == 0:
            start += match.end()
        else:
            end -= match.end() - match.start()
    return start, end


def _believable(entity: str, value: str, place: Place) -> bool:
    if entity == "DATE":
        return _DATE_WORDS.search(value) is not None and _YEARLESS.search(value) is None
    if _LETTERS.search(value) is None or _CODE.search(value):
        return False
    words = [word.strip(".,'’") for word in value.lower().split()]
    if all(word in _NO_NAME or len(word) < 2 for word in words):
        return False
    if entity == "PERSON":
        return _is_person(value, words, place)
    return len(value) > 1


def _is_person(value: str, words: list[str], place: Place) -> bool:
    """A person's name has a capital (or a script without them) and is no sentence."""
    if len(words) > 7 or any(char.isdigit() for char in value):
        return False
    if place is Place.CODE and len(words) < 2:
        return False
    return not value.islower() and not any(word in {"name", "number", "date", "address", "invoice"} for word in words)
