"""Secrets keep prefix, length and shape, and are dead: they carry the word FAKE, and nothing in them can be right.

Responsible for passwords, tokens, keys and connection strings. What follows a known prefix is made of keyed
characters of the same classes, with `FAKE` (in hexadecimal `fa4e`) written over the first four that stand together;
so a checksum is wrong, a signature does not verify, and the body of a private key, which begins with it, does not
decode to a key (its first bytes are no DER sequence).
"""

from __future__ import annotations

import re
import string
import struct
from collections.abc import Iterator

from gptsanitize.mask.derive import Subkey
from gptsanitize.mask.forms import other_sign
from gptsanitize.mask.key import Key
from gptsanitize.mask.network import Network

__all__ = ["Credentials", "Secrets"]

_ARMOUR = re.compile(r"-----[A-Z0-9 ]{1,60}-----|^[A-Za-z-]{1,30}: .*$|\\[nrt]", re.MULTILINE)
_PREFIX = re.compile(  # of issuers only: the first word of a password is part of the secret
    r"(?:gh[opusr]_|github_pat_|gl(?:pat|dt|rt|ptt|cbt|soat|ft|agent|imt|oas)-|xox[abeoprs]-(?:\d-)?|xapp-\d-"
    r"|[spr]k_(?:live|test|prod)_|whsec_|sk-(?:proj-|ant-(?:api\d\d-|admin\d\d-)?|or-v1-|svcacct-)?|pplx-|gsk_|r8_|hf_|npm_"
    r"|pypi-|rubygems_|dckr_(?:pat|oat)_|do[opr]_v1_|shp(?:at|ca|pa|ss)_|sq0(?:atp|csp|idp)-|atlasv1\.|hv[sbr]\.|lin_api_"
    r"|ntn_|secret_|dapi|dp\.(?:pt|st|ct|sa|scim|audit)\.|figd_|phc_|phx_|sntr[ysu]{1,2}_|tfp_|EAA|SG\.|ya29\.|1//|AIza"
    r"|A(?:KIA|SIA|ROA|IDA|GPA|NPA|IPA)|eyJ|AGE-SECRET-KEY-1|key-|0x|[Bb]earer |[Bb]asic )(?=[A-Za-z0-9+/_\-]{8})"
)
_POOLS = {sign: pool for pool in (string.digits, string.ascii_lowercase, string.ascii_uppercase) for sign in pool}
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]{1,20}+://")
_SERVER = re.compile(r"((?:tcp:|np:|lpc:)?)([^,\\:]+)((?:[,:][0-9]{1,5}|\\.*)?)", re.IGNORECASE | re.DOTALL)
_PAIR = re.compile(
    r"((?:password|pwd|passwd|user id|uid|username|user|server|host|data source|address|addr|database|dbname|"
    r"initial catalog|accountname|accountkey|sharedaccesskeyname|sharedaccesskey|"
    r"[a-z_.-]{0,20}(?:api ?key|secret|token|passphrase|credential)[a-z_]{0,10})\s{0,4}=\s{0,4})"
    r"((?>[^;\s]+)(?>(?:[ \t]{1,4}(?![A-Za-z][\w ]{0,30}=)[^;\s=]+)*))",
    re.IGNORECASE,
)
_USERINFO = re.compile(r"://([^:/@\s]{1,200}):([^@\s/]{1,200})@")
_HOST_KEYS = frozenset({"server", "host", "data source", "address", "addr"})
_USER_KEYS = frozenset({"user id", "uid", "user", "username"})
_DATABASE_KEYS = frozenset({"database", "initial catalog", "dbname", "accountname", "sharedaccesskeyname"})
_PLACE_KEYS = _HOST_KEYS | _DATABASE_KEYS
_HEX = frozenset("0123456789abcdefABCDEF")
_SIGNS = "!#$%*+-.:=?@^_~"
_SHORTEST_MARKED = 8
_RUN = re.compile(r"[^\W_]{4}")  # where the mark can be read as one word


