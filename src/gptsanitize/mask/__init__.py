"""From a value to what stands in its place: consistent, keyed, and never a real value.

Surrogates are derived, not stored: a keyed function of the value. The same value has the same surrogate in every file,
run and worker under one key; `Masker.plan` adds what only a whole corpus can tell. This package reads and writes no
documents.
"""

from __future__ import annotations

from gptsanitize.mask.codes import without_doubtful_codes
from gptsanitize.mask.identifiers import IDENTIFIER, names_of_programs
from gptsanitize.mask.key import Key, warn_if_shared
from gptsanitize.mask.ledger import Ledger, leads_back
from gptsanitize.mask.masker import Masker
from gptsanitize.mask.owners import Owners
from gptsanitize.mask.proportions import is_money, tied
from gptsanitize.mask.surrogates import is_spoken, moves_with_person
from gptsanitize.mask.vault import Vault

__all__ = [
    "IDENTIFIER",
    "Key",
    "Ledger",
    "Masker",
    "Owners",
    "Vault",
    "is_money",
    "is_spoken",
    "leads_back",
    "moves_with_person",
    "names_of_programs",
    "tied",
    "warn_if_shared",
    "without_doubtful_codes",
]
