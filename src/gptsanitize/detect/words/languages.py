"""Which language a text is written in, and the words by which names are told in those that are not English.

Told by small words; a text of which too little is told counts as English. Data and one question; what the cues prove is
decided in `foreign`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from operator import itemgetter

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.lists import words
from gptsanitize.knowledge.words import ENGLISH_FUNCTION_WORDS

__all__ = ["CUES", "SMALL", "Cues", "has_english", "language_of"]

_WORD = compiled(r"[^\W\d_]{1,40}")
_SAMPLE = 120
_MOST_SAMPLED = 480
_FEW = 16
"""Small words below which more of a text is read: notes and lists have few of them."""
_SURE = 8
"""English small words, with few foreign ones, after which nothing else is expected."""


_HALF = 0.5
"""What a word of an English dictionary says of the language; other languages share some."""


SMALL: dict[str, frozenset[str]] = {  # small words by which a language is told; none of them is a name
    "de": words(
        "und oder der das den dem des ein eine einen einem einer eines mit von zu zum zur vom beim im für auf ist "
        "sind wird "
        "werden wurde wurden hat haben hatte nicht auch sich dass als nach bei aus wir sie ihr ihre ihrem ihren unser "
        "unsere unserem unserer mein meine meinem meiner je bis durch über unter wenn noch aber am ich er es kann "
        "bitte "
        "gilt sowie gegen seit ab ohne dafür hier mich mir uns ihm ihn dieser diese dieses alle zwischen dann gern "
        "dank "
        "liebe lieber herr frau geboren wohnhaft erhält erhalten beträgt"
    ),
    "fr": words(
        "et ou le les une du aux avec pour sur est sont dans par pas que qui nous vous ils elle elles cette ces "
        "leur leurs "
        "mais plus être été ainsi chez de la un des en au je il son sa ses mon ma mes votre vos notre nos ce se ne pas "
        "très merci né née monsieur madame depuis jusqu sans sous entre dont où à était ont tout tous"
    ),
    "es": words(
        "a y el los las del con por para es se su sus una uno como pero más muy fue han este esta estos desde hasta "
        "entre "
        "sobre de la que en un al lo le no mi tu nos ha son ser está están sin también ya donde señor señora don doña "
        "gracias nacido nacida cuya según cada todos"
    ),
    "it": words(
        "a e il lo gli di da della delle dei del nel nella alla al allo sono non più come anche questo questa che la "
        "le un "
        "una per con si è ha hanno mi ti ci su dal dalla sul sulla suo sua nostro nostra signor signora grazie nato "
        "nata "
        "presso fino dove tra fra i dell nell ho"
    ),
    "pt": words(
        "a às e o os um uma da dos das na nas nos com não são foi ao aos pela pelo de do em que para por se seu sua "
        "meu "
        "minha "
        "é à como mais mas já está senhor senhora obrigado nascido nascida residente no eu foram esta este até sem "
        "também"
    ),
    "nl": words(
        "het een van voor op niet met zijn wordt naar ook maar bij de en in is aan dat die deze dit onze ons uw "
        "haar hij "
        "wij ze ik uit om te er nog dan als of heeft hebben werd mevrouw meneer tot over door geen worden kan graag "
        "beste"
    ),
    "pl": words("w i na nie jest do się oraz dla z że o od po za przez pod ul pan pani który która są być został"),
    "da": words("og at som på er og for af til der den det ikke en et med har vi jeg du han hun fra hos men"),
    "sv": words("och att som på är för av till den det inte en ett med har vi jag du han hon från hos men eller"),
    "no": words("og at som på er for av til den det ikke en et med har vi jeg du han hun fra hos men ble eller hvis"),
    "cs": words("v na je se že si z do pro jako nebo jsou podle také byl být které která když aby už pod při jsem ve"),
    "sk": words("v na je sa že si z do pre ako alebo sú podľa tiež bol byť ktoré ktorá keď aby už pod pri som vo"),
    "ro": words("și în de la cu pe pentru care este sunt din nu să că sau mai fi prin după până ori vă ca acest dacă"),
    "tr": words("ve bir bu için ile da de gibi daha çok olarak olan veya ise kadar göre ne en her değil sonra lütfen"),
    "vi": words(
        "và là của có cho các được không trong một với này từ khi để bạn vào tôi sẽ ở đã như nếu những hãy đến"
    ),
    "fi": words("ja on ei että se joka jos kun ovat mutta tai voi myös sen hän ole kuin olla mikä sekä siitä oli"),
    "hu": words("a az és egy hogy nem is van meg ha vagy de mint el csak már ez kell lehet volt ki ezt minden azt"),
    "id": words("yang dan di untuk dengan dari ini itu pada adalah tidak akan ke dalam atau jika anda saya kami oleh"),
    "hr": words("i u je na se da za su od do ili kao sa što koji koja nije ako bi biti te iz po sve može"),
    "et": words("ja on ei et see kui ka oma mis ta või seda kes ning oli siis nii kuid saab peab"),
    "lt": words("ir yra kad su iš ne į tai kaip bet ar jei po arba už apie gali kuris nuo savo buvo per"),
    "lv": words("un ir ka ar no par uz kas vai bet ja pie lai tā arī kā pēc var savu tiek"),
}
_SPOKEN: dict[str, tuple[str, ...]] = {
    word: tuple(language for language, words in SMALL.items() if word in words)
    for word in frozenset().union(*SMALL.values())
}
"""The languages that have a small word."""
_SCRIPTS = (
    ("ru", compiled(r"[\u0400-\u052f]")),
    ("el", compiled(r"[\u0370-\u03ff\u1f00-\u1fff]")),
)
"""Letters of which a text has as many as Latin ones only in languages of that script."""
_ODD = compiled(r"[\u1ea0-\u1ef9ąćęłńśźżğşţăřůěőűėųįūžčđķļņģơưľĺŕ]")
"""Letters of languages for which `foreign` has no cues."""
_ODDLY = frozenset("pl cs sk ro tr vi hu hr et lt lv".split())
_OTHER = "other"
"""A language with such letters of which no more is told."""
_LATIN = compiled(r"[a-zA-Z]")
_ENGLISH = ENGLISH_FUNCTION_WORDS - {"die", "a", "an", "me", "i", "do", "no", "am", "so", "he", "on"}
_ELSEWHERE = _SPOKEN.keys() - _ENGLISH
"""Small words of other languages that are none of English."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Words of a language, in small letters, that stand before names and tell whose they are."""

    people: frozenset[str]
    """Titles, relatives, jobs: who follows is a person."""
    firms: frozenset[str]
    """What follows is a firm."""
    kinds: frozenset[str]
    """Kinds of firms, schools and houses: with a name behind them they are a firm."""
    places: frozenset[str]
    """Prepositions of places."""
    public: frozenset[str]
    """First words of laws, bodies, museums: everybody's."""


