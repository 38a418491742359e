"""DOCX: what a document adds to the engine. The work is done in the `docx_*` modules beside this one."""

from __future__ import annotations

from functools import cached_property

from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.docx_parts import DOCUMENT_TYPES, RELATED, RULES, holds_runs
from gptsanitize.formats.ooxml.docx_properties import Shown, changes_to_blank, read_shown
from gptsanitize.formats.ooxml.docx_steps import word_step
from gptsanitize.formats.ooxml.engine import Kind, PackageDocument, handler
from gptsanitize.formats.ooxml.package import Part
from gptsanitize.formats.ooxml.walk import Step

__all__ = ["HANDLER", "KIND"]

_DROPPED_LINKS = frozenset(
    "attachedTemplate mailMergeSource mailMergeHeaderSource recipientData transform thumbnail".split()
)


class _Document:
    """The contents of one opened document."""

    def __init__(self, document: PackageDocument) -> None:
        self._document = document

    def opening(self) -> tuple[Step, ...]:
        return ()

    def step(self, part: Part, number: int) -> Step:
        document = self._document
        dead = document.selection.dead_ids(part.name)
        return word_step(document.package, part, number, document.rules[part.name], dead, document.options)

    def shown(self) -> Shown:
        return self._shown

    def keeps(self, part: Part, *, edited: bool) -> bool:  # noqa: ARG002 -- edits change nothing here
        """Custom properties stay if the text shows one of them."""
        if not part.content_type.endswith("custom-properties+xml"):
            return False
        return changes_to_blank(xml.normalise(self._document.package.read(part.name)), self._shown)[1] > 0

    def follow(self, target: str) -> str:
        return target

    @cached_property
    def _shown(self) -> Shown:
        package = self._document.package
        return read_shown(xml.normalise(package.read(part.name)) for part in package.parts if holds_runs(part))


KIND = Kind("docx", DOCUMENT_TYPES, RULES, RELATED, _DROPPED_LINKS, _Document)
HANDLER = handler(KIND)
