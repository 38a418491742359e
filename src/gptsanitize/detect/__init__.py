"""Detection: which spans of a segment are sensitive, and why.

`Detector` brings together rules (YAML, one scan), labels and columns, the user's terms and the names model;
`Lexicon` finds values that were proven elsewhere, `Initials` those of people whom the same file names, `Singles` names
that stand alone in the same file, `Codes` numbers that labels may prove elsewhere; `resolve` makes one opinion of
several. What is done about a finding is not decided here.
"""

from typing import TYPE_CHECKING

from gptsanitize.detect.blocks import Hit
from gptsanitize.detect.detector import Detector, Recognizer
from gptsanitize.detect.lexicon import Lexicon
from gptsanitize.detect.normalise import value_of
from gptsanitize.detect.resolve import resolve
from gptsanitize.detect.rules import Rule, load_rules
from gptsanitize.lazy import imported_when_used

if TYPE_CHECKING:
    from gptsanitize.detect.codes import LIKELY_CODE_RULE, LIKELY_RULES, Codes
    from gptsanitize.detect.examples import Problem
    from gptsanitize.detect.file_names import find_in_name
    from gptsanitize.detect.identifiers import Identifiers
    from gptsanitize.detect.initials import Initials
    from gptsanitize.detect.languages import language_of
    from gptsanitize.detect.seams import Pieces, Seams
    from gptsanitize.detect.singles import Singles
    from gptsanitize.detect.testing import check_rules

__all__ = [
    "LIKELY_CODE_RULE",
    "LIKELY_RULES",
    "Codes",
    "Detector",
    "Hit",
    "Identifiers",
    "Initials",
    "Lexicon",
    "Pieces",
    "Problem",
    "Recognizer",
    "Rule",
    "Seams",
    "Singles",
    "check_rules",
    "find_in_name",
    "language_of",
    "load_rules",
    "resolve",
    "value_of",
]

_HOMES = {
    "LIKELY_CODE_RULE": "codes",
    "LIKELY_RULES": "codes",
    "Codes": "codes",
    "Identifiers": "identifiers",
    "Initials": "initials",
    "Pieces": "seams",
    "Problem": "examples",
    "Seams": "seams",
    "Singles": "singles",
    "check_rules": "testing",
    "find_in_name": "file_names",
    "language_of": "languages",
}
"""What a first finding does without."""

__getattr__ = imported_when_used(__name__, _HOMES)
