"""The list: a reason and a trial for each type, and it tolerates no more than it says."""

import re

import pytest

from specgen.prove.emulator.listed import Difference, Listed, parse, shipped
from specgen.prove.emulator.trial import judged

ENTRY = {"why": "no such service", "trial": {"name": "trial"}}
GROUP = "aws_xray_group"
NAMES = frozenset({"name_servers", "vpc"})


def test_each_listed_type_has_a_reason_and_a_trial() -> None:
    listed = shipped()
    kinds = {**listed.left_out, **listed.not_compared}

    assert kinds
    assert set(listed.trials) == set(kinds)
    assert set(listed.left_out).isdisjoint(listed.not_compared)
    assert all(re.fullmatch(r"aws_\w+", kind) for kind in kinds)
    reasons = [*listed.left_out.values(), *(d.why for d in listed.not_compared.values())]
    assert all("5.2.5" in reason for reason in reasons)  # observed with the pinned version
    assert all(d.attributes for d in listed.not_compared.values())


@pytest.mark.parametrize("lacking", ["why", "trial"])
def test_an_entry_without_them_is_refused(lacking: str) -> None:
    entry = {name: value for name, value in ENTRY.items() if name != lacking}

    with pytest.raises(KeyError, match=lacking):
        parse({"left_out": {"aws_xray_group": entry}, "not_compared": {}})


def test_only_listed_attributes_may_differ() -> None:
    listed = Listed(not_compared={"aws_route53_zone": Difference(NAMES, "moto 5.2.5")})

    assert listed.tolerates("aws_route53_zone", frozenset({"vpc"}))
    assert not listed.tolerates("aws_route53_zone", frozenset({"vpc", "comment"}))
    assert not listed.tolerates("aws_route53_record", frozenset({"vpc"}))


@pytest.mark.parametrize(
    ("stands", "changes", "reported"),
    [
        (set(), {}, []),
        (
            {"aws_xray_group.trial"},
            {},
            [f"{GROUP} is left out, but can be applied; remove it from the list"],
        ),
        (
            {"aws_xray_group.trial"},
            {"aws_xray_group.trial": frozenset({"tags"})},
            [f"{GROUP} is left out, but can be applied; list it as not compared for tags instead"],
        ),
    ],
)
def test_a_left_out_type_that_can_be_applied_is_told(
    stands: set[str], changes: dict[str, frozenset[str]], reported: list[str]
) -> None:
    listed = Listed(left_out={"aws_xray_group": "no such service"})

    assert list(judged(listed, stands, changes)) == reported


@pytest.mark.parametrize(
    ("stands", "changed", "reported"),
    [
        (True, NAMES, []),
        (True, frozenset({"vpc", "more"}), ["is not compared for name_servers, but reads"]),
        (True, frozenset(), ["is not compared for name_servers, vpc, but reads"]),
        (False, frozenset(), ["cannot be applied; list it as left out"]),
    ],
)
def test_a_difference_that_is_gone_is_told(
    stands: bool, changed: frozenset[str], reported: list[str]
) -> None:
    listed = Listed(not_compared={"aws_route53_zone": Difference(NAMES, "moto 5.2.5")})
    address = "aws_route53_zone.trial"

    found = list(judged(listed, {address} if stands else set(), {address: changed}))

    assert len(found) == len(reported)
    assert all(text in message for text, message in zip(reported, found, strict=True))
