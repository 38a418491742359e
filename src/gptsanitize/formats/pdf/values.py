"""Rules for single values: numbers, names of the specification, languages, and words for people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import Any

import pikepdf

from gptsanitize.formats.pdf.addresses import Address
from gptsanitize.formats.pdf.objects import child, name_of, text_of
from gptsanitize.formats.pdf.schema import NAMES
from gptsanitize.formats.pdf.walk import DROP, Rule, Slot, Walk, shorten
from gptsanitize.model import Place

__all__ = ["RULES", "is_number", "numbers", "texts"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Za-z]{2}|[0-9]{3}))?", re.ASCII)
_REGISTRY = re.compile(r"Adobe|Identity|UCS|Japan1|GB1|CNS1|Korea1|KR|Japan2|Manga1", re.ASCII)
_PLAIN_NUMBERS = re.compile(rb"\[[-+.0-9 ]*+\]")
"""An array of numbers as it is written: a reference would have a letter in it."""
_DEEPEST_ARRAY = 8
_DEEPEST_TEXTS = 2


def is_number(value: Any) -> bool:
    """Whether an object is an integer or a real."""
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def numbers(_: Walk, value: Any, __: Slot) -> Any:
    """An array of numbers and arrays of numbers; anything else in it goes."""
    return _numbers(value, 0)


def _numbers(value: Any, depth: int) -> Any:
    if not isinstance(value, pikepdf.Array) or depth > _DEEPEST_ARRAY:
        return DROP
    if _PLAIN_NUMBERS.fullmatch(value.unparse()) or all(is_number(item) for item in value):
        return value
    fine = [item if is_number(item) or item is None else _numbers(item, depth + 1) for item in value]
    return pikepdf.Array([item for item in fine if item is not DROP])


def _number(_: Walk, value: Any, __: Slot) -> Any:
    return value if is_number(value) else DROP


def _bool(_: Walk, value: Any, __: Slot) -> Any:
    return value if isinstance(value, bool) else DROP


def _bools(_: Walk, value: Any, __: Slot) -> Any:
    fine = isinstance(value, pikepdf.Array) and all(isinstance(item, bool) for item in value)
    return value if fine else DROP


def _name(_: Walk, value: Any, __: Slot) -> Any:
    return value if isinstance(value, pikepdf.Name) and name_of(value) in NAMES else DROP


def _names(_: Walk, value: Any, __: Slot) -> Any:
    if isinstance(value, pikepdf.Array):
        return value if all(name_of(item) in NAMES for item in value) else DROP
    return value if name_of(value) in NAMES else DROP


def _kept(_: Walk, value: Any, __: Slot) -> Any:
    return value


def _language(_: Walk, value: Any, __: Slot) -> Any:
    return value if _LANGUAGE.fullmatch(text_of(value)) else DROP


def _registry(_: Walk, value: Any, __: Slot) -> Any:
    return value if _REGISTRY.fullmatch(text_of(value)) else pikepdf.String("Identity")


def _state(walk: Walk, value: Any, _: Slot) -> Any:
    """The appearance state of a check box."""
    if not isinstance(value, pikepdf.Name):
        return DROP
    return pikepdf.Name("/" + walk.rename("state", name_of(value)))


def _by_kind(walk: Walk, value: Any, slot: Slot) -> Any:
    """Values that may be one of several things."""
    if isinstance(value, pikepdf.Name):
        return value if name_of(value) in NAMES else DROP
    if isinstance(value, pikepdf.Array):
        return _numbers(value, 0)
    if is_number(value):
        return value
    kind = {"/SMask": "soft-mask", "/Mask": "image"}.get(slot.key, "data") if isinstance(slot.key, str) else "data"
    return walk.visit(value, kind, slot.where)


# ---- words


def _words(place: Place, walk: Walk, value: Any, slot: Slot) -> Any:
    if not isinstance(value, pikepdf.String):
        return DROP
    text = text_of(value)
    walk.add_surface(place, text, slot)
    return pikepdf.String(text)


def _title(walk: Walk, value: Any, slot: Slot) -> Any:
    """`T`: the name of a field, or the author of an annotation."""
    field = child(slot.holder, "/FT") is not None or name_of(child(slot.holder, "/Subtype")) in {"Widget", ""}
    return _words(Place.NAME if field else Place.COMMENT, walk, value, slot)


def _link(walk: Walk, value: Any, slot: Slot) -> Any:
    """A web address: ASCII (12.6.4.7), read without its percent-encoding."""
    if not isinstance(value, pikepdf.String):
        return DROP
    address = Address(bytes(value))
    walk.add_surface(Place.LINK, address.text, slot, address=address)
    return pikepdf.String(address.spelled)


def texts(walk: Walk, value: Any, where: str, hint: str = "", depth: int = 0) -> Any:
    """An array of texts, or of arrays of them."""
    fine = [item for item in value if isinstance(item, (pikepdf.String, pikepdf.Array))]
    value = shorten(value, fine)
    for index, item in enumerate(fine):
        if isinstance(item, pikepdf.String):
            value[index] = pikepdf.String(text_of(item))
            walk.add_surface(Place.FIELD, text_of(item), Slot(value, index, where), hint)
        elif depth < _DEEPEST_TEXTS:
            texts(walk, item, where, hint, depth + 1)
        else:
            value[index] = pikepdf.String("")
    return value


RULES: Mapping[str, Rule] = {
    "number": _number,
    "bool": _bool,
    "bools": _bools,
    "numbers": numbers,
    "name": _name,
    "names": _names,
    "kept": _kept,
    "language": _language,
    "registry": _registry,
    "state": _state,
    "image-or-numbers": _by_kind,
    "soft-mask": _by_kind,
    "name-or-data": _by_kind,
    "number-or-name": _by_kind,
    "text:title": _title,
    "text:link": _link,
    **{f"text:{place.value}": partial(_words, place) for place in Place if place is not Place.LINK},
}
