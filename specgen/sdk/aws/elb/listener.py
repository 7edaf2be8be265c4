"""The listener of a load balancer that rules belong to."""

from specgen.sdk.aws.interfaces import LOAD_BALANCER
from specgen.sdk.construct.scope import Scope


def listener_arn(scope: Scope, balancer: str) -> str:
    output = LOAD_BALANCER.get(scope.here, balancer).spec.listener_output
    return scope.read("load_balancer", balancer, output)
