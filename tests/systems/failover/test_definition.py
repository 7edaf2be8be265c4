"""The state machine: its text alone, and as it is generated."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from synth import resources

from specgen.systems.failover.construct.definition import TEMPLATE
from specgen.terraform.templates import read_text as read

MODULE = "prod/us-west-2/failover"
ENDS = {"Succeed", "Fail"}


def text() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(read(TEMPLATE))
    return made


def machines(machine: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The machine, and those inside of its Map states."""
    yield machine
    for state in machine["States"].values():
        if "ItemProcessor" in state:
            yield from machines(state["ItemProcessor"])


def states() -> Iterator[tuple[str, dict[str, Any]]]:
    for machine in machines(text()):
        yield from machine["States"].items()


def leads_to(state: dict[str, Any]) -> set[str]:
    ways = [state, *state.get("Choices", []), *state.get("Catch", [])]
    found = {way["Next"] for way in ways if "Next" in way}
    return found | ({state["Default"]} if "Default" in state else set())


@pytest.mark.parametrize("machine", list(machines(text())), ids=lambda m: m["StartAt"])
def test_every_state_is_there_and_is_reached(machine: dict[str, Any]) -> None:
    seen: set[str] = set()
    ahead = {machine["StartAt"]}
    while ahead:
        name = ahead.pop()
        seen.add(name)
        ahead |= leads_to(machine["States"][name]) - seen

    assert seen == set(machine["States"])


@pytest.mark.parametrize(("name", "state"), list(states()))
def test_every_state_ends_or_goes_on(name: str, state: dict[str, Any]) -> None:
    ends = state["Type"] in ENDS or state.get("End") is True

    assert ends != ("Next" in state or "Choices" in state), name


@pytest.mark.parametrize(("name", "state"), [s for s in states() if s[1]["Type"] == "Task"])
def test_no_step_fails_at_once_or_for_good(name: str, state: dict[str, Any]) -> None:
    """Each is tried again, and each error is caught, last of all any."""
    assert state["Retry"], name
    assert state["Catch"][-1]["ErrorEquals"] == ["States.ALL"], name


def test_nothing_calls_a_control_plane_that_may_be_lost() -> None:
    called = {s["Resource"].split(":::")[1] for _, s in states() if s["Type"] == "Task"}

    assert called == {
        "aws-sdk:cloudwatch:describeAlarms",
        "aws-sdk:cloudwatch:putMetricData",
        "aws-sdk:rds:describeDBInstances",
        "aws-sdk:rds:modifyDBInstance",
        "aws-sdk:rds:promoteReadReplica",
        "aws-sdk:sfn:listExecutions",
        "lambda:invoke",
        "sns:publish",
        "sns:publish.waitForTaskToken",
    }


def test_who_refuses_is_not_asked_again() -> None:
    first = dict(states())["AskForApproval"]["Retry"][0]

    assert first == {"ErrorEquals": ["Refused", "States.Timeout"], "MaxAttempts": 0}


def test_all_that_it_reads_of_its_settings_is_there(tmp_path: Path) -> None:
    local = resources("failover", "good-three-regions", MODULE, tmp_path)["locals"]
    settings = local["failover-writer-definition"]["States"]["Settings"]["Parameters"]
    body = read(TEMPLATE)
    parts = {piece.split('"')[0] for piece in body.split("$.settings.")[1:]}
    read_there = {part.split(",")[0].split(")")[0].strip() for part in parts}

    assert read_there <= set(settings)
    assert set(settings) - read_there == {"question", "approve", "refuse"} - read_there


@pytest.mark.synth
def test_the_replicas_that_lost_their_source_are_made_anew(tmp_path: Path) -> None:
    local = resources("failover", "good-three-regions", MODULE, tmp_path)["locals"]
    settings = local["failover-writer-definition"]["States"]["Settings"]["Parameters"]

    assert settings["rebuild"] == [{"identifier": "shop-prod-euw1-hub", "region": "eu-west-1"}]
    assert settings["instance_class"] == "db.r6g.2xlarge"
