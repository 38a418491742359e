"""What a decision or a claim says of its parties in figures: sums of money, areas of land, weights of drugs.

In a text that speaks of applicants and defendants before a court a sum is somebody's: what was paid, lost, claimed or
bought tells of one person, whatever the sentence. Sums of laws, rates and limits are none, and stay. Sums beside words
for awards are found by rules in every text; whether a text is such a one is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.views.octets import Glance, words_in

__all__ = ["figures_of_parties", "is_case"]

_PARTY = compiled(
    r"(?i)(?<!\w)(?:applicants?|claimants?|plaintiffs?|defendants?|appellants?|accused|respondents?|"
    r"kläger(?:in)?s?|beklagte[nr]?|angeklagte[nr]?|antragsteller(?:in)?|requérante?s?|prévenue?|demande(?:ur|resse)|"
    r"demandad[oa]|acusad[oa]|demandante|ricorrente|imputat[oa]|convenut[oa]|"
    r"arguid[oa]|réu|verdachte|eiser(?:es)?|gedaagde)"
    r"(?!\w)"
)
_COURT = compiled(
    r"(?i)(?<!\w)(?:courts?|tribunal|judgments?|judgement|hearing|appeal|prosecutor|proceedings|convicted|sentenced|"
    r"lawsuit|amtsgericht|landgericht|gericht|urteil|berufung|klage|cour d['’]appel|jugement|arrêt|audience|juzgado|"
    r"sentencia|audiencia|tribunale|sentenza|corte|acórdão|sentença|rechtbank|vonnis|gerechtshof)(?!\w)"
)
_PARTIES = words_in(
    "applicant applicants claimant claimants plaintiff plaintiffs defendant defendants appellant appellants accused "
    "respondent respondents kläger klägers klägerin klägerins beklagte beklagten beklagter angeklagte angeklagten "
    "angeklagter antragsteller antragstellerin requérant requérante requérants requérantes prévenu prévenue prévenus "
    "prévenues demandeur demanderesse demandado demandada acusado acusada demandante ricorrente imputato imputata "
    "convenuto convenuta arguido arguida réu verdachte eiser eiseres gedaagde"
)
"""A text that has none of them is told at a glance to have no party."""
_SHORTEST = 200
"""Characters of a text that can tell a case."""
_FEWEST_PARTIES, _FEWEST_COURTS = 3, 3
_FIGURE = r"(?>[0-9]{1,3}(?:[.,'’\u00a0 ][0-9]{3}){1,5}+(?![0-9])|[0-9]{1,12}+)(?>[.,][0-9]{1,2}(?![0-9]))?+"
_MANY = (
    r"(?> (?:million|billion|thousand|millions|milliards?|Millionen|Mio\.|milioni|millones|milhões|miljoen)(?!\w))?+"
)
_CODE = (
    r"(?:EUR|USD|GBP|CHF|TRY|TRL|TL|PLN|PLZ|DEM|DM|ATS|FRF|BEF|ITL|ESP|PTE|NLG|GRD|CYP|FIM|IEP|SEK|NOK|DKK|ISK|CZK|SKK|"
    r"HUF|RON|ROL|BGN|BGL|HRK|RSD|UAH|RUB|RUR|MDL|GEL|AMD|AZN|ALL|MKD|LTL|LVL|EEK|SIT|MTL|CAD|AUD|NZD|INR|BRL|MXN|ZAR|JPY)"
)
_UNIT = (
    r"(?:[Ee]uros?|dollars?|pounds?(?: sterling)?|[Ff]rancs?|[Ll]iras?|[Ll]ire|[Zz]lot(?:ys?|ych)|[Ss]chillings?|"
    r"kron(?:er|or|a|e)|Kronen|rou?bles?|hryvnias?|forints?|lei|lev[as]?|(?:German )?marks?|guilders|[Gg]ulden|pesetas|"
    r"escudos|drachmas?|Franken|dinars?|korunas?|reais)(?!\w)"
)
_AREA = r"(?:square (?:met(?:re|er)s|feet|kilomet(?:re|er)s)|sq\.? ?m|m²|m2|hectares?|ha|acres?|dönüm|donum|qm)(?!\w)"
_DRUG = (
    r"(?:kilograms?|kilos?|kg|grams?|g|mg) of (?:[a-z]{3,10} )?"
    r"(?:heroin|cocaine|cannabis|marijuana|hashish|amphetamines?|opium|drugs|ecstasy|resin)(?!\w)"
)
_SUM = compiled(
    rf"(?<![\w.,/-])(?:(?:{_CODE} ?|[$€£] ?){_FIGURE}{_MANY}(?![\w%/])|"
    rf"{_FIGURE}{_MANY}(?: ?(?:{_CODE}(?!\w)|[€£$])|(?: [A-Z][a-z]{{2,10}})?+ {_UNIT}(?: ?\([A-Z]{{3}}\))?|"
    rf" ?{_AREA}| {_DRUG}))"
)
_OF_LAWS = compiled(
    r"(?i)(?<!\w)(?:shall|may be (?:fined|ordered|punished)|up to|not exceed(?:ing)?|exceeding|at least|not less than|"
    r"maximum|minimum|punishable|whoever|anyone who|liability|limited to|per (?:claim|day|hour|cent)|threshold|ceiling|"
    r"rate of|court fee for|section|mindestens|höchstens|bis zu|au moins|au plus|jusqu['’]à|hasta|fino a|até|"
    r"ten hoogste)(?!\w)"
)
_SENTENCE_END = compiled(r"[.!?;][\s”\"')]{1,3}(?=[^\W\d_a-z])|\n")
_ROOM = 240


def is_case(text: str, glance: Glance | None = None) -> bool:
    """Whether a text tells the case of parties before a court."""
    if len(text) < _SHORTEST or _PARTIES.isdisjoint((glance or Glance(text)).words):
        return False
    return _has(_PARTY, text, _FEWEST_PARTIES) and _has(_COURT, text, _FEWEST_COURTS)


def _has(pattern: re.Pattern[str], text: str, fewest: int) -> bool:
    return any(count >= fewest for count, _ in enumerate(pattern.finditer(text), 1))


def figures_of_parties(text: str, glance: Glance | None = None) -> Iterator[Hit]:
    """Sums, areas and weights in the sentences of a case that speak of no law."""
    if not is_case(text, glance):
        return
    for found in _SUM.finditer(text):
        if not _OF_LAWS.search(_sentence(text, found.start(), found.end())):
            yield Hit(found.start(), found.end(), "AMOUNT", "figure-of-party", 0.65, "in a case of parties")


def _sentence(text: str, start: int, end: int) -> str:
    floor, limit = max(0, start - _ROOM), min(len(text), end + _ROOM)
    for cut in _SENTENCE_END.finditer(text, floor, start):
        floor = cut.end()
    after = _SENTENCE_END.search(text, end, limit)
    return text[floor : after.start() if after else limit]
