"""Laws: their titles with a year, their numbers and short names, the days they were made on, and reported decisions.

Responsible for telling where a text cites a law. What it cites is everybody's, and a day that anybody can look up would
tell by how much the dates of a release have moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.lexicon import automaton

__all__ = ["is_day_of_law", "is_in_numbered_law", "titles_of_laws"]

_LONGEST_LAW = 80  # characters
_HEAD = compiled(
    r"(?:Act|Regulations?|Order|Rules|Directive|Ordinance|Treaty|Convention),?(?: of)? (?:1[5-9]|20)[0-9]{2}"
)
_TITLE = compiled(
    r"(?:(?>[Tt]he )|(?<!\w))"
    r"(?>[A-Z][\w'’-]{1,20}[,.]? (?>(?:and|of|for|to|in|on|at|the|with|from|by|etc\.?|&) ){0,3}){1,9}?"
    r"(?:Act|Regulations?|Order|Rules|Directive|Ordinance|Treaty|Convention),?(?: of)? (?:1[5-9]|20)[0-9]{2}(?![\w-])"
)
"""The title of a law with its year; no word of it is anybody's."""
_ACT = (
    r"(?i:loi|décret|ordonnance|arrêté|ley(?: orgánica)?|real decreto(?: legislativo|-ley)?|legge|"
    r"decreto(?:-legge|-lei| legislativo)?|d\. ?lgs\.|lei|public law|executive order|statute|act|law)"
)
_NUMBERED_LAW = (
    r"(?<!\w)(?:"
    r"(?i:regulation|directive|verordnung|richtlinie|règlement|reglamento|directiva|regolamento|direttiva|regulamento|"
    r"diretiva|verordening|richtlijn|decision|beschluss|décision|decisión) (?:\((?:EU|EC|EEC|CE|UE|EG)\) ?)?"
    r"(?:[Nn][.or°º]{1,2} ?)?[0-9]{1,4}/[0-9]{1,4}(?:/[A-Z]{2,3})?|"
    rf"{_ACT} (?:[Nn][.or°º]{{1,2}} ?)?[0-9]{{1,5}}(?:[-/.][0-9]{{1,4}})?|"
    r"\w{2,30}(?:gesetz(?:es|buch|buches)?|verordnung)(?: \([A-Za-zÄÖÜäöü-]{2,12}\))?|"
    r"(?:BDSG|DS-?GVO|BGB|HGB|StGB|AktG|EStG|UStG|ZPO|StPO|SGB|BetrVG|UrhG|TMG|TKG|GwG|KWG|AGG|ArbZG|KSchG|InsO|GG|UWG|"
    r"GWB))"
)
"""A law with its number or its short name."""
_NUMBERED = compiled(_NUMBERED_LAW)
_HEADS = (
    "regulation,directive,verordnung,richtlinie,règlement,reglamento,directiva,regolamento,direttiva,regulamento,"
    "diretiva,verordening,richtlijn,decision,beschluss,décision,decisión,loi ,décret,ordonnance,arrêté,ley ,"
    "ley orgánica,decreto,legge ,lgs. ,lei ,law ,order ,statute,act ,gesetz,bdsg,dsgvo,ds-gvo,bgb,hgb,stgb,aktg,estg,"
    "ustg,zpo,stpo,sgb,betrvg,urhg,tmg,tkg,gwg,kwg,agg,arbzg,kschg,inso,gg,uwg,gwb"
).split(",")
"""One of these stands in each of them, in small letters."""
_DAY_OF_LAW = compiled(
    rf"(?:{_NUMBERED_LAW},? (?:of|du|de|del|di|do|vom|van|von|dated) |(?<!\w){_ACT} (?:du |del? |di |do )?)"
    r"(?:the )?(?:[0-9]{1,2}(?:st|nd|rd|th|er|\.|º)? (?:of |de )?)?(?:[^\W\d_]{3,10} (?:de |del )?)?$"
)
"""What stands before the day, month or year that a law was made in."""
_BY_DAY = compiled(
    r"(?i:(?<!\w)(?:loi|décret|ordonnance|arrêté|wet|gesetz) (?:du|van|vom) )[0-9]{1,2}(?:er|\.)? ?[^\W\d_]{3,10} "
    r"(?:1[5-9]|20)[0-9]{2}(?!\w)"
)
"""A law that is called by its day: `loi du 10 juillet 1965`."""
_VERSUS = compiled(r" v(?:s?\.)? (?=[A-Z])")
_FIRST_PARTY = compiled(r"(?<![\w.,'’&-])(?>[A-Z][\w.,'’&-]{0,24}(?: (?:of|and|the|&|for|de|ex rel\.))?(?: |$)){1,7}$")
_SECOND_PARTY = compiled(
    r"[A-Z][^\n;()\[\]]{2,80}?,? (?:[\[(](?:1[89]|20)[0-9]{2}[\])] )?(?:[0-9]{1,4} )?(?:U\.S\.|S\. ?Ct\.|L\. ?Ed\.|"
    r"F\. ?(?:2d|3d|4th)|F\. ?Supp\.|S\.W\.|S\.E\.|N\.[EWY]\.|P\.[23]d|A\.[23]d|So\. ?[23]d|Cal\.|Ill\.|AC|QB|KB|WLR|"
    r"All ER|EWCA|EWHC|UKSC|UKHL|UKPC|CLR|SCR|SCC|HCA|FCA|NSWCA|IESC)(?!\w)"
    r"(?:[^()\n;]{0,40}\([^()\n]{0,24}[0-9]{4}\))?"
)
_NUMBER_BEHIND = compiled(r",? n[.or°º]{1,2} ?[0-9]")


