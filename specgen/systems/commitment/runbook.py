"""Commands that find an offering and buy it.

source: the API models of rds, elasticache, opensearch and savingsplans in botocore 1.44.5
(2026-11-30)
"""

import shlex
from collections.abc import Iterator
from typing import Protocol

from specgen.sdk import Command, Here
from specgen.sdk.aws.cost.reservable import Reservable

PAYMENT = {
    "no_upfront": "No Upfront",
    "partial_upfront": "Partial Upfront",
    "all_upfront": "All Upfront",
}
SECONDS_A_YEAR = 31_536_000
PLANS = {
    "compute_savings_plan": "Compute",
    "ec2_savings_plan": "EC2Instance",
    "database_savings_plan": "Database",
}


class Purchase(Protocol):
    @property
    def product(self) -> str: ...
    @property
    def years(self) -> int: ...
    @property
    def payment(self) -> str: ...
    @property
    def hourly_usd(self) -> float | None: ...
    @property
    def family(self) -> str | None: ...


def reservation(spec: Purchase, here: Here, one: Reservable) -> Iterator[Command]:
    yield Command(f"find the offering of {one.text}", FIND[one.product](spec, here, one))
    if one.product == "opensearch":
        name = here.names.of(here.effective.aws_name, one.instance_class.replace(".", "-"))
        text = _line(
            "aws opensearch purchase-reserved-instance-offering",
            f"--region {here.region}",
            "--reserved-instance-offering-id OFFERING_ID",
            f"--reservation-name {name}",
            f"--instance-count {one.count}",
        )
        yield Command(f"buy {one.text}, which AWS does not take back", text)


def savings_plan(spec: Purchase, here: Here) -> Iterator[Command]:
    """Bought for a later time, because a queued purchase can still be deleted."""
    filters = [f"name=region,values={here.region}"] if spec.product == "ec2_savings_plan" else []
    filters += [f"name=instanceFamily,values={spec.family}"] if spec.family else []
    find = _line(
        "aws savingsplans describe-savings-plans-offerings",
        f"--plan-types {PLANS[spec.product]}",
        f"--durations {spec.years * SECONDS_A_YEAR}",
        f"--payment-options {shlex.quote(PAYMENT[spec.payment])}",
        *([f"--filters {' '.join(filters)}"] if filters else []),
    )
    yield Command("find the offering of the savings plan", find)
    buy = _line(
        "aws savingsplans create-savings-plan",
        "--savings-plan-offering-id OFFERING_ID",
        f"--commitment {spec.hourly_usd or 0:g}",
        "--purchase-time LATER",
    )
    yield Command("queue its purchase; delete-queued-savings-plan takes it back until LATER", buy)


def _rds(spec: Purchase, here: Here, one: Reservable) -> str:
    """The filter matches parts of a description, so the query compares all of it."""
    return _line(
        "aws rds describe-reserved-db-instances-offerings",
        f"--region {here.region}",
        f"--db-instance-class {one.instance_class}",
        f"--duration {spec.years}",
        f"--product-description {one.engine}",
        f"--offering-type {shlex.quote(PAYMENT[spec.payment])}",
        "--multi-az" if one.multi_az else "--no-multi-az",
        f"--query \"ReservedDBInstancesOfferings[?ProductDescription=='{one.engine}']\"",
    )


def _elasticache(spec: Purchase, here: Here, one: Reservable) -> str:
    return _line(
        "aws elasticache describe-reserved-cache-nodes-offerings",
        f"--region {here.region}",
        f"--cache-node-type {one.instance_class}",
        f"--duration {spec.years}",
        f"--product-description {one.engine}",
        f"--offering-type {shlex.quote(PAYMENT[spec.payment])}",
        f"--query \"ReservedCacheNodesOfferings[?ProductDescription=='{one.engine}']\"",
    )


def _opensearch(spec: Purchase, here: Here, one: Reservable) -> str:
    wanted = " && ".join(
        (
            f"InstanceType=='{one.instance_class}'",
            f"PaymentOption=='{spec.payment.upper()}'",
            f"Duration==\\`{spec.years * SECONDS_A_YEAR}\\`",
        )
    )
    return _line(
        "aws opensearch describe-reserved-instance-offerings",
        f"--region {here.region}",
        f'--query "ReservedInstanceOfferings[?{wanted}]"',
    )


FIND = {"rds": _rds, "elasticache": _elasticache, "opensearch": _opensearch}


def _line(*parts: str) -> str:
    return " ".join(parts)
