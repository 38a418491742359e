"""The bodies of streams that are copied: what they hold beside codes and numbers is taken out.

Pure functions from bytes to bytes: PostScript functions and CMaps without comments, deflated data without what follows
it. Pictures are cleaned by `segments`, colour profiles by `icc`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

__all__ = ["clean_cmap", "clean_function", "up_to_the_damage", "without_tail"]


# ---- PostScript

_FUNCTION = re.compile(
    rb"%[^\r\n]*+|([{}]|[-+]?+(?>\d++\.?+\d*+|\.\d++)(?![^\s{}])|(?:abs|add|atan|ceiling|cos|cvi|cvr|div|exp|floor|idiv|ln|log"
    rb"|mod|mul|neg|round|sin|sqrt|sub|truncate|and|bitshift|eq|false|ge|gt|le|lt|ne|not|or|true|xor|if|ifelse|copy|dup"
    rb"|exch|index|pop|roll)(?![^\s{}]))|[^\s{}%]++"
)
_CMAP = re.compile(
    rb"%[^\r\n]*+|(<[0-9A-Fa-f\s]*+>|<<|>>|[\[\]]|[-+]?+\d{1,10}+(?![^\s<>\[\]()/%])|/(?:CIDInit|ProcSet|CIDSystemInfo|Registry"
    rb"|Ordering|Supplement|CMapName|CMapType|CMapVersion|WMode|CMap|XUID|UIDOffset|Adobe-Identity-UCS|Adobe|UCS|Identity-[HV]"
    rb"|Identity)(?![^\s<>\[\]()/%])|\((?:Adobe|Identity|UCS|Japan1|GB1|CNS1|Korea1|KR)\)|(?:begin|end)(?:codespacerange|bfchar"
    rb"|bfrange|cidrange|cidchar|notdefrange|notdefchar|cmap)?(?![^\s<>\[\]()/%])|(?:findresource|dict|def|dup|pop|usecmap"
    rb"|currentdict|defineresource)(?![^\s<>\[\]()/%]))|/[^\s<>\[\]()/%]*+|\((?>[^()\\]++|\\[\s\S])*+\)|[^\s<>\[\]()/%]++"
)


_BLOCK = (b"begin", b"end")
_LONGEST_CODE, _LONGEST_HEX = 10, 1 << 11


def clean_function(data: bytes) -> bytes:
    """A PostScript calculator function (7.10.5): operators, numbers and braces."""
    return b" ".join(found for found in _FUNCTION.findall(data) if found)


def clean_cmap(data: bytes) -> bytes:
    """A CMap's codes, ranges and operators; comments, copyright and names of the author's are gone.

    Codes stand in blocks and have four bytes at most (9.7.6.2); only the texts of `bfchar` and `bfrange` are longer.
    What belongs together stays on one line: some readers (pypdf) read tables line by line.
    """
    out: list[bytes] = []
    longest = 0
    for found in _CMAP.finditer(data):
        word = found.group(1)
        if word is not None:
            if word.startswith(_BLOCK):
                longest = _LONGEST_HEX if word.startswith(b"beginbf") else _LONGEST_CODE * word.startswith(b"begin")
            if word[:1] != b"<" or word == b"<<" or len(word) <= longest:
                out.append(word)
        elif found.group()[:1] == b"/":
            out.append(b"/Custom")
        elif found.group()[:1] == b"(":
            out.append(b"(Identity)")
    return b"".join(word + (b"\n" if word.startswith(_BLOCK) else b" ") for word in out)


# ---- deflated data


def without_tail(raw: bytes, limit: int, longest: Callable[[int], int | None] | None = None) -> bytes | None:
    """The deflated stream alone, or none if `raw` is that already. A damaged one is deflated anew up to its damage.

    `longest` says how many of so many inflated bytes may be used; the rest is cut off.
    """
    inflater = zlib.decompressobj()
    data, failed = b"", False
    try:
        data = inflater.decompress(raw, limit)
    except zlib.error:
        failed = True
        data = up_to_the_damage(raw, limit)
    if not failed and inflater.unconsumed_tail:
        return None  # larger than may be looked at: the reader has refused it if it matters
    most = longest(len(data)) if longest is not None else None
    if most is not None and most < len(data):
        return zlib.compress(data[:most])
    if not failed and inflater.eof:
        return raw[: len(raw) - len(inflater.unused_data)] if inflater.unused_data.strip(b"\r\n") else None
    return zlib.compress(data)


def up_to_the_damage(raw: bytes, limit: int) -> bytes:
    """What a damaged deflated stream gives, as viewers take it."""
    inflater, out, size = zlib.decompressobj(), [], 0
    for start in range(0, len(raw), 256):
        try:
            out.append(inflater.decompress(raw[start : start + 256], limit))
        except zlib.error:
            break
        size += len(out[-1])
        if size > limit:
            break
    return b"".join(out)
