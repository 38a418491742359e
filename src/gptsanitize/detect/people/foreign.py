"""Names in texts that the names model does not read: by given names, and by the words that stand before a name.

The model reads English; of another language's text it takes any capitalised word for a name and misses most that are.
Here a run of capitalised words is believed for what proves it: a given name, a title, relative or job before it, the
kind of a firm, a preposition of places. Which language it is, and its cues, is said by `languages`; the lists of names
stand in `gazetteer`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.public.decision import is_public, is_public_here
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.words.kinds import is_company, is_ordinary
from gptsanitize.detect.words.languages import CUES, SMALL, Cues
from gptsanitize.knowledge.famous import PLACES
from gptsanitize.knowledge.gazetteer import common_words, given_names, given_names_or_words, towns
from gptsanitize.knowledge.words import FUNCTION_WORDS, PUBLIC_HEADS

__all__ = ["foreign_names", "is_foreign_name", "is_noun"]

_CAP = r"(?>(?:[DdLl]['’])?[^\W\d_a-zß-öø-ÿ](?>[^\W\d_]|['’](?=[^\W\d_])){0,30}+(?>-[^\W\d_]{1,30}+){0,3}+)"
_PARTICLE = (
    r"(?:van der|van den|van de|von der|van|von|zu|de la|de los|de las|del|de|della|dei|di|da|dos|das|do|des|du|le|la|"
    r"ter|ten)"
)
_RUN = compiled(rf"(?<![\w@./\\'’&-]){_CAP}(?:(?: {_PARTICLE})? {_CAP}){{0,5}}(?![\w@\\]|/\w)")
_PARTICLES = frozenset(
    "van von der den de la las los del della dei di da dos das do des du le zu ter ten el al y e".split()
)
_TOKEN = compiled(r"\S+")
_LEAD = compiled(r"(?:^|[\n.!?:;•|]|[-–—] )[ \t\"'«»„“¿¡(*]{0,6}$")
_BEFORE = compiled(
    r"((?<![\d.])[^\W\d_]{1,20}['’]?|[dD][ªº]|[dD]\.[ªº]|[^\W\d_]{2,5}\.[oa])(?P<mark>\.|,| ?:)?[ \t\n]{1,2}$"
)
_AND = compiled(rf" (?:et|y|e|und|en|&) {_CAP}(?! {_CAP})")
_INITIAL = compiled(
    r"(?<![\w.'’])(?:(?P<noun>[^\W\d_]{2,20}) )?(?P<v>[^\W\d_a-zß-öø-ÿ]\.(?:[ -]?[^\W\d_a-zß-öø-ÿ]\.){0,2}) ?"
    rf"(?:{_PARTICLE} )?$"
)
_LETTERED = frozenset(
    "anlage teil typ klasse halle vitamin gruppe block haus gleis tor satz punkt buchstabe annexe partie type "
    "bâtiment lot anexo parte tipo letra bloque grupo allegato lettera gruppo bijlage deel blok groep letter".split()
)
"""What is told apart by letters: `Anlage B. Danach`."""
_COUNTED = compiled(r" [0-9]")
"""A number behind a word: `Stand 12.03.`, `Halle 2`."""
_LISTED = compiled(
    r"(?:[ \t]{0,2}\([^()\n]{1,40}\))?(?:[,;]\s{1,2}| (?:und|et|y|e|en|u\.|&) )"
    rf"(?P<particle>{_PARTICLE} )?"
)
"""Between two of a list of people."""
_CALLED = compiled(
    r"(?:,| \(|:)? ?(?:[Tt]él\.|poste|[Ee]xt(?:ensión)?\.?|[Ii]nterno|[Rr]amal|[Tt]elemóvel|[Cc]ellulare|[Mm]óvil|"
    r"[Tt]oestel)"
    r"[ .:]{1,2}[0-9+(]"
)
"""What a number to call stands behind."""
_DATED = compiled(r", (?:den |le |a |am |il |em |op )?[0-9]")
_CODE = compiled(r"[A-Z]{2}[-/]|^[A-Z]{2,3}$")
_NOUN_ENDINGS = {
    "de": re.compile(
        r"(?:ung|ungen|heit|keit|schaft|schaften|tion|tionen|tät|nis|tum|ling|ment|ismus|zeit|zeiten|arbeit|dienst|recht|"
        r"stelle|stunde|stunden|tag|tage|tagen|jahr|jahre|jahren|monat|monate|woche|wochen|frist|plan|raum|betrag|pflicht|"
        r"weise|gebühr|kosten|vertrag|schutz|wesen|zeug|stück|stücke|teil|teile|gang|ende|anfang|"
        r"tionen|täten|mente|menten|heiten|keiten|ismen|nisse|nissen|(?:datei|zeile|größe|liste|sprache|adresse|sekunde|"
        r"minute|ausgabe|eingabe|anfrage|anzeige|schnittstelle|gruppe|meldung|menge|ebene|quelle)n?|namens?|dateien|"
        r"system(?:e|en|s)?|befehl(?:e|en|s)?|paket(?:e|en|s)?|fehler[ns]?|benutzer[ns]?|nutzer[ns]?|ordner[ns]?|"
        r"verzeichnis(?:se|sen|ses)?|ausdr[uü]ck(?:e|en|s)?|eintr[aä]g(?:e|en|s)?|format(?:e|en|s)?|programm(?:e|en|s)?|"
        r"skript(?:e|en|s)?|bibliothek(?:en)?|schlüssels?n?|netzwerk(?:e|en|s)?|inhalt(?:e|en|s)?|zugriff(?:e|en|s)?|"
        r"zeichens?|rechner[ns]?|speicher[ns]?|werkzeug(?:e|en|s)?|dokument(?:e|en|s)?|projekt(?:e|en|s)?|"
        r"element(?:e|en|s)?|objekt(?:e|en|s)?|protokoll(?:e|en|s)?|attribut(?:e|en|s)?|parameter[ns]?|bereich(?:e|en|s)?|"
        r"stempel[ns]?|betriebssystem(?:e|en|s)?|bildschirm(?:e|en|s)?|ansicht(?:en)?|nachricht(?:en)?)$"
    ),
    "fr": re.compile(
        r"(?:tion|tions|ment|ments|ité|ités|eur|eurs|euse|age|ages|ance|ence|ique|iques|isme|iste|al|ale|aux)$"
    ),
    "es": re.compile(
        r"(?:ción|ciones|dad|dades|miento|mientos|aje|encia|ancia|ico|ica|icos|icas|ismo|ista|al|ales|ivo|iva)$"
    ),
    "it": re.compile(r"(?:zione|zioni|tà|mento|menti|aggio|enza|anza|ico|ica|ici|iche|ismo|ista|ale|ali|ivo|iva)$"),
    "pt": re.compile(
        r"(?:ção|ções|dade|dades|mento|mentos|agem|ência|ância|ico|ica|icos|icas|ismo|ista|al|ais|ivo|iva)$"
    ),
    "nl": re.compile(
        r"(?:ing|ingen|heid|heden|schap|tie|ties|teit|isme|iek|lijk|tijd|dienst|dag|dagen|week|maand|jaar)$"
    ),
}
_GERMAN_STATES = frozenset(
    "elternzeit kraft bezug ordnung anspruch auftrag vollmacht vertretung teilzeit vollzeit rente pension urlaub "
    "betrieb "
    "eigentum besitz höhe sachen bearbeitung ausbildung frage rücksprache vereinbarung absprache bedarf hause "
    "feierabend "
    "schule glas holz metall stahl kunststoff papier leder baumwolle versehen zeitgründen form schriftform textform "
    "folge dienstschluss osten westen süden norden euro prozent richtung deutsch englisch französisch spanisch".split()
)
_FUNCTIONS = frozenset(
    "der die das den dem des ein eine im am zum zur vom le la les un une des du au aux el los las una il lo gli i "
    "uno o os "
    "as a um uma de het een d l à en in bei von mit und für nach aus liebe lieber sehr cher chère estimado estimada "
    "caro "
    "cara beste hola bonjour hallo ciao olá vielen als wenn da dann sie wir ich er es ihr".split()
)
"""Articles and small words that have a capital at the beginning of a sentence."""
_ELIDED = compiled(r"(?:c|j|qu|s|n|m|t|jusqu|lorsqu|puisqu|dov|cos|quest|com|un)['’][^\W\d_]{1,8}")
"""Small words that have lost their vowel, at the beginning of a sentence: `C'est`."""
_LONGEST = 4
_MOST_PARTICLES = 3
_SHORTEST_GIVEN = 3
_SHORTEST_CAPITALS = 5
_ODDLY_WRITTEN = compiled(r"^l['’]|[a-zß-öø-ÿ][A-Z]")
"""No town is written so: `l'Urssaf`, `TVöD`."""
_TITLES = frozenset(
    "herr herrn frau m mm mme mlle monsieur madame señor señora sr sra don doña signor signora sig senhor senhora "
    "mevrouw meneer dhr mevr docteur dr dra doctor doctora doutor doutora dottor dottore dottoressa dott avv prof "
    "professeur maître dokter".split()
)
_COMPOUNDS = (
    "nachbar",
    "nachbarn",
    "nachbarin",
    "freund",
    "freundin",
    "kollege",
    "kollegen",
    "kollegin",
    "lehrer",
    "lehrerin",
    "leiter",
    "leiterin",
    "schwester",
    "bruder",
    "mutter",
    "vater",
    "tochter",
    "sohn",
    "meister",
    "arzt",
    "ärztin",
)
"""Ends of German compounds for people: `Banknachbarn Jan`, `Klassenlehrerin Ost`."""
_IN = "<in>"
"""Stands for a body or a site, as a word before the place it is in: `Finanzamt Bremen`."""
_WORKS = frozenset(
    "werk standort niederlassung filiale zweigstelle stadt gemeinde landkreis site usine mairie comune".split()
)
_ANNOUNCED = "word for a person"
_Told = tuple[str, int, float, str]
"""Entity, number of words, score and what proves it."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Words with capitals in a row, in a text of a language, and the word before them."""

    language: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    cue: str
    begins: bool
    """Whether a sentence or a line begins with it."""
    kind: int = -1
    """Where the kind or form of a firm begins that stands before it, in small letters or in capitals."""

    @property
    def low(self) -> tuple[str, ...]:
        return tuple(word.lower() for word in self.words)

    def is_common(self, number: int) -> bool:
        """Whether a word is a frequent one of the language, or one of forms and headings."""
        word = self.words[number]
        low = word.lower()
        return low in common_words(self.language) or low in FUNCTION_WORDS or is_ordinary(word)

    def is_noun(self, number: int) -> bool:
        """Whether a word is an ordinary one, also by its ending."""
        ending = _NOUN_ENDINGS[self.language].search(self.words[number].lower())
        return ending is not None or self.is_common(number)

    def ends(self) -> int:
        """How many words a name has that begins here: no ordinary noun behind it, no particle at its end."""
        last = 0
        for number in range(1, min(len(self.words), _LONGEST + 1)):
            is_particle = self.low[number] in _PARTICLES
            if not is_particle and self.low[number - 1] not in _PARTICLES and self.is_apart(number):
                break
            last = number
        while last and self.low[last] in _PARTICLES:
            last -= 1
        return last + 1

    def is_apart(self, number: int) -> bool:
        """Whether a word behind a given name is no surname. In German a noun has a capital, too."""
        return self.is_common(number) if self.language == "de" else is_ordinary(self.words[number])


