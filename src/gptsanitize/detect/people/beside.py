"""What belongs to a name that was found and stands right beside it: initials, halves behind a hyphen, a nickname.

`Pranav K`, `HORROCKS  M E`, `Marie-Aïssata` of which `Marie` was seen, `Robert Quenda jr`, `Folasade ("Sade")`, and the
child in `his daughter (Vroni, 9)`. Needs a person that others have found, but for the child. Whose initials stand
alone is decided in `corpus.initials`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.words.kinds import is_ordinary
from gptsanitize.detect.words.languages import language_of
from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.gazetteer import given_in_english, given_names_or_words
from gptsanitize.knowledge.words import ACRONYMS, FUNCTION_WORDS, LEGAL_FORMS

__all__ = ["beside_names"]

_RULE = "beside-name"
_SCORE = 0.6
_ROOM = 32
_AROUND = 60
_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_ENDS = r"(?=[ \t]{2}|[ \t]{0,1}(?:[\n\r,;:|)\]\"”»/>–—]|\Z)|['’]s?\b"
_INITIAL = compiled(
    rf" (?:(?:v\.|van|von|de|da|del|el|al)[ -]|[eaEA]l-)?"
    rf"(?:(?!I[\n ,;])(?P<bare>{_UPPER}){_ENDS}| [a-z(])|{_UPPER}\.(?![\w.]))"
)
"""`Pranav K: on leave`, `Iñaki B. called`, `Hamza el-K.`"""
_CAPITAL_INITIALS = compiled(rf" {{1,2}}{_UPPER}\.?(?: &? ?{_UPPER}\.?){{0,2}}{_ENDS}| [0-9(])")
"""Behind a surname in capitals, as banks write who is paid: `HORROCKS  M E`."""
_SUFFIX = compiled(r",? (?:[Jj]r|[Ss]r|[Jj]nr|[Ss]nr|[Jj]un|[Ss]en|JR|SR|II|III|IV)\b\.?(?![\w-])")
_HALF_BEHIND = compiled(rf"(?:-(?:{_UPPER}[^\W\d_]{{0,20}}|{_UPPER}\.)){{1,2}}(?![\w@/\\-])")
_HALF_BEFORE = compiled(rf"(?<![\w@./\\'’-])(?:{_UPPER}[^\W\d_]{{0,20}}\.?-){{1,2}}$")
_INITIALS_BEFORE = compiled(rf"(?<![\w@./\\'’&-])(?:(?:{_UPPER}|Chr?|Th|Ph|Kl|Wm|Jos|Geo|Joh)\.[ -]?){{1,4}}$")
_NAKED_INITIALS = compiled(rf"(?:^|[\n\t:;|(]|  )[ \t]{{0,8}}(?P<v>(?!A |I )(?:{_UPPER} ){{1,3}})$")
_QUOTED = compiled(
    r"(?:,|,? (?:dite?|detto|detta|genannt|called|aka|alias|llamad[oa]|chamad[oa])|:| [-–—])? ?[(]?[\"“„«‘] ?"
    rf"(?P<v>{_UPPER}[^\W\d_]{{1,15}}(?:[ -]{_UPPER}?[^\W\d_]{{1,12}})?) ?[\"”“»’]"
)
_SHORTENED = compiled(rf" \((?P<v>{_UPPER}[^\W\d_A-Z]{{1,11}})\)")
_SHORTEST = 2
_FEWEST_SMALL = 12
"""Small letters of a line in which capitals stand out."""
_CAPITAL_BEHIND = compiled(r" (?P<v>[A-ZÀ-Þ](?:[A-ZÀ-Þ]|['’-](?=[A-ZÀ-Þ])){2,20})(?![\w@/\\.])")
_AGED = compiled(
    rf"\((?P<v>{_UPPER}[^\W\d_A-Z]{{1,15}}(?:-{_UPPER}[^\W\d_A-Z]{{1,15}})?), (?:aged? |bald |fast |nearly |almost )?"
    r"[0-9]{1,2}(?: ?(?:½|yrs?|years?|y/?o|months?|mths?|ans?|mois|Jahre|J\.|Monate|años|meses|anni|mesi|anos|jaar|mnd)"
    r"\.?)?(?: old)?\)"
)
_YEARS = compiled(
    r" \([0-9]{1,2} (?:ans|mois|Jahre|Monate|años|meses|anni|mesi|anos|jaar|maanden|yrs|years|months)"
    r"(?: et demie?| old)?\)"
)
_NAME_BEFORE = compiled(rf"(?<![\w@./\\'’-])(?P<v>{_UPPER}[^\W\d_A-Z]{{1,15}})$")
_MARKS = frozenset('"“„«‘(')
_NEAR = 14
_OTHER = compiled(rf"/(?P<v>{_UPPER}[^\W\d_A-Z]{{2,20}})(?![\w@/\\.-])")
_ADDRESSED = {"fr": "M.", "es": "D.", "pt": "D."}
"""What looks like an initial and is a form of address: `M. Quenda`."""


def beside_names(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The people of `hits` with what belongs to them, and children in brackets before their age."""
    if "(" in text:
        yield from _aged(text)
    taken = {hit.start for hit in hits}
    for hit in hits:
        if hit.entity != "PERSON" or hit.end - hit.start < _SHORTEST:
            continue
        start, end = _begin(text, hit), _end(text, hit)
        if (start, end) != (hit.start, hit.end):
            yield Hit(start, end, "PERSON", _RULE, _SCORE, "beside a name")
        other = _OTHER.match(text, end) if text[end : end + 1] == "/" else None
        if other and other.start("v") not in taken and not (is_ordinary(other["v"]) or is_dictionary_word(other["v"])):
            yield Hit(*other.span("v"), "PERSON", _RULE, _SCORE, "behind a name and a stroke")
        if _MARKS.isdisjoint(text[end : end + _NEAR]):
            continue
        for called in (_QUOTED.match(text, end), _SHORTENED.match(text, end)):
            if called and called.start("v") not in taken and _may_be_called(called, text[hit.start : hit.end]):
                yield Hit(*called.span("v"), "PERSON", _RULE, _SCORE, "what somebody is called, behind his name")


