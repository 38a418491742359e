"""People, places, organisations, dates and the other entities of a spaCy `ner` model.

Responsible for running the model over texts and for nothing else: what an entity means, and whether it is masked, is
decided by the rooms that call this one.
"""

from gptsanitize.detect.names.finder import Names

__all__ = ["Names"]
