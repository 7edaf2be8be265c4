"""What each fix of the emulator is needed for, by service; test_fixes.py runs the probes."""

from collections.abc import Callable
from typing import Any

REGION = "us-east-1"

Clients = Callable[..., Any]
"""Service, region -> boto3 client."""
Probe = Callable[[Clients], bool]
"""Whether the emulator behaves like AWS."""
