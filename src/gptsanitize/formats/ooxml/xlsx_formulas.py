"""Formulas: the literals in them, and the names of sheets, tables, columns and ranges that they refer to.

A lexer, not a parser: it tells strings, numbers, quoted sheet names, structured references and words apart, which is
all that rewriting needs (ECMA-376-1 18.17.2, with the structured references of Excel 2007 and later). It never
evaluates anything. Every input has a reading: an unbalanced quote or bracket runs to the end of the formula.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from gptsanitize.formats.ooxml.xlsx_rich import read_text

__all__ = [
    "STRANGER",
    "FormulaTexts",
    "Literal",
    "Renames",
    "Words",
    "literals",
    "quote_sheet",
    "refers_outside",
    "rewrite",
    "strangers",
]

_TOKEN = re.compile(
    r'(?P<string>"(?>[^"]|"")*+"?)'
    r"|(?P<quoted>'(?>[^']|'')*+'?)"
    r"|(?P<error>#[A-Za-z0-9/_]++[!?]?)"
    r"|(?P<open>\[)"
    r"|(?P<number>(?<![\w.])[0-9]++(?:\.[0-9]*+)?(?:[eE][+-]?[0-9]++)?(?![\w.]))"
    r"|(?P<word>[A-Za-z]{1,3}\$[0-9]++(?![\w.])|[^\W\d][\w.\\?]*+|\\[\w.\\?]*+|\$?[A-Za-z]{1,3}\$?[0-9]++|[\w.$]++)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_BRACKET_PART = re.compile(r"(?>'.|[^\[\]'])++|\[|\]|'", re.DOTALL)
_CELL = re.compile(r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}|[Rr][0-9]{0,7}[Cc][0-9]{0,5}|[Rr]|[Cc]", re.ASCII)
_SIMPLE_SHEET = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,30}", re.ASCII)
_COLUMN_SPECIAL = re.compile(r"['\[\]#@]")
_BOOK = re.compile(r"\[[0-9]{1,5}\]", re.ASCII)
_LITERAL_DIGITS = 7
_MAY_JOIN = re.compile(r"&|(?:CONCAT|TEXTJOIN|CHAR)", re.IGNORECASE)
_CHARACTERS = frozenset({"CHAR", "UNICHAR"})
_JOINERS = _CHARACTERS | {"CONCATENATE", "CONCAT", "TEXTJOIN"}
_BEFORE_OPERAND = frozenset("(,;&={<>")
_MOST_ARGUMENTS = 255
_STRING = re.compile(r'"(?>[^"]|"")*+"?')
_TELLING = re.compile(r"[^\W_]")
_IN_DOUBT = re.compile(r"['\[&]|[0-9]{7}|CONCAT|TEXTJOIN|CHAR", re.IGNORECASE)
"""What a formula holds in which more than plain strings may be literals, or a quote may be no string's."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A string or long number written into a formula: `formula[start:end]`, and the text it stands for.

    A `joined` one is put together from several.
    """

    start: int
    end: int
    text: str = field(repr=False)
    quoted: bool = True
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Renames:
    """New names by old name in lower case; columns by (table, column), both old and in lower case."""

    sheets: Mapping[str, str] = field(default_factory=dict, repr=False)
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    columns: Mapping[tuple[str, str], str] = field(default_factory=dict, repr=False)
    """Defined names and tables share one space of names."""

    def __bool__(self) -> bool:
        return bool(self.sheets or self.names or self.columns)


def literals(formula: str) -> list[Literal]:
    """The string literals that say something, and integers of seven digits and more, in order.

    Literals that the formula only puts together (`"532-48-"&"9173"`, CONCATENATE of literals) are one.
    """
    if not _IN_DOUBT.search(formula):
        strings = ((match.start(), match.end(), _unquote(match[0])) for match in _STRING.finditer(formula))
        return [Literal(*string) for string in strings if _TELLING.search(string[2])]
    found: list[Literal] = []
    tokens = _tokens(formula)
    joined = _joined_literals(formula, tokens) if _MAY_JOIN.search(formula) else []
    end_of_joined = 0
    for kind, start, end in tokens:
        if joined and start == joined[0].start:
            literal = joined.pop(0)
            end_of_joined = literal.end
            if _TELLING.search(literal.text):
                found.append(literal)
        elif start < end_of_joined:
            continue
        elif kind == "string":
            text = _unquote(formula[start:end])
            if _TELLING.search(text):
                found.append(Literal(start, end, text))
        elif kind == "number" and formula[start:end].isdigit() and end - start >= _LITERAL_DIGITS:
            found.append(Literal(start, end, formula[start:end], quoted=False))
    return found


_Tokens = list[tuple[str, int, int]]


def _joined_literals(formula: str, tokens: _Tokens) -> list[Literal]:
    """Stretches of a formula that are two literals and more, put together."""
    tokens = [token for token in tokens if not formula[token[1] : token[2]].isspace()]
    found: list[Literal] = []
    at = 0
    while at < len(tokens):
        operand = _chain(formula, tokens, at) if _begins_operand(formula, tokens, at) else None
        if operand is None:
            at += 1
            continue
        text, after = operand
        if after > at + 1:
            found.append(Literal(tokens[at][1], tokens[after - 1][2], text, joined=True))
        at = after
    return found


def _begins_operand(formula: str, tokens: _Tokens, at: int) -> bool:
    """Whether no operator that binds closer than `&` stands before a token."""
    if at == 0:
        return True
    _, start, end = tokens[at - 1]
    return formula[start:end] in _BEFORE_OPERAND


def _chain(formula: str, tokens: _Tokens, at: int) -> tuple[str, int] | None:
    """The text of `literal & literal & ...` that begins at a token, and the token after it."""
    first = _operand(formula, tokens, at)
    if first is None:
        return None
    text, after = first
    while after + 1 < len(tokens) and _is(formula, tokens, after, "&"):
        following = _operand(formula, tokens, after + 1)
        if following is None:
            break
        text, after = text + following[0], following[1]
    return text, after


def _operand(formula: str, tokens: _Tokens, at: int) -> tuple[str, int] | None:
    """One literal, or a call that gives one whatever the sheet holds."""
    if at >= len(tokens):
        return None
    kind, start, end = tokens[at]
    if kind == "string":
        return _unquote(formula[start:end]), at + 1
    if kind == "number" and formula[start:end].isdigit():
        return formula[start:end], at + 1
    name = formula[start:end].upper().removeprefix("_XLFN.")
    if kind != "word" or name not in _JOINERS or not _is(formula, tokens, at + 1, "("):
        return None
    arguments, after = _arguments(formula, tokens, at + 2, with_calls=name not in _CHARACTERS)
    if arguments is None:
        return None
    return _call(name, arguments, after)


def _arguments(formula: str, tokens: _Tokens, at: int, *, with_calls: bool) -> tuple[list[str] | None, int]:
    """The texts of a call's arguments if all are literals (or characters by their codes), and the token behind it."""
    texts: list[str] = []
    for _ in range(_MOST_ARGUMENTS):
        word = formula[tokens[at][1] : tokens[at][2]].upper() if at < len(tokens) else ""
        is_call = at < len(tokens) and tokens[at][0] == "word"
        may_be = not is_call or (with_calls and word.removeprefix("_XLFN.") in _CHARACTERS)
        literal = (word, at + 1) if word in {"TRUE", "FALSE"} else _operand(formula, tokens, at) if may_be else None
        if literal is None:
            break
        texts.append(literal[0])
        at = literal[1]
        if _is(formula, tokens, at, ")"):
            return texts, at + 1
        if not _is(formula, tokens, at, ","):
            break
        at += 1
    return None, at


