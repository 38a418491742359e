"""The object structure rebuilt by allow-list, from the catalog and the pages on.

What the walk does not reach (old revisions, orphans, attachments, scripts) is not written. The page tree is planted
anew and flat, the trailer keeps nothing of the author's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pikepdf

from gptsanitize.formats.pdf import graphics, interactive, structure, values
from gptsanitize.formats.pdf.collection import collecting_later
from gptsanitize.formats.pdf.names import Renamer
from gptsanitize.formats.pdf.objects import child, items, text_of
from gptsanitize.formats.pdf.walk import Rule, Slot, Walk
from gptsanitize.model import Place

__all__ = ["rebuild"]

RULES: Mapping[str, Rule] = {**values.RULES, **graphics.RULES, **interactive.RULES, **structure.RULES}
_KEPT_INFORMATION = frozenset({"/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer"})
_WRITERS_OWN = frozenset({"/Root", "/Size", "/Info", "/ID", "/Encrypt", "/Prev", "/XRefStm"})


@collecting_later
def rebuild(pdf: pikepdf.Pdf, pages: list[Any], rename: Renamer, *, keep_metadata: bool = False) -> Walk:
    """Prune everything that the catalog and the pages lead to; what was met and what is gone. Raises `LimitError`."""
    root, walk = pdf.Root, Walk(RULES, rename)
    _note_private(root, walk)
    walk.destinations = interactive.named_destinations(root)
    walk.roles = structure.role_map(root)
    _clear_trailer(pdf, walk, keep_metadata=keep_metadata)
    walk.begin(root, pages)
    _plant(pdf, pages)
    return walk


def _plant(pdf: pikepdf.Pdf, pages: list[Any]) -> None:
    """One flat page tree: intermediate nodes may hold anything."""
    node = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Count=len(pages), Kids=pikepdf.Array(pages)))
    for page in pages:
        page["/Parent"] = node
        page["/Type"] = pikepdf.Name.Page
    pdf.Root["/Pages"] = node
    pdf.Root["/Type"] = pikepdf.Name.Catalog


def _clear_trailer(pdf: pikepdf.Pdf, walk: Walk, *, keep_metadata: bool) -> None:
    trailer = pdf.trailer
    info = child(trailer, "/Info")
    if info is not None and keep_metadata:
        _keep_information(info, walk)
    elif info is not None:
        walk.dropped["document information"] += 1
        del trailer["/Info"]
    for key in list(trailer.keys()):
        if key not in _WRITERS_OWN:
            walk.dropped["trailer keys"] += 1
            del trailer[key]


def _keep_information(info: Any, walk: Walk) -> None:
    for key, value in items(info):
        text = text_of(value)
        if key in _KEPT_INFORMATION and text:
            info[key] = pikepdf.String(text)
            walk.add_surface(Place.METADATA, text, Slot(info, key, "document information"), hint=key[1:])
        else:
            del info[key]


def _note_private(root: Any, walk: Walk) -> None:
    for key, _ in items(child(root, "/Names")):
        if key in {"/EmbeddedFiles", "/JavaScript"}:
            walk.dropped["attachments" if key == "/EmbeddedFiles" else "scripts"] += 1
    if child(root, "/Collection") is not None:
        walk.dropped["portfolio"] += 1
