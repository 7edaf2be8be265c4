"""The emulator, where it is installed; on CI it has to be, or the proof would never be run."""

import os

import pytest

from specgen.prove.emulator import extra

if (lacking := extra.lacking()) and os.environ.get("CI"):
    raise pytest.UsageError(lacking)
