"""Number formats of charts in a spelling in which their texts can be read: `\\J\\a\\n\\e 0` becomes `"Jane" 0`.

The same is shown. Workbooks read their formats where they stand (`xlsx_surfaces`); charts in documents are read as
plain text, to which a name with a backslash before each letter is none.
"""

from __future__ import annotations

import re

from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.xlsx_numbers import format_texts, rewrite_format

__all__ = ["spell_out"]

_CODE = re.compile(rb"formatCode(?:>(?P<node>[^<]*+)|\s*+=\s*+(?:\"(?P<double>[^<\"]*+)|'(?P<single>[^<']*+)))")
_TELLING = 3
"""Letters and digits from which on an escaped text may be a value."""


def spell_out(data: bytes) -> bytes:
    """Normalised `data` with telling texts of number formats in quotes; the same object if there is none."""
    changes = []
    for match in _CODE.finditer(data):
        group = match.lastgroup or "node"
        code = xml.unescape(match[group])
        texts = {number: text for number, (_, _, text) in enumerate(format_texts(code)) if _is_hidden(text, code)}
        if texts:
            new = rewrite_format(code, texts)
            escaped = xml.escape_text(new) if group == "node" else xml.escape_attribute(new)
            changes.append((*match.span(group), escaped.encode()))
    return xml.splice(data, changes)


def _is_hidden(text: str, code: str) -> bool:
    return text not in code and sum(map(str.isalnum, text)) >= _TELLING
