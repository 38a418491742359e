"""XML as a witness reads it: every text, attribute value, comment, instruction and name, and text over elements as one.

A value may be split over elements, so text is searched three times: each text by itself, the texts of a paragraph as
they are shown, and the texts of the part as one with a mark where an element ends. Inside a paragraph a word is whole
only where no letter stands beside it, whatever markup is between: half of a word in a run of its own is no word. Names
that a standard prescribes are not searched: a company may be called Target.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import NamedTuple, Protocol
from xml.parsers import expat

from gptsanitize.verify.examination import SPLIT, Examination, Feed, Unreadable
from gptsanitize.verify.formulas import literals_of, shown_by_format, shown_in_header, without_functions
from gptsanitize.verify.needles import MARK, WALL
from gptsanitize.verify.packed import PackedText
from gptsanitize.verify.paragraphs import Paragraphs
from gptsanitize.verify.search import Scope
from gptsanitize.verify.vocabulary import (
    BUILT_IN_TEXTS,
    SHORTEST_VOCABULARY,
    is_built_in,
    is_colour,
    is_standard,
    without_makers,
    without_vocabulary,
)

__all__ = ["examine_xml"]

_READ = 1 << 16

# Elements whose end ends a piece of running text: WordprocessingML, SpreadsheetML, DrawingML, HTML and VML.
_BLOCKS = frozenset(
    {
        "p",
        "is",
        "tc",
        "tr",
        "row",
        "td",
        "th",
        "li",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "title",
    }
)
_LISTS = frozenset(
    "si c v f pt comment author definedName string lpwstr lpstr formula formula1 formula2 formatCode "
    "oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter".split()
)
"""Elements whose texts are values for themselves: what ends in one does not go on in the next."""
_FORMULAS = frozenset({"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula"})
_PAGE_HEADERS = frozenset(f"{page}{edge}" for page in ("odd", "even", "first") for edge in ("Header", "Footer"))
_BUILT = _FORMULAS | _PAGE_HEADERS | {"formatCode"}
_MOST_NAMES = 100_000
_RUN_TEXTS = frozenset({"t", "delText", "instrText", "delInstrText"})
"""Elements that hold what a run shows; any other text stands for itself, inside a paragraph too."""
_INSTRUCTIONS = frozenset({"instrText", "delInstrText"})
_TEXT_BUFFER = 1 << 16  # no formula is longer

# Values of these name fonts and languages: Georgia is a font, Chase a person.
_FONT_ELEMENTS = frozenset({"rFonts", "font", "latin", "ea", "cs", "sym", "lang", "themeFontLang", "altName", "rFont"})


class _Tag(NamedTuple):
    """What the name of an element says. `shown` is its local name if it is of a standard, else empty."""

    namespace: str
    local: str
    shown: str
    names_font: bool


class Readable(Protocol):
    """What yields bytes."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most `size`; none at the end."""
        ...


def examine_xml(
    stream: Readable, part: str, examination: Examination, examine_file: Callable[[bytes], None] | None = None
) -> None:
    """Examine an XML part. Raises `Unreadable` if it is not well-formed, is too deep or defines entities.

    Files that are packed into its texts are given to `examine_file`.
    """
    with ExitStack() as feeds:
        reader = _Reader(examination, part, feeds, PackedText(examine_file or (lambda _: None)))
        try:
            while chunk := stream.read(_READ):
                examination.spend_bytes(len(chunk))
                reader.parser.Parse(chunk, False)  # noqa: FBT003 -- expat takes it by place
            reader.parser.Parse(b"", True)  # noqa: FBT003
        except (expat.ExpatError, LookupError, ValueError):
            raise Unreadable from None


