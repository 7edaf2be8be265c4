"""IAM and resource policies as data: statements that scope.json() keeps reviewable."""

from collections.abc import Mapping, Sequence
from typing import Any

from specgen.project.names import Names

Condition = Mapping[str, Mapping[str, str | Sequence[str]]]


def document(*statements: Mapping[str, Any]) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": list(statements)}


def allow(
    sid: str,
    actions: Sequence[str],
    resources: Sequence[str] = ("*",),
    *,
    principals: Mapping[str, str | Sequence[str]] | None = None,
    conditions: Condition | None = None,
) -> dict[str, Any]:
    """principals: for resource policies: {"Service": ...} or {"AWS": ...}

    resources: none for policies whose statements name none, such as those of repositories
    """
    return _statement("Allow", sid, actions, resources, principals, conditions)


def deny(
    sid: str,
    actions: Sequence[str],
    resources: Sequence[str] = ("*",),
    *,
    principals: Mapping[str, str | Sequence[str]] | None = None,
    conditions: Condition | None = None,
) -> dict[str, Any]:
    return _statement("Deny", sid, actions, resources, principals, conditions)


def _statement(  # noqa: PLR0913  the parts of a statement
    effect: str,
    sid: str,
    actions: Sequence[str],
    resources: Sequence[str],
    principals: Mapping[str, str | Sequence[str]] | None,
    conditions: Condition | None,
) -> dict[str, Any]:
    statement: dict[str, Any] = {
        "Sid": sid,
        "Effect": effect,
        "Action": sorted(actions),
        **({"Resource": list(resources)} if resources else {}),
    }
    if principals:
        statement["Principal"] = dict(principals)
    if conditions:
        statement["Condition"] = {op: dict(values) for op, values in conditions.items()}
    return statement


def trust(service: str, conditions: Condition | None = None) -> dict[str, Any]:
    """Trust policy of a role that an AWS service may assume."""
    statement = allow(
        "Assume", ["sts:AssumeRole"], principals={"Service": service}, conditions=conditions
    )
    del statement["Resource"]
    return document(statement)


def own_account(names: Names) -> Condition:
    """Of a trust policy: the service acts for this account, and for no other customer of AWS."""
    return {"StringEquals": {"aws:SourceAccount": names.account}}
