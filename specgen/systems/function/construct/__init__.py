"""Function document -> Lambda function, role and log group; what invokes it is in files here."""

from typing import Any

from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.lambda_function import (
    LambdaFunction,
    LambdaFunctionEnvironment,
    LambdaFunctionEphemeralStorage,
    LambdaFunctionLoggingConfig,
    LambdaFunctionVpcConfig,
)
from cdktf_cdktf_provider_aws.lambda_function_event_invoke_config import (
    LambdaFunctionEventInvokeConfig,
    LambdaFunctionEventInvokeConfigDestinationConfig,
    LambdaFunctionEventInvokeConfigDestinationConfigOnFailure,
)

from specgen.sdk.aws.dynamodb import access as tables
from specgen.sdk.aws.elasticache import access as caches
from specgen.sdk.aws.secret_arns import managed_secret_arn, secret_arn
from specgen.sdk.construct import Scope
from specgen.systems.function.construct.balancer import balancer
from specgen.systems.function.construct.buckets import buckets
from specgen.systems.function.construct.code import code
from specgen.systems.function.construct.role import failure_arn, role
from specgen.systems.function.construct.schedules import schedules
from specgen.systems.function.construct.sources import queues, topics
from specgen.systems.function.construct.streams import streams
from specgen.systems.function.model import Function
from specgen.systems.function.model.parts import Asynchronous, SecretName


def build(scope: Scope, spec: Function) -> None:
    log = _log_group(scope, spec)
    may = role(scope, spec)
    function = scope.add(
        LambdaFunction,
        function_name=scope.aws_name(),
        description=scope.description,
        role=may.arn,
        architectures=[spec.architecture],
        memory_size=spec.memory_mib,
        timeout=spec.timeout_seconds,
        ephemeral_storage=LambdaFunctionEphemeralStorage(size=spec.ephemeral_storage_mib),
        environment=_environment(scope, spec),
        kms_key_arn=scope.read("key", spec.key, "arn") if spec.key else None,
        reserved_concurrent_executions=spec.reserved_concurrency,
        logging_config=_logging(spec, log),
        vpc_config=_network(scope, spec),
        depends_on=[may.policy],
        **code(scope, spec),
    )
    if spec.asynchronous != Asynchronous():
        _asynchronous(scope, spec.asynchronous, function)
    queues(scope, spec, function)
    topics(scope, spec, function)
    streams(scope, spec, function)
    buckets(scope, spec, function)
    schedules(scope, spec, function)
    balancer(scope, spec, function)


def _log_group(scope: Scope, spec: Function) -> CloudwatchLogGroup:
    return scope.add(
        CloudwatchLogGroup,
        name=f"/aws/lambda/{scope.aws_name()}",
        retention_in_days=spec.logs.retention_days,
        kms_key_id=scope.read("key", spec.logs.key, "arn") if spec.logs.key else None,
    )


def _logging(spec: Function, log: CloudwatchLogGroup) -> LambdaFunctionLoggingConfig:
    return LambdaFunctionLoggingConfig(
        log_format="JSON" if spec.logs.format == "json" else "Text",
        log_group=log.name,
        application_log_level=spec.logs.level.upper() if spec.logs.level else None,
    )


def _environment(scope: Scope, spec: Function) -> LambdaFunctionEnvironment | None:
    secrets = {name: _secret(scope, value) for name, value in spec.secrets.items()}
    names = {g.variable: scope.read_of(g.table, "name") for g in tables.grants(scope.here)}
    names |= caches.variables(scope.here)
    variables = dict(sorted({**spec.environment, **secrets, **names}.items()))
    return LambdaFunctionEnvironment(variables=variables) if variables else None


def _secret(scope: Scope, value: SecretName) -> str:
    if value.database:
        return managed_secret_arn(scope, value.database)
    return secret_arn(scope, value.secret or "")


def _network(scope: Scope, spec: Function) -> LambdaFunctionVpcConfig | None:
    if spec.network is None:
        return None
    subnets = [f"subnets_{tier}" for tier in spec.tiers]
    return LambdaFunctionVpcConfig(
        subnet_ids=scope.read_lists("network", spec.network, subnets),
        security_group_ids=[scope.read("security_group", g, "id") for g in spec.security_groups],
    )


def _asynchronous(scope: Scope, spec: Asynchronous, function: LambdaFunction) -> None:
    failed: Any = None
    if spec.on_failure is not None:
        to = LambdaFunctionEventInvokeConfigDestinationConfigOnFailure(
            destination=failure_arn(scope, spec.on_failure)
        )
        failed = LambdaFunctionEventInvokeConfigDestinationConfig(on_failure=to)
    scope.add(
        LambdaFunctionEventInvokeConfig,
        function_name=function.function_name,
        maximum_retry_attempts=spec.retries,
        maximum_event_age_in_seconds=spec.maximum_age_seconds,
        destination_config=failed,
    )
