"""Coined towns: names that sound like a town of the country of the one they stand for.

Responsible for telling the language of a town's name from its letters or from a short list of large cities, and for
making a word of that language from keyed bits. It holds no key and no corpus.
"""

from __future__ import annotations

import unicodedata

from gptsanitize.mask.vocabulary import fold

__all__ = ["plain_town", "town"]

_PARTS: dict[str, tuple[list[str], list[str], list[str]]] = {  # begin, middle, end
    "en": (
        (
            "Al Ash Bar Bel Bex Birch Blen Bram Brent Brook Cal Carl Chel Clay Clif Cob Cran Dal Dar Den Dor Dun East "
            "Eden El Fair Fal Fen Gal Glen Gold Hag Hale Ham Har Hart Hazel Hol Ingle Kel Kirk Lang Lark Lin Lock Lyn "
            "Mal Mar Mel Mer Mill Mor Nor Oak Pem Pres Quar Rad Ran Red Rock Ros Row Sal Sel Shel Stan Sud Sum Tal Tan "
            "Thorn Tor Ul Val Wal Wen Wes Whit Win Wol Wren Yar"
        ).split(),
        "er en el ing or an ar bel cor der gar hal ler len mar mer ner ral sel ter val ver wen".split(),
        (
            "bridge brook burgh burn bury by combe cote dale den don field ford gate grove ham haven hurst lake land "
            "leigh low mere minster mond mont moor mouth port ridge sby shaw stead stoke stone ton vale view ville "
            "wade water well wick wood worth"
        ).split(),
    ),
    "de": (
        (
            "Ahl Alten Arn Bären Berg Birken Blanken Brück Buchen Dell Eber Eichen Eisen Ellen Erlen Falken Feld "
            "Franken Fried Gersten Grün Hasel Heiden Hirsch Hohen Holz Kalten Kirch König Kron Lauen Linden Marien "
            "Mühl Neuen Ober Rehl Rosen Rothen Sassen Schön Schwarz Silber Stein Tannen Unter Wald Weiden Weißen Wolf"
        ).split(),
        "er el in ach ing au".split(),
        (
            "au bach berg bronn brück burg dorf eck feld furt graben hain hausen heim hofen horst kirchen rode stadt "
            "stedt stein tal wald weiler"
        ).split(),
    ),
    "fr": (
        (
            "Ar Aube Aul Bel Beau Bois Bour Brio Cha Chan Clair Cour Cré Dam Ég Fon Gran Lan Lou Mai Mar Méri Mon Mor "
            "Nan Ner Pon Roche Roque Sau Ser Tou Tré Vau Ver Ville"
        ).split(),
        "e i a en er on our".split(),
        (
            "bec béliard bourg cé champs court donne fort gnac gny lieu lles lons mont nac nay ny rac rans rive rolles "
            "ron san teau ville villiers vron"
        ).split(),
    ),
    "es": (
        (
            "Alca Alma Arro Bena Cala Campo Casti Cerro Enci Fuen Gran Guada Huer Jara Lagu Medi Monte Mora Nava Olme "
            "Pala Peña Pina Pobla Puen Riba Robre Sala Soto Tala Torre Vado Valde Villa Zarza"
        ).split(),
        "le ri to me no".split(),
        (
            "bar cilla dal flores frías gar hermosa lares leda llar llera longa mayor mora nar nera quina rey "
            "rosa tejo verde"
        ).split(),
    ),
    "it": (
        (
            "Acqua Alba Ar Bar Bel Bor Cal Campo Castel Civi Colle Corte Fior Gal Guar Lau Mar Monte Monti Or Pal Pie "
            "Pog Pon Ripa Rocca Sas San Ser Tor Val Ver Villa"
        ).split(),
        "a e i o".split(),
        (
            "cella chiara chieri dina fiore forte gnano lago lana lino lungo merlo nara nero novo rano rosso sana "
            "tello verde vento zana"
        ).split(),
    ),
    "pt": (
        (
            "Alco Alta Bela Boa Cam Campo Cas Cor Fonte Gua Ita Jara Lago Mata Mon Para Pedra Pinha Porto Ribei "
            "Sobral Tava Vila"
        ).split(),
        "a ei o i".split(),
        "bela caba dela deiro lhão linda mar nhal nova queira ra randa ripe rinho rosa té tuba verde zal".split(),
    ),
    "nl": (
        (
            "Al Beek Berg Boven Bree Dijk Does Eik Gras Groen Haar Heem Hoog Kerk Lin Maas Meer Nieuw Oost Oud "
            "Roos Schoon Veen Ves Wester Wijn Zand Zuider"
        ).split(),
        "en er el".split(),
        (
            "beek bergen broek burg dam dijk donk dorp drecht hoven hout huizen kerk loo meer ooi rade veen veld "
            "wijk woude zijl"
        ).split(),
    ),
    "nordic": (
        (
            "Al Ask Berg Björk Brå Ek Fager Grön Hag Ham Hed Hol Kal Kar Lin Lund Mar Mossa Nor Rå Ros Sand Sjö "
            "Skog Sol Stor Strand Söder Tor Ul Väster Vid Åker Ös"
        ).split(),
        "e a er".split(),
        "berga bo borg by fors gård holm hult hus köping lund mark näs sala sjö stad sta sund torp um vik ås".split(),
    ),
    "pl": (
        (
            "Biało Brzo Boro Cho Czarno Dębo Gra Jano Jawo Kali Koro Kra Lipo Lubo Mało Mię Nowo Olszy Ostro Pia "
            "Rado Rudo Sando Sła Soko Staro Świe Wierz Wisz Zawi Ziel"
        ).split(),
        "ni mi li wi".split(),
        "bork brze czyn dzin gard góra grad lin mierz nica nów police sław szyn wice wiec wola wo wnik zów".split(),
    ),
}  # fmt: skip
_CITIES = {
    "de": (
        "berlin hamburg munchen koln frankfurt stuttgart dusseldorf leipzig dortmund essen bremen dresden hannover "
        "nurnberg duisburg bochum wuppertal bielefeld bonn munster mannheim karlsruhe augsburg wiesbaden kiel aachen "
        "halle magdeburg freiburg krefeld mainz lubeck erfurt rostock kassel hagen potsdam saarbrucken ulm regensburg "
        "heidelberg darmstadt wurzburg jena trier zwickau gottingen wien graz linz salzburg innsbruck klagenfurt "
        "zurich genf basel bern luzern winterthur"
    ),
    "fr": (
        "paris marseille lyon toulouse nice nantes montpellier strasbourg bordeaux lille rennes reims toulon grenoble "
        "dijon angers nimes villeurbanne brest limoges tours amiens metz perpignan orleans mulhouse rouen caen nancy "
        "avignon poitiers versailles lausanne geneve quebec montreal bruxelles liege namur"
    ),
    "es": (
        "madrid barcelona valencia sevilla zaragoza malaga murcia palma bilbao alicante cordoba valladolid vigo gijon "
        "granada elche oviedo cartagena jerez pamplona almeria burgos salamanca huelva bogota medellin cali lima "
        "quito guadalajara monterrey puebla tijuana rosario montevideo caracas"
    ),
    "it": (
        "roma milano napoli torino palermo genova bologna firenze bari catania venezia verona messina padova trieste "
        "brescia parma prato modena reggio perugia livorno ravenna cagliari foggia rimini salerno ferrara sassari "
        "monza siracusa pescara bergamo vicenza trento novara udine lecce lucca pisa siena"
    ),
    "pt": (
        "lisboa porto braga coimbra faro aveiro setubal curitiba recife salvador fortaleza manaus belem "
        "goiania santos campinas"
    ),
    "nl": (
        "amsterdam rotterdam utrecht eindhoven groningen tilburg almere breda nijmegen apeldoorn haarlem "
        "arnhem zaandam "
        "amersfoort hoofddorp maastricht leiden dordrecht zoetermeer zwolle deventer delft alkmaar leeuwarden "
        "antwerpen "
        "gent brugge leuven mechelen"
    ),
    "nordic": (
        "stockholm goteborg gothenburg malmo uppsala vasteras orebro linkoping helsingborg jonkoping norrkoping lund "
        "umea gavle oslo bergen trondheim stavanger tromso drammen kobenhavn copenhagen arhus aarhus odense aalborg "
        "esbjerg"
    ),
    "pl": (
        "warszawa krakow lodz wroclaw poznan gdansk szczecin bydgoszcz lublin bialystok katowice gdynia czestochowa "
        "radom sosnowiec torun kielce rzeszow gliwice zabrze olsztyn bielsko opole"
    ),
}  # fmt: skip
_KNOWN = {city: language for language, cities in _CITIES.items() for city in cities.split()}
_TELLING = (  # letters and endings that tell a language; what nothing tells is English
    ("de", ("burg", "heim", "hausen", "dorf", "stadt", "bach", "kirchen", "hofen", "stedt", "rode", "furt", "weiler")),
    ("nl", ("drecht", "hoven", "dijk", "wijk", "broek", "veen", "huizen")),
    ("nordic", ("koping", "holm", "fors", "vik", "torp", "sund")),
    ("pl", ("ow", "ice", "sko", "owo", "awa")),
    ("fr", ("ville", "court", "gny", "illiers", "bourg", "eux", "gnac")),
    ("it", ("ello", "ino", "ano", "zza", "etta", "iglia")),
    ("es", ("illa", "illo", "eda", "uela")),
)
_ALL_TELLING = tuple(ending for _, endings in _TELLING for ending in endings)
_LETTERS = (("de", "äöüß"), ("nordic", "åøæ"), ("pl", "łńśźżćęą"), ("pt", "ãõ"), ("es", "ñ"), ("fr", "èêëçœ"))


