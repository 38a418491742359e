"""The second half: the clean copy of one file is written under the plan, and searched by the witness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gptsanitize.classify import level_after, with_swept
from gptsanitize.errors import WithheldError
from gptsanitize.formats import Document, open_document
from gptsanitize.model import Coverage, Level, Plan, Policy, Reason, Survey, Treatment
from gptsanitize.ocr import reads_pictures
from gptsanitize.pipeline.edits import Editor, Tally, known_to
from gptsanitize.verify import Witness

__all__ = ["Rewriter", "Rewritten"]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What writing one file brought: `counts` are the values masked, by entity.

    The level before and its reasons are those of the survey and of what was known from other files.
    """

    level_before: Level
    level_after: Level
    reasons: tuple[Reason, ...]
    counts: dict[str, int]
    coverage: tuple[Coverage, ...]
    pairs: dict[tuple[str, str, str], int] = field(repr=False, default_factory=dict)
    """How often which surrogate was written for which original: (entity, surrogate, original), if that is asked for."""


class Rewriter:
    """Applies one plan to any number of files. Built once per worker: it compiles the sweep and the witness.

    With `remember` it keeps every replacement as it was written, for a vault.
    """

    def __init__(self, plan: Plan, policy: Policy, *, remember: bool = False) -> None:
        self._policy = policy
        self.editor = Editor(plan, policy, remember=remember)
        self.witness = Witness(
            known_to(plan, policy), reads_pictures=reads_pictures(policy.formats.images), strict=policy.strict
        )

    def rewrite(self, source: Path, target: Path, surveyed: Survey) -> Rewritten:
        """Write the clean copy of `source` to `target` and let the witness search it. Raises `InputError`.

        `target` is a temporary name in the output folder with the suffix of the source; on any error its content must
        not be used.
        """
        with open_document(source, self._policy.formats, self._policy.limits) as document:
            written = self.write(document, target, surveyed)
        self._verify(target, written.coverage)
        return written

    def write(self, document: Document, target: Path, surveyed: Survey) -> Rewritten:
        """`rewrite` of a document that is already open, without the witness."""
        done = Tally()
        edits = self.editor.of_document(document.segments(), surveyed.findings, done)
        with target.open("wb") as stream:
            coverage = tuple(document.write(stream, edits))
        if next(edits, None) is not None:
            raise WithheldError("the writer left edits undone", reason="edits-undone")
        before, reasons = with_swept(self._policy, surveyed.reasons, done.masked)
        after = level_after(self._policy, done.masked, done.kept, reasons)
        return Rewritten(before, after, reasons, dict(sorted(done.masked.items())), coverage, dict(done.pairs))

    def _verify(self, target: Path, coverage: Sequence[Coverage]) -> None:
        if any(part.treatment is Treatment.REFUSED for part in coverage):
            raise WithheldError("a part could not be read", reason="part-refused")
        survivors = self.witness.examine(target)
        if not survivors:
            return
        first = survivors[0]
        if first.form == "unreadable":
            raise WithheldError(f"the witness cannot read {first.part}", reason="witness-unreadable")
        raise WithheldError(f"an original is left in {first.part} ({first.entity}, {first.form})", reason="survivor")
