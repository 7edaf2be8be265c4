"""What the pages say of replacements is what the provider plans, and about keys that exist."""

import pytest
from replacements.__main__ import KINDS, of_kind
from replacements.variants import Keys, keys_of
from support import need_terraform

from specgen.facts.stateful import LOST
from specgen.render import replaced
from specgen.systems import BY_KIND
from specgen.terraform.offline import mirror
from specgen.terraform.offline.workspace import opened
from specgen.terraform.provider_schema import attributes

KNOWN = replaced.known().kinds
SAMPLE = {
    "queue": {"fifo", "delay_seconds"},
    "log_group": {"group_name"},
    "load_balancer": {"scheme"},
}
"""Kinds with few resources, and keys of theirs."""


def test_the_kinds_are_those_that_the_tool_asks_about() -> None:
    assert list(KNOWN) == [kind for kind in KINDS if kind in KNOWN]


@pytest.mark.parametrize("kind", KNOWN)
def test_each_key_becomes_something_and_each_attribute_exists(kind: str) -> None:
    assert KNOWN[kind].keys() <= keys_of(kind)
    for one in {one for some in KNOWN[kind].values() for one in some}:
        type_, _, name = one.partition(".")
        declared = attributes(type_)
        assert declared is not None, one
        assert not name or name in declared, one


def test_a_key_says_what_is_replaced_and_what_is_lost() -> None:
    type_ = BY_KIND["network"].type

    found = replaced.replaced_by(type_, ("cidr",)) or ()
    first, *others = map(str, replaced.losses(found, LOST))

    assert first.startswith("aws_vpc (cidr_block forces it); lost with it: the network")
    assert "aws_subnet (because another one is)" in [o.partition(";")[0] for o in others]
    assert replaced.replaced_by(type_, ("flow_logs", "retention_days")) == ()
    assert replaced.replaced_by(type_, ("nonsense",)) is None


def test_a_part_says_what_its_keys_do() -> None:
    found = replaced.replaced_by(BY_KIND["network"].type, ("flow_logs",))

    assert found == ("aws_flow_log.traffic_type",)


@pytest.mark.prove
@pytest.mark.terraform
@pytest.mark.parametrize("kind", SAMPLE)
def test_the_provider_still_plans_it(kind: str) -> None:
    need_terraform()

    with opened(mirror.find_mirror()) as workspace:
        found = of_kind(BY_KIND[kind], Keys(set(SAMPLE[kind])), workspace)

    assert {key: tuple(some) for key, some in found.items()} == {
        key: KNOWN[kind][key] for key in sorted(SAMPLE[kind])
    }