def foreign_names(text: str, language: str) -> Iterator[Hit]:
    """The names of a text in a language that `languages` has cues for."""
    last = 0
    """Where the last person ends that a word or an initial announced, or who stood in a list with such a one."""
    for match in _RUN.finditer(text):
        for run in _runs_of(text, language, match):
            listed = _listed(text, run, last) if last else -1
            if listed >= 0:
                last = run.spans[run.ends() - 1][1]
                yield Hit(listed, last, "PERSON", "foreign-name", 0.6, "in a list of people")
                continue
            initial = _initial(text, run)
            if initial >= 0:
                last = run.spans[run.ends() - 1][1]
                yield Hit(initial, last, "PERSON", "foreign-name", 0.65, "initial before a name")
                continue
            if _is_everybodys(text, run):
                if run.low[0] in CUES[language].public:
                    break  # what follows belongs to it: `Agencia Española de Protección de Datos`
                continue
            told = next(filter(None, (proof(run, CUES[language]) for proof in _PROOFS)), None)
            if told:
                entity, length, score, says = told
                end = run.spans[length - 1][1]
                if entity == "ORGANIZATION" and (more := _AND.match(text, end)):
                    end = more.end()
                start = run.kind if entity == "ORGANIZATION" and run.kind >= 0 else run.spans[0][0]
                last = end if entity == "PERSON" and says == _ANNOUNCED else 0
                yield Hit(start, end, entity, "foreign-name", score, says)
            elif _is_called(text, run):
                yield Hit(run.spans[0][0], run.spans[-1][1], "PERSON", "foreign-name", 0.6, "before an extension")
            elif run.begins and len(run.words) < 3 and _DATED.match(text, run.spans[-1][1]) and not run.is_common(0):
                yield Hit(run.spans[0][0], run.spans[-1][1], "LOCATION", "foreign-name", 0.6, "town before a date")


