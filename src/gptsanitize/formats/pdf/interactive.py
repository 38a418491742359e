"""Rules for what a reader can click or fill in: destinations, actions, annotations and form fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pikepdf

from gptsanitize.formats.pdf.objects import child, items, key_of, name_of, text_of
from gptsanitize.formats.pdf.schema import NAMES
from gptsanitize.formats.pdf.values import is_number, texts
from gptsanitize.formats.pdf.walk import DROP, Rule, Slot, Walk, shorten
from gptsanitize.model import Place

__all__ = ["RULES", "named_destinations"]

_ANNOTATIONS = frozenset(
    "Link Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink "
    "Popup Widget Watermark".split()
)
_FIELD_OPERATORS = frozenset("g rg k G RG K Tf Tc Tw Tz Ts Tr TL".split())
_NUMBER = re.compile(r"[-+]?(\d{1,9}(\.\d{0,9})?|\.\d{1,9})", re.ASCII)
_MOST_NODES = 100_000
_MOST_ANCESTORS = 32


# ---- destinations and actions


def named_destinations(root: Any) -> dict[str, Any]:
    """The named destinations of a catalog, so that no name is needed afterwards."""
    found = {name[1:]: value for name, value in items(child(root, "/Dests"))}
    queue, seen = [child(child(root, "/Names"), "/Dests")], 0
    while queue and seen < _MOST_NODES:
        node = queue.pop()
        seen += 1
        names, kids = child(node, "/Names"), child(node, "/Kids")
        if isinstance(names, pikepdf.Array):
            for index in range(0, len(names) - 1, 2):
                found.setdefault(text_of(names[index]), names[index + 1])
        if isinstance(kids, pikepdf.Array) and seen + len(queue) < _MOST_NODES:
            queue.extend(kid for kid in kids if isinstance(kid, pikepdf.Dictionary))
    return found


def _destination(walk: Walk, value: Any, _: Slot) -> Any:
    """An explicit destination on a page of this file (12.3.2)."""
    for _attempt in range(4):
        if isinstance(value, pikepdf.Name):
            value = walk.destinations.get(name_of(value))
        elif isinstance(value, pikepdf.String):
            value = walk.destinations.get(text_of(value))
        elif isinstance(value, pikepdf.Dictionary):
            value = child(value, "/D")
    if not isinstance(value, pikepdf.Array) or not len(value):
        return DROP
    page = value[0]
    if key_of(page) not in walk.pages:
        return DROP
    parts: list[Any] = list(value)[1:6]
    rest = [item for item in parts if is_number(item) or item is None or name_of(item) in NAMES]
    return pikepdf.Array([page, *rest])


def _action(walk: Walk, value: Any, slot: Slot) -> Any:
    """Going to a page, to a web address, or to the next page; nothing else is copied."""
    kind = name_of(child(value, "/S"))
    nowhere = kind == "GoTo" and _destination(walk, child(value, "/D"), slot) is DROP
    if kind in {"GoTo", "URI", "Named"} and not nowhere:
        return walk.visit(value, "action-object", slot.where)
    if kind:
        walk.dropped["scripts" if kind == "JavaScript" else "actions"] += 1
    return DROP


def _destination_or_action(walk: Walk, value: Any, slot: Slot) -> Any:
    """What is shown on opening."""
    rule = _action if isinstance(value, pikepdf.Dictionary) else _destination
    return rule(walk, value, slot)


# ---- annotations

_MEDIA = frozenset({"Screen", "RichMedia", "Movie", "Sound", "3D"})


def _annotations(walk: Walk, value: Any, slot: Slot) -> Any:
    """The annotations of a page that are understood."""
    if not isinstance(value, pikepdf.Array):
        return DROP
    fine = []
    for item in value:
        subtype = name_of(child(item, "/Subtype"))
        if subtype in _MEDIA and isinstance(child(child(item, "/AP"), "/N"), pikepdf.Stream):
            walk.dropped["media"] += 1
            item["/Subtype"] = pikepdf.Name.Stamp  # what is seen stays: a picture of a film, say
            fine.append(item)
        elif subtype not in _ANNOTATIONS:
            walk.dropped["attachments" if subtype == "FileAttachment" else "annotations of unknown kinds"] += 1
        elif _field_type(item) == "Sig":
            walk.dropped["signatures"] += 1
        else:
            fine.append(item)
    if len(fine) < len(value):
        value = shorten(value, fine)
    for item in fine:
        walk.visit(item, "annotation", f"{slot.where} annotation")
    return value if fine else DROP


def _annotation(walk: Walk, value: Any, slot: Slot) -> Any:
    """A field or annotation that another one refers to."""
    if _field_type(value) == "Sig":
        return DROP
    if not isinstance(value, pikepdf.Dictionary) or name_of(child(value, "/Subtype")) not in _ANNOTATIONS | {""}:
        return DROP
    return walk.visit(value, "annotation", slot.where)


def _field_type(value: Any) -> str:
    for _ in range(_MOST_ANCESTORS):
        found = name_of(child(value, "/FT"))
        if found:
            return found
        value = child(value, "/Parent")
        if value is None:
            break
    return ""


def _appearance(walk: Walk, value: Any, slot: Slot) -> Any:
    """One appearance, or one for each state."""
    if isinstance(value, pikepdf.Stream):
        walk.appearances.append((value, slot.where))
        return walk.visit(value, "form-xobject", slot.where)
    if not isinstance(value, pikepdf.Dictionary):
        return DROP
    for name, stream in items(value):
        del value[name]
        if isinstance(stream, pikepdf.Stream):
            value["/" + walk.rename("state", name[1:])] = stream
            walk.appearances.append((stream, slot.where))
            walk.visit(stream, "form-xobject", slot.where)
    return value


# ---- fields


def _field_value(walk: Walk, value: Any, slot: Slot) -> Any:
    """A field's value: text, the name of a state, or several texts."""
    if isinstance(value, pikepdf.Name):
        return pikepdf.Name("/" + walk.rename("state", name_of(value)))
    hint = text_of(child(slot.holder, "/TU")) or text_of(child(slot.holder, "/T"))
    if isinstance(value, pikepdf.String):
        walk.add_surface(Place.FIELD, text_of(value), slot, hint)
        return pikepdf.String(text_of(value))
    if isinstance(value, pikepdf.Array):
        return texts(walk, value, slot.where, hint)
    return DROP


def _field_options(walk: Walk, value: Any, slot: Slot) -> Any:
    """The options of a choice field: texts, or pairs of export value and text."""
    return texts(walk, value, slot.where) if isinstance(value, pikepdf.Array) else DROP


def _default_appearance(walk: Walk, value: Any, _: Slot) -> Any:
    """The content snippet that sets font and colour of a field (12.7.3.3)."""
    words = []
    for word in text_of(value).split()[:40]:
        if word.startswith("/"):
            words.append("/" + walk.rename("Font", word[1:]))
        elif word in _FIELD_OPERATORS or _NUMBER.fullmatch(word):
            words.append(word)
    return pikepdf.String(" ".join(words)) if words else DROP


RULES: Mapping[str, Rule] = {
    "destination": _destination,
    "action": _action,
    "destination-or-action": _destination_or_action,
    "annotations": _annotations,
    "annotation": _annotation,
    "appearance": _appearance,
    "field-value": _field_value,
    "field-options": _field_options,
    "default-appearance": _default_appearance,
}
