"""gptsanitize: clean knowledge files before they go into a custom GPT or a RAG store.

    from gptsanitize import Policy, Sanitizer

    with Sanitizer(Policy.load("policy.yaml"), key="gptsanitize.key") as sanitizer:
        sanitizer.folder(["knowledge/"], "release/")

Importing this package loads no model and no format library; the first use of a name does what it needs.
"""

from __future__ import annotations

from gptsanitize._version import __version__

__all__ = ["__version__"]