def _is_called(text: str, run: _Run) -> bool:
    """Whether the number to call somebody follows, inside a sentence of a language that writes nouns small."""
    is_open = len(run.words) < 3 and not run.begins and run.language != "de"
    return is_open and not run.is_noun(0) and _CALLED.match(text, run.spans[-1][1]) is not None


def _listed(text: str, run: _Run, last: int) -> int:
    """Where a name begins that stands in a list behind another person; -1 for none."""
    between = _LISTED.fullmatch(text, last, run.spans[0][0])
    if between is None or any(map(run.is_noun, range(run.ends()))) or run.low[0] in CUES[run.language].public:
        return -1
    if _COUNTED.match(text, run.spans[run.ends() - 1][1]) or _firm(run, CUES[run.language]):
        return -1
    return between.start("particle") if between["particle"] else run.spans[0][0]


def _initial(text: str, run: _Run) -> int:
    """Where the initial stands before a surname, as in `B. Reinders`; -1 for none."""
    if run.is_noun(0) or run.low[0] in _FUNCTIONS:
        return -1
    before = _INITIAL.search(text, max(0, run.spans[0][0] - 40), run.spans[0][0])
    if before is None or (before["noun"] and before["noun"].lower() in _LETTERED):
        return -1
    return before.start("v")


