"""Whether a name of the lists of `renown` is the one that everybody knows, by what stands around it.

A bank or a film is a party to nothing by its name. A private person may share the name of a famous one: a title, an
address or a number beside it tells her, and a frequent name is the famous one's only where the text speaks of what
people are famous for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.knowledge.renown import Renown, renown_of

__all__ = ["is_employer", "is_in_office", "is_renowned", "reaches", "speaks_of_fame", "surnames_of_renown"]

_TITLE = compiled(
    r"(?i)(?<!\w)(?:mrs?|ms|miss|mx|frau|herrn?|fräulein|mme|mlle|madame|monsieur|sra?|señora?|signora?|sig|sig\.ra|dhr|"
    r"mevrouw|mevr|meneer|dear|liebe[rs]?|hallo|hi|hello|hey|cher|chère|bonjour|estimad[oa]|querid[oa]|hola|gentile|"
    r"caro|cara|ciao|prezad[oa]|beste|geachte|regards|thanks|cheers|love|grüße|gruß|cordialement|saludos|atentamente|"
    r"saluti|name|contact|attn|client|customer|patient|witness|tenant|neighbou?r|colleague|kunde|kundin|patientin)"
    r"[.,:!]?\s{1,3}$"
)
"""What stands before somebody whom the writer knows."""
_EMPLOYER = compiled(
    r"(?i)(?<!\w)(?:(?:work(?:s|ed|ing)?|job|employ(?:ed|ment)|position|shift|intern(?:ed|ing|ship)?|joined|colleagues?|boss|"
    r"manager|career) (?:at|for|by|with|from)|(?:arbeitet|gearbeitet|arbeite|angestellt|beschäftigt|tätig) (?:bei|für)|"
    r"(?:travaille|travaillait|employée?|salariée?) (?:chez|pour|à|par)|(?:trabaja|trabajo|trabalha|trabalho|empleada?|"
    r"empregad[oa]) (?:en|para|por|na|no|em)|(?:lavora|lavoro|impiegat[oa]|dipendente) (?:presso|da|alla|per)|"
    r"(?:werkt|werkte|werk) (?:bij|voor)) (?:the |der |die |dem |la |le |el |il )?$|"
    r"(?<!\w)(?:joining|joins|join(?:s|ed)? as|hired by|fired (?:by|from)|laid off (?:by|from)|recruited by|poached by|"
    r"leaving|quit|resigned from|moving to|offer from|apprentice(?:ship)? (?:at|with)|"
    r"(?:occ|occupation|job|employer|employed|emp|beruf|arbeitgeber|profession|profesión|professione|profissão|beroep)"
    r"(?:\.|:|\.:)[^\n;|\t]{0,32}[ ,(]) ?$"
)
"""Where somebody works tells of her, also where everybody knows the firm."""
_SOMEBODY_AT = compiled(
    r"(?<!\w)(?!(?i:sent|gesendet|envoyé|enviado|inviato|verzonden) )[A-ZÀ-Þ][\w'’-]{1,24} (?:from|at) $"
)
_FAME = compiled(
    r"(?i)(?<!\w)(?:films?|movies?|actors?|actress(?:es)?|starring|sing(?:er|ers|s)|songs?|bands?|albums?|novels?|"
    r"novelist|poets?|poems?|prime minister|senators?|sen\.|rep\.|gov\.|governor|congress\w{0,5}|elections?|politician|"
    r"republicans?|democrats?|philosoph\w{1,5}|painters?|composers?|physicists?|championships?|league|quarterback|striker|"
    r"world cup|chess|grandmaster|marathon|tournament|grand prix|wimbledon|tour de france|simultaneous game|"
    r"olympic\w?|oscars?|grammys?|nobel|celebrit\w{1,3}|biography|century|laureate|schauspieler\w{0,4}|"
    r"sänger\w{0,4}|dichter\w{0,2}|bundeskanzler\w{0,4}|roman|chanteu\w{2,3}|act(?:eur|rice)|écrivain\w{0,2}|"
    r"peintre|cantante|actriz|escritor\w{0,2}|pintor\w{0,2}|attore|attrice|scrittore|pittore|zanger\w{0,2}|schrijver|"
    r"schilder|downing street|(?:was|then|former|is) mp|mp for|cabinet|(?:transport|health|foreign|home) secretary|"
    r"hero(?:es|ine)?|idols?|inspired|el presidente|premier|kanzler)(?!\w)"
)
"""What people are famous for."""
_OFFICE = compiled(
    r"(?<![\w-])(?:Gov\.|Governor|Sen\.|Senator|Rep\.|Congress(?:wo)?man|Prime Minister|Premier|Taoiseach|"
    r"First Minister|(?:[Tt]ransport|[Hh]ealth|[Ee]ducation|[Dd]efen[cs]e|[Jj]ustice|[Ee]nvironment|[Bb]usiness|"
    r"[Cc]ulture|[Ee]nergy|[Ff]oreign|[Hh]ome|[Tt]reasury|[Pp]ensions) [Ss]ecretary|Secretary of State|Chancellor|"
    r"Pope|King|Queen|Prince|Princess|"
    r"Bundeskanzler(?:in)?|Kanzler(?:in)?|Ministerpräsident(?:in)?|Außenminister(?:in)?|Premier ministre|"
    r"Première ministre|primer ministro|presidente del Gobierno|Primo ministro|primeiro-ministro|Minister-president|"
    r"premier|[Mm]inistr[oaey]|[Mm]inistre|Minister(?:in)?|[Ss]enador(?:a)?|[Ss]énat(?:eur|rice)|[Ss]enat(?:ore|rice)|"
    r"[Gg]overnador(?:a)?|[Gg]obernador(?:a)?|[Gg]overnatore|[Dd]eputad[oa]|[Dd]iputad[oa]|[Dd]éputée?|[Oo]norevole|"
    r"Bundespräsident(?:in)?|Bundesminister(?:in)?|Staatssekretär(?:in)?|MdB) $"
)
"""High offices, whose holders are named for what they do in public."""
_OFFICE_BEHIND = compiled(
    r",? \(?(?:the |then |then-|former |ex-|alors |ancien(?:ne)? |l['’]ancien(?:ne)? |la |le |der |die |"
    r"damals |damalige[rn]? |ehemalige[rn]? |el |il |o |a |entonces |allora |então |all['’]epoca )?"
    r"(?:(?:prime|foreign|finance|health|interior|justice|defen[cs]e) minister|"
    r"minister (?:of|for)|secretary of state|senator (?:for|from)|governor of|"
    r"ministre (?:de|des|du|délégué)|ministre(?=[,.)])|ministr[oa] (?:de|del|della|degli|dell['’]|da|do)|"
    r"(?:bundes|landes|außen|innen|finanz)minister|ministerpräsident|regierungschef|primer ministro|primo ministro|"
    r"primeiro-ministro|president of the (?:united|european|republic)|président(?:e)? de la république|"
    r"(?:presidente|presidenta) (?:de la república|da república|della repubblica|del gobierno|do governo))",
    re.IGNORECASE,
)
_REACHES = frozenset(
    {"EMAIL", "PHONE", "ADDRESS", "USERNAME", "IBAN", "NATIONAL_ID", "EMPLOYEE_ID", "CUSTOMER_ID", "BIRTH_DATE"}
)
"""What leads to a private person."""
_SHORTEST = 5
_NEAR = 60
_ABOUT = 60


def is_renowned(
    text: str, start: int, end: int, phrase: str, reached: Sequence[int] = (), *, person: bool = False
) -> bool:
    """Whether the value there, of which `phrase` is the bare form, is what everybody knows by that name.

    What was taken for a `person` is no chain by one word: chains are called after families of rare names.
    `reached` are the places, in order, where the text tells how a person is reached: beside one a name is hers.
    """
    kind = renown_of(phrase)
    if kind is None:
        return False
    if kind in {Renown.PERSON, Renown.COMMON_PERSON}:
        if _TITLE.search(text, max(0, start - 24), start) or _is_reached(start, end, reached):
            return False
        return kind is Renown.PERSON or speaks_of_fame(text, start, end)
    if person and " " not in phrase and (kind is Renown.CHAIN or len(phrase) < _SHORTEST):
        return False
    return not is_employer(text, start) and _SOMEBODY_AT.search(text, max(0, start - 40), start) is None


def is_employer(text: str, start: int) -> bool:
    """Whether the words before a firm's name tell that somebody works there."""
    return _EMPLOYER.search(text, max(0, start - 48), start) is not None


