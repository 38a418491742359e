"""What formulas put together, number formats and page headers show: texts that stand nowhere in one piece.

A formula is not evaluated. Its literals are read in their order as one text, which is what `"532-48-"&"9173"`,
CONCATENATE and TEXTJOIN give; what stands between them may only be more.
"""

from __future__ import annotations

import re

__all__ = ["literals_of", "shown_by_format", "shown_in_header"]

_LITERAL = re.compile(
    r'"((?>[^"]|"")*+)"'
    r"|(?<![\w.$!:])(?:_xlfn\.)?(?:UNICHAR|CHAR)\(\s{0,8}+([0-9]{1,6}+)\s{0,8}+\)"
    r"|(?<![\w.$!:\])])([0-9]++)(?![\w.(!:])",
    re.IGNORECASE | re.ASCII,
)
_NUMBER = 9  # digits from which on a number is told by them alone
_FORMAT = re.compile(r'"([^"]*+)"?|\\(.)|[_*].|\[\$([^\]\-]*+)[^\]]*+\]|\[[^\]]*+\]|(.)', re.DOTALL)

_HEADER_CODE = re.compile(r'&(?:([BIUESXYHO]|"[^"]*+"|K[0-9A-Fa-f]{6}|K[0-9]{2}[+-][0-9]{3}|[0-9]{1,3})|.)', re.DOTALL)


def literals_of(formula: str) -> str:
    """All texts, whole numbers and characters by their codes that are written into a formula, as one text.

    Numbers may be part of the text or not, so that it comes twice where there are some; its digits come by themselves,
    for a formula may take other characters out.
    """
    if '"' not in formula and "&" not in formula and "CHAR(" not in formula.upper():
        return ""
    found = [(match[1], match[2], match[3]) for match in _LITERAL.finditer(formula)]
    texts = [text.replace('""', '"') if text is not None else _char(code) for text, code, _ in found]
    numbers = [number or text for text, (_, _, number) in zip(texts, found, strict=True)]
    readings = ["".join(texts)] if numbers == texts else ["".join(texts), "".join(numbers)]
    digits = "".join(filter(str.isdecimal, readings[-1]))
    return "\n".join([*readings, digits] if len(digits) >= _NUMBER else readings)


def _char(code: str | None) -> str:
    return chr(int(code)) if code and int(code) < 0x110000 else ""


def shown_by_format(code: str) -> str:
    """The letters that a number format shows: `\\Z"ac"0` -> `Zac0` (ECMA-376-1 18.8.31)."""
    return "".join("".join(filter(None, match.groups())) for match in _FORMAT.finditer(code))


def shown_in_header(text: str) -> str:
    """A page header without its codes (ECMA-376-1 18.3.1.46): those of a style part no word, all others do."""
    return _HEADER_CODE.sub(lambda code: "" if code[1] else "&" if code[0] == "&&" else "\n", text)
