"""Failover: what is made around the state machine, and where."""

from pathlib import Path
from typing import Any

import pytest
from synth import resources

MODULE = "prod/us-west-2/failover"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return resources("failover", "good-three-regions", MODULE, tmp_path_factory.mktemp("failover"))


@pytest.mark.synth
def test_a_health_check_near_the_replica_chooses_the_address(made: dict[str, Any]) -> None:
    resource = made["resource"]
    first, second = (
        resource["aws_route53_record"][f"writer-{role}"] for role in ("primary", "secondary")
    )

    assert first["health_check_id"] == "${aws_route53_health_check.writer.id}"
    assert "health_check_id" not in second
    assert "postgres_replica-hub-address" in second["records"][0]
    assert resource["aws_route53_health_check"]["writer"]["cloudwatch_alarm_region"] == "us-west-2"


@pytest.mark.synth
def test_where_the_writer_is_stays_when_nobody_says_it_any_more(made: dict[str, Any]) -> None:
    resource = made["resource"]
    moved = resource["aws_cloudwatch_metric_alarm"]["writer-moved"]
    health = resource["aws_route53_health_check"]["writer"]

    assert moved["treat_missing_data"] == "ignore"
    assert health["insufficient_data_health_status"] == "LastKnownStatus"


@pytest.mark.synth
def test_a_silent_probe_is_no_vote(made: dict[str, Any]) -> None:
    alarms = made["resource"]["aws_cloudwatch_metric_alarm"]
    votes = [alarm for name, alarm in alarms.items() if name.endswith("-vote")]

    assert [v["treat_missing_data"] for v in votes] == ["missing", "missing"]
    assert {v["dimensions"]["ProbeRegion"] for v in votes} == {"us-west-2", "eu-west-1"}
    assert {v["evaluation_periods"] for v in votes} == {6}
    rule = made["resource"]["aws_cloudwatch_composite_alarm"]["writer-lost"]["alarm_rule"]
    assert rule.count("ALARM(") == len(votes)
    assert " AND " in rule


@pytest.mark.synth
def test_probes_are_made_in_their_regions(made: dict[str, Any]) -> None:
    functions = made["resource"]["aws_lambda_function"]

    assert "provider" not in functions["writer-probe"]
    assert functions["writer-probe-euw1"]["provider"] == "aws.euw1"
    assert (
        "network-probing-subnets_private-euw1"
        in functions["writer-probe-euw1"]["vpc_config"]["subnet_ids"]
    )


@pytest.mark.synth
def test_only_the_fence_is_where_the_writer_is(made: dict[str, Any]) -> None:
    there = {
        (kind, name)
        for kind, named in made["resource"].items()
        for name, body in named.items()
        if body.get("provider") == "aws.use1"
    }

    assert there == {("aws_security_group", "writer-fence")}


@pytest.mark.synth
def test_the_state_machine_may_do_what_its_steps_do(made: dict[str, Any]) -> None:
    local = made["locals"]
    allowed = {
        action.lower()
        for statement in local["failover-writer-state-machine-policy"]["Statement"]
        for action in statement["Action"]
    }
    steps = [s.get("Resource", "") for s in local["failover-writer-definition"]["States"].values()]
    called = {step.split("aws-sdk:")[1] for step in steps if "aws-sdk:" in step}
    wanted = {call.replace("sfn:", "states:").lower() for call in called}

    assert wanted <= allowed
    assert {"lambda:invokefunction", "sns:publish"} <= allowed


@pytest.mark.synth
def test_a_class_that_is_not_said_is_the_writers(tmp_path: Path) -> None:
    local = resources("failover", "good-minimal", MODULE, tmp_path)["locals"]
    settings = local["failover-writer-definition"]["States"]["Settings"]["Parameters"]

    assert settings["instance_class"] == "db.r6g.xlarge"
    assert settings["multi_az"] is True
    assert settings["rebuild"] == []
