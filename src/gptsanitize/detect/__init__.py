"""Detection: which spans of a segment are sensitive, and why.

`Detector` brings together rules (YAML, one scan), labels and columns, the user's terms and the names model;
`Lexicon` finds values that were proven elsewhere, `Initials` those of people whom the same file names, `Singles` names
that stand alone in the same file, `Logins` user names made of people's, `Codes` numbers that labels may prove
elsewhere; `resolve` makes one opinion of several. What is done about a finding is not decided here.
"""

from typing import TYPE_CHECKING

from gptsanitize.detect.detector import Detector, Recognizer
from gptsanitize.detect.rules.reading import Rule, load_rules
from gptsanitize.detect.scan.lexicon import Lexicon
from gptsanitize.detect.scan.resolve import resolve
from gptsanitize.detect.views.blocks import Hit
from gptsanitize.detect.views.normalise import value_of
from gptsanitize.detect.views.spelling import spelled
from gptsanitize.lazy import imported_when_used

if TYPE_CHECKING:
    from gptsanitize.detect.corpus.codes import LIKELY_CODE_RULE, LIKELY_RULES, Codes
    from gptsanitize.detect.corpus.identifiers import Identifiers
    from gptsanitize.detect.corpus.initials import Initials
    from gptsanitize.detect.corpus.logins import Logins
    from gptsanitize.detect.corpus.seams import Pieces, Seams
    from gptsanitize.detect.corpus.singles import Singles
    from gptsanitize.detect.file_names import find_in_name
    from gptsanitize.detect.rules.examples import Problem
    from gptsanitize.detect.testing import check_rules
    from gptsanitize.detect.words.languages import language_of

__all__ = [
    "LIKELY_CODE_RULE",
    "LIKELY_RULES",
    "Codes",
    "Detector",
    "Hit",
    "Identifiers",
    "Initials",
    "Lexicon",
    "Logins",
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
    "spelled",
    "value_of",
]

_HOMES = {
    "LIKELY_CODE_RULE": "corpus.codes",
    "LIKELY_RULES": "corpus.codes",
    "Codes": "corpus.codes",
    "Identifiers": "corpus.identifiers",
    "Initials": "corpus.initials",
    "Logins": "corpus.logins",
    "Pieces": "corpus.seams",
    "Problem": "rules.examples",
    "Seams": "corpus.seams",
    "Singles": "corpus.singles",
    "check_rules": "testing",
    "find_in_name": "file_names",
    "language_of": "words.languages",
}
"""What a first finding does without."""

__getattr__ = imported_when_used(__name__, _HOMES)
