"""The object structure rebuilt by allow-list: what the schema names is kept, everything else is not there any more.

The walk starts at the catalog and the pages. Of every object it reaches, it removes the keys the schema does not name
and the values that are not of the kind they should be; what it does not reach (old revisions, orphans, attachments,
scripts) is not written. The words it meets on its way become `Surface`s, in a fixed order: what is read is what will
be written.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from gptsanitize.errors import LimitError
from gptsanitize.formats.pdf.encodings import ENCODINGS
from gptsanitize.formats.pdf.names import Renamer, safe_font_name, style_words
from gptsanitize.formats.pdf.objects import child, integer, items, key_of, name_of, text_of
from gptsanitize.formats.pdf.schema import KINDS, NAMES
from gptsanitize.model import Place

__all__ = ["Rebuild", "Surface"]

MAX_OBJECTS = 2_000_000
MAX_ARRAY_DEPTH = 40
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Za-z]{2}|[0-9]{3}))?", re.ASCII)
_REGISTRY = re.compile(r"Adobe|Identity|UCS|Japan1|GB1|CNS1|Korea1|KR|Japan2|Manga1", re.ASCII)
_ANNOTATIONS = frozenset(
    [
        "Link",
        "Text",
        "FreeText",
        "Line",
        "Square",
        "Circle",
        "Polygon",
        "PolyLine",
        "Highlight",
        "Underline",
        "Squiggly",
        "StrikeOut",
        "Stamp",
        "Caret",
        "Ink",
        "Popup",
        "Widget",
        "Watermark",
    ]
)
_FIELD_OPERATORS = frozenset(["g", "rg", "k", "G", "RG", "K", "Tf", "Tc", "Tw", "Tz", "Ts", "Tr", "TL"])
_NUMBER = re.compile(r"[-+]?(\d{1,9}(\.\d{0,9})?|\.\d{1,9})", re.ASCII)
_PLACES = {place.value: place for place in Place}
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


_ORDINARY = frozenset(
    {"/ProcSet", "/Length", "/Names", "/Dests", "/P", "/M", "/NM", "/Name", "/CreationDate", "/Version", "/ID"}
)


class _Drop:
    """What a rule answers for a value that is not copied."""


DROP = _Drop()
Rule = Callable[["Rebuild", Any, Any, str, str], Any]


@dataclass(eq=False, slots=True)
class Surface:
    """Words outside the content streams: where they stand, and the entry to write them back to."""

    place: Place
    where: str
    text: str = field(repr=False)
    hint: str = field(repr=False)
    holder: Any = field(repr=False)
    key: Any = field(repr=False)
    as_bytes: bool = False

    def write(self, text: str) -> None:
        """Put other words in the place of these."""
        if self.as_bytes:
            self.holder[self.key] = pikepdf.String(text.encode("ascii", "replace"))
        else:
            self.holder[self.key] = pikepdf.String(text)


class Rebuild:
    """Prunes an open document in place. After `run`, `surfaces` and `dropped` say what was met and what is gone."""

    def __init__(self, pdf: pikepdf.Pdf, rename: Renamer, *, keep_metadata: bool = False) -> None:
        self._pdf = pdf
        self._rename = rename
        self._keep_metadata = keep_metadata
        self._queue: deque[tuple[Any, str, str]] = deque()
        self._visited: set[tuple[tuple[int, int], str]] = set()
        self._pages: dict[tuple[int, int], int] = {}
        self._known: set[tuple[int, int]] = set()
        self._steps = 0
        self._roles: dict[str, str] = {}
        self._destinations: dict[str, Any] = {}
        self.font_names: dict[object, str] = {}
        """The names that fonts had: for their looks, not to be written."""
        self.surfaces: list[Surface] = []
        self.dropped: Counter[str] = Counter()
        self.appearances: list[tuple[Any, str]] = []
        """Appearance streams of annotations, with where they stand."""
        self.contents: list[Any] = []
        """Every stream that is content: forms, tiling patterns, glyph procedures."""
        self.resources: list[Any] = []
        self.images: list[Any] = []
        self.fonts: list[Any] = []
        self.profiles: list[Any] = []

    def run(self, pages: list[Any]) -> None:
        """Prune everything that the catalog and the pages lead to. Raises `LimitError`."""
        root = self._pdf.Root
        self._note_private(root)
        self._collect_destinations(root)
        self._collect_roles(root)
        self._pages = {key: index for index, page in enumerate(pages) if (key := key_of(page))}
        self._known.update(self._pages)
        self._drop_private_trailer()
        for index, page in enumerate(pages):
            self._visit(page, "page", f"page {index + 1}")
            self._drain()
        self._visit(root, "catalog", "catalog")
        self._drain()
        self._plant(root, pages)

    def _plant(self, root: Any, pages: list[Any]) -> None:
        """One flat page tree: intermediate nodes may hold anything."""
        node = self._pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Pages, Count=len(pages), Kids=pikepdf.Array(pages))
        )
        for page in pages:
            page["/Parent"] = node
            page["/Type"] = pikepdf.Name.Page
        root["/Pages"] = node
        root["/Type"] = pikepdf.Name.Catalog

    def _drop_private_trailer(self) -> None:
        trailer = self._pdf.trailer
        info = child(trailer, "/Info")
        if info is not None and self._keep_metadata:
            self._keep_info(info)
        elif info is not None:
            self.dropped["document information"] += 1
            del trailer["/Info"]
        for key in list(trailer.keys()):
            if key not in {"/Root", "/Size", "/Info", "/ID", "/Encrypt", "/Prev", "/XRefStm"}:
                self.dropped["trailer keys"] += 1
                del trailer[key]

    def _keep_info(self, info: Any) -> None:
        for key, value in items(info):
            if key in {"/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer"} and text_of(value):
                self._add_surface(Place.METADATA, "document information", text_of(value), info, key, hint=key[1:])
            else:
                del info[key]

    def _note_private(self, root: Any) -> None:
        names = child(root, "/Names")
        for key, value in items(names):
            if key in {"/EmbeddedFiles", "/JavaScript"}:
                self.dropped["attachments" if key == "/EmbeddedFiles" else "scripts"] += 1
            del value
        if child(root, "/Collection") is not None:
            self.dropped["portfolio"] += 1

    # ---- the walk

    def _drain(self) -> None:
        while self._queue:
            obj, kind, where = self._queue.popleft()
            self._prune(obj, kind, where)

    def _visit(self, obj: Any, kind: str, where: str) -> Any:
        """Queue a dictionary or stream to be pruned as `kind`; what is neither is dropped."""
        if not isinstance(obj, (pikepdf.Dictionary, pikepdf.Stream)):
            return DROP
        key = key_of(obj)
        if key is not None:
            if (key, kind) in self._visited:
                return obj
            self._visited.add((key, kind))
            self._known.add(key)
        self._steps += 1
        if self._steps > MAX_OBJECTS:
            raise LimitError("the PDF holds more objects than allowed", reason="limit-objects")
        self._queue.append((obj, kind, where))
        self._list(obj, kind)
        return obj

    def _list(self, obj: Any, kind: str) -> None:
        if kind in {"form-xobject", "pattern", "glyph-procedure"} and isinstance(obj, pikepdf.Stream):
            self.contents.append(obj)
        found = {"resources": self.resources, "image": self.images, "font": self.fonts, "icc": self.profiles}.get(kind)
        if found is not None:
            found.append(obj)

    def _prune(self, obj: Any, kind: str, where: str) -> None:
        spec = KINDS[kind]
        for key, value in items(obj):
            rule = spec.get(key)
            kept = DROP if rule is None else self._apply(rule, value, obj, key, where)
            if kept is DROP:
                self._forget(obj, key, rule)
            elif kept is not value:
                obj[key] = kept

    def _forget(self, obj: Any, key: str, rule: str | None) -> None:
        if key in _PRIVATE:
            self.dropped[_PRIVATE[key]] += 1
        elif rule is None and key not in _ORDINARY:
            self.dropped["private or unknown keys"] += 1
        if not (key == "/Length" and isinstance(obj, pikepdf.Stream)):
            del obj[key]

    def _apply(self, rule: str, value: Any, holder: Any, key: Any, where: str) -> Any:
        if rule.startswith("text:"):
            return self._text(rule[5:], value, holder, key, where)
        if rule.startswith("["):
            return self._array(rule[1:-1], value, where)
        if rule.startswith("{"):
            return self._named(rule[1:-1], value, key, where)
        special = _RULES.get(rule)
        if special is not None:
            return special(self, value, holder, key, where)
        return self._visit(value, rule, where)

    def _array(self, kind: str, value: Any, where: str) -> Any:
        """An array of one kind; a single value that should be an array is taken as it is."""
        if not isinstance(value, pikepdf.Array):
            return self._apply(kind, value, None, 0, where)
        kept = [self._apply(kind, item, value, index, where) for index, item in enumerate(value)]
        fine = [item for item in kept if item is not DROP]
        if kind == "decode-parameters":  # positions count: one entry a filter
            fine = [pikepdf.Dictionary() if item is DROP else item for item in kept]
        if len(fine) == len(value):
            for index, item in enumerate(fine):
                value[index] = item
            return value
        return self._replace_array(value, fine)

    def _replace_array(self, value: Any, fine: list[Any]) -> Any:
        """Shorten an array in place: others may refer to it."""
        while len(value) > len(fine):
            del value[len(value) - 1]
        for index, item in enumerate(fine):
            value[index] = item
        return value

    def _named(self, kind: str, value: Any, key: str, where: str) -> Any:
        """A dictionary whose keys are the author's: pruned by kind, renamed where they could say something."""
        if not isinstance(value, pikepdf.Dictionary):
            return DROP
        found = key_of(value)
        if found is not None:
            if (found, kind) in self._visited:
                return value
            self._visited.add((found, kind))
        category = "glyph" if kind == "glyph-procedure" else key[1:]
        for name, entry in items(value):
            kept = self._apply(kind, entry, value, name, where)
            new = "/" + self._rename(category, name[1:])
            if kept is DROP or new != name:
                del value[name]
            if kept is not DROP and (new != name or kept is not entry):
                value[new] = kept
        return value

    # ---- words

    def _add_surface(
        self, place: Place, where: str, text: str, holder: Any, key: Any, hint: str = "", *, as_bytes: bool = False
    ) -> None:
        if text.strip():
            self.surfaces.append(Surface(place, where, text, hint, holder, key, as_bytes))

    def _text(self, place: str, value: Any, holder: Any, key: Any, where: str) -> Any:
        if not isinstance(value, pikepdf.String):
            return DROP
        if place == "title":
            widget = child(holder, "/FT") is not None or name_of(child(holder, "/Subtype")) in {"Widget", ""}
            place = "name" if widget else "comment"
        text = text_of(value)
        self._add_surface(_PLACES[place], where, text, holder, key, as_bytes=place == "link")
        return pikepdf.String(text) if place != "link" else pikepdf.String(text.encode("ascii", "replace"))

    def field_value(self, value: Any, holder: Any, key: Any, where: str) -> Any:
        """A field's value: text, the name of a state, or several texts."""
        if isinstance(value, pikepdf.Name):
            return pikepdf.Name("/" + self._rename("state", name_of(value)))
        hint = text_of(child(holder, "/TU")) or text_of(child(holder, "/T"))
        if isinstance(value, pikepdf.String):
            self._add_surface(Place.FIELD, where, text_of(value), holder, key, hint)
            return pikepdf.String(text_of(value))
        if isinstance(value, pikepdf.Array):
            return self._texts(value, where, hint)
        return DROP

    def _texts(self, value: Any, where: str, hint: str = "", depth: int = 0) -> Any:
        fine = [item for item in value if isinstance(item, (pikepdf.String, pikepdf.Array))]
        value = self._replace_array(value, fine)
        for index, item in enumerate(fine):
            if isinstance(item, pikepdf.String):
                value[index] = pikepdf.String(text_of(item))
                self._add_surface(Place.FIELD, where, text_of(item), value, index, hint)
            elif depth < 2:
                self._texts(item, where, hint, depth + 1)
            else:
                value[index] = pikepdf.String("")
        return value

    def field_options(self, value: Any, _holder: Any, _key: Any, where: str) -> Any:
        """The options of a choice field: texts, or pairs of export value and text."""
        return self._texts(value, where) if isinstance(value, pikepdf.Array) else DROP

    # ---- names and small values

    def state(self, value: Any, _holder: Any, _key: Any, _where: str) -> Any:
        """The appearance state of a check box."""
        if not isinstance(value, pikepdf.Name):
            return DROP
        return pikepdf.Name("/" + self._rename("state", name_of(value)))

    def default_appearance(self, value: Any, _holder: Any, _key: Any, _where: str) -> Any:
        """The content snippet that sets font and colour of a field (12.7.3.3)."""
        words = []
        for word in text_of(value).split()[:40]:
            if word.startswith("/"):
                words.append("/" + self._rename("Font", word[1:]))
            elif word in _FIELD_OPERATORS or _NUMBER.fullmatch(word):
                words.append(word)
        return pikepdf.String(" ".join(words)) if words else DROP

    def font_name(self, value: Any, holder: Any, _key: Any, _where: str) -> Any:
        """Names of known families stay; of others only the words of their style are kept."""
        name = name_of(value)
        key = key_of(holder)
        if key is not None:
            self.font_names.setdefault(key, name)
        known = safe_font_name(name)
        if known:
            return value if known == name else pikepdf.Name("/GSZAAA+" + known)
        return pikepdf.Name("/Gz" + style_words(name))

    # ---- destinations and actions

    def _collect_destinations(self, root: Any) -> None:
        """Named destinations are resolved, so that no name is needed."""
        for name, value in items(child(root, "/Dests")):
            self._destinations[name[1:]] = value
        queue, seen = [child(child(root, "/Names"), "/Dests")], 0
        while queue and seen < 100_000:
            node = queue.pop()
            seen += 1
            names, kids = child(node, "/Names"), child(node, "/Kids")
            if isinstance(names, pikepdf.Array):
                for index in range(0, len(names) - 1, 2):
                    self._destinations.setdefault(text_of(names[index]), names[index + 1])
            if isinstance(kids, pikepdf.Array) and seen + len(queue) < 100_000:
                queue.extend(kid for kid in kids if isinstance(kid, pikepdf.Dictionary))

    def destination(self, value: Any, _holder: Any, _key: Any, _where: str) -> Any:
        """An explicit destination on a page of this file (12.3.2)."""
        for _ in range(4):
            if isinstance(value, pikepdf.Name):
                value = self._destinations.get(name_of(value))
            elif isinstance(value, pikepdf.String):
                value = self._destinations.get(text_of(value))
            elif isinstance(value, pikepdf.Dictionary):
                value = child(value, "/D")
        if not isinstance(value, pikepdf.Array) or not len(value):
            return DROP
        page = value[0]
        if key_of(page) not in self._pages:
            return DROP
        parts: list[Any] = list(value)[1:6]
        rest = [item for item in parts if _is_number(item) or item is None or name_of(item) in NAMES]
        return pikepdf.Array([page, *rest])

    def action(self, value: Any, holder: Any, key: Any, where: str) -> Any:
        """Going to a page, to a web address, or to the next page; nothing else is copied."""
        kind = name_of(child(value, "/S"))
        if kind not in {"GoTo", "URI", "Named"} or (
            kind == "GoTo" and self.destination(child(value, "/D"), holder, key, where) is DROP
        ):
            if kind:
                self.dropped["scripts" if kind == "JavaScript" else "actions"] += 1
            return DROP
        return self._visit(value, "action-object", where)

    def destination_or_action(self, value: Any, holder: Any, key: Any, where: str) -> Any:
        """What is shown on opening."""
        if isinstance(value, pikepdf.Dictionary):
            return self.action(value, holder, key, where)
        return self.destination(value, holder, key, where)

    # ---- annotations

    def annotations(self, value: Any, _holder: Any, _key: Any, where: str) -> Any:
        """The annotations of a page that are understood."""
        if not isinstance(value, pikepdf.Array):
            return DROP
        fine = []
        for item in value:
            subtype = name_of(child(item, "/Subtype"))
            if subtype not in _ANNOTATIONS:
                self.dropped["attachments" if subtype == "FileAttachment" else "annotations of unknown kinds"] += 1
            elif _field_type(item) == "Sig":
                self.dropped["signatures"] += 1
            else:
                fine.append(item)
        value = self._replace_array(value, fine)
        for item in fine:
            self._visit(item, "annotation", f"{where} annotation")
        return value if fine else DROP

    def annotation(self, value: Any, _holder: Any, _key: Any, where: str) -> Any:
        """A field or annotation that another one refers to."""
        if _field_type(value) == "Sig":
            return DROP
        if not isinstance(value, pikepdf.Dictionary) or name_of(child(value, "/Subtype")) not in _ANNOTATIONS | {""}:
            return DROP
        return self._visit(value, "annotation", where)

    def appearance(self, value: Any, _holder: Any, _key: Any, where: str) -> Any:
        """One appearance, or one for each state."""
        if isinstance(value, pikepdf.Stream):
            self.appearances.append((value, where))
            return self._visit(value, "form-xobject", where)
        if not isinstance(value, pikepdf.Dictionary):
            return DROP
        for name, stream in items(value):
            del value[name]
            if isinstance(stream, pikepdf.Stream):
                value["/" + self._rename("state", name[1:])] = stream
                self.appearances.append((stream, where))
                self._visit(stream, "form-xobject", where)
        return value

    # ---- resources

    def xobject(self, value: Any, _holder: Any, _key: Any, where: str) -> Any:
        """A form or an image; PostScript is not copied."""
        if not isinstance(value, pikepdf.Stream):
            return DROP
        kind = {"Form": "form-xobject", "Image": "image"}.get(name_of(child(value, "/Subtype")))
        return DROP if kind is None else self._visit(value, kind, where)

    def colour_space(self, value: Any, _holder: Any, _key: Any, where: str, depth: int = 0) -> Any:
        """A colour space by name or array (8.6)."""
        if isinstance(value, pikepdf.Name):
            known = name_of(value) in NAMES
            return value if known else pikepdf.Name("/" + self._rename("ColorSpace", name_of(value)))
        if not isinstance(value, pikepdf.Array) or not len(value) or depth > 8:
            return DROP
        family, length = name_of(value[0]), len(value)
        if family not in NAMES or length > 5:
            return DROP
        if family == "ICCBased" and length == 2:
            return value if self._visit(value[1], "icc", where) is not DROP else DROP
        if family in {"CalGray", "CalRGB", "Lab"} and length == 2:
            return value if self._visit(value[1], "calibrated", where) is not DROP else DROP
        if family == "Indexed" and length == 4:
            return self._indexed(value, where, depth)
        if family in {"Separation", "DeviceN"} and length >= 4:
            return self._colorants(value, where, depth)
        if family == "Pattern" and length == 2:
            return value if self.colour_space(value[1], value, 1, where, depth + 1) is not DROP else DROP
        return value if length == 1 else DROP

    def _indexed(self, value: Any, where: str, depth: int) -> Any:
        if self.colour_space(value[1], value, 1, where, depth + 1) is DROP or not _is_number(value[2]):
            return DROP
        if isinstance(value[3], pikepdf.Stream):
            return value if self._visit(value[3], "data", where) is not DROP else DROP
        if not isinstance(value[3], pikepdf.String):
            return DROP
        table = bytes(value[3])[: 4 * (integer(value[2]) + 1)]
        value[3] = pikepdf.String(table)
        return value

    def _colorants(self, value: Any, where: str, depth: int) -> Any:
        if isinstance(value[1], pikepdf.Array):
            value[1] = pikepdf.Array([pikepdf.Name("/" + self._rename("colorant", name_of(item))) for item in value[1]])
        else:
            value[1] = pikepdf.Name("/" + self._rename("colorant", name_of(value[1]) or "None"))
        base = self.colour_space(value[2], value, 2, where, depth + 1)
        function = self.function(value[3], value, 3, where)
        if base is DROP or function is DROP:
            return DROP
        while len(value) > 4:
            del value[len(value) - 1]
        return value

    def function(self, value: Any, _holder: Any, _key: Any, where: str) -> Any:
        """A function object, or the name of the identity."""
        if isinstance(value, pikepdf.Name):
            return value if name_of(value) in NAMES else DROP
        return self._visit(value, "function-object", where)

    def properties(self, value: Any, _holder: Any, _key: Any, where: str) -> Any:
        """A layer, a layer expression, or a property list."""
        kind = {"OCG": "layer", "OCMD": "layer-membership"}.get(name_of(child(value, "/Type")), "property-list")
        return self._visit(value, kind, where)

    def font_and_size(self, value: Any, _holder: Any, _key: Any, where: str) -> Any:
        """The font entry of a graphics state."""
        if isinstance(value, pikepdf.Array) and len(value) == 2 and _is_number(value[1]):
            return value if self._visit(value[0], "font", where) is not DROP else DROP
        return DROP

    def encoding(self, value: Any, holder: Any, _key: Any, where: str) -> Any:
        """A known encoding, an encoding dictionary, or an embedded CMap."""
        if isinstance(value, pikepdf.Name):
            return value if name_of(value) in NAMES or name_of(value) in ENCODINGS else DROP
        if isinstance(value, pikepdf.Stream):
            return self._visit(value, "cmap", where)
        type3 = name_of(child(holder, "/Subtype")) == "Type3"
        return self._visit(value, "type3-encoding" if type3 else "encoding-object", where)

    def differences(self, value: Any, _holder: Any, _key: Any, _where: str) -> Any:
        """Codes and glyph names. The names of a font program's glyphs stay: `finish` drops those that nothing shows."""
        if not isinstance(value, pikepdf.Array):
            return DROP
        return pikepdf.Array([item for item in value if _is_number(item) or isinstance(item, pikepdf.Name)])

    def renamed_differences(self, value: Any, holder: Any, key: Any, where: str) -> Any:
        """Codes and glyph names of a Type 3 font, whose glyphs are named as `CharProcs` is."""
        kept = self.differences(value, holder, key, where)
        if kept is DROP:
            return DROP
        return pikepdf.Array([_renamed(self._rename, item) for item in kept])

    def by_kind(self, value: Any, _holder: Any, key: Any, where: str) -> Any:
        """Values that may be one of two things."""
        if isinstance(value, pikepdf.Name):
            return value if name_of(value) in NAMES else DROP
        if isinstance(value, pikepdf.Array):
            return _numbers(value)
        if _is_number(value):
            return value
        kind = {"/SMask": "soft-mask", "/Mask": "image"}.get(key, "data") if isinstance(key, str) else "data"
        return self._visit(value, kind, where)

    def functions(self, value: Any, holder: Any, key: Any, where: str) -> Any:
        """One function or several."""
        if isinstance(value, pikepdf.Array):
            return self._array("function", value, where)
        return self.function(value, holder, key, where)

    # ---- layers, labels, structure

    def layers_of(self, value: Any, _holder: Any, _key: Any, where: str) -> Any:
        """A layer or several."""
        return self._array("layer", value, where)

    def layer_tree(self, value: Any, _holder: Any, _key: Any, where: str, depth: int = 0) -> Any:
        """The order of layers: layers, labels and nested arrays of them; or an expression over them."""
        if not isinstance(value, pikepdf.Array) or depth > MAX_ARRAY_DEPTH:
            return DROP
        fine = []
        for item in value:
            if isinstance(item, pikepdf.Array):
                kept = self.layer_tree(item, value, 0, where, depth + 1)
            elif isinstance(item, (pikepdf.String, pikepdf.Name)):
                kept = item if not isinstance(item, pikepdf.Name) or name_of(item) in NAMES else DROP
            else:
                kept = self._visit(item, "layer", where)
            if kept is not DROP:
                fine.append(kept)
        value = self._replace_array(value, fine)
        for index, item in enumerate(fine):
            if isinstance(item, pikepdf.String):
                self._add_surface(Place.NAME, where, text_of(item), value, index)
        return value

    def label_numbers(self, value: Any, _holder: Any, _key: Any, _where: str) -> Any:
        """The number tree of page labels (12.4.2)."""
        return self._number_tree(value, lambda item: self._visit(item, "page-label", "page labels"))

    def parent_numbers(self, value: Any, _holder: Any, _key: Any, where: str) -> Any:
        """The number tree from marked content to structure elements (14.7.4.4)."""
        return self._number_tree(value, lambda item: self._parents(item, where))

    def _number_tree(self, value: Any, keep: Callable[[Any], Any]) -> Any:
        if not isinstance(value, pikepdf.Array):
            return DROP
        pairs: list[Any] = []
        for index in range(0, len(value) - 1, 2):
            kept = keep(value[index + 1]) if _is_number(value[index]) else DROP
            if kept is not DROP:
                pairs += [value[index], kept]
        return self._replace_array(value, pairs) if len(pairs) != len(value) else value

    def _parents(self, value: Any, where: str) -> Any:
        if not isinstance(value, pikepdf.Array):
            return self._visit(value, "element", where)
        parents: list[Any] = list(value)
        for index, item in enumerate(parents):
            if item is not None and self._visit(item, "element", where) is DROP:
                value[index] = None
        return value

    def _collect_roles(self, root: Any) -> None:
        roles = child(child(root, "/StructTreeRoot"), "/RoleMap")
        self._roles = {key[1:]: name_of(value) for key, value in items(roles)}

    def role(self, value: Any, _holder: Any, _key: Any, _where: str) -> Any:
        """A structure type as its standard type: the role map itself is not needed then."""
        name = name_of(value)
        for _ in range(8):
            if name in NAMES:
                return pikepdf.Name("/" + name)
            name = self._roles.get(name, "")
        return pikepdf.Name("/NonStruct")

    def structure_kids(self, value: Any, _holder: Any, _key: Any, where: str) -> Any:
        """Content, references to it, and elements below (14.7.2)."""
        if isinstance(value, pikepdf.Array):
            kept = [self._structure_kid(item, where) for item in value]
            fine = [item for item in kept if item is not DROP]
            return value if len(fine) == len(value) else self._replace_array(value, fine)
        return self._structure_kid(value, where)

    def _structure_kid(self, value: Any, where: str) -> Any:
        if _is_number(value):
            return value
        kind = name_of(child(value, "/Type"))
        if kind in {"MCR", "OBJR"}:
            return self._visit(value, "marked-content-reference", where)
        return self._visit(value, "element", "structure")

    def element_or_root(self, value: Any, _holder: Any, _key: Any, _where: str) -> Any:
        """The parent of a structure element."""
        kind = "structure" if name_of(child(value, "/Type")) == "StructTreeRoot" else "element"
        return self._visit(value, kind, "structure")

    def page_reference(self, value: Any, _holder: Any, _key: Any, _where: str) -> Any:
        """A page of this file."""
        return value if key_of(value) in self._pages else DROP

    def known_object(self, value: Any, _holder: Any, _key: Any, _where: str) -> Any:
        """An annotation or form that a page leads to; pages are walked before the structure."""
        return value if key_of(value) in self._known else DROP

    def attributes(self, value: Any, _holder: Any, _key: Any, where: str) -> Any:
        """Attributes of a structure element, without those of applications."""
        return self._array("attribute", value, where)


