"""Whether a function has a place in its network, and reaches what it needs from there."""

from collections.abc import Iterator

from specgen.facts import functions
from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.dynamodb import access as tables
from specgen.sdk.aws.interfaces import NETWORK
from specgen.sdk.aws.network import reach
from specgen.sdk.aws.network.tiers import strange_groups, unknown_tier, unreached
from specgen.systems.function.model import Function

READ = functions.READ
VPC = f"{functions.GUIDE}/configuration-vpc.html"
INTERNET = f"{functions.GUIDE}/configuration-vpc-internet.html"
KEYS = ("network", "tiers", "security_groups")
ENDPOINTS = {
    "dynamodb": "dynamodb",
    "events": "events",
    "kinesis": "kinesis-streams",
    "kms": "kms",
    "lambda": "lambda",
    "s3": "s3",
    "secretsmanager": "secretsmanager",
    "sns": "sns",
    "sqs": "sqs",
    "ssm": "ssm",
    "states": "states",
    "sts": "sts",
}
"""Beginning of an action -> endpoint of the service."""


@check(
    "FUN113",
    "a function in a network has tiers and groups of that network",
    fact="a VPC configuration has subnets and groups, of one VPC",
    source=VPC,
    date=READ,
)
def place_is_whole(spec: Function, here: Here) -> Iterator[Problem]:
    has = [key for key in KEYS if getattr(spec, key)]
    missing = [key for key in KEYS if key not in has]
    if has and missing:
        message = "a function in a network has `network`, `tiers` and `security_groups`; add "
        message += " and ".join(missing)
        yield Problem((has[0],), f"{message}, or remove {' and '.join(has)}", at_key=True)
    if spec.network is not None:
        for i, tier in enumerate(spec.tiers):
            yield from unknown_tier(here, spec.network, tier, ("tiers", i))
        groups = spec.security_groups
        yield from strange_groups(here, spec.network, groups, ("security_groups",))


@check(
    "FUN114",
    "a function in a network reaches the services of AWS that it calls",
    severity=Severity.WARNING,
    fact="its interfaces have no public address, so even a public subnet leads nowhere: it needs "
    "NAT, or an endpoint for each service; calls otherwise hang until the timeout",
    source=INTERNET,
    date=READ,
)
def services_are_reached(spec: Function, here: Here) -> Iterator[Problem]:
    network = NETWORK.find(here, spec.network) if spec.network else None
    if network is None:
        return
    closed, missing = unreached(network, spec.tiers, _called(spec, here))
    if closed and missing:
        message = f"{here.name} cannot reach {', '.join(missing)} from {' and '.join(closed)}"
        hint = f"add endpoints to network/{network.name}, or use a private tier behind NAT"
        yield Problem(("tiers",), message, hint)


def _called(spec: Function, here: Here) -> list[str]:
    """Endpoints of what its role may call; Lambda itself writes logs and reads queues."""
    actions = (action for permission in spec.permissions for action in permission.actions)
    found = {ENDPOINTS[s] for action in actions if (s := action.split(":")[0]) in ENDPOINTS}
    found |= {"secretsmanager"} if spec.secrets else set()
    return sorted(found | ({"dynamodb"} if tables.grants(here) else set()))


@check(
    "FUN115",
    "the groups of a function let it open connections",
    fact="by default security groups let out only replies, and nobody connects to a function",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    date=READ,
)
def groups_let_it_out(spec: Function, here: Here) -> Iterator[Problem]:
    groups = spec.security_groups
    if spec.network and groups and not reach.lets_out(here, groups):
        names = " and ".join(groups)
        message = f"{here.name} can open no connection: no egress rule in {names}"
        hint = "add an egress rule to one of them, or remove `network` with `tiers` and the groups"
        yield Problem(("security_groups",), message, hint)


NETWORK_CHECKS = (place_is_whole, services_are_reached, groups_let_it_out)
