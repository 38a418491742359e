"""Standard fonts added to the resources of the streams that need one."""

from __future__ import annotations

from typing import Any

import pikepdf

from gptsanitize.formats.pdf.objects import child
from gptsanitize.formats.pdf.scene import Content
from gptsanitize.formats.pdf.standard import StandardFont

__all__ = ["FontTable"]


class FontTable:
    """One font object a standard font, under one name in every resource dictionary."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._objects: dict[str, Any] = {}

    def name_for(self, content: Content, font: StandardFont) -> str:
        """The resource name of a standard font in this stream's resources."""
        name = "Gy" + str(sorted(_ALL).index(font.name) + 1)
        resources = content.resources
        if not isinstance(resources, pikepdf.Dictionary):
            resources = content.resources = pikepdf.Dictionary()
            if content.owner is not None:
                content.owner["/Resources"] = resources
        if not isinstance(child(resources, "/Font"), pikepdf.Dictionary):
            resources["/Font"] = pikepdf.Dictionary()
        fonts = resources["/Font"]
        if "/" + name not in fonts:
            fonts["/" + name] = self._object(font.name)
        return name

    def _object(self, name: str) -> Any:
        if name not in self._objects:
            self._objects[name] = self._pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Font,
                    Subtype=pikepdf.Name.Type1,
                    BaseFont=pikepdf.Name("/" + name),
                    Encoding=pikepdf.Name.WinAnsiEncoding,
                )
            )
        return self._objects[name]


_ALL = (
    "Courier",
    "Courier-Bold",
    "Courier-Oblique",
    "Courier-BoldOblique",
    "Helvetica",
    "Helvetica-Bold",
    "Helvetica-Oblique",
    "Helvetica-BoldOblique",
    "Times-Roman",
    "Times-Bold",
    "Times-Italic",
    "Times-BoldItalic",
)
