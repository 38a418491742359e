"""One address is one finding: what stands before and behind a street that a rule has found.

Read part by part from the end of the street: unit and floor, district, town, postcode, region, country, over commas,
blanks and line ends, in the order of any country. A town alone proves nothing, nor does a number: what is read counts
as far as a postcode beside a town, a country, a unit, or a place that the names model saw. It finds no streets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.words.kinds import is_ordinary

__all__ = ["whole_addresses"]

_WORD = r"[^\W\d_a-z](?>[^\W\d_]|\u2206){1,30}(?:['’./-][^\W\d_]{1,30}){0,3}"
_SMALL = (
    r"(?:de|des|du|do|da|dos|di|del|della|la|le|les|el|sur|sous|en|am|an|der|im|in|bei|upon|on|of|the|by|y|u|nad|pod|"
    r"pri|bij|aan|den)(?= [^\W\d_a-z])"
)
_TOWN = compiled(
    rf"(?:(?i:co|st|ste|ft|mt)\. ?|(?:Co|County|CO) )?{_WORD}(?: (?:{_WORD}|{_SMALL}|[A-Z](?![\w.]))){{0,4}}(?![\w@])"
    r"(?: \([^\W\d_][^()\n\d]{0,30}\))?"
)
_GAP = compiled(
    r"(?P<line>[ \t]{0,4},?[ \t]{0,4}(?:\r?\n[ \t>|?#*]{0,8}){1,2},?[ \t]{0,2})"
    r"|(?P<mark>[ \t]{0,3}(?:,|;|-|–|—|·|\|)[ \t]{1,3}|,)|(?P<blank>[ \t]{1,3})"
)
_BORDER = compiled(r"(?<=\S)[ \t]{0,3}\|[ \t]{0,3}")
"""Between two cells of a row, which are two findings."""
_UNIT = compiled(
    r"(?:(?i:apt|apartment|suite|ste|unit|flat|floor|fl|room|rm|bldg|building|block|tower|wing|level|door|lot|top|stiege|app|"
    r"tür|etage|stock|whg|wohnung|bât|bâtiment|appt|appartement|escalier|piso|planta|puerta|portal|scala|interno|int|piano|"
    r"andar|bloco|apto|sala|kv|lokal|porte|lgh)\.? ?#?[0-9][\w/-]{0,6}"
    r"|(?i:apt|unit|flat|block|tower|wing|building|bldg|bloco|scala|esc|escalier|bât|bâtiment|entrée|entrance|stair)"
    r"\.? [A-Z](?:-?[0-9]{1,4})?|#[0-9]{1,5}[A-Za-z]?"
    r"|#?[0-9]{2}-[0-9]{2,4}(?=, ?S)|(?:[0-9]{1,2}|st)\. ?(?:tv|th|mf)\.?|(?i:ap|apto|apt)\. ?[0-9]{1,4}"
    r"|[0-9]{1,2}(?:st|nd|rd|th) (?i:floor|fl)|(?i:ground|first|second|third|top|lower ground) (?i:floor|flat)"
    r"|[0-9]{1,2}\. ?(?:OG|Stock|Etage|Obergeschoss)(?: (?i:links|rechts|mitte|li|re)\.?)?"
    r"|(?:Erdgeschoss|EG|DG|Hinterhaus|Vorderhaus|fundos|frente|sobrado)"
    r"|(?:casa|parcela|chalet|nave) [0-9]{1,3}|(?:frazione|fraz\.|loc\.|località) [^\W\d_a-z][^\W\d_]{2,20}"
    rf"|(?i:off|opp|opposite|near|nr|behind|next to)\.? (?:the )?{_WORD}(?: {_WORD}){{0,2}}"
    r"|[0-9]{1,2}(?:er|e|ème|eme)(?: ?étage)?(?: (?:gauche|droite|face|g|d))?"
    r"|[0-9]{1,2}\.?[ºª°](?: ?(?:Esq|Dto|Dcha|Izq|Izda|[A-Z])\.?)?)(?![\w])"
)
_CODE = compiled(
    r"(?:(?:[A-Z]{1,3}[- ])?(?P<plain>[0-9]{5}-[0-9]{3,4}|[0-9]{4}-[0-9]{3}|[0-9]{2}-[0-9]{3}|[0-9]{3} [0-9]{2,3}|"
    r"[0-9]{4} ?[A-Z]{2}(?![A-Za-z])|[0-9]{4,6})"
    r"|S ?[0-9]{6}|[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][0-9A-Z]{2}|[A-Z][0-9][A-Z][ -]?[0-9][A-Z][0-9]"
    r"|[AC-FHKNPRTV-Y][0-9][0-9W] ?(?=[A-Z0-9]{0,3}[0-9])[0-9A-Z]{4})(?![\w-]|[.,:/][0-9]| [0-9])",
    re.ASCII,
)
_OUTWARD = compiled(r"[A-Z]{1,2}[0-9]{1,2}[A-Z]?(?=[.,;)\n]|[ ]{2}|\Z)", re.ASCII)
"""The first half of a British postcode behind its town."""
_SHORT_CODE = compiled(r"[0-9]{3}(?= [^\W\d_a-z])")
"""Three digits are a postcode only before a town, as in Iceland, or in a line of their own behind a region."""
_SHORT_LINE = compiled(r"[0-9]{3}(?=[ \t\r]{0,3}(?:\n|\Z))")
_HAS_CODE = compiled(rf"(?:[,\n|] ?[^,\n]{{0,40}}?(?<!\w){_CODE.pattern}|(?<=[^\W\d_] )[0-9]{{5,6}}\Z)", re.ASCII)
_NUMBER_LAST = compiled(r"[^,\d\n]{3,60}, (?:n\.?[º°o]? ?)?[0-9]{1,4}[A-Za-z]?")
"""A street of Brazil or Spain, whose number is no postcode: `Av. Paulista, 1578`."""
_YEAR = compiled(r"(?:19|20)[0-9]{2}", re.ASCII)
_GOES_ON = compiled(r"[ \t]{1,2}[a-zß-öø-ÿ]")
_ANY_WORD = compiled(r"[ \t]{1,2}[^\W\d_]")
_ENDS = compiled(r" [-–·|•] |[,.;)\n]|\Z")
_REGION = compiled(r"(?:[A-Z]{2,3}|nan|[0-9]{2})(?![\w.]|[ \t]{0,2}:)")
"""A state or province by its letters or number; or nothing, as exports write it."""
_COUNTRIES = frozenset(
    "usa|us|u.s.a|uk|u.k|uae|united states|united states of america|united kingdom|great britain|england|scotland|"
    "wales|"
    "northern ireland|ireland|éire|canada|australia|new zealand|germany|deutschland|france|spain|españa|italy|italia|"
    "netherlands|the netherlands|nederland|belgium|belgië|belgique|austria|österreich|switzerland|schweiz|suisse|"
    "svizzera|sweden|sverige|norway|norge|denmark|danmark|finland|suomi|poland|polska|portugal|brazil|brasil|mexico|"
    "méxico|india|china|japan|singapore|south africa|argentina|bulgaria|chile|colombia|croatia|cyprus|czech republic|"
    "czechia|česko|egypt|estonia|greece|greenland|hungary|magyarország|iceland|indonesia|israel|kenya|latvia|lebanon|"
    "liechtenstein|lithuania|luxembourg|luxemburg|malaysia|malta|morocco|nigeria|pakistan|peru|perú|philippines|"
    "puerto rico|romania|românia|russia|saudi arabia|serbia|slovakia|slovensko|slovenia|slovenija|south korea|taiwan|"
    "thailand|tunisia|turkey|türkiye|ukraine|united arab emirates|uruguay|venezuela|vietnam|bangladesh|sri lanka|nepal|"
    "ghana|ethiopia|uganda|tanzania|zimbabwe|algeria|jordan|kuwait|qatar|bahrain|oman|ecuador|bolivia|paraguay|"
    "costa rica|panama|guatemala|cuba|dominican republic|jamaica|albania|bosnia and herzegovina|north macedonia|"
    "montenegro|kosovo|moldova|georgia|armenia|azerbaijan|kazakhstan|hong kong|macau|monaco|andorra|san marino".split(
        "|"
    )
)
_WHO = frozenset({"PERSON", "TITLE", "ORGANIZATION"})
_CODES = frozenset({"code", "digits"})
_MOST_PARTS = 8
_BEFORE = compiled(
    r"(?:(?:^|[\n:(]|(?<![\w])(?:at|to|is|with|on|near|of|address))[ \t>|?#*]{0,8}|, )"
    r"(?P<v>(?:(?:(?i:apt|apartment|suite|unit|flat|room|shop|office)\.? ?#?[0-9][\w/-]{0,6}|[0-9]{1,6})[, ] ?){1,2})$"
)
"""A unit, or the number of a building, before a street that is written before its number."""
_CODED_BEFORE = compiled(
    rf"(?<![\w.,])(?P<v>(?:(?:[A-Z]{{1,2}}-)?[0-9]{{4,6}} {_WORD}(?: {_WORD}){{0,2}}|{_WORD} [0-9]{{4,6}}),[ \n])$"
)
"""Postcode and town before the street: `1010 Wien, Ringstraße 4`."""
_BEFORE_ROOM = 60
_DIGIT = compiled(r"[0-9]")
_LONGEST_UNIT = 10
"""Characters of a unit's number and what parts it from its street."""
_BUILDING = (
    r"(?:House|Court|Towers?|Building|Exchange|Mills?|Works|Chambers|Lodge|Hall|Centre|Center|Plaza|Mansions|Heights|"
    r"Storage|Apartments|Residency|Enclave|Villas|Cottages?|Farm|Wharf|Hotel|Inn|Estate|Point|View|Yard|Studios|Barn|"
    r"Rectory|Vicarage|Manor|Grange|Arcade|Mall|Suites|Forge|Stables|School|Gate)"
)
_ABOVE_NUMBER = compiled(
    r"(?:(?<![\w.,/-])(?P<joined>[0-9]{1,4}[A-Z]? ?[-–] ?)$)|(?:^|(?<=[\s(:>\"“]))(?P<v>(?:"
    r"(?i:lot|unit|flat|apt|apartment|suite|shop|plot|house|villa|stand|erf|room|level|bldg|building|tower|block|blk|"
    r"bât|no)\.? ?#?[0-9A-Z][0-9/-]{0,5}[A-Za-z]?,? |"
    r"[0-9]{1,2}(?:st|nd|rd|th) (?:floor|fl),? |(?i:top|ground|first|second|third|lower|upper|garden|basement|hall) "
    r"(?i:floor(?: flat)?|flat),? |"
    rf"[\"“]?(?:The )?(?:{_WORD} ){{0,3}}{_BUILDING}[\"”]?, |The {_WORD}(?: {_WORD}){{0,2}}, |"
    rf"(?:Résidence|Residencia|Residenz|Haus|Edificio|Edifício|Ed\.) (?:{_WORD}|{_SMALL})(?: {_WORD}){{0,2}}, ){{1,4}}|"
    r"(?i:lot|unit|flat|plot|house|villa|blk|site|shop)\.? ?#?)$"
)
"""A unit, a floor or a building before the number of a street, or the two numbers that Canada joins."""
_ABOVE_ROOM = 90
_HOUSE = (
    r"(?i:cottages?|house|farm|farmhouse|lodge|barn|hall|villa|manor|mill|grange|vicarage|rectory|bungalow|croft|manse|"
    r"stables|coach house|gatehouse|oast|lane|road|street|drive|avenue|close|court|terrace|gardens|park|mews|row|hill|"
    r"way)"
)
_STEP = r"(?:,[ \t]{0,2}|,?[ \t]{0,2}\r?\n[ \t>]{0,8})"
_LOOSE = rf"(?:{_WORD}|{_SMALL})(?: (?:{_WORD}|{_SMALL}|(?:na|an|ar|yr|y|ap|al)(?= [^\W\d_a-z]))){{0,3}}"
_NAMED_BEFORE = compiled(
    rf"(?<![\w.'’-])(?P<v>(?:The )?(?:{_WORD} ){{1,3}}{_HOUSE}{_STEP}"
    rf"(?:(?:{_WORD}|{_SMALL})(?: (?:{_WORD}|{_SMALL})){{0,3}}"
    rf"(?:{_STEP}| (?=\Z))){{0,4}})$"
)
"""A house with a name, or a road without a number, and what stands between it and a British or Irish postcode."""
_ROOM_WORD = "(?i:flat|apt|apartment|unit|rm|room|suite|plot)"
_NUMBERED_BEFORE = compiled(
    rf"(?<![\w.'’/-])(?P<v>(?:(?P<house>{_LOOSE}), ?)?(?:"
    rf"(?:{_ROOM_WORD}\.? ?)?[1-9][0-9]{{0,4}}[A-Za-z]?(?:[-/][0-9]{{1,4}})? {_LOOSE}"
    rf"|(?i:nr|near|off|opp|opposite|behind)\.? {_LOOSE}"
    rf"|{_ROOM_WORD}\.? ?[0-9]{{1,4}}[A-Za-z]?)"
    rf"(?:,? ?(?=\Z)|{_STEP}{_LOOSE}){{0,3}},? ?)$"
)
"""A numbered house, or one near a town, in a street of any kind before a postcode: `6b Maes Quend, Roetown SY23`."""
_LINE_BEFORE = compiled(
    rf"(?:^|\n)[ \t>|]{{0,8}}(?P<v>(?:(?:{_WORD}|{_SMALL})(?: (?:{_WORD}|{_SMALL})){{0,3}}, ?){{2,5}}"
    rf"(?:{_WORD}(?: {_WORD}){{0,2}} )?)$"
)
"""A line of nothing but names between commas before the postcode: `Tŷ Gwyn, Ffordd y Môr, Tywyn`."""
_NAMED_ROOM = 140
_REMARK = compiled(r" \((?:[A-Z]{2,3}|[^\W\d_a-z][^\W\d_]{1,20}(?: [^\W\d_]{2,20})?)\)")
"""The province or region behind a town."""


