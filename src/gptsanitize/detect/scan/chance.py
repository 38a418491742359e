"""Keys that no word announces: tokens drawn by chance in the middle of a text.

Responsible for long tokens whose letters and digits no reason orders. Digests, UUIDs, addresses, pictures in base64,
lines of certificates and names in paths look like that too, and stay: what is of one case counts only between quotes,
behind a sign that sets it, or behind the prefix of a provider. What a word or a known format tells is for the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.views.blocks import Hit
from gptsanitize.detect.views.encoded import is_encoded_text
from gptsanitize.detect.views.octets import Glance
from gptsanitize.detect.words.rarity import is_random

__all__ = ["keys_by_chance"]

_LEAST = 20
_RUN = b"x" * _LEAST
_RULE, _ENTITY, _SCORE = "key-by-chance", "API_KEY", 0.6
_TOKEN = compiled(r"[A-Za-z0-9_+/-]{20,128}={0,2}(?![\w=@%]|[./+-][\w/])")
_BEFORE = compiled(
    r"(?<![./@#%&?+~\\$-])(?<!SHA256:)(?<!sha256:)(?<!MD5:)(?<!base64,)"
    r"(?:(?<=[\"'`“„«(<\[{>|=:])|(?<=[\w,;:=)\]}\"'!?.–—-][ \t]))"
)
"""What stands before one: a token alone on its line is mostly one of many lines."""
_ASIDE = compiled(
    r"(?i:sha[0-9]{1,3}[-_:]|0x|AAAA[BCE]3Nz|ssh-|MII[A-Z]|data:|[0-9a-f]{40}\Z|[0-9a-f]{64}\Z|[0-9]{1,4}-|(?:[a-z]{1,20}[-/]){2,12}[0-9]|(?:[a-z]{1,20}_){3,12}[0-9])"
)
_MIXED = compiled(r"(?=[^A-Z]{0,128}[A-Z])(?=[^a-z]{0,128}[a-z])(?=[^0-9]{0,128}[0-9])")
_SOLID = compiled(r"[A-Za-z0-9]{12}")
_JOINTS = compiled(r"[/+_-]")
_MOST_JOINTS = 6
"""Of base64 one sign in thirty-two is `+` or `/`; a path or a name of a thing has more."""
_NEAR_JOINTS = 9
_PREFIXED = compiled(r"[a-z]{2,10}_(?:[a-z]{2,6}_)?(?P<rest>[a-z0-9]{24,64})")
_OF_NAMES = compiled(
    r"(?:sha|md|hash|commit|build|chunk|id|uuid|rev|digest|etag|img|image|file|layer|node|pod|tmp|test|run|job|pg|idx)_"
)
_SET = compiled(
    r"(?i:[\"'`=]|(?<!id)(?<!hash)(?<!sum)(?<!sha)(?<!commit)(?<!digest)(?<!etag)(?<!revision)(?<!version): )\Z"
)
_DIGEST = (
    r"etag|sha(?:1|256|384|512)|md5|sig(?:nature)?|hash|digest|checksum|integrity|nonce|fingerprint|thumbprint|revision|"
    r"commit"
)
_OF_A_THING = compiled(
    r"(?i:(?<![a-z])ids?[\"'`]?(?: is| ist| est| es|[:=])?[ ]?[\"'`>]?|"
    r"(?:playlist|folder|document|channel|video|sheet|calendar|track|trace|span)[\"'`]?[ :=]{1,3}[\"'`]?|"
    r"public[_ -]?(?:key|token)[\"'`]?[ ]?[:=]{1,2}[ ]?[\"'`]?|"
    rf"\"(?:[xyne]|kid|sub|jti)\"[ ]?:[ ]?\"|(?:{_DIGEST})[\"'`]?[ ]?[:=]?[ ]?[\"'`]?)\Z"
)
"""What names a thing before it: an id, a digest, a part of a public key."""
_ROOM = 24
_ONE_CASE = 28
_HEXADECIMAL = compiled(r"[0-9a-f]{1,128}|[0-9A-F]{1,128}|[0-9A-Fa-f-]{36}")


def keys_by_chance(text: str, glance: Glance | None = None) -> Iterator[Hit]:
    """The keys of a text. `glance` is one at the text, where one was taken."""
    signs = (glance or Glance(text)).tokens
    start = signs.find(_RUN)
    while start >= 0:
        match = _TOKEN.match(text, start)
        if match and _BEFORE.match(text, start) and _is_key(text, match):
            yield Hit(start, match.end(), _ENTITY, _RULE, _SCORE, "drawn by chance")
        end = signs.find(b".", start)
        start = signs.find(_RUN, end) if end >= 0 else -1


def _is_key(text: str, match: re.Match[str]) -> bool:
    value = match[0]
    before = text[max(0, match.start() - _ROOM) : match.start()]
    if _ASIDE.match(value) or not _SOLID.search(value) or _OF_A_THING.search(before) or is_encoded_text(value):
        return False
    if _MIXED.match(value):
        joints = _JOINTS.findall(value)
        return len(joints) * _NEAR_JOINTS <= len(value) and len(joints) <= _MOST_JOINTS and is_random(value)
    prefixed = _PREFIXED.fullmatch(value)
    if prefixed:
        return not _OF_NAMES.match(value) and is_random(prefixed["rest"])
    if len(value) < _ONE_CASE or _JOINTS.search(value) or _HEXADECIMAL.fullmatch(value):
        return False
    return is_random(value) and _SET.search(before) is not None
