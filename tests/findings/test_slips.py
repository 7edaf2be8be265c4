"""Advice is given for a slip of the pen, never for a word that means something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specgen.findings.slips import distance, meant


@pytest.mark.parametrize(
    ("word", "option"),
    [
        ("nmae", "name"),
        ("prt", "port"),
        ("mian", "main"),
        ("netwrok", "network"),
        ("databse", "database"),
        ("postgress", "postgres"),
        ("retension_days", "retention_days"),
        ("retentionDays", "retention_days"),
        ("Retention-Days", "retention_days"),
        ("retentiondays", "retention_days"),
        ("retention", "retention_days"),
        ("memory_gb", "memory_gib"),
        ("desc", "description"),
        ("env", "environment"),
        ("max", "maximum"),
        ("max_vcpus", "maximum_vcpus"),
        ("tag", "tags"),
        ("security_group", "security_groups"),
        ("policies", "policy"),
        ("us-east1", "us-east-1"),
        ("delete_protection", "deletion_protection"),
    ],
)
def test_a_slip_is_seen(word: str, option: str) -> None:
    others = ["kind", "overrides", "something_else"]

    assert meant(word, [*others, option]) == option


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("name", "username"),
        ("user", "username"),
        ("log", "logging"),
        ("sidecars", "secrets"),
        ("sidecars", "tiers"),
        ("containers", "container_port"),
        ("role", "rule"),
        ("mode", "node"),
        ("minimum", "maximum"),
        ("min_capacity", "max_capacity"),
        ("scale_in_seconds", "scale_out_seconds"),
        ("ingress", "egress"),
        ("internal", "external"),
        ("include", "exclude"),
        ("enabled", "disabled"),
        ("us-east-1", "us-west-1"),
        ("us-east-1", "us-east-2"),
        ("web1", "web2"),
        ("app-a", "app-b"),
        ("16.4", "16.5"),
        ("engine", "engine_version"),
        ("timeout_ms", "timeout_s"),
        ("size_mb", "size_gib"),
        ("cpu", "vcpu"),
        ("on", "in"),
        ("key", "keyword_only_thing"),
    ],
)
def test_another_meaning_is_no_slip(word: str, other: str) -> None:
    assert meant(word, [other]) == ""
    assert meant(other, [word]) == ""


def test_of_two_that_are_as_near_none_is_advised() -> None:
    assert meant("secre", ["secret", "secrer"]) == ""


WORDS = st.text("abcd_1", max_size=12)


@given(WORDS, WORDS)
def test_the_distance_is_one(one: str, other: str) -> None:
    apart = distance(one, other)

    assert apart == distance(other, one)
    assert (apart == 0) == (one == other)
    assert abs(len(one) - len(other)) <= apart <= max(len(one), len(other))


@given(st.text("abcdefgh", min_size=5, max_size=12), st.data())
def test_one_exchange_of_neighbours_is_one(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    crossed = word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    assert distance(word, crossed) == (word != crossed)
