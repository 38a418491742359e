"""What the words around a rare name tell: that it is a person's, a firm's or a place's, or that it is a name at all.

A names model knows a rare name for a name and guesses the kind: `Navrátilová` is an organisation to it in one
sentence and a place in the next. People live, earn and say; places are flown to; surnames end as surnames do. Decided
here is the kind of what the model found, and who is named where it found nobody. It reads English.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.words.kinds import is_company, is_ordinary, words_of
from gptsanitize.detect.words.languages import language_of
from gptsanitize.knowledge.dictionary import is_dictionary_word, is_plain_word
from gptsanitize.knowledge.famous import PLACES
from gptsanitize.knowledge.gazetteer import given_names, towns

__all__ = ["resensed", "told_people", "told_places"]

_KINDS = frozenset({"PERSON", "ORGANIZATION", "LOCATION"})
_SCORE = 0.65
_CAP = r"[^\W\d_a-z](?>[^\W\d_]|['’-](?=[^\W\d_])){1,24}+"
_ONLY_PEOPLE = (
    r"(?:who |also |still |now |never |always |often |then |once |has |had |had just ){0,2}"
    r"(?:lives?|lived|earns?|earned|thinks|thought|smiled|laughed|cried|nodded|shrugged|replied|phoned|emailed|texted|"
    r"married|died|retired|resigned|graduated|fell|slept|drives|drove|walks|walked|flew|ate|drank|woke|wept|sighed|"
    r"apologi[sz]ed|complained|remembers|remembered|wonders|wondered|hopes|hoped|feels|felt|studies|studied|teaches|"
    r"taught|works (?:as|at|for|in|part|full|nights|days|from)|worked (?:as|at|for|in|part|full|nights|from)|"
    r"was (?:born|diagnosed|admitted|arrested|married|hired|pregnant|widowed)|"
    r"is (?:married|pregnant|widowed|divorced|retired)|"
    r"(?:is|was|turned|turns) [1-9][0-9](?= |[.,])(?! (?:percent|per|of|km|m|miles|years ago))|"
    r"(?:spent|spends) (?:a|an|the|two|three|his|her|most)|"
    r"(?:and|or) (?:his|her) (?:wife|husband|partner|son|daughter|children|mother|father|brother|sister|boyfriend|"
    r"girlfriend)|"
    r"(?:has|had) (?:a|two|three|four) (?:sons?|daughters?|child|children|brothers?|sisters?))(?!\w)"
)
_ACTING = compiled(rf"(?<![\w@./\\&-])(?<![\w,;]['’])(?P<v>{_CAP}(?: {_CAP}){{0,2}})(?:,? | \()(?={_ONLY_PEOPLE})")
_ACTS = compiled(rf",? {_ONLY_PEOPLE}")
_SAID = compiled(
    r"(?:[\"”’'] ?,? ?(?:says|said|writes|wrote|asked|replied|added|explained|explains|recalls|recalled) |"
    r"(?<!\w)(?:says|said|told|asked|thanks?|hugged|kissed|married|divorced|befriended|is called|was called|named|"
    r"nicknamed|(?:his|her|my|our) (?:wife|husband|son|daughter|mother|father|brother|sister|boss|colleague|"
    r"neighbou?r|friend),?) |"
    r"(?<!\w)(?:said|told) [^\W\d_a-z][\w'’-]{2,20} to )$"
)
_GOING = (
    r"(?<!\w)(?:(?:flew|flies|fly|travell?(?:ed|ing|s)?|trips?|moved?|moving|return(?:ed|ing|s)?|drove|drives?|"
    r"driving|went|going|came|welcome|relocat(?:ed|ing|es?)|commut(?:es|ed|ing)|journey|flights?|trains?|bus|"
    r"emigrated|back) (?:here )?(?:to|from|into)|"
    r"(?:based|born|living|lives?|lived|raised|located|grew up|arrived|stay(?:ed|ing|s)?|headquartered|office|flat|"
    r"house|home|apartment|hotel|weekend|holiday|summer|winter|plant|branch|warehouse|depot|town|city|village|suburb) "
    r"(?:in|at|near|of)|home ?(?:city|town))"
)
_TO_PLACE = compiled(rf"{_GOING} $")
_PLACED = compiled(
    rf"{_GOING} (?P<v>{_CAP}(?:(?: (?:of|upon|on|de|la|le|sur|am|under|in))? {_CAP}){{0,3}})(?![\w@/\\]|[.'’-]\w)"
)
_IN = compiled(r"(?<!\w)(?:in|from|near|around|outside|throughout|via|towards) $")
_SURNAME = compiled(
    r"(?:Mc[A-Za-z][a-z]{2,12}|Mac[A-Z][a-z]{2,12}|O['’][A-Z][a-z]{2,12}"
    r"|[^\W\d_a-z][^\W\d_A-Z]{2,16}(?:dóttir|sson|ović|ević|ić|enko|czyk|czak|wski|wska|ński|ńska|ová|shvili|poulos|opoulou|"
    r"idis|akis|escu|änen|inen|yants|ishvili|ukhin|shkin|aitė|ienė|auskas|oğlu|zadeh))"
)
_SURNAME_LIKELY = compiled(
    r"[^\W\d_a-z][^\W\d_A-Z]{3,16}(?:ov|ev|ova|eva|sen|ski|sky|ska|yan|ez|ić|ák|ová|lund|gren|quist)"
)
_LONE = compiled(rf"(?<![\w@./\\&-]){_SURNAME.pattern}(?![\w@/\\-])")
_INITIALLED = compiled(
    rf"(?<![\w@./\\&-])(?P<given>{_CAP}) [^\W\d_a-z]\.? (?P<last>(?:(?:de|van|von|der|da|del) ){{0,2}}{_CAP})"
    r"(?![\w@/\\-])"
)
_AROUND = 48
_INSIDE = "initial inside a name"


def resensed(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, in which names of the model have the kind that their form and the words around them tell."""
    if language_of(text):
        return list(hits)
    return [
        hit._replace(entity=kind)
        if hit.rule == NAMES_RULE and hit.entity in _KINDS and (kind := _kind(text, hit)) != hit.entity
        else hit
        for hit in hits
    ]


