"""Rules for what orders a file: layers, page labels, and the tree of tagged structure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pikepdf

from gptsanitize.formats.pdf.objects import child, items, key_of, name_of, text_of
from gptsanitize.formats.pdf.schema import NAMES
from gptsanitize.formats.pdf.values import is_number
from gptsanitize.formats.pdf.walk import DROP, Rule, Slot, Walk, shorten
from gptsanitize.model import Place

__all__ = ["RULES", "role_map"]

_DEEPEST_LAYERS = 40
_LONGEST_CHAIN = 8


# ---- layers


def _properties(walk: Walk, value: Any, slot: Slot) -> Any:
    """A layer, a layer expression, or a property list."""
    kind = {"OCG": "layer", "OCMD": "layer-membership"}.get(name_of(child(value, "/Type")), "property-list")
    return walk.visit(value, kind, slot.where)


def _layers(walk: Walk, value: Any, slot: Slot) -> Any:
    """A layer or several."""
    return walk.array("layer", value, slot.where)


def _layer_tree(walk: Walk, value: Any, slot: Slot) -> Any:
    """The order of layers: layers, labels and nested arrays of them; or an expression over them."""
    return _tree(walk, value, slot.where, 0)


def _tree(walk: Walk, value: Any, where: str, depth: int) -> Any:
    if not isinstance(value, pikepdf.Array) or depth > _DEEPEST_LAYERS:
        return DROP
    kept = [_branch(walk, item, where, depth) for item in value]
    value = shorten(value, [item for item in kept if item is not DROP])
    for index, item in enumerate(value):
        if isinstance(item, pikepdf.String):
            value[index] = pikepdf.String(text_of(item))
            walk.add_surface(Place.NAME, text_of(item), Slot(value, index, where))
    return value


def _branch(walk: Walk, item: Any, where: str, depth: int) -> Any:
    if isinstance(item, pikepdf.Array):
        return _tree(walk, item, where, depth + 1)
    if isinstance(item, pikepdf.Name):
        return item if name_of(item) in NAMES else DROP
    return item if isinstance(item, pikepdf.String) else walk.visit(item, "layer", where)


# ---- number trees


def _label_numbers(walk: Walk, value: Any, _: Slot) -> Any:
    """The number tree of page labels (12.4.2)."""
    return _number_tree(value, lambda item: walk.visit(item, "page-label", "page labels"))


def _parent_numbers(walk: Walk, value: Any, slot: Slot) -> Any:
    """The number tree from marked content to structure elements (14.7.4.4)."""
    return _number_tree(value, lambda item: _parents(walk, item, slot.where))


def _number_tree(value: Any, keep: Callable[[Any], Any]) -> Any:
    if not isinstance(value, pikepdf.Array):
        return DROP
    pairs: list[Any] = []
    for index in range(0, len(value) - 1, 2):
        kept = keep(value[index + 1]) if is_number(value[index]) else DROP
        if kept is not DROP:
            pairs += [value[index], kept]
    return shorten(value, pairs) if len(pairs) != len(value) else value


def _parents(walk: Walk, value: Any, where: str) -> Any:
    if not isinstance(value, pikepdf.Array):
        return walk.visit(value, "element", where)
    parents: list[Any] = list(value)
    for index, item in enumerate(parents):
        if item is not None and walk.visit(item, "element", where) is DROP:
            value[index] = None
    return value


# ---- tagged structure


def role_map(root: Any) -> dict[str, str]:
    """What the author's structure types stand for."""
    roles = child(child(root, "/StructTreeRoot"), "/RoleMap")
    return {key[1:]: name_of(value) for key, value in items(roles)}


def _role(walk: Walk, value: Any, _: Slot) -> Any:
    """A structure type as its standard type: the role map itself is not needed then."""
    name = name_of(value)
    for _step in range(_LONGEST_CHAIN):
        if name in NAMES:
            return pikepdf.Name("/" + name)
        name = walk.roles.get(name, "")
    return pikepdf.Name("/NonStruct")


def _structure_kids(walk: Walk, value: Any, slot: Slot) -> Any:
    """Content, references to it, and elements below (14.7.2)."""
    if not isinstance(value, pikepdf.Array):
        return _structure_kid(walk, value, slot.where)
    kept = [_structure_kid(walk, item, slot.where) for item in value]
    fine = [item for item in kept if item is not DROP]
    return value if len(fine) == len(value) else shorten(value, fine)


def _structure_kid(walk: Walk, value: Any, where: str) -> Any:
    if is_number(value):
        return value
    if name_of(child(value, "/Type")) in {"MCR", "OBJR"}:
        return walk.visit(value, "marked-content-reference", where)
    return walk.visit(value, "element", "structure")


def _element_or_root(walk: Walk, value: Any, _: Slot) -> Any:
    """The parent of a structure element."""
    kind = "structure" if name_of(child(value, "/Type")) == "StructTreeRoot" else "element"
    return walk.visit(value, kind, "structure")


def _page_reference(walk: Walk, value: Any, _: Slot) -> Any:
    """A page of this file."""
    return value if key_of(value) in walk.pages else DROP


def _known_object(walk: Walk, value: Any, _: Slot) -> Any:
    """An annotation or form that a page leads to; pages are walked before the structure."""
    return value if key_of(value) in walk.known else DROP


def _attributes(walk: Walk, value: Any, slot: Slot) -> Any:
    """Attributes of a structure element, without those of applications."""
    return walk.array("attribute", value, slot.where)


RULES: Mapping[str, Rule] = {
    "properties": _properties,
    "layer-or-layers": _layers,
    "layer-order": _layer_tree,
    "layer-expression": _layer_tree,
    "label-numbers": _label_numbers,
    "parent-numbers": _parent_numbers,
    "role": _role,
    "structure-kids": _structure_kids,
    "element-or-root": _element_or_root,
    "page-reference": _page_reference,
    "known-object": _known_object,
    "attributes": _attributes,
}
