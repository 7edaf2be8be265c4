"""Invented values that the provider itself reads while it plans."""

from ipaddress import ip_network

import pytest

from specgen.terraform.offline.placeholders import Resource, engine_version, string

NAME = "engine_version_actual"


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("7.1", "7.1.0", "7.1.99"),
        ("6.x", "6.0.0", "6.2.99"),
        ("16", "16.0.0", "16.99.99"),
        ("8.0.35", "8.0.35", "8.0.35"),
        (None, "1.0.0", "99.0.0"),
    ],
)
def test_the_version_that_runs_is_one_of_those_that_were_asked_for(
    asked: str | None, first: str, last: str
) -> None:
    known = {"engine_version": asked}
    group = Resource("aws_elasticache_replication_group", "a.b", "us-east-1", known)

    assert string(group, NAME, optional=False) == first
    assert engine_version(NAME, known, latest=True) == last


def test_a_destination_of_logs_has_a_type_that_the_provider_knows() -> None:
    kind = "aws_cloudwatch_log_delivery_destination"
    destination = Resource(kind, "a.b", "us-east-1", {})

    assert string(destination, "delivery_destination_type", optional=False) == "S3"


def test_subnets_can_compute_their_ipv6_blocks_from_that_of_their_vpc() -> None:
    asked = {"assign_generated_ipv6_cidr_block": True}
    vpc, other = (Resource("aws_vpc", "a.b", "us-east-1", known) for known in (asked, {}))

    assert ip_network(string(vpc, "ipv6_cidr_block", optional=True)).prefixlen == 56
    assert not string(other, "ipv6_cidr_block", optional=True)
