"""A column whose cells agree is typed as a whole, its doubtful cells included.

Segments with the same `group` are the cells of one column. Where most cells of a batch are one entity from end to
end, the other cells that look like them are that entity too: a city stays a city though the names model calls it a
person.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.words.kinds import is_ordinary
from gptsanitize.knowledge.gazetteer import towns
from gptsanitize.model import Place, Segment

__all__ = ["agree"]

_FEWEST = 5
_SHARE = 0.6
_SCORE = 0.7
_WORDS = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "USERNAME"})
_GUESSED_IN_HEADERS = frozenset({"LOCATION", "ORGANIZATION", "NATIONALITY"})
_OF_NO_NAMES = compiled(
    r"(?:[0-9.]{1,6} )?(?:(?:job|current|work) )?(?:rank|rank or rating|rating|role|position|title|job title|function|"
    r"department|dept\.?|division|unit|grade|status|stage|phase|priority|severity|type|kind|category|class|result|outcome|"
    r"currency|language|course|subject|topic|module|skill|rang|dienstgrad|funktion|stelle|tätigkeit|abteilung|abt\.?|"
    r"bereich|rolle|zustand|art|typ|kategorie|währung|sprache|fach|kurs|poste|fonction|service|statut|puesto|cargo|"
    r"departamento|estado|stanowisko|dział|mansione|reparto|functie|afdeling|função)",
    re.IGNORECASE,
)
"""Headers of columns that hold nobody's name."""
_NAME_WORD = compiled(r"[^\W\d_a-z][^\W\d_]{1,30}(?:['’-][^\W\d_]{1,30}){0,2}")
_NAME_CELL = compiled(rf"{_NAME_WORD.pattern}(?:,? {_NAME_WORD.pattern}){{1,3}}")
_CODE = compiled(r"[A-Z]{2}")
_NUMERIC = compiled(r"[-+]?[\d.,% €$£]{1,40}")


def agree(batch: Sequence[Segment], hits: list[tuple[Hit, ...]]) -> list[tuple[Hit, ...]]:
    """The hits of a batch, with those that the columns add, and without places and firms that are columns' headers."""
    hits = [_without_codes(each, found) for each, found in zip(batch, _without_headers(batch, hits), strict=True)]
    columns: defaultdict[str, list[int]] = defaultdict(list)
    for index, segment in enumerate(batch):
        if segment.group and segment.text.strip():
            columns[segment.group].append(index)
    for indexes in columns.values():
        entity = _common([_whole(batch[index], hits[index]) for index in indexes])
        if not entity:
            continue
        headers = {batch[index].hint.strip() for index in indexes}
        for index in indexes:
            if batch[index].text.strip() not in headers and _doubtful(batch[index], hits[index], entity):
                hits[index] = (_cell(batch[index], entity),)
    return hits


def _without_headers(batch: Sequence[Segment], hits: list[tuple[Hit, ...]]) -> list[tuple[Hit, ...]]:
    """The model takes an unknown word that stands alone, as a header does, for a place: `Buchungstag`, `Valuta`."""
    headers = {segment.hint.strip() for segment in batch if segment.hint and segment.place is Place.TABLE}
    return [
        tuple(hit for hit in found if not _is_guessed(segment.text, hit))
        if found and _heads(segment, headers)
        else found
        for segment, found in zip(batch, hits, strict=True)
    ]


def _without_codes(segment: Segment, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Without what the model takes for names: codes of countries (two capitals that fill a cell), jobs, states."""
    if not hits or segment.place is not Place.TABLE:
        return hits
    if not _CODE.fullmatch(segment.text.strip()) and not _OF_NO_NAMES.fullmatch(segment.hint.strip()):
        return hits
    return tuple(hit for hit in hits if hit.rule != NAMES_RULE or hit.entity == "DATE")


def _heads(segment: Segment, headers: set[str]) -> bool:
    text = segment.text.strip()
    return segment.place is Place.TABLE and text in headers and text != segment.hint.strip()


def _is_guessed(text: str, hit: Hit) -> bool:
    is_guess = hit.rule == NAMES_RULE and hit.entity in _GUESSED_IN_HEADERS
    return is_guess and text[hit.start : hit.end].lower() not in towns()


def _whole(segment: Segment, hits: Sequence[Hit]) -> str:
    """The entity that a cell is from end to end, or an empty text."""
    size = len(segment.text.strip())
    return next((hit.entity for hit in hits if hit.end - hit.start >= size and hit.score >= 0.5), "")


def _common(entities: Sequence[str]) -> str:
    if len(entities) < _FEWEST:
        return ""
    entity, count = Counter(entities).most_common(1)[0]
    return entity if count >= _SHARE * len(entities) else ""


def _doubtful(segment: Segment, hits: Sequence[Hit], entity: str) -> bool:
    """A cell without the column's entity: words in a column of words, or a number in one of identifiers."""
    text = segment.text.strip()
    if any(hit.rule != NAMES_RULE for hit in hits):
        return False
    if any(hit.entity == entity for hit in hits):
        return entity == "PERSON" and _is_seen_in_part(text, hits)
    if entity in _WORDS:
        return (
            len(text) <= 60
            and not is_ordinary(text)
            and not _NUMERIC.fullmatch(text)
            and any(char.isalpha() for char in text)
        )
    return (
        entity not in {"DATE", "NATIONALITY", "URL", "AGE"} and any(char.isdigit() for char in text) and len(text) <= 60
    )


def _is_seen_in_part(text: str, hits: Sequence[Hit]) -> bool:
    """Whether the cell is a name of some words of which the model saw one: `SAETHER, Ragnhild`."""
    if len(hits) != 1 or hits[0].end - hits[0].start >= len(text) or not _NAME_CELL.fullmatch(text):
        return False
    return not any(is_ordinary(word) for word in _NAME_WORD.findall(text))


def _cell(segment: Segment, entity: str) -> Hit:
    lead = len(segment.text) - len(segment.text.lstrip())
    return Hit(lead, lead + len(segment.text.strip()), entity, "column", _SCORE, "most cells of the column agree")
