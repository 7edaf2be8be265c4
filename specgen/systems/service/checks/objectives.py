"""Objectives that can be missed, measured and heard of."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces import is_watched
from specgen.systems.service.model import Service
from specgen.systems.service.model.objectives import BURNS


@check(
    "SLO101",
    "an objective leaves a budget that its alarms can measure",
    fact="the fastest alarm is raised at 14.4 times the share of requests that may fail, for 30 "
    "days; no more than all of them can",
    source="https://sre.google/workbook/alerting-on-slos/",
    date="2026-11-29",
)
def budgets_can_be_measured(spec: Service) -> Iterator[Problem]:
    if spec.objectives is None:
        return
    fastest = max(spec.objectives.factor(burn) for burn in BURNS)
    for pointer, percent in spec.objectives.targets():
        if fastest * (100 - percent) >= 100:  # noqa: PLR2004  percent
            least = 100 - 100 / fastest
            message = (
                f"with {percent:g} %, {100 - percent:g} % may fail, and {fastest:g} times that is "
                "more than all requests: its alarm would never be raised"
            )
            hint = f"write more than {least:.2f}"
            yield Problem(("objectives", *pointer), message, hint)


@check("SLO102", "what objectives are about is measured: requests of a load balancer")
def requests_are_measured(spec: Service) -> Iterator[Problem]:
    if spec.objectives is None:
        return
    if spec.ingress is None:
        message = "without `ingress` no load balancer counts the requests"
        yield Problem(("objectives",), message, "write `ingress`, or remove the objectives")
    if not list(spec.objectives.targets()):
        message = "no objective is written; write availability_percent or latency"
        yield Problem(("objectives",), message)


@check("SLO103", "somebody hears that an objective is missed", severity=Severity.WARNING)
def somebody_hears(spec: Service, here: Here[Service]) -> Iterator[Problem]:
    if spec.objectives is not None and not is_watched(here):
        message = f"no `kind: alarms` document of {here.environment} makes its alarms"
        yield Problem(("objectives",), message, "write one, or remove the objectives")


OBJECTIVES = (budgets_can_be_measured, requests_are_measured, somebody_hears)
