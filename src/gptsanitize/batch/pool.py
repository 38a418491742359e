"""The only concurrency: worker processes, each led by one thread of the parent, with a time limit per task.

A document can hang or abort a native library. Such a worker is killed and replaced, the task ends with a typed error,
the others go on. Workers are started as fresh interpreters and not by `multiprocessing`, so that a user's script needs
no `if __name__ == "__main__"` and no thread of the parent is forked.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections import defaultdict, deque
from collections.abc import Generator, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed, wait
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from gptsanitize.batch.worker import read_frame, write_frame
from gptsanitize.errors import CorruptError, GptsanitizeError, InternalError, LimitError
from gptsanitize.model import Plan, Policy

__all__ = ["Pool", "Task"]

_START_SECONDS = 120.0
"""For a new worker to load rules and names model, which may be exported for the first time, and for taking a plan."""

_ENVIRONMENT = {
    # One thread per worker: processes are the unit of parallel work, and sums must not depend on a thread count.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    # Nothing may depend on the order of a set; if something did, it would at least be the same in every run.
    "PYTHONHASHSEED": "0",
}


@dataclass(frozen=True, slots=True)
class Task:
    """A method of the worker, its arguments, and the wall seconds it may take."""

    name: str
    arguments: tuple[Any, ...]
    seconds: float

    @property
    def about(self) -> Path | None:
        """The file that it is about, if it is about one: its first argument."""
        first = self.arguments[0] if self.arguments else None
        return first if isinstance(first, Path) else None


class Backlog:
    """Tasks that wait. A worker takes those about files that it met before, which it may still have at hand; then those
    that nobody met; then the last of whoever has most to do.
    """

    def __init__(self, tasks: Iterable[Task], met: Mapping[Path, object]) -> None:
        self._lock = threading.Lock()
        self._waiting: defaultdict[object, deque[tuple[int, Task]]] = defaultdict(deque)
        for number, task in enumerate(tasks):
            self._waiting[None if task.about is None else met.get(task.about)].append((number, task))

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))

    def take(self, worker: object) -> tuple[int, Task]:
        """The next task of a worker, with its number. There must be one."""
        with self._lock:
            own = self._waiting[worker] or self._waiting[None]
            return own.popleft() if own else max(self._waiting.values(), key=len).pop()


class Pool:
    """`jobs` worker processes under one policy. A context manager: leaving it ends them, at once if by an exception."""

    def __init__(self, policy: Policy, jobs: int) -> None:
        self._policy = policy
        self._plan: Plan | None = None
        self._remember = False
        self._local = threading.local()
        self._workers: set[_Process] = set()
        self._met: dict[Path, _Process] = {}
        self._lock = threading.Lock()
        self._threads = ThreadPoolExecutor(max_workers=max(1, jobs), thread_name_prefix="gptsanitize")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers, whatever they are doing."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            for worker in self._workers:
                worker.kill()
        self._threads.shutdown(wait=True)
        for worker in self._workers:
            worker.kill()

    def take(self, plan: Plan, *, remember: bool = False) -> None:
        """Every task from now on is done under `plan`; with `remember` its answers say what was replaced."""
        self._plan = plan
        self._remember = remember

    def run(self, tasks: Iterable[Task]) -> Generator[tuple[int, Any]]:
        """Answers as they come, with the number of their task. An answer is a result or a `GptsanitizeError`.

        Closing the generator before its end ends the tasks that are left: when it returns, nobody writes any more.
        """
        backlog = Backlog(tasks, self._met)
        futures = {self._threads.submit(self._do, backlog) for _ in range(len(backlog))}
        try:
            for future in as_completed(list(futures)):
                futures.remove(future)
                yield future.result()
        finally:
            if futures:
                self._abandon(futures)

    def _abandon(self, futures: Iterable[Future[Any]]) -> None:
        running = [future for future in futures if not future.cancel()]
        with self._lock:
            for worker in self._workers:
                worker.stop()
        wait(running)

    def one(self, task: Task) -> Any:
        """The answer to a single task; errors are raised."""
        ((_, answer),) = self.run([task])
        if isinstance(answer, GptsanitizeError):
            raise answer
        return answer

    def _do(self, backlog: Backlog) -> tuple[int, Any]:
        try:
            worker = self._worker()
        except (EOFError, OSError):
            number, _ = backlog.take(None)
            return number, InternalError("a worker process could not be started", reason="worker-not-started")
        number, task = backlog.take(worker)
        if task.about is not None:
            self._met[task.about] = worker
        try:
            if worker.plan is not self._plan:
                worker.ask(Task("load", (self._plan, self._remember), _START_SECONDS))
                worker.plan = self._plan
            return number, worker.ask(task)
        except (EOFError, OSError):
            return number, self._lost(worker)

    def _worker(self) -> _Process:
        worker: _Process | None = getattr(self._local, "worker", None)
        if worker is None or not worker.is_alive:
            worker = _Process(self._policy)
            with self._lock:
                self._workers.add(worker)
            problem = worker.ask(Task("warm", (), _START_SECONDS))
            if isinstance(problem, GptsanitizeError):
                raise problem
            self._local.worker = worker
        return worker

    def _lost(self, worker: _Process) -> GptsanitizeError:
        """The worker is gone: why, and a new one for the next task."""
        worker.kill()
        with self._lock:
            self._workers.discard(worker)
        self._local.worker = None
        if worker.late:
            return LimitError("the file took longer than the limit", reason="timeout")
        return CorruptError("the file ended the program that read it", reason="worker-died")


class _Process:
    """One worker process, spoken to by one thread."""

    def __init__(self, policy: Policy) -> None:
        self.plan: Plan | None = None
        self.late = False
        program = f"import sys; sys.path[:] = {sys.path!r}\nfrom gptsanitize.batch.worker import main\nmain()"
        self._process = subprocess.Popen(  # noqa: S603 -- our own interpreter and our own code
            [sys.executable, "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_ENVIRONMENT},
            # Ctrl-C goes to the parent alone, who ends the workers in order.
            start_new_session=True,
        )
        assert self._process.stdin is not None  # noqa: S101 -- asked for by PIPE
        assert self._process.stdout is not None  # noqa: S101
        self._tasks, self._answers = self._process.stdin, self._process.stdout
        write_frame(self._tasks, (policy, policy.limits.memory_bytes))

    def ask(self, task: Task) -> Any:
        """The answer to a task. Raises `EOFError` or `OSError` if the process ends, also when it was late."""
        watch = threading.Timer(task.seconds, self._expire)
        watch.daemon = True
        watch.start()
        try:
            write_frame(self._tasks, (task.name, task.arguments))
            return read_frame(self._answers)
        finally:
            watch.cancel()

    def _expire(self) -> None:
        self.late = True
        self._process.kill()

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End the process while another thread may be speaking to it; that thread cleans up."""
        self._process.kill()

    def kill(self) -> None:
        """End the process and close its pipes; may be called again."""
        self._process.kill()
        self._process.wait()
        for stream in (self._tasks, self._answers):
            with suppress(OSError):
                stream.close()