def _call(name: str, arguments: list[str], after: int) -> tuple[str, int] | None:
    if name in _CHARACTERS:
        code = arguments[0]
        is_code = len(arguments) == 1 and code.isascii() and code.isdigit() and len(code) <= 6
        return (chr(int(code)), after) if is_code and 32 <= int(code) < 0xD800 else None
    if name == "TEXTJOIN":
        return (arguments[0].join(arguments[2:]), after) if len(arguments) > 2 else None
    return "".join(arguments), after


def _is(formula: str, tokens: _Tokens, at: int, sign: str) -> bool:
    return at < len(tokens) and formula[tokens[at][1] : tokens[at][2]] == sign


def _unquote(token: str) -> str:
    inner = token[1:-1] if len(token) > 1 and token.endswith('"') else token[1:]
    return inner.replace('""', '"')


def _tokens(formula: str) -> list[tuple[str, int, int]]:
    """Kinds: string, quoted, bracket (the whole of `[...]`), number, word, error, other."""
    found: list[tuple[str, int, int]] = []
    position = 0
    while position < len(formula):
        match = _TOKEN.match(formula, position)
        if match is None:  # the pattern has an arm for every character
            break
        kind, end = match.lastgroup or "other", match.end()
        if kind == "open":
            kind, end = "bracket", _closing(formula, position)
        found.append((kind, position, end))
        position = end
    return found


