"""The container that keeps the users of PgBouncer like their secrets while the task runs."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from cdktf_cdktf_provider_aws.ecs_task_definition import EcsTaskDefinitionVolume

from specgen.sdk import escape, read_text
from specgen.sdk.aws.ecs.image import pulled
from specgen.sdk.aws.ecs.logs import Group, log_configuration
from specgen.sdk.aws.ecs.roles import starting
from specgen.sdk.aws.secret_arns import secret_arn
from specgen.sdk.construct import Scope
from specgen.systems.pooler.construct.settings import REFRESHED_FILE
from specgen.systems.pooler.model import Pooler

AGENT = "agent"
"""Role of the task, which nothing else in it uses."""
NAME = VOLUME = "users"
SCRATCH = "scratch"
"""Volume at /tmp of PgBouncer, which cannot write anywhere else."""
DIRECTORY = str(PurePosixPath(REFRESHED_FILE).parent)
NOBODY = "65534"
"""PgBouncer refuses to run as root."""
HEALTH = {
    "command": ["CMD-SHELL", f"test -s {REFRESHED_FILE}"],
    "interval": 5,
    "retries": 3,
    "startPeriod": 60,
    "timeout": 5,
}


def volumes(spec: Pooler) -> list[EcsTaskDefinitionVolume] | None:
    return [EcsTaskDefinitionVolume(name=n) for n in (SCRATCH, VOLUME)] if spec.agent else None


def secrets(spec: Pooler) -> list[str]:
    return sorted({user.secret for user in spec.users.values()})


def statements(scope: Scope, spec: Pooler) -> Iterator[Mapping[str, Any]]:
    """What the task may do: read the secrets, as ECS otherwise does for it."""
    yield from starting(scope, [], None, secrets(spec))


def waits() -> dict[str, Any]:
    """Additions to PgBouncer's container, which starts once there are users.

    By then the agent lets everybody write to the volume at /tmp.
    """
    return {
        "readonlyRootFilesystem": True,
        "dependsOn": [{"containerName": NAME, "condition": "HEALTHY"}],
        "mountPoints": [
            {"containerPath": "/tmp", "sourceVolume": SCRATCH},  # noqa: S108  of the task alone
            {"containerPath": DIRECTORY, "readOnly": True, "sourceVolume": VOLUME},
        ],
    }


def agent(scope: Scope, spec: Pooler, logs: Group | None) -> list[dict[str, Any]]:
    """It begins as root, because the volumes belong to root."""
    if spec.agent is None:
        return []
    environment = {
        "OWNER": NOBODY,
        "REFRESH_SECONDS": str(spec.agent.refresh_seconds),
        "SCRATCH": f"/{SCRATCH}",
        "SECRETS": " ".join(secret_arn(scope, name) for name in secrets(spec)),
        "USERS_FILE": REFRESHED_FILE,
    }
    made: dict[str, Any] = {
        "name": NAME,
        "image": pulled(scope.here, spec.agent.image).address,
        "essential": True,
        "readonlyRootFilesystem": True,
        "entryPoint": ["python3", "-c"],
        "command": [lines(scope, "agent", str(escape(read_text("documents/pgbouncer-agent.py"))))],
        "environment": [{"name": n, "value": v} for n, v in sorted(environment.items())],
        "mountPoints": [
            {"containerPath": f"/{SCRATCH}", "sourceVolume": SCRATCH},
            {"containerPath": DIRECTORY, "sourceVolume": VOLUME},
        ],
        "healthCheck": HEALTH,
    }
    if logs is not None:
        made["logConfiguration"] = log_configuration(scope, logs)
    return [made]


def lines(scope: Scope, role: str, text: str) -> str:
    """Text as a list of lines, so that it can be reviewed line by line."""
    listed = scope.local(role, text.rstrip("\n").split("\n"))
    return f'${{join("\\n", {listed})}}'
