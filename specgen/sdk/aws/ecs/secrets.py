"""Secrets that a task reads when it starts."""

from specgen.sdk.aws.ecs.fields import SecretValue
from specgen.sdk.aws.secret_arns import managed_secret_arn, secret_arn
from specgen.sdk.construct.scope import Scope


def value_from(scope: Scope, value: SecretValue) -> str:
    """The secret, or one key of its JSON, in the notation of ECS."""
    if value.database:
        arn = managed_secret_arn(scope, value.database)
    else:
        arn = secret_arn(scope, value.secret or "")
    return f"{arn}:{value.json_key}::" if value.json_key else arn
