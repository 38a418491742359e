"""Our engine as a recognizer of Presidio's: rules, labels, secrets and names in an existing `AnalyzerEngine`.

Imported lazily, for it stands on Presidio's classes. Nothing is masked here.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from gptsanitize.detect import Detector
from gptsanitize.model import Finding, Place, Policy, Segment
from gptsanitize.policy import default_policy, load_policy
from gptsanitize.presidio.entities import theirs
from gptsanitize.presidio.missing import require
from gptsanitize.presidio.recognizers import foreign_recognizers

if TYPE_CHECKING:
    from presidio_analyzer import EntityRecognizer, RecognizerResult
else:
    EntityRecognizer = require("presidio_analyzer").EntityRecognizer
    RecognizerResult = require("presidio_analyzer").RecognizerResult

__all__ = ["GptsanitizeRecognizer"]


class GptsanitizeRecognizer(EntityRecognizer):  # type: ignore[misc, unused-ignore]
    """All that gptsanitize finds, as one recognizer.

        registry.add_recognizer(GptsanitizeRecognizer())

    `policy` is a policy, the path of one, or None for the default: its thresholds, terms, allow rules, rules of your
    own and recognizers hold. Findings bear Presidio's names of entities (`EMAIL_ADDRESS`), or ours where Presidio has
    none (`API_KEY`); with `presidio_names=False` always ours. The engine knows all its languages at once, so
    `supported_language` only says in which analyses it takes part. Raises `PolicyError`.
    """

    def __init__(
        self,
        policy: Policy | Path | str | None = None,
        *,
        supported_language: str = "en",
        name: str = "GptsanitizeRecognizer",
        presidio_names: bool = True,
    ) -> None:
        if not isinstance(policy, Policy):
            policy = default_policy() if policy is None else load_policy(Path(policy))
        self._policy = policy
        self._presidio_names = presidio_names
        self._name = name
        self._detector = Detector(policy, foreign_recognizers(policy))
        entities = sorted(self._detector.entities)
        super().__init__([self._named(entity) for entity in entities], name=name, supported_language=supported_language)

    def _named(self, entity: str) -> str:
        return theirs(entity) if self._presidio_names else entity

    def load(self) -> None:
        """Nothing: rules are read when the recognizer is made, the names model when the first name may stand."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[RecognizerResult]:  # noqa: ARG002 -- Presidio's signature
        """What is found in `text` of the asked `entities` (all, if there are none), each with its explanation."""
        asked = set(entities or self.supported_entities)
        segment = Segment(0, text, Place.BODY, "text")
        return [
            self._result(finding)
            for _, findings in self._detector.find([segment])
            for finding in findings
            if self._named(finding.entity) in asked
        ]

    def _result(self, finding: Finding) -> RecognizerResult:
        explanation = require("presidio_analyzer").AnalysisExplanation(
            recognizer=self._name,
            original_score=finding.score,
            pattern_name=finding.rule,
            textual_explanation=f"rule {finding.rule}" + (f": {finding.evidence}" if finding.evidence else ""),
        )
        return RecognizerResult(
            entity_type=self._named(finding.entity),
            start=finding.start,
            end=finding.end,
            score=finding.score,
            analysis_explanation=explanation,
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: self._name,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            },
        )
