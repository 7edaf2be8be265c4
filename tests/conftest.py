"""Fixtures for all tests."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # tests/support.py, whatever pytest's import mode

os.environ["SPECGEN_CACHE"] = "0"  # no test builds on what another run has left
