"""The process that meets documents. It runs one task at a time, within limits of memory, and says nothing anywhere.

Started as `python -c` by `pool`, it reads pickled tasks from its standard input and writes pickled answers to a private
copy of its standard output. The standard streams then lead nowhere: a native library that prints about a document
would otherwise put its text into a log. The time limit is kept by the parent, who kills this process.
"""

from __future__ import annotations

import errno
import hashlib
import os
import pickle
import struct
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import IO, Any, BinaryIO

from gptsanitize.batch.record import Recorder
from gptsanitize.detect import Detector
from gptsanitize.errors import CorruptError, GptsanitizeError, InputError, InternalError, LimitError, TargetError
from gptsanitize.mask import Ledger
from gptsanitize.model import Finding, Mention, Place, Plan, Policy, Segment, Survey
from gptsanitize.pipeline import Explained, Rewriter, Rewritten, apply, explain, survey, survey_name
from gptsanitize.presidio import foreign_recognizers

__all__ = ["Delivered", "main", "read_frame", "write_frame"]

_LENGTH = struct.Struct("<Q")

NameSurvey = tuple[tuple[Finding, ...], tuple[Mention, ...]]
"""Findings and mentions in one name."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """A file that was written and proven clean."""

    rewritten: Rewritten
    sha256: str
    size: int
    memory: Ledger | None = None
    """What was replaced, where a vault wants to know."""


class Worker:
    """What one process keeps between its tasks: the compiled rules, the names model and the plan."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._rewriter: Rewriter | None = None
        self._recorder: Recorder | None = None

    @cached_property
    def _detector(self) -> Detector:
        return Detector(self._policy, foreign_recognizers(self._policy))

    def warm(self) -> None:
        """Load rules and names model, so that the first file is not charged for them.

        A recognizer of others that fails on this text says so of each file, which is then withheld.
        """
        with suppress(InputError):
            for _ in self._detector.find([Segment(0, "Anna Example lives in Rome.", Place.BODY, "warm-up")]):
                pass

    def survey(self, source: Path) -> Survey:
        """Survey one file."""
        return survey(source, self._detector, self._policy)

    def explain(self, source: Path) -> tuple[Explained, ...]:
        """Why each finding of one file is one."""
        return tuple(explain(source, self._detector, self._policy))

    def survey_names(self, parts: list[str]) -> list[NameSurvey | None]:
        """Survey names of files and folders; None for one of which it is not known what it holds."""
        return [self._survey_name(part) for part in parts]

    def _survey_name(self, name: str) -> NameSurvey | None:
        try:
            return survey_name(name, self._detector)
        except InputError:  # a recognizer of others failed
            return None

    def load(self, plan: Plan, remember: bool = False) -> None:
        """Take the plan; needed once before `rewrite` and `mask_name`."""
        self._rewriter = Rewriter(plan, self._policy, remember=remember)
        self._recorder = Recorder(plan, self._policy) if remember else None

    def mask_names(self, parts: list[tuple[str, tuple[Finding, ...]]]) -> list[str | None]:
        """Each name with its edits applied, or None where the witness still finds an original in it."""
        return [self._mask_name(*part) for part in parts]

    def _mask_name(self, name: str, findings: tuple[Finding, ...]) -> str | None:
        segment = Segment(0, name, Place.NAME, "name")
        masked = apply(name, self._planned.editor.of_segment(segment, findings))
        return None if self._planned.witness.examine_text(masked, "name") else masked

    def rewrite(self, source: Path, target: Path, surveyed: Survey) -> Delivered:
        """Write the clean copy of one file, prove it, and take its digest."""
        written = self._planned.rewrite(source, target, surveyed)
        with target.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            os.fsync(stream.fileno())
        memory = self._recorder.record(source, target, written.pairs) if self._recorder else None
        return Delivered(replace(written, pairs={}), digest, target.stat().st_size, memory)

    @property
    def _planned(self) -> Rewriter:
        if self._rewriter is None:
            raise InternalError(reason="no-plan")
        return self._rewriter


def main() -> None:
    """Serve tasks until the parent closes the pipe."""
    tasks, answers = _private_streams()
    policy, memory_bytes = read_frame(tasks)
    _limit_memory(memory_bytes)
    worker = Worker(policy)
    while True:
        try:
            name, arguments = read_frame(tasks)
        except EOFError:
            return
        write_frame(answers, _answer(getattr(worker, name), arguments))


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    tasks = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    return tasks, answers


def _limit_memory(memory_bytes: int) -> None:
    """Private memory on Linux; other systems have no such limit, and there the parent's time limit must do."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(task: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    try:
        return task(*arguments)
    except GptsanitizeError as error:
        return error
    except MemoryError:
        return LimitError("the file needs more memory than the limit", reason="limit-memory-bytes")
    except RecursionError:
        return LimitError("the file is nested too deeply", reason="limit-depth")
    except OSError as error:
        return _os_error(error)
    except Exception as error:  # noqa: BLE001 -- the edge of the process: a fault of ours must not take the run with it
        return InternalError(_location(error), reason="internal-fault")


def _os_error(error: OSError) -> GptsanitizeError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return TargetError("the disk is full", reason="disk-full", advice="free some space, and run again")
    if error.errno == errno.EROFS:
        return TargetError("the output folder cannot be written", reason="target-unwritable", advice="check its rights")
    return CorruptError("the file cannot be read", reason="unreadable", advice="check that it exists and its rights")


def _location(error: Exception) -> str:
    """Kind and line of a fault: what a report needs, and no value of the document."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"a fault in gptsanitize: {type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"


def read_frame(stream: IO[bytes]) -> Any:
    """One pickled object. Raises `EOFError` at the end of the stream."""
    header = stream.read(_LENGTH.size)
    if len(header) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(header)
    body = stream.read(length)
    if len(body) < length:
        raise EOFError
    return pickle.loads(body)  # noqa: S301 -- both ends of the pipe are this package


def write_frame(stream: IO[bytes], content: Any) -> None:
    """Send one object."""
    body = pickle.dumps(content, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()
