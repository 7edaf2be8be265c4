"""Secrets that a task reads when it starts."""

from specgen.sdk.aws.ecs.fields import SecretValue
from specgen.sdk.aws.secret_arns import secret_arn
from specgen.sdk.construct.scope import Scope


def value_from(scope: Scope, value: SecretValue) -> str:
    """The secret, or one key of its JSON, in the notation of ECS."""
    arn = secret_arn(scope, value.secret)
    return f"{arn}:{value.key}::" if value.key else arn
