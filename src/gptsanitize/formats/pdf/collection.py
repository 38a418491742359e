"""Python's search for cyclic garbage, held back while a page is read.

Reading makes many small objects, none of which refer to each other in a circle, and nearly all of them live until the
page is done. Looking through them again and again as they grow took as long as making them.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

__all__ = ["collecting_later"]

P = ParamSpec("P")
T = TypeVar("T")


def collecting_later(function: Callable[P, T]) -> Callable[P, T]:
    """A function during which no garbage is searched for."""

    @wraps(function)
    def held_back(*args: P.args, **kwargs: P.kwargs) -> T:
        was = gc.isenabled()
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            if was:
                gc.enable()

    return held_back
