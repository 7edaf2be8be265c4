"""Key policies that leave nobody who could change them."""

import fnmatch
from collections.abc import Iterator, Mapping
from typing import Any

from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.policies import many, policy_of, statements
from specgen.sdk.aws.resources.values import Block, Unknown

_CHANGE = "kms:putkeypolicy"


@resource_check(
    "AWS005",
    "a key's policy lets somebody change it",
    "aws_kms_key",
    "aws_kms_key_policy",
    "aws_kms_replica_key",
    "aws_kms_external_key",
    "aws_kms_replica_external_key",
    fact="a key is governed by its policy alone: KMS refuses one that does not let the caller call "
    "PutKeyPolicy again, and with the safety check bypassed only AWS Support can help",
    source="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
)
def somebody_has_the_key(kind: str, block: Block) -> Iterator[Problem]:
    policy = policy_of(kind, block)
    if not isinstance(policy, dict) or isinstance(policy.get("Statement"), Unknown):
        return
    found = [statement for _, statement in statements(policy)]
    hint = (
        "allow kms:* to the account: "
        '{"AWS": "arn:aws:iam::123456789012:root"}, with the account\'s own number'
    )
    if not any(_lets(statement) for statement in found):
        yield block.problem("policy", "the policy lets nobody call kms:PutKeyPolicy", hint)
    elif any(_forbids_all(statement) for statement in found):
        message = "a Deny of kms:PutKeyPolicy to everybody has no condition"
        yield block.problem("policy", message, "name those who may not, or add a condition")


def _lets(statement: Mapping[str, Any]) -> bool:
    """Whether it may let a principal of an account change the policy."""
    principal = statement.get("Principal", statement.get("NotPrincipal"))
    of_an_account = not isinstance(principal, dict) or "AWS" in principal
    is_there = principal is not None and of_an_account
    return statement.get("Effect") != "Deny" and is_there and _is_about_change(statement)


def _forbids_all(statement: Mapping[str, Any]) -> bool:
    everybody = statement.get("Principal") in ("*", {"AWS": "*"}, {"AWS": ["*"]})
    denies = statement.get("Effect") == "Deny" and "Condition" not in statement
    return denies and everybody and "Action" in statement and _is_about_change(statement)


def _is_about_change(statement: Mapping[str, Any]) -> bool:
    """True if it cannot be told."""
    if "Action" not in statement:
        return "NotAction" in statement
    return any(
        not isinstance(action, str) or fnmatch.fnmatchcase(_CHANGE, action.lower())
        for action in many(statement["Action"])
    )
