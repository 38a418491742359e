"""The way of one corpus through the house: read this first.

    survey   read -> detect -> classify      one file; parallel           -> Survey
    plan     link, mask                      the whole corpus; a barrier  -> Plan
    rewrite  edit -> write -> verify         one file; parallel           -> Rewritten

`survey` reads a file as a stream of segments, finds what is sensitive and gives it a level. `plan` sees every mention
of the whole corpus and decides every replacement. `rewrite` merges the findings with the same stream of segments,
sweeps every segment for values known from other files, writes, and lets a witness who shares no code with the writer
search the bytes that were written. `TextSanitizer` goes the same way with strings in memory. No function here opens a
process, shows progress or decides where a file goes: that is `batch`.
"""

from __future__ import annotations

from gptsanitize.pipeline.edits import apply
from gptsanitize.pipeline.explaining import Explained, explain
from gptsanitize.pipeline.planning import plan
from gptsanitize.pipeline.rewriting import Rewriter, Rewritten
from gptsanitize.pipeline.surveying import survey, survey_name
from gptsanitize.pipeline.texts import TextSanitizer

__all__ = [
    "Explained",
    "Rewriter",
    "Rewritten",
    "TextSanitizer",
    "apply",
    "explain",
    "plan",
    "survey",
    "survey_name",
]
