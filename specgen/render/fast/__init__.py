"""The fast way through CDKTF: layers over the stock way, each of which turns itself off if needed.

Call `install()` before anything imports cdktf, jsii or constructs. The output is the same, byte
for byte. SPECGEN_FAST=0 takes the stock way, SPECGEN_FAST=package,kernel uses only these layers.
"""

import os
from functools import cache
from types import ModuleType

from specgen.render import stock
from specgen.render.fast import (
    ahead,
    code,
    kernel,
    node,
    once,
    package,
    preamble,
    slim,
    type_checks,
)

LAYERS: dict[str, ModuleType] = {
    "package": package,
    "checks": type_checks,
    "code": code,  # before the preamble, which changes how it compiles
    "preamble": preamble,
    "once": once,  # like the preamble
    "kernel": kernel,
    "ahead": ahead,  # extends the kernel's process
    "slim": slim,
}

NEEDS = {"ahead": "kernel"}
KEEPERS = {"code": code, "slim": slim}

_before: dict[str, str] = {}
"""The user's environment; layers set variables that tell Node what to do."""


def install(*types: str) -> tuple[str, ...]:
    """Warnings, one for each layer that could not be used.

    types: modules of the bindings that are needed in addition to those that our sources name

    raises: NodeNotFoundError
    """
    _before.update(os.environ)
    node.provide()
    unknown = _named() - {"0", "1", *LAYERS}
    warnings = [f"SPECGEN_FAST names an unknown layer {name!r}" for name in unknown]
    for name in _wanted():
        if reason := LAYERS[name].unavailable_reason():
            warnings.append(f"the fast layer {name!r} is off, the output stays the same: {reason}")
        else:
            LAYERS[name].install(types)
    return tuple(warnings)


@cache
def begin() -> tuple[str, ...]:
    """Everything, once per process; returns the warnings."""
    warnings = install()
    start_node()
    return warnings


def start_node() -> None:
    """Node reads its variables once; processes started later get the user's environment."""
    import cdktf  # noqa: F401, PLC0415  it starts Node

    for name in os.environ.keys() - _before.keys():
        del os.environ[name]
    os.environ.update(_before)


def failed(error: BaseException) -> dict[str, str]:
    """The environment for another process that renders the stock way.

    Deletes what the layers have cached: it may have caused the failure.
    """
    code.forget()
    slim.forget(error)
    return {**(_before or os.environ), stock.SWITCH: "0"}


def describe() -> tuple[tuple[str, str], ...]:
    """What `install()` would do, as (layer, state), for `specgen doctor`."""
    wanted = _wanted()
    states = [("node", node.state())]
    for name, layer in LAYERS.items():
        left_out = _declined(name) or f"{stock.SWITCH} leaves it out"
        reason = layer.unavailable_reason() if name in wanted else left_out
        states.append((name, f"off: {reason}" if reason else "on"))
    return tuple(states)


def _wanted() -> list[str]:
    named = _named()
    asked = [name for name in LAYERS if name in named or "1" in named]
    return [name for name in asked if not _declined(name)]


def _declined(name: str) -> str | None:
    """Why a layer is not used: the user's settings, or a layer it needs that is off."""
    needed = NEEDS.get(name)
    if needed and (LAYERS[needed].unavailable_reason() or not {needed, "1"} & _named()):
        return f"it needs the layer {needed!r}"
    return KEEPERS[name].declined() if name in KEEPERS else None


def _named() -> set[str]:
    return set((os.environ.get(stock.SWITCH) or "1").split(","))
