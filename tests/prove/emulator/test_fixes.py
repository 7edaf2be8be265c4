"""Each fix of moto is needed and works: probed with and without it."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest

boto3 = pytest.importorskip("boto3", reason="the emulator is not installed")

import probes  # noqa: E402
from botocore.config import Config  # noqa: E402  after the test for the package
from botocore.exceptions import ClientError  # noqa: E402
from botocore.parsers import ResponseParserError as ParserError  # noqa: E402
from probes import REGION, Clients, Probe  # noqa: E402

from specgen.prove.emulator import fixes  # noqa: E402
from specgen.prove.emulator.fixes.fix import Fix  # noqa: E402
from specgen.prove.emulator.server import empty, running  # noqa: E402

pytestmark = pytest.mark.slow

ASK = Config(retries={"max_attempts": 0}, s3={"addressing_style": "path"})
SERVICES = [import_module(f"probes.{found.name}") for found in iter_modules(probes.__path__)]
PROBES = [pair for service in SERVICES for pair in service.PROBES]


@pytest.fixture(scope="module")
def aws() -> Iterator[Clients]:
    """An emulator without fixes; each client is made once, because making one takes a second."""
    session = boto3.Session("test", "test")
    with running((), managed_policies=False) as emulator:

        @cache
        def client(service: str, region: str = REGION) -> Any:
            where = {"region_name": region, "endpoint_url": emulator.endpoint}
            return session.client(service, **where, config=ASK)

        yield client


def _name(value: object) -> str | None:
    if isinstance(value, Fix):
        return f"{value.owner.__name__}.{value.name}"
    return getattr(value, "__name__", None)


def _asked(aws: Clients, probe: Probe, with_: tuple[Fix, ...]) -> bool:
    """Also False if the emulator refuses what AWS accepts."""
    empty()
    with fixes.installed(with_):
        try:
            return probe(aws)
        except (ClientError, ParserError):
            return False


@pytest.mark.parametrize(("fix", "probe"), PROBES, ids=_name)
def test_it_is_as_on_aws_with_the_fix_and_not_without(aws: Clients, fix: Fix, probe: Probe) -> None:
    others = tuple(each for each in fixes.FIXES if each is not fix)

    assert _asked(aws, probe, fixes.FIXES)
    assert not _asked(aws, probe, others)


def test_each_fix_says_what_is_wrong_and_is_probed() -> None:
    assert {id(fix) for fix, _ in PROBES} == {id(fix) for fix in fixes.FIXES}
    assert all(fix.wrong and fix.seen_with == "5.2.5" for fix in fixes.FIXES)
