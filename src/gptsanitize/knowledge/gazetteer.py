"""Given names, towns, countries and common words of many languages, as Faker lists them for its locales, and some more.

The lists are large; what they prove is decided by who asks. Gathered once (half a second) and kept in the user's cache
directory; read once per process and only when asked. A name that is an English dictionary word is left out of the given
names: with a capital at the beginning of a sentence it proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.kept import kept
from gptsanitize.knowledge.lists import words
from gptsanitize.knowledge.words import FUNCTION_WORDS, GIVEN_NAMES, ORDINARY

__all__ = [
    "common_words",
    "countries",
    "families_elsewhere",
    "given_elsewhere",
    "given_in_english",
    "given_names",
    "given_names_or_words",
    "given_or_words_in_english",
    "given_stems",
    "listed_given_names",
    "person_provider",
    "surnames",
    "towns",
]

_FILE = Path(__file__).with_name("given_names.txt")
_PEOPLE = (
    "en_US en_GB en_IE en_NZ en_IN de_DE de_AT de_CH fr_FR fr_BE fr_CH es_ES es_CO es_MX es_AR it_IT pt_BR pt_PT nl_NL "
    "nl_BE pl_PL sv_SE da_DK no_NO fi_FI cs_CZ hu_HU tr_TR hr_HR ro_RO de_LI de_LU es_CL fr_DZ ga_IE sk_SK sl_SI et_EE "
    "lv_LV lt_LT en_PK en_KE tw_GH yo_NG zu_ZA"
).split()
_ELSEWHERE = (
    "pl_PL sv_SE da_DK no_NO fi_FI cs_CZ hu_HU tr_TR hr_HR ro_RO sk_SK sl_SI et_EE lv_LV lt_LT ru_RU uk_UA bg_BG el_GR "
    "vi_VN id_ID is_IS"
).split()
"""Languages that only their names are known of."""
_CASES = "аяьйуеиaąyěęeou"
"""Last letters of given names that other letters stand for in other cases: `Ольга`, `Ольги`."""
_TOWNS = "de_DE de_AT de_CH it_IT nl_NL nl_BE da_DK cs_CZ pl_PL pt_PT ro_RO fi_FI hr_HR sv_SE en_IN".split()
_COUNTRIES = "en de fr_FR es it_IT pt_PT nl_NL pl_PL da_DK fi_FI".split()
_WORDS = {"de": "de_DE", "fr": "fr_FR", "es": "es_ES", "it": "it_IT", "nl": "nl_NL", "pl": "pl_PL", "da": "da_DK"}
_SHORTEST = 3
_FURTHER = (
    # given names that the lists of the locales lack, by language
    "afra almut alwine antje anselm ansgar arne arved bertram birte borwin dankmar dagmar dietlinde eberhard eckart "
    "ehrenfried eike elfriede enno ernestine ewald femke folkert frauke friederike friedrun gerlinde gerold gesa "
    "gisbert gundula gunnar hartwig hedda heiner henning henrike hermine hinnerk holger ilse imke inken irmela "
    "isolde jasper jobst jost jürg kai karlheinz kasimir kerstin klaas kordula lambert leberecht leonie lieselotte "
    "linus liv lorenz lotte ludger malte malwine mareike marlies meike merle mieke momme neele niklas nils ole "
    "ortrud ottilie pirmin rainer rasmus reimar reinhild renke rika roswitha ruprecht sönke sieglinde silke sören "
    "sunniva svantje svea swantje tammo thies thilo tilda tilman tjark tjorven torge ulrike undine uwe valentin "
    "veit vreni walburga wenzel wibke wiebke wiltrud wolfram xaver achille adèle aliénor aliette amandine amaury "
    "ambroise anatole anaëlle apolline ariane armelle aristide aubin augustin aurore axelle aymeric baptiste "
    "barnabé bastien bérengère bertille blandine brieuc capucine célestine clémence cléo colombe côme cyprien "
    "cyrille delphine diane domitille édouard églantine élie éléonore élodie éloïse emeline emmanuelle enguerrand "
    "erwan estelle étienne eudes eulalie évariste fabienne fantine fatou fatoumata félicie fernande firmin flavie "
    "florimond gaël gaëtan gaspard gauthier ghislain gildas gontran guénolé guillemette gwenaël gwenaëlle gwendal "
    "hadrien hermance hippolyte honorine hortense isaure ismérie jacquemine jehanne joris josselin lazare léontine "
    "léopold léonie ludivine lucienne maël maëlle maixent malo marceline marius marjolaine maryvonne mathurin "
    "maxence mélusine morgane nolwenn octave odile ombeline ophélie oscar pauline perrine philippine philomène "
    "quentin quitterie rémi roxane sabine sacha ségolène servane séverin sidonie siméon solène soizic tanguy "
    "théodora théodule théophile thibaud tiphaine tristan ulysse urbain valérie valentine vianney violaine virginie "
    "yaël yann yannick yolande youenn yvette zoé abelardo adelina aitana aitor alma amparo ander anselmo araceli "
    "arantxa asier aurelio azucena balbina begoña belén benita bernabé calixto candela carmelo carmina casilda "
    "casimiro celestino chantal cipriano clotilde conchita consuelo cosme covadonga crisanto desamparados edelmira "
    "edurne eider elisenda eneko eulogio evaristo fermina fidela florencio fuencisla garazi genoveva gorka gregorio "
    "guadalupe herminia hipólito hortensia iker iñaki irati isidora itziar iván ivone jacinta jesusa joaquina jokin "
    "jordi josefina lander leire leocadia leopoldo lorenza macarena maite marisol maruja maximino meritxell mikel "
    "mireia montserrat nekane nicanor nieves obdulia olaya oriol pascuala pilar plácido práxedes rafaela rigoberta "
    "rosario roser saturnino sonsoles teófilo tomasa unai valeriana venancio visitación xavier yaiza zacarías "
    "zuriñe ainhoa ainara adalgisa addolorata agostino aldo alfio alvise amerigo annunziata antonella attilio beppe "
    "brunella calogero carmelina carmine cesarina cettina corrado cosimo dario delfina desdemona domenica donatella "
    "elvira ermelinda ernesta eugenio fabrizio fausto filippa fiorella fiorenza flavio gaetana gennaro gerardo "
    "gerlando gino giosuè giuditta giuliana giuseppina guendalina ignazio immacolata iolanda lauretta leonzio "
    "liborio licia livio lorella luana luigina maddalena mafalda marcella mariarosa mariolina massimiliano nerina "
    "nicoletta nunzia olindo onofrio oreste orietta ottavio palmira pasquale patrizio pellegrino piera pierluigi "
    "pina pompilio quirino raffaella remo rinaldo rosalba rosangela rosetta sabatino salvatore santina sandro "
    "savino serafina settimio silvana tancredi teresina tiziano tosca tullio vanna velia vincenza vito vittoria "
    "zaira abílio adelaide adérito aldina almerinda alzira amélia américo aníbal armindo arlete baltazar belmira "
    "benedita bernardete brás carminda cátia cidália clementina conceição deolinda dinis domingas eduarda elisabete "
    "ermelinda etelvina eugénia felismina filomena firmino florbela gaspar genoveva gertrudes gonçalo graciete "
    "graça guilhermina hermínia horácio idalina inácio iria isaltina jacinto joaquim josefa juvenal laurinda "
    "leonilde lídia lucília ludovina lurdes madalena manuela marcelino márcio mariana matilde miguelina nelson "
    "noémia odete olinda olívio orlanda otília palmira quitéria rosária rui salomé sancho serafim silvério teodoro "
    "teresinha tomás ulisses urânia valdemar valter venâncio vicência violante virgínia zulmira aaltje aafke ankie "
    "anouk antoon ariën auke baukje berend bertus boudewijn bouke brechtje carlijn cees cobie coen cornelia dieuwke "
    "dirkje douwe eelco egbert elske emiel evelien evert fenna fenne fleur fokke foppe friso frouke geesje geertje "
    "gerda gerben gijs gonda greetje griet hanneke harmen hendrikje henk hettie hidde hilde hilke hiske huib ietje "
    "ineke jacomina jannie jantje jelle jelmer jet jikke jildou jitske johanneke joke jorrit jurriaan kees klaske "
    "koos lammert leendert lieke lies loes lubbert maaike maarten machteld marijn marjan marleen meindert menno "
    "mieke minke nelleke nynke oene okke pier pieter pleun reinder renske riekje rikkert rinske roelof roosje ruurd "
    "saske sjoerd sjoukje siebe siepie sierd sietse sietske sijtse siska sytske teunis tjeerd tjitske trijntje "
    "truus wiebe wietske wijnand willemijn wobbe ynske ype "
    # of Wales, Ireland, India, Africa, Turkey, Brittany, the Basque Country and Brazil; short forms
    "abdelhamid abderrahim abebe adaeze adebayo adenilson adeola adewale adriele ailsa aishwarya aissata aissatou "
    "akira aled alioune amadou amaka amanuel amarjit aminata andoni andriy angharad annaig annaïg antía anwen aritz "
    "arnau arshad arumugam arvind arwel ashok asif assétou ayanda ayşe aïssata aïssatou babacar babatunde baljit "
    "balwinder berfin beto biel bintou bongani boubacar boubakar brais branwen bríd bukola burgi büşra caoimhín "
    "carwyn cerys cesira cheikh chidi chinedu chioma chipo chukwudi chukwuemeka ciarán cleide cleusa coumba cova "
    "cremilda creuza dafydd daithi damilola deepak deiniol delyth demba devaki dinesh dirce djibril driss drissa "
    "dáithí edvaldo efua eifion eilidh eirlys elenice eleri elisângela eluned emeka emyr enora erwann evert-jan "
    "farai fañch ffion fiete filmon fionn folasade franzi funmilayo garbiñe garikoitz geeta gert-jan gethin gilmar "
    "gilvan givanildo gosia goulven gráinne gurpreet gwenllian gwenola gwilym gwénolé gülsüm harjit harm-jan "
    "harpreet haruka heledd hiroshi hywel hüsniye ibrahima idoia idrissa ieuan ifan ifeoma ifeyinwa ifrah ihor "
    "ikenna ilde imanol iole iolo ivanilde ivonete izaskun iñigo jan-willem janaína jandira jasleen jaspreet jassi "
    "jaswinder jelto joelma joseane joseba josenildo jucilene juracy jussara kadiatou karthik kasia kavita keiko "
    "kelechi kemilly kenji kepa klaas-jan koldo kulwinder levent lindiwe lindomar lisl llinos lowri loïg luciene "
    "lwazi maebh mahesh maialen mairi manoj manpreet mared mariama marilene marinalva maïssa maïwenn meenakshi "
    "meiling meinir menna mhairi mimmo morag mouna mukesh murugan myfanwy màiri máire nabila nadiya naima naoko "
    "naresh nasreen naveed navneet naïma ndeye nerys ngozi nilza nkosinathi nnamdi nneka nomsa notker nusrat obinna "
    "odair odhrán okko oksana olufemi olumide oluwaseun onno osian ottegebe oumaima oumar oumou ousmane owain "
    "pankaj paramjit parminder parveen patxi peppino pregasen proinsias pádraig queralt raghavendra raimunda rajesh "
    "rajinder rakesh ramesh ranjit regiane rhodri rhydian rohini rojda rojin rosilene rosineide rozenn ruairí "
    "ruaridh rudo rukhsana sabela sadhbh sajid salimata samina sandeep sanjay satoshi selamawit senthil serhiy "
    "seydou shabana shalini shazia shreya simran sinéad siobhán sioned sipho sirlene siyabulela siân soazig "
    "soukaina srinivas struan subramaniam sueli sukhwinder suling sunil sunita suresh surjit svitlana séamus "
    "takeshi tariq tatenda teleri temitope tendai tesfaye tewodros thabo thandi themba tifenn tolga tomek torquil "
    "tudur tunde tuğba txomin ubbo ugochi uxía valdeci valdirene vanderlei venkat venkatesh vijay vikram vinod "
    "vroni waldir wanderley waqas wastl welington wojtek xoán xurxo yacouba yamileth yannig zanele zenzi zilda "
    "zosia zubair zuleide"
).split()

_IN_ENGLISH = words("kaz daz gaz shaz jaz bev nige trev kev dougie gazza jonno macca wozza dazza shazza debs tolu")
"""What people are called in English, and nothing else is."""

_BESIDE = frozenset(
    "hương minh thị quốc hà lan linh trang thảo ngọc tuấn hùng dũng thắng hải sơn phương thủy hạnh oanh yến nhung long "
    "đức khánh huy khoa phúc quang thành trung việt vinh joko budi siti dewi agus florin rein gheorghe доминика "
    "ганна оксана тарас олена ольга юлія".split()
)
"""Frequent given names that the lists of these languages lack, or that are words elsewhere."""


def person_provider(locale: str) -> Any:
    """Faker's provider of people's names of a locale."""
    return import_module(f"faker.providers.person.{locale}").Provider


@kept
def given_names() -> frozenset[str]:
    """Given names of languages in Latin letters, in lower case, that are no dictionary word."""
    return frozenset(name for name in _all_given_names() if _is_telling(name)) | GIVEN_NAMES


@kept
def given_names_or_words() -> frozenset[str]:
    """Given names that an English dictionary has, as `tanguy` and `marine`: elsewhere than in English they tell."""
    names = (name for name in _all_given_names() if name.isalpha() and len(name) > _SHORTEST)
    return frozenset(name for name in names if is_dictionary_word(name) and name not in FUNCTION_WORDS | ORDINARY)


@kept
def given_in_english() -> frozenset[str]:
    """Given names that are met in English texts, the rare ones too, in lower case; no word of the dictionary is one."""
    return given_names() | _IN_ENGLISH | _of_file("births")


@kept
def given_or_words_in_english() -> frozenset[str]:
    """Given names that an English dictionary has, in lower case: they tell somebody only where somebody is told of."""
    return given_names_or_words() | _of_file("births or words")


@cache
def listed_given_names() -> frozenset[str]:
    """The given names of Faker's lists of languages in Latin letters, and those of this module."""
    listed = (name for locale in _PEOPLE for name in _listed(person_provider(locale), "first_names"))
    return frozenset(word.lower() for name in listed for word in name.split()).union(_FURTHER)


