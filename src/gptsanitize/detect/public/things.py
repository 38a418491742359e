"""What a name names by what stands beside it: a product, a medicine, a program, a zone of time, an abbreviation.

Lists of brands are never long enough. `Grundfos` before `submersible pump`, `Lokelma` before `10 g`, `EMIS` where
results are on it and `MCP` in a line of small letters are nobody's, whatever they are. A word that families or people
are called by is never told so.
"""

from __future__ import annotations

from collections.abc import Iterable

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.knowledge.famous import PLACES
from gptsanitize.knowledge.gazetteer import given_names, surnames, towns
from gptsanitize.knowledge.words import FUNCTION_WORDS, GIVEN_NAMES

__all__ = ["initials_of", "is_abbreviation", "is_place_code", "is_thing"]

_MADE = compiled(
    r"(?i)(?<!\w)(?:brand|make|marke|marque|marca|merk|fabrikat|hersteller|fabricant|fabricante|produttore|fabrikant|"
    r"manufacturer|modell?|modèle|modello|modelo|scanner|printer|drucker|imprimante|impresora|impressora|stampante|"
    r"boiler|"
    r"caldaia|chaudière|caldera|caldeira|ketel|pump|pumpe|pompe|bomba|pompa|router|terminal|software|app|platform|"
    r"plattform|"
    r"tool|programm|logiciel|programa|programma|vaccine|impfstoff|vaccin|vacuna|vaccino|vacina|wipes|device|gerät|appareil|"
    r"aparato|apparaat|maschine|macchina|máquina|engine|motor|moteur|motore|truck|lorry|tractor|traktor|trattore|bike|"
    r"fahrrad|vélo|fiets|bicicletta|bicicleta|camera|kamera|caméra|cámara|alarm panel|alarmanlage|wallbox|wärmepumpe|"
    r"heizung|fridge|kühlschrank|oven|dishwasher|spülmaschine|lave-linge|lavatrice|lavadora|wasmachine|kassensystem)"
    r"[:,]? ?[(\"'„“]?$|(?<![\w.,])[0-9]{1,4} ?x $"
)
"""Right before the name of a maker or a product."""
_SOLD = compiled(
    r"(?: [a-z-]{3,16}){0,2} (?:pumps?|boilers?|scanners?|printers?|wipes|cameras?|cams?|routers?|tablets?|inhalers?|"
    r"creams?|batter(?:y|ies)|tools?|drills?|saws?|panels?|sensors?|valves?|filters?|motors?|engines?|tyres?|trucks?|vans?|"
    r"tractors?|bikes?|scooters?|consoles?|headphones|speakers?|monitors?|keyboards?|laptops?|phones?|watch(?:es)?|shoes|"
    r"boots|trainers|jackets?|bags?|seeds?|leeks|potatoes|tomatoes|paint|glue|software|app|apps|account|licen[cs]es?|"
    r"subscription|premium|wrapper|plugins?|servers?|cluster|dashboard|board|documentation|docs|tooling|language|"
    r"librar(?:y|ies)|packages?|modules?|containers?|images|syntax|compiler|parser|serializer|runtime|framework|toolkit|"
    r"integration|backend|frontend|extensions?|bindings?|scripts?|commands?|ecosystem|expressions?|query|queries|files|"
    r"formats?|workflows?|pipelines?|classes|objects?|repositor(?:y|ies)|optimi[sz]er|database|notebooks?|tables?)"
    r"(?![\w-])"
)
"""Right behind it, in small letters."""
_RUN = compiled(
    r"(?i)(?<!\w)(?:using|installs?|installed|installing|importing|adopting|deploys?|deployed|deploying|users of|"
    r"versions? of|written in|implemented in|coded in|available in|contribut(?:e|es|ed|ing) to|compatible with|"
    r"integrat(?:es|ed|ing|ion) with|powered by|built (?:on|with)|compiled with|documentation (?:for|of)|support for|"
    r"bindings? for|wrapper for|plugin for|alternative to|migrat(?:e|ed|ing|ion) (?:to|from)|import|export(?:ed)? to) $"
)
"""Before a program, whatever the model takes it for."""
_NAMESAKES = frozenset(
    "julia ruby cassandra travis ada pascal haskell elixir crystal gemma claude jasper apollo athena hermes jenkins "
    "eliza jade eve bert ernie elmo roberta alexa siri cortana adam nadam lisa coral django flask celery luigi dagster "
    "nim octave maxima sage rosetta".split()
)
"""Programs and languages that people are called by, too."""
_OF_PROGRAMS = compiled(
    r"(?i)(?<!\w)(?:python|java|javascript|typescript|rust|golang|php|perl|scala|kotlin|matlab|sql|postgres(?:ql)?|"
    r"mysql|mongodb|redis|kafka|hadoop|spark|docker|kubernetes|linux|github|gitlab|circleci|programming|compiler|"
    r"databases?|nosql|cluster|packages?|librar(?:y|ies)|repl|framework|optimi[sz]er|gradient|learning rate|llms?|"
    r"neural|checkpoint|api|sdk|cli|ci/cd|pipeline|gems?|rails|install|syntax|runtime|stylesheet)(?!\w)"
)
"""What programs are spoken of with."""
_DISCOVERERS = frozenset(
    "dijkstra bayes floyd-warshall bellman-ford kruskal huffman fibonacci gauss newton euler laplace fourier markov "
    "poisson bernoulli gaussian bayesian hamming levenshtein jaccard cholesky householder krylov lanczos chebyshev "
    "legendre hermite lagrange hilbert banach cauchy riemann lebesgue noether galois turing gödel kolmogorov shannon "
    "nyquist kalman wiener dirichlet gibbs metropolis-hastings runge-kutta newton-raphson gauss-seidel "
    "karush-kuhn-tucker nelder-mead ford-fulkerson edmonds-karp hopcroft-karp kuhn-munkres knuth-morris-pratt "
    "boyer-moore rabin-karp diffie-hellman merkle voronoi delaunay bézier bezier mandelbrot gini pareto nash zipf "
    "moore amdahl fitts likert kendall spearman pearson kruskal-wallis mann-whitney wilcoxon kolmogorov-smirnov "
    "shapiro-wilk kaplan-meier cronbach bonferroni tukey levene bland-altman lloyd-max cohen fisher erdős "
    "erdos barabási "
    "barabasi watts-strogatz girvan-newman louvain katz prüfer steiner hamiltonian eulerian".split()
)
_OF_THEORY = compiled(
    r"(?i)(?<!\w)(?:algorithms?|theorems?|lemma|graphs?|shortest paths?|probabilit(?:y|ies)|statistics|statistical|"
    r"matri(?:x|ces)|distributions?|classifiers?|filters?|transforms?|equations?|polynomials?|heuristics?|complexity|"
    r"sorting|(?:spanning |merkle )?trees?|automat(?:a|on)|distances?|stemmers?|quanti[sz]ation|similarity|"
    r"euclidean|embeddings?|rolling hash|trigramme?|centrality|random walks?|priors?|posteriors?|"
    r"regression|entropy|conjecture|proof|"
    r"mathematics|integral|eigenvalues?|convergence|optimi[sz]ation)(?!\w)"
)
"""What is taught with the names of those who found it."""
_ABOUT = 100
_DOSE = compiled(
    r"(?: (?:XR|SR|CR|retard|forte|plus|duo))? [0-9][0-9.,/]{0,6} ?(?:mg|g|µg|μg|mcg|ug|m[lL]|IE|IU|U|I\.E\.|units?|%|"
    r"Hub|puffs?|tabs?|Tbl|cp|gtt|mmol)(?!\w)|"
    r" [0-9.,]{1,5} [0-9½](?:-[0-9½]){2,3}(?!\w)"
)
_USED = compiled(
    r"(?i)(?<!\w)(?:via|using|uses?|used|through|über|mit|logged (?:in|on)(?:to)?|"
    r"log(?:s|ging)? (?:in|on)(?:to)?(?: to)?|sign(?:ed)? in(?:to)?(?: to)?|"
    r"(?:put|stored|saved|kept|is|are|done|booked|filed|tracked|listed|posted|recorded) "
    r"(?:it |them )?(?:in|on|into|to|via)|uploaded to|inloggen in|eingeloggt in|im|dans|sur|en|su|no|na) $"
)
"""Before a program that is used."""
_LOGGED = compiled(
    r"(?i)(?<!\w)(?:log(?:ged|s|ging)? (?:in|on)(?:to)?(?: to)?|sign(?:ed)? in(?:to)?(?: to)?|inloggen (?:in|op|bij)|"
    r"einloggen (?:in|bei)|eingeloggt (?:in|bei)|anmelden (?:in|bei)|(?:se )?connecter (?:à|sur)|iniciar sesión en|"
    r"accedere (?:a|su)|entrar n[oa]) $"
)
"""Before what one logs in to."""
_ODD = compiled(r"[a-z][A-Z]|[0-9]|^[A-Z]{2,6}$")
_ZONE = compiled(
    r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|US)/[A-Z][\w/]{2,30}"
)
_SHORT = compiled(r"[A-Z](?:[A-Z]|[0-9/](?=[A-Z])){1,4}s?")
_TITLE = compiled(
    r"(?i)(?<!\w)(?:mrs?|ms|miss|dr|prof|herrn?|frau|mme|m|mlle|sra?|sig|dhr|mevr|signed(?: by)?|"
    r"dictated(?: by)?|name|initials|nurse|judge|re|v|vs)[.:]? $"
)
_EMPLOYED = compiled(
    r"(?i)(?<!\w)(?:works?|worked|working|employed|job|joined|left|client|customer|supplier|vendor|bei|chez|presso|bij|"
    r"company|firm|firma|employer|contract|our|hired|boss) (?:at |for |by |with |from |the |der |la |l['’])*$"
)
_SHORTEST_TERM, _LONGEST_TERM = 3, 4
_VOWELS = frozenset("AEIOUYÄÖÜ")
_PLACE_CODES = frozenset(
    "USA UAE UK EU NYC NSW QLD VIC TAS ACT NRW BRD DDR USSR UdSSR PRC DRC ROI ROC SAR KSA RSA CAR NIR ENG SCO WAL IRL "
    "GER FRA ESP ITA POR NED BEL AUT SUI LON PAR BER HAM MUC CDMX EEUU BW BY SPB ATL LAX SFO CHI BOS PHL HK".split()
)
_LINE = 200
"""Of a line, what is looked at on either side."""
_CAPITAL = compiled(r"[^\W\d_a-zß-öø-ÿ]")
_SMALL = compiled(r"[a-zß-öø-ÿ]")