def titles_of_laws(text: str) -> bytes:
    """For each character whether it stands in the title of a law or of a reported decision; nothing where none is."""
    titles = [match.span() for match in _TITLE.finditer(text)] if _HEAD.search(text) else []
    titles += _decisions(text)
    if not titles:
        return b""
    marks = bytearray(len(text))
    for start, end in titles:
        marks[start:end] = b"\1" * (end - start)
    return bytes(marks)


def _decisions(text: str) -> Iterator[tuple[int, int]]:
    """`Quill Corp. v. Roe, 504 U.S. 298 (1992)`: the parties of a decision that a reporter prints are everybody's."""
    for versus in _VERSUS.finditer(text):
        second = _SECOND_PARTY.match(text, versus.end())
        first = _FIRST_PARTY.search(text, max(0, versus.start() - _LONGEST_LAW), versus.start()) if second else None
        if first and second:
            yield first.start(), second.end()


def is_day_of_law(text: str, start: int, end: int) -> bool:
    """Whether a day is the one a law was made on: everybody can look it up, and so how far dates have moved."""
    follows_word = text[start - 1 : start] == " " and (text[start - 2].isalnum() or text[start - 2] == ".")
    window = max(0, start - _LONGEST_LAW), start
    if not follows_word or not _may_cite(text, *window):
        return False
    before = _DAY_OF_LAW.search(text, *window)
    if before is None:
        return False
    if _BY_DAY.search(text, window[0], end) is not None:
        return True
    return _NUMBERED.match(before[0]) is not None or _NUMBER_BEHIND.match(text, end) is not None


def is_in_numbered_law(text: str, start: int, end: int) -> bool:
    """Whether words of a law before its number were taken for a name: `Loi n° 78-17`."""
    window = max(0, start - _LONGEST_LAW), end + _LONGEST_LAW
    return _may_cite(text, *window) and any(
        law.start() < end and start < law.end() for law in _NUMBERED.finditer(text, *window)
    )


def _may_cite(text: str, start: int, end: int) -> bool:
    return _cites(text) and next(_heads().iter(text[start:end].lower()), None) is not None


@lru_cache(maxsize=64)
def _cites(text: str) -> bool:
    """Whether a text has a word for laws: most have none, and are asked of each day and name."""
    return next(_heads().iter(text.lower()), None) is not None


@cache
def _heads() -> Any:
    return automaton(dict.fromkeys(_HEADS, ""))
