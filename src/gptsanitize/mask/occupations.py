"""The occupation of somebody becomes another one, of the same language, gender and article.

Responsible for what people do for a living, in seven languages. Words that tell of its time stay (`retired`);
the fake is one word of a list. It does not judge how rare either is.
"""

from __future__ import annotations

from functools import cache

from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.mask.derive import Subkey
from gptsanitize.mask.forms import carry_case
from gptsanitize.mask.key import Key

__all__ = ["Occupations"]

_ENGLISH = (
    "baker barber beekeeper bookbinder bookkeeper bricklayer builder butcher carpenter cashier chemist cleaner "
    "cobbler cook cooper courier dentist docker dressmaker farmer fisherman florist gardener geologist glazier "
    "goldsmith grocer hairdresser joiner journalist librarian locksmith machinist mason mechanic midwife miner "
    "musician nurse painter pharmacist photographer physiotherapist plasterer plumber porter potter printer "
    "roofer saddler sailor shepherd shopkeeper stonemason surveyor tailor teacher tiler translator typist "
    "upholsterer vet violinist waiter watchmaker weaver welder winemaker zoologist accountant acrobat actuary "
    "acupuncturist agronomist anaesthetist archaeologist archivist artist astronomer auctioneer economist editor "
    "electrician engraver entomologist illustrator innkeeper interpreter ironmonger optician orthodontist "
    "osteopath "
)
_PAIRS = {  # language -> man, woman
    "de": "Bäcker Bäckerin;Maurer Maurerin;Tischler Tischlerin;Gärtner Gärtnerin;Schneider Schneiderin;"
    "Lehrer Lehrerin;Apotheker Apothekerin;Buchbinder Buchbinderin;Dachdecker Dachdeckerin;Drucker Druckerin;"
    "Fliesenleger Fliesenlegerin;Förster Försterin;Friseur Friseurin;Geologe Geologin;Imker Imkerin;"
    "Kellner Kellnerin;Koch Köchin;Landwirt Landwirtin;Maler Malerin;Metzger Metzgerin;Optiker Optikerin;"
    "Polsterer Polsterin;Schlosser Schlosserin;Schreiner Schreinerin;Tierarzt Tierärztin;"
    "Übersetzer Übersetzerin;Uhrmacher Uhrmacherin;Winzer Winzerin;Zahnarzt Zahnärztin;Klempner Klempnerin",
    "fr": "boulanger boulangère;boucher bouchère;menuisier menuisière;jardinier jardinière;coiffeur coiffeuse;"
    "infirmier infirmière;couturier couturière;cuisinier cuisinière;plombier plombière;maçon maçonne;"
    "peintre peintre;vendeur vendeuse;traducteur traductrice;serrurier serrurière;relieur relieuse;"
    "potier potière;fleuriste fleuriste;libraire libraire;dentiste dentiste;pharmacien pharmacienne;"
    "vétérinaire vétérinaire;comptable comptable;géologue géologue;bibliothécaire bibliothécaire;"
    "carreleur carreleuse;tapissier tapissière",
    "es": "panadero panadera;carnicero carnicera;carpintero carpintera;jardinero jardinera;peluquero peluquera;"
    "enfermero enfermera;cocinero cocinera;fontanero fontanera;pintor pintora;traductor traductora;"
    "cerrajero cerrajera;librero librera;dentista dentista;farmacéutico farmacéutica;veterinario veterinaria;"
    "contable contable;geólogo geóloga;bibliotecario bibliotecaria;camarero camarera;zapatero zapatera;"
    "relojero relojera;sastre modista",
    "it": "panettiere panettiera;macellaio macellaia;falegname falegname;giardiniere giardiniera;"
    "parrucchiere parrucchiera;cuoco cuoca;pittore pittrice;traduttore traduttrice;libraio libraia;"
    "dentista dentista;farmacista farmacista;veterinario veterinaria;geologo geologa;"
    "bibliotecario bibliotecaria;cameriere cameriera;calzolaio calzolaia;tipografo tipografa;vetraio vetraia;"
    "fioraio fioraia;sarto sarta;muratore muratrice",
    "pt": "padeiro padeira;carpinteiro carpinteira;jardineiro jardineira;cabeleireiro cabeleireira;"
    "enfermeiro enfermeira;cozinheiro cozinheira;canalizador canalizadora;pintor pintora;tradutor tradutora;"
    "serralheiro serralheira;livreiro livreira;dentista dentista;farmacêutico farmacêutica;"
    "veterinário veterinária;geólogo geóloga;bibliotecário bibliotecária;sapateiro sapateira;"
    "relojoeiro relojoeira;pedreiro pedreira;vidraceiro vidraceira",
    "nl": "bakker bakster;slager slager;timmerman timmervrouw;tuinman hovenierster;kapper kapster;kok kokkin;"
    "loodgieter loodgieter;schilder schilderes;vertaler vertaalster;boekbinder boekbindster;"
    "tandarts tandarts;apotheker apotheker;dierenarts dierenarts;geoloog geologe;metselaar metselaar;"
    "horlogemaker horlogemaakster;kleermaker naaister;smid smid;visser visster",
}
_ENDINGS = {  # how a word that stands in no list tells its language and gender
    "fr 1": ("trice", "euse", "ière", "cienne", "gienne", "ante"),
    "fr 0": ("teur", "eur", "ier", "cien", "gien"),
    "es 0": ("ero", "ador", "ógrafo"),
    "pt 1": ("fessora", "eira", "ária"),
    "pt 0": ("eiro", "ário"),
    "es 1": ("fesora", "era", "adora", "ógrafa"),
    "it 0": ("iere", "aio", "tore", "ista"),
    "it 1": ("aia",),
    "nl 0": ("aar", "meester", "man"),
}
_VOWELS = frozenset("aeiou")
_OF_TIME = frozenset(
    "retired former ex-professional self-employed semi-retired trainee pensionierte pensionierter ehemalige ehemaliger "
    "frühere früherer gelernte gelernter gelernten ancien ancienne antiguo antigua gepensioneerd gepensioneerde "
    "voormalig voormalige".split()
)
"""Stays before an occupation: words around it are made for it."""
_OF_WOMEN = {
    "de": ("in", "frau", "schwester"),
    "fr": ("trice", "euse", "ière", "enne", "ante", "onne"),
    "es": ("a", "triz"),
    "it": ("a", "trice", "essa"),
    "pt": ("a", "triz"),
    "nl": ("ster", "es", "vrouw", "in", "trice"),
}
"""How the words for what women do end, where the language of the text is known."""


