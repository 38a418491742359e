"""Workers that hang, die or fail: the task ends with a typed error and the next one is served."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gptsanitize.batch.pool import Backlog, Pool, Task
from gptsanitize.errors import CorruptError, GptsanitizeError, InternalError, LimitError, PolicyError
from gptsanitize.model import Policy, Survey
from gptsanitize.policy import default_policy


@pytest.fixture(scope="module")
def policy() -> Policy:
    """Rules only, so that workers start at once."""
    return replace(default_policy(), names_model="")


@pytest.fixture
def pool(policy: Policy) -> Iterator[Pool]:
    with Pool(policy, 1) as opened:
        yield opened


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("write to anna@example.com")
    return path


def survey_of(path: Path, seconds: float = 60.0) -> Task:
    return Task("survey", (path,), seconds)


def test_a_task_is_answered(pool: Pool, text: Path) -> None:
    surveyed = pool.one(survey_of(text))
    assert isinstance(surveyed, Survey)
    assert surveyed.counts == {"EMAIL": 1}


def test_a_worker_takes_the_files_it_met_then_new_ones_then_the_last_of_the_others() -> None:
    paths = [Path(f"{number}.pdf") for number in range(5)]
    met = {paths[0]: "first", paths[1]: "second", paths[3]: "second", paths[4]: "second"}
    backlog = Backlog([survey_of(path) for path in paths], met)
    assert len(backlog) == 5
    order = [backlog.take("first")[0], *(backlog.take(worker)[0] for worker in ("second", "first", "first", "second"))]
    assert order == [0, 1, 2, 4, 3]
    assert len(backlog) == 0


def test_a_task_that_hangs_is_killed_and_the_next_one_served(pool: Pool, text: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")  # opening it for reading blocks until somebody writes
    pool.one(survey_of(text))
    answers = dict(pool.run([survey_of(tmp_path / "pipe.txt", seconds=0.5), survey_of(text)]))
    assert isinstance(answers[0], LimitError)
    assert answers[0].reason == "timeout"
    assert isinstance(answers[1], Survey)


def test_closing_a_run_ends_what_is_left_and_the_pool_serves_on(policy: Policy, text: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with Pool(policy, 2) as pool:
        answers = pool.run([survey_of(text), survey_of(tmp_path / "pipe.txt"), survey_of(tmp_path / "pipe.txt")])
        assert isinstance(next(answers)[1], Survey)
        answers.close()  # returns at once: nobody hangs at the pipe any more
        assert [isinstance(answer, Survey) for _, answer in pool.run([survey_of(text)] * 3)] == [True] * 3


def test_a_worker_that_dies_takes_only_its_task_with_it(pool: Pool, text: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    pool.one(survey_of(text))
    (worker,) = pool._workers

    def shoot() -> None:
        time.sleep(0.3)
        os.kill(worker._process.pid, signal.SIGKILL)

    threading.Thread(target=shoot).start()
    answers = dict(pool.run([survey_of(tmp_path / "pipe.txt"), survey_of(text)]))
    assert isinstance(answers[0], CorruptError)
    assert answers[0].reason == "worker-died"
    assert isinstance(answers[1], Survey)


def test_a_fault_of_ours_names_its_place_and_no_value(pool: Pool) -> None:
    with pytest.raises(InternalError) as caught:
        pool.one(Task("rewrite", ("secret-value", "secret-value", "secret-value"), 60.0))
    assert "secret-value" not in caught.value.message


def test_a_broken_rule_file_ends_the_run(policy: Policy, text: Path, tmp_path: Path) -> None:
    broken = tmp_path / "rules.yaml"
    broken.write_text("rules: 3\n")
    with Pool(replace(policy, rule_files=(broken,)), 1) as opened, pytest.raises(PolicyError):
        opened.one(survey_of(text))


def test_leaving_the_pool_ends_its_workers(policy: Policy, text: Path) -> None:
    with Pool(policy, 2) as opened:
        list(opened.run([survey_of(text)] * 4))
        processes = [worker._process for worker in opened._workers]
    assert processes
    assert all(process.poll() is not None for process in processes)


def test_every_error_survives_the_way_between_processes() -> None:
    import pickle

    from gptsanitize import errors

    for name in errors.__all__:
        kind = getattr(errors, name)
        if issubclass(kind, Warning):  # warnings are shown where they arise
            continue
        error = kind("m", where="f:1", field="x") if kind is PolicyError else _make(kind)
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is kind
        assert (str(again), again.reason, again.advice) == (str(error), error.reason, error.advice)


def _make(kind: type[GptsanitizeError]) -> GptsanitizeError:
    if kind.__name__ in {"GptsanitizeError", "InputError", "LimitError", "WithheldError"}:
        return kind("m", reason="r", advice="a")
    return kind("m")  # type: ignore[call-arg]  # the classes that are left have a reason of their own
