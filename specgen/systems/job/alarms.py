"""Alarms of a job: runs that could not start, and runs that failed.

source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html,
TaskStopCode in the API model of botocore 1.44.5, and for the schedule
https://docs.aws.amazon.com/scheduler/latest/UserGuide/monitoring-cloudwatch.html (2026-11-29)
"""

from typing import Any

from specgen.sdk import Alarm, Event, Here

SAYS = {"task": "$.detail.taskArn", "reason": "$.detail.stoppedReason"}


def _stopped(here: Here, **why: Any) -> dict[str, Any]:
    """Stopped tasks of the job, of any revision of its definition."""
    family = here.names.of(here.effective.aws_name)
    definition = here.names.arn("ecs", f"task-definition/{family}:")
    return {
        "source": ["aws.ecs"],
        "detail-type": ["ECS Task State Change"],
        "detail": {
            "lastStatus": ["STOPPED"],
            "taskDefinitionArn": [{"prefix": definition}],
            **why,
        },
    }


def _failed(here: Here) -> dict[str, Any]:
    """The container ended with an error, or something ended it before it did."""
    ended = [
        {"containers": {"exitCode": [{"anything-but": [0]}]}},
        {"stopCode": ["InfrastructureHealth", "SpotInterruption", "TerminationNotice"]},
    ]
    return _stopped(here, **{"$or": ended})


def _not_started(here: Here) -> dict[str, Any]:
    return _stopped(here, stopCode=["TaskFailedToStart"])


ALARMS = (
    Event(
        "job-failed",
        "warning",
        _failed,
        says=SAYS,
        meaning="A run ended with an error, or was interrupted; read its log, then run it again by "
        "hand.",
    ),
    Event(
        "job-not-started",
        "critical",
        _not_started,
        says=SAYS,
        meaning="A run could not start: its image, a secret or its log group cannot be reached; "
        "its reason says which.",
    ),
    Alarm(
        "job-dropped",
        "schedule_group",
        "AWS/Scheduler",
        "InvocationDroppedCount",
        "Sum",
        "above",
        {"critical": 0},
        missing="notBreaching",
        period_seconds=300,
        datapoints=(1, 1),
        meaning="The schedule gave up to start a run after all its attempts; look at the role of "
        "the schedule and at the capacity of the cluster.",
    ),
)