def _closing(formula: str, start: int) -> int:
    """Where the bracket that opens at `start` ends; an apostrophe escapes the character after it."""
    depth = 0
    for match in _BRACKET_PART.finditer(formula, start):
        depth += (match[0] == "[") - (match[0] == "]")
        if depth == 0:
            return match.end()
    return len(formula)


def rewrite(formula: str, texts: Mapping[int, str], renames: Renames) -> str:
    """`formula` with the text of literal number `n` (as `literals` counts) set to `texts[n]`, and with new names."""
    spliced = _replace_literals(formula, texts) if texts else formula
    return _rename(spliced, renames) if renames else spliced


def refers_outside(formula: str) -> bool:
    """Whether the formula refers to another workbook: `[1]Sheet!A1`, `'[1]A sheet'!A1`, `[1]!name`."""
    if "[" not in formula:
        return False
    before = ""
    for kind, start, end in _tokens(formula):
        text = formula[start:end]
        if kind == "bracket" and before != "word" and text[1:-1].isdigit():
            return True
        if kind == "quoted" and _BOOK.search(text):
            return True
        before = kind
    return False


def _replace_literals(formula: str, texts: Mapping[int, str]) -> str:
    spans = [
        (literal.start, literal.end, _as_literal(literal, texts[index]))
        for index, literal in enumerate(literals(formula))
        if index in texts
    ]
    if max(texts) >= STRANGER:
        spans += _replace_strangers(formula, texts)
    out: list[str] = []
    position = 0
    for start, end, new in sorted(spans):
        if start >= position:
            out += (formula[position:start], new)
            position = end
    return "".join(out) + formula[position:]


def _as_literal(literal: Literal, text: str) -> str:
    bare = not literal.quoted and text.isascii() and text.isdigit() and len(text) <= 15
    return text if bare else '"' + text.replace('"', '""') + '"'


def _rename(formula: str, renames: Renames) -> str:
    tokens = _tokens(formula)
    out: list[str] = []
    table = ""
    external = False  # after `[1]`, the name of a sheet in another book
    last = -1  # the second sheet of `First:Last!`, already written with the first
    for index, (kind, start, end) in enumerate(tokens):
        text = formula[start:end]
        follows = formula[end : end + 1]
        if index <= last:
            continue
        if kind == "quoted" and follows == "!":
            text = _rename_quoted(text, renames)
        elif kind == "string":
            text = _rename_in_string(text, renames)
        elif kind == "word" and _is_3d(formula, tokens, index):
            last = index + 2
            text = _rename_quoted(f"'{formula[start : tokens[last][2]]}'", renames)
        elif kind == "word" and not external:
            table = text.lower() if follows == "[" else ""
            text = _rename_word(text, follows, renames)
        elif kind == "bracket":
            text = _rename_columns(text, table, renames)
        external = kind == "bracket" and not table
        out.append(text)
    return "".join(out)


def _is_3d(formula: str, tokens: list[tuple[str, int, int]], index: int) -> bool:
    """`First` of `First:Last!A1`."""
    if index + 2 >= len(tokens):
        return False
    (_, colon, after), (kind, _, end) = tokens[index + 1], tokens[index + 2]
    if _CELL.fullmatch(formula[tokens[index][1] : tokens[index][2]]):  # `Sheet!A1:Sheet!B2`
        return False
    return formula[colon:after] == ":" and kind == "word" and formula[end : end + 1] == "!"


def _rename_word(word: str, follows: str, renames: Renames) -> str:
    if follows == "!":
        new = renames.sheets.get(word.lower())
        return word if new is None else quote_sheet(new)
    if _CELL.fullmatch(word) and follows not in {"[", "("}:
        return word
    return renames.names.get(word.lower(), word)  # with an argument it may be a name for a LAMBDA


def _is_simple(name: str) -> bool:
    return bool(_SIMPLE_SHEET.fullmatch(name)) and not _CELL.fullmatch(name)


def quote_sheet(name: str) -> str:
    """A sheet's name as it stands before `!`."""
    return name if _is_simple(name) else "'" + name.replace("'", "''") + "'"


def _rename_quoted(token: str, renames: Renames) -> str:
    """`'Old name'`, or `'First:Last'` of a reference through several sheets."""
    inner = token[1:-1].replace("''", "'")
    whole = renames.sheets.get(inner.lower())
    if whole is not None:
        return quote_sheet(whole)
    if ":" not in inner:
        return token
    first, _, last = inner.partition(":")
    both = f"{renames.sheets.get(first.lower(), first)}:{renames.sheets.get(last.lower(), last)}"
    plain = both == inner and _is_simple(first) and _is_simple(last)
    return both if plain else "'" + both.replace("'", "''") + "'"


