"""What ECS, Docker and IAM refuse in a task definition and in the role of its tasks."""

from collections.abc import Iterator

from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.ecs.checks_definition import DEFINITION as TASK_DEFINITION
from specgen.systems.service.model import Service, callees_of
from specgen.systems.service.model.mesh import ADMIN_PORT, FIRST_LOCAL_PORT

ECS = "https://docs.aws.amazon.com/AmazonECS/latest"
READ = "2026-11-29"


@check(
    "CMP145",
    "people can open a shell in tasks that may be opened",
    severity=Severity.WARNING,
    fact="the agent of ECS Exec writes into the container's file system; it does not start if that "
    "is read-only",
    source=f"{ECS}/developerguide/ecs-exec.html",
    date=READ,
)
def shells_can_be_opened(spec: Service, here: Here) -> Iterator[Problem]:
    closed = [here.name] if spec.read_only_root_filesystem else []
    closed += [name for name, one in spec.containers.items() if one.read_only_root_filesystem]
    if spec.execute_command and len(closed) == 1 + len(spec.containers):
        message = "no shell opens in a task whose root file system is read-only"
        hint = "write read_only_root_filesystem: false, or execute_command: false"
        yield Problem(("execute_command",), message, hint)


@check(
    "CMP150",
    "each port of a task has one listener",
    fact="the containers of a task share one network interface, so a port that the proxy of `mesh` "
    "has is taken",
    source=f"{ECS}/developerguide/task-networking-awsvpc.html",
    date=READ,
)
def ports_are_free(spec: Service, here: Here) -> Iterator[Problem]:
    if spec.mesh is None:
        return
    called = callees_of(here)
    taken = {ADMIN_PORT: "for itself"}
    taken |= {FIRST_LOCAL_PORT + i: f"to call {c.name}" for i, c in enumerate(called)}
    ports: tuple[tuple[Pointer, int | None], ...] = (
        (("container_port",), spec.container_port),
        (("mesh", "port"), spec.mesh.port if spec.mesh.callers else None),
    )
    for pointer, port in ports:
        if port in taken:
            message = f"the proxy of {here.name} uses port {port} {taken[port]}"
            yield Problem(pointer, f"{message}; write another port")


DEFINITION = (
    shells_can_be_opened,
    *TASK_DEFINITION,
    ports_are_free,
)
