"""The stock way: CDKTF without our layers. It serves for comparison, so it rebuilds everything."""

import os

SWITCH = "SPECGEN_FAST"
"""Environment variable: 0 selects the stock way."""


def is_asked() -> bool:
    return os.environ.get(SWITCH) == "0"