def _rename_in_string(token: str, renames: Renames) -> str:
    """`INDIRECT("Sheet!A1")`: a literal that is a reference follows its sheet."""
    inner = _unquote(token)
    sheet, mark, rest = inner.rpartition("!")
    bare = sheet[1:-1].replace("''", "'") if sheet.startswith("'") and sheet.endswith("'") else sheet.lstrip("#")
    new = renames.sheets.get(bare.lower()) if mark else None
    if new is None:
        return token
    lead = "#" if sheet.startswith("#") else ""
    return '"' + f"{lead}{quote_sheet(new)}!{rest}".replace('"', '""') + '"'


def _rename_columns(token: str, table: str, renames: Renames) -> str:
    """Column names inside `[...]` of a structured reference; `table` is empty inside the table itself."""
    if not renames.columns:
        return token
    out = []
    for match in _BRACKET_PART.finditer(token):
        part = match[0]
        if part in "[]'" or part.startswith("#"):
            out.append(part)
            continue
        lead = "@" if part.startswith("@") else ""
        old = re.sub(r"'(.)", r"\1", part[len(lead) :], flags=re.DOTALL).lower()
        new = _column(old, table, renames)
        out.append(part if new is None else lead + _COLUMN_SPECIAL.sub(r"'\g<0>", new))
    return "".join(out)


def _column(old: str, table: str, renames: Renames) -> str | None:
    if table:
        return renames.columns.get((table, old))
    return next((new for (_, column), new in renames.columns.items() if column == old), None)


# ---- words that name nothing in the workbook -----------------------------------------------------------------------

STRANGER = 1_000_000
"""Numbers of strangers among the texts of a formula begin here: this and the number of the token."""

_PREFIX = re.compile(r"(?:_xlfn\.|_xlws\.|_xludf\.|_xlpm\.|_xleta\.|_xll\.)*+")
_FUNCTION = re.compile(r"[A-Z][A-Z0-9]{0,18}(?:\.[A-Z0-9]{1,12}){0,3}", re.ASCII)
_COLUMN = re.compile(r"\$?[A-Za-z]{1,3}", re.ASCII)
_NO_NAME = re.compile(r"[0-9.$_]*+|TRUE|FALSE|\$[A-Za-z]{1,3}\$?[0-9]{1,7}", re.ASCII | re.IGNORECASE)
_ERROR = re.compile(
    r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|EXTERNAL!|PYTHON!|GETTING_DATA)"
)
_COMMON_COLUMN = re.compile(r"#(?:all|data|headers|totals|this row)|-?[0-9]++|'")
_NOT_IN_NAMES = re.compile(r"[^\w.]")


def strangers(formula: str, known: Collection[str]) -> list[tuple[int, str]]:
    """Words that a person chose and that no name of the workbook explains: `(number, text)`, in order.

    Variables of LET and LAMBDA, functions of macros, names and sheets that are gone, columns of unknown tables.
    `known` are names of sheets, tables, columns and ranges in lower case, which are read and renamed elsewhere.
    """
    tokens = _tokens(formula)
    found = []
    for index, (kind, start, end) in enumerate(tokens):
        around = formula[start - 1 : start], formula[end : end + 1]
        text = _chosen(kind, formula[start:end], around, known)
        if text and text.lower() not in known:
            found.append((STRANGER + index, text))
    return found


def _chosen(kind: str, token: str, around: tuple[str, str], known: Collection[str]) -> str:
    """What of a token may be a word of the author's; nothing of cells, functions, numbers and strings."""
    match kind:
        case "word":
            return _chosen_word(token, *around)
        case "quoted":
            return token[1:-1].replace("''", "'")
        case "bracket":
            return _chosen_column(token, known)
        case "error":
            return "" if _ERROR.fullmatch(token) else token[1:]
    return ""


def _chosen_word(token: str, before: str, follows: str) -> str:
    word = token[_prefix(token) :]
    if follows == "(" and _FUNCTION.fullmatch(word):
        return ""
    if follows == "!":
        return word
    is_column = ":" in (before, follows) and _COLUMN.fullmatch(word)
    return "" if is_column or _CELL.fullmatch(word) or _NO_NAME.fullmatch(word) else word


