"""PagerDuty: who is called when, and which topics open incidents."""

from pathlib import Path
from typing import Any

import pytest
from synth import resources

MODULE = "prod/us-east-1/pagerduty"


def made(case: str, folder: Path) -> dict[str, Any]:
    return resources("pagerduty", case, MODULE, folder)


@pytest.mark.synth
def test_each_step_leaves_as_many_minutes_as_there_are_to_the_next(tmp_path: Path) -> None:
    policy = made("good-full", tmp_path)["resource"]["pagerduty_escalation_policy"]["on-call"]

    assert [rule["escalation_delay_in_minutes"] for rule in policy["rule"]] == [10, 15, 15]
    assert [len(rule["target"]) for rule in policy["rule"]] == [1, 1, 2]
    assert policy["num_loops"] == 3


@pytest.mark.synth
def test_the_topic_of_each_region_is_subscribed_at_the_host_of_the_account(tmp_path: Path) -> None:
    module = made("good-full", tmp_path)
    by_arn = {
        one["topic_arn"]: one for one in module["resource"]["aws_sns_topic_subscription"].values()
    }

    assert [arn.split(":")[3] for arn in by_arn] == ["us-east-1", "us-west-2"]
    assert [one.get("provider") for one in by_arn.values()] == [None, "aws.usw2"]
    assert {one["endpoint"].split("/")[2] for one in by_arn.values()} == {"events.eu.pagerduty.com"}
    assert module["provider"]["pagerduty"] == [{"service_region": "eu"}]


@pytest.mark.synth
def test_the_smallest_one_keeps_incidents_open_until_the_alarm_is_over(tmp_path: Path) -> None:
    module = made("good-small", tmp_path)
    service = module["resource"]["pagerduty_service"]["on-call"]

    assert service["acknowledgement_timeout"] == service["auto_resolve_timeout"] == "null"
    assert service["lifecycle"] == {"prevent_destroy": True}
    assert "pagerduty_schedule" not in module["resource"]
    assert module["provider"]["pagerduty"] == [{}]


@pytest.mark.synth
def test_no_key_is_written_anywhere(tmp_path: Path) -> None:
    module = made("good-full", tmp_path)

    assert "variable" not in module
    assert "output" not in module
    assert "token" not in str(module["provider"])