def is_foreign_name(value: str, language: str) -> bool:
    """Whether what the model for English found in a text of a language is a name by its form: two words and more, each
    with a capital, none of them an ordinary one of the language."""
    match = _RUN.fullmatch(value)
    if match is None:
        small = [word for word in value.split() if word.islower()]
        return is_company(value) and all(word in FUNCTION_WORDS for word in small) and len(small) < 2
    words = tuple(value.split())
    if any(map(str.islower, words)) and words[0].lower() not in given_names():
        return False
    run = _Run(language, words, (), "", begins=False)
    return (
        words[0].lower() not in _FUNCTIONS | _WORKS | PUBLIC_HEADS
        and not is_public(value)
        and _capitals(run, CUES[language]) is not None
    )


def is_noun(value: str, language: str) -> bool:
    """Whether a word of a language is an ordinary one, by itself or by its ending."""
    return _Run(language, (value,), (), "", begins=False).is_noun(0)


def _runs_of(text: str, language: str, match: re.Match[str]) -> Iterator[_Run]:
    """The words of a match without articles and titles before them, of which the last is the cue.

    A particle joins a given name and a surname; between other words it is a preposition, and parts them.
    """
    spans = [(match.start() + token.start(), match.start() + token.end()) for token in _TOKEN.finditer(match.group())]
    words = [text[start:end] for start, end in spans]
    before = _BEFORE.search(text, max(0, match.start() - 24), match.start())
    cue, begin = before[1].lower() if before else "", 0
    if before and before["mark"] == "," and len(words) < 2:
        cue = ""
    if cue in _PARTICLES and before:  # `dokter de Groot`: the particle is a part of the name
        cue, led = _past_particles(text, before, language)
        words, spans = [*(text[slice(*span)] for span in led), *words], [*led, *spans]
    starts = _LEAD.search(text, max(0, match.start() - 8), match.start()) is not None
    cues = CUES[language]
    while begin < len(words):
        low = words[begin].lower()
        if begin + 1 < len(words) and (low in PUBLIC_HEADS or low in _WORKS):
            cue, begin, starts = _IN, begin + 1, False
            continue
        if begin + 1 < len(words) and not _is_cue(cue, cues) and _leads(words[begin], language):
            cue, begin, starts = low, begin + 1, False
            continue
        if starts and low not in given_names() and begin + 1 < len(words) and words[begin + 1].lower() in given_names():
            begin, starts = begin + 1, False
            continue
        if starts and language != "de" and low not in given_names() and _go_on(words, begin):
            begin, starts = begin + 1, False
            continue
        if low in cues.people or (words[begin].islower() and not _is_cue(cue, cues)):
            cue, begin, starts = low, begin + 1, False
            continue
        end = begin + 1
        is_person = (
            low in given_names() or _is_cue(cue, cues) or cue in cues.places or low in cues.kinds or low.isupper()
        )
        while end < len(words) and (is_person or not words[end].islower()):
            end += 1
        kind = _kind_before(text, spans[begin][0], cue, cues)
        yield _Run(language, tuple(words[begin:end]), tuple(spans[begin:end]), cue, starts, kind)
        begin, starts = end, False


