"""The post that somebody holds in a firm or a body, right behind her name: `Jane Roe, Head of People`.

A post is told by its form: an office with what it is over, or a word of rank with the words before it. Looked at are
the item behind a name and the line below one; elsewhere a post is a word like another. Trades are known to `titles`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit

__all__ = ["post_at", "posts_below"]

_RANK: Final = (
    r"(?:director|manager|mgr|officer|executive|supervisor|superintendent|co-?ordinator|administrator|analyst|engineer|"
    r"technician|consultant|specialist|assistant|associate|advis[eo]r|controller|representative|registrar|receptionist|"
    r"steward|stewardess|leader|lead|trainee|intern|apprentice|developer|designer|architect|strategist|planner|buyer|"
    r"recruiter|clerk|operative|operator|attendant|hand|foreman|forewoman|treasurer|trustee|postdoc|lecturer|professor|"
    r"fellow|head|teacher|tutor|governor|councillor|caretaker|warden|governess|counsel|partner|principal|president|"
    r"chair(?:man|woman|person)?|deputy|owner|proprietor|founder|co-?founder|physio|paramedic|carer|GP|RN|HCA|TA)"
)
_NOT_OF_POSTS: Final = (
    r"(?!(?i:the|a|an|my|his|her|their|our|your|this|that|is|was|has|had|who|which|and|or|but|in|on|at|to|from|by|with|"
    r"for|as|if|when|we|you|he|she|they|it|i|not|no|any|each|new|see|per|via|by|c/o|re|dear|please|thanks|ask|call)(?!\w))"
)
_WORD: Final = rf"{_NOT_OF_POSTS}[^\W\d_](?:[\w&'’./-]){{1,18}}"
_OVER: Final = (
    r"(?:[A-Z][\w&'’/-]{1,18}|(?:the|people|sales|finance|operations|staff|school)(?!\w))"
    r"(?>(?:,? (?:of|for|and|&|the)){0,2}+ [A-Z][\w&'’/-]{1,18}){0,4}+"
)
_ENGLISH = compiled(
    rf"(?:(?i:(?:founder|owner|chairman|president)(?:/| & | and )(?:ceo|cto|md|director))|"
    rf"(?:Group |Deputy |Interim |Acting |Global |Senior )?(?:C[EFTOIMP]O|CISO|CHRO|MD|EVP|SVP|VP)"
    rf"(?:,? [A-Z][a-z]{{2,14}}){{0,2}}|"
    rf"(?i:(?:deputy |assistant |vice[- ]|acting |interim |senior |former )?(?:head|director|vice[- ]president|"
    rf"president|chief|chair|secretary|treasurer|manager|dean|captain|leader|superintendent|keeper|clerk)) "
    rf"(?:of|to|for) {_OVER}|"
    rf"(?>{_WORD} ){{1,4}}?(?i:{_RANK})|"
    r"(?i:physio|postdoc|GP|RN|HCA|paramedic|trainee|apprentice|receptionist|lecturer))(?![\w-])"
)
_GERMAN = compiled(
    r"(?:(?:stellv\.?|stellvertretende[r]?|kaufm\.?|techn\.?|leitende[r]?) )?"
    r"(?:[A-ZÄÖÜ][a-zäöüß-]{0,22})?(?:[Ll]eiter|[Cc]hef|führer|[Rr]eferent|[Ss]achbearbeiter|[Mm]eister|beauftragte|kraft|"
    r"[Pp]fleger|[Vv]ertreter|[Aa]ssistent|[Ii]ngenieur|[Tt]echniker|[Pp]raktikant|[Pp]rokurist|arzt|ärzt|[Ff]ahrer|"
    r"[Hh]elfer|[Bb]erater|[Ee]ntwickler|[Tt]rainer|[Ww]art|[Aa]zubi|[Aa]uszubildende|[Ww]erkstudent|[Vv]orstand|"
    r"[Vv]orsitzende|[Kk]assier|[Ss]chriftführer|[Bb]etriebsr[aä]t|[Hh]ebamme)(?:in|r)?"
    r"(?: [A-ZÄÖÜ][\w.-]{2,20}){0,2}(?!\w)"
)
_ROMANCE = compiled(
    r"(?i:directeur|directrice|responsable|chef(?:fe)?|gérante?|adjointe?|chargée?|déléguée?|secrétaire|assistante?|"
    r"conseill(?:er|ère)|technicien(?:ne)?|agente?|ouvri(?:er|ère)|employée?|apprentie?|stagiaire|facteur|"
    r"mécanicien(?:ne)?|étudiante?|présidente?|trésori(?:er|ère)|diacre|"
    r"director(?:a|(?= de ))|jef[ea]|gerente|encargad[oa]|responsable|administrativ[oa]|técnic[oa]|"
    r"limpiador[a]?|alumn[oa]|"
    r"becari[oa]|auxiliar|concejal(?:a)?|president[ea]|tesorer[oa]|"
    r"direttore|direttrice|capo|responsabile|amministratore|amministratrice|impiegat[oa]|operai[oa]|tirocinante|"
    r"stagista|segretari[oa]|addett[oa]|caposala|farmacista|"
    r"diretora?|chefe|gerente|encarregad[oa]|técnic[oa]|funcionári[oa]|auxiliar|estagiári[oa]|caminhoneir[oa]|motorista)"
    r"(?>(?: (?:de|du|des|d['’]|del|della|dei|do|da|dos|das|di|en|au|à la|aux|al|alla|all['’])| d['’]| dell['’]){1,2}+"
    r" ?[^\W\d_][\w'’.-]{1,20}){0,2}+"
    r"(?! ?[\w])"
)
_ANY: Final = (_ENGLISH, _GERMAN, _ROMANCE)
_PATTERNS: Final = {"de": (_GERMAN, _ENGLISH), "nl": (_ENGLISH,)} | dict.fromkeys(
    ("fr", "es", "it", "pt"), (_ROMANCE, _ENGLISH)
)
_BELOW = compiled(r"[ \t]{0,4}\n[ \t>*]{0,6}(?=[^\W\d_])")
_LINE = compiled(r"[^\n|]{2,60}")
_SCORE: Final = 0.65
_SEPARATED = frozenset(",;|(–—-")


def post_at(text: str, start: int, end: int, language: str) -> int:
    """The end of the post that begins there and fills what is left before `end`, or nothing."""
    for pattern in _PATTERNS.get(language, _ANY):
        found = pattern.match(text, start, end)
        if found:
            rest = text[found.end() : end].strip(" .)\"'”")
            return found.end() if not rest or rest[0] in _SEPARATED else 0
    return 0


def posts_below(text: str, people: Sequence[Hit], language: str) -> Iterator[Hit]:
    """The posts that fill the line below a name which ends its own, as signatures have them."""
    for person in people:
        below = _BELOW.match(text, person.end)
        line = _LINE.match(text, below.end()) if below else None
        if line is None:
            continue
        end = post_at(text, line.start(), line.end(), language)
        if end:
            yield Hit(line.start(), end, "OCCUPATION", "post-below-name", _SCORE, "below a name")
