"""Messages name packages to install, not extras of specgen: they fit pyproject.toml."""

import re
import shlex
import tomllib

import pytest
from support import TESTS

from specgen.prove.emulator import extra
from specgen.render.workers import executors
from specgen.terraform.providers import AWS, PROVIDERS, Provider

ROOT = TESTS.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS: dict[str, list[str]] = PROJECT["project"]["optional-dependencies"]


@pytest.mark.parametrize("provider", PROVIDERS.values(), ids=PROVIDERS)
def test_bindings_are_those_of_the_extra(provider: Provider) -> None:
    wanted = EXTRAS[provider.extra] if provider.extra else PROJECT["project"]["dependencies"]

    assert provider.requirement in wanted
    assert bool(provider.extra) is (provider is not AWS)


def test_other_packages_are_those_of_the_extra() -> None:
    assert shlex.split(extra.PACKAGES) == EXTRAS["emulator"]
    assert shlex.split(executors.PACKAGE) == EXTRAS["dask"]


def test_what_is_locked_fits_the_bindings() -> None:
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = set(re.findall(r"^(cdktf-cdktf-provider-\S+)", locked, re.MULTILINE))

    assert pinned == {provider.requirement for provider in PROVIDERS.values()}


def test_no_message_tells_to_install_specgen_from_an_index() -> None:
    """Because another project has its name there."""
    index = re.compile(r"pip install (--quiet )?'?specgen\b")
    found = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "specgen").rglob("*.py"))
        if index.search(path.read_text(encoding="utf-8"))
    ]

    assert found == []
