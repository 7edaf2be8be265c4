"""Fixtures for all tests."""

import os
import sys
from pathlib import Path

TESTS = Path(__file__).parent
sys.path[:0] = [str(TESTS), str(TESTS.parent / "tools")]  # support.py and tools/doc_pages

os.environ["SPECGEN_CACHE"] = "0"  # no test depends on what an earlier run left behind
