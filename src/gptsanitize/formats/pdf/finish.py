"""What is left to do when all streams are written: what nothing shows is taken out, images and fonts are made clean.

Runs over the lists the rebuild made on its way. Unused resources are removed, content that is never executed is
emptied.
"""

from __future__ import annotations

from typing import Any

import pikepdf

from gptsanitize.formats.pdf.interpret import Interpreter
from gptsanitize.formats.pdf.objects import child, items, key_of, name_of
from gptsanitize.formats.pdf.rebuild import Rebuild

__all__ = ["finish"]


def finish(pdf: pikepdf.Pdf, rebuild: Rebuild, interpreter: Interpreter) -> None:
    """Clean what the edits do not reach. Changes `pdf`."""
    del pdf
    _empty_unexecuted(rebuild, interpreter)
    _drop_unused(rebuild, interpreter)


def _empty_unexecuted(rebuild: Rebuild, interpreter: Interpreter) -> None:
    """A form or glyph procedure that nothing draws was not read: nothing of it may be delivered."""
    executed = {content.key for content in interpreter.contents}
    for stream in rebuild.contents:
        if ("stream", key_of(stream)) not in executed:
            stream.write(b"")


def _drop_unused(rebuild: Rebuild, interpreter: Interpreter) -> None:
    """Fonts, forms and images that stand in resources and are never used."""
    fonts = {font.key for font in interpreter.fonts}
    executed = {content.key for content in interpreter.contents}
    for resources in rebuild.resources:
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
