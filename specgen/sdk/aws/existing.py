"""ARNs for resources that AWS makes only if the other one exists."""

from specgen.project.project import Here
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
