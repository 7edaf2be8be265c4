"""Fixtures for all tests."""

import gc
import os
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
sys.path[:0] = [str(TESTS), str(TESTS.parent / "tools")]  # support.py and tools/doc_pages

os.environ["SPECGEN_CACHE"] = "0"  # no test depends on what an earlier run left behind

# The bindings' classes are a million objects that never go; looking at them again and again takes
# a quarter of the time. The command line turns the collector off.
gc.set_threshold(100_000, 50, 1000)


def pytest_collection_finish(session: pytest.Session) -> None:  # noqa: ARG001  pytest's hook
    gc.collect()
    gc.freeze()