class _Part(NamedTuple):
    end: int
    kind: str
    """unit, code (which nothing else looks like), digits, region, country or town."""


def whole_addresses(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """For each address that goes on, or begins sooner, the whole of it; a part in another cell is one of its own."""
    streets = [hit for hit in hits if hit.entity == "ADDRESS"]
    if not streets:
        return
    places = {hit.start: hit.end for hit in hits if hit.entity == "LOCATION"}
    people = [(hit.start, hit.end) for hit in hits if hit.entity in _WHO]
    for hit in streets:
        start, end = _start(text, hit, people), _end(text, hit, places)
        if start == hit.start and end == hit.end:
            continue
        told = hit._replace(start=start, rule="address-continued", evidence="around a street")
        for border in _BORDER.finditer(text, hit.end, end):
            yield told._replace(end=border.start())
            told = told._replace(start=border.end())
        yield told._replace(end=end)


def _start(text: str, hit: Hit, people: Sequence[tuple[int, int]]) -> int:
    if _CODE.fullmatch(text, hit.start, hit.end):
        return _start_of_code(text, hit.start, people)
    begins_line = text[hit.start - 1 : hit.start] in {"", "\n"}
    room = max(0, hit.start - _BEFORE_ROOM)
    before = None
    if text[hit.start].isdigit():
        above = None if begins_line else _ABOVE_NUMBER.search(text, max(0, hit.start - _ABOVE_ROOM), hit.start)
        if above:
            return above.start("v") if above["v"] else above.start()
    elif _DIGIT.search(text, max(0, hit.start - _LONGEST_UNIT), hit.start):
        before = _BEFORE.search(text, room, hit.start)
    if before is None and text[hit.start - 2 : hit.start] in {", ", ",\n"}:
        before = _CODED_BEFORE.search(text, room, hit.start)
    return before.start("v") if before else hit.start


def _start_of_code(text: str, code: int, people: Sequence[tuple[int, int]]) -> int:
    """Where the address begins that a postcode ends; who lives there may stand before the house and is no part."""
    room = max(0, code - _NAMED_ROOM)
    named = _NAMED_BEFORE.search(text, room, code) or _LINE_BEFORE.search(text, room, code)
    if named:
        return named.start("v")
    numbered = _NUMBERED_BEFORE.search(text, room, code)
    if numbered is None:
        return code
    start, house = numbered.start("v"), numbered.end("house")
    if house > 0 and any(begin < house and start < end for begin, end in people):
        return house + (2 if text[house + 1] == " " else 1)
    return start


def _end(text: str, hit: Hit, places: Mapping[int, int]) -> int:
    """Where the last part of an address ends that something proves."""
    at = proven = hit.end
    before = "street" if text[at - 1].isdigit() else "words"
    is_coded = _HAS_CODE.search(text, hit.start + 1, hit.end) is not None
    is_coded = is_coded and _NUMBER_LAST.fullmatch(text, hit.start, hit.end) is None
    for _ in range(_MOST_PARTS):
        gap = _GAP.match(text, at)
        part = _part(text, gap, before) if gap else None
        if gap is None or part is None:
            break
        if part.kind == "town" and gap.end() in places and gap["blank"] is None:
            part = _Part(max(part.end, places[gap.end()]), "seen")
        if is_coded and part.kind != "country" and not (part.kind in {"town", "seen"} and before in _CODES):
            break
        if gap["blank"] and part.kind == "town" and before not in _CODES:
            break
        if _is_proof(text, gap, part, before):
            proven = part.end
            is_coded = is_coded or part.kind in _CODES or before in _CODES
        at, before = part.end, "town" if part.kind == "seen" else part.kind
    remark = _REMARK.match(text, proven) if is_coded and text[proven - 1].isalpha() else None
    return remark.end() if remark else proven


def _part(text: str, gap: re.Match[str], before: str) -> _Part | None:
    """The part of an address that stands behind a gap."""
    start = gap.end()
    unit = _UNIT.match(text, start)
    if unit:
        return _Part(unit.end(), "unit")
    code = _CODE.match(text, start) or _SHORT_CODE.match(text, start)
    if code is None and before == "region" and gap["line"]:
        code = _SHORT_LINE.match(text, start)
    if code:
        return _Part(code.end(), "code" if any(map(str.isalpha, code[0])) and not code["plain"] else "digits")
    outward = _OUTWARD.match(text, start) if before == "town" and gap["blank"] else None
    if outward:
        return _Part(outward.end(), "code")
    region = _REGION.match(text, start) if gap["blank"] is None or before == "town" else None
    if region and region[0].lower() not in _COUNTRIES:
        return _Part(region.end(), "region")
    return _town(text, start)


def _town(text: str, start: int) -> _Part | None:
    town = _TOWN.match(text, start)
    if town is None:
        return None
    name, end = town[0], town.end()
    if name.partition(" (")[0].lower() in _COUNTRIES:
        return _Part(end, "country")
    if is_ordinary(name) or text[end : end + 1] == ":":
        return None
    return _Part(end, "town")


def _is_proof(text: str, gap: re.Match[str], part: _Part, before: str) -> bool:
    """Whether a part, behind one of another kind, tells that all that was read belongs to the address."""
    if part.kind in {"unit", "code", "country", "seen"}:
        return True
    if part.kind == "digits":
        is_year = gap["mark"] and _YEAR.fullmatch(text, gap.end(), part.end)
        if before == "region":
            return True
        if before in {"town", "country"}:
            return not is_year and _GOES_ON.match(text, part.end) is None
        return before == "words" and part.end - gap.end() > 4 and _ANY_WORD.match(text, part.end) is None
    if part.kind == "town":
        return before in _CODES or (
            before == "street" and gap["mark"] == ", " and _ENDS.match(text, part.end) is not None
        )
    return False
