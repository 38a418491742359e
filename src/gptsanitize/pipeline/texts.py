"""The whole way for strings in memory, in this process: for code that has no file."""

from __future__ import annotations

from gptsanitize.detect import Detector
from gptsanitize.errors import WithheldError
from gptsanitize.mask import Key, Ledger
from gptsanitize.model import Place, Policy, Segment
from gptsanitize.pipeline.edits import Tally, apply
from gptsanitize.pipeline.planning import plan
from gptsanitize.pipeline.rewriting import Rewriter
from gptsanitize.pipeline.surveying import Read
from gptsanitize.presidio import foreign_recognizers

__all__ = ["TextSanitizer"]


class TextSanitizer:
    """The whole way for strings in memory, in this process: for code that has no file."""

    def __init__(self, policy: Policy, key: Key) -> None:
        self._policy = policy
        self._key = key
        self._detector = Detector(policy, foreign_recognizers(policy))

    def clean(self, text: str, ledger: Ledger | None = None) -> str:
        """The text with every finding replaced. Raises `WithheldError` if the witness still finds an original.

        What was replaced is added to `ledger`.
        """
        segment = Segment(0, text, Place.BODY, "text")
        read = Read(self._policy)
        for _, found in self._detector.find([segment], read.identifiers):
            read.add(segment, found)
        findings, mentions = read.result()
        planned = plan(mentions.result(), self._key, self._policy)
        rewriter, done = Rewriter(planned, self._policy, remember=ledger is not None), Tally()
        cleaned = apply(text, rewriter.editor.of_segment(segment, findings, done))
        if rewriter.witness.examine_text(cleaned, "text"):
            raise WithheldError("an original is left in the text", reason="survivor")
        if ledger is not None:
            ledger.plan(planned, self._policy)
            ledger.write(done.pairs)
        return cleaned