def _renamed(rename: Renamer, item: Any) -> Any:
    return pikepdf.Name("/" + rename("glyph", name_of(item))) if isinstance(item, pikepdf.Name) else item


def _field_type(value: Any) -> str:
    for _ in range(32):
        found = name_of(child(value, "/FT"))
        if found:
            return found
        value = child(value, "/Parent")
    return ""


def _is_number(value: Any) -> bool:
    from decimal import Decimal

    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def _numbers(value: Any, depth: int = 0) -> Any:
    """An array of numbers and arrays of numbers; anything else in it goes."""
    if not isinstance(value, pikepdf.Array) or depth > 8:
        return DROP
    if all(_is_number(item) for item in value):
        return value
    fine = [item if _is_number(item) or item is None else _numbers(item, depth + 1) for item in value]
    return pikepdf.Array([item for item in fine if item is not DROP])


def _rule_number(_: Rebuild, value: Any, __: Any, ___: str, ____: str) -> Any:
    return value if _is_number(value) else DROP


def _rule_bool(_: Rebuild, value: Any, __: Any, ___: str, ____: str) -> Any:
    return value if isinstance(value, bool) else DROP


def _rule_bools(_: Rebuild, value: Any, __: Any, ___: str, ____: str) -> Any:
    fine = isinstance(value, pikepdf.Array) and all(isinstance(item, bool) for item in value)
    return value if fine else DROP