def _aged(text: str) -> Iterator[Hit]:
    behind = (_NAME_BEFORE.search(text, max(0, age.start() - _ROOM), age.start()) for age in _YEARS.finditer(text))
    for match in (*_AGED.finditer(text), *behind):
        if match:
            word = match["v"]
            if word.lower() in given_in_english() or not (is_ordinary(word) or is_dictionary_word(word)):
                yield Hit(*match.span("v"), "PERSON", _RULE, _SCORE, "before an age in brackets")


def _end(text: str, hit: Hit) -> int:
    """Where a name ends with the half of it, the initials and the suffix behind it."""
    end = hit.end
    half = _HALF_BEHIND.match(text, end) if text[end : end + 1] == "-" else None
    if half and not any(map(is_ordinary, half[0][1:].split("-"))):
        end = half.end()
    if text[end : end + 1] not in {" ", ","}:
        return end
    if text[hit.start : end].isupper():
        end = _end_of_capitals(text, hit.start, end)
    suffix = _SUFFIX.match(text, end)
    if suffix:
        return suffix.end()
    name = text[hit.start : end]
    if not name[-1].isalpha() or not name[:1].isupper() or len(name.rpartition(" ")[2]) < _SHORTEST:
        return end
    is_capital = name.isupper()
    initial = (_CAPITAL_INITIALS if is_capital else _INITIAL).match(text, end)
    if initial is None or (not is_capital and name.count(" ") > 1):
        return end
    return initial.end()


def _end_of_capitals(text: str, start: int, end: int) -> int:
    """Where a name in capitals ends inside a line of small letters: at the last of its words in capitals."""
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    line = before + text[end : end + _AROUND].partition("\n")[0]
    if sum(map(str.islower, line)) < _FEWEST_SMALL:
        return end
    while (word := _CAPITAL_BEHIND.match(text, end)) and not _is_form(word["v"]):
        end = word.end()
    return end


def _is_form(word: str) -> bool:
    low = word.lower()
    return is_ordinary(word) or low in FUNCTION_WORDS or low in LEGAL_FORMS or word in ACRONYMS


def _begin(text: str, hit: Hit) -> int:
    """Where a name begins with the half of it and the initials before it."""
    start = hit.start
    if text[start - 1 : start] == "-" and text[start : start + 1].isupper():
        half = _HALF_BEFORE.search(text, max(0, start - _ROOM), start)
        if half and not any(map(is_ordinary, half[0].rstrip("-").split("-"))):
            start = half.start()
    if text[start - 1 : start] not in {" ", ".", "-"} or not text[start : start + 1].isupper():
        return start
    joint = text[start - 2 : start - 1] if text[start - 1] == " " else text[start - 1]
    if joint in {".", "-"}:
        before = _INITIALS_BEFORE.search(text, max(0, start - _ROOM), start)
        return before.start() if before and before[0].strip() != _ADDRESSED.get(language_of(text), "") else start
    naked = _NAKED_INITIALS.search(text, max(0, start - _ROOM), start) if joint.isupper() else None
    return naked.start("v") if naked else start


def _may_be_called(called: re.Match[str], name: str) -> bool:
    """Whether a word in quotation marks or brackets may be a nickname: no word of a dictionary, which define terms."""
    words = called["v"].split()
    low = words[0].lower()
    if called.re is _SHORTENED:
        return low in given_in_english() or (len(low) > _SHORTEST and name.lower().startswith(low))
    if low in given_in_english() or low in given_names_or_words():
        return True
    return not any(is_ordinary(word) or is_dictionary_word(word) for word in words)
