"""The fast way through CDKTF: layers over the stock way, each of which steps aside by itself.

Call `install()` before anything imports cdktf, jsii or constructs. The output is the same, byte
for byte; SPECGEN_FAST=0 takes the stock way, SPECGEN_FAST=package,kernel only these layers.
"""

import os
from types import ModuleType

from specgen.fast import checks, kernel, node, package, preamble

LAYERS: dict[str, ModuleType] = {
    "package": package,
    "checks": checks,
    "preamble": preamble,
    "kernel": kernel,
}


def install() -> tuple[str, ...]:
    """Warnings, one for each layer that could not be used.

    raises: NodeNotFoundError
    """
    node.provide()
    warnings = [f"SPECGEN_FAST knows no layer {name!r}" for name in _named() - {"0", "1", *LAYERS}]
    for name in _wanted():
        if reason := LAYERS[name].unavailable_reason():
            warnings.append(f"the fast layer {name!r} is off, the output stays the same: {reason}")
        else:
            LAYERS[name].install()
    return tuple(warnings)


def describe() -> tuple[tuple[str, str], ...]:
    """What `install()` would do, as (layer, state), for `specgen doctor`."""
    wanted = _wanted()
    states = [("node", node.state())]
    for name, layer in LAYERS.items():
        reason = layer.unavailable_reason() if name in wanted else "SPECGEN_FAST leaves it out"
        states.append((name, f"off: {reason}" if reason else "on"))
    return tuple(states)


def _wanted() -> list[str]:
    named = _named()
    return [name for name in LAYERS if name in named or "1" in named]


def _named() -> set[str]:
    return set((os.environ.get("SPECGEN_FAST") or "1").split(","))
