"""Names that authors choose (resources, states, glyphs, colorants, tags): kept where they say nothing, else renamed.

One `Renamer` serves a whole file, so that a name is the same in every dictionary and content stream that speaks of it.
"""

from __future__ import annotations

import re

from gptsanitize.formats.pdf.encodings import glyph_text

__all__ = ["PLAIN_NAME", "Renamer", "plain_glyph", "safe_font_name", "style_words"]

# What producers call their resources: a short known prefix and a number.
PLAIN_NAME = (
    r"(?:F|Fm|Fo|Font|FNT|TT|T1_|T3_|C0_|C2_|CT|R|Im|Img|img|Pattern|Image|Image_|I|X|Xo|Xf|Xi|Fx|FXX|Form|Meta|O|GS|gs|Gs|G|EG|E"
    r"|ca|CA|CS|Cs|cs|DefaultGray|DefaultRGB|DefaultCMYK|Cs_|P|Pat|p|Pt|Sh|sh|MC|Pr|oc|OC|L|a|A|m|s|S|x|f|i|n|N|k|K|Helv|ZaDb|HeBo|TiRo|Cour|Gz|Gy)"
    r"(?:\d{1,4}(?:_\d{1,3})?(?:\.\d{1,3})?)?"
)
_PLAIN = re.compile(PLAIN_NAME, re.ASCII)
_STATES = frozenset({"Off", "On", "Yes", "No", "1", "0", "2", "3", "4", "5", "6", "7", "8", "9"})
_COLORANTS = frozenset({"All", "None", "Cyan", "Magenta", "Yellow", "Black", "Red", "Green", "Blue", "Gray"})
_GLYPH = re.compile(
    r"(?:g|G|gid|glyph|cid|c|C|a|A|H|x|X|uni|u|i|f|char|index|ch)?[0-9A-F]{1,6}(?:\.(?:alt|sc|lf|tf|oldstyle|swash|\d{1,3}))?",
    re.ASCII,
)
_VARIANT = re.compile(
    r"(?:oldstyle|taboldstyle|fitted|small|sc|c2sc|smcp|cap|case|alt|lf|tf|osf|lnum|onum|pnum|tnum|sups|superior|inferior|subs|sinf"
    r"|numr|numerator|dnom|denominator|swash|swsh|init|initial|fina|medi|isol|liga|dlig|hlig|locl|salt|calt|ital|prop|narrow|wide"
    r"|[a-z]{2,3}|cyr|begin|end|ss\d\d|cv\d\d|alt\d{1,2}|\d{1,3})",
    re.ASCII,
)
_MOST_PARTS = 3
"""More letters in one name could be a word."""
_FONT_WORDS = re.compile(
    r"(?:Arial|Helvetica|Times|New|Roman|Courier|Symbol|Zapf|Dingbats|Verdana|Tahoma|Georgia|Calibri|Cambria|Garamond|Palatino"
    r"|Bookman|Century|Schoolbook|Avant|Garde|Gothic|Trebuchet|Impact|Comic|Sans|Serif|Mono|Liberation|Deja|Vu|Noto|Open|Roboto"
    r"|Lato|Source|Ubuntu|Free|Nimbus|Black|Narrow|Condensed|Book|Light|Medium|Semi|Demi|Bold|Italic|Oblique|Regular|PS|MT|Std|Pro"
    r"|CM[A-Z]{1,5}\d{1,2}|SFRM\d{1,4}|Adobe|Song|Kaiti|Heiti|Fangsong|Ming|Sim|Sun|Hei|MSung|MHei|STSong|Heisei|Kaku|Min|W\d"
    r"|Koz|HYSMyeong|HYGo|Th|ic|Jo|Jung|Batang|Dotum|Gulim|Gungsuh|Mincho|Meiryo|Hiragino|Kai|Ms|MS|Wingdings|Webdings|Lucida"
    r"|Console|Candara|Consolas|Constantia|Corbel|Segoe|UI|Franklin|Myriad|Minion|Optima|Futura|Gill|Univers|Rockwell"
    r"|[-,_ ]|L\b)+",
    re.ASCII,
)