def is_thing(text: str, start: int, end: int, entity: str) -> bool:
    """Whether the name there is a product's, a program's, a medicine's or a zone's of time."""
    value = text[start:end]
    if entity == "LOCATION" and _is_zone(text, start, end):
        return True
    if _is_namesake(text, start, end, value.lower()):
        return True
    first, _, rest = value.partition(" ")
    if rest:
        return _MADE.fullmatch(f"{first} ") is not None and not _is_of_people(rest.split()[0])
    return _stands_as_thing(text, start, end, entity) and not _is_of_people(value)


def _stands_as_thing(text: str, start: int, end: int, entity: str) -> bool:
    near = max(0, start - 24)
    if _DOSE.match(text, end) or _MADE.search(text, near, start) or _LOGGED.search(text, near, start):
        return True
    if entity == "LOCATION":
        return False
    if _RUN.search(text, near, start):
        return True
    is_program = entity == "ORGANIZATION" or _ODD.search(text[start:end]) is not None
    return _SOLD.match(text, end) is not None or (is_program and _USED.search(text, near, start) is not None)


def _is_namesake(text: str, start: int, end: int, low: str) -> bool:
    """Whether it is a program that is called like people, or the finder of what a text on theory speaks of."""
    if low in _NAMESAKES:
        spoken = _OF_PROGRAMS
    elif low.removesuffix("'s").removesuffix("’s") in _DISCOVERERS:
        spoken = _OF_THEORY
    else:
        return False
    if text[end + 1 : end + 2].isupper() or _TITLE.search(text, max(0, start - 32), start):
        return False
    before, after = text[max(0, start - _ABOUT) : start], text[end : end + _ABOUT]
    return spoken.search(before) is not None or spoken.search(after) is not None


