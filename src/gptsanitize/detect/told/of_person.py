"""Whether a word of health, faith or need is said of somebody: of one person, and not of people or of medicine.

The rules of `recognizers/circumstances.yaml` find such words below the threshold. Here those are raised beside which
somebody stands: a person or her numbers, a pronoun, a relative, a patient; or a record of one person around them. A
sentence about patients, studies or what may happen tells of nobody. What stands beside a word and belongs to it
(`brittle asthma`, `dyslexie et TDAH`) is taken with it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.knowledge.famous import BRANDS, FAMOUS
from gptsanitize.knowledge.renown import renown_of

__all__ = ["Paper", "said_in_paper", "said_in_row", "told", "wait_for_row"]

_BARE = frozenset(
    "told-month told-feast told-age told-occupation told-occupation-elsewhere told-sum told-sum-named told-rate "
    "told-day-alone told-day-and-month told-workplace told-employer told-origin told-short-illness told-medicine "
    "told-children told-tongue told-house told-mark told-month-alone told-day-short told-day-ordinal "
    "told-year-short told-age-bare told-age-in-words told-money".split()
)
"""Rules whose words are taken without the article before them."""
_RULES = _BARE | frozenset(
    "told-health told-health-phrase told-condition told-condition-elsewhere told-complaint told-religion "
    "told-union told-circumstance told-nationality told-with-child told-parting told-before-court told-papers".split()
)
_SCORE = 0.65
_LEAST = 0.5
_REACH = 200
"""Characters of a sentence on either side that are looked at."""
_RECORD = 800
"""Characters within which a number or birth date of one person makes a text her record."""
_OF_A_PERSON = frozenset(
    "PERSON AGE BIRTH_DATE MEDICAL_RECORD INSURANCE_NUMBER NATIONAL_ID US_SSN EMAIL PHONE EMPLOYEE_ID "
    "OCCUPATION".split()
)
_OF_A_RECORD = frozenset({"BIRTH_DATE", "MEDICAL_RECORD"})
_REACHED = _OF_A_RECORD | frozenset(
    "PHONE EMAIL ADDRESS NATIONAL_ID US_SSN TAX_ID INSURANCE_NUMBER EMPLOYEE_ID CUSTOMER_ID PASSPORT IBAN "
    "BANK_ACCOUNT DRIVER_LICENSE USERNAME LICENSE_NUMBER".split()
)
"""What names one person beside her name: with both a paper is about her."""
_OF_SENTENCES = frozenset({"told-rate", "told-month", "told-money"})
"""Rules whose words tell of somebody only where the sentence does: papers about one person hold prices and plans."""
_CAPITAL = frozenset({"told-nationality", "told-tongue"})
"""Rules whose words have a capital wherever they stand."""
_NAMED_SO = frozenset({"HEALTH", "RELIGION", "CIRCUMSTANCE", "UNION"})
_SPECIAL = frozenset({"HEALTH", "RELIGION"})
_NEAR = 400
_PAPER = 1600
"""Characters around a word within which a paper names somebody, and gives a number or an address of hers."""
_CHARITY = compiled(
    r"[^\W\d_]{3,24}(?:['’]s)? (?:[A-Z][a-z]{2,12} )?(?:Research|Support|Society|Trust|Foundation|Association|"
    r"Council|UK|"
    r"Action|Concern|Aid|Alliance|Network|Institute|Hospice|Nurses?|Stiftung|Hilfe|Liga)(?!\w)"
)
_END = compiled(
    r"(?<=[^\W_]{2})(?<!(?i:\W(?:dr|mr|ms|st|nr|no|sr|fr|ca|mt)))[.!?]+(?=\s+[A-ZÀ-Þ\"“¿¡0-9-])|(?<=[^\W_]{3})[!?]+(?=\s)|"
    r"(?<=[)\]\"”0-9%])[.!?]+(?=\s)|\n(?!\s{0,8}[a-zß-ÿ])|\|"
)
_SURE = compiled(
    r"(?<!\w)(?:(?i:he|she|his|her|him|himself|herself|i['’]?m|i['’]ve|my|mrs?\.|ms\.?|mrs?|miss|"
    r"er|sie|ihm|ihr|ihre[rmns]?|sein|seine[rmns]?|mein|meine[rmns]?|ich|herrn?|frau|"
    r"elle|monsieur|madame|mme|mlle|j['’](?:ai|étais)|je suis|mon|ma|sa|"
    r"él|ella|señora?|sra?\.|soy|estoy|tengo|tuve|tomo|mi|"
    r"lui|lei|signora?|sig\.(?:ra)?|ho|sono|mio|mia|"
    r"ele|ela|senhora?|tenho|estou|meu|minha|"
    r"hij|mevrouw|mevr\.|dhr\.|meneer|mijn|ik)|I|i(?= (?:work|live|lost|got|am|was|have|had|need)(?!\w)))(?!\w)"
)
"""Words that speak of one person."""
_MAYBE = compiled(
    r"(?i)(?<!\w)(?:son|daughter|wife|husband|mother|father|mum|mom|mummy|mommy|nana?|granny|hubby|dad|daddy|brother|sister|grand\w{2,12}|uncle|auntie?|"
    r"nephew|niece|boyfriend|girlfriend|lodger|flatmate|housemate|roommate|patient|tenant|employee|claimant|applicant|appellant|plaintiff|defendant|complainant|accused|colleague|pupil|neighbou?r|"
    r"(?:client|customer|partner|child|baby|driver|manager|resident|student|pt) "
    r"(?:is|was|has|had|who|needs|got|came|with)|"
    r"sohn|tochter|mutter|vater|kläger(?:in)?|beklagte[rn]?|angeklagte[rn]?|zeug(?:e|in)|bruder|schwester|kind|patientin|mitarbeiter(?:in)?|kolleg(?:e|in)|kund(?:e|in)|"
    r"mieter(?:in)?|nachbar(?:in)?|klient(?:in)?|schüler(?:in)?|oma|opa|großmutter|großvater|tante|onkel|cousine?|neffe|nichte|enkel(?:in)?|"
    r"fils|fille|mère|père|prévenue?|requérante?|frère|sœur|femme|mari|enfant|patiente|salariée?|élève|voisine?|locataire|grand-mère|grand-père|mamie|papi|oncle|cousine?|neveu|nièce|"
    r"hij[oa]|madre|padre|acusad[oa]|demandante|herman[oa]|espos[oa]|marido|mujer|niñ[oa]|vecin[oa]|paciente|emplead[oa]|alumn[oa]|abuel[oa]|tí[oa]|sobrin[oa]|niet[oa]|cuñad[oa]|suegr[oa]|"
    r"figli[oa]|imputat[oa]|ricorrente|minore|moglie|marito|fratello|sorella|paziente|vicin[oa]|dipendente|bambin[oa]|condomin[oa]|nonn[oa]|zi[oa]|cugin[oa]|suocer[oa]|cognat[oa]|"
    r"filh[oa]|arguid[oa]|réu|mãe|pai|irmã|irmão|espos[oa]|mulher|doente|utente|funcionári[oa]|colega|avó|avô|tio|tia|sobrinh[oa]|net[oa]|sogr[oa]|"
    r"zoon|dochter|moeder|vader|broer|zus|vrouw|patiënt|cliënt|medewerk(?:er|ster)|werknem(?:er|ster)|"
    r"klachten|diagnos[ei]s?|diagnosen|anamnese|diagnostic|antécédents|diagnóstico|diagnosi|hist[oó]ria|pmh|dx|hx|nok|"
    r"dispensé|está|estava|estaba|estuvo|tiene|tenía|tem|tinha|sufre|padece|soffre|aveva)(?!\w)"
)
"""Words that do so where nothing speaks against it."""
_NOBODY = compiled(
    r"(?i)(?<!\w)(?:patients|people|persons|adults|adolescents|individuals|sufferers|children with|women with|men with|"
    r"stud(?:y|ies)(?! at )|trials?|cohort|research(?:ers?)?|prevalence|incidence|epidemiolog\w{1,6}|symptoms? of|"
    r"treatments? (?:of|for)|(?:drugs?|medicines?|vaccines?|therap(?:y|ies)) (?:for|against)|causes? of|caused by|"
    r"risk factors?|awareness|charity|foundation|society|association|experts?|specialis(?:t|ts)|speciali[sz]\w{2,4} in|"
    r"leaflet|guidelines?|anyone|anybody|everyone|those who|whoever|you may|if you|lectures? on|conference|"
    r"menschen|personen|patienten|betroffene[nr]?|studien?|forsch\w{2,8}|wer an|ratgeber|leitfaden|falls sie|wenn sie|"
    r"personnes|étude|recherche|si vous|symptômes|personas|pacientes|estudio|investigación|"
    r"persone|pazienti|studio|ricerca|pessoas|doentes|estudo|mensen|patiënten|onderzoek)(?!\w)"
)
"""Words of sentences about people in general."""
_PERHAPS = compiled(
    r"(?i)(?<!\w)(?:may|might|should|must|can|could|usually|often|typically|commonly|generally|if|whether|any|every|"
    r"each|all|such as|e\.g\.|kann|können|darf|dürfen|sollte|sollten|muss|müssen|häufig|meist|falls|wenn|jede[rs]?|"
    r"peut|peuvent|doit|doivent|souvent|chaque|tout|puede|pueden|debe|deben|suele|cada|può|possono|deve|devono|ogni|"
    r"pode|podem|devem|cada|kan|kunnen|moet|moeten|elke|iedere|vaak)(?!\w)"
)
_WORD_BEFORE = compiled(r"([^\W\d_]{1,12}) \Z")
_ENGLISH = frozenset("the or and in of with to for use like via from by is on as".split())
_INSTITUTION = compiled(r" (?:[A-ZÀ-Þ][\w'’-]{2,})|[ -](?i:church|school|college|university|hospital|clinic|centre)\b")
_BEFORE = compiled(
    r"(?i)(?<![\w-])(?:(?:seropositive|seronegative|brittle|chronic|acute|severe|mild|recurrent|metastatic|advanced|"
    r"early|late|(?:early|late)-onset|residual|possible|probable|previous|juvenile|hereditary|terminal|inoperable|"
    r"stage [0-9ivx]{1,3}|grade [0-9ivx]{1,3}|type [12]|end-stage|bipolar|"
    r"breast|lung|skin|prostate|bowel|bone|colon|ovarian|"
    r"testicular|stomach|throat|newly diagnosed|suspected|inherited|congenital|left|right|partial|total|"
    r"[^\W\d_]{3,12}(?:ic|oid|ular|ative|atous)|"
    r"chronische[rns]?|akute[rns]?|schwere[rns]?|leichte[rns]?|bekannte[rns]?|art\.|arterielle[rn]?|z\. ?n\.|"
    r"chronische|ernstige|zware) ?){1,3}\Z"
)
_ARTICLE = compiled(
    r"(?i)(?<!\w)(?:(?:la|il|lo|el|le|un|una|une|uno|uma|een|os|as|los|las|gli|les|"
    r"son|sa|mon|ma|su|mi|suo|sua|mio|mia|seu|meu|minha|his|her|my|your|their) |l['’])\Z"
)
_BEHIND = compiled(
    r"(?i)(?> (?:disease|disorder|syndrome|mellitus|type [12]|typ [12]|stage [0-9iv]{1,3}|surgery|operation|"
    r"(?:chronique|crónica|cronica|sévère|grave|severa|reumatoide)|"
    r"(?:appointments?|treatment|therapy|scan|cycle)|(?:19|20)[0-9]{2})(?!\w)){1,2}"
)
_JOINT = compiled(r",? (?:et|and|und|y|e|en|&|\+) |, |/| \+ |\+")


def told(text: str, hits: Sequence[Hit], *, in_row: bool = False) -> Sequence[Hit]:
    """The hits, those words raised that are said of somebody and the others left out.

    Of a cell (`in_row`) words of which only its row may tell that they are somebody's wait for `said_in_row`; elsewhere
    those wait for `said_in_paper` of which only the paper around them may tell it.
    """
    waiting = sorted((hit for hit in hits if hit.rule in _RULES), key=lambda hit: (hit.start, -hit.end))
    if not waiting:
        return hits
    others = [hit for hit in hits if hit.rule not in _RULES]
    spans = [(hit.start, hit.end) for hit in waiting]
    people = sorted(hit.start for hit in others if hit.entity in _OF_A_PERSON and not _meets(hit, spans))
    paper = Paper.of(others)
    said, left = [], []
    for hit in waiting:
        verdict = _is_of_somebody(text, hit, people)
        if verdict or (verdict is None and paper.tells_of_one(hit)):
            said.append(hit)
        elif (hit.entity in _NAMED_SO and not _is_general(text, hit)) if in_row else verdict is None:
            left.append(hit)
    return (*others, *_joined(text, [_whole(text, hit) for hit in said]), *left)


def said_in_row(text: str, hits: Sequence[Hit], *, of_person: bool) -> tuple[Hit, ...]:
    """The hits of a cell, what waits in it raised where its row names a person, and left out elsewhere."""
    waiting = [hit for hit in hits if _waits(hit)]
    if not waiting:
        return tuple(hits)
    others = [hit for hit in hits if hit not in waiting]
    return (*others, *_joined(text, [_whole(text, hit) for hit in waiting])) if of_person else tuple(others)


def said_in_paper(text: str, hits: Sequence[Hit], paper: Paper, offset: int) -> tuple[Hit, ...]:
    """The hits of a paragraph that begins `offset` characters into a paper, what waits judged by all of the paper."""
    waiting = [hit for hit in hits if _waits(hit)]
    said = [hit for hit in waiting if paper.tells_of_one(hit, offset)]
    others = [hit for hit in hits if hit not in waiting]
    return (*others, *_joined(text, [_whole(text, hit) for hit in said]))


def wait_for_row(hits: Sequence[Hit]) -> bool:
    """Whether any of a cell's hits waits for what its row tells."""
    return any(map(_waits, hits))