class Secrets:
    """Surrogates of tokens, passwords and key blocks under one key."""

    def __init__(self, key: Key) -> None:
        self._key = Subkey(key, "credentials")

    def dead(self, text: str, change: int = 0) -> str:
        """A text of the same form. Line ends, armour lines and everything that is no letter or digit stay."""
        if "-----BEGIN" in text:
            return self._block(text, change)
        prefix = _PREFIX.match(text)
        start = prefix.end() if prefix else 0
        return text[:start] + self._body(text[start:], text, change)

    def _block(self, text: str, change: int) -> str:
        parts: list[str] = []
        end = 0
        for armour in _ARMOUR.finditer(text):
            parts += [self._body(text[end : armour.start()], text, change + 1000 * len(parts)), armour[0]]
            end = armour.end()
        return "".join(parts) + self._body(text[end:], text, change + 1000 * len(parts))

    def _body(self, body: str, whole: str, change: int) -> str:
        places = [i for i, sign in enumerate(body) if sign.isalnum()]
        if not places:  # a password of signs alone
            places = [i for i, sign in enumerate(body) if not sign.isspace()]
        noise = self._key.stream(whole, 2 * len(places), change)
        is_hex = len(places) >= 16 and all(body[i] in _HEX for i in places)
        signs = list(body)
        for i, bits in zip(places, struct.unpack(f">{len(places)}H", noise), strict=True):
            pool = None if is_hex else _POOLS.get(signs[i])
            signs[i] = pool[bits % len(pool)] if pool else _like(signs[i], bits, is_hex=is_hex)
        if len(places) >= _SHORTEST_MARKED and not all(body[i].isdigit() for i in places):
            run = None if "-----BEGIN" in whole else _RUN.search(body)
            marked = range(run.start(), run.end()) if run else places
            for i, mark in zip(marked, "fa4e" if is_hex else "FAKE", strict=False):
                signs[i] = mark
        return "".join(signs)


class Credentials:
    """Surrogates of secrets that may be or hold addresses on networks."""

    def __init__(self, secrets: Secrets, network: Network) -> None:
        self._secrets = secrets
        self._network = network

    def secret(self, text: str, change: int = 0) -> str:
        """A token, password or key block, or a URL that is one."""
        return self._network.url(text, change) if _URL.match(text) else self._secrets.dead(text, change)

    def connection(self, text: str, change: int = 0) -> str:
        """A connection string: a URL, or `Server=...;User Id=...;Password=...`."""
        if _URL.match(text):
            return self._network.url(text, change)
        if not _PAIR.search(text):
            return self.secret(text, change)
        return _PAIR.sub(lambda found: found[1] + self._value(found[1], found[2], change), text)

    @staticmethod
    def parts(text: str) -> Iterator[tuple[str, str]]:
        """Users and passwords in a connection string, each with its entity: they stand alone elsewhere."""
        userinfo = _USERINFO.search(text)
        if userinfo:
            yield from (("USERNAME", userinfo[1]), ("PASSWORD", userinfo[2]))
            return
        for name, value in _PAIR.findall(text):
            plain = name.lower().rstrip("= ")
            if plain in _USER_KEYS:
                yield "USERNAME", value
            elif plain not in _PLACE_KEYS:
                yield "PASSWORD", value

    def _value(self, name: str, value: str, change: int) -> str:
        plain = name.lower().rstrip("= ")
        if plain in _HOST_KEYS:
            found = _SERVER.fullmatch(value)
            return (
                f"{found[1]}{self._network.host(found[2], change)}{found[3]}" if found else self.secret(value, change)
            )
        if plain in _USER_KEYS or plain in _DATABASE_KEYS:
            return self._network.user(value)
        return self.secret(value, change)


def _like(sign: str, bits: int, *, is_hex: bool) -> str:
    """Another character of the class of `sign`."""
    if not sign.isalnum():
        others = _SIGNS.replace(sign, "")
        return others[bits % len(others)]
    if sign.isdecimal():
        return chr(ord(sign) - int(sign) + bits % 10)
    if is_hex:
        return ("abcdef" if sign.islower() else "ABCDEF")[bits % 6]
    if sign.isascii():
        return chr((97 if sign.islower() else 65) + bits % 26)
    return other_sign(sign, bits)
