"""Chat channels: where they are made, what they get, and what may be done from them."""

from pathlib import Path
from typing import Any

import pytest
from synth import resources

KIND = "aws_chatbot_slack_channel_configuration"


def channel(case: str, module: str, folder: Path) -> dict[str, Any]:
    made: dict[str, Any] = resources("chat_channel", case, module, folder)["resource"]
    return made


@pytest.mark.synth
def test_a_channel_is_made_where_there_is_an_api(tmp_path: Path) -> None:
    made = channel("good-small", "prod/us-east-1/chat", tmp_path)[KIND]["warnings"]

    assert made["provider"] == "aws.usw2"
    assert [arn.split(":")[3] for arn in made["sns_topic_arns"]] == ["us-east-1", "us-west-2"]
    assert made["guardrail_policy_arns"] == ["arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess"]


@pytest.mark.synth
def test_a_channel_stays_in_its_region_if_that_has_one(tmp_path: Path) -> None:
    made = channel("good-full", "prod/us-west-2/chat", tmp_path)[KIND]["warnings"]

    assert "provider" not in made
    assert len(made["sns_topic_arns"]) == 4
    assert made["logging_level"] == "ERROR"