@cache
def _all_given_names() -> frozenset[str]:
    return listed_given_names() | _of_file("popular")


def _of_file(title: str) -> frozenset[str]:
    """The names of a part of the file, which `.ci/given_names.py` writes."""
    parts = _FILE.read_text("utf-8").split(f"\n[{title}]\n")
    return frozenset(parts[1].split("\n[", 1)[0].split()) if len(parts) > 1 else frozenset()


@kept
def surnames() -> frozenset[str]:
    """Family names of languages in Latin letters, in lower case."""
    listed = (name for locale in _PEOPLE for name in _listed(person_provider(locale), "last_names"))
    return frozenset(name.lower() for name in listed if len(name) > 1)


@kept
def given_elsewhere() -> frozenset[str]:
    """Given names of languages that neither the names model nor the cues read, of any script, in lower case."""
    listed = (name for locale in _ELSEWHERE for name in _listed(person_provider(locale), "first_names"))
    beside = _BESIDE.union(word.lower() for name in listed for word in name.split())
    return given_names() | frozenset(word for word in beside if len(word) >= _SHORTEST and not is_dictionary_word(word))


@kept
def given_stems() -> frozenset[str]:
    """What stays of these given names in their cases, of four letters and more."""
    names = (name for name in given_elsewhere() if len(name) > _SHORTEST)
    return frozenset(stem for name in names if len(stem := name.rstrip(_CASES)) > _SHORTEST)


