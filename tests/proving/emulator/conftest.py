"""The emulator, where it is installed."""

import os

import pytest

from specgen.proving.emulator import extra


@pytest.fixture(scope="session", autouse=True)
def _emulator_is_installed() -> None:
    """Skips without the packages; on CI that would be a proof never run: it fails."""
    if (lacking := extra.lacking()) and os.environ.get("CI"):
        pytest.fail(lacking)
    if lacking:
        pytest.skip(lacking)
