"""Rights that lead to more rights are found in every sort of policy, however they are written."""

import json
from typing import Any

import pytest

from specgen.sdk.aws.resources.escalation import PATHS
from specgen.sdk.aws.resources.registry import problems

ASKED = (
    *("iam:AttachRolePolicy", "iam:CreatePolicyVersion", "iam:PutRolePolicy"),
    *("iam:UpdateAssumeRolePolicy", "kms:CreateGrant", "kms:PutKeyPolicy"),
    *("lambda:UpdateFunctionCode", "secretsmanager:GetSecretValue"),
    "ssm:StartAutomationExecution",
)
"""Those of the design of security, section 3; iam:PassRole is IAM102."""
ONE = "arn:aws:iam::000000000000:role/jobs"


def policy(action: Any, resource: Any = "*", condition: Any = None, **more: Any) -> str:
    statement = {"Effect": "Allow", "Action": action, "Resource": resource, **more}
    return json.dumps({"Statement": [statement | ({"Condition": condition} if condition else {})]})


def found(text: str, kind: str = "aws_iam_role_policy") -> list[tuple[str, str]]:
    body = {"inline_policy": [{"name": "a", "policy": text}]} if kind == "aws_iam_role" else {}
    planted = problems(kind, body or {"policy": text})
    return [(r.code, p.message) for r, p in planted if r.code in {"IAM101", "IAM102"}]


def test_the_paths_of_the_design_are_known() -> None:
    assert set(ASKED) <= set(PATHS)


@pytest.mark.parametrize("action", sorted(PATHS))
def test_a_planted_path_is_found_with_its_words(action: str) -> None:
    ((code, message),) = found(policy(action))

    assert code == "IAM101"
    assert action in message
    assert message.endswith(PATHS[action][0])


@pytest.mark.parametrize("action", sorted(PATHS))
def test_a_named_resource_is_no_path(action: str) -> None:
    assert found(policy(action, ONE)) == []


@pytest.mark.parametrize(
    ("action", "key"), [(a, key) for a, (_, keys) in PATHS.items() for key in keys]
)
def test_a_condition_that_closes_the_path_is_enough(action: str, key: str) -> None:
    assert found(policy(action, condition={"StringEquals": {key.upper(): "a"}})) == []
    assert found(policy(action, condition={"StringEquals": {"aws:RequestedRegion": "a"}})) != []


@pytest.mark.parametrize(
    "text",
    [
        policy("IAM:putrolepolicy"),
        policy(["s3:GetObject", "iam:Put*"], [ONE, "*"]),
        policy("iam:*", "arn:aws:iam::000000000000:role/*"),
        json.dumps({"Statement": {"Effect": "Allow", "NotAction": "s3:*", "Resource": "*"}}),
    ],
)
def test_it_is_found_however_it_is_written(text: str) -> None:
    assert "IAM101" in {code for code, _ in found(text)}


@pytest.mark.parametrize(
    "kind",
    [
        *("aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy"),
        *("aws_iam_group_policy", "aws_iam_role"),
    ],
)
def test_every_sort_of_policy_is_read(kind: str) -> None:
    codes = [code for code, _ in found(policy(["iam:PassRole", "iam:PutRolePolicy"]), kind)]

    assert sorted(codes) == ["IAM101", "IAM102"]


@pytest.mark.parametrize(
    ("resource", "condition", "words"),
    [
        ("*", None, ("`Resource`", "iam:PassedToService")),
        (ONE, None, ("iam:PassedToService",)),
        (
            "*",
            {"StringEquals": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}},
            ("`Resource`",),
        ),
        (ONE, {"StringEquals": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}}, ()),
    ],
)
def test_a_role_is_passed_by_name_to_a_service(
    resource: str, condition: Any, words: tuple[str, ...]
) -> None:
    messages = [text for code, text in found(policy("iam:PassRole", resource, condition))]

    assert len(messages) == bool(words)
    assert all(word in message for word in words for message in messages)


def test_what_is_denied_is_no_path() -> None:
    assert found(policy("iam:*", Effect="Deny")) == []
