"""Fleets that cannot run, or never stop."""

import re
from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces import NETWORK
from specgen.sdk.aws.network import reach
from specgen.sdk.aws.network.placement import (
    in_known_tier,
    in_no_public_tier,
    with_groups_of_its_network,
)
from specgen.sdk.aws.network.tiers import is_closed, tier_of
from specgen.sdk.aws.spot.checks import DATE, Wanted, diverse, existing, sold_as_spot
from specgen.systems.fleet.model import Fleet

SCALING = "https://docs.aws.amazon.com/autoscaling/ec2/userguide"
SECURITY = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"
WHAT = "a fleet"
NOTICE_SECONDS = 120
MOST_BYTES = 16_384
FORMS = ("#cloud-config", "#cloud-boothook", "#include", "#part-handler", "## template: jinja")
"""#cloud-config-archive and #include-once begin like others.

source: https://github.com/canonical/cloud-init (cloudinit/handlers/__init__.py, 2026-11-30)
"""
MIME_WITHIN = 4_096
"""Characters in which a MIME archive says what it is.

source: https://github.com/canonical/cloud-init (cloudinit/user_data.py, 2026-11-30)
"""
UNLESS = "if it needs no more, record a decision"


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


@check(
    "CST223",
    "an instance runs what `start` says",
    fact="cloud-init looks at how it begins, and ignores what is of no form that it knows",
    source="https://cloudinit.readthedocs.io/en/stable/explanation/format.html",
    date=DATE,
)
def start_has_a_form(spec: Fleet) -> Iterator[Problem]:
    if spec.start and not _is_known(spec.start):
        line = spec.start.partition("\n")[0][:40]
        message = f"cloud-init ignores a script that does not begin with #!, got {line!r}"
        form = next((f for f in FORMS if _letters(line).startswith(_letters(f))), "#!/bin/sh")
        right = f"write {form} as its first line"
        hint = f"or begin with one of {', '.join(FORMS)}"
        yield Problem(("start",), f"{message}; {right}", hint, at_key=True)


def _letters(line: str) -> str:
    return re.sub("[^a-z]", "", line.lower())


def _is_known(text: str) -> bool:
    """White space comes before other forms, but not before a script, which Linux runs."""
    start = text.lstrip().lower()
    is_mime = "mime-version:" in start[:MIME_WITHIN]
    return text.startswith("#!") or start.startswith(FORMS) or is_mime


@check(
    "CST224",
    "what `start` says is short enough",
    fact="EC2 refuses user data of more than 16 KiB, counted before it is encoded",
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html",
    date=DATE,
)
def start_is_short(spec: Fleet) -> Iterator[Problem]:
    count = len(spec.start.encode())
    if count > MOST_BYTES:
        message = f"{count:,} bytes are more than the {MOST_BYTES:,} that EC2 takes"
        right = "write less, and let it fetch the rest from a bucket"
        yield Problem(("start",), f"{message}; {right}", at_key=True)


@check(
    "CST225",
    "an instance that begins with `start` may open connections",
    severity=Severity.WARNING,
    fact="by default security groups let out only replies; what fetches packages or files waits "
    "in vain",
    source=SECURITY,
    date=DATE,
)
def start_may_go_out(spec: Fleet, here: Here) -> Iterator[Problem]:
    groups = spec.security_groups
    if spec.start and reach.known(here, groups) and not reach.lets_out(here, groups):
        message = f"`start` reaches nothing: no egress rule in {' and '.join(groups)}"
        right = "add an egress rule for port 443 to one of the groups"
        yield Problem(("security_groups",), f"{message}; {right}", UNLESS)


@check(
    "CST226",
    "an instance that begins with `start` has a way out of its network",
    severity=Severity.WARNING,
    fact="without NAT it reaches only the services with endpoints in the network; instances have "
    "no public address",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html",
    date=DATE,
)
def start_has_a_way_out(spec: Fleet, here: Here) -> Iterator[Problem]:
    network, tier = NETWORK.find(here, spec.network), tier_of(here, spec.network, spec.tier)
    if not spec.start or network is None or tier is None or tier.role == "public":
        return  # CST155 and CST157 report the tier
    endpoints = network.spec.endpoints
    if is_closed(network, spec.tier) and not endpoints.interface:
        what = " and ".join(sorted(endpoints.gateway)) or "nothing"
        message = f"outside the network, `start` reaches {what} alone: {spec.tier} has no NAT"
        right = f"use a tier behind NAT, or add endpoints to network/{network.name}"
        yield Problem(("tier",), f"{message}; {right}", UNLESS)


CHECKS = (
    fleet_stops,
    finishes_in_time,
    start_has_a_form,
    start_is_short,
    start_may_go_out,
    start_has_a_way_out,
    diverse("CST152", _wanted),
    existing("CST153", _wanted),
    sold_as_spot("CST154", _wanted),
    in_known_tier("CST155", WHAT),
    with_groups_of_its_network("CST156", WHAT, SECURITY, DATE),
    in_no_public_tier("CST157", WHAT, SECURITY, DATE),
)
