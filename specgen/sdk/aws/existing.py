"""ARNs for resources that AWS makes only if the other one exists."""

from typing import Any

from specgen.project.project import Here
from specgen.sdk.construct.outputs import expression
from specgen.sdk.construct.scope import Scope
from specgen.sdk.declarations import Output

RESOURCES = {"queue": "aws_sqs_queue", "topic": "aws_sns_topic"}
"""By kind; its documents have an `arn(here)`."""


def existing_arn(scope: Scope, other: Here[Any]) -> str:
    """Read if one root module makes both, so that Terraform knows the order; else built."""
    if other.effective.module != scope.effective.module:
        return str(other.spec.arn(other))
    resource = RESOURCES[other.effective.kind]
    return expression(other.name, Output("arn", "", ((resource, ""),), "arn"))
