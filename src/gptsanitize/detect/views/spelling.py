"""How a value is spelled where it stands, and a fake in the same spelling.

Source texts write characters as codes: HTML and XML references, percent signs, escapes of JSON, JavaScript, C and
Markdown, octets of RTF, quoted-printable, encoded words of mail headers. A fake in their place is written in the codes
of what it replaces, once or twice encoded as that is, so that a document stays well-formed: `M&uuml;ller &amp; Co`
becomes `B&ouml;rner &amp; Co`. Which characters are codes is said by `escapes`; which fake stands there by the plan.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b64encode
from collections.abc import Callable, Iterator
from functools import lru_cache
from html.entities import codepoint2name
from typing import NamedTuple

from gptsanitize.detect.views import escapes
from gptsanitize.detect.views.normalise import View, normalise, value_of

__all__ = ["Spelled", "spelled"]

_SIGNS = re.compile(r"[&%\\=]")
_TAG = re.compile(
    r"</?(?:[abiuqst]|em|strong|span|font|mark|small|big|sub|sup|tt|code|kbd|var|del|ins|strike|abbr|cite|wbr|bdi|bdo|br|"
    r"p|div|li|td|th|tr|h[1-6])"
    r"(?: (?:class|style|lang|dir|align|face|color|size)=(?:\"[^\"<>@]{0,80}\"|'[^'<>@]{0,80}')){0,4} ?/?>"
)
"""Tags of running text and tables that hold no value themselves."""
_DOUBLED = re.compile(r"(?<=[^\W\d_])''(?=[^\W\d_])")
_WORD_BEGINS = re.compile(r"=\?([A-Za-z0-9-]{3,20})\?[Qq]\?[!->@-~]{0,400}\Z")
_ROOM_OF_WORD = 430

_ENTITY = re.compile(r"&((?:amp;){0,3})(?:#([0-9]+)|#([xX])([0-9A-Fa-f]+)|([A-Za-z]+));")
_UNICODE = re.compile(r"(\\+u|%u)(\{?)([0-9A-Fa-f]+)\}?")
_OCTET = re.compile(r"(%(?:25)*?|\\+x|\\'|=)([0-9A-Fa-f]{2})(?![0-9A-Fa-f])|(\\)[0-3][0-7]{2}")
_MARK = re.compile(r"(\\+)([^\w\s]|[ntr])")
_BASE64_WORD = re.compile(r"=\?([A-Za-z0-9-]{3,20})\?([Bb])\?")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_SAFE = frozenset("@:/+,")
"""Signs that stay as they are where the rest is percent-encoded."""
_IN_WORD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
"""What an encoded word holds as it is (RFC 2047, 5 (3))."""
_NAMED = {"&": "amp", "<": "lt", ">": "gt", '"': "quot"}
_CONTROLS = {"\n": "n", "\t": "t", "\r": "r"}
_LEVELS = {1: 1, 2: 2, 3: 2, 4: 3}
"""How many times a text was escaped, by the backslashes before one sign."""

Code = Callable[[str], str]


class Spelled(NamedTuple):
    """A value and how it is written: `pieces` are (as written, as read), none where nothing is a code."""

    value: str
    pieces: tuple[tuple[str, str], ...] = ()
    charset: str = ""
    """That of the encoded word of a mail header in which it stands."""
    tags: str = ""
    """The tags inside of it; they stay, behind the fake: `Jo<b>hn</b>` becomes `Ada<b></b>`."""

    def write(self, fake: str) -> str:
        """`fake` with the codes and tags of the value."""
        return (_Writer(self, fake).written() if self.pieces else fake) + self.tags


def spelled(text: str, start: int, end: int) -> Spelled:
    """How the value at `start:end` of a text is spelled."""
    if (mail := _as_mail(text)) is not None:
        return _read(mail, text, start, end, _charset_at(text, start))
    original = text[start:end]
    if "<" in original and (tags := _TAG.findall(original)):
        bare = _TAG.sub("", original)
        return spelled(bare, 0, len(bare))._replace(tags="".join(tags))
    if _SIGNS.search(original) is None:
        return _without_doubles(original) if "''" in original else Spelled(value_of(original))
    return _read(normalise(original), original, 0, len(original))


def _without_doubles(original: str) -> Spelled:
    """A value in whose words an apostrophe is written twice, as in strings of SQL and YAML: `O''Brien`."""
    parts = _DOUBLED.split(original)
    if len(parts) == 1:
        return Spelled(value_of(original))
    pieces = [(part, value_of(part)) for part in parts]
    between = [("''", "'")] * (len(parts) - 1)
    mixed = [piece for pair in zip(pieces, [*between, ("", "")], strict=True) for piece in pair if piece[0]]
    return Spelled("".join(read for _, read in mixed), tuple(mixed))


def _read(view: View, text: str, start: int, end: int, charset: str = "") -> Spelled:
    pieces = tuple((text[first:last], read) for first, last, read in view.between(start, end))
    value = "".join(read for _, read in pieces) or text[start:end]
    is_coded = any(len(written) != len(read) and _is_code(written, charset) for written, read in pieces)
    return Spelled(value, pieces if is_coded or charset else (), charset)


def _is_code(written: str, charset: str) -> bool:
    return _SIGNS.match(written) is not None or bool(charset)


def _charset_at(text: str, start: int) -> str:
    word = _WORD_BEGINS.search(text[max(0, start - _ROOM_OF_WORD) : start])
    return word[1] if word else ""


@lru_cache(maxsize=1)  # the findings of one segment come one after another
def _as_mail(text: str) -> View | None:
    """The view of a text in quoted-printable or with encoded words: there the text around tells what is a code."""
    is_mail = "=" in text and ("=?" in text or escapes.is_printed(text))
    return normalise(text) if is_mail else None


# ---- writing -------------------------------------------------------------------------------------------------------


class _Writer:
    """Writes one fake in the spelling of one value.

    A character that the value has as a code is that code, one that it has plainly is plain, and both are told by their
    order. Of other characters those are codes that the manner demands, and letters where the value codes its like.
    """

    def __init__(self, like: Spelled, fake: str) -> None:
        self._fake = fake
        self._charset = like.charset
        self._ways: dict[str, list[str]] = {}
        self._codes: dict[str, str] = {}
        plain = set()
        for written, read in like.pieces:
            if len(read) == 1 and written != read and (_SIGNS.match(written) or like.charset or written == "''"):
                self._ways.setdefault(read, []).append(written)
                self._codes.setdefault(read, written)
                continue
            for char in read:
                self._ways.setdefault(char, []).append(char)
                plain.add(char)
        self._plain = plain
        self._samples = list(self._codes.values())
        self._word = next((each for each, _ in like.pieces if _BASE64_WORD.match(each)), "")
        coded = {_class_of(char): code for char, code in self._codes.items()}
        shown = set(map(_class_of, plain))
        self._like = {kind: code for kind, code in coded.items() if kind not in shown}
        self._all = self._like.get("letter", "")

    def written(self) -> str:
        if self._word:
            return _in_base64(self._fake, self._word)
        return "".join(map(self._char, self._fake, self._places()))

    def _places(self) -> Iterator[int]:
        """For each character of the fake, which of its like it is."""
        seen: dict[str, int] = {}
        for char in self._fake:
            seen[char] = seen.get(char, -1) + 1
            yield seen[char]

    def _char(self, char: str, place: int) -> str:
        ways = self._ways.get(char)
        if ways and char in self._codes and char in self._plain:
            if self._fake.count(char) == len(ways):
                return ways[place]
            return self._demanded(char) or char
        if ways:
            return ways[0]
        if self._charset:
            return _in_word(char, self._charset)
        if sample := self._all or ("" if char.isascii() else self._like.get("other", "")):
            return _coded(char, sample)
        return self._demanded(char) or char

    def _demanded(self, char: str) -> str | None:
        """The code of a character that the manner of the value cannot do without; none where it can."""
        for sample in self._samples:
            if (code := _demanded(char, sample)) is not None:
                return code
        return None


def _class_of(char: str) -> str:
    return "other" if not char.isascii() else "letter" if char.isalnum() else "sign"


def _demanded(char: str, sample: str) -> str | None:
    if entity := _ENTITY.match(sample):
        if char in _NAMED or char == "'":
            return f"&{entity[1]}{_NAMED.get(char, '#39')};"
        return None
    if sample == "''":
        return sample if char == "'" else None
    if sample[0] == "%":
        return None if char in _UNRESERVED or char in _SAFE else _coded(char, sample)
    if sample[0] == "=":
        return _coded(char, sample) if char == "=" or not char.isascii() else None
    return _escaped(char, sample)


def _escaped(char: str, sample: str) -> str | None:
    """What ends a string, with the backslashes of the sample."""
    mark = _MARK.match(sample)
    if char not in '"\n\t\r' or (mark and mark[2] in "._+-@'") or sample.startswith("\\'"):
        return None
    slashes = len(sample) - len(sample.lstrip("\\"))
    code = char
    for _ in range(_LEVELS.get(slashes, 1)):
        code = "".join(f"\\{_CONTROLS.get(each, each)}" if each in '\\"\n\t\r' else each for each in code)
    return code


def _coded(char: str, sample: str) -> str:
    """A character as a code of the kind of the sample; itself where that kind has none for it."""
    if entity := _ENTITY.match(sample):
        return _as_reference(char, entity)
    if unicode := _UNICODE.match(sample):
        return _as_units(char, unicode)
    if octet := _OCTET.match(sample):
        return _as_octets(char, octet, sample)
    return char


def _as_reference(char: str, like: re.Match[str]) -> str:
    name = codepoint2name.get(ord(char)) if like[5] else None
    if name:
        return f"&{like[1]}{name};"
    if like[3]:
        digits = f"{ord(char):x}"
        return f"&{like[1]}#{like[3]}{digits if _is_lower(like[4]) else digits.upper()};"
    return f"&{like[1]}#{ord(char)};"


def _as_units(char: str, like: re.Match[str]) -> str:
    if like[2]:
        return f"{like[1]}{{{ord(char):x}}}"
    octets = char.encode("utf-16-be", "surrogatepass")
    units = (octets[at : at + 2].hex() for at in range(0, len(octets), 2))
    return "".join(like[1] + (unit if _is_lower(like[3]) else unit.upper()) for unit in units)


def _as_octets(char: str, like: re.Match[str], sample: str) -> str:
    """UTF-8, or Windows-1252 where the sample is one octet beyond ASCII."""
    is_single = len(_OCTET.findall(sample)) == 1 and like[2] is not None and int(like[2], 16) > 0x7F
    octets = _encoded(char, "cp1252" if is_single else "utf-8")
    if like[3]:
        return "".join(f"\\{octet:03o}" for octet in octets)
    case = str.lower if _is_lower(like[2]) else str.upper
    return "".join(like[1] + case(f"{octet:02x}") for octet in octets)


def _is_lower(digits: str) -> bool:
    return any(map(str.islower, digits))


# ---- headers of mail -----------------------------------------------------------------------------------------------


def _in_word(char: str, charset: str) -> str:
    if char in _IN_WORD:
        return char
    return "_" if char == " " else "".join(f"={octet:02X}" for octet in _encoded(char, charset))


def _in_base64(text: str, word: str) -> str:
    begins = _BASE64_WORD.match(word)
    charset = begins[1] if begins else "utf-8"
    return f"=?{charset}?B?{b64encode(_encoded(text, charset)).decode('ascii')}?="


def _encoded(text: str, charset: str) -> bytes:
    """The octets of a text; letters that the character set has not lose their marks."""
    try:
        return text.encode(charset)
    except (UnicodeEncodeError, LookupError):
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
        return (plain or "?").encode("ascii")
