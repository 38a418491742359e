"""How little a token looks like anything that people write for another reason than to keep it secret.

Plain entropy takes every identifier for a key and no word with a digit for a password. Here what has a reason to look
odd is known by its form first (expressions, identifiers, versions, dates, measures, names of algorithms), and what is
left is ranked by how its letters, digits and signs change places. It does not search text, and it knows no label.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.words import FUNCTION_WORDS, ORDINARY

__all__ = [
    "MEDIUM",
    "NONE",
    "STRONG",
    "WEAK",
    "is_drawn",
    "is_filler",
    "is_keylike",
    "is_random",
    "is_signed",
    "is_technical",
    "rarity",
]

NONE, WEAK, MEDIUM, STRONG = 0, 1, 2, 3
"""An ordinary token; a word that no dictionary has; a word with digits; what nobody writes but as a secret."""

_LEAST = 4
_KEY_LENGTH = 16
_TECHNICAL = (
    r"(?:hmac-sha|sha|md|aes|rsa|dsa|ecdsa|ed|curve|hs|rs|es|ps|pbkdf|argon|bcrypt|utf|base|rfc|iso|iec|nist|fips|cwe|cve|owasp|oat|"
    r"oauth|saml|openid|x|pkcs|tls|ssl|ipv|wpa|win|windows|office|http|ntlm|smb|snmp|log|j|k|s|ec|db|rc|v|ver|version|h|"
    r"usb|com|rs|ch|chapter|fig|figure|tab|table|sec|section|listing|step|page|line|level|part|phase|group|room|"
    r"user|test|demo|example|sample|foo|bar|abc|node|server|host|eth|en|www|web|app|api|id|key|value|arg|param|field|col|"
    r"column|row|item|var|tmp|temp|file|doc|python|php|perl|ruby|java|jdk|jre|css|html|http|mp|int|uint|float|str|utf|cp|"
    r"latin|amd|arm|i|armv|bit|covid|pm|mysql|postgres|psycopg|sqlite|neo|net|dotnet|vue|angular|bootstrap|jinja|log|w|p|q|r|"
    r"b|c|d|e|f|g|m|n|t|u|y|z)"
)
_REASONED = compiled(
    rf"(?i:{_TECHNICAL}[-_ .]?[0-9][0-9.]{{0,8}}[a-z]{{0,3}})"  # sha-256, windows10, table_3
    r"|(?i:802\.[0-9]{1,2}[a-z]{0,3}|1password|i18n|l10n|a11y|k8s|k3s|s3|ec2|log4j\w{0,2}|log4shell|b2b|b2c|c2|p2p|e2e|h2|o365|m365|2fa|u2f|fido2|mp[34]|x\.?509v?3?|"
    r"[0-9]{1,5}(?:st|nd|rd|th|px|pt|em|rem|ms|s|min|h|hrs?|d|days?|kb|mb|gb|tb|kib|mib|gib|bits?|bytes?|x|k|m|mm|cm|km|kg|g|"
    r"ml|v|w|a|hz|mhz|ghz|dpi|fps|rpm|f|c|er|eme|º|ª))"
    r"|v?[0-9]{1,5}(?:\.[0-9x]{1,5}){1,4}(?:[-+.]?(?:alpha|beta|rc|dev|post|final|a|b)[0-9.]{0,4})?"  # versions
    r"|[0-9]{4}-[0-9]{2}(?:-[0-9]{2}\S{0,30})?|[0-9]{1,2}:[0-9]{2}\S{0,6}"  # dates and clocks
    r"|0x[0-9A-Fa-f]{1,16}|SP800-[0-9]{1,3}[A-Z]?|[0-9]{1,4}\^\w{1,12}"
    r"|[A-Z]{2,8}-[0-9]{1,7}(?:[:.-][0-9]{1,4})?"  # tickets, standards
    r"|[$€£¥][0-9.,]{1,15}\w{0,2}|[0-9.,]{1,15}%"
    r"|[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}"  # UUID: builds, records and requests have one
)
_EXPRESSION = compiled(
    r"\S{0,200}[?&][A-Za-z_]{1,40}=\S{0,200}|"
    r"[\w.-]{0,80}\.[a-z]{2,5}[#?][\w=&%.-]{0,120}|#[\w-]{1,80}|"
    r"[A-Za-z_$@:][\w$]{0,60}(?:(?:\.|::|->|/|\\)[A-Za-z_$@*<{][\w$*<>{}-]{0,60}){1,12}(?:\(\S{0,80})?"
    r"|[\w.$@]{1,60}[(\[{<]\S{0,120}|[\w.-]{1,60}=(?!={0,2}\Z)\S{0,120}|[\w.-]{1,15}={1,2}|-{1,2}[A-Za-z]\S{0,80}|@[A-Za-z_]\S{0,60}"
    r"|(?:~|\.{0,2}/|[A-Za-z]:\\)\S{0,200}|[a-z][a-z0-9+.-]{1,20}://\S{0,200}|[\w.+-]{1,64}@(?![0-9]{1,8}\Z)[\w.-]{1,200}"
    r"|(?:application|audio|image|text|video|font|model)/[\w.+-]{1,60}"
    r"|[\w-]{1,60}(?:\.[\w-]{1,60}){0,6}\.[a-z]{2,5}|[A-Z][A-Z0-9]{0,20}(?:_[A-Z0-9]{1,20}){0,8}"
    r"|(?:[a-z]{1,31}[0-9]{0,4}|[a-z]{1,2}[0-9]{1,4}[a-z]{0,12})(?:[-_:.][a-z]{1,30}[0-9]{0,2}){1,8}|[*_#&|<>+~^!?]{0,3}[A-Za-z]{1,40}[*_#&|<>+~^!?,.;:]{1,3}"
    r"|[A-Za-z0-9]{1,20}Password(?:[A-Z][a-z]{2,15}){1,4}|[a-z][\w.-]{1,40}/[a-z][\w.-]{1,40}[@#]v?[0-9][\w.]{0,12}"
    r"|[\w./-]{1,120}\.(?:md|html?|rst|php)#[\w-]{1,100}|(?:md|html?|rst|php)#[\w-]{1,100}|[\w./-]{1,100}@sha256:\S{0,100}"
    r"|[a-z][a-z0-9._/-]{1,60}:v?[0-9][\w.-]{0,20}|&[a-z]{2,10};\S{0,80}|%[A-Za-z]\S{0,20}|\W{1,100}"
)
_SIGN = compiled(r"[!@#$%^&*?~+=§](?=.)")
_SIGN_IN_WORDS = compiled(r"(?<=[^\W\d_])[!@#$%^?~§&](?=[^\W\d_])")
_INSIDE_CAPITAL = compiled(r"(?<=[a-zà-ÿ0-9])[A-ZÀ-Þ]")
_VARIABLE = compiled(r"[:=]\$[A-Za-z]|\$\{|\{\{")
_RUNS = compiled(r"[^\W\d_]{1,100}|[0-9]{1,100}")
_PARTS = compiled(r"[-_.]")
_SHAKEN = compiled(r"[A-Za-z]{8,64}")
_HUMPS = compiled(r"[A-Z]{0,30}[a-z]{1,30}|[A-Z]{1,30}")
_MANY_CHANGES = 3
_SHORT_HUMP = 3
_CAMEL = compiled(
    r"[a-z]{1,20}(?:[A-Z][a-z]{1,20}){1,6}|(?:[A-Z][a-z]{1,20}){2,7}|[A-Z]{2,6}[a-z]{1,20}(?:[A-Z][a-z]{1,20}){0,4}"
)
_TOKEN = compiled(r"[A-Za-z0-9+/_.~=-]{16,2000}")
_PIECES = compiled(r"[A-Z]?[a-z]{1,2000}|[A-Z]{1,2000}|[0-9]{1,2000}")
_LONGEST_PIECES = 3.7
"""Letters or digits of a kind in a row, on average: of 32 characters by chance of one case and digits nine in ten have
fewer, names of things have more."""
_FEWEST_KINDS = 8
_WORDS_AT_MOST = 0.3
_FILLED = 0.6
_FEWEST_SIGNS = 5
_ODD_PART = compiled(
    r"[A-Z]{2,12}[a-z]{1,12}[A-Z]{1,12}[A-Za-z]{0,12}|[a-z]{1,12}[A-Z]{2,12}[a-z]{1,12}[A-Za-z]{0,12}"
    r"|[a-z]{1,3}[A-Z]{2,4}"
)
_SHORT = compiled(r"[A-Za-z0-9!#$%&*?._-]{7,40}")
_ALL_KINDS = 3
_NAMED = compiled(
    r"(?:mac|i|tv|watch|i?pad|chrome|web)?OS[0-9.]{0,6}|(?:iPhone|iPad|GPT|PCIe|WiFi|Wi-Fi|USB|QFX|LaTeX|reCaptcha|Win)",
    re.IGNORECASE,
)
_FEWEST_HUMPS = 2
_SHOUTED = compiled(
    r"(?:[A-Z][a-z]{1,20}){1,4}(?:[A-Z]{2,10}[a-z]{1,20}|(?:[A-Z]{2,10}[a-z]{0,20}|[A-Z][a-z]{1,20}){2,4})[!?]{1,3}"
)
"""Words run together with a sign at the end: `JollofDBSSunday!`."""
_SPELT = compiled(r"(?i:p[@4]ss?w[0o]rd|p[@4]ss?w[0o]rt|p[@4]55|pa[s5$]{2}w0rd)")
"""The word for a password with signs for letters."""
_KEYLIKE = compiled(
    r"(?=[a-f]{0,40}[0-9])(?=[0-9]{0,40}[a-f])[0-9a-f]{16,512}|(?=[A-F]{0,40}[0-9])(?=[0-9]{0,40}[A-F])[0-9A-F]{16,512}"
    r"|(?=[A-Za-z]{0,64}[0-9][A-Za-z]{0,64}[0-9])(?=[0-9]{0,40}[A-Za-z])[A-Za-z0-9]{20,512}"
)
_STAND_IN = compiled(
    r"(?i:your[-_.]?(?:own|api|app|token|key|secret|access|client|pass)|placeholder|redacted|change[-_]?me|[-_.]here\Z|example[-_]?(?:key|token|secret)|"
    r"dummy|insert[-_])|EXAMPLE(?:KEY|[0-9]{0,3})\Z"
)
_HEX_OR_BASE64 = compiled(r"[A-Za-z0-9+/_-]{16,2000}={0,2}")


@lru_cache(maxsize=8192)
def rarity(value: str) -> int:
    """`NONE`, `WEAK`, `MEDIUM` or `STRONG`: how surely a token without blanks is a secret, beside a word for one."""
    bare = value.strip("\"'`“”‘’«».,;:")
    if _SHOUTED.fullmatch(bare):
        return MEDIUM
    if _SPELT.match(bare):
        return STRONG
    letters, digits = any(map(str.isalpha, bare)), any("0" <= char <= "9" for char in bare)
    if (
        len(bare) < _LEAST
        or not letters
        or _VARIABLE.search(bare)
        or _REASONED.fullmatch(bare.strip("*_"))
        or _EXPRESSION.fullmatch(bare)
    ):
        return NONE
    if not digits:
        return _of_letters(bare)
    if _SIGN.search(bare) or bare[-1] in "!?#$%*&+":
        return STRONG if len(bare) >= 6 else MEDIUM
    return _of_letters_and_digits(bare)


def is_technical(value: str) -> bool:
    """Whether a token looks odd for a reason of its own: a version, a measure, an algorithm, a product of software."""
    return _REASONED.fullmatch(value) is not None


def is_random(value: str) -> bool:
    """Whether 16 characters and more look drawn by chance: letters and digits change places, few words are inside."""
    bare = value.rstrip("=")
    if not _TOKEN.fullmatch(value) or not any("0" <= char <= "9" for char in bare) or is_filler(value):
        return False
    pieces = _PIECES.findall(bare)
    length = sum(map(len, pieces))
    if (
        len(set(bare)) < _FEWEST_KINDS
        or length > _LONGEST_PIECES * len(pieces)
        or pieces[0].isdigit() > len(pieces) - 2
    ):
        return False
    words = sum(len(piece) for piece in pieces if len(piece) > _SHORT_HUMP and is_dictionary_word(piece.lower()))
    return words <= _WORDS_AT_MOST * length


def is_keylike(value: str) -> bool:
    """Beside a word for a key: drawn by chance, of the signs of hexadecimal, or letters and digits without a joint."""
    if _REASONED.fullmatch(value):
        return False
    if is_random(value.replace(":", "")) or (len(value) >= _KEY_LENGTH and _is_shaken(value)):
        return True
    kinds = len(set(value))
    return kinds >= _FEWEST_KINDS and _KEYLIKE.fullmatch(value) is not None and not is_filler(value)


def is_signed(value: str) -> bool:
    """Letters with so many signs of so many kinds between them that it is neither a word, a path nor an expression."""
    signs = [char for char in value if not char.isalnum() and char not in "-_./:,"]
    return (
        len(signs) >= _FEWEST_SIGNS and len(set(signs)) >= _FEWEST_SIGNS - 1 and sum(map(str.isalpha, value)) >= _LEAST
    )


def is_filler(value: str) -> bool:
    """A stand-in of the length of a key: most of it one sign (`ghp_xxxx`), or one that says so (`sk-your-api-key`)."""
    signs = [char for char in value.lower() if char.isalnum()]
    return not signs or max(map(signs.count, set(signs))) >= _FILLED * len(signs) or _STAND_IN.search(value) is not None


def _of_letters(value: str) -> int:
    if _SIGN_IN_WORDS.search(value) and not value.isupper() and len(value) >= 8:
        return STRONG
    if _is_shaken(value):
        return MEDIUM
    if _CAMEL.fullmatch(value) or is_dictionary_word(value):
        return NONE
    parts = [part for part in _PARTS.split(value) if part]
    if len(parts) > 1 and any(_is_odd_part(part) for part in parts):
        return MEDIUM
    if len(parts) > 1:
        capitals = sum(part[0].isupper() for part in parts)
        return MEDIUM if capitals > 1 and not value.isupper() else NONE
    low = value.lower()
    return NONE if low in ORDINARY or low in FUNCTION_WORDS or (value.isupper() and len(value) < 6) else WEAK


def _is_odd_part(part: str) -> bool:
    """Capitals behind small letters as neither words nor names in code have them: the last of `peanut-EGaDI`."""
    if len(part) <= _SHORT_HUMP or is_dictionary_word(part.lower()):
        return False
    return _ODD_PART.fullmatch(part) is not None or (
        part.isascii()
        and part.isalpha()
        and sum(a.islower() != b.islower() for a, b in pairwise(part)) >= _MANY_CHANGES
        and max(map(len, _HUMPS.findall(part))) <= _SHORT_HUMP
    )


def is_drawn(value: str) -> bool:
    """A short token drawn by chance: letters of both cases, mostly with digits, in which no longer word stands."""
    if value.isalpha() and (value[1:].islower() or value.isupper()):  # a word, as nearly all are
        return False
    if not _SHORT.fullmatch(value) or _REASONED.fullmatch(value):
        return False
    humps = [hump for hump in _HUMPS.findall(value) if hump]
    if any(len(hump) > _SHORT_HUMP and is_dictionary_word(hump.lower()) for hump in humps) or _NAMED.match(value):
        return False
    kinds = sum(any(test(char) for char in value) for test in (str.islower, str.isupper, str.isdigit))
    return (kinds == _ALL_KINDS and len(humps) >= _FEWEST_HUMPS) or _is_shaken(value)


def _is_shaken(value: str) -> bool:
    """Letters whose case changes as nobody writes: `jauWyeKZ`, and neither `LaTeX` nor `parseJsonFile`."""
    if not _SHAKEN.fullmatch(value) or sum(a.islower() != b.islower() for a, b in pairwise(value)) < _MANY_CHANGES:
        return False
    return not any(len(hump) > _SHORT_HUMP and is_dictionary_word(hump) for hump in _HUMPS.findall(value))


def _of_letters_and_digits(value: str) -> int:
    runs = _RUNS.findall(value)
    changes = sum(one[0].isdigit() != other[0].isdigit() for one, other in pairwise(runs))
    long = len(value) >= 6
    if changes >= 2 and long:
        return STRONG
    if _HEX_OR_BASE64.fullmatch(value) and len(value) >= _KEY_LENGTH and changes >= 1:
        return STRONG
    mixed = _INSIDE_CAPITAL.search(_PARTS.sub("", value)) is not None and not value.isupper()
    return STRONG if mixed and len(value) >= 7 else MEDIUM if long else WEAK