@kept
def families_elsewhere() -> frozenset[str]:
    """Family names of the languages of `given_elsewhere`, in lower case."""
    listed = (name for locale in _ELSEWHERE for name in _listed(person_provider(locale), "last_names"))
    names = surnames().union(name.lower() for name in listed)
    return frozenset(name for name in names if len(name) >= _SHORTEST and not is_dictionary_word(name))


@kept
def towns() -> frozenset[str]:
    """Towns of some countries, in lower case."""
    return frozenset(
        name.lower() for locale in _TOWNS for name in _listed(_provider("address", locale), "cit") if len(name) > 3
    )


@kept
def countries() -> frozenset[str]:
    """Countries in some languages, in lower case."""
    return frozenset(
        name.lower() for locale in _COUNTRIES for name in _listed(_provider("address", locale), "countries")
    )


@cache
def common_words(language: str) -> frozenset[str]:
    """Frequent words of a language, in lower case."""
    if language not in _WORDS:
        return frozenset()
    listed = _provider("lorem", _WORDS[language]).word_list
    return frozenset(word.lower() for word in listed if len(word) >= _SHORTEST and not is_dictionary_word(word))


def _is_telling(name: str) -> bool:
    plain = name.replace("-", "").replace("'", "")
    return (
        len(name) >= _SHORTEST
        and plain.isalpha()
        and name not in FUNCTION_WORDS
        and name not in ORDINARY
        and not is_dictionary_word(name)
    )


def _provider(kind: str, locale: str) -> Any:
    return import_module(f"faker.providers.{kind}.{locale}").Provider


def _listed(provider: Any, begins: str) -> Iterable[str]:
    """The words of all lists of a provider's own whose names begin so."""
    for name, value in vars(provider).items():
        if name.startswith(begins) and isinstance(value, (tuple, list, set, frozenset, dict)):
            yield from (entry for entry in value if isinstance(entry, str) and "{" not in entry)