def reaches(hits: Sequence[Hit]) -> list[int]:
    """Where a text tells how somebody is reached: beginnings of addresses, numbers and accounts, in order."""
    return sorted(hit.start for hit in hits if hit.entity in _REACHES)


def surnames_of_renown(text: str, public: Sequence[Hit]) -> frozenset[str]:
    """Last words of the full names of people whom everybody knows: `Obama` behind `Barack Obama`."""
    names = (text[hit.start : hit.end].split() for hit in public if hit.entity == "PERSON")
    return frozenset(words[-1].lower().removesuffix("'s").removesuffix("’s") for words in names if len(words) > 1)


def is_in_office(text: str, start: int, end: int, reached: Sequence[int] = ()) -> bool:
    """Whether the person there is named as the holder of a high office."""
    held = _OFFICE.search(text, max(0, start - 40), start) or _OFFICE_BEHIND.match(text, end)
    return held is not None and not _is_reached(start, end, reached)


def speaks_of_fame(text: str, start: int, end: int) -> bool:
    """Whether the words around a name tell that its bearer is famous."""
    around = text[max(0, start - _ABOUT) : start], text[end : end + _ABOUT]
    return any(map(_FAME.search, around))


def _is_reached(start: int, end: int, reached: Sequence[int]) -> bool:
    at = bisect_right(reached, start - _NEAR)
    return at < len(reached) and reached[at] < end + _NEAR
