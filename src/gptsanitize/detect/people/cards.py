"""What stands below a name on a card, in a signature, in a list of contacts: what somebody is, and how to reach him.

A line of ordinary words directly below a person, of which one ends as words for occupations do, and with a number, an
address or a page within a few lines, is an occupation. In a text in small letters the first line above such lines is
who it is. Finds neither numbers nor addresses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.words import FUNCTION_WORDS

__all__ = ["below_names"]

_REACHED = frozenset({"PHONE", "EMAIL", "ADDRESS", "URL"})
_LINE = compiled(r"[^\n]*[^\W_][^\n]*")
_BESIDE = " \t\r>|"
_JOB = compiled(r"[^\W\d_](?:[^\W\d_]|[ ,&/'’-]){3,60}")
_OF_JOBS = compiled(
    r"(?i)(?:\w{2,}(?:er|or|ist|ant|ent|ian|eer|man|woman|person|cist|smith|keeper)|clerk|nurse|chief|head|cook|aide|pilot|"
    r"judge|lead|tech|guard|guide|fellow|partner|associate|executive|representative|rep|intern|trainee|apprentice|"
    r"paralegal|paramedic|mechanic|librarian|analyst|chef|agent|vet|midwife|pharmacist|surgeon|coach|dean|attorney)"
)
_SMALL_NAME = compiled(r"[^\W\d_A-Z]{2,20}(?: [a-z]\.?)?(?: [^\W\d_A-Z]{2,20}(?:['’-][^\W\d_A-Z]{2,20})?){1,2}")
_WORD = compiled(r"[^\W\d_]+(?:['’][a-z])?")
_NEAR = 8
"""Lines below a name within which it says how to reach somebody."""
_SCORE = 0.6


def below_names(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Occupations below names, and names in small letters at the top of a card."""
    if "\n" not in text or not any(hit.entity in _REACHED for hit in hits):
        return
    spans = [_bare(text, *line.span()) for line in _LINE.finditer(text)]
    begins = [start for start, _ in spans]
    at = [(max(0, bisect_right(begins, hit.start) - 1), hit) for hit in hits]
    reached = sorted({line for line, hit in at if hit.entity in _REACHED})
    taken = {line for line, hit in at if hit.entity not in {"ORGANIZATION", "LOCATION", "NATIONALITY"}}
    people = {line for line, hit in at if hit.entity == "PERSON" and _fills(*spans[line], hit)}
    if 0 not in taken and reached[0] <= _NEAR and _is_small_name(text[slice(*spans[0])], text):
        people.add(0)
        yield Hit(*spans[0], "PERSON", "card-name", _SCORE, "above how to reach somebody")
    for line in people:
        below = line + 1
        if below >= len(spans) or below in taken or not any(below < each <= line + _NEAR for each in reached):
            continue
        if _is_job(text[slice(*spans[below])]):
            yield Hit(*spans[below], "OCCUPATION", "card-occupation", _SCORE, "below a name")


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A line without the blanks and marks of quotation and tables around it."""
    while start < end and text[start] in _BESIDE:
        start += 1
    while end > start and text[end - 1] in _BESIDE:
        end -= 1
    return start, end


def _fills(start: int, end: int, hit: Hit) -> bool:
    """Whether a name is all of its line but a title or some letters behind it."""
    return start <= hit.start and hit.end <= end and hit.end - hit.start >= end - start - 6


def _is_small_name(body: str, text: str) -> bool:
    if not _SMALL_NAME.fullmatch(body) or not text[:200].islower():
        return False
    words = [word for word in body.split() if len(word.rstrip(".")) > 1]
    return not any(word in FUNCTION_WORDS for word in words) and not all(map(is_dictionary_word, words))


def _is_job(body: str) -> bool:
    words = _WORD.findall(body)
    if not _JOB.fullmatch(body) or not words or len(words) > 8:
        return False
    core = [word.split("'")[0].split("’")[0] for word in words if word.lower() not in FUNCTION_WORDS]
    jobs = [word for word in core if _OF_JOBS.fullmatch(word) and is_dictionary_word(word)]
    unread = sum(not is_dictionary_word(word) for word in core)
    is_small = len(core) > 1 and all(word.islower() for word in core[1:])
    return bool(jobs) and (unread == 0 or (unread == 1 and is_small))
