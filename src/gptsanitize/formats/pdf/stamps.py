"""Pictures in the appearances of annotations: stamps, pasted signatures, buttons.

They lie over a page and are no part of its content. With OCR each is read like a picture on a page; else they are
counted, and a page withholds its file on which they say more than its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pikepdf

from gptsanitize.errors import WithheldError
from gptsanitize.formats.pdf.looks import FEWEST, MORE, withheld
from gptsanitize.formats.pdf.objects import Key, child, items, key_of
from gptsanitize.formats.pdf.scene import Scene
from gptsanitize.formats.pdf.sight import Eyes, Seen, drawn_alone
from gptsanitize.formats.pdf.viewer import Viewer
from gptsanitize.formats.pictures.eyes import said_of
from gptsanitize.formats.pictures.glance import letters_in
from gptsanitize.model import Coverage, FormatOptions, Treatment

__all__ = ["Stamps"]

_LONGEST_SIDE = 1000
"""Pixels in which a stamp is glanced at: it is shown smaller than a page."""


class Stamps:
    """The pictures in appearances of one file."""

    def __init__(self, options: FormatOptions, eyes: Eyes | None) -> None:
        self._options, self._eyes = options, eyes
        self._pages: dict[Key, int] = {}
        self._letters: dict[int, float] = {}
        """Letters in stamps, by page."""
        self._read: dict[str, list[Seen]] = {}
        self._unread: dict[str, None] = {}
        self._found: dict[Key, list[Seen]] = {}
        """By appearance: a file is walked more than once."""

    def note_page(self, index: int, page: Any) -> None:
        """Learn which appearances lie on a page."""
        annotations = child(page, "/Annots")
        for annotation in annotations if isinstance(annotations, pikepdf.Array) else ():
            normal = child(child(annotation, "/AP"), "/N")
            for stream in [normal, *(stream for _, stream in items(normal))]:
                key = key_of(stream)
                if key is not None and isinstance(stream, pikepdf.Stream):
                    self._pages.setdefault(key, index)

    def look(self, stream: Any, where: str, scene: Scene, viewer: Viewer) -> list[Seen]:
        """What is read in the pictures of an appearance. Raises `WithheldError` where a page is told by them."""
        if not scene.images:
            return []
        key = key_of(stream) or (0, 0)
        if key in self._found:
            return self._found[key]
        if self._eyes is not None:
            found = self._eyes.look_alone(scene.pictures)
            if len(found) == len(scene.pictures) and not scene.is_odd:
                self._read.setdefault(where, []).extend(found)
                self._found[key] = found
                return found
        self._unread[where] = None
        self._judge(key, self._pages.get(key, -1), scene, viewer)
        return []

    def _judge(self, key: Key, page: int, scene: Scene, viewer: Viewer) -> None:
        if self._options.unread_images == "withhold":
            raise WithheldError(
                "the file has pictures, whose pixels are not read",
                reason="unread-images",
                advice="remove the pictures, or set formats.unread_images to deliver",
            )
        if self._options.unread_images == "deliver-pages" or not 0 <= page < len(viewer):
            return
        self._found[key] = []
        self._letters[page] = self._letters.get(page, 0.0) + sum(map(_letters_in, scene.pictures))
        told = len("".join(viewer.text(page).split()))
        if self._letters[page] > told + MORE or (not told and (self._letters[page] >= FEWEST or not scene.pictures)):
            raise withheld()

    def coverage(self) -> Iterator[Coverage]:
        """What became of them."""
        for where, seen in self._read.items():
            yield said_of(f"{where} images", [each.sight for each in seen])
        for where in self._unread:
            yield Coverage(f"{where} images", Treatment.UNREAD, "pixels are not read")


def _letters_in(picture: Any) -> float:
    drawn = drawn_alone(picture)
    if drawn is None:
        return MORE + 1
    drawn.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return letters_in(np.pad(np.asarray(drawn.convert("L"), np.uint8), 12, mode="edge"))
