"""What stands in a list beside a person: age, origin, faith, trade, state of health and of life.

`Jane Roe, 48, retired schoolteacher`, `24, Ukrainian, arrived in May`, `(nata il 3/5/1950, pensionata)`: items of a few
words each, right behind a name, an age or a day of birth, that belong to one of the classes of words which `trades` and
`recognizers/circumstances.yaml` list. Also the titles behind phrases such as `hired me as a`, which `told` judges. It
reads nothing where nobody is named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.told.posts import post_at, posts_below
from gptsanitize.detect.told.titles import Title, title_at
from gptsanitize.detect.words.languages import language_of
from gptsanitize.resources import load_yaml, recognizers_folder

__all__ = ["attributes"]

_SCORE: Final = 0.65
_LEAST: Final = 0.5
_LEADS: Final = frozenset("PERSON AGE BIRTH_DATE".split())
"""Behind these a list tells of one person."""
_PASSED: Final = _LEADS | frozenset(
    "NATIONAL_ID MEDICAL_RECORD INSURANCE_NUMBER EMPLOYEE_ID CUSTOMER_ID TAX_ID US_SSN PHONE EMAIL DATE ADDRESS".split()
)
"""What a list may hold besides."""
_JOINT = compiled(
    r"[\"'”»*_.]{0,3}(?:\)?(?:, ?|; ?| ?\(|/| [-–—·|•] )\(?|\) (?=[-–—,])| (?:and|und|et|y|e|en|&) )(?=[^\W_])"
)
_ITEM = compiled(r"[^,;()\[\]|·•\n.!?:/]{1,70}")
_WORD = compiled(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_])){0,30}")
_LEAD = compiled(
    r"(?i)(?:(?:de nacionalidad|de nacionalidade|de nationalité|di nazionalità|von Beruf|de profesión|di professione|"
    r"de profissão|de profession|by (?:trade|profession)) |(?:an?|the|une?|der|die|ein|eine|el|la|il|lo|un['’]|o|een|"
    r"l['’]|now|also|then) )"
)
_ROLE = compiled(
    r"(?<!\w)(?:(?:[Tt]he|[Mm]y|[Hh]er|[Hh]is|[Oo]ur) (?:applicant|claimant|appellant|plaintiff|defendant|accused|"
    r"victim|patient|father|mother|husband|wife|brother|sister|tenant|lodger|neighbour)|"
    r"(?:[Dd]er|[Dd]ie) (?:Kläger|Klägerin|Beklagte|Angeklagte|Beschuldigte|Zeuge|Zeugin|Patient|Patientin)|"
    r"[Ll](?:e|a|['’]) ?(?:patiente?|prévenue?|requérante?|accusée?|victime|locataire)|"
    r"(?:[Ee]l|[Ll]a) (?:acusad[oa]|demandante|paciente|víctima|testigo)|"
    r"(?:[Ii]l|[Ll]a|[Ll]['’]) ?(?:paziente|imputat[oa]|ricorrente|testimone)|"
    r"[OA] (?:arguid[oa]|réu|doente|utente|paciente|vítima|testemunha))(?=, | \()"
)
"""Who has a name elsewhere, or none."""
_AGE = compiled(
    r"(?i)(?:(?:de|di|con|com|von|mit|edad|età) )?"
    r"(?P<v>(?:aged? |age:? )?(?:1[01][0-9]|[1-9]?[0-9])(?: ?(?:years? old|y/?o|yrs?|yoa|ans|años|anos|anni|"
    r"jahre(?: alt)?|jaar))?(?: ?/ ?[mf]| ?[mf])?)(?![\w%€$£.,:-]?[0-9a-z€%])"
)
_AGED = compiled(
    r"(?m)(?:^[ \t>*-]{0,4}|(?<=\()|(?<=: ))(?P<v>[1-9][0-9](?: ?(?:/ ?[MFmf]|[MFmf]|y/?o(?: [MFmf])?))?)(?P<j>, |/)"
    r"(?=[^\W\d_])"
)
"""An age that nothing leads, before an item that only people have."""
_SKIPPED: Final = frozenset(
    "male female man woman m f w männlich weiblich masculin féminin hombre mujer varón maschio femmina masculino "
    "feminino homem mulher vrouw man his her their my sa son ma mon su mi suo sua seu sein seine ihr ihre mijn zijn "
    "married verheiratet marié mariée casado casada sposato sposata coniugato coniugata gehuwd ledig celibe nubile "
    "single born née né nato nata nacido nacida geb geboren".split()
)
"""First words of items that tell nothing that is looked for here, and end no list."""
_PEOPLE: Final = frozenset(
    "national citizen citizens nationals refugee born bürger staatsbürger staatsangehöriger staatsangehörige".split()
)
_BORN = compiled(r"(?i)(?<!\w)(?:born|née?|nat[oa]|nacid[oa]|nascid[oa]|geb\.|geboren)[^\n;()]{0,40}$")
_MOST_ITEMS, _MOST_STRANGE, _LONGEST_STRANGE = 8, 1, 5
_MOST_OF_LIFE: Final = 3
_CLASSES: Final = {
    "health": "HEALTH",
    "religion": "RELIGION",
    "circumstance": "CIRCUMSTANCE",
    "union": "UNION",
}
_NOT_ITEMS: Final = ("feasts", "language", "medicines", "diet")


class _Said(NamedTuple):
    """What an item says: its entity, and where it stands in the text."""

    entity: str
    start: int
    end: int


def attributes(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The items of lists behind people, ages and days of birth of `hits`."""
    leads = [hit for hit in hits if hit.score >= _LEAST and _is_lead(text, hit)]
    roles = [found.end() for found in _ROLE.finditer(text)]
    if not leads and not roles:
        return
    passed = sorted((hit.start, hit.end) for hit in hits if hit.entity in _PASSED)
    language = language_of(text)
    yield from posts_below(text, [hit for hit in leads if hit.entity == "PERSON"], language)
    seen: set[tuple[int, int]] = set()
    for said in _listed(text, leads, roles, passed, language):
        if said[1:] not in seen:
            seen.add(said[1:])
            yield Hit(said.start, said.end, said.entity, "listed", _SCORE, "in a list beside a person")


