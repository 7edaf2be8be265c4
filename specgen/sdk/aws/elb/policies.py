"""TLS policies of listeners, of either kind of load balancer."""

from collections.abc import Collection, Iterator, Sequence
from typing import Annotated

from msgspec import Meta

from specgen.facts import elb
from specgen.facts.freshness import known_on, may_be_newer
from specgen.findings.finding import Problem, Severity
from specgen.findings.pointers import Pointer
from specgen.findings.words import near_ones

PREFIX = "ELBSecurityPolicy-"
DEFAULT_SSL_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"
SslPolicy = Annotated[str, Meta(pattern=f"^{PREFIX}[A-Za-z0-9-]+$", examples=[DEFAULT_SSL_POLICY])]


def unknown_policy(
    policy: str, known: Collection[str], advisable: Sequence[str], pointer: Pointer
) -> Iterator[Problem]:
    """known: those of the kind; advisable: those that a message may name"""
    if policy in known:
        return
    guess = near_ones(policy, advisable)
    if not policy.startswith(PREFIX) or not may_be_newer(policy, "elb"):
        yield Problem(pointer, f"there is no policy {policy}{guess}")
    else:
        message = f"the policy {policy} was not known on {known_on('elb')}{guess}"
        hint = "if AWS has it by now, record a decision; what it accepts is not checked"
        yield Problem(pointer, message, hint, severity=Severity.WARNING)


def old_policy(policy: str, known: Collection[str], pointer: Pointer) -> Iterator[Problem]:
    if policy in known and elb.is_old(policy):
        message = f"{policy} accepts TLS older than 1.2; write {DEFAULT_SSL_POLICY}"
        yield Problem(pointer, message)
