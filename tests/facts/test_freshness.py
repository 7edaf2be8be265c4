"""A name that is not known may be newer only if AWS could give it."""

import pytest

from specgen.facts import ec2, offers, search
from specgen.facts.freshness import is_a_missing_size, may_be_a_type


@pytest.mark.parametrize(
    "name",
    ["r9g.large", "db.m12gd.96xlarge", "cache.t5g.micro", "u7i-12tb.224xlarge", "mac3.metal"],
)
def test_a_next_generation_may_be_there_by_now(name: str) -> None:
    assert may_be_a_type(name)


@pytest.mark.parametrize(
    "name",
    ["m6i.lagre", "m0g.large", "or1.large.searchor1.large", "large", "db.large", "M7g.large"],
)
def test_what_has_another_form_is_a_mistake(name: str) -> None:
    assert not may_be_a_type(name)


def test_every_known_type_has_the_form() -> None:
    names = [
        *ec2.family_of("m7g.large"),
        *offers.cache_nodes("us-east-1"),
        *(name.removesuffix(search.SUFFIX) for name in offers.search_types("us-east-1")),
    ]
    assert [name for name in names if not may_be_a_type(name)] == []


@pytest.mark.parametrize(
    ("name", "is_missing"),
    [("db.r6g.9xlarge", True), ("db.r6g.8xlarge", False), ("db.r16g.large", False)],
)
def test_a_size_is_missing_only_in_a_known_family(name: str, is_missing: bool) -> None:
    known = ("db.r6g.8xlarge", "db.r6gd.9xlarge", "db.m7g.large")

    assert is_a_missing_size(name, known) is is_missing
