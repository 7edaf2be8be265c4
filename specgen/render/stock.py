"""The way through CDKTF without our layers: asked for to compare, so it builds everything anew."""

import os

SWITCH = "SPECGEN_FAST"
"""Environment variable: 0 is the stock way."""


def is_asked() -> bool:
    return os.environ.get(SWITCH) == "0"