class Occupations:
    """Fakes of occupations under one key."""

    def __init__(self, key: Key) -> None:
        self._key = Subkey(key, "occupations")

    def occupation(self, text: str, language: str = "", change: int = 0) -> str:
        """Another occupation; several words become one, behind what tells of its time (`retired`, `gelernte`).

        `language` is that of the text around, if it is known.
        """
        words = text.split()
        if len(words) > 1 and words[0].lower() in _OF_TIME:
            lead, _, rest = text.partition(" ")
            return f"{lead} {self.occupation(rest, language, change)}"
        choices = [each for each in _class_of(words, language) if each.lower() != text.lower()]
        made = choices[self._key.number(" ".join(words).casefold(), change) % len(choices)]
        if made.islower() and words[-1].endswith("s") and not words[-1].endswith("ss"):
            made += "s"
        return carry_case(words[0], made) if made.islower() else made


def _class_of(words: list[str], language: str = "") -> tuple[str, ...]:
    """The words that can stand where these stand."""
    low = [word.lower() for word in words]
    for word in (low[-1], low[0]):
        known = _known_in(language).get(word) or (_known().get(word) if language != "en" else None)
        if known:
            return _classes()[known]
    if language in _PAIRS:
        return _classes()[f"{language} {int(low[0].endswith(_OF_WOMEN[language]))}"]
    if language != "en" and not is_dictionary_word(low[-1]):
        for name, endings in _ENDINGS.items():
            if low[0].endswith(endings):
                return _classes()[name]
        if words[-1][0].isupper() and not words[-1].isupper():  # nouns of German have capitals
            return _classes()["de 1" if low[-1].endswith("in") else "de 0"]
    return _classes()["en vowel" if low[0][0] in _VOWELS else "en other"]


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    english = _ENGLISH.split()
    classes = {
        "en vowel": tuple(word for word in english if word[0] in _VOWELS),
        "en other": tuple(word for word in english if word[0] not in _VOWELS),
    }
    for language, pairs in _PAIRS.items():
        for gender in (0, 1):
            classes[f"{language} {gender}"] = tuple(pair.split(" ")[gender] for pair in pairs.split(";"))
    return classes


@cache
def _known_in(language: str) -> dict[str, str]:
    """As `_known`, of one language."""
    names = (f"{language} 0", f"{language} 1") if language in _PAIRS else ()
    return {word.lower(): name for name in names for word in _classes()[name]}


@cache
def _known() -> dict[str, str]:
    """Word in small letters -> its class; English words, which decide by their first word's article, are left out."""
    return {
        word.lower(): name
        for name, words in _classes().items()
        if not name.startswith("en")
        for word in words
        if word.lower() not in _ENGLISH.split()
    }
