"""The emulator, if it is installed; on CI it must be, or the proof would never run."""

import os

import pytest

from specgen.prove.emulator import extra

if (lacking := extra.lacking()) and os.environ.get("CI"):
    raise pytest.UsageError(lacking)
