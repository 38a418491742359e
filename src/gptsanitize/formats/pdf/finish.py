"""What is left to do when all streams are written: what nothing shows is taken out, images and fonts are made clean.

Runs over the lists the rebuild made on its way. Unused resources are removed, content that is never executed is
emptied.
"""

from __future__ import annotations

from typing import Any

import pikepdf

from gptsanitize.formats.pdf.interpret import Interpreter
from gptsanitize.formats.pdf.objects import child, items, key_of, name_of
from gptsanitize.formats.pdf.walk import Walk

__all__ = ["finish"]


def finish(kept: Walk, interpreter: Interpreter) -> None:
    """Clean what the edits do not reach. Changes the objects that were kept."""
    _empty_unexecuted(kept, interpreter)
    _drop_unused(kept, interpreter)


def _empty_unexecuted(kept: Walk, interpreter: Interpreter) -> None:
    """A form or glyph procedure that nothing draws was not read: nothing of it may be delivered."""
    executed = {content.key for content in interpreter.contents}
    for stream in _contents(kept):
        if ("stream", key_of(stream)) not in executed:
            stream.write(b"")


def _contents(kept: Walk) -> list[Any]:
    """Every stream that is content: forms, tiling patterns, glyph procedures."""
    found = [obj for kind in ("form-xobject", "pattern", "glyph-procedure") for obj in kept.met.get(kind, ())]
    return [obj for obj in found if isinstance(obj, pikepdf.Stream)]


def _drop_unused(kept: Walk, interpreter: Interpreter) -> None:
    """Fonts, forms and images that stand in resources and are never used."""
    fonts = {font.key for font in interpreter.fonts}
    executed = {content.key for content in interpreter.contents}
    for resources in kept.met.get("resources", ()):
        for name, font in items(child(resources, "/Font")):
            if (
                key_of(font) is not None
                and key_of(font) not in fonts
                and not name.startswith("/Gy")
                and _embedded(font)
            ):
                del resources["/Font"][name]
        for name, found in items(child(resources, "/XObject")):
            if name_of(child(found, "/Subtype")) == "Image":
                used = key_of(found) in interpreter.images
            else:
                used = ("stream", key_of(found)) in executed
            if not used:
                del resources["/XObject"][name]


def _embedded(font: Any) -> bool:
    descriptor = child(font, "/FontDescriptor")
    return child(font, "/DescendantFonts") is not None or any(
        child(descriptor, key) is not None for key in ("/FontFile", "/FontFile2", "/FontFile3")
    )
