"""The independent witness: does any original live on in a file that was written?

It re-opens written files with code of its own and shares none with `formats`, `mask` or `detect`, so that it cannot
repeat their mistakes. It changes nothing and decides nothing: it names survivors, and the pipeline withholds the
file.
"""

from __future__ import annotations

from gptsanitize.verify.witness import Witness

__all__ = ["Witness"]
