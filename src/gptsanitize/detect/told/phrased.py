"""The phrase of which a date or a sum is the number: `Friday the 19th`, `$900 a month`.

A rule finds the number; what is read as one value is the phrase. Its other words stay in the output: weekdays hold,
because dates move by whole weeks, and units do not change. Finds nothing by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit

__all__ = ["WEEKDAY", "phrased"]

WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|weds|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    r"lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|"
    r"(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|"
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
)
"""Weekdays of seven languages, in any case."""
_DAY_BEFORE = compiled(rf"(?i)(?<![\w-])(?:(?:{WEEKDAY})[.,]? (?:the |den |dem |le |el |il |dia |día )?|d[íi]a )$")
_ABOUT = compiled(
    r"(?i)(?<!\w)(?:(?:the )?(?:end|start|beginning|middle) of |(?:early|late|mid|last|next) |(?:on )?or about |"
    r"(?:anfang|mitte|ende|début|fin|finales de|principios de|mediados de|inizio|metà|fine|início de|meados de|fim de|"
    r"begin|half|eind) )$"
)
_RATE = compiled(
    r"(?: ?(?:gross|net|brutto|netto|bruts?|nets?|brutos?|lordi|netti))?(?: ?(?:/|an? |per |each |every |par |"
    r"pro |im |al |alla |all['’]|por |a la |à l['’]|de l['’]) ?(?:hour|hr|day|week|wk|month|mo|year|yr|annum|"
    r"heure|jour|semaine|mois|an|Stunde|Tag|Woche|Monat|Jahr|hora|día|semana|mes|año|ora|giorno|settimana|mese|anno|dia|mês|ano|uur|dag|maand|jaar)"
    r"| (?:pcm|p\.a|monatlich|jährlich|mensuels?|mensuales|mensais))(?!\w)"
)
_QUALIFIED = compiled(
    r"(?i)(?<!\w)(?:(?:semi-)?retired|former|ex|gelernte[rnm]?|pensionierte[rnm]?|ehemalige[rnm]?|frühere[rnm]?|ancien(?:ne)?|"
    r"antigu[oa]|gepensioneerde?|voormalig)[ -]$"
)
_SUMS = frozenset({"AMOUNT", "SALARY"})
_LEAST = 0.5


def phrased(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits, dates and sums with the words that belong to them; an age is its number alone."""
    for hit in hits:
        if hit.score < _LEAST:
            yield hit
        elif hit.entity == "DATE" and text[hit.start - 1 : hit.start] == " ":
            near = max(0, hit.start - 24)
            day = _DAY_BEFORE.search(text, near, hit.start) or _ABOUT.search(text, near, hit.start)
            yield hit._replace(start=day.start()) if day else hit
        elif hit.entity == "OCCUPATION":
            lead = _QUALIFIED.search(text, max(0, hit.start - 16), hit.start)
            yield hit._replace(start=lead.start()) if lead else hit
        elif hit.entity in _SUMS:
            rate = _RATE.match(text, hit.end)
            yield hit._replace(end=rate.end()) if rate else hit
        else:
            yield hit
