"""Whether the emulator is installed; nothing here or above requires it."""

import importlib.util

PACKAGES = "'moto==5.2.5' 'flask>=3.1,<4' 'flask-cors>=6,<7'"
"""Those of the extra `emulator`."""

CAVEAT = "on an emulator (moto), which accepts more than AWS: not a pass on AWS itself"

_NEEDED = ("moto", "flask", "flask_cors")


def lacking() -> str:
    """What to install, in words; empty if nothing is missing."""
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if not missing:
        return ""
    return f"{missing[0]} is not installed; pip install {PACKAGES}"
