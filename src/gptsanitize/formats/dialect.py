"""How a delimited file is written: its delimiter, quotes and escapes, told from its first lines.

A guess only: a wrong one changes which text forms a cell, never a byte of the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

__all__ = ["Dialect", "find_header", "is_common_label", "separator_line", "sniff"]

_DELIMITERS = ",;\t|"
_RARE_IN_PROSE = "|;\t"
_STEADY = 0.9
_SEP_LINE = re.compile(r"[\"']?+sep=(.)[\"']?+[\r\n]*+\Z", re.IGNORECASE)
_NUMBERISH = re.compile(r"[\s\d.,:/+\-()%$€£T]++Z?+\Z", re.ASCII)
_CODE_NAME = re.compile(r"[a-z][a-z0-9]*+(?>[_.\-][a-z0-9]++)++\Z|[a-z]++(?>[A-Z][a-z0-9]*+)++\Z", re.ASCII)
_LABELS = re.compile(
    r"(?<![a-z])(?:id|no|nr|name|names|first|last|middle|given|family|surname|full|e-?mail|mail|phone|telephone|tel|mobile|fax|"
    r"address|street|city|town|zip|postcode|postal|state|country|region|date|birth|born|dob|age|sex|gender|title|role|"
    r"position|department|dept|company|organi[sz]ation|employer|customer|client|contact|account|iban|bic|swift|card|ssn|tax|"
    r"vat|passport|salary|amount|price|total|currency|quantity|qty|status|type|kind|category|code|number|key|value|user|username|"
    r"login|password|token|secret|url|website|host|ip|note|notes|comment|comments|description|text|message|subject|time|year|month|day|"
    r"vorname|nachname|strasse|stra[sß]e|ort|plz|telefon|geburtsdatum|kunde|betrag|datum|nummer|"
    r"nom|pr[ée]nom|adresse|ville|t[ée]l[ée]phone|nombre|apellido|direcci[óo]n|ciudad|tel[ée]fono)(?![a-z])",
    re.IGNORECASE,
)
_FORM_LABELS = re.compile(
    r"(?<![^\W\d_])(?:employee|staff|personnel|travell?er|claimant|passenger|patient|insured|insurance|policy|holder|plate|"
    r"registration|vehicle|driver|badge|manager|supervisor|approve[dr]|responsible|owner|author|reviewer|requester|"
    r"signature|signed|nationality|citizenship|residence|spouse|kin|emergency|reference|ref|invoice|contract|licen[cs]e|"
    r"mitarbeiter(?:in)?|familienname|anschrift|wohnort|geb|geboren|staatsangehörigkeit|mobil|handy|rufnummer|"
    r"konto|kontonummer|kontoinhaber|bank|bankverbindung|ausweis|reisepass|kennzeichen|verantwortlich|bearbeiter|ansprechpartner|"
    r"unterschrift|personalnummer|abteilung|naissance|courriel|portable|salarié|domicile|responsable|fecha|nacimiento|"
    r"correo|móvil|empleado|apellidos|domicilio|nazwisko|imię|adres|urodzenia|cognome|nome|indirizzo|nascita|morada|"
    r"naam|achternaam|voornaam|geboortedatum|soyadı|adı|doğum)(?![^\W\d_])",
    re.IGNORECASE,
)
"""Labels of forms. In a row they tell no header: people's roles are called so, too."""
_LABEL_LENGTH = 60


@dataclass(frozen=True)
class Dialect:
    """`delimiter` and `quote` are one character each; `backslash`: a quote inside quotes is written as `\\"`."""

    delimiter: str = ","
    quote: str = '"'
    backslash: bool = False
    needs_quotes: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "needs_quotes", frozenset((self.delimiter, self.quote, "\n", "\r")))

    @cached_property
    def inside(self) -> re.Pattern[str]:
        """What may stand between two quotes, up to the closing one or the end of the line."""
        quote = re.escape(self.quote)
        return re.compile(
            rf"(?>[^{quote}\\]++|\\.|\\\Z)*+" if self.backslash else rf"(?>[^{quote}]++|{quote}{quote})*+", re.DOTALL
        )

    @cached_property
    def plain(self) -> re.Pattern[str]:
        """The rest of a cell, up to the delimiter or the end of the line."""
        return re.compile(rf"[^{re.escape(self.delimiter)}\r\n]*+")

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """The begin of a quoted cell; blanks before the quote are allowed, as many programs write `, "x"`."""
        return re.compile(rf" *+{re.escape(self.quote)}")

    @cached_property
    def escaped(self) -> re.Pattern[str]:
        """A quote inside quotes, in its escaped form of two characters."""
        quote = re.escape(self.quote)
        return re.compile(rf"\\{quote}" if self.backslash else quote * 2)

    def escape(self, text: str) -> str:
        """Text as it stands between quotes."""
        return text.replace(self.quote, ("\\" if self.backslash else self.quote) + self.quote)