_EAST_ASIAN = frozenset(
    "宋体 新宋体 黑体 楷体 仿宋 楷体_GB2312 仿宋_GB2312 隶书 幼圆 微软雅黑 华文宋体 华文楷体 华文仿宋 "
    "細明體 新細明體 標楷體 微軟正黑體 ＭＳ明朝 ＭＳゴシック ＭＳＰ明朝 ＭＳＰゴシック メイリオ "
    "굴림 굴림체 돋움 돋움체 바탕 바탕체 궁서 맑은고딕".split()
)
_SHORT = 3


class Renamer:
    """Stands a neutral name in the place of one that could say something; the same one wherever it is met."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, str], str] = {}
        self._plain: set[tuple[str, str]] = set()
        self._counts: dict[str, int] = {}

    @property
    def renamed(self) -> int:
        """How many names were changed."""
        return len(self._given)

    def __call__(self, category: str, name: str) -> str:
        """The name to use for `name` (both without slash). Categories: a resource key, `state`, `glyph`, `colorant`."""
        key = (category, name)
        if key in self._plain:
            return name
        if key not in self._given:
            if self._says_nothing(category, name):
                self._plain.add(key)
                return name
            self._counts[category] = self._counts.get(category, 0) + 1
            self._given[key] = f"Gz{self._counts[category]}"
        return self._given[key]

    def program_glyph(self, name: str) -> str:
        """The name to use for a glyph of a font program: of the same length, for others point behind it."""
        if len(name) <= _SHORT or plain_glyph(name):
            return name
        key = ("program", name)
        if key not in self._given:
            self._counts["program"] = self._counts.get("program", 0) + 1
            number = str(self._counts["program"])
            self._given[key] = "z" * (len(name) - len(number)) + number[-len(name) :]
        return self._given[key]

    @staticmethod
    def _says_nothing(category: str, name: str) -> bool:
        if category == "state":
            return name in _STATES
        if category == "colorant":
            return name in _COLORANTS
        if category == "glyph":
            return plain_glyph(name)
        return _PLAIN.fullmatch(name) is not None and not name.startswith("Gz")


def plain_glyph(name: str) -> bool:
    """A glyph name of the Adobe Glyph List, with or without a known variant, a ligature of such ones, or a number."""
    if name == ".notdef" or _GLYPH.fullmatch(name):
        return True
    base, dot, variant = name.partition(".")
    if dot and not _VARIANT.fullmatch(variant):
        return False
    parts = base.split("_")
    return len(parts) <= _MOST_PARTS and all(part and _is_listed(part) for part in parts)


def _is_listed(name: str) -> bool:
    return bool(glyph_text(name) or glyph_text(name, dingbats=True))


def safe_font_name(name: str) -> str:
    """A font name made of the words of known families only; empty for any other."""
    plain = name.rsplit("+", maxsplit=1)[-1]
    return plain if len(plain) <= 48 and (_FONT_WORDS.fullmatch(plain) or _is_east_asian(plain)) else ""


def _is_east_asian(name: str) -> bool:
    """A family's name in its own letters: by it viewers know the character set of a font that is not embedded."""
    family = name.split(",", maxsplit=1)[0]
    try:
        raw = family.encode("latin-1")
    except UnicodeEncodeError:
        return family in _EAST_ASIAN
    return any(raw.decode(codec, "ignore") in _EAST_ASIAN for codec in ("gbk", "big5", "cp932", "cp949"))


def style_words(name: str) -> str:
    """`-BoldItalic` and the like, of a font's name."""
    low = name.lower()
    bold, slanted = "bold" in low, "italic" in low or "oblique" in low
    return ("-" if bold or slanted else "") + "Bold" * bold + "Italic" * slanted