def _kind(text: str, hit: Hit) -> str:
    value = text[hit.start : hit.end]
    words = value.split()
    if len(words) > 3 or is_company(value) or (value.isupper() and len(value) < 5):
        return hit.entity
    low = value.lower()
    before = text[max(0, hit.start - _AROUND) : hit.start]
    if hit.entity != "LOCATION" and _TO_PLACE.search(before) and not _names_person(words):
        return "LOCATION"
    if hit.entity == "PERSON" or low in PLACES:
        return hit.entity
    if _ACTS.match(text, hit.end) or _SAID.search(before) or _is_persons(words):
        return "PERSON" if not (hit.entity == "LOCATION" and _IN.search(before)) else hit.entity
    return hit.entity


def _names_person(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[0].lower() in given_names()


def _is_persons(words: Sequence[str]) -> bool:
    """Whether the words of a name are a person's by their form: a given name first, or a surname's ending."""
    if not all(word[:1].isupper() for word in words):
        return False
    if words[0].lower() in given_names() and words[0].lower() not in PLACES:
        return len(words) > 1 or words[0].lower() not in towns()
    last = words[-1]
    return len(words) < 3 and (
        _SURNAME.fullmatch(last) is not None
        or (len(words) == 1 and _SURNAME_LIKELY.fullmatch(last) is not None and last.lower() not in towns())
    )


def told_people(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """People whom no finding touches, told by what only people do, by an initial, or by how surnames end."""
    found = [(*match.span("v"), "what people do") for match in _ACTING.finditer(text)]
    found += [(*match.span(), _INSIDE) for match in _INITIALLED.finditer(text)]
    found += [(*match.span(), "ending of surnames") for match in _LONE.finditer(text)]
    if not found or language_of(text):
        return
    touched = bytearray(len(text))
    for hit in hits:
        touched[hit.start : hit.end] = (b"\1" if _is_opinion(hit) else b"\2") * (hit.end - hit.start)
    for begin, end, says in found:
        start = begin + _led(text[begin:end])
        end -= 2 * text[:end].endswith(("'s", "’s"))  # noqa: PLW2901 -- whose it is
        seen = touched[start:end]
        is_free = not any(seen) or (says == _INSIDE and 2 not in seen and 0 in seen)
        if is_free and _may_name(text[start:end].split()):
            yield Hit(start, end, "PERSON", NAMES_RULE, _SCORE, says)


def told_places(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Rare names that no finding touches, behind words for where somebody goes, is or lives."""
    found = [match.span("v") for match in _PLACED.finditer(text)]
    if not found or language_of(text):
        return
    ends = sorted((hit.start, hit.end) for hit in hits)
    for start, end in found:
        is_free = all(last <= start or end <= first for first, last in ends)
        words = [word for word in text[start:end].split() if word[0].isupper()]
        if is_free and any(map(_is_rare, words)) and not is_ordinary(text[start:end]):
            yield Hit(start, end, "LOCATION", NAMES_RULE, _SCORE, "behind words for where somebody is")


def _is_opinion(hit: Hit) -> bool:
    """Whether only the model says so, of one word."""
    return hit.rule == NAMES_RULE and hit.entity in _KINDS


def _led(value: str) -> int:
    """How many characters of ordinary words lead a name, as in `When Quellor`."""
    length = 0
    while " " in value[length:]:
        word = value[length:].partition(" ")[0]
        if _is_rare(word) or word.lower() in given_names():
            break
        length += len(word) + 1
    return length


def _may_name(words: Sequence[str]) -> bool:
    """Whether the last of some words is rare, and the first a given name or as rare; both begin with a capital."""
    if words[0][0].islower() or words[-1][0].islower():  # of letters beyond ASCII the patterns do not tell
        return False
    first = words[0].lower() in given_names() and len(words) > 1
    return (first or _is_rare(words[0])) and _is_rare(words[-1]) and not is_ordinary(" ".join(words))


def _is_rare(word: str) -> bool:
    plain = word.strip("'’-.")
    if plain.isupper() or plain.lower() in PLACES:
        return False
    return not any(is_ordinary(part) or is_dictionary_word(part) or is_plain_word(part) for part in words_of(plain))
