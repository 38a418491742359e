"""Writes `src/gptsanitize/knowledge/public_names.txt`: names that everybody knows, from openly licensed lists.

    python .ci/public_names.py FOLDER

FOLDER holds checkouts of the sources, as `SOURCES` names them. Only names go into the file. Left out are names that a
private person or place may well have: short ones, full names of a frequent given name and a frequent surname, single
words that are a given name, a surname, a town or a word of the dictionary.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.gazetteer import countries, given_names, towns
from gptsanitize.knowledge.words import FUNCTION_WORDS, LEGAL_FORMS

TARGET = Path(__file__).parents[1] / "src" / "gptsanitize" / "knowledge" / "public_names.txt"
SOURCES = {
    "wikitrivia": "answers of Wikidata (CC0-1.0) that the repository tom-james-watson/wikitrivia keeps, 2026-06-25",
    "nsi": "osmlab/name-suggestion-index (BSD-3-Clause, its licence stands in public_names.LICENSE.txt), 2026-08-22",
    "simpleicons": "titles of simple-icons/simple-icons (CC0-1.0), 2026-08-02",
    "corpora": "dariusk/corpora (CC0-1.0), 2026-01-19",
    "congress": "unitedstates/congress-legislators (CC0-1.0), 2026-06-15",
}

_PEOPLE = re.compile(
    r"famous-.*|nobel-laureates.*|"
    r".*-(?:monarchs|presidents|prime-ministers|chancellors|emperors|kings|sultans)-taking-office"
)
_MAKERS = {
    "albums-release-year": "artistLabel",
    "films-release-year": "directorLabel",
    "books-publication-year": "authorLabel",
}
_NAMES = {  # question: the fewest languages that write of an answer
    "airlines-founding-year": 0,
    "alcohol-brands-founding-year": 10,
    "automobile-models-launch-year": 20,
    "beer-brands-founding-year": 10,
    "board-games-release-year": 12,
    "brands-and-companies-founding-year": 0,
    "candy-and-sweets-founding-year": 10,
    "cell-phone-models-release-year": 0,
    "football-clubs-founding-year": 0,
    "f1-teams-founding-year": 15,
    "mlb-franchises-founding-year": 0,
    "mobile-apps-launch-year": 8,
    "nba-franchises-founding-year": 0,
    "newspapers-launch-year": 0,
    "nfl-franchises-founding-year": 0,
    "nhl-franchises-founding-year": 0,
    "operating-systems-release-year": 0,
    "programming-languages-release-year": 25,
    "restaurant-chains-founding-year": 6,
    "rugby-clubs-founding-year": 15,
    "social-networking-services-launch-year": 8,
    "soft-drink-brands-founding-year": 10,
    "toy-lines-introduction-year": 5,
    "toys-introduction-year": 9,
    "tv-channels-launch-year": 0,
    "web-browsers-release-year": 0,
    "websites-launch-year": 0,
}
_WORKS = {
    "albums-release-year": 30,
    "books-publication-year": 30,
    "comic-book-series-start-year": 25,
    "fictional-characters-first-appearance-year": 30,
    "films-release-year": 47,
    "musicals-premiere-year": 20,
    "paintings-creation-year": 25,
    "plays-premiere-year": 30,
    "tv-shows-first-air-year": 29,
    "video-games-release-year": 30,
}
_SIGHTS = {
    "bridges-towers-and-skyscrapers-completion-year": 30,
    "castles-and-palaces-completion-year": 30,
    "castles-and-palaces-construction-start-year": 30,
    "historic-landmarks-completion-year": 40,
    "historic-landmarks-construction-start-year": 40,
    "historic-sites-founding-year": 40,
    "museums-and-historic-sites-opening-year": 30,
    "museums-and-historic-sites-founding-year": 30,
    "notable-buildings-and-structures-completion-year": 30,
    "religious-buildings-completion-year": 40,
    "religious-buildings-construction-start-year": 40,
    "stadiums-opening-year": 18,
    "battles-year": 21,
    "wars-start-year": 22,
    "space-missions-launch-year": 25,
}
_FRANCHISES = re.compile(r"(?:mlb|nba|nfl|nhl)-franchises-founding-year")
_CARE = re.compile(  # where people are cared for, taught or live: a chain's name tells where somebody was
    r"amenity/(?:animal|child|clinic|college|community|conference|dentist|doctors|driving|hospital|kinder|language|"
    r"library|music|prep|school|social|training|university|veterinary|public_bookcase|pub|bar|mortuary|restaurant|cafe)|"
    r"healthcare/|landuse/|club/|craft/|leisure/|tourism/|emergency/|shop/(?:funeral|mortuary)|office/(?:bail|company|"
    r"construction|consulting|coworking|engineer|estate|financial|insurance_adj|it|lawyer|mortgage|security|tax)"
)
_OPERATORS = re.compile(
    r"operators/(?:office/(?:government|energy|visa)|route/|amenity/(?:post|telephone|charging|parking)|telecom/|"
    r"power/(?:substation|line)|emergency/|man_made/(?:mast|pipeline))|transit/route/train"
)
_PARENTHESIS = re.compile(r" ?\([^)]*\)")
_CLUB = re.compile(
    r"(?:^(?:[ABCFSVR]\.?){1,4}[CFSVKR]\.? |^\d\. [A-Z]+ )|(?: (?:[ACFS]\.?){1,3}[FCK]\.?| Football Club| Calcio)$"
)
_TAG = re.compile(
    r"(?:brand|name|operator|network|short_name|official_name|alt_name)(?::(?:en|de|fr|es|it|pt|nl|short))?"
)
_REGNAL = re.compile(r"[ivx]{1,5}\.?")
_WHERE_FROM = re.compile(r",? (?:of|van|von|de|du) [A-ZÀ-Þ].*|, .*")
_SURNAMES = (
    "en_US en_GB en_IE en_NZ en_IN de_DE de_AT de_CH fr_FR fr_BE fr_CH es_ES es_CO es_MX es_AR it_IT pt_BR pt_PT nl_NL "
    "nl_BE pl_PL sv_SE da_DK no_NO fi_FI cs_CZ hu_HU tr_TR hr_HR ro_RO es_CL ga_IE sk_SK sl_SI et_EE lv_LV lt_LT en_PK "
    "en_KE zh_TW yo_NG zu_ZA"
).split()
_COMMON_SURNAMES = ("en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "it_IT", "pt_PT", "nl_NL")


def _listed(locale: str, kind: str = "last") -> Iterator[str]:
    try:
        provider = import_module(f"faker.providers.person.{locale}").Provider
    except ImportError:
        return
    for name, value in vars(provider).items():
        if name.startswith(kind) and isinstance(value, (tuple, list, dict)):
            yield from (word.lower() for word in value if isinstance(word, str))


@cache
def surnames() -> frozenset[str]:
    """Family names of many languages."""
    return frozenset(name for locale in _SURNAMES for name in _listed(locale))


@cache
def _frequent() -> frozenset[str]:
    return frozenset(name for locale in _COMMON_SURNAMES for name in _listed(locale))


@cache
def _given() -> frozenset[str]:
    return given_names().union(*(_listed(locale, "first") for locale in _SURNAMES))


def _rows(folder: Path, question: str) -> list[dict[str, str]]:
    path = folder / "wikitrivia" / "content" / "queries" / question / "rows.json"
    rows: list[dict[str, str]] = json.loads(path.read_text("utf-8"))
    return rows


def _labels(folder: Path, questions: dict[str, int]) -> Iterator[str]:
    for question, fewest in questions.items():
        for row in _rows(folder, question):
            if int(row.get("sitelinks") or 0) >= fewest:
                yield row["itemLabel"]
                if _FRANCHISES.fullmatch(question):
                    words = row["itemLabel"].split()
                    yield words[-1]
                    yield " ".join(words[-2:])


def _people(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "wikitrivia" / "content" / "queries").iterdir()):
        if _PEOPLE.fullmatch(path.name):
            for row in _rows(folder, path.name):
                yield row["itemLabel"]
                yield _WHERE_FROM.sub("", row["itemLabel"])
    for question, field in _MAKERS.items():
        for row in _rows(folder, question):
            yield from row.get(field, "").split("||")
    humans = folder / "corpora" / "data" / "humans"
    for name in ("celebrities", "scientists", "britishActors"):
        yield from json.loads((humans / f"{name}.json").read_text("utf-8"))[name]
    yield from (rich["name"] for rich in json.loads((humans / "richpeople.json").read_text("utf-8"))["richPeople"])
    for name in ("legislators-current.yaml", "executive.yaml"):
        for entry in yaml.safe_load((folder / "congress" / name).read_bytes()):
            said = entry["name"]
            yield said.get("official_full", "")
            yield f"{said.get('nickname') or said['first']} {said['last']}"
            yield f"{said['first']} {said['last']}"


def _chains(folder: Path) -> Iterator[str]:
    """Chains and bodies of whole countries."""
    for path in sorted((folder / "nsi" / "data").rglob("*.json")):
        kind = path.relative_to(folder / "nsi" / "data").with_suffix("").as_posix()
        if not (kind.startswith("brands/") and not _CARE.search(kind)) and not _OPERATORS.match(kind):
            continue
        for item in json.loads(path.read_text("utf-8")).get("items", ()):
            tags, where = item.get("tags", {}), item.get("locationSet", {}).get("include", ())
            known = any(key.endswith("wikidata") for key in tags)
            if known and any(isinstance(each, str) and not each.endswith(".geojson") for each in where):
                yield from _names_of(item["displayName"], tags)


def _names_of(title: str, tags: dict[str, str]) -> Iterator[str]:
    yield title
    for key, value in tags.items():
        if _TAG.fullmatch(key):
            yield from value.split(";")


def _icons(folder: Path) -> Iterator[str]:
    for icon in json.loads((folder / "simpleicons" / "data" / "simple-icons.json").read_text("utf-8")):
        yield icon["title"]
        yield from icon.get("aliases", {}).get("aka", ())


def _corpora_names(folder: Path) -> Iterator[str]:
    data = folder / "corpora" / "data"
    for name in ("corporations/fortune500", "corporations/charities", "corporations/cars"):
        yield from _strings(json.loads((data / f"{name}.json").read_text("utf-8")))
    yield from _strings(json.loads((data / "music" / "rock_hall_of_fame.json").read_text("utf-8")))


def _strings(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        if len(tree) < 50 and "://" not in tree:
            yield tree
    elif isinstance(tree, dict):
        for key, value in tree.items():
            if key not in {"description", "source", "city", "state", "industry", "year"}:
                yield from _strings(value)
    elif isinstance(tree, list):
        for each in tree:
            yield from _strings(each)


def _forms(name: str) -> Iterator[str]:
    """A name as texts write it, in lower case."""
    plain = " ".join(_PARENTHESIS.sub("", name).replace("’", "'").split()).strip(" .,")
    words = plain.split()
    while len(words) > 1 and words[-1].lower().strip(".,") in LEGAL_FORMS:
        words.pop()
    yield " ".join(words).strip(" .,").lower()
    bare = _CLUB.sub("", plain).strip()
    if bare != plain:
        yield bare.lower()


def _is_nobodys(name: str) -> bool:
    """Whether a name of one word is no family's, place's or dictionary's."""
    return (
        len(name) > 2
        and name.isascii() | name.isalpha()
        and any(map(str.isalpha, name))
        and name not in _given()
        and name not in surnames()
        and name not in towns()
        and name not in countries()
        and name not in FUNCTION_WORDS
        and not (name.isalpha() and is_dictionary_word(name))
    )