def _past_particles(text: str, before: re.Match[str], language: str) -> tuple[str, list[tuple[int, int]]]:
    """The title before the particles of a surname, and where the particles stand; without a title, the particle."""
    led: list[tuple[int, int]] = []
    word: re.Match[str] | None = before
    while word and word[1].lower() in _PARTICLES and len(led) < _MOST_PARTICLES:
        led.insert(0, word.span(1))
        word = _BEFORE.search(text, max(0, word.start() - 24), word.start(1))
    if word and word[1].lower() in CUES[language].people:
        return word[1].lower(), led
    return before[1].lower(), []


def _kind_before(text: str, start: int, cue: str, cues: Cues) -> int:
    """Where the word before a name begins if it is a part of a firm's: `pharmacie Le Goff`, `SARL Bois`."""
    before = start - len(cue) - 1
    word = text[max(0, before) : start - 1]
    if word.lower() != cue or not (cue in cues.kinds or (cue in cues.firms and word.isupper())):
        return -1
    return before


def _go_on(words: Sequence[str], begin: int) -> bool:
    """Whether two capitalised words follow the first of a sentence: that one is none of the name."""
    return begin + 2 < len(words) and words[begin + 1][0].isupper() and words[begin + 2][0].isupper()


def _is_cue(word: str, cues: Cues) -> bool:
    return word in cues.people or word in cues.firms or word in cues.kinds


def _leads(word: str, language: str) -> bool:
    """Whether a word before a name is none of it: an article, a title, an ordinary noun."""
    low = word.lower()
    if low in CUES[language].public:
        return False
    if (
        low in _FUNCTIONS
        or _ELIDED.fullmatch(low)
        or low in SMALL[language]
        or low in FUNCTION_WORDS
        or low in CUES[language].people
        or low in CUES[language].firms
    ):
        return True
    return (
        low not in CUES[language].kinds
        and low not in given_names()
        and (is_ordinary(word) or low in common_words(language))
    )


