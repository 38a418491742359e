"""What stands between a label and its value, and what a column header says.

In text: `SSN: 123...`, `"ssn": "123..."`, `**Password** is ...`, a label on its own line above the value, a table
row. Over a column or beside a form field the handler gives the label as the segment's `hint`, and the whole text is
the value. Which labels there are, and what their values look like, is said by rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from functools import cache, lru_cache

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.patterns.shapes import facts_of

__all__ = [
    "Link",
    "after_number_word",
    "before_bracket",
    "begins_line",
    "farthest",
    "farthest_answer",
    "goes_on_in_words",
    "hint_nouns",
    "hint_phrases",
    "hint_words",
    "may_be_joined",
    "right_behind",
    "sentence",
    "tokens_after",
    "tokens_answered",
    "tokens_before",
    "value_starts",
    "variants",
]

_TAIL = r"(?>[_-][A-Za-z0-9]{1,20}\.?){0,3}+"
_NUMBER_WORD = (
    r"(?:numbers?|num|nos?|nrs?|nummern?|numéros?|numero|número|numer|nro|núm|n°|n\.[°o]|n(?=\.[ \t])|№|#|ids?|ident|"
    r"identifier|identification|identifiant|identificador|code|código|codice|kennung|kennzahl|kennziffer|refs?|reference|"
    r"référence|réf|referencia|referência|riferimento)"
)
_IS_NUMBER_WORD = compiled(_NUMBER_WORD)
_QUALIFIER = (
    rf"(?>[ \t_]{{0,2}}(?:(?i:{_NUMBER_WORD})|value|field|(?:EUR|USD|GBP|CHF|€|\$|£)(?=[ \t]{{0,2}}[:=)|\]]))"
    r"(?![^\W\d_])\.?){0,2}+"
)
_CLOSE = r"[\"'`*_\])}”’»“]{0,4}+"
_REMARK = r"(?>[ \t]{0,2}\([^()\n]{0,40}\))?+"
_VERB = (
    r"(?:is|was|are|were|be|reads|equals|remains|stays|ist|lautet|heißt|war|sind|est|était|sont|es|era|son|é|è|sono|são|"
    r"zijn|to|brzmi|c['’]est|it['’]s|becomes?|wird|bleibt|devient|deviendra|reste|sera|será|sarà|diventa|rimane|resta|wordt|blijft|queda|"
    r"fica|(?:passe|passera)[ ]à|sigue[ ](?:siendo)?|pas[as]a[ ]a[ ]ser)(?![^\W\d_])"
    r"(?:[ \t]{1,2}(?:now|back[ ]to|still|currently|set[ ]to|changed[ ]to|given[ ]as|jetzt|nun|noch|weiterhin|übrigens|"
    r"maintenant|désormais|toujours|ahora|todavía|adesso|sempre|agora|ainda|nu|toch|nog|teraz|(?:no|nr|núm)\.|n[°º]|n\.º|number|nummer|numéro|número|numero|the|le|la|el|il|o|die|der|das)(?![^\W\d_])){0,2}"
    r"|back[ ]to(?![A-Za-z])"
    r"|(?:(?:has[ ]been|was|is)[ ])?(?:set|changed|reset|updated|rotated|geändert|changé)[ ](?:to|auf|en|à)(?![A-Za-z])"
    r"|(?:wurde|wird|ist)[ ]auf(?![A-Za-z])"
    r"|(?:mudou|passou|alterado|cambió|cambiado|cambiato|cambiata|gewijzigd|veranderd)[ ]"
    r"(?:para|a|por|in|naar)(?![^\W\d_])"
)
_TYPE = (
    r"(?>\[[0-9]{0,4}\](?=[ \t]{0,2}=)|[ \t]{0,2}:?[ \t]{0,2}&?"
    r"(?:str|[Ss]tring|SecureString|Optional\[str\]|bytes|char|any)\??"
    r"(?=[ \t]{0,2}:?=))?+"
)
"""The type of what a program sets: `token: String = "..."`, `char secret[25] = "..."`."""
_LEADER = r"(?:\.{4,100}+|\u2026{2,40}+|(?:\. ){4,50}+\.?|_{2,100}+|\u00b7{3,100}+)[ \t]{0,3}+[:=]?"
"""What leads the eye from a label to its value in a form."""
_SYMBOL = (
    rf"(?P<colon>[?+.|!]?[:=]{{1,4}}>?|->|\u2192|=>|{_LEADER})|>|\||\t|#|№|;|\?|,(?=[\"' ])|[-–—](?=[ \t]?[\"'])"
    r"|(?<=[ \t])[-~]{1,2}(?=[ \t])|\((?=[\"'])"
)
_STRONG = rf"(?>[ \t]{{0,20}}+(?:(?P<symbol>{_SYMBOL})|(?P<verb>(?:,[ ])?(?:{_VERB})[ \t]{{0,2}}:?)))?+"
_OPEN = r"[ \t]{0,20}+(?:[bruf@](?=[\"']))?[\"'`*_\[(<“‘«„]{0,4}+[ \t]{0,4}+"
_LINK = compiled(rf"\.?+{_TAIL}{_QUALIFIER}{_CLOSE}{_REMARK}{_TYPE}{_STRONG}{_CLOSE}{_OPEN}")
_NEXT_LINE = compiled(
    r"(?:[ \t]{0,3}[>|][+-]?)?\r?\n(?:[ \t]{0,4}(?:[-=_~]{3,80}+[ \t]{0,4})?\r?\n)?"
    r"[ \t]{0,20}+[\"'`*_>|-]{0,4}+[ \t]{0,4}+(?>[\"']?(?i:value|content|text|wert|valeur|valor|valore|waarde)[\"']?"
    r"[ \t]{0,3}[:=][ \t]{0,3}[\"']?)?+"
)
"""The end of a line, one that is empty or a rule, or the sign of a block of YAML."""
_PLAIN_WORD = compiled(r" ([a-z]{2,24}+)(?=[ ,.;\n])")
_JOINING = frozenset("value field has is was ist wurde wird".split())
"""Words that qualify a label, and the first of those verbs that have more than one."""
_IS_VERB = compiled(_VERB)
_MANY_WORDS = compiled(r"(?:,? [^\W\d_]{1,24}){3,11}+(?:[.;!?]\s|,? [^\W\d_])")
_JOINED = compiled(r"(?>[^\n:=#>\u2192\u2026\u00b7_.]|\.(?![. ]))*+[:=#>\u2192\u2026\u00b7_.]")
"""Up to a sign with which a `colon` of `_SYMBOL` or `_GAP_WORD` ends or begins."""
_GAP_WORD = compiled(
    rf"[ \t,]{{0,3}}+(?:[^\W\d_]|['’]|-(?=[^\W\d_])){{1,24}}+{_CLOSE}{_REMARK}"
    rf"(?P<link>[ \t]{{0,3}}(?:(?P<colon>[:=#])|(?:{_VERB})[ \t:]{{1,2}}))?{_OPEN}"
)
_ENDS = frozenset({";", ",", "?"})
"""Signs that end what they stand in: the next line is another matter."""
_NUMBER_BEHIND = compiled(rf"(?:n|s|es|en|'s|’s)?[ \t_.,-]{{0,3}}{_NUMBER_WORD}(?![^\W\d_])")
_OF, _ARTICLE = "de|du|des|do|da|dos|del|della|di|of|for|van|der", "la|le|el|the|my|your|his|her|our|their"
_NUMBER_BEFORE = compiled(
    rf"(?<![^\W_])(?:{_NUMBER_WORD})\.?[ \t]{{0,2}}"
    rf"(?:(?:{_OF})[ \t]{{1,2}})?(?:(?:{_ARTICLE})[ \t]{{1,2}})?(?:[dl]['’])?$"
)
_BETWEEN = frozenset((*_OF.split("|"), *_ARTICLE.split("|")))
_MOST_BETWEEN = 3
_BESIDE_WORDS = '.,;:!?()[]"“”'
_NUMBER_ROOM = 34
_MAY_END = frozenset(" \t.#№°º'’")
"""What else than letters may stand between a word for numbers and its noun."""
_ENDS_WORD = compiled(r"(?:'s|’s)?(?![\w])")
_RIGHT_BEHIND = compiled(r"[ \t]{1,3}+[(\[\"'`“„«]?+|[(\[]")
_BRACKET_END = compiled(rf"(?:[ \t_.-]{{0,2}}(?i:{_NUMBER_WORD})\.?)?[ \t]{{0,2}}\)")
_BEFORE_BRACKET = compiled(r"(?<![^\s\"'`*>:=,;|])[^\s()\"'`*<>|]")
_BRACKET_ROOM = 32
_CLAUSE_END = compiled(r"[.?;](?=[\s]|\Z)|!(?=\s{1,3}[^\W\d_a-z]|\s{0,3}\Z)|\n")
_SENTENCE_END = compiled(
    r"(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!Hr)(?<!Fr)(?<!Sr)(?<!Sra)(?<!No)(?<!Nr)(?<![\s(][A-Z])[.!?](?=\s|\Z)"
    r"|\n[ \t]{0,8}\n|\n[ \t]{0,8}[-*•]"
)
_SENTENCE_ROOM = 160
_RULES_TEXT = (
    "must|should|shall|least|minimum|maximum|characters?|digits?|letters|length|contains?|require[sd]?|requirements?|"
    "polic(?:y|ies)|hash(?:ed|ing|es)?|algorithms?|e\\.g|example|see|such|like|based|using|version|muss|müssen|"
    "soll(?:te|ten)?|darf|mindestens|zeichen|stellen|beispiel|siehe|doit|doivent|caractères|moins|exemple|voir|debe|deben|caracteres|mínimo|ejemplo|véase|deve|devem|caratteri|"
    "almeno|esempio|exemplo|moet|moeten|tekens|minstens|musi|znaków"
)
_TOKEN = compiled(
    rf"(?<![^\s\"'`“‘«„(\[{{|:=>])(?:(?P<rule>(?i:{_RULES_TEXT})(?!\w))|(?P<token>[^\s\"'`“”‘’«»„()\[\]{{}}|]))"
)
_SPEAKER = (
    r"(?:(?:[^\W\d_][\w .'-]{0,30}[ \t]{1,4}\[?[0-9]{1,2}[:.][0-9]{2}(?: ?[AaPp]\.?[Mm]\.?)?\]?|"
    r"\[[0-9][0-9:., apmAPM/-]{3,20}\][ \t]{1,3}[^\W\d_][\w .'-]{0,30})[ \t]{0,3}\r?\n[ \t>]{0,4}+)?+"
)
"""Who answers, and when, on a line of their own."""
_QUESTION = compiled(
    rf"[^\n?]{{0,80}}+\?[^\n\w]{{0,10}}+\r?\n[ \t>]{{0,4}}+{_SPEAKER}"
    r"(?:\[?[0-9][0-9:., apmAPM/-]{3,20}\]?[ ,-]{0,3})?(?:[^\W\d_][\w .'-]{0,30}[:>][ \t]{1,2})?"
)
_ASKED = compiled(
    rf"[^\n?.!]{{0,24}}+[.!]?+\r?\n[ \t>]{{0,4}}+(?=[^\n]{{0,60}}[0-9][^\n]{{0,12}}\n){_SPEAKER}(?<=\n)|"
    r"[^\n?.!]{0,24}+[.!]?+\r?\n[ \t>]{0,4}+(?:\[[0-9][0-9:., apmAPM/-]{3,20}\][ ,-]{0,3}[\w .'-]{1,30}[:>]|"
    r"[0-9]{1,2}[:.][0-9]{2}[ ,-]{1,3}[\w .'-]{1,30}[:>]|"
    r"[^\W\d_a-z][\w'-]{1,15}(?: [^\W\d_a-z][\w'-]{1,15}){0,2}:)[ \t]{1,2}"
)
"""The end of a line of a chat, asked or not, and the sign and name before the next line."""
_LATER_LINES = 4
_ALONE = compiled(
    r"\r?\n[ \t>]{0,4}+(?:\[?[0-9][0-9:., apmAPM/-]{3,20}\]?[ ,-]{0,3})?[^\W\d_][\w .'-]{0,30}[:>][ \t]{1,2}"
    r"(?:[\"'`]?(?P<token>[^\s\"'`]{6,64})[\"'`]?[ \t\r]{0,3}(?=\n|\Z)|[^\n]{1,400})"
)
"""A line of a chat, with its token where it has only one."""
_PRONOUN = compiled(
    r"[^\n.?!]{0,60}+[.?!][ \t]{1,3}(?i:it(?:['’]s| is| was)|that(?:['’]s| is)|they are|"
    r"(?:er|sie|es|das) (?:ist|lautet|war)|c['’]est|c['’]était|il est|es|era|è|é|het is|to)(?![^\W\d_])"
)
_ANSWER_ROOM = 60
_LEAD_WORDS = (
    "the|my|your|his|her|our|their|full|legal|current|new|old|primary|secondary|home|work|mobile|office|personal|user|"
    "customer|client|patient|employee|member|account|contact|db|database|admin|default"
)
_LEAD_JOINTS = " \t_.-"
_LEAD_ENDS = frozenset(word[-2:] for word in _LEAD_WORDS.split("|"))
_LEAD = compiled(rf"(?>[\s\"'`*_>•·#.(\[{{<-]|(?:{_LEAD_WORDS}|[0-9]{{1,3}}[.)])[ \t_.-])*+")
_CUT = compiled(r"[\n|,;{(\t]| {3}|[.!?)] (?=[^\W\d_a-z])")
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
    COLON = 3
    """A colon, an equals sign or an arrow: the other signs also separate the members of a list."""


def value_starts(text: str, end: int, limit: int, gap: int) -> Iterator[tuple[int, Link]]:
    """Where a value may begin after a label that ends at `end`, the likeliest first, and what joins them."""
    plain = _PLAIN_WORD.match(text, end, limit)
    if plain and not _may_join(plain[1]):  # mostly the sentence just goes on
        yield plain.start(1), Link.NOTHING
        yield from _behind_words(text, plain.start(1), limit, gap)
        return
    match = _LINK.match(text, end, limit)
    if match is None:
        return
    link = (
        Link.COLON
        if match["colon"]
        else Link.SYMBOL
        if match["symbol"]
        else Link.VERB
        if match["verb"]
        else Link.NOTHING
    )
    if match.end() > end or not text[end : end + 1].isalnum() or text[end - 1] in "'’#°º№":
        yield match.end(), link
    below = _NEXT_LINE.match(text, match.end(), limit)
    if below:
        if match["symbol"] not in _ENDS and (not match["symbol"] or text.count("\n", match.end(), below.end()) == 1):
            yield below.end(), link
        return
    yield from _behind_words(text, match.end(), limit, gap)


def _behind_words(text: str, position: int, limit: int, gap: int) -> Iterator[tuple[int, Link]]:
    """Where a value may begin behind up to `gap` words more."""
    for _ in range(gap):
        word = _GAP_WORD.match(text, position, limit)
        if word is None or word.end() == position:
            return
        position = word.end()
        yield position, Link.COLON if word["colon"] else Link.VERB if word["link"] else Link.NOTHING


@lru_cache(maxsize=4096)
def _may_join(word: str) -> bool:
    """Whether a word is one for numbers, or may begin a verb that joins: told with room to spare."""
    return word in _JOINING or _IS_NUMBER_WORD.fullmatch(word) is not None or _IS_VERB.match(f"{word} ") is not None


def may_be_joined(text: str, end: int, limit: int, gap: int) -> bool:
    """Whether a colon, an equals sign or an arrow stands in what is left of a line: no `Link.COLON` is without."""
    return _JOINED.match(text, end, min(limit, end + farthest(gap))) is not None


def goes_on_in_words(text: str, end: int, limit: int) -> bool:
    """Whether so many words follow, or so soon a sentence ends, that no colon can join a value some words on."""
    return _MANY_WORDS.match(text, end, limit) is not None


@cache
def farthest(gap: int) -> int:
    """How many characters behind its label a value may begin at the most."""
    link, below, word = (facts_of(each.pattern).longest for each in (_LINK, _NEXT_LINE, _GAP_WORD))
    return link + max(below, gap * word)


@cache
def farthest_answer() -> int:
    """The same for an answer."""
    return max(facts_of(each.pattern).longest for each in (_QUESTION, _ASKED, _PRONOUN)) + _ANSWER_ROOM


def after_number_word(text: str, start: int, end: int, low: int, limit: int) -> int:
    """Where a label of noun and number word ends: `kunden-nr.`, `client id`, `n° de client`; -1 for none.

    `text` is in small letters. The noun stands at `start:end`; the word behind it, joined or apart, or before it.
    """
    behind = _NUMBER_BEHIND.match(text, end, limit)
    if behind:
        return behind.end()
    before = text[max(low, start - _NUMBER_ROOM) : start]
    if before[-1:] not in _MAY_END and not before[-1:].isalpha():
        return -1
    if not _may_number(before) or _NUMBER_BEFORE.search(before) is None:
        return -1
    bare = _ENDS_WORD.match(text, end, limit)
    return bare.end() if bare else -1


def _may_number(before: str) -> bool:
    """Whether a word for numbers may end `before`, by its last words: mostly they tell at once that none does."""
    for word in before.rsplit(None, _MOST_BETWEEN)[: -_MOST_BETWEEN - 1 : -1]:
        told = _tells_number(word)
        if told is not None:
            return told
    return bool(before)


@lru_cache(maxsize=4096)
def _tells_number(word: str) -> bool | None:
    """Whether a word may be one for numbers; nothing where what stands before it decides."""
    bare = word.strip(_BESIDE_WORDS)
    if not bare.isalpha() or _IS_NUMBER_WORD.fullmatch(bare):
        return True
    return None if bare == word and word in _BETWEEN else False


def right_behind(text: str, end: int, limit: int) -> int:
    """Where a value begins right behind a noun, over blanks and an opening bracket; -1 for nothing there."""
    match = _RIGHT_BEHIND.match(text, end, limit)
    return match.end() if match else -1


def before_bracket(text: str, start: int, end: int, low: int, limit: int) -> tuple[int, list[int]]:
    """For a label alone in brackets, where a value before them ends, and where it may begin, the farthest first."""
    if text[start - 1 : start] != "(" or start - 1 <= low or _BRACKET_END.match(text, end, limit) is None:
        return 0, []
    stop = start - 1
    while stop > low and text[stop - 1] in " \t\"'`*_":
        stop -= 1
    floor = max(low, stop - _BRACKET_ROOM, text.rfind("\n", low, stop) + 1)
    return stop, [match.start() for match in _BEFORE_BRACKET.finditer(text, floor, stop)]


def tokens_after(text: str, end: int, limit: int, reach: int) -> Iterator[int]:
    """Where the tokens of a clause begin behind a label, up to `reach` characters on."""
    stop = min(limit, end + reach)
    cut = _CLAUSE_END.search(text, end, stop)
    yield from _tokens(text, end, cut.start() if cut else stop)


def tokens_before(text: str, start: int, low: int, reach: int) -> list[int]:
    """Where the tokens of a clause begin before a label, the nearest first."""
    floor = max(low, start - reach)
    for cut in _CLAUSE_END.finditer(text, floor, start):
        floor = cut.end()
    return list(_tokens(text, floor, start))[::-1]


def tokens_answered(text: str, end: int, limit: int) -> Iterator[int]:
    """Where the tokens of an answer begin: below a question, or behind `It is` of the next sentence."""
    answer = _QUESTION.match(text, end, limit) or _ASKED.match(text, end, limit) or _PRONOUN.match(text, end, limit)
    if answer:
        stop = text.find("\n", answer.end(), limit)
        yield from _tokens(text, answer.end(), min(answer.end() + _ANSWER_ROOM, limit if stop < 0 else stop))
        yield from _alone_later(text, stop, limit)


def _alone_later(text: str, line_end: int, limit: int) -> Iterator[int]:
    """Where a token is all that somebody says in one of the next lines of a chat."""
    for _ in range(_LATER_LINES):
        alone = _ALONE.match(text, line_end, limit) if line_end >= 0 else None
        if alone is None:
            return
        if alone["token"]:
            yield alone.start("token")
        line_end = alone.end()


def sentence(text: str, start: int, end: int, low: int, limit: int) -> str:
    """The sentence in which a label stands, as far as it is not longer than a few lines."""
    floor, stop = max(low, start - _SENTENCE_ROOM), min(limit, end + _SENTENCE_ROOM)
    for cut in _SENTENCE_END.finditer(text, floor, start):
        floor = cut.end()
    after = _SENTENCE_END.search(text, end, stop)
    return text[floor : after.start() if after else stop]


def _tokens(text: str, start: int, stop: int) -> Iterator[int]:
    """Up to the first word that makes the clause a rule about values instead of one that tells a value."""
    for match in _TOKEN.finditer(text, start, stop):
        if match["rule"]:
            return
        yield match.start("token")


def begins_line(text: str, start: int, least: int) -> bool:
    """Whether only marks and neutral words stand between the beginning of the line, cell or key and `start`."""
    ending = text[start - 3 : start - 1] if start - 3 >= least and text[start - 1] in _LEAD_JOINTS else ""
    if ending.isalpha() and ending not in _LEAD_ENDS:
        return False
    lead = text[max(least, start - _LEAD_ROOM) : start]
    cut = 0
    for match in _CUT.finditer(lead):
        cut = match.end()
    if cut == 0 and start - _LEAD_ROOM > least:
        return False
    return _LEAD.fullmatch(lead, cut) is not None


_CAMEL = compiled(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NOT_WORD = compiled(r"[^\w#]+|_+")
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
_EITHER = compiled(r"\s{0,3}[/|]\s{0,3}|\s(?:or|oder|ou|o)\s")
_REMARK_IN_HINT = compiled(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")


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
    while len(low) > 1 and low[0].isdecimal():  # the number of a field of a form: `12. Date of birth`
        low.pop(0)
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


@lru_cache(maxsize=4096)
def hint_words(hint: str) -> tuple[str, ...]:
    """The words of a header in lower case, without remarks in brackets: `portal_pass` -> portal, pass."""
    if not hint or len(hint) > 80:
        return ()
    bare = _REMARK_IN_HINT.sub(" ", hint)
    return tuple(word.lower() for word in _NOT_WORD.split(_CAMEL.sub(" ", bare)) if word)


_COMPOUND = compiled(r"(?P<noun>[^\W\d_]{2,30}?)(?:nummer|numer|nr|no|num|kennung|kennziffer|id|#)")


@lru_cache(maxsize=4096)
def hint_nouns(hint: str) -> tuple[str, ...]:
    """What the numbers below a header are of: `Kd.-Nr.`, `nº de empleado`, `customer ref`; often nothing."""
    if not hint or len(hint) > 80:
        return ()
    words = [w.lower() for w in _NOT_WORD.split(_CAMEL.sub(" ", _REMARK_IN_HINT.sub(" ", hint.replace(".", " ")))) if w]
    numbers = [word for word in words if _IS_NUMBER_WORD.fullmatch(word) or word in {"n", "nº", "n°"}]
    nouns = [word for word in words if word not in numbers and word not in _NEUTRAL_BESIDE]
    compound = _COMPOUND.fullmatch(nouns[-1]) if nouns else None
    if compound and not numbers:
        bare = compound["noun"]
        return (" ".join([*nouns[:-1], bare]), bare, *(bare.removesuffix(joint) for joint in ("s", "n", "en", "es")))
    return (" ".join(nouns), nouns[-1]) if numbers and nouns else ()


_NEUTRAL_BESIDE = frozenset(
    "the of a an de des la le du del della di do da el los las der die das my your our his her their internal "
    "new old primary main".split()
)
