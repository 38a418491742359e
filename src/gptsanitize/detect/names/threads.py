"""One thread for numpy's products, whoever loaded numpy and when.

Files are worked on in processes side by side; threads inside a product of this size would only wait for each other, and
waiting they burn the CPU of the others: with two cores taken, a text took ten times as long. A number set by the user
stays. Where numpy does not use OpenBLAS nothing is done.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["one_thread"]

_VARIABLES = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")
_PREFIXES = ("scipy_openblas", "openblas")
_SUFFIXES = ("64_", "")


@contextmanager
def one_thread() -> Iterator[None]:
    """Inside, products take one thread: by the environment if numpy is to be loaded there, else by OpenBLAS itself."""
    if any(name in os.environ for name in _VARIABLES):
        yield
    elif "numpy" not in sys.modules:
        os.environ.update(dict.fromkeys(_VARIABLES, "1"))
        try:
            yield
        finally:
            for name in _VARIABLES:
                os.environ.pop(name, None)
    else:
        yield from _limited()


def _limited() -> Iterator[None]:
    calls = _calls()
    before = calls[0]() if calls else 1
    if calls and before > 1:
        calls[1](1)
    try:
        yield
    finally:
        if calls and before > 1:
            calls[1](before)


@cache
def _calls() -> tuple[Any, Any] | None:
    """OpenBLAS's functions that tell and set its number of threads, from the library that numpy's wheel brings."""
    import numpy as np

    home = Path(np.__file__).parent
    for path in (*home.parent.glob("numpy.libs/*openblas*"), *home.glob(".dylibs/*openblas*")):
        with suppress(OSError):
            library = ctypes.CDLL(str(path))
            for prefix in _PREFIXES:
                for suffix in _SUFFIXES:
                    tell = getattr(library, f"{prefix}_get_num_threads{suffix}", None)
                    change = getattr(library, f"{prefix}_set_num_threads{suffix}", None)
                    if tell is not None and change is not None:
                        tell.restype, change.argtypes = ctypes.c_int, (ctypes.c_int,)
                        return tell, change
    return None
