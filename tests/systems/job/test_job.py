"""Jobs: who may start them, and which events of ECS mean that a run failed."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from support import TESTS, check_case, read_case
from synth import resources

from specgen.project.here import Here
from specgen.sdk import Event
from specgen.systems.job.alarms import ALARMS

MODULE = "prod/us-east-1/compute"
FAMILY = "arn:aws:ecs:us-east-1:000000000000:task-definition/shop-prod-use1-nightly"
EVENTS = {row.id: row for row in ALARMS if isinstance(row, Event)}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Here:
    case = read_case(TESTS / "systems" / "job" / "cases" / "good-full.yaml")
    project = check_case(case, tmp_path_factory.mktemp("job")).project
    assert project is not None
    found = project.find("job", "nightly", "prod", "us-east-1")
    assert found is not None
    return Here(project, found)


def event(**detail: Any) -> dict[str, Any]:
    """The form of https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html"""
    usual = {
        "lastStatus": "STOPPED",
        "taskDefinitionArn": f"{FAMILY}:7",
        "containers": [{"name": "nightly", "exitCode": 0}],
        "stopCode": "EssentialContainerExited",
        "stoppedReason": "Essential container in task exited",
    }
    whole = {**usual, **detail}
    return {"source": "aws.ecs", "detail-type": "ECS Task State Change", "detail": whole}


def matches(pattern: Mapping[str, Any], value: Any) -> bool:
    """As EventBridge: every key, in any element of an array; `$or` of several."""
    if isinstance(value, list):
        return any(matches(pattern, element) for element in value)
    for key, wanted in pattern.items():
        if key == "$or":
            if not any(matches(option, value) for option in wanted):
                return False
        elif key not in value:
            return False
        elif isinstance(wanted, Mapping):
            if not matches(wanted, value[key]):
                return False
        elif not any(fits(option, value[key]) for option in wanted):
            return False
    return True


def fits(option: Any, value: Any) -> bool:
    if not isinstance(option, Mapping):
        return bool(option == value)
    if "prefix" in option:
        return str(value).startswith(option["prefix"])
    return value not in option["anything-but"]


FAILED = event(containers=[{"name": "nightly", "exitCode": 1}])
SPOT = event(stopCode="SpotInterruption")
NOT_STARTED = event(stopCode="TaskFailedToStart", containers=[{"name": "nightly"}])
DONE = event()
RUNNING = event(lastStatus="RUNNING", containers=[{"name": "nightly", "exitCode": 1}])
OTHER = event(
    taskDefinitionArn=f"{FAMILY}-report:1", containers=[{"name": "nightly", "exitCode": 1}]
)


@pytest.mark.parametrize(
    ("told", "ids"),
    [
        (FAILED, {"job-failed"}),
        (SPOT, {"job-failed"}),
        (NOT_STARTED, {"job-not-started"}),
        (DONE, set()),
        (RUNNING, set()),
        (OTHER, set()),
    ],
    ids=["failed", "spot", "not started", "done", "running", "another job"],
)
def test_events_of_failed_runs(here: Here, told: dict[str, Any], ids: set[str]) -> None:
    found = {row.id for row in EVENTS.values() if matches(row.pattern(here), told)}

    assert found == ids


def test_the_command_by_hand_names_cluster_and_definition(here: Here) -> None:
    (command,) = here.spec.commands(here)

    assert "--cluster shop-prod-use1-main" in command.text
    assert "--task-definition shop-prod-use1-nightly" in command.text
    assert "--count 2" in command.text
    assert "/shop/prod/us-east-1/network/network/main/subnets_private" in command.text


@pytest.mark.synth
def test_only_its_schedule_starts_it_and_passes_its_roles_to_ecs_only(tmp_path: Path) -> None:
    module = resources("job", "good-full", MODULE, tmp_path)
    (trust,) = module["locals"]["job-nightly-schedule-trust"]["Statement"]
    found = {s["Sid"]: s for s in module["locals"]["job-nightly-schedule-policy"]["Statement"]}

    group = "arn:aws:scheduler:us-east-1:000000000000:schedule-group/shop-prod-use1-nightly"
    assert trust["Condition"]["ArnEquals"]["aws:SourceArn"] == group
    assert found["RunTask"]["Resource"] == [f"{FAMILY}:*"]
    assert found["PassRoles"]["Condition"] == {
        "StringEquals": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}
    }
    assert "EncryptDeadLetters" in found
    assert "*" not in [r for s in found.values() for r in s["Resource"]]