CUES: dict[str, Cues] = {
    "de": Cues(
        words(
            "herr herrn frau fräulein familie eheleute kollege kollegin kollegen meister meisterin zeuge zeugin "
            "nachbar nachbarin hausmeister schwester bruder mutter vater tochter sohn mann ehemann ehefrau oma opa "
            "tante onkel freund freundin vermieter mieter mieterin patient patientin schüler schülerin trainer "
            "trainerin pfarrer pfarrerin dr prof namens mitarbeiter mitarbeiterin fahrer fahrerin kassenwart "
            "kassenwartin lehrer lehrerin anwesend anwesende klempner elektriker maurer notar notarin steuerberater "
            "steuerberaterin tierarzt tierärztin zahnarzt zahnärztin hebamme dachdecker maler schreiner begleitung "
            "teilnehmer teilnehmende entschuldigt gast gäste protokoll protokollführer koll geb geborene halter "
            "halterin bearbeiter bearbeiterin filialleiter filialleiterin gez heißt heiße heisst genannt namens "
            "anwalt anwältin notar richter richterin hausarzt ärztin arzt schwager schwägerin neffe nichte enkel "
            "enkelin lebensgefährte "
            "lebensgefährtin verlobte verlobter bewohnerin gerichtsvollzieher sachbearbeiterin klientin psychologe "
            "psychologin therapeut therapeutin oberarzt oberärztin chefarzt chefärztin praktikantin pflegerin"
        ),
        words("firma fa unternehmen firmen"),
        words(
            "autohaus kassendienst landkreis kreissparkasse genossenschaft kulturverein sportverein turnverein "
            "tierheim wohnheim hochschule tischlerei bäckerei metzgerei fleischerei schreinerei gärtnerei brauerei "
            "brauhaus sparkasse volksbank gasthof gasthaus hotel kanzlei praxis klinik klinikum krankenhaus "
            "apotheke spedition druckerei verlag weingut grundschule gymnasium realschule gesamtschule kindergarten "
            "kita pension restaurant café raiffeisenbank stadtwerke zimmerei dachdeckerei fahrschule reederei "
            "molkerei"
        ),
        words("in aus nach"),
        words("gesetz verordnung ministerium bundesamt landesamt amt museum universität olympische olympischen"),
    ),
    "fr": Cues(
        words(
            "monsieur madame mademoiselle m mme mlle mm dr docteur maître me professeur nommé nommée épouse époux "
            "sœur frère mère père fille fils mari femme voisin voisine collègue ami amie témoin née né gérant "
            "gérante locataire propriétaire appelle appelée dénommé dénommée secrétaire président présidente "
            "trésorier trésorière infirmière infirmier famille présents présent présentes excusés excusé excusée "
            "plombier électricien maçon avocat avocate notaire médecin comptable serrurier peintre menuisier tuteur "
            "tutrice représentée représenté syndic merci gardien gardienne kiné collègues soussigné soussignée "
            "salarié salariée patient patiente élève responsable remplacer remplace appeler appelez rappeler rappelez "
            "contacter contactez joindre joignez prévenir prévenez rencontré surnommé surnommée "
            "conducteur conductrice chauffeur serveur serveuse caissier caissière adjoint "
            "adjointe technicien technicienne ouvrier ouvrière stagiaire apprenti apprentie étudiant étudiante "
            "bénévole animateur animatrice éducateur éducatrice assistante assistant nounou entraîneur cousin "
            "cousine oncle tante neveu nièce copain copine compagnon compagne conjoint conjointe belle-mère beau- "
            "père client cliente"
        ),
        words("chez société entreprise sarl sas sci cabinet établissements ets"),
        words(
            "laiterie fromagerie scierie résidence maroquinerie quincaillerie brasserie boucherie boulangerie "
            "pharmacie conserverie garage restaurant hôtel auberge café bar clinique école collège lycée librairie "
            "imprimerie menuiserie transports bijouterie ferme domaine château banque mutuelle"
        ),
        words("à de vers en depuis d'"),
        words(
            "cour caisse code loi agence direction centre musée ministère gendarmerie police assemblée conseil "
            "préfecture université sécurité"
        ),
    ),
    "es": Cues(
        words(
            "señor señora sr sra srta don doña d dª dr dra doctor doctora profesor profesora hermano hermana madre "
            "padre hijo hija marido mujer esposa esposo vecino vecina amigo amiga testigo abogado abogada compañero "
            "compañera tal asisten asistentes fontanero electricista albañil notario médico médica gestor gestora "
            "portero conserje técnico técnica presentes excusa excusan hijos hijas tesorero tesorera responsable "
            "trabajador trabajadora llama llamado llamada alumno alumna tutor tutora paciente presidente presidenta "
            "secretario secretaria guía familia "
            "conductor conductora camarero camarera encargado encargada enfermero enfermera empleado empleada "
            "becario becaria estudiante cliente clienta primo prima tío tía sobrino sobrina abuelo abuela novio "
            "novia suegra suegro cuñado cuñada inquilino inquilina casero casera arrendador arrendadora "
            "denunciante inspector inspectora entrenador entrenadora monitor monitora apodado apodada llamar "
            "avisar contactar preguntar"
        ),
        words("empresa firma sociedad compañía"),
        words(
            "club asociación fundación residencia laboratorio laboratorios gestoría bufete grupo hermanos almacenes "
            "panadería bar restaurante taller farmacia hotel hostal casa clínica colegio instituto librería harinas "
            "bodegas carnicería cafetería peluquería ferretería transportes talleres construcciones hospital "
            "academia mesón"
        ),
        words("en de desde a hacia"),
        words(
            "ley código servicio agencia consejería dirección delegación registro museo ministerio tribunal juzgado "
            "real banco guardia policía agencia universidad vuelta"
        ),
    ),
    "it": Cues(
        words(
            "signor signora sig signorina dottor dottore dottoressa dott dr rag ing avv geom prof professor "
            "professoressa fratello sorella madre padre figlio figlia marito moglie vicino vicina amico amica zio "
            "zia nonno nonna ssa ra proff idraulico elettricista muratore avvocato avvocata notaio medico "
            "commercialista fabbro portiere custode badante falegname presenti assente assenti dirigente preside "
            "maestra maestro tesoriere insegnante allenata allenato chiama chiamato chiamata testimone "
            "amministratore presidente segretario cara caro sottoscritto sottoscritta famiglia "
            "autista cameriere cameriera infermiere infermiera dipendente impiegato "
            "impiegata operaio operaia studente studentessa cliente cugino cugina nipote nonno fidanzato "
            "fidanzata compagno compagna suocera suocero cognato cognata inquilino inquilina locatore locatrice "
            "paziente sigg maresciallo brigadiere allenatore chiamare avvisare contattare sentire sostituire"
        ),
        words("ditta società impresa azienda presso studio"),
        words(
            "associazione condominio fratelli cooperativa concessionaria palestra studio cartiera idraulica "
            "panificio trattoria ristorante pizzeria albergo hotel farmacia scuola liceo clinica officina bar "
            "macelleria cantina caffè tipografia falegnameria autotrasporti ospedale"
        ),
        words("a da in di ad"),
        words(
            "codice legge prefettura questura ufficio provincia museo ministero tribunale banca guardia agenzia "
            "università corte comune"
        ),
    ),
    "pt": Cues(
        words(
            "senhor senhora sr sra dr dra doutor doutora dona d professor professora irmão irmã mãe pai filho filha "
            "marido mulher esposa esposo vizinho vizinha amigo amiga testemunha colega eng engenheiro advogado "
            "advogada eng.o eng.a sr.a dr.a prof.a presentes presente engª engenheira doutores administrador "
            "administradora tesoureiro tesoureira procurador procuradora canalizador eletricista notário "
            "contabilista porteiro carpinteiro encarregado encarregada chama chamado chamada presidente paciente "
            "aluno aluna família "
            "condutor motorista empregado empregada enfermeiro enfermeira funcionário "
            "funcionária estagiário estudante cliente primo prima tio tia sobrinho sobrinha avô avó namorado "
            "namorada companheiro companheira sogra sogro cunhado cunhada inquilino inquilina senhorio senhoria "
            "inspetor treinador contactar chamar avisar substituir"
        ),
        words("empresa firma sociedade"),
        words(
            "edifício condomínio clube associação conservas cooperativa padaria pastelaria restaurante café "
            "farmácia oficina escola clínica hospital talho mercearia quinta hotel livraria construções transportes "
            "colégio"
        ),
        words("em de para desde no na do da"),
        words(
            "lei código autoridade direção-geral secretaria câmara conservatória museu ministério tribunal guarda "
            "polícia universidade banco seguro"
        ),
    ),
    "nl": Cues(
        words(
            "mevrouw meneer mijnheer heer dokter heet genaamd monteur dhr mevr dr prof broer zus moeder vader zoon "
            "dochter man vrouw buurman buurvrouw collega aanwezig afwezig mw loodgieter elektricien aannemer "
            "notaris advocaat boekhouder tandarts juf meester opa oma mej mejuffrouw notulist verhuurder huurder "
            "vriend vriendin getuige penningmeester voorzitter secretaris familie fam huisarts leerling "
            "chauffeur verpleegkundige medewerker medewerkster werknemer werkneemster stagiair student "
            "studente klant neef nicht oom tante kleinzoon kleindochter schoonmoeder schoonvader zwager bewoner "
            "bewoonster huurster trainer leraar lerares docent bedrijfsarts casemanager kapper dochtertje zoontje "
            "bellen bel vraag"
        ),
        words("firma bedrijf bij"),
        words(
            "stichting vereniging hogeschool zorgcentrum makelaardij installatiebedrijf bakkerij slagerij garage "
            "apotheek restaurant hotel café basisschool school kwekerij drukkerij ziekenhuis boerderij "
            "transportbedrijf"
        ),
        words("in uit naar te"),
        words(
            "wet wetboek rijksdienst inspectie autoriteit raad ministerie museum gemeente universiteit politie "
            "rechtbank"
        ),
    ),
}