def _rule_numbers(_: Rebuild, value: Any, __: Any, ___: str, ____: str) -> Any:
    return _numbers(value)


def _rule_name(_: Rebuild, value: Any, __: Any, ___: str, ____: str) -> Any:
    return value if isinstance(value, pikepdf.Name) and name_of(value) in NAMES else DROP


def _rule_names(_: Rebuild, value: Any, __: Any, ___: str, ____: str) -> Any:
    if isinstance(value, pikepdf.Array):
        return value if all(name_of(item) in NAMES for item in value) else DROP
    return value if name_of(value) in NAMES else DROP


def _rule_kept(_: Rebuild, value: Any, __: Any, ___: str, ____: str) -> Any:
    return value


def _rule_language(_: Rebuild, value: Any, __: Any, ___: str, ____: str) -> Any:
    return value if _LANGUAGE.fullmatch(text_of(value)) else DROP


def _rule_registry(_: Rebuild, value: Any, __: Any, ___: str, ____: str) -> Any:
    return value if _REGISTRY.fullmatch(text_of(value)) else pikepdf.String("Identity")


def _rule_cmap_name(_: Rebuild, value: Any, __: Any, ___: str, ____: str) -> Any:
    return value if name_of(value) in NAMES else pikepdf.Name("/Custom")


