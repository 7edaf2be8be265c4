"""One Node process and a plain encoder instead of jsii's two processes and cattrs.

In that process, answers are sent together, and messages that nobody reads are not built
(channel.cjs).
"""

import os
from pathlib import Path

from specgen.render.fast import preamble, tested

# The layer replaces parts of jsii: only versions whose output was compared byte for byte.
TESTED = ("1.142.0",)
SCRIPT = Path(__file__).with_name("channel.cjs")
STOCK_ONLY = ("JSII_RUNTIME", "JSII_HOST_STACK_TRACES")


def unavailable_reason() -> str | None:
    if reason := tested.unavailable_reason("jsii", TESTED):
        return reason
    if not hasattr(os, "posix_spawn"):
        return "this system cannot hand a socket to Node"
    asked = [name for name in STOCK_ONLY if os.environ.get(name)]
    return f"{asked[0]} is set" if asked else None


def install(_types: tuple[str, ...] = ()) -> None:
    from specgen.render.fast import process  # noqa: PLC0415 - imports jsii, which only a render needs

    process.install()
    preamble.required(SCRIPT)
