"""Bounds of AWS's API models are found for the arguments that have a member's name."""

from typing import Any

import pytest
from oracle.api import refusals


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        ("aws_iam_account_password_policy", {"max_password_age": 1096}, "between 1 and 1095"),
        ("aws_cloudwatch_metric_alarm", {"metric_name": "m" * 256}, "256 characters"),
        ("aws_cloudwatch_metric_alarm", {"comparison_operator": "Above"}, "is none of"),
        ("aws_kms_key", {"tags": {"note": "v" * 257}}, "tags['note']: 257 characters"),
        ("aws_cloudwatch_metric_alarm", {"dimensions": {"Queue": ""}}, "0 characters"),
        ("aws_ecs_service", {"tags": {"k" * 129: "v"}}, "129 characters"),
        ("aws_ecs_service", {"tags": {"note": "a*b"}}, "does not match"),
        ("aws_vpc_security_group_ingress_rule", {"from_port": 2**31}, str(2**31 - 1)),
        ("aws_iam_role", {"name": "r" * 65}, "65 characters"),
        ("aws_lb_listener_rule", {"priority": 50001}, "between 1 and 50000"),
        (
            "aws_appautoscaling_policy",
            {
                "step_scaling_policy_configuration": [
                    {"step_adjustment": [{"scaling_adjustment": 2**31}]}
                ]
            },
            "step_adjustment.scaling_adjustment",
        ),
        (
            "aws_ecs_task_definition",
            {"container_definitions": '[{"memory": 2147483648}]'},
            "memory",
        ),
    ],
)
def test_a_value_beyond_the_model_is_refused(kind: str, body: dict[str, Any], said: str) -> None:
    assert [said in message for message in refusals(kind, body)] == [True]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("aws_iam_account_password_policy", {"max_password_age": 1095}),
        ("aws_iam_account_password_policy", {"max_password_age": None, "no_such": 0}),
        ("aws_cloudwatch_metric_alarm", {"comparison_operator": "${local.operator}"}),
        ("aws_ecs_service", {"tags": {"Straße": "東京"}}),
        ("aws_of_another_time", {"priority": 0}),
    ],
)
def test_what_the_model_allows_or_does_not_know_is_not(kind: str, body: dict[str, Any]) -> None:
    assert list(refusals(kind, body)) == []