def _waits(hit: Hit) -> bool:
    return hit.score < _SCORE and hit.rule in _RULES


def _is_general(text: str, hit: Hit) -> bool:
    """Whether a cell speaks of people in general, or of an institution."""
    if hit.entity == "RELIGION" and _INSTITUTION.match(text, hit.end):
        return True
    return _NOBODY.search(text) is not None or _PERHAPS.search(text) is not None


def _meets(hit: Hit, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a finding is (part of) the word itself: Parkinson and Crohn are people to a names model."""
    at = bisect_left(spans, (hit.end, 0))
    return any(start < hit.end and hit.start < end for start, end in spans[max(0, at - 2) : at + 1])


class Paper(NamedTuple):
    """Where a paper names somebody, in order."""

    records: Sequence[int]
    """By what only a record of one person holds."""
    names: Sequence[int]
    numbers: Sequence[int]

    @classmethod
    def of(cls, hits: Iterable[Hit], offset: int = 0) -> Paper:
        """What some hits name, `offset` characters into the paper."""
        hits = tuple(hits)
        return cls(
            sorted(offset + hit.start for hit in hits if hit.entity in _OF_A_RECORD),
            sorted(offset + hit.start for hit in hits if hit.entity == "PERSON" and hit.score >= _SCORE),
            sorted(offset + hit.start for hit in hits if hit.entity in _REACHED and hit.score >= _LEAST),
        )

    def tells_of_one(self, hit: Hit, offset: int = 0) -> bool:
        """Whether the paper around a word is about one person."""
        start, end = offset + hit.start, offset + hit.end
        if hit.entity not in _SPECIAL:
            return self._names_and_reaches(start, end, _PAPER)
        return _any_within(self.records, start - _RECORD, end + _RECORD) or self._names_and_reaches(start, end, _NEAR)

    def _names_and_reaches(self, start: int, end: int, room: int) -> bool:
        """Whether a name, and a number or an address, stand around a place."""
        return _any_within(self.names, start - room, end + room) and _any_within(self.numbers, start - room, end + room)


def _is_of_somebody(text: str, hit: Hit, people: Sequence[int]) -> bool | None:
    """Whether the sentence says a word of one person; `None` where only the paper around it can tell."""
    low, high = _sentence(text, hit.start, hit.end)
    before, behind = text[low : hit.start], text[hit.end : high]
    if _is_everybodys(text, hit, behind) or _NOBODY.search(before) or _NOBODY.search(behind):
        return False
    if _any_within(people, low, high) or _SURE.search(before) or _SURE.search(behind):
        return True
    if _PERHAPS.search(before) or _PERHAPS.search(behind):
        return False
    if _MAYBE.search(before) or _MAYBE.search(behind):
        return True
    if hit.rule in _OF_SENTENCES or (
        hit.entity in _NAMED_SO and hit.rule not in _CAPITAL and _is_called_so(text, hit.start)
    ):
        return False
    return None


def _is_everybodys(text: str, hit: Hit, behind: str) -> bool:
    """Whether a faith is a church's, an illness a charity's, or a firm one that everybody knows."""
    if hit.entity == "HEALTH":
        return text[hit.start].isupper() and _CHARITY.match(text, hit.start) is not None
    if hit.entity == "RELIGION":
        return _INSTITUTION.match(behind) is not None
    return hit.rule == "told-employer" and _is_known(text[hit.start : hit.end])


def _is_known(firm: str) -> bool:
    """Whether many thousands work for a firm: its name tells nobody."""
    low = firm.lower()
    return low in BRANDS or low in FAMOUS or renown_of(low) is not None


def _is_called_so(text: str, start: int) -> bool:
    """Whether a word has a capital within a sentence, as the program Insomnia has, and German nouns."""
    word_before = _WORD_BEFORE.search(text, max(0, start - 16), start)
    return text[start].isupper() and word_before is not None and word_before[1] in _ENGLISH


def _any_within(places: Sequence[int], low: int, high: int) -> bool:
    at = bisect_left(places, low)
    return at < len(places) and places[at] < high


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The borders of the sentence, row or item in which a word stands."""
    low = max(0, start - _REACH)
    for cut in _END.finditer(text, low, start):
        low = cut.end()
    after = _END.search(text, end, min(len(text), end + _REACH))
    return low, after.start() if after else min(len(text), end + _REACH)


def _whole(text: str, hit: Hit) -> Hit:
    """With the adjectives before it and what goes on behind it."""
    start, end = hit.start, hit.end
    if hit.entity == "HEALTH":
        lead = _BEFORE.search(text, max(0, start - 40), start)
        start = lead.start() if lead else start
        rest = _BEHIND.match(text, end)
        end = rest.end() if rest else end
    article = _ARTICLE.search(text, max(0, start - 8), start) if hit.rule not in _BARE else None
    start = article.start() if article else start
    return hit._replace(start=start, end=end, score=_SCORE, evidence="said of somebody")


def _joined(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Neighbours in a list become one."""
    last: Hit | None = None
    for hit in hits:
        if last is None:
            last = hit
        elif hit.start < last.end or (hit.entity == last.entity and _JOINT.fullmatch(text, last.end, hit.start)):
            last = last._replace(end=max(last.end, hit.end))
        else:
            yield last
            last = hit
    if last is not None:
        yield last
