"""Fixtures for all tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # tests/support.py, whatever pytest's import mode
