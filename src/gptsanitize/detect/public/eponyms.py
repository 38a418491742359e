"""What is called after somebody, and what a court or police force is called after: told by the words beside a name.

`la loi de Hooke`, `Dunning-Kruger effect` and `Beck Depression Inventory` tell nobody, and a court or a police force
is public with the town it stands in. A word that people are called by, beside a word that is also used of people
(`el test de Marta`), is never told so. Famous names stand in lists elsewhere.
"""

from __future__ import annotations

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.knowledge.gazetteer import given_names

__all__ = ["is_eponym", "is_public_force"]

_OF_THEORY = compiled(
    r"(?i)(?<!\w)(?:(?:maladie|syndrome|loi|lois|théorème|échelle|pyramide|effet|indice|principe|paradoxe|algorithme|"
    r"constante|équation|équations|transformée|conjecture|hypothèse|modèle|diagramme|courbe|nombre|score|critères|"
    r"classification|enfermedad|síndrome|ley|leyes|teorema|escala|pirámide|efecto|índice|principio|paradoja|algoritmo|"
    r"ecuación|ecuaciones|transformada|conjetura|hipótesis|modelo|diagrama|curva|número|morbo|malattia|sindrome|legge|"
    r"leggi|scala|piramide|effetto|paradosso|equazione|equazioni|trasformata|congettura|ipotesi|modello|"
    r"curva|numero|doença|lei|leis|pirâmide|efeito|princípio|paradoxo|equação|equações|hipótese|"
    r"ziekte|syndroom|stelling|wet|wetten|schaal|piramide|wetmatigheid|paradox|vergelijking|hypothese|"
    r"satz|gesetz|gesetze|skala|pyramide|effekt|prinzip|algorithmus|gleichung|gleichungen|vermutung|"
    r"transformation|ungleichung|syndrom|krankheit) "
    r"(?:de |d['’]|du |di |do |da |van |von |des |nach )|morbus |(?:ef|%|score|stadium|klassifikation|typ) nach )$"
)
"""Right before whom something is called after, in languages that put it so."""
_BEHIND = compiled(
    r"(?:['’]s)? (?:[A-Z][a-z]{3,14} ){0,2}(?:Inventory|Scale|Index|Score|Questionnaire|Syndrome|Disease|Theorem|"
    r"Algorithm|Criteria|Classification|Staging|Taxonomy|Hypothesis|Paradox|Equation|Conjecture|Coefficient|"
    r"effect|syndrome|disease|theorem|algorithm|scale|index|indicator|inventory|test|law|curve|method|model|experiment|"
    r"distribution|transform|criteria|classification|score|sign|reflex|manoeuvre|maneuver|position|procedure)(?!\w)|"
    r"-(?:Syndrom|Krankheit|Thyreoiditis|Score|Skala|Index|Test|Zeichen|Effekt|Gesetz|Satz|Algorithmus|Methode|Formel)"
    r"\w{0,2}(?!\w)"
)
_JOINED = compiled(r"[^\W\d_a-z][^\W\d_]{2,14}(?:[-–][^\W\d_a-z][^\W\d_]{2,14}){1,2}")
"""Two finders: `Dunning-Kruger`."""
_TITLED_BEHIND = compiled(r"(?:['’]s)? (?:[A-Z][a-z]{3,14} ){0,2}[A-Z]")
_COURT = compiled(
    r"(?:[tT]he )?(?:[^\W\d_a-z][\w'’-]{2,20} ){1,3}(?:Crown|County|Magistrates['’]?|Coroner['’]?s|Family) Court|"
    r"(?:[tT]he )?(?:[^\W\d_a-z][\w'’-]{2,20} ){1,3}(?:(?:County|City|Borough|District|Parish|Town|Shire) Council|"
    r"(?:County )?Sheriff['’]s (?:Office|Department)|Police Department|Constabulary|Fire and Rescue Service)"
)
_FORCE_BEHIND = compiled(
    r" (?:City |County |Metropolitan |Transport |State )?(?:Police|Sheriff|Constabulary|Fire Service|Fire Dep)(?!\w)"
)
_BODY_BEFORE = compiled(
    r"(?i)(?<!\w)(?:(?:procura|procura della repubblica|tribunale|corte d['’]appello|questura|prefettura|procuratore|"
    r"capitaneria|juzgado|juzgados|audiencia|audiencia provincial|tribunal|tribunal superior|fiscalía|comisaría|"
    r"subdelegación del gobierno|tribunal judiciaire|tribunal administratif|cour d['’]appel|parquet|préfecture|"
    r"sous-préfecture|procureur|comarca|tribunal da comarca|ministério público) "
    r"(?:de |di |d['’]|du |da |do )|(?:amtsgericht|landgericht|oberlandesgericht|verwaltungsgericht|arbeitsgericht|"
    r"sozialgericht|finanzgericht|staatsanwaltschaft|polizeipräsidium|rechtbank|gerechtshof|parket) )$"
)


def is_eponym(text: str, start: int, end: int) -> bool:
    """Whether something is called after the one word, or joined two, with which the value there begins."""
    name, _, rest = text[start:end].partition(" ")
    if rest and name == "Morbus":
        return " " not in rest
    if name.lower() in given_names():
        return False
    if not rest and _OF_THEORY.search(text, max(0, start - 40), start):
        return True
    last = start + len(name)
    behind = _BEHIND.match(text, last)
    if behind is None or behind.end() < end:
        return False
    is_titled = _TITLED_BEHIND.match(text, last) is not None or text[last : last + 1] == "-"
    return is_titled or _JOINED.fullmatch(name) is not None


def is_public_force(text: str, start: int, end: int, entity: str) -> bool:
    """Whether it is a court of a town or a police force, or the town in its name."""
    value = text[start:end]
    if entity == "ORGANIZATION":
        return _COURT.fullmatch(value) is not None
    if entity != "LOCATION":
        return False
    return (
        _FORCE_BEHIND.match(text, end) is not None or _BODY_BEFORE.search(text, max(0, start - 48), start) is not None
    )
