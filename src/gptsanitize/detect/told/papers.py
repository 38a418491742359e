"""Numbers and codes in a paper about somebody that no label and no form tells: `grp 00412-77`, `38D0993737`.

A letter, a form or a ticket that names a person and how she is reached gives numbers of hers under words that no list
has. Responsible for such numbers near both. Not for sums, measures, dates, versions, laws and norms; in texts that
name nobody, numbers stay.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit

__all__ = ["RULE", "codes_of_papers", "numbers_of_rows"]

RULE = "code-of-paper"
_SCORE = 0.55
_NEAR = 700
"""Characters on either side within which a person, and what leads to her, are named."""
_LEADS = frozenset(
    "EMAIL PHONE ADDRESS BIRTH_DATE IBAN BANK_ACCOUNT NATIONAL_ID TAX_ID MEDICAL_RECORD INSURANCE_NUMBER CUSTOMER_ID "
    "EMPLOYEE_ID CASE_NUMBER PASSPORT DRIVER_LICENSE LICENSE_PLATE".split()
)
_CODE = compiled(
    r"(?<![\w./@#&=+%$€£:\\-])(?<![$€£] )"
    r"(?:(?P<spaced>[0-9]{3,6}+(?: [0-9]{2,5}+){2,6}+)|(?P<joined>(?=[A-Z0-9/-]{7})[A-Z0-9]++(?:[-/][A-Z0-9]++){0,5}+))"
    r"(?![\w@=%€$£\\]|[-/.:][\w]|,[0-9]{1,3}(?![0-9/-])| ?(?:EUR|USD|GBP|CHF|Euro|euros?|reais|dollars|pounds|k[gmW]|"
    r"[mk]?[gl]|mm|cm|ml|[KMG]B|[mµn]?s|h|min|Mio|Uhr|UI|IU|mg|mmol|hours|Stunden|heures|horas|ore|pieces|Stück|rows|lines|Zeilen|items|"
    r"units)(?!\w))"
)
_NOBODYS = compiled(
    r"(?:19|20)[0-9]{2}[-/]?[01][0-9][-/]?[0-3][0-9](?:T[0-9]{4,6}Z?)?|[0-3]?[0-9][-/][01]?[0-9][-/](?:19|20)?[0-9]{2}|"
    r"(?:19|20)[0-9]{2}[-/][0-9]{1,4}|[0-9]{1,4}[-/](?:19|20)[0-9]{2}|97[89][-0-9]{10,14}|[1-9][0-9]?0{5,}|"
    r"[1-9][0-9]{0,2}(?: [0-9]{3})+|(?:UTF|SHA|MD|ISO|RFC|DIN|EN|IEC|CVE|COVID|H|ICD|AES|RSA|RTX|GPT)-?[0-9-]+"
)
_NORM_BEFORE = compiled(
    r"(?i)(?<!\w)(?:iso|din|en|iec|rfc|isbn|issn|doi|cve|ean|upc|cas|sku|art\.?|article|artikel|artículo|artigo|articolo|"
    r"law|loi|ley|lei|legge|regulation|directive|version|v\.?|§|model|modell|modelo|type|typ|size|port|item|part|pp?\.|pages?|seiten?|apn|patent)"
    r"(?: no\.?| nr\.?| n°| number)?[ .:]{1,2}$"
)
_SHARE = compiled(r"[ \t]{1,12}[0-9]{1,3}(?:[.,][0-9]{1,3})? ?%")
"""Behind a part of a whole: `2948/4310   68.4 %`."""
_FEWEST_SIGNS, _FEWEST_DIGITS = 7, 4


def codes_of_papers(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The codes near people of `hits` and near what leads to them, that touch no hit."""
    people = sorted(hit.start for hit in hits if hit.entity == "PERSON")
    leads = sorted(hit.start for hit in hits if hit.entity in _LEADS)
    if not people or not leads:
        return
    taken = bytearray(len(text))
    for hit in hits:
        taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    for code in _CODE.finditer(text):
        start, end = code.span()
        if (
            _is_likely(code[0])
            and _is_near(people, start)
            and _is_near(leads, start)
            and not _NORM_BEFORE.search(text, max(0, start - 24), start)
            and not any(taken[start:end])
            and not _SHARE.match(text, end)
        ):
            yield Hit(start, end, "CUSTOMER_ID", RULE, _SCORE, "a code in a paper about somebody")


_ROW = (
    r"(?:^|(?<=\|))[ \t]{0,8}(?P<v>(?!(?:19|20)[0-9]{2}(?![0-9]))(?:[0-9]{3,9}|[A-Z]{1,3}-?[0-9]{3,9}))"
    r"(?:\t|[ ]{2,8}|[ ]?[;,|][ ]?)"
)
_ROW_NUMBER = compiled(rf"(?m){_ROW}$")
_ROW_BEGINS = compiled(rf"(?m){_ROW}(?=[^\W\d_])")
_DIGIT = compiled(r"[0-9]")
_ROW_ROOM = 24
_FEWEST_ROWS = 2


def numbers_of_rows(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The numbers that begin lines before people, where two lines or more do, and those of their form: `004533  ROE`.

    Three digits count where one of them begins with a nought: others number the lines.
    """
    people = [hit for hit in hits if hit.entity == "PERSON"]
    if len(people) < _FEWEST_ROWS:
        return
    rows = [row["v"] for hit in people if (row := _ROW_NUMBER.search(text, max(0, hit.start - _ROW_ROOM), hit.start))]
    if len(rows) < _FEWEST_ROWS or (len(max(rows, key=len)) < _FEWEST_DIGITS and not any(v[0] == "0" for v in rows)):
        return
    forms = {_DIGIT.sub("9", row) for row in rows}
    for row in _ROW_BEGINS.finditer(text):
        if _DIGIT.sub("9", row["v"]) in forms:
            yield Hit(*row.span("v"), "EMPLOYEE_ID", RULE, _SCORE, "before people, line by line")


def _is_likely(code: str) -> bool:
    digits = sum(map(str.isdigit, code))
    return digits >= _FEWEST_DIGITS and sum(map(str.isalnum, code)) >= _FEWEST_SIGNS and not _NOBODYS.fullmatch(code)


def _is_near(places: Sequence[int], start: int) -> bool:
    at = bisect_left(places, start - _NEAR)
    return at < len(places) and places[at] <= start + _NEAR
