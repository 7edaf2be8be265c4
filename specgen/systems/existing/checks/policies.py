"""What the owner of a key or of a security group has to add, because nothing here does."""

import json
from collections.abc import Iterator
from typing import Any

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.kms import admit
from specgen.systems.existing.checks.arns import READ
from specgen.systems.existing.model.network import SecurityGroup
from specgen.systems.existing.model.statements import key_users
from specgen.systems.existing.model.storage import Key

POLICIES = "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html"


def _lacking(spec: Key, here: Here) -> list[str]:
    return sorted({use.service for _, use in key_users(here)} - {*(spec.admits or ())})


def _statements(here: Here, service: str) -> str:
    """For the owner; the account in them is the platform's."""
    return ", ".join(json.dumps(s, separators=(",", ":")) for s in admit(here.names, service))


@check(
    "EXI121",
    "a key admits every service that encrypts with it",
    fact="a service that the key policy does not admit fails when it first encrypts, some silently",
    source=POLICIES,
    date=READ,
)
def keys_admit_their_users(spec: Any, here: Here) -> Iterator[Problem]:
    if not isinstance(spec, Key) or spec.admits is None:
        return
    for service in _lacking(spec, here):
        user = next(document for document, use in key_users(here) if use.service == service)
        message = f"{user} encrypts with key/{here.name}, which does not admit {service}"
        hint = f"its owner has to add to the key's policy: {_statements(here, service)}"
        yield Problem(("admits",), f"{message}; add {service} once the policy has it", hint)


@check(
    "EXI122",
    "what the policy of a used key admits is known",
    severity=Severity.WARNING,
    fact="specgen does not change the policy of a key that others made, and cannot read it",
    source=POLICIES,
    date=READ,
)
def policies_are_known(spec: Any, here: Here) -> Iterator[Problem]:
    if not isinstance(spec, Key) or spec.admits is not None:
        return
    if services := _lacking(spec, here):
        message = f"it is unknown whether key/{here.name} admits {', '.join(services)}"
        right = f"write `admits: [{', '.join(services)}]` once its owner confirms it"
        needed = ", ".join(_statements(here, service) for service in services)
        yield Problem(("arn",), f"{message}; {right}", f"its policy needs: {needed}")


@check(
    "EXI123",
    "the rules of a security group that documents use are known",
    severity=Severity.WARNING,
    fact="specgen does not change the rules of a group that others made, and cannot read them",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    date=READ,
)
def rules_are_known(spec: Any, here: Here) -> Iterator[Problem]:
    if not isinstance(spec, SecurityGroup):
        return
    unknown = [k for k, r in (("ingress", spec.rules_in), ("egress", spec.rules_out)) if r is None]
    ports = sorted(_ports(here)) if "ingress" in unknown else []
    if unknown and here.project.is_whole:
        has = " and ".join(f"`{key}`" for key in unknown)
        message = f"the rules of security_group/{here.name} are unknown, so no check looks at them"
        hint = f"its owner has to admit {', '.join(ports)}" if ports else ""
        yield Problem(("id",), f"{message}; write {has} as the group has them", hint)


def _ports(here: Here) -> set[str]:
    """Who listens at which port behind the group."""
    found = set()
    for effective in here.project.at(here.environment, here.region):
        for listener in effective.spec.listens(Here(here.project, effective)):
            if here.name in listener.groups:
                found.add(f"TCP {listener.port} to {effective.id}")
    return found


POLICY_CHECKS = (keys_admit_their_users, policies_are_known, rules_are_known)