@lru_cache(maxsize=2048)
def _of_short(text: str) -> str:
    return _told(text)


def language_of(text: str) -> str:
    """The language of a text, as `de`; nothing for English and for what is not told.

    Languages of one script that nothing is known of but their names are one: `ru`.
    """
    return _of_short(text[:4_000])


def has_english(text: str) -> bool:
    """Whether a small word of English, that is rarely one of other languages, stands in a text."""
    return not _ENGLISH.isdisjoint(text.lower().split())


def _script(text: str) -> str:
    for language, letters in _SCRIPTS:
        if letters.search(text) and 2 * len(letters.findall(text)) > len(_LATIN.findall(text)):
            return language
    return ""


def _is_plainly_english(text: str, words: Sequence[str]) -> bool:
    """Whether the words, in small letters, tell English at once, as mostly they do."""
    english = sum(map(_ENGLISH.__contains__, words))
    others = sum(map(_ELSEWHERE.__contains__, words))
    if not text.isascii():
        others += sum(not word.isascii() for word in words)
    elif sum(map(_SPOKEN.__contains__, words)) <= english:
        return True  # no language has more
    return english > _SURE and 4 * others < english


def _told(text: str) -> str:
    if not text.isascii() and (script := _script(text)):
        return script
    if _is_plainly_english(text, _WORD.findall(text.lower())[:_SAMPLE]):
        return ""
    found = _WORD.findall(text)[:_SAMPLE]
    shouts = 2 * sum(map(str.isupper, found)) > len(found)
    language, met = _voted(found, shouts=shouts)
    if met < _FEW and len(found) == _SAMPLE:
        found = [match[0] for match in islice(_WORD.finditer(text), _MOST_SAMPLED)]
        language, _ = _voted(found, shouts=shouts)
    return language


def _voted(found: Sequence[str], *, shouts: bool) -> tuple[str, int]:
    """The language that the small words among some words tell, and how many small words there are.

    A word in capitals tells none, as `IT` and `WE 5`, but in a text of nothing else.
    """
    votes: dict[str, int] = {}
    english = odd = met = 0
    unknown: list[str] = []
    for written in found:
        if not shouts and len(written) > 1 and written.isupper():
            continue
        word = written.lower()
        spoken = _SPOKEN.get(word, ())
        for language in spoken:
            votes[language] = votes.get(language, 0) + 1
        met += bool(spoken)
        if word in _ENGLISH:
            english += 1
            met += not spoken
            if english > _SURE and 4 * max(votes.values(), default=0) < english:
                break
        elif not spoken and written.islower():
            unknown.append(word)
            odd += not word.isascii() and _ODD.search(word) is not None
    best, count = max(votes.items(), key=itemgetter(1), default=("", 0))
    if odd > 1 and odd >= count and best not in _ODDLY:
        best, count = _OTHER, odd
    if count < 2 or count <= english or count <= english + _HALF * sum(map(is_dictionary_word, unknown)):
        return "", met
    return best, met
