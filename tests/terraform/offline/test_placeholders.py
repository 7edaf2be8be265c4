"""Invented values that the provider itself reads while it plans."""

import pytest

from specgen.terraform.offline.placeholders import Resource, string


@pytest.mark.parametrize(("asked", "runs"), [("7.1", "7.1"), ("6.x", "6.2"), ("16", "16")])
def test_the_version_that_runs_is_the_one_that_was_asked_for(asked: str, runs: str) -> None:
    known = {"engine_version": asked}
    group = Resource("aws_elasticache_replication_group", "a.b", "us-east-1", known)

    assert string(group, "engine_version_actual", optional=False) == runs


def test_a_version_that_nobody_asked_for_is_invented() -> None:
    group = Resource("aws_elasticache_replication_group", "a.b", "us-east-1", {})

    assert len(string(group, "engine_version_actual", optional=False)) == 12