def _is_lead(text: str, hit: Hit) -> bool:
    if hit.entity == "DATE":
        return _BORN.search(text, max(0, hit.start - 60), hit.start) is not None
    return hit.entity in _LEADS


def _listed(
    text: str, leads: Sequence[Hit], roles: Sequence[int], passed: Sequence[tuple[int, int]], language: str
) -> Iterator[_Said]:
    for end in roles:
        yield from _items(text, end, passed, language)
    for hit in leads:
        yield from _items(text, hit.end, passed, language)
        if hit.entity == "PERSON":
            yield from _before(text, hit.start, language)
    for aged in _AGED.finditer(text):
        items = list(_items(text, aged.end("v"), passed, language))
        if items and items[0].start < aged.end() + 12:
            yield _Said("AGE", *aged.span("v"))
            yield from items


def _items(text: str, start: int, passed: Sequence[tuple[int, int]], language: str) -> Iterator[_Said]:
    """What the items say that follow there."""
    strange = 0
    for _ in range(_MOST_ITEMS):
        joint = _JOINT.match(text, start)
        if joint is None:
            return
        known = _known_at(passed, joint.end())
        if known:
            start = known
            continue
        item = _ITEM.match(text, joint.end())
        if item is None:
            return
        said = _said(text, *item.span(), language)
        if said:
            yield from said
        elif not _is_skipped(item[0]):
            strange += 1
            if strange > _MOST_STRANGE or item[0].count(" ") >= _LONGEST_STRANGE:
                return
        start = said[-1].end if said and _JOINT.match(text, said[-1].end) else item.end()


def _known_at(passed: Sequence[tuple[int, int]], start: int) -> int:
    """The end of a finding that begins there, or within a label's length behind."""
    at = bisect_left(passed, (start, 0))
    return passed[at][1] if at < len(passed) and passed[at][0] - start < 2 else 0


def _is_skipped(item: str) -> bool:
    return item.split(maxsplit=1)[0].lower().strip(".") in _SKIPPED if item.strip() else True


