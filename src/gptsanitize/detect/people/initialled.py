"""People told by the form of their name alone: an initial and a rare surname, a surname in capitals and initials.

`Approved: T. Quendaseki / CFO`, `crew L. QUENDGETT`, `QUENDROCKS  M E   40-35-45` in a list of payments. A letter and a
stop also end sentences and number headings: the surname is in no dictionary, and what stands before the initial parts
it from a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.public.decision import is_public
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.words.kinds import PLAIN, is_ordinary
from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.famous import PLACES
from gptsanitize.knowledge.gazetteer import surnames, towns

__all__ = ["initialled"]

_RULE = "initialled"
_SCORE = 0.6
_UPPER = r"[A-ZÀ-ÖØ-ÞŠŽČĆŁŚŻĐİŞĞ]"
_SMALL = r"[^\W\d_A-Z]"
_LAST = (
    rf"(?:(?:van der|van den|van|von|de la|de|del|della|di|da|le|la|el|al|ter|O['’]|Mc|Mac|D['’])[ -]?)?"
    rf"(?P<last>{_UPPER}(?:{_SMALL}{{2,20}}|{_UPPER}{{2,20}}))(?:-{_UPPER}[^\W\d_]{{0,20}}\.?)?(?![\w@/\\])"
)
_STOP = compiled(rf"\.(?:(?<={_UPPER}\.)(?=[ -]?[^\W\d])|(?<=[a-z]\.)(?= [^\W\d_a-z]))")
"""The stop of an initial, or of an abbreviated name: stops are rarer than capitals."""
_ABBREVIATED = ("Wm", "Chas", "Geo", "Jas", "Jos", "Thos", "Robt", "Benj")
_DOTTED = compiled(
    rf"(?:{_UPPER}\.(?<![\w.@&'’/\\-]{_UPPER}\.)|(?:{'|'.join(_ABBREVIATED)})\. )"
    rf"(?:[ -]?{_UPPER}\.){{0,2}}[ -]?{_LAST}"
)
_BEFORE = compiled(
    r"(?:[:,;|(/\"“„«\[>\t=–—•*]|  |^|\n)[ \t]{0,8}$|(?<!\w)(?i:by|from|to|with|and|via|per|cc|for|of|told|crew|von|"
    r"mit|und|an|für|bei|par|avec|et|por|con|y|da|e|door|met|en|van|sig|sgd|signed|spoke to|w/)[ .]{1,2}$"
)
_HEADING = compiled(r"(?:^|\n)[ \t>#*]{0,8}$")
"""Where headings and points of lists are told by letters."""
_PAYEE = compiled(
    rf"(?P<last>{_UPPER}(?<![\w@.&'’/\\-]{_UPPER}){_UPPER}{{2,20}})(?: {_UPPER}{{3,20}})? {{1,2}}"
    rf"{_UPPER}(?: &? ?{_UPPER}){{0,2}}"
    r"(?=[ ]{2}|[ \t]{0,3}[\t|;,\n]|[ \t]{0,3}\Z| [0-9])"
)
_FIELD_BEFORE = compiled(r"(?:^|[\n\t|;:,`>*-]| {2})[ \t`]{0,3}$")


def initialled(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """People of a surname and initials whom no finding of a rule or the names model has as a whole."""
    found = [*_dotted(text), *_payees(text)]
    if not found:
        return
    touched = bytearray(len(text))
    for hit in hits:
        if hit.entity != "PERSON":
            touched[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    for start, end in found:
        if not any(touched[start:end]):
            yield Hit(start, end, "PERSON", _RULE, _SCORE, "surname and initials")


def _dotted(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for stop in _STOP.finditer(text):
        first = stop.start() - 1
        if text[first].islower():
            first = next(
                (stop.start() - len(name) for name in _ABBREVIATED if text.endswith(name, 0, stop.start())), -1
            )
        match = _DOTTED.match(text, first) if first >= done else None
        if match is None:
            continue
        start, done = match.span()
        near = text[max(0, start - 16) : start]
        if _BEFORE.search(near) and _is_rare(match["last"]) and not is_public(match[0]):
            is_heading = _HEADING.search(near) is not None and match[0].count(".") < 2
            if not is_heading or match["last"].lower() in surnames():
                yield match.span()


def _payees(text: str) -> Iterator[tuple[int, int]]:
    for match in _PAYEE.finditer(text):
        near = text[max(0, match.start() - 4) : match.start()]
        if _FIELD_BEFORE.search(near) and match["last"].lower() in surnames() and _is_rare(match["last"]):
            yield match.span()


def _is_rare(word: str) -> bool:
    low = word.lower()
    if low in PLAIN or low in PLACES or low in towns() or is_ordinary(word):
        return False
    return low in surnames() or not is_dictionary_word(low)