def _rule_cmap(rebuild: Rebuild, value: Any, __: Any, ___: str, where: str) -> Any:
    if isinstance(value, pikepdf.Name):
        return value if name_of(value) in NAMES else DROP
    return rebuild._visit(value, "cmap", where)  # noqa: SLF001 -- a rule is part of the walk


_RULES: dict[str, Rule] = {
    "number": _rule_number,
    "bool": _rule_bool,
    "bools": _rule_bools,
    "numbers": _rule_numbers,
    "name": _rule_name,
    "names": _rule_names,
    "kept": _rule_kept,
    "contents": _rule_kept,
    "language": _rule_language,
    "registry": _rule_registry,
    "cmap-name": _rule_cmap_name,
    "cmap": _rule_cmap,
    "state": Rebuild.state,
    "default-appearance": Rebuild.default_appearance,
    "font-name": Rebuild.font_name,
    "destination": Rebuild.destination,
    "action": Rebuild.action,
    "destination-or-action": Rebuild.destination_or_action,
    "annotations": Rebuild.annotations,
    "annotation": Rebuild.annotation,
    "appearance": Rebuild.appearance,
    "field-value": Rebuild.field_value,
    "field-options": Rebuild.field_options,
    "xobject": Rebuild.xobject,
    "colour-space": Rebuild.colour_space,
    "function": Rebuild.function,
    "functions": Rebuild.functions,
    "properties": Rebuild.properties,
    "font-and-size": Rebuild.font_and_size,
    "encoding": Rebuild.encoding,
    "differences": Rebuild.differences,
    "renamed-differences": Rebuild.renamed_differences,
    "image-or-numbers": Rebuild.by_kind,
    "soft-mask": Rebuild.by_kind,
    "name-or-data": Rebuild.by_kind,
    "number-or-name": Rebuild.by_kind,
    "layer-or-layers": Rebuild.layers_of,
    "layer-order": Rebuild.layer_tree,
    "layer-expression": Rebuild.layer_tree,
    "label-numbers": Rebuild.label_numbers,
    "parent-numbers": Rebuild.parent_numbers,
    "role": Rebuild.role,
    "structure-kids": Rebuild.structure_kids,
    "element-or-root": Rebuild.element_or_root,
    "page-reference": Rebuild.page_reference,
    "known-object": Rebuild.known_object,
    "attributes": Rebuild.attributes,
}
