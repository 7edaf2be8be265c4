"""Rights with which whoever has them gets more rights."""

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from specgen.findings.finding import Problem, Severity
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.policies import (
    POLICIES,
    Sort,
    allowed,
    condition_keys,
    many,
)
from specgen.sdk.aws.resources.values import Block

READ = "2026-11-30"
PASSES = "iam:PassRole"
TO_SERVICE = "iam:passedtoservice"
OWN = "could give itself every right"
PATHS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "iam:AddUserToGroup": ("could join a group that may do more", ()),
    "iam:AttachGroupPolicy": (f"{OWN} by attaching AdministratorAccess", ("iam:policyarn",)),
    "iam:AttachRolePolicy": (f"{OWN} by attaching AdministratorAccess", ("iam:policyarn",)),
    "iam:AttachUserPolicy": (f"{OWN} by attaching AdministratorAccess", ("iam:policyarn",)),
    "iam:CreateAccessKey": ("could act as any user with a new key", ()),
    "iam:CreateLoginProfile": ("could sign in as any user that has no password", ()),
    "iam:CreatePolicyVersion": (f"{OWN} by rewriting a policy that it has", ()),
    "iam:DeleteRolePermissionsBoundary": ("could lift the limit of every role", ()),
    "iam:DeleteUserPermissionsBoundary": ("could lift the limit of every user", ()),
    "iam:PutGroupPolicy": (f"{OWN} by writing a policy into a group", ()),
    "iam:PutRolePolicy": (f"{OWN} by writing a policy into its own role", ()),
    "iam:PutUserPolicy": (f"{OWN} by writing a policy into a user", ()),
    "iam:SetDefaultPolicyVersion": ("could bring back a version of a policy that allowed more", ()),
    "iam:UpdateAssumeRolePolicy": ("could let itself assume any role", ()),
    "iam:UpdateLoginProfile": ("could sign in as any user with a new password", ()),
    "ecs:ExecuteCommand": ("could act as every task by running commands in it", ()),
    "kms:CreateGrant": (
        "could grant itself the use of any key",
        ("kms:grantisforawsresource", "kms:viaservice"),
    ),
    "kms:PutKeyPolicy": ("could let itself use any key", ()),
    "lambda:UpdateFunctionCode": ("could act as any function by changing its code", ()),
    "lambda:UpdateFunctionConfiguration": ("could act as any function by adding a layer", ()),
    "secretsmanager:GetSecretValue": ("could read every password, and act with it", ()),
    "ssm:SendCommand": ("could act as every host by running commands on it", ()),
    "ssm:StartSession": ("could act as every host by opening a session on it", ()),
    "ssm:StartAutomationExecution": ("could act as any role that a runbook takes", ()),
    "sts:AssumeRole": ("could assume every role that trusts the account", ()),
}
"""Action -> what it leads to if it is allowed for everything, and conditions that close the way.

source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html for
versions; the ways themselves are known from the tools of Rhino Security Labs and Bishop Fox
(2026-11-30)
"""

_EVERY = re.compile(r"arn:[^:]*:[^:]*:[^:]*:[^:]*:([a-z-]+[:/])?\*\Z")
ROLE = "aws_iam_role"
"""Its policies are in blocks; its attribute is about who assumes it."""

_IDENTITY = tuple(kind for kind, at in POLICIES.items() if at.sort is Sort.IDENTITY)


@resource_check(
    "IAM101",
    "nobody can give himself more rights than the policy shows",
    *_IDENTITY,
    ROLE,
    severity=Severity.WARNING,
    fact="an action that changes policies, code or trust of anything lends the rights of others",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    date=READ,
)
def rights_are_what_they_seem(kind: str, block: Block) -> Iterator[Problem]:
    for at, where, statement in _rights(kind, block):
        if "Resource" not in statement or not any(map(_is_every, many(statement["Resource"]))):
            continue
        keys = set(condition_keys(statement))
        ways = [
            action
            for action, (_, closed_by) in PATHS.items()
            if _allows(statement, action) and not keys & set(closed_by)
        ]
        if ways:
            more = f" and {len(ways) - 1} more such actions" if len(ways) > 1 else ""
            message = f"{where} allows {ways[0]}{more} for everything: whoever has it "
            hint = "name the resources; if it is wanted, as by a deployer, record a decision"
            yield at.problem(_attribute(kind), message + PATHS[ways[0]][0], hint)


@resource_check(
    "IAM102",
    "a role is passed by its name, to one service",
    *_IDENTITY,
    ROLE,
    severity=Severity.WARNING,
    fact="whoever passes a role to a service acts with it",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
    date=READ,
)
def roles_are_passed_by_name(kind: str, block: Block) -> Iterator[Problem]:
    for at, where, statement in _rights(kind, block):
        if "Resource" not in statement or not _allows(statement, PASSES):
            continue
        missing = []
        if any(map(_is_every, many(statement["Resource"]))):
            missing.append("name the roles in `Resource`")
        if TO_SERVICE not in condition_keys(statement):
            missing.append("add the condition iam:PassedToService with the service")
        if missing:
            message = f"{where} allows {PASSES}, so whoever has it could act with a role it passes"
            yield at.problem(_attribute(kind), f"{message}; {', and '.join(missing)}")


def _rights(kind: str, block: Block) -> Iterator[tuple[Block, str, Mapping[str, Any]]]:
    """(block with the policy, where in it, statement)"""
    for at in block.blocks("inline_policy") if kind == ROLE else (block,):
        for where, statement in allowed(at.json(_attribute(kind))):
            yield at, where, statement


def _attribute(kind: str) -> str:
    return "policy" if kind == ROLE else POLICIES[kind].attribute


def _allows(statement: Mapping[str, Any], action: str) -> bool:
    """IAM compares actions in any case; `*` and `?` are wildcards."""
    patterns = [one.lower() for one in many(statement.get("Action", [])) if isinstance(one, str)]
    if not patterns and "NotAction" in statement:
        left = [one.lower() for one in many(statement["NotAction"]) if isinstance(one, str)]
        return not any(fnmatchcase(action.lower(), one) for one in left)
    return any(fnmatchcase(action.lower(), pattern) for pattern in patterns)


def _is_every(resource: Any) -> bool:
    return isinstance(resource, str) and (resource == "*" or bool(_EVERY.match(resource)))
