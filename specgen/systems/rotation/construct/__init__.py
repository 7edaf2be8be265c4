"""Rotation document -> functions, what calls them for each secret, and reminders."""

from typing import Any

from cdktf import ITerraformDependable
from cdktf_cdktf_provider_aws.lambda_permission import LambdaPermission
from cdktf_cdktf_provider_aws.secretsmanager_secret_rotation import (
    SecretsmanagerSecretRotation,
    SecretsmanagerSecretRotationRotationRules,
)

from specgen.sdk import Here, PartName
from specgen.sdk.aws.interfaces import Secret
from specgen.sdk.aws.lambda_function.function import code_bucket
from specgen.sdk.aws.rotation.groups import groups, of_functions, reminders
from specgen.sdk.construct import Scope
from specgen.systems.rotation.construct.functions import rotating
from specgen.systems.rotation.construct.messages import reminding
from specgen.systems.rotation.model import CODE, Rotation


def build(scope: Scope, spec: Rotation) -> None:
    found = groups(scope.here)
    bucket = code_bucket(scope, CODE) if found else None
    for group in found:
        function = rotating(scope, spec, group, bucket)
        permitted = _permission(scope, group.role, function.function_name)
        for secret in group.secrets:
            _rotation(scope, spec, secret, function.arn, permitted)
    for secret, function in of_functions(scope.here):
        role = secret.effective.part_name.map("call-{}".format)
        name = scope.read("function", function.name, "name")
        arn = scope.read("function", function.name, "arn")
        _rotation(scope, spec, secret, arn, _permission(scope, role, name))
    if spec.topic:
        reminding(scope, spec.topic, reminders(scope.here))


def _permission(scope: Scope, role: PartName, function: str) -> LambdaPermission:
    """source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html
    (2026-11-30)
    """
    return scope.add(
        LambdaPermission,
        role,
        statement_id=scope.aws_name(role),
        action="lambda:InvokeFunction",
        function_name=function,
        principal="secretsmanager.amazonaws.com",
        source_account=scope.names.account,
    )


def _rotation(
    scope: Scope, spec: Rotation, secret: Here[Secret], function: Any, after: ITerraformDependable
) -> None:
    """Not at once: an apply does not change a password."""
    rules = SecretsmanagerSecretRotationRotationRules(
        automatically_after_days=secret.spec.rotation.every_days, duration=f"{spec.window_hours}h"
    )
    scope.add(
        SecretsmanagerSecretRotation,
        secret.effective.part_name,
        secret_id=scope.read("secret", secret.name, "arn"),
        rotation_lambda_arn=function,
        rotate_immediately=False,
        rotation_rules=rules,
        depends_on=[after],
    )
