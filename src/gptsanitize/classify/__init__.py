"""What a file is worth: findings and markings in, a level with its reasons out.

The level of a whole is the highest of its parts, and each reason counts how often its kind was met, so that a person
can check the sum. Nothing is found here, and nothing is masked.
"""

from __future__ import annotations

from gptsanitize.classify.levels import MARKING, Classifier, level_after, with_swept
from gptsanitize.classify.markings import markings_in

__all__ = ["MARKING", "Classifier", "level_after", "markings_in", "with_swept"]
