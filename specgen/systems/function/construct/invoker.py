"""Who may invoke a function."""

from typing import Any

from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction
from cdktf_cdktf_provider_aws.lambda_permission import LambdaPermission

from specgen.sdk.construct import Scope


def invoker(
    scope: Scope, role: str, function: LambdaFunction, principal: str, arn: str, **more: Any
) -> LambdaPermission:
    """A service of AWS, for one resource. arn: of what invokes"""
    return scope.add(
        LambdaPermission,
        role,
        statement_id=role,
        action="lambda:InvokeFunction",
        function_name=function.function_name,
        principal=principal,
        source_arn=arn,
        **more,
    )
