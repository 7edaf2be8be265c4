"""Light stand-ins for the packages of bindings, whose own __init__ imports 2,100 submodules."""

import re
import sys
from functools import partial
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import ModuleType

from specgen.terraform.providers import AWS, PROVIDERS

EAGER = re.compile(r"^from \. import \w+$", re.MULTILINE)


def unavailable_reason() -> str | None:
    """Of AWS's bindings; those of another provider load as they are if they are not as known."""
    return _reason(AWS.module)


def _reason(package: str) -> str | None:
    if package in sys.modules:
        return f"{package} is already imported"
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return f"{package} is not installed"
    code = Path(spec.origin).read_text(encoding="utf-8")
    if EAGER.search(code) is None or "__getattr__" in code:
        return f"the package {package} imports its submodules in a way specgen does not know"
    return None


def install(_types: tuple[str, ...] = ()) -> None:
    for provider in PROVIDERS.values():
        spec = find_spec(provider.module) if _reason(provider.module) is None else None
        if spec is not None:
            sys.modules[provider.module] = _light(spec)


def _light(spec: ModuleSpec) -> ModuleType:
    # Nothing in __init__ is needed for its effect: every type registers in its own submodule.
    module = module_from_spec(spec)
    vars(module)["__getattr__"] = partial(_submodule, spec.name)
    return module


def _submodule(package: str, name: str) -> ModuleType:
    """raises: AttributeError"""
    if name.startswith("__"):
        raise AttributeError(name)
    try:
        return import_module(f"{package}.{name}")
    except ModuleNotFoundError as error:
        raise AttributeError(f"module {package!r} has no attribute {name!r}") from error
