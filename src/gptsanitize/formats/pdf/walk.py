"""The walk that rebuilds by allow-list: what the schema names is kept, everything else is not there any more.

Of every object it reaches, it removes the keys the schema does not name and the values that are not of the kind they
should be. The kinds are data (`schema`); values that need judgement have a rule each (`graphics`, `interactive`,
`structure`, `values`). The words met on the way become `Surface`s, in a fixed order: what is read is what will be
written.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import is_
from typing import Any, NamedTuple

import pikepdf

from gptsanitize.errors import LimitError
from gptsanitize.formats.pdf.addresses import Address
from gptsanitize.formats.pdf.names import Renamer
from gptsanitize.formats.pdf.objects import Key, items, key_of
from gptsanitize.formats.pdf.schema import KINDS
from gptsanitize.model import Edit, Place

__all__ = ["DROP", "UNDECODABLE", "Rule", "Slot", "Surface", "Walk", "edited", "shorten"]

MAX_OBJECTS = 2_000_000
_PRIVATE = {
    "/Metadata": "metadata",
    "/PieceInfo": "private application data",
    "/Thumb": "thumbnails",
    "/AA": "automatic actions",
    "/JS": "scripts",
    "/EmbeddedFiles": "attachments",
    "/AF": "attachments",
    "/XFA": "XFA form",
    "/Perms": "signatures",
    "/OutputIntents": "output intents",
}
UNDECODABLE = "streams that cannot be decoded"
_ORDINARY = frozenset(
    {"/ProcSet", "/Length", "/Names", "/Dests", "/P", "/M", "/NM", "/Name", "/CreationDate", "/Version", "/ID"}
)


class _Drop:
    """What a rule answers for a value that is not copied."""


DROP = _Drop()


class Slot(NamedTuple):
    """Where a value stands: the dictionary or array that holds it, its key or index, and words for people."""

    holder: Any
    key: Any
    where: str


Rule = Callable[["Walk", Any, Slot], Any]
"""Answers the value to keep (the same or another one), or `DROP`."""


@dataclass(eq=False, slots=True)
class Surface:
    """Words outside the content streams: where they stand, and the entry to write them back to."""

    place: Place
    where: str
    text: str = field(repr=False)
    hint: str = field(repr=False)
    holder: Any = field(repr=False)
    key: Any = field(repr=False)
    address: Address | None = field(default=None, repr=False)
    """What the text is as an address, where it is one."""

    def write(self, edits: Sequence[Edit]) -> None:
        """Put the words with these edits in the place of these."""
        text = edited(self.text, edits) if self.address is None else self.address.edited(edits)
        self.holder[self.key] = pikepdf.String(text)


class Walk:
    """Prunes objects in place, each once per kind, and keeps lists of what it met."""

    def __init__(self, rules: Mapping[str, Rule], rename: Renamer) -> None:
        self._rules = rules
        self.rename = rename
        self._queue: deque[tuple[Any, str, str]] = deque()
        self._kinds: dict[Key, str] = {}
        self._steps = 0
        self.pages: dict[Key, int] = {}
        """The pages of the file by object number."""
        self.known: set[Key] = set()
        """Every object that is kept so far."""
        self.destinations: dict[str, Any] = {}
        self.roles: dict[str, str] = {}
        self.surfaces: list[Surface] = []
        self.dropped: Counter[str] = Counter()
        self.appearances: list[tuple[Any, str]] = []
        """Appearance streams of annotations, with where they stand."""
        self.font_names: dict[object, str] = {}
        """The names that fonts had: for their looks, not to be written."""
        self.met: dict[str, list[Any]] = {}
        self.emptied: set[Key | None] = set()
        """Streams whose filters nobody knows."""
        """The objects of each kind that are kept."""

    def begin(self, root: Any, pages: Sequence[Any]) -> None:
        """Visit the pages in order, then the catalog. What is one of them is nothing else, whoever refers to it."""
        self.pages = {key: index for index, page in enumerate(pages) if (key := key_of(page))}
        self.known.update(self.pages)
        self._kinds.update(dict.fromkeys(self.pages, "page"))
        if (catalog := key_of(root)) is not None:
            self._kinds[catalog] = "catalog"
        for index, page in enumerate(pages):
            if self.pages.get(key_of(page) or (0, 0), index) == index:  # a page may stand in the tree twice
                self._prune(page, "page", f"page {index + 1}")
                self.drain()
        self._prune(root, "catalog", "catalog")
        self.drain()

    def drain(self) -> None:
        """Prune everything that was visited, and what it leads to. An object is of the kind it is first met as."""
        while self._queue:
            obj, kind, where = self._queue.popleft()
            self._prune(obj, kind, where)

    def visit(self, obj: Any, kind: str, where: str) -> Any:
        """Queue a dictionary or stream to be pruned as `kind`; what is neither is dropped."""
        if not isinstance(obj, (pikepdf.Dictionary, pikepdf.Stream)):
            return DROP
        if isinstance(obj, pikepdf.Stream) and "/Filter" not in KINDS[kind]:
            return DROP  # nothing would read the data of a stream where a dictionary should be
        key = key_of(obj)
        if key is not None:
            if key in self._kinds:
                return obj if self._kinds[key] == kind else DROP
            self._kinds[key] = kind
            self.known.add(key)
        self._steps += 1
        if self._steps > MAX_OBJECTS:
            raise LimitError("the PDF holds more objects than allowed", reason="limit-objects")
        self._queue.append((obj, kind, where))
        self.met.setdefault(kind, []).append(obj)
        return obj

    def _prune(self, obj: Any, kind: str, where: str) -> None:
        spec = KINDS[kind]
        for key, value in items(obj):
            rule = spec.get(key)
            kept = DROP if rule is None else self.apply(rule, value, Slot(obj, key, where))
            if kept is DROP:
                self._forget(obj, key, unknown=rule is None)
            elif kept is not value:
                obj[key] = kept

    def _forget(self, obj: Any, key: str, *, unknown: bool) -> None:
        if key == "/Filter" and isinstance(obj, pikepdf.Stream):
            obj.write(b"")  # without its filter the data would be something else
            self.emptied.add(key_of(obj))
            return
        if key in _PRIVATE:
            self.dropped[_PRIVATE[key]] += 1
        elif unknown and key not in _ORDINARY:
            self.dropped["private or unknown keys"] += 1
        if not (key == "/Length" and isinstance(obj, pikepdf.Stream)):
            del obj[key]

    def apply(self, rule: str, value: Any, slot: Slot) -> Any:
        """What is kept of a value, by a word of the schema's language."""
        if rule.startswith("["):
            return self.array(rule[1:-1], value, slot.where)
        if rule.startswith("{"):
            return self._named(rule[1:-1], value, slot)
        found = self._rules.get(rule)
        return self.visit(value, rule, slot.where) if found is None else found(self, value, slot)

    def array(self, kind: str, value: Any, where: str) -> Any:
        """An array of one kind; a single value that should be an array is taken as it is."""
        if not isinstance(value, pikepdf.Array):
            return self.apply(kind, value, Slot(None, 0, where))
        items_ = list(value)
        kept = [self.apply(kind, item, Slot(value, index, where)) for index, item in enumerate(items_)]
        if all(map(is_, kept, items_)):
            return value
        fine = [item for item in kept if item is not DROP]
        if kind == "decode-parameters":  # positions count: one entry a filter
            fine = [pikepdf.Dictionary() if item is DROP else item for item in kept]
        return shorten(value, fine)

    def _named(self, kind: str, value: Any, slot: Slot) -> Any:
        """A dictionary whose keys are the author's: pruned by kind, renamed where they could say something."""
        if not isinstance(value, pikepdf.Dictionary):
            return DROP
        found, role = key_of(value), "{" + kind + "}"
        if found is not None:
            if found in self._kinds:
                return value if self._kinds[found] == role else DROP
            self._kinds[found] = role
        category = "glyph" if kind == "glyph-procedure" else slot.key[1:]
        for name, entry in items(value):
            kept = self.apply(kind, entry, Slot(value, name, slot.where))
            new = "/" + self.rename(category, name[1:])
            if kept is DROP or new != name:
                del value[name]
            if kept is not DROP and (new != name or kept is not entry):
                value[new] = kept
        return value

    def add_surface(
        self, place: Place, text: str, slot: Slot, hint: str = "", *, address: Address | None = None
    ) -> None:
        """Note words that are read, and may be written anew."""
        if text.strip():
            self.surfaces.append(Surface(place, slot.where, text, hint, slot.holder, slot.key, address))


def shorten(value: Any, fine: list[Any]) -> Any:
    """Put these items into an array in place: others may refer to it."""
    while len(value) > len(fine):
        del value[len(value) - 1]
    for index, item in enumerate(fine):
        value[index] = item
    return value


def edited(text: str, edits: Sequence[Edit]) -> str:
    """A text with edits that do not overlap."""
    out, position = [], 0
    for edit in sorted(edits, key=lambda e: e.start):
        out += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*out, text[position:]])
