"""The modules of the function that rotates, as Lambda would find them."""

import importlib
import sys
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace

import pytest
from support import TESTS

SOURCES = TESTS.parent / "templates" / "documents" / "rotation"
NAMES = sorted(path.stem for path in SOURCES.glob("*.py"))


@pytest.fixture(scope="module")
def code() -> Iterator[SimpleNamespace]:
    """code.index, code.steps, code.postgres and so on."""
    earlier = {name: sys.modules.pop(name) for name in NAMES if name in sys.modules}
    sys.path.insert(0, str(SOURCES))
    yield SimpleNamespace(**{name: module(name) for name in NAMES})
    sys.path.remove(str(SOURCES))
    for name in NAMES:
        del sys.modules[name]
    sys.modules.update(earlier)


def module(name: str) -> ModuleType:
    return importlib.import_module(name)
