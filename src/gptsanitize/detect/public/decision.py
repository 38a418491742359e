"""What is everybody's: findings that name a brand, a public body, a work, a law, or a thing called after somebody.

Decided by the lists of `famous`, by the words of a body's name, and by what stands around a name. A legal form, a
label, a column or a title makes a party of any name: only what the names model and the nouns of organisations tell is
looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, islice, takewhile
from typing import Any

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.public.eponyms import is_eponym, is_public_force
from gptsanitize.detect.public.languages import without_languages
from gptsanitize.detect.public.laws import is_day_of_law, is_in_numbered_law, titles_of_laws
from gptsanitize.detect.public.pieces import without_known_ends
from gptsanitize.detect.public.renowned import (
    is_employer,
    is_in_office,
    is_renowned,
    reaches,
    speaks_of_fame,
    surnames_of_renown,
)
from gptsanitize.detect.public.things import initials_of, is_abbreviation, is_place_code, is_thing
from gptsanitize.detect.public.web import is_public_account, is_public_address, public_head
from gptsanitize.detect.scan.lexicon import automaton, is_bounded
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.words.kinds import is_company, is_ordinary, words_of
from gptsanitize.knowledge.contemporaries import COMMON as COMMON_TODAY
from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.famous import BRANDS, EPONYM_NOUNS, FAMOUS, FAMOUS_PEOPLE, LAW_WORDS, PLACES
from gptsanitize.knowledge.gazetteer import countries, surnames
from gptsanitize.knowledge.history import COMMON as COMMON_IN_HISTORY
from gptsanitize.knowledge.kept import kept
from gptsanitize.knowledge.notables import COMMON as COMMON_NOTABLES
from gptsanitize.knowledge.renown import Renown, names_of_renown, renown_of
from gptsanitize.knowledge.words import BUSINESS_NOUNS, FUNCTION_WORDS, GIVEN_NAMES, LEGAL_FORMS, PRODUCTS

__all__ = ["is_public", "is_public_here", "public_names", "without_public"]

_COMMON = COMMON_IN_HISTORY | COMMON_TODAY | COMMON_NOTABLES
"""Names of famous people that many private people bear."""
_DATES = frozenset({"date-iso", "date-numeric", "date-words"})
_RULES = _DATES | {"names", "organisation-kind", "organisation-of", "organisation-trading", "given-name"}
"""What may find a name that is nobody's: the words themselves prove no party."""
_FURTHER_RULES = frozenset({"foreign-name", "organisation-kind", "initialled", "someone-named", "told-house"})
"""What may find a thing: beside what stands there it is asked no more."""
_NAMED = frozenset({"PERSON", "ORGANIZATION", "LOCATION"})
_ON_WEB = frozenset({"url", "host"})
_ACCOUNTS = frozenset({"username", "account-sign", "handle", "social-handle"})
_ARTICLES = frozenset({"the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "il", "de", "het"})
_BODY_HEADS = frozenset(
    "agency authority commission commissioner bureau administration directorate inspectorate ombudsman tribunal "
    "registry committee "
    "government department ministry office board museum station gallery library zoo airport cathedral "
    "taskforce parliament congress senate "
    "treasury scheme".split()
)
"""Words of bodies that states, firms and clubs have: beside ordinary words alone they tell nobody."""
_COURTS = frozenset("court courts chamber tribunal section".split())
_HIGHEST = frozenset("supreme constitutional federal national cassation".split())
_OF_COURTS = _COURTS | frozenset(
    "supreme high higher superior administrative regional district labour labor criminal civil military constitutional "
    "federal state security assize assizes appeal appeals cassation social magistrate's magistrates county crown "
    "family "
    "juvenile commercial first second third fourth fifth instance circuit land probate division section grand panel "
    "justice human rights "
    "employment welfare general international european national small claims arbitration trial bankruptcy tax".split()
)
_OF_PLACE = compiled(
    r"(?i:the )?(?:[A-Z][\w'’.-]{1,24} (?:(?:and|upon|on|of|under) )?){1,3}"
    r"(?:Crown Court|County Court(?: at law)?|Magistrates['’]?s? Court|Sheriff Court|Municipal Court|Circuit Court|"
    r"Superior Court|Probate Court|Family Court|Traffic Court|Employment Tribunal|County Council|City Council|"
    r"Borough Council|Metropolitan Council|Shire Council|Police|Police Department|Constabulary|"
    r"(?:County )?Sheriff['’]s (?:Office|Department)|(?:County )?Fire (?:and Rescue|Department)|Ambulance Service)",
)
_LAWS = frozenset("act treaty code convention constitution statute protocol ordinance directive regulations".split())
_STATE = compiled(
    r"(?:[a-z]{3,12}(?:ish|ese|ian|an|ch|ic|i|ss) (?:government|republic)|"
    r"government of (?:the )?[a-z]{3,14}(?: [a-z]{3,14})?|"
    r"(?:republic|kingdom) of (?:the )?[a-z]{3,14})"
)
_REACH = frozenset("royal national international world european federal united british american central".split())
_TRADES = BUSINESS_NOUNS - frozenset(
    "council association society institute university college agency foundation".split()
)
_OF_HEADS = frozenset(
    "bureau office department directorate ministry institute board commission committee agency court chamber".split()
)
_SURNAMES = frozenset(
    "bosch ford stanley linde dyson kenwood ferrari bayer merck roche braun otto hilton marriott kellogg heinz mars "
    "sage "
    "hermes wix brother moody fitch mango lacoste prada chanel dior opel honda suzuki benz miele neff rosen obi ariel "
    "mercedes siri alexa claude jasper austin lincoln bentley morgan barclays sharp total action still target orange "
    "continental visa meta signal seat mint safe word office edge opera teams excel arm tap delta sky shell boots euro "
    "disney visa wagner darwin freud churchill gandhi elvis moses gauss euler".split()
)
"""Brands and famous people that are surnames, given names or words too: alone they are told by what stands beside."""
_BEFORE = compiled(r"(?i)(?:^|[^\w])(?:an?|the|our|my|his|her|their|its|der|die|das|ein(?:en?)?|une?|ma|mon|el|il|o) $")
_AFTER_THING = compiled(r"['’]?s? ([^\W\d_A-Z]{2,16})(?![\w-])")
_MODEL = compiled(r" (?:[A-Z]{0,4}[0-9][\w-]{0,8}|[A-Z]{1,3}[0-9-][\w-]{0,8})(?!\w)")
_WORD = compiled(r"(?<![\w'’])[^\W_][\w'’]{0,30}(?![\w'’])")
_NEAR = 32
_CODE_LENGTH = 3
_WIDE = frozenset({Renown.PERSON, Renown.NAME, Renown.CHAIN, Renown.WORK, Renown.SIGHT})
_FAMOUS = frozenset(phrase for phrase in FAMOUS | FAMOUS_PEOPLE | BRANDS if " " in phrase)
_THINGS = frozenset(
    "piano guitar violin cleaner vacuum television tv watch clock car van truck bike bicycle motorbike scooter "
    "tractor lorry "
    "camera lens phone tablet laptop notebook printer scanner monitor keyboard mouse router headphones speaker radio "
    "fridge freezer oven cooker hob microwave dishwasher washer dryer kettle toaster mixer blender drill saw sander "
    "grinder mower chainsaw hammer pen pencil bag handbag suitcase backpack rucksack jacket coat trainers sneakers "
    "shoes "
    "boots jeans shirt sunglasses perfume sofa mattress pram buggy stroller toys bricks set chocolate biscuits beer "
    "whisky gin vodka tyres battery charger console card cards account app vaccine tablets cream inhaler lift crane "
    "engine gearbox boiler pump".split()
)
"""Things that are called by their maker: `my Steinway piano`."""
_BOX = "!Box"
"""The model takes the first half of `FRITZ!Box` for somebody."""
_TITLE_BEFORE = compiled(r"([^\W\d_]{1,20}|[QH][1-4])(?: etc\.?)?,?(?: of| de| del| vom| von| du)? $")
_YEARS = compiled(r"(?:1[89]|20)[0-9]{2}(?:/[0-9]{1,4})?")
_PARTY_BEFORE = compiled(
    r"(?i)(?<!\w)(?:customer|client|buyer|seller|supplier|vendor|employer|company|contractor|partner|insurer|landlord|tenant|"
    r"lender|competitor|kunde|lieferant|auftraggeber|auftragnehmer|arbeitgeber|firma|fournisseur|employeur|société|cliente|"
    r"proveedor|empresa|fornitore|azienda|klant|leverancier)(?: name)?[\"']?[ \t]{0,3}[:=|][ \t\"']{0,4}$"
)
"""A label that makes a party of any name."""
_NORM_BEFORE = compiled(
    r"(?:\((?:EU|EC|EEC|CE|UE|EG)\) ?(?:[Nn][or°º]\.? ?)?|"
    r"(?:ISO|IEC|EN|DIN|BS|ASTM|IEEE|NF|UNE|SN|VDI|VDE|ANSI|API)[A-Z /-]{0,12}[0-9][0-9-]{1,8}[:-])$"
)
_COUNTING = compiled(
    r"(?i)(?<!\w)(?:epoch|unix|posix|timestamps?|(?:milli|micro|nano)?se[ck]\w{2,5}|segundos|secondi)(?!\w)"
)
_CODES = compiled(r"(?<![A-Z])[A-Z]{3} ?(?:-|–|—|→|/|to|nach|>) ?[A-Z]{3}(?![A-Z])")
_HEAD = compiled(r"(?:(?<=[ (\"'])|^)(?:[A-Z][\w&'’-]{1,24} ){1,3}$")
_TOWNS_UNIVERSITY = compiled(
    r"(?:technical |free |medical )?university (?:of )?(?:technology )?(?:of )?(?P<a>[^\W\d_ ]+)|"
    r"(?P<b>[^\W\d_ ]+) (?:technical )?university(?: of technology)?"
)


_PARTICLE = compiled(r"(?:van|von|de|di|du|del|da|do) (?!de[rn]? |het )")
_OF_MINISTRY = compiled(
    r"(?i)(?<!\w)(?:ministerio|ministério|ministère|ministero|ministerie|consejería|secretaria|secretaría|secretariado|"
    r"direção-geral|dirección general|direction générale|instituto nacional|agencia estatal|banco central|"
    r"banque centrale|banca centrale) "
    r"(?:de |da |do |das |dos |del |della |delle |des |du |dell'|van )(?:la |las |los |l')?$"
)
_REGNAL = compiled(r"(?:II|III|IV|V|VI|VII|VIII|IX|X|XI{1,3}|XIV|XV|XVI{1,3}|XXI{0,3})")
_REGNAL_BEHIND = compiled(rf" {_REGNAL.pattern}(?!\w)")
_CROWNED = frozenset(
    "louis ludwig luis luigi luís ludovico heinrich henri enrique enrico henrique karl carlos carlo charles "
    "friedrich federico felipe philippe philipp wilhelm guillaume guglielmo guillermo willem otto ottone franz "
    "franco francisco françois ramses ramsès pius pie pio pío johannes juan jean giovanni joão paul paulus pablo "
    "paolo benedikt benedetto benoît benedicto gregor leo león leone clemens innozenz innocent urban urbain "
    "konstantin constantine katharina caterina catalina catherine isabel isabella elisabeth elizabeth elisabetta "
    "alfonso afonso alfons sancho pedro peter zar kaiser king queen pope papst papa pape roi rey rei könig vittorio "
    "emanuele umberto amedeo napoléon napoleon "
    "napoleone leopold léopold albert beatrix juliana".split()
)
"""Names of rulers and popes, and their titles."""
_COUNTRY = compiled(r"(?i)(?<!\w)(?:republic|kingdom)$")
_WHERE = compiled(r"(?i)(?<!\w)(?:in|to|from|through|near|visit) (?:the )?$")
"""Behind these a state is a country, and not its government: `travelling to Czech Republic`."""
_MINISTRIES = frozenset("ministerio ministério ministère ministero ministerie bundesministerium".split())
_OF = frozenset("de da do del della dell du des di voor van für der".split())
_SIGHT = compiled(
    r"[^\W\d_a-z]\w{2,20}er (?:Dom|Münster|Zoo|Tiergarten|Hauptbahnhof|Bahnhof|Flughafen|Messe|Rathaus|Oper|Staatsoper|"
    r"Philharmonie|Philharmoniker|Weihnachtsmarkt|Altstadt|Schloss|Landtag|Börse|Hafen|Innenstadt)"
)
"""`Leipziger Zoo`: of a town, and everybody's."""
_HISTORY = compiled(
    r"(?i:(?<!\w)(?:in|im|um|en|em|nel|anno|after|since|until|before|nach|seit|vor|après|depuis|hacia|dopo|sinds|born|"
    r"\*) |[(–-])1[0-8]\d{2}(?![\w€$£%]|[.,]\d| [€$£%])|(?i:(?<!\w)(?:centur(?:y|ies)|jahrhundert|siècle|siglo|secolo|"
    r"século|eeuw|philosoph\w{1,4}|history|geschichte|histoire|historia|storia|história|geschiedenis|novel|poem|roman|gedicht|"
    r"poème|composer|komponist|painter|maler|peintre|pintor|pittore|schilder|laureate|nobel)(?!\w))"
)
"""What a text speaks of that names people of former times."""


def without_public(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits that may be somebody's."""
    hits = [
        _behind_service(text, hit)
        for hit in hits
        if not _is_public_on_web(text, hit) and not (hit.entity in _NAMED and text.startswith(_BOX, hit.end))
    ]
    laws = titles_of_laws(text)
    if laws:  # no name in a title is anybody's, nor is a year of it
        hits = [
            hit
            for hit in hits
            if (hit.entity not in _NAMED and hit.rule not in _RULES) or not all(laws[hit.start : hit.end])
        ]
    hits = [piece for hit in without_languages(text, hits) for piece in without_known_ends(text, hit)]
    if (_RULES | _FURTHER_RULES).isdisjoint(hit.rule for hit in hits):
        yield from hits
        return
    known = _Known(text, hits)
    for hit in hits:
        if hit.rule in _RULES:
            in_law = hit.entity in _NAMED and is_in_numbered_law(text, hit.start, hit.end)
            if in_law or known.is_everybodys(hit):
                continue
        elif hit.rule in _FURTHER_RULES and (
            is_in_numbered_law(text, hit.start, hit.end) or _is_nobodys(text, hit, known)
        ):
            continue
        yield hit


def _behind_service(text: str, hit: Hit) -> Hit:
    """Of an address on a service that everybody may use, what is somebody's: the path."""
    head = public_head(text[hit.start : hit.end]) if hit.rule == "url" else 0
    return hit._replace(start=hit.start + head) if head else hit


def _is_public_on_web(text: str, hit: Hit) -> bool:
    if hit.rule in _ON_WEB:
        return is_public_address(text[hit.start : hit.end])
    return hit.rule in _ACCOUNTS and is_public_account(text[hit.start : hit.end])


def public_names(text: str) -> Iterator[Hit]:
    """Every name of the lists that stands in a text with a capital, for policies that mask what is public.

    A single word of the dictionary (`Target`, `Shell`) is none by its capital alone.
    """
    low = text.replace("İ", "I").lower()
    for last, (length, entity) in _every_public().iter(low):
        start, end = last - length + 1, last + 1
        if not text[start].islower() and is_bounded(text, start, end):
            yield Hit(start, end, entity, "public-name", 0.6, "a name that everybody knows")


@cache
def _every_public() -> Any:
    named = dict.fromkeys(FAMOUS | BRANDS, "ORGANIZATION") | dict.fromkeys(FAMOUS_PEOPLE, "PERSON")
    return automaton(
        {phrase: entity for phrase, entity in named.items() if " " in phrase or not is_dictionary_word(phrase)}
    )


def _is_nobodys(text: str, hit: Hit, known: _Known) -> bool:
    """Whether a place or a name in another language is a public body's, a firm's that all know, or a term."""
    particle = _PARTICLE.match(text, hit.start, hit.end)
    start = particle.end() if particle else hit.start
    is_short = hit.entity != "PERSON" and (hit.entity != "LOCATION" or not is_place_code(text[start : hit.end]))
    if is_short and is_abbreviation(text, start, hit.end, known.initials):
        return True
    if is_thing(text, start, hit.end, hit.entity) or (hit.rule == "told-house" and is_public(text[start : hit.end])):
        return True
    if hit.entity == "PERSON" and is_in_office(text, start, hit.end, known.reached):
        return True
    if hit.entity == "LOCATION" and _OF_MINISTRY.search(text, max(0, start - 40), start):
        return True
    if is_eponym(text, start, hit.end) or is_public_force(text, start, hit.end, hit.entity):
        return True
    return is_renowned(text, start, hit.end, _bare(text[start : hit.end]), known.reached)


class _Known:
    """What a text tells of the people in it: who is private, who everybody's, and where somebody is reached."""

    def __init__(self, text: str, hits: Sequence[Hit]) -> None:
        self._text = text
        self._decided: dict[Hit, bool] = {}
        self.reached = reaches(hits)
        self.initials = initials_of(text, hits)
        named = [hit for hit in hits if hit.entity == "PERSON"]
        by_sign = [hit for hit in named if hit.rule not in _RULES and hit.rule not in _FURTHER_RULES]
        self.proven = {_bare(text[hit.start : hit.end]) for hit in by_sign}
        """Full names that a label or a column proves."""
        full = [hit for hit in named if hit.rule in _RULES and len(words_of(text[hit.start : hit.end])) > 1]
        public: list[Hit] = []
        unknown: list[Hit] = []
        for hit in full:  # a name of one word is decided by those of more
            (public if self.is_everybodys(hit) else unknown).append(hit)
        private = [hit for hit in named if hit.rule not in _RULES] + unknown
        self.private = {word for hit in private for word in words_of(text[hit.start : hit.end])}
        """Words of the names of private people."""
        self.public = surnames_of_renown(text, public) - self.private

    def is_everybodys(self, hit: Hit) -> bool:
        """Whether a name that the model found, or a date, is public; decided once."""
        known = self._decided.get(hit)
        if known is None:
            known = self._decided[hit] = _is_everybodys(self._text, hit, self)
        return known


def _is_everybodys(text: str, hit: Hit, known: _Known) -> bool:
    value = text[hit.start : hit.end]
    if hit.entity == "DATE":
        is_of_title = _YEARS.fullmatch(value) is not None and _is_of_title(text, hit.start)
        return is_of_title or is_day_of_law(text, hit.start, hit.end) or _is_epoch(text, hit)
    phrase = _bare(value)
    if hit.entity not in _NAMED or _PARTY_BEFORE.search(text, max(0, hit.start - 40), hit.start):
        return False
    if phrase in known.proven or (
        phrase in _COMMON and not _speaks_of_history(text) and not speaks_of_fame(text, hit.start, hit.end)
    ):
        return False
    if hit.entity == "PERSON" and _is_ruler(value):
        return True
    if _is_in_famous(text, hit.start, hit.end) or _is_route(text, hit, value) or _is_end_of_body(text, hit):
        return True
    words = words_of(value)
    told = _tells_alone(text, hit, words[0], known) if len(words) == 1 else None
    return _is_by_name(text, hit, phrase, known) if told is None else told


def _is_epoch(text: str, hit: Hit) -> bool:
    """Whether it is the day from which machines count: `seconds since 1970`."""
    if "1970" not in text[hit.start : hit.end] and "1601" not in text[hit.start : hit.end]:
        return False
    return _COUNTING.search(text, max(0, hit.start - 60), hit.end + 60) is not None


def _tells_alone(text: str, hit: Hit, word: str, known: _Known) -> bool | None:
    """What the rest of the text tells of a name of one word."""
    if word in known.private:
        return False
    if word in known.public or _names_thing(text, hit.start, hit.end, word):
        return True
    if word in _SURNAMES and hit.entity == "PERSON":
        thing = _BEFORE.search(text[max(0, hit.start - 10) : hit.start]) or _MODEL.match(text, hit.end)
        return thing is not None and word in BRANDS
    return None


def _is_by_name(text: str, hit: Hit, phrase: str, known: _Known) -> bool:
    if is_eponym(text, hit.start, hit.end) or is_public_force(text, hit.start, hit.end, hit.entity):
        return True
    if hit.rule == "given-name" and _REGNAL_BEHIND.match(text, hit.end):
        return True
    if hit.rule == NAMES_RULE and _is_led(text[hit.start : hit.end]):
        return True
    if is_renowned(text, hit.start, hit.end, phrase, known.reached, person=hit.entity == "PERSON"):
        return True
    if hit.entity == "PERSON" and is_in_office(text, hit.start, hit.end, known.reached):
        return True
    if hit.rule == NAMES_RULE and is_thing(text, hit.start, hit.end, hit.entity):
        return True
    if (
        hit.rule == NAMES_RULE
        and not (hit.entity == "LOCATION" and is_place_code(text[hit.start : hit.end]))
        and is_abbreviation(text, hit.start, hit.end, known.initials)
    ):
        return True
    if hit.entity == "PERSON" and _is_model_of_brand(phrase.split()):
        return True
    return _is_public_there(text, hit, phrase)


def _is_public_there(text: str, hit: Hit, phrase: str) -> bool:
    """`is_public`, unless somebody goes to a country or works for a firm by that name."""
    value = text[hit.start : hit.end]
    is_country = hit.entity == "LOCATION" and _COUNTRY.search(value) is not None
    if is_country and _WHERE.search(text, max(0, hit.start - 16), hit.start) is not None:
        return False
    if not is_public(value, person=hit.entity == "PERSON"):
        return False
    return phrase not in BRANDS or not is_employer(text, hit.start)


@lru_cache(maxsize=4096)
def _is_led(value: str) -> bool:
    """Whether an ordinary word was taken along before a name that everybody knows: `Insurer Bupa`."""
    first, _, rest = value.partition(" ")
    low = first.lower()
    if not rest[:1].isupper() or low in GIVEN_NAMES or low in surnames() or not is_dictionary_word(low):
        return False
    return is_public(rest) or renown_of(_bare(rest)) in {Renown.NAME, Renown.CHAIN}


def _is_model_of_brand(words: Sequence[str]) -> bool:
    """`Siemens Somatom`: a brand that nobody is called by, and a word that no given name is."""
    if len(words) != 2 or words[0] not in BRANDS:
        return False
    if any(map(str.isdigit, words[1])):
        return True
    if words[0] in _SURNAMES or words[0] in GIVEN_NAMES:
        return False
    return words[0] not in surnames() and words[1] not in GIVEN_NAMES and words[1] not in surnames()


def _is_ruler(value: str) -> bool:
    """`Louis XIV`, `Johannes Paul II`: given names and a number, and no surname."""
    names, _, number = value.rpartition(" ")
    return _REGNAL.fullmatch(number) is not None and all(
        word.lower() in GIVEN_NAMES or word.lower() in _CROWNED for word in names.split()
    )


@lru_cache(maxsize=4)
def _speaks_of_history(text: str) -> bool:
    """Whether a text has a year of former centuries, a word of lessons, or somebody whom only history knows."""
    if _HISTORY.search(text):
        return True
    words = _WORD.findall(text.lower())
    runs = (" ".join(words[at : at + length]) for length in range(1, 5) for at in range(len(words) - length + 1))
    return any(run in FAMOUS_PEOPLE and run not in _COMMON for run in runs)


@kept
def _words_of_fame() -> frozenset[str]:
    """Every word of a name that `_is_known`, and what `_bare` leaves out."""
    names = chain(_FAMOUS, (name for name in names_of_renown() if " " in name))
    return _ARTICLES.union(*(_WORD.findall(name) for name in names))


def _may_be_of_fame(word: re.Match[str]) -> bool:
    low = word[0].lower().replace("’", "'")
    return low in _words_of_fame() or low.removesuffix("'s") in _words_of_fame()


def is_public_here(text: str, start: int, end: int) -> bool:
    """`is_public` of a part of a text, with what stands around it."""
    value = text[start:end]
    if _bare(value) in _COMMON:
        return _speaks_of_history(text)
    if _SIGHT.fullmatch(value) or _is_ruler(value):
        return True
    return is_public(value) or _is_in_famous(text, start, end) or is_renowned(text, start, end, _bare(value))


def _is_in_famous(text: str, start: int, end: int) -> bool:
    """Whether it is a part of a famous name of several words, of which the model took some: `Don` | `Quijote`."""
    if not all(map(_may_be_of_fame, _WORD.finditer(text, start, end))):
        return False
    left = list(_WORD.finditer(text, max(0, start - _NEAR), start))[:-3:-1]
    right = islice(_WORD.finditer(text, end, end + _NEAR), 3)
    before = [word.start() for word in takewhile(_may_be_of_fame, left)]
    after = [word.end() for word in takewhile(_may_be_of_fame, right)]
    whose = (end + 2,) if text.startswith(("'s", "’s"), end) else ()
    ends = (end, *whose, *after)
    wider = ((first, last) for first in (start, *before) for last in ends if last - first > end - start)
    return any(_is_known_as(text[first:last]) for first, last in wider)


@lru_cache(maxsize=4096)
def _is_known_as(value: str) -> bool:
    return _is_known(_bare(value))


def _is_known(phrase: str) -> bool:
    return (
        phrase in _FAMOUS
        or (phrase.endswith("'s") and (phrase in FAMOUS or phrase in BRANDS))
        or renown_of(phrase) in _WIDE
    )


def _is_route(text: str, hit: Hit, value: str) -> bool:
    """`FRA - KIX`: codes of airports and stations in a row."""
    if len(value) != _CODE_LENGTH or not value.isupper():
        return False
    around = _CODES.search(text, max(0, hit.start - 8), hit.end + 8)
    return around is not None and around.start() <= hit.start and hit.end <= around.end()


def _is_end_of_body(text: str, hit: Hit) -> bool:
    """Whether it is the end of a public body's name: `Federal` | `Institute for Materials Research`."""
    if hit.entity != "ORGANIZATION":
        return False
    head = _HEAD.search(text, max(0, hit.start - 60), hit.start)
    if head is None:
        return False
    whole = text[head.start() : hit.end]
    return is_ordinary(whole) or is_public(whole)


def _is_of_title(text: str, start: int) -> bool:
    """Whether a year belongs to a law, a norm, a version or a quarter: `Equality Act 2010`, `ISO 13485:2016`."""
    if _NORM_BEFORE.search(text, max(0, start - 40), start):
        return True
    before = _TITLE_BEFORE.search(text[max(0, start - 32) : start])
    return before is not None and before[1].lower() in LAW_WORDS and not before[1].islower()


def _names_thing(text: str, start: int, end: int, word: str) -> bool:
    """Whether a thing in small letters follows that is called after its discoverer or maker: `Kalman filter`."""
    after = _AFTER_THING.match(text, end)
    if after is None:
        return False
    if after[1] in _THINGS and text[end] == " ":
        return _BEFORE.search(text, max(0, start - 12), start) is not None
    return after[1] in EPONYM_NOUNS and (text[end] == " " or word not in GIVEN_NAMES)


@lru_cache(maxsize=4096)
def is_public(value: str, *, person: bool = False) -> bool:
    """Whether a name is one that everybody knows, or of a body by words that tell nobody."""
    phrase = _bare(value)
    if phrase in FAMOUS_PEOPLE or phrase in FAMOUS or phrase in BRANDS or value.lower() in FAMOUS:
        return True
    if person or LEGAL_FORMS.intersection(phrase.split()):
        return False
    words = words_of(phrase)
    if words and (words[-1] in _LAWS or _STATE.fullmatch(phrase)):
        return len(words) > 1
    university = _TOWNS_UNIVERSITY.fullmatch(phrase)
    if university and (university["a"] or university["b"]) in PLACES:
        return True
    if _is_ministry(words):
        return True
    return (
        _is_product(phrase.split(), value)
        or _is_body(words)
        or _is_scoped(words)
        or _is_court(words)
        or _is_of_place(value)
    )


@lru_cache(maxsize=4096)
def _bare(value: str) -> str:
    """Lower case, without an article and a possessive."""
    phrase = " ".join(value.lower().replace("’", "'").split()).strip(" .,;:")
    first, _, rest = phrase.partition(" ")
    if first in _ARTICLES and rest:
        phrase = rest
    return phrase.removesuffix("'s") if phrase not in FAMOUS and phrase not in BRANDS else phrase


def _is_product(words: Sequence[str], value: str) -> bool:
    """A brand and what it sells: dictionary words, other brands, types with digits or capitals inside."""
    for length in (2, 1):
        if len(words) > length and " ".join(words[:length]) in BRANDS and not is_company(value):
            rest = words[length:]
            return all(map(_is_type, rest)) or (len(rest) == 1 and words[0] not in GIVEN_NAMES | _SURNAMES)
    return False


def _is_type(word: str) -> bool:
    known = word in BRANDS or word in PRODUCTS or word in FUNCTION_WORDS
    return known or any(map(str.isdigit, word)) or len(word) < 4 or is_dictionary_word(word)


def _is_ministry(words: Sequence[str]) -> bool:
    """`Ministerio de Sanidad`, `Ministério da Fazenda`."""
    return len(words) > 2 and words[0] in _MINISTRIES and words[1] in _OF


def _is_body(words: Sequence[str]) -> bool:
    """`Advertising Standards Authority`, `Bureau of Labor Statistics`: no word of it is anybody's name."""
    if (
        len(words) < 2
        or not PLACES.isdisjoint(words)
        or not (words[-1] in _BODY_HEADS or (words[0] in _OF_HEADS and words[1] == "of"))
    ):
        return False
    return all(word in FUNCTION_WORDS or (is_dictionary_word(word) and word not in GIVEN_NAMES) for word in words)


def _is_court(words: Sequence[str]) -> bool:
    """`Supreme Administrative Court`, `Supreme Court of Russia`: of a state, not of a town."""
    if len(words) < 2 or _COURTS.isdisjoint(words):
        return False
    states = countries() if not _HIGHEST.isdisjoint(words) else frozenset[str]()
    return all(word in FUNCTION_WORDS or word in _OF_COURTS or word in states for word in words)


def _is_of_place(value: str) -> bool:
    """`Snaresbrook Crown Court`, `Devon County Council`, `Mumbai Police`: a state's body, of a place."""
    return _OF_PLACE.fullmatch(value) is not None


def _is_scoped(words: Sequence[str]) -> bool:
    """`Royal Society for the Protection of Birds`: a word of reach, and no word that is anybody's name behind it."""
    if len(words) < 3 or not PLACES.isdisjoint(words) or words[0] not in _REACH or words[-1] in _TRADES:
        return False
    return all(word in FUNCTION_WORDS or (is_dictionary_word(word) and word not in GIVEN_NAMES) for word in words[1:])
