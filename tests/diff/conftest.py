"""Puts tests/diff/modules.py on the path, like tests/support.py."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