def _is_common(words: list[str]) -> bool:
    return words[0] in _given() and words[-1] in _frequent()


def _kept(names: Iterable[str], *, people: bool = False, works: bool = False) -> list[str]:
    """Names of more than one word, and single ones that nobody bears; people that share no name with many."""
    kept = set()
    for name in {form for each in names for form in _forms(each)}:
        words = name.split()
        if not (3 if len(words) == 1 else 4) <= len(name) < 60 or not any(map(str.isalpha, name)):
            continue
        if people and _REGNAL.fullmatch(words[-1]):  # rulers are told by their number: `Maria I love you` names none
            continue
        if any(ord(char) > 0x24F and char != "'" for char in name) or re.fullmatch(r"q[0-9]{4,}", name):
            continue
        if len(words) == 1:
            if not people and not works and _is_nobodys(name):
                kept.add(name)
        elif people or not _is_common(words):
            places = towns() | countries()
            if not all(word in FUNCTION_WORDS or word in places for word in words):
                kept.add(name)
    return sorted(kept)


def main() -> None:
    """Command line."""
    folder = Path(sys.argv[1])
    people = _kept(_people(folder), people=True)
    common = [name for name in people if _is_common(name.split())]
    names = _kept([*_labels(folder, _NAMES), *_icons(folder), *_corpora_names(folder)])
    known = frozenset(names)
    lists = {
        "people": [name for name in people if not _is_common(name.split())],
        "people with a frequent name": common,
        "names": names,
        "chains": [name for name in _kept(_chains(folder)) if name not in known],
        "works": _kept(_labels(folder, _WORKS), works=True),
        "sights": _kept(_labels(folder, _SIGHTS), works=True),
    }
    lines = ["# Names that everybody knows, in lower case. Written by .ci/public_names.py from"]
    lines += [f"# - {said}" for said in SOURCES.values()]
    for title, names in lists.items():
        lines += ["", f"[{title}]", *names]
        print(f"{title}: {len(names)}")
    TARGET.write_text("\n".join([*lines, ""]), "utf-8")


if __name__ == "__main__":
    main()