class _Reader:
    """The handlers of one parser."""

    def __init__(self, examination: Examination, part: str, feeds: ExitStack, packed: PackedText) -> None:
        def feed(scope: Scope = Scope.TEXT, form: str = "") -> Feed:
            return feeds.enter_context(Feed(examination, part, scope, form))

        self._each, self._runs = feed(), feed(Scope.RUN)
        self._blocks, self._whole = feed(), feed(Scope.SEAM, SPLIT)
        self._attributes, self._structure = feed(form="in an attribute"), feed(Scope.STRUCTURE, "in structure")
        self._built = feed(Scope.STRUCTURE, "put together by a formula")
        self._depth, self._most = 0, examination.limits.xml_depth * 4
        self._tags: dict[str, _Tag] = {}
        self._keys: set[tuple[str, str]] = set()
        self._marked = False
        self._element = ""
        self._paragraphs = Paragraphs()
        self._packed = packed
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text, parser.buffer_size = True, _TEXT_BUFFER
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartNamespaceDeclHandler = self._namespace
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = self._instruction
        parser.EntityDeclHandler = self._entity
        parser.StartDoctypeDeclHandler = self._doctype

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self._most:
            raise Unreadable
        self._mark()
        tag = self._tags.get(name) or self._learn(name)
        self._element = tag.local
        self._paragraphs.start(tag.shown, attributes)
        if attributes:
            self._read(tag, attributes)

    def _learn(self, name: str) -> _Tag:
        """What the name of an element says; that of no standard is examined itself."""
        namespace, _, local = name.rpartition(" ")
        self._name(namespace, local)
        tag = _Tag(namespace, local, local if is_standard(namespace) else "", local in _FONT_ELEMENTS)
        if len(self._tags) < _MOST_NAMES:
            self._tags[name] = tag
        return tag

    def _read(self, tag: _Tag, attributes: dict[str, str]) -> None:
        values = []
        for key, value in attributes.items():
            own, _, attribute = key.rpartition(" ")
            if (tag.namespace, key) not in self._keys:
                self._name(own or tag.namespace, attribute)
                if len(self._keys) < _MOST_NAMES:
                    self._keys.add((tag.namespace, key))
            if tag.names_font:
                self._structure.write(without_makers(value) + WALL)
            elif not (tag.shown and (is_built_in(tag.local, value) or is_colour(tag.local, attribute, value))):
                values.append(value if len(value) < SHORTEST_VOCABULARY else without_vocabulary(value))
                self._packed.whole(value)
            if attribute in _BUILT:
                self._build(attribute, value)
        self._attributes.write(WALL.join(values) + WALL)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._mark()
        tag = self._tags.get(name) or self._learn(name)
        for reading in self._paragraphs.end(tag.shown):
            self._blocks.write(reading + "\n")
        if tag.local in _LISTS:
            self._blocks.write(WALL)
            self._whole.write(WALL)
        elif tag.local in _BLOCKS:
            self._blocks.write("\n")
        self._element = ""

    def _mark(self) -> None:
        """One mark where elements begin and end between two texts, however many."""
        if not self._marked:
            self._each.write(WALL)
            self._runs.write(WALL)
            self._whole.write(MARK)
            self._packed.end()
            self._marked = True

    def _text(self, text: str) -> None:
        self._marked = False
        self._packed.text(text)
        if self._element in BUILT_IN_TEXTS and BUILT_IN_TEXTS[self._element].fullmatch(text):
            return
        if self._element in _BUILT:
            self._build(self._element, text)
            text = without_functions(text) if self._element in _FORMULAS else text
        if self._paragraphs.text(text):
            (self._runs if self._element in _RUN_TEXTS else self._each).write(text)
        else:
            self._each.write(text)
            self._blocks.write(text)
        self._whole.write(f"{WALL}{text}{WALL}" if self._element in _INSTRUCTIONS else text)

    def _build(self, name: str, text: str) -> None:
        """What a formula puts together from its literals, and what a number format shows beside a number."""
        if name in _FORMULAS:
            self._built.write(literals_of(text) + WALL)
        elif name == "formatCode":
            self._built.write(shown_by_format(text) + WALL)
        elif name in _PAGE_HEADERS:
            self._blocks.write(shown_in_header(text) + WALL)

    def _name(self, namespace: str, local: str) -> None:
        """Names of unknown vocabularies only; a namespace of none of the standards is examined itself."""
        if not is_standard(namespace):
            self._structure.write(f"{local}{WALL}{without_vocabulary(namespace)}{WALL}")

    def _namespace(self, prefix: str | None, namespace: str | None) -> None:
        """A declaration, whether anything uses it or not."""
        if prefix:
            self._structure.write(prefix + WALL)
        self._name(namespace or "", "")

    def _comment(self, text: str) -> None:
        self._attributes.write(text + WALL)

    def _instruction(self, target: str, data: str) -> None:
        self._attributes.write(f"{target} {data}{WALL}")

    def _entity(self, *_: object) -> None:
        raise Unreadable

    def _doctype(self, name: str, system: str | None, public: str | None, _internal: object) -> None:
        self._structure.write(f"{name} {system or ''} {public or ''}{WALL}")
