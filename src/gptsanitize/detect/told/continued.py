"""What directly follows a finding: the age behind a person, the further numbers of a list of plots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit

__all__ = ["ages", "plots"]

_NEXT_PLOT = compiled(
    r",? (?:and |und |et |y |e )?(?P<v>[0-9]{1,5}(?:[./][0-9]{1,4}){0,3}[A-Z]?)"
    r"(?=[,;)]|\.? |\.?$)(?!\.? (?:of|sq|square|m²|m2|ha|metres|hectares|acres|years)(?!\w))",
    re.ASCII,
)


def plots(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The further numbers of a list of plots of land: `plots nos. 260, 268 and 119/5`."""
    for hit in hits:
        if hit.rule != "plot-of-land":
            continue
        end = hit.end
        while match := _NEXT_PLOT.match(text, end):
            end = match.end()
            yield Hit(*match.span("v"), hit.entity, hit.rule, hit.score, "behind another plot")


_AGE = compiled(
    r" ?\((?:aged? )?(?P<a>1[01][0-9]|[1-9][0-9])(?=\)|, [^\W\d_])|"
    r", (?:aged )?(?P<b>1[01][0-9]|[1-9][0-9])(?=,| and | from | of )|"
    r"(?:, who)? (?:is|was|turned|turns) (?:now |just )?(?P<c>1[01][0-9]|[1-9]?[0-9])(?=[,.;]| and | years )"
    r"(?![.,][0-9])|(?:, who)? (?:is|turned|turns) (?:now |just |nearly |almost |only )?"
    r"(?P<e>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]{3,5})?|[a-z]{3,5}teen|ten|eleven|twelve|"
    r"two|three|four|five|six|seven|eight|nine)(?=[,.;)]| and (?!a |one )| now | years old)|"
    r", (?P<f>1[01][0-9]|[1-9]?[0-9])(?=[)\"”])|"
    r",? (?:di|de|von|mit) (?P<d>1[01][0-9]|[1-9][0-9])(?= (?:anni|años|anos|ans|Jahren))",
    re.ASCII,
)
_COLUMN = compiled(
    r"(?:[^\S\n]?\([^()\n]{1,20}\)| ?[\"”])?[ ]{2,}(?P<a>1[01][0-9]|[1-9][0-9])(?=[ ]{2}|/| [A-Z])", re.ASCII
)
_OF_AGES = compiled(r"(?i)(?<=[ |\t])(?:age|alter|âge|edad|età|idade|leeftijd)(?=[ |\t\n])")
_HEAD = 4_000
"""Characters before a row within which the header of its table stands."""
_PAIR = compiled(
    r"(?<![\w@.-])(?P<x>[A-Z][A-Za-z'’-]{1,15}) (?P<a>[1-9]?[0-9])(?:,| and| AND| &| y| et| und| e|, and)? "
    r"(?P<y>[A-Z][A-Za-z'’-]{1,15}) (?P<b>[1-9]?[0-9])(?=[,.;)\n]|\Z)",
    re.ASCII,
)
"""Brothers and sisters, with their ages."""
_CHILD = compiled(
    r"(?i)(?<!\w)(?:sons?|daughters?|child|children|kids?|baby|boy|girl|brother|sister|nephew|niece|grandson|granddaughter|"
    r"sohn|tochter|kind|enkel|enkelin|fils|fille|enfant|hijo|hija|figlio|figlia|filho|filha|zoon|dochter|kleinzoon),? $"
)
_CHILDS_AGE = compiled(r" ?\((?P<a>[1-9])\)|, (?P<b>[1-9])(?=,)", re.ASCII)


def ages(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The number in brackets or between commas that directly follows each person: `Jane Roe (64)`, `my son Jan (7)`."""
    for hit in hits:
        if hit.entity != "PERSON":
            continue
        match = _AGE.match(text, hit.end)
        if match is None and _CHILD.search(text, max(0, hit.start - 24), hit.start):
            match = _CHILDS_AGE.match(text, hit.end)
        if match is None and text[hit.end : hit.end + 2].strip("( ") != text[hit.end : hit.end + 2]:
            match = _in_column(text, hit.end)
        if match and match.lastgroup:
            yield Hit(*match.span(match.lastgroup), "AGE", "age-behind-person", 0.65, "behind a person")
    names = {text[hit.start : hit.end].lower() for hit in hits if hit.entity == "PERSON"}
    for match in _PAIR.finditer(text) if names else ():
        if match["x"].lower() in names or match["y"].lower() in names:
            for group in "ab":
                yield Hit(*match.span(group), "AGE", "age-behind-person", 0.65, "ages of two people")


def _in_column(text: str, end: int) -> re.Match[str] | None:
    """The number in the next column, where a header above says that ages stand there."""
    match = _COLUMN.match(text, end)
    return match if match and _OF_AGES.search(text, max(0, end - _HEAD), end) else None
