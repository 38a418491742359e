"""What stands between a label and its value, and what a column header says.

In text: `SSN: 123...`, `"ssn": "123..."`, `**Password** is ...`, a label on its own line above the value, a table
row. Over a column or beside a form field the handler gives the label as the segment's `hint`, and the whole text is
the value. Which labels there are, and what their values look like, is said by rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache

__all__ = ["Link", "begins_line", "hint_phrases", "value_starts", "variants"]

_TAIL = r"(?>[_-][A-Za-z0-9]{1,20}){0,3}+"
_QUALIFIER = (
    r"(?>[ \t_]{0,2}(?:numbers?|num|no|nr|id|code|value|field|#|№|EUR|USD|GBP|CHF|€|\$|£)(?![A-Za-z])\.?){0,2}+"
)
_CLOSE = r"[\"'`*_\])}]{0,4}+"
_REMARK = r"(?>[ \t]{0,2}\([^()\n]{0,40}\))?+"
_VERB = (
    r"(?:is|was|are|were|reads|equals|remains|ist|lautet|war|est|était|es|era|é|è|sono|são)(?![A-Za-z])"
    r"(?:[ \t]{1,2}(?:now|still|currently|set[ ]to|changed[ ]to|given[ ]as|jetzt|maintenant|ahora))?"
    r"|(?:set|changed|reset|updated|rotated|geändert|changé)[ ](?:to|auf|en|à)(?![A-Za-z])"
)
_SYMBOL = r"[:=]{1,3}>?|->|\u2192|=>|>|\||\t|#|№|;|\?|,(?=[\"' ])"
_STRONG = rf"(?>[ \t]{{0,20}}+(?:(?P<symbol>{_SYMBOL})|(?P<verb>(?:{_VERB})[ \t]{{0,2}}:?)))?+"
_OPEN = r"[ \t]{0,20}+[\"'`*_\[(<“‘«]{0,4}+[ \t]{0,4}+"
_LINK = re.compile(rf"\.?+{_TAIL}{_QUALIFIER}{_CLOSE}{_REMARK}{_STRONG}{_CLOSE}{_OPEN}")
_NEXT_LINE = re.compile(r"\r?\n[ \t]{0,20}+[\"'`*_>|-]{0,4}+[ \t]{0,4}+")
_GAP_WORD = re.compile(
    rf"[ \t,]{{0,3}}+(?:[^\W\d_]|['’]){{1,20}}+{_CLOSE}(?P<link>[ \t]{{0,3}}(?:[:=#]|is[ ]|was[ ])?){_OPEN}"
)
_LEAD = re.compile(
    r"(?>[\s\"'`*_>•·#.(\[{<-]|(?:the|my|your|his|her|our|their|full|legal|current|new|old|primary|secondary|home|work|"
    r"mobile|office|personal|user|customer|client|patient|employee|member|account|contact|db|database|admin|default|"
    r"[0-9]{1,3}[.)])[ \t_.-])*+"
)
_CUT = re.compile(r"[\n|,;{(]")
_LEAD_ROOM = 48


def variants(phrase: str) -> tuple[str, ...]:
    """A label of several words as it is written in prose, keys and identifiers, in lower case."""
    words = phrase.split(" ")
    if len(words) == 1:
        return (phrase,)
    return tuple(dict.fromkeys(joint.join(words) for joint in (" ", "_", "-", "", ".")))


class Link(IntEnum):
    """What joins a label and its value, the weakest first."""

    NOTHING = 0
    VERB = 1
    SYMBOL = 2


def value_starts(text: str, end: int, limit: int, gap: int) -> Iterator[tuple[int, Link]]:
    """Where a value may begin after a label that ends at `end`, the likeliest first, and what joins them."""
    match = _LINK.match(text, end, limit)
    if match is None:
        return
    link = Link.SYMBOL if match["symbol"] else Link.VERB if match["verb"] else Link.NOTHING
    yield match.end(), link
    below = _NEXT_LINE.match(text, match.end(), limit)
    if below:
        yield below.end(), link
        return
    position = match.end()
    for _ in range(gap):
        word = _GAP_WORD.match(text, position, limit)
        if word is None or word.end() == position:
            return
        position = word.end()
        joint = word["link"].strip()
        yield position, Link.SYMBOL if joint in {":", "=", "#"} else Link.VERB if joint else Link.NOTHING


def begins_line(text: str, start: int, least: int) -> bool:
    """Whether only marks and neutral words stand between the beginning of the line, cell or key and `start`."""
    lead = text[max(least, start - _LEAD_ROOM) : start]
    cut = 0
    for match in _CUT.finditer(lead):
        cut = match.end()
    if cut == 0 and start - _LEAD_ROOM > least:
        return False
    return _LEAD.fullmatch(lead, cut) is not None


_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NOT_WORD = re.compile(r"[^\w#]+|_+")
_NEUTRAL_TEXT = (
    "the of a an primary secondary home work mobile cell office personal current old new user customer client "
    "employee patient emergency billing shipping legal full my your his her their s contact member number no nr "
    "num account holder main second first alternate alternative other preferred official registered business "
    "company staff guest applicant owner 1 2 3 value raw optional required de des la le du del della der die das "
    "el los and in eur usd gbp chf euro euros dollars pounds pa per annum year yearly annum"
)
_NEUTRAL = frozenset(_NEUTRAL_TEXT.split())
_MANNER = frozenset({"in", "as", "per", "if"})
"""What follows one of these words says how the value is given: `name in own script`."""
_EITHER = re.compile(r"\s{0,3}[/|]\s{0,3}|\s(?:or|oder|ou|o)\s")
_REMARK_IN_HINT = re.compile(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")


@lru_cache(maxsize=4096)
def hint_phrases(hint: str) -> tuple[str, ...]:
    """The phrases by which a header may be known, the most exact first: as it is, then without neutral words."""
    if not hint or len(hint) > 200:
        return ()
    bare = _REMARK_IN_HINT.sub(" ", hint)
    sides = [side.strip() for side in _EITHER.split(bare)]
    if len(sides) > 1 and all(len(side) > 1 for side in sides):
        whole = _NOT_WORD.sub(" ", bare).strip().lower()
        return tuple(dict.fromkeys((whole, *(phrase for side in sides for phrase in hint_phrases(side)))))
    words = [w for w in _NOT_WORD.split(_CAMEL.sub(" ", bare)) if w]
    low = [word.lower() for word in words]
    phrases = [" ".join(low), "".join(low)]
    for begin in range(1, len(low)):
        if not all(word in _NEUTRAL for word in low[:begin]):
            break
        phrases.append(" ".join(low[begin:]))
    for end in range(len(low) - 1, 0, -1):
        if not all(word in _NEUTRAL for word in low[end:]):
            break
        phrases.append(" ".join(low[:end]))
    phrases.append(" ".join(word for word in low if word not in _NEUTRAL))
    manner = next((n for n, word in enumerate(low) if word in _MANNER), 0)
    phrases.append(" ".join(low[:manner]))
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))
