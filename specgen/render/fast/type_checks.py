"""Keeps the bindings' own type checks but caches their results across constructor calls."""

import functools
import gc
import sys
import typing
from collections.abc import Callable
from importlib import import_module, metadata
from types import ModuleType
from typing import Any

STUB = "_typecheckingstub__"  # prefix of jsii's functions that only carry type hints
SCALARS = frozenset({type(None), str, bool, int, float})
TYPEGUARD = "2."

FORMS = ("_SpecialForm", "_SpecialGenericAlias")
"""typing remembers 128 of their `X[Y]`; the bindings' hints have thousands, most of them alike."""

# A render makes some 100,000 objects that all live to its end: collecting before is waste.
OBJECTS_BETWEEN_COLLECTIONS = 200_000


def unavailable_reason() -> str | None:
    try:
        version = metadata.version("typeguard")
    except metadata.PackageNotFoundError:
        return "typeguard is not installed"
    if not version.startswith(TYPEGUARD):
        return f"typeguard {version} is not the tested {TYPEGUARD}x"
    return None


def install(_types: tuple[str, ...] = ()) -> None:
    typeguard = _typeguard()
    setattr(typing, "get_type_hints", remembered_hints(typing.get_type_hints))  # noqa: B010 - ty knows the module's own type
    for form in filter(None, map(vars(typing).get, FORMS)):
        if stock := getattr(form.__getitem__, "__wrapped__", None):
            form.__getitem__ = remembered_form(stock)
    setattr(metadata, "version", functools.cache(metadata.version))  # noqa: B010 - as above
    setattr(typeguard, "check_type", remembered_check(typeguard.check_type))  # noqa: B010 - as above
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)


def _typeguard() -> Any:
    """To let mocks pass, typeguard loads unittest, and asyncio with it; a render has no mocks."""
    mocks = "unittest.mock"
    if mocks in sys.modules:
        return import_module("typeguard")
    stand_in = ModuleType(mocks)
    vars(stand_in)["Mock"] = type("Mock", (), {})
    sys.modules[mocks] = stand_in
    try:
        return import_module("typeguard")
    finally:
        del sys.modules[mocks]


def remembered_form(stock: Callable[..., Any]) -> Callable[..., Any]:
    """Remembers as typing itself does, but without a limit."""
    known = functools.cache(stock)

    @functools.wraps(stock)
    def form(self: object, parameters: object) -> Any:
        try:
            return known(self, parameters)
        except TypeError:  # not hashable, or not a form: typing says which
            return stock(self, parameters)

    return form


def remembered_hints(stock: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    known: dict[object, dict[str, Any]] = {}

    @functools.wraps(stock)
    def get_type_hints(obj: object, *args: object, **options: object) -> dict[str, Any]:
        if not getattr(obj, "__name__", "").startswith(STUB):
            return stock(obj, *args, **options)
        if obj not in known:
            known[obj] = stock(obj, *args, **options)
        return known[obj]

    return get_type_hints


def remembered_check(stock: Callable[..., None]) -> Callable[..., None]:
    """Remembers which plain types passed for an expected type.

    jsii's hints hold no Literal and no TypeVar, so the answer for a plain value depends on its
    type alone. Lists, structs and values that failed are checked again every time.
    """
    # id -> (expected type, plain types that passed); holding the type keeps its id taken.
    passed: dict[int, tuple[object, set[type]]] = {}

    @functools.wraps(stock)
    def check_type(
        argname: str, value: object, expected_type: object, *args: object, **options: object
    ) -> None:
        kind = type(value)
        known = passed.get(id(expected_type))
        if known is not None and kind in known[1]:
            return
        stock(argname, value, expected_type, *args, **options)
        if kind in SCALARS:
            passed.setdefault(id(expected_type), (expected_type, set()))[1].add(kind)

    return check_type
