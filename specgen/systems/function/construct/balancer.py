"""A load balancer that forwards requests to a function."""

from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction
from cdktf_cdktf_provider_aws.lb_listener_rule import LbListenerRule, LbListenerRuleAction
from cdktf_cdktf_provider_aws.lb_target_group import LbTargetGroup
from cdktf_cdktf_provider_aws.lb_target_group_attachment import LbTargetGroupAttachment

from specgen.sdk.aws.elb.conditions import conditions
from specgen.sdk.aws.elb.listener import listener_arn
from specgen.sdk.construct import Scope
from specgen.systems.function.construct.invoker import invoker
from specgen.systems.function.model import Function


def balancer(scope: Scope, spec: Function, function: LambdaFunction) -> None:
    """The group gets the function once it is admitted, because ELB refuses it before."""
    entry = spec.triggers.load_balancer
    if entry is None:
        return
    group = scope.add(
        LbTargetGroup,
        name=scope.aws_name(),
        target_type="lambda",
        lambda_multi_value_headers_enabled=entry.multi_value_headers,
    )
    principal = "elasticloadbalancing.amazonaws.com"
    may = invoker(scope, "load-balancer", function, principal, group.arn)
    scope.add(
        LbTargetGroupAttachment,
        target_group_arn=group.arn,
        target_id=function.arn,
        depends_on=[may],
    )
    scope.add(
        LbListenerRule,
        listener_arn=listener_arn(scope, entry.load_balancer),
        priority=entry.priority,
        action=[LbListenerRuleAction(type="forward", target_group_arn=group.arn)],
        condition=conditions([entry.host] if entry.host else [], entry.path_patterns),
        tags={"Name": scope.aws_name()},
    )
