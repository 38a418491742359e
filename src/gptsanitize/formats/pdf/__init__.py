"""PDF: read by two readers, edited glyph by glyph, rebuilt by allow-list.

lexer, cmap, encodings, fonts .......... bytes, codes and what they stand for
scene, machine, interpret .............. content streams read as a viewer reads them
layout, read ........................... passages in reading order, from three readings
schema, walk, rebuild, names, scrub .... what may be copied; everything else is not there any more
values, graphics, interactive, structure  the rules for values that need judgement
edit, standard, resources .............. glyphs cut, replacements shown
finish, check .......................... what nothing uses is removed; PDFium reads the result back
document ............................... the order of all this, as a `Document`
"""

from __future__ import annotations

from gptsanitize.formats import Handler
from gptsanitize.formats.pdf.document import open_pdf

__all__ = ["HANDLER"]

HANDLER = Handler("pdf", (".pdf",), open_pdf)
