"""For resources that AWS makes only if those of another document exist."""

from collections.abc import Iterable
from typing import Any

from specgen.project.here import Here
from specgen.project.part_names import joined
from specgen.sdk.aws.interfaces import Topic
from specgen.sdk.construct.outputs import expression
from specgen.sdk.construct.scope import Scope
from specgen.sdk.declarations import Output

_ARN = Output("arn", "", (("aws_sns_topic", ""),), "arn")


def existing_topic(scope: Scope, topic: Here[Topic]) -> str:
    """Read if one root module makes both, so that Terraform knows the order; else built."""
    if topic.effective.module == scope.effective.module:
        return expression(topic.name, _ARN)
    return topic.spec.arn(topic)


def in_same_module(scope: Scope, kind: str, documents: Iterable[Here[Any]]) -> list[str]:
    """Addresses of the documents' resources of a type, for `depends_on`; other root modules are
    applied before this one anyway.
    """
    here = scope.effective.module
    names = {joined(d.name, "") for d in documents if d.effective.module == here}
    return sorted(f"{kind}.{name}" for name in names)
