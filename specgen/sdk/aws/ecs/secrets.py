"""Secrets that a task reads when it starts."""

from collections.abc import Iterable

from specgen.project.project import Here
from specgen.sdk.aws.ecs.fields import SecretValue
from specgen.sdk.aws.ecs.units import secret_key
from specgen.sdk.aws.interfaces import SECRET
from specgen.sdk.construct.scope import Scope


def value_from(scope: Scope, value: SecretValue) -> str:
    """The secret, or one key of its JSON, in the notation of ECS."""
    arn = secret_arn(scope, value.secret)
    return f"{arn}:{value.key}::" if value.key else arn


def secret_arn(scope: Scope, name: str) -> str:
    """ARN of the copy in this region, if the secret has one."""
    home = SECRET.get(scope.here, name)
    arn = scope.read("secret", name, "arn")
    copy: str = home.spec.arn_in(scope.region, arn, home)
    return copy


def secret_keys(scope: Scope, names: Iterable[str]) -> list[Here]:
    """Keys that the copies read here are encrypted with, each once."""
    keys: dict[tuple[str, str], Here] = {}
    for name in names:
        key = secret_key(scope.here, name)
        if key is not None:
            keys[key.name, key.region] = key
    return [key for _, key in sorted(keys.items())]
