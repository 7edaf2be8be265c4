"""Alarms that end a deployment: that there are some, and that they measure something."""

from collections.abc import Iterator

from specgen.sdk import Problem, check
from specgen.sdk.aws.written_resources import unknown_places
from specgen.systems.service.model import Service
from specgen.systems.service.model.roll_back import OF_INGRESS

SOURCE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html"


@check(
    "CMP183",
    "a deployment that alarms end has alarms, which measure something",
    fact="ECS watches the alarms that a service names while a deployment runs, and for a while "
    "after it; requests are counted by a load balancer only",
    source=SOURCE,
    date="2026-11-30",
)
def alarms_measure(spec: Service) -> Iterator[Problem]:
    if spec.roll_back_if is None:
        return
    pointer, bounds = ("roll_back_if",), list(spec.roll_back_if.bounds())
    if not bounds and not spec.roll_back_if.alarms:
        message = "no alarm ends a deployment; write `http_5xx_above`, another bound, or `alarms`"
        yield Problem(pointer, message, at_key=True)
    for metric, key, _ in bounds if spec.ingress is None else ():
        if metric in OF_INGRESS:
            message = "without `ingress` no load balancer counts the requests; add one, or write "
            yield Problem((*pointer, key), f"{message}`cpu_above_percent` instead", at_key=True)
    for i, name in enumerate(spec.roll_back_if.alarms):
        yield from unknown_places(name, (*pointer, "alarms", i))


ROLL_BACK = (alarms_measure,)
