"""Fleets that cannot run, or never stop."""

from collections.abc import Iterator

from specgen.sdk import Problem, Severity, check
from specgen.sdk.aws.network.placement import (
    in_known_tier,
    in_no_public_tier,
    with_groups_of_its_network,
)
from specgen.sdk.aws.spot.checks import DATE, Wanted, diverse, existing, sold_as_spot
from specgen.systems.fleet.model import Fleet

SCALING = "https://docs.aws.amazon.com/autoscaling/ec2/userguide"
SECURITY = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"
WHAT = "a fleet"
NOTICE_SECONDS = 120


def _wanted(spec: Fleet) -> Wanted:
    return Wanted(("instance_types",), spec.instance_types, spec.architecture)


@check(
    "CST120",
    "a fleet stops",
    also=Severity.WARNING,
    fact="the schedule stops what is above the minimum; what always runs costs more than Spot "
    "saves",
    source=f"{SCALING}/ec2-auto-scaling-scheduled-scaling.html",
    date=DATE,
)
def fleet_stops(spec: Fleet) -> Iterator[Problem]:
    low, high = spec.instances.minimum, spec.instances.maximum
    if low > high:
        message = f"the minimum {low} is above the maximum {high}, which AWS refuses"
        right = f"write {high} or less"
        pointer = ("instances", "minimum")
        yield Problem(pointer, f"{message}; {right}")
    elif low > 0:
        message = f"{low} instances run day and night; write 0"
        hint = "for what always runs, write a `cluster` with its services"
        pointer = ("instances", "minimum")
        yield Problem(pointer, message, hint, severity=Severity.WARNING)


@check(
    "CST151",
    "an instance finishes before AWS takes it",
    severity=Severity.WARNING,
    fact="AWS takes a Spot instance back two minutes after its notice, whatever the hook says",
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html",
    date=DATE,
)
def finishes_in_time(spec: Fleet) -> Iterator[Problem]:
    if spec.finish_seconds > NOTICE_SECONDS:
        message = f"{spec.finish_seconds} seconds are more than the {NOTICE_SECONDS} of a notice"
        right = "write 120 or less, and let it save its work in that time"
        yield Problem(("finish_seconds",), f"{message}; {right}")


CHECKS = (
    fleet_stops,
    finishes_in_time,
    diverse("CST152", _wanted),
    existing("CST153", _wanted),
    sold_as_spot("CST154", _wanted),
    in_known_tier("CST155", WHAT),
    with_groups_of_its_network("CST156", WHAT, SECURITY, DATE),
    in_no_public_tier("CST157", WHAT, SECURITY, DATE),
)
