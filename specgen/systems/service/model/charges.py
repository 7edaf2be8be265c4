"""What the tasks of a service cost; on hosts they are free."""

from collections.abc import Iterator

from specgen.sdk import Bought, Here, Usage
from specgen.sdk.aws.ecs.charges import fargate, own_logs
from specgen.systems.service.model.fields import Fields


def charges(spec: Fields, here: Here) -> Iterator[Bought]:
    sized = spec.sized()
    if sized is not None and not spec.hosts(here):
        tasks = (spec.tasks.minimum, spec.tasks.maximum)
        running = spec.running_share()
        shares, pointer = spec.shares(), ("tasks",)
        yield from fargate(sized[1], tasks, shares, spec.architecture, pointer, running)
    yield from own_logs(spec.logs)
    if spec.queue is not None:
        yield Usage("queue_requests", "queue-request", ("queue",))
