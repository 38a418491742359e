"""What becomes of each kind of part of a word-processing document, and how those that are text are read.

What is not listed is dropped. (ECMA-376-1, 11.3)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gptsanitize.formats.ooxml.fates import Fate, Rule
from gptsanitize.formats.ooxml.package import Part
from gptsanitize.formats.ooxml.vocabulary import CHART, DRAWING, GENERIC, WORD, Vocabulary
from gptsanitize.model import Place

__all__ = ["DOCUMENT_TYPES", "RELATED", "RULES", "holds_runs", "is_word", "vocabulary_of"]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MS = "application/vnd.ms-word."

DOCUMENT_TYPES = frozenset(
    {
        _WORD + "document.main+xml",
        _WORD + "template.main+xml",
        _MS + "document.macroenabled.main+xml",
        _MS + "template.macroenabledtemplate.main+xml",
    }
)
_RUNS: Mapping[str, Place] = {
    **dict.fromkeys(DOCUMENT_TYPES, Place.BODY),
    _WORD + "document.glossary+xml": Place.BODY,
    _WORD + "header+xml": Place.HEADER,
    _WORD + "footer+xml": Place.HEADER,
    _WORD + "footnotes+xml": Place.NOTE,
    _WORD + "endnotes+xml": Place.NOTE,
    _WORD + "comments+xml": Place.COMMENT,
}
_WORD_RULES: Mapping[str, Rule] = {
    **{kind: Rule(Fate.TEXT, place) for kind, place in _RUNS.items()},
    _WORD + "commentsextended+xml": Rule(Fate.TEXT, Place.METADATA),
    _WORD + "commentsids+xml": Rule(Fate.TEXT, Place.METADATA),
    _WORD + "commentsextensible+xml": Rule(Fate.TEXT, Place.METADATA),
    _WORD + "people+xml": Rule(Fate.TEXT, Place.METADATA),
    _WORD + "settings+xml": Rule(Fate.TEXT, Place.METADATA),
    _WORD + "websettings+xml": Rule(Fate.TEXT, Place.METADATA),
    _WORD + "styles+xml": Rule(Fate.TEXT),
    _MS + "styleswitheffects+xml": Rule(Fate.TEXT),
    _WORD + "numbering+xml": Rule(Fate.TEXT),
    _WORD + "fonttable+xml": Rule(Fate.TEXT),
}
RULES: Mapping[str, Rule] = {
    **_WORD_RULES,
    "application/vnd.openxmlformats-officedocument.thememanager+xml": Rule(Fate.TEXT),
    _WORD + "printersettings": Rule(Fate.BLOB, note="printer settings"),
    _WORD + "mailmergerecipientdata+xml": Rule(Fate.DROP, note="recipients of a mail merge"),
    _MS + "mailmergerecipientdata+xml": Rule(Fate.DROP, note="recipients of a mail merge"),
    _MS + "keymapcustomizations+xml": Rule(Fate.DROP, note="private data of an add-in"),
    _MS + "attachedtoolbars": Rule(Fate.DROP, note="private data of an add-in"),
    _MS + "vbadata+xml": Rule(Fate.DROP, note="macros"),
    "application/vnd.ms-office.documenttasks+xml": Rule(Fate.DROP, note="tasks and their people"),
    "application/vnd.openxmlformats-officedocument.obfuscatedfont": Rule(Fate.DROP, note="embedded font"),
    "application/inkml+xml": Rule(Fate.OPAQUE, note="handwriting"),
}
RELATED: Mapping[str, Rule] = {"aFChunk": Rule(Fate.OPAQUE, note="inserted file")}

_WORD_WORDS = replace(WORD, nodes={**WORD.nodes, "t": Place.BODY, "delText": Place.BODY})
_SHAPES = replace(DRAWING, node_default=Place.BODY)
_VOCABULARIES = (("chart+xml", CHART), ("chartex+xml", CHART), ("vmldrawing", _SHAPES))


def is_word(part: Part) -> bool:
    """Whether a part is written in the vocabulary of word processing."""
    return part.content_type in _WORD_RULES


def holds_runs(part: Part) -> bool:
    """Whether a part has paragraphs, so that a word can stand in the place of what is dropped."""
    return part.content_type in _RUNS


def vocabulary_of(part: Part, rule: Rule) -> Vocabulary:
    """How the texts of a part are told from its markup."""
    if is_word(part):
        return _WORD_WORDS
    if rule.place is Place.METADATA:
        return GENERIC
    return next((words for ending, words in _VOCABULARIES if part.content_type.endswith(ending)), DRAWING)
