"""Products of the names network take one thread, and numpy is left as it was."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from gptsanitize.detect.names import threads


@pytest.fixture
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in threads._VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("unset")
def test_a_numpy_that_is_loaded_takes_one_thread_inside() -> None:
    calls = threads._calls()
    if calls is None:
        pytest.skip("numpy without OpenBLAS")
    tell, change = calls
    before = tell()
    change(2)
    try:
        with threads.one_thread():
            assert tell() == 1
        assert tell() == 2
    finally:
        change(before)


@pytest.mark.usefixtures("unset")
def test_a_numpy_that_is_loaded_inside_finds_the_environment_and_leaves_none() -> None:
    program = (
        "import os\nfrom gptsanitize.detect.names.threads import one_thread\n"
        "with one_thread():\n    print(os.environ['OPENBLAS_NUM_THREADS'])\n"
        "print('OPENBLAS_NUM_THREADS' in os.environ)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]


def test_a_number_of_the_user_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "3")
    with threads.one_thread():
        assert os.environ["OPENBLAS_NUM_THREADS"] == "3"
    assert os.environ["OPENBLAS_NUM_THREADS"] == "3"