def is_abbreviation(text: str, start: int, end: int, initials: frozenset[str]) -> bool:
    """Whether a few capitals are a term of some trade: in a line of small letters, nobody's initials, no surname.

    `initials` are those of the names of the text.
    """
    value = text[start:end]
    if _SHORT.fullmatch(value) is None or value.rstrip("s") in initials:
        return False
    before, after = text[max(0, start - _LINE) : start], text[end : end + _LINE]
    line = before.rpartition("\n")[2] + after.partition("\n")[0]
    if len(_SMALL.findall(line)) <= 2 * len(_CAPITAL.findall(line)):
        return False
    beside = text[end : end + 2].strip(), text[max(0, start - 1) : start]
    if beside[0][:1].isupper() or beside[1] in {".", "&"}:
        return False
    near = max(0, start - 32)
    if _TITLE.search(text, near, start) or _EMPLOYED.search(text, near, start):
        return False
    return not _is_of_people(value)


def is_place_code(value: str) -> bool:
    """Whether a few capitals may be a place, or short for one: a state of some federation, a country, a town."""
    if value in _PLACE_CODES or len(value) < _SHORTEST_TERM:
        return True
    is_spoken = len(value) > _LONGEST_TERM and not _VOWELS.isdisjoint(value[:2])
    return is_spoken or value.lower() in PLACES or value.lower() in towns()


def initials_of(text: str, hits: Iterable[Hit]) -> frozenset[str]:
    """The initials of people and organisations that a text names."""
    found = set()
    for hit in hits:
        if hit.entity in {"PERSON", "ORGANIZATION"}:
            words = text[hit.start : hit.end].replace("-", " ").split()
            letters = "".join(word[0] for word in words if word[:1].isupper())
            if len(letters) > 1:
                found.update({letters, letters[:-1] if len(letters) > 2 else letters})
    return frozenset(found)


def _is_of_people(value: str) -> bool:
    low = value.lower()
    return low in GIVEN_NAMES or low in given_names() or low in surnames() or low in FUNCTION_WORDS


def _is_zone(text: str, start: int, end: int) -> bool:
    return any(
        zone.start() <= start and end <= zone.end() for zone in _ZONE.finditer(text, max(0, start - 16), end + 24)
    )