def separator_line(line: str) -> str | None:
    """The delimiter that an Excel `sep=;` line names, or None if the line is none."""
    match = _SEP_LINE.match(line)
    return match[1] if match and not match[1].isalnum() and match[1] not in "\r\n\"'" else None


def sniff(lines: Sequence[str], default: str) -> Dialect:
    """The dialect of a file that begins with these lines; `default` is the delimiter if none stands out."""
    quote = _quote(lines)
    backslash = _uses_backslash(lines, quote)
    named = separator_line(lines[0]) if lines else None
    if named:
        return Dialect(named, quote, backslash)
    scores = {mark: _agreement(lines, mark, quote) for mark in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda mark: (scores[mark], mark == default))
    for mark in _RARE_IN_PROSE:  # in `Smith, John;1,5` every line has as many commas as semicolons
        if scores[mark][0] >= _STEADY and mark in next(filter(str.strip, lines), ""):
            best = mark
    return Dialect(best if scores[best] > (0, 0) else default, quote, backslash)


def _quote(lines: Sequence[str]) -> str:
    text = "".join(lines)
    if '"' in text:
        return '"'
    single = re.findall(r"(?:^|[,;\t|])'[^'\r\n]*+'(?=[,;\t|\r\n]|\Z)", text, re.MULTILINE)
    return "'" if len(single) >= 2 else '"'


def _uses_backslash(lines: Sequence[str], quote: str) -> bool:
    """Quotes are escaped by backslashes, and nowhere doubled."""
    text = "".join(lines)
    escaped = re.search(rf"[^\\{_DELIMITERS}]\\{quote}(?![{_DELIMITERS}\r\n])", text)
    return escaped is not None and re.search(rf"[^{quote}{_DELIMITERS}\r\n]{quote}{quote}[^{quote}]", text) is None


def _agreement(lines: Sequence[str], delimiter: str, quote: str) -> tuple[float, int]:
    """The share of lines that have the commonest number of columns over one, and that number."""
    quoted = re.compile(rf"{quote}[^{quote}]*+{quote}")
    counts = Counter(quoted.sub("", line).count(delimiter) for line in lines if line.strip())
    counts_over_one = {count: often for count, often in counts.items() if count}
    if not counts_over_one:
        return (0, 0)
    count, often = max(counts_over_one.items(), key=lambda item: (item[1], item[0]))
    return (round(often / sum(counts.values()), 1), count)


def find_header(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the header among the first rows (cells' values), or None.

    The first row of the file's usual width, if every cell of it looks like a label, and a row below it looks different
    or a label is one that tables commonly have. Rows that are mostly empty are a title that a program has filled up.
    """
    widths = Counter(len(row) for row in rows if any(cell.strip() for cell in row))
    if not widths:
        return None
    width = max(widths.items(), key=lambda item: (item[1], item[0]))[0]
    for index, row in enumerate(rows):
        if len(row) == width and not _is_title(row):
            return index if _is_header(row, [other for other in rows[index + 1 :] if len(other) == width]) else None
    return None


def _is_title(row: Sequence[str]) -> bool:
    """Whether a row says less than half of what its cells have room for, as one with a title, or none, does."""
    return 2 * sum(1 for cell in row if cell.strip()) < len(row)


def is_common_label(cell: str) -> bool:
    """Whether a cell names a value as tables and forms commonly do: `Date of birth`, `created_at`, `Claimant`."""
    return _is_known(cell) or _FORM_LABELS.search(cell) is not None


def _is_known(cell: str) -> bool:
    return bool(_LABELS.search(cell.replace("_", " ")) or _CODE_NAME.match(cell))


def _is_header(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    cells = [cell.strip() for cell in row if cell.strip()]
    if not cells or _is_title(row) or not all(_is_label(cell) for cell in cells):
        return False
    known = sum(1 for cell in cells if _is_known(cell))
    if 3 * known >= len(cells):
        return True
    return any(not _is_label(cell.strip()) for other in below for cell in other if cell.strip())


def _is_label(cell: str) -> bool:
    return len(cell) <= _LABEL_LENGTH and "@" not in cell and "://" not in cell and not _NUMBERISH.match(cell)