def _prefix(word: str) -> int:
    """How long the prefixes are that programs put before newer functions and variables."""
    found = _PREFIX.match(word)
    return found.end() if found else 0


def _chosen_column(token: str, known: Collection[str]) -> str:
    """What stands inside `[...]`, if some of it is neither a known column nor a number nor a part of every table."""
    inner = token[1:-1]
    parts = (part.strip(", :@") for part in _BRACKET_PART.findall(inner))
    names = (re.sub(r"'(.)", r"\1", part, flags=re.DOTALL).lower() for part in parts if part not in {"", "[", "]"})
    return inner if any(name not in known and not _COMMON_COLUMN.fullmatch(name) for name in names) else ""


def _replace_strangers(formula: str, texts: Mapping[int, str]) -> Iterator[tuple[int, int, str]]:
    for index, (kind, start, end) in enumerate(_tokens(formula)):
        text = texts.get(STRANGER + index)
        if text is not None:
            yield start, end, _as_chosen(kind, formula[start:end], formula[end : end + 1], text)


def _as_chosen(kind: str, token: str, follows: str, text: str) -> str:
    """A new word, spelled as its kind of token must be."""
    match kind:
        case "quoted":
            return "'" + text.replace("'", "''") + "'"
        case "bracket":
            return f"[{text}]"
        case "error":
            return "#REF!"
    if follows == "!":
        return quote_sheet(text)
    name = _NOT_IN_NAMES.sub("_", text) or "_"
    return token[: _prefix(token)] + (name if name[0].isalpha() or name[0] == "_" else f"_{name}")


_CELLS = re.compile(rb"(?<![\w.$#\\\x80-\xff])\$?[A-Z]{1,3}\$?[0-9]{1,7}(?![\w.(!\[$\\?\x80-\xff])")
_ANY_CELL = b"\1"  # no character of XML
_MAY_HOLD_LITERALS = re.compile(rb'"|&quot;|&#|&amp;[0-9]|CHAR\(|[0-9]{7}')
_RAW_STRING = re.compile(rb'"((?>[^"]++|"")*+)"?')
_RAW_TELLING = re.compile(r"[A-Za-z0-9]")
_RAW_IN_DOUBT = re.compile(rb"(?i)['\[_\r\x80-\xff]|&(?![gl]t;)|[0-9]{7}|CONCAT|TEXTJOIN|CHAR")
_MAX_SHAPES = 20_000

FormulaTexts = tuple[tuple[int, str], ...]
"""Number and text of what is read of a formula."""


class Words:
    """The names of a workbook, as its formulas use them; knows formulas that it has seen by their shape.

    The formulas of a column differ in the cells they refer to only, so few have to be taken apart.
    """

    def __init__(self, names: Collection[str] | None = None) -> None:
        self._names = names
        self._known: dict[bytes, FormulaTexts] = {}

    def read(self, formula: bytes) -> tuple[bytes, FormulaTexts]:
        """What formulas have in common that say the same, and the texts of this one: literals, then strangers.

        `formula` is character data of the part. Raises `CorruptError`.
        """
        shape = _shape(formula)
        found = self._known.get(shape)
        if found is not None:
            return shape, found
        found = tuple(enumerate(_literal_texts(formula))) if _MAY_HOLD_LITERALS.search(formula) else ()
        words = () if self._names is None else tuple(strangers(read_text(formula), self._names))
        if words:  # their numbers are those of tokens
            return formula, (*found, *words)
        if len(self._known) < _MAX_SHAPES:
            self._known[shape] = found
        return shape, found


def _literal_texts(formula: bytes) -> list[str]:
    """The texts of `literals`, in a quick way where nothing but plain strings can be found."""
    if _RAW_IN_DOUBT.search(formula):
        return [literal.text for literal in literals(read_text(formula))]
    texts = [read_text(text) for text in _RAW_STRING.findall(formula)]
    return [text.replace('""', '"') for text in texts if _RAW_TELLING.search(text)]


def _shape(formula: bytes) -> bytes:
    """A formula without the cells it refers to, which are never read; its strings stay as they are."""
    if b"'" in formula or b"[" in formula or b"&apos;" in formula or b"&#" in formula:
        return formula
    if b'"' not in formula and b"&quot;" not in formula:
        return _CELLS.sub(_ANY_CELL, formula)
    pieces = formula.replace(b"&quot;", b'"').split(b'"')
    return _CELLS.sub(_ANY_CELL, b'"'.join(pieces[::2])) + b"\2" + b'"'.join(pieces[1::2])
