"""Rules for what content streams use: forms and images, colour spaces, functions, fonts and their encodings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pikepdf

from gptsanitize.formats.pdf.encodings import ENCODINGS
from gptsanitize.formats.pdf.names import safe_font_name, style_words
from gptsanitize.formats.pdf.objects import child, integer, key_of, name_of
from gptsanitize.formats.pdf.schema import NAMES
from gptsanitize.formats.pdf.surplus import components
from gptsanitize.formats.pdf.values import is_number
from gptsanitize.formats.pdf.walk import DROP, Rule, Slot, Walk

__all__ = ["RULES"]

_DEEPEST_SPACE = 8
_CALIBRATED = frozenset({"CalGray", "CalRGB", "Lab"})


def _xobject(walk: Walk, value: Any, slot: Slot) -> Any:
    """A form or an image; PostScript is not copied."""
    if not isinstance(value, pikepdf.Stream):
        return DROP
    kind = {"Form": "form-xobject", "Image": "image"}.get(name_of(child(value, "/Subtype")))
    return DROP if kind is None else walk.visit(value, kind, slot.where)


# ---- colour


def _colour_space(walk: Walk, value: Any, slot: Slot) -> Any:
    """A colour space by name or array (8.6)."""
    return _space(walk, value, slot.where, 0)


def _space(walk: Walk, value: Any, where: str, depth: int) -> Any:
    if isinstance(value, pikepdf.Name):
        known = name_of(value) in NAMES
        return value if known else pikepdf.Name("/" + walk.rename("ColorSpace", name_of(value)))
    if not isinstance(value, pikepdf.Array) or not len(value) or depth > _DEEPEST_SPACE:
        return DROP
    family, length = name_of(value[0]), len(value)
    if family not in NAMES or length > 5:
        return DROP
    return value if length == 1 or _space_of(walk, family, value, where, depth) else DROP


def _space_of(walk: Walk, family: str, value: Any, where: str, depth: int) -> bool:
    """Whether a colour space of a family is understood; it is pruned."""
    length = len(value)
    if family == "ICCBased" and length == 2:
        return walk.visit(value[1], "icc", where) is not DROP
    if family in _CALIBRATED and length == 2:
        return walk.visit(value[1], "calibrated", where) is not DROP
    if family == "Indexed" and length == 4:
        return _indexed(walk, value, where, depth)
    if family in {"Separation", "DeviceN"} and length >= 4:
        return _colorants(walk, value, where, depth)
    return family == "Pattern" and length == 2 and _space(walk, value[1], where, depth + 1) is not DROP


def _indexed(walk: Walk, value: Any, where: str, depth: int) -> bool:
    if _space(walk, value[1], where, depth + 1) is DROP or not is_number(value[2]):
        return False
    table = value[3]
    try:
        colours = bytes(table) if isinstance(table, pikepdf.String) else bytes(table.read_bytes())
    except (AttributeError, pikepdf.PdfError, RuntimeError, NotImplementedError):
        return False
    value[3] = pikepdf.String(colours[: (components(value[1]) or 4) * (integer(value[2]) + 1)])
    return True


def _colorants(walk: Walk, value: Any, where: str, depth: int) -> bool:
    if isinstance(value[1], pikepdf.Array):
        value[1] = pikepdf.Array([pikepdf.Name("/" + walk.rename("colorant", name_of(item))) for item in value[1]])
    else:
        value[1] = pikepdf.Name("/" + walk.rename("colorant", name_of(value[1]) or "None"))
    base = _space(walk, value[2], where, depth + 1)
    function = _function(walk, value[3], Slot(value, 3, where))
    if base is DROP or function is DROP:
        return False
    while len(value) > 4:
        del value[len(value) - 1]
    return True


def _function(walk: Walk, value: Any, slot: Slot) -> Any:
    """A function object, or the name of the identity."""
    if isinstance(value, pikepdf.Name):
        return value if name_of(value) in NAMES else DROP
    return walk.visit(value, "function-object", slot.where)


def _functions(walk: Walk, value: Any, slot: Slot) -> Any:
    """One function or several."""
    if isinstance(value, pikepdf.Array):
        return walk.array("function", value, slot.where)
    return _function(walk, value, slot)


# ---- fonts


def _font_name(walk: Walk, value: Any, slot: Slot) -> Any:
    """Names of known families stay; of others only the words of their style are kept."""
    name = name_of(value)
    key = key_of(slot.holder)
    if key is not None:
        walk.font_names.setdefault(key, name)
    known = safe_font_name(name)
    if known:
        return value if known == name else pikepdf.Name("/GSZAAA+" + known)
    return pikepdf.Name("/Gz" + style_words(name))


def _font_and_size(walk: Walk, value: Any, slot: Slot) -> Any:
    """The font entry of a graphics state."""
    if isinstance(value, pikepdf.Array) and len(value) == 2 and is_number(value[1]):
        return value if walk.visit(value[0], "font", slot.where) is not DROP else DROP
    return DROP


def _encoding(walk: Walk, value: Any, slot: Slot) -> Any:
    """A known encoding, an encoding dictionary, or an embedded CMap."""
    if isinstance(value, pikepdf.Name):
        return value if name_of(value) in NAMES or name_of(value) in ENCODINGS else DROP
    if isinstance(value, pikepdf.Stream):
        return walk.visit(value, "cmap", slot.where)
    type3 = name_of(child(slot.holder, "/Subtype")) == "Type3"
    return walk.visit(value, "type3-encoding" if type3 else "encoding-object", slot.where)


def _cmap(walk: Walk, value: Any, slot: Slot) -> Any:
    if isinstance(value, pikepdf.Name):
        return value if name_of(value) in NAMES else DROP
    return walk.visit(value, "cmap", slot.where)


def _cmap_name(_: Walk, value: Any, __: Slot) -> Any:
    return value if name_of(value) in NAMES else pikepdf.Name("/Custom")


def _differences(walk: Walk, value: Any, _: Slot) -> Any:
    """Codes and glyph names, which are those of the font program (`programs`)."""
    if not isinstance(value, pikepdf.Array):
        return DROP
    return pikepdf.Array([item for item in (_program_name(walk, item) for item in value) if item is not DROP])


def _program_name(walk: Walk, item: Any) -> Any:
    if isinstance(item, pikepdf.Name):
        return pikepdf.Name("/" + walk.rename.program_glyph(name_of(item)))
    return item if is_number(item) else DROP


def _renamed_differences(walk: Walk, value: Any, _: Slot) -> Any:
    """Codes and glyph names of a Type 3 font, whose glyphs are named as `CharProcs` is."""
    if not isinstance(value, pikepdf.Array):
        return DROP
    return pikepdf.Array([item for item in (_procedure_name(walk, item) for item in value) if item is not DROP])


def _procedure_name(walk: Walk, item: Any) -> Any:
    if isinstance(item, pikepdf.Name):
        return pikepdf.Name("/" + walk.rename("glyph", name_of(item)))
    return item if is_number(item) else DROP


RULES: Mapping[str, Rule] = {
    "xobject": _xobject,
    "colour-space": _colour_space,
    "function": _function,
    "functions": _functions,
    "font-name": _font_name,
    "font-and-size": _font_and_size,
    "encoding": _encoding,
    "cmap": _cmap,
    "cmap-name": _cmap_name,
    "differences": _differences,
    "renamed-differences": _renamed_differences,
}
