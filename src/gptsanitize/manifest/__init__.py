"""The account of a release: what became of every file, for programs, for spreadsheets and for people who sign.

Knows facts, not documents: no value of any file is in a manifest. Decides nothing about files and moves none; it writes
three files into a folder, and checks a release against them.
"""

from __future__ import annotations

from gptsanitize.manifest.check import Problem, check
from gptsanitize.manifest.facts import SCHEMA, FileRecord, Manifest, Totals, worst_first
from gptsanitize.manifest.write import write

__all__ = ["SCHEMA", "FileRecord", "Manifest", "Problem", "Totals", "check", "worst_first", "write"]
