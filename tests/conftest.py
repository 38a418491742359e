"""What all tests share: hypothesis profiles, the switch that renews golden files, the folder of real files."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).parents[1]

# Tests of properties open files and start rules: the deadline would measure the machine, not the code.
hypothesis.settings.register_profile("dev", max_examples=60, deadline=None)
hypothesis.settings.register_profile(
    "ci",
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile("deep", max_examples=3000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate-golden", action="store_true", help="write golden files anew instead of comparing")


@pytest.fixture
def regenerate_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--regenerate-golden"))


@pytest.fixture(scope="session")
def samples() -> Path:
    """The sample knowledge folder with its truth."""
    return ROOT / "samples"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Real, odd and broken files beside the project: skip where they are absent."""
    folder = Path(os.environ.get("GPTSANITIZE_CORPUS", ROOT.parent / "shared" / "data" / "corpus"))
    if not folder.is_dir():
        pytest.skip("no folder of real files; name one by GPTSANITIZE_CORPUS")
    return folder