def _said(text: str, start: int, end: int, language: str) -> tuple[_Said, ...]:
    """What one item says of somebody, if it is of a class: an origin may stand before a title."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    age = _AGE.match(text, start, min(end + 3, len(text)))
    if age:
        return (_Said("AGE", *age.span("v")),) if age.end() >= end else ()
    value = text[start:end].rstrip()
    end = start + len(value)
    words = [(found[0].lower(), found.end()) for found in _WORD.finditer(text, start, end)]
    if not words:
        return ()
    origin = _origin(start, words)
    if origin:
        title = _of_title(title_at(text, min(origin.end + 1, end), end, language))
        is_whole = words[-1][1] in {origin.end, words[0][1]}
        return (origin, title) if title else (origin,) if is_whole else ()
    said = _of_class(value, start) or _of_title(title_at(text, start, end, language)) or _of_life(start, words)
    post = 0 if said else post_at(text, start, end, language)
    return (said,) if said else (_Said("OCCUPATION", start, post),) if post else ()


def _of_title(title: Title | None) -> _Said | None:
    """The trade of a private person; who signs as a notary or judges does so for everybody to see."""
    return _Said("OCCUPATION", title.start, title.end) if title and not title.is_official else None


def _origin(start: int, words: Sequence[tuple[str, int]]) -> _Said | None:
    """`Chilean`, `Sri Lankan`, `Nigerian citizen`, `Peruvian-born`."""
    first, end = words[0]
    count = 1
    plain = first.removesuffix("-born")
    if plain not in _origins():
        if len(words) < 2 or f"{first} {words[1][0]}" not in _origins():
            return None
        plain, end, count = first, words[1][1], 2
    if len(words) > count and words[count][0] in _PEOPLE:
        end = words[count][1]
    return _Said("CIRCUMSTANCE", start, end - (len(first) - len(plain)))


def _of_class(value: str, start: int) -> _Said | None:
    entity = _classes().get(value.lower().replace("’", "'"))
    return _Said(entity, start, start + len(value)) if entity else None


def _of_life(start: int, words: Sequence[tuple[str, int]]) -> _Said | None:
    """A word of life and what belongs to it: `réfugié malien`."""
    if len(words) > _MOST_OF_LIFE or _classes().get(words[0][0]) != "CIRCUMSTANCE":
        return None
    return _Said("CIRCUMSTANCE", start, words[-1][1])


_BEFORE = compiled(r"(?:[^\W\d_][\w'’-]{1,24} ){1,4}$")
_NO_WORD_ENDS = frozenset(' \n\t|,.;:()[]"')


def _before(text: str, start: int, language: str) -> Iterator[_Said]:
    """The title right before a name, in small letters: `the former bus driver Jane Roe`."""
    follows_word = text[start - 1 : start] == " " and text[start - 2 : start - 1] not in _NO_WORD_ENDS
    lead = _BEFORE.search(text, max(0, start - 80), start) if follows_word else None
    if lead is None:
        return
    words = [(found.start(), found.end()) for found in _WORD.finditer(text, lead.start(), start)]
    for first in range(len(words)):
        title = title_at(text, words[first][0], start - 1, language)
        if (
            title
            and title.end == start - 1
            and title.start > lead.start()
            and not (title.is_addressed or title.is_official)
        ):
            yield _Said("OCCUPATION", title.start, title.end)
            return


@cache
def _classes() -> dict[str, str]:
    """Words in small letters -> their entity."""
    return {
        word.lower(): _CLASSES[name.partition("_")[0]]
        for name, listed in _parts().items()
        if name.partition("_")[0] in _CLASSES and not name.endswith((*_NOT_ITEMS, "nationality_is"))
        for word in listed.replace("\\", "").split("|")
    }


@cache
def _origins() -> frozenset[str]:
    listed = [words for name, words in _parts().items() if name.endswith("nationality_is")]
    words = frozenset(word.lower() for words in listed for word in words.split("|"))
    return words | _FURTHER_ORIGINS | _ORIGINS_OF_TWO


_ORIGINS_OF_TWO: Final = frozenset(
    ("sri lankan", "south african", "costa rican", "puerto rican", "cape verdean", "sierra leonean", "new zealander",
     "south korean", "north korean", "south sudanese", "saudi arabian", "burkina faso", "el salvadoran")
)  # fmt: skip


_FURTHER_ORIGINS: Final = frozenset(
    "deutsch österreicher österreicherin schweizer schweizerin pole polin türke türkin syrer syrerin ukrainer "
    "ukrainerin russe russin italiener italienerin spanier spanierin grieche griechin rumäne rumänin portugiese "
    "portugiesin franzose französin deutsche deutscher afghane afghanin iraker irakerin iraner iranerin nigerianer "
    "nigerianerin marokkaner marokkanerin vietnamese vietnamesin mauritanien mauritanienne togolais togolaise "
    "béninois béninoise burkinabè gabonais gabonaise malgache comorien comorienne kosovar kosovare albanais albanaise "
    "serbe croate grec grecque irlandais irlandaise britannique anglais anglaise japonais japonaise "
    "islandais islandaise paraguaya paraguayo uruguaya uruguayo chilena chileno guatemalteca guatemalteco "
    "salvadoreña salvadoreño nicaragüense mexicana mexicano panameña panameño búlgara búlgaro filipina filipino "
    "eritrea eritreo somala somalo bengalese srilankese ghanese maliano maliana ivoriano ivoriana bulgara bulgaro "
    "bielorussa bielorusso serba serbo croata macedone greca greco portoghese inglese irlandese svizzera svizzero "
    "marokkaans turks pools roemeens syrisch oekraïens surinaams".split()
)


@cache
def _parts() -> dict[str, str]:
    return dict(load_yaml(recognizers_folder() / "circumstances.yaml")["parts"])
