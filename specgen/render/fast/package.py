"""A light stand-in for the AWS bindings' package, whose own __init__ imports 2,100 submodules."""

import sys
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import ModuleType

PACKAGE = "cdktf_cdktf_provider_aws"
EAGER = "\nfrom . import vpc\n"


def unavailable_reason() -> str | None:
    if PACKAGE in sys.modules:
        return f"{PACKAGE} is already imported"
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        return f"{PACKAGE} is not installed"
    code = Path(spec.origin).read_text(encoding="utf-8")
    if EAGER not in code or "__getattr__" in code:
        return f"the package {PACKAGE} imports its submodules in a way specgen does not know"
    return None


def install(_types: tuple[str, ...] = ()) -> None:
    spec = find_spec(PACKAGE)
    if spec is not None:
        sys.modules[PACKAGE] = _light(spec)


def _light(spec: ModuleSpec) -> ModuleType:
    # Nothing in __init__ is needed for its effect: every type registers in its own submodule.
    module = module_from_spec(spec)
    vars(module)["__getattr__"] = _submodule
    return module


def _submodule(name: str) -> ModuleType:
    """raises: AttributeError"""
    if name.startswith("__"):
        raise AttributeError(name)
    try:
        return import_module(f"{PACKAGE}.{name}")
    except ModuleNotFoundError as error:
        raise AttributeError(f"module {PACKAGE!r} has no attribute {name!r}") from error