def _is_everybodys(text: str, run: _Run) -> bool:
    """A body, a work or a law; of a body with a town in its name the town is told apart."""
    if run.low[0] in PUBLIC_HEADS:
        return len(run.words) == 1 or run.low[-1] not in towns()
    return run.low[0] in CUES[run.language].public or is_public_here(text, run.spans[0][0], run.spans[-1][1])


def _firm(run: _Run, cues: Cues) -> _Told | None:
    whole = "ORGANIZATION", len(run.words), 0.65
    if len(run.words) > 1 and (run.low[0] in cues.kinds or is_company(" ".join(run.words))):
        return *whole, "kind of a firm"
    if run.cue in cues.firms or run.cue in cues.kinds:
        return *whole, "word for a firm"
    if run.cue == "bei" and len(run.words) > 1 and run.low[0] not in given_names():
        return *whole, "word for a firm"
    return None


def _person(run: _Run, cues: Cues) -> _Told | None:
    is_named = run.cue in cues.people or (run.language == "de" and run.cue.endswith(_COMPOUNDS))
    if is_named and (run.ends() > 1 or not run.is_common(len(run.words) - 1) or _is_titled(run)):
        return "PERSON", run.ends(), 0.75, _ANNOUNCED
    is_acronym = len(run.words) == 1 and run.words[0].isupper() and len(run.words[0]) < _SHORTEST_CAPITALS
    if run.low[0] in given_names() and not run.is_common(0) and not is_acronym:
        return "PERSON", run.ends(), 0.7, "given name"
    if _is_given_or_word(run):
        return "PERSON", run.ends(), 0.6, "given name"
    if run.language == "de" and _is_genitive(run):
        return "PERSON", 1, 0.65, "given name in the genitive"
    return None


def _is_given_or_word(run: _Run) -> bool:
    """A given name that is also an English word, inside a sentence of a language that writes nouns small."""
    low = run.low[0]
    if run.language == "de" or run.begins or run.words[0].isupper() or low not in given_names_or_words():
        return False
    return not run.is_noun(0) and low not in PLACES and low not in towns()


def _is_genitive(run: _Run) -> bool:
    """`Jörgs Auto`, `Gesines Mutter`: a given name with the ending of its case, before another noun."""
    name = run.low[0].removesuffix("s").removesuffix("'").removesuffix("’")
    return name != run.low[0] and len(name) > _SHORTEST_GIVEN and name in given_names() and not run.is_common(0)


def _is_titled(run: _Run) -> bool:
    """Whether a title stands before a word that is ordinary elsewhere: `M. Marchand`."""
    return run.cue in _TITLES and run.low[0] not in _FUNCTIONS and not run.words[0].isupper()


def _place(run: _Run, cues: Cues) -> _Told | None:
    if _ODDLY_WRITTEN.search(run.words[0]):
        return None
    if run.begins or len(run.words) > 3 or (run.is_noun(0) if run.language == "de" else run.is_common(0)):
        return None
    if run.low[0] in towns() and run.language != "de":
        return "LOCATION", len(run.words), 0.6, "town"
    if run.cue not in cues.places and run.cue != _IN:
        return None
    # A German noun without an article is a state or a matter: `in Kraft`, `aus Versehen`.
    is_state = run.low[0] in _GERMAN_STATES or run.low[0].endswith(("er", "es"))
    if run.language == "de" and is_state and " ".join(run.low) not in towns():
        return None
    return "LOCATION", len(run.words), 0.6, "word before a place"


def _capitals(run: _Run, _: Cues) -> _Told | None:
    if run.begins or len(run.words) < 2 or any(map(_CODE.search, run.words)):
        return None
    named = [number for number, word in enumerate(run.words) if word[0].isupper()]
    if any(map(run.is_common, named)) or all(map(run.is_noun, named)):
        return None
    if run.language == "de" and any(map(run.is_noun, named)):
        return None
    return "PERSON" if len(run.words) <= _LONGEST else "ORGANIZATION", len(run.words), 0.55, "words with capitals"


_PROOFS: tuple[Callable[[_Run, Cues], _Told | None], ...] = (_firm, _person, _place, _capitals)
