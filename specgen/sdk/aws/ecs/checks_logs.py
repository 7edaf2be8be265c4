"""Checks of the log group of tasks of any kind."""

from collections.abc import Iterator
from typing import Protocol

from specgen.findings.finding import Problem
from specgen.project.checks.check import check
from specgen.sdk.aws.ecs.fields import Logs
from specgen.sdk.aws.metric_filters.checks import DATE, FILTER_CHECKS, PUT


class HasLogs(Protocol):
    @property
    def logs(self) -> Logs: ...


@check(
    "MTR107",
    "metric filters are written where their log group is made",
    fact="a filter belongs to one log group; its name is unique there",
    source=PUT,
    date=DATE,
)
def filters_have_a_group(spec: HasLogs) -> Iterator[Problem]:
    logs, pointer = spec.logs, ("logs", "metric_filters")
    if logs.metric_filters and not logs.enabled:
        yield Problem(pointer, "there is no log group; remove `enabled: false`", at_key=True)
    elif logs.metric_filters and logs.group is not None:
        message = f"log_group/{logs.group} makes the log group"
        yield Problem(pointer, f"{message}; write `metric_filters` there", at_key=True)


LOG_CHECKS = (*FILTER_CHECKS, filters_have_a_group)
