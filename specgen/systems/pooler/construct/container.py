"""The container of a pooler's task, in the JSON that ECS expects."""

from typing import Any

from specgen.sdk import escape
from specgen.sdk.aws.ecs.fields import SecretValue
from specgen.sdk.aws.ecs.image import pulled
from specgen.sdk.aws.ecs.logs import Group, log_configuration
from specgen.sdk.aws.ecs.secrets import value_from
from specgen.sdk.aws.interfaces import POSTGRES
from specgen.sdk.construct import Scope
from specgen.systems.pooler.construct.agent import NOBODY, lines, waits
from specgen.systems.pooler.construct.settings import settings, start, variable
from specgen.systems.pooler.model import Pooler

KEYS = {"POOL_USER": "username", "POOL_PASSWORD": "password"}
"""Variable -> key of the secret.

source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html
"""


def container(scope: Scope, spec: Pooler, logs: Group | None) -> dict[str, Any]:
    """Lists are sorted by name, because AWS returns them in any order."""
    database = POSTGRES.get(scope.here, spec.database)
    ini = settings(spec, scope.read("postgres", spec.database, "address"), database.spec.port)
    port = spec.listen_port
    made: dict[str, Any] = {
        "name": scope.first_name,
        "image": pulled(scope.here, spec.image).address,
        "essential": True,
        "user": NOBODY,
        "entryPoint": ["/bin/sh", "-c"],
        "command": [lines(scope, "start", str(escape(start(spec))))],
        "environment": [{"name": "PGBOUNCER_INI", "value": lines(scope, "settings", ini)}],
        **(waits() if spec.agent else {"secrets": _secrets(scope, spec)}),
        "portMappings": [{"containerPort": port, "hostPort": port, "protocol": "tcp"}],
        "stopTimeout": spec.stop_timeout_seconds,
    }
    if logs is not None:
        made["logConfiguration"] = log_configuration(scope, logs)
    return made


def _secrets(scope: Scope, spec: Pooler) -> list[dict[str, str]]:
    found = [
        (f"{name}_{variable(user)}", SecretValue(secret=about.secret, key=key))
        for user, about in spec.users.items()
        for name, key in KEYS.items()
    ]
    return [{"name": n, "valueFrom": value_from(scope, v)} for n, v in sorted(found, key=_name)]


def _name(item: tuple[str, SecretValue]) -> str:
    return item[0]