def plain_town(word: str) -> str:
    """A town's word in the form in which it is looked up: folded (`Zürich` is `Zurich`), but with its accents where
    only they tell its language."""
    plain = fold(word)
    if word.isascii():
        return plain
    is_told_by_letters = plain not in _KNOWN and any(c in letters for c in word.lower() for _, letters in _LETTERS)
    return unicodedata.normalize("NFC", word).lower() if is_told_by_letters else plain


def town(word: str, bits: int, change: int) -> str:
    """The candidate after `change` others for a town's word, lower case with its accents, in Latin letters."""
    begins, middles, ends = _PARTS[_language_of(word)]
    picks = []
    for pool in (begins, ends, middles):
        bits, pick = divmod(bits, len(pool))
        picks.append(pool[pick])
    begin, end, middle = picks
    # A few thousand pairs are soon met twice: three of four names have a third part, and all do after a collision.
    return begin + (middle if bits % 4 or change else "") + ("" if change < 3 else middles[bits % len(middles)]) + end


def _language_of(word: str) -> str:
    plain = fold(word)
    known = _KNOWN.get(plain)
    if known:
        return known
    if not word.isascii():
        for language, letters in _LETTERS:
            if any(c in letters for c in word):
                return language
    if not plain.endswith(_ALL_TELLING):
        return "en"
    return next(language for language, endings in _TELLING if plain.endswith(endings))
