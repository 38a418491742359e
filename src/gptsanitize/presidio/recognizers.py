"""Presidio's recognizers in our engine: classes and YAML files that a policy names run beside our rules.

Responsible for making them and for turning what they report into hits of ours. A recognizer gets the text alone: one
that needs the tokens and entities of Presidio's own language model would find nothing here and is refused when the
policy is read. Context words count as in Presidio: one of them near a value raises its score. A recognizer that fails
on a text withholds the file, for what it would have found is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from gptsanitize.detect import Hit, Recognizer
from gptsanitize.errors import GptsanitizeError, PolicyError, WithheldError
from gptsanitize.model import Policy, RecognizerSource
from gptsanitize.presidio.entities import ours
from gptsanitize.presidio.missing import require
from gptsanitize.resources import load_yaml

__all__ = ["foreign_recognizers"]

_CONTEXT_ROOM = 60  # characters before a value; Presidio looks at five words
_CONTEXT_BOOST = 0.35  # presidio_analyzer.context_aware_enhancers.LemmaContextAwareEnhancer: its defaults
_LEAST_WITH_CONTEXT = 0.4


def foreign_recognizers(policy: Policy) -> tuple[Recognizer, ...]:
    """The recognizers that a policy names. Raises `PolicyError`, or `UsageError` where Presidio is not installed."""
    made: list[Recognizer] = []
    for index, source in enumerate(policy.recognizers):
        named = dict(source.entities)
        made.extend(_Foreign(each, named) for each in _made(source, f"recognizers.{index}.presidio"))
    return tuple(made)


def _made(source: RecognizerSource, field: str) -> list[Any]:
    require("presidio_analyzer")
    try:
        made = _from_file(source) if source.presidio.endswith((".yaml", ".yml")) else [_from_class(source)]
    except GptsanitizeError:
        raise
    except (ImportError, AttributeError):
        advice = "name it `package.module:Class`, and install its package"
        raise PolicyError("no such class can be imported", where="policy", field=field, advice=advice) from None
    except Exception:  # noqa: BLE001 -- whatever code of others raises: the policy cannot be used
        advice = "try it in Presidio, with these options"
        raise PolicyError("the recognizer cannot be made", where="policy", field=field, advice=advice) from None
    kind: Any = require("presidio_analyzer").EntityRecognizer
    needs_model: Any = require("presidio_analyzer.predefined_recognizers").SpacyRecognizer
    for each in made:
        if not isinstance(each, kind):
            raise PolicyError("is no EntityRecognizer of Presidio's", where="policy", field=field)
        if isinstance(each, needs_model):
            advice = "leave it out: `names_model` finds names here"
            raise PolicyError("needs the results of Presidio's NLP engine", where="policy", field=field, advice=advice)
    return made


def _from_class(source: RecognizerSource) -> Any:
    module, _, name = source.presidio.partition(":")
    return getattr(import_module(module), name)(**dict(source.options))


def _from_file(source: RecognizerSource) -> list[Any]:
    """The recognizers of a YAML file as `RecognizerRegistry.add_recognizers_from_yaml` and the registry's
    configuration have them: patterns, deny lists, and predefined ones by name."""
    content = load_yaml(Path(source.presidio))
    entries = content.get("recognizers") if isinstance(content, Mapping) else None
    if not isinstance(entries, list):
        raise PolicyError("lacks the list `recognizers`", where=source.presidio)
    provider: Any = require("presidio_analyzer.recognizer_registry").RecognizerRegistryProvider
    languages = content.get("supported_languages") or [source.language]
    configuration = {
        "supported_languages": languages,
        "global_regex_flags": content.get("global_regex_flags", re.DOTALL | re.MULTILINE | re.IGNORECASE),
        "recognizers": entries,
    }
    registry = provider(registry_configuration=configuration).create_recognizer_registry()
    return list(registry.recognizers)


@dataclass(frozen=True, slots=True)
class _Words:
    """Context words of one recognizer, as one pattern."""

    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, words: Iterable[str]) -> _Words:
        known = sorted({re.escape(word.casefold()) for word in words if word.strip()}, key=lambda w: (-len(w), w))
        return cls(re.compile("|".join(known)) if known else None)

    def stand_before(self, text: str, start: int) -> bool:
        if self.pattern is None:
            return False
        return self.pattern.search(text[max(0, start - _CONTEXT_ROOM) : start].casefold()) is not None


class _Foreign:
    """One recognizer of Presidio's, in the shape of `gptsanitize.detect.Recognizer`."""

    def __init__(self, recognizer: Any, named: Mapping[str, str]) -> None:
        self._recognizer = recognizer
        self._named = named
        self._context = _Words.of(recognizer.context or ())
        self._asked = list(recognizer.supported_entities)
        self._rule = f"presidio:{recognizer.name}"
        self.entities = frozenset(ours(entity, named) for entity in self._asked)

    def find(self, texts: Sequence[str], hints: Sequence[str]) -> list[list[Hit]]:
        """The hits of each text; its hint (column header, label) counts as context."""
        return [self._one(text, hint) for text, hint in zip(texts, hints, strict=True)]

    def _one(self, text: str, hint: str) -> list[Hit]:
        try:
            results = self._recognizer.analyze(text, self._asked, None) or []
            return [self._hit(text, hint, each) for each in results if 0 <= each.start < each.end <= len(text)]
        except Exception:  # noqa: BLE001 -- whatever code of others raises: what it would have found is not known
            raise _failed(self._recognizer.name) from None

    def _hit(self, text: str, hint: str, result: Any) -> Hit:
        score, says = float(result.score), "Presidio"
        if self._context.stand_before(text, result.start) or self._context.stand_before(hint, len(hint)):
            score, says = min(1.0, max(score + _CONTEXT_BOOST, _LEAST_WITH_CONTEXT)), "Presidio, with context"
        return Hit(result.start, result.end, ours(result.entity_type, self._named), self._rule, score, says)


def _failed(name: object) -> WithheldError:
    """Which recognizer it was, for the user to find it in the policy; what it said may quote the document."""
    return WithheldError(
        f"the recognizer {name} of the policy failed",
        reason="recognizer-failed",
        advice="try it in Presidio with this file's text, mend it, or take it out of `recognizers` in the policy",
    )
