"""Whom a service of AWS acts for: it must be this account, not any other customer of AWS."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from specgen.facts import deputies
from specgen.findings.finding import Problem, Severity
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.policies import (
    POLICIES,
    Sort,
    allowed,
    condition_keys,
    many,
    policy_of,
)
from specgen.sdk.aws.resources.values import Block

_RESOURCE = tuple(kind for kind, at in POLICIES.items() if at.sort is Sort.RESOURCE)
_ADD = "add the condition StringEquals with aws:SourceAccount and the account"
_CONTEXT = "kms:encryptioncontext"
"""The beginning of keys that name what a service encrypts."""


@resource_check(
    "IAM103",
    "a service assumes a role on behalf of its own account only",
    "aws_iam_role",
    severity=Severity.WARNING,
    fact="a service acts for all of its customers: without aws:SourceAccount a resource of another "
    "one may make it use the role",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    date=deputies.READ,
)
def services_act_for_this_account(kind: str, block: Block) -> Iterator[Problem]:
    yield from _confused(kind, block, "trusts", deputies.assumes)


@resource_check(
    "IAM104",
    "a service uses a resource on behalf of its own account only",
    *_RESOURCE,
    severity=Severity.WARNING,
    fact="a service acts for all of its customers: without aws:SourceAccount another one may make "
    "it write to the resource, or read it",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    date=deputies.READ,
)
def services_come_for_this_account(kind: str, block: Block) -> Iterator[Problem]:
    yield from _confused(kind, block, "admits", lambda one: deputies.comes_to(one, kind))


@resource_check(
    "IAM105",
    "a service calls a function on behalf of its own account only",
    "aws_lambda_permission",
    severity=Severity.WARNING,
    fact="a permission without `source_arn` and `source_account` lets resources of every other "
    "customer call the function through the service",
    source="https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
    date=deputies.READ,
)
def services_call_for_this_account(kind: str, block: Block) -> Iterator[Problem]:
    principal = block.text("principal")
    named = ("source_arn", "source_account", "principal_org_id")
    if deputies.comes_to(principal, kind) and block.lacks(*named):
        message = f"{principal} may call the function whoever it acts for; "
        yield block.problem("principal", f"{message}add `source_account` with the account")


def _confused(
    kind: str, block: Block, verb: str, can_be: Callable[[str], bool]
) -> Iterator[Problem]:
    for where, statement in allowed(policy_of(kind, block)):
        confused = sorted(filter(can_be, _services(statement)))
        if confused and not _names_whom(statement):
            message = f"{where} {verb} {confused[0]} whoever it acts for; {_ADD}"
            yield block.problem(POLICIES[kind].attribute, message)


def _services(statement: Mapping[str, Any]) -> Iterator[str]:
    principal = statement.get("Principal")
    named = many(principal.get("Service", [])) if isinstance(principal, dict) else []
    yield from (one for one in named if isinstance(one, str))


def _names_whom(statement: Mapping[str, Any]) -> bool:
    keys = set(condition_keys(statement))
    return bool(keys & set(deputies.KEYS)) or any(key.startswith(_CONTEXT) for key in keys)
